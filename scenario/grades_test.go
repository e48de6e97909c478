package scenario_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// isGrade reports whether a field says how well something is known: of the words of a grade, and not the least grade
// that is taken.
func isGrade(f jsonrule.Field) bool {
	return slices.Contains(f.Words, rule.Provisional.String()) && !strings.HasSuffix(f.Name, "min_grade")
}

// graded are the rules whose answer has a grade.
func graded(t *testing.T) []jsonrule.Rule {
	t.Helper()
	return slices.DeleteFunc(declared(t),
		func(r jsonrule.Rule) bool { return !slices.ContainsFunc(r.Outputs(), isGrade) })
}

// facts are the numbers of graded rules that say something of the person, the employer or the bill, so that they have
// no grade of their own. A number that ends in /* is every number below a field.
func facts() map[string]string {
	const (
		settings = "settings of the employer and wages of its people"
		own      = "of the person"
	)
	return map[string]string{
		"payroll.item value":             "the caller's own item",
		"payroll.item employee_share":    "the caller's own item",
		"payroll.item base":              own,
		"payroll.item city_average":      "always graded supplied, the weakest",
		"payroll.month_bill people[]/*":  settings + "; own figures are graded supplied",
		"payroll.month_bill maternity/*": "as maternity.employer_contribution",
		"payroll.receipt /*":             settings + "; own figures are graded supplied",
		"payroll.statement slip./*":      settings + "; own figures are graded supplied",
		"payroll.statement items[]/*":    "as payroll.item",
		"payroll.slip /*":                settings + "; own figures are graded supplied",

		"maternity.employer_contribution payroll":            "wages of the employer",
		"maternity.employer_contribution this_month_payroll": "wages of the employer",
		"maternity.employer_contribution rate":               "always graded supplied, the weakest",
		"maternity.employer_contribution city_average":       "always graded supplied, the weakest",

		"pension.benefit_guangdong average_index":          own,
		"pension.benefit_guangdong balance":                own,
		"pension.benefit_guangdong divisor":                "of the age (国发〔2005〕38号)",
		"pension.benefit_guangdong deemed_account_balance": own,
		"pension.benefit_guangdong new_method_years":       own,
		"pension.recompute average_index":                  own,
		"pension.recompute balance":                        own,
		"pension.recompute divisor":                        "of the age (国发〔2005〕38号)",
		"pension.recompute deemed_account_balance":         own,
		"pension.recompute new_method_years":               own,
		"pension.resident_benefit balance":                 own,
		"pension.resident_benefit divisor":                 "of the age (国发〔2005〕38号)",
		"pension.resident_contribution tiers[]/*":          "graded together as tiers_grade",
		"pension.resident_contribution max_subsidy":        "graded together as tiers_grade",
		"pension.resident_contribution max_in_all":         "graded together as tiers_grade",
		"pension.resident_contribution tier":               own,
		"pension.resident_contribution paid_for":           own,
		"pension.resident_contribution aid":                own,
		"pension.resident_contribution donation":           own,
		"pension.resident_contribution so_far":             own,
		"pension.resident_years tier":                      own,
		"pension.resident_years aid":                       own,
		"pension.resident_years divisor":                   "of the age (国发〔2005〕38号)",
		"medical.outpatient cost":                          "of the bill",
		"medical.outpatient essential":                     "of the bill",
		"medical.outpatient used":                          "of the bills before",
		"medical.resident_formula urban_income":            "graded together as base_grade",
		"medical.resident_formula rural_income":            "graded together as base_grade",
		"collection.audit people[].months[].reported":      own,
		"collection.audit people[].months[].declared":      own,
		"collection.audit people[].months[].charges[]/*":   "graded together as grade",
	}
}

// TestEveryFigureOfAGradedAnswerHasAGrade: a number of an input whose answer has a grade has a grade of its own, or is
// a fact of the case.
func TestEveryFigureOfAGradedAnswerHasAGrade(t *testing.T) {
	left := facts()
	for _, r := range graded(t) {
		fields := map[string]bool{}
		for _, f := range r.Fields() {
			fields[f.Name] = true
		}
		for _, f := range r.Fields() {
			if !strings.Contains(f.Type, "decimal") || fields[f.Name+"_grade"] {
				continue
			}
			known := slices.DeleteFunc(slices.Collect(maps.Keys(facts())), func(fact string) bool {
				at, below := strings.CutSuffix(strings.TrimPrefix(fact, r.Name()+" "), "/*")
				return !strings.HasPrefix(fact, r.Name()+" ") ||
					!(at == f.Name || below && strings.HasPrefix(f.Name, at))
			})
			assert.NotEmpty(t, known, "%s: %s is no fact and has no grade", r.Name(), f.Name)
			for _, fact := range known {
				delete(left, fact)
			}
		}
	}
	assert.Empty(t, left, "no fact is left over")
}

// inputsWithGrades are inputs whose answer has a grade, for the rules whose example lacks the figure that is graded.
func inputsWithGrades() map[string]string {
	return map[string]string{
		"pension.resident_years basic_grade": `{"month":"2023-08","tier":"600","years":16,"basic":"237"}`,
	}
}

// worst is the weakest grade anywhere in an answer, 0 where it has none.
func worst(t *testing.T, answer any) (g rule.Grade) {
	t.Helper()
	switch a := answer.(type) {
	case map[string]any:
		for name, v := range a {
			if text, ok := v.(string); ok && strings.HasSuffix(name, "grade") {
				var one rule.Grade
				require.NoError(t, one.UnmarshalText([]byte(text)))
				g = max(g, one)
			}
			g = max(g, worst(t, v))
		}
	case []any:
		for _, v := range a {
			g = max(g, worst(t, v))
		}
	}
	return g
}

// TestAWeakerFigureNeverGivesABetterAnswer calls each rule whose answer has a grade with each grade of each figure of
// its input: the answer is never better than the figure, nor better than with a better figure.
func TestAWeakerFigureNeverGivesABetterAnswer(t *testing.T) {
	tried := 0
	for _, r := range graded(t) {
		schema := schemaOf(t, r, "input")
		for _, f := range slices.DeleteFunc(r.Fields(), func(f jsonrule.Field) bool { return !isGrade(f) }) {
			text, other := inputsWithGrades()[r.Name()+" "+f.Name]
			if !other {
				text = r.Example()
			}
			example, err := read([]byte(text))
			require.NoError(t, err)
			before := rule.Grade(0)
			for grade := rule.Official; grade <= rule.Supplied; grade++ {
				in, err := json.Marshal(put(t, example, stepsTo(t, schema, example, f.Name), grade.String()))
				require.NoError(t, err)
				out, err := scenario.Call(r.Name(), in)
				require.NoError(t, err, "%s %s", r.Name(), f.Name)
				said, err := read(out)
				require.NoError(t, err)
				got := worst(t, said)
				assert.GreaterOrEqual(t, got, grade, "%s: %s %s", r.Name(), f.Name, grade)
				assert.GreaterOrEqual(t, got, before, "%s: %s %s", r.Name(), f.Name, grade)
				before, tried = got, tried+1
			}
		}
	}
	assert.Positive(t, tried)
}

// stepsTo are the steps to a field of an example, the first item of each list.
func stepsTo(t *testing.T, schema map[string]any, example any, field string) []any {
	t.Helper()
	for _, p := range placesOf(schema, place{schema: schema}, example) {
		if strings.ReplaceAll(p.path, "[0]", "[]") == field {
			return p.steps
		}
	}
	require.Fail(t, "no such field", field)
	return nil
}

// TestCarriedFiguresAreProvisional: where a rule carries a figure forward its answer is no better than provisional.
// 2026-08 is after the last limits of pension insurance (粤人社发〔2025〕32号: to 2026-06).
func TestCarriedFiguresAreProvisional(t *testing.T) {
	const slip = `"injury_rate":"0.002","unemployment_rate":"0.008","housing_employer_rate":"0.05",
		"housing_employee_rate":"0.05","wage":"6500","carry_forward":true`
	inputs := map[string]string{
		"payroll.slip":       `{"month":"2026-08",` + slip + `}`,
		"payroll.receipt":    `{"version":"v1","month":"2026-08",` + slip + `}`,
		"payroll.statement":  `{"items":[],"slip":{"month":"2026-08",` + slip + `}}`,
		"payroll.month_bill": `{"month":"2026-08","people":[{"id":"A",` + slip + `}]}`,
	}
	for _, r := range graded(t) {
		carries := func(f jsonrule.Field) bool { return strings.HasSuffix(f.Name, "carry_forward") }
		if !slices.ContainsFunc(r.Fields(), carries) {
			continue
		}
		out, err := scenario.Call(r.Name(), []byte(inputs[r.Name()]))
		require.NoError(t, err, r.Name())
		said, err := read(out)
		require.NoError(t, err)
		assert.GreaterOrEqual(t, worst(t, said), rule.Provisional, r.Name())
		delete(inputs, r.Name())
	}
	assert.Empty(t, inputs)
}
