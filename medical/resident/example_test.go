package resident_test

import (
	"fmt"

	"github.com/shebao-go/shebao/medical/resident"
)

func ExampleWaitingMonths() {
	for repaired := range 3 {
		months, err := resident.WaitingMonths(resident.Waiting{Year: 2026, MissedWindow: true, YearsUninsured: 2, RepairYears: repaired})
		fmt.Println(repaired, "made up:", months, err)
	}
	// Output:
	// 0 made up: 5 <nil>
	// 1 made up: 4 <nil>
	// 2 made up: 3 <nil>
}
