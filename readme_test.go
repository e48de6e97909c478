package shebao_test

import (
	"flag"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

var update = flag.Bool("update", false, "write the generated part of the READMEs")

// monthSpans returns the months from 2013-01 to 2027-12 for which ok holds, as "2015-07 to 2016-06, ...".
func monthSpans(ok func(rule.Month) bool, to string) string {
	var spans []string
	var first rule.Month
	for m := rule.MonthOf(2013, 1); m.Year() < 2029; m = m.Add(1) {
		known := m.Year() < 2028 && ok(m)
		if known && first.IsZero() {
			first = m
		}
		if !known && !first.IsZero() {
			span := first.String() + to + m.Add(-1).String()
			if first == m.Add(-1) {
				span = first.String()
			}
			spans, first = append(spans, span), rule.Month{}
		}
	}
	if len(spans) == 0 {
		return "-"
	}
	return strings.Join(spans, ", ")
}

// monthsTable is the READMEs' table of months covered.
func monthsTable(t *testing.T, lang rule.Language) string {
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slips := map[rule.Month]payroll.Slip{}
	for m := rule.MonthOf(2013, 1); m.Year() < 2028; m = m.Add(1) {
		policy, err := guangzhou.Policy(m)
		require.NoError(t, err)
		slips[m], err = policy.Slip(employer, payroll.Employee{Wage: decimal.New(8000, 0)}, payroll.Partial)
		require.NoError(t, err)
	}
	rows, to := "| scheme | employee | employer |\n|---|---|---|\n", " to "
	if lang == rule.Chinese {
		rows, to = "| 险种 | 个人 | 单位 |\n|---|---|---|\n", " 至 "
	}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		name := strings.ReplaceAll(scheme.String(), "_", " ")
		if lang == rule.Chinese {
			name = scheme.Chinese()
		}
		rows += "| " + name
		for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
			rows += " | " + monthSpans(func(m rule.Month) bool {
				slip := slips[m]
				side := &slip.Employee
				if payer == rule.Employer {
					side = &slip.Employer
				}
				_, ok := side.Amount(scheme)
				return ok
			}, to)
		}
		rows += " |\n"
	}
	return rows
}

const monthsBegin, monthsEnd = "<!-- months: written by a test -->\n", "<!-- /months -->"

// TestReadmeMonths keeps the table of months in both READMEs equal to the tables of figures. Run with -update to write it.
func TestReadmeMonths(t *testing.T) {
	for file, lang := range map[string]rule.Language{"README.md": rule.English, "README.zh-CN.md": rule.Chinese} {
		raw, err := os.ReadFile(file)
		require.NoError(t, err)
		before, rest, ok := strings.Cut(string(raw), monthsBegin)
		_, after, ok2 := strings.Cut(rest, monthsEnd)
		require.True(t, ok && ok2, "%s has no place for the months", file)
		want := before + monthsBegin + monthsTable(t, lang) + monthsEnd + after
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(want), 0o644))
		}
		assert.True(t, want == string(raw) || *update, "%s is out of date: go test . -run ReadmeMonths -update", file)
	}
}

// TestReadmeExample keeps the ten lines and their output in both READMEs equal to the tested example.
func TestReadmeExample(t *testing.T) {
	source, err := os.ReadFile("example_test.go")
	require.NoError(t, err)
	m := regexp.MustCompile(`(?s)func Example\(\) \{\n(.*?)\t// Output:\n(.*?)\}\n`).FindStringSubmatch(string(source))
	require.NotNil(t, m)
	code := regexp.MustCompile(`(?m)^\t`).ReplaceAllString(m[1], "")
	output := strings.ReplaceAll(m[2], "\t// ", "")
	for _, file := range []string{"README.md", "README.zh-CN.md"} {
		readme, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Contains(t, string(readme), "```go\n"+code+"```", file)
		assert.Contains(t, string(readme), "```text\n"+output+"```", file)
	}
}

// TestReadmeCalls runs every `echo '...' | go run ./examples/scenario -call NAME` of the READMEs and finds its answer below.
func TestReadmeCalls(t *testing.T) {
	call := regexp.MustCompile(`echo '(.*)' \| go run ./examples/scenario -call (\S+)\n(?s:.*?)` + "```json\n(?s:(.*?))```")
	for _, file := range []string{"README.md", "README.zh-CN.md"} {
		readme, err := os.ReadFile(file)
		require.NoError(t, err)
		found := call.FindAllStringSubmatch(string(readme), -1)
		require.NotEmpty(t, found, file)
		for _, m := range found {
			out, err := scenario.Call(m[2], []byte(m[1]))
			require.NoError(t, err)
			assert.JSONEq(t, m[3], string(out), file)
		}
	}
}

// TestReadmeFiles finds every file and folder the READMEs link to or run.
func TestReadmeFiles(t *testing.T) {
	for _, file := range []string{"README.md", "README.zh-CN.md"} {
		readme, err := os.ReadFile(file)
		require.NoError(t, err)
		paths := regexp.MustCompile(`\]\(([^):]+)\)|go run (\./[^\s`+"`"+`]+)`).FindAllStringSubmatch(string(readme), -1)
		require.NotEmpty(t, paths)
		for _, m := range paths {
			_, err := os.Stat(m[1] + m[2])
			assert.NoError(t, err, file)
		}
	}
}

// TestReadmePage keeps the part of the payroll page shown in the READMEs equal to what the program prints.
func TestReadmePage(t *testing.T) {
	for file, lang := range map[string]string{"README.md": "en", "README.zh-CN.md": "zh"} {
		readme, err := os.ReadFile(file)
		require.NoError(t, err)
		m := regexp.MustCompile("(?s)```page\n(.*?)```").FindStringSubmatch(string(readme))
		require.NotNil(t, m, file)
		page, err := exec.Command("go", "run", "./examples/payroll", "-lang", lang).Output()
		require.NoError(t, err)
		assert.Contains(t, string(page), m[1], file)
	}
}
