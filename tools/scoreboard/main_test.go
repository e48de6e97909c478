package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAsk(t *testing.T) {
	numbers := regexp.MustCompile(`(\d+) good, (\S+) bad`)
	for _, tt := range []struct {
		name  string
		check check
		whole bool
		want  []string
		fails string
	}{
		{name: "once", check: check{command: "echo 3 good, 1.5 bad", finds: numbers}, want: []string{"3", "1.5"}},
		{name: "often", check: check{command: "echo 3 good, 1 bad; echo 4 good, 0 bad", finds: numbers},
			want: []string{"7", "1"}},
		{name: "a sample", check: check{command: "exit 1", sample: "echo 3 good, 1 bad", finds: numbers},
			want: []string{"3", "1"}},
		{name: "the whole", check: check{command: "echo 9 good, 1 bad", sample: "exit 1", finds: numbers}, whole: true,
			want: []string{"9", "1"}},
		{name: "a command that fails and says so", check: check{command: "echo 3 good, 1 bad; exit 1", finds: numbers},
			want: []string{"3", "1"}},
		{name: "a command that says something else", check: check{command: "echo nothing", finds: numbers},
			fails: "echo nothing: does not say"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			said, err := tt.check.ask(t.TempDir(), tt.whole)
			if tt.fails != "" {
				assert.ErrorContains(t, err, tt.fails)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, said)
		})
	}
}

func TestTableInAPage(t *testing.T) {
	lines := []line{{check: check{english: "cases", chinese: "案例", command: "a | b", result: "$1 of $2",
		resultChinese: "$2 个中 $1 个"}, said: []string{"3", "4"}}}
	for _, tt := range []struct{ name, page, want string }{
		{name: "English", page: "README.md",
			want: "| what is checked | result | command |\n| --- | --- | --- |\n| cases | 3 of 4 | `a \\| b` |\n"},
		{name: "Chinese", page: "README.zh-CN.md",
			want: "| 检查内容 | 结果 | 命令 |\n| --- | --- | --- |\n| 案例 | 4 个中 3 个 | `a \\| b` |\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := filepath.Join(t.TempDir(), tt.page)
			require.NoError(t, os.WriteFile(page, []byte("before\n"+tableBegin+"old\n"+tableEnd+"\nafter\n"), 0o644))
			require.NoError(t, into(page, table(lines, false, tt.name == "Chinese")))
			text, err := os.ReadFile(page)
			require.NoError(t, err)
			assert.Equal(t, "before\n"+tableBegin+tt.want+tableEnd+"\nafter\n", string(text))
		})
	}
	page := filepath.Join(t.TempDir(), "README.md")
	require.NoError(t, os.WriteFile(page, []byte("no marks\n"), 0o644))
	assert.ErrorContains(t, into(page, "x"), "README.md has no lines")
}
