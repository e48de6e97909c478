package illness_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/resident/illness"
)

func ExampleSettle() {
	upTo := func(n int64) decimal.NullDecimal {
		return decimal.NullDecimal{Decimal: decimal.New(n, 0), Valid: true}
	}
	got, err := illness.Settle(illness.Bill{
		Total:      decimal.New(280_000, 0),
		OutOfScope: decimal.New(10_000, 0),
		Basic:      illness.Basic{Ratio: decimal.New(70, -2), Cap: upTo(100_000)},
		Tiers: []illness.Tier{
			{Over: decimal.New(10_000, 0), UpTo: upTo(100_000), Rate: decimal.New(50, -2)},
			{Over: decimal.New(100_000, 0), Rate: decimal.New(60, -2)},
		},
		CriticalCap: upTo(200_000),
	})
	fmt.Println(got.Basic, got.Critical, got.Assistance, got.Left, err)
	// Output: 100000 87000 0 93000 <nil>
}
