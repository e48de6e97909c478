package retropaid

import (
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/sheettest"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// demoOwn are the flags of the built-in record, for one that is read from the standard input.
func demoOwn(more ...string) []string {
	return own(append([]string{"-through", "2025-10", "-unpaid", "2025-10", "-not-due", "2025-06"}, more...)...)
}

// FuzzPaidValues changes a cell of the built-in record: the lines of its other rows differ as before, the sums are
// those of the lines printed, and an amount that is a number is compared to the fen; or the row is refused.
func FuzzPaidValues(f *testing.F) {
	before, err := sheettest.Parse(string(demoPaid))
	require.NoError(f, err)
	whole := sheettest.Whole(func(file, lang string) (int, string, string) {
		return run.Run(file, demoOwn("-lang", lang)...)
	})
	status, was, told := whole(before.CSV(), "en")
	require.Equal(f, program.AllGood, status, told)
	for i := range 96 {
		f.Add(uint8(i), uint8(i/6), uint8(i), int64(i*i))
	}
	f.Fuzz(func(t *testing.T, row, column, how uint8, by int64) {
		a := whole.Check(t, before, was, sheettest.Change{Row: row, Column: column, How: how, By: by})
		old := before[a.Row]
		if a.Status == program.CannotRun {
			require.Contains(t, a.Told, strings.Join(old[:colAmount], " ")) // of which the file no longer says anything
		}
		if a.Status == program.AllGood {
			checkSums(t, a.Page)
			checkOthers(t, was, a.Page, keyOf(t, old))
			checkAmount(t, was, a, old)
		}
	})
}

// difference is a line of the page, by its cells; an amount that is none is 0.
type difference struct {
	line            string
	paid, due, diff decimal.Decimal
}

// differences are the lines of a page, by what they are for.
func differences(t testing.TB, printed string) map[string]difference {
	t.Helper()
	out := map[string]difference{}
	for _, cells := range regexp.MustCompile(`(?m)^(\d{4}-\d\d)  (.*)$`).FindAllStringSubmatch(printed, -1) {
		text := regexp.MustCompile(` {2,}`).Split(cells[2], -1)
		out[cells[1]+" "+text[0]+" "+text[1]] = difference{strings.Join(text, " "), yuanOf(t, text[2]),
			yuanOf(t, text[3]), yuanOf(t, text[4])}
	}
	return out
}

// yuanOf reads an amount as a page prints it.
func yuanOf(t testing.TB, printed string) decimal.Decimal {
	t.Helper()
	if printed == "none" {
		return decimal.Decimal{}
	}
	return tabletest.Dec(t, strings.NewReplacer(",", "", "+", "").Replace(printed))
}

// keyOf is what a row of the built-in record is for, in the words of the page.
func keyOf(t testing.TB, row []string) string {
	t.Helper()
	scheme, err := cell.Word(row[colScheme], cell.Schemes(), nil)
	require.NoError(t, err)
	return row[colMonth] + " " + page.Scheme(scheme, rule.English) + " " + row[colPayer]
}

// checkSums adds up the lines of a page: what is to be made up and what may be asked back, by scheme and payer and in
// all.
func checkSums(t testing.TB, printed string) {
	t.Helper()
	type sum struct{ up, back decimal.Decimal }
	want := map[string]sum{"All employee": {}, "All employer": {}}
	for key, d := range differences(t, printed) {
		require.True(t, d.diff.Equal(d.due.Sub(d.paid)) && !d.diff.IsZero(), key)
		ofScheme := key[len("2025-06 "):]
		for _, key := range []string{ofScheme, "All " + ofScheme[strings.LastIndex(ofScheme, " ")+1:]} {
			want[key] = sum{want[key].up.Add(decimal.Max(d.diff, decimal.Decimal{})),
				want[key].back.Sub(decimal.Min(d.diff, decimal.Decimal{}))}
		}
	}
	got := regexp.MustCompile(`(?m)^(\w[\w ]*?) +(employee|employer) +([\d,.]+) +([\d,.]+)$`).
		FindAllStringSubmatch(printed, -1)
	require.Len(t, got, len(want), printed)
	for _, cells := range got {
		sum, there := want[cells[1]+" "+cells[2]]
		require.True(t, there, printed)
		require.True(t, sum.up.Equal(yuanOf(t, cells[3])) && sum.back.Equal(yuanOf(t, cells[4])), "%s\n%s", cells[0],
			printed)
	}
}

// checkOthers compares the lines of two pages but those of what a row was for, and of what it is for now.
func checkOthers(t testing.TB, was, printed, key string) {
	t.Helper()
	before, after := differences(t, was), differences(t, printed)
	others := map[string]bool{}
	for _, of := range []map[string]difference{before, after} {
		for line := range of {
			if line != key && before[line].line != after[line].line {
				others[line] = true
			}
		}
	}
	require.LessOrEqual(t, len(others), 1, "%s\n%s", key, printed)
}

// checkAmount compares an amount that is a plain number with what is due: by the page of the good record, or as paid
// where that has no line.
func checkAmount(t testing.TB, was string, a sheettest.Answer, old []string) {
	t.Helper()
	row := a.File[a.Row]
	if strings.Join(row[:colAmount], " ") != strings.Join(old[:colAmount], " ") ||
		!regexp.MustCompile(`^\d{1,9}(\.\d\d?)?$`).MatchString(row[colAmount]) {
		return
	}
	key, due := keyOf(t, old), tabletest.Dec(t, old[colAmount])
	if d, differs := differences(t, was)[key]; differs {
		due = d.due
	}
	got := differences(t, a.Page)[key].diff
	require.True(t, due.Sub(tabletest.Dec(t, row[colAmount])).Equal(got), "%s %s: %s", key, row[colAmount], got)
}
