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
	again, err := benefit.Recompute(benefit.Yuefuhan294Of2021(),
		benefit.RecomputeInput{GuangdongInput: in, Published: decimal.RequireFromString("9493"), MonthsPaid: 8})
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

	_, err = benefit.Basic(benefit.BasicInput{BenefitBase: decimal.RequireFromString("12183"),
		AverageIndex: decimal.RequireFromString("1")})
	fmt.Println(err)
	// Output:
	// 3654.9 <nil>
	// pension: contribution_months is missing; pass the months of contribution, or the years a sheet prints
}

// A worker chooses 5510 yuan in Guangzhou, is subsidised with two thirds, and then chooses too little.
func ExampleFlexible() {
	read := func(text string) rule.Figure {
		n, err := rule.Input{Field: "figure", Max: 100_000, Places: 2}.ParseNumber(text)
		if err != nil {
			return rule.UnknownFigure(err)
		}
		return rule.SuppliedFigure(n, "")
	}
	params := benefit.FlexibleParams{Floor: read("5510"), Ceiling: read("27549"), Rate: read("0.2"),
		AccountRate: read("0.08")}
	paid, err := benefit.Flexible(params, decimal.New(5510, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	subsidy, err := benefit.FlexibleSubsidy(paid.Line.Amount(), 2, 3)
	fmt.Println(paid.Line.Formula(), "account", paid.Account.Decimal, "pooled", paid.Pooled.Decimal, "subsidy", subsidy,
		err)

	_, err = benefit.Flexible(params, decimal.New(5000, 0))
	fmt.Println(err)
	// Output:
	// 5510.00 × 20% = 1102.00 account 440.8 pooled 661.2 subsidy 734.67 <nil>
	// pension: base 5000.00 is not within 5510 to 27549; choose a base within the limits
}

// Two years on the floor, with one month missing.
func ExampleIndexOf() {
	var paid []benefit.PaidMonth
	for m := rule.MonthOf(2024, 7); m.Before(rule.MonthOf(2026, 7)); m = m.Add(1) {
		base, average := decimal.New(5500, 0), decimal.New(9167, 0)
		if !m.Before(rule.MonthOf(2025, 7)) {
			base, average = decimal.New(5510, 0), decimal.New(9183, 0)
		}
		if m != rule.MonthOf(2025, 2) {
			paid = append(paid, benefit.PaidMonth{Month: m, Base: base, Average: average})
		}
	}
	index, err := benefit.IndexOf(benefit.History{Paid: paid})
	fmt.Println(index.Average, index.Months, index.Gaps, err)
	// Output: 0.6 23 [2025-02] <nil>
}

// The record rate is a rate of the year.
func ExampleAccountYear() {
	year, err := benefit.AccountYear(decimal.New(100_000, 0), decimal.RequireFromString("0.0262"), nil)
	fmt.Println(year.Closing.StringFixed(2), err)
	// Output: 102620.00 <nil>
}

// A year without a rate stops the statement.
func ExampleStatement() {
	_, err := benefit.Statement(benefit.AccountHistory{Opening: decimal.New(100_000, 0), From: 2024,
		Through: rule.MonthOf(2026, 12),
		Rates: []benefit.YearRate{{Year: 2024, Rate: decimal.RequireFromString("0.0262")},
			{Year: 2025, Rate: decimal.RequireFromString("0.015")}}})
	fmt.Println(err)
	// Output: pension: rates hold no record rate for 2026; pass the record rate of every year
}

// One month paid in two places counts once.
func ExampleMergeRelations() {
	month := rule.MonthOf(2020, 2)
	m, err := benefit.MergeRelations([]benefit.Relation{
		{Name: "Guangzhou", Paid: []benefit.RelationMonth{{Month: month.Add(-1), Account: decimal.New(400, 0)},
			{Month: month, Account: decimal.New(400, 0)}}},
		{Name: "Changsha", Paid: []benefit.RelationMonth{{Month: month, Account: decimal.New(250, 0)}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Months, "months, refund", m.Refund, "from", m.Cleared[0].Name)
	// Output: 2 months, refund 250 from Changsha
}
