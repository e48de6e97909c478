package figurelist_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/examples/shebao/internal/figurelist"
	"github.com/shebao-go/shebao/figures"
)

// run returns the status and what is printed.
func run(args ...string) (status int, stdout, stderr string) {
	var out, errs strings.Builder
	status = figurelist.Run(args, nil, &out, &errs)
	return status, out.String(), errs.String()
}

// TestFigures: the pension limits of 2025-07 are 5,510 and 27,549 yuan (粤人社发〔2025〕32号).
func TestFigures(t *testing.T) {
	for _, c := range []struct {
		name  string
		args  []string
		says  []string
		never string
	}{
		{name: "a month", args: []string{"-month", "2025-08", "-name", "pension.floor"},
			says: []string{"pension.floor  Pension: floor\n    5510  2025-07 to 2026-06  official  in force\n",
				"粤人社发〔2025〕32号"}, never: "pension.ceiling"},
		{name: "in Chinese", args: []string{"-month", "2025-08", "-name", "pension.c", "-lang", "zh"},
			says: []string{"pension.ceiling  养老保险：缴费基数上限\n    27549  2025-07 至 2026-06  官方文本  现行\n"}},
		{name: "explicitly none", args: []string{"-month", "2025-08", "-name", "injury.ceiling"},
			says: []string{"    none  2019-07 to"}},
		{name: "not known", args: []string{"-month", "2027-08", "-name", "pension.floor"},
			says: []string{"the nearest", "2026-06"}, never: "5510"},
		{name: "carried forward", args: []string{"-month", "2027-03", "-name", "pension.floor", "-carry-forward"},
			says: []string{"provisional  carried"}},
		{name: "the names alone", args: []string{"-name", "pension.floor"},
			says: []string{"pension.floor  Pension: floor"}, never: "5510"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, stdout, stderr := run(c.args...)
			assert.Equal(t, 0, status, stderr)
			for _, says := range c.says {
				assert.Contains(t, stdout, says)
			}
			if c.never != "" {
				assert.NotContains(t, stdout, c.never)
			}
		})
	}
}

// TestEveryName: every name that a file of figures may use is listed, with a value or a reason.
func TestEveryName(t *testing.T) {
	_, stdout, _ := run("-month", "2025-08")
	for _, name := range figures.Names() {
		_, after, found := strings.Cut(stdout, "\n"+name+"  ")
		assert.True(t, found, name)
		lines := strings.SplitN(after, "\n", 3)
		assert.True(t, strings.HasPrefix(lines[1], "    "), name)
	}
}

func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		name, says string
		args       []string
	}{
		{name: "no such name", args: []string{"-name", "pensoin"}, says: `begins with "pensoin"`},
		{name: "no such name, in Chinese", args: []string{"-name", "x", "-lang", "zh"}, says: "没有以 \"x\" 开头的数据"},
		{name: "no month", args: []string{"-month", "2025-13"}, says: `-month "2025-13"`},
		{name: "a word that is no flag", args: []string{"pension"}, says: `"pension" is not expected`},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, stdout, stderr := run(c.args...)
			assert.Equal(t, 2, status)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
		})
	}
}
