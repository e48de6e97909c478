package rule_test

import (
	"encoding/json"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestFigureStates(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("employer rate", "employer rate"),
		Month: month(t, "2025-06")}
	type c struct {
		name        string
		figure      rule.Figure
		known, none bool
		grade       rule.Grade
		number      string
		title       string
	}
	tabletest.Each(t, []c{
		{name: "not set", figure: rule.Figure{}, grade: 0, number: "0"},
		{name: "unknown", figure: rule.UnknownFigure(gap), grade: 0, number: "0"},
		{name: "a number",
			figure: figure(t, "0.08"), known: true, grade: rule.Official, number: "0.08",
			title: "document of 0.08",
		},
		{name: "a cited none",
			figure: graded(t, "none", rule.Reported, "no ceiling"), known: true, none: true,
			grade: rule.Reported, number: "none", title: "no ceiling",
		},
		{name: "none", figure: rule.NoneFigure(), known: true, none: true, grade: 0, number: "none"},
		{name: "the caller's own",
			figure: rule.SuppliedFigure(number(t, "0.16"), "by the bureau"), known: true, grade: rule.Supplied,
			number: "0.16", title: "supplied by the caller",
		},
		{name: "an employer's own",
			figure: rule.SettingFigure(number(t, "0.002")), known: true, grade: 0, number: "0.002",
			title: "the employer's own setting",
		},
		{name: "zero is a number",
			figure: figure(t, "0"), known: true, grade: rule.Official, number: "0", title: "document of 0",
		},
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
	gap := &rule.NoRuleError{What: rule.Say("class rate", "class rate")}
	_, err = rule.UnknownFigure(gap).Times(number(t, "0.5"), in)
	assert.Equal(t, gap, err)
}

func TestFigureAtLeast(t *testing.T) {
	grades := []rule.Grade{rule.Official, rule.Corroborated, rule.Reported, rule.Provisional, rule.Supplied}
	for have := range grades {
		for want := range grades {
			f := graded(t, "0.08", grades[have], "a notice").AtLeast(grades[want], rule.AreaPension,
				rule.Say("employee rate", "employee rate"), month(t, "2025-08"))
			if have <= want {
				assert.NoError(t, f.Err())
				assert.Equal(t, "0.08", f.Number().String())
				continue
			}
			var below *rule.GradeError
			require.ErrorAs(t, f.Err(), &below)
			require.ErrorIs(t, f.Err(), rule.ErrBelowGrade)
			assert.Equal(t, rule.GradeError{Area: rule.AreaPension, What: rule.Say("employee rate", "employee rate"),
				Month: month(t, "2025-08"), Have: grades[have], Want: grades[want]}, *below)
		}
	}
	gap := &rule.NoRuleError{What: rule.Say("floor", "floor")}
	assert.Equal(t, gap, rule.UnknownFigure(gap).AtLeast(rule.Official, rule.AreaPension, rule.Say("floor", "floor"),
		rule.Month{}).Err(), "an unknown figure keeps its reason")
	assert.NoError(t, rule.SettingFigure(number(t, "0.002")).AtLeast(rule.Official, rule.AreaInjury,
		rule.Say("rate", "rate"), rule.Month{}).Err(), "a setting has no grade to fall short")
}

func TestFigureJSON(t *testing.T) {
	full := rule.FigureOf(rule.Entry[rule.Number]{Value: number(t, "0.0085"), Grade: rule.Corroborated,
		Modality: rule.Exact, Cite: rule.Cite{
			Title: "a notice", Chinese: "通知", Number: "粤人社发〔2025〕32号", Article: "art. 2", Issued: date(t, "2025-06-30"),
			URL: "https://example.org/a?b=1&c=2", Quote: "0.85%", Note: "seen twice", Seen: date(t, "2025-07-02"),
			Checked: month(t, "2026-11")}})
	type c struct {
		name   string
		figure rule.Figure
		json   string
	}
	tabletest.Each(t, []c{
		{name: "every field",
			figure: full,
			json: `{"value":"0.0085","grade":"corroborated","cite":{"title":"a notice","title_zh":"通知",` +
				`"number":"粤人社发〔2025〕32号","article":"art. 2","issued":"2025-06-30",` +
				`"url":"https://example.org/a?b=1&c=2","quote":"0.85%","note":"seen twice",` +
				`"seen":"2025-07-02","checked":"2026-11"}}`,
		},
		{name: "supplied",
			figure: rule.SuppliedFigure(number(t, "5510"), ""),
			json:   `{"value":"5510","grade":"supplied","cite":{"title":"supplied by the caller","title_zh":"用户自填"}}`,
		},
		{name: "zero",
			figure: rule.SuppliedFigure(number(t, "0"), ""),
			json:   `{"value":"0","grade":"supplied","cite":{"title":"supplied by the caller","title_zh":"用户自填"}}`,
		},
		{name: "cited none",
			figure: rule.SuppliedFigure(rule.NoNumber(), "no ceiling"),
			json: `{"none":true,"grade":"supplied","cite":{"title":"supplied by the caller","title_zh":"用户自填",` +
				`"note":"no ceiling"}}`,
		},
		{name: "none", figure: rule.NoneFigure(), json: `{"none":true}`},
		{name: "an employer's own setting",
			figure: rule.SettingFigure(number(t, "0.05")), json: `{"value":"0.05","setting":true}`,
		},
		{name: "unknown",
			figure: rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("floor", "floor"),
				Month: month(t, "2030-01"), Nearest: month(t, "2026-06")}),
			json: `{"unknown":"pension: no floor is known for 2030-01; the nearest month that has one is 2026-06; ` +
				`pass your own figure","code":"no_rule"}`,
		},
		{name: "unknown for two reasons",
			figure: rule.UnknownFigure(rule.Join(
				&rule.FieldError{Kind: rule.ErrNoRule, Field: "rate", Reason: rule.Say("is unknown", "未知")},
				&rule.FieldError{Kind: rule.ErrBelowGrade, Field: "floor", Reason: rule.Say("is weak", "等级不足")})),
			json: `{"unknown":"rate is unknown\nfloor is weak","code":"no_rule"}`,
		},
		{name: "below the grade",
			figure: graded(t, "0.08", rule.Reported, "a notice").AtLeast(rule.Official, rule.AreaPension,
				rule.Say("rate", "rate"), month(t, "2025-08")),
			json: `{"unknown":"pension: the rate of 2025-08 is reported, below the least grade asked for, ` +
				`official; lower the grade (min_grade) or pass your own figure","code":"below_grade"}`,
		},
	}, func(t *testing.T, c c) {
		data, err := json.Marshal(c.figure)
		require.NoError(t, err)
		var fields map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(data, &fields))
		assert.Equal(t, !c.figure.Known(), fields["gap"] != nil, "the error of an unknown figure is kept in full")
		delete(fields, "gap")
		said, err := json.Marshal(fields)
		require.NoError(t, err)
		assert.JSONEq(t, c.json, string(said))
		var back rule.Figure
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, c.figure.Err(), back.Err())
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

// A figure that does not apply stays one that does not apply, and another program's reason stays unknown.
func TestUnknownFigureKeepsItsCode(t *testing.T) {
	var figure rule.Figure
	require.NoError(t, json.Unmarshal([]byte(`{"unknown":"no ceiling is meant","code":"not_applicable"}`), &figure))
	require.ErrorIs(t, figure.Err(), rule.ErrNotApplicable)
	require.NotErrorIs(t, figure.Err(), rule.ErrNoRule)

	gap := &rule.NoRuleError{Area: rule.AreaPension, Name: "pension.floor", What: rule.Say("floor", "下限")}
	data, err := json.Marshal(rule.UnknownFigure(rule.Join(gap, io.ErrUnexpectedEOF)))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &figure))
	require.ErrorIs(t, figure.Err(), rule.ErrNoRule)
	assert.Contains(t, figure.Err().Error(), "unexpected EOF")

	assert.Equal(t, rule.Figure{}, rule.UnknownFigure(nil))
}

func TestFieldErrorJSONRefuses(t *testing.T) {
	var figure rule.Figure
	text := `{"unknown":"why","code":"out_of_range","gap":[{"field":{"Kind":"rumour"}}]}`
	err := json.Unmarshal([]byte(text), &figure)
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.Contains(t, err.Error(), "rumour is not the code of an error")
}

func TestFigurePlus(t *testing.T) {
	in := rule.RateInput(rule.AreaMedical, "rate", 100)
	medical, maternity := figure(t, "0.055"), graded(t, "0.0085", rule.Reported, "a page")
	sum, err := medical.Plus(maternity, in)
	require.NoError(t, err)
	assert.Equal(t, "0.0635", sum.Number().String())
	assert.Equal(t, rule.Reported, sum.Grade())
	assert.Contains(t, sum.Cite().In(rule.English),
		"5.5% document of 0.055 (粤〔2025〕1号) art. 1 and 0.85% a page (粤〔2025〕1号) art. 1")

	gap := rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaMedical, What: rule.Say("rate", "费率")})
	for _, c := range []struct {
		name       string
		one, other rule.Figure
		code       string
	}{
		{name: "the first is not known", one: gap, other: medical, code: "no_rule"},
		{name: "the second is not known", one: medical, other: gap, code: "no_rule"},
		{name: "the first is none", one: rule.NoneFigure(), other: medical, code: "out_of_range"},
		{name: "the second is none", one: medical, other: rule.NoneFigure(), code: "out_of_range"},
		{name: "more than the whole", one: figure(t, "0.6"), other: figure(t, "0.5"), code: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sum, err := c.one.Plus(c.other, in)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.Equal(t, rule.Figure{}, sum)
		})
	}
}

func TestFigureJSONRefuses(t *testing.T) {
	const cite = `,"grade":"supplied","cite":{"title":"a notice"}}`
	type c struct{ name, json, code, says string }
	tabletest.Each(t, []c{
		{name: "null", json: `null`, code: "bad_type", says: "is not a JSON object"},
		{name: "empty",
			json: `{}`, code: "missing_field", says: "exactly one of value, none and unknown",
		},
		{name: "grade and document alone",
			json: `{"grade":"supplied","cite":{"title":"a notice"}}`, code: "missing_field",
			says: "exactly one of value, none and unknown",
		},
		{name: "value and none",
			json: `{"value":"1","none":true` + cite, code: "missing_field",
			says: "exactly one of value, none and unknown",
		},
		{name: "value and unknown",
			json: `{"value":"1","unknown":"why"` + cite, code: "missing_field",
			says: "exactly one of value, none and unknown",
		},
		{name: "an empty unknown",
			json: `{"unknown":""}`, code: "missing_field", says: "exactly one of value, none and unknown",
		},
		{name: "an unknown field", json: `{"value":"1","rate":"2"` + cite, code: "unknown_field", says: "rate"},
		{name: "an unknown field of a cite",
			json: `{"value":"1","grade":"supplied","cite":{"title":"a","page":1}}`, code: "unknown_field",
			says: "page",
		},
		{name: "a number for a text", json: `{"value":0.08` + cite, code: "bad_type", says: "value"},
		{name: "a text", json: `"0.08"`, code: "bad_type", says: "is not a JSON object"},
		{name: "a name in capitals",
			json: `{"VALUE":"1"` + cite, code: "unknown_field", says: "VALUE is not a field of a figure",
		},
		{name: "a document that is a text",
			json: `{"value":"1","grade":"supplied","cite":"a notice"}`, code: "bad_type",
			says: "is not a JSON object",
		},
		{name: "a list", json: `[]`, code: "bad_type", says: "is not a JSON object"},
		{name: "no grade",
			json: `{"value":"1","cite":{"title":"a notice"}}`, code: "missing_field", says: "has no grade",
		},
		{name: "no document",
			json: `{"value":"1","grade":"supplied"}`, code: "missing_field", says: "no cite.title",
		},
		{name: "no title",
			json: `{"value":"1","grade":"supplied","cite":{"note":"x"}}`, code: "missing_field",
			says: "no cite.title",
		},
		{name: "a none with half a source",
			json: `{"none":true,"grade":"supplied"}`, code: "missing_field", says: "no cite.title",
		},
		{name: "an unknown grade",
			json: `{"value":"1","grade":"rumoured","cite":{"title":"a"}}`, code: "out_of_range",
			says: "rumoured",
		},
		{name: "a first day without a last one",
			json: `{"value":"1","from":"2025-07-01"` + cite, code: "bad_date",
			says: "does not end a span that begins on 2025-07-01",
		},
		{name: "a last day before the first",
			json: `{"value":"1","from":"2025-07-01","until":"2025-06-30"` + cite, code: "bad_date",
			says: "2025-06-30 does not end a span that begins on 2025-07-01",
		},
		{name: "a gap that says nothing",
			json: `{"unknown":"why","code":"no_rule","gap":[{}]}`, code: "conflict",
			says: "with code no_rule, below_grade",
		},
		{name: "unknown for a reason that is no gap",
			json: `{"unknown":"why","code":"bad_number"}`, code: "conflict", says: "with code no_rule, below_grade",
		},
		{name: "a setting with a document",
			json: `{"value":"1","setting":true` + cite, code: "conflict", says: "setting",
		},
		{name: "a known figure with a gap",
			json: `{"value":"1","gap":[{}]` + cite, code: "conflict", says: "belongs to an unknown figure",
		},
		{name: "a gap of another code",
			json: `{"unknown":"why","code":"no_rule","gap":[{"below_grade":{}}]}`, code: "conflict",
			says: "another code",
		},
		{name: "an exponent", json: `{"value":"1e3"` + cite, code: "bad_number", says: "has an exponent"},
		{name: "an empty value", json: `{"value":""` + cite, code: "bad_number", says: "is empty"},
		{name: "a negative value", json: `{"value":"-1"` + cite, code: "out_of_range", says: "is below 0"},
		{name: "nine decimals", json: `{"value":"0.123456789"` + cite, code: "out_of_range", says: "8"},
		{name: "above 10^10",
			json: `{"value":"10000000001"` + cite, code: "out_of_range", says: "is above 10000000000",
		},
		{name: "a bad day of issue",
			json: `{"value":"1","grade":"supplied","cite":{"title":"a","issued":"2025-02-30"}}`,
			code: "bad_date", says: "2025-02-30",
		},
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
