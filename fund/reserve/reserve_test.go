package reserve_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/fund/reserve"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// ladder is a three-year deposit of a million at 2.75 % and a two-year bond of half a million at 4 %.
func ladder(t testing.TB) []reserve.Rung {
	return []reserve.Rung{
		{"deposit", tabletest.Dec(t, "1000000"), tabletest.Dec(t, "0.0275"), rule.MonthOf(2015, 1), 36, reserve.AtMaturity},
		{"bond", tabletest.Dec(t, "500000"), tabletest.Dec(t, "0.04"), rule.MonthOf(2015, 7), 24, reserve.Yearly},
	}
}

// By hand: 82,500 at once, and twice 20,000; 122,500 on 3 + 1 million years.
func TestLadder(t *testing.T) {
	got, err := reserve.Ladder(ladder(t))
	require.NoError(t, err)
	tabletest.Equal(t, "1500000", got.Principal)
	tabletest.Equal(t, "122500", got.Interest)
	tabletest.Equal(t, "0.030625", got.Yield)
	require.Len(t, got.Flows, 3)
	for i, want := range []struct {
		month               rule.Month
		principal, interest string
	}{{rule.MonthOf(2016, 7), "0", "20000"}, {rule.MonthOf(2017, 7), "500000", "20000"}, {rule.MonthOf(2018, 1), "1000000", "82500"}} {
		assert.Equal(t, want.month, got.Flows[i].Month)
		tabletest.Equal(t, want.principal, got.Flows[i].Principal)
		tabletest.Equal(t, want.interest, got.Flows[i].Interest)
	}
	half := reserve.Rung{Principal: tabletest.Dec(t, "1000.01"), Rate: tabletest.Dec(t, "0.015"), From: rule.MonthOf(2015, 1), Months: 6, Coupon: reserve.AtMaturity}
	got, err = reserve.Ladder([]reserve.Rung{half, half})
	require.NoError(t, err)
	require.Len(t, got.Flows, 1, "what falls due in one month is one payment")
	tabletest.Equal(t, "15.00", got.Interest) // 7.500075 each
	tabletest.Equal(t, "0.015000", got.Yield)
}

func TestLadderRefuses(t *testing.T) {
	type row struct {
		change func(*reserve.Rung)
		says   string
	}
	tabletest.Run(t, map[string]row{
		"no principal":          {func(r *reserve.Rung) { r.Principal = decimal.Decimal{} }, "principal 0"},
		"a rate in percent":     {func(r *reserve.Rung) { r.Rate = tabletest.Dec(t, "2.75") }, "rate 2.75"},
		"no term":               {func(r *reserve.Rung) { r.Months = 0 }, "months 0"},
		"no month":              {func(r *reserve.Rung) { r.From = rule.Month{} }, "from - is no month"},
		"due after 2200":        {func(r *reserve.Rung) { r.From = rule.MonthOf(2200, 1) }, "ends after 2200"},
		"no coupon":             {func(r *reserve.Rung) { r.Coupon = 0 }, "coupon 0"},
		"a yearly one of a day": {func(r *reserve.Rung) { r.Coupon, r.Months = reserve.Yearly, 30 }, "months 30 are not whole years"},
	}, func(t *testing.T, c row) {
		rungs := ladder(t)
		c.change(&rungs[0])
		_, err := reserve.Ladder(rungs)
		require.ErrorContains(t, err, c.says)
		assert.NotEmpty(t, rule.CodeOf(err))
	})
	_, err := reserve.Ladder(nil)
	assert.ErrorContains(t, err, "rungs 0")
}

func TestCovers(t *testing.T) {
	need := func(year, month int, amount string) reserve.Need {
		return reserve.Need{Month: rule.MonthOf(year, 1).Add(month - 1), Amount: tabletest.Dec(t, amount)}
	}
	tabletest.Run(t, map[string]struct {
		cash          string
		needs         []reserve.Need
		short         rule.Month
		lacking, left string
	}{
		"cash to the fen, then the coupon of the month": {"100", []reserve.Need{need(2016, 6, "100"), need(2016, 7, "20000")}, rule.Month{}, "0", "0"},
		"a month before the coupon":                     {"100", []reserve.Need{need(2016, 6, "100.01")}, rule.MonthOf(2016, 6), "0.01", "0"},
		"all of it":                                     {"0", []reserve.Need{need(2020, 1, "1622499.99")}, rule.Month{}, "0", "0.01"},
		"a fen more than all of it":                     {"0", []reserve.Need{need(2020, 1, "1622500.01")}, rule.MonthOf(2020, 1), "0.01", "0"},
	}, func(t *testing.T, c struct {
		cash          string
		needs         []reserve.Need
		short         rule.Month
		lacking, left string
	}) {
		got, err := reserve.Covers(tabletest.Dec(t, c.cash), ladder(t), c.needs)
		require.NoError(t, err)
		assert.Equal(t, c.short, got.ShortFrom)
		assert.Equal(t, c.short.IsZero(), got.Covered)
		tabletest.Equal(t, c.lacking, got.Lacking)
		tabletest.Equal(t, c.left, got.Left)
	})
	_, err := reserve.Covers(decimal.New(-1, 0), nil, []reserve.Need{need(2016, 2, "-1"), need(2016, 2, "1")})
	for _, says := range []string{"cash -1", "rungs 0", "needs -1", "needs 2016-02 is not after"} {
		assert.ErrorContains(t, err, says)
	}
	_, err = reserve.Covers(decimal.Decimal{}, ladder(t), nil)
	assert.ErrorContains(t, err, "needs 0")
}

// FuzzLadder: what is paid adds up to what was put in and earned, and a higher rate earns no less.
func FuzzLadder(f *testing.F) {
	f.Add(int64(100000000), int64(2750000), uint16(36), uint8(1))
	f.Add(int64(1), int64(100000000), uint16(600), uint8(2))
	f.Fuzz(func(t *testing.T, principal, rate int64, months uint16, coupon uint8) {
		r := reserve.Rung{Principal: decimal.New(principal, -2), Rate: decimal.New(rate, -8), From: rule.MonthOf(2015, 1), Months: int(months), Coupon: reserve.Coupon(coupon)}
		got, err := reserve.Ladder([]reserve.Rung{r, r})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		var back, interest decimal.Decimal
		for i, flow := range got.Flows {
			back, interest = back.Add(flow.Principal), interest.Add(flow.Interest)
			assert.True(t, i == 0 || got.Flows[i-1].Month.Before(flow.Month))
		}
		assert.True(t, back.Equal(got.Principal) && back.Equal(r.Principal.Add(r.Principal)) && interest.Equal(got.Interest))
		r.Rate = r.Rate.Add(decimal.New(1, -8))
		if more, err := reserve.Ladder([]reserve.Rung{r, r}); err == nil {
			assert.True(t, more.Interest.GreaterThanOrEqual(got.Interest))
		}
	})
}
