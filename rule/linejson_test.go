package rule_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// 5,510.00 × 8 % is 440.80: a wage below the floor, as the slip prints the line.
func lineAtTheFloor(t *testing.T) rule.Line {
	t.Helper()
	c := charge(t, "5510", "27549", "0.08")
	line, err := c.Line(yuan(t, "3000"))
	require.NoError(t, err)
	return line
}

func TestLineFields(t *testing.T) {
	line := lineAtTheFloor(t)
	out, err := json.Marshal(line.Fields())
	require.NoError(t, err)
	assert.JSONEq(t, `{"scheme":"pension","payer":"employee","declared":"3000.00","base":"5510.00","rate":"0.08",
		"amount":"440.80","limit":"floor","grade":"official","formula":"max(3000.00, 5510.00) × 8% = 440.80",
		"sources":["document of 5510 (粤〔2025〕1号) art. 1","document of 27549 (粤〔2025〕1号) art. 1",
			"document of 0.08 (粤〔2025〕1号) art. 1"]}`, string(out))
}

// What a line appends is what a rule by name writes of its fields, byte for byte.
func TestLineAppendsItsFields(t *testing.T) {
	within := charge(t, "5510", "27549", "0.08")
	relieved := charge(t, "5510", "27549", "0.16")
	relieved.Relief = figure(t, "0.5")
	fixed := charge(t, "9000", "none", "0.0026")
	fixed.Scheme, fixed.Payer, fixed.Fixed, fixed.Ceiling = rule.IllnessSupplement, rule.Employer, true, rule.Figure{}
	escaped := charge(t, "0", "none", "0.08")
	escaped.Rate = graded(t, "0.08", rule.Disputed, "“a” \"b\" <c>\n\u2028")
	settings := rule.Charge{Scheme: rule.Housing, Payer: rule.Employer, Floor: rule.SettingFigure(number(t, "0")),
		Ceiling: rule.NoneFigure(), Rate: rule.SettingFigure(number(t, "0.05"))}
	for _, c := range []struct {
		name   string
		charge rule.Charge
	}{
		{name: "limits", charge: within},
		{name: "a relief", charge: relieved},
		{name: "a fixed base", charge: fixed},
		{name: "a document with quotes and other characters", charge: escaped},
		{name: "no grade and no document", charge: settings},
		{name: "neither scheme nor payer", charge: rule.Charge{Floor: figure(t, "1"), Ceiling: figure(t, "2"),
			Rate: figure(t, "1")}},
	} {
		for _, wage := range []string{"0", "0.01", "3000", "5510", "8000.05", "27549", "10000000000"} {
			t.Run(c.name+" "+wage, func(t *testing.T) {
				line, err := c.charge.Line(yuan(t, wage))
				require.NoError(t, err)
				want, err := jsonrule.Marshal(line.Fields())
				require.NoError(t, err)
				got, err := line.AppendFields([]byte("x"))
				require.NoError(t, err)
				assert.Equal(t, "x"+string(want), string(got))
			})
		}
	}
	zero := rule.Line{}
	_, err := zero.AppendFields(nil)
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

func TestLineAsJSON(t *testing.T) {
	line := lineAtTheFloor(t)
	out, err := json.Marshal(line)
	require.NoError(t, err)
	pointer, err := json.Marshal(&line)
	require.NoError(t, err)
	assert.Equal(t, string(out), string(pointer))
	var back rule.Line
	require.NoError(t, json.Unmarshal(out, &back))
	assert.Equal(t, line, back)
	assert.Equal(t, line.Explain(rule.Chinese), back.Explain(rule.Chinese))
	assert.Equal(t, line.Cites(), back.Cites())
	assert.Equal(t, line.Charge(), back.Charge())
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(out), string(again))
	_, err = json.Marshal(rule.Line{})
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

// Half a relief at a fixed base, rounded in two steps: everything a charge may hold comes back.
func TestChargeAsJSON(t *testing.T) {
	c := charge(t, "5510", "none", "0.16")
	c.Payer, c.Fixed, c.Ceiling = rule.Employer, true, rule.Figure{}
	c.Relief, c.Practice = figure(t, "0.5"), figure(t, "0.1")
	c.Rounding = rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}
	out, err := json.Marshal(c)
	require.NoError(t, err)
	var back rule.Charge
	require.NoError(t, json.Unmarshal(out, &back))
	assert.Equal(t, c, back)
	prepared, err := c.Prepare()
	require.NoError(t, err)
	out, err = json.Marshal(prepared)
	require.NoError(t, err)
	var again rule.Prepared
	require.NoError(t, json.Unmarshal(out, &again))
	assert.Equal(t, prepared, &again)
}

func TestChangedLineIsRefused(t *testing.T) {
	line := lineAtTheFloor(t)
	out, err := json.Marshal(line)
	require.NoError(t, err)
	type c struct{ name, was, is, code, field string }
	tabletest.Each(t, []c{
		{name: "the amount", was: `"amount":"440.80"`, is: `"amount":"440.81"`, code: "conflict", field: "amount"},
		{name: "an amount left out", was: `"amount":"440.80",`, is: ``, code: "conflict", field: "amount"},
		{name: "the base", was: `"base":"5510.00"`, is: `"base":"5511.00"`, code: "conflict", field: "base"},
		{name: "the rate", was: `"rate":"0.08","amount"`, is: `"rate":"0.09","amount"`, code: "conflict",
			field: "rate"},
		{name: "the wage", was: `"declared":"3000.00"`, is: `"declared":"3000.01"`, code: "conflict", field: "formula"},
		{name: "the limit", was: `"limit":"floor"`, is: `"limit":"none"`, code: "conflict", field: "limit"},
		{name: "the grade", was: `"limit":"floor","grade":"official"`, is: `"limit":"floor","grade":"reported"`,
			code: "conflict", field: "grade"},
		{name: "the formula", was: `8% = 440.80`, is: `8% = 440.81`, code: "conflict", field: "formula"},
		{name: "a source", was: `"sources":["document of 5510`, is: `"sources":["document of 5511`, code: "conflict",
			field: "sources"},
		{name: "the charge's floor", was: `"value":"5510"`, is: `"value":"5600"`, code: "conflict", field: "base"},
		{name: "the charge's payer", was: `"charge":{"scheme":"pension","payer":"employee"`,
			is: `"charge":{"scheme":"pension","payer":"employer"`, code: "conflict", field: "payer"},
		{name: "no wage", was: `"declared":"3000.00"`, is: `"declared":""`, code: "bad_number", field: "declared"},
		{name: "a field more", was: `"amount":`, is: `"extra":1,"amount":`, code: "unknown_field", field: "extra"},
		{name: "a floor above all", was: `"value":"5510"`, is: `"value":"30000"`, code: "out_of_range", field: "floor"},
		{name: "no rate", was: `"rate":{`, is: `"relief":{`, code: "missing_field", field: "employee rate"},
	}, func(t *testing.T, c c) {
		text := strings.Replace(string(out), c.was, c.is, 1)
		require.NotEqual(t, string(out), text)
		back := line
		err := json.Unmarshal([]byte(text), &back)
		assert.Equal(t, c.code, rule.CodeOf(err))
		var fault *rule.FieldError
		require.ErrorAs(t, err, &fault)
		assert.Equal(t, c.field, fault.Field)
		assert.Equal(t, line, back, "what is refused changes nothing")
	})
}

// What a rule answers with has no charge, so nothing could be computed again.
func TestAnswerIsNoStoredLine(t *testing.T) {
	line := lineAtTheFloor(t)
	out, err := json.Marshal(line.Fields())
	require.NoError(t, err)
	assert.ErrorContains(t, json.Unmarshal(out, &line), "store what MarshalJSON of a Line or of a payroll.Slip writes")
}

func TestPathAndSeriesAsJSON(t *testing.T) {
	path, err := rule.NewPath(tabletest.Dec(t, "0.13"),
		rule.Step{From: month(t, "2014-07"), Value: tabletest.Dec(t, "0.14")})
	require.NoError(t, err)
	out, err := json.Marshal(path)
	require.NoError(t, err)
	assert.JSONEq(t, `{"start":"0.13","steps":[{"From":"2014-07","Value":"0.14"}]}`, string(out))
	var back rule.Path
	require.NoError(t, json.Unmarshal(out, &back))
	assert.Equal(t, path, back)
	assert.ErrorIs(t, json.Unmarshal([]byte(`{"start":"0.13","steps":[]}`), &back), rule.ErrOutOfRange)
	assert.ErrorIs(t, json.Unmarshal([]byte(`{"begin":"0.13"}`), &back), rule.ErrUnknownField)
	_, err = json.Marshal(rule.Path{})
	require.ErrorIs(t, err, rule.ErrOutOfRange)

	series, err := rule.NewSeries(rule.AreaPension, rule.Say("floor", "下限"), rule.Entry[rule.Number]{
		From: date(t, "2025-07-01"), Until: date(t, "2026-07-01"), Value: number(t, "5510"), Grade: rule.Reported,
		Modality: rule.Exact, Cite: rule.Cite{Title: "a notice", Checked: month(t, "2026-11")}})
	require.NoError(t, err)
	out, err = json.Marshal(series.Named("pension.floor"))
	require.NoError(t, err)
	var read rule.Series[rule.Number]
	require.NoError(t, json.Unmarshal(out, &read))
	assert.Equal(t, series.Named("pension.floor"), read)
	assert.ErrorContains(t, json.Unmarshal([]byte(strings.ReplaceAll(string(out), "2026-07-01", "2025-07-01")), &read),
		"has no span of days")
}
