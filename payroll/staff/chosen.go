package staff

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// limits are the floor and ceiling a chosen base has to keep.
type limits struct {
	scheme         rule.Scheme
	field          string
	base           decimal.NullDecimal
	floor, ceiling rule.Figure
}

// CheckChosen refuses bases the employer chose (yuan, at most 2 decimals) that lie outside the limits of their scheme
// in the policy's month, both limits inclusive. Nothing is moved into the limits. A medical base keeps those of
// maternity too, in the months in which maternity insurance is paid on a person's base (from 2020-01).
//
// Errors, all at once: ErrOutOfRange for a base outside the limits, ErrNoRule where a limit is unknown,
// ErrMissingField where no base was chosen.
func CheckChosen(policy payroll.Policy, chosen payroll.Wages) error {
	var errs []error
	bases := 0
	for _, l := range []limits{
		{rule.Pension, "wages.pension", chosen.Pension, policy.Pension.Floor, policy.Pension.Ceiling},
		{rule.Medical, "wages.medical", chosen.Medical, policy.Medical.Floor, policy.Medical.Ceiling},
		{rule.Maternity, "wages.medical", chosen.Medical, policy.Maternity.Floor, policy.Maternity.Ceiling},
		{rule.Unemployment, "wages.unemployment", chosen.Unemployment, policy.Unemployment.Floor,
			policy.Unemployment.Ceiling},
		{rule.Injury, "wages.injury", chosen.Injury, policy.Injury.Floor, policy.Injury.Ceiling},
		{rule.Housing, "wages.housing", chosen.Housing, policy.Housing.Floor, policy.Housing.Ceiling},
	} {
		if l.base.Valid && !l.floor.None() {
			bases++
			errs = append(errs, l.check())
		}
	}
	if bases == 0 {
		errs = append(errs, fail(rule.ErrMissingField, 0, "wages", "", rule.Say("hold no base", "没有任何基数"),
			rule.Say("choose the base of at least one scheme", "请至少选定一个险种的基数")))
	}
	return rule.Join(errs...)
}

func (l *limits) check() error {
	in := rule.WageInput(l.scheme.Area(), l.field)
	in.Do = rule.Say("choose a base in yuan, such as 5510", "请选定基数（元/月），例如 5510")
	base, err := in.Number(l.base.Decimal)
	if err := rule.Join(err, l.floor.Err(), l.ceiling.Err()); err != nil {
		return err
	}
	if base.Cmp(l.floor.Number()) < 0 || base.Cmp(l.ceiling.Number()) > 0 {
		return fail(rule.ErrOutOfRange, l.scheme, l.field, base.String(),
			rule.Sayf("is not within %s to %s", "不在 %s 至 %s 之间", l.floor.Number(), l.ceiling.Number()),
			rule.Say("choose a base within the limits of the month", "请在当月上下限之内选定基数"))
	}
	return nil
}
