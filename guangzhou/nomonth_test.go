package guangzhou_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// Whoever passes month 13 or 30 February reads these numbers in the error, in both languages.
func TestErrorsNameTheNumbersOfNoMonth(t *testing.T) {
	month, day := rule.MonthOf(2025, 13), rule.DateOf(2025, 2, 30)
	ofMonth, ofDay := "2025-13", "2025-02-30"
	policy, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	for _, c := range []struct {
		name, says string
		call       func() error
	}{
		{"a policy", ofMonth, func() error { _, err := guangzhou.Policy(month); return err }},
		{"a policy with options", ofMonth, func() error {
			_, err := guangzhou.Policy(month, guangzhou.CarryForward())
			return err
		}},
		{"a policy's own month", ofMonth, func() error { p := policy; p.Month = month; return p.Check() }},
		{"a slip", ofMonth, func() error {
			p := policy
			p.Month = month
			_, err := p.Slip(payroll.Employer{}, payroll.Employee{})
			return err
		}},
		{"a figure", ofMonth, func() error { _, err := guangzhou.Lookup("minimum_wage", month); return err }},
		{"a figure of a day", ofDay, func() error { _, err := guangzhou.LookupOn("minimum_wage", day); return err }},
		{"as known on a day", ofDay, func() error {
			_, err := guangzhou.Policy(policy.Month, guangzhou.KnownOn(day))
			return err
		}},
		{"who is insured", ofMonth, func() error {
			_, err := staff.Look(staff.Employee, staff.MainJob, rule.Pension, month)
			return err
		}},
		{"a whole person", ofMonth, func() error {
			_, err := staff.Whole(staff.Employee, staff.MainJob, month)
			return err
		}},
		{"a day of leaving", ofDay, func() error {
			_, err := staff.DueRules{Entry: staff.EntryCounts, Exit: staff.ExitCounts}.Due(
				staff.Employment{In: rule.DateOf(2025, 1, 1), Out: day}, policy.Month)
			return err
		}},
		{"the annuity's limits", ofMonth, func() error { _, err := annuity.LimitsIn(month); return err }},
		{"maternity on the payroll", ofMonth, func() error { return maternity.CheckPayrollMonth(month) }},
		{"an item", ofMonth, func() error {
			item, err := items.New(items.Spec{Name: "互助", Kind: items.FixedAmount, Value: "1", EmployeeShare: "0"})
			if err != nil {
				return err
			}
			_, _, err = item.Line(month, items.Basis{})
			return err
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.call()
			require.Error(t, err)
			assert.ErrorContains(t, err, c.says)
			assert.Contains(t, rule.Message(err, rule.Chinese), c.says)
		})
	}
}
