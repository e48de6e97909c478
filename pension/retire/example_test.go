package retire_test

import (
	"fmt"
	"log"

	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

// A man born in June 1965 takes the earliest month there is: his original age.
func ExampleRetirement() {
	for _, elect := range []int{0, -36, 12} {
		r, err := retire.Retirement(retire.Male60, rule.MonthOf(1965, 6), elect)
		if err != nil {
			log.Fatal(err)
		}
		divisor, err := r.Divisor()
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%+3d: statutory %s, retires %s at %d years %d months, divisor %s, needs %d months\n",
			elect, r.StatutoryMonth, r.Month, r.AgeMonths/12, r.AgeMonths%12, divisor, r.MinimumContributionMonths)
	}
	// Output:
	//  +0: statutory 2025-08, retires 2025-08 at 60 years 2 months, divisor 137.8, needs 180 months
	// -36: statutory 2025-08, retires 2025-06 at 60 years 0 months, divisor 139, needs 180 months
	// +12: statutory 2025-08, retires 2026-08 at 61 years 2 months, divisor 130.8, needs 180 months
}

// Too few years at the statutory age: what can be done, and which text says so.
func ExampleResult_Shortfall() {
	r, err := retire.Retirement(retire.Male60, rule.MonthOf(1965, 2), 0)
	if err != nil {
		log.Fatal(err)
	}
	short, err := r.Shortfall(retire.Record{PaidMonths: 100, Through: rule.MonthOf(2024, 12),
		FirstInsured: rule.MonthOf(2009, 4)})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("missing %d, complete in %s\n", short.Missing, short.Complete)
	for _, w := range short.Ways {
		fmt.Printf("%-16s from %s: %d months (%s)\n", w.Way, w.From, w.Months, w.Cite.In(rule.Chinese))
	}
	// Output:
	// missing 80, complete in 2031-08
	// keep_paying      from 2025-04: 77 months (中华人民共和国社会保险法 art. 16)
	// pay_rest         from 2030-04: 17 months (广州市社会保险费补缴相关政策及业务宣传指引 六)
	// residents_scheme from 2025-03: 0 months (中华人民共和国社会保险法 art. 16)
	// end_relation     from 2025-03: 0 months (人社部令第13号 art. 3)
}

// The line between two whole ages, from 2025.
func ExampleDivisor() {
	divisor, err := retire.Divisor(60, 3, rule.MonthOf(2025, 7))
	fmt.Println(divisor, err)
	// Output: 137.3 <nil>
}
