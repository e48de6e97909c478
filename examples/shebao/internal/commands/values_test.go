package commands

import (
	"bytes"
	"io"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/sheettest"
	"github.com/shebao-go/shebao/examples/shebao/internal/sheetfile"
)

// workbookOf is a file as a workbook, with its numbers as numbers but for ids.
func workbookOf(t testing.TB, s sheettest.Sheet) []byte {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range s {
		for j, cell := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			require.NoError(t, err)
			if number, err := strconv.ParseFloat(cell, 64); err == nil && j > 0 {
				require.NoError(t, book.SetCellFloat("Sheet1", at, number, -1, 64))
				continue
			}
			require.NoError(t, book.SetCellStr("Sheet1", at, cell))
		}
	}
	var out bytes.Buffer
	require.NoError(t, book.Write(&out))
	return out.Bytes()
}

// FuzzWorkbookValues changes a cell of a good roster that is a workbook: only that person's slip is another one, or the
// row is refused.
func FuzzWorkbookValues(f *testing.F) {
	month := pagetest.Program(func(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
		return payrollmonth.RunWith(payrollmonth.Tools{Open: sheetfile.Open}, args, stdin, stdout, stderr)
	})
	run := sheettest.Payroll(func(t testing.TB, roster sheettest.Sheet) (int, string, string) {
		return month.RunOn(bytes.NewReader(workbookOf(t, roster)), sheettest.Settings()...)
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
