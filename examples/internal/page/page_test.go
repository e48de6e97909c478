package page_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/internal/tabletest"
)

func TestPage(t *testing.T) {
	rows := [][]string{{"险种", "A", "x"}, nil, {"a", "12", "yy"}}
	tabletest.Each(t, []struct {
		name  string
		print func(p *page.Page)
		want  string
	}{
		{"nothing", func(*page.Page) {}, ""},
		{"a line", func(p *page.Page) { p.Line("a b  ") }, "  a b\n"},
		{"a blank line", func(p *page.Page) { p.Line("") }, "\n"},
		{"a title", func(p *page.Page) { p.Title("养老 A", "=") }, "养老 A\n======\n"},
		{"a title after text", func(p *page.Page) { p.Line("a"); p.Title("B", "-") }, "  a\n\nB\n-\n"},
		{"a grid", func(p *page.Page) { p.Grid(rows) },
			"  险种   A   x\n  ------------\n  a     12  yy\n"},
		{"a grid to the left", func(p *page.Page) { p.Grid(rows, 1) },
			"  险种  A    x\n  ------------\n  a     12  yy\n"},
		{"no rows", func(p *page.Page) { p.Grid(nil) }, ""},
		{"only a rule", func(p *page.Page) { p.Grid([][]string{nil}) }, "\n"},
		{"wider than its cells", func(p *page.Page) { p.Rows(rows[2:], []int{3, 4, 2}) }, "  a      12  yy\n"},
		{"narrower than its cells", func(p *page.Page) { p.Rows(rows[2:], []int{1, 1, 1}) }, "  a  12  yy\n"},
		{"facts", func(
			p *page.Page) {
			p.Facts([][2]string{{"来源", "a"}, {"b", "one two thre four"}})
		}, "  来源  a\n  b     one two thre\n        four\n"},
		{"wrapped", func(p *page.Page) { p.Wrapped(" 1. ", "养老保险费率养老保险费率") },
			"   1. 养老保险费率养\n      老保险费率\n"},
	}, func(t *testing.T, c struct {
		name  string
		print func(p *page.Page)
		want  string
	}) {
		p := &page.Page{Columns: 21, Margin: "  "}
		c.print(p)
		assert.Equal(t, c.want, p.String())
	})
}

// TestMargin: without a margin the whole width is used.
func TestMargin(t *testing.T) {
	p := &page.Page{Columns: 8}
	p.Wrapped("- ", "ab cd ef")
	assert.Equal(t, "- ab cd\n  ef\n", p.String())
}

func TestWrap(t *testing.T) {
	tabletest.Each(t, []struct {
		name    string
		text    string
		columns int
		want    []string
	}{
		{"short", "a b", 10, []string{"a b"}},
		{"at a blank", "one two three", 8, []string{"one two", "three"}},
		{"the blank counts", "one two three", 7, []string{"one", "two", "three"}},
		{"a word longer than the line", "abcdefgh ij", 5, []string{"abcdefgh", "ij"}},
		{"between Chinese characters", "养老保险费率", 8, []string{"养老保险", "费率"}},
		{"not before a closing mark", "养老保险，费率", 8, []string{"养老保", "险，费率"}},
		{"not before a percent sign", "养老保险%费率", 8, []string{"养老保", "险%费率"}},
		{"not after an opening mark", "养老保（费率", 8, []string{"养老保", "（费率"}},
		{"no blank at the start of a line", "养老保险 费率", 8, []string{"养老保", "险 费率"}},
		{"no width at all", "a b", 0, []string{"a", "b"}},
		{"empty", "", 8, []string{""}},
	}, func(t *testing.T, c struct {
		name    string
		text    string
		columns int
		want    []string
	}) {
		assert.Equal(t, c.want, page.Wrap(c.text, c.columns))
	})
}

func TestWidth(t *testing.T) {
	tabletest.Each(t, []struct {
		name string
		text string
		want int
	}{
		{"ASCII", "8.5%", 4}, {"Chinese", "养老", 4}, {"mixed", "A 养老：", 8},
		{"brackets of a document number", "〔2025〕", 8},
		{"full-width digit", "３", 2}, {"times sign", "×", 1}, {"empty", "", 0},
	}, func(t *testing.T, c struct {
		name string
		text string
		want int
	}) {
		assert.Equal(t, c.want, page.Width(c.text))
	})
}

// FuzzWrap: a text is never lost but for blanks, and a line is too wide only where it cannot be broken.
func FuzzWrap(f *testing.F) {
	f.Add("养老保险，费率 8% of the base", 8)
	f.Add("", 0)
	bare := func(text string) string { return strings.ReplaceAll(text, " ", "") }
	f.Fuzz(func(t *testing.T, text string, columns int) {
		lines := page.Wrap(text, columns)
		assert.Equal(t, bare(text), bare(strings.Join(lines, "")))
		for _, line := range lines {
			if page.Width(line) > columns && len(lines) > 1 {
				assert.Equal(t, line, page.Wrap(line, columns)[0], "%q can be broken", line)
			}
		}
	})
}
