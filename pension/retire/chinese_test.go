package retire_test

import (
	"testing"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

// TestErrorsInChinese: every error of the package is said in Chinese.
func TestErrorsInChinese(t *testing.T) {
	sound := retirement(t, retire.Male60, "1965-02", 0)
	in := rule.MonthOf(2024, 12)
	var errs []error
	keep := func(_ any, err error) { errs = append(errs, err) }
	keep(retire.Retirement(retire.Male60, rule.Month{}, 99))
	keep(retire.Retirement(retire.Male60, rule.MonthOf(2190, 1), 0))
	keep(retire.Retirement(retire.Male60, rule.MonthOf(1950, 1), 1))
	keep(retire.Retirement(retire.Male60, rule.MonthOf(1950, 1), 0))
	keep(retire.MinimumContributionMonths(1800))
	keep(retire.MinimumContributionMonths(2000))
	keep(sound.MonthsUntil(rule.Month{}))
	keep(retire.Result{}.MonthsUntil(in))
	keep(retire.Divisor(39, 12, rule.Month{}))
	keep(retire.Divisor(70, 1, in.Add(12)))
	keep(retire.Divisor(60, 1, rule.MonthOf(2000, 1)))
	keep(sound.Shortfall(retire.Record{PaidMonths: -1}))
	keep(sound.Shortfall(retire.Record{PaidMonths: 1, Through: rule.MonthOf(2199, 1),
		FirstInsured:   rule.MonthOf(2200, 1),
		ExtendedMonths: 9}))
	keep(retire.DisabilityAllowance(retire.Incapacity{Since: in, StatutoryMonth: in, ByWork: true}))
	keep(retire.DisabilityAllowance(retire.Incapacity{Since: rule.MonthOf(2000, 1), StatutoryMonth: in}))
	for _, err := range errs {
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
