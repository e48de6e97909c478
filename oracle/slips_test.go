// Package oracle_test compares the library's slips with those that a script recomputed from the evidence alone
// (README.md).
package oracle_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// key says which slip a row of slips.csv belongs to.
type key struct{ month, variant, wage string }

// recomputed reads slips.csv: the lines of every slip, such as "pension employee 5510.00 0.08 440.80", and the slips in
// their order.
func recomputed(t *testing.T) (map[key][]string, []key) {
	t.Helper()
	file, err := os.Open("slips.csv")
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.NotEmpty(t, rows)
	require.Equal(t, []string{"month", "case", "variant", "wage", "scheme", "payer", "base", "rate", "amount"}, rows[0])
	slips := map[key][]string{}
	var order []key
	for _, row := range rows[1:] {
		k := key{month: row[0], variant: row[2], wage: row[3]}
		if slips[k] == nil {
			order = append(order, k)
		}
		slips[k] = append(slips[k], strings.Join(row[4:], " "))
	}
	return slips, order
}

// employers are the employers of slips.csv by the name of the variant.
func employers(t *testing.T) map[string]payroll.Employer {
	t.Helper()
	settings := payroll.Settings{InjuryClass: 2, UnemploymentCoefficient: "1", HousingEmployerRate: "0.05",
		HousingEmployeeRate: "0.05"}
	public, small, large := settings, settings, settings
	public.Kind = payroll.NoEnterprise
	small.Relief2020 = "small"
	large.Relief2020 = "large"
	out := map[string]payroll.Employer{}
	for _, c := range []struct {
		variant  string
		settings payroll.Settings
	}{
		{"enterprise", settings},
		{"public_body", public},
		{"relief_2020_small", small},
		{"relief_2020_large", large},
	} {
		employer, err := payroll.NewEmployer(c.settings)
		require.NoError(t, err, c.variant)
		out[c.variant] = employer
	}
	return out
}

// computed is the library's slip, whole in every month; before 2020 it has no line of maternity insurance.
func computed(t *testing.T, employer payroll.Employer, k key) []string {
	t.Helper()
	month, err := rule.ParseMonth(k.month)
	require.NoError(t, err)
	policy, err := guangzhou.Policy(month, guangzhou.Disputed(), guangzhou.CarryForward())
	require.NoError(t, err)
	wage, err := decimal.NewFromString(k.wage)
	require.NoError(t, err)
	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(wage)})
	require.NoError(t, err, "%v", k)
	var out []string
	for i := range slip.Lines {
		l := &slip.Lines[i]
		out = append(out, strings.Join([]string{l.Scheme().String(), l.Payer().String(), l.Base().StringFixed(2),
			l.Rate().String(), l.Amount().StringFixed(2)}, " "))
	}
	return out
}

// No script names the library's files of figures or their sources: what it takes from a table is evidence.
func TestScriptsReadNoFigureOfTheLibrary(t *testing.T) {
	var scripts []string
	for _, pattern := range []string{"*.py", "law/*.py"} {
		found, err := filepath.Glob(pattern)
		require.NoError(t, err)
		scripts = append(scripts, found...)
	}
	require.Contains(t, scripts, filepath.FromSlash("law/_figures.py"))
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		require.NoError(t, err)
		for _, name := range []string{"figures/", "sources.csv", "subprocess", ".golden"} {
			assert.False(t, strings.Contains(string(text), name), "%s: %s", script, name)
		}
	}
}

// Every slip of slips.csv is the library's, line by line: none is missing, none is more.
func TestSlipsAreThoseOfTheEvidence(t *testing.T) {
	slips, order := recomputed(t)
	byVariant := employers(t)
	for _, k := range order {
		employer, known := byVariant[k.variant]
		require.True(t, known, "%v: no employer of this variant", k)
		assert.Equal(t, slips[k], computed(t, employer, k), "%v", k)
	}
}

// The file has an enterprise's slips of every month from 2015-07 to 2026-11 at each of the four wages.
func TestSlipsCoverEveryMonth(t *testing.T) {
	slips, _ := recomputed(t)
	for month := rule.MonthOf(2015, 7); month.Before(rule.MonthOf(2026, 12)); month = month.Add(1) {
		for _, wage := range []string{"1000.00", "10007.77", "10010.00", "60000.00"} {
			k := key{month: month.String(), variant: "enterprise", wage: wage}
			assert.NotEmpty(t, slips[k], "%v", k)
		}
	}
}
