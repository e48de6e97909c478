package schema

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// reader is the package that reads the tags of structs.
const reader = "jsonrule"

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

// Read rewrites the packages of a module for which take answers true; it is asked with paths below the module. The
// tests of the packages of asked can be asked as well. chosen is the source of package chosen.
func Read(root, chosen string, take func(path string) bool, asked ...string) (*Module, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	m := &Module{Root: root, Files: map[string]string{}, Tests: map[string][]Test{}}
	taken, err := m.named(func(path string) bool { return take(path) || slices.Contains(asked, path) })
	if err != nil {
		return nil, err
	}
	for below, p := range taken {
		if err := m.tests(p.Dir, below); err != nil {
			return nil, err
		}
		if !take(below) && below != reader {
			delete(taken, below)
		}
	}
	if len(taken) > 0 {
		err = m.rewriteAll(slices.Sorted(maps.Keys(taken)), take)
	}
	if err != nil {
		return nil, err
	}
	if len(m.Mutants) == 0 {
		return nil, errors.New("there is nothing to mutate; see -package")
	}
	number(m.Mutants)
	m.Files[filepath.Join(root, runtime, "chosen.go")] = chosen
	return m, nil
}

// Has reports whether the module has a file, rewritten or not.
func (m *Module) Has(file string) bool {
	_, err := os.Stat(filepath.Join(m.Root, file))
	return err == nil
}

// named are packages of the module by their paths below it, not yet read.
func (m *Module) named(take func(path string) bool) (map[string]*packages.Package, error) {
	mode := packages.NeedName | packages.NeedFiles | packages.NeedModule
	loaded, err := packages.Load(&packages.Config{Mode: mode, Dir: m.Root}, "./...")
	out := map[string]*packages.Package{}
	for _, p := range loaded {
		if p.Module == nil {
			return nil, fmt.Errorf("%s holds no Go module; see -root", m.Root)
		}
		m.Path = p.Module.Path
		if below := m.below(p); take(below) {
			out[below] = p
		}
	}
	return out, err
}

// below is the path of a package below the module.
func (m *Module) below(p *packages.Package) string {
	return strings.TrimPrefix(strings.TrimPrefix(p.PkgPath, m.Path), "/")
}

// rewriteAll rewrites packages, in their order; of one that is not taken no more than where it reads tags.
func (m *Module) rewriteAll(paths []string, take func(path string) bool) error {
	mode := packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedTypes | packages.NeedSyntax |
		packages.NeedTypesInfo | packages.NeedCompiledGoFiles
	var patterns []string
	for _, below := range paths {
		patterns = append(patterns, "./"+below)
	}
	loaded, err := packages.Load(&packages.Config{Mode: mode, Dir: m.Root}, patterns...)
	slices.SortFunc(loaded, func(a, b *packages.Package) int { return strings.Compare(a.PkgPath, b.PkgPath) })
	for _, p := range loaded {
		if err == nil {
			err = m.rewrite(p, m.below(p), !take(m.below(p)))
		}
	}
	return err
}

// rewrite rewrites one package.
func (m *Module) rewrite(p *packages.Package, below string, tagsOnly bool) error {
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
			tags: below == reader, tagsOnly: tagsOnly}
		m.Files[path] = r.file(tree)
	}
	return nil
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
