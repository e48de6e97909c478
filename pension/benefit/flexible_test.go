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
	type row struct{ base, amount, account, pooled string }
	tabletest.Run(t, map[string]row{
		"W11 at the floor":    {"5510", "1102.00", "440.80", "661.20"},
		"W10 above the floor": {"6000", "1200.00", "480.00", "720.00"},
		"at the ceiling":      {"27549", "5509.80", "2203.92", "3305.88"},
		// 1102.006 and 440.8024; 12 % alone would be 661.2036, 661.20
		"pooled is the rest, not its own product": {"5510.03", "1102.01", "440.80", "661.21"},
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
	tabletest.Run(t, map[string]struct{ base, want string }{
		"G0521": {"4775.00", "955.00"}, "G0525": {"7162.00", "1432.40"}, "G0526": {"35811.00",
			"7162.20"}, "G0529": {"7460.00", "1492.00"},
		"G0531": {"5124.00", "1024.80"}, "a base of 4986": {"4986.00", "997.20"}, "a base of 4498": {"4498.00",
			"899.60"},
	}, func(t *testing.T, c struct{ base, want string }) {
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
	tabletest.Run(t, map[string]struct{ base, says string }{
		"below the floor by a fen":   {"5509.99", "base 5509.99 is not within 5510 to 27549"},
		"above the ceiling by a fen": {"27549.01", "base 27549.01 is not within 5510 to 27549"},
		"negative":                   {"-5510", "base -5510 is below 0"},
		"below the fen":              {"5510.001", "more than 2 decimals"},
	}, func(t *testing.T, c struct{ base, says string }) {
		_, err := benefit.Flexible(guangzhou(t), tabletest.Dec(t, c.base))
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
}

func TestFlexibleParamsRefused(t *testing.T) {
	type row struct {
		change func(*benefit.FlexibleParams)
		kind   error
		says   string
	}
	tabletest.Run(t, map[string]row{
		"zero value": {func(p *benefit.FlexibleParams) { *p = benefit.FlexibleParams{} },
			rule.ErrMissingField, "floor is not set"},
		"account rate above the rate": {func(p *benefit.FlexibleParams) { p.AccountRate = figure(t, "0.21") },
			rule.ErrOutOfRange, "account_rate 0.21"},
		"account rate not set": {func(p *benefit.FlexibleParams) { p.AccountRate = rule.Figure{} },
			rule.ErrMissingField, "rate is not set"},
		"no rate": {func(p *benefit.FlexibleParams) { p.Rate = rule.NoneFigure() },
			rule.ErrOutOfRange, "rate"},
		"floor above the ceiling": {func(p *benefit.FlexibleParams) { p.Floor = figure(t, "30000") },
			rule.ErrOutOfRange, "above the ceiling"},
		"rate unknown for a month": {func(p *benefit.FlexibleParams) {
			p.Rate = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say("flexible rate", "灵活就业缴费比例")})
		}, rule.ErrNoRule, "flexible rate"},
		"floor unknown for a month": {func(p *benefit.FlexibleParams) {
			p.Floor = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say("floor", "缴费基数下限")})
		}, rule.ErrNoRule, "floor"},
		"account rate unknown in a month": {func(p *benefit.FlexibleParams) {
			p.AccountRate = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say("account rate", "记入个人账户比例")})
		}, rule.ErrNoRule, "account rate"},
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
		paid         string
		over, under  int
		want, refuse string
	}
	tabletest.Run(t, map[string]row{
		"W12 two thirds of 1102.00": {"1102.00", 2, 3, "734.67", ""},
		"two thirds of 955.00":      {"955.00", 2, 3, "636.67", ""},
		"all of it":                 {"955.00", 1, 1, "955.00", ""},
		"nothing of it":             {"955.00", 0, 3, "0.00", ""},
		"more than all":             {"955.00", 3, 2, "", "numerator 3 is above the denominator 2"},
		"a negative share":          {"955.00", -1, 3, "", "numerator -1"},
		"no denominator":            {"955.00", 0, 0, "", "denominator 0"},
		"a negative amount":         {"-1.00", 2, 3, "", "paid -1 is below 0"},
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
