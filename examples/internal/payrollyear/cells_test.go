package payrollyear

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// readRoster reads a roster of testdata and returns its people by id, with what was said of the rows refused.
func readRoster(t *testing.T, file string) (map[string]person, []string, string) {
	t.Helper()
	var errs strings.Builder
	o, err := readFlags(Tools{}, append([]string{"-in", filepath.Join("testdata", file)}, ownSettings...), &errs)
	require.NoError(t, err)
	refusals, err := refused.Begin(&o.Files, "", o.Lang, &errs)
	require.NoError(t, err)
	list, err := o.read(nil, refusals)
	require.NoError(t, err)
	people := map[string]person{}
	for _, p := range list.people {
		people[p.id] = p
	}
	var seen []string
	for _, text := range list.seen.List() {
		seen = append(seen, text.English)
	}
	return people, seen, errs.String()
}

// Days as people write them: all of them are 2011-02-06, and 40580 is that day in a spreadsheet.
func TestRosterWithDatesOfManyForms(t *testing.T) {
	people, seen, errs := readRoster(t, "51_year_dates.csv")
	want := []string{"A001", "A002", "A003", "A004", "A005", "A006", "A008"}
	require.Len(t, people, len(want))
	for _, id := range want {
		assert.Equal(t, rule.DateOf(2011, 2, 6), people[id].hired, id)
	}
	assert.Equal(t, []string{"dates in another form than 2025-07-01: 5", "dates with the time 00:00 behind: 1",
		"day numbers of a spreadsheet (1900 system): 1"}, seen)
	assert.Contains(t, errs, `:8: 入职日 "6-Feb-11" names the month in letters; write it as 2025-07-01`)
	assert.Contains(t, errs, `:10: 入职日 "2011-02" is a month, and the day is needed; write the day too`)
	assert.Equal(t, 2, strings.Count(errs, "\n"))
}

// Kinds of people, and yes and no, as people write them.
func TestRosterWithKindsOfManyNames(t *testing.T) {
	people, seen, errs := readRoster(t, "52_year_kinds.csv")
	for _, c := range []struct{ ids, kind string }{
		{"A001 A002 A006 A007 A020 A021 A022 A023 A024 A025 A030 A031 A033", "employee"},
		{"A003", "side_job"},
		{"A004", "retired_rehire"},
		{"A005", "intern"},
	} {
		for _, id := range strings.Fields(c.ids) {
			assert.Equal(t, c.kind, people[id].kind, id)
		}
	}
	require.Len(t, people, 16)
	for _, p := range people {
		assert.Equal(t, strings.Contains("A020 A021 A022 A023", p.id), p.borne, p.id)
	}
	june := rule.MonthOf(2025, 6)
	assert.Equal(t, []rule.Month{june, june}, []rule.Month{people["A030"].unpaid, people["A031"].unpaid})
	assert.Equal(t, staff.Transfer, people["A033"].arrival)
	assert.Equal(t, []string{"dates in another form than 2025-07-01: 1", "words understood as one of the list: 3"},
		seen, "2025年6月; 正式, 员工, 1")
	assert.Contains(t, errs, ":9: 人员类别 is empty; write one of: employee (在职), side_job (兼职), "+
		"retired_rehire (退休返聘), intern (实习生)")
	assert.Contains(t, errs, `:16: 单位承担个人养老 "√" is not known here; write one of: yes (是), no (否)`)
	assert.Contains(t, errs, `:19: 年初缴费基数 "5942.40" does not go with the day of joining`,
		"one who joined in the year has no base in January; 新参加工作 itself is understood")
	assert.NotContains(t, errs, "新参加工作")
}
