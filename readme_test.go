package shebao_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
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
	employer, err := payroll.NewEmployer(payroll.Settings{PensionClass: "private", InjuryRate: "0.002",
		UnemploymentRate: "0.008", HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slips := map[rule.Month]payroll.Slip{}
	for m := rule.MonthOf(2013, 1); m.Year() < 2028; m = m.Add(1) {
		policy, err := guangzhou.Policy(m, guangzhou.Disputed())
		require.NoError(t, err)
		slips[m], err = policy.Slip(employer,
			payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))}, payroll.Partial)
		require.NoError(t, err)
	}
	rows, to, disputed := "| scheme | employee | employer |\n|---|---|---|\n", " to ", "disputed: "
	if lang == rule.Chinese {
		rows, to, disputed = "| 险种 | 个人 | 单位 |\n|---|---|---|\n", " 至 ", "有争议："
	}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		name := strings.ReplaceAll(scheme.String(), "_", " ")
		if lang == rule.Chinese {
			name = scheme.Chinese()
		}
		rows += "| " + name
		for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
			spans := func(of func(*rule.Line) bool) string {
				return monthSpans(func(m rule.Month) bool {
					slip := slips[m]
					return slices.ContainsFunc(slip.Lines, func(l rule.Line) bool {
						return l.Scheme() == scheme && l.Payer() == payer && of(&l)
					})
				}, to)
			}
			rows += " | " + spans(func(*rule.Line) bool { return true })
			if in := spans(func(l *rule.Line) bool { return l.Grade() == rule.Disputed }); in != "-" {
				rows += " (" + disputed + in + ")"
			}
		}
		rows += " |\n"
	}
	return rows
}

const monthsBegin, monthsEnd = "<!-- months: written by a test -->\n", "<!-- /months -->"

// TestReadmeMonths keeps the table of months in both READMEs equal to the tables of figures. Run with -update to write
// it.
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

// TestReadmeCalls runs every `echo '...' | go run ./examples/scenario -call NAME` of the READMEs and finds its answer
// below.
func TestReadmeCalls(t *testing.T) {
	call := regexp.MustCompile(`echo '(.*)' \| go run ./examples/scenario -call (\S+)\n(?s:.*?)` +
		"```json\n(?s:(.*?))```")
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

// TestReadmeFiles finds every file and folder the pages for readers link to or run.
func TestReadmeFiles(t *testing.T) {
	path := regexp.MustCompile(`\]\(([^):]+)\)|go run (\./[^\s` + "`" + `]+)`)
	for _, file := range []string{"README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/DESIGN.md", "COVERAGE.md",
		"bench/README.md", "bench/README.zh-CN.md", "examples/README.md", "examples/README.zh-CN.md"} {
		page, err := os.ReadFile(file)
		require.NoError(t, err)
		paths := path.FindAllStringSubmatch(string(page), -1)
		require.NotEmpty(t, paths, file)
		for _, m := range paths {
			folder := filepath.Dir(file)
			if m[2] != "" {
				folder = "." // commands are run from the root
			}
			_, err := os.Stat(filepath.Join(folder, m[1]+m[2]))
			assert.NoError(t, err, file)
		}
	}
}

// TestReadmePage keeps the part of the payroll page shown beside the programs equal to what the program prints.
func TestReadmePage(t *testing.T) {
	for file, lang := range map[string]string{"examples/README.md": "en", "examples/README.zh-CN.md": "zh"} {
		readme, err := os.ReadFile(file)
		require.NoError(t, err)
		m := regexp.MustCompile("(?s)```page\n(.*?)```").FindStringSubmatch(string(readme))
		require.NotNil(t, m, file)
		page, err := exec.Command("go", "run", "./examples/payroll", "-lang", lang).Output()
		require.NoError(t, err)
		assert.Contains(t, string(page), m[1], file)
	}
}

// TestReadmeOwnFigures reads the file of own figures shown in both READMEs and puts it over the city's.
func TestReadmeOwnFigures(t *testing.T) {
	for _, file := range []string{"README.md", "README.zh-CN.md"} {
		readme, err := os.ReadFile(file)
		require.NoError(t, err)
		m := regexp.MustCompile("(?s)```csv\n(.*?)```").FindStringSubmatch(string(readme))
		require.NotNil(t, m, file)
		book, err := figures.ReadFile("own.csv", []byte(m[1]))
		require.NoError(t, err, file)
		policy, err := guangzhou.Policy(rule.MonthOf(2026, 8), guangzhou.Own(book))
		require.NoError(t, err, file)
		assert.Equal(t, rule.Supplied, policy.Pension.Ceiling.Grade(), file)
	}
}
