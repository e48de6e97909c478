package deduct

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
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

func kindNames() jsonrule.Words {
	return jsonrule.Words{"", "wages", "injury_leave_pay", "sick_leave_pay", "maternity_allowance", "maternity_top_up",
		"unpaid_leave"}
}

// String returns the JSON name, such as "sick_leave_pay".
func (k Kind) String() string { return string(kindNames().Text(uint8(k))) }

// MarshalText writes the JSON name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (k *Kind) UnmarshalText(text []byte) error { return kindNames().Read((*uint8)(k), text) }

// Choice is the caller's decision about a kind of pay without a source. The zero value is none.
type Choice uint8

// The two decisions.
const (
	MayWithhold Choice = iota + 1 // the employee's part may come out of it
	HandsOff                      // it is paid out whole
)

func choiceNames() jsonrule.Words { return jsonrule.Words{"", "may_withhold", "hands_off"} }

// String returns the JSON name, "may_withhold" or "hands_off".
func (c Choice) String() string { return string(choiceNames().Text(uint8(c))) }

// MarshalText writes the JSON name.
func (c Choice) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Choice) UnmarshalText(text []byte) error { return choiceNames().Read((*uint8)(c), text) }

// Pay is one part of the month's pay, before contributions: yuan, 0 to 10^10, at most 2 decimals. A kind with a source
// needs no Choice.
type Pay struct {
	Kind   Kind            `json:"kind" doc:"what the pay is" zh:"工资性质"`
	Amount decimal.Decimal `json:"amount" in:"yuan" doc:"before contributions, yuan" zh:"金额（元，扣缴前）"`
	Choice Choice          `json:"choice" in:",optional" doc:"may it be withheld from" zh:"能否从中代扣"`
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
		return rule.Cite{}, &rule.FieldError{Kind: rule.ErrNoRule, Field: "kind", Value: k.String(),
			Reason: rule.Say("has no text at hand that says whether contributions come out of it",
				"未见规定能否从中扣缴社会保险费的文件"),
			Do: rule.Say("pass your own Choice", "请自行选择（choice）")}
	}
	return rule.Cite{}, &rule.FieldError{Kind: rule.ErrMissingField, Field: "kind",
		Reason: rule.Say("is not set or not known", "没有填写或不在可选范围内"),
		Do:     rule.Say("use one of the constants of package deduct", "请使用 deduct 包的常量")}
}

// sourced reports whether the law lets the employee's part come out of a kind of pay.
func (k Kind) sourced() bool { return k == Wages || k == InjuryLeavePay }

// CheckFields refuses a choice that the law does not leave, a choice that is lacking, and pay on unpaid leave.
func (p Pay) CheckFields() error {
	switch {
	case p.Kind.sourced() && p.Choice == HandsOff:
		return &rule.FieldError{Kind: rule.ErrConflict, Field: "choice", Value: p.Choice.String(),
			Reason: rule.Say("goes against the law, which has contributions come out of wages",
				"与法律不符：社会保险费由单位从本人工资中代扣代缴"),
			Do: rule.Say("leave the choice out", "请不要填写此项")}
	case p.Kind == UnpaidLeave && !p.Amount.IsZero():
		return &rule.FieldError{Kind: rule.ErrConflict, Field: "amount", Value: p.Amount.String(),
			Reason: rule.Say("is paid on unpaid leave", "是无薪假期间的工资"),
			Do:     rule.Say("pass 0, or the kind of pay it is", "请填写 0，或改填工资性质")}
	case p.Kind != UnpaidLeave && p.Choice == 0:
		_, err := p.Kind.Source()
		return err
	}
	return nil
}

// available adds up the pay the employee's part may come out of.
func available(pay []Pay) decimal.Decimal {
	var sum decimal.Decimal
	for _, p := range pay {
		if p.Kind.sourced() || p.Choice == MayWithhold {
			sum = sum.Add(p.Amount)
		}
	}
	return sum
}
