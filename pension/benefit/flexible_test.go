package benefit_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

func figure(t testing.TB, text string) rule.Figure {
	t.Helper()
	n, err := rule.Input{Field: "figure", Max: 100_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "")
}

// guangzhou are the city's figures from 2025-07: 粤人社发〔2025〕32号 and 粤人社规〔2021〕5号.
func guangzhou(t testing.TB) benefit.FlexibleParams {
	return benefit.FlexibleParams{Floor: figure(t, "5510"), Ceiling: figure(t, "27549"), Rate: figure(t, "0.2"),
		AccountRate: figure(t, "0.08")}
}

func TestFlexible(t *testing.T) {
	type row struct{ name, base, amount, account, pooled string }
	tabletest.Each(t, []row{
		{name: "W11 at the floor", base: "5510", amount: "1102.00", account: "440.80", pooled: "661.20"},
		{name: "W10 above the floor", base: "6000", amount: "1200.00", account: "480.00", pooled: "720.00"},
		{name: "at the ceiling", base: "27549", amount: "5509.80", account: "2203.92", pooled: "3305.88"},
		// 1102.006 and 440.8024; 12 % alone would be 661.2036, 661.20
		{name: "pooled is the rest, not its own product", base: "5510.03", amount: "1102.01", account: "440.80",
			pooled: "661.21"},
	}, func(t *testing.T, c row) {
		got, err := benefit.Flexible(guangzhou(t), tabletest.Dec(t, c.base))
		require.NoError(t, err)
		tabletest.Equal(t, c.amount, got.Line.Amount())
		tabletest.Equal(t, c.account, got.Account.Decimal)
		tabletest.Equal(t, c.pooled, got.Pooled.Decimal)
		assert.Equal(t, rule.LimitNone, got.Line.Limit())
		assert.Equal(t, rule.Employee, got.Line.Payer())
	})
}

// TestFlexibleWithoutLimits: cases of other places name the base and the rate alone.
func TestFlexibleWithoutLimits(t *testing.T) {
	p := benefit.FlexibleParams{Floor: figure(t, "0"), Ceiling: rule.NoneFigure(), Rate: figure(t, "0.20"),
		AccountRate: rule.NoneFigure()}
	type c struct{ name, base, want string }
	tabletest.Each(t, []c{
		{name: "G0521", base: "4775.00", want: "955.00"},
		{name: "G0525", base: "7162.00", want: "1432.40"},
		{name: "G0526", base: "35811.00",
			want: "7162.20"},
		{name: "G0529", base: "7460.00", want: "1492.00"},
		{name: "G0531", base: "5124.00", want: "1024.80"},
		{name: "a base of 4986", base: "4986.00", want: "997.20"},
		{name: "a base of 4498", base: "4498.00",
			want: "899.60"},
	}, func(t *testing.T, c c) {
		got, err := benefit.Flexible(p, tabletest.Dec(t, c.base))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Line.Amount())
		assert.False(t, got.Account.Valid || got.Pooled.Valid)
	})
	p.AccountRate = figure(t, "0.08")
	got, err := benefit.Flexible(p, tabletest.Dec(t, "4800")) // case G0850
	require.NoError(t, err)
	tabletest.Equal(t, "960.00", got.Line.Amount())
	tabletest.Equal(t, "384.00", got.Account.Decimal)
	tabletest.Equal(t, "576.00", got.Pooled.Decimal)
}

// TestBaseOutsideTheLimitsIsRefused: it is not moved to the limit.
func TestBaseOutsideTheLimitsIsRefused(t *testing.T) {
	type c struct{ name, base, says string }
	tabletest.Each(t, []c{
		{name: "below the floor by a fen", base: "5509.99", says: "base 5509.99 is not within 5510 to 27549"},
		{name: "above the ceiling by a fen", base: "27549.01", says: "base 27549.01 is not within 5510 to 27549"},
		{name: "negative", base: "-5510", says: "base -5510 is below 0"},
		{name: "below the fen", base: "5510.001", says: "more than 2 decimals"},
	}, func(t *testing.T, c c) {
		_, err := benefit.Flexible(guangzhou(t), tabletest.Dec(t, c.base))
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
}

func TestFlexibleParamsRefused(t *testing.T) {
	type row struct {
		name   string
		change func(*benefit.FlexibleParams)
		kind   error
		says   string
	}
	tabletest.Each(t, []row{
		{name: "zero value", change: func(p *benefit.FlexibleParams) { *p = benefit.FlexibleParams{} },
			kind: rule.ErrMissingField, says: "floor is not set"},
		{name: "account rate above the rate",
			change: func(p *benefit.FlexibleParams) { p.AccountRate = figure(t, "0.21") }, kind: rule.ErrOutOfRange,
			says: "account_rate 0.21"},
		{name: "account rate not set", change: func(p *benefit.FlexibleParams) { p.AccountRate = rule.Figure{} },
			kind: rule.ErrMissingField, says: "rate is not set"},
		{name: "no rate", change: func(p *benefit.FlexibleParams) { p.Rate = rule.NoneFigure() },
			kind: rule.ErrOutOfRange, says: "rate"},
		{name: "floor above the ceiling", change: func(p *benefit.FlexibleParams) { p.Floor = figure(t, "30000") },
			kind: rule.ErrOutOfRange, says: "above the ceiling"},
		{name: "rate unknown for a month", change: func(p *benefit.FlexibleParams) {
			p.Rate = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say("flexible rate", "灵活就业缴费比例")})
		}, kind: rule.ErrNoRule, says: "flexible rate"},
		{name: "floor unknown for a month", change: func(p *benefit.FlexibleParams) {
			p.Floor = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say("floor", "缴费基数下限")})
		}, kind: rule.ErrNoRule, says: "floor"},
		{name: "account rate unknown in a month", change: func(p *benefit.FlexibleParams) {
			p.AccountRate = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say("account rate", "记入个人账户比例")})
		}, kind: rule.ErrNoRule, says: "account rate"},
	}, func(t *testing.T, c row) {
		p := guangzhou(t)
		c.change(&p)
		_, err := benefit.Flexible(p, tabletest.Dec(t, "6000"))
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
	_, err := benefit.Flexible(benefit.FlexibleParams{}, decimal.New(1, 9999))
	assert.ErrorContains(t, err, "exponent 9999")
}

func TestFlexibleSubsidy(t *testing.T) {
	type row struct {
		name, paid   string
		over, under  int
		want, refuse string
	}
	tabletest.Each(t, []row{
		{name: "W12 two thirds of 1102.00", paid: "1102.00", over: 2, under: 3, want: "734.67", refuse: ""},
		{name: "two thirds of 955.00", paid: "955.00", over: 2, under: 3, want: "636.67", refuse: ""},
		{name: "all of it", paid: "955.00", over: 1, under: 1, want: "955.00", refuse: ""},
		{name: "nothing of it", paid: "955.00", over: 0, under: 3, want: "0.00", refuse: ""},
		{name: "more than all", paid: "955.00", over: 3, under: 2, want: "",
			refuse: "numerator 3 is above the denominator 2"},
		{name: "a negative share", paid: "955.00", over: -1, under: 3, want: "", refuse: "numerator -1"},
		{name: "no denominator", paid: "955.00", over: 0, under: 0, want: "", refuse: "denominator 0"},
		{name: "a negative amount", paid: "-1.00", over: 2, under: 3, want: "", refuse: "paid -1 is below 0"},
	}, func(t *testing.T, c row) {
		got, err := benefit.FlexibleSubsidy(tabletest.Dec(t, c.paid), c.over, c.under)
		if c.refuse != "" {
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.ErrorContains(t, err, c.refuse)
			return
		}
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func FuzzFlexible(f *testing.F) {
	f.Add(int64(551000), int32(-2), int64(20), int64(8))
	f.Add(int64(1), int32(9999), int64(200), int64(-8))
	f.Fuzz(func(t *testing.T, base int64, exp int32, rate, account int64) {
		door := rule.RateInput(rule.AreaPension, "rate", 100)
		whole, wholeErr := door.Number(decimal.New(rate, -3))
		part, partErr := door.Number(decimal.New(account, -3))
		if wholeErr != nil || partErr != nil {
			return
		}
		p := guangzhou(t)
		p.Rate, p.AccountRate = rule.SettingFigure(whole), rule.SettingFigure(part)
		got, err := benefit.Flexible(p, decimal.New(base, exp))
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.True(t, got.Account.Decimal.Add(got.Pooled.Decimal).Equal(got.Line.Amount()), "the parts add up")
		assert.False(t, got.Pooled.Decimal.IsNegative())
		assert.True(t, got.Line.Base().Equal(decimal.New(base, exp)), "the base is the one that was chosen")
	})
}
