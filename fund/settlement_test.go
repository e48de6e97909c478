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
	type c struct{ name, cost, fund, hospital string }
	tabletest.Each(t, []c{
		{name: "too little used: the cost", cost: "899.99", fund: "899.99", hospital: "0"},
		{name: "nine tenths: 60 of 100 are kept", cost: "900", fund: "960", hospital: "-60"},
		{name: "49.99 left: 29.994 are kept", cost: "950.01", fund: "980.00", hospital: "-29.99"},
		{name: "the cap", cost: "1000", fund: "1000", hospital: "0"},
		{name: "50 above: 35", cost: "1050", fund: "1035", hospital: "15"},
		{name: "the first tenth above", cost: "1100", fund: "1070", hospital: "30"},
		{name: "50 into the second", cost: "1150", fund: "1085", hospital: "65"},
		{name: "the second tenth", cost: "1200", fund: "1100", hospital: "100"},
		{name: "beyond, the hospital bears it all", cost: "1300", fund: "1100", hospital: "200"},
		{name: "nothing done", cost: "0", fund: "0", hospital: "0"},
	}, func(t *testing.T, c c) {
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
		name   string
		change func(*fund.Cap)
		says   string
	}
	tabletest.Each(t, []row{
		{name: "no cap", change: func(c *fund.Cap) { c.Amount = decimal.Decimal{} }, says: "cap 0"},
		{name: "use in percent", change: func(c *fund.Cap) { c.LeastUse = decimal.New(90, 0) }, says: "least_use 90"},
		{name: "keeps too much", change: func(c *fund.Cap) { c.KeepShare = decimal.New(2, 0) }, says: "keep_share 2"},
		{name: "parts that fall", change: func(c *fund.Cap) { c.Overruns[1].UpTo = decimal.New(5, -2) },
			says: "up_to 0.05 is not above"},
		{name: "two parts up to the same", change: func(c *fund.Cap) { c.Overruns[1].UpTo = c.Overruns[0].UpTo },
			says: "overruns[1].up_to 0.1 is not above"},
		{name: "a part of nothing", change: func(c *fund.Cap) { c.Overruns[0].UpTo = decimal.Decimal{} },
			says: "up_to 0 is below 0.000001"},
		{name: "a negative part", change: func(c *fund.Cap) { c.Overruns[0].UpTo = decimal.New(-1, 0) },
			says: "up_to -1"},
		{name: "a share in percent", change: func(c *fund.Cap) { c.Overruns[0].FundShare = decimal.New(70, 0) },
			says: "fund_share 70"},
		{name: "too many parts", change: func(c *fund.Cap) { c.Overruns = make([]fund.Overrun, 21) },
			says: "overruns 21"},
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
