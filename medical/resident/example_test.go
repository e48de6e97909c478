package resident_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/resident"
)

func ExampleWaitingMonths() {
	for repaired := range 3 {
		months, err := resident.WaitingMonths(resident.Waiting{Year: 2026, MissedWindow: true, YearsUninsured: 2,
			RepairYears: repaired})
		fmt.Println(repaired, "made up:", months, err)
	}
	// Output:
	// 0 made up: 5 <nil>
	// 1 made up: 4 <nil>
	// 2 made up: 3 <nil>
}

func ExampleSettle() {
	upTo := func(n int64) decimal.NullDecimal {
		return decimal.NullDecimal{Decimal: decimal.New(n, 0), Valid: true}
	}
	got, err := resident.Settle(resident.Bill{
		Total:      decimal.New(280_000, 0),
		OutOfScope: decimal.New(10_000, 0),
		Basic:      resident.Basic{Ratio: decimal.New(70, -2), Cap: upTo(100_000)},
		Tiers: []resident.Tier{
			{Over: decimal.New(10_000, 0), UpTo: upTo(100_000), Rate: decimal.New(50, -2)},
			{Over: decimal.New(100_000, 0), Rate: decimal.New(60, -2)},
		},
		CriticalCap: upTo(200_000),
	})
	fmt.Println(got.Basic, got.Critical, got.Assistance, got.Left, err)
	// Output: 100000 87000 0 93000 <nil>
}
