package household

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// every is a household of the tests in which nearly every benefit is there; its figures are made up.
func every(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "every.json"))
	require.NoError(t, err)
	return string(data)
}

// runWith runs the program and returns what it printed.
func runWith(t testing.TB, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	return pagetest.Program(Run).Run(stdin, args...)
}

func TestGolden(t *testing.T) {
	tabletest.Each(t, []struct {
		name string
		file string
		args []string
	}{
		{"English page", "page.en.txt", nil},
		{"Chinese page", "page.zh.txt", []string{"-lang", "zh"}},
		{"English JSON", "demo.en.json", []string{"-json"}},
		{"Chinese JSON", "demo.zh.json", []string{"-json", "-lang", "zh"}},
		{"every benefit", "every.en.txt", []string{"-in", "testdata/every.json"}},
	}, func(t *testing.T, c struct {
		name string
		file string
		args []string
	}) {
		pagetest.Program(Run).Golden(t, c.file, c.args...)
	})
}

// TestChinesePageIsChinese: the Chinese page of the demo has no two English words beside each other.
func TestChinesePageIsChinese(t *testing.T) {
	status, printed, errs := runWith(t, "", "-lang", "zh")
	require.Equal(t, 0, status, errs)
	assert.Empty(t, regexp.MustCompile(`[^.A-Za-z][A-Za-z]{2,},? [A-Za-z]{2,}`).FindAllString(printed, -1))
}

// TestRuleNamesInChinese: what no rule is known for has a Chinese name, by the rule's or the figure's own name.
func TestRuleNamesInChinese(t *testing.T) {
	tabletest.Each(t, []struct {
		name      string
		unknown   rule.NoRuleError
		inChinese string
		why       string
	}{
		{"a rule", rule.NoRuleError{What: rule.Say("long-term care rule", "长期护理保险待遇"), Month: rule.MonthOf(2010, 1),
			Nearest: rule.MonthOf(2024, 1)},
			"长期护理保险待遇", "没有 2010-01 的长期护理保险待遇；离它最近的有规定的月份是 2024-01"},
		{"a figure", rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("floor", "缴费基数下限"), Name: "pension.floor",
			Month: rule.MonthOf(2010, 1)},
			"养老保险缴费基数下限", "没有 2010-01 的养老保险缴费基数下限"},
	}, func(t *testing.T, c struct {
		name      string
		unknown   rule.NoRuleError
		inChinese string
		why       string
	}) {
		name := ruleName(&c.unknown)
		assert.Equal(t, text{c.unknown.What.English, c.inChinese}, name)
		assert.Equal(t, c.why, whyUnknown(&c.unknown, name.zh))
	})
}

// TestColumns looks at the tables as a terminal shows them: every amount ends where the head's does, every period and
// grade begins where the head's does, and no line is wider than the page.
func TestColumns(t *testing.T) {
	for _, lang := range []rule.Language{rule.English, rule.Chinese} {
		for _, text := range []string{string(demoHousehold), every(t)} {
			h, err := readHousehold([]byte(text))
			require.NoError(t, err)
			r := evaluate(h)
			printed := r.page(lang, "")
			pagetest.Fits(t, printed, pageWidth)
			lines := strings.Split(printed, "\n")
			w := &writer{lang: lang}
			head := w.head()
			ends, grade := columnsOf(t, lines, head)
			for _, x := range r.all() {
				if x.state == has {
					amount, last := x.amountText().in(lang), gradeName(x.grade).in(lang)
					assert.True(t, slices.ContainsFunc(lines, func(line string) bool {
						before, after, found := strings.Cut(line, "  "+amount+"  ")
						between, graded := strings.CutSuffix(after, last)
						return found && graded && strings.HasPrefix(line, "  "+x.name.in(lang)+" ") &&
							page.Width(before)+2+page.Width(amount) == ends &&
							ends+2+page.Width(between) == grade &&
							strings.TrimRight(between, " ") == x.period.text().in(lang)
					}), "%s %s is not in its columns", x.name.in(lang), amount)
				}
			}
		}
	}
}

// columnsOf returns where the head's amount ends, two columns before its period, and where its grade begins.
func columnsOf(t *testing.T, lines, head []string) (amountEnds, grade int) {
	t.Helper()
	for _, line := range lines {
		if strings.HasPrefix(line, "  "+head[0]+"  ") && strings.HasSuffix(line, head[3]) {
			before, _, _ := strings.Cut(line, "  "+head[2])
			return page.Width(before), page.Width(strings.TrimSuffix(line, head[3]))
		}
	}
	require.Fail(t, "no head of a table")
	return 0, 0
}

// TestEveryBenefitIsOnThePage checks that the page of the demo names every benefit of the list, there or not, and that
// the JSON answers every benefit for every member and for the household.
func TestEveryBenefitIsOnThePage(t *testing.T) {
	_, english, _ := runWith(t, "")
	_, chinese, _ := runWith(t, "", "-lang", "zh")
	_, text, _ := runWith(t, "", "-json")
	var out struct {
		Members []struct {
			ID       string
			Benefits []struct{ ID, State string }
		}
		Household []struct{ ID, State string }
	}
	require.NoError(t, json.Unmarshal([]byte(text), &out))
	answered := map[string]int{}
	for _, m := range out.Members {
		for _, b := range m.Benefits {
			answered[b.ID]++
			assert.NotEmpty(t, b.State)
		}
	}
	for _, b := range out.Household {
		answered[b.ID]++
	}
	require.NotEmpty(t, benefits())
	flat := strings.NewReplacer("\n", "", " ", "").Replace
	for _, b := range benefits() {
		want := len(out.Members)
		if b.household != nil {
			want = 1
		}
		assert.Equal(t, want, answered[b.id], b.id)
		assert.Contains(t, flat(english), flat(b.name.en), b.id)
		assert.Contains(t, flat(chinese), flat(b.name.zh), b.id)
	}
	assert.Len(t, answered, len(benefits()))
}
