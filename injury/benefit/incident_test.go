package benefit

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
		"30 days and a year":        {"2026-03-01", "", "2026-03-31", "2027-03-01"},
		"an extension":              {"2026-03-01", "2026-05-15", "2026-05-15", "2027-03-01"},
		"an extension that is none": {"2026-03-01", "2026-03-10", "2026-03-31", "2027-03-01"},
		"on 29 February":            {"2024-02-29", "", "2024-03-30", "2025-02-28"},
		"over the turn of the year": {"2025-12-15", "", "2026-01-14", "2026-12-15"},
	}, func(t *testing.T, c struct{ accident, extended, employer, person string }) {
		employer, person, err := Incident{Accident: date(t, c.accident), Extended: date(t, c.extended)}.Deadlines()
		require.NoError(t, err)
		assert.Equal(t, c.employer, employer.String())
		assert.Equal(t, c.person, person.String())
	})
	for _, accident := range []string{"", "2200-12-31"} {
		_, _, err := Incident{Accident: date(t, accident)}.Deadlines()
		assert.Equal(t, "bad_date", rule.CodeOf(err))
	}
}

func TestPayer(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		filed, extended string
		uninsured       bool
		settled         string
		arose           string
		want            Payer
	}{ // the accident is on 2026-03-01, so the employer's last day is 2026-03-31
		"in time":                                {"2026-03-31", "", false, "", "2026-03-01", Fund},
		"a day late, before it":                  {"2026-04-01", "", false, "", "2026-03-31", Employer},
		"a day late, on the day of the accident": {"2026-04-01", "", false, "", "2026-03-01", Employer},
		"a day late, from it on":                 {"2026-04-01", "", false, "", "2026-04-01", Fund},
		"within the extension":                   {"2026-04-30", "2026-04-30", false, "", "2026-03-02", Fund},
		"never filed":                            {"", "", false, "", "2026-12-01", Employer},
		"uninsured, never settled":               {"2026-03-02", "", true, "", "2030-01-01", Employer},
		"uninsured, before it settled":           {"2026-03-02", "", true, "2026-06-01", "2026-05-31", Employer},
		"uninsured, new costs after":             {"2026-03-02", "", true, "2026-06-01", "2026-06-01", Fund},
		"uninsured and filed late":               {"2026-08-01", "", true, "2026-06-01", "2026-07-01", Employer},
	}, func(t *testing.T, c struct {
		filed, extended string
		uninsured       bool
		settled         string
		arose           string
		want            Payer
	}) {
		i := Incident{Accident: date(t, "2026-03-01"), Filed: date(t, c.filed), Extended: date(t, c.extended), Uninsured: c.uninsured, Settled: date(t, c.settled)}
		got, err := i.Payer(Fund, date(t, c.arose))
		require.NoError(t, err)
		assert.Equal(t, c.want.String(), got.String())
		always, err := i.Payer(Employer, date(t, c.arose))
		require.NoError(t, err)
		assert.Equal(t, Employer, always, "what the employer bears anyway stays with it")
	})
}

func TestPayerErrors(t *testing.T) {
	day := date(t, "2026-03-01")
	tabletest.Run(t, map[string]struct {
		i     Incident
		usual Payer
		arose string
		code  string
	}{
		"no accident":               {Incident{}, Fund, "2026-03-01", "bad_date"},
		"no payer":                  {Incident{Accident: day}, 0, "2026-03-01", "out_of_range"},
		"an unknown payer":          {Incident{Accident: day}, 3, "2026-03-01", "out_of_range"},
		"a cost before":             {Incident{Accident: day}, Fund, "2026-02-28", "bad_date"},
		"no day of the cost":        {Incident{Accident: day}, Fund, "", "bad_date"},
		"filed before the accident": {Incident{Accident: day, Filed: day.Add(-1)}, Fund, "2026-03-01", "bad_date"},
		"settled before it":         {Incident{Accident: day, Settled: day.Add(-1)}, Fund, "2026-03-01", "bad_date"},
	}, func(t *testing.T, c struct {
		i     Incident
		usual Payer
		arose string
		code  string
	}) {
		got, err := c.i.Payer(c.usual, date(t, c.arose))
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.Zero(t, got)
	})
	assert.Empty(t, Payer(0).String())
}
