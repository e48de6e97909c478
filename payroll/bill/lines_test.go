package bill_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// 5,333.33 at 8 %, 2 % and 0.2 % is 426.67, 106.67 and 10.67, together 544.01; at 10.2 % in one go it would be 544.00.
// The slip's total and the sum of three bills of one person are both the former.
func TestATotalIsTheSumOfTheRoundedLines(t *testing.T) {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	policy.Pension.Floor, policy.Medical.Floor = own(t, "5000"), own(t, "5000")
	employer, err := payroll.NewEmployer(payroll.Settings{UnemploymentRate: "0.008"})
	require.NoError(t, err)
	wage := tabletest.Dec(t, "5333.33")
	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(wage),
		Outside: []payroll.Exclusion{{Scheme: rule.Injury, Reason: "test"}, {Scheme: rule.Housing, Reason: "test"}}})
	require.NoError(t, err)
	total, err := slip.Employee.Total()
	require.NoError(t, err)
	tabletest.Equal(t, "544.01", *total)

	var bills decimal.Decimal
	for scheme, want := range map[rule.Scheme][2]string{rule.Pension: {"0.08", "426.67"},
		rule.Medical: {"0.02", "106.67"}, rule.Unemployment: {"0.002", "10.67"}} {
		for _, basis := range []bill.Basis{bill.PerPerson, bill.SumOfBases} {
			b, err := bill.Roll{Bases: []decimal.Decimal{wage}, Rate: tabletest.Dec(t, want[0])}.Bill(basis)
			require.NoError(t, err)
			tabletest.Equal(t, want[1], b.Total)
		}
		line, ok := slip.Employee.Amount(scheme)
		require.True(t, ok)
		tabletest.Equal(t, want[1], line)
		bills = bills.Add(line)
	}
	tabletest.Equal(t, "544.01", bills)
}
