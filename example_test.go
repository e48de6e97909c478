package shebao_test

import (
	"fmt"
	"log"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// One employee's month: a wage of 3,000 yuan in August 2025 is below two floors.
func Example() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	employer, err2 := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	slip, err3 := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))})
	if err != nil || err2 != nil || err3 != nil {
		log.Fatal(err, err2, err3)
	}
	for _, line := range slip.Lines {
		fmt.Printf("%-12s %-8s %s\n", line.Scheme(), line.Payer(), line.Formula())
	}
	total, err := slip.Employee.Total() // an incomplete side has no total, and never 0
	fmt.Println("withheld", total, err, "grade", slip.Grade())
	// Output:
	// pension      employee max(3000.00, 5510.00) × 8% = 440.80
	// pension      employer max(3000.00, 5510.00) × 16% = 881.60
	// medical      employee max(3000.00, 6236.00) × 2% = 124.72
	// medical      employer max(3000.00, 6236.00) × 4.5% = 280.62
	// maternity    employer max(3000.00, 6236.00) × 0.85% = 53.01
	// unemployment employee 3000.00 × 0.2% = 6.00
	// unemployment employer 3000.00 × 0.8% = 24.00
	// injury       employer 3000.00 × 0.2% = 6.00
	// housing      employee 3000.00 × 5% = 150.00
	// housing      employer 3000.00 × 5% = 150.00
	// withheld 721.52 <nil> grade reported
}
