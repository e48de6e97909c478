package receipt

import (
	"math/big"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// The sum of floors is that of a plain loop.
func TestFloorSumIsTheLoop(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2_000 {
		n, m := random.Int64N(300), 1+random.Int64N(1_000)
		a, b := random.Int64N(5_000), random.Int64N(5_000)
		var want int64
		for i := range n {
			want += (a*i + b) / m
		}
		got := floorSum(big.NewInt(n), big.NewInt(m), big.NewInt(a), big.NewInt(b))
		assert.Equal(t, want, got.Int64(), "n %d, m %d, a %d, b %d", n, m, a, b)
	}
}

// The sum of a curve is that of its amounts, half up, in every unit: at 7.77 % w fen are 777 x w / 10,000 fen, 1/10 of
// that many jiao and 1/100 of that many yuan.
func TestSumOfACurve(t *testing.T) {
	figure := func(d decimal.Decimal) rule.Figure {
		n, err := rule.Input{Max: 1, Places: 4}.Number(d)
		require.NoError(t, err)
		return rule.SuppliedFigure(n, "test")
	}
	for unit, divisor := range map[rule.RoundingUnit]int64{rule.ToFen: 10_000, rule.ToJiao: 100_000,
		rule.ToYuan: 1_000_000} {
		charge := rule.Charge{Scheme: rule.Pension, Payer: rule.Employee, Floor: figure(decimal.Decimal{}),
			Ceiling: rule.NoneFigure(), Rate: figure(decimal.New(777, -4)), Rounding: rule.Rounding{Unit: unit}}
		prepared, err := charge.Prepare()
		require.NoError(t, err)
		c := &curve{charge: charge, prepared: prepared, follows: true}
		for _, span := range [][2]int64{{0, 0}, {0, 9_999}, {12_345, 12_345}, {12_345, 23_456}} {
			var want int64
			for w := span[0]; w <= span[1]; w++ {
				want += (777*w + divisor/2) / divisor
			}
			assert.Equal(t, want, c.sum(span[0], span[1]).Int64(), "unit %v from %d to %d", unit, span[0], span[1])
		}
	}
}

// What two structs have in common is emptied, whatever differs before or after it, and within a struct of theirs.
func TestLeaveOutAlike(t *testing.T) {
	type inner struct {
		Text string
		N    int
	}
	type outer struct {
		First string
		Month rule.Month
		Inner inner
		N     int
		Last  []string
	}
	is := outer{First: "a", Month: rule.MonthOf(2025, 8), Inner: inner{"b", 1}, N: 2, Last: []string{"c"}}
	for _, c := range []struct {
		name   string
		change func(*outer)
		left   outer // of the second
		alike  bool
	}{
		{name: "nothing differs", change: func(*outer) {}, alike: true,
			left: outer{Month: is.Month, Inner: inner{N: 1}, N: 2}},
		{name: "the first", change: func(o *outer) { o.First = "x" },
			left: outer{First: "x", Month: is.Month, Inner: inner{N: 1}, N: 2}},
		{name: "the month", change: func(o *outer) { o.Month = rule.MonthOf(2025, 9) },
			left: outer{Month: rule.MonthOf(2025, 9), Inner: inner{N: 1}, N: 2}},
		{name: "a text within", change: func(o *outer) { o.Inner.Text = "x" },
			left: outer{Month: is.Month, Inner: inner{"x", 1}, N: 2}},
		{name: "a number within", change: func(o *outer) { o.Inner.N = 7 },
			left: outer{Month: is.Month, Inner: inner{N: 7}, N: 2}},
		{name: "a number", change: func(o *outer) { o.N = 7 }, left: outer{Month: is.Month, Inner: inner{N: 1}, N: 7}},
		{name: "the last", change: func(o *outer) { o.Last = []string{"x"} },
			left: outer{Month: is.Month, Inner: inner{N: 1}, N: 2, Last: []string{"x"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, other := is, is
			c.change(&other)
			assert.Equal(t, c.alike, leaveOutAlike(reflect.ValueOf(&one).Elem(), reflect.ValueOf(&other).Elem()))
			assert.Equal(t, c.left, other)
		})
	}
}
