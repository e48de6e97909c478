package schema

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
)

// statements lets the statements of a list be dropped, where the program still compiles without them.
func (r *rewriter) statements(list []ast.Stmt) {
	for _, s := range list {
		if !r.droppable(s) {
			continue
		}
		id := r.add(s, Statement, "without "+short(r.text(s)))
		r.wrap(s, fmt.Sprintf("if !mutant_.On(%d) { ", id), " }")
	}
}

// droppable reports whether a statement declares nothing and ends nothing.
func (r *rewriter) droppable(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.AssignStmt:
		name, _ := s.Lhs[0].(*ast.Ident)
		return s.Tok != token.DEFINE && (len(s.Lhs) > 1 || name == nil || name.Name != "_")
	case *ast.IncDecStmt, *ast.DeferStmt, *ast.GoStmt:
		return true
	case *ast.BranchStmt:
		return s.Tok == token.BREAK || s.Tok == token.CONTINUE
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		name, ok := call.Fun.(*ast.Ident)
		return !ok || name.Name != "panic"
	}
	return false
}

// returns notes what the return statements of a function return, but not those of functions within.
func (r *rewriter) returns(body *ast.BlockStmt, results *types.Tuple) {
	ast.Inspect(body, func(n ast.Node) bool {
		if s, ok := n.(*ast.ReturnStmt); ok {
			r.result[s] = results
		}
		_, within := n.(*ast.FuncLit)
		return !within
	})
}

// returned lets an error that is returned be nil and a lone answer its opposite.
func (r *rewriter) returned(s *ast.ReturnStmt) {
	results := r.result[s]
	if len(s.Results) == 0 || results.Len() != len(s.Results) {
		return
	}
	last := s.Results[len(s.Results)-1]
	of := results.At(len(s.Results) - 1).Type()
	if types.Identical(of, types.Universe.Lookup("error").Type()) && !r.info.Types[last].IsNil() {
		id := r.add(last, Error, "nil for "+short(r.text(last)))
		r.wrap(last, fmt.Sprintf("mutant_.Err(%d, ", id), ")")
	}
	if basic, ok := of.Underlying().(*types.Basic); ok && basic.Kind() == types.Bool && len(s.Results) == 1 {
		r.condition(last)
	}
}
