// Package payroll computes one employee's month: every contribution of both payers on one slip, each line with its
// base, limit, rate, rounding and documents.
//
// A Policy holds the figures of one month as typed parameters, one field per scheme. It is a plain value: copy it and
// change a field, or pass your own figure. guangzhou.Policy returns the city's; a policy of another place is
// read from JSON. An Employer holds the settings nobody may default (injury class or rate, unemployment coefficient or
// rate, provident fund rates), an Employee the wages and the schemes the person is outside of.
//
//	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
//	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
//		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
//	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(wage)})
//
// # Settings of some months
//
// To 2014-12 the employer's pension rate had two classes: Settings.PensionClass, and Employee.TownLocal. The relief
// of 2020 is Settings.Relief2020; a slip of its months without it says so in Notices. In 2016-07 to 2018-06 an
// employer that did well chose a fund ceiling of five times the average: Settings.HousingCeilingTimes. To 2019-12
// maternity insurance was the employer's on its payroll, so slips have no line of it: see package maternity and
// package payroll/bill.
//
// # What a person is
//
// Package payroll/staff says which schemes a person is in, by kind of person and month: retired and hired again,
// interns, foreigners, Hong Kong, Macau and Taiwan staff. Employee.Outside and Employee.SpecialInjury take what it
// says, and so does a Plan; NotApplicable lists what was left out and why.
//
// # Unknown is not zero
//
// A slip that needs a figure nobody knows is refused with a *rule.NoRuleError. With Partial the slip carries the
// lines it can know, names each missing figure, and gives no total for the side that lacks one.
//
// # Many people
//
// A Plan is a month and an employer compiled for many people: wages in whole fen in, amounts in whole fen out into
// columns the caller owns, each exactly the amount of the slip. It allocates nothing per row, spreads over cores, and
// a wage that is refused does not stop the others.
//
//	plan, err := policy.Plan(employer, nil)
//	batch := plan.NewBatch(len(wages)) // one column for each of plan.Columns(), and the totals of both sides
//	batch.Wages.All = wages
//	refused, err := plan.Fill(batch, runtime.NumCPU())
//
// # In words
//
// Line.Explain is a sentence with the documents for who checks a figure, Slip.Brief a few plain ones for the employee.
//
// # Concurrency
//
// Any number of goroutines may read one Policy while nobody changes it. Employer, Plan and Slip are never changed once
// they are made: any number of goroutines may use one. A Batch is filled by one call of Fill at a time.
//
// # Rounding
//
// Each line is rounded on its own; a total is the sum of the rounded lines of its side.
package payroll
