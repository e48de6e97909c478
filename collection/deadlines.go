package collection

import (
	"github.com/shebao-go/shebao/rule"
)

// Duty is what a deadline is for.
type Duty string

// The duties.
const (
	RegisterEmployer Duty = "register_employer" // 申请办理社会保险登记
	ReviewEmployer   Duty = "review_employer"   // 社会保险经办机构审核
	RegisterChange   Duty = "register_change"   // 变更或者注销登记
	RegisterEmployee Duty = "register_employee" // 为职工申请办理社会保险登记
	ReportJobless    Duty = "report_jobless"    // 将失业人员的名单告知社会保险经办机构
	FundRegister     Duty = "fund_register"     // 新设立的单位办理住房公积金缴存登记
	FundOpen         Duty = "fund_open"         // 登记后为职工办理住房公积金账户设立
	FundChange       Duty = "fund_change"       // 合并、分立、撤销、解散或者破产的变更登记或者注销登记
	FundMove         Duty = "fund_move"         // 变更或者注销登记后的账户转移或者封存
	FundEmployee     Duty = "fund_employee"     // 录用职工的缴存登记和账户设立
	FundLeaver       Duty = "fund_leaver"       // 终止劳动关系的变更登记和账户转移或者封存
	FundRemit        Duty = "fund_remit"        // 汇缴住房公积金
)

// Words lists them.
func (Duty) Words() []string {
	return []string{string(RegisterEmployer), string(ReviewEmployer), string(RegisterChange),
		string(RegisterEmployee), string(ReportJobless), string(FundRegister), string(FundOpen), string(FundChange),
		string(FundMove), string(FundEmployee), string(FundLeaver), string(FundRemit)}
}

// Deadline is the days a duty has to be done in, counted from an event.
type Deadline struct {
	Duty   Duty
	Days   int
	Event  string // 起算: the words of the law
	Source rule.Cite
}

// Deadlines returns the deadlines of the national law for social insurance and the housing provident fund.
func Deadlines() []Deadline {
	law := func(article string) rule.Cite { return rule.Cite{Title: "社会保险法", Article: article} }
	fund := func(article string) rule.Cite {
		return rule.Cite{Title: "住房公积金管理条例", Article: article}
	}
	return []Deadline{
		{RegisterEmployer, 30, "自成立之日起", law("art. 57(1)")},
		{ReviewEmployer, 15, "自收到申请之日起", law("art. 57(1)")},
		{RegisterChange, 30, "自变更或者终止之日起", law("art. 57(2)")},
		{RegisterEmployee, 30, "自用工之日起", law("art. 58(1)")},
		{ReportJobless, 15, "自终止或者解除劳动关系之日起", law("art. 50")},
		{FundRegister, 30, "自设立之日起", fund("art. 14(1)")},
		{FundOpen, 20, "自登记之日起", fund("art. 14(1)")},
		{FundChange, 30, "自发生上述情况之日起", fund("art. 14(2)")},
		{FundMove, 20, "自办妥变更登记或者注销登记之日起", fund("art. 14(2)")},
		{FundEmployee, 30, "自录用之日起", fund("art. 15")},
		{FundLeaver, 30, "自劳动关系终止之日起", fund("art. 15")},
		{FundRemit, 5, "自每月发放职工工资之日起", fund("art. 19")},
	}
}

// LastDay returns the last day of the deadline. The day of the event is not counted, as periods are usually reckoned;
// the articles themselves do not say, and holidays are not looked at.
//
// Errors: ErrBadDate for an invalid day, or a deadline after 2200.
func (d Deadline) LastDay(event rule.Date) (rule.Date, error) {
	last := event.Add(d.Days)
	if last.IsZero() {
		return rule.Date{}, rule.AreaCollection.Refuse(rule.ErrBadDate, "event", event.String(),
			rule.Say("is not a day, or the deadline ends after 2200", "不是有效日期，或期限晚于2200年"),
			rule.Say(`write it as "2025-08-31"`, `请写作“2025-08-31”`))
	}
	return last, nil
}
