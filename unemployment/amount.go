package unemployment

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Monthly returns the benefit of a month (失业保险金): the month's share of the city's minimum wage (yuan, at least 1),
// half up to the fen, and how well the share is known. living is the city's minimum living standard, below which the
// benefit may not be; not Valid leaves it out. 广东省失业保险条例 art. 19; 社会保险法 art. 47.
//
// Errors: of every bad field; ErrNoRule for a month whose share is not known.
func (p BenefitParams) Monthly(
	month rule.Month, minimumWage decimal.Decimal, living decimal.NullDecimal) (decimal.Decimal, rule.Grade, error) {
	if err := p.Check(); err != nil {
		return decimal.Decimal{}, 0, err
	}
	ratio, err := known(p.Ratio(month))
	if err != nil {
		return decimal.Decimal{}, 0, err
	}
	benefit, err := Amount(Standard{MinimumWage: minimumWage, Ratio: ratio.Number().Decimal(), Living: living})
	if err != nil {
		return decimal.Decimal{}, 0, err
	}
	return benefit, ratio.Grade(), nil
}

// Standard is what a monthly benefit follows from, with a share of the caller's.
type Standard struct {
	MinimumWage decimal.Decimal     `json:"minimum_wage" in:"yuan" min:"1" doc:"yuan a month" zh:"最低工资标准（元/月）"`
	Ratio       decimal.Decimal     `json:"ratio" in:"rate" doc:"a fraction" zh:"比例"`
	Living      decimal.NullDecimal `json:"living_standard" in:"yuan" doc:"never below it" zh:"最低生活保障标准（元/月）"`
}

// Amount is Monthly with a share of the caller's.
//
// Errors: ErrOutOfRange for a number out of bounds.
func Amount(s Standard) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaUnemployment, s); err != nil {
		return decimal.Decimal{}, err
	}
	benefit := s.MinimumWage.Mul(s.Ratio).Round(2)
	if s.Living.Valid {
		benefit = decimal.Max(benefit, s.Living.Decimal)
	}
	return benefit, nil
}

// Wages are the own contribution wages of the last months.
type Wages struct {
	Wages []decimal.Decimal `json:"wages" in:"yuan" items:"1-12" doc:"of the last months, yuan" zh:"本人月缴费工资（元）"`
}

// JobSeeking returns the job-seeking subsidy of a month (求职补贴): 15 % of the average of the own contribution wages of
// the 12 months before, or of as many as there are, half up to the fen once. It is paid for at most 6 months, and not
// above the retirement age. 广东省失业保险条例 art. 20.
//
// Errors: ErrOutOfRange for a wage out of bounds, or none or more than 12.
func (p BenefitParams) JobSeeking(w Wages) (decimal.Decimal, error) {
	if err := p.checked(w); err != nil {
		return decimal.Decimal{}, err
	}
	var total decimal.Decimal
	for _, wage := range w.Wages {
		total = total.Add(wage)
	}
	return total.Mul(p.SeekingRate).DivRound(whole.Number(len(w.Wages)), 2), nil
}

// CityWage is 在岗职工月平均工资 of the year before.
type CityWage struct {
	Average decimal.Decimal `json:"city_average" in:"yuan" min:"1" doc:"of the year before" zh:"上年度在岗职工月平均工资（元）"`
}

// Death is what the survivors of somebody who died while drawing the benefit may claim at once, besides the benefit
// of the month of death. Where a funeral grant of the pension or the injury scheme is due too, they choose one.
type Death struct {
	Funeral   decimal.Decimal `json:"funeral" out:"yuan" doc:"yuan" zh:"丧葬补助金（元）"`
	Survivors decimal.Decimal `json:"survivors" out:"yuan" doc:"yuan" zh:"抚恤金（元）"`
	Total     decimal.Decimal `json:"total" out:"yuan" doc:"together, yuan" zh:"合计（元）"`
}

// Death returns 3 times and 6 times the city's average monthly wage of employees in post. 广东省失业保险条例 art. 25.
//
// Errors: ErrOutOfRange for a wage out of bounds.
func (p BenefitParams) Death(c CityWage) (Death, error) {
	if err := p.checked(c); err != nil {
		return Death{}, err
	}
	out := Death{Funeral: times(c.Average, p.FuneralMonths), Survivors: times(c.Average, p.SurvivorMonths)}
	out.Total = out.Funeral.Add(out.Survivors)
	return out, nil
}

// Former is the contribution time of somebody who was a farmer on contract (原农民合同制工人): before 2014-07-01 without a gap,
// and since.
type Former struct {
	Before  int             `json:"before" in:"months" doc:"months without a gap to then" zh:"此前连续缴费月数"`
	After   int             `json:"after" in:"months" doc:"months paid since" zh:"此后缴费月数"`
	Average decimal.Decimal `json:"average_12_months" in:"yuan" doc:"yuan a month" zh:"本人月平均缴费工资（元）"`
}

// FormerTime is what became of that time.
type FormerTime struct {
	Paid int             `json:"paid_months" doc:"contribution months that count" zh:"计入的缴费月数"`
	Lump decimal.Decimal `json:"lump" out:"yuan" doc:"paid once, yuan" zh:"一次性生活补助（元）"`
}

// FormerContractWorker returns what became of the time paid before 2014-07-01 under the rules for farmers on contract
// (原农民合同制工人办法): the contribution months that count, and the lump sum (一次性生活补助) of 2 % of the own average contribution
// wage for each month before above 12, half up to the fen. 广东省失业保险条例 art. 47.
//
// Errors: ErrOutOfRange for a number out of bounds.
func (p BenefitParams) FormerContractWorker(f Former) (FormerTime, error) {
	if err := p.checked(f); err != nil {
		return FormerTime{}, err
	}
	kept := min(f.Before, p.FormerMonths)
	return FormerTime{kept + f.After, times(f.Average.Mul(p.FormerRate), f.Before-kept).Round(2)}, nil
}

// Premium is a month's own pension contribution of somebody near the retirement age. Minimum is the least contribution
// of a flexible worker at the place the benefit is drawn.
type Premium struct {
	Month   rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Paid    decimal.Decimal `json:"paid" in:"yuan" doc:"by the person, yuan" zh:"本人缴费（元）"`
	Minimum decimal.Decimal `json:"minimum" in:"yuan" doc:"the least there, yuan" zh:"当地灵活就业最低缴费（元）"`
}

// Premiums are the contributions within a year of the retirement age. Retirement is the month it is reached.
type Premiums struct {
	Retirement rule.Month `json:"retirement" doc:"the retirement age is reached" zh:"达到退休年龄的月份"`
	Premiums   []Premium  `json:"premiums" items:"12" doc:"each month once" zh:"各月缴费"`
}

// PensionPremiums returns what the fund pays back (代缴养老保险费) of contributions the person made within a year of the
// retirement age while drawing the benefit: of each month the flexible worker's minimum, not more than was paid, for
// at most 12 months. 广州失业保险常见问题解答 (2025-11) items 11-14.
//
// Errors: ErrOutOfRange for more than 12 months or an amount out of bounds, ErrBadDate for a month twice or not within
// the year up to retirement.
func (p BenefitParams) PensionPremiums(in Premiums) (decimal.Decimal, error) {
	if err := p.checked(in); err != nil {
		return decimal.Decimal{}, err
	}
	var errs []error
	seen := map[rule.Month]bool{}
	var total decimal.Decimal
	for i, m := range in.Premiums {
		if gap := in.Retirement.Sub(m.Month); seen[m.Month] || gap < 0 || gap > p.NearRetirement {
			errs = append(errs, badDate("premiums["+strconv.Itoa(i)+"].month", m.Month.String(),
				rule.Say("is there twice or not within a year of the retirement age", "重复，或不在达到退休年龄前一年之内"),
				rule.Say("pass each month of the last year once", "请逐月填写最后一年内的月份，每月一次")))
		}
		seen[m.Month] = true
		total = total.Add(decimal.Min(m.Paid, m.Minimum))
	}
	if err := rule.Join(errs...); err != nil {
		return decimal.Decimal{}, err
	}
	return total, nil
}
