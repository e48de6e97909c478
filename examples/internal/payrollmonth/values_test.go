package payrollmonth

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/sheettest"
)

// FuzzRosterValues changes a cell of a good roster: only that person's slip is another one, or the row is refused.
func FuzzRosterValues(f *testing.F) {
	run := sheettest.Payroll(func(t testing.TB, roster sheettest.Sheet) (int, string, string) {
		return runWith(t, roster.CSV(), sheettest.Settings()...)
	})
	before := sheettest.Roster(f)
	was := run.Run(f, before)
	require.Equal(f, program.AllGood, was.Status, was.Told)
	for i := range 96 {
		f.Add(uint8(i), uint8(i/6), uint8(i), int64(i*i))
	}
	f.Fuzz(func(t *testing.T, row, column, how uint8, by int64) {
		run.Check(t, before, was, sheettest.Change{Row: row, Column: column, How: how, By: by})
	})
}
