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
	type c struct{ name, accident, extended, employer, person string }
	tabletest.Each(t, []c{
		{name: "30 days and a year", accident: "2026-03-01", extended: "", employer: "2026-03-31",
			person: "2027-03-01"},
		{name: "an extension", accident: "2026-03-01", extended: "2026-05-15", employer: "2026-05-15",
			person: "2027-03-01"},
		{name: "an extension to the deadline", accident: "2026-03-01", extended: "2026-03-31",
			employer: "2026-03-31", person: "2027-03-01"},
		{name: "on 29 February", accident: "2024-02-29", extended: "", employer: "2024-03-30", person: "2025-02-28"},
		{name: "over the turn of the year", accident: "2025-12-15", extended: "", employer: "2026-01-14",
			person: "2026-12-15"},
		{name: "the last accident", accident: "2199-12-30", employer: "2200-01-29", person: "2200-12-30"},
	}, func(t *testing.T, c c) {
		got, err := injury.Application{Accident: date(t, c.accident), Extended: date(t, c.extended)}.Deadlines()
		require.NoError(t, err)
		assert.Equal(t, c.employer, got.Employer.String())
		assert.Equal(t, c.person, got.Person.String())
	})
	for _, c := range []struct{ name, accident, extended, code string }{
		{name: "no accident", code: "missing_field"},
		{name: "at the end of the calendar", accident: "2200-12-31", code: "bad_date"},
		{name: "less than a leap year before it", accident: "2199-12-31", code: "bad_date"},
		{name: "an extension to before the deadline", accident: "2026-03-01", extended: "2026-03-30", code: "conflict"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := injury.Application{Accident: date(t, c.accident), Extended: date(t, c.extended)}.Deadlines()
			assert.Equal(t, c.code, rule.CodeOf(err))
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		})
	}
}

func TestCostBearer(t *testing.T) {
	type c struct {
		name, filed, extended string
		uninsured             bool
		settled               string
		arose                 string
		want                  injury.Payer
	}
	tabletest.Each(t, []c{ // the accident is on 2026-03-01, so the employer's last day is 2026-03-31
		{name: "in time", filed: "2026-03-31", extended: "", uninsured: false, settled: "", arose: "2026-03-01",
			want: injury.Fund},
		{name: "a day late, before it", filed: "2026-04-01", extended: "", uninsured: false, settled: "",
			arose: "2026-03-31", want: injury.Employer},
		{name: "a day late, on the day of the accident", filed: "2026-04-01", extended: "", uninsured: false,
			settled: "", arose: "2026-03-01", want: injury.Employer},
		{name: "a day late, from it on", filed: "2026-04-01", extended: "", uninsured: false, settled: "",
			arose: "2026-04-01", want: injury.Fund},
		{name: "within the extension", filed: "2026-04-30", extended: "2026-04-30", uninsured: false, settled: "",
			arose: "2026-03-02", want: injury.Fund},
		{name: "never filed", filed: "", extended: "", uninsured: false, settled: "", arose: "2026-12-01",
			want: injury.Employer},
		{name: "uninsured, never settled", filed: "2026-03-02", extended: "", uninsured: true, settled: "",
			arose: "2030-01-01", want: injury.Employer},
		{name: "uninsured, before it settled", filed: "2026-03-02", extended: "", uninsured: true,
			settled: "2026-06-01", arose: "2026-05-31", want: injury.Employer},
		{name: "uninsured, new costs after", filed: "2026-03-02", extended: "", uninsured: true, settled: "2026-06-01",
			arose: "2026-06-01", want: injury.Fund},
		{name: "uninsured and filed late", filed: "2026-08-01", extended: "", uninsured: true, settled: "2026-06-01",
			arose: "2026-07-01", want: injury.Employer},
	}, func(t *testing.T, c c) {
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
