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

// ladder is a three-year deposit of a million at 2.75 % and a two-year bond of half a million at 4 %.
func ladder(t testing.TB) []fund.Rung {
	return []fund.Rung{
		{"deposit", tabletest.Dec(t, "1000000"), tabletest.Dec(t, "0.0275"), rule.MonthOf(2015, 1), 36, false},
		{"bond", tabletest.Dec(t, "500000"), tabletest.Dec(t, "0.04"), rule.MonthOf(2015, 7), 24, true},
	}
}

// By hand: 82,500 at once, and twice 20,000; 122,500 on 3 + 1 million years.
func TestLadderEarn(t *testing.T) {
	got, err := fund.Ladder{Rungs: ladder(t)}.Earn()
	require.NoError(t, err)
	tabletest.Equal(t, "1500000", got.Principal)
	tabletest.Equal(t, "122500", got.Interest)
	tabletest.Equal(t, "0.030625", got.Yield)
	require.Len(t, got.Flows, 3)
	for i, want := range []struct {
		month               rule.Month
		principal, interest string
	}{{rule.MonthOf(2016, 7), "0", "20000"}, {rule.MonthOf(2017, 7), "500000", "20000"}, {rule.MonthOf(2018, 1),
		"1000000", "82500"}} {
		assert.Equal(t, want.month, got.Flows[i].Month)
		tabletest.Equal(t, want.principal, got.Flows[i].Principal)
		tabletest.Equal(t, want.interest, got.Flows[i].Interest)
	}
	half := fund.Rung{Principal: tabletest.Dec(t, "1000.01"), Rate: tabletest.Dec(t, "0.015"),
		From: rule.MonthOf(2015, 1), Months: 6}
	got, err = fund.Ladder{Rungs: []fund.Rung{half, half}}.Earn()
	require.NoError(t, err)
	require.Len(t, got.Flows, 1, "what falls due in one month is one payment")
	tabletest.Equal(t, "15.00", got.Interest) // 7.500075 each
	tabletest.Equal(t, "0.015000", got.Yield)
	free := fund.Rung{Principal: tabletest.Dec(t, "100"), From: rule.MonthOf(2015, 1), Months: 36, Yearly: true}
	got, err = fund.Ladder{Rungs: []fund.Rung{free}}.Earn()
	require.NoError(t, err)
	require.Len(t, got.Flows, 1, "a coupon of 0 is no payment")
	assert.Equal(t, rule.MonthOf(2018, 1), got.Flows[0].Month)
}

func TestLadderRefuses(t *testing.T) {
	type row struct {
		name   string
		change func(*fund.Rung)
		says   string
	}
	tabletest.Each(t, []row{
		{name: "no principal", change: func(r *fund.Rung) { r.Principal = decimal.Decimal{} }, says: "principal 0"},
		{name: "a rate in percent", change: func(r *fund.Rung) { r.Rate = tabletest.Dec(t, "2.75") },
			says: "rate 2.75"},
		{name: "no term", change: func(r *fund.Rung) { r.Months = 0 }, says: "months 0"},
		{name: "no month", change: func(r *fund.Rung) { r.From = rule.Month{} }, says: "from is missing"},
		{name: "due after 2200", change: func(r *fund.Rung) { r.From = rule.MonthOf(2200, 1) }, says: "end after 2200"},
		{name: "a yearly one of a day", change: func(r *fund.Rung) { r.Yearly, r.Months = true, 30 },
			says: "months 30 are not whole years"},
	}, func(t *testing.T, c row) {
		rungs := ladder(t)
		c.change(&rungs[0])
		_, err := fund.Ladder{Rungs: rungs}.Earn()
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		require.ErrorContains(t, err, c.says)
		assert.NotEmpty(t, rule.CodeOf(err))
	})
	_, err := fund.Ladder{}.Earn()
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "rungs 0")
}

func TestCovers(t *testing.T) {
	need := func(year, month int, amount string) fund.Need {
		return fund.Need{Month: rule.MonthOf(year, 1).Add(month - 1), Amount: tabletest.Dec(t, amount)}
	}
	type c struct {
		name, cash    string
		needs         []fund.Need
		short         rule.Month
		lacking, left string
	}
	tabletest.Each(t, []c{
		{name: "cash to the fen, then the coupon of the month", cash: "100",
			needs: []fund.Need{need(2016, 6, "100"), need(2016, 7, "20000")}, short: rule.Month{}, lacking: "0",
			left: "0"},
		{name: "a month before the coupon", cash: "100", needs: []fund.Need{need(2016, 6, "100.01")},
			short: rule.MonthOf(2016, 6), lacking: "0.01", left: "0"},
		{name: "all of it", cash: "0", needs: []fund.Need{need(2020, 1, "1622499.99")}, short: rule.Month{},
			lacking: "0", left: "0.01"},
		{name: "a fen more than all of it", cash: "0", needs: []fund.Need{need(2020, 1, "1622500.01")},
			short: rule.MonthOf(2020, 1), lacking: "0.01", left: "0"},
	}, func(t *testing.T, c c) {
		got, err := fund.Covers(fund.Needs{Cash: tabletest.Dec(t, c.cash), Ladder: fund.Ladder{Rungs: ladder(t)},
			Needs: c.needs})
		require.NoError(t, err)
		assert.Equal(t, c.short, got.ShortFrom)
		assert.Equal(t, c.short.IsZero(), got.Covered)
		tabletest.Equal(t, c.lacking, got.Lacking)
		tabletest.Equal(t, c.left, got.Left)
	})
	_, err := fund.Covers(fund.Needs{Cash: decimal.New(-1, 0), Needs: []fund.Need{need(2016, 2, "-1")}})
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	for _, says := range []string{"cash -1", "rungs 0", "needs[0].amount -1"} {
		assert.ErrorContains(t, err, says)
	}
	_, err = fund.Covers(fund.Needs{Ladder: fund.Ladder{Rungs: ladder(t)}})
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "needs 0")
	_, err = fund.Covers(fund.Needs{Ladder: fund.Ladder{Rungs: ladder(t)},
		Needs: []fund.Need{need(2016, 2, "1"), need(2016, 2, "1")}})
	assert.ErrorContains(t, err, "needs[1].month 2016-02 is not after")
}

// FuzzLadder: what is paid adds up to what was put in and earned, and a higher rate earns no less.
func FuzzLadder(f *testing.F) {
	f.Add(int64(100000000), int64(2750000), uint16(36), false)
	f.Add(int64(1), int64(100000000), uint16(600), true)
	f.Fuzz(func(t *testing.T, principal, rate int64, months uint16, yearly bool) {
		r := fund.Rung{Principal: decimal.New(principal, -2), Rate: decimal.New(rate, -8), From: rule.MonthOf(2015, 1),
			Months: int(months), Yearly: yearly}
		got, err := fund.Ladder{Rungs: []fund.Rung{r, r}}.Earn()
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		var back, interest decimal.Decimal
		for i, flow := range got.Flows {
			back, interest = back.Add(flow.Principal), interest.Add(flow.Interest)
			assert.True(t, i == 0 || got.Flows[i-1].Month.Before(flow.Month))
		}
		assert.True(t, back.Equal(got.Principal) && back.Equal(r.Principal.Add(r.Principal)) &&
			interest.Equal(got.Interest))
		r.Rate = r.Rate.Add(decimal.New(1, -8))
		if more, err := (fund.Ladder{Rungs: []fund.Rung{r, r}}).Earn(); err == nil {
			assert.True(t, more.Interest.GreaterThanOrEqual(got.Interest))
		}
	})
}
