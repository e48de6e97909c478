package annuity_test

import (
	"fmt"
	"log"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/rule"
)

// The same contributions before and after the change of 2018-02-01.
func ExampleLimits_Use() {
	for _, month := range []rule.Month{rule.MonthOf(2018, 1), rule.MonthOf(2018, 2)} {
		limits, err := annuity.LimitsIn(month)
		if err != nil {
			log.Fatal(err)
		}
		u, err := limits.Use(annuity.Contributions{Wages: decimal.New(1_000_000, 0), Employer: decimal.New(82_000, 0),
			Employees: decimal.New(40_000, 0)})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(month, limits.Employer, "employer at most", u.EmployerMost, "over by", u.EmployerOver,
			"both at most", u.TotalMost, "over by", u.TotalOver)
	}
	// Output:
	// 2018-01 1/12 employer at most 83333.33 over by 0 both at most 166666.66 over by 0
	// 2018-02 8/100 employer at most 80000 over by 2000 both at most 120000 over by 2000
}

// Three years into a plan that vests by steps to eight years; and the same person at the retirement age.
func ExampleVest() {
	plan := annuity.Schedule{{Months: 12, Share: decimal.New(2, -1)}, {Months: 36, Share: decimal.New(5, -1)},
		{Months: 96, Share: decimal.New(1, 0)}}
	account := annuity.Vesting{Schedule: plan, Months: 40, Own: decimal.New(12_000, 0),
		Employer: decimal.New(24_000, 0)}
	for _, event := range []annuity.Event{annuity.InService, annuity.RetirementAge} {
		account.Event = event
		v, err := annuity.Vest(account)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(event, "own", v.Own, "employer's part", v.Employer, "not vested", v.Unvested)
	}
	// Output:
	// in_service own 12000 employer's part 12000 not vested 12000
	// retirement_age own 12000 employer's part 24000 not vested 0
}

// A base of 30,000 yuan where the local average is 9,000: the caller applies the cap of three averages.
func ExampleTaxDeferred() {
	n, err := rule.Input{Field: "local_average", Max: 1_000_000, Places: 2}.ParseNumber("9000")
	if err != nil {
		log.Fatal(err)
	}
	d, err := annuity.TaxDeferred(decimal.New(1_200, 0), decimal.New(30_000, 0),
		rule.SuppliedFigure(n, "city average of last year"))
	fmt.Println("untaxed", d.Untaxed, "taxed", d.Taxed, err)
	// Output: untaxed 1080 taxed 120 <nil>
}
