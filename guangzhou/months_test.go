package guangzhou_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

var update = flag.Bool("update", false, "write testdata/months.golden anew")

const (
	goldenFile = "testdata/months.golden"
	goldenHead = "# A wage of 8,000.00 at a private enterprise of injury class 1 with its own unemployment rate " +
		"0.8 % and a fund of 5 % and 5 %.\n" +
		"# month | scheme payer | as the figures are, with the limits | with CarryForward and Disputed, " +
		"where that differs\n" +
		"# \"no floor<2016-06\": unknown, and the nearest month that has it. " +
		"Written by: go test ./guangzhou -run Golden -update\n"
)

// goldenParts are the parts of a slip in their order.
var goldenParts = []struct {
	scheme rule.Scheme
	payer  rule.Payer
}{
	{scheme: rule.Pension, payer: rule.Employee},
	{scheme: rule.Pension, payer: rule.Employer},
	{scheme: rule.Medical, payer: rule.Employee},
	{scheme: rule.Medical, payer: rule.Employer},
	{scheme: rule.Maternity, payer: rule.Employer},
	{scheme: rule.IllnessSupplement, payer: rule.Employer},
	{scheme: rule.Unemployment, payer: rule.Employee},
	{scheme: rule.Unemployment, payer: rule.Employer},
	{scheme: rule.Injury, payer: rule.Employer},
	{scheme: rule.Housing, payer: rule.Employee},
	{scheme: rule.Housing, payer: rule.Employer},
}

// Every scheme and payer of every month, so that a change of a table shows what it changes.
func TestMonthsGolden(t *testing.T) {
	employer, err := payroll.NewEmployer(payroll.Settings{PensionClass: "private", InjuryClass: 1,
		UnemploymentRate:    "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slip := func(m rule.Month, options ...guangzhou.Option) payroll.Slip {
		p, err := guangzhou.Policy(m, options...)
		require.NoError(t, err)
		s, err := p.Slip(employer,
			payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))}, payroll.Partial)
		require.NoError(t, err)
		return s
	}
	var out bytes.Buffer
	out.WriteString(goldenHead)
	for m := rule.MonthOf(2013, 1); m.Before(rule.MonthOf(2029, 1)); m = m.Add(1) {
		plain, carried := slip(m), slip(m, guangzhou.CarryForward(), guangzhou.Disputed())
		for _, part := range goldenParts {
			answer, other := describe(t, plain, part.scheme, part.payer), describe(t, carried, part.scheme, part.payer)
			fmt.Fprintf(&out, "%s | %s %s | %s", m, part.scheme, part.payer, answer)
			if other != answer {
				out.WriteString(" | " + other)
			}
			out.WriteByte('\n')
		}
	}
	if *update {
		require.NoError(t, os.WriteFile(goldenFile, out.Bytes(), 0o644))
	}
	want, err := os.ReadFile(goldenFile)
	require.NoError(t, err)
	wants, gots := strings.Split(string(want), "\n"), strings.Split(out.String(), "\n")
	for i := range max(len(wants), len(gots)) {
		if i >= len(wants) || i >= len(gots) || wants[i] != gots[i] {
			t.Fatalf("line %d of %s differs; if the change is meant, write it anew with -update and read the "+
				"difference\nwant %s\ngot  %s",
				i+1, goldenFile, lineAt(wants, i), lineAt(gots, i))
		}
	}
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

// limits are what the wage was held against; a fixed base has none.
func limits(c rule.Charge) string {
	if c.Fixed {
		return ""
	}
	return " in " + c.Floor.Number().String() + ".." + c.Ceiling.Number().String()
}

// held says which figures of a charge hold past the month they were checked.
func held(c rule.Charge) string {
	var names []string
	for _, f := range []struct {
		name   string
		figure rule.Figure
	}{{"floor", c.Floor}, {"ceiling", c.Ceiling}, {"rate", c.Rate}} {
		if f.figure.Standing() == rule.Held {
			names = append(names, f.name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return ", " + strings.Join(names, " and ") + " held"
}

// describe is one part of a slip in a few words: the formula and its grade, what is missing, or why there is no line.
func describe(t *testing.T, s payroll.Slip, scheme rule.Scheme, payer rule.Payer) string {
	t.Helper()
	var said []string
	for i := range s.Lines {
		if line := &s.Lines[i]; line.Scheme() == scheme && line.Payer() == payer {
			said = append(said, line.Formula()+limits(line.Charge())+" "+line.Grade().String()+held(line.Charge()))
		}
	}
	var missing []string
	for _, m := range s.Missing {
		if m.Scheme != scheme || m.Payer != payer {
			continue
		}
		var disputed *rule.DisputedError
		if errors.As(m.Err, &disputed) {
			missing = append(missing, m.What+" disputed: "+disputed.Value+" or "+disputed.Other)
			continue
		}
		var gap *rule.NoRuleError
		require.True(t, errors.As(m.Err, &gap), "%s", m.Err)
		require.Equal(t, s.Month, gap.Month)
		sign := "<"
		if gap.Nearest.After(gap.Month) {
			sign = ">"
		}
		words := "no " + m.What + sign + gap.Nearest.String()
		if !gap.Detail.IsZero() {
			words += " (" + gap.Detail.English + ")"
		}
		missing = append(missing, words)
	}
	if len(missing) > 0 {
		said = append(said, strings.Join(missing, ", "))
	}
	for _, x := range s.NotApplicable {
		if x.Scheme == scheme {
			said = append(said, x.Reason)
		}
	}
	require.Len(t, said, 1, "%s %s of %s is there once, and in one way", scheme, payer, s.Month)
	return said[0]
}
