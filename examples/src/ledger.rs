//! The shop's ledger.

use std::collections::BTreeMap;
use std::fs;

/// Entries by account, in cents.
pub struct Ledger {
    entries: BTreeMap<String, Vec<i64>>,
}

impl Ledger {
    pub fn new() -> Self {
        Ledger { entries: BTreeMap::new() }
    }

    pub fn book(&mut self, account: &str, amount: i64) {
        self.entries.entry(account.to_string()).or_default().push(amount);
    }

    /// The balance after a fee for large accounts.
    pub fn balance(&self, account: &str) -> i64 {
        let sum: i64 = self.entries.get(account).map_or(0, |entries| entries.iter().sum());
        if sum > 250000 {
            sum - sum / 365
        } else {
            sum
        }
    }

    pub fn load(path: &str) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let mut ledger = Ledger::new();
        for line in text.lines() {
            if let Some((account, amount)) = line.split_once(';') {
                ledger.book(account, amount.parse().unwrap());
            }
        }
        ledger
    }
}
