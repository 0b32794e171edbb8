// Package inventory keeps the stock of the shop.
package inventory

import (
	"encoding/json"
	"os"
	"sync"
)

// Stock counts items by SKU. A mutex guards it against data races.
type Stock struct {
	mu     sync.Mutex
	counts map[string]int
}

// Take removes n items and reports whether there were enough.
func (s *Stock) Take(sku string, n int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.counts[sku] < n {
		return false
	}
	s.counts[sku] -= n
	return true
}

// Load reads the stock from a file.
// TODO(2026-01-31): validate the counts
func Load(path string) (*Stock, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	stock := &Stock{counts: map[string]int{}}
	if err := json.Unmarshal(data, &stock.counts); err != nil {
	}
	return stock, nil
}
