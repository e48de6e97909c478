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
	tabletest.Run(t, map[string]struct {
		groups          []string
		contribution    string
		government, own string
	}{
		"no group pays all of it":          {nil, "549", "0", "549"},
		"all of it is paid":                {[]string{"dibao"}, "549", "549", "0"},
		"half of it":                       {[]string{"marginal"}, "549", "274.50", "274.50"},
		"half a fen goes up":               {[]string{"marginal"}, "0.01", "0.01", "0"},
		"the highest share of two groups":  {[]string{"severely disabled", "marginal"}, "549", "274.50", "274.50"},
		"a third: 549 x 0.3333 = 182.9817": {[]string{"severely disabled"}, "549", "182.98", "366.02"},
	}, func(t *testing.T, c struct {
		groups          []string
		contribution    string
		government, own string
	}) {
		got, err := relief.ContributionAid(shares(), c.groups, tabletest.Dec(t, c.contribution))
		require.NoError(t, err)
		tabletest.Equal(t, c.government, got.Government)
		tabletest.Equal(t, c.own, got.Own)
	})
}

func TestContributionAidRefuses(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		table []relief.GroupShare
		group string
		code  string
	}{
		"no table":               {nil, "dibao", "out_of_range"},
		"a group not in it":      {shares(), "rich", "out_of_range"},
		"a group twice":          {append(shares(), relief.GroupShare{Group: "dibao"}), "dibao", "conflict"},
		"a group without a name": {[]relief.GroupShare{{}}, "", "conflict"},
		"a share of 100, not 1": {[]relief.GroupShare{{Group: "dibao", Share: decimal.New(100, 0)}}, "dibao",
			"out_of_range"},
		"a share nobody can read": {[]relief.GroupShare{{Group: "dibao", Share: decimal.New(1, 9999)}}, "dibao",
			"out_of_range"},
	}, func(t *testing.T, c struct {
		table []relief.GroupShare
		group string
		code  string
	}) {
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
	tabletest.Run(t, map[string]struct {
		start, rate, limit      string
		remaining, before, paid string
		want, own               string
		capped                  bool
	}{
		"80 % of what is above 1000":       {"1000", "0.8", "", "5000", "0", "0", "3200", "1800", false},
		"exactly the threshold":            {"1000", "0.8", "", "1000", "0", "0", "0", "1000", false},
		"the threshold was used up before": {"1000", "0.8", "", "5000", "1000", "0", "4000", "1000", false},
		"400 of it are left":               {"1000", "0.8", "", "5000", "600", "0", "3680", "1320", false},
		"no threshold, all of it":          {"0", "1", "", "5000", "0", "0", "5000", "0", false},
		"the year's limit":                 {"0", "1", "350000", "400000", "0", "0", "350000", "50000", true},
		"exactly the limit is not cut":     {"0", "1", "350000", "350000", "0", "0", "350000", "0", false},
		"what is left of the limit":        {"0", "0.8", "10000", "5000", "0", "9000", "1000", "4000", true},
		"the limit is used up":             {"0", "0.8", "10000", "5000", "0", "12000", "0", "5000", true},
		"rounded once: 0.01 x 0.5":         {"0", "0.5", "", "0.01", "0", "0", "0.01", "0", false},
	}, func(t *testing.T, c struct {
		start, rate, limit      string
		remaining, before, paid string
		want, own               string
		capped                  bool
	}) {
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
