package bill_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

func three() bill.Roll {
	return bill.Roll{Scheme: rule.Medical, Rate: decimal.New(8, -2),
		Bases: []decimal.Decimal{decimal.New(533_333, -2), decimal.New(611_111, -2), decimal.New(722_222, -2)}}
}

func ExampleRoll_Bill() {
	for _, basis := range []bill.Basis{bill.PerPerson, bill.SumOfBases} {
		b, err := three().Bill(basis)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(basis, b.Total.StringFixed(2), b.Shares)
	}
	// Output:
	// per_person 1493.34 [426.67 488.89 577.78]
	// sum_of_bases 1493.33 [426.66 488.89 577.78]
}

func ExampleRoll_Match() {
	m, err := three().Match(decimal.New(149_333, -2))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Fit, m.PerPersonDiff, m.SumOfBasesDiff.StringFixed(2))
	// Output: sum_of_bases -0.01 0.00
}
