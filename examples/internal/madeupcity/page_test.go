package madeupcity

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// untimed is the program without the last section of its page, the only one that differs from run to run.
func untimed(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var text strings.Builder
	status := Run(args, stdin, &text, stderr)
	shown := text.String()
	for _, title := range []string{"\nThis run\n", "\n本次运行\n"} {
		shown, _, _ = strings.Cut(shown, title)
	}
	if _, err := io.WriteString(stdout, shown); err != nil {
		return program.CannotRun
	}
	return status
}

// supplied are months of two base years, the second without limits of the pension but those of one's own.
var supplied = []string{"-people", "5000", "-from", "2026-05", "-months", "4",
	"-with", "pension.floor=5510", "-with", "pension.ceiling=27549"}

func TestPage(t *testing.T) {
	type golden struct {
		name string
		file string
		args []string
	}
	tabletest.Each(t, []golden{
		{"English", "page.en.txt", []string{"-people", "5000"}},
		{"Chinese", "page.zh.txt", []string{"-people", "5000", "-lang", "zh"}},
		{"English supplied", "supplied.en.txt", supplied},
		{"Chinese supplied", "supplied.zh.txt", append(supplied[:len(supplied):len(supplied)], "-lang", "zh")},
	}, func(t *testing.T, g golden) {
		pagetest.Program(untimed).Golden(t, g.file, g.args...)
	})
}

// TestPageWidth: the page of twenty million people still fits.
func TestPageWidth(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		c := cityOf(t, "-people", "5000", "-lang", lang)
		totals := computed(t, c, 2, blockRows)
		for range 12 { // 5,000 x 4,096 people
			totals.plus(totals)
		}
		c.people <<= 12
		pagetest.Fits(t, report{c, totals}.page().String(), pageWidth)
	}
}

// TestCost: 15.6 s for 156,000,000 employee-months are 100 ns each; 2 MiB and a byte are not 2 MiB.
func TestCost(t *testing.T) {
	type section struct {
		name string
		lang rule.Language
		cost
		want string
	}
	tabletest.Each(t, []section{
		{"English", rule.English, cost{15_600 * time.Millisecond, 2, 2<<20 + 1},
			"This run\n--------\nTime                15.6 s\nPer employee-month  100 ns; times the cores, 200 " +
				"ns\nCores               2\nMemory              3 MiB taken from the system at most\n"},
		{"Chinese", rule.Chinese, cost{1_560_007_800 * time.Nanosecond, 1, 2 << 20},
			"本次运行\n--------\n用时    1.56 s\n每人月  10 纳秒；乘以核数为 10 纳秒\n核数    1\n内存    最多向系统申请 2 MiB\n"},
	}, func(t *testing.T, s section) {
		p := &page.Page{Columns: pageWidth}
		s.print(p, &options{people: 13_000_000, months: 12, Tongue: program.Tongue{Lang: s.lang}})
		assert.Equal(t, s.want, p.String())
	})
}

// TestProgressIsWanted: told where -progress asks for it, and otherwise not to a file.
func TestProgressIsWanted(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "errors.txt"))
	require.NoError(t, err)
	defer file.Close()
	assert.Equal(t, program.AllGood, Run([]string{"-people", "100"}, nil, io.Discard, file))
	assert.Equal(t, program.AllGood, Run([]string{"-people", "100", "-progress"}, nil, io.Discard, file))
	told, err := os.ReadFile(file.Name())
	require.NoError(t, err)
	assert.Equal(t, 1, strings.Count(string(told), "\n"), string(told))
	assert.Contains(t, string(told), "1,200 of 1,200 employee-months, 100%")
	assert.NotContains(t, string(told), "\x1b")
}

func TestPageThatCannotBeWritten(t *testing.T) {
	status, errs := pagetest.Program(Run).RunIntoFull("-people", "100")
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "the page cannot be written: no room")
}
