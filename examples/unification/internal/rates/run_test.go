package rates

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/exittest"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// TestPage keeps the printed page. The amounts of the what-if are by hand: a tenth of the way for half a year is 60
// billion x 0.32 points / 2 = 96,000,000, and the revenue-neutral rate is (20 x 6 + 12 x 4) / 10 = 16.8 %. In fact
// the factory pays 5 points less for nine months of 2022 and 6 for three: 30,000,000 x 63 / 1,200 = 1,575,000.
func TestPage(t *testing.T) {
	for _, c := range []struct{ lang, file, chart string }{
		{lang: "en", file: "page.golden", chart: "what became of it"},
		{lang: "zh", file: "page_zh.golden", chart: "实际结果"},
	} {
		t.Run(c.lang, func(t *testing.T) {
			svg := filepath.Join(t.TempDir(), "chart.svg")
			pagetest.Program(Run).Golden(t, c.file, "-lang", c.lang, "-svg", svg)
			chart, err := os.ReadFile(svg)
			require.NoError(t, err)
			assert.Contains(t, string(chart), "<svg")
			assert.Contains(t, string(chart), c.chart)
		})
	}
}

// The relief of 2020 (粤人社发〔2020〕58号, 122号): small employers are exempt from February to December, large ones pay
// half from February to June.
func TestTheReliefOf2020IsNamed(t *testing.T) {
	for _, c := range []struct{ lang, says string }{
		{lang: "en", says: "small employers paid 0 % of their part in 2020-02 to 2020-12, " +
			"large ones 50 % of it in 2020-02 to 2020-06."},
		{lang: "zh", says: "中小微企业等在2020-02至2020-12按0%缴纳，大型企业等在2020-02至2020-06按50%缴纳。"},
	} {
		var out bytes.Buffer
		require.Equal(t, 0, Run([]string{"-lang", c.lang}, nil, &out, os.Stderr))
		plain := strings.Join(strings.Fields(out.String()), "")
		assert.Contains(t, plain, strings.Join(strings.Fields(c.says), ""), c.lang)
	}
}

func TestErrors(t *testing.T) {
	const start = `"target":"0.1","start":"2014-07","paths":[{"name":"x"`
	const one = `{"groups":[{"name":"a","rate":"0.2","base_total":"1"}],`
	for _, c := range []struct{ name, file, says string }{
		{name: "not JSON", file: "{", says: "what-if file"},
		{name: "unknown field", file: `{"groupes":[]}`, says: "groupes"},
		{name: "no path", file: `{"groups":[]}`, says: "paths is missing"},
		{name: "an empty list of paths", file: one + `"target":"0.1","start":"2014-07","paths":[]}`,
			says: "paths 0 items are not within 1 to 100"},
		{name: "a target in words", file: strings.Replace(one+start+`}]}`, "0.1", "cheap", 1),
			says: "target cheap is not a plain number"},
		{name: "steps of no month", file: one + start + `,"every_months":0}]}`,
			says: "every_months 0 is not within 1 to 1200"},
		{name: "bad rate", file: strings.Replace(one, "0.2", "20%", 1) + start + `}]}`, says: "percentage"},
		{name: "bad share", file: one + start + `,"shares":["0.5"]}]}`, says: "rise to 1"},
		{name: "no such group", file: one + `"employers":[{"name":"e","group":"b","base_total":"1"}],` + start + `}]}`,
			says: "group b is not one of the groups"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "in.json")
			require.NoError(t, os.WriteFile(file, []byte(c.file), 0o644))
			pagetest.Program(Run).Check(t,
				pagetest.Case{Args: []string{"-in", file}, Status: 2, Errs: []string{c.says},
					Input: string(embedded) + c.file})
		})
	}
}

func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		name, says string
		args       []string
	}{
		{name: "a language", args: []string{"-lang", "fr"}, says: `-lang "fr" is not known; use en or zh`},
		{name: "an argument too many", args: []string{"whatif.json"}, says: `"whatif.json" is not expected`},
		{name: "no such file", args: []string{"-in", "none.json"}, says: "none.json"},
		{name: "a chart nowhere", args: []string{"-svg", "none/chart.svg"}, says: "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, _, errs := pagetest.Program(Run).Run("", c.args...)
			assert.Equal(t, 2, status)
			assert.Contains(t, errs, c.says)
		})
	}
}

// span is the months of a made-up entry.
type span struct {
	series, from, to, value string
	grade                   rule.Grade
}

// made is a city of made-up entries.
func made(t testing.TB, spans ...span) city {
	t.Helper()
	entries := map[string][]rule.Entry[rule.Number]{}
	for _, s := range spans {
		from, err := rule.ParseMonth(s.from)
		require.NoError(t, err)
		to, err := rule.ParseMonth(s.to)
		require.NoError(t, err)
		n, err := rule.RateInput(rule.AreaPension, "rate", 100).ParseNumber(s.value)
		require.NoError(t, err)
		entries[s.series] = append(entries[s.series], rule.Entry[rule.Number]{From: from.First(),
			Until: to.Add(1).First(), Value: n, Grade: s.grade, Modality: rule.Exact,
			Cite: rule.Cite{Title: s.series + " of " + s.from}})
	}
	var out city
	for _, name := range []string{highSeries, lowSeries, oneSeries} {
		var table guangzhou.Table
		table.Name, table.Entries = name, entries[name]
		out.tables = append(out.tables, table)
	}
	out.look = func(name string, m rule.Month) (rule.Figure, error) {
		for _, e := range entries[name] {
			if !m.First().Before(e.From) && m.First().Before(e.Until) {
				return rule.FigureOf(e), nil
			}
		}
		return rule.Figure{}, &rule.NoRuleError{Area: rule.AreaPension, What: rule.Say(name, name), Month: m}
	}
	return out
}

// 20 % and 12 % to 2014-12, 14 % for three years in two entries, then 15 %, disputed in its last three months.
func oneStep(t testing.TB) city {
	t.Helper()
	return made(t,
		span{series: highSeries, from: "2014-05", to: "2014-12", value: "0.2", grade: rule.Reported},
		span{series: lowSeries, from: "2014-05", to: "2014-12", value: "0.12", grade: rule.Corroborated},
		span{series: oneSeries, from: "2015-01", to: "2015-12", value: "0.14", grade: rule.Corroborated},
		span{series: oneSeries, from: "2016-01", to: "2017-12", value: "0.14", grade: rule.Reported},
		span{series: oneSeries, from: "2018-01", to: "2018-03", value: "0.15", grade: rule.Official},
		span{series: oneSeries, from: "2018-04", to: "2018-06", value: "0.15", grade: rule.Disputed})
}

func TestBecame(t *testing.T) {
	rates, err := oneStep(t).became()
	require.NoError(t, err)
	require.Len(t, rates, 4)
	for i, want := range []struct {
		from, high, low, title string
		grade                  rule.Grade
	}{
		{from: "2014-05", high: "0.2", low: "0.12", title: highSeries + " of 2014-05", grade: rule.Reported},
		{from: "2015-01", high: "0.14", low: "0.14", title: oneSeries + " of 2015-01", grade: rule.Reported},
		{from: "2018-01", high: "0.15", low: "0.15", title: oneSeries + " of 2018-01", grade: rule.Official},
		{from: "2018-04", high: "0.15", low: "0.15", title: oneSeries + " of 2018-04", grade: rule.Disputed},
	} {
		assert.Equal(t, want.from, rates[i].from.String())
		tabletest.Equal(t, want.high, rates[i].high)
		tabletest.Equal(t, want.low, rates[i].low)
		assert.Equal(t, want.title, rates[i].cite.Title)
		assert.Equal(t, want.grade, rates[i].grade, "the weakest of the months")
	}
}

func TestBecameLacks(t *testing.T) {
	high := span{series: highSeries, from: "2014-05", to: "2014-12", value: "0.2", grade: rule.Reported}
	one := span{series: oneSeries, from: "2015-01", to: "2015-12", value: "0.14", grade: rule.Reported}
	later := span{series: oneSeries, from: "2015-02", to: "2015-12", value: "0.14", grade: rule.Reported}
	low := span{series: lowSeries, from: "2014-05", to: "2014-12", value: "0.12", grade: rule.Reported}
	for _, c := range []struct {
		name, says string
		spans      []span
	}{
		{name: "no classes", says: "lack pension.employer_rate_high", spans: []span{one}},
		{name: "no one rate", says: "lack", spans: []span{high, low}},
		{name: "a month of the high class alone", says: "no pension.employer_rate_low is known for 2014-05",
			spans: []span{high, one}},
		{name: "a month in between", says: "no pension.employer_rate is known for 2015-01",
			spans: []span{high, low, later}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := made(t, c.spans...).became()
			require.ErrorContains(t, err, c.says)
		})
	}
}

// The factory's group goes from 20 % to 14 % and 15 %: on 30,000,000 a year 6 points are 1,800,000, and 5 points
// 1,500,000. On 60 and 40 billion a year the fund loses 3.6 - 0.8 = 2.8 billion, then 3.0 - 1.2 = 1.8.
func TestFact(t *testing.T) {
	s, err := solve(embedded, program.Tongue{}, oneStep(t))
	require.NoError(t, err)
	require.NotNil(t, s.fact)
	assert.Len(t, s.fact.Paths[0].Path.Steps(), 2, "a disputed month is no step")
	years := []struct {
		year int
		row  string
	}{
		{year: 2014, row: "2014 0.00 0.00 0.00 0.00 0.00"},
		{year: 2015, row: "2015 -3,600,000,000.00 +800,000,000.00 -1,800,000.00 +36,000.00 -2,800,000,000.00"},
		{year: 2018, row: "2018 -3,000,000,000.00 +1,200,000,000.00 -1,500,000.00 +54,000.00 -1,800,000,000.00"},
	}
	for _, c := range years {
		row, err := s.year(*s.fact, c.year)
		require.NoError(t, err)
		assert.Equal(t, c.row, strings.Join(row, " "))
	}
	zh, err := solve(embedded, program.Tongue{Lang: rule.Chinese}, oneStep(t))
	require.NoError(t, err)
	row, err := zh.year(*zh.fact, 2015)
	require.NoError(t, err)
	assert.Equal(t, years[1].row, strings.Join(row, " "), "the same amounts under Chinese names")
}

// Groups of other rates than the city's have no fact: the page has the rates alone.
func TestNoFactForOtherRates(t *testing.T) {
	other := strings.Replace(string(embedded), `"0.12"`, `"0.13"`, 1)
	s, err := solve([]byte(other), program.Tongue{}, oneStep(t))
	require.NoError(t, err)
	assert.Nil(t, s.fact)
	text, err := s.page()
	require.NoError(t, err)
	_, after, found := strings.Cut(text, "What became of it\n")
	require.True(t, found)
	assert.Contains(t, after, "2015-01        14 %       14 %  reported")
	assert.NotContains(t, after, "factory")
	require.NoError(t, s.draw(&bytes.Buffer{}))
}

func TestExitStatus(t *testing.T) { exittest.Check(t, Run, "-in") }

func TestChartReplacesNothingItShouldNot(t *testing.T) { exittest.CheckChart(t, Run) }
