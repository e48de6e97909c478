package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAsk(t *testing.T) {
	numbers := regexp.MustCompile(`(\d+) good, (\S+) bad`)
	for _, tt := range []struct {
		name   string
		check  check
		whole  bool
		want   []string
		failed bool
		fails  string
	}{
		{name: "once", check: check{whole: measure{command: "echo 3 good, 1.5 bad"}}, want: []string{"", "3", "1.5"}},
		{name: "often", check: check{whole: measure{command: "echo 3 good, 1 bad; echo 4 good, 0 bad"}},
			want: []string{"", "7", "1"}},
		{name: "a sample", want: []string{"", "3", "1"},
			check: check{whole: measure{command: "exit 1"}, sample: measure{command: "echo 3 good, 1 bad"}}},
		{name: "a sample of so many", want: []string{"1259", "3", "1"},
			check: check{sample: measure{command: "echo 3 good, 1 bad", count: "echo 1259"}}},
		{name: "the whole", whole: true, want: []string{"", "9", "1"},
			check: check{whole: measure{command: "echo 9 good, 1 bad"}, sample: measure{command: "exit 1"}}},
		{name: "a command that fails and says so", want: []string{"", "3", "1"}, failed: true,
			check: check{whole: measure{command: "echo 3 good, 1 bad; exit 1"}}},
		{name: "one before a pipe fails", want: []string{"", "3", "1"}, failed: true,
			check: check{whole: measure{command: "(echo 3 good, 1 bad; exit 1) | cat"}}},
		{name: "a command that says something else", check: check{whole: measure{command: "echo nothing"}},
			fails: "echo nothing: does not say"},
		{name: "a command that cannot say of how many",
			check: check{sample: measure{command: "echo 3 good, 1 bad", count: "echo none; exit 2"}},
			fails: "echo none; exit 2: exit status 2\nnone"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.check.finds = numbers
			l, err := tt.check.ask(t.TempDir(), tt.whole)
			if tt.fails != "" {
				assert.ErrorContains(t, err, tt.fails)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, l.said)
			assert.Equal(t, tt.failed, l.failed)
		})
	}
}

// A command that fails is told in its line; where one says nothing that counts the others are asked and told all the
// same, and no page is written.
func TestRun(t *testing.T) {
	numbers := regexp.MustCompile(`(\d+) good`)
	good := check{english: "good", finds: numbers, whole: measure{command: "echo 3 good", result: "$1"}}
	bad := check{english: "bad", finds: numbers, whole: measure{command: "echo 4 good; exit 1", result: "$1"}}
	silent := check{english: "silent", finds: numbers, whole: measure{command: "echo nothing"}}
	for _, tt := range []struct {
		name                   string
		checks                 []check
		rows, fails            string
		written, neverMentions string
	}{
		{name: "all is well", checks: []check{good}, rows: "| good | 3 | `echo 3 good` |\n", written: "| good | 3 |"},
		{name: "one fails", checks: []check{bad, good}, fails: "echo 4 good; exit 1 failed", written: "| good | 3 |",
			rows: "| bad | 4; the command fails | `echo 4 good; exit 1` |\n| good | 3 | `echo 3 good` |\n"},
		{name: "one says nothing", checks: []check{silent, good}, fails: "echo nothing: says nothing that counts",
			rows: "| good | 3 | `echo 3 good` |\n", neverMentions: "good"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			asked := checks
			checks = tt.checks
			defer func() { checks = asked }()
			page := filepath.Join(t.TempDir(), "README.md")
			require.NoError(t, os.WriteFile(page, []byte(tableBegin+tableEnd), 0o644))
			var out strings.Builder
			err := run([]string{"-root", t.TempDir(), "-into", page}, &out, io.Discard)
			if tt.fails == "" {
				require.NoError(t, err)
			} else {
				require.ErrorContains(t, err, tt.fails)
			}
			assert.True(t, strings.HasSuffix(out.String(), "| --- | --- | --- |\n"+tt.rows), out.String())
			text, err := os.ReadFile(page)
			require.NoError(t, err)
			assert.Contains(t, string(text), tt.written)
			if tt.neverMentions != "" {
				assert.NotContains(t, string(text), tt.neverMentions)
			}
		})
	}
}

func TestTableInAPage(t *testing.T) {
	some := measure{command: "a | b", result: "$1 of a sample of $2 of $0", chinese: "$0 个中抽查 $2 个，$1 个"}
	lines := []line{
		{check: check{english: "cases", chinese: "案例"}, measure: some, said: []string{"1259", "299", "300"}},
		{check: check{english: "slips", chinese: "明细"},
			measure: measure{command: "c", result: "$1", chinese: "$1 行"},
			said:    []string{"", "1234567"}, failed: true}}
	for _, tt := range []struct{ name, page, want string }{
		{name: "English", page: "README.md",
			want: "| what is checked | result | command |\n| --- | --- | --- |\n" +
				"| cases | 299 of a sample of 300 of 1,259 | `a \\| b` |\n" +
				"| slips | 1,234,567; the command fails | `c` |\n"},
		{name: "Chinese", page: "README.zh-CN.md",
			want: "| 检查内容 | 结果 | 命令 |\n| --- | --- | --- |\n" +
				"| 案例 | 1,259 个中抽查 300 个，299 个 | `a \\| b` |\n| 明细 | 1,234,567 行；命令未通过 | `c` |\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := filepath.Join(t.TempDir(), tt.page)
			require.NoError(t, os.WriteFile(page, []byte("before\n"+tableBegin+"old\n"+tableEnd+"\nafter\n"), 0o644))
			require.NoError(t, into(page, table(lines, tt.name == "Chinese")))
			text, err := os.ReadFile(page)
			require.NoError(t, err)
			assert.Equal(t, "before\n"+tableBegin+tt.want+tableEnd+"\nafter\n", string(text))
		})
	}
	page := filepath.Join(t.TempDir(), "README.md")
	require.NoError(t, os.WriteFile(page, []byte("no marks\n"), 0o644))
	assert.ErrorContains(t, into(page, "x"), "README.md has no lines")
}

// What is looked for on the page of unconfirmed figures is there.
func TestUnconfirmedFiguresAreFound(t *testing.T) {
	text, err := os.ReadFile("../../docs/UNCONFIRMED.md")
	require.NoError(t, err)
	for _, what := range []string{"value", "from", "to"} {
		assert.Regexp(t, changed(what), string(text))
	}
}

// Both READMEs have a place for the board; once it is written it has a line for each check, with the command that
// repeats it, and none that fails.
func TestReadmesShowTheBoard(t *testing.T) {
	for _, tt := range []struct {
		page string
		what func(check) string
	}{
		{page: "../../README.md", what: func(c check) string { return c.english }},
		{page: "../../README.zh-CN.md", what: func(c check) string { return c.chinese }},
	} {
		t.Run(filepath.Base(tt.page), func(t *testing.T) {
			text, err := os.ReadFile(tt.page)
			require.NoError(t, err)
			_, rest, begins := strings.Cut(string(text), tableBegin)
			board, _, ends := strings.Cut(rest, tableEnd)
			require.True(t, begins && ends)
			rows := strings.Split(strings.TrimSpace(board), "\n")[2:]
			require.Len(t, rows, len(checks))
			for i, c := range checks {
				assert.True(t, strings.HasPrefix(rows[i], "| "+tt.what(c)+" | "), rows[i])
				whole, sample := strings.ReplaceAll(c.whole.command, "|", "\\|"), c.sample.command
				asked := strings.HasSuffix(rows[i], " | `"+whole+"` |") ||
					sample != "" && strings.HasSuffix(rows[i], " | `"+sample+"` |")
				assert.True(t, asked, rows[i])
				fails := strings.Contains(rows[i], "the command fails") || strings.Contains(rows[i], "命令未通过")
				open := strings.Contains(rows[i], " open; the command fails") || strings.Contains(rows[i], "处待补；命令未通过")
				assert.Equal(t, open, fails, "only open mutants may fail, and the row says how many: %s", rows[i])
			}
		})
	}
}
