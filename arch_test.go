package shebao_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/shebao-go/shebao"

// pkg is what `go list -json` says of a package.
type pkg struct {
	ImportPath string
	Dir        string
	Imports    []string
	GoFiles    []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,Imports,GoFiles", "./...").Output()
	require.NoError(t, err)
	var all []pkg
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var p pkg
		require.NoError(t, dec.Decode(&p))
		p.ImportPath = strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		for i, imported := range p.Imports {
			p.Imports[i] = strings.TrimPrefix(imported, module+"/")
		}
		all = append(all, p)
	}
	require.NotEmpty(t, all)
	return all
}

// schemes are the packages that may import rule, jsonrule and internal and never one another.
var schemes = []string{"pension", "medical", "maternity", "unemployment", "injury", "annuity", "housing", "relief",
	"collection", "fund"}

// generators are programs that write files of the repository from the core. Nothing imports them.
var generators = []string{"scenario/internal/contract"}

// root is the first element of an import path: pension for pension/retire.
func root(path string) string { return strings.SplitN(path, "/", 2)[0] }

// mayImport says whether a package of the house may import another one of it.
func mayImport(from, to string) bool {
	switch {
	case strings.HasPrefix(from, "examples"), slices.Contains(generators, from):
		return true
	case strings.HasPrefix(to, "examples"), slices.Contains(generators, to):
		return false
	case from == "" || from == "internal/fen" || from == "internal/jsontext":
		return false
	case from == "rule":
		return to == "internal/fen" || to == "internal/jsontext"
	case from == "internal/tabletest" || from == "internal/tiers" || from == "internal/lines":
		return to == "rule"
	case slices.Contains(schemes, root(from)):
		return to == "rule" || to == "jsonrule" || strings.HasPrefix(to, "internal/") || root(to) == root(from)
	case from == "jsonrule":
		return to == "rule" || to == "internal/jsontext"
	case root(from) == "payroll":
		return to == "rule" || to == "jsonrule" || strings.HasPrefix(to, "internal/") ||
			slices.Contains(schemes, root(to)) ||
			root(to) == "payroll" && from != "payroll"
	case from == "figures":
		return to == "rule" || to == "jsonrule" || to == "payroll"
	case from == "guangzhou":
		return to == "rule" || to == "payroll" || to == "figures" || slices.Contains(schemes, root(to))
	}
	return root(from) == "scenario"
}

func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			external := strings.Contains(strings.SplitN(imported, "/", 2)[0], ".")
			switch {
			case external:
				tested := strings.HasPrefix(p.ImportPath, "internal/tabletest")
				require.True(t, imported == "github.com/shopspring/decimal" || tested, "%s imports %s",
					p.ImportPath, imported)
				require.NotEqual(t, "internal/fen", p.ImportPath, "internal/fen imports only the standard library")
			case house(imported):
				require.True(t, mayImport(p.ImportPath, imported), "%s may not import %s", p.ImportPath, imported)
			}
		}
	}
}

// forTests reports whether a package is for tests alone.
func forTests(path string) bool {
	return path == "internal/tabletest" || path == "scenario/scenariotest"
}

// house reports whether an import path, shortened, is one of this module.
func house(path string) bool {
	return slices.Contains(append([]string{"rule", "jsonrule", "internal", "payroll", "figures", "guangzhou",
		"scenario", "examples"}, schemes...), root(path))
}

// forbidden are the calls the core does without: floats, roundings that lose digits, clocks, I/O.
var forbidden = map[string]string{
	"Div":            "decimal division rounds by a package variable",
	"Avg":            "as Div",
	"Pow":            "as Div",
	"NewFromFloat":   "floats",
	"NewFromFloat32": "floats",
	"Float64":        "floats",
	"InexactFloat64": "floats",
	"IntPart":        "drops decimals",
}

// forbiddenImports are packages that bring a clock, randomness, the environment, logging or the machinery of tests.
var forbiddenImports = []string{"os", "log", "log/slog", "math/rand", "math/rand/v2", "net/http", "math", "testing",
	"testing/fstest", "testing/iotest", "internal/tabletest"}

// TestCore reads the core's source: no float, no forbidden call, no init, no panic, no exported variable but errors, no
// clock or I/O.
func TestCore(t *testing.T) {
	files := 0
	for _, p := range packages(t) {
		if strings.HasPrefix(p.ImportPath, "examples") {
			continue
		}
		for _, imported := range p.Imports {
			// What makes cases or compares is part of a test; a generator writes files.
			allowed := forTests(p.ImportPath) || slices.Contains(generators, p.ImportPath)
			require.False(t, !allowed && slices.Contains(forbiddenImports, imported), "%s: %s", p.ImportPath, imported)
		}
		for _, name := range p.GoFiles {
			files++
			checkFile(t, filepath.Join(p.Dir, name))
		}
	}
	require.Greater(t, files, 30)
}

func checkFile(t *testing.T, path string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
	require.NoError(t, err)
	at := func(n ast.Node) string { return set.Position(n.Pos()).String() }
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			require.False(t, d.Recv == nil && d.Name.Name == "init", "%s: init", at(d))
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if v, ok := spec.(*ast.ValueSpec); ok && d.Tok == token.VAR {
					for _, name := range v.Names {
						require.False(t, name.IsExported() && !strings.HasPrefix(name.Name, "Err"),
							"%s: exported variable %s", at(name), name.Name)
					}
				}
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			require.NotContains(t, []string{"float32", "float64"}, n.Name, at(n))
		case *ast.CallExpr:
			if name, ok := n.Fun.(*ast.Ident); ok {
				require.NotEqual(t, "panic", name.Name, at(n))
			}
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok {
				require.NotContains(t, forbidden, sel.Sel.Name, at(n))
				if x, ok := sel.X.(*ast.Ident); ok {
					require.NotEqual(t, "time.Now", x.Name+"."+sel.Sel.Name, at(n))
					many := x.Name+"."+sel.Sel.Name == "errors.Join" && n.Ellipsis.IsValid()
					require.False(t, many, "%s: rule.Join keeps 20 errors of an input", at(n))
				}
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "decimal" {
				require.NotContains(t,
					[]string{"Zero", "DivisionPrecision", "MarshalJSONWithoutQuotes", "PowPrecisionNegativeExponent"},
					n.Sel.Name, at(n))
			}
		}
		return true
	})
}

// TestDecimalsAreComparedByTheirValue: 1.0 and 1.00 are one amount and two structs, so no test holds a decimal against
// another with Equal of testify; tabletest.Equal compares what they are worth.
func TestDecimalsAreComparedByTheirValue(t *testing.T) {
	structs := regexp.MustCompile(`\b(assert|require)\.(Not)?Equal\(t, (decimal\.New\w*|tabletest\.Dec)\([^()]*\), `)
	require.Regexp(t, structs, "assert.Equal(t, decimal.New(1, -2), amount)")
	files := 0
	require.NoError(t, filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") || path == "arch_test.go" {
			return err
		}
		files++
		text, err := os.ReadFile(path)
		assert.Empty(t, structs.FindAllString(string(text), -1), path)
		return err
	}))
	assert.Greater(t, files, 300)
}
