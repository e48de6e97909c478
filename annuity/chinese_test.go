package annuity_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// TestErrorsInChinese: every error of the package is said in Chinese.
func TestErrorsInChinese(t *testing.T) {
	bad := decimal.New(-1, 0)
	limits := func(month rule.Month) error {
		_, err := annuity.LimitsIn(month)
		return err
	}
	_, zero := annuity.Limits{}.Use(annuity.Contributions{})
	in, err := annuity.LimitsIn(rule.MonthOf(2020, 1))
	require.NoError(t, err)
	_, amounts := in.Use(annuity.Contributions{Wages: bad})
	_, spread := annuity.CheckSpread(annuity.Credited{Month: rule.MonthOf(2018, 1), Credits: decs(t, "1")})
	_, nobody := annuity.CheckSpread(annuity.Credited{})
	_, reversed := annuity.CheckBackPayment(annuity.Suspension{From: rule.MonthOf(2020, 2),
		Until: rule.MonthOf(2020, 1)})
	_, early := annuity.CheckBackPayment(annuity.Suspension{From: rule.MonthOf(2018, 1), Until: rule.MonthOf(2020, 1)})
	_, falling := annuity.Vest(annuity.Vesting{Schedule: schedule(t, "12 0.5, 12 0.4"), Event: annuity.Died})
	_, never := annuity.Vest(annuity.Vesting{Schedule: schedule(t, "12 0.5"), Event: annuity.Died})
	_, bounds := annuity.Vest(annuity.Vesting{Schedule: schedule(t, "12 2, 97 1"), Event: annuity.Died})
	_, tax := annuity.TaxDeferred(bad, bad, rule.Figure{})
	for _, err := range []error{limits(rule.Month{}), limits(rule.MonthOf(2013, 1)), limits(rule.MonthOf(2030, 1)),
		zero,
		amounts, spread, nobody, reversed, early, falling, never, bounds, tax} {
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
	assert.Equal(t, "企业年金：limits 没有设定；请取自 LimitsIn", rule.Message(zero, rule.Chinese))
	for _, gap := range []error{limits(rule.MonthOf(2013, 1)), limits(rule.MonthOf(2030, 1))} {
		var missing *rule.NoRuleError
		require.ErrorAs(t, gap, &missing)
		assert.Equal(t, rule.AreaAnnuity, missing.Area)
	}
	assert.ErrorContains(t, limits(rule.Month{}), "annuity: month is missing; pass a month")
	assert.ErrorContains(t, never, "annuity: schedule 0.5 is the last share")
	_, unset := annuity.TaxDeferred(decimal.New(1, 0), decimal.New(1, 0), rule.Figure{})
	assert.ErrorContains(t, unset, "annuity: local_average is not set")
	for _, stored := range []error{(&annuity.Share{}).UnmarshalJSON(nil), unstored(annuity.Share{})} {
		assert.ErrorContains(t, stored, "share is")
	}
}

// unstored is the error of writing a share.
func unstored(share annuity.Share) error {
	_, err := share.MarshalJSON()
	return err
}
