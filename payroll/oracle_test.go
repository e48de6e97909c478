package payroll_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// item is one amount of a slip as the law puts it, written down here without the code under test: who pays, on what,
// between which limits, at which rate, rounded to which unit.
type item struct {
	scheme         rule.Scheme
	payer          rule.Payer
	floor, ceiling rule.Figure
	rate           decimal.Decimal
	rateKnown      bool
	fixed          bool  // the base is the floor, whatever the wage
	places         int32 // of the amount: 2 is the fen, 0 the yuan
}

// known reports whether the item can be computed.
func (i item) known() bool {
	return i.floor.Known() && i.rateKnown && (i.fixed || i.ceiling.Known())
}

// terms are an employer's settings as numbers.
type terms struct {
	class                            int    // 0 where injury is the employer's own rate
	float, injury                    string // of the class; the own rate
	coefficient, unemployment        string // one of the two
	housingEmployer, housingEmployee string
	toFen, noEnterprise              bool
}

func (x terms) settings() payroll.Settings {
	s := payroll.Settings{InjuryClass: x.class, InjuryFloat: x.float, InjuryRate: x.injury, UnemploymentCoefficient: x.coefficient, UnemploymentRate: x.unemployment,
		HousingEmployerRate: x.housingEmployer, HousingEmployeeRate: x.housingEmployee, HousingToFen: x.toFen}
	if x.noEnterprise {
		s.Kind = payroll.NoEnterprise
	}
	return s
}

// someTerms are the settings the oracles are asked with.
func someTerms() []terms {
	return []terms{
		{injury: "0.002", unemployment: "0.008", housingEmployer: "0.05", housingEmployee: "0.05"},
		{class: 8, float: "1.5", unemployment: "0.0032", housingEmployer: "0.12", housingEmployee: "0.07", toFen: true},
		{class: 1, coefficient: "1", housingEmployer: "0.055", housingEmployee: "0.0501", noEnterprise: true},
		{class: 5, float: "0.85", coefficient: "0.6", housingEmployer: "0.08", housingEmployee: "0.08", toFen: true},
		{injury: "0.00175001", unemployment: "0.00480001", housingEmployer: "0.11111111", housingEmployee: "0.06543211"},
	}
}

// items lists what a month owes.
func (x terms) items(p *payroll.Policy) []item {
	of := decimal.RequireFromString
	one := func(f rule.Figure) (decimal.Decimal, bool) { return f.Number().Decimal(), f.Known() && !f.None() }
	times := func(f rule.Figure, factor string) (decimal.Decimal, bool) {
		d, ok := one(f)
		return d.Mul(of(factor)), ok
	}
	var out []item
	add := func(scheme rule.Scheme, payer rule.Payer, floor, ceiling rule.Figure, rate decimal.Decimal, known bool) {
		out = append(out, item{scheme: scheme, payer: payer, floor: floor, ceiling: ceiling, rate: rate, rateKnown: known, places: 2})
	}
	plain := func(scheme rule.Scheme, payer rule.Payer, floor, ceiling, rate rule.Figure) {
		d, ok := one(rate)
		add(scheme, payer, floor, ceiling, d, ok)
	}
	plain(rule.Pension, rule.Employee, p.Pension.Floor, p.Pension.Ceiling, p.Pension.EmployeeRate)
	plain(rule.Pension, rule.Employer, p.Pension.Floor, p.Pension.Ceiling, p.Pension.EmployerRate)
	plain(rule.Medical, rule.Employee, p.Medical.Floor, p.Medical.Ceiling, p.Medical.EmployeeRate)
	medical := p.Medical.EmployerRate
	if !x.noEnterprise && !p.Medical.EnterpriseRelief.None() {
		medical = p.Medical.EnterpriseRelief
	}
	plain(rule.Medical, rule.Employer, p.Medical.Floor, p.Medical.Ceiling, medical)
	plain(rule.Maternity, rule.Employer, p.Maternity.Floor, p.Maternity.Ceiling, p.Maternity.EmployerRate)
	if supplement := p.Medical.Supplement; !supplement.Rate.None() {
		d, ok := one(supplement.Rate)
		out = append(out, item{scheme: rule.IllnessSupplement, payer: rule.Employer, floor: supplement.CityAverage, rate: d, rateKnown: ok, fixed: true, places: 2})
	}
	plain(rule.Unemployment, rule.Employee, p.Unemployment.Floor, p.Unemployment.Ceiling, p.Unemployment.EmployeeRate)
	var rate decimal.Decimal
	known := true
	if x.coefficient == "" {
		rate = of(x.unemployment)
	} else {
		rate, known = times(p.Unemployment.Benchmark, x.coefficient)
	}
	add(rule.Unemployment, rule.Employer, p.Unemployment.Floor, p.Unemployment.Ceiling, rate, known)
	if x.class == 0 {
		rate, known = of(x.injury), true
	} else {
		float := x.float
		if float == "" {
			float = "1"
		}
		rate, known = times(p.Injury.ClassRates[x.class-1], float)
	}
	add(rule.Injury, rule.Employer, p.Injury.Floor, p.Injury.Ceiling, rate, known)
	for _, side := range []struct {
		payer rule.Payer
		rate  string
	}{{rule.Employee, x.housingEmployee}, {rule.Employer, x.housingEmployer}} {
		add(rule.Housing, side.payer, p.Housing.Floor, p.Housing.Ceiling, of(side.rate), p.Housing.MinRate.Known() && p.Housing.MaxRate.Known() && (x.toFen || p.Housing.Unit.Known()))
		if !x.toFen {
			out[len(out)-1].places = 0
		}
	}
	return out
}

// decimalAmount is the formula with shopspring, operation by operation.
func decimalAmount(i item, wage decimal.Decimal) (base, amount decimal.Decimal) {
	floor, ceiling := i.floor.Number(), i.ceiling.Number()
	switch {
	case i.fixed:
		base = floor.Decimal()
	case wage.LessThan(floor.Decimal()):
		base = floor.Decimal()
	case !ceiling.IsNone() && wage.GreaterThan(ceiling.Decimal()):
		base = ceiling.Decimal()
	default:
		base = wage
	}
	return base, base.Mul(i.rate).Round(i.places)
}

// ratAmount is the formula in exact fractions, rounded by adding a half and cutting.
func ratAmount(i item, wage decimal.Decimal) (base, amount *big.Rat) {
	floor, ceiling := i.floor.Number(), i.ceiling.Number()
	base = wage.Rat()
	if low := floor.Decimal().Rat(); i.fixed || base.Cmp(low) < 0 {
		base = low
	} else if high := ceiling.Decimal().Rat(); !ceiling.IsNone() && base.Cmp(high) > 0 {
		base = high
	}
	units := big.NewRat([...]int64{1, 10, 100}[i.places], 1)
	exact := new(big.Rat).Mul(new(big.Rat).Mul(base, i.rate.Rat()), units)
	exact.Add(exact, big.NewRat(1, 2))
	whole := new(big.Int).Quo(exact.Num(), exact.Denom()) // nothing here is below 0
	return base, new(big.Rat).Quo(new(big.Rat).SetInt(whole), units)
}

// checkAgainstOracles compares a whole slip with both oracles: every line's base and amount, what is missing, and the
// totals. It returns how many lines were compared.
func checkAgainstOracles(t *testing.T, p *payroll.Policy, x terms, boss payroll.Employer, wage decimal.Decimal) int {
	t.Helper()
	s, err := p.Slip(boss, payroll.Employee{Wage: wage}, payroll.Partial)
	require.NoError(t, err, "%s, wage %s", p.Month, wage)
	lines := map[[2]uint8]*rule.Line{}
	for i := range s.Lines {
		line := &s.Lines[i]
		lines[[2]uint8{uint8(line.Scheme()), uint8(line.Payer())}] = line
	}
	totals, complete, compared := map[rule.Payer]decimal.Decimal{}, map[rule.Payer]bool{rule.Employee: true, rule.Employer: true}, 0
	for _, i := range x.items(p) {
		line := lines[[2]uint8{uint8(i.scheme), uint8(i.payer)}]
		if !i.known() {
			complete[i.payer] = false
			assert.Nil(t, line, "%s %s of %s is computed without a figure", i.scheme, i.payer, p.Month)
			continue
		}
		if !assert.NotNil(t, line, "%s %s of %s is not there", i.scheme, i.payer, p.Month) {
			continue
		}
		compared++
		base, amount := decimalAmount(i, wage)
		ratBase, rat := ratAmount(i, wage)
		if !base.Equal(line.Base()) || ratBase.Cmp(base.Rat()) != 0 || !amount.Equal(line.Amount()) || rat.Cmp(amount.Rat()) != 0 {
			t.Errorf("%s %s of %s, wage %s: line %s of %s, decimal %s of %s, rat %s of %s", i.scheme, i.payer, p.Month, wage,
				line.Amount(), line.Base(), amount, base, rat.FloatString(2), ratBase.FloatString(2))
		}
		totals[i.payer] = totals[i.payer].Add(amount)
	}
	assert.Equal(t, compared, len(s.Lines), "%s has lines nobody owes", p.Month)
	for payer, side := range map[rule.Payer]*payroll.Side{rule.Employee: &s.Employee, rule.Employer: &s.Employer} {
		total, err := side.Total()
		assert.Equal(t, complete[payer], err == nil, "%s total of %s: %v", payer, p.Month, err)
		if err == nil {
			assert.True(t, total.Equal(totals[payer]), "%s total of %s, wage %s: %s is not %s", payer, p.Month, wage, total, totals[payer])
		}
	}
	return compared
}

// pointed are the wages at which something happens: 0, the bounds of a wage, and a fen around every limit of the month.
func pointed(p *payroll.Policy) []decimal.Decimal {
	fen := decimal.New(1, -2)
	out := []decimal.Decimal{{}, fen, decimal.New(10_000_000_000, 0)}
	for _, f := range []rule.Figure{p.Pension.Floor, p.Pension.Ceiling, p.Medical.Floor, p.Medical.Ceiling, p.Unemployment.Floor, p.Unemployment.Ceiling,
		p.Injury.Floor, p.Housing.Floor, p.Housing.Ceiling} {
		if f.Known() && !f.None() {
			d := f.Number().Decimal()
			out = append(out, d.Sub(fen), d, d.Add(fen))
		}
	}
	return out
}

// Every month from 2018-07 to 2026-11, the wages around every limit and as many by chance. The settings take turns, so
// that over the months each limit meets each of them.
func TestSlipIsWhatTheOraclesSay(t *testing.T) {
	random := rand.New(rand.NewPCG(20140519, 1))
	compared := 0
	for m := rule.MonthOf(2018, 7); !m.After(rule.MonthOf(2026, 11)); m = m.Add(1) {
		p, err := guangzhou.Policy(m)
		require.NoError(t, err)
		wages := pointed(&p)
		for range 50 {
			wages = append(wages, decimal.New(random.Int64N(6_000_000), -2))
		}
		all := termsOf(&p)
		bosses := make([]payroll.Employer, len(all))
		for i, x := range all {
			bosses[i] = employer(t, x.settings())
		}
		for i, wage := range wages {
			turn := (i + m.Sub(rule.MonthOf(2018, 7))) % len(all)
			compared += checkAgainstOracles(t, &p, all[turn], bosses[turn], wage)
		}
	}
	assert.Greater(t, compared, 60_000)
}

// termsOf are the settings of a month: a coefficient the month does not take becomes an own rate.
func termsOf(p *payroll.Policy) []terms {
	out := someTerms()
	for i, x := range out {
		if x.coefficient != "" && !takesCoefficient(p, x.coefficient) {
			out[i].coefficient, out[i].unemployment = "", "0.0064"
		}
	}
	return out
}

// takesCoefficient reports whether the month takes a coefficient: one of its three, or any where they are unknown.
func takesCoefficient(p *payroll.Policy, text string) bool {
	want, unknown := decimal.RequireFromString(text), false
	for _, c := range p.Unemployment.Coefficients {
		if c.Known() && c.Number().Decimal().Equal(want) {
			return true
		}
		unknown = unknown || !c.Known()
	}
	return unknown
}

func FuzzSlipAgainstOracles(f *testing.F) {
	f.Add(uint64(300_000), uint16(85), uint8(0))
	f.Add(uint64(501_050), uint16(20), uint8(1))
	f.Add(uint64(1_000_000_000_000), uint16(0), uint8(2))
	f.Add(uint64(533_333), uint16(100), uint8(3))
	f.Add(uint64(627_500), uint16(30), uint8(4))
	f.Fuzz(func(t *testing.T, fen uint64, month uint16, which uint8) {
		p, err := guangzhou.Policy(rule.MonthOf(2018, 7).Add(int(month) % 101))
		require.NoError(t, err)
		all := termsOf(&p)
		x := all[int(which)%len(all)]
		checkAgainstOracles(t, &p, x, employer(t, x.settings()), decimal.New(int64(fen%1_000_000_000_001), -2))
	})
}
