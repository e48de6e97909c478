package staff_test

import (
	"math"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

func policy(t testing.TB, text string) payroll.Policy {
	t.Helper()
	p, err := guangzhou.Policy(month(t, text))
	require.NoError(t, err)
	return p
}

func some(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

// Quotients by hand, 8 % of the rounded base half up to the fen.
func TestAverage(t *testing.T) {
	type c struct {
		name, total string
		months      int
		toYuan      bool
		base        string
		pension     string
	}
	tabletest.Each(t, []c{
		// 137,456.78 / 12 = 11,454.7316...; x 8 % = 916.3784
		{name: "a whole year, to the fen", total: "137456.78", months: 12, toYuan: false, base: "11454.73",
			pension: "916.38"},
		// 11,455 x 8 % = 916.40
		{name: "a whole year, to the yuan", total: "137456.78", months: 12, toYuan: true, base: "11455",
			pension: "916.40"},
		// 76,543.21 / 9 = 8,504.8011...; x 8 % = 680.384; over 12 it would be 6,378.60
		{name: "joined in April, nine months", total: "76543.21", months: 9, toYuan: false, base: "8504.80",
			pension: "680.38"},
		// 0.01 / 2 = 0.005
		{name: "half a fen goes up", total: "0.01", months: 2, toYuan: false, base: "0.01", pension: "0"},
		// 11 / 2 = 5.5 (half even would also be 6); 9 / 2 = 4.5 (half even would be 4)
		{name: "half a yuan goes up, never to the even", total: "9", months: 2, toYuan: true, base: "5",
			pension: "0.40"},
		{name: "no wages in a month worked", total: "0", months: 1, toYuan: false, base: "0", pension: "0"},
		{name: "the greatest total", total: "10000000000", months: 1, toYuan: false, base: "10000000000",
			pension: "800000000"},
	}, func(t *testing.T, c c) {
		got, err := staff.Year{Total: tabletest.Dec(t, c.total), Months: c.months, ToYuan: c.toYuan}.Average()
		require.NoError(t, err)
		tabletest.Equal(t, c.base, *got)
		amount, err := rule.Product(rule.Pension, *got, decimal.New(8, -2), rule.Rounding{})
		require.NoError(t, err)
		tabletest.Equal(t, c.pension, amount)
	})
}

func TestAverageRefuses(t *testing.T) {
	fine := decimal.New(1000, 0)
	for _, c := range []struct {
		name string
		year staff.Year
		kind error
		says string
	}{
		{"zero months", staff.Year{Total: fine}, rule.ErrNotApplicable, "use the rule for new employees, FirstPay"},
		{"months below zero", staff.Year{Total: fine, Months: -1}, rule.ErrOutOfRange,
			"months -1 is not within 0 to 12"},
		{"thirteen months", staff.Year{Total: fine, Months: 13}, rule.ErrOutOfRange, "months 13 is not within 0 to 12"},
		{"a negative total", staff.Year{Total: decimal.New(-1, 0), Months: 1}, rule.ErrOutOfRange,
			"total -1 is below 0"},
		{"a hostile total", staff.Year{Total: decimal.New(1, math.MaxInt32), Months: 1}, rule.ErrOutOfRange, "total"},
		{"a part of a fen", staff.Year{Total: decimal.New(1, -3), Months: 1}, rule.ErrOutOfRange,
			"more than 2 decimals"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := c.year.Average()
			require.ErrorIs(t, err, c.kind)
			assert.ErrorContains(t, err, c.says)
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		})
	}
	_, err := staff.Year{Total: decimal.New(-1, 0), Months: 13}.Average()
	for _, says := range []string{"total -1", "months 13"} {
		assert.ErrorContains(t, err, says)
	}
}

// FuzzAverage: months x the average is within half a unit a month of the total, and more wages are never a lower
// average.
func FuzzAverage(f *testing.F) {
	f.Add(uint64(13_745_678), uint8(12), true, uint64(1))
	f.Add(uint64(7_654_321), uint8(9), false, uint64(0))
	f.Fuzz(func(t *testing.T, fen uint64, months uint8, toYuan bool, more uint64) {
		const limit = 1_000_000_000_000
		fen, months = fen%limit, months%12+1
		half := decimal.New(5, -3)
		if toYuan {
			half = decimal.New(5, -1)
		}
		total := decimal.New(int64(fen), -2)
		low, err := staff.Year{Total: total, Months: int(months), ToYuan: toYuan}.Average()
		if err != nil {
			t.Fatal(err)
		}
		larger := decimal.New(int64(fen+more%(limit-fen)), -2)
		high, err := staff.Year{Total: larger, Months: int(months), ToYuan: toYuan}.Average()
		if err != nil {
			t.Fatal(err)
		}
		n := decimal.New(int64(months), 0)
		if high.LessThan(*low) || low.Mul(n).Sub(total).Abs().GreaterThan(half.Mul(n)) {
			t.Fatalf("%s over %d months is %s, more is %s", total, months, low, high)
		}
	})
}

// Hired in the middle of July 2025 at 9,600, first pay 9,600 x 10 / 22 = 4,363.64.
func TestNewHire(t *testing.T) {
	type c struct {
		name        string
		scheme      rule.Scheme
		arrival     staff.Arrival
		toFen       bool
		from        string
		july, later string // the employee's line in July ("" absent) and in every month from August to June
	}
	tabletest.Each(t, []c{
		// max(4,363.64, 6,236) x 2 %
		{name: "medical", scheme: rule.Medical, arrival: staff.FirstJob, toFen: false, from: "2025-07", july: "124.72",
			later: "124.72"},
		// nothing in July; 9,600 x 5 %
		{name: "fund, first job", scheme: rule.Housing, arrival: staff.FirstJob, toFen: false, from: "2025-08",
			july: "", later: "480.00"},
		// 4,363.64 x 5 % = 218.182
		{name: "fund, transferred in, to the fen", scheme: rule.Housing, arrival: staff.Transfer, toFen: true,
			from: "2025-07", july: "218.18", later: "218.18"},
		{name: "fund, transferred in, to the yuan", scheme: rule.Housing, arrival: staff.Transfer, toFen: false,
			from: "2025-07", july: "218", later: "218"},
	}, func(t *testing.T, c c) {
		hire := staff.Hire{Arrival: c.arrival, Month: month(t, "2025-07"), FirstPay: tabletest.Dec(t, "4363.64"),
			SecondPay: some(t, "9600")}
		declared, err := staff.FirstPay(c.scheme, hire, time.July)
		require.NoError(t, err)
		assert.Equal(t, month(t, c.from), declared.From())
		assert.Equal(t, month(t, "2026-07"), declared.Until())
		employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
			HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05", HousingToFen: c.toFen})
		require.NoError(t, err)
		p := policy(t, "2025-08") // one policy for the year, so that only the base can move an amount
		for i := range 12 {
			want := c.later
			if i == 0 {
				want = c.july
			}
			own, err := declared.In(month(t, "2025-07").Add(i))
			require.NoError(t, err)
			require.Equal(t, want != "", own.Valid, "a month that is not due has no base, not a base of 0")
			if !own.Valid {
				continue
			}
			e := payroll.Employee{Wage: own, Wages: payroll.Wages{Medical: own, Housing: own}}
			slip, err := p.Slip(employer, e)
			require.NoError(t, err)
			amount, ok := slip.Employee.Amount(c.scheme)
			require.True(t, ok)
			tabletest.Equal(t, want, amount)
		}
		_, err = declared.In(month(t, "2026-07"))
		require.ErrorIs(t, err, rule.ErrNoRule)
		assert.ErrorContains(t, err, "2026-07 has no declared base: the last one ended before 2026-07")
	})
}

// A base ends before the next month of declaration, whatever month it began in.
func TestFreeze(t *testing.T) {
	type c struct {
		name, from  string
		declaration time.Month
		until       string
	}
	tabletest.Each(t, []c{
		{name: "from the declaration itself", from: "2025-07", declaration: time.July, until: "2026-07"},
		{name: "from the month before", from: "2025-06", declaration: time.July, until: "2025-07"},
		{name: "from the month after", from: "2025-08", declaration: time.July, until: "2026-07"},
		{name: "declared in January", from: "2025-12", declaration: time.January, until: "2026-01"},
		{name: "a calendar year", from: "2025-01", declaration: time.January, until: "2026-01"},
		{name: "declared in December", from: "2025-01", declaration: time.December, until: "2025-12"},
	}, func(t *testing.T, c c) {
		d, err := staff.Freeze(rule.Pension, tabletest.Dec(t, "5510"), month(t, c.from), c.declaration)
		require.NoError(t, err)
		assert.Equal(t, month(t, c.until), d.Until())
		for m := d.From(); m.Before(d.Until()); m = m.Add(1) {
			own, err := d.In(m)
			require.NoError(t, err)
			require.True(t, own.Valid)
			tabletest.Equal(t, "5510", own.Decimal)
		}
		before, err := d.In(d.From().Add(-1))
		require.NoError(t, err)
		assert.False(t, before.Valid)
		_, err = d.In(d.Until())
		assert.ErrorIs(t, err, rule.ErrNoRule)
	})
	_, err := staff.Declared{}.In(month(t, "2025-08"))
	assert.ErrorIs(t, err, rule.ErrNoRule)
	_, err = staff.Declared{}.In(rule.Month{})
	assert.ErrorIs(t, err, rule.ErrBadDate)
}

func TestFreezeAndFirstPayRefuse(t *testing.T) {
	_, err := staff.Freeze(0, decimal.New(-1, 0), rule.Month{}, 13)
	for _, says := range []string{"scheme is not set", "base -1 is below 0", "declaration_month 13",
		"from is not set"} {
		assert.ErrorContains(t, err, says)
	}
	_, err = staff.Freeze(rule.Pension, decimal.New(1, 0), rule.MonthOf(2200, time.December), time.July)
	assert.ErrorIs(t, err, rule.ErrBadDate)
	_, err = staff.FirstPay(8, staff.Hire{FirstPay: decimal.New(1, math.MaxInt32),
		SecondPay: decimal.NewNullDecimal(decimal.New(-1, 0))}, 0)
	for _, says := range []string{"scheme is not set", "first_pay", "second_pay -1", "declaration_month 0",
		"month is missing", "arrival is missing"} {
		assert.ErrorContains(t, err, says)
	}
	_, err = staff.FirstPay(rule.Housing, staff.Hire{Arrival: staff.FirstJob, Month: rule.MonthOf(2025, time.July)},
		time.July)
	require.ErrorIs(t, err, rule.ErrMissingField)
	assert.ErrorContains(t, err, "housing: second_pay is missing")
	_, err = staff.FirstPay(rule.Housing, staff.Hire{Arrival: staff.FirstJob, Month: rule.MonthOf(2200, time.December),
		SecondPay: decimal.NewNullDecimal(decimal.New(1, 0))}, time.July)
	assert.ErrorIs(t, err, rule.ErrBadDate)
}

// The limits of 2025-08: pension 5,510 to 27,549, medical and maternity 6,236 to 31,179, unemployment 2,500 to 41,112,
// injury from 2,500 without a ceiling, fund 2,500 to 39,828.
func TestCheckChosen(t *testing.T) {
	p := policy(t, "2025-08")
	require.NoError(t, staff.CheckChosen(p,
		payroll.Wages{Pension: some(t, "5510"), Medical: some(t, "31179"), Unemployment: some(t, "2500"),
			Injury: some(t, "99999999"), Housing: some(t, "39828")}), "both limits are inclusive")
	type c struct {
		name   string
		chosen payroll.Wages
		kind   error
		says   string
	}
	tabletest.Each(t, []c{
		{name: "5,000", chosen: payroll.Wages{Pension: some(t, "5000")}, kind: rule.ErrOutOfRange,
			says: "pension: wages.pension 5000 is not within 5510 to 27549"},
		{name: "pension a fen low", chosen: payroll.Wages{Pension: some(t, "5509.99")}, kind: rule.ErrOutOfRange,
			says: "pension: wages.pension 5509.99 is not within 5510 to 27549"},
		{name: "pension a fen high", chosen: payroll.Wages{Pension: some(t, "27549.01")}, kind: rule.ErrOutOfRange,
			says: "pension: wages.pension 27549.01 is not within"},
		{name: "medical low", chosen: payroll.Wages{Medical: some(t, "5510")}, kind: rule.ErrOutOfRange,
			says: "medical: wages.medical 5510 is not within 6236 to 31179"},
		{name: "and maternity with it", chosen: payroll.Wages{Medical: some(t, "5510")}, kind: rule.ErrOutOfRange,
			says: "maternity: wages.medical 5510 is not within"},
		{name: "unemployment high", chosen: payroll.Wages{Unemployment: some(t, "41113")}, kind: rule.ErrOutOfRange,
			says: "unemployment: wages.unemployment 41113 is not within"},
		{name: "injury low", chosen: payroll.Wages{Injury: some(t, "2499")}, kind: rule.ErrOutOfRange,
			says: "injury: wages.injury 2499 is not within"},
		{name: "fund high", chosen: payroll.Wages{Housing: some(t, "41000")}, kind: rule.ErrOutOfRange,
			says: "housing: wages.housing 41000 is not within 2500 to 39828"},
		{name: "negative", chosen: payroll.Wages{Pension: some(t, "-1")}, kind: rule.ErrOutOfRange,
			says: "pension: wages.pension -1 is below 0"},
		{name: "hostile", chosen: payroll.Wages{Pension: decimal.NewNullDecimal(decimal.New(1, math.MinInt32))},
			kind: rule.ErrOutOfRange, says: "pension: wages.pension has more than 2 decimals"},
		{name: "nothing chosen", chosen: payroll.Wages{}, kind: rule.ErrMissingField, says: "wages hold no base"},
	}, func(t *testing.T, c c) {
		err := staff.CheckChosen(p, c.chosen)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
	err := staff.CheckChosen(p, payroll.Wages{Pension: some(t, "1"), Housing: some(t, "1")})
	assert.ErrorContains(t, err, "pension: wages.pension 1")
	assert.ErrorContains(t, err, "housing: wages.housing 1")
	gap := p
	gap.Pension.Floor = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("floor", "floor"),
		Month: p.Month})
	assert.ErrorIs(t, staff.CheckChosen(gap, payroll.Wages{Pension: some(t, "6000")}), rule.ErrNoRule)
}
