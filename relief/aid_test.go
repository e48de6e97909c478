package relief_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"
)

// shares are of the tests' own; no published table was seen.
func shares() []relief.GroupShare {
	return []relief.GroupShare{{Group: "dibao", Share: decimal.New(1, 0)},
		{Group: "marginal", Share: decimal.New(5, -1)}, {Group: "severely disabled", Share: decimal.New(3333, -4)}}
}

func TestContributionAid(t *testing.T) {
	type c struct {
		name            string
		groups          []string
		contribution    string
		government, own string
	}
	tabletest.Each(t, []c{
		{name: "no group pays all of it", groups: nil, contribution: "549", government: "0", own: "549"},
		{name: "all of it is paid", groups: []string{"dibao"}, contribution: "549", government: "549", own: "0"},
		{name: "half of it", groups: []string{"marginal"}, contribution: "549", government: "274.50", own: "274.50"},
		{name: "half a fen goes up", groups: []string{"marginal"}, contribution: "0.01", government: "0.01", own: "0"},
		{name: "the highest share of two groups", groups: []string{"severely disabled", "marginal"},
			contribution: "549", government: "274.50", own: "274.50"},
		{name: "a third: 549 x 0.3333 = 182.9817", groups: []string{"severely disabled"}, contribution: "549",
			government: "182.98", own: "366.02"},
	}, func(t *testing.T, c c) {
		got, err := relief.ContributionAid(shares(), c.groups, tabletest.Dec(t, c.contribution))
		require.NoError(t, err)
		tabletest.Equal(t, c.government, got.Government)
		tabletest.Equal(t, c.own, got.Own)
	})
}

func TestContributionAidRefuses(t *testing.T) {
	type c struct {
		name  string
		table []relief.GroupShare
		group string
		code  string
	}
	tabletest.Each(t, []c{
		{name: "no table", table: nil, group: "dibao", code: "out_of_range"},
		{name: "a group not in it", table: shares(), group: "rich", code: "out_of_range"},
		{name: "a group twice", table: append(shares(), relief.GroupShare{Group: "dibao"}), group: "dibao",
			code: "conflict"},
		{name: "a group without a name", table: []relief.GroupShare{{}}, group: "", code: "conflict"},
		{name: "a share of 100, not 1", table: []relief.GroupShare{{Group: "dibao", Share: decimal.New(100, 0)}},
			group: "dibao", code: "out_of_range"},
		{name: "a share nobody can read", table: []relief.GroupShare{{Group: "dibao", Share: decimal.New(1, 9999)}},
			group: "dibao", code: "out_of_range"},
	}, func(t *testing.T, c c) {
		_, err := relief.ContributionAid(c.table, []string{c.group}, decimal.New(549, 0))
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
	_, err := relief.ContributionAid(shares(), nil, decimal.New(-1, 0))
	assert.ErrorContains(t, err, "contribution -1 is below 0")
}

func terms(t testing.TB, start, rate, limit string) relief.MedicalTerms {
	out := relief.MedicalTerms{Start: tabletest.Dec(t, start), Rate: tabletest.Dec(t, rate)}
	if limit != "" {
		out.Cap = decimal.NewNullDecimal(tabletest.Dec(t, limit))
	}
	return out
}

func TestMedicalAid(t *testing.T) {
	type c struct {
		name, start, rate, limit string
		remaining, before, paid  string
		want, own                string
		capped                   bool
	}
	tabletest.Each(t, []c{
		{name: "80 % of what is above 1000", start: "1000", rate: "0.8", limit: "", remaining: "5000", before: "0",
			paid: "0", want: "3200", own: "1800", capped: false},
		{name: "exactly the threshold", start: "1000", rate: "0.8", limit: "", remaining: "1000", before: "0",
			paid: "0", want: "0", own: "1000", capped: false},
		{name: "the threshold was used up before", start: "1000", rate: "0.8", limit: "", remaining: "5000",
			before: "1000", paid: "0", want: "4000", own: "1000", capped: false},
		{name: "400 of it are left", start: "1000", rate: "0.8", limit: "", remaining: "5000", before: "600", paid: "0",
			want: "3680", own: "1320", capped: false},
		{name: "no threshold, all of it", start: "0", rate: "1", limit: "", remaining: "5000", before: "0", paid: "0",
			want: "5000", own: "0", capped: false},
		{name: "the year's limit", start: "0", rate: "1", limit: "350000", remaining: "400000", before: "0", paid: "0",
			want: "350000", own: "50000", capped: true},
		{name: "exactly the limit is not cut", start: "0", rate: "1", limit: "350000", remaining: "350000", before: "0",
			paid: "0", want: "350000", own: "0", capped: false},
		{name: "what is left of the limit", start: "0", rate: "0.8", limit: "10000", remaining: "5000", before: "0",
			paid: "9000", want: "1000", own: "4000", capped: true},
		{name: "the limit is used up", start: "0", rate: "0.8", limit: "10000", remaining: "5000", before: "0",
			paid: "12000", want: "0", own: "5000", capped: true},
		{name: "rounded once: 0.01 x 0.5", start: "0", rate: "0.5", limit: "", remaining: "0.01", before: "0",
			paid: "0", want: "0.01", own: "0", capped: false},
	}, func(t *testing.T, c c) {
		got, err := relief.MedicalAid(terms(t, c.start, c.rate, c.limit),
			relief.MedicalYear{Remaining: tabletest.Dec(t, c.remaining), Before: tabletest.Dec(t, c.before),
				Paid: tabletest.Dec(t, c.paid)})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Paid)
		tabletest.Equal(t, c.own, got.Own)
		assert.Equal(t, c.capped, got.Capped)
	})
	_, err := relief.MedicalAid(terms(t, "-1", "80", "-1"),
		relief.MedicalYear{Remaining: decimal.New(1, 9999), Before: decimal.New(-1, 0), Paid: decimal.New(1, -3)})
	for _, field := range []string{"start", "rate", "remaining", "before", "paid", "cap"} {
		assert.ErrorContains(t, err, "relief: "+field)
	}
}

// Both parts of a contribution add up, and so do those of a bill; a longer bill never gets less, and no limit is
// passed.
func FuzzAid(f *testing.F) {
	f.Add(uint32(54900), uint32(33330000), uint32(100000), uint32(500000), uint32(1), uint32(35000000), uint32(0))
	f.Fuzz(func(t *testing.T, contribution, share, start, remaining, more, limit, paid uint32) {
		rate := decimal.New(int64(share%100_000_001), -8)
		split, err := relief.ContributionAid([]relief.GroupShare{{Group: "a", Share: rate}}, []string{"a"},
			decimal.New(int64(contribution), -2))
		require.NoError(t, err)
		assert.True(t, split.Government.Add(split.Own).Equal(decimal.New(int64(contribution), -2)))
		assert.False(t, split.Own.IsNegative())

		terms := relief.MedicalTerms{Start: decimal.New(int64(start), -2), Rate: rate,
			Cap: decimal.NewNullDecimal(decimal.New(int64(limit), -2))}
		year := relief.MedicalYear{Remaining: decimal.New(int64(remaining), -2), Paid: decimal.New(int64(paid), -2)}
		a, err := relief.MedicalAid(terms, year)
		require.NoError(t, err)
		assert.True(t, a.Paid.Add(a.Own).Equal(year.Remaining))
		assert.False(t, a.Paid.IsPositive() && a.Paid.Add(year.Paid).GreaterThan(terms.Cap.Decimal), "above the limit")
		year.Remaining = year.Remaining.Add(decimal.New(int64(more), -2))
		b, err := relief.MedicalAid(terms, year)
		require.NoError(t, err)
		assert.False(t, b.Paid.LessThan(a.Paid), "a longer bill got less")
		assert.False(t, b.Own.LessThan(a.Own), "a longer bill costs less")
	})
}

func ExampleMedicalAid() {
	out, err := relief.MedicalAid(
		relief.MedicalTerms{Start: decimal.New(1000, 0), Rate: decimal.New(8, -1),
			Cap: decimal.NewNullDecimal(decimal.New(100_000, 0))},
		relief.MedicalYear{Remaining: decimal.New(5000, 0)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(out.Paid, out.Own)
	// Output: 3200 1800
}
