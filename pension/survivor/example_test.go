package survivor_test

import (
	"fmt"
	"log"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/rule"
)

// The official example: 21 years and 3 months paid, urban income 2,818.50 yuan a month.
func ExampleBenefits() {
	income := decimal.New(28185, -1)
	b, err := survivor.Benefits(survivor.Death{ContributionMonths: decimal.New(21*12+3, 0), MonthlyIncome: income})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("months", b.Months, "funeral", b.Funeral, "lump", b.Lump, "total", b.Total.Decimal)
	// Output: months 15.25 funeral 5637 lump 42982.13 total 48619.13
}

// Two schemes owe a funeral grant: the larger one is taken once.
func ExampleCombine() {
	c, err := survivor.Combine(
		survivor.Grant{Scheme: rule.Pension, Funeral: decimal.New(5637, 0), Other: decimal.New(4298213, -2)},
		survivor.Grant{Scheme: rule.Unemployment, Funeral: decimal.New(9000, 0), Other: decimal.New(18000, 0)})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.From, c.Funeral, "forgone", c.Forgone, "total", c.Total)
	// Output: unemployment 9000 forgone 5637 total 69982.13
}
