package benefit_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// An award sheet of 2025-04: 208 months at the index 0.5241, retired at 55 years and one month.
func ExampleGuangdong() {
	award, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), benefit.GuangdongInput{
		BenefitBase:  decimal.RequireFromString("9307"),
		AverageIndex: decimal.RequireFromString("0.5241"),
		Months:       208,
		Balance:      decimal.RequireFromString("66720.85"),
		Divisor:      decimal.RequireFromString("169.5"),
		RetiredIn:    rule.MonthOf(2025, 4),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range award.Steps {
		fmt.Println(step.Chinese, step.Formula)
	}
	// Output:
	// 低指数系数a min(1, 0.5241 ÷ 0.6) = 0.8735
	// 本人指数化月平均缴费工资 9307 × 0.5241 = 4877.7987
	// 基础养老金 (9307 × 0.8735 + 4877.7987) ÷ 2 × 208 ÷ 12 × 1% = 1127.31
	// 个人账户养老金 66720.85 ÷ 169.5 = 393.63
	// 原办法过渡性养老金 0 ÷ 120 = 0.00
	// 缴费年限津贴 4 × floor(208 ÷ 12) = 68.00
	// 过渡性养老金 0.00 + 100 + 68.00 = 168.00
	// 月基本养老金 1127.31 + 393.63 + 168.00 + 0.00 = 1688.94
}

// The base of the year is published after eight months were paid on the last one.
func ExampleRecompute() {
	in := benefit.GuangdongInput{
		BenefitBase:  decimal.RequireFromString("9307"),
		AverageIndex: decimal.RequireFromString("0.5241"),
		Months:       208,
		Balance:      decimal.RequireFromString("66720.85"),
		Divisor:      decimal.RequireFromString("169.5"),
		RetiredIn:    rule.MonthOf(2025, 4),
	}
	again, err := benefit.Recompute(benefit.Yuefuhan294Of2021(), in, decimal.RequireFromString("9493"), 8)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range again.Steps {
		fmt.Println(step.English+":", step.Formula)
	}
	// Output:
	// difference a month: 1711.47 - 1688.94 = 22.53
	// difference of the months already paid: 22.53 × 8 = 180.24
}

// Anywhere in the country: no coefficient a.
func ExampleBasic() {
	basic, err := benefit.Basic(benefit.BasicInput{
		BenefitBase:  decimal.RequireFromString("12183"),
		AverageIndex: decimal.RequireFromString("1"),
		Months:       360,
	})
	fmt.Println(basic.Monthly, err)

	_, err = benefit.Basic(benefit.BasicInput{BenefitBase: decimal.RequireFromString("12183"), AverageIndex: decimal.RequireFromString("1")})
	fmt.Println(err)
	// Output:
	// 3654.9 <nil>
	// pension: contribution_months is missing; pass the months of contribution, or the years a sheet prints
}
