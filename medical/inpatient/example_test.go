package inpatient_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/inpatient"
)

func ExampleReimburse() {
	year := inpatient.Year{
		Person:         inpatient.Employee,
		CityAnnualWage: decimal.New(144_000, 0),
		Stays: []inpatient.Stay{
			{Tier: 1, Days: 6, Bill: decimal.New(10_000, 0)},
			{Tier: 3, Days: 20, Bill: decimal.New(60_000, 0), ClassB: decimal.New(8_000, 0), TransferredFrom: 1},
		},
	}
	out, err := inpatient.Reimburse(inpatient.Decree123(), year)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, part := range out.Claims[1].Parts {
		fmt.Println(part.Payer, part.Reason, part.Amount.StringFixed(2))
	}
	fmt.Println("year:", out.Pooled.StringFixed(2), "own:", out.Self.StringFixed(2))
	// Output:
	// self class_b 400.00
	// self deductible 1200.00
	// pooled tier_ratio 46720.00
	// self own_share 11680.00
	// year: 55360.00 own: 14640.00
}
