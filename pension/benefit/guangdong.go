package benefit

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// GuangdongInput is what an award sheet (核定表) of Guangdong is made from. The benefit base is the last published one
// where the year's is not out yet; see AverageIndex for the index. The two deemed numbers (DeemedYears has what they
// are) are given together or not at all. BenefitBaseGrade says how well the base is known, such as Provisional for one
// carried forward; without it the base does not weaken the award's grade. StatutoryMonth is when the statutory age is
// reached; without it that is RetiredIn.
type GuangdongInput struct {
	BenefitBase  decimal.Decimal `json:"benefit_base" in:"base" doc:"yuan a month" zh:"计发基数（元/月）"`
	AverageIndex decimal.Decimal `json:"average_index" in:"index" places:"4" doc:"average index" zh:"平均缴费工资指数"`

	Months int `json:"contribution_months" in:"months" min:"1" doc:"with deemed ones" zh:"缴费月数（含视同）"`

	Balance   decimal.Decimal `json:"balance" in:"yuan" doc:"of the individual account, yuan" zh:"个人账户储存额（元）"`
	Divisor   decimal.Decimal `json:"divisor" in:"divisor" doc:"months of the divisor table" zh:"计发月数"`
	RetiredIn rule.Month      `json:"retired_in" doc:"month of retirement" zh:"退休时间"`

	DeemedBalance decimal.NullDecimal `json:"deemed_account_balance" in:"yuan" doc:"of deemed years, yuan" zh:"视同缴费账户额"`

	NewMethodYears decimal.NullDecimal `json:"new_method_years" in:"years" places:"16" doc:"weighted" zh:"新办法计算年限"`

	BenefitBaseGrade rule.Grade `json:"benefit_base_grade" in:",optional" doc:"of the base" zh:"计发基数的数据等级"`

	StatutoryMonth rule.Month `json:"statutory_month" in:",optional" doc:"of the age" zh:"达到法定退休年龄的月份"`
}

// Award is a pension in yuan a month. Total is the sum of the four parts before it; the adjustment is 0 without deemed
// years.
type Award struct {
	Basic        decimal.Decimal // 基础养老金
	Account      decimal.Decimal // 个人账户养老金
	Transitional decimal.Decimal // 过渡性养老金
	Adjustment   decimal.Decimal // 过渡性养老金调整额
	Total        decimal.Decimal // 月基本养老金
	Steps        []Step
	Grade        rule.Grade // the weakest grade of the parameters that entered and of the benefit base
}

// Guangdong returns the pension of a retirement in Guangdong outside Shenzhen (月基本养老金): basic, account and
// transitional part and the adjustment, each rounded half up to the fen on its own, and their sum. Without deemed years
// the transitional part is the supplement and the seniority allowance (100 + 4 for each full year). The local pension
// (地方养老金) is not in it. A monthly pension asks for the least contribution months of the year of the statutory age, or
// of an earlier retirement: 180, from 2030 on 6 more each year up to 240 (社会保险法 art. 16; 国务院关于渐进式延迟法定退休年龄的办法
// art. 2).
//
// Errors: ErrNotApplicable with fewer months, and with deemed years after the last year of the phase-in, ErrNoRule
// before its first year and after the month the figures hold to, ErrMissingField where one of the two deemed numbers is
// given alone, ErrOutOfRange for a number outside its bounds.
func Guangdong(p GuangdongParams, in GuangdongInput) (Award, error) {
	if err := rule.Join(p.Check(), in.check(p)); err != nil {
		return Award{}, err
	}
	deemed, figures, err := in.transition(p)
	if err != nil {
		return Award{}, err
	}
	basic, basicErr := Basic(in.basic(p))
	account, accountErr := Account(in.Balance, in.Divisor, rule.Rounding{})
	transition, err := Transitional(p, deemed)
	if err := rule.Join(basicErr, accountErr, err); err != nil {
		return Award{}, err
	}
	out := Award{Basic: basic.Monthly, Account: account.Monthly, Transitional: transition.Transitional,
		Adjustment: transition.Adjustment, Grade: in.BenefitBaseGrade}
	out.Total = out.Basic.Add(out.Account).Add(out.Transitional).Add(out.Adjustment)
	for _, f := range figures {
		out.Grade = max(out.Grade, f.Grade())
	}
	if !p.LowIndex.None() {
		basic.Steps[0].Cite = p.LowIndex.Cite()
	}
	out.Steps = slices.Concat(basic.Steps, account.Steps, in.shown(transition.Steps), []Step{out.sum()})
	return out, nil
}

// sum is the step that adds up the parts.
func (a *Award) sum() Step {
	formula := a.Basic.StringFixed(2) + " + " + a.Account.StringFixed(2) + " + " + a.Transitional.StringFixed(2) +
		" + " + a.Adjustment.StringFixed(2) + " = " + a.Total.StringFixed(2)
	return Step{"月基本养老金", "monthly pension", formula, a.Total, rule.Cite{}}
}

// transition is the input of the transitional part and the figures that enter the award.
func (in *GuangdongInput) transition(p GuangdongParams) (TransitionalInput, []rule.Figure, error) {
	deemed := TransitionalInput{DeemedYears: DeemedYears{BenefitBase: in.BenefitBase, Months: in.Months}}
	figures := []rule.Figure{p.LowIndex, p.Supplement, p.PerYear}
	if !in.DeemedBalance.Valid {
		return deemed, figures, nil
	}
	share, err := p.share(in.RetiredIn)
	if err != nil {
		return deemed, nil, err
	}
	deemed.DeemedBalance, deemed.NewMethodYears = in.DeemedBalance.Decimal, in.NewMethodYears.Decimal
	deemed.PhaseIn = number(share)
	return deemed, append(figures, p.OldDivisor, p.Coefficient, share), nil
}

// basic is the input of the basic part.
func (in *GuangdongInput) basic(p GuangdongParams) BasicInput {
	out := BasicInput{BenefitBase: in.BenefitBase, AverageIndex: in.AverageIndex, Months: in.Months}
	if !p.LowIndex.None() {
		out.LowIndexThreshold = decimal.NewNullDecimal(number(p.LowIndex))
	}
	return out
}

// shown leaves out the steps of the new method where there are no deemed years.
func (in *GuangdongInput) shown(steps []Step) []Step {
	if in.DeemedBalance.Valid {
		return steps
	}
	return steps[:3]
}

// check reports every bad field at once. Deemed years after the phase-in are share's to refuse.
func (in *GuangdongInput) check(p GuangdongParams) error {
	errs := []error{jsonrule.Check(rule.AreaPension, in)}
	_, last := p.years()
	if known := !in.RetiredIn.IsZero(); known && (!in.DeemedBalance.Valid || in.RetiredIn.Year() <= last) {
		errs = append(errs, p.covers(in.RetiredIn))
	}
	if in.DeemedBalance.Valid != in.NewMethodYears.Valid {
		errs = append(errs, failed(rule.ErrMissingField, "deemed_account_balance", "",
			rule.Say("and new_method_years go together", "与 new_method_years 须同时填写"),
			rule.Say("pass both, or neither without deemed years", "请都填写；没有视同缴费年限的，都不填写")))
	}
	errs = append(errs, enoughMonths(in.RetiredIn, in.StatutoryMonth, in.Months))
	return rule.Join(errs...)
}
