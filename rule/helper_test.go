package rule_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// number reads a figure: a plain text, or "none".
func number(t testing.TB, text string) rule.Number {
	t.Helper()
	if text == "none" {
		return rule.NoNumber()
	}
	n, err := rule.Input{Field: "figure", Min: -10_000_000_000, Max: 10_000_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return n
}

// figure is an official figure with a document named after it.
func figure(t testing.TB, text string) rule.Figure {
	t.Helper()
	return graded(t, text, rule.Official, "document of "+text)
}

func graded(t testing.TB, text string, grade rule.Grade, title string) rule.Figure {
	t.Helper()
	return rule.FigureOf(rule.Entry[rule.Number]{Value: number(t, text), Grade: grade, Modality: rule.Exact,
		Cite: rule.Cite{Title: title, Chinese: title + "（中文）", Number: "粤〔2025〕1号", Article: "art. 1"}})
}

// charge is an employee's pension contribution.
func charge(t testing.TB, floor, ceiling, rate string) rule.Charge {
	t.Helper()
	return rule.Charge{Scheme: rule.Pension, Payer: rule.Employee, Floor: figure(t, floor),
		Ceiling: figure(t, ceiling), Rate: figure(t, rate)}
}

func yuan(t testing.TB, text string) rule.Amount {
	t.Helper()
	a, err := rule.WageInput(rule.AreaPension, "wage").Amount(tabletest.Dec(t, text))
	require.NoError(t, err)
	return a
}

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

func date(t testing.TB, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

func rat(t testing.TB, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	require.True(t, ok, text)
	return r
}

// fraction is the exact value of a decimal.
func fraction(d decimal.Decimal) *big.Rat {
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(d.Exponent(), -d.Exponent()))), nil)
	if d.Exponent() < 0 {
		return new(big.Rat).SetFrac(d.Coefficient(), ten)
	}
	return new(big.Rat).SetInt(ten.Mul(ten, d.Coefficient()))
}

// roundRat rounds a value of at least 0 to a unit of money ("0.01", "0.1", "1"), where fromFen says so after half up to
// the fen.
func roundRat(t testing.TB, x *big.Rat, r rule.Rounding) *big.Rat {
	t.Helper()
	if r.FromFen {
		x = roundRat(t, x, rule.Rounding{})
	}
	unit := rat(t, map[rule.RoundingUnit]string{rule.ToFen: "0.01", rule.ToJiao: "0.1", rule.ToYuan: "1"}[r.Unit])
	q := new(big.Rat).Quo(x, unit)
	whole := new(big.Int).Div(q.Num(), q.Denom())
	rest := q.Sub(q, new(big.Rat).SetInt(whole))
	if r.Mode == rule.Up && rest.Sign() > 0 || r.Mode == rule.HalfUp && rest.Cmp(big.NewRat(1, 2)) >= 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return unit.Mul(unit, new(big.Rat).SetInt(whole))
}

// roundings are every unit with every mode, at once and by way of the fen.
func roundings() []rule.Rounding {
	var all []rule.Rounding
	for _, unit := range []rule.RoundingUnit{rule.ToFen, rule.ToJiao, rule.ToYuan} {
		for _, mode := range []rule.RoundingMode{rule.HalfUp, rule.Up, rule.Down} {
			all = append(all, rule.Rounding{Unit: unit, Mode: mode},
				rule.Rounding{Unit: unit, Mode: mode, FromFen: true})
		}
	}
	return all
}
