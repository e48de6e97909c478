package schema

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// rewriter rewrites one file.
type rewriter struct {
	module  *Module
	types   *types.Package
	info    *types.Info
	set     *token.FileSet
	source  string
	in      Mutant            // of the file and, while its declaration is walked, the function
	aliases map[string]string // names of imports by path
	edits   []edit
	depth   int
	tags    bool // the file reads the tags of structs
	asked   bool // whether the file asks package chosen at all

	tagsOnly bool // whether nothing but the reading of tags is rewritten

	places map[ast.Expr]bool // arguments that are places of a rounding
	result map[*ast.ReturnStmt]*types.Tuple
	skip   map[ast.Node]bool // what must stay constant, and what has no meaning of its own
}

// file rewrites a file.
func (r *rewriter) file(tree *ast.File) string {
	r.places, r.skip = map[ast.Expr]bool{}, map[ast.Node]bool{}
	r.result = map[*ast.ReturnStmt]*types.Tuple{}
	for _, decl := range tree.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			r.in.Function = functionName(d)
			if d.Body != nil {
				r.returns(d.Body, r.info.Defs[d.Name].Type().(*types.Signature).Results())
				r.walk(d.Body)
			}
		case *ast.GenDecl:
			r.declaration(d)
		}
	}
	if !r.asked {
		return r.source
	}
	maps.DeleteFunc(r.aliases, func(_, alias string) bool {
		return !slices.ContainsFunc(r.edits, func(e edit) bool { return strings.Contains(e.text, alias+".") })
	})
	r.edits = append(r.edits, edit{at: r.offset(tree.Name.End()), text: r.module.imports(r.aliases)})
	return apply(r.source, r.edits)
}

// functionName is the name of a function, with its type where it is a method.
func functionName(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return d.Name.Name
	}
	of := types.ExprString(d.Recv.List[0].Type)
	return strings.TrimPrefix(of, "*") + "." + d.Name.Name
}

// declaration rewrites variables and types; constants are changed where they are used.
func (r *rewriter) declaration(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.ValueSpec:
			if d.Tok == token.VAR {
				r.in.Function = s.Names[0].Name
				r.walk(s)
			}
		case *ast.TypeSpec:
			r.in.Function = s.Name.Name
			r.walk(s.Type)
		}
	}
}

// walk rewrites what is below a node.
func (r *rewriter) walk(root ast.Node) {
	base := r.depth
	ast.Inspect(root, func(n ast.Node) bool {
		if n == nil {
			r.depth--
			return true
		}
		if r.skip[n] || !r.visit(n) {
			return false
		}
		r.depth++
		return true
	})
	r.depth = base
}

// visit rewrites a node itself; false where nothing below it is to be rewritten.
func (r *rewriter) visit(n ast.Node) bool {
	if r.tagsOnly {
		if s, ok := n.(*ast.SelectorExpr); ok {
			r.tagRead(s)
		}
		return true
	}
	if e, ok := n.(ast.Expr); ok {
		tv := r.info.Types[e]
		if tv.IsType() {
			return r.typeOf(e)
		}
		if tv.Value != nil {
			r.constant(e, tv)
			return false
		}
	}
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok == token.VAR
	case *ast.FuncLit:
		r.returns(n.Body, r.info.TypeOf(n).(*types.Signature).Results())
	case *ast.BlockStmt:
		r.statements(n.List)
	case *ast.CaseClause:
		r.statements(n.Body)
	case *ast.SwitchStmt:
		r.cases(n)
	case *ast.IfStmt:
		r.condition(n.Cond)
	case *ast.ForStmt:
		if n.Cond != nil {
			r.condition(n.Cond)
		}
	case *ast.ReturnStmt:
		r.returned(n)
	case *ast.BinaryExpr:
		r.binary(n)
	case *ast.CallExpr:
		r.call(n)
	case *ast.CompositeLit:
		r.composite(n)
	case *ast.SelectorExpr:
		r.tagRead(n)
	}
	return true
}

// typeOf rewrites the tags of a struct type; other types stay.
func (r *rewriter) typeOf(e ast.Expr) bool {
	s, ok := e.(*ast.StructType)
	if !ok {
		return false
	}
	for _, field := range s.Fields.List {
		if field.Tag != nil {
			r.tag(field)
		}
		r.walk(field.Type)
	}
	return false
}

// composite keeps the keys of arrays constant, and gives an empty rounding the other ways.
func (r *rewriter) composite(n *ast.CompositeLit) {
	t := r.info.TypeOf(n)
	switch t.Underlying().(type) {
	case *types.Array, *types.Slice:
		for _, element := range n.Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok {
				r.skip[pair.Key] = true
			}
		}
	case *types.Struct:
		for _, element := range n.Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok {
				r.skip[pair.Key] = true
			}
		}
		if len(n.Elts) == 0 && namedAs(t, "Rounding") {
			r.emptyRounding(n, t)
		}
	}
}

// emptyRounding changes a rounding half up to the fen.
func (r *rewriter) emptyRounding(n *ast.CompositeLit, t types.Type) {
	name, ok := r.typeName(n.Pos(), t)
	if !ok {
		return
	}
	var instead []string
	var changes []string
	for _, field := range []string{"Mode: 1", "Mode: 2", "Unit: 1"} {
		instead = append(instead, name+"{"+field+"}")
		changes = append(changes, "rounding {} -> {"+field+"}")
	}
	r.instead(n, Rounding, "", instead, changes)
}

// instead wraps an expression in a choice between itself and others, of a type that is named or left to the compiler.
func (r *rewriter) instead(e ast.Expr, kind Kind, typeName string, others, changes []string) {
	first := r.add(e, kind, changes...)
	if typeName != "" {
		typeName = "[" + typeName + "]"
	}
	r.wrap(e, fmt.Sprintf("mutant_.Of%s(%d, ", typeName, first), ", "+strings.Join(others, ", ")+")")
}

// add adds mutants of a place and returns the number of the first.
func (r *rewriter) add(at ast.Node, kind Kind, changes ...string) int {
	first := len(r.module.Mutants)
	position := r.set.Position(at.Pos())
	for _, change := range changes {
		m := r.in
		m.ID, m.Line, m.Kind = len(r.module.Mutants), position.Line, kind
		m.Change = change + " in: " + short(r.lineOf(position.Offset))
		r.module.Mutants = append(r.module.Mutants, m)
	}
	r.asked = true
	return first
}

// lineOf is the line of the source an offset is on.
func (r *rewriter) lineOf(offset int) string {
	begin := strings.LastIndexByte(r.source[:offset], '\n') + 1
	line, _, _ := strings.Cut(r.source[begin:], "\n")
	return line
}

func (r *rewriter) offset(p token.Pos) int { return r.set.Position(p).Offset }

// text is the source of a node.
func (r *rewriter) text(n ast.Node) string { return r.source[r.offset(n.Pos()):r.offset(n.End())] }

// wrap puts text before and behind a node. Of two wraps of one node the later is inside.
func (r *rewriter) wrap(n ast.Node, before, behind string) {
	r.depth++
	r.edits = append(r.edits,
		edit{at: r.offset(n.Pos()), text: before, order: opening(r.depth)},
		edit{at: r.offset(n.End()), text: behind, order: closing(r.depth)})
}

// replace puts text in the place of a part of the source. It stands between what closes and what opens there.
func (r *rewriter) replace(from, to token.Pos, text string) {
	r.edits = append(r.edits, edit{at: r.offset(from), cut: r.offset(to) - r.offset(from), text: text})
}

// namedAs reports whether a type has this name, whatever its package.
func namedAs(t types.Type, name string) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == name
}

// typeName writes the type of a constant or a receiver as the file can name it at a place; false where it cannot.
func (r *rewriter) typeName(at token.Pos, t types.Type) (string, bool) {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return types.Default(t).String(), true
	case *types.Named:
		name := t.Obj()
		local := name.Pkg() != nil && name.Parent() != name.Pkg().Scope()
		if local || t.TypeArgs().Len() > 0 {
			return "", false
		}
		if name.Pkg() == nil || name.Pkg() == r.types {
			_, seen := r.types.Scope().Innermost(at).LookupParent(name.Name(), at)
			return name.Name(), seen == name
		}
		if !name.Exported() {
			return "", false
		}
		return r.alias(name.Pkg().Path()) + "." + name.Name(), true
	}
	return "", false
}

// alias is the name by which a rewritten file imports a package.
func (r *rewriter) alias(path string) string {
	name, ok := r.aliases[path]
	if !ok {
		name = fmt.Sprintf("mutant_%d", len(r.aliases))
		r.aliases[path] = name
	}
	return name
}

// sizes are the sizes of numbers on the machine the mutants run on.
var sizes = types.SizesFor("gc", "amd64")

// fits reports whether a whole number is one of a type.
func fits(v constant.Value, t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	if !ok || basic.Info()&types.IsInteger == 0 {
		return false
	}
	bits := uint(sizes.Sizeof(basic)) * 8
	least, most := constant.MakeInt64(0), constant.Shift(constant.MakeInt64(1), token.SHL, bits)
	if basic.Info()&types.IsUnsigned == 0 {
		most = constant.Shift(constant.MakeInt64(1), token.SHL, bits-1)
		least = constant.UnaryOp(token.SUB, most, 0)
	}
	return constant.Compare(v, token.GEQ, least) && constant.Compare(v, token.LSS, most)
}
