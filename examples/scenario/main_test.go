package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// file writes a case file and returns its path.
func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cases.json")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

const (
	good     = `{"id":"A","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":{"least":"13"},"source":"13 %","grade":"A"}`
	bad      = `{"id":"B","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":{"least":"14"},"source":"wrong on purpose","grade":"A"}`
	surprise = `{"id":"C","rule":"housing.land_revenue","in":{"net_revenue":"-1"},"want":{"least":"14"},"source":"wrong on purpose","grade":"A"}`
	absent   = `{"id":"D","rule":"housing.castle","in":{},"want":{},"source":"none","grade":"A"}`
)

func TestFiles(t *testing.T) {
	for name, c := range map[string]struct {
		cases  []string
		status int
		says   []string
	}{
		"all pass":      {[]string{good}, 0, []string{"1 passed, 0 failed, 0 not built\n"}},
		"one differs":   {[]string{good, bad}, 1, []string{`B housing.land_revenue least: got "13.00", want "14"`, "1 passed, 1 failed, 0 not built\n"}},
		"an error":      {[]string{surprise}, 1, []string{"C housing.land_revenue answer: got error out_of_range", "0 passed, 1 failed, 0 not built\n"}},
		"a rule absent": {[]string{good, absent}, 1, []string{"D housing.castle: not built", "1 passed, 0 failed, 1 not built\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			status := run([]string{file(t, "["+strings.Join(c.cases, ",")+"]")}, nil, &out, &errs)
			assert.Equal(t, c.status, status, out.String())
			for _, says := range c.says {
				assert.Contains(t, out.String(), says)
			}
			assert.Empty(t, errs.String())
		})
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	for name, path := range map[string]string{"no such file": filepath.Join(t.TempDir(), "none.json"), "not an array": file(t, `{}`)} {
		var out, errs bytes.Buffer
		assert.Equal(t, 2, run([]string{path}, nil, &out, &errs), name)
		assert.Contains(t, errs.String(), path)
	}
	var out, errs bytes.Buffer
	assert.Equal(t, 2, run(nil, nil, &out, &errs))
	assert.Contains(t, errs.String(), "usage: scenario FILE...")
}

func TestCall(t *testing.T) {
	var out bytes.Buffer
	assert.Equal(t, 0, run([]string{"-call", "housing.land_revenue"}, strings.NewReader(`{"net_revenue":"100"}`), &out, &out))
	assert.JSONEq(t, `{"least":"13.00","modality":"at_least"}`, out.String())
	out.Reset()
	assert.Equal(t, 1, run([]string{"-call", "housing.land_revenue"}, strings.NewReader(`{}`), &out, &out))
	assert.JSONEq(t, `{"error":{"code":"missing_field","message":"net_revenue is missing; pass it"}}`, out.String())
}

func TestRules(t *testing.T) {
	var out bytes.Buffer
	assert.Equal(t, 0, run([]string{"-rules"}, nil, &out, &out))
	assert.Contains(t, out.String(), "payroll.slip\n")
	assert.Contains(t, out.String(), "notice clause 2.5a")
}
