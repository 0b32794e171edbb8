// Reads Go sources as JSON strings, one a line, and says what Go's own parser sees in each; null for one it refuses.
package main

import (
	"bufio"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"sort"
	"strconv"
)

type truth struct {
	Async         bool     `json:"async"`
	ErrorHandling bool     `json:"errorHandling"`
	Todo          bool     `json:"todo"`
	Libraries     []string `json:"libraries"`
}

var (
	// Go's expressions have no look-around; what may not stand beside a tag is part of the match.
	tag     = regexp.MustCompile(`(?:^|[^\w-])(?:TODO|FIXME|HACK|XXX|BUG)(?:[^\w-]|$)`)
	failure = regexp.MustCompile(`^err\w*$`)
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var text string
		if json.Unmarshal(lines.Bytes(), &text) != nil {
			os.Exit(1)
		}
		_ = out.Encode(read(text))
	}
}

// Asynchronous: goroutines, channels and select. Handling errors: an error compared with nil, recover, and the
// questions of package errors.
func read(text string) *truth {
	file, err := parser.ParseFile(token.NewFileSet(), "file.go", text, parser.ParseComments)
	if err != nil {
		return nil
	}
	found := &truth{Libraries: []string{}}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			found.Todo = found.Todo || tag.MatchString(comment.Text)
		}
	}
	for _, spec := range file.Imports {
		if name, err := strconv.Unquote(spec.Path.Value); err == nil && name[0] != '.' {
			found.Libraries = append(found.Libraries, name)
		}
	}
	sort.Strings(found.Libraries)
	ast.Inspect(file, func(node ast.Node) bool {
		switch each := node.(type) {
		case *ast.GoStmt, *ast.SendStmt, *ast.ChanType, *ast.SelectStmt:
			found.Async = true
		case *ast.UnaryExpr:
			found.Async = found.Async || each.Op == token.ARROW
		case *ast.BinaryExpr:
			found.ErrorHandling = found.ErrorHandling || isCheck(each)
		case *ast.CallExpr:
			found.ErrorHandling = found.ErrorHandling || isQuestion(each.Fun)
		}
		return true
	})
	return found
}

func isCheck(each *ast.BinaryExpr) bool {
	left, isName := each.X.(*ast.Ident)
	right, isOther := each.Y.(*ast.Ident)
	compares := each.Op == token.NEQ || each.Op == token.EQL
	return compares && isName && isOther && right.Name == "nil" && failure.MatchString(left.Name)
}

func isQuestion(called ast.Expr) bool {
	if name, ok := called.(*ast.Ident); ok {
		return name.Name == "recover"
	}
	selector, ok := called.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pack, ok := selector.X.(*ast.Ident)
	return ok && pack.Name == "errors" && (selector.Sel.Name == "Is" || selector.Sel.Name == "As" || selector.Sel.Name == "Join")
}
