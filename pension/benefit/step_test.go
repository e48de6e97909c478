package benefit_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/pension/benefit"
)

// checkSteps evaluates every formula as text: rounded to the decimals it prints it must be its value, and the text
// after the "=" too. A step that names its own rounding is left to its test.
func checkSteps(t *testing.T, steps []benefit.Step) {
	t.Helper()
	require.NotEmpty(t, steps)
	for _, s := range steps {
		assert.NotEmpty(t, s.Chinese)
		assert.NotEmpty(t, s.English)
		left, right, ok := strings.Cut(s.Formula, " = ")
		require.True(t, ok, s.Formula)
		printed, ok := new(big.Rat).SetString(right)
		require.True(t, ok, s.Formula)
		assert.Zero(t, printed.Cmp(s.Value.Rat()), "%s is not %s", s.Formula, s.Value)
		tree, err := parser.ParseExpr(strings.NewReplacer("×", "*", "÷", "/", "%", "/100").Replace(left))
		require.NoError(t, err, s.Formula)
		places := max(len(right)-strings.IndexByte(right+".", '.')-1, 0)
		if strings.HasPrefix(left, "min(") {
			places = 4
		}
		assert.Zero(t, printed.Cmp(rounded(evaluate(t, tree), places)), s.Formula)
	}
}

func rounded(r *big.Rat, places int) *big.Rat {
	out, _ := new(big.Rat).SetString(r.FloatString(places)) // nearest, halves away from zero
	return out
}

func evaluate(t *testing.T, e ast.Expr) *big.Rat {
	t.Helper()
	switch e := e.(type) {
	case *ast.BasicLit:
		r, ok := new(big.Rat).SetString(e.Value)
		require.True(t, ok, e.Value)
		return r
	case *ast.ParenExpr:
		return evaluate(t, e.X)
	case *ast.UnaryExpr:
		return new(big.Rat).Neg(evaluate(t, e.X))
	case *ast.BinaryExpr:
		x, y := evaluate(t, e.X), evaluate(t, e.Y)
		switch e.Op {
		case token.ADD:
			return x.Add(x, y)
		case token.SUB:
			return x.Sub(x, y)
		case token.MUL:
			return x.Mul(x, y)
		case token.QUO:
			return x.Quo(x, y)
		}
	case *ast.CallExpr:
		return call(t, e)
	}
	require.Fail(t, "not an arithmetic expression")
	return nil
}

func call(t *testing.T, e *ast.CallExpr) *big.Rat {
	t.Helper()
	var args []*big.Rat
	for _, a := range e.Args {
		args = append(args, evaluate(t, a))
	}
	switch name := e.Fun.(*ast.Ident).Name; {
	case name == "floor":
		return new(big.Rat).SetInt(new(big.Int).Quo(args[0].Num(), args[0].Denom()))
	case name == "min" && args[0].Cmp(args[1]) <= 0, name == "max" && args[0].Cmp(args[1]) >= 0:
		return args[0]
	}
	return args[1]
}
