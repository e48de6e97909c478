package chosen

import (
	"errors"
	"reflect"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// choose lets a mutant live, -1 none, and with watch notes what is reached.
func choose(t *testing.T, id int, watch bool) {
	t.Helper()
	alive, watching, reached = id, watch, [most]bool{}
	t.Cleanup(func() { alive, watching = -1, false })
}

func TestDivisions(t *testing.T) {
	for _, c := range []struct{ name, a, b, down, up, bank string }{
		{name: "exact", a: "1", b: "8", down: "0.12", up: "0.13", bank: "0.12"},
		{name: "half behind an odd digit", a: "3", b: "8", down: "0.37", up: "0.38", bank: "0.38"},
		{name: "below half", a: "1", b: "3", down: "0.33", up: "0.34", bank: "0.33"},
		{name: "above half", a: "2", b: "3", down: "0.66", up: "0.67", bank: "0.67"},
		{name: "no rest", a: "1", b: "4", down: "0.25", up: "0.25", bank: "0.25"},
		{name: "below 0", a: "-2", b: "3", down: "-0.66", up: "-0.67", bank: "-0.67"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := decimal.RequireFromString(c.a), decimal.RequireFromString(c.b)
			assert.Equal(t, c.down, DivDown(a, b, 2).String())
			assert.Equal(t, c.up, DivUp(a, b, 2).String())
			assert.Equal(t, c.bank, DivBank(a, b, 2).String())
		})
	}
}

func TestChoices(t *testing.T) {
	five, ten := decimal.New(5, 0), decimal.New(10, 0)
	for _, c := range []struct {
		name       string
		ask        func() any
		was, alive any
	}{
		{name: "a value", ask: func() any { return Of(7, "a", "b") }, was: "a", alive: "b"},
		{name: "a method", ask: func() any {
			return Of2(7, decimal.Decimal.Add, decimal.Decimal.Sub)(ten, five).String()
		}, was: "15", alive: "5"},
		{name: "a division", ask: func() any {
			return Of3(7, decimal.Decimal.DivRound, DivDown)(five, ten, 0).String()
		}, was: "1", alive: "0"},
		{name: "an error", ask: func() any { return Err(7, errors.ErrUnsupported) }, was: errors.ErrUnsupported,
			alive: nil},
		{name: "and", ask: func() any { return And(7, false) }, was: false, alive: true},
		{name: "or", ask: func() any { return Or(7, true) }, was: true, alive: false},
		{name: "less", ask: func() any { return Less(7, 1, 1) }, was: false, alive: true},
		{name: "at most", ask: func() any { return LessEqual(7, 1, 1) }, was: true, alive: false},
		{name: "greater", ask: func() any { return Greater(7, 1, 1) }, was: false, alive: true},
		{name: "at least", ask: func() any { return GreaterEqual(7, 1, 1) }, was: true, alive: false},
		{name: "the least", ask: func() any { return Min(7, 2, 1, 3) }, was: 1, alive: 3},
		{name: "the greatest", ask: func() any { return Max(7, 2, 1, 3) }, was: 3, alive: 1},
		{name: "plus", ask: func() any { return Add(7, 3, 2) }, was: 5, alive: 1},
		{name: "minus", ask: func() any { return Sub(7, 3, 2) }, was: 1, alive: 5},
		{name: "times", ask: func() any { return Mul(7, 3, 4) }, was: 12, alive: 7},
		{name: "by", ask: func() any { return Quo(7, 6, 2) }, was: 3, alive: 12},
		{name: "rest", ask: func() any { return Rem(7, 7, 2) }, was: 1, alive: 14},
		{name: "a tag", ask: func() any {
			return Tag(`min:"1" mutant:"6 min 0;7 min 2"`).Get("min")
		}, was: "1", alive: "2"},
		{name: "a tag without mutants", ask: func() any { return Tag(`min:"1"`) }, was: reflect.StructTag(`min:"1"`),
			alive: reflect.StructTag(`min:"1"`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			choose(t, -1, false)
			require.Equal(t, c.was, c.ask())
			choose(t, -1, true)
			require.Equal(t, c.was, c.ask())
			require.Equal(t, c.was != c.alive, reached[7])
			choose(t, 7, false)
			require.Equal(t, c.alive, c.ask())
		})
	}
}

// A mutant that has no other result at its place is not reached.
func TestReachedIsWhatDiffers(t *testing.T) {
	choose(t, -1, true)
	Less(1, 1, 2)
	And(2, true)
	Or(3, false)
	_ = Err(4, nil)
	Of2(5, decimal.Decimal.Round, decimal.Decimal.RoundDown)(decimal.New(5, 0), 2)
	assert.Equal(t, [most]bool{}, reached)
}
