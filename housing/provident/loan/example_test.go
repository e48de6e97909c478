package loan_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/provident/loan"
)

// A million over thirty years at 2.6 %, by either method.
func ExampleLoan_First() {
	for _, method := range []loan.Method{loan.EqualPayment, loan.EqualPrincipal} {
		first, err := loan.Loan{Principal: decimal.New(1_000_000, 0), AnnualRate: decimal.RequireFromString("0.026"), Months: 360, Method: method}.First()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(first.StringFixed(2))
	}
	// Output:
	// 4003.40
	// 4944.44
}
