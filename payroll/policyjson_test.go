package payroll_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// slipText is everything a slip says, for comparing slips.
func slipText(t testing.TB, s payroll.Slip) string {
	t.Helper()
	var b strings.Builder
	for i := range s.Lines {
		l := &s.Lines[i]
		b.WriteString(l.Declared().String() + " " + l.Base().String() + " " + l.Rate().String() + " " +
			l.Amount().String() + " " + l.Limit().String() + " " +
			l.Grade().String() + " " + l.Formula() + "\n" + l.Explain(rule.English) + "\n" +
			l.Explain(rule.Chinese) + "\n")
		cites, err := json.Marshal(l.Cites())
		require.NoError(t, err)
		b.Write(cites)
	}
	for _, m := range s.Missing {
		b.WriteString("missing " + m.Scheme.String() + " " + m.Payer.String() + " " + m.What + " " +
			rule.CodeOf(m.Err) + ": " + m.Err.Error() + "\n")
	}
	for _, x := range s.NotApplicable {
		b.WriteString("not applicable " + x.Scheme.String() + ": " + x.Reason + "\n")
	}
	for _, n := range s.Notices {
		b.WriteString(n.Code + ": " + n.In(rule.English) + n.In(rule.Chinese) + "\n")
	}
	for _, side := range []*payroll.Side{&s.Employee, &s.Employer} {
		total, err := side.Total()
		if err != nil {
			b.WriteString(err.Error())
			continue
		}
		b.WriteString(total.String())
	}
	return b.String()
}

// Written and read back, a policy gives the same slips to the last word, unknown figures and their reasons included.
func TestPolicyJSONRoundTrip(t *testing.T) {
	boss := employer(t, payroll.Settings{InjuryClass: 1, UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
		HousingEmployeeRate: "0.05",
		PensionClass:        "state", Relief2020: "large"})
	type c struct {
		name, month string
		with        []guangzhou.Option
	}
	tabletest.Each(t, []c{
		{name: "before most figures", month: "2013-05", with: nil},
		{name: "two classes of a rate", month: "2014-12", with: nil},
		{name: "three injury classes", month: "2015-07", with: nil},
		{name: "two ceilings of the fund", month: "2016-08", with: nil},
		{name: "the halving", month: "2020-03", with: nil},
		{name: "everything known", month: "2021-08", with: nil},
		{name: "two rates in dispute", month: "2022-08", with: nil},
		{name: "the likelier rate", month: "2022-08", with: []guangzhou.Option{guangzhou.Disputed()}},
		{name: "rates that do not float", month: "2025-06", with: nil},
		{name: "held", month: "2027-12", with: []guangzhou.Option{guangzhou.CarryForward()}},
		{name: "the supplement not levied", month: "2025-08", with: nil},
		{name: "no pension limits", month: "2026-09", with: nil},
		{name: "carried forward", month: "2026-09", with: []guangzhou.Option{guangzhou.CarryForward()}},
		{name: "as known on a day", month: "2025-08",
			with: []guangzhou.Option{guangzhou.KnownOn(rule.DateOf(2025, 6, 30))}},
		{name: "nothing known", month: "2030-01", with: nil},
	}, func(t *testing.T, c c) {
		p := policy(t, c.month, c.with...)
		text, err := json.Marshal(p)
		require.NoError(t, err)
		var back payroll.Policy
		require.NoError(t, json.Unmarshal(text, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(text), string(again), "a second writing differs from the first")
		assert.Equal(t, p.Place, back.Place)
		assert.Equal(t, p.Month, back.Month)
		for _, wage := range []string{"0", "3000", "8000.01", "30000", "100000"} {
			want, err := p.Slip(boss, earning(t, wage), payroll.Partial)
			require.NoError(t, err)
			got, err := back.Slip(boss, earning(t, wage), payroll.Partial)
			require.NoError(t, err)
			assert.Equal(t, slipText(t, want), slipText(t, got), "wage %s", wage)
		}
	})
}

// Policies written before a figure had its name are read: what may be absent is then none, and the slip is the same;
// what must be there is asked for.
func TestPolicyJSONWithoutNewerFigures(t *testing.T) {
	for _, month := range []string{"2015-07", "2020-01", "2021-06", "2025-08", "2026-06"} {
		t.Run(month, func(t *testing.T) {
			p := policy(t, month)
			text, err := json.Marshal(p)
			require.NoError(t, err)
			var doc, figures map[string]json.RawMessage
			require.NoError(t, json.Unmarshal(text, &doc))
			require.NoError(t, json.Unmarshal(doc["figures"], &figures))
			for _, name := range []string{"pension.employer_rate_high", "pension.employer_rate_low",
				"medical.social_relief_rate", "injury.float", "injury.special_floor", "injury.special_ceiling",
				"housing.ceiling_five_times", "relief_2020.small", "relief_2020.large"} {
				require.Contains(t, figures, name)
				delete(figures, name)
			}
			doc["figures"], err = json.Marshal(figures)
			require.NoError(t, err)
			text, err = json.Marshal(doc)
			require.NoError(t, err)
			var old payroll.Policy
			require.NoError(t, json.Unmarshal(text, &old))
			assert.True(t, old.Relief2020.Small.None() && old.Injury.Float.None() &&
				old.Housing.CeilingFiveTimes.None() && old.Pension.EmployerRateHigh.None())
			for _, wage := range []string{"0", "8000.01", "100000"} {
				want, err := p.Slip(employer(t, settings()), earning(t, wage))
				require.NoError(t, err)
				got, err := old.Slip(employer(t, settings()), earning(t, wage))
				require.NoError(t, err)
				assert.Equal(t, slipText(t, want), slipText(t, got))
			}
			assert.NotEmpty(t, old.Figures())
			again, err := json.Marshal(old)
			require.NoError(t, err)
			assert.Contains(t, string(again), `"relief_2020.small":{"none":true`)
		})
	}
	var p payroll.Policy
	assert.ErrorContains(t, json.Unmarshal([]byte(withFigure(t, "pension.employer_rate", "")), &p),
		"figures.pension.employer_rate is missing")
	require.NoError(t, json.Unmarshal([]byte(withFigure(t, "medical.enterprise_relief_rate", "")), &p))
	assert.True(t, p.Medical.EnterpriseRelief.None())
}

// A policy made by hand may leave out what may be absent, and writes it as such.
func TestPolicyJSONOfFiguresThatAreNotSet(t *testing.T) {
	p := *policy(t, "2025-08")
	p.Relief2020, p.Injury.Float = payroll.Relief2020{}, rule.Figure{}
	text, err := json.Marshal(p)
	require.NoError(t, err)
	assert.NotContains(t, string(text), "relief_2020")
	assert.Empty(t, p.Missing())
	var back payroll.Policy
	require.NoError(t, json.Unmarshal(text, &back))
	s, err := p.Slip(employer(t, settings()), earning(t, "8000"))
	require.NoError(t, err)
	again, err := back.Slip(employer(t, settings()), earning(t, "8000"))
	require.NoError(t, err)
	assert.Equal(t, slipText(t, s), slipText(t, again))
}

// A figure below the least grade is still below it when it is read back.
func TestPolicyJSONKeepsTheGradeError(t *testing.T) {
	p := policy(t, "2025-08", guangzhou.MinGrade(rule.Official))
	text, err := json.Marshal(p)
	require.NoError(t, err)
	var back payroll.Policy
	require.NoError(t, json.Unmarshal(text, &back))
	wants, gots := p.Missing(), back.Missing()
	require.Equal(t, len(wants), len(gots))
	for i := range wants {
		assert.Equal(t, wants[i].Name, gots[i].Name)
		assert.Equal(t, wants[i].Err.Error(), gots[i].Err.Error())
	}
}

// withFigure puts a JSON text in the place of one figure; an empty text takes the figure out.
func withFigure(t testing.TB, name, text string) string {
	t.Helper()
	return edited(t, func(doc map[string]json.RawMessage, figures map[string]json.RawMessage) {
		require.Contains(t, figures, name)
		delete(figures, name)
		if text != "" {
			figures[name] = json.RawMessage(text)
		}
	})
}

// edited is the JSON of 2020-03, a month in which every figure has a document, after a change.
func edited(t testing.TB, change func(doc, figures map[string]json.RawMessage)) string {
	t.Helper()
	text, err := json.Marshal(policy(t, "2020-03"))
	require.NoError(t, err)
	var doc, figures map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(text, &doc))
	require.NoError(t, json.Unmarshal(doc["figures"], &figures))
	untouched := string(doc["figures"])
	change(doc, figures)
	if string(doc["figures"]) == untouched {
		doc["figures"], err = json.Marshal(figures)
		require.NoError(t, err)
	}
	out, err := json.Marshal(doc)
	require.NoError(t, err)
	return string(out)
}

func TestPolicyJSONOfAnotherPlace(t *testing.T) {
	text := edited(t, func(doc, figures map[string]json.RawMessage) {
		doc["place"] = json.RawMessage(`"佛山"`)
		figures["pension.floor"] = json.RawMessage(`{"value":"4000.50","grade":"reported","cite":{"title":"a table"}}`)
		figures["pension.ceiling"] = json.RawMessage(`{"none":true,"grade":"supplied","cite":{"title":"a table"}}`)
		figures["pension.employer_rate"] = json.RawMessage(`{"unknown":"the office has not answered"}`)
	})
	var p payroll.Policy
	require.NoError(t, json.Unmarshal([]byte(text), &p))
	assert.Equal(t, "佛山", p.Place)
	s, err := p.Slip(employer(t, settings()), earning(t, "1000"), payroll.Partial)
	require.NoError(t, err)
	amount, ok := s.Employee.Amount(rule.Pension)
	require.True(t, ok)
	tabletest.Equal(t, "320.04", amount) // 4,000.50 x 8 %
	require.Len(t, s.Missing, 1)
	assert.ErrorContains(t, s.Missing[0].Err, "the office has not answered")
	assert.Equal(t, "no_rule", rule.CodeOf(s.Missing[0].Err))
}

func TestPolicyJSONRefuses(t *testing.T) {
	type c struct{ name, text, code, says string }
	set := func(name, value string) string {
		return edited(t, func(doc, _ map[string]json.RawMessage) { doc[name] = json.RawMessage(value) })
	}
	without := func(name string) string {
		return edited(t, func(doc, _ map[string]json.RawMessage) { delete(doc, name) })
	}
	valued := func(value string) string {
		return withFigure(t, "pension.floor", `{"value":`+value+`,"grade":"supplied","cite":{"title":"mine"}}`)
	}
	tabletest.Each(t, []c{
		{name: "an unknown field", text: set("city", `"x"`), code: "unknown_field",
			says: "city is not a field of a policy"},
		{name: "no place", text: without("place"), code: "missing_field",
			says: "place is missing; name the place the figures belong to"},
		{name: "an empty place", text: set("place", `""`), code: "missing_field", says: "place is missing"},
		{name: "a place as a number", text: set("place", `5`), code: "bad_type",
			says: "place has a wrong JSON type"},
		{name: "no month", text: without("month"), code: "missing_field", says: "month is missing"},
		{name: "no figures", text: without("figures"), code: "missing_field", says: "figures.pension.floor is missing"},
		{name: "figures that are null", text: set("figures", "null"), code: "missing_field",
			says: "figures.pension.floor is missing"},
		{name: "figures as a list", text: set("figures", `[]`), code: "bad_type",
			says: "figures has a wrong JSON type"},
		{name: "an invalid month", text: set("month", `"2020-13"`), code: "bad_date", says: "2020-13"},
		{name: "a month as a number", text: set("month", `202003`), code: "bad_type",
			says: "month has a wrong JSON type"},
		{name: "a figure left out", text: withFigure(t, "injury.class_3_rate", ""), code: "missing_field",
			says: `figures.injury.class_3_rate is missing; give it, or say {"unknown":"why"} or {"none":true}`},
		{name: "a figure that is null", text: withFigure(t, "pension.floor", "null"), code: "bad_type",
			says: "figures.pension.floor: "},
		{name: "a figure as a number", text: withFigure(t, "pension.floor", "5510"), code: "bad_type",
			says: "figures.pension.floor: "},
		{name: "a figure without a value",
			text: withFigure(t, "pension.floor", `{"grade":"supplied","cite":{"title":"mine"}}`), code: "missing_field",
			says: "needs exactly one of value, none and unknown"},
		{name: "a value and none", text: withFigure(t, "pension.floor",
			`{"value":"1","none":true,"grade":"supplied","cite":{"title":"mine"}}`),
			code: "missing_field", says: "needs exactly one of value, none and unknown"},
		{name: "a value and unknown", text: withFigure(t, "pension.floor",
			`{"value":"1","unknown":"x","grade":"supplied","cite":{"title":"mine"}}`),
			code: "missing_field", says: "needs exactly one of value, none and unknown"},
		{name: "an unknown field of a figure", text: withFigure(t, "pension.floor",
			`{"value":"1","grades":"supplied","cite":{"title":"mine"}}`),
			code: "unknown_field", says: "figures.pension.floor: grades is not a field of a figure"},
		{name: "an unknown field of a cite", text: withFigure(t, "pension.floor",
			`{"value":"1","grade":"supplied","cite":{"title":"mine","page":1}}`),
			code: "unknown_field", says: "figures.pension.floor: page is not a field of a figure"},
		{name: "no grade", text: withFigure(t, "pension.floor", `{"value":"1","cite":{"title":"mine"}}`),
			code: "missing_field", says: "figures.pension.floor: figure has no grade or no cite.title"},
		{name: "no title", text: withFigure(t, "pension.floor",
			`{"value":"1","grade":"supplied","cite":{"title":""}}`),
			code: "missing_field", says: "figures.pension.floor: figure has no grade or no cite.title"},
		{name: "no cite", text: withFigure(t, "pension.floor", `{"value":"1","grade":"supplied"}`),
			code: "missing_field", says: "figures.pension.floor: figure has no grade or no cite.title"},
		{name: "a grade nobody knows", text: withFigure(t, "pension.floor",
			`{"value":"1","grade":"sure","cite":{"title":"mine"}}`), code: "out_of_range",
			says: "figures.pension.floor: "},
		{name: "a value as a number", text: valued(`5510`), code: "bad_type", says: "figures.pension.floor: "},
		{name: "a value with a comma", text: valued(`"5,510"`), code: "bad_number",
			says: "figures.pension.floor: value 5,510 has a grouping comma"},
		{name: "a value with a sign", text: valued(`"8%"`), code: "bad_number", says: "is a percentage"},
		{name: "an empty value", text: valued(`""`), code: "bad_number", says: "is empty"},
		{name: "a value below 0", text: valued(`"-1"`), code: "out_of_range", says: "figures.pension.floor: "},
		{name: "a value above 10^10", text: valued(`"10000000000.01"`), code: "out_of_range",
			says: "figures.pension.floor: "},
		{name: "money with three decimals", text: valued(`"5510.001"`), code: "out_of_range",
			says: "pension.floor 5510.001 has more than 2 decimals"},
		{name: "a rate in per cent", text: withFigure(t, "pension.employer_rate",
			`{"value":"16","grade":"supplied","cite":{"title":"mine"}}`), code: "out_of_range",
			says: "pension.employer_rate 16"},
		{name: "a floor above its ceiling", text: valued(`"19014.01"`), code: "out_of_range",
			says: "pension: floor 19014.01 is above the ceiling 19014"},
		{name: "a rate of none", text: withFigure(t, "pension.employer_rate",
			`{"none":true,"grade":"supplied","cite":{"title":"mine"}}`), code: "out_of_range",
			says: "pension: rate none"},
		{name: "a figure nobody knows", text: edited(t,
			func(_,
				f map[string]json.RawMessage) {
				f["pension.flour"] = f["pension.floor"]
			}), code: "unknown_field",
			says: "figures.pension.flour is no figure of a policy; remove it or correct its name"},
		{name: "a list", text: `[]`, code: "bad_type", says: "policy is not a JSON object"},
		{name: "a text", text: `"2020-03"`, code: "bad_type", says: "policy is not a JSON object"},
		{name: "null", text: `null`, code: "bad_type", says: "policy is not a JSON object"},
		{name: "an empty object", text: `{}`, code: "missing_field", says: "place is missing"},
	}, func(t *testing.T, c c) {
		p := *policy(t, "2025-08")
		before := figuresOf(t, p)
		err := json.Unmarshal([]byte(c.text), &p)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		sameFigures(t, before, figuresOf(t, p))
	})
}

func TestPolicyJSONReportsEveryFieldAtOnce(t *testing.T) {
	text := edited(t, func(doc, figures map[string]json.RawMessage) {
		delete(doc, "place")
		delete(figures, "pension.floor")
		figures["medical.floor"] = json.RawMessage(`{"value":"x","grade":"supplied","cite":{"title":"mine"}}`)
		figures["housing.flour"] = figures["housing.floor"]
	})
	var p payroll.Policy
	err := json.Unmarshal([]byte(text), &p)
	require.Error(t, err)
	for _, field := range []string{"place", "figures.pension.floor", "figures.medical.floor", "housing.flour"} {
		assert.ErrorContains(t, err, field)
	}
	err = json.Unmarshal([]byte(edited(t, func(doc, _ map[string]json.RawMessage) {
		doc["place"] = json.RawMessage(`""`)
		delete(doc, "month")
	})), &p)
	assert.ErrorContains(t, err, "place is missing")
	assert.ErrorContains(t, err, "month is missing")
}
