package fund_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// From 20 % to 14 % in July 2015, the base growing by 10 %.
func TestEffectOfRate(t *testing.T) {
	path, err := rule.NewPath(tabletest.Dec(t, "0.2"),
		rule.Step{From: rule.MonthOf(2015, 7), Value: tabletest.Dec(t, "0.14")})
	require.NoError(t, err)
	c := fund.Bases{Base: tabletest.Dec(t, "1200"), Growth: tabletest.Dec(t, "0.1"), Collection: tabletest.Dec(t, "1"),
		FirstYear: 2014, Years: 3}
	got, err := fund.EffectOfRate(path, c)
	require.NoError(t, err)
	for i, want := range [][3]string{{"240", "240", "0"}, {"264", "224.40", "-39.60"}, {"290.40", "203.28", "-87.12"}} {
		assert.Equal(t, 2014+i, got[i].Year)
		tabletest.Equal(t, want[0], got[i].Before)
		tabletest.Equal(t, want[1], got[i].After)
		tabletest.Equal(t, want[2], got[i].Change)
	}
	c.Collection = tabletest.Dec(t, "0.95")
	got, err = fund.EffectOfRate(path, c)
	require.NoError(t, err)
	tabletest.Equal(t, "228", got[0].Before)

	c.Base, c.Growth, c.Collection, c.FirstYear, c.Years = decimal.New(-1, 0), decimal.New(-1, 0), decimal.New(2,
		0), 1, 0
	path, err = rule.NewPath(tabletest.Dec(t, "20"),
		rule.Step{From: rule.MonthOf(2015, 7), Value: tabletest.Dec(t, "-0.14")})
	require.NoError(t, err)
	_, err = fund.EffectOfRate(path, c)
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	for _, field := range []string{"base -1", "growth -1", "collection 2", "first_year 1", "years 0", "rate 20",
		"rate -0.14"} {
		assert.ErrorContains(t, err, field)
	}
}

func payers(t testing.TB, persons int, base, rate, collection string) fund.Payers {
	return fund.Payers{Persons: persons, AverageBase: tabletest.Dec(t, base), Rate: tabletest.Dec(t, rate),
		Collection: tabletest.Dec(t, collection)}
}

func TestContributions(t *testing.T) {
	got, err := fund.Contributions(payers(t, 100, "5000", "0.14", "0.95"))
	require.NoError(t, err)
	tabletest.Equal(t, "798000", got)
	got, err = fund.Contributions(payers(t, 1, "0.05", "0.025", "1"))
	require.NoError(t, err)
	tabletest.Equal(t, "0.02", got) // 0.015
	_, err = fund.Contributions(payers(t, -1, "-1", "2", "2"))
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	for _, field := range []string{"persons -1", "average_base -1", "rate 2", "collection 2"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestFiscalInput(t *testing.T) {
	type c struct {
		name, first string
		revenues    []string
		neverFalls  bool
		want        []string
	}
	tabletest.Each(t, []c{
		{name: "in step with revenue", first: "100", revenues: []string{"1000", "1100", "1050"}, neverFalls: false,
			want: []string{"100", "110", "105"}},
		{name: "never below the year before", first: "100", revenues: []string{"1000", "1100", "1050", "1200"},
			neverFalls: true, want: []string{"100", "110", "110", "120"}},
		{name: "a third, rounded once", first: "100", revenues: []string{"3", "1", "2"}, neverFalls: false,
			want: []string{"100", "33.33", "66.67"}},
		{name: "one year", first: "0.01", revenues: []string{"7"}, neverFalls: false, want: []string{"0.01"}},
	}, func(t *testing.T, c c) {
		var revenues []decimal.Decimal
		for _, r := range c.revenues {
			revenues = append(revenues, tabletest.Dec(t, r))
		}
		got, err := fund.FiscalInput(fund.Fiscal{First: tabletest.Dec(t, c.first), Revenues: revenues,
			NeverFalls: c.neverFalls})
		require.NoError(t, err)
		require.Len(t, got, len(c.want))
		for i, want := range c.want {
			tabletest.Equal(t, want, got[i])
		}
	})
	_, err := fund.FiscalInput(fund.Fiscal{First: decimal.New(-1, 0), Revenues: []decimal.Decimal{{}}})
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "first -1")
	assert.ErrorContains(t, err, "revenues[0] 0 is below 0.01")
	_, err = fund.FiscalInput(fund.Fiscal{})
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "revenues 0 items are not within 1 to 100")
}

func TestActivityMoney(t *testing.T) {
	got, err := fund.ActivityMoney(fund.Activity{Persons: 1234, Standard: tabletest.Dec(t, "50.50")})
	require.NoError(t, err)
	tabletest.Equal(t, "62317", got)
	_, err = fund.ActivityMoney(fund.Activity{Persons: -1, Standard: decimal.New(-1, 0)})
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "persons -1")
	assert.ErrorContains(t, err, "standard -1")
}
