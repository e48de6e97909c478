package benefit

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// BasicInput is what the basic pension is made from. Exactly one of Months (缴费月数, deemed months included) and Years
// (缴费年限 as a sheet prints it, where the months are not known) is set. Below LowIndexThreshold the coefficient a
// applies; without it a is 1. With RetiredIn there is no pension below the least contribution months.
type BasicInput struct {
	BenefitBase  decimal.Decimal     `json:"benefit_base" in:"base" doc:"yuan a month" zh:"计发基数（元/月）"`
	AverageIndex decimal.Decimal     `json:"average_index" in:"index" places:"16" doc:"average" zh:"平均缴费指数"`
	Years        decimal.NullDecimal `json:"contribution_years" in:"years" places:"16" doc:"or months" zh:"缴费年限"`

	Months int `json:"contribution_months" in:"months,optional" min:"1" doc:"or years" zh:"缴费月数"`

	LowIndexThreshold decimal.NullDecimal `json:"low_index_threshold" in:"factor" min:"0.0001" doc:"as 0.6" zh:"低指数线"`

	Retiring
}

// Basic returns the basic pension (基础养老金): (base × a + base × index) ÷ 2 × years × 1 %, rounded once, half away from
// zero to the fen. Years are months ÷ 12, not rounded. a is index ÷ threshold to 4 decimals where the index is below
// the threshold, else 1; only Guangdong's award sheets, Shenzhen's apart, show it. 国发〔2005〕38号.
//
// Errors: ErrOutOfRange for a number outside its bounds, ErrMissingField without months and years, ErrConflict with
// both, ErrNotApplicable below the least contribution months of the year of RetiredIn (社会保险法 art. 16).
func Basic(in BasicInput) (Part, error) {
	if err := rule.Join(jsonrule.Check(rule.AreaPension, in), in.oneLength(), in.enough()); err != nil {
		return Part{}, err
	}
	var steps []Step
	a := decimal.New(1, 0)
	if t := in.LowIndexThreshold; t.Valid {
		if in.AverageIndex.LessThan(t.Decimal) {
			a = in.AverageIndex.DivRound(t.Decimal, 4)
		}
		formula := "min(1, " + in.AverageIndex.String() + " ÷ " + t.Decimal.String() + ") = " + a.String()
		steps = append(steps, Step{"低指数系数a", "low-index coefficient a", formula, a, rule.Cite{}})
	}
	base, indexed := in.BenefitBase.String(), in.BenefitBase.Mul(in.AverageIndex)
	length, divisor, text := in.length()
	monthly := in.BenefitBase.Mul(a).Add(indexed).Mul(length).DivRound(divisor, 2)
	product := base + " × " + in.AverageIndex.String() + " = " + indexed.String()
	sum := "(" + base + " × " + a.String() + " + " + indexed.String() + ") ÷ 2 × " + text + " × 1% = " +
		monthly.StringFixed(2)
	steps = append(steps,
		Step{"本人指数化月平均缴费工资", "indexed monthly wage", product, indexed, rule.Cite{}},
		Step{"基础养老金", "basic pension", sum, monthly, decision("")})
	return Part{monthly, steps}, nil
}

// length is the time of contribution, what makes it half a hundredth of a year, and how a sheet writes it.
func (in *BasicInput) length() (length, divisor decimal.Decimal, text string) {
	if in.Years.Valid {
		return in.Years.Decimal, whole.Number(200), in.Years.Decimal.String()
	}
	return whole.Number(in.Months), whole.Number(2400), strconv.Itoa(in.Months) + " ÷ 12"
}

// enough refuses less than the least contribution months.
func (in *BasicInput) enough() error {
	if in.Years.Valid {
		return enough(in.RetiredIn, in.StatutoryMonth, "contribution_years", in.Years.Decimal.Mul(whole.Number(12)))
	}
	return enoughMonths(in.RetiredIn, in.StatutoryMonth, in.Months)
}

// oneLength refuses months and years together, and neither.
func (in *BasicInput) oneLength() error {
	switch {
	case in.Years.Valid && in.Months != 0:
		return failed(rule.ErrConflict, "contribution_years", "",
			rule.Say("and contribution_months are both given", "与 contribution_months 不能同时填写"),
			rule.Say("pass one of them", "请只填写其中一项"))
	case !in.Years.Valid && in.Months == 0:
		return failed(rule.ErrMissingField, "contribution_months", "", rule.Say("is missing", "没有填写"),
			rule.Say("pass the months of contribution, or the years a sheet prints", "请填写缴费月数，或核定表上的缴费年限"))
	}
	return nil
}
