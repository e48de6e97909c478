package payroll_test

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// The list of names is that of a policy's JSON, each name once and described, in the order of the figures.
func TestFigureNames(t *testing.T) {
	names := payroll.FigureNames()
	require.Len(t, names, 45)
	p := policy(t, "2025-08")
	written := figuresOf(t, *p)
	assert.ElementsMatch(t, names, slices.Collect(maps.Keys(written)))
	var listed []string
	for _, f := range p.Figures() {
		listed = append(listed, f.Name)
		info, ok := payroll.DescribeFigure(f.Name)
		require.True(t, ok, f.Name)
		assert.Equal(t, info, f.FigureInfo)
		assert.Equal(t, f.Name, f.Input.Field, "an error names the figure")
		raw, err := json.Marshal(f.Figure)
		require.NoError(t, err)
		assert.JSONEq(t, written[f.Name], string(raw))
		scheme, _, _ := strings.Cut(f.Name, ".")
		if scheme != "relief_2020" { // three schemes at once
			assert.Equal(t, scheme, f.Scheme.String())
		}
	}
	assert.Equal(t, names, listed)
	_, ok := payroll.DescribeFigure("pension.flour")
	assert.False(t, ok)
	for _, name := range []string{"pension.employer_rate_high", "pension.employer_rate_low",
		"medical.enterprise_relief_rate",
		"medical.social_relief_rate", "injury.float", "injury.special_floor", "injury.special_ceiling",
		"housing.ceiling_five_times", "relief_2020.small",
		"relief_2020.large"} {
		info, _ := payroll.DescribeFigure(name)
		assert.True(t, info.Absent, name)
	}
	for _, name := range []string{"pension.employer_rate", "maternity.floor", "illness_supplement.rate"} {
		info, _ := payroll.DescribeFigure(name)
		assert.False(t, info.Absent, name)
	}
}

// baseOf is a month in which an own figure of a name has an effect.
func baseOf(t testing.TB, name string) *payroll.Policy {
	t.Helper()
	if strings.HasPrefix(name, "pension.employer_rate_") {
		return policy(t, "2014-12") // the last month of two classes
	}
	return policy(t, "2025-08")
}

// together is an own figure with what has to be given with it: the other limit of one base, the rate of a supplement
// that is not levied, the relief that beats a rate.
func together(p *payroll.Policy, name, value string) map[string]string {
	own := map[string]string{name: value}
	switch name {
	case "medical.floor", "medical.ceiling":
		own["maternity"+strings.TrimPrefix(name, "medical")] = value
	case "maternity.floor", "maternity.ceiling":
		own["medical"+strings.TrimPrefix(name, "maternity")] = value
	case "illness_supplement.city_average":
		if p.Medical.Supplement.Rate.None() {
			own["illness_supplement.rate"] = "0.0026"
		}
	case "medical.employer_rate":
		if !p.Medical.EnterpriseRelief.None() {
			own["medical.enterprise_relief_rate"] = "none"
		}
	}
	return own
}

func TestWithFillsAGap(t *testing.T) {
	p := policy(t, "2022-08") // 0.15 and 0.14 are in dispute
	own, err := p.With("pension.employer_rate", "0.15")
	require.NoError(t, err)
	s, err := own.Slip(employer(t, settings()), earning(t, "30000"))
	require.NoError(t, err)
	amount, ok := s.Employer.Amount(rule.Pension)
	require.True(t, ok)
	tabletest.Equal(t, "3739.50", amount) // 24,930 x 15 %
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
	for _, name := range payroll.FigureNames() {
		value := "0.05"
		switch name {
		case "housing.min_rate":
			value = "0.01"
		case "housing.max_rate":
			value = "0.5"
		case "housing.deposit_unit":
			value = "0.01"
		case "pension.floor", "medical.floor", "maternity.floor", "unemployment.floor", "injury.floor", "housing.floor",
			"injury.special_floor":
			value = "1234.56"
		case "pension.ceiling", "medical.ceiling", "maternity.ceiling", "unemployment.ceiling", "injury.ceiling",
			"housing.ceiling", "housing.ceiling_five_times", "injury.special_ceiling":
			value = "99999.99"
		}
		base := baseOf(t, name)
		before := figuresOf(t, *base)
		own := together(base, name, value)
		changed, err := base.WithAll(own)
		require.NoError(t, err, name)
		if len(own) == 1 {
			alone, err := base.With(name, value)
			require.NoError(t, err, name)
			sameFigures(t, figuresOf(t, changed), figuresOf(t, alone))
		}
		for other, text := range figuresOf(t, changed) {
			if given, ok := own[other]; ok {
				assert.JSONEq(t,
					`{"value":"`+given+`","grade":"supplied",`+
						`"cite":{"title":"supplied by the caller","title_zh":"用户自填","note":"`+other+`"}}`, text)
				continue
			}
			assert.Equal(t, before[other], text, "%s changed with %s", other, name)
		}
		sameFigures(t, before, figuresOf(t, *base))
	}
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
	assert.Equal(t, []payroll.Exclusion{{Scheme: rule.IllnessSupplement, Reason: "not levied in 2021-08",
		Chinese: "2021-08 不征收"}},
		s.NotApplicable)
}

func TestWithRefuses(t *testing.T) {
	type c struct{ name, figure, value, code, says string }
	tabletest.Each(t, []c{
		{name: "a name nobody knows", figure: "pension.rate", value: "0.08", code: "unknown_field",
			says: "pension.rate is no figure of a policy; " +
				"use a name of the files of figures, such as pension.employer_rate"},
		{name: "no name", figure: "", value: "0.08", code: "unknown_field",
			says: "is no figure of a policy"},
		{name: "a name in capitals", figure: "Pension.Floor", value: "1", code: "unknown_field",
			says: "is no figure of a policy"},
		{name: "a series that is no figure", figure: "minimum_wage", value: "2500", code: "unknown_field",
			says: "is no figure of a policy"},
		{name: "a rate in per cent", figure: "pension.employer_rate", value: "16", code: "out_of_range",
			says: "write the rate as a fraction, such as 0.08 for 8 %"},
		{name: "a rate with a sign", figure: "pension.employer_rate", value: "16%", code: "bad_number",
			says: "is a percentage"},
		{name: "a rate just above 1", figure: "pension.employer_rate", value: "1.00000001", code: "out_of_range",
			says: "pension.employer_rate"},
		{name: "a rate below 0", figure: "pension.employer_rate", value: "-0.16", code: "out_of_range",
			says: "pension.employer_rate"},
		{name: "no value", figure: "pension.employer_rate", value: "", code: "bad_number",
			says: "is empty"},
		{name: "a word", figure: "pension.employer_rate", value: "None", code: "bad_number",
			says: "is not a plain number"},
		{name: "nine decimals", figure: "pension.employer_rate", value: "0.000000001", code: "out_of_range",
			says: "pension.employer_rate"},
		{name: "a floor with three decimals", figure: "pension.floor", value: "5510.001", code: "out_of_range",
			says: "has more than 2 decimals"},
		{name: "a floor above its ceiling", figure: "pension.floor", value: "27549.01", code: "out_of_range",
			says: "pension: floor 27549.01 is above the ceiling 27549"},
		{name: "a ceiling below its floor", figure: "medical.ceiling", value: "6235.99", code: "out_of_range",
			says: "medical: floor 6236 is above the ceiling 6235.99"},
		{name: "no floor", figure: "pension.floor", value: "none", code: "out_of_range",
			says: "pension: floor none must be a number"},
		{name: "no rate", figure: "pension.employee_rate", value: "none", code: "out_of_range",
			says: "pension: rate none is not a fraction from 0 to 1"},
		{name: "a floor above 10^10", figure: "injury.floor", value: "10000000000.01", code: "out_of_range",
			says: "injury.floor"},
		{name: "a deposit unit nobody knows", figure: "housing.deposit_unit", value: "0.5", code: "out_of_range",
			says: "is not 1, 0.1 or 0.01"},
		{name: "a deposit unit of none", figure: "housing.deposit_unit", value: "none", code: "out_of_range",
			says: "is not 1, 0.1 or 0.01"},
		{name: "a lowest above the highest", figure: "housing.min_rate", value: "0.13", code: "out_of_range",
			says: "min_rate 0.13 is above the highest rate"},
	}, func(t *testing.T, c c) {
		p := policy(t, "2025-08")
		before := figuresOf(t, *p)
		_, err := p.With(c.figure, c.value)
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

// Missing lists what nobody knows, in the order of the figures, each with its reason. A figure that may be absent and
// has no entry in its month is none, not unknown.
func TestMissing(t *testing.T) {
	names := func(p *payroll.Policy) []string {
		var out []string
		for _, m := range p.Missing() {
			require.True(t, errors.Is(m.Err, rule.ErrNoRule), m.Name)
			out = append(out, m.Name)
		}
		return out
	}
	for _, c := range []struct {
		name, month string
		with        []guangzhou.Option
		want        []string
	}{
		{"everything is known", "2021-08", nil, nil},
		{"everything is known four years later", "2025-08", nil, nil},
		{"two rates of pension in dispute", "2022-08", nil, []string{"pension.employer_rate"}},
		{"the likelier of them taken", "2022-08", []guangzhou.Option{guangzhou.Disputed()}, nil},
		{"limits of 2026 not issued", "2026-09", nil, []string{"pension.floor", "pension.ceiling"}},
		{"the limits of 2025 carried", "2026-09", []guangzhou.Option{guangzhou.CarryForward()}, nil},
		{"medical limits of 2026 carried as well", "2027-01", []guangzhou.Option{guangzhou.CarryForward()}, nil},
		// to 2014-12 two classes of the employer's rate stand in the place of one; classes 4 to 8 of injury came in
		// 2016-07
		{"two classes of the employer's pension rate", "2014-12", nil, []string{"pension.employer_rate",
			"maternity.floor", "maternity.ceiling",
			"unemployment.floor", "injury.floor", "injury.class_4_rate", "injury.class_5_rate", "injury.class_6_rate",
			"injury.class_7_rate",
			"injury.class_8_rate", "housing.floor"}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, names(policy(t, c.month, c.with...))) })
	}
	var always []string // no figure holds beyond 2027-12, but what may be absent is none
	for _, name := range payroll.FigureNames() {
		if info, _ := payroll.DescribeFigure(name); !info.Absent {
			always = append(always, name)
		}
	}
	require.Len(t, always, 35)
	assert.Equal(t, always, names(policy(t, "2030-01")))

	own, err := policy(t, "2022-08").With("pension.employer_rate", "0.15")
	require.NoError(t, err)
	assert.Empty(t, names(&own))
}

func TestCheckRefusesAPolicyThatIsNotSet(t *testing.T) {
	p := payroll.Policy{Month: rule.MonthOf(2025, 8)}
	err := p.Check()
	assert.Equal(t, "missing_field", rule.CodeOf(err))
	for _, what := range []string{"pension: employee floor is not set",
		"medical: employee rate is not set", "maternity: employer rate is not set",
		"unemployment: employee ceiling is not set", "injury: employer floor is not set",
		"housing: employer rate is not set"} {
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
	s, err := p.Slip(employer(t, settings()), payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))})
	require.NoError(t, err)
	require.NotEmpty(t, s.Lines)
	sameFigures(t, before, figuresOf(t, *p))
}

// supplied is own figures of a month and why they are refused, nothing where they are taken.
type supplied struct {
	name, month string
	own         map[string]string
	says        string
}

// suppliedTogether are figures that are one base with others, or that others beat.
func suppliedTogether() []supplied {
	const oneRate = "; leave it out: there is one rate for all"
	return []supplied{
		{"the medical floor alone", "2025-08", map[string]string{"medical.floor": "5510"},
			"medical.floor 5510 and maternity.floor (6236) are one base; give maternity.floor as well"},
		{"the maternity floor alone", "2025-08", map[string]string{"maternity.floor": "5510"},
			"maternity.floor 5510 and medical.floor (6236) are one base; give medical.floor as well"},
		{"the medical ceiling alone", "2025-08", map[string]string{"medical.ceiling": "none"},
			"medical.ceiling none and maternity.ceiling (31179) are one base; give maternity.ceiling as well"},
		{"both floors", "2025-08", map[string]string{"medical.floor": "5510", "maternity.floor": "5510"}, ""},
		{"the medical floor as it is", "2025-08", map[string]string{"medical.floor": "6236"}, ""},
		{"省政府令第203号 art. 10, to 2019 maternity has no base", "2019-03", map[string]string{"medical.floor": "4900"}, ""},
		{"省政府令第203号 art. 10, nor a rate of a base", "2019-03", map[string]string{"maternity.employer_rate": "0.0085"},
			"maternity.employer_rate 0.0085 has no effect while maternity.floor is none; give maternity.floor as well"},
		{"省政府令第203号 art. 10, nor a ceiling", "2019-03", map[string]string{"maternity.ceiling": "24654"},
			"maternity.ceiling 24654 has no effect while maternity.floor is none; give maternity.floor as well"},
		{"通告 2021-08-25 art. 1, the rate under the halving", "2021-08",
			map[string]string{"medical.employer_rate": "0.05"},
			"medical.employer_rate 0.05 has no effect while medical.enterprise_relief_rate is 0.035; " +
				"give medical.enterprise_relief_rate as well\n" +
				"medical.employer_rate 0.05 has no effect while medical.social_relief_rate is 0.035; " +
				"give medical.social_relief_rate as well"},
		{"通告 2021-08-25 art. 1, the rate and the halving", "2021-08",
			map[string]string{"medical.employer_rate": "0.05", "medical.enterprise_relief_rate": "0.025"}, ""},
		{"通告 2021-08-25 art. 1, the rate without the halving", "2021-08",
			map[string]string{"medical.employer_rate": "0.05", "medical.enterprise_relief_rate": "none",
				"medical.social_relief_rate": "none"}, ""},
		{"the rate where nothing is halved", "2025-08", map[string]string{"medical.employer_rate": "0.05"}, ""},
		{"市政府令第193号, the base of a supplement that is not levied", "2025-08",
			map[string]string{"illness_supplement.city_average": "14311"},
			"illness_supplement.city_average 14311 has no effect while illness_supplement.rate is none; " +
				"give illness_supplement.rate as well"},
		{"穗人社发〔2015〕5号, a class beside the one rate", "2015-01", map[string]string{"pension.employer_rate_high": "0.2"},
			"pension.employer_rate_high 0.2 has no effect while pension.employer_rate is 0.14" + oneRate},
		{"穗人社发〔2015〕5号, a class and the one rate", "2015-01", map[string]string{"pension.employer_rate_low": "0.12",
			"pension.employer_rate": "0.13"},
			"pension.employer_rate_low 0.12 has no effect while pension.employer_rate is 0.13" + oneRate},
		{"粤劳社发〔2009〕18号, a class", "2014-12", map[string]string{"pension.employer_rate_low": "0.13"}, ""},
		{"粤劳社发〔2009〕18号, one rate in place of the classes", "2014-12",
			map[string]string{"pension.employer_rate": "0.13"}, ""},
	}
}

// An own figure that moves one of two limits that are one base, or has no effect while another one beats it, is
// refused and the other named; given together they are taken.
func TestWithRefusesWhatSplitsABaseOrHasNoEffect(t *testing.T) {
	for _, c := range suppliedTogether() {
		t.Run(c.name, func(t *testing.T) {
			p := policy(t, c.month)
			before := figuresOf(t, *p)
			changed, err := p.WithAll(c.own)
			sameFigures(t, before, figuresOf(t, *p))
			if c.says != "" {
				assert.Equal(t, "conflict", rule.CodeOf(err))
				assert.EqualError(t, err, c.says)
				assert.True(t, changed.Month.IsZero(), "no half policy comes back")
				return
			}
			require.NoError(t, err)
			after := figuresOf(t, changed)
			for name, value := range c.own {
				if value != "none" {
					assert.Contains(t, after[name], `"value":"`+value+`"`)
				}
			}
		})
	}
}

// Several own figures are taken together or not at all, and every bad one is named.
func TestWithAllIsAllOrNothing(t *testing.T) {
	p := policy(t, "2025-08")
	before := figuresOf(t, *p)
	_, err := p.WithAll(map[string]string{"pension.floor": "5600", "pension.flour": "1", "injury.class_1_rate": "0.2%",
		"housing.floor": "-1"})
	for _, says := range []string{"pension.flour is no figure", "injury.class_1_rate 0.2% is a percentage",
		"housing.floor -1"} {
		assert.ErrorContains(t, err, says)
	}
	sameFigures(t, before, figuresOf(t, *p))
	// limits that pass one another only on the way are taken: 30,000 and 40,000 beside 5,510 and 27,549
	moved, err := p.WithAll(map[string]string{"pension.floor": "30000", "pension.ceiling": "40000"})
	require.NoError(t, err)
	s, err := moved.Slip(employer(t, settings()), earning(t, "8000"))
	require.NoError(t, err)
	assert.Equal(t, []string{"2400.00"}, amountsOf(&s.Employee, rule.Pension)) // 30,000 x 8 %
	same, err := p.WithAll(nil)
	require.NoError(t, err)
	sameFigures(t, before, figuresOf(t, same))
}

// Supply takes figures with documents of their own and holds them to the same bounds.
func TestSupply(t *testing.T) {
	figure := func(text string) rule.Figure {
		n, err := rule.Input{Field: "figure", Max: 1_000_000, Places: 8}.ParseNumber(text)
		require.NoError(t, err)
		return rule.SuppliedFigure(n, "letter of the office")
	}
	for _, c := range []struct {
		name       string
		own        map[string]rule.Figure
		code, says string
	}{
		{"a rate", map[string]rule.Figure{"pension.employer_rate": figure("0.15")}, "", ""},
		{"a ceiling of none", map[string]rule.Figure{"injury.ceiling": rule.NoneFigure()}, "", ""},
		{"a figure nobody knows", map[string]rule.Figure{"pension.employer_rate": unknown(rule.Pension, "employer rate",
			rule.MonthOf(2025, 8))}, "", ""},
		{"a rate in per cent", map[string]rule.Figure{"pension.employer_rate": figure("16")}, "out_of_range",
			"pension.employer_rate 16"},
		{"money with three decimals", map[string]rule.Figure{"pension.floor": figure("5510.001")}, "out_of_range",
			"pension.floor 5510.001"},
		{"a floor of none", map[string]rule.Figure{"pension.floor": rule.NoneFigure()}, "out_of_range",
			"pension: floor none must be a number"},
		{"a figure that is not set", map[string]rule.Figure{"pension.floor": {}}, "missing_field",
			"pension: employee floor is not set"},
		{"a name nobody knows", map[string]rule.Figure{"minimum_wage": figure("2500")}, "unknown_field",
			"minimum_wage is no figure of a policy"},
		{"half of one base", map[string]rule.Figure{"medical.ceiling": figure("31000")}, "conflict",
			"give maternity.ceiling as well"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := policy(t, "2025-08")
			before := figuresOf(t, *p)
			changed, err := p.Supply(c.own)
			sameFigures(t, before, figuresOf(t, *p))
			if c.code != "" {
				assert.Equal(t, c.code, rule.CodeOf(err))
				assert.ErrorContains(t, err, c.says)
				tabletest.Chinese(t, rule.Message(err, rule.Chinese))
				return
			}
			require.NoError(t, err)
			for _, f := range changed.Figures() {
				if own, given := c.own[f.Name]; given {
					assert.Equal(t, own, f.Figure)
				}
			}
		})
	}
}

// A policy that was never filled is one error, whoever asks.
func TestZeroPolicyIsOneError(t *testing.T) {
	var zero payroll.Policy
	_, slip := zero.Slip(payroll.Employer{}, payroll.Employee{})
	_, plan := zero.Plan(payroll.Employer{}, nil)
	for _, err := range []error{zero.Check(), slip, plan} {
		var all []error
		for one := range rule.Errors(err) {
			all = append(all, one)
		}
		require.Len(t, all, 1)
		assert.EqualError(t, all[0],
			"payroll: month is not set; take the policy from guangzhou.Policy or read it from JSON")
	}
}
