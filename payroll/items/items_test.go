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
	tabletest.Run(t, map[string]c{
		// worked by hand: 7,000 × 0.26 %
		"major illness: 7,000 x 0.26 % = 18.20": {items.Spec{Name: "重大疾病", Kind: items.PercentOfAverage,
			Value: "0.0026", EmployeeShare: "0"},
			average(t, "7000"), "18.20", "-", "18.20", "7000.00 × 0.26% = 18.20"},
		"supplementary 35.00 split 60/40 is 21.00 and 14.00": {supplementary, average(t, "7000"), "35.00", "21.00",
			"14.00",
			"7000.00 × 0.5% = 35.00; employee 35.00 × 60% = 21.00; employer 35.00 - 21.00 = 14.00"},
		"7,001: 35.005 is 35.01, halved 17.51 and 17.50": {halved, average(t, "7001"), "35.01", "17.51", "17.50",
			"7001.00 × 0.5% = 35.01; employee 35.01 × 50% = 17.51; employer 35.01 - 17.51 = 17.50"},
		// by hand
		"fixed, borne by the employee": {items.Spec{Name: "定额", Kind: items.FixedAmount, Value: "35.55",
			EmployeeShare: "1"}, items.Basis{}, "35.55", "35.55", "-", "35.55"},
		"fixed, an odd fen to the employee": {items.Spec{Name: "定额", Kind: items.FixedAmount, Value: "0.01",
			EmployeeShare: "0.5"}, items.Basis{}, "0.01", "0.01", "0.00",
			"0.01; employee 0.01 × 50% = 0.01; employer 0.01 - 0.01 = 0.00"},
		"annuity 4 % of the own base": {items.Spec{Name: "企业年金", Kind: items.PercentOfBase, Value: "0.04",
			EmployeeShare: "1"}, own(t, "8123.45"), "324.94", "324.94", "-", "8123.45 × 4% = 324.94"},
		"annuity 8 % by the employer": {items.Spec{Name: "企业年金", Kind: items.PercentOfBase, Value: "0.08",
			EmployeeShare: "0"}, own(t, "8123.45"), "649.88", "-", "649.88", "8123.45 × 8% = 649.88"},
		"provident fund to the whole yuan": {toYuan, own(t, "10010"), "501.00", "251.00", "250.00",
			"10010.00 × 5% = 501.00; employee 501.00 × 50% = 251.00; employer 501.00 - 251.00 = 250.00"},
		"a base of 0 is a base": {toYuan, own(t, "0"), "0.00", "0.00", "0.00",
			"0.00 × 5% = 0.00; employee 0.00 × 50% = 0.00; employer 0.00 - 0.00 = 0.00"},
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
func TestR5Roundings(t *testing.T) {
	type c struct {
		base     string
		rounding rule.Rounding
		want     string
	}
	tabletest.Run(t, map[string]c{
		"四舍五入到分":                  {"5675.60", rule.Rounding{}, "113.51"},
		"四舍五入到角":                  {"5675.60", rule.Rounding{Unit: rule.ToJiao}, "113.5"},
		"四舍五入到元":                  {"5675.60", rule.Rounding{Unit: rule.ToYuan}, "114"},
		"见厘进分":                    {"5675.60", rule.Rounding{Mode: rule.Up}, "113.52"},
		"见分进角":                    {"5675.60", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, "113.6"},
		"见角进元":                    {"5675.60", rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, "114"},
		"舍去厘":                     {"5675.60", rule.Rounding{Mode: rule.Down}, "113.51"},
		"舍去分":                     {"5675.60", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Down}, "113.5"},
		"舍去角":                     {"5675.60", rule.Rounding{Unit: rule.ToYuan, Mode: rule.Down}, "113"},
		"见分进角, the amount itself": {"5675.02", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, "113.6"},
		"舍厘见分进角, the fen of the amount": {"5675.02", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true},
			"113.5"},
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
func TestR14CityAverageItemDoesNotFollowTheOwnBase(t *testing.T) {
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
func TestR14YearlyItemHasOneLineInTwelveMonths(t *testing.T) {
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
		change func(*items.Spec)
		kind   error
		field  string
	}
	tabletest.Run(t, map[string]c{
		"no name":             {func(s *items.Spec) { s.Name = "" }, rule.ErrMissingField, "name"},
		"no kind":             {func(s *items.Spec) { s.Kind = 0 }, rule.ErrOutOfRange, "kind"},
		"a kind nobody knows": {func(s *items.Spec) { s.Kind = 4 }, rule.ErrOutOfRange, "kind"},
		"no value":            {func(s *items.Spec) { s.Value = "" }, rule.ErrMissingField, "value"},
		"a percentage":        {func(s *items.Spec) { s.Value = "5" }, rule.ErrOutOfRange, "value"},
		"a percent sign":      {func(s *items.Spec) { s.Value = "5%" }, rule.ErrBadNumber, "value"},
		"a rate of 0":         {func(s *items.Spec) { s.Value = "0.00" }, rule.ErrOutOfRange, "value"},
		"a negative rate":     {func(s *items.Spec) { s.Value = "-0.05" }, rule.ErrOutOfRange, "value"},
		"half a fen": {func(s *items.Spec) { s.Kind, s.Value = items.FixedAmount, "1.005" },
			rule.ErrOutOfRange, "value"},
		"an exponent": {func(s *items.Spec) { s.Value = "1e-2" }, rule.ErrBadNumber, "value"},
		"no share": {func(s *items.Spec) { s.EmployeeShare = "" }, rule.ErrMissingField,
			"employee_share"},
		"a share above 1": {func(s *items.Spec) { s.EmployeeShare = "60" }, rule.ErrOutOfRange,
			"employee_share"},
		"a negative share": {func(s *items.Spec) { s.EmployeeShare = "-0.1" }, rule.ErrOutOfRange,
			"employee_share"},
		"month 13":            {func(s *items.Spec) { s.PayMonth = 13 }, rule.ErrOutOfRange, "pay_month"},
		"month -1":            {func(s *items.Spec) { s.PayMonth = -1 }, rule.ErrOutOfRange, "pay_month"},
		"a unit nobody knows": {func(s *items.Spec) { s.Rounding.Unit = 3 }, rule.ErrOutOfRange, "rounding"},
		"a mode nobody knows": {func(s *items.Spec) { s.Rounding.Mode = 3 }, rule.ErrOutOfRange, "rounding"},
		"a fixed amount to round": {func(s *items.Spec) {
			s.Kind, s.Value, s.Rounding.Unit = items.FixedAmount, "35.5",
				rule.ToYuan
		}, rule.ErrConflict, "rounding"},
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
		item  items.Item
		month rule.Month
		basis items.Basis
		kind  error
	}
	tabletest.Run(t, map[string]c{
		"the zero item":              {items.Item{}, august, items.Basis{}, rule.ErrMissingField},
		"no month":                   {item(t, base), rule.Month{}, own(t, "1"), rule.ErrMissingField},
		"no base":                    {item(t, base), august, items.Basis{}, rule.ErrMissingField},
		"a negative base":            {item(t, base), august, own(t, "-0.01"), rule.ErrOutOfRange},
		"a base with three decimals": {item(t, base), august, own(t, "1.001"), rule.ErrOutOfRange},
		"a huge base": {item(t, base), august,
			items.Basis{Base: decimal.NewNullDecimal(decimal.New(1, 9999))}, rule.ErrOutOfRange},
		"no average": {item(t, city), august, own(t, "1"), rule.ErrMissingField},
		"an unknown average": {item(t, city), august, items.Basis{CityAverage: rule.UnknownFigure(gap)},
			rule.ErrNoRule},
		"an average of none": {item(t, city), august, items.Basis{CityAverage: rule.NoneFigure()},
			rule.ErrNotApplicable},
	}, func(t *testing.T, c c) {
		_, due, err := c.item.Line(c.month, c.basis)
		assert.ErrorIs(t, err, c.kind)
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
