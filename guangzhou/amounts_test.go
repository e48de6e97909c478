package guangzhou_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// slipOf is the slip of a wage with a unemployment coefficient of 1, injury class 2 and no provident fund.
func slipOf(t *testing.T, in string, wage int64, kind payroll.EmployerKind, options ...guangzhou.Option) payroll.Slip {
	t.Helper()
	policy, err := guangzhou.Policy(month(t, in), options...)
	require.NoError(t, err)
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryClass: 2, UnemploymentCoefficient: "1", Kind: kind})
	require.NoError(t, err)
	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(wage, 0)),
		Outside: []payroll.Exclusion{{Scheme: rule.Housing, Reason: "not counted here"}}})
	require.NoError(t, err)
	return slip
}

func amount(t *testing.T, slip *payroll.Slip, scheme rule.Scheme) decimal.Decimal {
	t.Helper()
	got, ok := slip.Employer.Amount(scheme)
	require.True(t, ok, "%s", scheme)
	return got
}

// The employer's pension part on a base of 10,000 through the steps of the rate.
func TestEmployersPensionOn10000(t *testing.T) {
	for _, c := range []struct{ name, month, want string }{
		{"one rate for all, 穗人社发〔2015〕5号", "2015-01", "1400.00"},
		{"the last month of 14 %", "2021-12", "1400.00"},
		{"15 % ordered back on 2022-03-03, 粤人社发〔2022〕8号", "2022-01", "1500.00"},
		{"its last month of the order's text", "2022-07", "1500.00"},
		{"back to 14 %, page of 2022-10", "2022-10", "1400.00"},
		{"15 % again, tax bureau table of Foshan", "2024-05", "1500.00"},
		{"16 %, page of 2025-01", "2025-01", "1600.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := guangzhou.Lookup("pension.employer_rate", month(t, c.month))
			require.NoError(t, err)
			tabletest.Equal(t, c.want, f.Number().Decimal().Mul(decimal.New(10000, 0)))
		})
	}
}

// The employer's medical and maternity parts on a base of 10,000. To 2019 maternity was collected on the payroll, so
// only the medical part is on a slip: with the 0.85 % of the payroll 650.00 becomes 735.00.
func TestEmployersMedicalAndMaternityOn10000(t *testing.T) {
	for _, c := range []struct {
		name, month        string
		kind               payroll.EmployerKind
		medical, maternity string
	}{
		{"6.5 %, 穗人社规字〔2018〕14号", "2019-02", payroll.Enterprise, "650.00", ""},
		{"5.5 %, 穗医保规字〔2019〕3号", "2019-07", payroll.Enterprise, "550.00", ""},
		{"halved to 3.5 %, 通告 2021-08-25 art. 1", "2021-08", payroll.Enterprise, "350.00", "85.00"},
		{"social organisations as well", "2021-08", payroll.Social, "350.00", "85.00"},
		{"public bodies not", "2021-08", payroll.NoEnterprise, "550.00", "85.00"},
		{"5.45 % with maternity's 0.45, 通告 art. 2", "2021-10", payroll.Enterprise, "500.00", "45.00"},
		{"the same for a public body", "2021-10", payroll.NoEnterprise, "500.00", "45.00"},
		{"to 2022-12", "2022-08", payroll.Enterprise, "500.00", "45.00"},
		{"6 %, 穗医保规字〔2022〕1号", "2023-01", payroll.Enterprise, "600.00", "85.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			slip := slipOf(t, c.month, 10000, c.kind, guangzhou.Disputed())
			tabletest.Equal(t, c.medical, amount(t, &slip, rule.Medical))
			if c.maternity == "" {
				_, there := slip.Employer.Amount(rule.Maternity)
				assert.False(t, there)
				return
			}
			tabletest.Equal(t, c.maternity, amount(t, &slip, rule.Maternity))
		})
	}
}

// Limits and rates that were other figures in public tables, each with its document in the row.
func TestFiguresOfTheirMonths(t *testing.T) {
	for _, c := range []struct{ name, figure, month, want string }{
		{"the lowered floor, 通告 2021-08-25 art. 3", "medical.floor", "2021-09", "6175"},
		{"its last month", "medical.floor", "2021-12", "6175"},
		{"maternity on the same base", "maternity.floor", "2021-12", "6175"},
		{"before it was lowered", "medical.floor", "2021-08", "6757"},
		{"restored", "medical.floor", "2022-01", "6757"},
		{"the average of the year before last, floor", "medical.floor", "2022-12", "5309"},
		{"and ceiling", "medical.ceiling", "2022-12", "26544"},
		{"injury classes halved, 粤府〔2021〕13号", "injury.class_3_rate", "2021-05", "0.003"},
		{"to 2022-04", "injury.class_3_rate", "2022-04", "0.003"},
		{"cut by a fifth", "injury.class_3_rate", "2022-05", "0.0048"},
		{"to 2023-04", "injury.class_3_rate", "2023-04", "0.0048"},
		{"full again", "injury.class_3_rate", "2023-05", "0.006"},
		{"injury ceiling as unemployment's", "injury.ceiling", "2019-06", "24654"},
		{"none from 2019-07", "injury.ceiling", "2019-07", "none"},
		{"fund floor, notice of 2021-12-01", "housing.floor", "2021-12", "2300"},
		{"the month before", "housing.floor", "2021-11", "2100"},
		{"fund rates to 20 %", "housing.max_rate", "2016-06", "0.2"},
		{"then 12 %", "housing.max_rate", "2016-07", "0.12"},
		{"provincial average of 2013", "pension.provincial_average", "2013-06", "4468"},
		{"fund ceiling of 2016, three times", "housing.ceiling", "2016-07", "20292"},
		{"five times, for employers doing well", "housing.ceiling_five_times", "2016-07", "33820"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := guangzhou.Lookup(c.figure, month(t, c.month))
			require.NoError(t, err)
			assert.Equal(t, c.want, f.Number().String())
		})
	}
}

// Pages of 2025 print the least a month in all, both payers, without the provident fund, at injury class 2.
func TestPrintedTotalsAtTheFloors(t *testing.T) {
	total := func(in string) decimal.Decimal {
		slip := slipOf(t, in, 1, payroll.Enterprise)
		employee, err := slip.Employee.Total()
		require.NoError(t, err)
		employer, err := slip.Employer.Total()
		require.NoError(t, err)
		return employee.Add(*employer)
	}
	tabletest.Equal(t, "1810.55", total("2025-01"))
	tabletest.Equal(t, "1813.35", total("2025-03"))
	december, january := slipOf(t, "2024-12", 1, payroll.Enterprise), slipOf(t, "2025-01", 1, payroll.Enterprise)
	tabletest.Equal(t, "55.00", amount(t, &january, rule.Pension).Sub(amount(t, &december, rule.Pension)))
	medical := func(s *payroll.Slip) decimal.Decimal {
		own, ok := s.Employee.Amount(rule.Medical)
		require.True(t, ok)
		return own.Add(amount(t, s, rule.Medical)).Add(amount(t, s, rule.Maternity))
	}
	tabletest.Equal(t, "17.64", medical(&january).Sub(medical(&december)))
}

// Slips are whole on both sides from 2015-07 to 2026-11, given the employer's own settings, the disputed months taken
// and the pension limits of 2026-07 on carried.
func TestNoHoles(t *testing.T) {
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryClass: 1, UnemploymentCoefficient: "1",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	for m := rule.MonthOf(2015, 7); !m.After(rule.MonthOf(2026, 11)); m = m.Add(1) {
		var options []guangzhou.Option
		if m.Year() == 2022 && (m.Month() == 8 || m.Month() == 9) {
			options = append(options, guangzhou.Disputed())
		}
		if m.After(rule.MonthOf(2026, 6)) {
			options = append(options, guangzhou.CarryForward())
		}
		policy, err := guangzhou.Policy(m, options...)
		require.NoError(t, err)
		slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))})
		require.NoError(t, err, "%s", m)
		assert.Equal(t, m.Year() >= 2020, !excludes(slip, rule.Maternity), "%s", m)
	}
}

func excludes(slip payroll.Slip, scheme rule.Scheme) bool {
	for _, x := range slip.NotApplicable {
		if x.Scheme == scheme {
			return true
		}
	}
	return false
}

// In December 2026 with CarryForward and no new document only the pension limits and those of special people are
// provisional.
func TestDecember2026(t *testing.T) {
	policy, err := guangzhou.Policy(rule.MonthOf(2026, 12), guangzhou.CarryForward())
	require.NoError(t, err)
	var provisional []string
	for _, f := range policy.Figures() {
		if f.Figure.Grade() == rule.Provisional {
			provisional = append(provisional, f.Name)
		}
	}
	assert.Equal(t, []string{"pension.floor", "pension.ceiling", "injury.special_floor", "injury.special_ceiling"},
		provisional)
	assert.Equal(t, rule.Held, policy.Pension.EmployerRate.Standing())
	assert.Equal(t, rule.Corroborated, policy.Pension.EmployerRate.Grade())
	assert.Equal(t, rule.Carried, policy.Pension.Floor.Standing())
	assert.Equal(t, "2025-07 to 2026-06", policy.Pension.Floor.Period().String())
}
