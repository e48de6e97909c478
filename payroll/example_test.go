package payroll_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

func Example() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
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
	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range slip.Lines {
		line := &slip.Lines[i]
		fmt.Printf("%-12s %-8s %s\n", line.Scheme(), line.Payer(), line.Formula())
	}
	employee, err := slip.Employee.Total()
	fmt.Println("employee", employee, err)
	total, err := slip.Employer.Total()
	fmt.Println("employer", total, err)
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
	// employee 721.52 <nil>
	// employer 1395.23 <nil>
}

// A month with one figure in dispute: the slip is refused, or carries what can be known.
func ExamplePolicy_Slip_partial() {
	policy, err := guangzhou.Policy(rule.MonthOf(2022, time.August))
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
	employee := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(30000, 0))}
	_, err = policy.Slip(employer, employee)
	fmt.Println(errors.Is(err, rule.ErrNoRule))

	slip, err := policy.Slip(employer, employee, payroll.Partial)
	if err != nil {
		fmt.Println(err)
		return
	}
	total, err := slip.Employee.Total()
	fmt.Println("employee", total, err)
	_, err = slip.Employer.Total()
	var disputed *rule.DisputedError
	if errors.As(err, &disputed) {
		fmt.Println("employer: no total:", disputed.Name, "is", disputed.Value, "or", disputed.Other)
	}
	// Output:
	// true
	// employee 4154.4 <nil>
	// employer: no total: pension.employer_rate is 0.15 or 0.14
}

// A program that reads what is asked of a slip, here from JSON, hands it on as it is: medical and maternity insurance
// of the employer as one item, rounded once.
func ExampleSlipChoices() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
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
	employee := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(800011, -2))}
	var choices payroll.SlipChoices
	if err := json.Unmarshal([]byte(`{"one_medical_item":true}`), &choices); err != nil {
		fmt.Println(err)
		return
	}
	slip, err := policy.Slip(employer, employee, choices.Options()...)
	if err != nil {
		fmt.Println(err)
		return
	}
	line, _ := slip.Line(rule.Medical, rule.Employer)
	fmt.Println(line.Formula())
	// Output:
	// 8000.11 × 5.35% = 428.01
}

// The caller's own figure in a gap; the slip says that it is the caller's.
func ExamplePolicy_With() {
	policy, err := guangzhou.Policy(rule.MonthOf(2022, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	own, err := policy.With("pension.employer_rate", "0.15")
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
	slip, err := own.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(30000, 0))})
	if err != nil {
		fmt.Println(err)
		return
	}
	amount, ok := slip.Employer.Amount(rule.Pension)
	fmt.Println(amount, ok, slip.Grade())
	_, err = policy.With("pension.employer_rate", "15")
	fmt.Println(err)
	// Output:
	// 3739.5 true supplied
	// pension.employer_rate 15 is above 1.00; write the rate as a fraction, such as 0.08 for 8 %
}

// Many people at once: a column for each amount, and an error for each wage that is refused.
func ExamplePolicy_Plan() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		log.Fatal(err)
	}
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	if err != nil {
		log.Fatal(err)
	}
	plan, err := policy.Plan(employer, nil)
	if err != nil {
		log.Fatal(err)
	}
	batch := plan.NewBatch(3)
	batch.Wages.All = []int64{300_000, -1, 4_000_000} // fen
	refused, err := plan.Fill(batch, 1)
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range refused {
		fmt.Println(row)
	}
	for i, column := range plan.Columns() {
		if column.Scheme == rule.Pension {
			fmt.Println(column.Payer, rule.FenAmount(batch.Amounts[i][0]), rule.FenAmount(batch.Amounts[i][2]))
		}
	}
	fmt.Printf("%s\n", batch.AppendCSV(nil, 0))
	// Output:
	// row 1: wage -0.01 is below 0; pass the declared monthly wage in yuan, such as 3000.00
	// employee 440.80 2203.92
	// employer 881.60 4407.84
	// 440.80,881.60,124.72,280.62,53.01,6.00,24.00,6.00,150.00,150.00,721.52,1395.23
}

// Rows for a database: one statement takes the rows of every month.
func ExamplePlan_FillRows() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		log.Fatal(err)
	}
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	if err != nil {
		log.Fatal(err)
	}
	plan, err := policy.Plan(employer, nil)
	if err != nil {
		log.Fatal(err)
	}
	ids := []string{"A001", "A002", "A003"}
	wages := []int64{300_000, -1, 4_000_000} // fen
	rows := make([]payroll.Row, len(wages))
	refused, err := plan.FillRows(payroll.WageColumns{All: wages}, rows, 1)
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range refused {
		fmt.Println(ids[row.Row], row.Unwrap())
	}
	orNull := func(fens int64) any {
		if fens == payroll.NoAmount {
			return nil
		}
		return fens
	}
	for i := range rows {
		arguments := []any{ids[i]} // of INSERT INTO slips VALUES (?, ?, ...)
		for _, amount := range rows[i].Amounts {
			arguments = append(arguments, orNull(amount))
		}
		arguments = append(arguments, orNull(rows[i].Employee), orNull(rows[i].Employer))
		fmt.Println(arguments[0], arguments[1], arguments[6], arguments[12])
	}
	fmt.Println(payroll.RowColumns()[5])
	// Output:
	// A002 wage -0.01 is below 0; pass the declared monthly wage in yuan, such as 3000.00
	// A001 44080 <nil> 72152
	// A002 <nil> <nil> <nil>
	// A003 220392 <nil> 489850
	// {illness_supplement employer}
}

func ExamplePolicy_Missing() {
	policy, err := guangzhou.Policy(rule.MonthOf(2026, time.July))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, unknown := range policy.Missing() {
		fmt.Println(unknown.Name)
	}
	// Output:
	// pension.floor
	// pension.ceiling
}

// A person outside of schemes, with the reason on the slip.
func ExampleExclusion() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryClass: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	outside := []payroll.Exclusion{}
	for _, scheme := range []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Housing} {
		outside = append(outside, payroll.Exclusion{Scheme: scheme, Reason: "already retired"})
	}
	slip, err := policy.Slip(employer,
		payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0)), Outside: outside})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(slip.Lines[0].Formula())
	for _, x := range slip.NotApplicable {
		fmt.Println(x.Scheme, x.Reason)
	}
	// Output:
	// 8000.00 × 0.2% = 16.00
	// pension already retired
	// medical already retired
	// maternity already retired
	// illness_supplement already retired
	// unemployment already retired
	// housing already retired
}

// A policy as JSON: written, read back and the same.
func ExamplePolicy_MarshalJSON() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := json.Marshal(policy)
	if err != nil {
		fmt.Println(err)
		return
	}
	var back payroll.Policy
	if err := json.Unmarshal(text, &back); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(back.Place, back.Month, back.Pension.Floor.Number())
	// Output:
	// 广州 2025-08 5510
}
