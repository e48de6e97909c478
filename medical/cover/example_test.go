package cover_test

import (
	"fmt"

	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/rule"
)

func ExampleCoverIn() {
	january := rule.MonthOf(2016, 1)
	for _, repaid := range []int{3, 4} { // April and May
		record := cover.Record{Insured: cover.ByEmployer, FirstPaid: rule.MonthOf(2015, 7), FirstUnpaid: january,
			Repaid: january.Add(repaid)}
		got, err := cover.CoverIn(cover.Decree123(), record, rule.MonthOf(2016, 2))
		fmt.Println(record.Repaid, got.Bearer, got.Reason, err)
	}
	// Output:
	// 2016-04 fund back_paid <nil>
	// 2016-05 employer repaid_late <nil>
}
