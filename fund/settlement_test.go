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

func TestCasesSettle(t *testing.T) {
	got, err := fund.Cases{Groups: []fund.CaseGroup{{"a", 10, tabletest.Dec(t, "5000"), tabletest.Dec(t, "52000")},
		{"b", 3, tabletest.Dec(t, "8000.50"), tabletest.Dec(t, "20000")}}}.Settle()
	require.NoError(t, err)
	tabletest.Equal(t, "72000", got.Cost)
	tabletest.Equal(t, "74001.50", got.Fund)
	tabletest.Equal(t, "-2001.50", got.Hospital)
	_, err = fund.Cases{Groups: []fund.CaseGroup{{"a", -1, decimal.New(-1, 0), decimal.New(-1, 0)}}}.Settle()
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	for _, field := range []string{"fund: groups[0].cases -1", "groups[0].standard -1", "groups[0].cost -1"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = fund.Cases{}.Settle()
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "groups 0")
}

func TestHeadsSettle(t *testing.T) {
	got, err := fund.Heads{Persons: 1000, Months: 12, Standard: tabletest.Dec(t, "30"),
		Cost: tabletest.Dec(t, "400000")}.Settle()
	require.NoError(t, err)
	tabletest.Equal(t, "360000", got.Fund)
	tabletest.Equal(t, "40000", got.Hospital)
	_, err = fund.Heads{Persons: -1, Standard: decimal.New(-1, 0), Cost: decimal.New(-1, 0)}.Settle()
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	for _, field := range []string{"persons -1", "months 0", "standard -1", "cost -1"} {
		assert.ErrorContains(t, err, field)
	}
}

// agreement is a cap of 1000: from nine tenths used a hospital keeps 60 % of the rest; the fund bears 70 % of the
// first tenth above and 30 % of the second.
func agreement(t testing.TB, cost decimal.Decimal) fund.Cap {
	return fund.Cap{Cost: cost, Amount: tabletest.Dec(t, "1000"), LeastUse: tabletest.Dec(t, "0.9"),
		KeepShare: tabletest.Dec(t, "0.6"),
		Overruns: []fund.Overrun{{tabletest.Dec(t, "0.1"), tabletest.Dec(t, "0.7")},
			{tabletest.Dec(t, "0.2"), tabletest.Dec(t, "0.3")}}}
}

func TestCapSettle(t *testing.T) {
	tabletest.Run(t, map[string]struct{ cost, fund, hospital string }{
		"too little used: the cost":         {"899.99", "899.99", "0"},
		"nine tenths: 60 of 100 are kept":   {"900", "960", "-60"},
		"49.99 left: 29.994 are kept":       {"950.01", "980.00", "-29.99"},
		"the cap":                           {"1000", "1000", "0"},
		"50 above: 35":                      {"1050", "1035", "15"},
		"the first tenth above":             {"1100", "1070", "30"},
		"50 into the second":                {"1150", "1085", "65"},
		"the second tenth":                  {"1200", "1100", "100"},
		"beyond, the hospital bears it all": {"1300", "1100", "200"},
		"nothing done":                      {"0", "0", "0"},
	}, func(t *testing.T, c struct{ cost, fund, hospital string }) {
		got, err := agreement(t, tabletest.Dec(t, c.cost)).Settle()
		require.NoError(t, err)
		tabletest.Equal(t, c.fund, got.Fund)
		tabletest.Equal(t, c.hospital, got.Hospital)
	})
	plain := agreement(t, tabletest.Dec(t, "1300"))
	plain.Overruns = nil
	got, err := plain.Settle()
	require.NoError(t, err)
	tabletest.Equal(t, "1000", got.Fund)
}

func TestCapRefuses(t *testing.T) {
	type row struct {
		change func(*fund.Cap)
		says   string
	}
	tabletest.Run(t, map[string]row{
		"no cap":         {func(c *fund.Cap) { c.Amount = decimal.Decimal{} }, "cap 0"},
		"use in percent": {func(c *fund.Cap) { c.LeastUse = decimal.New(90, 0) }, "least_use 90"},
		"keeps too much": {func(c *fund.Cap) { c.KeepShare = decimal.New(2, 0) }, "keep_share 2"},
		"parts that fall": {func(c *fund.Cap) { c.Overruns[1].UpTo = decimal.New(5, -2) },
			"up_to 0.05 is not above"},
		"a part of nothing": {func(c *fund.Cap) { c.Overruns[0].UpTo = decimal.Decimal{} },
			"up_to 0 is below 0.000001"},
		"a negative part":    {func(c *fund.Cap) { c.Overruns[0].UpTo = decimal.New(-1, 0) }, "up_to -1"},
		"a share in percent": {func(c *fund.Cap) { c.Overruns[0].FundShare = decimal.New(70, 0) }, "fund_share 70"},
		"too many parts":     {func(c *fund.Cap) { c.Overruns = make([]fund.Overrun, 21) }, "overruns 21"},
	}, func(t *testing.T, c row) {
		a := agreement(t, decimal.New(1, 0))
		c.change(&a)
		_, err := a.Settle()
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
	_, err := agreement(t, decimal.New(-1, 0)).Settle()
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "cost -1")
}

// FuzzCapSettle: fund and hospital together bear the cost, the fund pays no less for more and never
// above cap and shares.
func FuzzCapSettle(f *testing.F) {
	f.Add(int64(95001), int64(1))
	f.Add(int64(115000), int64(9000))
	f.Fuzz(func(t *testing.T, cost, more int64) {
		got, err := agreement(t, decimal.New(cost, -2)).Settle()
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.Fund.Add(got.Hospital).Equal(got.Cost) && got.Fund.Sign() >= 0 &&
			got.Fund.LessThanOrEqual(decimal.New(1100, 0)))
		if dearer, err := agreement(t, decimal.New(cost, -2).Add(decimal.New(more&0xffffff, -2))).Settle(); err == nil {
			assert.True(t, dearer.Fund.GreaterThanOrEqual(got.Fund))
		}
	})
}
