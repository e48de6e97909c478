package scenario_test

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// declared are the rules whose types declare them.
func declared(t testing.TB) []jsonrule.Rule {
	t.Helper()
	var out []jsonrule.Rule
	for _, r := range scenario.Rules() {
		if d, err := scenario.Declared(r.Name); err == nil {
			out = append(out, d)
		}
	}
	require.NotEmpty(t, out)
	return out
}

// TestDeclarations: every field has its description in both languages, every number its bounds, every output its
// decimals, and every example runs.
func TestDeclarations(t *testing.T) {
	for _, r := range declared(t) {
		require.NoError(t, r.Err())
		assert.NotEmpty(t, r.Fields(), r.Name())
		assert.NotEmpty(t, r.Outputs(), r.Name())
		out, err := scenario.Call(r.Name(), []byte(r.Example()))
		require.NoError(t, err, r.Name())
		assert.True(t, json.Valid(out), r.Name())
	}
}

// TestOutputsAreDeclared: every case answers with the fields its schema declares, and with those that are always there.
func TestOutputsAreDeclared(t *testing.T) {
	for _, r := range declared(t) {
		out, err := scenario.Call(r.Name(), []byte(r.Example()))
		require.NoError(t, err)
		got, err := read(out)
		require.NoError(t, err)
		assertShape(t, r.Name(), schemaOf(t, r, "output"), got)
	}
}

// assertShape compares an answer with its schema.
func assertShape(t *testing.T, path string, schema map[string]any, got any) {
	t.Helper()
	if either, ok := schema["anyOf"].([]any); ok {
		if got != nil {
			assertShape(t, path, either[0].(map[string]any), got)
		}
		return
	}
	switch schema["type"] {
	case "object":
		o, ok := got.(map[string]any)
		require.True(t, ok, path)
		if each, named := schema["additionalProperties"].(map[string]any); named {
			for name, value := range o {
				assertShape(t, path+"."+name, each, value)
			}
			return
		}
		if schema["properties"] == nil { // a document of a form of its own
			return
		}
		properties := propertiesOf(schema)
		for _, name := range requiredOf(schema) {
			assert.Contains(t, o, name, path)
		}
		if every, ok := schema["additionalProperties"].(map[string]any); ok {
			for name, value := range o {
				assertShape(t, path+"."+name, every, value)
			}
			return
		}
		for name, value := range o {
			require.Contains(t, properties, name, path)
			assertShape(t, path+"."+name, properties[name].(map[string]any), value)
		}
	case "array":
		list, ok := got.([]any)
		require.True(t, ok, path)
		for _, item := range list {
			assertShape(t, path+"[]", schema["items"].(map[string]any), item)
		}
	case "integer":
		assert.IsType(t, json.Number(""), got, path)
	case "boolean":
		assert.IsType(t, true, got, path)
	default:
		assert.IsType(t, "", got, path)
	}
}

// read reads JSON with its numbers as text.
func read(text []byte) (v any, err error) {
	dec := json.NewDecoder(strings.NewReader(string(text)))
	dec.UseNumber()
	err = dec.Decode(&v)
	return v, err
}

// schemaOf returns the schema of a rule's input or output.
func schemaOf(t testing.TB, r jsonrule.Rule, side string) map[string]any {
	t.Helper()
	raw, err := scenario.Schema(r.Name())
	require.NoError(t, err)
	v, err := read(raw)
	require.NoError(t, err)
	return v.(map[string]any)[side].(map[string]any)
}

func propertiesOf(schema map[string]any) map[string]any {
	properties, _ := schema["properties"].(map[string]any)
	return properties
}

func requiredOf(schema map[string]any) []string {
	var out []string
	required, _ := schema["required"].([]any)
	for _, name := range required {
		out = append(out, name.(string))
	}
	return out
}

// probe is one value put into the place of a field, and the code of what it should be told; "" where it is allowed.
type probe struct {
	what  string
	value any
	code  string
}

// absent as a value takes the field away.
type absent struct{}

// probesOf lists what a schema says about a value: at its bounds, one step outside, of the wrong type.
func probesOf(t *testing.T, schema map[string]any) []probe {
	t.Helper()
	if either, ok := schema["anyOf"].([]any); ok && either[1].(map[string]any)["type"] == "array" {
		return []probe{{"text for an object or a list", "a", "bad_type"}, {"null", nil, "bad_type"}}
	} else if ok {
		out := probesOf(t, either[0].(map[string]any))
		out = slices.DeleteFunc(out, func(p probe) bool { return p.value == nil })
		return append(out, probe{"null", nil, ""})
	}
	out := []probe{{"an object of nothing in particular", map[string]any{"zz": true}, "bad_type"}}
	switch {
	case schema["type"] == "object":
		return []probe{{"a list for an object", []any{}, "bad_type"}, {"null", nil, "bad_type"}}
	case schema["type"] == "array":
		return append(append(out, probe{"text for a list", "a", "bad_type"}, probe{"null", nil, "bad_type"}),
			listProbes(t, schema)...)
	case schema["type"] == "boolean":
		return append(out, probe{"true", true, ""}, probe{"false", false, ""}, probe{"text for a flag", "true",
			"bad_type"})
	case schema["type"] == "integer":
		return append(out, integerProbes(t, schema)...)
	case schema["x-minimum"] != nil:
		return append(out, decimalProbes(t, schema)...)
	case schema["enum"] != nil:
		for _, word := range schema["enum"].([]any) {
			out = append(out, probe{"the word " + word.(string), word, ""})
		}
		return append(out, probe{"another word", "no such word", "out_of_range"}, probe{"a number for a word",
			json.Number("1"), "bad_type"})
	case schema["pattern"] != nil:
		return append(out, probe{"no date", "2025-02-30-", "bad_date"}, probe{"a number for a date",
			json.Number("202508"), "bad_type"})
	}
	return append(out, probe{"a number for text", json.Number("1"), "bad_type"}, probe{"any text", "any text", ""})
}

// listProbes are a list too short and one too long; how many there are is told before what they are.
func listProbes(t *testing.T, schema map[string]any) []probe {
	t.Helper()
	most, err := schema["maxItems"].(json.Number).Int64()
	require.NoError(t, err)
	out := []probe{{"an item too many", make([]any, most+1), "out_of_range"}}
	if schema["minItems"] != nil {
		out = append(out, probe{"an empty list", []any{}, "out_of_range"})
	}
	return out
}

func integerProbes(t *testing.T, schema map[string]any) []probe {
	t.Helper()
	least, err := schema["minimum"].(json.Number).Int64()
	require.NoError(t, err)
	most, err := schema["maximum"].(json.Number).Int64()
	require.NoError(t, err)
	number := func(n int64) json.Number { return json.Number(strconv.FormatInt(n, 10)) }
	return []probe{{"the least", number(least), ""}, {"the most", number(most), ""},
		{"one below", number(least - 1), "out_of_range"}, {"one above", number(most + 1), "out_of_range"},
		{"a number in text", strconv.FormatInt(least, 10), "bad_type"}, {"a fraction", json.Number("1.5"),
			"bad_number"},
		{"null", nil, "bad_type"}}
}

func decimalProbes(t *testing.T, schema map[string]any) []probe {
	t.Helper()
	least, most := tabletest.Dec(t, schema["x-minimum"].(string)), tabletest.Dec(t, schema["x-maximum"].(string))
	places, err := schema["x-decimals"].(json.Number).Int64()
	require.NoError(t, err)
	step := decimal.New(1, -int32(places))
	return []probe{{"the least", least.String(), ""}, {"the most", most.String(), ""},
		{"one step below", least.Sub(step).String(), "out_of_range"}, {"one step above", most.Add(step).String(),
			"out_of_range"},
		{"a decimal too many", least.Add(step.Shift(-1)).String(), "out_of_range"}, {"no number", "x", "bad_number"},
		{"an exponent", "1e1", "bad_number"}, {"a number not in text", json.Number("1"), "bad_type"}, {"null", nil,
			"bad_type"}}
}

// place is a field of a rule's example and its schema: an object or a list of the example, and the step from it.
type place struct {
	path   string
	steps  []any // names and indices
	schema map[string]any
	must   bool
}

// placesOf walks over a schema, into the first item of the example's lists and the first name of its maps.
func placesOf(schema map[string]any, at place, example any) []place {
	schema = branchOf(schema, example)
	var out []place
	add := func(path string, step any, schema map[string]any, must bool, example any) {
		p := place{strings.TrimPrefix(path, "."), append(slices.Clone(at.steps), step), schema, must}
		out = append(append(out, p), placesOf(schema, p, example)...)
	}
	switch example := example.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(propertiesOf(schema))) {
			sub := propertiesOf(schema)[name].(map[string]any)
			add(at.path+"."+name, name, sub, slices.Contains(requiredOf(schema), name), example[name])
		}
		names := slices.Sorted(maps.Keys(example))
		if every, free := schema["additionalProperties"].(map[string]any); free && len(names) > 0 {
			add(at.path+"."+names[0], names[0], every, false, example[names[0]])
		}
	case []any:
		if len(example) > 0 {
			add(at.path+"[0]", 0, schema["items"].(map[string]any), false, example[0])
		}
	}
	return out
}

// branchOf is a schema, or of several the one that the example is of.
func branchOf(schema map[string]any, example any) map[string]any {
	either, ok := schema["anyOf"].([]any)
	if !ok {
		return schema
	}
	if _, list := example.([]any); list && either[1].(map[string]any)["type"] == "array" {
		return either[1].(map[string]any)
	}
	return either[0].(map[string]any)
}

// put returns a copy of an example with a value in a place.
func put(t *testing.T, example any, steps []any, value any) any {
	t.Helper()
	if len(steps) == 0 {
		return value
	}
	switch e := example.(type) {
	case nil: // an object the example leaves out
		return put(t, map[string]any{}, steps, value)
	case map[string]any:
		out, name := maps.Clone(e), steps[0].(string)
		out[name] = put(t, e[name], steps[1:], value)
		if out[name] == (absent{}) {
			delete(out, name)
		}
		return out
	case []any:
		out, i := slices.Clone(e), steps[0].(int)
		out[i] = put(t, e[i], steps[1:], value)
		return out
	}
	require.Fail(t, "the example has no such place")
	return nil
}

// elsewhere are the probes at a bound that are refused for a reason across fields, or by what the law knows: the schema
// cannot say so.
func elsewhere() map[string]string {
	out := elsewhereInPayroll()
	maps.Copy(out, elsewhereInSlips())
	maps.Copy(out, elsewhereBeforeSlips())
	maps.Copy(out, elsewhereInRental())
	maps.Copy(out, elsewhereInForms())
	maps.Copy(out, map[string]string{
		"injury.death accident_year the least":                              "no_rule",
		"injury.death accident_year the most":                               "no_rule",
		"injury.float_factor tiers[0].up_to null":                           "out_of_range",
		"injury.nursing level the most":                                     "out_of_range",
		"injury.paid_leave confirmed false":                                 "out_of_range",
		"collection.surcharge scheme the word housing":                      "not_applicable",
		"collection.surcharge scheme the word illness_supplement":           "not_applicable",
		"collection.surcharge_through scheme the word housing":              "not_applicable",
		"collection.surcharge_through scheme the word illness_supplement":   "not_applicable",
		"collection.fines offence the word false_books":                     "conflict",
		"collection.fines offence the word no_fund_account":                 "conflict",
		"collection.fines offence the word not_declared_grave":              "conflict",
		"collection.fines offence the word not_declared_gravest":            "conflict",
		"collection.fines offence the word not_registered_person":           "conflict",
		"collection.surcharge not_joined true":                              "missing_field",
		"fund.account_years accounts[0].closing the least":                  "conflict",
		"fund.account_years accounts[0].closing the most":                   "conflict",
		"fund.account_years accounts[0].income[0].amount the least":         "conflict",
		"fund.account_years accounts[0].income[0].amount the most":          "conflict",
		"fund.account_years accounts[0].opening the least":                  "conflict",
		"fund.account_years accounts[0].opening the most":                   "conflict",
		"fund.budget_execution budget.closing the least":                    "conflict",
		"fund.budget_execution budget.closing the most":                     "conflict",
		"fund.budget_execution final.closing the least":                     "conflict",
		"fund.budget_execution final.closing the most":                      "conflict",
		"unemployment.float_coefficient tiers[0].up_to null":                "out_of_range",
		"collection.audit people[0].months[0].charges[0].ceiling the least": "out_of_range",
		"collection.audit people[0].months[0].charges[0].floor the most":    "out_of_range",
		"collection.surcharge_through not_joined true":                      "missing_field",
		"fund.reserve_rate cut the most":                                    "conflict",
		"fund.reserve_rate cut_over the least":                              "conflict",
		"fund.reserve_rate normal the least":                                "conflict",
		"fund.reserve_rate restore_below the most":                          "conflict",
		"housing.fund_interest counting the word from_next_month":           "conflict",
		"housing.fund_interest movements[0].amount the least":               "conflict",
		"relief.back_pay after the least":                                   "conflict",
		"relief.back_pay before the most":                                   "conflict",
		"unemployment.period_start working_days the most":                   "out_of_range",

		"housing.rent_subsidy text the word 2022":                       "missing_field",
		"relief.family_planning_support loss the word death":            "unknown_field",
		"relief.family_planning_support loss the word disability":       "unknown_field",
		"collection.make_up status the word flexible":                   "not_applicable",
		"collection.provisional situation the least":                    "conflict",
		"collection.provisional situation the most":                     "conflict",
		"relief.contribution_aid groups[0] any text":                    "out_of_range",
		"relief.contribution_aid shares[0].group any text":              "out_of_range",
		"relief.education_aid classes[0] any text":                      "out_of_range",
		"relief.education_aid table[0].class any text":                  "out_of_range",
		"relief.temporary care_days the most":                           "conflict",
		"relief.temporary kind the word first":                          "out_of_range",
		"relief.temporary kind the word expense":                        "missing_field",
		"relief.temporary kind the word hospital_care":                  "out_of_range",
		"relief.temporary months the least":                             "out_of_range",
		"relief.temporary months the most":                              "out_of_range",
		"relief.temporary spending the least":                           "conflict",
		"relief.temporary spending the most":                            "conflict",
		"relief.unify_standards every_months the most":                  "out_of_range",
		"relief.unify_standards rural the most":                         "conflict",
		"relief.unify_standards urban the least":                        "conflict",
		"relief.uplift members[0].classes[0] any text":                  "out_of_range",
		"relief.uplift table[0].class any text":                         "out_of_range",
		"fund.account closing the least":                                "conflict",
		"fund.account closing the most":                                 "conflict",
		"fund.account expenditure[0].amount the least":                  "conflict",
		"fund.account expenditure[0].amount the most":                   "conflict",
		"fund.account income[0].amount the least":                       "conflict",
		"fund.account income[0].amount the most":                        "conflict",
		"fund.account opening the least":                                "conflict",
		"fund.account opening the most":                                 "conflict",
		"fund.rate_effect every_months the most":                        "out_of_range",
		"housing.eligibility text the word 2015":                        "no_rule",
		"housing.eligibility text the word 2024":                        "no_rule",
		"housing.line_adjustment first the least":                       "no_rule",
		"housing.line_adjustment first the most":                        "out_of_range",
		"housing.line_adjustment incomes[0].year the least":             "no_rule",
		"housing.line_adjustment incomes[0].year the most":              "no_rule",
		"housing.line_adjustment lag the least":                         "no_rule",
		"housing.line_adjustment lag the most":                          "no_rule",
		"housing.line_adjustment last the least":                        "out_of_range",
		"housing.line_adjustment last the most":                         "no_rule",
		"housing.rent_subsidy counted the most":                         "out_of_range",
		"housing.rent_subsidy district the word conghua":                "not_applicable",
		"housing.rent_subsidy district the word zengcheng":              "not_applicable",
		"housing.rent_subsidy income the most":                          "not_applicable",
		"housing.rent_subsidy own_area the most":                        "not_applicable",
		"housing.rent_subsidy text the word 2024":                       "no_rule",
		"housing.rental_limits persons the most":                        "no_rule",
		"housing.rental_limits text the word 2024":                      "no_rule",
		"housing.review text the word 2013":                             "no_rule",
		"injury.death_lump accident_year the least":                     "no_rule",
		"injury.death_lump accident_year the most":                      "no_rule",
		"injury.termination_subsidies grade the least":                  "not_applicable",
		"injury.termination_subsidies place the word national":          "no_rule",
		"annuity.vesting schedule[0].months the most":                   "out_of_range",
		"pension.account_statement from the least":                      "bad_date",
		"pension.account_statement from the most":                       "bad_date",
		"pension.basic contribution_months the least":                   "conflict",
		"pension.basic contribution_months the most":                    "conflict",
		"pension.benefit_base year the least":                           "no_rule",
		"pension.benefit_base year the most":                            "no_rule",
		"pension.benefit_guangdong deemed_account_balance the least":    "missing_field",
		"pension.benefit_guangdong deemed_account_balance the most":     "missing_field",
		"pension.benefit_guangdong new_method_years the least":          "missing_field",
		"pension.benefit_guangdong new_method_years the most":           "missing_field",
		"pension.disability_allowance by_work true":                     "not_applicable",
		"pension.disability_allowance complete false":                   "not_applicable",
		"pension.divisor age_years the most":                            "out_of_range",
		"pension.flexible_contribution account_rate the most":           "out_of_range",
		"pension.flexible_contribution rate the least":                  "out_of_range",
		"collection.underdeclared months the most":                      "no_rule",
		"collection.underdeclared scheme the word illness_supplement":   "not_applicable",
		"pension.benefit_guangdong contribution_months the least":       "not_applicable",
		"pension.recompute contribution_months the least":               "not_applicable",
		"pension.resident_years basic_grade the word official":          "unknown_field",
		"pension.resident_years basic_grade the word corroborated":      "unknown_field",
		"pension.resident_years basic_grade the word reported":          "unknown_field",
		"pension.resident_years basic_grade the word provisional":       "unknown_field",
		"pension.resident_years basic_grade the word disputed":          "unknown_field",
		"pension.resident_years basic_grade the word supplied":          "unknown_field",
		"pension.flexible_subsidy denominator the least":                "out_of_range",
		"pension.flexible_subsidy numerator the most":                   "out_of_range",
		"pension.funeral_choice grants[0].scheme the word unemployment": "conflict",
		"pension.minimum_contribution_months year the least":            "no_rule",
		"pension.recompute deemed_account_balance the least":            "missing_field",
		"pension.recompute deemed_account_balance the most":             "missing_field",
		"pension.recompute new_method_years the least":                  "missing_field",
		"pension.recompute new_method_years the most":                   "missing_field",
		"pension.record_rate year the least":                            "no_rule",
		"pension.record_rate year the most":                             "no_rule",
		"pension.resident_contribution aid the most":                    "out_of_range",
		"pension.resident_contribution paid_for the most":               "out_of_range",
		"pension.resident_contribution tier the least":                  "out_of_range",
		"pension.resident_contribution tier the most":                   "out_of_range",
		"pension.resident_contribution tiers[0].aid_subsidy the most":   "out_of_range",
		"pension.resident_contribution tiers[0].amount the least":       "out_of_range",
		"pension.resident_contribution tiers[0].amount the most":        "out_of_range",
		"pension.resident_contribution tiers[0].subsidy the most":       "out_of_range",
		"pension.resident_payment pension.account the least":            "conflict",
		"pension.resident_payment pension.account the most":             "conflict",
		"pension.resident_payment pension.basic the least":              "conflict",
		"pension.resident_payment pension.basic the most":               "conflict",
		"pension.resident_payment pension.extra the most":               "conflict",
		"pension.resident_payment pension.total the least":              "conflict",
		"pension.resident_payment pension.total the most":               "conflict",
		"pension.resident_payment way the word not_yet":                 "not_applicable",
		"pension.resident_payment way the word pay_in_one_sum":          "not_applicable",
		"pension.resident_payment way the word pay_yearly":              "not_applicable",
		"pension.resident_ways last_age the least":                      "out_of_range",
		"pension.resident_ways pay_age the most":                        "out_of_range",
		"pension.resident_years aid the most":                           "out_of_range",
		"pension.resident_years tier the least":                         "out_of_range",
		"pension.resident_years tier the most":                          "out_of_range",
		"pension.resident_years years the least":                        "not_applicable",
		"pension.scheme_change drawing true":                            "not_applicable",
		"pension.scheme_change gathered false":                          "not_applicable",
		"pension.scheme_change reached_age false":                       "not_applicable",
		"pension.shortfall extended_months the most":                    "out_of_range",
		"pension.unify_rates every_months the most":                     "out_of_range",
		"pension.unify_rates target any text":                           "bad_number",
		"maternity.award wage_before the least":                         "conflict",
		"maternity.award wage_before the most":                          "conflict",
		"maternity.employer_contribution average_year the least":        "out_of_range",
		"maternity.employer_contribution average_year the most":         "out_of_range",
		"maternity.employer_contribution heads the most":                "out_of_range",
		"maternity.employer_contribution payroll the least":             "missing_field",
		"maternity.employer_contribution this_month_payroll the least":  "conflict",
		"maternity.employer_contribution this_month_payroll the most":   "conflict",
		"maternity.operation_days operations[0] the word coil_in":       "conflict",
		"maternity.operation_days operations[0] the word man_ligation":  "conflict",
		"maternity.rate_by_reserve steps[0].over the most":              "out_of_range",
		"medical.care_assessment_fee extension true":                    "conflict",
		"medical.care_assessment_fee first the least":                   "conflict",
		"medical.care_assessment_fee first the most":                    "conflict",
		"medical.care_assessment_fee review true":                       "missing_field",
		"medical.care_assessment_fee qualifies true":                    "conflict",
		"medical.critical_illness tiers[0].over the most":               "out_of_range",
		"medical.critical_illness tiers[0].up_to null":                  "out_of_range",
		"medical.critical_illness tiers[0].up_to the least":             "out_of_range",
		"medical.critical_illness tiers[0].up_to the most":              "out_of_range",
		"medical.critical_illness_cap_bonus year the least":             "no_rule",
		"medical.designated_disease deductible the most":                "conflict",
		"medical.designated_disease disease the most":                   "missing_field",
		"medical.designated_disease inpatient_ratio the most":           "conflict",
		"medical.designated_disease used the most":                      "out_of_range",
		"medical.elsewhere_ratio drop the most":                         "out_of_range",
		"medical.elsewhere_ratio home_ratio the least":                  "out_of_range",
		"medical.elsewhere_ratio version the word decree_123":           "not_applicable",
		"medical.elsewhere_ratio visit any text":                        "not_applicable",
		"medical.elsewhere visit any text":                              "not_applicable",
		"medical.inpatient used.major_illness the most":                 "out_of_range",
		"medical.inpatient used.pooled the most":                        "out_of_range",
		"medical.inpatient version any text":                            "out_of_range",
		"medical.long_term_care bed the most":                           "out_of_range",
		"medical.long_term_care consumables the most":                   "out_of_range",
		"medical.long_term_care days the least":                         "conflict",
		"medical.long_term_care days the most":                          "out_of_range",
		"medical.long_term_care extension true":                         "conflict",
		"medical.long_term_care spell the most":                         "conflict",
		"medical.outpatient essential the most":                         "out_of_range",
		"medical.payers out_of_scope the most":                          "out_of_range",
		"medical.payers tiers[0].over the most":                         "out_of_range",
		"medical.payers tiers[0].up_to null":                            "out_of_range",
		"medical.payers tiers[0].up_to the least":                       "out_of_range",
		"medical.payers tiers[0].up_to the most":                        "out_of_range",
		"medical.payers total the least":                                "out_of_range",
		"medical.resident_benefit_start birth_year_paid true":           "conflict",
		"medical.resident_benefit_start next_year_paid true":            "conflict",
		"medical.resident_benefit_start residence true":                 "conflict",
		"medical.resident_benefit_start who the word newborn":           "conflict",
		"medical.resident_benefit_start who the word aided":             "conflict",
		"medical.resident_benefit_start who the word switcher":          "conflict",
		"medical.resident_benefit_start who the word mid_year":          "conflict",
		"medical.resident_benefit_start year the least":                 "no_rule",
		"medical.resident_benefit_start year the most":                  "no_rule",
		"medical.resident_repair year the least":                        "no_rule",
		"medical.resident_repair year the most":                         "no_rule",
		"medical.resident_contribution year the least":                  "no_rule",
		"medical.resident_contribution year the most":                   "no_rule",
		"medical.resident_formula rural_income the least":               "conflict",
		"medical.resident_formula rural_income the most":                "conflict",
		"medical.resident_formula urban_income the least":               "conflict",
		"medical.resident_formula urban_income the most":                "conflict",
		"medical.resident_formula year the least":                       "no_rule",
		"medical.resident_formula year the most":                        "no_rule",
		"medical.resident_waiting_months repair_years_paid the most":    "out_of_range",
		"medical.resident_waiting_months year the least":                "no_rule",
		"medical.resident_waiting_months years_uninsured the least":     "out_of_range",
		"medical.inpatient stays[0].bill the least":                     "out_of_range",
		"medical.inpatient stays[0].class_b the most":                   "out_of_range",
		"medical.inpatient stays[0].consultation the most":              "out_of_range",
		"medical.inpatient stays[0].days_before the most":               "out_of_range",
		"medical.inpatient stays[0].disposable the most":                "out_of_range",
		"medical.inpatient stays[0].essential the most":                 "out_of_range",
		"medical.inpatient stays[0].examination the most":               "out_of_range",
		"medical.inpatient stays[0].implant the most":                   "out_of_range",
		"medical.inpatient stays[0].out_of_scope the most":              "out_of_range",
		"medical.inpatient stays[0].treatment the most":                 "out_of_range",
		"collection.audit city_limits true":                             "conflict",
		"payroll.bill maternity_rate the most":                          "out_of_range",
		"payroll.bill_match maternity_rate the most":                    "out_of_range",
		"relief.disability_allowance grade the most":                    "out_of_range",
		"relief.disability_allowance poor false":                        "missing_field",
		"relief.disability_levy percent the least":                      "conflict",
		"relief.disability_levy percent the most":                       "conflict",
		"relief.disability_levy year the least":                         "no_rule",
		"relief.disability_levy year the most":                          "no_rule",
		"relief.disability_levy_hire year the least":                    "no_rule",
		"relief.disability_levy_hire year the most":                     "no_rule",
		"housing.eligibility rented_living the least":                   "missing_field",
		"housing.eligibility rented_living the most":                    "missing_field",
	})
	return out
}

// TestSchemasAndFunctionsAgree calls every declared rule at each bound of its own schema, one step outside each bound,
// with every field missing, of the wrong type and unknown.
func TestSchemasAndFunctionsAgree(t *testing.T) {
	exceptions := elsewhere()
	rules := declared(t)
	for _, r := range rules {
		t.Run(r.Name(), func(t *testing.T) {
			used := map[string]bool{}
			for _, w := range formsOf(t, r) {
				for _, p := range w.places {
					checkPlace(t, r, p, w.example, used)
				}
			}
			for what := range exceptions {
				if strings.HasPrefix(what, r.Name()+" ") {
					assert.True(t, used[what], "the exception is left over: %s", what)
				}
			}
		})
	}
	for what := range exceptions {
		name, _, _ := strings.Cut(what, " ")
		assert.True(t, slices.ContainsFunc(rules, func(r jsonrule.Rule) bool { return r.Name() == name }), what)
	}
}

// checkPlace puts every probe of a place into an example.
func checkPlace(t *testing.T, r jsonrule.Rule, p place, example any, used map[string]bool) {
	t.Helper()
	probes := probesOf(t, p.schema)
	if p.must {
		probes = append(probes, probe{"missing", absent{}, "missing_field"})
	}
	if branchOf(p.schema, nil)["additionalProperties"] == false {
		probes = append(probes, probe{"an unknown field", "unknown", "unknown_field"})
	}
	for _, one := range probes {
		checkProbe(t, r, p, example, one, used)
	}
}

// checkProbe calls a rule with one value changed.
func checkProbe(t *testing.T, r jsonrule.Rule, p place, example any, one probe, used map[string]bool) {
	t.Helper()
	steps, path, value := p.steps, p.path, one.value
	if one.code == "unknown_field" {
		steps, path = append(slices.Clone(steps), "zz_unknown"), strings.TrimPrefix(path+".zz_unknown", ".")
	}
	if path == "" {
		path = "input"
	}
	in, err := json.Marshal(put(t, example, steps, value))
	require.NoError(t, err)
	_, err = scenario.Call(r.Name(), in)
	what := r.Name() + " " + path + " " + one.what
	if one.code == "" {
		if err != nil {
			used[what] = true
			assert.Equal(t, elsewhere()[what], rule.CodeOf(err), "%s: %v", what, err)
		}
		return
	}
	require.Error(t, err, what)
	assert.Equal(t, one.code, rule.CodeOf(err), "%s: %v", what, err)
	var field *rule.FieldError
	require.True(t, errors.As(err, &field), what)
	assert.Equal(t, path, field.Field, what)
}
