package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"
	govalues "github.com/govalues/decimal"
	"github.com/quagmt/udecimal"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
)

// want is the thirteen amounts of a wage in fen, by whole numbers alone.
func want(wage int64) (out [amounts]int64) {
	for i, l := range month {
		base := max(wage, l.floor)
		if !l.unlimited {
			base = min(base, l.ceiling)
		}
		if l.fixed {
			base = l.floor
		}
		unit := int64(1) // fen
		if l.places == 0 {
			unit = yuan
		}
		whole := 100_000_000 * unit
		out[i] = (base*l.rate + whole/2) / whole * unit
		if l.employee {
			out[lines] += out[i]
		} else {
			out[lines+1] += out[i]
		}
	}
	return out
}

// byHand are slips worked out on paper: at the floors, at the ceilings, without rounding, and with an exact half that
// half to even would round down (8,010 x 0.45 % = 36.045; 8,010 x 5 % = 400.5).
var byHand = map[int64][amounts]int64{
	0: {367_04, 688_20, 135_14, 337_85, 30_41, 29_28, 4_60, 18_40, 4_60, 115_00, 115_00, 621_78, 1_223_74},
	5_000_000: {1_835_28, 3_441_15, 675_72, 1_689_30, 152_04, 29_28, 67_57, 270_29, 100_00, 1_689_00, 1_689_00,
		4_267_57, 7_371_06},
	800_000: {640_00, 1_200_00, 160_00, 400_00, 36_00, 29_28, 16_00, 64_00, 16_00, 400_00, 400_00, 1_216_00, 2_145_28},
	800_300: {640_24, 1_200_45, 160_06, 400_15, 36_01, 29_28, 16_01, 64_02, 16_01, 400_00, 400_00, 1_216_31, 2_145_92},
	801_000: {640_80, 1_201_50, 160_20, 400_50, 36_05, 29_28, 16_02, 64_08, 16_02, 401_00, 401_00, 1_218_02, 2_148_43},
}

func TestByHand(t *testing.T) {
	for wage, slip := range byHand {
		require.Equal(t, slip, want(wage), "wage %d fen", wage)
	}
}

// askedWages are the wages of byHand, those about every limit, and some thousands more.
func askedWages(more int) []int64 {
	wages := people(more)
	for wage := range byHand {
		wages = append(wages, wage)
	}
	for _, l := range month {
		for _, limit := range []int64{l.floor, l.ceiling} {
			wages = append(wages, max(limit-1, 0), limit, limit+1)
		}
	}
	return wages
}

// TestSlips proves that every library gives the same thirteen amounts.
func TestSlips(t *testing.T) {
	wages := askedWages(5_000)
	for _, v := range slipVariants {
		t.Run(v.name, func(t *testing.T) {
			s, err := v.new(wages)
			require.NoError(t, err)
			for person, wage := range wages {
				require.NoError(t, s.slip(person))
				for i, amount := range want(wage) {
					got, err := decimal.NewFromString(s.amount(i))
					require.NoError(t, err)
					require.True(t, decimal.New(amount, -2).Equal(got), "wage %d fen, amount %d: got %s, want %d fen",
						wage, i, got, amount)
				}
			}
		})
	}
}

// filler computes the columns of many people on so many cores.
type filler interface {
	fill(cores int) error
	columns() columns
}

// TestColumns proves it of the plan and the loops, on one core and, with rows enough to share out, on two.
func TestColumns(t *testing.T) {
	wages := askedWages(40_000)
	for _, v := range []struct {
		name string
		of   func() (filler, error)
	}{
		{name: "plan", of: func() (filler, error) { return newPlanned(wages) }},
		{name: "plan by rows", of: func() (filler, error) { return newPlannedRows(wages) }},
		{name: "loop in columns", of: func() (filler, error) { return newColumnLoop(wages), nil }},
		{name: "loop by rows", of: func() (filler, error) { return newRowLoop(wages), nil }},
	} {
		for cores := 1; cores <= twoCores; cores++ {
			way, err := v.of()
			require.NoError(t, err)
			require.NoError(t, way.fill(cores))
			got := way.columns()
			for row, wage := range wages {
				for i, amount := range want(wage) {
					if got[i][row] != amount {
						t.Fatalf("%s: %d cores, wage %d fen, amount %d: %d, want %d", v.name, cores, wage, i,
							got[i][row], amount)
					}
				}
			}
		}
	}
}

// TestRefused proves that a wage the plan refuses is no measurement.
func TestRefused(t *testing.T) {
	plan, err := newPlanned([]int64{800_000, -1})
	require.NoError(t, err)
	require.ErrorContains(t, plan.fill(1), "row 1")
	rows, err := newPlannedRows([]int64{800_000, -1})
	require.NoError(t, err)
	require.ErrorContains(t, rows.fill(1), "row 1")
}

// TestRows proves that both ways to write a CSV row write the same.
func TestRows(t *testing.T) {
	wages := askedWages(2_000)
	byDecimals, err := newShopspringRows(wages)
	require.NoError(t, err)
	byFens, err := newFenRows(wages)
	require.NoError(t, err)
	for i, wage := range wages {
		var cells []string
		for _, amount := range want(wage) {
			cells = append(cells, fmt.Sprintf("%d.%02d", amount/yuan, amount%yuan))
		}
		text := strings.Join(cells, ",")
		require.NoError(t, byDecimals.row(i))
		require.Equal(t, text, byDecimals.last())
		require.NoError(t, byFens.row(i))
		require.Equal(t, text, byFens.last())
	}
}

// TestRounding proves that every library is asked to round half away from zero, as shopspring does.
func TestRounding(t *testing.T) {
	libraries := map[string]func(text string, places int) (string, error){
		"shopspring": func(text string, places int) (string, error) {
			d, err := decimal.NewFromString(text)
			return d.Round(int32(places)).String(), err
		},
		"govalues": func(text string, places int) (string, error) {
			d, err := govalues.Parse(text)
			if err == nil {
				d, err = govaluesRound(d, places)
			}
			return d.String(), err
		},
		"udecimal": func(text string, places int) (string, error) {
			d, err := udecimal.Parse(text)
			return d.RoundHAZ(uint8(places)).String(), err
		},
		"apd": func(text string, places int) (string, error) {
			d, _, err := apd.NewFromString(text)
			if err == nil {
				_, err = apdContext().Quantize(d, d, -int32(places))
			}
			return d.String(), err
		},
	}
	cases := []struct {
		text   string
		places int
		want   string
	}{
		{"0.005", 2, "0.01"}, {"0.015", 2, "0.02"}, {"0.025", 2, "0.03"}, {"440.165", 2, "440.17"},
		{"0.02499999", 2, "0.02"},
		{"-0.005", 2, "-0.01"}, {"-0.025", 2, "-0.03"}, {"-0.02499999", 2, "-0.02"}, {"0.004", 2, "0"},
		{"0.5", 0, "1"}, {"1.5", 0, "2"}, {"2.5", 0, "3"}, {"2.49999999", 0, "2"}, {"-2.5", 0, "-3"}, {"-2.4", 0, "-2"},
	}
	tabletest.Run(t, libraries, func(t *testing.T, round func(string, int) (string, error)) {
		for _, c := range cases {
			text, err := round(c.text, c.places)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, tabletest.Dec(t, text))
		}
	})
}
