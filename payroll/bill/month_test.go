package bill_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// figuresOf returns the city's figures of a month.
func figuresOf(t testing.TB, month string) payroll.Policy {
	t.Helper()
	m, err := rule.ParseMonth(month)
	require.NoError(t, err)
	policy, err := guangzhou.Policy(m)
	require.NoError(t, err)
	return policy
}

// slips computes a slip for each wage: injury 0.2 %, unemployment 0.8 %, fund 5 % and 5 %, what is unknown left out.
func slips(t testing.TB, policy payroll.Policy, wages ...string) []payroll.Slip {
	t.Helper()
	boss, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	var out []payroll.Slip
	for _, wage := range wages {
		slip, err := policy.Slip(boss,
			payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))}, payroll.Partial)
		require.NoError(t, err)
		out = append(out, slip)
	}
	return out
}

// onPayroll is the maternity insurance of an employer of two at 0.85 % and an average of 8,218, at most 49,308.
func onPayroll(t testing.TB, month, wages string) maternity.EmployerLine {
	t.Helper()
	m, err := rule.ParseMonth(month)
	require.NoError(t, err)
	line, err := maternity.ContributeOnPayroll(maternity.OnPayroll{Month: m, LastMonth: tabletest.Dec(t, wages),
		Heads: 2, CityAverage: own(t, "8218"), Rate: own(t, "0.0085")})
	require.NoError(t, err)
	return line
}

// own is a figure of the caller's.
func own(t testing.TB, text string) rule.Figure {
	t.Helper()
	n, err := rule.Input{Field: "figure", Max: 1_000_000, Places: 4}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "test")
}

// sums writes the parts and the totals of a month.
func sums(w bill.Whole) []string {
	var out []string
	for _, p := range w.Parts {
		out = append(out, p.Scheme.String()+" "+p.Payer.String()+" "+p.Amount.StringFixed(2))
	}
	for i, total := range []decimal.NullDecimal{w.Employee, w.Employer, w.Total} {
		text := "unknown"
		if total.Valid {
			text = total.Decimal.StringFixed(2)
		}
		out = append(out, []string{"employee", "employer", "total"}[i]+" "+text)
	}
	return out
}

// 3,000 and 10,000 yuan in 2018-08. Pension at least 3,469: 277.52 + 800 and 485.66 + 1,400; medical at least 4,931:
// 98.62 + 200 and 345.17 + 700; supplement 8,218 x 0.26 % = 21.37 twice; unemployment 6 + 20 and 24 + 80; injury
// 6 + 20; fund 150 + 500 on both sides. The payroll of July, 13,000 x 0.85 % = 110.50, is on no slip (省政府令第203号
// art. 10).
func TestMonthWithTheEmployersLine(t *testing.T) {
	both := slips(t, figuresOf(t, "2018-08"), "3000", "10000")
	got, err := bill.Month{Slips: both, Maternity: onPayroll(t, "2018-08", "13000")}.Whole()
	require.NoError(t, err)
	assert.Equal(t, "2018-08", got.Month.String())
	assert.Empty(t, got.Missing)
	assert.Equal(t, rule.Supplied, got.Grade)
	assert.Equal(t, []string{
		"pension employee 1077.52", "pension employer 1885.66", "medical employee 298.62", "medical employer 1045.17",
		"maternity employer 110.50", "illness_supplement employer 42.74", "unemployment employee 26.00",
		"unemployment employer 104.00", "injury employer 26.00", "housing employee 650.00", "housing employer 650.00",
		"employee 2052.14", "employer 3864.07", "total 5916.21"}, sums(got))
	for _, part := range got.Parts {
		lines := 2
		if part.Scheme == rule.Maternity {
			lines = 1
		}
		assert.Equal(t, lines, part.Lines, part.Scheme)
	}
}

// Without the line the employer's side of 2018-08 is not whole; the employees' is.
func TestMonthWithoutTheEmployersLine(t *testing.T) {
	got, err := bill.Month{Slips: slips(t, figuresOf(t, "2018-08"), "3000", "10000")}.Whole()
	require.NoError(t, err)
	lines := sums(got)
	assert.Equal(t, []string{"employee 2052.14", "employer unknown", "total unknown"}, lines[len(lines)-3:])
	require.Len(t, got.Missing, 1)
	missing := got.Missing[0]
	assert.Equal(t, bill.TheEmployer, missing.Person)
	assert.Equal(t, rule.Maternity, missing.Scheme)
	assert.Equal(t, rule.Employer, missing.Payer)
	assert.Equal(t, "payroll", missing.What)
	assert.Equal(t, "missing_field", rule.CodeOf(missing.Err))
	assert.ErrorContains(t, missing.Err, "maternity: payroll is missing: to 2019-12 the employer owes on it")
}

// 2014-12 is before the decree: nobody knows what the employer owed. The slip has the figures of another month.
func TestMonthBeforeTheText(t *testing.T) {
	policy := figuresOf(t, "2018-08")
	policy.Month = rule.MonthOf(2014, 12)
	got, err := bill.Month{Slips: slips(t, policy, "3000")}.Whole()
	require.NoError(t, err)
	assert.False(t, got.Employer.Valid)
	require.Len(t, got.Missing, 1)
	assert.Equal(t, bill.TheEmployer, got.Missing[0].Person)
	assert.Equal(t, rule.Maternity, got.Missing[0].Scheme)
	require.ErrorIs(t, got.Missing[0].Err, rule.ErrNoRule)
	assert.ErrorContains(t, got.Missing[0].Err, "in force from 2015-01-01")
}

// From 2020-01 the slips hold the scheme. 3,000 and 10,000 in 2025-08: pension at least 5,510, medical at least 6,236:
// 440.80 + 800, 881.60 + 1,600; 124.72 + 200, 280.62 + 450; maternity 53.01 + 85.
func TestMonthOfSlipsAlone(t *testing.T) {
	got, err := bill.Month{Slips: slips(t, figuresOf(t, "2025-08"), "3000", "10000")}.Whole()
	require.NoError(t, err)
	assert.Equal(t, []string{
		"pension employee 1240.80", "pension employer 2481.60", "medical employee 324.72", "medical employer 730.62",
		"maternity employer 138.01", "unemployment employee 26.00", "unemployment employer 104.00",
		"injury employer 26.00", "housing employee 650.00", "housing employer 650.00",
		"employee 2241.52", "employer 4130.23", "total 6371.75"}, sums(got))
	assert.Empty(t, got.Missing)
}

// onBases is 2018-08 with maternity insurance on each person's base, by the caller's own figures.
func onBases(t testing.TB) payroll.Policy {
	t.Helper()
	policy := figuresOf(t, "2018-08")
	policy.Maternity = maternity.Params{Floor: own(t, "4931"), Ceiling: own(t, "24654"), EmployerRate: own(t, "0.0085")}
	return policy
}

// Slips that hold the scheme by the caller's own figures are whole without a line: 4,931 and 10,000 x 0.85 % are 41.91
// and 85.
func TestMonthOnBasesOfTheCallers(t *testing.T) {
	got, err := bill.Month{Slips: slips(t, onBases(t), "3000", "10000")}.Whole()
	require.NoError(t, err)
	assert.Empty(t, got.Missing)
	lines := sums(got)
	assert.Contains(t, lines, "maternity employer 126.91")
	assert.Contains(t, lines, "employer 3880.48", "3,864.07 - 110.50 + 126.91")
}

// What a slip lacks leaves its side and the whole without a total, and not the other side: of 3,000 the employer owes
// 881.60, 280.62, 53.01, 24, 6 and 150, the employee 440.80, 124.72, 6 and 150.
func TestMonthWithAMissingFigureOnOneSide(t *testing.T) {
	unknown := rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPayroll, What: rule.Say("rate", "费率"),
		Month: rule.MonthOf(2025, 8)})
	for _, c := range []struct {
		name               string
		change             func(*payroll.Policy)
		employee, employer string
	}{
		{name: "of the employee", change: func(p *payroll.Policy) { p.Medical.EmployeeRate = unknown },
			employer: "1395.23"},
		{name: "of the employer", change: func(p *payroll.Policy) { p.Maternity.EmployerRate = unknown },
			employee: "721.52"},
	} {
		t.Run(c.name, func(t *testing.T) {
			policy := figuresOf(t, "2025-08")
			c.change(&policy)
			got, err := bill.Month{Slips: slips(t, policy, "3000")}.Whole()
			require.NoError(t, err)
			require.Len(t, got.Missing, 1)
			null(t, c.employee, got.Employee)
			null(t, c.employer, got.Employer)
			null(t, "", got.Total)
		})
	}
}

// 2019-12 is the last month on the payroll, 2020-01 the first on the slips.
func TestMonthsAtTheMerger(t *testing.T) {
	for month, missing := range map[string]int{"2019-11": 1, "2019-12": 1, "2020-01": 0} {
		got, err := bill.Month{Slips: slips(t, figuresOf(t, month), "8000")}.Whole()
		require.NoError(t, err)
		assert.Len(t, got.Missing, missing, month)
	}
}

// What one slip lacks leaves its side without a total and names the person.
func TestMonthWithAMissingFigure(t *testing.T) {
	unknown := &rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("employer rate", "employer rate"),
		Month: rule.MonthOf(2025, 8)}
	policy := figuresOf(t, "2025-08")
	policy.Pension.EmployerRate = rule.UnknownFigure(unknown)
	all := append(slips(t, figuresOf(t, "2025-08"), "3000"), slips(t, policy, "10000")...)
	got, err := bill.Month{Slips: all}.Whole()
	require.NoError(t, err)
	require.Len(t, got.Missing, 1)
	assert.Equal(t, 1, got.Missing[0].Person)
	assert.Equal(t, rule.Pension, got.Missing[0].Scheme)
	require.ErrorIs(t, got.Missing[0].Err, rule.ErrNoRule)
	lines := sums(got)
	assert.Equal(t, []string{"employee 2241.52", "employer unknown", "total unknown"}, lines[len(lines)-3:])
	assert.Contains(t, lines, "pension employer 881.60", "what is known of the side stays")
}

func TestMonthRefuses(t *testing.T) {
	of2018, of2025 := slips(t, figuresOf(t, "2018-08"), "3000"), slips(t, figuresOf(t, "2025-08"), "3000")
	tests := []struct {
		name, code, says string
		month            bill.Month
	}{
		{name: "no slips", code: "missing_field", says: "slips 0 are not 1 to 1000000; pass the slip of every person"},
		{name: "no slips beside a line", code: "missing_field", says: "slips 0",
			month: bill.Month{Maternity: onPayroll(t, "2018-08", "13000")}},
		{name: "too many slips", code: "out_of_range", says: "slips 1000001 are not 1 to 1000000",
			month: bill.Month{Slips: make([]payroll.Slip, 1_000_001)}},
		{name: "as many slips as there may be, all refused", code: "missing_field", says: "slips[0] was refused",
			month: bill.Month{Slips: make([]payroll.Slip, 1_000_000)}},
		{name: "slips of two months", code: "conflict",
			says:  "slips[1] 2025-08 is not of 2018-08, the month of the first slip",
			month: bill.Month{Slips: []payroll.Slip{of2018[0], of2025[0]}}},
		{name: "a slip that was refused", code: "missing_field", says: "slips[0] was refused and has no lines",
			month: bill.Month{Slips: append([]payroll.Slip{{}}, of2025...)}},
		{name: "slips that were all refused", code: "missing_field", says: "slips[1] was refused and has no lines",
			month: bill.Month{Slips: []payroll.Slip{{}, {}}}},
		{name: "a line of another month", code: "conflict", says: "maternity 2018-09 is not of 2018-08",
			month: bill.Month{Slips: of2018, Maternity: onPayroll(t, "2018-09", "13000")}},
		{name: "a line beside slips that hold the scheme", code: "conflict",
			says:  "maternity: maternity is charged on the payroll and on slips",
			month: bill.Month{Slips: slips(t, onBases(t), "3000"), Maternity: onPayroll(t, "2018-08", "13000")}},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.month.Whole()
			require.Error(t, err)
			assert.Equal(t, c.code, rule.CodeOf(err), err.Error())
			assert.ErrorContains(t, err, c.says)
			assert.Zero(t, got)
		})
	}
	_, err := bill.Month{Slips: []payroll.Slip{of2018[0], {}, of2025[0]}}.Whole()
	require.Error(t, err)
	assert.Len(t, strings.Split(err.Error(), "\n"), 2, "every slip that does not fit is named")
}

// From 2020-01 nothing is owed on the payroll, also where nobody is in the scheme: 8,000 x 16 % is 1,280.00.
func TestMonthWithoutAnybodyInTheScheme(t *testing.T) {
	policy := figuresOf(t, "2025-08")
	var outside []payroll.Exclusion
	for scheme := rule.Medical; scheme <= rule.Housing; scheme++ {
		outside = append(outside, payroll.Exclusion{Scheme: scheme, Reason: "test"})
	}
	slip, err := policy.Slip(boss(t), payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, "8000")),
		Outside: outside})
	require.NoError(t, err)
	got, err := bill.Month{Slips: []payroll.Slip{slip}}.Whole()
	require.NoError(t, err)
	assert.Empty(t, got.Missing)
	assert.Equal(t, []string{"pension employee 640.00", "pension employer 1280.00", "employee 640.00",
		"employer 1280.00", "total 1920.00"}, sums(got))
}

// A month is known as well as the weakest of its lines, whichever slip has it, the employer's own line included.
func TestGradeOfAMonth(t *testing.T) {
	policy := figuresOf(t, "2025-08")
	own, err := policy.With("pension.employer_rate", "0.15")
	require.NoError(t, err)
	published, mine := slips(t, policy, "8000")[0], slips(t, own, "8000")[0]
	require.NotEqual(t, rule.Supplied, published.Grade())
	require.Equal(t, rule.Supplied, mine.Grade())
	old := slips(t, figuresOf(t, "2018-08"), "8000")
	require.NotEqual(t, rule.Supplied, old[0].Grade())
	for _, c := range []struct {
		name  string
		month bill.Month
		want  rule.Grade
	}{
		{name: "all published", month: bill.Month{Slips: []payroll.Slip{published, published}},
			want: published.Grade()},
		{name: "the weakest first", month: bill.Month{Slips: []payroll.Slip{mine, published}}, want: rule.Supplied},
		{name: "the weakest last", month: bill.Month{Slips: []payroll.Slip{published, mine}}, want: rule.Supplied},
		{name: "the employer's line", month: bill.Month{Slips: old, Maternity: onPayroll(t, "2018-08", "13000")},
			want: rule.Supplied},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.month.Whole()
			require.NoError(t, err)
			assert.Equal(t, c.want, got.Grade)
		})
	}
}

// The whole of a month is the sum of the totals of its slips.
func TestMonthIsTheSumOfItsSlips(t *testing.T) {
	wages := []string{"0", "2500", "5333.33", "6111.11", "7222.22", "27549", "31179.01", "100000"}
	all := slips(t, figuresOf(t, "2025-08"), wages...)
	got, err := bill.Month{Slips: all}.Whole()
	require.NoError(t, err)
	var employee, employer decimal.Decimal
	for i := range all {
		one, err := all[i].Employee.Total()
		require.NoError(t, err)
		employee = employee.Add(*one)
		one, err = all[i].Employer.Total()
		require.NoError(t, err)
		employer = employer.Add(*one)
	}
	assert.True(t, got.Employee.Decimal.Equal(employee), "%s", got.Employee.Decimal)
	assert.True(t, got.Employer.Decimal.Equal(employer), "%s", got.Employer.Decimal)
	assert.True(t, got.Total.Decimal.Equal(employee.Add(employer)), "%s", got.Total.Decimal)
}
