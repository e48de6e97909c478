package scenariotest_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
	"github.com/shebao-go/shebao/scenario/scenariotest"
)

const employer = `{"injury_rate":"0.002","unemployment_rate":"0.008",` +
	`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`

var august2025 = rule.MonthOf(2025, time.August)

func boundaries(t *testing.T, month rule.Month, with ...guangzhou.Option) []scenario.Case {
	t.Helper()
	policy := scenariotest.Must(guangzhou.Policy(month, with...))(t)
	return scenariotest.Must(scenariotest.Boundaries(policy, []byte(employer)))(t)
}

// TestBoundariesAreACaseFile: written as JSON they run as any other cases, and are the same each time.
func TestBoundariesAreACaseFile(t *testing.T) {
	cases := boundaries(t, august2025)
	file := scenariotest.Must(json.Marshal(cases))(t)
	scenariotest.Run(t, fstest.MapFS{"boundaries.json": {Data: file}}, "*.json")
	assert.Equal(t, cases, boundaries(t, august2025))
	names := map[string]bool{}
	for _, c := range cases {
		assert.False(t, names[c.ID], "twice: %s", c.ID)
		names[c.ID] = true
	}
}

// TestBoundariesStandOnTheEdges: amounts by hand from the figures of August 2025.
func TestBoundariesStandOnTheEdges(t *testing.T) {
	cases := map[string]scenario.Case{}
	for _, c := range boundaries(t, august2025) {
		cases[c.ID] = c
	}
	for _, tt := range []struct{ name, want string }{
		{name: "pension.floor less a fen: 5509.99 in 2025-08",
			want: `"scheme":"pension","payer":"employee","base":"5510.00","rate":"0.08","amount":"440.80"`},
		{name: "pension.ceiling and a fen more: 27549.01 in 2025-08",
			want: `"scheme":"pension","payer":"employer","base":"27549.00","rate":"0.16","amount":"4407.84"`},
		{name: "half of 0.01 in unemployment of employee less a fen: 6237.49 in 2025-08", // 12.47498
			want: `"scheme":"unemployment","payer":"employee","base":"6237.49","rate":"0.002","amount":"12.47"`},
		{name: "half of 0.01 in unemployment of employee: 6237.5 in 2025-08", // 12.475
			want: `"scheme":"unemployment","payer":"employee","base":"6237.50","rate":"0.002","amount":"12.48"`},
		{name: "half of 0.01 in maternity of employer: 6250 in 2025-08", // 53.125, and 312.50 of the fund
			want: `"scheme":"housing","payer":"employee","base":"6250.00","rate":"0.05","amount":"313.00"`},
		{name: "housing.max_rate 0.12: 6236 in 2025-08", want: `"base":"6236.00","rate":"0.12","amount":"748.00"`},
		{name: "housing.min_rate 0.04: 6236 in 2025-08", want: `{"error":"out_of_range"}`},
		{name: "housing.max_rate 0.13: 6236 in 2025-08", want: `{"error":"out_of_range"}`},
		{name: "a wage of 0: 0 in 2025-08", want: `"base":"5510.00","rate":"0.08","amount":"440.80"`},
		{name: "a wage of -0.01: -0.01 in 2025-08", want: `{"error":"out_of_range"}`},
		{name: "a wage of 0.001: 0.001 in 2025-08", want: `{"error":"out_of_range"}`},
		{name: "pension.floor begins next month: 1 in 2025-06", want: `"scheme":"pension","payer":"employee",` +
			`"base":"5500.00","rate":"0.08","amount":"440.00"`},
		{name: "pension.floor has ended: 1 in 2026-07", want: `{"error":"no_rule"}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, found := cases[tt.name]
			require.True(t, found)
			assert.Contains(t, string(c.Want), tt.want)
		})
	}
}

// The bounds of the fund's rates are known since 2015-07: before, no case stands on them, and the others do as ever.
func TestBoundariesOfAMonthWithoutTheFund(t *testing.T) {
	policy := scenariotest.Must(guangzhou.Policy(rule.MonthOf(2014, time.June)))(t)
	input := []byte(`{"injury_rate":"0.002","unemployment_rate":"0.008","housing_employer_rate":"0.05",` +
		`"housing_employee_rate":"0.05","pension_class":"private","partial":true}`)
	names := ""
	for _, c := range scenariotest.Must(scenariotest.Boundaries(policy, input))(t) {
		names += c.ID + "\n"
	}
	assert.Contains(t, names, "medical.floor: 3188")
	assert.NotContains(t, names, "housing.min_rate")
	assert.NotContains(t, names, "housing.max_rate")
}

// mine is the employee's part of medical insurance as a payroll program may have it, for August 2025.
type mine struct {
	floor, ceiling decimal.Decimal
	round          func(decimal.Decimal) decimal.Decimal
}

func (m mine) medical(wage decimal.Decimal) string {
	base := decimal.Min(decimal.Max(wage, m.floor), m.ceiling)
	return m.round(base.Mul(decimal.RequireFromString("0.02"))).StringFixed(2)
}

// TestBoundariesFindTheUsualFaults: a program that is right answers every case of its month, and one with a usual fault
// does not.
func TestBoundariesFindTheUsualFaults(t *testing.T) {
	yuan := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	halfUp := func(d decimal.Decimal) decimal.Decimal { return d.Round(2) }
	cases := boundaries(t, august2025)
	tabletest.Each(t, []struct {
		name  string
		mine  mine
		found bool
	}{
		{name: "right", mine: mine{yuan("6236"), yuan("31179"), halfUp}},
		{name: "last year's floor", mine: mine{yuan("6235"), yuan("31179"), halfUp}, found: true},
		{name: "another ceiling", mine: mine{yuan("6236"), yuan("31180"), halfUp}, found: true},
		{name: "cut off", mine: mine{yuan("6236"), yuan("31179"),
			func(d decimal.Decimal) decimal.Decimal { return d.RoundDown(2) }}, found: true},
		{name: "half to even", mine: mine{yuan("6236"), yuan("31179"),
			func(d decimal.Decimal) decimal.Decimal { return d.RoundBank(2) }}, found: true},
	}, func(t *testing.T, tt struct {
		name  string
		mine  mine
		found bool
	}) {
		var wrong []string
		for _, c := range cases {
			if wage, want, is := medicalOf(t, c); is && tt.mine.medical(wage) != want {
				wrong = append(wrong, c.ID)
			}
		}
		assert.Equal(t, tt.found, len(wrong) > 0, "%s", wrong)
	})
}

// medicalOf reads the wage and the employee's medical amount of a case of August 2025 that has one.
func medicalOf(t *testing.T, c scenario.Case) (wage decimal.Decimal, want string, is bool) {
	t.Helper()
	var in struct {
		Month rule.Month
		Wage  decimal.Decimal
	}
	require.NoError(t, json.Unmarshal(c.In, &in))
	var out struct {
		Lines []struct{ Scheme, Payer, Amount string }
	}
	require.NoError(t, json.Unmarshal(c.Want, &out))
	for _, line := range out.Lines {
		if in.Month == august2025 && line.Scheme == "medical" && line.Payer == "employee" {
			return in.Wage, line.Amount, true
		}
	}
	return decimal.Decimal{}, "", false
}

// TestBoundariesOfOwnFigures: a figure of one's own is an edge of its month, and of no other.
func TestBoundariesOfOwnFigures(t *testing.T) {
	policy := scenariotest.Must(guangzhou.Policy(august2025))(t)
	policy = scenariotest.Must(policy.With("pension.floor", "5600"))(t)
	found := false
	for _, c := range scenariotest.Must(scenariotest.Boundaries(policy, []byte(employer)))(t) {
		own := strings.Contains(string(c.In), `"figures":{"pension.floor":"5600"}`)
		assert.Equal(t, strings.Contains(string(c.In), `"month":"2025-08"`), own, c.ID)
		if c.ID == "pension.floor less a fen: 5599.99 in 2025-08" {
			found = true
			assert.Contains(t, string(c.Want), `"base":"5600.00","rate":"0.08","amount":"448.00"`)
		}
	}
	assert.True(t, found)
}

// TestBoundariesOfEveryMonth: each whole month has its cases.
func TestBoundariesOfEveryMonth(t *testing.T) {
	for _, month := range []rule.Month{rule.MonthOf(2016, time.July), rule.MonthOf(2019, time.December),
		rule.MonthOf(2023, time.January), rule.MonthOf(2026, time.June)} {
		assert.Greater(t, len(boundaries(t, month)), 100, month)
	}
}

func TestBoundariesRefuse(t *testing.T) {
	policy := scenariotest.Must(guangzhou.Policy(august2025))(t)
	elsewhere := policy
	elsewhere.Place = "佛山"
	tabletest.Each(t, []struct {
		name, input string
		policy      payroll.Policy
		says        string
	}{
		{name: "another place", policy: elsewhere, input: employer, says: "is no policy of Guangzhou"},
		{name: "no object", policy: policy, input: `[]`, says: "is no JSON object"},
		{name: "null", policy: policy, input: `null`, says: "is no JSON object"},
		{name: "a wage", policy: policy, input: `{"wage":"1"}`, says: "wage \"1\" is set by the cases"},
		{name: "a month", policy: policy, input: `{"month":"2025-08"}`, says: "is set by the cases"},
		{name: "figures", policy: policy, input: `{"figures":{}}`, says: "figures are those of the policy"},
		{name: "no settings", policy: policy, input: `{}`, says: "injury"},
		{name: "a field nobody knows", policy: policy, input: `{"colour":"red"}`, says: "colour"},
	}, func(t *testing.T, tt struct {
		name, input string
		policy      payroll.Policy
		says        string
	}) {
		cases, err := scenariotest.Boundaries(tt.policy, []byte(tt.input))
		assert.ErrorContains(t, err, tt.says)
		assert.Empty(t, cases)
	})
}

// A program of your own is asked what a case asks, and its answer is held against what is wanted.
func ExampleBoundaries() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	cases, err := scenariotest.Boundaries(policy, []byte(`{"injury_rate":"0.002","unemployment_rate":"0.008",
		"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`))
	fmt.Println(len(cases) > 100, err)
	for _, c := range cases[:3] {
		fmt.Println(c.ID)
	}
	// Output:
	// true <nil>
	// pension.floor less a fen: 5509.99 in 2025-08
	// pension.floor: 5510 in 2025-08
	// pension.floor and a fen more: 5510.01 in 2025-08
}
