package benefit

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// DeemedYears is what deemed years bring into the transitional part; without them both deemed numbers are 0.
// NewMethodYears is (视同缴费指数 × months deemed or paid before 1994 + sum of the indexes 1994-01 to 1998-06) ÷ 12.
type DeemedYears struct {
	BenefitBase   decimal.Decimal `json:"benefit_base" in:"base" doc:"yuan a month" zh:"计发基数（元/月）"`
	DeemedBalance decimal.Decimal `json:"deemed_account_balance" in:"yuan" doc:"yuan, or 0" zh:"视同缴费账户额（元）"`

	Months int `json:"contribution_months" in:"months" min:"1" doc:"with deemed ones" zh:"缴费月数（含视同）"`

	NewMethodYears decimal.Decimal `json:"new_method_years" in:"years" places:"16" doc:"weighted" zh:"新办法计算年限（加权）"`

	Retiring
}

// TransitionalInput is what the transitional part is made from.
type TransitionalInput struct {
	DeemedYears
	PhaseIn decimal.Decimal `json:"phase_in" in:"rate" doc:"the year's share, a fraction" zh:"当年发放比例"`
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
// Errors: ErrOutOfRange for a number outside its bounds, ErrMissingField for parameters that are not set,
// ErrNotApplicable below the least contribution months of the year of RetiredIn (社会保险法 art. 16), ErrNoRule where the
// figures are not known for that month.
func Transitional(p GuangdongParams, in TransitionalInput) (Transition, error) {
	errs := []error{p.Check(), jsonrule.Check(rule.AreaPension, in),
		enoughMonths(in.RetiredIn, in.StatutoryMonth, in.Months)}
	if !in.RetiredIn.IsZero() {
		errs = append(errs, p.covers(in.RetiredIn))
	}
	if err := rule.Join(errs...); err != nil {
		return Transition{}, err
	}
	out := Transition{
		OldPart:   in.DeemedBalance.DivRound(number(p.OldDivisor), 2),
		Seniority: number(p.PerYear).Mul(whole.Number(in.Months / 12)),
		NewMethod: in.BenefitBase.Mul(in.NewMethodYears).Mul(number(p.Coefficient)).Round(2),
	}
	out.Transitional = out.OldPart.Add(number(p.Supplement)).Add(out.Seniority)
	above := decimal.Max(out.NewMethod.Sub(out.OldPart).Sub(out.Seniority), decimal.Decimal{})
	out.Adjustment = above.Mul(in.PhaseIn).Round(2)
	out.Steps = out.steps(p, in)
	return out, nil
}

// steps writes down the reckoning.
func (t *Transition) steps(p GuangdongParams, in TransitionalInput) []Step {
	old, seniority := t.OldPart.StringFixed(2), t.Seniority.StringFixed(2)
	transitional, fresh := t.Transitional.StringFixed(2), t.NewMethod.StringFixed(2)
	return []Step{
		{"原办法过渡性养老金", "old-method transitional pension",
			in.DeemedBalance.String() + " ÷ " + p.OldDivisor.Number().String() + " = " + old,
			t.OldPart, p.OldDivisor.Cite()},
		{"缴费年限津贴", "seniority allowance",
			p.PerYear.Number().String() + " × floor(" + strconv.Itoa(in.Months) + " ÷ 12) = " + seniority,
			t.Seniority, p.PerYear.Cite()},
		{"过渡性养老金", "transitional pension",
			old + " + " + p.Supplement.Number().String() + " + " + seniority + " = " + transitional,
			t.Transitional, p.Supplement.Cite()},
		{"新办法过渡性养老金", "new-method transitional pension",
			in.BenefitBase.String() + " × " + in.NewMethodYears.String() + " × " + percent(number(p.Coefficient)) +
				" = " + fresh,
			t.NewMethod, p.Coefficient.Cite()},
		{"过渡性养老金调整额", "transitional adjustment",
			"max(0, " + fresh + " - " + old + " - " + seniority + ") × " + percent(in.PhaseIn) + " = " +
				t.Adjustment.StringFixed(2),
			t.Adjustment, p.Coefficient.Cite()},
	}
}
