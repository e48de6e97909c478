package unemployment

import (
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Cause is why a job ended (终止或者解除劳动关系的原因). The zero value is refused.
type Cause uint8

// The causes the regulation counts as involuntary (非因本人意愿中断就业), then two that are not.
const (
	ContractExpired      Cause = iota + 1 // 劳动合同期满 (art. 16(1), 劳动合同法 art. 44(1))
	EmployerBankrupt                      // 单位破产 (art. 16(1), 劳动合同法 art. 44(4))
	EmployerClosed                        // 单位被吊销营业执照、责令关闭、撤销或者提前解散 (art. 16(1), 劳动合同法 art. 44(5))
	DismissedForFault                     // 因劳动者过错解除 (art. 16(2), 劳动合同法 art. 39)
	DismissedWithNotice                   // 提前通知或者额外支付一个月工资解除 (art. 16(2), 劳动合同法 art. 40)
	LaidOff                               // 裁减人员 (art. 16(2), 劳动合同法 art. 41)
	AgreedOnEmployerSide                  // 用人单位提出、协商一致解除 (art. 16(3), 劳动合同法 art. 36)
	Discharged                            // 解除聘用合同，辞退、除名、开除 (art. 16(4))
	LeftForEmployerFault                  // 因用人单位过错，劳动者解除 (art. 16(5), 劳动合同法 art. 38)
	OtherInvoluntary                      // 法律、法规、规章规定的其他情形 (art. 16(6))
	Resigned                              // 本人主动离职, or agreed at the worker's own wish
	ClosedOwnBusiness                     // 经营者主动注销 (answers of 2025-11, item 1)
)

// Involuntary reports whether the cause counts as involuntary. 广东省失业保险条例 art. 16.
func (c Cause) Involuntary() bool { return c >= ContractExpired && c <= OtherInvoluntary }

// causes are the names of the causes, in their order.
func causes() jsonrule.Words {
	return jsonrule.Words{"", "contract_expired", "employer_bankrupt", "employer_closed", "dismissed_for_fault",
		"dismissed_with_notice", "laid_off", "agreed_on_employer_side", "discharged", "left_for_employer_fault",
		"other_involuntary", "resigned", "closed_own_business"}
}

// MarshalText writes the JSON name, such as "laid_off".
func (c Cause) MarshalText() ([]byte, error) { return causes().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Cause) UnmarshalText(text []byte) error { return causes().Read((*uint8)(c), text) }

// Application is what is checked before any benefit.
type Application struct {
	Contributed
	Cause       Cause `json:"cause" doc:"why the job ended" zh:"终止、解除劳动关系的原因"`
	Registered  bool  `json:"registered" doc:"as unemployed" zh:"已办理失业登记"`
	SeekingWork bool  `json:"seeking_work" doc:"looks for work" zh:"有求职要求"`
}

// Eligible returns nil where the benefit may be drawn, else one ErrNotApplicable for each condition that is not met:
// a year of contributions or months left of an earlier claim, an involuntary end of the job, registration and the
// wish to work. A number or cause out of range is ErrOutOfRange. 广东省失业保险条例 art. 15-16; 社会保险法 art. 45.
func (p BenefitParams) Eligible(a Application) error {
	if err := p.checked(a); err != nil {
		return err
	}
	var errs []error
	if a.PaidMonths < p.LeastPaid && a.CarriedOver == 0 {
		errs = append(errs, refused("paid_months", strconv.Itoa(a.PaidMonths),
			rule.Sayf("are below %d and no month is left of an earlier claim", "不足 %d，且没有此前未领取的月数", p.LeastPaid),
			rule.Say("contributions of a year are needed (广东省失业保险条例 art. 15(1))", "须缴费满一年（广东省失业保险条例第十五条第一项）")))
	}
	if !a.Cause.Involuntary() {
		errs = append(errs, refused("cause", "", rule.Say("is not an involuntary end of the job", "不属于非因本人意愿中断就业"),
			rule.Say("the contribution time is kept for the next claim (广东省失业保险条例 art. 16, 18)",
				"缴费时间保留至下次申领（广东省失业保险条例第十六、十八条）")))
	}
	if !a.Registered {
		errs = append(errs, refused("registered", "", rule.Say("is not done", "尚未办理"),
			rule.Say("register as unemployed first (广东省失业保险条例 art. 15(3))", "请先办理失业登记（广东省失业保险条例第十五条第三项）")))
	}
	if !a.SeekingWork {
		errs = append(errs, refused("seeking_work", "", rule.Say("is not declared", "没有声明"),
			rule.Say("the benefit is for those who look for work (广东省失业保险条例 art. 15(3))",
				"失业保险金发给有求职要求的人员（广东省失业保险条例第十五条第三项）")))
	}
	return rule.Join(errs...)
}
