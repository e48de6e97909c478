package benefit

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// GuangdongInput is what an award sheet (核定表) of Guangdong is made from.
type GuangdongInput struct {
	BenefitBase    decimal.Decimal     // 计发基数, yuan a month: the last published one where the year's is not out yet
	AverageIndex   decimal.Decimal     // 平均缴费工资指数, at most 4 decimals: see history.Average
	Months         int                 // 缴费月数, deemed months included
	Balance        decimal.Decimal     // 个人账户储存额, yuan
	Divisor        decimal.Decimal     // 计发月数
	RetiredIn      rule.Month          // month of retirement
	DeemedBalance  decimal.NullDecimal // 视同缴费账户额, yuan; with NewMethodYears or not at all
	NewMethodYears decimal.NullDecimal // see TransitionalInput; with DeemedBalance or not at all
}

// Award is a pension in yuan a month. Total is the sum of the four parts before it.
type Award struct {
	Basic        decimal.Decimal // 基础养老金
	Account      decimal.Decimal // 个人账户养老金
	Transitional decimal.Decimal // 过渡性养老金
	Adjustment   decimal.Decimal // 过渡性养老金调整额, 0 without deemed years
	Total        decimal.Decimal // 月基本养老金
	Steps        []Step
	Grade        rule.Grade // the weakest grade of the parameters that entered; the inputs are the caller's
}

// Guangdong returns the pension of a retirement in Guangdong outside Shenzhen (月基本养老金): basic, account and
// transitional part and the adjustment, each rounded half up to the fen on its own, and their sum. Without deemed years
// the transitional part is the supplement and the seniority allowance (100 + 4 for each full year). The local pension
// (地方养老金) is not in it.
//
// Errors: ErrNotApplicable with deemed years after the last year of the phase-in, ErrNoRule before its first year and
// after the month the figures hold to, ErrMissingField where one of the two deemed numbers is given alone,
// ErrOutOfRange for a number outside its bounds.
func Guangdong(p GuangdongParams, in GuangdongInput) (Award, error) {
	if err := errors.Join(p.Check(), in.check(p)); err != nil {
		return Award{}, err
	}
	deemed, figures, err := in.transition(p)
	if err != nil {
		return Award{}, err
	}
	basic, basicErr := Basic(in.basic(p))
	account, accountErr := Account(in.Balance, in.Divisor, rule.Rounding{})
	transition, err := Transitional(p, deemed)
	if err := errors.Join(basicErr, accountErr, err); err != nil {
		return Award{}, err
	}
	out := Award{Basic: basic.Monthly, Account: account.Monthly, Transitional: transition.Transitional, Adjustment: transition.Adjustment}
	out.Total = out.Basic.Add(out.Account).Add(out.Transitional).Add(out.Adjustment)
	for _, f := range figures {
		out.Grade = max(out.Grade, f.Grade())
	}
	if !p.LowIndex.None() {
		basic.Steps[0].Cite = p.LowIndex.Cite()
	}
	out.Steps = append(append(append(out.Steps, basic.Steps...), account.Steps...), in.shown(transition.Steps)...)
	out.Steps = append(out.Steps, Step{"月基本养老金", "monthly pension", out.Basic.StringFixed(2) + " + " + out.Account.StringFixed(2) + " + " +
		out.Transitional.StringFixed(2) + " + " + out.Adjustment.StringFixed(2) + " = " + out.Total.StringFixed(2), out.Total, rule.Cite{}})
	return out, nil
}

// transition is the input of the transitional part and the figures that enter the award.
func (in *GuangdongInput) transition(p GuangdongParams) (TransitionalInput, []rule.Figure, error) {
	deemed := TransitionalInput{BenefitBase: in.BenefitBase, Months: in.Months}
	figures := []rule.Figure{p.LowIndex, p.Supplement, p.PerYear}
	if !in.DeemedBalance.Valid {
		return deemed, figures, nil
	}
	share, err := p.share(in.RetiredIn)
	if err != nil {
		return deemed, nil, err
	}
	deemed.DeemedBalance, deemed.NewMethodYears, deemed.PhaseIn = in.DeemedBalance.Decimal, in.NewMethodYears.Decimal, number(share)
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

// check reports every bad field at once.
func (in *GuangdongInput) check(p GuangdongParams) error {
	index := indexInput()
	index.Places, index.Do = 4, rule.Untranslated("round the average index half up to 4 decimals, as the sheets do")
	errs := []error{baseInput().Check(in.BenefitBase), index.Check(in.AverageIndex), checkMonths("contribution_months", in.Months, 1),
		balanceInput("balance").Check(in.Balance), checkDivisor(in.Divisor)}
	if _, last := p.years(); !in.DeemedBalance.Valid || in.RetiredIn.Year() <= last {
		errs = append(errs, p.covers(in.RetiredIn)) // deemed years after the phase-in are share's to refuse
	}
	if in.DeemedBalance.Valid != in.NewMethodYears.Valid {
		errs = append(errs, failed(rule.ErrMissingField, "deemed_account_balance", "", "and new_method_years go together", "pass both, or neither without deemed years"))
	}
	if in.DeemedBalance.Valid {
		errs = append(errs, balanceInput("deemed_account_balance").Check(in.DeemedBalance.Decimal))
	}
	if in.NewMethodYears.Valid {
		errs = append(errs, checkLong(yearsInput(), in.NewMethodYears.Decimal))
	}
	return errors.Join(errs...)
}
