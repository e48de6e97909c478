package leave

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// RateStep is a contribution rate for a fund whose reserve lasts longer than so many months.
type RateStep struct {
	Over decimal.Decimal // months of spending the reserve must exceed; 0 in the first step, which holds for every reserve
	Rate decimal.Decimal // 缴费费率, a fraction
}

// maxSteps bounds a table of steps.
const maxSteps = 20

// RateByReserve returns the contribution rate a fund's reserve asks for (1.3c of the city's 2014 notice): that of the
// last step whose months the reserve exceeds (超过). balance is the accumulated balance, monthly the average spending
// of a month, both yuan up to 10^15. The comparison is exact; thresholds and rates are the caller's.
//
// Errors: ErrOutOfRange for a number out of bounds, or steps that do not begin at 0 and rise.
func RateByReserve(steps []RateStep, balance, monthly decimal.Decimal) (decimal.Decimal, error) {
	if err := checkSteps(steps, balance, monthly); err != nil {
		return decimal.Decimal{}, err
	}
	rate := steps[0].Rate
	for _, s := range steps[1:] {
		if balance.GreaterThan(s.Over.Mul(monthly)) {
			rate = s.Rate
		}
	}
	return rate, nil
}

// checkSteps reports every bad field at once.
func checkSteps(steps []RateStep, balance, monthly decimal.Decimal) error {
	total := rule.Input{Area: rule.AreaMaternity, Field: "balance", Max: 1_000_000_000_000_000, Places: 2, Do: rule.Untranslated("pass the fund's total in yuan")}
	errs := []error{total.Check(balance)}
	total.Field, total.Min = "monthly", 1
	errs = append(errs, total.Check(monthly))
	bad := func(value, reason string) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaMaternity, Field: "steps", Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated("pass 1 to 20 steps, the first over 0 months, in rising order")})
	}
	if len(steps) == 0 || len(steps) > maxSteps {
		bad(strconv.Itoa(len(steps)), "are not 1 to 20")
		return errors.Join(errs...)
	}
	over := rule.Input{Area: rule.AreaMaternity, Field: "over", Max: 1200, Places: 2, Do: rule.Untranslated("pass months of spending")}
	for i, s := range steps {
		err := over.Check(s.Over)
		errs = append(errs, err, rule.RateInput(rule.AreaMaternity, "rate", 100).Check(s.Rate))
		switch {
		case err != nil:
		case i == 0 && s.Over.Sign() != 0:
			bad(s.Over.String(), "is not 0 months in the first step")
		case i > 0 && over.Check(steps[i-1].Over) == nil && !s.Over.GreaterThan(steps[i-1].Over):
			bad(s.Over.String(), "is not above the step before it")
		}
	}
	return errors.Join(errs...)
}
