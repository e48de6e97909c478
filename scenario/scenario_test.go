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
	scenariotest.Run(t, os.DirFS("testdata/own"), "*.json")
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
		fields     map[string]string
		code, says string
	}
	tabletest.Run(t, map[string]row{
		"unknown field":           {map[string]string{"bonus": `"1"`}, "unknown_field", "bonus"},
		"wage as a number":        {map[string]string{"wage": `3000`}, "bad_type", "wage"},
		"wage null":               {map[string]string{"wage": `null`}, "bad_type", "wage"},
		"wage with an exponent":   {map[string]string{"wage": `"3e3"`}, "bad_number", "exponent"},
		"wage below 0":            {map[string]string{"wage": `"-1"`}, "out_of_range", "below 0"},
		"wage in tenths of a fen": {map[string]string{"wage": `"3000.005"`}, "out_of_range", "2 decimals"},
		"full-width wage":         {map[string]string{"wage": `"３０００"`}, "bad_number", "full-width"},
		"month with one digit":    {map[string]string{"month": `"2025-8"`}, "bad_date", "2025-08"},
		"thirteenth month":        {map[string]string{"month": `"2025-13"`}, "bad_date", "month"},
		"month as a number":       {map[string]string{"month": `202508`}, "bad_type", "month"},
		"a month far ahead":       {map[string]string{"month": `"2030-01"`}, "no_rule", "nearest month"},
		"wage and wages":          {map[string]string{"wages": `{}`}, "conflict", "wages"},
		"wages lack a scheme": {map[string]string{"wage": "",
			"wages": `{"pension":"1","medical":"1","injury":"1","housing":"1"}`},
			"missing_field", "wages.unemployment"},
		"wages with maternity": {map[string]string{"wage": "",
			"wages": `{"pension":"1","medical":"1","unemployment":"1","injury":"1","housing":"1","maternity":"1"}`},
			"unknown_field", "wages.maternity"},
		"no injury setting": {map[string]string{"injury_rate": ""}, "missing_field", "injury_rate"},
		"class and rate":    {map[string]string{"injury_class": `1`}, "conflict", "injury_rate"},
		"class 9": {map[string]string{"injury_rate": "", "injury_class": `9`}, "out_of_range",
			"1 to 8"},
		"class as text": {map[string]string{"injury_rate": "", "injury_class": `"1"`}, "bad_type",
			"injury_class"},
		"float without a class":   {map[string]string{"injury_float": `"1"`}, "unknown_field", "injury_float"},
		"percent for a fraction":  {map[string]string{"injury_rate": `"0.2"`}, "out_of_range", "0.03"},
		"no unemployment setting": {map[string]string{"unemployment_rate": ""}, "missing_field", "unemployment_rate"},
		"coefficient and rate":    {map[string]string{"unemployment_coefficient": `"1"`}, "conflict", "unemployment"},
		"fund rate 4 %": {map[string]string{"housing_employer_rate": `"0.04"`}, "out_of_range",
			"0.05 to 0.12"},
		"fund rate 13 %": {map[string]string{"housing_employee_rate": `"0.13"`}, "out_of_range",
			"0.05 to 0.12"},
		"one fund rate only": {map[string]string{"housing_employee_rate": ""}, "missing_field",
			"housing_employee_rate"},
		"partial as text":         {map[string]string{"partial": `"true"`}, "bad_type", "partial"},
		"unknown grade":           {map[string]string{"min_grade": `"best"`}, "out_of_range", "official"},
		"a grade too high":        {map[string]string{"min_grade": `"official"`}, "below_grade", "official"},
		"bad known_on":            {map[string]string{"known_on": `"2025-02-30"`}, "bad_date", "known_on"},
		"the first field decides": {map[string]string{"month": `"x"`, "wage": `"y"`}, "bad_date", "y"},
		"order of fields": {map[string]string{"wage": `"3000.005"`, "housing_employee_rate": `"z"`,
			"injury_rate": `"x"`}, "out_of_range", "injury_rate x"},
		"own figure, bad name": {map[string]string{"figures": `{"pension.rate":"0.1"}`}, "unknown_field",
			"pension.employer_rate"},
		"own figure, bad value": {map[string]string{"figures": `{"pension.employer_rate":"15"}`}, "out_of_range",
			"pension.employer_rate"},
		"outside without reason": {map[string]string{"outside": `[{"scheme":"injury"}]`}, "missing_field",
			"outside[0].reason"},
		"outside nowhere": {map[string]string{"outside": `[{"scheme":"dental","reason":"x"}]`}, "out_of_range",
			"outside[0].scheme"},
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
		file    string
		outcome scenario.Outcome
		line    string
	}
	const rest = `"source":"by hand","grade":"A"`
	land := func(want, more string) string {
		return `[{"id":"X1","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":` +
			want + `,` + rest + more + `}]`
	}
	tabletest.Run(t, map[string]row{
		"equal by value": {land(`{"least":"13.0"}`, ""), scenario.Passed, ""},
		"a fen off": {land(`{"least":"13.01"}`, ""), scenario.Failed,
			`X1 housing.land_revenue least: got "13.00", want "13.01"`},
		"within the tolerance":   {land(`{"least":"13.01"}`, `,"tolerance":"0.01"`), scenario.Passed, ""},
		"beyond the tolerance":   {land(`{"least":"13.02"}`, `,"tolerance":"0.01"`), scenario.Failed, `want "13.02"`},
		"number for text":        {land(`{"least":13}`, ""), scenario.Failed, "want 13"},
		"a field that is absent": {land(`{"shortfall":"0"}`, ""), scenario.Failed, `shortfall: got nothing, want "0"`},
		"nothing wanted":         {land(`{}`, ""), scenario.Failed, "at least one field"},
		"an error wanted":        {land(`{"error":"no_rule"}`, ""), scenario.Failed, "want error no_rule"},
		"an unexpected error": {`[{"id":"X1","rule":"housing.land_revenue","in":{},"want":{"least":"1"},` + rest + `}]`,
			scenario.Failed,
			"got error missing_field"},
		"the right error": {`[{"id":"X1","rule":"housing.land_revenue","in":{},"want":{"error":"missing_field"},` +
			rest + `}]`, scenario.Passed, ""},
		"no source": {`[{"id":"X1","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":{"least":"13"},` +
			`"source":"","grade":"A"}]`, scenario.Failed, "source"},
		"a rule not there": {`[{"id":"X1","rule":"housing.castle","in":{},"want":{},` + rest + `}]`, scenario.NotBuilt,
			"X1 housing.castle: not built"},
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
	for name, file := range map[string]string{"no array": `{}`, "unknown key": `[{"id":"1","rul":"x"}]`,
		"not JSON": `[`} {
		_, err := scenario.Check([]byte(file))
		assert.Equal(t, "bad_type", rule.CodeOf(err), name)
	}
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
