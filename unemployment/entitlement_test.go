package unemployment

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestInvoluntary(t *testing.T) {
	for _, c := range []Cause{ContractExpired, EmployerBankrupt, EmployerClosed, DismissedForFault, DismissedWithNotice,
		LaidOff,
		AgreedOnEmployerSide, Discharged, LeftForEmployerFault, OtherInvoluntary} {
		assert.True(t, c.Involuntary(), "art. 16: %d", c)
	}
	for _, c := range []Cause{0, Resigned, ClosedOwnBusiness, 200} {
		assert.False(t, c.Involuntary(), "%d", c)
	}
}

func TestEligible(t *testing.T) {
	good := Application{Contributed: Contributed{PaidMonths: 12}, Cause: LaidOff, Registered: true, SeekingWork: true}
	change := func(edit func(*Application)) Application {
		a := good
		edit(&a)
		return a
	}
	type c struct {
		name string
		a    Application
		code string
		says []string
	}
	tabletest.Each(t, []c{
		{name: "a year of contributions", a: good, code: "", says: nil},
		{name: "11 months, some left", a: change(func(a *Application) { a.PaidMonths, a.CarriedOver = 11, 1 }),
			code: "", says: nil},
		{name: "11 months", a: change(func(a *Application) { a.PaidMonths = 11 }), code: "not_applicable",
			says: []string{"paid_months 11 are below 12"}},
		{name: "resigned", a: change(func(a *Application) { a.Cause = Resigned }), code: "not_applicable",
			says: []string{"not an involuntary end"}},
		{name: "closed the own business", a: change(func(a *Application) { a.Cause = ClosedOwnBusiness }),
			code: "not_applicable", says: []string{"not an involuntary end"}},
		{name: "left for the employer's fault", a: change(func(a *Application) { a.Cause = LeftForEmployerFault }),
			code: "", says: nil},
		{name: "not registered", a: change(func(a *Application) { a.Registered = false }), code: "not_applicable",
			says: []string{"registered"}},
		{name: "does not look for work", a: change(func(a *Application) { a.SeekingWork = false }),
			code: "not_applicable", says: []string{"seeking_work"}},
		{name: "every condition missing at once", a: Application{Cause: Resigned}, code: "not_applicable",
			says: []string{"paid_months", "cause", "registered", "seeking_work"}},
		{name: "no cause", a: change(func(a *Application) { a.Cause = 0 }), code: "missing_field",
			says: []string{"cause is missing; use one of"}},
		{name: "unknown cause", a: change(func(a *Application) { a.Cause = 200 }), code: "out_of_range",
			says: []string{"cause invalid(200) is not known"}},
		{name: "numbers out of range", a: change(func(a *Application) { a.PaidMonths, a.CarriedOver = -1, 25 }),
			code: "out_of_range", says: []string{"paid_months -1", "carried_over 25"}},
	}, func(t *testing.T, c c) {
		err := Guangdong().Eligible(c.a)
		assert.Equal(t, c.code, rule.CodeOf(err))
		if err != nil {
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		}
		for _, s := range c.says {
			require.ErrorContains(t, err, s)
		}
	})
}
