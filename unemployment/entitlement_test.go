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
	tabletest.Run(t, map[string]struct {
		a    Application
		code string
		says []string
	}{
		"a year of contributions": {good, "", nil},
		"11 months, some left": {change(func(a *Application) { a.PaidMonths, a.CarriedOver = 11, 1 }), "",
			nil},
		"11 months": {change(func(a *Application) { a.PaidMonths = 11 }), "not_applicable",
			[]string{"paid_months 11 are below 12"}},
		"resigned": {change(func(a *Application) { a.Cause = Resigned }), "not_applicable",
			[]string{"not an involuntary end"}},
		"closed the own business": {change(func(a *Application) { a.Cause = ClosedOwnBusiness }),
			"not_applicable", []string{"not an involuntary end"}},
		"left for the employer's fault": {change(func(a *Application) { a.Cause = LeftForEmployerFault }), "", nil},
		"not registered": {change(func(a *Application) { a.Registered = false }), "not_applicable",
			[]string{"registered"}},
		"does not look for work": {change(func(a *Application) { a.SeekingWork = false }), "not_applicable",
			[]string{"seeking_work"}},
		"every condition missing at once": {Application{Cause: Resigned}, "not_applicable",
			[]string{"paid_months", "cause", "registered", "seeking_work"}},
		"no cause": {change(func(a *Application) { a.Cause = 0 }), "missing_field",
			[]string{"cause is missing; use one of"}},
		"unknown cause": {change(func(a *Application) { a.Cause = 200 }), "out_of_range",
			[]string{"cause invalid(200) is not known"}},
		"numbers out of range": {change(func(a *Application) { a.PaidMonths, a.CarriedOver = -1, 25 }),
			"out_of_range", []string{"paid_months -1", "carried_over 25"}},
	}, func(t *testing.T, c struct {
		a    Application
		code string
		says []string
	}) {
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
