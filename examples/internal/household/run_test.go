package household

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/internal/tabletest"
)

func TestStatus(t *testing.T) {
	const good = `{"month": "2025-12", "register": "guangzhou", "members": [{"id": "p", "sex": "female", "birth": ` +
		`"1973-01-01"}]}`
	refused := strings.Replace(good, `"members"`,
		`"figures": {"minimum_standard": {"value": "1309", "document": "d"}}, "temporary_relief": {"kind": "urgent", `+
			`"months": 9}, "members"`, 1)
	tabletest.Each(t, []struct {
		name   string
		args   []string
		stdin  string
		status int
		errs   []string // in what goes to standard error, all of them
		page   []string // in the page; none: no page
	}{
		{"the demo", nil, "", program.AllGood, nil,
			[]string{"a fictional household", "The father, laid off (father): male, 52"}},
		{"own household", []string{"-in", "-"}, good, program.AllGood, nil,
			[]string{"Household  stdin", "p (p): female, 52", "Nothing is there."}},
		{"in Chinese", []string{"-in", "-", "-lang", "zh"}, good, program.AllGood, nil,
			[]string{"一窗受理", "没有可享受的待遇"}},
		{"as JSON", []string{"-in", "-", "-json"}, good, program.AllGood, nil,
			[]string{`"id":"unemployment.benefit"`}},
		{"a benefit refused", []string{"-in", "-"}, refused, program.SomeRefused, nil,
			[]string{"Refused    1, see below", "Temporary relief cannot be computed: relief: months 9"}},
		{"refused as JSON", []string{"-in", "-", "-json"}, refused, program.SomeRefused, nil,
			[]string{`"state":"refused"`}},
		{"no household", []string{"-in", "-"}, "", program.CannotRun,
			[]string{"onestop: stdin cannot be used:", "  input is not valid at line 1, column 1"}, nil},
		{"bad fields", []string{"-in", "-"}, "{}", program.CannotRun,
			[]string{"\n  month is missing", "\n  members is missing"}, nil},
		{"file not there", []string{"-in", "no-such.json"}, "", program.CannotRun, []string{"no-such.json"}, nil},
		{"unknown flag", []string{"-month"}, "", program.CannotRun, []string{"-month", "see -h"}, nil},
		{"bad flags at once", []string{"-lang", "fr", "x"}, "", program.CannotRun,
			[]string{`-lang "fr"`, `"x" is not expected`}, nil},
		{"help", []string{"-h"}, "", program.AllGood, []string{"-lang", "-json"}, nil},
	}, func(t *testing.T, c struct {
		name   string
		args   []string
		stdin  string
		status int
		errs   []string
		page   []string
	}) {
		pagetest.Program(Run).Check(t,
			pagetest.Case{Args: c.args, Stdin: c.stdin, Status: c.status, Errs: c.errs, Page: c.page,
				Input: string(demoHousehold)})
	})
}

// TestDemoFromAFile: the built-in household is an ordinary file.
func TestDemoFromAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "household.json")
	require.NoError(t, os.WriteFile(path, demoHousehold, 0o600))
	_, inside, _ := runWith(t, "", "-json")
	status, outside, errs := runWith(t, "", "-in", path, "-json")
	require.Equal(t, program.AllGood, status, errs)
	assert.Equal(t, inside, outside)
	assert.True(t, json.Valid([]byte(outside)))
}

func TestBrokenStreams(t *testing.T) {
	status, page, errs := pagetest.Program(Run).RunOn(pagetest.Broken(""), "-in", "-")
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "the disk is gone")
	assert.Empty(t, page)
	status, errs = pagetest.Program(Run).RunIntoFull()
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "no room")
}

// After an error of syntax nothing else is said: the rest of the file was never read.
func TestOneErrorOfSyntax(t *testing.T) {
	const file = "testdata/70_json_comma.json"
	status, page, told := pagetest.Program(Run).Run("", "-in", file)
	assert.Equal(t, program.CannotRun, status)
	assert.Empty(t, page)
	assert.Equal(t, "onestop: "+file+" cannot be used:\n"+
		"  input is not valid at line 1, column 78: a comma or } is needed; check quotes, commas and brackets\n", told)
}

// TestFilesThatAreNoHousehold: what is no JSON at all is named, and what to do is said.
func TestFilesThatAreNoHousehold(t *testing.T) {
	type file struct{ name, text, is, inChinese string }
	tabletest.Each(t, []file{
		{name: "a roster", text: "工号,缴费工资\nA1,8000\n", is: "it is a table or another text", inChinese: "这是表格或其他文本"},
		{name: "a workbook", text: "PK\x03\x04rest", is: "it is a workbook", inChinese: "这是工作簿"},
		{name: "GBK", text: "\xb9\xa4\xba\xc5,1\n", is: "it is text in another encoding than UTF-8",
			inChinese: "这是不是 UTF-8 编码的文本"},
		{name: "a page", text: "<html>", is: "it is a page", inChinese: "这是网页"},
	}, func(t *testing.T, c file) {
		status, page, errs := pagetest.Program(Run).Run(c.text, "-in", "-")
		assert.Equal(t, program.CannotRun, status)
		assert.Empty(t, page)
		assert.Contains(t, errs, c.is)
		assert.Contains(t, errs, "-example prints one to begin with")
		_, _, errs = pagetest.Program(Run).Run(c.text, "-in", "-", "-lang", "zh")
		assert.Contains(t, errs, c.inChinese)
	})
	status, example, errs := pagetest.Program(Run).Run("", "-example")
	require.Zero(t, status, errs)
	status, _, errs = pagetest.Program(Run).Run(example, "-in", "-")
	require.Zero(t, status, errs)
}
