package payroll_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// madeMonth is a month's figures with the settings that take turns in it, and the plans that were made of them.
type madeMonth struct {
	policy payroll.Policy
	terms  []terms
	bosses []payroll.Employer
	plans  map[[2]uint8]*payroll.Plan // by settings and by who is outside of what
}

// months makes each month once: a search asks for the same ones all the time.
type months map[int]*madeMonth

func (all months) of(t *testing.T, number int) *madeMonth {
	t.Helper()
	if made := all[number]; made != nil {
		return made
	}
	p, err := guangzhou.Policy(firstMonth.Add(number))
	require.NoError(t, err)
	made := &madeMonth{policy: p, terms: termsOf(&p), plans: map[[2]uint8]*payroll.Plan{}}
	for _, x := range made.terms {
		made.bosses = append(made.bosses, employer(t, x.settings()))
	}
	all[number] = made
	return made
}

// plan is that of the settings for people who are outside of some schemes.
func (m *madeMonth) plan(t *testing.T, which, outside uint8) *payroll.Plan {
	t.Helper()
	key := [2]uint8{which, outside}
	if m.plans[key] == nil {
		plan, err := m.policy.Plan(m.bosses[which], exclusions(outside), m.terms[which].options()...)
		require.NoError(t, err)
		m.plans[key] = plan
	}
	return m.plans[key]
}

// exclusions are the schemes of the bits that are set.
func exclusions(bits uint8) []payroll.Exclusion {
	var out []payroll.Exclusion
	for _, scheme := range rule.Schemes() {
		if bits>>(scheme-rule.Pension)&1 == 1 {
			out = append(out, payroll.Exclusion{Scheme: scheme, Reason: "insured elsewhere"})
		}
	}
	return out
}

// own puts a wage of its own for a scheme into the columns of a plan and into a person, and returns the schemes that
// follow it; 0 is none.
func own(scheme uint8, fen int64, columns *payroll.WageColumns, person *payroll.Employee) []rule.Scheme {
	column, wage := []int64{fen}, decimal.NewNullDecimal(decimal.New(fen, -2))
	switch scheme % 6 {
	case 1:
		columns.Pension, person.Wages.Pension = column, wage
		return []rule.Scheme{rule.Pension}
	case 2:
		columns.Medical, person.Wages.Medical = column, wage
		return []rule.Scheme{rule.Medical, rule.Maternity, rule.IllnessSupplement}
	case 3:
		columns.Unemployment, person.Wages.Unemployment = column, wage
		return []rule.Scheme{rule.Unemployment}
	case 4:
		columns.Injury, person.Wages.Injury = column, wage
		return []rule.Scheme{rule.Injury}
	case 5:
		columns.Housing, person.Wages.Housing = column, wage
		return []rule.Scheme{rule.Housing}
	}
	return nil
}

// followed reports whether a scheme of a plan goes by the one wage and not by its own.
func followed(plan *payroll.Plan, apart []rule.Scheme) bool {
	follows := func(scheme rule.Scheme) bool { return !slices.Contains(apart, scheme) }
	return slices.ContainsFunc(plan.Columns(), func(c payroll.Column) bool { return follows(c.Scheme) }) ||
		slices.ContainsFunc(plan.Missing(), func(m payroll.Missing) bool { return follows(m.Scheme) })
}

// FuzzFastPath: a plan's columns and rows are the slip to the fen, whatever the month, the settings, who is outside of
// what and the wages; what the slip refuses both refuse, naming the same wage.
func FuzzFastPath(f *testing.F) {
	for month := range uint16(42) { // every fourth month from 2013-01
		f.Add(month*4, uint8(month), uint8(0), int64(812_345), uint8(month), int64(300_000))
	}
	f.Add(uint16(151), uint8(0), uint8(0b1000), int64(-1), uint8(2), int64(800_000))
	f.Add(uint16(151), uint8(1), uint8(0), int64(1_000_000_000_000), uint8(5), int64(1_000_000_000_001))
	all := months{}
	f.Fuzz(func(t *testing.T, month uint16, which, outside uint8, wage int64, scheme uint8, ownWage int64) {
		m := all.of(t, int(month)%oracleMonths)
		which %= uint8(len(m.terms))
		plan := m.plan(t, which, outside&0b111_1111)
		person := m.terms[which].earning(decimal.New(wage, -2))
		person.Outside = exclusions(outside)
		b := plan.NewBatch(1)
		b.Wages.All = []int64{wage}
		apart := own(scheme, ownWage, &b.Wages, &person)
		if !followed(plan, apart) {
			person.Wage = decimal.NullDecimal{} // of wages that no scheme follows a plan checks the length alone
		}
		refused, err := plan.Fill(b, 1)
		require.NoError(t, err)
		require.Equal(t, refused, checkRows(t, plan, b, 1), "rows and columns refuse the same")
		s, slipErr := m.policy.Slip(m.bosses[which], person, payroll.Partial)
		if slipErr != nil || len(refused) > 0 {
			checkRefusal(t, refused, slipErr)
			return
		}
		checkRow(t, plan, b, 0, &s)
	})
}

// checkRefusal compares the wages that a plan refuses with the error of the slip.
func checkRefusal(t *testing.T, refused []payroll.RowError, slip error) {
	t.Helper()
	var want, got []string
	for one := range rule.Errors(slip) {
		field, ok := one.(*rule.FieldError)
		require.True(t, ok, "%v", one)
		want = append(want, rule.CodeOf(one)+" "+field.Value)
	}
	for _, one := range refused {
		got = append(got, rule.CodeOf(one)+" "+decimal.New(one.Wage, -2).String())
	}
	require.ElementsMatch(t, want, got)
}
