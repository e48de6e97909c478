package retirement

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/sheettest"
)

// demoHistoryEnds are the first year of the built-in history and its last ten: enough for a pension of the latest
// retirement alone, and so few that many changes can be tried.
func demoHistoryEnds(t testing.TB) sheettest.Sheet {
	t.Helper()
	all, err := sheettest.Parse(string(demoHistory))
	require.NoError(t, err)
	return slices.Concat(all[:13], all[len(all)-120:])
}

// FuzzHistoryValues changes a cell of the built-in history: the account of the years before is as it was, every year
// holds what the file credits, and the sums are those of the parts printed; or the row is refused.
func FuzzHistoryValues(f *testing.F) {
	before := demoHistoryEnds(f)
	whole := sheettest.Whole(func(file, lang string) (int, string, string) {
		args := []string{"-in", "-", "-lang", lang, "-rate", demoRates}
		for _, d := range demoFlags {
			args = append(args, "-"+d.name+"="+d.value)
		}
		return pagetest.Program(Run).Run(file, args...)
	})
	status, was, told := whole(before.CSV(), "en")
	require.Equal(f, program.AllGood, status, told)
	for i := range 48 {
		f.Add(uint8(i*3), uint8(i/6), uint8(i), int64(i*i))
	}
	f.Fuzz(func(t *testing.T, row, column, how uint8, by int64) {
		a := whole.Check(t, before, was, sheettest.Change{Row: row, Column: column, How: how, By: by})
		if a.Status != program.AllGood {
			return
		}
		checkParts(t, a.Page)
		checkAccount(t, a.Page)
		checkYearsBefore(t, was, a.Page, before[a.Row][colMonth], a.File[a.Row][colMonth])
		if !strings.Contains(a.Page, fmt.Sprintf("%d months paid", len(before)-1)) {
			require.Contains(t, a.Page, fmt.Sprintf("line %d", a.Row+1), "a row is passed over")
			return
		}
		checkCredits(t, a)
	})
}

// checkParts adds up the parts of each pension, and of what survivors are paid.
func checkParts(t *testing.T, page string) {
	t.Helper()
	for _, sum := range [][]string{
		{"Pension, yuan a month", "Basic pension", "Account pension", "Transitional pension",
			"Transitional adjustment"},
		{"Paid to the survivors", "Funeral grant", "Lump sum"},
	} {
		totals := cellsOf(t, page, sum[0])
		for plan, total := range totals {
			if !strings.Contains(total, ".") {
				continue
			}
			parts := int64(0)
			for _, label := range sum[1:] {
				parts += fenOf(t, cellsOf(t, page, label)[plan])
			}
			require.Equal(t, fenOf(t, total), parts, "%s, column %d\n%s", sum[0], plan, page)
		}
	}
}

// year is a line of the account of the statutory retirement.
type year struct {
	name, line                          string
	opening, interest, credited, closed int64
}

// yearsOf are the lines of the account of the statutory retirement.
func yearsOf(t testing.TB, page string) []year {
	t.Helper()
	_, account, found := strings.Cut(page, "\n  Statutory, retiring in ")
	require.True(t, found, page)
	account, _, _ = strings.Cut(account, "\n\n")
	var all []year
	line := regexp.MustCompile(`(?m)^  (\d{4}) +([\d.,]+) +[\d.]+% +([\d.,]+) +([\d.,]+) +([\d.,]+) .*$`)
	for _, cells := range line.FindAllStringSubmatch(account, -1) {
		all = append(all, year{cells[1], strings.Join(strings.Fields(cells[0]), " "), fenOf(t, cells[2]),
			fenOf(t, cells[3]), fenOf(t, cells[4]), fenOf(t, cells[5])})
	}
	return all
}

// checkAccount adds up the account, each year from the one before.
func checkAccount(t *testing.T, page string) {
	t.Helper()
	balance := int64(0)
	for _, y := range yearsOf(t, page) {
		require.Equal(t, balance, y.opening, page)
		balance += y.interest + y.credited
		require.Equal(t, balance, y.closed, page)
	}
	require.Equal(t, balance, fenOf(t, cellsOf(t, page, "Account balance, yuan")[statutory]), page)
}

// checkYearsBefore compares the account of the years before a month that was changed, and before what it is now, if
// that is written as a month.
func checkYearsBefore(t *testing.T, was, page, old, now string) {
	t.Helper()
	if !regexp.MustCompile(`^\d{4}-\d\d$`).MatchString(now) {
		return
	}
	before := map[string]string{}
	for _, y := range yearsOf(t, was) {
		before[y.name] = y.line
	}
	for _, y := range yearsOf(t, page) {
		if y.name < min(old, now)[:4] {
			require.Equal(t, before[y.name], y.line)
		}
	}
}

// checkCredits adds up what the file credits in each year that ends before its last month: the amount of the column
// account, or 8 % of the base. A file that does not write plain months and amounts is not added up.
func checkCredits(t *testing.T, a sheettest.Answer) {
	t.Helper()
	plain := regexp.MustCompile(`^\d{4}-\d\d \d{1,7}(\.\d\d?)? (\d{1,7}(\.\d\d?)?)?$`)
	want, last := map[string]int64{}, ""
	for _, row := range a.File[1:] {
		if !plain.MatchString(row[colMonth] + " " + row[colBase] + " " + row[colAccount]) {
			return
		}
		credit := (fenOf(t, row[colBase])*8 + 50) / 100
		if row[colAccount] != "" {
			credit = fenOf(t, row[colAccount])
		}
		want[row[colMonth][:4]] += credit
		last = max(last, row[colMonth][:4])
	}
	for _, y := range yearsOf(t, a.Page) {
		if y.name < last {
			require.Equal(t, want[y.name], y.credited, "%s\n%s", y.name, a.Page)
		}
	}
}
