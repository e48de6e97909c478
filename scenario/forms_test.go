package scenario_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// What an input of a slip may hold and the examples leave out.
const (
	wagesOfAll = `{"wages":{"pension":"8000","medical":"8000","unemployment":"8000","injury":"8000","housing":"8000"}}`
	isOutside  = `{"outside":[{"scheme":"housing","reason":"no fund account","reason_zh":"未开户"}]}`
	asAnswered = `{"person":"foreigner","job":"main_job",` +
		`"answers":[{"scheme":"housing","join":true,"source":"the fund's answer of 2025-08-01"}]}`
	ownOfMonth = `{"figures":{"housing.floor":"2500"}}`
	ownDated   = `{"figures":[{"series":"housing.floor","from":"2010-01","to":"2027-12","value":"2500",` +
		`"source":"a notice","source_zh":"通知","url":"https://example.com"}]}`
)

// more is what an example leaves out, and where it belongs: the names of the objects on the way.
type more struct{ rule, at, fields string }

// leftOut lists what the examples leave out.
func leftOut() []more {
	out := []more{
		{"fund.account_years", "accounts 0", `{"expenditure":[{"name":"benefits","amount":"0"}]}`},
		{"fund.budget_execution", "budget", `{"expenditure":[{"name":"benefits","amount":"30"}]}`},
		{"fund.budget_execution", "final", `{"expenditure":[{"name":"benefits","amount":"30"}]}`},
		{"payroll.tax_columns", "", `{"retro":[{"scheme":"medical","amount":"1.00"}]}`},
		{"payroll.tax_cumulated", "months 0", `{"retro":[{"scheme":"medical","amount":"1.00"}],` +
			`"borne":[{"scheme":"pension","amount":"1.00"}]}`},
		{"payroll.withhold", "", `{"carried":[{"scheme":"medical","amount":"1.00"}]}`},
		{"payroll.chosen_bases", "", ownDated},
		{"payroll.verify_receipt", "figures", ownDated},
		{"payroll.policy_diff", "", isOutside},
		{"payroll.policy_diff", "", asAnswered},
	}
	for _, of := range []string{"payroll.affected", "payroll.policy_diff"} {
		for _, at := range []string{"before", "after"} {
			out = append(out, more{of, at, ownOfMonth}, more{of, at, ownDated})
		}
	}
	for _, slip := range []struct {
		rule, at string
		waged    bool
	}{
		{"payroll.slip", "", true}, {"payroll.receipt", "", true}, {"payroll.statement", "slip", true},
		{"payroll.withhold", "slip", true}, {"payroll.reconcile", "people 0", true},
		{"payroll.month_bill", "people 0", true}, {"payroll.retro", "paid 2024-07", true},
		{"payroll.retro", "due 2024-07", true}, {"payroll.retro_paid", "due 2025-07", true},
		{"payroll.wage_from_cost", "", false}, {"payroll.wage_from_net", "", false},
		{"payroll.wages_of_contribution", "", false},
	} {
		for _, fields := range []string{isOutside, asAnswered, ownOfMonth, ownDated} {
			out = append(out, more{slip.rule, slip.at, fields})
		}
		if slip.waged {
			out = append(out, more{slip.rule, slip.at, wagesOfAll})
		}
	}
	return out
}

// path is where the fields are left out, such as "people[0].".
func (m more) path() string {
	path := ""
	for _, name := range strings.Fields(m.at) {
		if name == "0" {
			path = strings.TrimSuffix(path, ".") + "[0]."
			continue
		}
		path += name + "."
	}
	return path
}

// elsewhereInForms are the probes of what the examples leave out that are refused by the law, or by the figures of the
// city: the schema cannot say so.
func elsewhereInForms() map[string]string {
	noPart := map[string]string{} // employees pay none of them
	answered := map[string]string{"illness_supplement": "conflict", "injury": "conflict", "maternity": "conflict"}
	for scheme := range answered {
		noPart["scheme the word "+scheme] = "not_applicable"
	}
	out := map[string]string{
		"fund.account_years accounts[0].expenditure[0].amount the most":    "conflict", // with the year after
		"payroll.withhold carried[0].amount the most":                      "missing_field",
		"payroll.wages_of_contribution outside[0].scheme the word pension": "not_applicable",
		"payroll.retro paid.2024-07.min_grade the word reported":           "below_grade", // carried forward
		"payroll.retro_paid due.2025-07.wage the least":                    "conflict",    // beside the one in wages
		"payroll.retro_paid due.2025-07.wage the most":                     "conflict",
		"payroll.affected before.figures.pension.floor any text":           "bad_number",
		"payroll.policy_diff before.figures.pension.floor any text":        "bad_number",
	}
	for _, scheme := range []string{"pension", "medical", "unemployment"} {
		answered[scheme] = "conflict" // the text says it (令第16号)
	}
	for _, at := range []string{"payroll.tax_columns retro[0].", "payroll.tax_cumulated months[0].retro[0].",
		"payroll.tax_cumulated months[0].borne[0].", "payroll.withhold carried[0]."} {
		maps.Copy(out, under(at, noPart))
	}
	for _, m := range leftOut() {
		at := m.rule + " " + m.path()
		switch m.fields {
		case asAnswered:
			for scheme, code := range answered {
				out[at+"answers[0].scheme the word "+scheme] = code
			}
		case ownOfMonth:
			out[at+"figures.housing.floor any text"] = "bad_number"
		case ownDated:
			maps.Copy(out, under(at+"figures[0].", map[string]string{"series any text": "conflict",
				"from any text": "bad_date", "to any text": "bad_date", "value any text": "bad_number"}))
		}
	}
	for _, at := range []string{"payroll.retro paid.2024-07.", "payroll.retro due.2024-07.",
		"payroll.retro_paid due.2025-07."} {
		maps.Copy(out, under(at, elsewhereInASlip()))
	}
	return out
}

// formsOf are the example of a rule and its forms with what it leaves out, each with the places that are walked in it.
func formsOf(t *testing.T, r jsonrule.Rule) []form {
	t.Helper()
	schema := schemaOf(t, r, "input")
	example, err := read([]byte(r.Example()))
	require.NoError(t, err)
	root := place{schema: schema}
	out := []form{{example, append([]place{root}, placesOf(schema, root, example)...)}}
	walked := map[string]bool{}
	for _, p := range out[0].places {
		walked[p.path] = true
	}
	for _, m := range leftOut() {
		if m.rule != r.Name() {
			continue
		}
		put := m.put(t, example)
		others := slices.DeleteFunc(placesOf(schema, root, put), func(p place) bool { return walked[p.path] })
		require.NotEmpty(t, others, "%s %s: the example has it", m.rule, m.fields)
		out = append(out, form{put, others})
	}
	return out
}

// form is an input that runs and the places in it where other values are put.
type form struct {
	example any
	places  []place
}

// put puts what is left out into an example. A wage of its own gives way to wages.
func (m more) put(t *testing.T, example any) any {
	t.Helper()
	fields, err := read([]byte(m.fields))
	require.NoError(t, err)
	var steps []any
	for _, name := range strings.Fields(m.at) {
		if name == "0" {
			steps = append(steps, 0)
			continue
		}
		steps = append(steps, name)
	}
	for name, value := range fields.(map[string]any) {
		example = put(t, example, append(slices.Clone(steps), name), value)
		if name == "wages" {
			example = put(t, example, append(slices.Clone(steps), "wage"), absent{})
		}
		if name == "wages" && m.rule == "payroll.retro_paid" {
			example = put(t, example, []any{"wages", steps[1]}, absent{})
		}
	}
	return example
}

// TestEveryFieldIsWalked: no field of a rule is beyond the forms, and every form of an example runs.
func TestEveryFieldIsWalked(t *testing.T) {
	for _, r := range declared(t) {
		var walked []string
		for _, w := range formsOf(t, r) {
			in, err := json.Marshal(w.example)
			require.NoError(t, err)
			_, err = scenario.Call(r.Name(), in)
			assert.NoError(t, err, "%s %s", r.Name(), in)
			for _, p := range w.places {
				walked = append(walked, p.path)
			}
		}
		for _, f := range r.Fields() {
			assert.True(t, slices.ContainsFunc(walked, pathOf(f.Name).MatchString), "%s %s", r.Name(), f.Name)
		}
	}
}

// pathOf matches the paths of a field of the documentation, in which [] is any item of a list or name of a map.
func pathOf(name string) *regexp.Regexp {
	item := `(\[\d+\]|\.[^.\[]+)`
	return regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(name), `\[\]`, item) + "$")
}

// failure is what a rule said of an input.
type failure struct {
	what string // the value, or the case
	err  error
}

// failures are the errors of a rule at the probes of its forms and of its cases.
func failures(t *testing.T, r jsonrule.Rule, cases []scenario.Case) []failure {
	t.Helper()
	var out []failure
	for _, w := range formsOf(t, r) {
		for _, p := range w.places {
			for _, one := range append(probesOf(t, p.schema), probe{"missing", absent{}, ""}) {
				in, err := json.Marshal(put(t, w.example, p.steps, one.value))
				require.NoError(t, err)
				if _, err := scenario.Call(r.Name(), in); err != nil {
					out = append(out, failure{p.path + " " + one.what, err})
				}
			}
		}
	}
	for _, c := range cases {
		if _, err := scenario.Call(c.Rule, c.In); err != nil {
			out = append(out, failure{c.ID, err})
		}
	}
	require.NotEmpty(t, out)
	return out
}

// eachFailure runs a subtest for every declared rule, with what the rule says of wrong inputs.
func eachFailure(t *testing.T, look func(t *testing.T, r jsonrule.Rule, f failure)) {
	t.Helper()
	cases := map[string][]scenario.Case{}
	for _, c := range conformanceCases(t) {
		cases[c.Rule] = append(cases[c.Rule], c)
	}
	for _, r := range declared(t) {
		t.Run(r.Name(), func(t *testing.T) {
			for _, f := range failures(t, r, cases[r.Name()]) {
				look(t, r, f)
			}
		})
	}
}

// pathsOf are the paths of the fields of a rule. What is a list, a map or a form of its own also has paths below it.
func pathsOf(r jsonrule.Rule) []*regexp.Regexp {
	out := []*regexp.Regexp{regexp.MustCompile("^input$")}
	for _, f := range r.Fields() {
		out = append(out, pathOf(f.Name))
		if f.Type == "list of object" && !slices.ContainsFunc(r.Fields(), func(inner jsonrule.Field) bool {
			return strings.HasPrefix(inner.Name, f.Name+"[].")
		}) { // of documents in a form of their own
			out = append(out, regexp.MustCompile(strings.TrimSuffix(pathOf(f.Name).String(), "$")+`\[\d+\]\..+$`))
		}
		if strings.HasPrefix(f.Type, "list") || strings.HasPrefix(f.Type, "map") || f.Type == "object" {
			whole := strings.TrimSuffix(pathOf(f.Name).String(), "$")
			out = append(out, regexp.MustCompile(whole+`(\[\d+\]|\..+)$`))
		}
	}
	return out
}

// TestErrorsNameFieldsByTheirPath: whatever a rule says of a field, by its declaration or by its law, names the area of
// the rule (or of a scheme, where the rule is about all of them) and a path that its documentation has; a name that is
// no field is unknown_field.
func TestErrorsNameFieldsByTheirPath(t *testing.T) {
	paths := map[string][]*regexp.Regexp{}
	eachFailure(t, func(t *testing.T, r jsonrule.Rule, f failure) {
		if paths[r.Name()] == nil {
			paths[r.Name()] = pathsOf(r)
		}
		for one := range rule.Errors(f.err) {
			field, ok := one.(*rule.FieldError)
			if !ok {
				continue
			}
			area, _, _ := strings.Cut(r.Name(), ".")
			ofAll := slices.Contains([]string{"payroll", "collection"}, area)
			assert.True(t, string(field.Area) == area || ofAll && field.Area != "", "%s: %v", f.what, one)
			assert.False(t, field.Do.English == "" || field.Do.Chinese == "", "%s: %v says not what to do", f.what, one)
			named := func(path *regexp.Regexp) bool { return path.MatchString(field.Field) }
			assert.True(t, field.Kind == rule.ErrUnknownField || slices.ContainsFunc(paths[r.Name()], named),
				"%s: %v", f.what, one)
		}
	})
}
