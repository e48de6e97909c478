package schema

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// runtime is the package the rewritten module asks, below the module.
const runtime = "internal/mutantchosen"

// Module is a module rewritten with all its mutants.
type Module struct {
	Root    string
	Path    string            // of the module
	Mutants []Mutant          // Mutants[i].ID is i
	Files   map[string]string // the rewritten files by their path
	Tests   map[string][]Test // by package
}

// Test is a function that go test runs.
type Test struct{ Package, Name string }

// Read rewrites the packages of a module for which take answers true; it is asked with paths below the module. chosen
// is the source of package chosen.
func Read(root, chosen string, take func(path string) bool) (*Module, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	mode := packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedTypes | packages.NeedSyntax |
		packages.NeedTypesInfo | packages.NeedModule | packages.NeedCompiledGoFiles
	loaded, err := packages.Load(&packages.Config{Mode: mode, Dir: root}, "./...")
	if err != nil {
		return nil, err
	}
	slices.SortFunc(loaded, func(a, b *packages.Package) int { return strings.Compare(a.PkgPath, b.PkgPath) })
	m := &Module{Root: root, Files: map[string]string{}, Tests: map[string][]Test{}}
	for _, p := range loaded {
		if p.Module == nil {
			return nil, fmt.Errorf("%s holds no Go module; see -root", root)
		}
		m.Path = p.Module.Path
		below := strings.TrimPrefix(strings.TrimPrefix(p.PkgPath, m.Path), "/")
		if !take(below) {
			continue
		}
		if err := m.rewrite(p, below); err != nil {
			return nil, err
		}
	}
	if len(m.Mutants) == 0 {
		return nil, errors.New("there is nothing to mutate; see -package and -kind")
	}
	number(m.Mutants)
	m.Files[filepath.Join(root, runtime, "chosen.go")] = chosen
	return m, nil
}

// rewrite rewrites one package and its tests.
func (m *Module) rewrite(p *packages.Package, below string) error {
	if len(p.Errors) > 0 {
		return fmt.Errorf("%s: %w", p.PkgPath, p.Errors[0])
	}
	for i, tree := range p.Syntax {
		path := p.CompiledGoFiles[i]
		if ast.IsGenerated(tree) {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := filepath.Rel(m.Root, path)
		if err != nil {
			return err
		}
		r := &rewriter{module: m, types: p.Types, info: p.TypesInfo, set: p.Fset, source: string(source),
			in: Mutant{Package: below, File: filepath.ToSlash(file)}, aliases: map[string]string{},
			tags: m.Path+"/jsonrule" == p.PkgPath}
		m.Files[path] = r.file(tree)
	}
	return m.tests(filepath.Dir(p.CompiledGoFiles[0]), below)
}

// tests lists the tests of a package and lets each write at its end what it reached.
func (m *Module) tests(dir, below string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		return err
	}
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, path, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		var edits []edit
		for _, decl := range tree.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv != nil || !isTest(f.Name.Name) {
				continue
			}
			m.Tests[below] = append(m.Tests[below], Test{below, f.Name.Name})
			edits = append(edits, edit{at: set.Position(f.Body.Lbrace).Offset + 1, text: " defer mutant_.Flush();"})
		}
		if len(edits) > 0 {
			edits = append(edits, edit{at: set.Position(tree.Name.End()).Offset, text: m.imports(nil)})
			m.Files[path] = apply(string(source), edits)
		}
	}
	return nil
}

// isTest reports whether go test runs a function of this name.
func isTest(name string) bool {
	for _, prefix := range []string{"Test", "Fuzz", "Example"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && name != "TestMain" {
			return rest == "" || !('a' <= rest[0] && rest[0] <= 'z')
		}
	}
	return false
}

// imports are the imports a rewritten file needs, to stand behind its package clause on the same line.
func (m *Module) imports(aliases map[string]string) string {
	text := fmt.Sprintf("; import mutant_ %q", m.Path+"/"+runtime)
	var lines []string
	for path, alias := range aliases {
		lines = append(lines, fmt.Sprintf("; import %s %q", alias, path))
	}
	slices.Sort(lines)
	return text + strings.Join(lines, "")
}
