package benefit

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

// Retiring says when somebody retires, where the least contribution months are to be looked at: in the year of the
// statutory age, or of an earlier retirement. StatutoryMonth is when that age is reached; without it that is RetiredIn.
// Without both nothing is looked at.
type Retiring struct {
	RetiredIn      rule.Month `json:"retired_in" in:",optional" doc:"the least months are those of its year" zh:"退休时间"`
	StatutoryMonth rule.Month `json:"statutory_month" in:",optional" doc:"of the age" zh:"达到法定退休年龄的月份"`
}

// CheckFields refuses the statutory age without the retirement.
func (r Retiring) CheckFields() error {
	if r.StatutoryMonth.IsZero() || !r.RetiredIn.IsZero() {
		return nil
	}
	return failed(rule.ErrMissingField, "retired_in", "",
		rule.Say("goes with statutory_month", "须与 statutory_month 同时填写"),
		rule.Say("pass the month of retirement", "请填写退休时间"))
}

// enoughMonths is enough for a count of months; the bounds refuse one below 1.
func enoughMonths(retired, statutory rule.Month, months int) error {
	if months < 1 {
		return nil
	}
	return enough(retired, statutory, "contribution_months", whole.Number(months))
}

// enough refuses fewer contribution months than a monthly pension asks for; an unset month asks for nothing.
func enough(retired, statutory rule.Month, field string, months decimal.Decimal) error {
	counted := retired
	if !statutory.IsZero() && statutory.Before(counted) {
		counted = statutory
	}
	if counted.IsZero() || months.IsNegative() {
		return nil
	}
	least, err := retire.MinimumContributionMonthsIn(counted)
	if err != nil {
		return err
	}
	if months.GreaterThanOrEqual(whole.Number(least)) {
		return nil
	}
	return failed(rule.ErrNotApplicable, field, "",
		rule.Sayf("are %s months, fewer than the %d a monthly pension asks for at the statutory age in %d "+
			"(社会保险法 art. 16)",
			"为%s个月，少于%d个月，即%d年达到法定退休年龄者按月领取基本养老金的最低缴费年限（社会保险法第十六条）",
			months, least, counted.Year()),
		rule.Say("ask pension.shortfall what is open to the person; where the age was reached before retired_in, pass "+
			"statutory_month", "请用 pension.shortfall 查询可选的办法；早于退休时间达到法定退休年龄的，请填写 statutory_month"))
}
