package shebao_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// onlyEnglish are the files of the core that may make an error in English: the codes themselves, a path in front of an
// error, and what is malformed in the declaration of a rule, which a test finds and no user reads.
var onlyEnglish = []string{"rule/errors.go", "rule/gap.go", "jsonrule/bounds.go", "jsonrule/check.go",
	"jsonrule/plan.go", "jsonrule/rule.go", "jsonrule/schema.go"}

// TestEveryMessageIsSaidInChinese reads the core: what rule.Say and rule.Sayf say has Chinese words where it has
// English ones, and no error is made of English alone.
func TestEveryMessageIsSaidInChinese(t *testing.T) {
	said, used := 0, map[string]bool{}
	for _, p := range packages(t) {
		if root(p.ImportPath) == "examples" || slices.Contains(generators, p.ImportPath) {
			continue
		}
		for _, name := range p.GoFiles {
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				at := p.ImportPath + "/" + name
				switch function := called(call); function {
				case "Say", "Sayf", "rule.Say", "rule.Sayf":
					said++
					english, chinese := wordsOf(call.Args[0]), wordsOf(call.Args[1])
					assert.True(t, english == "" || strings.ContainsFunc(chinese, han), "%s: %s", at, english)
				case "errors.New", "fmt.Errorf":
					used[at] = true
					assert.Contains(t, onlyEnglish, at, "%s", set.Position(call.Pos()))
				}
				return true
			})
		}
	}
	assert.Greater(t, said, 1000)
	assert.Len(t, used, len(onlyEnglish), "no exception is left over")
}

func han(r rune) bool { return unicode.Is(unicode.Han, r) }

// called is the name of a function that is called, such as rule.Say.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if of, ok := f.X.(*ast.Ident); ok {
			return of.Name + "." + f.Sel.Name
		}
	}
	return ""
}

// wordsOf are the literals of a text that have letters, one after the other.
func wordsOf(text ast.Expr) string {
	var out strings.Builder
	ast.Inspect(text, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && strings.ContainsFunc(literal.Value, unicode.IsLetter) {
			out.WriteString(literal.Value)
		}
		return true
	})
	return out.String()
}
