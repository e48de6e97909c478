package deduct_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

// due is what a wage of 3,000 owes in 2025-08: 440.80, 124.72, 6.00 and 150.00.
func due(t testing.TB) ([]deduct.Amount, *payroll.Slip) {
	t.Helper()
	p, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slip, err := p.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))})
	require.NoError(t, err)
	out, err := deduct.Due(&slip)
	require.NoError(t, err)
	return out, &slip
}

func amount(t testing.TB, scheme rule.Scheme, text string) deduct.Amount {
	t.Helper()
	return deduct.Amount{Scheme: scheme, Amount: tabletest.Dec(t, text)}
}

func late(t testing.TB, scheme rule.Scheme, text string) deduct.LateAmount {
	t.Helper()
	return deduct.LateAmount{Scheme: scheme, Amount: tabletest.Dec(t, text)}
}

// check compares the four columns, "" for an empty cell.
func check(t *testing.T, row deduct.TaxRow, total string, cells ...string) {
	t.Helper()
	names := [4]string{"基本养老保险费", "基本医疗保险费", "失业保险费", "住房公积金"}
	for i, column := range row.Columns() {
		assert.Equal(t, names[i], column.Name)
		if assert.Equal(t, cells[i] != "", column.Amount.Valid, column.Name) && column.Amount.Valid {
			tabletest.Equal(t, cells[i], column.Amount.Decimal)
		}
	}
	tabletest.Equal(t, total, row.Total)
}

// The slip of 3,000 in 2025-08.
func TestColumnsOfASlip(t *testing.T) {
	own, slip := due(t)
	row, err := deduct.NewTaxRow(deduct.TaxMonth{Month: month(t, "2025-08"), Withheld: own})
	require.NoError(t, err)
	check(t, row, "721.52", "440.80", "124.72", "6.00", "150.00")
	withheld, err := slip.Employee.Total()
	require.NoError(t, err)
	assert.True(t, withheld.Equal(row.Total))
}

// The difference of 0.80 for four months, withheld in November: 440.80 + 3.20.
func TestColumnsWithRetro(t *testing.T) {
	own, _ := due(t)
	row, err := deduct.NewTaxRow(deduct.TaxMonth{Month: month(t, "2025-11"), Withheld: own,
		Retro: []deduct.LateAmount{late(t, rule.Pension, "3.20")}})
	require.NoError(t, err)
	check(t, row, "724.72", "444.00", "124.72", "6.00", "150.00")
}

// Sums of the amounts given, by hand.
func TestNewTaxRow(t *testing.T) {
	type c struct {
		name  string
		month deduct.TaxMonth
		total string
		cells []string
	}
	m := month(t, "2025-11")
	tabletest.Each(t, []c{
		{name: "outside the fund, an empty cell", month: deduct.TaxMonth{Month: m,
			Withheld: []deduct.Amount{amount(t, rule.Pension, "440.80")}}, total: "440.80",
			cells: []string{"440.80", "", "", ""}},
		{name: "nothing withheld", month: deduct.TaxMonth{Month: m}, total: "0", cells: []string{"", "", "", ""}},
		{name: "0.00 withheld is not empty", month: deduct.TaxMonth{Month: m,
			Withheld: []deduct.Amount{amount(t, rule.Housing, "0")}}, total: "0", cells: []string{"", "", "", "0"}},
		// 800.00 - 960.00 x 3 refunds of 160
		{name: "a refund above the month", month: deduct.TaxMonth{Month: m,
			Withheld: []deduct.Amount{amount(t, rule.Pension, "400")},
			Retro:    []deduct.LateAmount{late(t, rule.Pension, "-480")}}, total: "-80",
			cells: []string{"-80", "", "", ""}},
		{name: "two amounts of a scheme", month: deduct.TaxMonth{Month: m,
			Retro: []deduct.LateAmount{late(t, rule.Medical, "1.10"),
				late(t, rule.Medical, "2.20")}}, total: "3.30", cells: []string{"", "3.30", "", ""}},
	}, func(t *testing.T, c c) {
		row, err := deduct.NewTaxRow(c.month)
		require.NoError(t, err)
		check(t, row, c.total, c.cells...)
	})
}

// 480.00 borne by the employer is in no column, and is income only where the caller says so.
func TestBorneByTheEmployer(t *testing.T) {
	m := deduct.TaxMonth{Month: month(t, "2025-08"), Withheld: []deduct.Amount{amount(t, rule.Medical, "120"),
		amount(t, rule.Unemployment, "12")},
		Borne: []deduct.Amount{amount(t, rule.Pension, "480")}}
	_, err := deduct.NewTaxRow(m)
	require.ErrorIs(t, err, rule.ErrMissingField)
	assert.ErrorContains(t, err, "treatment.source is not 1 to 1000 bytes")
	_, err = deduct.NewTaxRow(deduct.TaxMonth{Month: rule.MonthOf(2025, time.August),
		Treatment: deduct.Treatment{Source: strings.Repeat("x", 1000)}})
	assert.NoError(t, err, "the longest source there is")
	for _, income := range []bool{false, true} {
		m.Treatment = deduct.Treatment{Income: income, Source: "the tax office's answer"}
		row, err := deduct.NewTaxRow(m)
		require.NoError(t, err)
		check(t, row, "132", "", "120", "12", "")
		tabletest.Equal(t, "480", row.Borne)
		tabletest.Equal(t, map[bool]string{false: "0", true: "480"}[income], row.Income)
		assert.Equal(t, "the tax office's answer", row.Source)
	}
}

func TestNewTaxRowRefuses(t *testing.T) {
	m := month(t, "2025-08")
	of := func(scheme rule.Scheme, text string) []deduct.Amount { return []deduct.Amount{amount(t, scheme, text)} }
	retro := func(scheme rule.Scheme, d decimal.Decimal) []deduct.LateAmount {
		return []deduct.LateAmount{{Scheme: scheme, Amount: d}}
	}
	const unsourced = "payroll: treatment.source is not 1 to 1000 bytes"
	for _, c := range []struct {
		name  string
		month deduct.TaxMonth
		kind  error
		says  string
	}{
		{"no month", deduct.TaxMonth{}, rule.ErrMissingField, "payroll: month is missing"},
		{"injury insurance", deduct.TaxMonth{Month: m, Withheld: of(rule.Injury, "6")}, rule.ErrNotApplicable,
			"injury: withheld[0].scheme injury has no employee's part"},
		{"maternity insurance", deduct.TaxMonth{Month: m, Retro: retro(rule.Maternity, decimal.New(6, 0))},
			rule.ErrNotApplicable, "maternity: retro[0].scheme maternity has no employee's part"},
		{"the supplement", deduct.TaxMonth{Month: m, Borne: of(rule.IllnessSupplement, "6")}, rule.ErrNotApplicable,
			"illness_supplement: borne[0].scheme illness_supplement has no employee's part"},
		{"negative withholding", deduct.TaxMonth{Month: m, Withheld: of(rule.Pension, "-1")}, rule.ErrOutOfRange,
			"payroll: withheld[0].amount -1 is below 0"},
		{"a part of a fen", deduct.TaxMonth{Month: m, Retro: retro(rule.Pension, decimal.New(1, -3))},
			rule.ErrOutOfRange, "retro[0].amount 0.001 has more than 2 decimals"},
		{"a hostile amount", deduct.TaxMonth{Month: m, Retro: retro(rule.Pension, decimal.New(1, math.MaxInt32))},
			rule.ErrOutOfRange, "payroll: retro[0].amount has the exponent"},
		{"a choice without a source", deduct.TaxMonth{Month: m, Treatment: deduct.Treatment{Income: true}},
			rule.ErrMissingField, unsourced},
		{"a choice of endless sources",
			deduct.TaxMonth{Month: m, Treatment: deduct.Treatment{Source: strings.Repeat("x", 1001)}},
			rule.ErrMissingField, unsourced},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := deduct.NewTaxRow(c.month)
			require.ErrorIs(t, err, c.kind)
			assert.ErrorContains(t, err, c.says)
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		})
	}
	_, err := deduct.NewTaxRow(deduct.TaxMonth{Withheld: []deduct.Amount{amount(t, rule.Injury, "-6"),
		amount(t, rule.Pension, "-1")}})
	for _, says := range []string{"month is missing", "withheld[0].amount -6", "withheld[1].amount -1"} {
		assert.ErrorContains(t, err, says)
	}
	_, err = deduct.NewTaxRow(deduct.TaxMonth{Month: m, Withheld: []deduct.Amount{amount(t, rule.Injury, "6")},
		Borne: []deduct.Amount{amount(t, rule.Maternity, "6")}})
	for _, says := range []string{"withheld[0].scheme", "borne[0].scheme", "treatment.source"} {
		assert.ErrorContains(t, err, says)
	}
}

// Joined in August: 721.52 a month, and 3.20 more in November: 721.52, 1,443.04, 2,164.56, 2,889.28.
func TestCumulateFromAugust(t *testing.T) {
	own, _ := due(t)
	var rows []deduct.TaxMonth
	for i, text := range []string{"2025-08", "2025-09", "2025-10", "2025-11"} {
		m := deduct.TaxMonth{Month: month(t, text), Withheld: own}
		if i == 3 {
			m.Retro = []deduct.LateAmount{late(t, rule.Pension, "3.20")}
			m.Borne, m.Treatment = []deduct.Amount{amount(t, rule.Medical, "10")}, deduct.Treatment{Income: true,
				Source: "x"}
		}
		rows = append(rows, m)
	}
	got, err := deduct.Cumulate(deduct.Year{Joined: month(t, "2025-08"), Months: rows})
	require.NoError(t, err)
	require.Len(t, got, 4)
	for i, total := range []string{"721.52", "1443.04", "2164.56", "2889.28"} {
		tabletest.Equal(t, total, got[i].Total)
		assert.Equal(t, i+1, got[i].Months)
		assert.Equal(t, rows[i].Month, got[i].Month)
	}
	// 440.80 x 4 + 3.20; 124.72 x 4; 6 x 4; 150 x 4
	check(t, got[3].TaxRow, "2889.28", "1766.40", "498.88", "24.00", "600.00")
	tabletest.Equal(t, "10", got[3].Borne)
	tabletest.Equal(t, "10", got[3].Income)
	tabletest.Equal(t, "0", got[2].Borne)
}

// cumulativeTax is the tax of a year so far: 3 % up to 36,000, then 10 % less 2,520 up to 144,000 (个人所得税扣缴申报管理办法（试行）).
func cumulativeTax(taxable decimal.Decimal) decimal.Decimal {
	if taxable.LessThanOrEqual(decimal.New(36_000, 0)) {
		return taxable.Mul(decimal.New(3, -2))
	}
	return taxable.Mul(decimal.New(10, -2)).Sub(decimal.New(2_520, 0))
}

// The sums and the counts of months are what the tax is withheld by. The deduction is 5,000 a month.
func TestTaxOfTheMonths(t *testing.T) {
	type c struct{ name, income, own, special, taxes string }
	tabletest.Each(t, []c{
		// 18,500 x 3 %; 37,000 x 10 % - 2,520 - 555; 55,500 x 10 % - 2,520 - 1,180
		{name: "30,000 with 4,500 and 2,000", income: "30000", own: "4500", special: "2000", taxes: "555 625 1850"},
		// 1,750 x 3 %
		{name: "10,000 with 2,250 and 1,000", income: "10000", own: "2250", special: "1000", taxes: "52.5 52.5 52.5"},
		// 5,000 x 3 %; 40,000 x 10 % - 2,520 - 1,050; then 10 %: 1,050 + 430 + 4 x 500 = 3,480 in the year
		{name: "10,000 with nothing", income: "10000", own: "", special: "0",
			taxes: "150 150 150 150 150 150 150 430 500 500 500 500"},
	}, func(t *testing.T, c c) {
		want := strings.Fields(c.taxes)
		var rows []deduct.TaxMonth
		for i := range want {
			m := deduct.TaxMonth{Month: month(t, "2025-01").Add(i)}
			if c.own != "" {
				m.Withheld = []deduct.Amount{amount(t, rule.Pension, c.own)}
			}
			rows = append(rows, m)
		}
		got, err := deduct.Cumulate(deduct.Year{Joined: month(t, "2025-01"), Months: rows})
		require.NoError(t, err)
		monthly := tabletest.Dec(t, c.income).Sub(decimal.New(5_000, 0)).Sub(tabletest.Dec(t, c.special))
		var paid decimal.Decimal
		for i := range got {
			tax := cumulativeTax(monthly.Mul(decimal.New(int64(got[i].Months), 0)).Sub(got[i].Total))
			tabletest.Equal(t, want[i], tax.Sub(paid))
			paid = tax
		}
	})
}

// A month with nothing withheld counts as a month, and its cells stay as they were.
func TestCumulateCountsMonths(t *testing.T) {
	rows := make([]deduct.TaxMonth, 3)
	for i := range rows {
		m := deduct.TaxMonth{Month: month(t, "2025-01").Add(i)}
		if i == 1 {
			m.Withheld = []deduct.Amount{amount(t, rule.Pension, "100")}
		}
		rows[i] = m
	}
	got, err := deduct.Cumulate(deduct.Year{Joined: month(t, "2019-05"), Months: rows})
	require.NoError(t, err)
	check(t, got[0].TaxRow, "0", "", "", "", "")
	check(t, got[1].TaxRow, "100", "100", "", "", "")
	check(t, got[2].TaxRow, "100", "100", "", "", "")
	assert.Equal(t, 3, got[2].Months)
}

func TestCumulateRefuses(t *testing.T) {
	rows := func(list string) []deduct.TaxMonth {
		var out []deduct.TaxMonth
		for _, text := range strings.Fields(list) {
			out = append(out, deduct.TaxMonth{Month: month(t, text)})
		}
		return out
	}
	hostile, old := rows("2025-01"), month(t, "2019-05")
	hostile[0].Withheld = []deduct.Amount{{Scheme: rule.Pension, Amount: decimal.New(1, math.MaxInt32)}}
	for _, c := range []struct {
		name   string
		joined rule.Month
		rows   []deduct.TaxMonth
		kind   error
		says   string
	}{
		{"no month of joining", rule.Month{}, rows("2025-01"), rule.ErrMissingField, "joined is missing"},
		{"no rows", old, nil, rule.ErrMissingField, "months are missing"},
		{"a row without a month", old, make([]deduct.TaxMonth, 1), rule.ErrMissingField, "months[0].month is missing"},
		{"January left out", old, rows("2025-02"), rule.ErrMissingField, "months 2025-01 is left out"},
		{"a gap", old, rows("2025-01 2025-03"), rule.ErrMissingField, "months 2025-02 is left out"},
		{"a month twice", old, rows("2025-01 2025-01"), rule.ErrConflict, "months 2025-01 comes twice"},
		{"out of order", old, rows("2025-01 2025-02 2025-01"), rule.ErrConflict, "2025-01 comes twice, out of order"},
		{"before joining", month(t, "2025-08"), rows("2025-07 2025-08"), rule.ErrConflict,
			"months 2025-07 comes twice, out of order or before"},
		{"after joining", month(t, "2025-08"), rows("2025-09"), rule.ErrMissingField, "months 2025-08 is left out"},
		{"over the year's end", month(t, "2025-12"), rows("2025-12 2026-01"), rule.ErrConflict,
			"months 2026-01 is of another year"},
		{"a hostile amount", old, hostile, rule.ErrOutOfRange, "months[0].withheld[0].amount has the exponent"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := deduct.Cumulate(deduct.Year{Joined: c.joined, Months: c.rows})
			require.ErrorIs(t, err, c.kind)
			assert.ErrorContains(t, err, c.says)
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		})
	}
}

// The first: a deposit on 41,000 where the ceiling is 39,828: 1,172 x 12 %.
func TestFundExcess(t *testing.T) {
	type c struct{ name, base, employeeRate, employerRate, ceiling, employee, employer string }
	tabletest.Each(t, []c{
		{name: "a base above the ceiling", base: "41000", employeeRate: "0.12", employerRate: "0.12", ceiling: "39828",
			employee: "140.64", employer: "140.64"},
		{name: "at the ceiling", base: "39828", employeeRate: "0.12", employerRate: "0.12", ceiling: "39828",
			employee: "0", employer: "0"},
		// 10,000 x 15 % - 10,000 x 12 %; 10,000 x 5 % is free
		{name: "one rate above 12 %", base: "10000", employeeRate: "0.05", employerRate: "0.15", ceiling: "39828",
			employee: "0", employer: "300"},
		// 30,000 x 12 % = 3,600; 24,000 x 12 % = 2,880 (the worked case of three averages of 8,000)
		{name: "three averages of 8,000", base: "30000", employeeRate: "0.12", employerRate: "0.12", ceiling: "24000",
			employee: "720", employer: "720"},
		// 41,000 x 5 % = 2,050; 39,828 x 5 % = 1,991.40
		{name: "5 % and 12 %", base: "41000", employeeRate: "0.05", employerRate: "0.12", ceiling: "39828",
			employee: "58.60", employer: "140.64"},
		// 41,010 x 5 % = 2,050.50, made as 2,051, less 1,991.40; x 12 % = 4,921.20, made as 4,921, less 4,779.36
		{name: "deposits in whole yuan", base: "41010", employeeRate: "0.05", employerRate: "0.12", ceiling: "39828",
			employee: "59.60", employer: "141.64"},
		// 10,010 x 5 % = 500.50, made as 501: within both limits all of it is free
		{name: "rounded up within the limits", base: "10010", employeeRate: "0.05", employerRate: "0.05",
			ceiling: "39828", employee: "0", employer: "0"},
	}, func(t *testing.T, c c) {
		got, err := deduct.FundExcess(deduct.Deposits{Base: tabletest.Dec(t, c.base),
			EmployeeRate: tabletest.Dec(t, c.employeeRate), EmployerRate: tabletest.Dec(t, c.employerRate),
			Ceiling: tabletest.Dec(t, c.ceiling)}, nil)
		require.NoError(t, err)
		tabletest.Equal(t, c.employee, got.Employee)
		tabletest.Equal(t, c.employer, got.Employer)
		assert.True(t, got.Total.Equal(got.Employee.Add(got.Employer)))
	})
	five, ceiling := decimal.New(5, -2), decimal.New(39828, 0)
	for says, d := range map[string]deduct.Deposits{
		"payroll: employee_rate 5 is above": {Base: ceiling, EmployeeRate: decimal.New(5, 0), EmployerRate: five,
			Ceiling: ceiling},
		"payroll: employer_rate 5 is above": {Base: ceiling, EmployeeRate: five, EmployerRate: decimal.New(5, 0),
			Ceiling: ceiling},
		"payroll: base has the exponent": {Base: decimal.New(1, math.MaxInt32), EmployeeRate: five,
			EmployerRate: five, Ceiling: ceiling},
		"ceiling 0 is below": {Base: ceiling, EmployeeRate: five, EmployerRate: five},
		"payroll: employee_rate 0.04 is below": {Base: ceiling, EmployeeRate: decimal.New(4, -2), EmployerRate: five,
			Ceiling: ceiling},
	} {
		_, err := deduct.FundExcess(d, nil)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, says)
	}
}

// The deposits of a month are those its limits let through: 5 % to 12 % between 2,500 and 39,828, in whole yuan. Two
// ceilings stood beside each other from 2016-07 to 2018-06, so a base may be within the month's and above the free one.
func TestFundExcessOfAMonth(t *testing.T) {
	figure := func(text string) rule.Figure {
		n, err := rule.YuanInput(rule.AreaHousing, "figure").ParseNumber(text)
		require.NoError(t, err)
		return rule.SuppliedFigure(n, "")
	}
	month := housing.Params{Floor: figure("2500"), Ceiling: figure("39828"), MinRate: figure("0.05"),
		MaxRate: figure("0.12"), Unit: figure("1")}
	in := deduct.Deposits{Base: decimal.New(41000, 0), EmployeeRate: decimal.New(5, -2),
		EmployerRate: decimal.New(12, -2), Ceiling: decimal.New(24000, 0)}
	got, err := deduct.FundExcess(in, &month)
	require.NoError(t, err)
	tabletest.Equal(t, "791", got.Employee)  // 39,828 x 5 % = 1,991.40, made as 1,991, less 1,200
	tabletest.Equal(t, "1899", got.Employer) // 39,828 x 12 % = 4,779.36, made as 4,779, less 2,880
	tabletest.Equal(t, "39828", got.Base)
	assert.Equal(t, rule.LimitCeiling, got.Limit)

	in.EmployeeRate, in.EmployerRate = decimal.New(13, -2), decimal.New(2, -1)
	_, err = deduct.FundExcess(in, &month)
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "employee_rate 0.13 is not within 0.05 to 0.12")
	assert.ErrorContains(t, err, "employer_rate 0.2 is not within 0.05 to 0.12")

	in.EmployeeRate, in.EmployerRate = decimal.New(5, -2), decimal.New(12, -2)
	month.Floor = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaHousing, What: rule.Say("floor", "下限")})
	_, err = deduct.FundExcess(in, &month)
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

// FuzzCumulate: the last sums are the sums of the columns, whatever the months hold, and no month lowers a sum without
// a refund.
func FuzzCumulate(f *testing.F) {
	f.Add(uint8(12), uint32(44_080), int32(320))
	f.Add(uint8(1), uint32(0), int32(-1))
	f.Fuzz(func(t *testing.T, n uint8, own uint32, retro int32) {
		var rows []deduct.TaxMonth
		var want decimal.Decimal
		for i := range int(n%12) + 1 {
			w, r := decimal.New(int64(own)*int64(i+1), -2), decimal.New(int64(retro), -2)
			rows, want = append(rows, deduct.TaxMonth{Month: rule.MonthOf(2025, time.January).Add(i),
				Withheld: []deduct.Amount{{Scheme: rule.Pension, Amount: w}},
				Retro:    []deduct.LateAmount{{Scheme: rule.Housing, Amount: r}}}), want.Add(w).Add(r)
		}
		got, err := deduct.Cumulate(deduct.Year{Joined: rule.MonthOf(2025, time.January), Months: rows})
		if err != nil {
			t.Fatal(err)
		}
		if last := got[len(got)-1]; !last.Total.Equal(want) || last.Months != len(rows) {
			t.Fatalf("%s over %d months, want %s", last.Total, last.Months, want)
		}
		for i := 1; retro >= 0 && i < len(got); i++ {
			if got[i].Total.LessThan(got[i-1].Total) {
				t.Fatalf("month %d lowers the sum", i+1)
			}
		}
	})
}
