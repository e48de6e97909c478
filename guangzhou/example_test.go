package guangzhou_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/shebao-go/shebao/figures"
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
	fmt.Println(floor.Period())
	// Output:
	// 5510 official 粤人社发〔2025〕32号
	// true
	// 2025-07 to 2026-06
}

func ExampleLookup() {
	for _, month := range []rule.Month{rule.MonthOf(2025, time.February), rule.MonthOf(2025, time.March)} {
		wage, err := guangzhou.Lookup("minimum_wage", month)
		fmt.Println(month, wage.Number(), wage.Grade(), err)
	}
	_, err := guangzhou.Lookup("minimum_wage", rule.MonthOf(2030, time.January))
	fmt.Println(strings.ReplaceAll(err.Error(), "; ", "\n\t"))
	// Output:
	// 2025-02 2300 corroborated <nil>
	// 2025-03 2500 corroborated <nil>
	// no minimum wage (minimum_wage) is known for 2030-01
	// 	the nearest month that has one is 2027-12
	// 	pass your own figure
}

// The limits of July 2026 were not published when the tables were last checked.
func ExampleCarryForward() {
	month := rule.MonthOf(2026, time.July)
	_, err := guangzhou.Lookup("pension.floor", month)
	fmt.Println(strings.ReplaceAll(err.Error(), "; ", "\n\t"))
	floor, err := guangzhou.Lookup("pension.floor", month, guangzhou.CarryForward())
	fmt.Println(floor.Number(), floor.Grade(), floor.Cite().Note, err)
	// Output:
	// pension: no floor (pension.floor) is known for 2026-07
	// 	the nearest month that has one is 2026-06
	// 	the option carry_forward takes the last one, provisionally
	// 	pass your own figure
	// 5510 provisional issued by 2025-10-31, the day Dongguan forwarded it; carried forward from 2026-06 <nil>
}

// The limits of July 2024 were issued on 2024-12-03: a run of August could not know them, and one before July took the
// old ones.
func ExampleKnownOn() {
	month := rule.MonthOf(2024, time.August)
	for _, day := range []rule.Date{rule.DateOf(2024, time.June, 30), rule.DateOf(2024, time.August, 31),
		rule.DateOf(2024, time.December, 3)} {
		floor, err := guangzhou.Lookup("pension.floor", month, guangzhou.KnownOn(day))
		fmt.Printf("%s: %s [%s] code %q\n", day, floor.Number(), floor.Grade(), rule.CodeOf(err))
	}
	// Output:
	// 2024-06-30: 5284 [provisional] code ""
	// 2024-08-31: 0 [] code "no_rule"
	// 2024-12-03: 5500 [official] code ""
}

// A figure on which public sources disagree answers only where the caller takes the likelier value.
func ExampleDisputed() {
	month := rule.MonthOf(2022, time.September)
	_, err := guangzhou.Lookup("pension.employer_rate", month)
	rate, chosen := guangzhou.Lookup("pension.employer_rate", month, guangzhou.Disputed())
	fmt.Println(rule.CodeOf(err), rate.Number(), rate.Grade(), chosen)
	// Output:
	// no_rule 0.15 disputed <nil>
}

// A company's own figures are a file of the same columns, one for as many months as it likes.
func ExampleOwn() {
	own, err := figures.ReadFile("own.csv", []byte(`series,from,to,value,source
pension.floor,2026-07,2027-06,5620,our bureau's notice of 2026-08
pension.ceiling,2026-07,2027-06,28100,our bureau's notice of 2026-08
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	policy, err := guangzhou.Policy(rule.MonthOf(2026, time.August), guangzhou.Own(own))
	floor := policy.Pension.Floor
	fmt.Println(floor.Number(), floor.Grade(), floor.Cite().Title, floor.Period(), err)
	// Output:
	// 5620 supplied our bureau's notice of 2026-08 2026-07 to 2027-06 <nil>
}

// A program that reads how the figures are read, here from JSON, hands it on as it is.
func ExampleReading() {
	var reading guangzhou.Reading
	if err := json.Unmarshal([]byte(`{"known_on":"2024-06-30","carry_forward":true}`), &reading); err != nil {
		fmt.Println(err)
		return
	}
	floor, err := guangzhou.Lookup("pension.floor", rule.MonthOf(2024, time.July), reading.Options()...)
	fmt.Println(floor.Number(), floor.Grade(), err)
	policy, err := guangzhou.Policy(rule.MonthOf(2024, time.July), reading.Options()...)
	fmt.Println(policy.Pension.Floor.Number(), err)
	// Output:
	// 5284 provisional <nil>
	// 5284 <nil>
}

func ExampleMinGrade() {
	month := rule.MonthOf(2026, time.August)
	_, err := guangzhou.Lookup("unemployment.ceiling", month, guangzhou.MinGrade(rule.Corroborated))
	fmt.Println(strings.NewReplacer("; ", "\n\t", ", ", ",\n\t").Replace(err.Error()))
	// Output:
	// unemployment: the ceiling (unemployment.ceiling) of 2026-08 is reported,
	// 	below the least grade asked for,
	// 	corroborated
	// 	lower the grade (min_grade) or pass your own figure
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
	// 2015-05-01 2018-07-01 1895 corroborated
	// 2018-07-01 2021-12-01 2100 corroborated
	// 2021-12-01 2025-03-01 2300 corroborated
	// 2025-03-01 2026-09-01 2500 corroborated
	// 2026-09-01 2028-01-01 2680 official
}
