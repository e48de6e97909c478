package schema

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// condition lets a condition become its opposite.
func (r *rewriter) condition(e ast.Expr) {
	if r.info.Types[e].Value != nil {
		return
	}
	id := r.add(e, Condition, "not ("+short(r.text(e))+")")
	r.wrap(e, "((", fmt.Sprintf(") != mutant_.On(%d))", id))
}

// cases lets the conditions of a switch without a tag become their opposites.
func (r *rewriter) cases(n *ast.SwitchStmt) {
	if n.Tag != nil {
		return
	}
	for _, clause := range n.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			r.condition(e)
		}
	}
}

// compared are the comparisons and the functions of package chosen that change them.
var compared = map[token.Token]struct{ function, instead string }{
	token.LSS: {"Less", "<="}, token.LEQ: {"LessEqual", "<"},
	token.GTR: {"Greater", ">="}, token.GEQ: {"GreaterEqual", ">"},
}

// calculated are the arithmetic operators likewise.
var calculated = map[token.Token]struct{ function, instead string }{
	token.ADD: {"Add", "-"}, token.SUB: {"Sub", "+"}, token.MUL: {"Mul", "+"},
	token.QUO: {"Quo", "*"}, token.REM: {"Rem", "*"},
}

func (r *rewriter) binary(n *ast.BinaryExpr) {
	t := r.info.TypeOf(n.X)
	basic, _ := t.Underlying().(*types.Basic)
	switch n.Op {
	case token.LAND, token.LOR:
		r.operand(n.X, n.Op)
		r.operand(n.Y, n.Op)
		return
	}
	if c, ok := compared[n.Op]; ok && basic != nil {
		r.operator(n, Bound, c.function, c.instead)
	}
	if c, ok := calculated[n.Op]; ok && basic != nil && basic.Info()&types.IsInteger != 0 {
		r.operator(n, Arithmetic, c.function, c.instead)
	}
}

// operator lets package chosen apply an operator.
func (r *rewriter) operator(n *ast.BinaryExpr, kind Kind, function, instead string) {
	change := fmt.Sprintf("%s -> %s in %s", n.Op, instead, short(r.text(n)))
	id := r.add(n, kind, change)
	r.wrap(n, fmt.Sprintf("mutant_.%s(%d, ", function, id), ")")
	r.replace(n.X.End(), n.Y.Pos(), ", ")
}

// operand lets an operand of && or || be dropped, and one that is no such expression itself become its opposite.
func (r *rewriter) operand(e ast.Expr, op token.Token) {
	if r.info.Types[e].Value != nil {
		return
	}
	id := r.add(e, Operand, "without "+short(r.text(e)))
	function := map[token.Token]string{token.LAND: "And", token.LOR: "Or"}[op]
	r.wrap(e, fmt.Sprintf("mutant_.%s(%d, ", function, id), ")")
	if inner, ok := ast.Unparen(e).(*ast.BinaryExpr); !ok || inner.Op != token.LAND && inner.Op != token.LOR {
		r.condition(e)
	}
}

// swapped are methods and what they become where the type has them with the same parameters.
var swapped = map[string]struct {
	kind    Kind
	instead []string
}{
	"LessThan":           {Bound, []string{"LessThanOrEqual"}},
	"LessThanOrEqual":    {Bound, []string{"LessThan"}},
	"GreaterThan":        {Bound, []string{"GreaterThanOrEqual"}},
	"GreaterThanOrEqual": {Bound, []string{"GreaterThan"}},
	"Add":                {Arithmetic, []string{"Sub"}},
	"Sub":                {Arithmetic, []string{"Add"}},
	"Mul":                {Arithmetic, []string{"Add"}},
	"Round":              {Rounding, []string{"RoundDown", "RoundUp", "RoundBank"}},
	"RoundUp":            {Rounding, []string{"Round", "RoundDown"}},
	"RoundDown":          {Rounding, []string{"Round", "RoundUp"}},
	"RoundCeil":          {Rounding, []string{"RoundFloor", "Round"}},
	"RoundFloor":         {Rounding, []string{"RoundCeil", "Round"}},
	"Truncate":           {Rounding, []string{"Round", "RoundUp"}},
	"DivRound":           {Rounding, nil},
	"Before":             {Bound, nil},
	"After":              {Bound, nil},
}

// lastArgumentIsPlaces are the methods whose last argument is a number of decimals.
var lastArgumentIsPlaces = map[string]bool{"Round": true, "RoundUp": true, "RoundDown": true, "RoundCeil": true,
	"RoundFloor": true, "RoundBank": true, "Truncate": true, "DivRound": true, "StringFixed": true}

func (r *rewriter) call(n *ast.CallExpr) {
	switch f := n.Fun.(type) {
	case *ast.Ident:
		if _, builtin := r.info.Uses[f].(*types.Builtin); builtin {
			r.builtin(n, f)
		}
	case *ast.SelectorExpr:
		if len(n.Args) > 0 && lastArgumentIsPlaces[f.Sel.Name] {
			r.places[n.Args[len(n.Args)-1]] = true
		}
		if selection := r.info.Selections[f]; selection != nil && selection.Kind() == types.MethodVal {
			r.method(n, f)
			return
		}
		r.extreme(f)
	}
}

// builtin lets min be max, and leaves the capacity of a slice alone, which changes nothing.
func (r *rewriter) builtin(n *ast.CallExpr, f *ast.Ident) {
	switch f.Name {
	case "make":
		if len(n.Args) == 3 {
			r.skip[n.Args[2]] = true
		}
	case "min", "max":
		other := map[string]string{"min": "max", "max": "min"}[f.Name]
		id := r.add(n, Bound, fmt.Sprintf("%s -> %s in %s", f.Name, other, short(r.text(n))))
		name := strings.ToUpper(f.Name[:1]) + f.Name[1:]
		r.depth++
		r.edits = append(r.edits, edit{at: r.offset(n.Pos()), cut: int(n.Lparen + 1 - n.Pos()), order: opening(r.depth),
			text: fmt.Sprintf("mutant_.%s(%d, ", name, id)})
	}
}

// extreme lets decimal.Max be decimal.Min.
func (r *rewriter) extreme(f *ast.SelectorExpr) {
	used, ok := r.info.Uses[f.Sel].(*types.Func)
	if !ok || used.Pkg() == nil || used.Pkg().Path() != decimals {
		return
	}
	other := map[string]string{"Min": "Max", "Max": "Min"}[f.Sel.Name]
	if other == "" {
		return
	}
	r.skip[f.X] = true
	r.instead(f, Bound, "", []string{r.alias(decimals) + "." + other}, []string{f.Sel.Name + " -> " + other})
}

const decimals = "github.com/shopspring/decimal"

// method lets a method be another one.
func (r *rewriter) method(n *ast.CallExpr, f *ast.SelectorExpr) {
	swap, ok := swapped[f.Sel.Name]
	if !ok || n.Ellipsis.IsValid() {
		return
	}
	of, pointed := r.info.TypeOf(f.X), false
	if pointer, ok := of.Underlying().(*types.Pointer); ok {
		of, pointed = pointer.Elem(), true
	}
	own := r.info.Uses[f.Sel].(*types.Func).Signature()
	if _, byPointer := own.Recv().Type().(*types.Pointer); byPointer {
		return
	}
	typeName, can := r.typeName(n.Pos(), of)
	if !can {
		return
	}
	function, changes := functions(f.Sel.Name, typeName, of, own, swap.instead)
	if len(changes) == 0 {
		return
	}
	first := r.add(n, swap.kind, changes...)
	before := fmt.Sprintf(function, first) + "("
	if pointed {
		before += "*"
	}
	r.depth++
	r.edits = append(r.edits, edit{at: r.offset(n.Pos()), text: before, order: opening(r.depth)})
	comma := ", "
	if len(n.Args) == 0 {
		comma = ""
	}
	r.replace(f.X.End(), n.Lparen+1, comma)
}

// functions writes the function that a method becomes, with a verb for the number of its first mutant, and the changes.
func functions(name, typeName string, of types.Type, own *types.Signature, instead []string) (string, []string) {
	switch name {
	case "Before", "After":
		if own.Params().Len() == 1 && types.Identical(own.Params().At(0).Type(), of) {
			return "mutant_.OrEqual(%d, " + typeName + "." + name + ")", []string{name + " -> " + name + " or equal"}
		}
		return "", nil
	case "DivRound":
		return "mutant_.Of3(%d, " + typeName + ".DivRound, mutant_.DivDown, mutant_.DivUp, mutant_.DivBank)",
			[]string{"DivRound -> down", "DivRound -> up", "DivRound -> half even"}
	}
	text := "mutant_.Of2(%d, " + typeName + "." + name
	var changes []string
	for _, other := range instead {
		found, _, _ := types.LookupFieldOrMethod(of, false, nil, other)
		method, ok := found.(*types.Func)
		if !ok || !types.Identical(method.Signature(), own) {
			continue
		}
		text += ", " + typeName + "." + other
		changes = append(changes, name+" -> "+other)
	}
	return text + ")", changes
}
