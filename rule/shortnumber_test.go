package rule

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Numbers of few digits are read and checked without big numbers, and come to the same as with them.
func FuzzShortNumber(f *testing.F) {
	for _, text := range []string{"0", "-0", "3000.00", "0.08", "-1", "1.", ".5", "1..2", "", "-", "1e5",
		"999999999999999999", "10000000000.01", "0.123456789", "00012.50", "１２"} {
		f.Add(text, int64(-5), int64(10_000_000_000), uint8(0), uint8(2))
	}
	f.Add("0.03000001", int64(0), int64(3), uint8(2), uint8(8))
	f.Fuzz(func(t *testing.T, text string, least, most int64, scale, places uint8) {
		in := Input{Field: "number", Min: least, Max: most, Scale: int(scale % 9), Places: int(places % 9)}
		got, gotErr := in.Parse(text)
		if why, _ := plain(text); !why.IsZero() {
			require.Error(t, gotErr)
			return
		}
		want, err := decimal.NewFromString(text)
		require.NoError(t, err)
		_, wantErr := in.scaled(want, maxPlaces)
		require.Equal(t, wantErr, gotErr)
		if wantErr == nil {
			require.Equal(t, want, got)
			require.NoError(t, in.Check(got))
		}
		number, numberErr := in.Number(want)
		if numberErr == nil {
			require.True(t, number.Decimal().Equal(want))
		}
	})
}

// Texts of at most 18 digits are read without big numbers.
func TestTextsOfFewDigits(t *testing.T) {
	for _, c := range []struct {
		name, text string
		units      int64
		places     int
		ok         bool
	}{
		{name: "every digit", text: "1234567890", units: 1_234_567_890, ok: true},
		{name: "18 digits", text: "999999999999999999", units: 999_999_999_999_999_999, ok: true},
		{name: "18 digits and a point", text: "99999999999999999.9", units: 999_999_999_999_999_999, places: 1,
			ok: true},
		{name: "below 0", text: "-0.05", units: -5, places: 2, ok: true},
		{name: "zeros in front and behind", text: "0012.500", units: 12_500, places: 3, ok: true},
		{name: "19 digits", text: "1000000000000000000"},
		{name: "19 digits and a point", text: "100000000000000000.0"},
		{name: "nothing", text: ""},
		{name: "a minus alone", text: "-"},
		{name: "a point in front", text: ".5"},
		{name: "a point behind", text: "5."},
		{name: "two points", text: "1.2.3"},
		{name: "the sign before 0", text: "1/2"},
		{name: "the sign behind 9", text: "1:2"},
		{name: "a letter", text: "1.2x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			units, places, ok := shortNumber(c.text)
			assert.Equal(t, c.units, units)
			assert.Equal(t, c.places, places)
			assert.Equal(t, c.ok, ok)
		})
	}
}

func TestUnitsWithinADoor(t *testing.T) {
	for _, c := range []struct {
		name, text string
		units      int64
		places     int
		ok         bool
	}{
		{name: "within", text: "2.5", units: 25, places: 1, ok: true},
		{name: "above", text: "5.1", units: 51, places: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			units, places, ok := Input{Max: 5, Places: 1}.ParseUnits(c.text)
			assert.Equal(t, c.units, units)
			assert.Equal(t, c.places, places)
			assert.Equal(t, c.ok, ok)
		})
	}
}

// Decimals of at most 18 digits are looked at without big numbers, as whole numbers and as fen.
func TestDecimalsOfFewDigits(t *testing.T) {
	for _, c := range []struct {
		name   string
		d      decimal.Decimal
		units  int64
		places int
		ok     bool
		fens   int64
		whole  bool // it is whole fen, and they fit
	}{
		{name: "none", ok: true, whole: true},
		{name: "a fen", d: decimal.New(1, -2), units: 1, places: 2, ok: true, fens: 1, whole: true},
		{name: "a jiao below 0", d: decimal.New(-1, -1), units: -1, places: 1, ok: true, fens: -10, whole: true},
		{name: "whole yuan", d: decimal.New(3000, 0), units: 3000, ok: true, fens: 300_000, whole: true},
		{name: "three decimals", d: decimal.New(1, -3), units: 1, places: 3, ok: true},
		{name: "18 decimals", d: decimal.New(1, -18), units: 1, places: 18, ok: true},
		{name: "19 decimals", d: decimal.New(1, -19)},
		{name: "an exponent of 1", d: decimal.New(1, 1)},
		{name: "18 digits", d: decimal.New(999_999_999_999_999_999, -2), units: 999_999_999_999_999_999, places: 2,
			ok: true, fens: 999_999_999_999_999_999, whole: true},
		{name: "18 digits before the point", d: decimal.New(999_999_999_999_999_999, 0), units: 999_999_999_999_999_999,
			ok: true},
		{name: "19 digits", d: decimal.New(1_000_000_000_000_000_000, -2)},
	} {
		t.Run(c.name, func(t *testing.T) {
			units, places, ok := short(c.d)
			assert.Equal(t, c.units, units)
			assert.Equal(t, c.places, places)
			assert.Equal(t, c.ok, ok)
			fens, whole := fewDigits(c.d)
			assert.Equal(t, c.fens, fens)
			assert.Equal(t, c.whole, whole)
		})
	}
}

// A product with a power of 10 is made as far as 64 bits go.
func TestTens(t *testing.T) {
	for _, c := range []struct {
		name  string
		v     int64
		power int
		want  int64
		fits  bool
	}{
		{name: "by 1", v: math.MinInt64, want: math.MinInt64, fits: true},
		{name: "a power below 0 is none", v: 7, power: -3, want: 7, fits: true},
		{name: "by a thousand", v: -7, power: 3, want: -7000, fits: true},
		{name: "the greatest", v: 922_337_203_685_477_580, power: 1, want: 9_223_372_036_854_775_800, fits: true},
		{name: "above it", v: 922_337_203_685_477_581, power: 1},
		{name: "the least", v: -922_337_203_685_477_580, power: 1, want: -9_223_372_036_854_775_800, fits: true},
		{name: "below it", v: -922_337_203_685_477_581, power: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, fits := tens(c.v, c.power)
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.fits, fits)
		})
	}
}

// A door says at once of a few digits whether it holds them, where 64 bits are enough to say so.
func TestDoorsHoldFewDigits(t *testing.T) {
	for _, c := range []struct {
		name   string
		in     Input
		v      int64
		places int
		want   bool
	}{
		{name: "on the lower bound", in: Input{Min: -50, Max: 100, Scale: 2, Places: 6}, v: -500, places: 3,
			want: true},
		{name: "below it", in: Input{Min: -50, Max: 100, Scale: 2, Places: 6}, v: -501, places: 3},
		{name: "on the upper bound", in: Input{Min: -50, Max: 100, Scale: 2, Places: 6}, v: 1, want: true},
		{name: "above it", in: Input{Min: -50, Max: 100, Scale: 2, Places: 6}, v: 2},
		{name: "as many places as there may be", in: Input{Max: 1, Places: 3}, v: 1, places: 3, want: true},
		{name: "one more", in: Input{Max: 1, Places: 3}, v: 1, places: 4},
		{name: "a number beyond 64 bits", in: Input{Min: -1, Max: 1, Scale: 8, Places: 8}, v: 100_000_000_000_000_000},
		{name: "a lower bound beyond them", in: Input{Min: -1_000_000_000_000_000, Max: 1, Places: 8}, v: 5, places: 8},
		{name: "an upper bound beyond them", in: Input{Min: -1, Max: 1_000_000_000_000_000, Places: 8}, v: -5,
			places: 8},
		{name: "a unit nobody may have", in: Input{Max: 1_000_000_000, Scale: 9, Places: 9}, v: 0},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.in.holds(c.v, c.places)) })
	}
}
