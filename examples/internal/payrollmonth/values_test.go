package payrollmonth

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/sheettest"
)

// goodRoster has people with cells of every sort, of whom each is computed.
func goodRoster(t testing.TB) sheettest.Sheet {
	t.Helper()
	roster, err := sheettest.Parse("id,wage,pension_wage,housing_wage,injury_rate,housing_rate,kind,month,city,name\n" +
		"A1,8000,,,,,,2025-08,广州,甲\n" +
		"A2,3000.5,,4000,0.004,,,,,乙\n" +
		"A3,52000,30000,,,0.08,,2025-08,,丙\n" +
		"A4,9000,,,,,retired_rehire,,,丁\n" +
		"A5,12500.75,,,0.2%,5%,,,广州,戊\n" +
		"00000000000000000A,27549,,,,,,,,己\n")
	require.NoError(t, err)
	return roster
}

// slipsByID computes a roster and returns the line of each slip by its id, the status, and the page with what was told.
func slipsByID(t testing.TB, roster sheettest.Sheet) (slips map[string]string, status int, told string) {
	t.Helper()
	status, out, told := runWith(t, roster.CSV(), own("-out", "-")...)
	if status == program.CannotRun {
		require.Empty(t, out)
		require.NotEmpty(t, told)
		return nil, status, told
	}
	lines, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	require.NoError(t, err)
	slips = map[string]string{}
	for _, line := range lines[1:] {
		slips[line[0]] = strings.Join(line, ",")
	}
	require.Len(t, slips, len(lines)-1)
	return slips, status, told
}

// FuzzRosterValues changes a cell of a good roster: the others' slips stay what they are, and the person's own row is
// computed or told of with its line, nothing is lost.
func FuzzRosterValues(f *testing.F) {
	before := goodRoster(f)
	was, status, told := slipsByID(f, before)
	require.Equal(f, program.AllGood, status, told)
	for i := range 96 {
		f.Add(uint8(i), uint8(i/6), uint8(i), int64(i*i))
	}
	f.Fuzz(func(t *testing.T, row, column, how uint8, by int64) {
		after, r, c := before.Changed(sheettest.Change{Row: row, Column: column, How: how, By: by})
		is, status, told := slipsByID(t, after)
		what := fmt.Sprintf("%s of line %d is %.80q: %.800s", before[0][c], r+1, after[r][c], told)
		if status == program.CannotRun {
			require.Contains(t, told, "stdin", what)
			return
		}
		others := 0
		for i, person := range before[1:] {
			if i+1 == r {
				continue
			}
			if is[person[0]] == was[person[0]] {
				others++
				continue
			}
			require.Contains(t, told, fmt.Sprintf("stdin:%d: ", i+2), what)
			require.Contains(t, told, fmt.Sprintf("stands in line %d already", r+1), what)
		}
		if len(is) > others {
			return
		}
		place := fmt.Sprintf("stdin:%d: ", r+1)
		at := strings.Index(told, place)
		if at < 0 {
			require.Contains(t, told, fmt.Sprintf("line %d", r+1), what)
			return
		}
		line, _, _ := strings.Cut(told[at:], "\n")
		if !utf8.ValidString(after[r][c]) || strings.ContainsAny(after[r][c], "\r\n") {
			return // the line cannot be taken apart, so no column is named
		}
		named := func(column string) bool { return strings.Contains(line, " "+column+" ") }
		require.True(t, slices.ContainsFunc(before[0], named), what)
	})
}
