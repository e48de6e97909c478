package housing

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
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
func (p Params) Charges(d Deposits) ([2]rule.Charge, error) {
	charges, err := p.sides(d)
	outside := rule.Join(p.CheckRate("housing_employer_rate", d.EmployerRate),
		p.CheckRate("housing_employee_rate", d.EmployeeRate))
	if outside != nil {
		return charges, rule.Join(outside, err)
	}
	return charges, err
}

// sides are the charges of both sides, whatever their rates are.
func (p *Params) sides(d Deposits) ([2]rule.Charge, error) {
	ceiling, chosen := p.ceiling(d.CeilingTimes)
	side := rule.Charge{Scheme: rule.Housing, Floor: p.Floor, Ceiling: ceiling}
	charges := [2]rule.Charge{side, side}
	charges[0].Payer, charges[0].Rate = rule.Employee, rule.SettingFigure(d.EmployeeRate)
	charges[1].Payer, charges[1].Rate = rule.Employer, rule.SettingFigure(d.EmployerRate)
	var unknown error
	if !d.ToFen {
		var rounding rule.Rounding
		rounding, unknown = p.rounding()
		for i := range charges {
			charges[i].Rounding, charges[i].Practice = rounding, p.Unit
		}
	}
	return charges, rule.Join(p.MinRate.Err(), p.MaxRate.Err(), chosen, unknown)
}

// ceiling returns the ceiling an employer chose.
func (p *Params) ceiling(times int) (rule.Figure, error) {
	five := p.CeilingFiveTimes
	refused := rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaHousing, Field: "housing_ceiling_times",
		Value: strconv.Itoa(times)}
	switch {
	case times == 0:
		return p.Ceiling, nil
	case times != 3 && times != 5:
		refused.Reason = rule.Say("is not 3 or 5", "不是 3 或 5")
		refused.Do = rule.Say("leave it out, or pass 5 where the employer chose the higher ceiling",
			"请不填；单位选择较高上限的填 5")
		return p.Ceiling, &refused
	case five == (rule.Figure{}) || five.None():
		refused.Reason = rule.Say("is no choice of the month", "该月没有这一选择")
		refused.Do = rule.Say("leave it out: only 2016-07 to 2018-06 printed two ceilings",
			"请不填：只有 2016-07 至 2018-06 公布过两个上限")
		return p.Ceiling, &refused
	case times == 5:
		return five, nil
	}
	return p.Ceiling, nil
}

// CheckRate refuses a rate outside the month's range, where that is known; field is the name of the rate.
func (p Params) CheckRate(field string, rate rule.Number) error {
	if !p.MinRate.Known() || !p.MaxRate.Known() {
		return nil
	}
	least, most := p.MinRate.Number(), p.MaxRate.Number()
	if !rate.IsNone() && rate.Cmp(least) >= 0 && rate.Cmp(most) <= 0 {
		return nil
	}
	return rule.AreaHousing.Refuse(rule.ErrOutOfRange, field, rate.String(),
		rule.Sayf("is not within %s to %s", "不在 %s 至 %s 之间", least, most),
		rule.Say("write the rate as a fraction, such as 0.05 for 5 %", "请用小数填写比例，例如 5% 写作 0.05"))
}

// rounding turns the unit of the month into a rounding, half up.
func (p *Params) rounding() (rule.Rounding, error) {
	if err := p.Unit.Err(); err != nil {
		return rule.Rounding{}, err
	}
	if unit, ok := rule.UnitOf(p.Unit.Number()); ok {
		return rule.Rounding{Unit: unit}, nil
	}
	return rule.Rounding{}, rule.AreaHousing.Refuse(rule.ErrOutOfRange, "unit", p.Unit.Number().String(),
		rule.Say("is not 1, 0.1 or 0.01", "不是 1、0.1 或 0.01"),
		rule.Say("round to the yuan, the jiao or the fen", "请取整到元、角或分"))
}

// Check refuses parameters that are not set or cannot be right. A figure unknown for a stated reason passes; it fails
// where it is used.
func (p Params) Check() error {
	most := rule.Charge{Scheme: rule.Housing, Payer: rule.Employer, Floor: p.Floor, Ceiling: p.Ceiling}
	least := most
	most.Rate, least.Rate = p.MaxRate, p.MinRate
	errs := []error{rule.CheckAll(most, least), p.checkFiveTimes()}
	if p.MaxRate.Known() && p.MinRate.Number().Cmp(p.MaxRate.Number()) > 0 {
		errs = append(errs, rule.AreaHousing.Refuse(rule.ErrOutOfRange, "min_rate", p.MinRate.Number().String(),
			rule.Say("is above the highest rate", "高于最高缴存比例"), rule.Say("check the parameters", "请核对参数")))
	}
	if p.Unit.Known() {
		_, err := p.rounding()
		errs = append(errs, err)
	} else if errors.Is(p.Unit.Err(), rule.ErrMissingField) {
		errs = append(errs, rule.AreaHousing.Refuse(rule.ErrMissingField, "unit", "", rule.Say("is not set", "没有设置"),
			rule.Say("take parameters from guangzhou.Policy, or set every figure",
				"请使用 guangzhou.Policy 的参数，或自行设置全部数值")))
	}
	return rule.Join(errs...)
}

// checkFiveTimes refuses a higher ceiling below the floor.
func (p *Params) checkFiveTimes() error {
	five, floor := p.CeilingFiveTimes, p.Floor
	if !five.Known() || floor.Number().Cmp(five.Number()) <= 0 {
		return nil
	}
	return rule.AreaHousing.Refuse(rule.ErrOutOfRange, "ceiling_five_times", five.Number().String(),
		rule.Sayf("is below the floor %s", "低于下限 %s", floor.Number()), rule.Say("check the parameters", "请核对参数"))
}

// Contribute returns the month's deposits (住房公积金缴存额), employee first: the declared wage (yuan, 0 to 10^10, at most
// 2 decimals) put between floor and ceiling, times the side's rate, rounded half up to the unit of the month or, with
// Deposits.ToFen, to the fen. It fails with ErrNoRule where a figure is unknown. 住房公积金管理条例 art. 16, 18.
func Contribute(p Params, d Deposits, wage decimal.Decimal) ([]rule.Line, error) {
	charges, err := p.Charges(d)
	if err != nil {
		return nil, rule.Join(rule.WageInput(rule.AreaHousing, "wage").Check(wage), err)
	}
	return rule.Lines(wage, charges[:]...)
}

// Deposit is one side's deposit of a month (月缴存额) as it is asked for. The bounds of the rate are those of every month:
// at least 5 % (住房公积金管理条例 art. 18), at most the 20 % of the months to 2016-06. ToFen keeps the fen.
type Deposit struct {
	Base  decimal.Decimal `json:"base" in:"wage" doc:"deposit base, yuan a month" zh:"缴存基数（元/月）"`
	Rate  decimal.Decimal `json:"rate" in:"rate" min:"0.05" max:"0.2" doc:"deposit rate, a fraction" zh:"缴存比例"`
	ToFen bool            `json:"rounding" enum:"yuan,fen" default:"yuan" doc:"half up to the unit" zh:"取整单位"`
}

// Counted is the base a deposit was made on.
type Counted struct {
	Base  decimal.Decimal `json:"base" out:"yuan" doc:"what the deposit is made on, yuan" zh:"计算基数（元/月）"`
	Limit rule.Limit      `json:"limit" doc:"of the month, that decided the base" zh:"基数触及的该月上下限"`
}

// Line computes the deposit as a slip does: the base put between the month's floor and ceiling, times a rate within the
// month's range, rounded half up to the month's unit or, with ToFen, to the fen. Without a month (nil) the base has no
// limits and the unit is the yuan. Whoever asks for a deposit gets it here or from Contribute, rounded the same.
//
// Errors: ErrOutOfRange for a base outside 0 to 10^10 or a rate outside 5 % to 20 % or the month's range, ErrNoRule
// where a figure of the month is unknown. 住房公积金管理条例 art. 16, 18.
func (d Deposit) Line(month *Params) (rule.Line, error) {
	if err := jsonrule.Check(rule.AreaHousing, d); err != nil {
		return rule.Line{}, err
	}
	declared, wageErr := rule.Wage(rule.AreaHousing, "base", d.Base)
	charge, err := d.charge(month)
	if err := rule.Join(wageErr, err); err != nil {
		return rule.Line{}, err
	}
	return charge.Line(declared)
}

// charge is the deposit before its base is known.
func (d Deposit) charge(month *Params) (rule.Charge, error) {
	rate, err := rule.RateInput(rule.AreaHousing, "rate", 100).Number(d.Rate)
	if month != nil {
		charges, unknown := month.sides(Deposits{EmployerRate: rate, EmployeeRate: rate, ToFen: d.ToFen})
		return charges[0], rule.Join(err, month.CheckRate("rate", rate), unknown)
	}
	charge := rule.Charge{Scheme: rule.Housing, Floor: rule.SettingFigure(rule.Number{}), Ceiling: rule.NoneFigure(),
		Rate: rule.SettingFigure(rate), Rounding: rule.Rounding{Unit: rule.ToYuan}}
	if d.ToFen {
		charge.Rounding = rule.Rounding{}
	}
	return charge, err
}
