package benefit

import (
	"errors"
	"strconv"

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

// Application is what is checked before any benefit.
type Application struct {
	PaidMonths  int // contribution months since the last claim
	CarriedOver int // months left of an earlier claim
	Cause       Cause
	Registered  bool // 已经办理失业登记
	SeekingWork bool // 有求职要求
}

// Eligible returns nil where the benefit may be drawn, else one ErrNotApplicable for each condition that is not met:
// a year of contributions or months left of an earlier claim, an involuntary end of the job, registration and the
// wish to work. A number or cause out of range is ErrOutOfRange. 广东省失业保险条例 art. 15-16; 社会保险法 art. 45.
func (p Params) Eligible(a Application) error {
	if err := errors.Join(p.Check(), paidMonths(a.PaidMonths), p.carried(a.CarriedOver)); err != nil {
		return err
	}
	if a.Cause == 0 || a.Cause > ClosedOwnBusiness {
		return &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaUnemployment, Field: "cause", Value: strconv.Itoa(int(a.Cause)), Reason: rule.Untranslated("is not known"), Do: rule.Untranslated("use a Cause of this package")}
	}
	var errs []error
	if a.PaidMonths < p.LeastPaid && a.CarriedOver == 0 {
		errs = append(errs, refused("paid_months", strconv.Itoa(a.PaidMonths),
			"are below "+strconv.Itoa(p.LeastPaid)+" and no month is left of an earlier claim", "contributions of a year are needed (广东省失业保险条例 art. 15(1))"))
	}
	if !a.Cause.Involuntary() {
		errs = append(errs, refused("cause", "", "is not an involuntary end of the job", "the contribution time is kept for the next claim (广东省失业保险条例 art. 16, 18)"))
	}
	if !a.Registered {
		errs = append(errs, refused("registered", "", "is not done", "register as unemployed first (广东省失业保险条例 art. 15(3))"))
	}
	if !a.SeekingWork {
		errs = append(errs, refused("seeking_work", "", "is not declared", "the benefit is for those who look for work (广东省失业保险条例 art. 15(3))"))
	}
	return errors.Join(errs...)
}
