package scenario

import (
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/maternity/leave"
	"github.com/shebao-go/shebao/rule"
)

// maternityDaysRules are the rules of 省政府令第203号 beside the days of a birth.
func maternityDaysRules() []definition {
	const regulation = "广东省职工生育保险规定 (省政府令第203号) art. "
	return []definition{
		{Rule{"maternity.operation_days", "days of rest after birth-control operations", "1.3c",
			regulation + "16(2)"}, operationDays},
		{Rule{"maternity.employer_average", "the employer's average wage behind the allowance", "1.3c",
			regulation + "15"}, employerAverage},
	}
}

// operationDays reads date and operations: one of coil_out, coil_in, woman_ligation, man_ligation, reversal, or two
// done together.
func operationDays(in *input) (any, error) {
	day := in.date("date")
	var done []leave.Operation
	for i, name := range in.texts("operations") {
		o, err := leave.ParseOperation(name)
		in.keep(renamed(err, in.name(in.element("operations", i))))
		done = append(done, o)
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	if err := leave.Regulation203().On(day); err != nil {
		return nil, err
	}
	days, err := guangzhou.MaternityLeave().Value.OperationDays(done...)
	if err != nil {
		return nil, err
	}
	return map[string]any{"days": days}, nil
}

// employerAverage reads event (the day of the birth, miscarriage or operation) and months [{month, wages, heads}] of
// the calendar year before, or of its own year where the employer had no staff before.
func employerAverage(in *input) (any, error) {
	event := in.date("event")
	var months []leave.Payroll
	in.list("months", func(m *input) {
		months = append(months, leave.Payroll{Month: m.month("month"),
			Wages: m.number("wages", amount(rule.Maternity, person)), Heads: m.count("heads", 1, 100_000_000)})
	})
	if err := in.done(); err != nil {
		return nil, err
	}
	a, err := leave.AverageOf(event, months)
	if err != nil {
		return nil, err
	}
	year := event.Month().Year() - 1
	if a.ThisYear {
		year++
	}
	return map[string]any{"average": yuan(a.Monthly), "wages": yuan(a.Wages), "head_months": a.HeadMonths,
		"year": year}, nil
}
