package workbook_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// TestEveryMonth computes the formulas of a wage below, within and above the limits in every month, and compares each
// with the line of the library. A month that lacks a figure has the lines that can be known.
func TestEveryMonth(t *testing.T) {
	e, err := payroll.NewEmployer(employer(func(s *payroll.Settings) {
		s.PensionClass, s.Relief2020 = "private", "small"
	}))
	require.NoError(t, err)
	computed := 0
	for of := rule.MonthOf(2013, 1); of.Year() < 2028; of = of.Add(1) {
		policy, err := guangzhou.Policy(of, guangzhou.CarryForward(), guangzhou.Disputed())
		require.NoError(t, err)
		var slips []payroll.Slip
		for _, wage := range []int64{100_001, 801_250, 9_000_000} {
			slip, err := policy.Slip(e, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(wage, -2))},
				payroll.Partial)
			require.NoError(t, err)
			slips = append(slips, slip)
		}
		computed += compareComputed(t, of, slips)
	}
	assert.Greater(t, computed, 4_000)
}

// compareComputed computes every formula of the slips of a month; it returns how many there are.
func compareComputed(t *testing.T, of rule.Month, slips []payroll.Slip) int {
	t.Helper()
	f := opened(t, book(t, slips, rule.English, payrollmonth.Bill{}))
	heads, err := f.GetRows("slips")
	require.NoError(t, err)
	computed := 0
	for i := range slips {
		want := wantLines(&slips[i])
		for at, head := range heads[0] {
			name, err := excelize.CoordinatesToCellName(at+1, i+2)
			require.NoError(t, err)
			formula, err := f.GetCellFormula("slips", name)
			require.NoError(t, err)
			if formula == "" {
				continue
			}
			got, err := f.CalcCellValue("slips", name, excelize.Options{RawCellValue: true})
			require.NoError(t, err, "%s %s", of, formula)
			if amount, isLine := want[head]; isLine {
				require.Equal(t, amount, got, "%s %s %s", of, head, formula)
				computed++
			}
		}
	}
	return computed
}
