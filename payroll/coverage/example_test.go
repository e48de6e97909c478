package coverage_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/coverage"
	"github.com/shebao-go/shebao/rule"
)

func ExampleLook() {
	cell, err := coverage.Look(coverage.Employee, coverage.SideJob, rule.Injury)
	fmt.Println(cell.Status == coverage.Covered, cell.Cites[0].In(rule.Chinese), err)
	_, err = coverage.Look(coverage.RetiredRehire, coverage.MainJob, rule.Injury)
	fmt.Println(err)
	// Output:
	// true 工伤保险条例 第二条 <nil>
	// injury: retired_rehire, main job has no source at hand that says whether the scheme covers it; ask the authority and pass your own Answer
}

func ExampleExclusions() {
	outside, err := coverage.Exclusions(coverage.Employee, coverage.SideJob)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range outside {
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

func ExampleBenefit() {
	paid, err := coverage.Benefit(coverage.Decree123(), decimal.New(7000, 0))
	fmt.Println(paid.Medical.StringFixed(2), paid.Supplement.StringFixed(2), err)
	// Output:
	// 420.00 18.20 <nil>
}
