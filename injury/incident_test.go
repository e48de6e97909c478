package injury_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func date(t testing.TB, text string) rule.Date {
	t.Helper()
	if text == "" {
		return rule.Date{}
	}
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestDeadlines(t *testing.T) {
	tabletest.Run(t, map[string]struct{ accident, extended, employer, person string }{
		"30 days and a year":                  {"2026-03-01", "", "2026-03-31", "2027-03-01"},
		"an extension":                        {"2026-03-01", "2026-05-15", "2026-05-15", "2027-03-01"},
		"an extension to before the deadline": {"2026-03-01", "2026-03-10", "2026-03-31", "2027-03-01"},
		"on 29 February":                      {"2024-02-29", "", "2024-03-30", "2025-02-28"},
		"over the turn of the year":           {"2025-12-15", "", "2026-01-14", "2026-12-15"},
	}, func(t *testing.T, c struct{ accident, extended, employer, person string }) {
		got, err := injury.Application{Accident: date(t, c.accident), Extended: date(t, c.extended)}.Deadlines()
		require.NoError(t, err)
		assert.Equal(t, c.employer, got.Employer.String())
		assert.Equal(t, c.person, got.Person.String())
	})
	for accident, code := range map[string]string{"": "missing_field", "2200-12-31": "bad_date"} {
		_, err := injury.Application{Accident: date(t, accident)}.Deadlines()
		assert.Equal(t, code, rule.CodeOf(err))
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}

func TestCostBearer(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		filed, extended string
		uninsured       bool
		settled         string
		arose           string
		want            injury.Payer
	}{ // the accident is on 2026-03-01, so the employer's last day is 2026-03-31
		"in time":                                {"2026-03-31", "", false, "", "2026-03-01", injury.Fund},
		"a day late, before it":                  {"2026-04-01", "", false, "", "2026-03-31", injury.Employer},
		"a day late, on the day of the accident": {"2026-04-01", "", false, "", "2026-03-01", injury.Employer},
		"a day late, from it on":                 {"2026-04-01", "", false, "", "2026-04-01", injury.Fund},
		"within the extension":                   {"2026-04-30", "2026-04-30", false, "", "2026-03-02", injury.Fund},
		"never filed":                            {"", "", false, "", "2026-12-01", injury.Employer},
		"uninsured, never settled":               {"2026-03-02", "", true, "", "2030-01-01", injury.Employer},
		"uninsured, before it settled":           {"2026-03-02", "", true, "2026-06-01", "2026-05-31", injury.Employer},
		"uninsured, new costs after":             {"2026-03-02", "", true, "2026-06-01", "2026-06-01", injury.Fund},
		"uninsured and filed late":               {"2026-08-01", "", true, "2026-06-01", "2026-07-01", injury.Employer},
	}, func(t *testing.T, c struct {
		filed, extended string
		uninsured       bool
		settled         string
		arose           string
		want            injury.Payer
	}) {
		cost := injury.Cost{
			Application: injury.Application{Accident: date(t, "2026-03-01"), Extended: date(t, c.extended)},
			Filed:       date(t, c.filed), Uninsured: c.uninsured, Settled: date(t, c.settled), Usual: injury.Fund,
			Arose: date(t, c.arose)}
		got, err := cost.Bearer()
		require.NoError(t, err)
		assert.Equal(t, c.want.String(), got.String())
		cost.Usual = injury.Employer
		always, err := cost.Bearer()
		require.NoError(t, err)
		assert.Equal(t, injury.Employer, always, "what the employer bears anyway stays with it")
	})
}

func TestCostBearerErrors(t *testing.T) {
	day := date(t, "2026-03-01")
	accident := injury.Application{Accident: day}
	for _, c := range []struct {
		name string
		cost injury.Cost
		code string
	}{
		{name: "no accident", cost: injury.Cost{Usual: injury.Fund, Arose: day}, code: "missing_field"},
		{name: "no payer", cost: injury.Cost{Application: accident, Arose: day}, code: "missing_field"},
		{name: "an unknown payer", cost: injury.Cost{Application: accident, Usual: 3, Arose: day},
			code: "out_of_range"},
		{name: "a cost before", cost: injury.Cost{Application: accident, Usual: injury.Fund, Arose: day.Add(-1)},
			code: "bad_date"},
		{name: "no day of the cost", cost: injury.Cost{Application: accident, Usual: injury.Fund},
			code: "missing_field"},
		{name: "filed before the accident", code: "bad_date",
			cost: injury.Cost{Application: accident, Usual: injury.Fund, Arose: day, Filed: day.Add(-1)}},
		{name: "settled before it", code: "bad_date",
			cost: injury.Cost{Application: accident, Usual: injury.Fund, Arose: day, Settled: day.Add(-1)}},
	} {
		got, err := c.cost.Bearer()
		assert.Equal(t, c.code, rule.CodeOf(err), c.name)
		assert.Zero(t, got, c.name)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
	assert.Empty(t, injury.Payer(0).String())
}
