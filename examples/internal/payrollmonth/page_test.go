package payrollmonth

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/internal/tabletest"
)

// runWith runs the program and returns what it printed.
func runWith(t testing.TB, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	return pagetest.Program(Run).Run(stdin, args...)
}

// own2027 is a month with figures of one's own, held and carried ones.
var own2027 = []string{"-month", "2027-07", "-figures", "testdata/own.csv", "-carry-forward", "-explain", "GZ0002"}

func TestPage(t *testing.T) {
	tabletest.Each(t, []struct {
		name string
		file string
		args []string
	}{
		{"English", "page.en.txt", []string{"-explain", "GZ0002"}},
		{"Chinese", "page.zh.txt", []string{"-lang", "zh", "-explain", "GZ0002"}},
		{"English partial", "partial.en.txt", []string{"-month", "2022-08", "-partial", "-explain", "GZ0002"}},
		{"Chinese partial", "partial.zh.txt", []string{"-month", "2022-08", "-partial", "-lang", "zh"}},
		{"English own", "own.en.txt", own2027},
		{"Chinese own", "own.zh.txt", append(own2027[:len(own2027):len(own2027)], "-lang", "zh")},
	}, func(t *testing.T, c struct {
		name string
		file string
		args []string
	}) {
		pagetest.Program(Run).Golden(t, c.file, c.args...)
	})
}

// TestTablesAreAligned looks at the tables as a terminal shows them: between two rules every row that has a last cell
// ends in the column the rule ends in.
func TestTablesAreAligned(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		_, text, _ := runWith(t, "", "-lang", lang)
		rules, rows := 0, 0
		want := 0
		for _, line := range strings.Split(text, "\n") {
			switch body := strings.TrimSpace(line); {
			case strings.HasPrefix(line, "  ---"):
				assert.Empty(t, strings.Trim(body, "-"))
				want, rules = page.Width(line), rules+1
			case body == "" || !strings.HasPrefix(line, "  "):
				want = 0
			case want > 0 && strings.Contains(line, "."):
				rows++
				assert.Equal(t, want, page.Width(line), "%s: %q", lang, line)
			}
		}
		assert.Equal(t, 2+2+5*2, rules, lang) // totals, bill, five slips
		assert.Greater(t, rows, 40, lang)
	}
}

// TestPageWidth keeps every line within the page, as a terminal shows it.
func TestPageWidth(t *testing.T) {
	for _, args := range [][]string{{"-explain", "GZ0003"}, {"-explain", "GZ0003", "-lang", "zh"}, own2027,
		{"-month", "2020-03"}, {"-month", "2020-03", "-lang", "zh"}} {
		_, page, _ := runWith(t, "", args...)
		pagetest.Fits(t, page, pageWidth)
	}
}

// The page names the documents of everybody's lines, whoever comes first: an intern who is insured against injury alone
// rests on others than an employee.
func TestDocumentsOfEverybody(t *testing.T) {
	const header, intern, employee = "id,wage,kind,injury_joined\n", "A1,3000,intern,yes\n", "A2,8000,,\n"
	documents := func(rows string) []string {
		_, page, _ := runWith(t, header+rows, own()...)
		_, part, found := strings.Cut(page, "Documents relied on")
		require.True(t, found)
		var uses []string
		for _, line := range strings.Split(part, "\n") {
			if scheme, use, found := strings.Cut(strings.TrimSpace(line), ": "); found {
				for _, one := range strings.Split(use, ", ") {
					uses = append(uses, scheme+" "+one)
				}
			}
		}
		return uses
	}
	assert.Subset(t, documents(intern+employee), documents(employee))
	assert.Subset(t, documents(intern+employee), documents(intern))
	assert.Subset(t, documents(employee+intern), documents(intern))
}
