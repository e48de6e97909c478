package shebao_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// source is a package of this module, type-checked.
type source struct {
	types *types.Package
	files []*ast.File
	info  *types.Info
}

// sources type-checks the module's packages in the order of their imports; others come as the compiler left them.
type sources struct {
	set      *token.FileSet
	packages map[string]*source
	others   types.Importer
}

// Import returns a package that was read, or one of another module.
func (s *sources) Import(path string) (*types.Package, error) {
	if own, ok := s.packages[path]; ok {
		return own.types, nil
	}
	return s.others.Import(path)
}

// readSources type-checks the packages of the core.
func readSources(t *testing.T) *sources {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", "-export", "-json=ImportPath,Dir,GoFiles,Export", "./...").
		Output()
	require.NoError(t, err)
	exports := map[string]string{}
	s := &sources{set: token.NewFileSet(), packages: map[string]*source{}}
	s.others = importer.ForCompiler(s.set, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, errors.New("no export data of " + path)
		}
		return os.Open(exports[path])
	})
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var p struct {
			ImportPath, Dir, Export string
			GoFiles                 []string
		}
		require.NoError(t, dec.Decode(&p))
		exports[p.ImportPath] = p.Export
		if name, own := strings.CutPrefix(p.ImportPath, module+"/"); own && !strings.HasPrefix(name, "examples") {
			s.read(t, p.ImportPath, p.Dir, p.GoFiles)
		}
	}
	return s
}

// read parses and type-checks a package.
func (s *sources) read(t *testing.T, path, dir string, names []string) {
	t.Helper()
	p := &source{info: &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{},
		Instances: map[*ast.Ident]types.Instance{}, Types: map[ast.Expr]types.TypeAndValue{}}}
	for _, name := range names {
		file, err := parser.ParseFile(s.set, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		p.files = append(p.files, file)
	}
	var err error
	p.types, err = (&types.Config{Importer: s}).Check(path, s.set, p.files, p.info)
	require.NoError(t, err)
	s.packages[path] = p
}

// references says of every function and variable of a package which others its source names.
func (p *source) references(into map[types.Object][]types.Object) {
	note := func(from types.Object, node ast.Node) {
		ast.Inspect(node, func(n ast.Node) bool {
			name, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			switch used := p.info.Uses[name].(type) {
			case *types.Func:
				into[from] = append(into[from], used.Origin())
			case *types.Var:
				into[from] = append(into[from], used)
			}
			return true
		})
	}
	for _, file := range p.files {
		for _, decl := range file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				note(p.info.Defs[d.Name], d)
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if v, ok := spec.(*ast.ValueSpec); ok {
						for _, name := range v.Names {
							note(p.info.Defs[name], v)
						}
					}
				}
			}
		}
	}
}

// reached are the functions that a call by name may come to: all that package scenario names, and what they name.
func (s *sources) reached() map[types.Object]bool {
	references := map[types.Object][]types.Object{}
	for _, p := range s.packages {
		p.references(references)
	}
	reached := map[types.Object]bool{}
	var visit func(types.Object)
	visit = func(o types.Object) {
		if !reached[o] {
			reached[o] = true
			for _, next := range references[o] {
				visit(next)
			}
		}
	}
	for o := range references {
		if o.Pkg().Path() == module+"/scenario" {
			visit(o)
		}
	}
	return reached
}

// byLibraries are the methods that other code calls by interface: printing, errors, reading, writing, checking inputs
// and the words of a type.
var byLibraries = strings.Fields("String Error Unwrap MarshalText UnmarshalText MarshalJSON UnmarshalJSON In " +
	"CheckFields Words")

// unnamed lists the exported functions and methods of a package that no rule by name comes to, as pension.Contribute or
// payroll.Policy.With. A function without a parameter and a receiver takes no data.
func (p *source) unnamed(reached map[types.Object]bool) []string {
	var out []string
	for _, file := range p.files {
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() || slices.Contains(byLibraries, f.Name.Name) {
				continue
			}
			if reached[p.info.Defs[f.Name]] {
				continue
			}
			name := p.types.Path() + "."
			if f.Recv != nil {
				name += receiver(f) + "."
			} else if f.Type.Params.NumFields() == 0 {
				continue
			}
			out = append(out, strings.TrimPrefix(name+f.Name.Name, module+"/"))
		}
	}
	return out
}

// receiver is the name of the type of a method.
func receiver(f *ast.FuncDecl) string {
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	return types.ExprString(of)
}

// TestEveryFunctionHasARule: an exported function of a scheme, of payroll or of the city is what a rule by name comes
// to, or scenario/testdata/without_rule.txt says why it has none.
func TestEveryFunctionHasARule(t *testing.T) {
	text, err := os.ReadFile("scenario/testdata/without_rule.txt")
	require.NoError(t, err)
	var listed []string
	for line := range strings.Lines(string(text)) {
		name, reason, _ := strings.Cut(strings.TrimSpace(line), ": ")
		assert.NotEmpty(t, reason, name)
		listed = append(listed, name)
	}
	assert.True(t, slices.IsSorted(listed), "sort the lines")
	s := readSources(t)
	reached := s.reached()
	var unnamed []string
	for path, p := range s.packages {
		short := strings.TrimPrefix(path, module+"/")
		of := root(short)
		law := of == "payroll" || of == "guangzhou" || slices.Contains(schemes, of)
		if law && !strings.Contains(short, "/internal/") {
			unnamed = append(unnamed, p.unnamed(reached)...)
		}
	}
	without := func(names, others []string) []string {
		return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(others, name) })
	}
	assert.Empty(t, without(unnamed, listed), "offer these as rules by name, or say in the file why not")
	assert.Empty(t, without(listed, unnamed), "these have a rule or are gone: take their lines out of the file")
}
