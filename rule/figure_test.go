package rule_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestFigureStates(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaPension, What: rule.Untranslated("employer rate"), Month: month(t, "2025-06")}
	type c struct {
		figure      rule.Figure
		known, none bool
		grade       rule.Grade
		number      string
		title       string
	}
	tabletest.Run(t, map[string]c{
		"not set":           {rule.Figure{}, false, false, 0, "0", ""},
		"unknown":           {rule.UnknownFigure(gap), false, false, 0, "0", ""},
		"a number":          {figure(t, "0.08"), true, false, rule.Official, "0.08", "document of 0.08"},
		"a cited none":      {graded(t, "none", rule.Reported, "no ceiling"), true, true, rule.Reported, "none", "no ceiling"},
		"none":              {rule.NoneFigure(), true, true, 0, "none", ""},
		"the caller's own":  {rule.SuppliedFigure(number(t, "0.16"), "by the bureau"), true, false, rule.Supplied, "0.16", "supplied by the caller"},
		"an employer's own": {rule.SettingFigure(number(t, "0.002")), true, false, 0, "0.002", "the employer's own setting"},
		"zero is a number":  {figure(t, "0"), true, false, rule.Official, "0", "document of 0"},
	}, func(t *testing.T, c c) {
		assert.Equal(t, c.known, c.figure.Known())
		assert.Equal(t, c.known, c.figure.Err() == nil)
		assert.Equal(t, c.none, c.figure.None())
		assert.Equal(t, c.grade, c.figure.Grade())
		assert.Equal(t, c.number, c.figure.Number().String())
		assert.Equal(t, c.title, c.figure.Cite().Title)
	})
	assert.Equal(t, gap, rule.UnknownFigure(gap).Err(), "an unknown figure gives its own reason")
	assert.ErrorIs(t, rule.Figure{}.Err(), rule.ErrMissingField)
	assert.Equal(t, "by the bureau", rule.SuppliedFigure(rule.Number{}, "by the bureau").Cite().Note)
}

// Only an exact number of a text may be multiplied into an amount.
func TestFigureOfAnInexactNumber(t *testing.T) {
	for _, m := range []rule.Modality{0, rule.AtLeast, rule.AtMost, rule.About, rule.Target} {
		f := rule.FigureOf(rule.Entry[rule.Number]{Value: number(t, "0.13"), Grade: rule.Official, Modality: m})
		assert.False(t, f.Known())
		assert.ErrorIs(t, f.Err(), rule.ErrNotApplicable)
		assert.ErrorContains(t, f.Err(), "figure 0.13 is "+m.String())
	}
}

func TestFigureTimes(t *testing.T) {
	in := rule.Input{Area: rule.AreaInjury, Field: "injury_float"}
	f, err := figure(t, "0.0035").Times(number(t, "0.5"), in)
	require.NoError(t, err)
	assert.Equal(t, "0.00175", f.Number().String())
	assert.Equal(t, rule.Official, f.Grade())
	assert.Equal(t, "document of 0.0035", f.Cite().Title)

	_, err = figure(t, "0.00000001").Times(number(t, "0.5"), in)
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = rule.NoneFigure().Times(number(t, "0.5"), in)
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	gap := &rule.NoRuleError{What: rule.Untranslated("class rate")}
	_, err = rule.UnknownFigure(gap).Times(number(t, "0.5"), in)
	assert.Equal(t, gap, err)
}

func TestFigureAtLeast(t *testing.T) {
	grades := []rule.Grade{rule.Official, rule.Corroborated, rule.Reported, rule.Provisional, rule.Supplied}
	for have := range grades {
		for want := range grades {
			f := graded(t, "0.08", grades[have], "a notice").AtLeast(grades[want], rule.AreaPension, rule.Untranslated("employee rate"), month(t, "2025-08"))
			if have <= want {
				assert.NoError(t, f.Err())
				assert.Equal(t, "0.08", f.Number().String())
				continue
			}
			var below *rule.GradeError
			require.ErrorAs(t, f.Err(), &below)
			require.ErrorIs(t, f.Err(), rule.ErrBelowGrade)
			assert.Equal(t, rule.GradeError{Area: rule.AreaPension, What: rule.Untranslated("employee rate"), Month: month(t, "2025-08"), Have: grades[have], Want: grades[want]}, *below)
		}
	}
	gap := &rule.NoRuleError{What: rule.Untranslated("floor")}
	assert.Equal(t, gap, rule.UnknownFigure(gap).AtLeast(rule.Official, rule.AreaPension, rule.Untranslated("floor"), rule.Month{}).Err(), "an unknown figure keeps its reason")
	assert.NoError(t, rule.SettingFigure(number(t, "0.002")).AtLeast(rule.Official, rule.AreaInjury, rule.Untranslated("rate"), rule.Month{}).Err(), "a setting has no grade to fall short")
}

func TestFigureJSON(t *testing.T) {
	full := rule.FigureOf(rule.Entry[rule.Number]{Value: number(t, "0.0085"), Grade: rule.Corroborated, Modality: rule.Exact, Cite: rule.Cite{
		Title: "a notice", Chinese: "通知", Number: "粤人社发〔2025〕32号", Article: "art. 2", Issued: date(t, "2025-06-30"), URL: "https://example.org/a?b=1&c=2", Quote: "0.85%", Note: "seen twice", Checked: month(t, "2026-11")}})
	type c struct {
		figure rule.Figure
		json   string
	}
	tabletest.Run(t, map[string]c{
		"every field": {full, `{"value":"0.0085","grade":"corroborated","cite":{"title":"a notice","title_zh":"通知","number":"粤人社发〔2025〕32号","article":"art. 2","issued":"2025-06-30","url":"https://example.org/a?b=1&c=2","quote":"0.85%","note":"seen twice","checked":"2026-11"}}`},
		"supplied":    {rule.SuppliedFigure(number(t, "5510"), ""), `{"value":"5510","grade":"supplied","cite":{"title":"supplied by the caller","title_zh":"用户自填"}}`},
		"zero":        {rule.SuppliedFigure(number(t, "0"), ""), `{"value":"0","grade":"supplied","cite":{"title":"supplied by the caller","title_zh":"用户自填"}}`},
		"cited none":  {rule.SuppliedFigure(rule.NoNumber(), "no ceiling"), `{"none":true,"grade":"supplied","cite":{"title":"supplied by the caller","title_zh":"用户自填","note":"no ceiling"}}`},
		"none":        {rule.NoneFigure(), `{"none":true}`},
		"unknown": {rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPension, What: rule.Untranslated("floor"), Month: month(t, "2030-01"), Nearest: month(t, "2026-06")}),
			`{"unknown":"pension: no floor is known for 2030-01; the nearest month that has one is 2026-06; pass your own figure","code":"no_rule"}`},
		"below the grade": {graded(t, "0.08", rule.Reported, "a notice").AtLeast(rule.Official, rule.AreaPension, rule.Untranslated("rate"), month(t, "2025-08")),
			`{"unknown":"pension: the rate of 2025-08 is reported, below the least grade asked for, official; lower the grade or pass your own figure","code":"below_grade"}`},
	}, func(t *testing.T, c c) {
		data, err := json.Marshal(c.figure)
		require.NoError(t, err)
		assert.JSONEq(t, c.json, string(data))
		var back rule.Figure
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, c.figure.Known(), back.Known())
		assert.Equal(t, c.figure.Number(), back.Number())
		assert.Equal(t, c.figure.Grade(), back.Grade())
		assert.Equal(t, c.figure.Cite(), back.Cite())
		if !c.figure.Known() {
			assert.Equal(t, rule.CodeOf(c.figure.Err()), rule.CodeOf(back.Err()))
		}
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(data), string(again), "a second round changes nothing")
	})
}

func TestFigureJSONRefuses(t *testing.T) {
	const cite = `,"grade":"supplied","cite":{"title":"a notice"}}`
	type c struct{ json, code, says string }
	tabletest.Run(t, map[string]c{
		"null":                       {`null`, "bad_type", "is not a JSON object"},
		"empty":                      {`{}`, "missing_field", "exactly one of value, none and unknown"},
		"grade and document alone":   {`{"grade":"supplied","cite":{"title":"a notice"}}`, "missing_field", "exactly one of value, none and unknown"},
		"value and none":             {`{"value":"1","none":true` + cite, "missing_field", "exactly one of value, none and unknown"},
		"value and unknown":          {`{"value":"1","unknown":"why"` + cite, "missing_field", "exactly one of value, none and unknown"},
		"an empty unknown":           {`{"unknown":""}`, "missing_field", "exactly one of value, none and unknown"},
		"an unknown field":           {`{"value":"1","rate":"2"` + cite, "unknown_field", "rate"},
		"an unknown field of a cite": {`{"value":"1","grade":"supplied","cite":{"title":"a","page":1}}`, "unknown_field", "page"},
		"a number for a text":        {`{"value":0.08` + cite, "bad_type", "value"},
		"a text":                     {`"0.08"`, "bad_type", "is not a JSON object"},
		"a name in capitals":         {`{"VALUE":"1"` + cite, "unknown_field", "VALUE is not a field of a figure"},
		"a document that is a text":  {`{"value":"1","grade":"supplied","cite":"a notice"}`, "bad_type", "is not a JSON object"},
		"a list":                     {`[]`, "bad_type", "is not a JSON object"},
		"no grade":                   {`{"value":"1","cite":{"title":"a notice"}}`, "missing_field", "has no grade"},
		"no document":                {`{"value":"1","grade":"supplied"}`, "missing_field", "no cite.title"},
		"no title":                   {`{"value":"1","grade":"supplied","cite":{"note":"x"}}`, "missing_field", "no cite.title"},
		"a none with half a source":  {`{"none":true,"grade":"supplied"}`, "missing_field", "no cite.title"},
		"an unknown grade":           {`{"value":"1","grade":"rumoured","cite":{"title":"a"}}`, "out_of_range", "rumoured"},
		"an exponent":                {`{"value":"1e3"` + cite, "bad_number", "has an exponent"},
		"an empty value":             {`{"value":""` + cite, "bad_number", "is empty"},
		"a negative value":           {`{"value":"-1"` + cite, "out_of_range", "is below 0"},
		"nine decimals":              {`{"value":"0.123456789"` + cite, "out_of_range", "8"},
		"above 10^10":                {`{"value":"10000000001"` + cite, "out_of_range", "is above 10000000000"},
		"a bad day of issue":         {`{"value":"1","grade":"supplied","cite":{"title":"a","issued":"2025-02-30"}}`, "bad_date", "2025-02-30"},
	}, func(t *testing.T, c c) {
		f := figure(t, "0.08")
		err := json.Unmarshal([]byte(c.json), &f)
		require.Error(t, err)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.Contains(t, err.Error(), c.says)
		assert.Equal(t, "0.08", f.Number().String(), "what was there stays")
	})
}

// FuzzFigureJSON: whatever is accepted is written and read back to the same JSON.
func FuzzFigureJSON(f *testing.F) {
	f.Add([]byte(`{"value":"0.08","grade":"official","cite":{"title":"a notice","checked":"2026-11"}}`))
	f.Add([]byte(`{"none":true}`))
	f.Add([]byte(`{"unknown":"nobody knows"}`))
	f.Add([]byte(`{"value":"-1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var once, twice rule.Figure
		if err := once.UnmarshalJSON(data); err != nil {
			if rule.CodeOf(err) == "" {
				t.Fatalf("%s: no code: %v", data, err)
			}
			return
		}
		first, err := once.MarshalJSON()
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if err := twice.UnmarshalJSON(first); err != nil {
			t.Fatalf("%s became %s: %v", data, first, err)
		}
		second, err := twice.MarshalJSON()
		if err != nil || string(first) != string(second) {
			t.Fatalf("%s became %s: %v", first, second, err)
		}
	})
}
