package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	header   = "series,from,to,value,flags\n"
	calendar = "month,look for,where\n1,medical limits,the tax office\n7,pension limits,the province\n"
)

// folder is a repository of one file of figures and the calendar.
func folder(t *testing.T, figures string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{
		"guangzhou/figures/a.csv": header + figures, "tools/due/calendar.csv": calendar} {
		file := filepath.Join(root, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	return root
}

func TestDue(t *testing.T) {
	const today = "2026-11-30"
	for _, tt := range []struct{ name, figures, want string }{
		{name: "due in time", figures: "a,2026-01,2026-12,5,due=01\n",
			want: "  a                                           5  due 2027-01-01\n"},
		{name: "due on the last day looked at", figures: "a,2026-01-30,2027-01-28,5,expires\n",
			want: "  a                                           5  due 2027-01-29\n"},
		{name: "due a day later", figures: "a,2026-01-30,2027-01-29,5,expires\n", want: "  nothing\n"},
		{name: "overdue", figures: "a,2025-07,2026-06,5,due=07\n",
			want: "  a                                           5  overdue since 2026-07-01\n"},
		{name: "overdue for long", figures: "a,2015-07,2016-06,5,due=07\n",
			want: "  a                                           5  overdue since 2016-07-01\n"},
		{name: "over for a year", figures: "a,2015-07,2016-06,5,expires\n", want: "  nothing\n"},
		{name: "followed by another", figures: "a,2025-07,2026-06,5,due=07\na,2026-07,,6,holds\n", want: "  nothing\n"},
		{name: "the soonest first", figures: "a,2026-01,2026-12,5,due=01\nb,2025-07,2026-06,6,due=07\n",
			want: "  b                                           6  overdue since 2026-07-01\n" +
				"  a                                           5  due 2027-01-01\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, run([]string{"-root", folder(t, tt.figures), "-today", today}, &out, io.Discard))
			assert.Equal(t, "Due by 2027-01-29:\n"+tt.want+
				"January: look for medical limits\n  at: the tax office\n", out.String())
		})
	}
}

func TestDueRefuses(t *testing.T) {
	for _, tt := range []struct {
		name, figures string
		args          []string
		says          string
	}{
		{name: "no day", args: []string{"-today", "tomorrow"}, says: "write it as 2026-11-30"},
		{name: "an argument", args: []string{"soon"}, says: "only flags are taken"},
		{name: "an end that is none", figures: "a,2026-01,soon,5,due=01\n", says: `a: "soon" is no month and no day`},
		{name: "no CSV", figures: "a,\"\n", says: "a.csv"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := run(append([]string{"-root", folder(t, tt.figures)}, tt.args...), io.Discard, io.Discard)
			assert.ErrorContains(t, err, tt.says)
		})
	}
}

// The calendar of CONTRIBUTING.md is that of the file.
func TestCalendarIsTheOneOfTheDocument(t *testing.T) {
	rows, err := readRows("calendar.csv")
	require.NoError(t, err)
	page, err := os.ReadFile("../../CONTRIBUTING.md")
	require.NoError(t, err)
	months := map[string]string{"1": "January", "3": "March", "7": "July", "12": "December"}
	for _, row := range rows {
		line := "| " + months[row["month"]] + " | " + row["look for"] + " | " + row["where"] + " |\n"
		assert.True(t, strings.Contains(string(page), line), line)
	}
}
