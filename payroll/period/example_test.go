package period_test

import (
	"fmt"
	"time"

	"github.com/shebao-go/shebao/payroll/period"
	"github.com/shebao-go/shebao/rule"
)

func ExampleRules_Due() {
	job := period.Employment{Employer: "A", In: rule.DateOf(2026, time.March, 20), Out: rule.DateOf(2026, time.May, 10)}
	through := rule.MonthOf(2026, time.December)
	for _, rules := range []period.Rules{
		{Entry: period.EntryCounts, Exit: period.ExitCounts},
		{Entry: period.EntryCounts, Exit: period.ExitAfterCutoff, ExitCutoff: 15},
		{Entry: period.EntryBeforeCutoff, EntryCutoff: 15, Exit: period.ExitCounts},
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
	fmt.Println(period.CheckOverlap(
		period.Claim{Employer: "A", Scheme: rule.Pension, Months: may},
		period.Claim{Employer: "B", Scheme: rule.Pension, Months: may},
	))
	// Output:
	// pension: month 2026-05 is claimed twice, by A and by B; let one of them pay the month
}
