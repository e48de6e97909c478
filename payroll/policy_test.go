package payroll_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// figureNames are the names of a policy's figures, which are those of its JSON.
func figureNames(t testing.TB) []string {
	t.Helper()
	var doc struct {
		Figures map[string]json.RawMessage `json:"figures"`
	}
	text, err := json.Marshal(policy(t, "2025-08"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &doc))
	var names []string
	for name := range doc.Figures {
		names = append(names, name)
	}
	require.Len(t, names, 36)
	return names
}

func TestWithFillsAGap(t *testing.T) {
	p := policy(t, "2025-06")
	own, err := p.With("pension.employer_rate", "0.15")
	require.NoError(t, err)
	s, err := own.Slip(employer(t, settings()), earning(t, "30000"))
	require.NoError(t, err)
	amount, ok := s.Employer.Amount(rule.Pension)
	require.True(t, ok)
	tabletest.Equal(t, "4125.15", amount) // 27,501 x 15 %
	assert.Equal(t, rule.Supplied, s.Grade())

	figure := own.Pension.EmployerRate
	assert.Equal(t, rule.Supplied, figure.Grade())
	assert.Equal(t, "supplied by the caller", figure.Cite().Title)
	assert.Equal(t, "用户自填", figure.Cite().Chinese)

	assert.False(t, p.Pension.EmployerRate.Known(), "the receiver is not changed")
	_, err = p.Slip(employer(t, settings()), earning(t, "30000"))
	assert.Equal(t, "no_rule", rule.CodeOf(err))
}

// Each name sets its own figure and no other.
func TestWithChangesOneFigure(t *testing.T) {
	base := policy(t, "2025-08")
	before := figuresOf(t, *base)
	for _, name := range figureNames(t) {
		value := "0.05"
		switch name {
		case "housing.min_rate":
			value = "0.01"
		case "housing.max_rate":
			value = "0.5"
		case "housing.deposit_unit":
			value = "0.01"
		case "pension.floor", "medical.floor", "maternity.floor", "unemployment.floor", "injury.floor", "housing.floor":
			value = "1234.56"
		case "pension.ceiling", "medical.ceiling", "maternity.ceiling", "unemployment.ceiling", "injury.ceiling", "housing.ceiling":
			value = "99999.99"
		}
		changed, err := base.With(name, value)
		require.NoError(t, err, name)
		for other, text := range figuresOf(t, changed) {
			if other == name {
				assert.JSONEq(t, `{"value":"`+value+`","grade":"supplied","cite":{"title":"supplied by the caller","title_zh":"用户自填","note":"`+name+`"}}`, text)
				continue
			}
			assert.Equal(t, before[other], text, "%s changed with %s", other, name)
		}
	}
	sameFigures(t, before, figuresOf(t, *base))
}

// figuresOf returns every figure of a policy as JSON text.
func figuresOf(t testing.TB, p payroll.Policy) map[string]string {
	t.Helper()
	var doc struct {
		Figures map[string]json.RawMessage `json:"figures"`
	}
	text, err := json.Marshal(p)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &doc))
	out := map[string]string{}
	for name, raw := range doc.Figures {
		out[name] = string(raw)
	}
	return out
}

// sameFigures names the figures that differ, none of which may.
func sameFigures(t testing.TB, want, got map[string]string) {
	t.Helper()
	require.Equal(t, len(want), len(got))
	for name, text := range want {
		assert.Equal(t, text, got[name], "%s changed", name)
	}
}

func TestWithNone(t *testing.T) {
	p := policy(t, "2025-08")
	open, err := p.With("pension.ceiling", "none")
	require.NoError(t, err)
	s, err := open.Slip(employer(t, settings()), earning(t, "100000"))
	require.NoError(t, err)
	amount, _ := s.Employee.Amount(rule.Pension)
	tabletest.Equal(t, "8000.00", amount) // 100,000 x 8 %
	assert.Equal(t, rule.LimitNone, s.Lines[0].Limit())

	full, err := policy(t, "2020-03").With("medical.enterprise_relief_rate", "none")
	require.NoError(t, err)
	s, err = full.Slip(employer(t, settings()), earning(t, "8000"))
	require.NoError(t, err)
	amount, _ = s.Employer.Amount(rule.Medical)
	tabletest.Equal(t, "440.00", amount) // 8,000 x 5.5 %

	off, err := policy(t, "2021-08").With("illness_supplement.rate", "none")
	require.NoError(t, err)
	s, err = off.Slip(employer(t, settings()), earning(t, "8000"))
	require.NoError(t, err)
	_, ok := s.Employer.Amount(rule.IllnessSupplement)
	assert.False(t, ok)
	assert.Equal(t, []payroll.Exclusion{{Scheme: rule.IllnessSupplement, Reason: "not levied in 2021-08"}}, s.NotApplicable)
}

func TestWithRefuses(t *testing.T) {
	type c struct{ name, value, code, says string }
	tabletest.Run(t, map[string]c{
		"a name nobody knows":         {"pension.rate", "0.08", "unknown_field", "figure pension.rate is no figure of a policy; use a name such as pension.employer_rate"},
		"no name":                     {"", "0.08", "unknown_field", "is no figure of a policy"},
		"a name in capitals":          {"Pension.Floor", "1", "unknown_field", "is no figure of a policy"},
		"a series that is no figure":  {"minimum_wage", "2500", "unknown_field", "is no figure of a policy"},
		"a rate in per cent":          {"pension.employer_rate", "16", "out_of_range", "write the rate as a fraction, such as 0.08 for 8 %"},
		"a rate with a sign":          {"pension.employer_rate", "16%", "bad_number", "is a percentage"},
		"a rate just above 1":         {"pension.employer_rate", "1.00000001", "out_of_range", "pension.employer_rate"},
		"a rate below 0":              {"pension.employer_rate", "-0.16", "out_of_range", "pension.employer_rate"},
		"no value":                    {"pension.employer_rate", "", "bad_number", "is empty"},
		"a word":                      {"pension.employer_rate", "None", "bad_number", "is not a plain number"},
		"nine decimals":               {"pension.employer_rate", "0.000000001", "out_of_range", "pension.employer_rate"},
		"a floor with three decimals": {"pension.floor", "5510.001", "out_of_range", "has more than 2 decimals"},
		"a floor above its ceiling":   {"pension.floor", "27549.01", "out_of_range", "pension: floor 27549.01 is above the ceiling 27549"},
		"a ceiling below its floor":   {"medical.ceiling", "6235.99", "out_of_range", "medical: floor 6236 is above the ceiling 6235.99"},
		"no floor":                    {"pension.floor", "none", "out_of_range", "pension: floor none must be a number"},
		"no rate":                     {"pension.employee_rate", "none", "out_of_range", "pension: rate none is not a fraction from 0 to 1"},
		"a floor above 10^10":         {"injury.floor", "10000000000.01", "out_of_range", "injury.floor"},
		"a deposit unit nobody knows": {"housing.deposit_unit", "0.5", "out_of_range", "is not 1, 0.1 or 0.01"},
		"a deposit unit of none":      {"housing.deposit_unit", "none", "out_of_range", "is not 1, 0.1 or 0.01"},
		"a lowest above the highest":  {"housing.min_rate", "0.13", "out_of_range", "min_rate 0.13 is above the highest rate"},
	}, func(t *testing.T, c c) {
		p := policy(t, "2025-08")
		before := figuresOf(t, *p)
		_, err := p.With(c.name, c.value)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		sameFigures(t, before, figuresOf(t, *p))
	})
}

func TestWithOnAPolicyThatIsNotSet(t *testing.T) {
	var p payroll.Policy
	_, err := p.With("pension.floor", "1")
	assert.Equal(t, "missing_field", rule.CodeOf(err))
}

// Missing lists what nobody knows, in the order of the figures, each with its reason.
func TestMissing(t *testing.T) {
	names := func(p *payroll.Policy) []string {
		var out []string
		for _, m := range p.Missing() {
			require.True(t, errors.Is(m.Err, rule.ErrNoRule), m.Name)
			out = append(out, m.Name)
		}
		return out
	}
	coefficients := []string{"unemployment.coefficient_low", "unemployment.coefficient_middle", "unemployment.coefficient_full"}
	type c struct {
		month string
		want  []string
	}
	tabletest.Run(t, map[string]c{
		"nothing is unknown":                {"2021-08", nil},
		"2025-08, but for the coefficients": {"2025-08", coefficients},
		"2025-06":                           {"2025-06", append([]string{"pension.employer_rate"}, coefficients...)},
		"2026-09":                           {"2026-09", append([]string{"pension.floor", "pension.ceiling", "unemployment.benchmark_rate"}, coefficients...)},
		"2022-07, the one month of all coefficients and no employer rate": {"2022-07", []string{"pension.employer_rate"}},
	}, func(t *testing.T, c c) {
		assert.Equal(t, c.want, names(policy(t, c.month)))
	})
	assert.Len(t, names(policy(t, "2030-01")), 35)

	own, err := policy(t, "2022-07").With("pension.employer_rate", "0.15")
	require.NoError(t, err)
	assert.Empty(t, names(&own))
}

func TestCheckRefusesAPolicyThatIsNotSet(t *testing.T) {
	var p payroll.Policy
	err := p.Check()
	assert.Equal(t, "missing_field", rule.CodeOf(err))
	for _, what := range []string{"month is not set", "pension: employee floor is not set", "medical: employee rate is not set", "maternity: employer rate is not set",
		"unemployment: employee ceiling is not set", "injury: employer floor is not set", "housing: employer rate is not set"} {
		assert.ErrorContains(t, err, what)
	}
}

// A policy is a value: a copy, its arrays included, is changed alone.
func TestPolicyIsAValue(t *testing.T) {
	p := policy(t, "2025-08")
	before := figuresOf(t, *p)
	other := *p
	other.Injury.ClassRates[0] = rule.NoneFigure()
	other.Unemployment.Coefficients[0] = rule.NoneFigure()
	other.Medical.Supplement.Rate = rule.UnknownFigure(rule.ErrNoRule)
	sameFigures(t, before, figuresOf(t, *p))
	s, err := p.Slip(employer(t, settings()), payroll.Employee{Wage: decimal.New(8000, 0)})
	require.NoError(t, err)
	require.NotEmpty(t, s.Lines)
	sameFigures(t, before, figuresOf(t, *p))
}
