package maternity

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// RateStep is a contribution rate (缴费费率) for a fund whose reserve lasts longer than so many months of spending; 0 in
// the first step, which holds for every reserve.
type RateStep struct {
	Over decimal.Decimal `json:"over" in:"number" min:"0" max:"1200" doc:"months of spending" zh:"超过的可支付月数"`
	Rate decimal.Decimal `json:"rate" in:"rate" doc:"a fraction" zh:"缴费费率"`
}

// reserve is what RateByReserve takes.
type reserve struct {
	Steps   []RateStep      `json:"steps" items:"1-20" doc:"in rising order, the first over 0" zh:"各档费率"`
	Balance decimal.Decimal `json:"balance" in:"total" doc:"accumulated balance, yuan" zh:"累计结余（元）"`
	Monthly decimal.Decimal `json:"monthly_expenditure" in:"total" min:"1" doc:"yuan a month" zh:"月平均支出（元）"`
}

// CheckFields refuses steps that do not begin at 0 and rise.
func (r reserve) CheckFields() error {
	var errs []error
	for i, s := range r.Steps {
		switch {
		case i == 0 && s.Over.Sign() != 0:
			errs = append(errs, badStep(i, s, rule.Say("is not 0 months in the first step", "第一档不是 0 个月")))
		case i > 0 && !s.Over.GreaterThan(r.Steps[i-1].Over):
			errs = append(errs, badStep(i, s, rule.Say("is not above the step before it", "不高于前一档")))
		}
	}
	return rule.Join(errs...)
}

func badStep(i int, s RateStep, reason rule.Text) error {
	return rule.AreaMaternity.Refuse(rule.ErrOutOfRange, "steps["+strconv.Itoa(i)+"].over", s.Over.String(), reason,
		rule.Say("pass the first step over 0 months and the others in rising order", "第一档从 0 个月开始，各档由低到高"))
}

// RateByReserve returns the contribution rate a fund's reserve asks for (1.3c of the city's 2014 notice): that of the
// last step whose months the reserve exceeds (超过). balance is the accumulated balance, monthly the average spending
// of a month, both yuan up to 10^15. The comparison is exact; thresholds and rates are the caller's.
//
// Errors: ErrOutOfRange for a number out of bounds, or steps that do not begin at 0 and rise.
func RateByReserve(steps []RateStep, balance, monthly decimal.Decimal) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaMaternity, reserve{steps, balance, monthly}); err != nil {
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
