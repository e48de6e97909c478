package bill_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

func roll(t testing.TB, rate string, bases ...string) bill.Roll {
	t.Helper()
	r := bill.Roll{Rate: tabletest.Dec(t, rate)}
	for _, base := range bases {
		r.Bases = append(r.Bases, tabletest.Dec(t, base))
	}
	return r
}

// Products and remainders are worked out by hand in the comments.
func TestBill(t *testing.T) {
	type c struct {
		name, rate string
		bases      []string
		basis      bill.Basis
		total      string
		shares     []string
	}
	// 5,333.33 x 8 % = 426.6664, 6,111.11 x 8 % = 488.8888, 7,222.22 x 8 % = 577.7776: the published example
	three := []string{"5333.33", "6111.11", "7222.22"}
	tabletest.Each(t, []c{
		{name: "the published example per person", rate: "0.08", bases: three, basis: bill.PerPerson, total: "1493.34",
			shares: []string{"426.67", "488.89", "577.78"}},
		{name: "the published example on the sum, 18,666.66", rate: "0.08", bases: three, basis: bill.SumOfBases,
			total: "1493.33", shares: []string{"426.66", "488.89", "577.78"}},
		{name: "nobody", rate: "0.08", bases: nil, basis: bill.SumOfBases, total: "0", shares: nil},
		{name: "nobody, per person", rate: "0.08", bases: nil, basis: bill.PerPerson, total: "0", shares: nil},
		{name: "one person, per person", rate: "0.08", bases: []string{"5510"}, basis: bill.PerPerson, total: "440.80",
			shares: []string{"440.80"}},
		{name: "one person, sum of bases", rate: "0.08", bases: []string{"5510"}, basis: bill.SumOfBases,
			total: "440.80", shares: []string{"440.80"}},
		// 5,011 x 0.5 % = 25.055: alone it is rounded up either way
		{name: "one person at half a fen", rate: "0.005", bases: []string{"5011"}, basis: bill.SumOfBases,
			total: "25.06", shares: []string{"25.06"}},
		// 4 x 25.055 = 100.22: two fen over 4 x 25.05 go to the first two of four equal remainders
		{name: "ties go to the earlier persons", rate: "0.005", bases: []string{"5011", "5011", "5011", "5011"},
			basis: bill.SumOfBases, total: "100.22", shares: []string{"25.06", "25.06", "25.05", "25.05"}},
		{name: "ties are no matter per person", rate: "0.005", bases: []string{"5011", "5011", "5011", "5011"},
			basis: bill.PerPerson, total: "100.24", shares: []string{"25.06", "25.06", "25.06", "25.06"}},
		// 0.01 x 40 % = 0.004 each: five are 0.02, one fen each to the first two, while each alone is nothing
		{name: "the sum is above the rounded lines", rate: "0.4",
			bases: []string{"0.01", "0.01", "0.01", "0.01", "0.01"}, basis: bill.SumOfBases, total: "0.02",
			shares: []string{"0.01", "0.01", "0", "0", "0"}},
		{name: "lines that all round to nothing", rate: "0.4", bases: []string{"0.01", "0.01", "0.01", "0.01", "0.01"},
			basis: bill.PerPerson, total: "0", shares: []string{"0", "0", "0", "0", "0"}},
		// a base of 0 has no remainder and takes no fen: 0.01 x 60 % = 0.006, two are 0.012, rounded 0.01
		{name: "a base of 0 takes no fen", rate: "0.6", bases: []string{"0", "0.01", "0.01"}, basis: bill.SumOfBases,
			total: "0.01", shares: []string{"0", "0.01", "0"}},
		// 10^10 x 100 %, twice: the largest base there is
		{name: "the largest bases", rate: "1", bases: []string{"10000000000", "10000000000"}, basis: bill.SumOfBases,
			total: "20000000000", shares: []string{"10000000000", "10000000000"}},
		{name: "a rate of 0", rate: "0", bases: three, basis: bill.SumOfBases, total: "0",
			shares: []string{"0", "0", "0"}},
		// 0.00000001 x 10^10 = 100: the smallest rate keeps its value
		{name: "the smallest rate", rate: "0.00000001", bases: []string{"10000000000", "1"}, basis: bill.SumOfBases,
			total: "100", shares: []string{"100", "0"}},
	}, func(t *testing.T, c c) {
		got, err := roll(t, c.rate, c.bases...).Bill(c.basis)
		require.NoError(t, err)
		tabletest.Equal(t, c.total, got.Total)
		require.Len(t, got.Shares, len(c.shares))
		for i, want := range c.shares {
			tabletest.Equal(t, want, got.Shares[i])
		}
	})
}

// 100 persons at 0.01 x 40 % = 0.004: 0.40 in all, a fen each for the first forty of a hundred equal remainders.
func TestManyTies(t *testing.T) {
	r := bill.Roll{Rate: decimal.New(4, -1)}
	for range 100 {
		r.Bases = append(r.Bases, decimal.New(1, -2))
	}
	b, err := r.Bill(bill.SumOfBases)
	require.NoError(t, err)
	tabletest.Equal(t, "0.40", b.Total)
	for i, share := range b.Shares {
		assert.Equal(t, i < 40, share.IsPositive(), "person %d", i)
	}
}

// Every remainder: at 1 % a base of r fen is r hundredths of a fen, for up to fifty persons alike. The total is n x r /
// 100 half up, and as all remainders are equal the first persons get a fen each.
func TestSharesAddUpForEveryRemainder(t *testing.T) {
	for r := range int64(100) {
		for n := int64(1); n <= 50; n++ {
			whole := bill.Roll{Bases: slices.Repeat([]decimal.Decimal{decimal.New(r, -2)}, int(n)),
				Rate: decimal.New(1, -2)}
			b, err := whole.Bill(bill.SumOfBases)
			require.NoError(t, err)
			total := (n*r + 50) / 100
			require.True(t, b.Total.Equal(decimal.New(total, -2)), "%d persons of %d fen: %s", n, r, b.Total)
			for i, share := range b.Shares {
				want := int64(0)
				if int64(i) < total {
					want = 1
				}
				require.True(t, share.Equal(decimal.New(want, -2)), "%d persons of %d fen, person %d: %s", n, r, i,
					share)
			}
		}
	}
}

func TestBillRefuses(t *testing.T) {
	type c struct {
		name       string
		roll       bill.Roll
		basis      bill.Basis
		code, says string
	}
	tabletest.Each(t, []c{
		{name: "no basis", roll: roll(t, "0.08", "5510"), basis: 0, code: "missing_field",
			says: "payroll: basis is missing; use one of per_person, sum_of_bases"},
		{name: "a basis nobody knows", roll: roll(t, "0.08", "5510"), basis: 3, code: "out_of_range",
			says: "basis invalid(3)"},
		{name: "a rate in per cent", roll: roll(t, "8", "5510"), basis: bill.PerPerson, code: "out_of_range",
			says: "payroll: rate 8 is above 1.00"},
		{name: "a negative rate", roll: roll(t, "-0.08", "5510"), basis: bill.PerPerson, code: "out_of_range",
			says: "payroll: rate -0.08 is below"},
		{name: "a rate of 9 decimals", roll: roll(t, "0.080000001", "5510"), basis: bill.PerPerson,
			code: "out_of_range", says: "decimals"},
		{name: "a negative base", roll: roll(t, "0.08", "5510", "-0.01"), basis: bill.SumOfBases, code: "out_of_range",
			says: "payroll: bases[1] -0.01 is below 0; pass yuan with at most 2 decimals"},
		{name: "a base above 10^10", roll: roll(t, "0.08", "10000000000.01"), basis: bill.SumOfBases,
			code: "out_of_range", says: "payroll: bases[0] 10000000000.01 is above"},
		{name: "a third decimal", roll: roll(t, "0.08", "5510.001"), basis: bill.SumOfBases, code: "out_of_range",
			says: "bases[0] 5510.001 has more than 2 decimals"},
		{name: "an exponent", roll: bill.Roll{Bases: []decimal.Decimal{decimal.New(1, 999_999)}},
			basis: bill.SumOfBases, code: "out_of_range", says: "exponent"},
		{name: "too many persons", roll: bill.Roll{Bases: make([]decimal.Decimal, 100_001)}, basis: bill.SumOfBases,
			code: "out_of_range", says: "bases 100001 items are not within 0 to 100000"},
	}, func(t *testing.T, c c) {
		got, err := c.roll.Bill(c.basis)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		assert.Nil(t, got.Shares)
	})
}

func TestEveryBadInputIsNamedAtOnce(t *testing.T) {
	_, err := roll(t, "8", "-1", "5510", "0.001").Bill(bill.PerPerson)
	for _, says := range []string{"rate 8", "bases[0] -1", "bases[2] 0.001"} {
		assert.ErrorContains(t, err, says)
	}
}

func TestMatch(t *testing.T) {
	type c struct {
		name, rate, billed string
		bases              []string
		fit                string
		perPersonDiff, sum string
	}
	three := []string{"5333.33", "6111.11", "7222.22"}
	tabletest.Each(t, []c{
		{name: "the published example per person", rate: "0.08", billed: "1493.34", bases: three, fit: "per_person",
			perPersonDiff: "0", sum: "0.01"},
		{name: "the published example on the sum of bases", rate: "0.08", billed: "1493.33", bases: three,
			fit: "sum_of_bases", perPersonDiff: "-0.01", sum: "0"},
		{name: "neither, a fen above", rate: "0.08", billed: "1493.35", bases: three, fit: "neither",
			perPersonDiff: "0.01", sum: "0.02"},
		{name: "neither, nothing billed", rate: "0.08", billed: "0", bases: three, fit: "neither",
			perPersonDiff: "-1493.34", sum: "-1493.33"},
		{name: "both", rate: "0.08", billed: "440.8", bases: []string{"5510"}, fit: "both", perPersonDiff: "0",
			sum: "0"},
		{name: "both, nobody", rate: "0.08", billed: "0.00", bases: nil, fit: "both", perPersonDiff: "0", sum: "0"},
	}, func(t *testing.T, c c) {
		m, err := roll(t, c.rate, c.bases...).Match(tabletest.Dec(t, c.billed))
		require.NoError(t, err)
		assert.Equal(t, c.fit, m.Fit.String())
		tabletest.Equal(t, c.perPersonDiff, m.PerPersonDiff)
		tabletest.Equal(t, c.sum, m.SumOfBasesDiff)
		tabletest.Equal(t, c.billed, m.PerPerson.Add(m.PerPersonDiff))
		tabletest.Equal(t, c.billed, m.SumOfBases.Add(m.SumOfBasesDiff))
	})
}

func TestMatchRefuses(t *testing.T) {
	for billed, says := range map[string]string{"-0.01": "billed -0.01 is below 0",
		"0.001": "billed 0.001 has more than 2 decimals", "10000000000000000.01": "is above 10000000000000000"} {
		_, err := roll(t, "8", "5510").Match(tabletest.Dec(t, billed))
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
		assert.ErrorContains(t, err, says)
		assert.ErrorContains(t, err, "rate 8", "every bad input is named")
	}
}

func TestNames(t *testing.T) {
	text, err := json.Marshal([]any{bill.PerPerson, bill.SumOfBases, bill.FitsNeither, bill.FitsPerPerson,
		bill.FitsSumOfBases, bill.FitsBoth})
	require.NoError(t, err)
	assert.JSONEq(t, `["per_person","sum_of_bases","neither","per_person","sum_of_bases","both"]`, string(text))
	var read []bill.Basis
	require.NoError(t, json.Unmarshal([]byte(`["sum_of_bases","per_person"]`), &read))
	assert.Equal(t, []bill.Basis{bill.SumOfBases, bill.PerPerson}, read)
	for _, bad := range []string{`"both"`, `""`, `"invalid(0)"`} {
		var b bill.Basis
		assert.Equal(t, "out_of_range", rule.CodeOf(json.Unmarshal([]byte(bad), &b)), bad)
	}
}

// FuzzBill checks both bases against decimals: the shares add up, each is its product cut or raised to the next fen,
// and a person with a larger remainder never gets less of what is left over.
func FuzzBill(f *testing.F) {
	f.Add(uint32(8_000_000), []byte{1, 2, 3, 4, 5, 6, 7, 8, 9})
	f.Add(uint32(500_000), []byte{0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 1})
	f.Add(uint32(100_000_000), []byte{0, 0, 0})
	f.Fuzz(func(t *testing.T, units uint32, data []byte) {
		r := bill.Roll{Rate: decimal.New(int64(units%100_000_001), -8)}
		var sum decimal.Decimal
		for ; len(data) >= 3; data = data[3:] {
			base := decimal.New(int64(data[0])<<16|int64(data[1])<<8|int64(data[2]), -2)
			r.Bases, sum = append(r.Bases, base), sum.Add(base)
		}
		whole, err := r.Bill(bill.SumOfBases)
		require.NoError(t, err)
		lines, err := r.Bill(bill.PerPerson)
		require.NoError(t, err)
		require.True(t, whole.Total.Equal(sum.Mul(r.Rate).Round(2)), "%s x %s rounded once is not %s", sum, r.Rate,
			whole.Total)
		var shares, rounded decimal.Decimal
		lowestRaised, highestCut := decimal.New(1, 0), decimal.New(-1, 0)
		for i, base := range r.Bases {
			product := base.Mul(r.Rate)
			cut, fen := product.Truncate(2), decimal.New(1, -2)
			rest := product.Sub(cut)
			if whole.Shares[i].Equal(cut) {
				highestCut = decimal.Max(highestCut, rest)
			} else {
				require.True(t, whole.Shares[i].Equal(cut.Add(fen)), "share %s of %s", whole.Shares[i], product)
				lowestRaised = decimal.Min(lowestRaised, rest)
			}
			require.True(t, lines.Shares[i].Equal(product.Round(2)), "line %s of %s", lines.Shares[i], product)
			shares, rounded = shares.Add(whole.Shares[i]), rounded.Add(lines.Shares[i])
		}
		require.True(t, highestCut.LessThanOrEqual(lowestRaised), "the remainder %s got no fen, %s got one", highestCut,
			lowestRaised)
		require.True(t, lowestRaised.IsPositive(), "a person without a remainder got a fen")
		require.True(t, shares.Equal(whole.Total) && rounded.Equal(lines.Total), "the shares do not add up")
		m, err := r.Match(whole.Total)
		require.NoError(t, err)
		require.True(t, m.Fit == bill.FitsSumOfBases || m.Fit == bill.FitsBoth)
		require.Equal(t, m.Fit == bill.FitsBoth, whole.Total.Equal(lines.Total))
	})
}
