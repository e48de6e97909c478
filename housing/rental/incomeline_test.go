package rental_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func decimals(t testing.TB, texts ...string) []decimal.Decimal {
	t.Helper()
	var out []decimal.Decimal
	for _, text := range texts {
		out = append(out, tabletest.Dec(t, text))
	}
	return out
}

func equalAll(t *testing.T, want []string, got []decimal.Decimal) {
	t.Helper()
	require.Len(t, got, len(want))
	for i := range want {
		tabletest.Equal(t, want[i], got[i])
	}
}

func TestIncomeLine(t *testing.T) {
	published := []string{"1.2", "1.1", "1", "0.9"}
	type c struct {
		name, disposable, ratio string
		factors                 []string
		rounding                rental.LineRounding
		perHead                 string
		household, monthly      []string
	}
	tabletest.Each(t, []c{
		// the published table, households of 1 to 4, of 34,438.08 a head
		{name: "穗府办〔2013〕3号 annex 1", disposable: "34438.08", ratio: "0.6", factors: published,
			rounding: rental.PerHeadHalfUp, perHead: "20663", household: []string{"24795", "45458", "61989", "74388"},
			monthly: []string{"2066", "3788", "5166", "6199"}},
		// the published table, of 42,049 a head
		{name: "the opinion of 2015-08-25, annex 1", disposable: "42049", ratio: "0.7", factors: published,
			rounding: rental.HouseholdHalfUp, perHead: "29434",
			household: []string{"35321", "64755", "88303", "105963"},
			monthly:   []string{"2943", "5396", "7359", "8830"}},
		// the 2013 figures the other way: 20,662.848 x 1.1 x 2 = 45,458.2656; x 3 = 61,988.544; x 0.9 x 4 = 74,386.2528
		{name: "2013 rounded by household", disposable: "34438.08", ratio: "0.6", factors: published,
			rounding: rental.HouseholdHalfUp, perHead: "20663", household: []string{"24795", "45458", "61989", "74386"},
			monthly: []string{"2066", "3788", "5166", "6199"}},
		// the 2015 figures the other way: 32,377.73 -> 32,378 x 2; 29,434 x 3; 26,490.87 -> 26,491 x 4
		{name: "2015 rounded per head", disposable: "42049", ratio: "0.7", factors: published,
			rounding: rental.PerHeadHalfUp, perHead: "29434", household: []string{"35321", "64756", "88302", "105964"},
			monthly: []string{"2943", "5396", "7359", "8830"}},
		{name: "no factors", disposable: "34438.08", ratio: "0.6", factors: nil, rounding: rental.PerHeadHalfUp,
			perHead: "20663", household: nil, monthly: nil},
		// 5.5 a year: to the yuan 6, whose twelfth is 0.5, 1 a month; of the unrounded year 0.458, 0
		{name: "a month of the rounded year", disposable: "5.5", ratio: "1", factors: []string{"1"},
			rounding: rental.PerHeadHalfUp, perHead: "6", household: []string{"6"}, monthly: []string{"1"}},
		{name: "a month of the unrounded year", disposable: "5.5", ratio: "1", factors: []string{"1"},
			rounding: rental.HouseholdHalfUp, perHead: "6", household: []string{"6"}, monthly: []string{"0"}},
		{name: "nothing", disposable: "0", ratio: "0.6", factors: published, rounding: rental.PerHeadHalfUp,
			perHead: "0", household: []string{"0", "0", "0", "0"}, monthly: []string{"0", "0", "0", "0"}},
		{name: "the greatest income", disposable: "10000000000", ratio: "1", factors: []string{"10"},
			rounding: rental.HouseholdHalfUp, perHead: "10000000000", household: []string{"100000000000"},
			monthly: []string{"8333333333"}},
	}, func(t *testing.T, c c) {
		line, err := rental.IncomeLine(tabletest.Dec(t, c.disposable), tabletest.Dec(t, c.ratio),
			decimals(t, c.factors...), c.rounding)
		require.NoError(t, err)
		tabletest.Equal(t, c.perHead, line.PerHead)
		equalAll(t, c.household, line.Household)
		equalAll(t, c.monthly, line.Monthly)
		assert.Equal(t, rule.About, line.Modality, "the notice says 左右")
	})
}

// TestIncomeLinePerHead: the per-head column of both annexes. That of 2013 follows the unrounded line (20,662.848 x 1.2
// = 24,795.4), that of 2015 the rounded one (29,434 x 1.1 = 32,377.4).
func TestIncomeLinePerHead(t *testing.T) {
	published := decimals(t, "1.2", "1.1", "1", "0.9")
	line, err := rental.IncomeLine(tabletest.Dec(t, "34438.08"), tabletest.Dec(t, "0.6"), published,
		rental.PerHeadHalfUp)
	require.NoError(t, err)
	equalAll(t, []string{"24795", "22729", "20663", "18597"}, line.PerHeads)
	line, err = rental.IncomeLine(tabletest.Dec(t, "42049"), tabletest.Dec(t, "0.7"), published, rental.HouseholdHalfUp)
	require.NoError(t, err)
	equalAll(t, []string{"35321", "32377", "29434", "26491"}, line.PerHeads)
}

func TestIncomeLineRefuses(t *testing.T) {
	twenty := make([]decimal.Decimal, 20)
	type c struct {
		name              string
		disposable, ratio decimal.Decimal
		factors           []decimal.Decimal
		rounding          rental.LineRounding
		says              string
	}
	fine, ratio, factors := decimal.New(3443808, -2), decimal.New(6, -1), decimal.New(12, -1)
	tabletest.Each(t, []c{
		{name: "an unknown rounding", disposable: fine, ratio: ratio, factors: nil, rounding: 3,
			says: "use one of per_head_half_up, household_half_up"},
		{name: "a negative income", disposable: decimal.New(-1, 0), ratio: ratio, factors: nil,
			rounding: rental.PerHeadHalfUp, says: "housing: disposable_income -1 is below 0"},
		{name: "an income above", disposable: decimal.New(10_000_000_001, 0), ratio: ratio, factors: nil,
			rounding: rental.PerHeadHalfUp, says: "is above 10000000000"},
		{name: "a part of a fen", disposable: decimal.New(1, -3), ratio: ratio, factors: nil,
			rounding: rental.PerHeadHalfUp, says: "more than 2 decimals"},
		{name: "a hostile income", disposable: decimal.New(1, math.MaxInt32), ratio: ratio, factors: nil,
			rounding: rental.PerHeadHalfUp, says: "housing: disposable_income"},
		{name: "a ratio of 60", disposable: fine, ratio: decimal.New(60, 0), factors: nil,
			rounding: rental.PerHeadHalfUp, says: "housing: ratio 60 is above 1.00"},
		{name: "a hostile ratio", disposable: fine, ratio: decimal.New(1, math.MinInt32), factors: nil,
			rounding: rental.PerHeadHalfUp, says: "housing: ratio"},
		{name: "a factor above 10", disposable: fine, ratio: ratio,
			factors: []decimal.Decimal{factors, decimal.New(11, 0)}, rounding: rental.PerHeadHalfUp,
			says: "housing: size_factors[1] 11 is above 10"},
		{name: "a negative factor", disposable: fine, ratio: ratio, factors: []decimal.Decimal{decimal.New(-1, 0)},
			rounding: rental.PerHeadHalfUp, says: "housing: size_factors[0] -1 is below 0"},
		{name: "a factor of 5 places", disposable: fine, ratio: ratio, factors: []decimal.Decimal{decimal.New(1, -5)},
			rounding: rental.PerHeadHalfUp, says: "more than 4 decimals"},
		{name: "too many factors", disposable: fine, ratio: ratio, factors: append(twenty, factors),
			rounding: rental.PerHeadHalfUp, says: "housing: size_factors 21"},
	}, func(t *testing.T, c c) {
		line, err := rental.IncomeLine(c.disposable, c.ratio, c.factors, c.rounding)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), c.says)
		assert.Zero(t, line.Modality)
	})
	_, unset := rental.IncomeLine(fine, ratio, nil, 0)
	require.ErrorIs(t, unset, rule.ErrMissingField)
	require.ErrorContains(t, unset, "housing: rounding is missing; use one of per_head_half_up")
	_, err := rental.IncomeLine(decimal.New(-1, 0), decimal.New(2, 0), []decimal.Decimal{decimal.New(11, 0)}, 0)
	for _, says := range []string{"disposable_income -1", "ratio 2", "size_factors[0] 11", "rounding is missing"} {
		assert.ErrorContains(t, err, says)
	}
	_, err = rental.IncomeLine(fine, ratio, twenty, rental.PerHeadHalfUp)
	assert.NoError(t, err, "20 sizes are allowed")
}

// FuzzIncomeLine: the two roundings differ by at most half a yuan a head and half a yuan; a household's month is a
// twelfth of its year within the roundings; more income is never a lower line.
func FuzzIncomeLine(f *testing.F) {
	f.Add(uint64(3_443_808), uint32(60_000_000), uint16(12_000), uint64(1))
	f.Add(uint64(550), uint32(100_000_000), uint16(10_000), uint64(0))
	f.Fuzz(func(t *testing.T, income uint64, ratio uint32, factor uint16, more uint64) {
		const limit = 1_000_000_000_000
		income %= limit + 1
		r, fs := decimal.New(int64(ratio%100_000_001), -8), []decimal.Decimal{decimal.New(int64(factor), -4),
			decimal.New(int64(factor), -4)}
		lines := map[rental.LineRounding]rental.Line{}
		for _, rounding := range []rental.LineRounding{rental.PerHeadHalfUp, rental.HouseholdHalfUp} {
			line, err := rental.IncomeLine(decimal.New(int64(income), -2), r, fs, rounding)
			higher, errHigher := rental.IncomeLine(decimal.New(int64(income+more%(limit-income+1)), -2), r, fs,
				rounding)
			if err != nil || errHigher != nil {
				t.Fatal(err, errHigher)
			}
			for i := range fs {
				off := line.Monthly[i].Mul(decimal.New(12, 0)).Sub(line.Household[i]).Abs()
				if !line.Household[i].IsInteger() || !line.Monthly[i].IsInteger() ||
					off.GreaterThan(decimal.New(65, -1)) || higher.Household[i].LessThan(line.Household[i]) ||
					higher.Monthly[i].LessThan(line.Monthly[i]) {
					t.Fatalf("%d persons: %s a year, %s a month", i+1, line.Household[i], line.Monthly[i])
				}
			}
			lines[rounding] = line
		}
		for i := range fs {
			off := lines[rental.PerHeadHalfUp].Household[i].Sub(lines[rental.HouseholdHalfUp].Household[i]).Abs()
			if off.GreaterThan(decimal.New(int64(5*(i+1)+5), -1)) {
				t.Fatalf("%d persons: the roundings are %s apart", i+1, off)
			}
		}
	})
}
