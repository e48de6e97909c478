package examples_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sourceFiles calls a function for every Go file of the programs that is not a test's nor of a package for tests, the
// modules of their own included.
func sourceFiles(t *testing.T, see func(path string, file *ast.File, set *token.FileSet)) {
	t.Helper()
	set := token.NewFileSet()
	require.NoError(t, filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") ||
			strings.HasSuffix(filepath.Dir(path), "test") {
			return err
		}
		file, err := parser.ParseFile(set, path, nil, 0)
		if err == nil {
			see(path, file, set)
		}
		return err
	}))
}

// isChinese reports whether a text has Chinese and is no English sentence with a Chinese name in it.
func isChinese(text string) bool {
	english := regexp.MustCompile(`([A-Za-z]{2,} ){4}`)
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) &&
		!english.MatchString(text)
}

// literal is the text of a string literal.
func literal(n ast.Node) (string, bool) {
	lit, isLit := n.(*ast.BasicLit)
	if !isLit || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// hasChinese reports whether a literal within a node has Chinese.
func hasChinese(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(inner ast.Node) bool {
		text, isText := literal(inner)
		found = found || isText && isChinese(text)
		return !found
	})
	return found
}

// englishOnly are the texts that stand in one language, with the reason.
func englishOnly() []struct{ file, text, reason string } {
	return []struct{ file, text, reason string }{
		{"internal/adapter/detail.go", "detail list", "the English name of the format"},
		{"internal/adapter/incometax.go", "import of regular wages", "the English name of the format"},
		{"internal/page/words.go", "housing fund", "Chinese has returned before"},
		{"internal/program/system.go", "json: unknown field ", "it is looked for in an error of package json"},
		{"internal/payrollyear/besides.go", "Accident cover", "the item's Chinese name is a constant beside it"},
		{"internal/payrollyear/besides.go", "Supplementary medical", "the item's Chinese name is a constant beside it"},
		{"internal/payrollyear/receipts.go", ", first run", "the name of a receipt is under its check sum"},
		{"internal/table/sniff.go", "<!doctype html", "it is looked for in a file"},
		{"shebao/internal/sheetfile/workbook.go", " hidden rows", "the Chinese is the next line's"},
		{"shebao/internal/sheetfile/workbook.go", " merged cells", "the Chinese is the next line's"},
		{"store/internal/month/month.go", "CREATE TABLE", "SQL"},
		{"store/internal/month/month.go", "INSERT OR REPLACE", "SQL"},
		{"store/internal/month/month.go", "SELECT ", "SQL"},
	}
}

// inEnglishOnly reports whether a text of a file is among those, and notes it as found.
func inEnglishOnly(path, text string, found map[string]bool) bool {
	for _, known := range englishOnly() {
		if path == known.file && strings.Contains(text, known.text) {
			found[known.file+known.text] = true
			return true
		}
	}
	return false
}

// A sentence in the source of a program stands in both languages: whatever is beside it in the call or in the value it
// is part of has Chinese.
func TestEverySentenceHasItsChinese(t *testing.T) {
	sentence := regexp.MustCompile(`[A-Za-z]{2,} [a-z]{2,}`)
	found := map[string]bool{}
	sourceFiles(t, func(path string, file *ast.File, set *token.FileSet) {
		var above []ast.Node
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil {
				above = above[:len(above)-1]
				return true
			}
			above = append(above, n)
			text, isText := literal(n)
			if !isText || isChinese(text) || !sentence.MatchString(text) || besideChinese(above) ||
				inEnglishOnly(path, text, found) {
				return true
			}
			t.Errorf("%s: %q has no Chinese beside it", set.Position(n.Pos()), text)
			return true
		})
	})
	assert.Len(t, found, len(englishOnly()), "a text that is no longer there")
}

// besideChinese reports whether the innermost call or value around a literal, or the one around that, has Chinese.
func besideChinese(above []ast.Node) bool {
	for _, n := range slices.Backward(above) {
		switch n.(type) {
		case *ast.BlockStmt:
			return false
		case *ast.CallExpr, *ast.CompositeLit, *ast.ReturnStmt, *ast.AssignStmt:
			if hasChinese(n) {
				return true
			}
		}
	}
	return false
}

// An error reaches the user in the language of the run: it is made by program.Errorf, table.NewRowError or the library,
// and said by program.Message. What package errors or fmt makes, and what Error or the verb v says, is English.
func TestErrorsAreMadeAndSaidInBothLanguages(t *testing.T) {
	allowed := map[string]string{
		"internal/payrollmonth/slips.go c.to.Error":                "an error, not its text",
		"internal/template/template.go w.Error":                    "an error, not its text",
		"internal/book/book.go out.Error":                          "an error, not its text",
		"internal/refused/refused.go l.file.Error":                 "an error, not its text",
		"internal/table/columns.go a.Error":                        "errors are compared",
		"internal/table/columns.go b.Error":                        "errors are compared",
		"beam/internal/payrolljob/out.go w.Error":                  "an error, not its text",
		"internal/household/housing.go rule.ErrMissingField.Error": "a code",
	}
	sourceFiles(t, func(path string, file *ast.File, set *token.FileSet) {
		if strings.HasPrefix(path, "internal/program/") {
			return // it says them in Chinese
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if text, isText := literal(n); isText && strings.Contains(text, "%v") {
				t.Errorf("%s: %q may say an error in English", set.Position(n.Pos()), text)
			}
			call, isCall := n.(*ast.CallExpr)
			if !isCall {
				return true
			}
			switch name := called(call); {
			case name == "errors.New", name == "fmt.Errorf":
				t.Errorf("%s: %s makes an error in one language", set.Position(n.Pos()), name)
			case strings.HasSuffix(name, ".Error") && len(call.Args) == 0 && allowed[path+" "+name] == "":
				t.Errorf("%s: %s says an error in English", set.Position(n.Pos()), name)
			}
			return true
		})
	})
}

// called is the function a call names, such as errors.New.
func called(call *ast.CallExpr) string {
	var parts []string
	for at := call.Fun; ; {
		switch f := at.(type) {
		case *ast.SelectorExpr:
			parts = append([]string{f.Sel.Name}, parts...)
			at = f.X
			continue
		case *ast.Ident:
			parts = append([]string{f.Name}, parts...)
		default:
			parts = append([]string{"?"}, parts...)
		}
		return strings.Join(parts, ".")
	}
}

// The environment is read in one place, and each program takes its arguments from there.
func TestOnlyAMainReadsTheEnvironment(t *testing.T) {
	sourceFiles(t, func(path string, file *ast.File, set *token.FileSet) {
		reads := 0
		ast.Inspect(file, func(n ast.Node) bool {
			if s, isSelector := n.(*ast.SelectorExpr); isSelector && slices.Contains(
				[]string{"Getenv", "LookupEnv", "Environ"}, s.Sel.Name) {
				reads++
			}
			return true
		})
		want := 0
		if filepath.Base(path) == "main.go" {
			want = 1
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Regexp(t, `Run\((program\.Arguments\(os\.Args\[1:\], os\.Getenv\)|os\.Args\[1:\], os\.Getenv), `,
				string(text), path) // shebao puts it behind the command
		}
		assert.Equal(t, want, reads, path)
	})
}
