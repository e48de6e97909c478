package whatif

import (
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario/scenariotest"
)

// By hand: 8,000 x 20 % = 1,600 and x 12 % = 960; x 14 % = 1,120 and x 16.8 % = 1,344.
func TestPage(t *testing.T) {
	var out, errs strings.Builder
	assert.Zero(t, Run(nil, &out, &errs))
	assert.Empty(t, errs.String())
	assert.Equal(t, `employer  two rates       0.14     change
state       1600.00    1120.00    -480.00
private      960.00    1120.00     160.00
`, out.String())
}

func TestPageInChinese(t *testing.T) {
	var out, errs strings.Builder
	assert.Zero(t, Run([]string{"-lang", "zh", "0.168"}, &out, &errs))
	assert.Empty(t, errs.String())
	assert.Equal(t, `单位       两档费率      0.168       变化
国有等      1600.00    1344.00    -256.00
私营等       960.00    1344.00     384.00
`, out.String())
}

// A what-if as data: the cases of a file.
func TestCases(t *testing.T) { scenariotest.Run(t, os.DirFS("testdata"), "*.json") }

// The one rate that costs the fund nothing: of two employers with one employee of 8,000 each, what one gains the
// other pays. By hand the rate is (20 % + 12 %) / 2 = 16 %, and 8,000 x 16 % = 1,280 is 320 from either side.
func TestOneRateWithoutLossToTheFund(t *testing.T) {
	published, err := guangzhou.Policy(rule.MonthOf(2014, 12))
	require.NoError(t, err)
	year := decimal.New(12*8000, 0)
	answer, err := pension.UnifyRates(pension.Unification{
		Groups: []pension.Group{
			{Name: "state", Rate: published.Pension.EmployerRateHigh.Number().Decimal(), BaseTotal: year},
			{Name: "private", Rate: published.Pension.EmployerRateLow.Number().Decimal(), BaseTotal: year},
		},
		Start: published.Month.Add(1), Every: 12,
	})
	require.NoError(t, err)
	assert.Equal(t, "0.16", answer.Target.String())

	one, err := published.With("pension.employer_rate", answer.Target.String())
	require.NoError(t, err)
	for _, c := range []struct{ class, before, after string }{
		{class: "state", before: "1600.00", after: "1280.00"},
		{class: "private", before: "960.00", after: "1280.00"},
	} {
		before, err := employerPart(published, c.class)
		require.NoError(t, err)
		after, err := employerPart(one, c.class)
		require.NoError(t, err)
		assert.Equal(t, c.before, before.StringFixed(2), c.class)
		assert.Equal(t, c.after, after.StringFixed(2), c.class)
	}
}

func TestRefused(t *testing.T) {
	var out, errs strings.Builder
	assert.Equal(t, 2, Run([]string{"14"}, &out, &errs))
	assert.Empty(t, out.String())
	assert.Contains(t, errs.String(), "pension.employer_rate 14 is above 1.00; write the rate as a fraction")
	errs.Reset()
	assert.Equal(t, 2, Run([]string{"-lang", "zh", "14"}, &out, &errs))
	assert.Contains(t, errs.String(), "请用小数填写比例")
}
