package retro

import (
	"slices"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// BothSides says what a month means that only one side has: only due, nothing was paid for it (整月未缴); only paid,
// nothing is due for it (无应缴). It returns both sides with such slips added, for Compare:
//
//	result, err := retro.Compare(retro.BothSides(paid, due))
func BothSides(paid, due []payroll.Slip) (paidAll, dueAll []payroll.Slip) {
	notPaid := rule.Say("nothing was paid for the month", "该月未缴费")
	notDue := rule.Say("nothing is due for the month", "该月无应缴")
	return filled(paid, due, notPaid), filled(due, paid, notDue)
}

// filled adds to one side a slip by which nothing is owed for each month that only the other side has.
func filled(side, other []payroll.Slip, why rule.Text) []payroll.Slip {
	side = slices.Clone(side)
	for i := range other {
		month := other[i].Month
		has := slices.ContainsFunc(side, func(s payroll.Slip) bool { return s.Month == month })
		if has || month.IsZero() {
			continue
		}
		nothing := payroll.Slip{Month: month}
		for _, scheme := range rule.Schemes() {
			nothing.NotApplicable = append(nothing.NotApplicable,
				payroll.Exclusion{Scheme: scheme, Reason: why.English, Chinese: why.Chinese})
		}
		side = append(side, nothing)
	}
	return side
}
