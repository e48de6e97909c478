package withhold

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Kind is what a part of the month's pay is. The zero value is refused.
type Kind uint8

// The kinds of pay. For a kind with a source the law decides whether the employee's part may come out of it; for the
// others no text at hand says, and the caller decides.
const (
	Wages              Kind = iota + 1 // 工资
	InjuryLeavePay                     // 停工留薪期工资
	SickLeavePay                       // 病假工资
	MaternityAllowance                 // 生育津贴, where the employer hands it on
	MaternityTopUp                     // 产假期间单位补足的差额
	UnpaidLeave                        // 无薪假: a part of 0.00
)

// Choice is the caller's decision about a kind of pay without a source. The zero value is none.
type Choice uint8

// The two decisions.
const (
	MayWithhold Choice = iota + 1 // the employee's part may come out of it
	HandsOff                      // it is paid out whole
)

// Pay is one part of the month's pay, before contributions: yuan, 0 to 10^10, at most 2 decimals.
type Pay struct {
	Kind   Kind
	Amount decimal.Decimal
	Choice Choice // for a kind without a source; else none
}

// Source returns the document that lets the employee's part come out of a kind of pay; ErrNoRule where no text at
// hand says.
func (k Kind) Source() (rule.Cite, error) {
	switch k {
	case Wages:
		return rule.Cite{Title: "社会保险费征缴暂行条例", Article: "第十二条", Quote: "由所在单位从其本人工资中代扣代缴"}, nil
	case InjuryLeavePay:
		return rule.Cite{Title: "工伤保险条例", Article: "第三十三条", Quote: "原工资福利待遇不变，由所在单位按月支付"}, nil
	case SickLeavePay, MaternityAllowance, MaternityTopUp, UnpaidLeave:
		return rule.Cite{}, &rule.FieldError{Kind: rule.ErrNoRule, Field: "pay", Value: k.name(), Reason: rule.Untranslated("has no text at hand that says whether contributions come out of it"),
			Do: rule.Untranslated("pass your own Choice")}
	}
	return rule.Cite{}, &rule.FieldError{Kind: rule.ErrMissingField, Field: "kind", Reason: rule.Untranslated("is not set or not known"), Do: rule.Untranslated("use one of the constants of package withhold")}
}

func (k Kind) name() string {
	return [...]string{SickLeavePay: "sick_leave_pay", MaternityAllowance: "maternity_allowance", MaternityTopUp: "maternity_top_up", UnpaidLeave: "unpaid_leave"}[k]
}

// available adds up the pay the employee's part may come out of.
func available(pay []Pay) (decimal.Decimal, error) {
	var sum decimal.Decimal
	var errs []error
	if len(pay) == 0 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "pay", Reason: rule.Untranslated("is missing"), Do: rule.Untranslated("pass UnpaidLeave with 0 where nothing is paid")})
	}
	for _, p := range pay {
		free, err := p.free()
		errs = append(errs, err)
		if err == nil && free {
			sum = sum.Add(p.Amount)
		}
	}
	return sum, errors.Join(errs...)
}

// free says whether the employee's part may come out of a part of the pay.
func (p *Pay) free() (bool, error) {
	in := rule.WageInput("", "pay")
	in.Do = rule.Untranslated("pass the pay before contributions in yuan, such as 100.00")
	_, noSource := p.Kind.Source()
	switch {
	case errors.Is(noSource, rule.ErrMissingField):
		return false, errors.Join(noSource, in.Check(p.Amount))
	case in.Check(p.Amount) != nil:
		return false, in.Check(p.Amount)
	case p.Choice > HandsOff:
		return false, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "choice", Reason: rule.Untranslated("is not known"), Do: rule.Untranslated("use MayWithhold or HandsOff")}
	case noSource == nil && p.Choice == HandsOff:
		return false, &rule.FieldError{Kind: rule.ErrConflict, Field: "choice", Reason: rule.Untranslated("goes against the law, which has contributions come out of wages"), Do: rule.Untranslated("leave the choice out")}
	case p.Kind == UnpaidLeave && !p.Amount.IsZero():
		return false, &rule.FieldError{Kind: rule.ErrConflict, Field: "pay", Value: p.Amount.String(), Reason: rule.Untranslated("is paid on unpaid leave"), Do: rule.Untranslated("pass 0, or the kind of pay it is")}
	case noSource != nil && p.Choice == 0 && p.Kind != UnpaidLeave:
		return false, noSource
	}
	return noSource == nil || p.Choice == MayWithhold, nil
}
