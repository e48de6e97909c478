package items_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/rule"
)

var august = rule.MonthOf(2025, time.August)

func item(t testing.TB, s items.Spec) items.Item {
	t.Helper()
	i, err := items.New(s)
	require.NoError(t, err)
	return i
}

// average is a city average the caller supplies.
func average(t testing.TB, yuan string) items.Basis {
	t.Helper()
	n, err := rule.WageInput("", "city_average").ParseNumber(yuan)
	require.NoError(t, err)
	return items.Basis{CityAverage: rule.SuppliedFigure(n, "test")}
}

func own(t testing.TB, yuan string) items.Basis {
	t.Helper()
	return items.Basis{Base: decimal.NewNullDecimal(tabletest.Dec(t, yuan))}
}

// part is a payer's amount as text, "-" where it bears no share.
func part(l *items.Line, payer rule.Payer) string {
	amount, ok := l.Amount(payer)
	if !ok {
		return "-"
	}
	return amount.StringFixed(2)
}

func TestLine(t *testing.T) {
	type c struct {
		name                      string
		spec                      items.Spec
		basis                     items.Basis
		total, employee, employer string
		formula                   string
	}
	supplementary := items.Spec{Name: "补充医疗", Kind: items.PercentOfAverage, Value: "0.005", EmployeeShare: "0.6"}
	halved := supplementary
	halved.EmployeeShare = "0.5"
	toYuan := items.Spec{Name: "补充公积金", Kind: items.PercentOfBase, Value: "0.05", EmployeeShare: "0.5",
		Rounding: rule.Rounding{Unit: rule.ToYuan}}
	tabletest.Each(t, []c{
		// worked by hand: 7,000 × 0.26 %
		{name: "major illness: 7,000 x 0.26 % = 18.20", spec: items.Spec{Name: "重大疾病", Kind: items.PercentOfAverage,
			Value: "0.0026", EmployeeShare: "0"}, basis: average(t, "7000"), total: "18.20", employee: "-",
			employer: "18.20", formula: "7000.00 × 0.26% = 18.20"},
		{name: "supplementary 35.00 split 60/40 is 21.00 and 14.00", spec: supplementary, basis: average(t, "7000"),
			total: "35.00", employee: "21.00", employer: "14.00",
			formula: "7000.00 × 0.5% = 35.00; employee 35.00 × 60% = 21.00; employer 35.00 - 21.00 = 14.00"},
		{name: "7,001: 35.005 is 35.01, halved 17.51 and 17.50", spec: halved, basis: average(t, "7001"),
			total: "35.01", employee: "17.51", employer: "17.50",
			formula: "7001.00 × 0.5% = 35.01; employee 35.01 × 50% = 17.51; employer 35.01 - 17.51 = 17.50"},
		// by hand
		{name: "fixed, borne by the employee", spec: items.Spec{Name: "定额", Kind: items.FixedAmount, Value: "35.55",
			EmployeeShare: "1"}, basis: items.Basis{}, total: "35.55", employee: "35.55", employer: "-",
			formula: "35.55"},
		{name: "fixed, an odd fen to the employee", spec: items.Spec{Name: "定额", Kind: items.FixedAmount, Value: "0.01",
			EmployeeShare: "0.5"}, basis: items.Basis{}, total: "0.01", employee: "0.01", employer: "0.00",
			formula: "0.01; employee 0.01 × 50% = 0.01; employer 0.01 - 0.01 = 0.00"},
		{name: "annuity 4 % of the own base", spec: items.Spec{Name: "企业年金", Kind: items.PercentOfBase, Value: "0.04",
			EmployeeShare: "1"}, basis: own(t, "8123.45"), total: "324.94", employee: "324.94", employer: "-",
			formula: "8123.45 × 4% = 324.94"},
		{name: "annuity 8 % by the employer", spec: items.Spec{Name: "企业年金", Kind: items.PercentOfBase, Value: "0.08",
			EmployeeShare: "0"}, basis: own(t, "8123.45"), total: "649.88", employee: "-", employer: "649.88",
			formula: "8123.45 × 8% = 649.88"},
		{name: "provident fund to the whole yuan", spec: toYuan, basis: own(t, "10010"), total: "501.00",
			employee: "251.00", employer: "250.00",
			formula: "10010.00 × 5% = 501.00; employee 501.00 × 50% = 251.00; employer 501.00 - 251.00 = 250.00"},
		{name: "a base of 0 is a base", spec: toYuan, basis: own(t, "0"), total: "0.00", employee: "0.00",
			employer: "0.00", formula: "0.00 × 5% = 0.00; employee 0.00 × 50% = 0.00; employer 0.00 - 0.00 = 0.00"},
	}, func(t *testing.T, c c) {
		i := item(t, c.spec)
		line, due, err := i.Line(august, c.basis)
		require.NoError(t, err)
		require.True(t, due)
		tabletest.Equal(t, c.total, line.Total())
		assert.Equal(t, c.employee, part(&line, rule.Employee))
		assert.Equal(t, c.employer, part(&line, rule.Employer))
		assert.Equal(t, c.formula, line.Formula())
		made := line.Item()
		assert.Equal(t, c.spec, made.Spec())
		assert.Equal(t, august, line.Month())
		_, ok := line.Amount(0)
		assert.False(t, ok, "nobody is no payer")
	})
}

// What the clerk calls each rounding, on 5,675.60 x 2 % = 113.512 and 5,675.02 x 2 % = 113.5004.
func TestRoundings(t *testing.T) {
	type c struct {
		name, base string
		rounding   rule.Rounding
		want       string
	}
	tabletest.Each(t, []c{
		{name: "四舍五入到分", base: "5675.60", rounding: rule.Rounding{}, want: "113.51"},
		{name: "四舍五入到角", base: "5675.60", rounding: rule.Rounding{Unit: rule.ToJiao}, want: "113.5"},
		{name: "四舍五入到元", base: "5675.60", rounding: rule.Rounding{Unit: rule.ToYuan}, want: "114"},
		{name: "见厘进分", base: "5675.60", rounding: rule.Rounding{Mode: rule.Up}, want: "113.52"},
		{name: "见分进角", base: "5675.60", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, want: "113.6"},
		{name: "见角进元", base: "5675.60", rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, want: "114"},
		{name: "舍去厘", base: "5675.60", rounding: rule.Rounding{Mode: rule.Down}, want: "113.51"},
		{name: "舍去分", base: "5675.60", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Down}, want: "113.5"},
		{name: "舍去角", base: "5675.60", rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Down}, want: "113"},
		{name: "见分进角, the amount itself", base: "5675.02", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up},
			want: "113.6"},
		{name: "舍厘见分进角, the fen of the amount", base: "5675.02",
			rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}, want: "113.5"},
	}, func(t *testing.T, c c) {
		i := item(t, items.Spec{Name: "补充", Kind: items.PercentOfBase, Value: "0.02", EmployeeShare: "1",
			Rounding: c.rounding})
		line, due, err := i.Line(august, own(t, c.base))
		require.NoError(t, err)
		require.True(t, due)
		tabletest.Equal(t, c.want, line.Total())
	})
}

// Major illness is 18.20 whatever the wage is.
func TestCityAverageItemDoesNotFollowTheOwnBase(t *testing.T) {
	i := item(t, items.Spec{Name: "重大疾病", Kind: items.PercentOfAverage, Value: "0.0026", EmployeeShare: "0"})
	for _, wage := range []string{"0", "3000", "7000", "10000000000"} {
		basis := average(t, "7000")
		basis.Base = own(t, wage).Base
		line, _, err := i.Line(august, basis)
		require.NoError(t, err)
		tabletest.Equal(t, "18.20", line.Total())
	}
}

// A yearly item with pay month 1 has exactly one line in a 12-month run, wherever the run begins.
func TestYearlyItemHasOneLineInTwelveMonths(t *testing.T) {
	for pay := 1; pay <= 12; pay++ {
		i := item(t, items.Spec{Name: "年费", Kind: items.FixedAmount, Value: "120", EmployeeShare: "0.5", PayMonth: pay})
		for start := range 12 {
			var lines []items.Line
			for n := range 12 {
				line, due, err := i.Line(rule.MonthOf(2025, time.January).Add(start+n), items.Basis{})
				require.NoError(t, err)
				if due {
					lines = append(lines, line)
				}
			}
			require.Len(t, lines, 1)
			assert.Equal(t, time.Month(pay), lines[0].Month().Month())
		}
	}
}

func TestMonthlyItemHasALineEveryMonth(t *testing.T) {
	i := item(t, items.Spec{Name: "月费", Kind: items.FixedAmount, Value: "10", EmployeeShare: "1"})
	for n := range 12 {
		_, due, err := i.Line(august.Add(n), items.Basis{})
		require.NoError(t, err)
		assert.True(t, due)
	}
}

func TestNewRefuses(t *testing.T) {
	type c struct {
		name   string
		change func(*items.Spec)
		kind   error
		field  string
	}
	tabletest.Each(t, []c{
		{name: "no name", change: func(s *items.Spec) { s.Name = "" }, kind: rule.ErrMissingField, field: "name"},
		{name: "no kind", change: func(s *items.Spec) { s.Kind = 0 }, kind: rule.ErrOutOfRange, field: "kind"},
		{name: "a kind nobody knows", change: func(s *items.Spec) { s.Kind = 4 }, kind: rule.ErrOutOfRange,
			field: "kind"},
		{name: "no value", change: func(s *items.Spec) { s.Value = "" }, kind: rule.ErrMissingField, field: "value"},
		{name: "a percentage", change: func(s *items.Spec) { s.Value = "5" }, kind: rule.ErrOutOfRange, field: "value"},
		{name: "a percent sign", change: func(s *items.Spec) { s.Value = "5%" }, kind: rule.ErrBadNumber,
			field: "value"},
		{name: "a rate of 0", change: func(s *items.Spec) { s.Value = "0.00" }, kind: rule.ErrOutOfRange,
			field: "value"},
		{name: "a negative rate", change: func(s *items.Spec) { s.Value = "-0.05" }, kind: rule.ErrOutOfRange,
			field: "value"},
		{name: "half a fen", change: func(s *items.Spec) { s.Kind, s.Value = items.FixedAmount, "1.005" },
			kind: rule.ErrOutOfRange, field: "value"},
		{name: "an exponent", change: func(s *items.Spec) { s.Value = "1e-2" }, kind: rule.ErrBadNumber,
			field: "value"},
		{name: "no share", change: func(s *items.Spec) { s.EmployeeShare = "" }, kind: rule.ErrMissingField,
			field: "employee_share"},
		{name: "a share above 1", change: func(s *items.Spec) { s.EmployeeShare = "60" }, kind: rule.ErrOutOfRange,
			field: "employee_share"},
		{name: "a negative share", change: func(s *items.Spec) { s.EmployeeShare = "-0.1" }, kind: rule.ErrOutOfRange,
			field: "employee_share"},
		{name: "month 13", change: func(s *items.Spec) { s.PayMonth = 13 }, kind: rule.ErrOutOfRange,
			field: "pay_month"},
		{name: "month -1", change: func(s *items.Spec) { s.PayMonth = -1 }, kind: rule.ErrOutOfRange,
			field: "pay_month"},
		{name: "a unit nobody knows", change: func(s *items.Spec) { s.Rounding.Unit = 3 }, kind: rule.ErrOutOfRange,
			field: "rounding"},
		{name: "a mode nobody knows", change: func(s *items.Spec) { s.Rounding.Mode = 3 }, kind: rule.ErrOutOfRange,
			field: "rounding"},
		{name: "a fixed amount to round", change: func(s *items.Spec) {
			s.Kind, s.Value, s.Rounding.Unit = items.FixedAmount, "35.5",
				rule.ToYuan
		}, kind: rule.ErrConflict, field: "rounding"},
	}, func(t *testing.T, c c) {
		s := items.Spec{Name: "补充医疗", Kind: items.PercentOfBase, Value: "0.005", EmployeeShare: "0.6"}
		c.change(&s)
		_, err := items.New(s)
		require.ErrorIs(t, err, c.kind)
		var field *rule.FieldError
		require.True(t, errors.As(err, &field))
		assert.Equal(t, c.field, field.Field)
		assert.NotEmpty(t, field.Do)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
	_, err := items.New(items.Spec{Name: "补充医疗", Kind: items.FixedAmount, EmployeeShare: "0.6"})
	assert.ErrorContains(t, err, "value is missing and has no default; pass yuan a month with at most 2 decimals")
}

func TestNewReportsEveryFieldAtOnce(t *testing.T) {
	_, err := items.New(items.Spec{PayMonth: 99})
	for _, field := range []string{"name", "kind", "value", "employee_share", "pay_month"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestLineRefuses(t *testing.T) {
	gap := &rule.NoRuleError{What: rule.Say("city average", "city average"), Month: august}
	base := items.Spec{Name: "补充公积金", Kind: items.PercentOfBase, Value: "0.05", EmployeeShare: "0.5"}
	city := items.Spec{Name: "重大疾病", Kind: items.PercentOfAverage, Value: "0.0026", EmployeeShare: "0"}
	type c struct {
		name  string
		item  items.Item
		month rule.Month
		basis items.Basis
		kind  error
		says  string
	}
	fine, err := rule.Input{Field: "figure", Max: 10_000, Places: 4}.ParseNumber("7001.0001")
	require.NoError(t, err)
	tabletest.Each(t, []c{
		{name: "an average of four decimals", item: item(t, city), month: august,
			basis: items.Basis{CityAverage: rule.SuppliedFigure(fine, "test")}, kind: rule.ErrOutOfRange,
			says: "city_average 7001.0001 has more than 2 decimals"},
		{name: "the zero item", item: items.Item{}, month: august, basis: items.Basis{}, kind: rule.ErrMissingField},
		{name: "no month", item: item(t, base), month: rule.Month{}, basis: own(t, "1"), kind: rule.ErrMissingField},
		{name: "no base", item: item(t, base), month: august, basis: items.Basis{}, kind: rule.ErrMissingField},
		{name: "a negative base", item: item(t, base), month: august, basis: own(t, "-0.01"), kind: rule.ErrOutOfRange,
			says: "base -0.01 is below 0; pass the person's base for 补充公积金 in yuan"},
		{name: "a base with three decimals", item: item(t, base), month: august, basis: own(t, "1.001"),
			kind: rule.ErrOutOfRange},
		{name: "a huge base", item: item(t, base), month: august,
			basis: items.Basis{Base: decimal.NewNullDecimal(decimal.New(1, 9999))}, kind: rule.ErrOutOfRange},
		{name: "no average", item: item(t, city), month: august, basis: own(t, "1"), kind: rule.ErrMissingField},
		{name: "an unknown average", item: item(t, city), month: august,
			basis: items.Basis{CityAverage: rule.UnknownFigure(gap)}, kind: rule.ErrNoRule},
		{name: "an average of none", item: item(t, city), month: august,
			basis: items.Basis{CityAverage: rule.NoneFigure()}, kind: rule.ErrNotApplicable,
			says: "city_average none is no number"},
	}, func(t *testing.T, c c) {
		_, due, err := c.item.Line(c.month, c.basis)
		assert.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		assert.False(t, due)
	})
}

func TestLineCarriesTheDocumentOfTheAverage(t *testing.T) {
	p, err := guangzhou.Policy(rule.MonthOf(2021, time.August))
	require.NoError(t, err)
	figure := p.Medical.Supplement.CityAverage
	i := item(t, items.Spec{Name: "重大疾病", English: "major illness", Kind: items.PercentOfAverage, Value: "0.0026",
		EmployeeShare: "0"})
	line, _, err := i.Line(p.Month, items.Basis{CityAverage: figure})
	require.NoError(t, err)
	tabletest.Equal(t, "29.28", line.Total()) // 11,262 x 0.26 % = 29.2812
	assert.Equal(t, figure.Grade(), line.Grade())
	assert.Equal(t, figure.Cite(), line.Cite())
	text, err := json.Marshal(line)
	require.NoError(t, err)
	assert.JSONEq(t, `{"name":"重大疾病","english":"major illness","month":"2021-08","base":"11262.00",
		"total":"29.28","employer":"29.28",
		"grade":"`+figure.Grade().String()+`","formula":"11262.00 × 0.26% = 29.28"}`, string(text))
}

// Whatever the rate, share and rounding: the parts add up to the total, none is negative and the employee's lies within
// one unit of its share.
func FuzzPartsAddUp(f *testing.F) {
	f.Add(int64(700_100), int64(500_000), int64(50_000_000), uint8(0), uint8(0), false)
	f.Add(int64(1_001_000), int64(5_000_000), int64(60_000_000), uint8(2), uint8(1), true)
	f.Add(int64(0), int64(1), int64(0), uint8(1), uint8(2), false)
	f.Add(int64(1_000_000_000_000), int64(100_000_000), int64(100_000_000), uint8(2), uint8(1), false)
	f.Fuzz(func(t *testing.T, base, rate, share int64, unit, mode uint8, fromFen bool) {
		if base < 0 || base > 1_000_000_000_000 || rate < 1 || rate > 100_000_000 || share < 0 || share > 100_000_000 {
			return
		}
		rounding := rule.Rounding{Unit: rule.RoundingUnit(unit % 3), Mode: rule.RoundingMode(mode % 3),
			FromFen: fromFen}
		i := item(t, items.Spec{Name: "项目", Kind: items.PercentOfBase, Value: decimal.New(rate, -8).String(),
			EmployeeShare: decimal.New(share, -8).String(), Rounding: rounding})
		line, due, err := i.Line(august, items.Basis{Base: decimal.NewNullDecimal(decimal.New(base, -2))})
		require.NoError(t, err)
		require.True(t, due)
		employee, one := line.Amount(rule.Employee)
		employer, other := line.Amount(rule.Employer)
		require.Equal(t, share != 0, one)
		require.Equal(t, share != 100_000_000, other)
		require.True(t, employee.Add(employer).Equal(line.Total()), line.Formula())
		require.False(t, employee.IsNegative() || employer.IsNegative(), line.Formula())
		step := decimal.New(1, int32(unit%3)-2)
		require.False(t, line.Total().Mul(decimal.New(share, -8)).Sub(employee).Abs().GreaterThan(step), line.Formula())
	})
}

func slip(t testing.TB, month rule.Month, options ...payroll.SlipOption) payroll.Slip {
	t.Helper()
	p, err := guangzhou.Policy(month)
	require.NoError(t, err)
	boss, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	s, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))}, options...)
	require.NoError(t, err)
	return s
}

func TestBeside(t *testing.T) {
	list := []items.Item{
		item(t, items.Spec{Name: "补充医疗", Kind: items.PercentOfAverage, Value: "0.005", EmployeeShare: "0.6"}),
		item(t, items.Spec{Name: "年费", Kind: items.FixedAmount, Value: "120", EmployeeShare: "1", PayMonth: 1}),
		item(t, items.Spec{Name: "定额", Kind: items.FixedAmount, Value: "10", EmployeeShare: "1"}),
	}
	s, err := items.Beside(slip(t, august), list, []items.Basis{average(t, "7000"), {}, {}})
	require.NoError(t, err)
	require.Len(t, s.Items, 2, "the yearly item is due in January")
	employee, err := s.Total(rule.Employee)
	require.NoError(t, err)
	tabletest.Equal(t, "752.52", *employee) // 721.52 of a wage of 3,000, 21.00 and 10.00
	employer, err := s.Total(rule.Employer)
	require.NoError(t, err)
	tabletest.Equal(t, "1409.23", *employer) // 1,395.23 and 14.00
	_, err = s.Total(0)
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
}

func TestBesideRefuses(t *testing.T) {
	own := item(t, items.Spec{Name: "补充公积金", Kind: items.PercentOfBase, Value: "0.05", EmployeeShare: "0.5"})
	_, err := items.Beside(slip(t, august), []items.Item{own}, nil)
	assert.ErrorIs(t, err, rule.ErrMissingField)
	_, err = items.Beside(slip(t, august), []items.Item{own, {}}, make([]items.Basis, 2))
	assert.ErrorContains(t, err, "base is missing")
	assert.ErrorContains(t, err, "item is not set")
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
}

// The employer's pension rate of 2022-08 is disputed, so that side has no total, items or not.
func TestStatementOfAnIncompleteSideHasNoTotal(t *testing.T) {
	s, err := items.Beside(slip(t, rule.MonthOf(2022, time.August), payroll.Partial), nil, nil)
	require.NoError(t, err)
	_, err = s.Total(rule.Employer)
	assert.ErrorIs(t, err, rule.ErrNoRule)
	_, err = s.Total(rule.Employee)
	assert.NoError(t, err)
}
