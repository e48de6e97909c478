package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
)

func TestStatus(t *testing.T) {
	const good = `{"month": "2025-12", "register": "guangzhou", "members": [{"id": "p", "sex": "female", "birth": "1973-01-01"}]}`
	refused := strings.Replace(good, `"members"`, `"figures": {"minimum_standard": {"value": "1309", "document": "d"}}, "temporary_relief": {"kind": "urgent", "months": 9}, "members"`, 1)
	tabletest.Run(t, map[string]struct {
		args   []string
		stdin  string
		status int
		errs   []string // in what goes to standard error, all of them
		page   []string // in the page; none: no page
	}{
		"the demo":          {nil, "", allGood, nil, []string{"a fictional household", "The father, laid off (father): male, 52"}},
		"own household":     {[]string{"-in", "-"}, good, allGood, nil, []string{"Household  stdin", "p (p): female, 52", "Nothing is there."}},
		"in Chinese":        {[]string{"-in", "-", "-lang", "zh"}, good, allGood, nil, []string{"一窗受理", "没有可享受的待遇"}},
		"as JSON":           {[]string{"-in", "-", "-json"}, good, allGood, nil, []string{`"id":"unemployment.benefit"`}},
		"a benefit refused": {[]string{"-in", "-"}, refused, someRefused, nil, []string{"Refused    1, see below", "Temporary relief cannot be computed: relief: months 9"}},
		"refused as JSON":   {[]string{"-in", "-", "-json"}, refused, someRefused, nil, []string{`"state":"refused"`}},
		"no household":      {[]string{"-in", "-"}, "", cannotRun, []string{"onestop: stdin cannot be used:", "  the household is not a JSON object"}, nil},
		"bad fields":        {[]string{"-in", "-"}, "{}", cannotRun, []string{"\n  month is missing", "\n  members is missing"}, nil},
		"file not there":    {[]string{"-in", "no-such.json"}, "", cannotRun, []string{"no-such.json"}, nil},
		"unknown flag":      {[]string{"-month"}, "", cannotRun, []string{"-month", "see -h"}, nil},
		"bad flags at once": {[]string{"-lang", "fr", "x"}, "", cannotRun, []string{`-lang "fr"`, `"x" is not expected`}, nil},
		"help":              {[]string{"-h"}, "", allGood, []string{"-lang", "-json"}, nil},
	}, func(t *testing.T, c struct {
		args   []string
		stdin  string
		status int
		errs   []string
		page   []string
	}) {
		status, page, errs := runWith(t, c.stdin, c.args...)
		assert.Equal(t, c.status, status, errs)
		for _, want := range c.errs {
			assert.Contains(t, errs, want)
		}
		for _, want := range c.page {
			assert.Contains(t, page, want)
		}
		if len(c.errs) == 0 {
			assert.Empty(t, errs)
		}
		if len(c.page) == 0 {
			assert.Empty(t, page)
		}
	})
}

// TestDemoFromAFile: the built-in household is an ordinary file.
func TestDemoFromAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "household.json")
	require.NoError(t, os.WriteFile(path, demoHousehold, 0o600))
	_, inside, _ := runWith(t, "", "-json")
	status, outside, errs := runWith(t, "", "-in", path, "-json")
	require.Equal(t, allGood, status, errs)
	assert.Equal(t, inside, outside)
	assert.True(t, json.Valid([]byte(outside)))
}

// broken is an input or output that fails.
type broken struct{}

func (broken) Read([]byte) (int, error)  { return 0, errors.New("the disk is gone") }
func (broken) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestBrokenStreams(t *testing.T) {
	var out, errs strings.Builder
	assert.Equal(t, cannotRun, run([]string{"-in", "-"}, broken{}, &out, &errs))
	assert.Contains(t, errs.String(), "the disk is gone")
	assert.Empty(t, out.String())
	assert.Equal(t, cannotRun, run(nil, strings.NewReader(""), broken{}, &errs))
	assert.Contains(t, errs.String(), "no room")
}

// TestWidth: a Chinese character takes two columns.
func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "失业保险金": 10, "每月 2,250.00": 13, "（服务）": 8, "÷ 139": 5} {
		assert.Equal(t, want, width(text), text)
	}
	for _, line := range wrap("依据：广东省失业保险条例第十五条；广东省失业保险条例第三十六条", 30) {
		assert.LessOrEqual(t, width(line), 30+2, line)
		assert.False(t, strings.HasPrefix(line, "；"), line)
	}
}
