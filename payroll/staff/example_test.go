package staff_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

func ExampleYear_Average() {
	wages := decimal.New(13745678, -2)
	fen, err := staff.Year{Total: wages, Months: 12}.Average()
	fmt.Println(fen, err)
	yuan, err := staff.Year{Total: wages, Months: 12, ToYuan: true}.Average()
	fmt.Println(yuan, err)
	_, err = staff.Year{Total: wages}.Average()
	fmt.Println(err)
	// Output:
	// 11454.73 <nil>
	// 11455 <nil>
	// payroll: months 0 leaves no year to average; use the rule for new employees, FirstPay
}

func ExampleFirstPay() {
	july := rule.MonthOf(2025, time.July)
	hire := staff.Hire{Arrival: staff.FirstJob, Month: july, FirstPay: decimal.New(436364, -2),
		SecondPay: decimal.NewNullDecimal(decimal.New(9600, 0))}
	declared, err := staff.FirstPay(rule.Housing, hire, time.July)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, month := range []rule.Month{july, july.Add(1), july.Add(11)} {
		own, err := declared.In(month)
		fmt.Println(month, own.Valid, own.Decimal, err)
	}
	// Output:
	// 2025-07 false 0 <nil>
	// 2025-08 true 9600 <nil>
	// 2026-06 true 9600 <nil>
}
func ExampleLook() {
	month := rule.MonthOf(2025, time.August)
	cell, err := staff.Look(staff.RetiredRehire, staff.MainJob, rule.Injury, month)
	fmt.Println(cell.Status, cell.From, cell.Until, cell.Grade, err)
	_, err = staff.Look(staff.HongKongMacauTaiwan, staff.MainJob, rule.Housing, month)
	fmt.Println(rule.Message(err, rule.Chinese))
	// Output:
	// may_join 2021-04 2026-07 corroborated <nil>
	// 住房：scheme 没有依据说明是否覆盖 hong_kong_macau_taiwan、main_job（2025-08）；请向主管部门核实，并填写您自己的答复（Answer）
}

func ExampleWhole() {
	cells, err := staff.Whole(staff.RetiredRehire, staff.MainJob, rule.MonthOf(2026, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, cell := range cells {
		fmt.Println(cell.Scheme, cell.Status, cell.Reason.Chinese)
	}
	// Output:
	// pension not_covered 已领取养老金，退休当月停止参保
	// medical not_covered 退休后不再缴费；年限不足的由个人延缴
	// maternity not_covered 与职工医疗保险合并征收
	// illness_supplement not_covered 设立该项的办法已废止，不再征收
	// unemployment not_covered 已领取养老金，不再享受失业保险
	// injury covered 用人单位应当为超龄劳动者参加工伤保险，个人不缴费
	// housing not_covered 在职职工缴存；退休即销户提取
}

func ExampleEnrol() {
	enrolment, err := staff.Enrol(staff.Employee, staff.SideJob, rule.MonthOf(2025, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range enrolment.Outside {
		fmt.Println(x.Scheme, x.Reason)
	}
	// Output:
	// pension insured at the main job (广州市失业保险常见问题解答（2025年11月版） 一、案例1)
	// medical insured at the main job (广州市失业保险常见问题解答（2025年11月版） 一、案例1)
	// maternity insured at the main job (广州市失业保险常见问题解答（2025年11月版） 一、案例1)
	// illness_supplement insured at the main job (广州市失业保险常见问题解答（2025年11月版） 一、案例1)
	// unemployment insured at the main job (广州市失业保险常见问题解答（2025年11月版） 一、案例1)
	// housing one account a person, at the main job (住房公积金管理条例 第十三条)
}

func ExampleUnemployedContribution() {
	paid, err := staff.UnemployedContribution(staff.Decree123(), decimal.New(7000, 0))
	fmt.Println(paid.Medical.StringFixed(2), paid.Supplement.StringFixed(2), err)
	// Output:
	// 420.00 18.20 <nil>
}
func ExampleDueRules_Due() {
	job := staff.Employment{In: rule.DateOf(2026, time.March, 20), Out: rule.DateOf(2026, time.May, 10)}
	through := rule.MonthOf(2026, time.December)
	for _, rules := range []staff.DueRules{
		{Entry: staff.EntryCounts, Exit: staff.ExitCounts},
		{Entry: staff.EntryCounts, Exit: staff.ExitAfterCutoff, ExitCutoff: 15},
		{Entry: staff.EntryBeforeCutoff, EntryCutoff: 15, Exit: staff.ExitCounts},
	} {
		due, err := rules.Due(job, through)
		fmt.Println(due, err)
	}
	// Output:
	// [2026-03 2026-04 2026-05] <nil>
	// [2026-03 2026-04] <nil>
	// [2026-04 2026-05] <nil>
}

func ExampleCheckOverlap() {
	may := []rule.Month{rule.MonthOf(2026, time.May)}
	fmt.Println(staff.CheckOverlap(
		staff.Claim{Employer: "A", Scheme: rule.Pension, Months: may},
		staff.Claim{Employer: "B", Scheme: rule.Pension, Months: may},
	))
	// Output:
	// pension: claims[1].months[0] 2026-05 is claimed twice, by A and by B; let one of them pay the month
}
