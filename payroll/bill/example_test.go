package bill_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

func three() bill.Roll {
	return bill.Roll{Rate: decimal.New(8, -2),
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

// The bill of August 2018 for one person at 10,000.00, with the employer's maternity insurance on July's payroll.
func ExampleMonth_Whole() {
	month := rule.MonthOf(2018, 8)
	policy, err := guangzhou.Policy(month)
	if err != nil {
		fmt.Println(err)
		return
	}
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	if err != nil {
		fmt.Println(err)
		return
	}
	slip, err := policy.Slip(employer,
		payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(10_000, 0))}, payroll.Partial)
	if err != nil {
		fmt.Println(err)
		return
	}
	average, err := guangzhou.Lookup("city.average_wage", rule.MonthOf(maternity.AverageYear(month), 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	line, err := maternity.ContributeOnPayroll(maternity.OnPayroll{Month: month, LastMonth: decimal.New(10_000, 0),
		Heads: 1, CityAverage: average, Rate: policy.Maternity.EmployerRate})
	if err != nil {
		fmt.Println(err)
		return
	}
	whole, err := bill.Month{Slips: []payroll.Slip{slip}, Maternity: line}.Whole()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, total := range []decimal.NullDecimal{whole.Employee, whole.Employer, whole.Total} {
		fmt.Println(total.Decimal.StringFixed(2))
	}
	// Output:
	// 1520.00
	// 2806.37
	// 4326.37
}
