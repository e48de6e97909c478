// Package payroll computes one employee's month: every contribution of both payers on one slip, each line with its
// base, limit, rate, rounding and documents.
//
// A Policy holds the figures of one month, one field per scheme: a plain value to copy and change. guangzhou.Policy
// returns the city's; a policy of another place is read from JSON. An Employer holds the settings nobody may default
// (see Settings, also for those of some months), an Employee the wages and the schemes the person is outside of.
//
//	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
//	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
//		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
//	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(wage)})
//
// Package payroll/staff says which schemes a person is in (Employee.Outside and Employee.SpecialInjury take it), Plan
// computes many people, Line.Explain and Slip.Brief say a line and a slip in words.
//
// A slip that needs a figure nobody knows is refused with a *rule.NoRuleError. With Partial it carries the lines it can
// know, names each missing figure, and gives no total for the side that lacks one. Slips have no line of maternity
// insurance to 2019-12, when it was the employer's on its payroll: see package payroll/bill.
//
// Each line is rounded on its own; a total is the sum of the rounded lines of its side. Any number of goroutines may
// read one Policy while nobody changes it, and use one Employer, Plan or Slip, which are never changed. A Batch is
// filled by one call of Fill at a time.
package payroll
