package care

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Insured asks what is set aside for one person. Birth is not needed for a retiree. Base is an employee's medical
// contribution base of the month, for a retiree 60 % of the city's average monthly wage of staff of 2021, for a
// resident the residents' contribution base of the year; yuan (art. 6).
type Insured struct {
	Group Group           `json:"group" enum:"employee,retiree,resident" doc:"how the person is insured" zh:"参保人员类别"`
	Month rule.Month      `json:"month" doc:"2024-01 to 2026-12" zh:"月份（2024-01至2026-12）"`
	Birth rule.Month      `json:"birth_month" in:",optional" doc:"of all but retirees" zh:"出生年月"`
	Base  decimal.Decimal `json:"base" in:"yuan" doc:"the base of art. 6, yuan" zh:"缴费基数（元）"`
}

// CheckFields refuses a month of birth that is missing or later than the one asked.
func (in Insured) CheckFields() error {
	if in.Group == Retiree || !in.Birth.IsZero() && !in.Birth.After(in.Month) {
		return nil
	}
	return rule.AreaMedical.Refuse(rule.ErrBadDate, "birth_month", in.Birth.String(),
		rule.Say("is not the month asked or one before it", "不是所问月份或更早的月份"),
		rule.Say("pass the month of birth", "请填写出生年月"))
}

// Levy is what is set aside, yuan: a month's for employees and retirees, a year's for residents. Nobody pays it on top.
type Levy struct {
	Pooled       decimal.Decimal `json:"pooled" out:"yuan" doc:"from the pooled fund, yuan" zh:"单位缴费，从统筹基金划转（元）"`
	Account      decimal.Decimal `json:"account" out:"yuan" doc:"from the personal account" zh:"个人缴费，从个人账户划转（元）"`
	Contribution decimal.Decimal `json:"contribution" out:"yuan" doc:"of residents' payments" zh:"从居民个人缴费划转（元）"`
	Subsidy      decimal.Decimal `json:"subsidy" out:"yuan" doc:"from residents' subsidy" zh:"从居民财政补助划转（元）"`
	Rate         decimal.Decimal `json:"rate" out:"plain" doc:"rate of the own part" zh:"个人缴费费率"`
}

// SetAside returns what is transferred to the long-term care fund for one person (长护险筹资), each part half up to the
// fen. An age band begins in the month of the birthday. It is no payroll line: art. 5. 穗医保规字〔2024〕1号 art. 4 to 6.
//
// Errors: ErrNoRule outside the text's dates, ErrNotApplicable for a resident below 18, ErrBadDate, ErrOutOfRange.
func SetAside(p FundingParams, in Insured) (Levy, error) {
	err := rule.Join(p.Check(), jsonrule.Check(rule.AreaMedical, in))
	if err == nil {
		err = p.inForce(in.Month)
	}
	if err != nil {
		return Levy{}, err
	}
	part := func(rate decimal.Decimal) decimal.Decimal { return in.Base.Mul(rate).Round(2) }
	age := in.Month.Sub(in.Birth) / 12
	switch {
	case in.Group == Retiree:
		return Levy{Pooled: part(p.PooledRate), Account: part(p.RetireeRate), Rate: p.RetireeRate}, nil
	case in.Group == Employee:
		own := p.ownRate(age)
		return Levy{Pooled: part(p.PooledRate), Account: part(own), Rate: own}, nil
	case age < p.ResidentAge:
		return Levy{}, rule.AreaMedical.Refuse(rule.ErrNotApplicable, "birth_month", in.Birth.String(),
			rule.Sayf("makes a resident of less than %s", "居民未满 %d 周岁", rule.Count(p.ResidentAge, "year")),
			rule.Say("residents are insured from that age (art. 4)", "居民自该年龄起参保（第四条）"))
	}
	return Levy{Contribution: part(p.PersonRate), Subsidy: part(p.SubsidyRate), Rate: p.PersonRate}, nil
}

// ownRate returns an employee's own rate at an age: that of the last band begun.
func (p *FundingParams) ownRate(age int) decimal.Decimal {
	var own decimal.Decimal
	for _, b := range p.Bands {
		if b.FromAge <= age {
			own = b.Rate
		}
	}
	return own
}
