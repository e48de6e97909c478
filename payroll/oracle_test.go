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
	toFen, fiveTimes                 bool
	kind                             payroll.EmployerKind
	pensionClass, relief             string // "state" or "private"; "small", "large" or none
	townLocal                        bool   // the person's
}

func (x terms) settings() payroll.Settings {
	s := payroll.Settings{InjuryClass: x.class, InjuryFloat: x.float, InjuryRate: x.injury,
		UnemploymentCoefficient: x.coefficient, UnemploymentRate: x.unemployment,
		HousingEmployerRate: x.housingEmployer, HousingEmployeeRate: x.housingEmployee, HousingToFen: x.toFen,
		Kind: x.kind, PensionClass: x.pensionClass, Relief2020: x.relief}
	if x.fiveTimes {
		s.HousingCeilingTimes = 5
	}
	return s
}

// options are those of a plan of people like this, with the lines that can be known.
func (x terms) options() []payroll.SlipOption {
	if x.townLocal {
		return []payroll.SlipOption{payroll.Partial, payroll.TownLocal}
	}
	return []payroll.SlipOption{payroll.Partial}
}

// earning is such a person's month.
func (x terms) earning(wage decimal.Decimal) payroll.Employee {
	return payroll.Employee{Wage: decimal.NewNullDecimal(wage), TownLocal: x.townLocal}
}

// someTerms are the settings the oracles are asked with.
func someTerms() []terms {
	return []terms{
		{injury: "0.002", unemployment: "0.008", housingEmployer: "0.05", housingEmployee: "0.05",
			pensionClass: "private"},
		{class: 8, float: "1.5", unemployment: "0.0032", housingEmployer: "0.12", housingEmployee: "0.07", toFen: true,
			pensionClass: "state"},
		{class: 1, coefficient: "1", housingEmployer: "0.055", housingEmployee: "0.0501", kind: payroll.NoEnterprise,
			pensionClass: "state", townLocal: true},
		{class: 5, float: "0.85", coefficient: "0.6", housingEmployer: "0.08", housingEmployee: "0.08", toFen: true,
			pensionClass: "private", townLocal: true,
			relief: "small"},
		{injury: "0.00175001", unemployment: "0.00480001", housingEmployer: "0.11111111", housingEmployee: "0.06543211",
			pensionClass: "state"},
		{class: 3, coefficient: "1", housingEmployer: "0.07", housingEmployee: "0.09", kind: payroll.Social,
			pensionClass: "private", relief: "large"},
		{class: 2, float: "0.5", unemployment: "0.0064", housingEmployer: "0.1", housingEmployee: "0.1",
			fiveTimes: true, pensionClass: "state", townLocal: true,
			relief: "large"},
	}
}

// factorOf is the employer's part of 2020: all of it, none of it or half of it (粤人社发〔2020〕58号); false where nobody
// knows.
func (x terms) factorOf(p *payroll.Policy) (decimal.Decimal, bool) {
	relief := map[string]rule.Figure{"small": p.Relief2020.Small, "large": p.Relief2020.Large}[x.relief]
	if x.relief == "" || relief.None() {
		return decimal.New(1, 0), true
	}
	return relief.Number().Decimal(), relief.Known()
}

// pensionRate is the employer's: one rate, or the one of two that the class and the register call for (粤劳社发〔2009〕18号).
func (x terms) pensionRate(p *payroll.Policy) rule.Figure {
	high := p.Pension.EmployerRateHigh
	switch {
	case p.Pension.EmployerRate.Known() || !high.Known() || high.None():
		return p.Pension.EmployerRate
	case x.pensionClass == "state" && x.townLocal:
		return high
	}
	return p.Pension.EmployerRateLow
}

// medicalRate is the employer's, or what it is reduced to for enterprises, or for social organisations.
func (x terms) medicalRate(p *payroll.Policy) rule.Figure {
	reduced, has := map[payroll.EmployerKind]rule.Figure{payroll.Enterprise: p.Medical.EnterpriseRelief,
		payroll.Social: p.Medical.SocialRelief}[x.kind]
	if has && !reduced.None() {
		return reduced
	}
	return p.Medical.EmployerRate
}

// list collects items.
type list []item

func (l *list) add(scheme rule.Scheme, payer rule.Payer, floor, ceiling rule.Figure, rate decimal.Decimal, known bool) {
	*l = append(*l, item{scheme: scheme, payer: payer, floor: floor, ceiling: ceiling, rate: rate, rateKnown: known,
		places: 2})
}

// plain adds an item whose rate is a figure, times a factor.
func (l *list) plain(scheme rule.Scheme, payer rule.Payer, floor, ceiling, rate rule.Figure,
	factors ...decimal.Decimal) {
	d := rate.Number().Decimal()
	for _, factor := range factors {
		d = d.Mul(factor)
	}
	l.add(scheme, payer, floor, ceiling, d, rate.Known() && !rate.None())
}

// items lists what a month owes.
func (x terms) items(p *payroll.Policy) []item {
	factor, factorKnown := x.factorOf(p)
	var out list
	out.plain(rule.Pension, rule.Employee, p.Pension.Floor, p.Pension.Ceiling, p.Pension.EmployeeRate)
	out.plain(rule.Pension, rule.Employer, p.Pension.Floor, p.Pension.Ceiling, x.pensionRate(p), factor)
	out[1].rateKnown = out[1].rateKnown && factorKnown
	out.plain(rule.Medical, rule.Employee, p.Medical.Floor, p.Medical.Ceiling, p.Medical.EmployeeRate)
	out.plain(rule.Medical, rule.Employer, p.Medical.Floor, p.Medical.Ceiling, x.medicalRate(p))
	if !p.Maternity.Floor.None() { // else it was collected on the payroll (省政府令第203号 art. 10)
		out.plain(rule.Maternity, rule.Employer, p.Maternity.Floor, p.Maternity.Ceiling, p.Maternity.EmployerRate)
	}
	if supplement := p.Medical.Supplement; !supplement.Rate.None() {
		out.plain(rule.IllnessSupplement, rule.Employer, supplement.CityAverage, rule.Figure{}, supplement.Rate)
		out[len(out)-1].fixed = true
	}
	out.plain(rule.Unemployment, rule.Employee, p.Unemployment.Floor, p.Unemployment.Ceiling,
		p.Unemployment.EmployeeRate)
	rate, known := x.unemploymentRate(p)
	out.add(rule.Unemployment, rule.Employer, p.Unemployment.Floor, p.Unemployment.Ceiling, rate.Mul(factor), known &&
		factorKnown)
	rate, known = x.injuryRate(p)
	out.add(rule.Injury, rule.Employer, p.Injury.Floor, p.Injury.Ceiling, rate.Mul(factor), known && factorKnown)
	x.deposits(p, &out)
	return out
}

// unemploymentRate is the employer's own, or the benchmark times its coefficient.
func (x terms) unemploymentRate(p *payroll.Policy) (decimal.Decimal, bool) {
	if x.coefficient == "" {
		return decimal.RequireFromString(x.unemployment), true
	}
	return p.Unemployment.Benchmark.Number().Decimal().Mul(decimal.RequireFromString(x.coefficient)),
		p.Unemployment.Benchmark.Known()
}

// injuryRate is the employer's own, or its class's times its float.
func (x terms) injuryRate(p *payroll.Policy) (decimal.Decimal, bool) {
	if x.class == 0 {
		return decimal.RequireFromString(x.injury), true
	}
	float := decimal.New(1, 0)
	if x.float != "" {
		float = decimal.RequireFromString(x.float)
	}
	return p.Injury.ClassRates[x.class-1].Number().Decimal().Mul(float), p.Injury.ClassRates[x.class-1].Known()
}

// deposits adds both sides of the provident fund, in whole yuan unless the employer keeps the fen.
func (x terms) deposits(p *payroll.Policy, out *list) {
	ceiling := p.Housing.Ceiling
	if x.fiveTimes {
		ceiling = p.Housing.CeilingFiveTimes
	}
	known := p.Housing.MinRate.Known() && p.Housing.MaxRate.Known() && (x.toFen || p.Housing.Unit.Known())
	for _, side := range []struct {
		payer rule.Payer
		rate  string
	}{{rule.Employee, x.housingEmployee}, {rule.Employer, x.housingEmployer}} {
		out.add(rule.Housing, side.payer, p.Housing.Floor, ceiling, decimal.RequireFromString(side.rate), known)
		if !x.toFen {
			(*out)[len(*out)-1].places = 0
		}
	}
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
	s, err := p.Slip(boss, x.earning(wage), payroll.Partial)
	require.NoError(t, err, "%s, wage %s", p.Month, wage)
	lines := map[[2]uint8]*rule.Line{}
	for i := range s.Lines {
		line := &s.Lines[i]
		lines[[2]uint8{uint8(line.Scheme()), uint8(line.Payer())}] = line
	}
	totals, complete, compared := map[rule.Payer]decimal.Decimal{}, map[rule.Payer]bool{rule.Employee: true,
		rule.Employer: true}, 0
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
		if !base.Equal(line.Base()) || ratBase.Cmp(base.Rat()) != 0 || !amount.Equal(line.Amount()) ||
			rat.Cmp(amount.Rat()) != 0 {
			t.Errorf("%s %s of %s, wage %s: line %s of %s, decimal %s of %s, rat %s of %s", i.scheme, i.payer, p.Month,
				wage,
				line.Amount(), line.Base(), amount, base, rat.FloatString(2), ratBase.FloatString(2))
		}
		totals[i.payer] = totals[i.payer].Add(amount)
	}
	assert.Equal(t, compared, len(s.Lines), "%s has lines nobody owes", p.Month)
	for payer, side := range map[rule.Payer]*payroll.Side{rule.Employee: &s.Employee, rule.Employer: &s.Employer} {
		total, err := side.Total()
		assert.Equal(t, complete[payer], err == nil, "%s total of %s: %v", payer, p.Month, err)
		if err == nil {
			assert.True(t, total.Equal(totals[payer]), "%s total of %s, wage %s: %s is not %s", payer, p.Month, wage,
				total, totals[payer])
		}
	}
	return compared
}

// pointed are the wages at which something happens: 0, the bounds of a wage, and a fen around every limit of the month.
func pointed(p *payroll.Policy) []decimal.Decimal {
	fen := decimal.New(1, -2)
	out := []decimal.Decimal{{}, fen, decimal.New(10_000_000_000, 0)}
	for _, f := range []rule.Figure{p.Pension.Floor, p.Pension.Ceiling, p.Medical.Floor, p.Medical.Ceiling,
		p.Unemployment.Floor, p.Unemployment.Ceiling,
		p.Injury.Floor, p.Injury.Ceiling, p.Housing.Floor, p.Housing.Ceiling, p.Housing.CeilingFiveTimes} {
		if f.Known() && !f.None() {
			d := f.Number().Decimal()
			out = append(out, d.Sub(fen), d, d.Add(fen))
		}
	}
	return out
}

// The first month that has a figure, and how many the oracles are asked for: to 2026-11.
var firstMonth = rule.MonthOf(2013, 1)

const oracleMonths = 167

// Every month from 2013-01 to 2026-11, the wages around every limit and as many by chance. The settings take turns, so
// that over the months each limit meets each of them.
func TestSlipIsWhatTheOraclesSay(t *testing.T) {
	random := rand.New(rand.NewPCG(20140519, 1))
	compared := 0
	for i := range oracleMonths {
		m := firstMonth.Add(i)
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
			turn := (i + m.Sub(firstMonth)) % len(all)
			compared += checkAgainstOracles(t, &p, all[turn], bosses[turn], wage)
		}
	}
	assert.Greater(t, compared, 90_000)
}

// termsOf are the settings of a month: a coefficient the month does not take becomes an own rate, a float where rates
// do not float none, and the higher ceiling of the fund is chosen where there is one.
func termsOf(p *payroll.Policy) []terms {
	out := someTerms()
	for i, x := range out {
		if x.coefficient != "" && !takesCoefficient(p, x.coefficient) {
			out[i].coefficient, out[i].unemployment = "", "0.0064"
		}
		if p.Injury.Float.Known() && !p.Injury.Float.None() {
			out[i].float = ""
		}
		out[i].fiveTimes = x.fiveTimes && !p.Housing.CeilingFiveTimes.None()
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
	f.Add(uint64(300_000), uint16(151), uint8(0)) // 2025-08
	f.Add(uint64(501_050), uint16(86), uint8(1))  // 2020-03
	f.Add(uint64(1_000_000_000_000), uint16(66), uint8(2))
	f.Add(uint64(533_333), uint16(166), uint8(3))  // 2026-11
	f.Add(uint64(627_500), uint16(96), uint8(4))   // 2021-01
	f.Add(uint64(1_000_001), uint16(86), uint8(3)) // 2020-03, exempt
	f.Add(uint64(1_000_003), uint16(87), uint8(5)) // 2020-04, half
	f.Add(uint64(800_050), uint16(23), uint8(6))   // 2014-12, the high class
	f.Add(uint64(3_000_010), uint16(43), uint8(6)) // 2016-08, five times
	f.Add(uint64(900_009), uint16(103), uint8(5))  // 2021-08, a social organisation
	all := months{}
	f.Fuzz(func(t *testing.T, fen uint64, month uint16, which uint8) {
		m := all.of(t, int(month)%oracleMonths)
		turn := int(which) % len(m.terms)
		checkAgainstOracles(t, &m.policy, m.terms[turn], m.bosses[turn], decimal.New(int64(fen%1_000_000_000_001), -2))
	})
}
