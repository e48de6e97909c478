package collection

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Income is what a person earned in a year.
type Income struct {
	Annual decimal.Decimal `json:"annual_income" in:"yuan" doc:"all wages of the year, yuan" zh:"全年工资收入（元）"`
	Months int             `json:"months" in:"count" min:"1" max:"12" doc:"worked" zh:"工作月数"`
}

// ActualBase returns the monthly base behind a year's income (实际缴费基数): all wages, bonuses and allowances of the year
// over the months worked, half away from zero to the fen. Floor and ceiling are not applied: they belong to each
// scheme and month (see Audit).
//
// Errors: ErrOutOfRange for a number out of bounds.
func ActualBase(in Income) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaCollection, in); err != nil {
		return decimal.Decimal{}, err
	}
	return in.Annual.DivRound(whole.Number(in.Months), 2), nil
}

// Declaration is a base that was declared, and what it should have been.
type Declaration struct {
	Actual       decimal.Decimal `json:"actual_base" in:"yuan" doc:"yuan a month" zh:"实际基数（元/月）"`
	Declared     decimal.Decimal `json:"declared_base" in:"yuan" doc:"yuan a month" zh:"申报基数（元/月）"`
	CombinedRate decimal.Decimal `json:"combined_rate" in:"rate" doc:"of both sides, a fraction" zh:"单位和个人合计费率"`
	Months       int             `json:"months" in:"months" min:"1" doc:"of arrears" zh:"月数"`
}

// Shortfall is an estimate of what was declared too low (少报). Gap is 0 where the declared base is not below the actual
// one.
type Shortfall struct {
	Gap     decimal.Decimal `json:"gap" out:"yuan" doc:"of the base, yuan a month; of the first" zh:"基数差额（元/月，首月）"`
	Arrears decimal.Decimal `json:"arrears" out:"yuan" doc:"of all months, yuan" zh:"欠费合计（元）"`
	Months  []MonthGap      `json:"by_month,omitempty" doc:"where months are given" zh:"逐月差额"`
}

// MonthGap is the gap of one month, both bases between its floor and its ceiling.
type MonthGap struct {
	Month    rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Actual   decimal.Decimal `json:"actual_base" out:"yuan" doc:"within the limits, yuan" zh:"应申报基数（元）"`
	Declared decimal.Decimal `json:"declared_base" out:"yuan" doc:"within the limits, yuan" zh:"申报基数（元）"`
	Gap      decimal.Decimal `json:"gap" out:"yuan" doc:"of the base, yuan" zh:"基数差额（元）"`
}

// MonthLimits are the floor and the ceiling of a scheme's base in a month (缴费基数上下限); no ceiling is rule.NoneFigure.
type MonthLimits struct {
	Month   rule.Month
	Scheme  rule.Scheme
	Floor   rule.Figure
	Ceiling rule.Figure
}

// gap puts both bases between the limits, as a slip does.
func (l *MonthLimits) gap(in Declaration, rate rule.Figure) (MonthGap, error) {
	charge := rule.Charge{Scheme: l.Scheme, Floor: l.Floor, Ceiling: l.Ceiling, Rate: rate}
	prepared, err := charge.Prepare()
	if err != nil {
		return MonthGap{}, err
	}
	actual, actualErr := rule.Wage(rule.AreaCollection, "actual_base", in.Actual)
	declared, declaredErr := rule.Wage(rule.AreaCollection, "declared_base", in.Declared)
	if err := rule.Join(actualErr, declaredErr); err != nil {
		return MonthGap{}, err
	}
	due, _, dueErr := prepared.Line(actual)
	paid, _, paidErr := prepared.Line(declared)
	return MonthGap{Month: l.Month, Actual: due.Base(), Declared: paid.Base(), Gap: higher(due.Base(), paid.Base())},
		rule.Join(dueErr, paidErr)
}

// higher is how much the actual base is above the declared one, 0 where it is not.
func higher(actual, declared decimal.Decimal) decimal.Decimal {
	return decimal.Max(actual.Sub(declared), decimal.Decimal{})
}

// Underdeclared returns the gap of the monthly base and the arrears of so many months at one combined rate: gap x
// rate x months, half away from zero to the fen once. With the limits of the months, one for each in order, both bases
// are first put between each month's floor and ceiling, as a slip does; the gap is then that of the first month. It is
// an estimate; Audit has the arrears of each scheme, payer and month. 社会保险法 art. 12, 63, 86.
//
// Errors: ErrOutOfRange for a number out of bounds or limits of other than so many months, ErrNoRule where a limit is
// not known.
func Underdeclared(in Declaration, limits ...MonthLimits) (Shortfall, error) {
	if err := jsonrule.Check(rule.AreaCollection, in); err != nil {
		return Shortfall{}, err
	}
	if len(limits) == 0 {
		gap := higher(in.Actual, in.Declared)
		return Shortfall{Gap: gap, Arrears: gap.Mul(in.CombinedRate).Mul(whole.Number(in.Months)).Round(2)}, nil
	}
	if len(limits) != in.Months {
		return Shortfall{}, rule.AreaCollection.Refuse(rule.ErrOutOfRange, "months", strconv.Itoa(in.Months),
			rule.Sayf("is not the number of months with limits, %d", "与提供上下限的月数 %d 不符", len(limits)),
			rule.Say("pass the limits of each month", "请逐月提供上下限"))
	}
	return in.within(limits)
}

// within adds up the gaps of the months.
func (in Declaration) within(limits []MonthLimits) (Shortfall, error) {
	combined, err := rule.RateInput(rule.AreaCollection, "combined_rate", 100).Number(in.CombinedRate)
	if err != nil {
		return Shortfall{}, err
	}
	var out Shortfall
	var total decimal.Decimal
	for i := range limits {
		month, err := limits[i].gap(in, rule.SettingFigure(combined))
		if err != nil {
			return Shortfall{}, err
		}
		out.Months = append(out.Months, month)
		total = total.Add(month.Gap)
	}
	out.Gap, out.Arrears = out.Months[0].Gap, total.Mul(in.CombinedRate).Round(2)
	return out, nil
}
