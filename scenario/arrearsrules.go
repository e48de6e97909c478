package scenario

import (
	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// arrearsRules are the rules of arrears that read the city's limits.
func arrearsRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("collection.underdeclared", jsonrule.About{
			Doc:     "the gap of a declared base and the arrears at one combined rate",
			Chinese: "少报基数的差额及欠费（按合计费率）", Clause: "1.6",
			Source: "社会保险法 art. 12, 63, 86; figures of package guangzhou",
			Example: `{"actual_base":"50000","declared_base":"5510","combined_rate":"0.24","months":12,` +
				`"month":"2025-07","scheme":"pension"}`},
			underdeclared),
		collection.AuditRule(limitsIn),
	}
}

type declarationInput struct {
	collection.Declaration
	Month  rule.Month  `json:"month" in:",optional" doc:"the first month: the limits of each apply" zh:"首月（按各月上下限计算）"`
	Scheme rule.Scheme `json:"scheme" in:",optional" doc:"of the limits; absent: pension" zh:"险种（默认养老）"`
}

// CheckFields wants a month where there is a scheme, and a scheme whose base follows the wage.
func (in declarationInput) CheckFields() error {
	switch {
	case in.Month.IsZero() && in.Scheme != 0:
		return &rule.FieldError{Kind: rule.ErrMissingField, Field: "month",
			Reason: rule.Say("and scheme go together", "须与 scheme 同时填写"),
			Do:     rule.Say("pass the first month, or neither", "请填写首月，或都不填写")}
	case in.Scheme != 0:
		return follows(in.Scheme)
	}
	return nil
}

// follows refuses a scheme whose base has nothing to do with the wage.
func follows(scheme rule.Scheme) error {
	if scheme != rule.IllnessSupplement {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrNotApplicable, Field: "scheme", Value: scheme.String(),
		Reason: rule.Say("is paid on the city's average, whatever is declared", "以本市平均工资为基数，与申报工资无关"),
		Do:     rule.Say("pass another scheme", "请填写其他险种")}
}

func underdeclared(in declarationInput) (collection.Shortfall, error) {
	if in.Month.IsZero() {
		return collection.Underdeclared(in.Declaration)
	}
	if in.Scheme == 0 {
		in.Scheme = rule.Pension // as the field says
	}
	limits := make([]collection.MonthLimits, in.Months)
	for i := range limits {
		var err error
		if limits[i], err = limitsIn(in.Scheme, in.Month.Add(i)); err != nil {
			return collection.Shortfall{}, err
		}
	}
	return collection.Underdeclared(in.Declaration, limits...)
}

// noPersonBase is the error of a month in which a scheme was paid on the employer's payroll: nobody had a base.
func noPersonBase(scheme rule.Scheme, month rule.Month) error {
	return &rule.FieldError{Kind: rule.ErrNotApplicable, Field: "scheme", Value: scheme.String(),
		Reason: rule.Sayf("was paid on the employer's payroll in %s, not on a person's base", "在 %s 按单位工资总额缴纳，个人没有缴费基数",
			month),
		Do: rule.Say("use maternity.employer_contribution for those months", "这些月份请用 maternity.employer_contribution")}
}

// limitsIn are the city's floor and ceiling of a scheme's base in a month, those of its slips.
func limitsIn(scheme rule.Scheme, month rule.Month) (collection.MonthLimits, error) {
	if err := follows(scheme); err != nil {
		return collection.MonthLimits{}, err
	}
	floor, floorErr := guangzhou.Lookup(scheme.String()+".floor", month)
	ceiling, ceilingErr := guangzhou.Lookup(scheme.String()+".ceiling", month)
	if floor.None() {
		return collection.MonthLimits{}, noPersonBase(scheme, month)
	}
	return collection.MonthLimits{Month: month, Scheme: scheme, Floor: floor, Ceiling: ceiling},
		rule.Join(uncarried(floorErr), uncarried(ceilingErr))
}

// uncarried is the error of a figure of slips in a rule that has no option to carry one.
func uncarried(err error) error {
	if gap, ok := err.(*rule.NoRuleError); ok {
		gap.Carry = false
	}
	return err
}
