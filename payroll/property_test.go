package payroll_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Whatever the wage and the month: a total is the sum of the lines of its side, a line lies between what its limits
// give, an amount rises with the wage, and a wage put between the limits already gives the same line.
func FuzzSlipProperties(f *testing.F) {
	f.Add(uint64(0), uint64(1), uint16(0))
	f.Add(uint64(300_000), uint64(300_001), uint16(151))
	f.Add(uint64(533_333), uint64(10), uint16(151))
	f.Add(uint64(999_999_999_999), uint64(1), uint16(86))
	f.Add(uint64(551_000), uint64(551_001), uint16(150))
	f.Add(uint64(2_754_900), uint64(100), uint16(162))
	for month := range uint16(36) { // every fifth month from 2013-01
		f.Add(uint64(812_345), uint64(1), month*5)
	}
	all := months{}
	f.Fuzz(func(t *testing.T, fen, more uint64, month uint16) {
		const most = 1_000_000_000_001
		low := int64(fen % most)
		high := low + int64(more%(most-uint64(low)))
		m := all.of(t, int(month)%oracleMonths)
		slip := func(fen int64) payroll.Slip {
			s, err := m.policy.Slip(m.bosses[0], m.terms[0].earning(decimal.New(fen, -2)), payroll.Partial)
			require.NoError(t, err)
			return s
		}
		a, b := slip(low), slip(high)
		require.Equal(t, len(a.Lines), len(b.Lines), "which lines there are has nothing to do with the wage")
		for _, s := range []*payroll.Slip{&a, &b} {
			checkTotals(t, s)
		}
		for i := range a.Lines {
			x, y := &a.Lines[i], &b.Lines[i]
			assert.LessOrEqual(t, x.Fen(), y.Fen(), "%s %s falls as the wage rises", x.Scheme(), x.Payer())
			checkLine(t, x)
			checkLine(t, y)
			again := slip(x.Base().Shift(2).BigInt().Int64())
			assert.Equal(t, x.Fen(), again.Lines[i].Fen(), "%s %s: the base itself as a wage", x.Scheme(), x.Payer())
		}
	})
}

// FuzzStoredSlip: whatever the wage and the month, a slip that was stored is read back as it was.
func FuzzStoredSlip(f *testing.F) {
	for month := range uint16(36) { // every fifth month from 2013-01
		f.Add(uint64(812_345), month*5)
	}
	all := months{}
	f.Fuzz(func(t *testing.T, fen uint64, month uint16) {
		m := all.of(t, int(month)%oracleMonths)
		s, err := m.policy.Slip(m.bosses[0], m.terms[0].earning(decimal.New(int64(fen%1_000_000_000_001), -2)),
			payroll.Partial)
		require.NoError(t, err)
		checkStored(t, &s)
	})
}

// checkTotals adds up the lines of each side.
func checkTotals(t *testing.T, s *payroll.Slip) {
	t.Helper()
	for payer, side := range map[rule.Payer]*payroll.Side{rule.Employee: &s.Employee, rule.Employer: &s.Employer} {
		sum, missing := decimal.Decimal{}, false
		for i := range s.Lines {
			if line := &s.Lines[i]; line.Payer() == payer {
				sum = sum.Add(line.Amount())
				amount, ok := side.Amount(line.Scheme())
				assert.True(t, ok && amount.Equal(line.Amount()), "%s %s", line.Scheme(), payer)
			}
		}
		for _, m := range s.Missing {
			missing = missing || m.Payer == payer
		}
		total, err := side.Total()
		assert.Equal(t, missing, err != nil, "%s: %v", payer, err)
		if err == nil {
			assert.True(t, sum.Equal(*total), "%s: the lines give %s, the total is %s", payer, sum, total)
		}
	}
}

// checkStored writes a slip and reads it back: nothing about it has changed.
func checkStored(t *testing.T, s *payroll.Slip) {
	t.Helper()
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var back payroll.Slip
	require.NoError(t, json.Unmarshal(text, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(text), string(again))
	checkTotals(t, &back)
	require.Equal(t, *s, back, "with the documents and the errors in full")
	for i := range s.Lines {
		for _, lang := range []rule.Language{rule.English, rule.Chinese} {
			require.Equal(t, s.Lines[i].Explain(lang), back.Lines[i].Explain(lang))
		}
	}
}

// checkLine holds a line against its own limits and rate.
func checkLine(t *testing.T, l *rule.Line) {
	t.Helper()
	c := l.Charge()
	base := l.Base()
	assert.False(t, base.LessThan(c.Floor.Number().Decimal()), "%s %s", l.Scheme(), l.Payer())
	if !c.Fixed && !c.Ceiling.None() {
		assert.False(t, base.GreaterThan(c.Ceiling.Number().Decimal()), "%s %s", l.Scheme(), l.Payer())
	}
	switch {
	case c.Fixed:
		assert.True(t, base.Equal(c.Floor.Number().Decimal()))
		assert.Equal(t, rule.LimitNone, l.Limit())
	case l.Limit() == rule.LimitNone:
		assert.True(t, base.Equal(l.Declared()), "%s %s", l.Scheme(), l.Payer())
	case l.Limit() == rule.LimitFloor:
		assert.True(t, l.Declared().LessThan(base), "%s %s", l.Scheme(), l.Payer())
	default:
		assert.True(t, l.Declared().GreaterThan(base), "%s %s", l.Scheme(), l.Payer())
	}
	half := decimal.New(5, -3)
	if l.Scheme() == rule.Housing {
		half = decimal.New(5, -1)
	}
	off := l.Amount().Sub(base.Mul(l.Rate())).Abs()
	assert.False(t, off.GreaterThan(half), "%s %s is off by %s", l.Scheme(), l.Payer(), off)
	if !c.Fixed {
		assert.True(t, strings.HasSuffix(l.Formula(), " = "+l.Amount().StringFixed(2)), l.Formula())
	}
}

// brief is a slip's lines by scheme, with what is missing, in a few words.
func brief(s payroll.Slip) map[rule.Scheme]string {
	out := map[rule.Scheme]string{}
	for i := range s.Lines {
		l := &s.Lines[i]
		out[l.Scheme()] += fmt.Sprintf("%s %s %s %s; ", l.Payer(), l.Formula(), l.Limit(), l.Grade())
	}
	for _, m := range s.Missing {
		out[m.Scheme] += fmt.Sprintf("%s no %s %v; ", m.Payer, m.What, m.Err)
	}
	for _, x := range s.NotApplicable {
		out[x.Scheme] += x.Reason
	}
	return out
}

// Over 48 months, and the first of the relief of 2020, each figure is changed alone, or with the one it must be given
// with: the lines of its own scheme may change, no other scheme's may.
func TestChangingOneSchemeChangesNoOther(t *testing.T) {
	person := earning(t, "8000")
	months := []rule.Month{rule.MonthOf(2020, 3)}
	for m := rule.MonthOf(2022, 1); m.Before(rule.MonthOf(2026, 1)); m = m.Add(1) {
		months = append(months, m)
	}
	changedBy := map[string]int{}
	for _, m := range months {
		p, err := guangzhou.Policy(m)
		require.NoError(t, err)
		coefficient := "1"
		if takesCoefficient(&p, "0.6") {
			coefficient = "0.6"
		}
		boss := employer(t, payroll.Settings{InjuryClass: 2, UnemploymentCoefficient: coefficient,
			HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05",
			Relief2020: "small"})
		s, err := p.Slip(boss, person, payroll.Partial)
		require.NoError(t, err)
		before := brief(s)
		for _, name := range payroll.FigureNames() {
			if strings.HasPrefix(name, "pension.employer_rate_") {
				continue // of months with two classes: TestPensionClass
			}
			own := together(&p, name, otherValue(name))
			changed, err := p.WithAll(own)
			require.NoError(t, err, "%s %s", m, name)
			s, err := changed.Slip(boss, person, payroll.Partial)
			require.NoError(t, err, "%s %s", m, name)
			after := brief(s)
			for _, scheme := range rule.Schemes() {
				if before[scheme] == after[scheme] {
					continue
				}
				if !reaches(own, scheme) {
					t.Fatalf("%s: %s changed %s from %q to %q", m, name, scheme, before[scheme], after[scheme])
				}
				changedBy[name]++
			}
		}
	}
	for _, name := range payroll.FigureNames() {
		if !forOthers(name) {
			assert.Positive(t, changedBy[name], "%s changes nothing, so the test says nothing about it", name)
		}
	}
}

// forOthers reports whether a figure is not among those the employer of the test pays by: it is of class 2, small, an
// enterprise of one pension rate and the ordinary ceiling, and its people are staff. Ranges, coefficients and the float
// only decide which settings are taken.
func forOthers(name string) bool {
	others := []string{"housing.min_rate", "housing.max_rate", "housing.ceiling_five_times", "injury.float",
		"injury.special_floor", "injury.special_ceiling", "medical.social_relief_rate", "relief_2020.large"}
	return slices.Contains(others, name) || strings.HasPrefix(name, "unemployment.coefficient_") ||
		strings.HasPrefix(name, "pension.employer_rate_") || strings.HasPrefix(name, "injury.class_") &&
		name != "injury.class_2_rate"
}

// reaches reports whether one of the figures is of a scheme; the relief of 2020 is of three.
func reaches(own map[string]string, scheme rule.Scheme) bool {
	for name := range own {
		of, _, _ := strings.Cut(name, ".")
		if of == scheme.String() || of == "relief_2020" && slices.Contains([]rule.Scheme{rule.Pension,
			rule.Unemployment, rule.Injury}, scheme) {
			return true
		}
	}
	return false
}

// otherValue is a value that changes a slip of 8,000 yuan in every month where the figure enters.
func otherValue(name string) string {
	switch {
	case name == "housing.deposit_unit":
		return "0.1"
	case name == "housing.min_rate":
		return "0.04"
	case strings.HasSuffix(name, ".floor"), name == "injury.special_floor":
		return "9000"
	case strings.HasSuffix(name, ".ceiling"), name == "injury.special_ceiling":
		return "7900"
	case name == "housing.ceiling_five_times":
		return "79000"
	case name == "injury.float":
		return "1"
	case strings.HasSuffix(name, ".city_average"):
		return "12345.67"
	case name == "unemployment.coefficient_middle":
		return "0.6"
	}
	return "0.09"
}

// A wage changed in one scheme changes that scheme (and maternity with medical) and no other.
func TestChangingOneWageChangesNoOtherScheme(t *testing.T) {
	boss := employer(t, settings())
	other := decimal.NewNullDecimal(decimal.New(9000, 0))
	sets := map[rule.Scheme]func(*payroll.Wages){
		rule.Pension:      func(w *payroll.Wages) { w.Pension = other },
		rule.Medical:      func(w *payroll.Wages) { w.Medical = other },
		rule.Unemployment: func(w *payroll.Wages) { w.Unemployment = other },
		rule.Injury:       func(w *payroll.Wages) { w.Injury = other },
		rule.Housing:      func(w *payroll.Wages) { w.Housing = other },
	}
	for m := rule.MonthOf(2022, 1); m.Before(rule.MonthOf(2026, 1)); m = m.Add(1) {
		p, err := guangzhou.Policy(m)
		require.NoError(t, err)
		s, err := p.Slip(boss, earning(t, "8000"), payroll.Partial)
		require.NoError(t, err)
		before := brief(s)
		for own, set := range sets {
			e := earning(t, "8000")
			set(&e.Wages)
			s, err := p.Slip(boss, e, payroll.Partial)
			require.NoError(t, err)
			for scheme, text := range brief(s) {
				if scheme != own && !(own == rule.Medical && scheme == rule.Maternity) {
					assert.Equal(t, before[scheme], text, "%s: the wage of %s changed %s", m, own, scheme)
				}
			}
		}
	}
}

// Run with -race: 10,000 slips by eight at once, all from one policy and one employer, are those made one by one.
func TestManySlipsAtOnceAreTheSame(t *testing.T) {
	const slips, workers = 10_000, 8
	p, boss := policy(t, "2021-08"), employer(t, settings())
	one := func(i int) [32]byte {
		s, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(int64(i)*731, -2))})
		if err != nil {
			return sha256.Sum256([]byte(err.Error()))
		}
		var b strings.Builder
		for i := range s.Lines {
			l := &s.Lines[i]
			b.WriteString(l.Scheme().String() + l.Payer().String() + l.Declared().String() + l.Formula() +
				l.Grade().String() + l.Limit().String() + l.Cites()[0].Title)
		}
		for _, side := range []*payroll.Side{&s.Employee, &s.Employer} {
			total, err := side.Total()
			b.WriteString(fmt.Sprint(total, err))
		}
		return sha256.Sum256([]byte(b.String()))
	}
	want, got := make([][32]byte, slips), make([][32]byte, slips)
	for i := range want {
		want[i] = one(i)
	}
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			for i := worker; i < slips; i += workers {
				got[i] = one(i)
			}
		})
	}
	group.Wait()
	differ := 0
	for i := range want {
		if want[i] != got[i] {
			differ++
		}
	}
	assert.Zero(t, differ)
	assert.NotEqual(t, want[1000], want[2000], "different wages give different slips")
}

// What is rounded is each line: 5,333.33 at 8 %, 2 % and 0.2 % is 426.67 + 106.67 + 10.67 = 544.01, not 10.2 % =
// 544.00.
func TestTotalIsTheSumOfTheRoundedLines(t *testing.T) {
	p := *policy(t, "2021-08")
	for _, f := range []*rule.Figure{&p.Pension.Floor, &p.Medical.Floor, &p.Unemployment.Floor} {
		*f = rule.SuppliedFigure(rule.Number{}, "no floor")
	}
	s, err := p.Slip(employer(t, settings()), earning(t, "5333.33", rule.Housing))
	require.NoError(t, err)
	total, err := s.Employee.Total()
	require.NoError(t, err)
	tabletest.Equal(t, "544.01", *total)
}

// Amounts that binary floats and half-even rounding get wrong, as one line at an own rate on an own wage.
func TestAmountsOthersGetWrong(t *testing.T) {
	type c struct{ name, wage, rate, want string }
	tabletest.Each(t, []c{
		{name: "25.055 is 25.06", wage: "5011", rate: "0.005", want: "25.06"},
		{name: "512.545 is 512.55", wage: "9319", rate: "0.055", want: "512.55"},
		{name: "16.315 is 16.32", wage: "6275", rate: "0.0026", want: "16.32"},
		{name: "250.525 is 250.53", wage: "5010.50", rate: "0.05", want: "250.53"},
		{name: "13.60975 is 13.61", wage: "7777", rate: "0.00175", want: "13.61"},
		{name: "49.7728 is 49.77", wage: "7777", rate: "0.0064", want: "49.77"},
		{name: "0.005 is 0.01", wage: "0.10", rate: "0.05", want: "0.01"},
		{name: "0.00499999 is 0.00", wage: "0.10", rate: "0.0499999", want: "0.00"},
		{name: "10^10 at 100 %", wage: "10000000000", rate: "1", want: "10000000000.00"},
		{name: "10^10 at 0.00000001", wage: "10000000000", rate: "0.00000001", want: "100.00"},
	}, func(t *testing.T, c c) {
		p := *policy(t, "2025-08")
		p.Pension.Floor = rule.SuppliedFigure(rule.Number{}, "no floor")
		p.Pension.Ceiling = rule.SuppliedFigure(rule.NoNumber(), "no ceiling")
		own, err := p.With("pension.employee_rate", c.rate)
		require.NoError(t, err)
		s, err := own.Slip(employer(t, settings()),
			earning(t, c.wage, rule.Medical, rule.Unemployment, rule.Injury, rule.Housing))
		require.NoError(t, err)
		amount, ok := s.Employee.Amount(rule.Pension)
		require.True(t, ok)
		tabletest.Equal(t, c.want, amount)
	})
}
