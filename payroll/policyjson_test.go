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
		month string
		with  []guangzhou.Option
	}
	tabletest.Run(t, map[string]c{
		"before most figures":       {"2013-05", nil},
		"two classes of a rate":     {"2014-12", nil},
		"three injury classes":      {"2015-07", nil},
		"two ceilings of the fund":  {"2016-08", nil},
		"the halving":               {"2020-03", nil},
		"everything known":          {"2021-08", nil},
		"two rates in dispute":      {"2022-08", nil},
		"the likelier rate":         {"2022-08", []guangzhou.Option{guangzhou.Disputed()}},
		"rates that do not float":   {"2025-06", nil},
		"held":                      {"2027-12", []guangzhou.Option{guangzhou.CarryForward()}},
		"the supplement not levied": {"2025-08", nil},
		"no pension limits":         {"2026-09", nil},
		"carried forward":           {"2026-09", []guangzhou.Option{guangzhou.CarryForward()}},
		"as known on a day":         {"2025-08", []guangzhou.Option{guangzhou.KnownOn(rule.DateOf(2025, 6, 30))}},
		"nothing known":             {"2030-01", nil},
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
	type c struct{ text, code, says string }
	set := func(name, value string) string {
		return edited(t, func(doc, _ map[string]json.RawMessage) { doc[name] = json.RawMessage(value) })
	}
	without := func(name string) string {
		return edited(t, func(doc, _ map[string]json.RawMessage) { delete(doc, name) })
	}
	valued := func(value string) string {
		return withFigure(t, "pension.floor", `{"value":`+value+`,"grade":"supplied","cite":{"title":"mine"}}`)
	}
	tabletest.Run(t, map[string]c{
		"an unknown field": {set("city", `"x"`), "unknown_field", "city is not a field of a policy"},
		"no place": {without("place"), "missing_field",
			"place is missing; name the place the figures belong to"},
		"an empty place":        {set("place", `""`), "missing_field", "place is missing"},
		"no month":              {without("month"), "missing_field", "month is missing"},
		"no figures":            {without("figures"), "missing_field", "figures.pension.floor is missing"},
		"figures that are null": {set("figures", "null"), "missing_field", "figures.pension.floor is missing"},
		"figures as a list":     {set("figures", `[]`), "bad_type", "figures has a wrong JSON type"},
		"an invalid month":      {set("month", `"2020-13"`), "bad_date", "2020-13"},
		"a month as a number":   {set("month", `202003`), "bad_type", "month has a wrong JSON type"},
		"a figure left out": {withFigure(t, "injury.class_3_rate", ""), "missing_field",
			`figures.injury.class_3_rate is missing; give it, or say {"unknown":"why"} or {"none":true}`},
		"a figure that is null": {withFigure(t, "pension.floor", "null"), "bad_type", "figures.pension.floor: "},
		"a figure as a number":  {withFigure(t, "pension.floor", "5510"), "bad_type", "figures.pension.floor: "},
		"a figure without a value": {withFigure(t, "pension.floor", `{"grade":"supplied","cite":{"title":"mine"}}`),
			"missing_field", "needs exactly one of value, none and unknown"},
		"a value and none": {withFigure(t, "pension.floor",
			`{"value":"1","none":true,"grade":"supplied","cite":{"title":"mine"}}`),
			"missing_field", "needs exactly one of value, none and unknown"},
		"a value and unknown": {withFigure(t, "pension.floor",
			`{"value":"1","unknown":"x","grade":"supplied","cite":{"title":"mine"}}`),
			"missing_field", "needs exactly one of value, none and unknown"},
		"an unknown field of a figure": {withFigure(t, "pension.floor",
			`{"value":"1","grades":"supplied","cite":{"title":"mine"}}`),
			"unknown_field", "figures.pension.floor: grades is not a field of a figure"},
		"an unknown field of a cite": {withFigure(t, "pension.floor",
			`{"value":"1","grade":"supplied","cite":{"title":"mine","page":1}}`),
			"unknown_field", "figures.pension.floor: page is not a field of a figure"},
		"no grade": {withFigure(t, "pension.floor", `{"value":"1","cite":{"title":"mine"}}`),
			"missing_field", "figures.pension.floor: figure has no grade or no cite.title"},
		"no title": {withFigure(t, "pension.floor",
			`{"value":"1","grade":"supplied","cite":{"title":""}}`),
			"missing_field", "figures.pension.floor: figure has no grade or no cite.title"},
		"no cite": {withFigure(t, "pension.floor", `{"value":"1","grade":"supplied"}`),
			"missing_field", "figures.pension.floor: figure has no grade or no cite.title"},
		"a grade nobody knows": {withFigure(t, "pension.floor",
			`{"value":"1","grade":"sure","cite":{"title":"mine"}}`), "out_of_range", "figures.pension.floor: "},
		"a value as a number": {valued(`5510`), "bad_type", "figures.pension.floor: "},
		"a value with a comma": {valued(`"5,510"`), "bad_number",
			"figures.pension.floor: value 5,510 has a grouping comma"},
		"a value with a sign": {valued(`"8%"`), "bad_number", "is a percentage"},
		"an empty value":      {valued(`""`), "bad_number", "is empty"},
		"a value below 0":     {valued(`"-1"`), "out_of_range", "figures.pension.floor: "},
		"a value above 10^10": {valued(`"10000000000.01"`), "out_of_range", "figures.pension.floor: "},
		"money with three decimals": {valued(`"5510.001"`), "out_of_range",
			"pension.floor 5510.001 has more than 2 decimals"},
		"a rate in per cent": {withFigure(t, "pension.employer_rate",
			`{"value":"16","grade":"supplied","cite":{"title":"mine"}}`), "out_of_range", "pension.employer_rate 16"},
		"a floor above its ceiling": {valued(`"19014.01"`), "out_of_range",
			"pension: floor 19014.01 is above the ceiling 19014"},
		"a rate of none": {withFigure(t, "pension.employer_rate",
			`{"none":true,"grade":"supplied","cite":{"title":"mine"}}`), "out_of_range", "pension: rate none"},
		"a figure nobody knows": {edited(t,
			func(_,
				f map[string]json.RawMessage) {
				f["pension.flour"] = f["pension.floor"]
			}), "unknown_field", "figures.pension.flour is no figure of a policy; remove it or correct its name"},
		"a list":          {`[]`, "bad_type", "policy is not a JSON object"},
		"a text":          {`"2020-03"`, "bad_type", "policy is not a JSON object"},
		"an empty object": {`{}`, "missing_field", "place is missing"},
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
}

// Text that is no policy never panics and never leaves half a policy behind.
func FuzzPolicyJSON(f *testing.F) {
	text, err := json.Marshal(policy(f, "2020-03"))
	require.NoError(f, err)
	f.Add(string(text))
	f.Add(withFigure(f, "pension.floor", `{"value":"1e9","grade":"supplied","cite":{"title":"mine"}}`))
	f.Add(`{"place":"x","month":"2020-03","figures":{}}`)
	f.Add(`{"figures":{"pension.floor":{"value":"99999999999999999999999999999999"}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		var p payroll.Policy
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			assert.True(t, p.Month.IsZero() && p.Place == "", "half a policy: %v", err)
			return
		}
		require.NoError(t, p.Check())
		again, err := json.Marshal(p)
		require.NoError(t, err)
		var back payroll.Policy
		require.NoError(t, json.Unmarshal(again, &back))
		_, err = p.Slip(employer(t, settings()), earning(t, "8000"), payroll.Partial)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), "%v", err)
		}
	})
}
