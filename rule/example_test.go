package rule_test

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

func ExampleMonth_Add() {
	m, err := rule.ParseMonth("2014-07")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Add(36), m.Add(36).Sub(m))
	_, err = rule.ParseMonth("2014-7")
	fmt.Println(err)
	// Output:
	// 2017-07 36
	// month 2014-7 is not a month from 1900-01 to 2200-12; write it as "2025-08"
}

func ExampleInput_Parse() {
	wage := rule.WageInput(rule.AreaPension, "wage")
	for _, text := range []string{"3000.00", "-3.00", "1,000", "1e9999", "3000.005"} {
		d, err := wage.Parse(text)
		if err != nil {
			reason, advice, _ := strings.Cut(err.Error(), "; ")
			fmt.Printf("%s | %s\n\t%s\n", rule.CodeOf(err), reason, advice)
			continue
		}
		fmt.Println(d)
	}
	// Output:
	// 3000
	// out_of_range | pension: wage -3 is below 0
	// 	pass the declared monthly wage in yuan, such as 3000.00
	// bad_number | pension: wage 1,000 has a grouping comma
	// 	write the digits without grouping, such as 3000.00
	// bad_number | pension: wage 1e9999 has an exponent
	// 	write the digits out, such as 3000.00
	// out_of_range | pension: wage 3000.005 has more than 2 decimals
	// 	round it yourself first: nothing is rounded silently
}

// A series answers for the months it knows and says so for the others.
func ExampleSeries_At() {
	cite := rule.Cite{Title: "notice on the minimum wage", Checked: rule.MonthOf(2026, time.November)}
	wages, err := rule.NewSeries(rule.AreaUnemployment, rule.Say("minimum wage", "minimum wage"),
		rule.Entry[int]{From: rule.DateOf(2021, 12, 1), Until: rule.DateOf(2025, 3, 1), Value: 2300,
			Grade: rule.Reported, Modality: rule.Exact, Cite: cite},
		rule.Entry[int]{From: rule.DateOf(2025, 3, 1), Until: rule.DateOf(2026, 9, 1), Value: 2500,
			Grade: rule.Reported, Modality: rule.Exact, Cite: cite})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range []rule.Month{rule.MonthOf(2025, 2), rule.MonthOf(2025, 3), rule.MonthOf(2026, 9)} {
		e, err := wages.At(m, rule.Lookup{})
		if err != nil {
			fmt.Println(strings.ReplaceAll(err.Error(), "; ", "\n\t"))
			continue
		}
		fmt.Println(m, e.Value, e.Grade)
	}
	e, err := wages.At(rule.MonthOf(2026, 9), rule.Lookup{CarryForward: true})
	fmt.Println(e.Value, e.Grade, err)
	// Output:
	// 2025-02 2300 reported
	// 2025-03 2500 reported
	// unemployment: no minimum wage is known for 2026-09
	// 	the nearest month that has one is 2026-08
	// 	the option carry_forward takes the last one, provisionally
	// 	pass your own figure
	// 2500 provisional <nil>
}

func ExampleCharge_Line() {
	in := rule.Input{Field: "figure", Max: 100_000, Places: 8, Do: rule.Say("pass a number", "pass a number")}
	own := func(text, note string) rule.Figure {
		n, err := in.ParseNumber(text)
		if err != nil {
			return rule.UnknownFigure(err)
		}
		return rule.SuppliedFigure(n, note)
	}
	charge := rule.Charge{Scheme: rule.Pension, Payer: rule.Employee, Floor: own("5510", "limits"),
		Ceiling: own("27549", "limits"), Rate: own("0.08", "rate")}
	wage, err := rule.WageInput(rule.AreaPension, "wage").Amount(decimal.New(3000, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	line, err := charge.Line(wage)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(line.Amount(), line.Limit(), line.Grade())
	fmt.Println(line.Formula())
	fmt.Println(line.Explain(rule.Chinese))
	// Output:
	// 440.8 floor supplied
	// max(3000.00, 5510.00) × 8% = 440.80
	// 养老保险 个人：max(3000.00, 5510.00) × 8% = 440.80 元（工资低于下限，按下限，四舍五入到分）。依据：下限 用户自填［用户自填］；上限 用户自填［用户自填］；费率 用户自填［用户自填］
}

// 见分进角 is two different roundings: at once, and by way of the fen.
func ExampleProduct() {
	base, rate := decimal.New(567502, -2), decimal.New(2, -2) // 5,675.02 x 2 % = 113.5004
	for _, r := range []rule.Rounding{{}, {Unit: rule.ToJiao, Mode: rule.Up},
		{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}} {
		amount, err := rule.Product(rule.Medical, base, rate, r)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(amount, r.Explain(rule.English), r.Explain(rule.Chinese))
	}
	// Output:
	// 113.5 half up to the fen 四舍五入到分
	// 113.6 up to the jiao 进一到角
	// 113.5 half up to the fen, then up to the jiao 先四舍五入到分，再进一到角
}

func ExampleEqualSteps() {
	path, err := rule.EqualSteps(decimal.New(20, -2), decimal.New(16, -2), rule.MonthOf(2014, time.July), 36, 12, 8)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range path.Steps() {
		fmt.Println(step.From, step.Value)
	}
	fmt.Println(path.At(rule.MonthOf(2014, time.June)), path.At(rule.MonthOf(2015, time.December)))
	// Output:
	// 2014-07 0.19
	// 2015-07 0.18
	// 2016-07 0.17
	// 2017-07 0.16
	// 0.2 0.18
}

// A code is found in wrapped and joined errors.
func ExampleCodeOf() {
	missing := &rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("employer rate", "employer rate"),
		Month: rule.MonthOf(2025, time.June)}
	err := errors.Join(errors.New("row 7"), fmt.Errorf("employee 12: %w", missing))
	fmt.Println(rule.CodeOf(err), errors.Is(err, rule.ErrNoRule))
	// Output:
	// no_rule true
}
