package shebao_test

import (
	"bytes"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAPIIsTheRecordedOne holds what the core exports against api.txt: a name that goes, or changes its type, is seen
// in the diff of a change and announced in CHANGELOG.md. The flag -update writes the file anew.
func TestAPIIsTheRecordedOne(t *testing.T) {
	var all strings.Builder
	all.WriteString("The exported names of the core, a declaration a line; written by go test . -run API -update.\n")
	for _, dir := range publicPackages(t) {
		all.WriteString("\npackage " + dir + "\n")
		for _, line := range exportedDeclarations(t, dir) {
			all.WriteString("\t" + line + "\n")
		}
	}
	if *update {
		require.NoError(t, os.WriteFile("api.txt", []byte(all.String()), 0o644))
	}
	recorded, err := os.ReadFile("api.txt")
	require.NoError(t, err)
	was, is := strings.Split(string(recorded), "\n"), strings.Split(all.String(), "\n")
	assert.Equal(t, was, is, "say in CHANGELOG.md what changed, then write api.txt anew")
}

// publicPackages are the directories of the packages that a program outside the module may import.
func publicPackages(t *testing.T) (dirs []string) {
	t.Helper()
	for _, p := range packages(t) {
		inside := strings.Contains("/"+p.ImportPath+"/", "/internal/") || strings.HasPrefix(p.ImportPath, "examples")
		if !inside && len(p.GoFiles) > 0 {
			dirs = append(dirs, filepath.Join(".", strings.TrimPrefix(p.ImportPath, module)))
		}
	}
	return dirs
}

// exportedDeclarations returns what a package exports, without bodies, comments and tags, in the order of the names.
func exportedDeclarations(t *testing.T, dir string) []string {
	t.Helper()
	set := token.NewFileSet()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	var trees []*ast.File
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		trees = append(trees, tree)
	}
	page, err := doc.NewFromFiles(set, trees, dir)
	require.NoError(t, err)
	var lines []string
	add := func(nodes ...ast.Node) {
		for _, node := range nodes {
			lines = append(lines, oneLine(t, set, node))
		}
	}
	values := func(list []*doc.Value) {
		for _, v := range list {
			add(v.Decl)
		}
	}
	functions := func(list []*doc.Func) {
		for _, f := range list {
			add(f.Decl)
		}
	}
	values(page.Consts)
	values(page.Vars)
	functions(page.Funcs)
	for _, kind := range page.Types {
		add(kind.Decl)
		values(kind.Consts)
		values(kind.Vars)
		functions(kind.Funcs)
		functions(kind.Methods)
	}
	return lines
}

// oneLine prints a declaration on a line of its own.
func oneLine(t *testing.T, set *token.FileSet, node ast.Node) string {
	t.Helper()
	ast.Inspect(node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			n.Tag, n.Doc, n.Comment = nil, nil, nil
		case *ast.GenDecl:
			n.Doc = nil
		case *ast.FuncDecl:
			n.Doc, n.Body = nil, nil
		case *ast.ValueSpec:
			n.Doc, n.Comment = nil, nil
		case *ast.TypeSpec:
			n.Doc, n.Comment = nil, nil
		}
		return true
	})
	var text bytes.Buffer
	require.NoError(t, printer.Fprint(&text, set, node))
	return strings.Join(strings.Fields(text.String()), " ")
}
