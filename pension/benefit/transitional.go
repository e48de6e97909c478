package benefit

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// TransitionalInput is what the transitional part is made from. Without deemed years both deemed numbers are 0.
type TransitionalInput struct {
	BenefitBase    decimal.Decimal // 计发基数, yuan a month
	Months         int             // 缴费月数, deemed months included
	DeemedBalance  decimal.Decimal // 视同缴费账户额, yuan
	NewMethodYears decimal.Decimal // (视同缴费指数 × months deemed or paid before 1994 + sum of the indexes 1994-01 to 1998-06) ÷ 12
	PhaseIn        decimal.Decimal // 当年发放比例, a fraction
}

// Transition is the transitional part in yuan a month. Transitional and Adjustment are paid; the rest explains them.
type Transition struct {
	OldPart      decimal.Decimal // 原办法过渡性养老金: the deemed account ÷ 120
	Seniority    decimal.Decimal // 缴费年限津贴: 4 for each full year
	Transitional decimal.Decimal // 过渡性养老金: OldPart + 100 + Seniority
	NewMethod    decimal.Decimal // 新办法过渡性养老金
	Adjustment   decimal.Decimal // 过渡性养老金调整额: at least 0
	Steps        []Step
}

// Transitional returns Guangdong's transitional pension (过渡性养老金). The old part and the new method are rounded half up
// to the fen, each on its own. The adjustment is the phase-in share of what the rounded new method has above the
// rounded old part and the seniority allowance, 0 where it has nothing above, rounded half up to the fen; the
// supplement of 100 does not reduce it (sheet of Huizhou 2025-10). 粤府函〔2021〕294号.
//
// Errors: ErrOutOfRange for a number outside its bounds, ErrMissingField for parameters that are not set.
func Transitional(p GuangdongParams, in TransitionalInput) (Transition, error) {
	if err := errors.Join(p.Check(), in.check()); err != nil {
		return Transition{}, err
	}
	old := in.DeemedBalance.DivRound(number(p.OldDivisor), 2)
	seniority := number(p.PerYear).Mul(decimal.New(int64(in.Months/12), 0))
	supplement := number(p.Supplement)
	transitional := old.Add(supplement).Add(seniority)
	fresh := in.BenefitBase.Mul(in.NewMethodYears).Mul(number(p.Coefficient)).Round(2)
	adjustment := decimal.Max(fresh.Sub(old).Sub(seniority), decimal.Decimal{}).Mul(in.PhaseIn).Round(2)
	return Transition{old, seniority, transitional, fresh, adjustment, []Step{
		{"原办法过渡性养老金", "old-method transitional pension", in.DeemedBalance.String() + " ÷ " + p.OldDivisor.Number().String() + " = " + old.StringFixed(2), old, p.OldDivisor.Cite()},
		{"缴费年限津贴", "seniority allowance", p.PerYear.Number().String() + " × floor(" + strconv.Itoa(in.Months) + " ÷ 12) = " + seniority.StringFixed(2), seniority, p.PerYear.Cite()},
		{"过渡性养老金", "transitional pension", old.StringFixed(2) + " + " + p.Supplement.Number().String() + " + " + seniority.StringFixed(2) + " = " + transitional.StringFixed(2), transitional, p.Supplement.Cite()},
		{"新办法过渡性养老金", "new-method transitional pension",
			in.BenefitBase.String() + " × " + in.NewMethodYears.String() + " × " + percent(number(p.Coefficient)) + " = " + fresh.StringFixed(2), fresh, p.Coefficient.Cite()},
		{"过渡性养老金调整额", "transitional adjustment",
			"max(0, " + fresh.StringFixed(2) + " - " + old.StringFixed(2) + " - " + seniority.StringFixed(2) + ") × " + percent(in.PhaseIn) + " = " + adjustment.StringFixed(2), adjustment, p.Coefficient.Cite()},
	}}, nil
}

// check reports every bad field at once.
func (in *TransitionalInput) check() error {
	return errors.Join(
		baseInput().Check(in.BenefitBase),
		balanceInput("deemed_account_balance").Check(in.DeemedBalance),
		checkMonths("contribution_months", in.Months, 1),
		checkLong(yearsInput(), in.NewMethodYears),
		rule.RateInput(rule.AreaPension, "phase_in", 100).Check(in.PhaseIn),
	)
}
