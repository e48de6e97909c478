package housing

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Params are the provident fund's figures of one month. The zero value is refused.
type Params struct {
	Floor   rule.Figure // 缴存基数下限, yuan a month
	Ceiling rule.Figure // 缴存基数上限, yuan a month
	MinRate rule.Figure // 最低缴存比例, a fraction
	MaxRate rule.Figure // 最高缴存比例, a fraction
	// CeilingFiveTimes is the ceiling an employer that does well may choose (经济效益好的单位): the zero Figure or None where
	// it may not.
	CeilingFiveTimes rule.Figure
	Unit             rule.Figure // what a deposit is rounded to, in yuan: 1 (whole yuan) or 0.01 (fen)
}

// Deposits are the settings of one employer: the rate of each side (缴存比例), both within the month's range, and whether
// deposits keep their fen whatever the practice of the month.
type Deposits struct {
	EmployerRate rule.Number
	EmployeeRate rule.Number
	ToFen        bool
	CeilingTimes int // 3 or 5 times the city's average wage; 0 is the month's ordinary ceiling
}

// Charges returns the employee's and the employer's deposit before the wage is known. A rate outside the month's range
// is ErrOutOfRange. 住房公积金管理条例 art. 18.
func (p *Params) Charges(d Deposits) ([2]rule.Charge, error) {
	ceiling, chosen := p.ceiling(d.CeilingTimes)
	charges := [2]rule.Charge{
		{Scheme: rule.Housing, Payer: rule.Employee, Floor: p.Floor, Ceiling: ceiling, Rate: rule.SettingFigure(d.EmployeeRate)},
		{Scheme: rule.Housing, Payer: rule.Employer, Floor: p.Floor, Ceiling: ceiling, Rate: rule.SettingFigure(d.EmployerRate)},
	}
	var outside, unknown error
	if p.MinRate.Known() && p.MaxRate.Known() {
		outside = errors.Join(p.within("housing_employer_rate", d.EmployerRate), p.within("housing_employee_rate", d.EmployeeRate))
	}
	if !d.ToFen {
		var rounding rule.Rounding
		rounding, unknown = p.rounding()
		for i := range charges {
			charges[i].Rounding, charges[i].Practice = rounding, p.Unit
		}
	}
	return charges, errors.Join(p.MinRate.Err(), p.MaxRate.Err(), outside, chosen, unknown)
}

// ceiling returns the ceiling an employer chose.
func (p *Params) ceiling(times int) (rule.Figure, error) {
	refuse := func(reason, do string) (rule.Figure, error) {
		return p.Ceiling, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaHousing, Field: "housing_ceiling_times", Value: strconv.Itoa(times), Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
	}
	switch five := p.CeilingFiveTimes; {
	case times == 0:
		return p.Ceiling, nil
	case times != 3 && times != 5:
		return refuse("is not 3 or 5", "leave it out, or pass 5 where the employer chose the higher ceiling")
	case five == (rule.Figure{}) || five.None():
		return refuse("is no choice of the month", "leave it out: only 2016-07 to 2018-06 printed two ceilings")
	case times == 3:
		return p.Ceiling, nil
	default:
		return five, nil
	}
}

// within refuses a rate outside the month's range.
func (p *Params) within(field string, rate rule.Number) error {
	if rate.IsNone() || rate.Cmp(p.MinRate.Number()) < 0 || rate.Cmp(p.MaxRate.Number()) > 0 {
		return &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaHousing, Field: field, Value: rate.String(),
			Reason: rule.Untranslated("is not within " + p.MinRate.Number().String() + " to " + p.MaxRate.Number().String()), Do: rule.Untranslated("write the rate as a fraction, such as 0.05 for 5 %")}
	}
	return nil
}

// rounding turns the unit of the month into a rounding, half up.
func (p *Params) rounding() (rule.Rounding, error) {
	if err := p.Unit.Err(); err != nil {
		return rule.Rounding{}, err
	}
	if unit, ok := rule.UnitOf(p.Unit.Number()); ok {
		return rule.Rounding{Unit: unit}, nil
	}
	return rule.Rounding{}, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaHousing, Field: "unit", Value: p.Unit.Number().String(),
		Reason: rule.Untranslated("is not 1, 0.1 or 0.01"), Do: rule.Untranslated("round to the yuan, the jiao or the fen")}
}

// Check refuses parameters that are not set or cannot be right. A figure unknown for a stated reason passes; it fails
// where it is used.
func (p Params) Check() error {
	charge := rule.Charge{Scheme: rule.Housing, Payer: rule.Employer, Floor: p.Floor, Ceiling: p.Ceiling, Rate: p.MaxRate}
	least := charge
	least.Rate = p.MinRate
	errs := []error{charge.Check(), least.Check()}
	if p.MinRate.Known() && p.MaxRate.Known() && p.MinRate.Number().Cmp(p.MaxRate.Number()) > 0 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaHousing, Field: "min_rate", Value: p.MinRate.Number().String(),
			Reason: rule.Untranslated("is above the highest rate"), Do: rule.Untranslated("check the parameters")})
	}
	if p.Unit.Known() {
		_, err := p.rounding()
		errs = append(errs, err)
	} else if errors.Is(p.Unit.Err(), rule.ErrMissingField) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaHousing, Field: "unit", Reason: rule.Untranslated("is not set"),
			Do: rule.Untranslated("take parameters from guangzhou.Policy, or set every figure")})
	}
	return errors.Join(errs...)
}

// Contribute returns the month's deposits (住房公积金缴存额), employee first: the declared wage (yuan, 0 to 10^10, at most
// 2 decimals) put between floor and ceiling, times the side's rate, rounded half up to the unit of the month or, with
// Deposits.ToFen, to the fen. It fails with ErrNoRule where a figure is unknown. 住房公积金管理条例 art. 16, 18.
func Contribute(p Params, d Deposits, wage decimal.Decimal) ([]rule.Line, error) {
	charges, err := p.Charges(d)
	if err != nil {
		return nil, errors.Join(rule.WageInput(rule.AreaHousing, "wage").Check(wage), err)
	}
	return rule.Lines(wage, charges[:]...)
}
