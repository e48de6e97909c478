package inverse_test

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/inverse"
	"github.com/shebao-go/shebao/rule"
)

const most = "10000000000"

func policy(t testing.TB, month rule.Month, figures ...string) payroll.Policy {
	t.Helper()
	p, err := guangzhou.Policy(month)
	require.NoError(t, err)
	own := map[string]string{}
	for i := 0; i < len(figures); i += 2 {
		own[figures[i]] = figures[i+1]
	}
	p, err = p.WithAll(own)
	require.NoError(t, err)
	return p
}

func august(t testing.TB, figures ...string) payroll.Policy {
	return policy(t, rule.MonthOf(2025, time.August), figures...)
}

func employer(t testing.TB, fundEmployer, fundEmployee string, toFen bool) payroll.Employer {
	t.Helper()
	e, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: fundEmployer,
		HousingEmployeeRate: fundEmployee, HousingToFen: toFen})
	require.NoError(t, err)
	return e
}

// charge is a charge with the caller's own figures; an empty ceiling is none.
func charge(t testing.TB, floor, ceiling, rate string, rounding rule.Rounding) rule.Charge {
	t.Helper()
	number := func(text string) rule.Figure {
		n, err := rule.WageInput("", "figure").Number(tabletest.Dec(t, text))
		if err != nil {
			n, err = rule.RateInput("", "figure", 100).ParseNumber(text)
		}
		require.NoError(t, err)
		return rule.SuppliedFigure(n, "test")
	}
	c := rule.Charge{Scheme: rule.Pension, Payer: rule.Employee, Floor: number(floor), Ceiling: rule.NoneFigure(),
		Rate: number(rate), Rounding: rounding}
	if ceiling != "" {
		c.Ceiling = number(ceiling)
	}
	return c
}

// text writes intervals as "low-high low-high".
func text(list []inverse.Interval) string {
	out := ""
	for _, i := range list {
		out += i.Low.String() + "-" + i.High.String() + " "
	}
	return out
}

// nearText writes a near amount as "amount gap wages".
func nearText(n *inverse.Near) string {
	if n == nil {
		return ""
	}
	return n.Amount.StringFixed(2) + " " + n.Gap.StringFixed(2) + " " + text(n.Wages)
}

func TestWagesAndBases(t *testing.T) {
	type c struct {
		name         string
		charge       rule.Charge
		amount       string
		wages, bases string
		below, above string // of the wages
	}
	pension := charge(t, "5510", "27549", "0.08", rule.Rounding{})
	fund := charge(t, "2500", "39828", "0.05", rule.Rounding{Unit: rule.ToYuan})
	fixed := charge(t, "7000", "", "0.0026", rule.Rounding{})
	fixed.Fixed = true
	tabletest.Each(t, []c{
		// 440.80 is any wage of at most 5,510. By hand: 5,510.06 x 8 % = 440.8048 and 5,510.07 x 8 % =
		// 440.8056.
		{name: "440.80 is any wage up to the floor", charge: pension, amount: "440.80", wages: "0-5510.06 ",
			bases: "5510-5510.06 ", below: "", above: ""},
		// by hand: 27,548.93 x 8 % = 2,203.9144, 27,548.94 x 8 % = 2,203.9152
		{name: "2,203.92 is any wage from the ceiling", charge: pension, amount: "2203.92",
			wages: "27548.94-" + most + " ", bases: "27548.94-27549 ", below: "", above: ""},
		// by hand: 800.005 / 8 % = 10,000.0625, 799.995 / 8 % = 9,999.9375
		{name: "800.00 is a few fen around 10,000", charge: pension, amount: "800", wages: "9999.94-10000.06 ",
			bases: "9999.94-10000.06 ", below: "", above: ""},
		{name: "a fen below the floor's amount", charge: pension, amount: "440.79", wages: "", bases: "", below: "",
			above: "440.80 0.01 0-5510.06 "},
		{name: "above the ceiling's amount", charge: pension, amount: "2204", wages: "", bases: "",
			below: "2203.92 0.08 27548.94-" + most + " ", above: ""},
		{name: "no amount at all", charge: pension, amount: "0", wages: "", bases: "", below: "",
			above: "440.80 440.80 0-5510.06 "},
		{name: "150 yuan of the fund", charge: fund, amount: "150", wages: "2990-3009.99 ", bases: "2990-3009.99 ",
			below: "", above: ""},
		{name: "150.40 of the fund is between", charge: fund, amount: "150.40", wages: "", bases: "",
			below: "150.00 0.40 2990-3009.99 ", above: "151.00 0.60 3010-3029.99 "},
		{name: "125 yuan is any wage up to 2,509.99", charge: fund, amount: "125", wages: "0-2509.99 ",
			bases: "2500-2509.99 ", below: "", above: ""},
		{name: "a fixed base, whatever the wage", charge: fixed, amount: "18.20", wages: "0-" + most + " ",
			bases: "7000-7000 ", below: "", above: ""},
		{name: "another amount of a fixed base", charge: fixed, amount: "18.21", wages: "", bases: "",
			below: "18.20 0.01 0-" + most + " ", above: ""},
		{name: "a rate of 0 gives 0 for every wage", charge: charge(t, "0", "", "0", rule.Rounding{}), amount: "0",
			wages: "0-" + most + " ", bases: "0-" + most + " ", below: "", above: ""},
		{name: "a rate of 1 is the wage itself", charge: charge(t, "0", "", "1", rule.Rounding{}), amount: "1234.56",
			wages: "1234.56-1234.56 ", bases: "1234.56-1234.56 ", below: "", above: ""},
		{name: "rounded up, the first fen is enough", charge: charge(t, "0", "", "0.5", rule.Rounding{Mode: rule.Up}),
			amount: "0.01", wages: "0.01-0.02 ", bases: "0.01-0.02 ", below: "", above: ""},
		{name: "rounded down, the whole fen is there",
			charge: charge(t, "0", "", "0.5", rule.Rounding{Mode: rule.Down}), amount: "0.01", wages: "0.02-0.03 ",
			bases: "0.02-0.03 ", below: "", above: ""},
		{name: "between no wage and the first fen", amount: "0.05",
			charge: charge(t, "0", "", "1", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}), wages: "", bases: "",
			below: "0.00 0.05 0-0 ", above: "0.10 0.05 0.01-0.1 "},
	}, func(t *testing.T, c c) {
		s, err := inverse.Wages(c.charge, tabletest.Dec(t, c.amount))
		require.NoError(t, err)
		assert.Equal(t, c.wages, text(s.Wages))
		assert.Equal(t, c.below, nearText(s.Below))
		assert.Equal(t, c.above, nearText(s.Above))
		b, err := inverse.Bases(c.charge, tabletest.Dec(t, c.amount))
		require.NoError(t, err)
		assert.Equal(t, c.bases, text(b.Wages))
	})
}

func TestBasesOfTheNearestAmounts(t *testing.T) {
	b, err := inverse.Bases(charge(t, "5510", "27549", "0.08", rule.Rounding{}), decimal.New(400, 0))
	require.NoError(t, err)
	assert.Equal(t, "440.80 40.80 5510-5510.06 ", nearText(b.Above))
	b, err = inverse.Bases(charge(t, "5510", "27549", "0.08", rule.Rounding{}), decimal.New(2300, 0))
	require.NoError(t, err)
	assert.Equal(t, "2203.92 96.08 27548.94-27549 ", nearText(b.Below))
}

// Every fen of wage from 0 to 60,000.00: the amounts are grouped by looking at each wage, and each group is what Wages
// says; amounts between two groups have those as their nearest.
func TestWagesOverEveryFen(t *testing.T) {
	const last = 6_000_000
	type c struct {
		name   string
		charge rule.Charge
	}
	tabletest.Each(t, []c{
		{name: "pension", charge: charge(t, "5510", "27549", "0.08", rule.Rounding{})},
		{name: "fund in whole yuan", charge: charge(t, "2500", "39828", "0.12", rule.Rounding{Unit: rule.ToYuan})},
		{name: "up to the jiao", charge: charge(t, "2500", "39828", "0.05",
			rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true})},
	}, func(t *testing.T, c c) {
		type group struct{ amount, low, high int64 }
		var groups []group
		prepared, err := c.charge.Prepare()
		require.NoError(t, err)
		for w := int64(0); w <= last; w++ {
			_, amount, err := prepared.Line(rule.FenAmount(w))
			if err != nil {
				t.Fatal(err)
			}
			if n := len(groups); n > 0 && groups[n-1].amount == amount {
				groups[n-1].high = w
			} else {
				groups = append(groups, group{amount, w, w})
			}
		}
		groups[len(groups)-1].high = 1_000_000_000_000 // the ceiling lies within the grid
		every := len(groups)/1_500 + 1
		for i := 0; i < len(groups); i += every {
			g := groups[i]
			s, err := inverse.Wages(c.charge, decimal.New(g.amount, -2))
			require.NoError(t, err)
			require.Len(t, s.Wages, 1)
			require.True(t, s.Wages[0].Low.Equal(decimal.New(g.low, -2)) &&
				s.Wages[0].High.Equal(decimal.New(g.high, -2)), "%v: %v", g, s.Wages)
			if i == 0 || groups[i-1].amount == g.amount-1 {
				continue
			}
			below := groups[i-1]
			s, err = inverse.Wages(c.charge, decimal.New(g.amount-1, -2))
			require.NoError(t, err)
			require.Empty(t, s.Wages)
			require.True(t, s.Below.Amount.Equal(decimal.New(below.amount, -2)) &&
				s.Above.Amount.Equal(decimal.New(g.amount, -2)))
			require.True(t, s.Below.Gap.Equal(decimal.New(g.amount-1-below.amount, -2)) &&
				s.Above.Gap.Equal(decimal.New(1, -2)))
			require.True(t, s.Below.Wages[0].High.Equal(decimal.New(below.high, -2)) &&
				s.Above.Wages[0].Low.Equal(decimal.New(g.low, -2)))
		}
	})
}

// 1,600.00 + 550.00 + 80.00 + 20.00 + 500.00 = 2,750.00 on 10,000 is a cost of 12,750.00, and back.
func TestTotalCostOf10000(t *testing.T) {
	p := august(t, "medical.employer_rate", "0.055", "medical.enterprise_relief_rate", "none",
		"maternity.employer_rate", "0")
	boss := employer(t, "0.05", "0.05", false)
	slip, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(10000, 0))})
	require.NoError(t, err)
	total, err := slip.Employer.Total()
	require.NoError(t, err)
	tabletest.Equal(t, "2750", *total)
	s, err := inverse.FromTotalCost(p, boss, payroll.Employee{}, decimal.New(12750, 0))
	require.NoError(t, err)
	assert.Equal(t, "10000-10000 ", text(s.Wages))
}

// 3,000 leaves 3,000 - 721.52 = 2,278.48.
func TestNetPayOf3000(t *testing.T) {
	s, err := inverse.FromNetPay(august(t), employer(t, "0.05", "0.05", false), payroll.Employee{},
		tabletest.Dec(t, "2278.48"))
	require.NoError(t, err)
	held := false
	for _, i := range s.Wages {
		held = held || i.Contains(decimal.New(3000, 0))
	}
	assert.True(t, held, text(s.Wages))
}

// Contains knows the ends, what is no whole fen, and numbers that comparing would take all memory for.
func TestContains(t *testing.T) {
	within := inverse.Interval{Low: tabletest.Dec(t, "0"), High: tabletest.Dec(t, "5510.06")}
	widest := inverse.Interval{Low: tabletest.Dec(t, "-"+most), High: tabletest.Dec(t, most)}
	for _, c := range []struct {
		name   string
		in     inverse.Interval
		amount decimal.Decimal
		want   bool
	}{
		{name: "the smallest", in: within, amount: decimal.New(0, 0), want: true},
		{name: "the largest", in: within, amount: decimal.New(551006, -2), want: true},
		{name: "written with more decimals", in: within, amount: decimal.New(55100600, -4), want: true},
		{name: "a fen above", in: within, amount: decimal.New(551007, -2)},
		{name: "a fen below", in: within, amount: decimal.New(-1, -2)},
		{name: "half a fen", in: within, amount: decimal.New(5, -3)},
		{name: "the greatest exponent", in: within, amount: decimal.New(1, math.MaxInt32)},
		{name: "the least exponent", in: within, amount: decimal.New(1, math.MinInt32)},
		{name: "the least there is", in: widest, amount: tabletest.Dec(t, "-"+most), want: true},
		{name: "the most there is", in: widest, amount: tabletest.Dec(t, most), want: true},
		{name: "below the least there is", in: widest, amount: tabletest.Dec(t, "-10000000000.01")},
		{name: "above the most there is", in: widest, amount: tabletest.Dec(t, "10000000000.01")},
		{name: "in nothing but the least", in: inverse.Interval{Low: widest.Low, High: widest.Low},
			amount: widest.Low, want: true},
		{name: "in nothing but the most", in: inverse.Interval{Low: widest.High, High: widest.High},
			amount: widest.High, want: true},
		{name: "an interval from the greatest exponent", amount: decimal.New(1, 0),
			in: inverse.Interval{Low: decimal.New(1, math.MaxInt32), High: within.High}},
		{name: "an interval to the greatest exponent", amount: decimal.New(1, 0),
			in: inverse.Interval{Low: within.Low, High: decimal.New(1, math.MaxInt32)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, c.in.Contains(c.amount))
		})
	}
}

// A wage just below a step of the fund in whole yuan keeps a yuan more than the wage at the step. By hand, 5 % of the
// wage and nothing else: 3,009.99 leaves 2,859.99, 3,010.00 leaves 2,859.00, so 2,859.50 is both 3,009.50 and 3,010.50.
func TestNetPayWithTwoWages(t *testing.T) {
	person := payroll.Employee{}
	for _, s := range []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Injury} {
		person.Outside = append(person.Outside, payroll.Exclusion{Scheme: s, Reason: "test"})
	}
	s, err := inverse.FromNetPay(august(t), employer(t, "0.05", "0.05", false), person, tabletest.Dec(t, "2859.50"))
	require.NoError(t, err)
	assert.Equal(t, "3009.5-3009.5 3010.5-3010.5 ", text(s.Wages))
	hull, ok := s.Hull()
	assert.True(t, ok)
	assert.Equal(t, "3009.5-3010.5 ", text([]inverse.Interval{hull}))
}

// The cost of 9,999.99 and 10,000.00 with the fund's employer rate of 5 %: at 10,010 the deposit rises from 500 to 501
// yuan. By hand, only the fund: 10,009.99 costs 10,509.99, 10,010.00 costs 10,511.00.
func TestTotalCostThatAStepSkips(t *testing.T) {
	person := payroll.Employee{}
	for _, s := range []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Injury} {
		person.Outside = append(person.Outside, payroll.Exclusion{Scheme: s, Reason: "test"})
	}
	s, err := inverse.FromTotalCost(august(t), employer(t, "0.05", "0.05", false), person, tabletest.Dec(t, "10510.50"))
	require.NoError(t, err)
	assert.Empty(t, s.Wages)
	assert.Equal(t, "10509.99 0.51 10009.99-10009.99 ", nearText(s.Below))
	assert.Equal(t, "10511.00 0.50 10010-10010 ", nearText(s.Above))
	_, ok := s.Hull()
	assert.False(t, ok)
}

// The cost of 10,000.10 in 2025-08 is that of a slip's lines, medical and maternity insurance each rounded: 1,600.02,
// 450.00, 85.00, 80.00, 20.00 and the fund's 500. At the sum of their rates the two would be 535.01.
func TestTotalCostOfTwoMedicalLines(t *testing.T) {
	s, err := inverse.FromTotalCost(august(t), employer(t, "0.05", "0.05", false), payroll.Employee{},
		tabletest.Dec(t, "12735.12"))
	require.NoError(t, err)
	assert.Equal(t, "10000.1-10000.1 ", text(s.Wages))
}

// The largest wage there is has its place on either side: a charge of the whole wage, rounded down to the yuan.
func TestTheLargestWage(t *testing.T) {
	whole := charge(t, "0", "", "1", rule.Rounding{Unit: rule.ToYuan, Mode: rule.Down})
	s, err := inverse.Wages(whole, tabletest.Dec(t, most))
	require.NoError(t, err)
	assert.Equal(t, most+"-"+most+" ", text(s.Wages))
	s, err = inverse.Wages(whole, tabletest.Dec(t, "9999999999.50"))
	require.NoError(t, err)
	assert.Empty(t, s.Wages)
	assert.Equal(t, "9999999999.00 0.50 9999999999-9999999999.99 ", nearText(s.Below))
	assert.Equal(t, "10000000000.00 0.50 "+most+"-"+most+" ", nearText(s.Above))
	half := charge(t, "0", "", "0.5", rule.Rounding{})
	s, err = inverse.Wages(half, tabletest.Dec(t, "5000000000.01"))
	require.NoError(t, err)
	assert.Empty(t, s.Wages)
	assert.Equal(t, "5000000000.00 0.01 9999999999.99-10000000000 ", nearText(s.Below)) // 0.5 fen is up to the fen
	assert.Nil(t, s.Above)
	nobody := payroll.Employee{}
	for _, s := range rule.Schemes() {
		nobody.Outside = append(nobody.Outside, payroll.Exclusion{Scheme: s, Reason: "test"})
	}
	s, err = inverse.FromTotalCost(august(t), employer(t, "0.05", "0.05", false), nobody, tabletest.Dec(t, most))
	require.NoError(t, err)
	assert.Equal(t, most+"-"+most+" ", text(s.Wages))
}

// Pension alone, 8 %: 10,000.06 owes 800.00 (800.0048) and 10,000.07 a fen more (800.0056), so that both leave
// 9,200.06, in one interval; 10,000.05 leaves 9,200.05.
func TestNetPayOfNeighbours(t *testing.T) {
	person := onlyPension()
	s, err := inverse.FromNetPay(august(t), employer(t, "0.05", "0.05", false), person, tabletest.Dec(t, "9200.06"))
	require.NoError(t, err)
	assert.Equal(t, "10000.06-10000.07 ", text(s.Wages))
}

// Pension and medical insurance, 8 % each: both rise at 10,000.07 (800.0048 and 800.0056), so that 10,000.05 less
// 1,600.00 and 10,000.07 less 1,600.02 are 8,400.05, and 10,000.06 between them leaves a fen more.
func TestNetPayAroundAStepOfTwo(t *testing.T) {
	person := payroll.Employee{}
	for _, s := range []rule.Scheme{rule.Maternity, rule.Unemployment, rule.Injury, rule.Housing} {
		person.Outside = append(person.Outside, payroll.Exclusion{Scheme: s, Reason: "test"})
	}
	s, err := inverse.FromNetPay(august(t, "medical.employee_rate", "0.08"), employer(t, "0.05", "0.05", false), person,
		tabletest.Dec(t, "8400.05"))
	require.NoError(t, err)
	assert.Equal(t, "10000.05-10000.05 10000.07-10000.07 ", text(s.Wages))
}

// onlyPension is a person outside of everything else.
func onlyPension() payroll.Employee {
	var person payroll.Employee
	for s := rule.Medical; s <= rule.Housing; s++ {
		person.Outside = append(person.Outside, payroll.Exclusion{Scheme: s, Reason: "test"})
	}
	return person
}

// Pension and medical insurance each take the whole wage up to 5,000,000,000, so that the largest wage leaves as much
// as none: 10,000,000,000 less twice the half. With a medical ceiling of a fen more it leaves a fen less than none
// does.
func TestTheLargestWageLeavesAsMuchAsNone(t *testing.T) {
	person := payroll.Employee{}
	for _, s := range []rule.Scheme{rule.Maternity, rule.Unemployment, rule.Injury, rule.Housing} {
		person.Outside = append(person.Outside, payroll.Exclusion{Scheme: s, Reason: "test"})
	}
	boss := employer(t, "0.05", "0.05", false)
	takes := func(ceiling string) payroll.Policy {
		return august(t, "pension.floor", "0", "pension.ceiling", "5000000000", "pension.employee_rate", "1",
			"medical.floor", "0", "medical.ceiling", ceiling, "medical.employee_rate", "1", "maternity.floor", "0",
			"maternity.ceiling", ceiling)
	}
	s, err := inverse.FromNetPay(takes("5000000000"), boss, person, decimal.Decimal{})
	require.NoError(t, err)
	assert.Equal(t, "0-0 "+most+"-"+most+" ", text(s.Wages))
	_, err = inverse.FromNetPay(takes("5000000000.01"), boss, person, decimal.Decimal{})
	assert.ErrorIs(t, err, rule.ErrNotApplicable)
}

// The employee's side of a wage of 0 is 721.52 less the parts of 3,000 that have no floor above it; the least net pay
// is that of a wage of 0, and no wage leaves less.
func TestNetPayBelowEveryWage(t *testing.T) {
	p, boss := august(t), employer(t, "0.05", "0.05", false)
	slip, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(0, 0))})
	require.NoError(t, err)
	owed, err := slip.Employee.Total()
	require.NoError(t, err)
	s, err := inverse.FromNetPay(p, boss, payroll.Employee{}, owed.Neg().Sub(decimal.New(5, 0)))
	require.NoError(t, err)
	assert.Nil(t, s.Below)
	require.NotNil(t, s.Above)
	assert.True(t, s.Above.Amount.Equal(owed.Neg()))
	tabletest.Equal(t, "5", s.Above.Gap)
	assert.Equal(t, "0-0 ", text(s.Above.Wages))
	cost, err := inverse.FromTotalCost(p, boss, payroll.Employee{}, decimal.New(1, 0))
	require.NoError(t, err)
	assert.Nil(t, cost.Below)
	assert.Equal(t, "0-0 ", text(cost.Above.Wages))
}

func TestNetPayAboveEveryWage(t *testing.T) {
	p, boss := august(t), employer(t, "0.05", "0.05", false)
	slip, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, most))})
	require.NoError(t, err)
	owed, err := slip.Employee.Total()
	require.NoError(t, err)
	s, err := inverse.FromNetPay(p, boss, payroll.Employee{}, tabletest.Dec(t, most))
	require.NoError(t, err)
	assert.Nil(t, s.Above)
	require.NotNil(t, s.Below)
	assert.True(t, s.Below.Gap.Equal(*owed), "all ceilings bind, so the largest wage leaves the most")
	assert.Equal(t, most+"-"+most+" ", text(s.Below.Wages))
}

// A wage of the scheme's own stays as it is: the pension of 10,000 is 800.00 whatever the wage.
func TestNetPayWithAWageOfItsOwn(t *testing.T) {
	person := payroll.Employee{Wages: payroll.Wages{Pension: decimal.NewNullDecimal(decimal.New(10000, 0))}}
	for _, s := range []rule.Scheme{rule.Medical, rule.Unemployment, rule.Injury, rule.Housing} {
		person.Outside = append(person.Outside, payroll.Exclusion{Scheme: s, Reason: "test"})
	}
	s, err := inverse.FromNetPay(august(t), employer(t, "0.05", "0.05", false), person, decimal.New(3200, 0))
	require.NoError(t, err)
	assert.Equal(t, "4000-4000 ", text(s.Wages))
}

// The employer's pension rate of 2022-08 is disputed, so not known: the cost has no answer, the net pay has.
func TestUnknownFigures(t *testing.T) {
	p, boss := policy(t, rule.MonthOf(2022, time.August)), employer(t, "0.05", "0.05", false)
	_, err := inverse.FromTotalCost(p, boss, payroll.Employee{}, decimal.New(12750, 0))
	assert.ErrorIs(t, err, rule.ErrNoRule)
	_, err = inverse.FromTotalCost(august(t), boss, payroll.Employee{}, decimal.New(-1, -2))
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	// 10,000 less 8 %, 2 %, 0.2 % and the fund's 5 %: 800, 200, 20 and 500
	s, err := inverse.FromNetPay(p, boss, payroll.Employee{}, decimal.New(8480, 0))
	require.NoError(t, err)
	held := false
	for _, i := range s.Wages {
		held = held || i.Contains(decimal.New(10000, 0))
	}
	assert.True(t, held, text(s.Wages))
	_, err = inverse.Wages(rule.Charge{}, decimal.New(1, 0))
	assert.ErrorIs(t, err, rule.ErrMissingField)
	_, err = inverse.Bases(rule.Charge{}, decimal.New(1, 0))
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

func TestRefusedAmounts(t *testing.T) {
	p, boss := august(t), employer(t, "0.05", "0.05", false)
	pension := charge(t, "5510", "27549", "0.08", rule.Rounding{})
	type c struct {
		name   string
		amount decimal.Decimal
	}
	tabletest.Each(t, []c{
		{name: "three decimals", amount: tabletest.Dec(t, "440.805")},
		{name: "too large", amount: tabletest.Dec(t, "10000000000.01")},
		{name: "an exponent", amount: decimal.New(1, 9999)},
		{name: "too low", amount: tabletest.Dec(t, "-10000000000.01")},
	}, func(t *testing.T, c c) {
		_, err := inverse.Wages(pension, c.amount)
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
		_, err = inverse.FromNetPay(p, boss, payroll.Employee{}, c.amount)
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
		_, err = inverse.FromTotalCost(p, boss, payroll.Employee{}, c.amount)
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
	_, err := inverse.Wages(pension, decimal.New(-1, -2))
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = inverse.FromNetPay(payroll.Policy{}, boss, payroll.Employee{}, decimal.New(1, -3))
	var field *rule.FieldError
	require.True(t, errors.As(err, &field))
	assert.ErrorContains(t, err, "net_pay")
	assert.ErrorContains(t, err, "month")
}

// allRates is a policy without ceilings whose employee's rates are pension + 2 % + 0.2 % + 5 %.
func allRates(t testing.TB, pension string) payroll.Policy {
	return august(t, "pension.ceiling", "none", "pension.employee_rate", pension, "medical.ceiling", "none",
		"maternity.ceiling", "none",
		"unemployment.ceiling", "none", "housing.ceiling", "none")
}

// Of each further yuan 99.9 % goes: the wages of one net pay are many, and each of them gives it.
func TestRatesThatLeaveATenthOfAPercent(t *testing.T) {
	p, boss := allRates(t, "0.927"), employer(t, "0.05", "0.05", true)
	s, err := inverse.FromNetPay(p, boss, payroll.Employee{}, decimal.New(100, 0))
	require.NoError(t, err)
	require.Greater(t, len(s.Wages), 10)
	for _, i := range s.Wages {
		slip, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(i.Low)})
		require.NoError(t, err)
		total, err := slip.Employee.Total()
		require.NoError(t, err)
		tabletest.Equal(t, "100", i.Low.Sub(*total))
	}
}

// Rates that take all of each further yuan leave nothing to tell wages apart by.
func TestRatesThatTakeEverything(t *testing.T) {
	type c struct {
		name string
		rate string
	}
	tabletest.Each(t, []c{
		{name: "everything", rate: "0.928"},
		{name: "more than everything", rate: "0.95"},
	}, func(t *testing.T, c c) {
		_, err := inverse.FromNetPay(allRates(t, c.rate), employer(t, "0.05", "0.05", true), payroll.Employee{},
			decimal.Decimal{})
		assert.ErrorIs(t, err, rule.ErrNotApplicable)
		assert.ErrorContains(t, err, "net_pay 0 has no wage that can be found")
	})
}

// small is a policy whose limits lie within so many fen, so that every wage that matters can be looked at.
func small(t testing.TB, most, floor, ceiling int64, pension, fund string) (payroll.Policy, payroll.Employer) {
	t.Helper()
	yuan := func(fen int64) string { return decimal.New(fen, -2).String() }
	p := august(t, "pension.floor", yuan(floor), "pension.ceiling", yuan(ceiling), "pension.employee_rate", pension,
		"medical.floor", "0", "medical.ceiling", yuan(most*2/3), "maternity.floor", "0", "maternity.ceiling",
		yuan(most*2/3), "unemployment.floor", yuan(most/12), "unemployment.ceiling", yuan(most*5/6), "housing.floor",
		yuan(most/15), "housing.ceiling", yuan(most))
	return p, employer(t, fund, fund, false)
}

// check compares both inversions with a look at every wage up to 1.4 times the largest limit, above which nothing but
// the wage moves.
func check(t *testing.T, p payroll.Policy, boss payroll.Employer, most, every int64) {
	t.Helper()
	last := most * 7 / 5
	nets, costs := make(map[int64][]int64, last), make(map[int64][]int64, last)
	charges := preparedOf(t, p, boss)
	for w := int64(0); w <= last; w++ {
		net, cost := w, w
		for _, charge := range charges {
			_, fens, err := charge.Line(rule.FenAmount(w))
			if err != nil {
				t.Fatal(err)
			}
			if charge.Payer() == rule.Employee {
				net -= fens
			} else {
				cost += fens
			}
		}
		nets[net], costs[cost] = append(nets[net], w), append(costs[cost], w)
	}
	for asked := -most / 15; asked < most*11/15; asked += every {
		s, err := inverse.FromNetPay(p, boss, payroll.Employee{}, decimal.New(asked, -2))
		require.NoError(t, err)
		compare(t, nets, asked, s)
		s, err = inverse.FromTotalCost(p, boss, payroll.Employee{}, decimal.New(asked+most/15, -2))
		require.NoError(t, err)
		compare(t, costs, asked+most/15, s)
	}
}

// preparedOf are the charges of a slip, for many wages.
func preparedOf(t *testing.T, p payroll.Policy, boss payroll.Employer) []*rule.Prepared {
	t.Helper()
	slip, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(0, 0))})
	require.NoError(t, err)
	var out []*rule.Prepared
	for i := range slip.Lines {
		charge, err := slip.Lines[i].Charge().Prepare()
		require.NoError(t, err)
		out = append(out, charge)
	}
	return out
}

// compare holds a solution against every wage of every amount.
func compare(t *testing.T, all map[int64][]int64, asked int64, s inverse.Solution) {
	t.Helper()
	require.Equal(t, all[asked], wages(s.Wages), "%d", asked)
	if len(s.Wages) > 0 {
		require.True(t, s.Below == nil && s.Above == nil)
		return
	}
	below, above := asked-1, asked+1
	for ; below > -40_000 && all[below] == nil; below-- {
	}
	for ; all[above] == nil; above++ {
	}
	require.Equal(t, below == -40_000, s.Below == nil, "%d", asked)
	if s.Below != nil {
		require.Equal(t, all[below], wages(s.Below.Wages))
		require.True(t, s.Below.Amount.Equal(decimal.New(below, -2)) && s.Below.Gap.Equal(decimal.New(asked-below, -2)))
	}
	require.Equal(t, all[above], wages(s.Above.Wages))
	require.True(t, s.Above.Amount.Equal(decimal.New(above, -2)) && s.Above.Gap.Equal(decimal.New(above-asked, -2)))
}

// wages lists every fen of the intervals.
func wages(list []inverse.Interval) []int64 {
	var out []int64
	for _, i := range list {
		for w := i.Low; !w.GreaterThan(i.High); w = w.Add(decimal.New(1, -2)) {
			out = append(out, w.Shift(2).BigInt().Int64())
		}
	}
	return out
}

func TestSlipsAgainstEveryWage(t *testing.T) {
	type c struct {
		name string
		pair [2]string
	}
	tabletest.Each(t, []c{
		{name: "usual rates", pair: [2]string{"0.08", "0.05"}},
		{name: "the highest deposit", pair: [2]string{"0.08", "0.12"}},
		{name: "a third of the wage", pair: [2]string{"0.3333", "0.07"}},
	}, func(t *testing.T, c c) {
		p, boss := small(t, 30_000, 5_510, 15_000, c.pair[0], c.pair[1])
		check(t, p, boss, 30_000, 83)
	})
}

func FuzzSlipsAgainstEveryWage(f *testing.F) {
	const most = 3_000
	f.Add(uint16(551), uint16(900), uint32(8_000_000), uint8(5))
	f.Add(uint16(0), uint16(0), uint32(0), uint8(12))
	f.Add(uint16(1), uint16(2_800), uint32(40_000_000), uint8(7))
	f.Fuzz(func(t *testing.T, floor, more uint16, rate uint32, fund uint8) {
		low := int64(floor) % most
		p, boss := small(t, most, low, low+int64(more)%(most+1-low), decimal.New(int64(rate)%50_000_001, -8).String(),
			decimal.New(int64(fund)%8+5, -2).String())
		check(t, p, boss, most, 599)
	})
}

// There and back with the figures of the city: the wage is among those of its net pay, and the wage of its cost.
func FuzzThereAndBack(f *testing.F) {
	f.Add(uint64(300_000), uint8(0))
	f.Add(uint64(1_000_000), uint8(1))
	f.Add(uint64(999_999_999_999), uint8(7))
	f.Add(uint64(0), uint8(0))
	f.Fuzz(func(t *testing.T, fen uint64, deposit uint8) {
		rate := decimal.New(int64(deposit)%8+5, -2).String()
		p, boss := august(t), employer(t, rate, rate, deposit >= 128)
		wage := decimal.New(int64(fen%1_000_000_000_001), -2)
		slip, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(wage)})
		require.NoError(t, err)
		owed, err := slip.Employee.Total()
		require.NoError(t, err)
		s, err := inverse.FromNetPay(p, boss, payroll.Employee{}, wage.Sub(*owed))
		require.NoError(t, err)
		found := false
		for _, i := range s.Wages {
			found = found || i.Contains(wage)
			for _, end := range []decimal.Decimal{i.Low, i.High} {
				slip, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(end)})
				require.NoError(t, err)
				total, err := slip.Employee.Total()
				require.NoError(t, err)
				require.True(t, end.Sub(*total).Equal(wage.Sub(*owed)))
			}
		}
		require.True(t, found, "%s is not among %v", wage, s.Wages)
		total, err := slip.Employer.Total()
		require.NoError(t, err)
		if cost := wage.Add(*total); !cost.GreaterThan(tabletest.Dec(t, most)) {
			s, err := inverse.FromTotalCost(p, boss, payroll.Employee{}, cost)
			require.NoError(t, err)
			require.True(t, len(s.Wages) == 1 && s.Wages[0].Low.Equal(wage) && s.Wages[0].High.Equal(wage))
		}
	})
}
