package guangzhou_test

import (
	"fmt"
	"time"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

func ExamplePolicy() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	floor := policy.Pension.Floor
	fmt.Println(floor.Number(), floor.Grade(), floor.Cite().Number)
	fmt.Println(policy.Injury.Ceiling.None())
	fmt.Println(policy.Unemployment.Coefficients[0].Err())
	// Output:
	// 5510 official 粤人社发〔2025〕32号
	// true
	// unemployment: no low coefficient is known for 2025-08; the nearest month that has one is 2022-07; pass your own figure with With
}

func ExampleLookup() {
	for _, month := range []rule.Month{rule.MonthOf(2025, time.February), rule.MonthOf(2025, time.March), rule.MonthOf(2030, time.January)} {
		wage, err := guangzhou.Lookup("minimum_wage", month)
		fmt.Println(month, wage.Number(), wage.Grade(), err)
	}
	// Output:
	// 2025-02 2300 reported <nil>
	// 2025-03 2500 corroborated <nil>
	// 2030-01 0  no minimum wage is known for 2030-01; the nearest month that has one is 2026-11; pass your own figure with With
}

// The limits of July 2026 were not published when the tables were last checked.
func ExampleCarryForward() {
	month := rule.MonthOf(2026, time.July)
	_, err := guangzhou.Lookup("pension.floor", month)
	fmt.Println(err)
	floor, err := guangzhou.Lookup("pension.floor", month, guangzhou.CarryForward())
	fmt.Println(floor.Number(), floor.Grade(), floor.Cite().Note, err)
	// Output:
	// pension: no floor is known for 2026-07; the nearest month that has one is 2026-06; pass your own figure with With
	// 5510 provisional carried forward from 2026-06 <nil>
}

// What a run before July 2025 would have found for August 2025.
func ExampleKnownOn() {
	month, day := rule.MonthOf(2025, time.August), rule.DateOf(2025, time.June, 30)
	floor, err := guangzhou.Lookup("pension.floor", month, guangzhou.KnownOn(day), guangzhou.CarryForward())
	fmt.Println(floor.Number(), floor.Grade(), err)
	// Output:
	// 5500 provisional <nil>
}

func ExampleMinGrade() {
	month := rule.MonthOf(2025, time.August)
	_, err := guangzhou.Lookup("pension.employer_rate", month, guangzhou.MinGrade(rule.Corroborated))
	fmt.Println(err)
	// Output:
	// pension: the employer rate of 2025-08 is reported, below the least grade asked for, corroborated; lower the grade or pass your own figure with With
}

func ExampleTables() {
	tables, err := guangzhou.Tables()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, table := range tables {
		if table.Name != "minimum_wage" {
			continue
		}
		for _, e := range table.Entries {
			fmt.Println(e.From, e.Until, e.Value, e.Grade)
		}
	}
	// Output:
	// 2011-03-01 2013-05-01 1300 reported
	// 2013-05-01 2015-05-01 1550 corroborated
	// 2015-05-01 2018-07-01 1895 reported
	// 2018-07-01 2021-12-01 2100 reported
	// 2021-12-01 2025-03-01 2300 reported
	// 2025-03-01 2026-09-01 2500 corroborated
	// 2026-09-01 2026-12-01 2680 reported
}
