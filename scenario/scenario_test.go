package scenario_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
	"github.com/shebao-go/shebao/scenario/scenariotest"
)

// english is the lines of a result in English, one below the other.
func english(lines []rule.Text) string {
	var all []string
	for _, line := range lines {
		all = append(all, line.English)
	}
	return strings.Join(all, "\n")
}

// TestCases runs the conformance cases. A case of a rule that is not there yet is counted apart, never as passed.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.json")
	require.NoError(t, err)
	require.Len(t, files, 8)
	built := map[string]bool{}
	for _, r := range scenario.Rules() {
		built[r.Name] = true
	}
	passed := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		results, err := scenario.Check(data)
		require.NoError(t, err)
		require.NotEmpty(t, results, file)
		for _, r := range results {
			switch r.Outcome {
			case scenario.Passed:
				passed++
			case scenario.Failed:
				assert.Fail(t, "case", english(r.Lines))
			default:
				assert.False(t, built[r.Case.Rule], "%s is built but %s was not run", r.Case.Rule, r.Case.ID)
			}
		}
	}
	assert.Positive(t, passed)
}

// TestOwnCases runs this package's own cases the way a user would.
func TestOwnCases(t *testing.T) {
	runEach(t, "testdata/own")
}

// Cases drawn at random and answered by the oracle of the texts (oracle/law), some of every rule it knows.
func TestDrawnCases(t *testing.T) {
	runEach(t, "testdata/drawn")
}

// runEach runs every case file of a folder apart.
func runEach(t *testing.T, folder string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) { scenariotest.Run(t, os.DirFS(folder), name) })
	}
}

func TestRulesAreDescribed(t *testing.T) {
	rules := scenario.Rules()
	require.NotEmpty(t, rules)
	assert.True(t, slices.IsSortedFunc(rules, func(a, b scenario.Rule) int { return strings.Compare(a.Name, b.Name) }))
	seen := map[string]bool{}
	for _, r := range rules {
		assert.Regexp(t, regexp.MustCompile(`^[a-z]+\.[a-z_0-9]+$`), r.Name)
		assert.False(t, seen[r.Name], "%s is there twice", r.Name)
		seen[r.Name] = true
		assert.NotEmpty(t, r.Doc, r.Name)
		assert.NotEmpty(t, r.Clause, r.Name)
		assert.NotEmpty(t, r.Source, r.Name)
	}
}

// TestEveryRuleIsStrict sends every rule what no rule accepts.
// The source of a rule names its text as the text is titled, so that it can be found; an item of the caller's own has
// none.
func TestSourcesNameTheirTexts(t *testing.T) {
	titled := regexp.MustCompile(`\p{Han}`)
	for _, r := range scenario.Rules() {
		if r.Source != "the caller's own item" {
			assert.Regexp(t, titled, r.Source, r.Name)
		}
	}
}

func TestEveryRuleIsStrict(t *testing.T) {
	for _, r := range scenario.Rules() {
		for name, c := range map[string]struct{ in, code string }{
			"empty object":  {`{}`, "missing_field"},
			"not an object": {`[1]`, "bad_type"},
			"not JSON":      {`{"a":`, "bad_type"},
			"no input":      {``, "bad_type"},
			"two objects":   {`{} {}`, "bad_type"},
			"text":          {`"x"`, "bad_type"},
		} {
			t.Run(r.Name+" "+name, func(t *testing.T) {
				_, err := scenario.Call(r.Name, []byte(c.in))
				require.Error(t, err)
				assert.Equal(t, c.code, rule.CodeOf(err))
			})
		}
	}
}

const goodSlip = `{"month":"2025-08","wage":"3000","injury_rate":"0.002","unemployment_rate":"0.008",` +
	`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`

// with returns goodSlip with some fields replaced; an empty value removes the field.
func with(t *testing.T, fields map[string]string) string {
	t.Helper()
	var m map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(goodSlip), &m))
	for name, value := range fields {
		if value == "" {
			delete(m, name)
			continue
		}
		m[name] = json.RawMessage(value)
	}
	out, err := json.Marshal(m)
	require.NoError(t, err)
	return string(out)
}

func TestSlipErrors(t *testing.T) {
	type row struct {
		name       string
		fields     map[string]string
		code, says string
	}
	tabletest.Each(t, []row{
		{name: "unknown field", fields: map[string]string{"bonus": `"1"`}, code: "unknown_field", says: "bonus"},
		{name: "wage as a number", fields: map[string]string{"wage": `3000`}, code: "bad_type", says: "wage"},
		{name: "wage null", fields: map[string]string{"wage": `null`}, code: "bad_type", says: "wage"},
		{name: "wage with an exponent", fields: map[string]string{"wage": `"3e3"`}, code: "bad_number",
			says: "exponent"},
		{name: "wage below 0", fields: map[string]string{"wage": `"-1"`}, code: "out_of_range", says: "below 0"},
		{name: "wage in tenths of a fen", fields: map[string]string{"wage": `"3000.005"`}, code: "out_of_range",
			says: "2 decimals"},
		{name: "full-width wage", fields: map[string]string{"wage": `"３０００"`}, code: "bad_number", says: "full-width"},
		{name: "month with one digit", fields: map[string]string{"month": `"2025-8"`}, code: "bad_date",
			says: "2025-08"},
		{name: "thirteenth month", fields: map[string]string{"month": `"2025-13"`}, code: "bad_date", says: "month"},
		{name: "month as a number", fields: map[string]string{"month": `202508`}, code: "bad_type", says: "month"},
		{name: "a month far ahead", fields: map[string]string{"month": `"2030-01"`}, code: "no_rule",
			says: "nearest month"},
		{name: "wage and wages", fields: map[string]string{"wages": `{}`}, code: "conflict", says: "wages"},
		{name: "wages lack a scheme", fields: map[string]string{"wage": "",
			"wages": `{"pension":"1","medical":"1","injury":"1","housing":"1"}`},
			code: "missing_field", says: "wages.unemployment"},
		{name: "wages with maternity", fields: map[string]string{"wage": "",
			"wages": `{"pension":"1","medical":"1","unemployment":"1","injury":"1","housing":"1","maternity":"1"}`},
			code: "unknown_field", says: "wages.maternity"},
		{name: "no injury setting", fields: map[string]string{"injury_rate": ""}, code: "missing_field",
			says: "injury_rate"},
		{name: "class and rate", fields: map[string]string{"injury_class": `1`}, code: "conflict", says: "injury_rate"},
		{name: "class 9", fields: map[string]string{"injury_rate": "", "injury_class": `9`}, code: "out_of_range",
			says: "1 to 8"},
		{name: "class as text", fields: map[string]string{"injury_rate": "", "injury_class": `"1"`}, code: "bad_type",
			says: "injury_class"},
		{name: "float without a class", fields: map[string]string{"injury_float": `"1"`}, code: "unknown_field",
			says: "payroll: injury_float has no meaning without injury_class"},
		{name: "percent for a fraction", fields: map[string]string{"injury_rate": `"0.2"`}, code: "out_of_range",
			says: "0.03"},
		{name: "no unemployment setting", fields: map[string]string{"unemployment_rate": ""}, code: "missing_field",
			says: "unemployment_rate"},
		{name: "coefficient and rate", fields: map[string]string{"unemployment_coefficient": `"1"`}, code: "conflict",
			says: "unemployment"},
		{name: "fund rate 4 %", fields: map[string]string{"housing_employer_rate": `"0.04"`}, code: "out_of_range",
			says: "0.05 to 0.12"},
		{name: "fund rate 13 %", fields: map[string]string{"housing_employee_rate": `"0.13"`}, code: "out_of_range",
			says: "0.05 to 0.12"},
		{name: "one fund rate only", fields: map[string]string{"housing_employee_rate": ""}, code: "missing_field",
			says: "housing_employee_rate"},
		{name: "partial as text", fields: map[string]string{"partial": `"true"`}, code: "bad_type", says: "partial"},
		{name: "unknown grade", fields: map[string]string{"min_grade": `"best"`}, code: "out_of_range",
			says: "official"},
		{name: "a grade too high", fields: map[string]string{"min_grade": `"official"`}, code: "below_grade",
			says: "official"},
		{name: "bad known_on", fields: map[string]string{"known_on": `"2025-02-30"`}, code: "bad_date",
			says: "known_on"},
		{name: "the first field decides", fields: map[string]string{"month": `"x"`, "wage": `"y"`}, code: "bad_date",
			says: "y"},
		{name: "order of fields", fields: map[string]string{"wage": `"3000.005"`, "housing_employee_rate": `"z"`,
			"injury_rate": `"x"`}, code: "out_of_range", says: "injury_rate x"},
		{name: "own figure, bad name", fields: map[string]string{"figures": `{"pension.rate":"0.1"}`},
			code: "unknown_field", says: "pension.employer_rate"},
		{name: "own figure, bad value", fields: map[string]string{"figures": `{"pension.employer_rate":"15"}`},
			code: "out_of_range", says: "pension.employer_rate"},
		{name: "outside without reason", fields: map[string]string{"outside": `[{"scheme":"injury"}]`},
			code: "missing_field", says: "outside[0].reason"},
		{name: "outside nowhere", fields: map[string]string{"outside": `[{"scheme":"dental","reason":"x"}]`},
			code: "out_of_range", says: "outside[0].scheme"},
	}, func(t *testing.T, c row) {
		_, err := scenario.Call("payroll.slip", []byte(with(t, c.fields)))
		require.Error(t, err)
		assert.Equal(t, c.code, rule.CodeOf(err), err.Error())
		assert.Contains(t, err.Error(), c.says)
	})
}

func TestFieldGivenTwice(t *testing.T) {
	_, err := scenario.Call("housing.land_revenue", []byte(`{"net_revenue":"1","net_revenue":"2"}`))
	assert.Equal(t, "conflict", rule.CodeOf(err))
}

func TestUnknownRule(t *testing.T) {
	_, err := scenario.Call("pension.lottery", []byte(`{}`))
	assert.Equal(t, "unknown_rule", rule.CodeOf(err))
	assert.Contains(t, err.Error(), "pension.lottery")
}

// TestCheck shows what the case runner says of cases that are wrong.
func TestCheck(t *testing.T) {
	type row struct {
		name, file string
		outcome    scenario.Outcome
		line       string
	}
	const rest = `"source":"by hand","grade":"A"`
	land := func(want, more string) string {
		return `[{"id":"X1","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":` +
			want + `,` + rest + more + `}]`
	}
	tabletest.Each(t, []row{
		{name: "equal by value", file: land(`{"least":"13.0"}`, ""), outcome: scenario.Passed, line: ""},
		{name: "a fen off", file: land(`{"least":"13.01"}`, ""), outcome: scenario.Failed,
			line: `X1 housing.land_revenue least: got "13.00", want "13.01"`},
		{name: "within the tolerance", file: land(`{"least":"13.01"}`, `,"tolerance":"0.01"`), outcome: scenario.Passed,
			line: ""},
		{name: "beyond the tolerance", file: land(`{"least":"13.02"}`, `,"tolerance":"0.01"`), outcome: scenario.Failed,
			line: `want "13.02"`},
		{name: "a tolerance that is no decimal", file: land(`{"least":"13.00"}`, `,"tolerance":"a bit"`),
			outcome: scenario.Failed, line: "tolerance: got a bit, want a decimal such as 0.01"},
		{name: "a truth for text", file: land(`{"least":true}`, ""), outcome: scenario.Failed, line: "want true"},
		{name: "no want", file: `[{"id":"X1","rule":"housing.land_revenue","in":{"net_revenue":"100"},` + rest + `}]`,
			outcome: scenario.Failed, line: "want: got invalid JSON, want an object"},
		{name: "number for text", file: land(`{"least":13}`, ""), outcome: scenario.Failed, line: "want 13"},
		{name: "a field that is absent", file: land(`{"shortfall":"0"}`, ""), outcome: scenario.Failed,
			line: `shortfall: got nothing, want "0"`},
		{name: "a finer tolerance than there is", file: land(`{"least":"13.00"}`, `,"tolerance":"0.000000001"`),
			outcome: scenario.Failed, line: "tolerance: got 0.000000001, want a decimal such as 0.01"},
		{name: "eight decimals", file: land(`{"least":"13.00000000"}`, ""), outcome: scenario.Passed, line: ""},
		{name: "nine decimals", file: land(`{"least":"13.000000001"}`, `,"tolerance":"1"`), outcome: scenario.Failed,
			line: `got "13.00", want "13.000000001"`},
		{name: "a list for text", file: land(`{"least":[]}`, ""), outcome: scenario.Failed, line: "want []"},
		{name: "a word for nothing", file: `[{"id":"X1","rule":"housing.land_revenue","in":{"net_revenue":"0"},` +
			`"want":{"least":"none"},` + rest + `}]`, outcome: scenario.Failed, line: `got "0.00", want "none"`},
		{name: "0 for a word", file: land(`{"modality":"0"}`, ""), outcome: scenario.Failed,
			line: `modality: got "at_least", want "0"`},
		{name: "no id", file: `[{"rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":{"least":"13"},` +
			rest + `}]`, outcome: scenario.Failed, line: "id: got stands for two cases or none, want one of its own"},
		{name: "nothing wanted", file: land(`{}`, ""), outcome: scenario.Failed, line: "at least one field"},
		{name: "an error and what nobody looks at", file: land(`{"error":"bad_date","field":"month"}`, ""),
			outcome: scenario.Failed, line: "want error and nothing beside it"},
		{name: "an error wanted", file: land(`{"error":"no_rule"}`, ""), outcome: scenario.Failed,
			line: "X1 housing.land_revenue answer: got "},
		{name: "an error wanted, by its name", file: land(`{"error":"no_rule"}`, ""), outcome: scenario.Failed,
			line: "want error no_rule"},
		{name: "an unexpected error",
			file:    `[{"id":"X1","rule":"housing.land_revenue","in":{},"want":{"least":"1"},` + rest + `}]`,
			outcome: scenario.Failed, line: "got error missing_field"},
		{name: "the right error",
			file: `[{"id":"X1","rule":"housing.land_revenue","in":{},"want":{"error":"missing_field"},` +
				rest + `}]`, outcome: scenario.Passed, line: ""},
		{name: "no source",
			file: `[{"id":"X1","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":{"least":"13"},` +
				`"source":"","grade":"A"}]`, outcome: scenario.Failed,
			line: "X1 housing.land_revenue source: got none, want where the answer is written"},
		{name: "a rule not there", file: `[{"id":"X1","rule":"housing.castle","in":{},"want":{},` + rest + `}]`,
			outcome: scenario.NotBuilt, line: "X1 housing.castle: not built"},
	}, func(t *testing.T, c row) {
		results, err := scenario.Check([]byte(c.file))
		require.NoError(t, err)
		require.Len(t, results, 1)
		assert.Equal(t, c.outcome, results[0].Outcome, results[0].Lines)
		assert.Contains(t, english(results[0].Lines), c.line)
	})
}

func TestCheckArrays(t *testing.T) {
	file := `[{"id":"A","rule":"housing.income_line","in":{"disposable_income":"100",` +
		`"size_factors":["1"],"rounding":"per_head_half_up"},
		"want":{"household":["60","60"]},"source":"by hand","grade":"A"}]`
	results, err := scenario.Check([]byte(file))
	require.NoError(t, err)
	assert.Equal(t, scenario.Failed, results[0].Outcome, "arrays of unequal length differ")
}

func TestCheckFile(t *testing.T) {
	type row struct{ name, file, says string }
	tabletest.Each(t, []row{
		{name: "nothing", file: "", says: "case file cannot be read: EOF"},
		{name: "no array", file: `{}`, says: "case file begins with {, not with ["},
		{name: "unknown key", file: `[{"id":"1","rul":"x"}]`, says: "case file cannot be read: "},
		{name: "a bad case before a good one", file: `[{"id":1},{"id":"1"}]`, says: "case file cannot be read: "},
		{name: "not JSON", file: `[`, says: "case file cannot be read: "},
	}, func(t *testing.T, c row) {
		_, err := scenario.Check([]byte(c.file))
		assert.Equal(t, "bad_type", rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
	_, err := scenario.Check([]byte("[{}" + strings.Repeat(",{}", 100_000) + "]"))
	assert.EqualError(t, err, "case file has more than 100000 cases; write them into several files")
	twice, err := scenario.Check([]byte(`[{"id":"1","rule":"x.y","in":{},"want":{},"source":"s","grade":"A"},` +
		`{"id":"1","rule":"x.y","in":{},"want":{},"source":"s","grade":"A"}]`))
	require.NoError(t, err)
	assert.Equal(t, scenario.Failed, twice[1].Outcome)
}

// FuzzCall sends anything to every rule: an answer that is JSON, or an error with a code; never a panic.
func FuzzCall(f *testing.F) {
	f.Add("payroll.slip", goodSlip)
	f.Add("pension.unify_rates",
		`{"groups":[{"name":"a","rate":"0.2","base_total":"1"}],`+
			`"target":"revenue_neutral","start":"2014-07","months":36}`)
	f.Add("housing.income_line", `{"disposable_income":"34438.08","rounding":"per_head_half_up"}`)
	f.Add("housing.added_value", `{"added_value":"1","risk_reserve":"2","management_fee":"3"}`)
	rules := scenario.Rules()
	f.Fuzz(func(t *testing.T, name, in string) {
		if _, err := scenario.Call(name, []byte(in)); rule.CodeOf(err) == "unknown_rule" && len(name) > 0 {
			name = rules[int(name[0])%len(rules)].Name
		}
		out, err := scenario.Call(name, []byte(in))
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err.Error())
			return
		}
		assert.True(t, json.Valid(out))
	})
}
