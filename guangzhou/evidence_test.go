package guangzhou_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// confirmation is a line of oracle/confirmed.csv: what a source prints of a figure, found there by a script that reads
// neither the library nor its figures.
type confirmation struct {
	series, month, place string
	cells                map[string]string // of value, from, to, issued and flags those that the source prints
	words                []string          // the cells that stand in words that are quoted
}

// confirmations reads oracle/confirmed.csv.
func confirmations(t *testing.T) []confirmation {
	t.Helper()
	file, err := os.Open("../oracle/confirmed.csv")
	require.NoError(t, err)
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.NotEmpty(t, records)
	require.Equal(t, []string{"series", "month", "value", "from", "to", "issued", "flags", "words", "document",
		"source", "place"}, records[0])
	var out []confirmation
	for _, r := range records[1:] {
		c := confirmation{series: r[0], month: r[1], place: r[9] + ": " + r[10], cells: map[string]string{},
			words: strings.Fields(r[7])}
		for i, column := range records[0][2:7] {
			if text := r[2+i]; text != "" {
				c.cells[column] = text
			}
		}
		out = append(out, c)
	}
	return out
}

// rowsOf are the rows of a series that are in force in a month, or on a day.
func (s *sheet) rowsOf(series, month string) (found []int) {
	for row := 1; row < len(s.rows); row++ {
		if s.cell(row, "series") != series {
			continue
		}
		from, to := s.cell(row, "from"), s.cell(row, "to")
		if sortsUpTo(from, month) && (to == "" || sortsUpTo(month, to)) {
			found = append(found, row)
		}
	}
	return found
}

// sortsUpTo reports whether a month or day is not after another one; a month and a day in it are not after each other.
func sortsUpTo(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] <= b[:n]
}

// differences are the cells of a row that are not what a source prints.
func (c confirmation) differences(t *testing.T, s *sheet, row int) (out []string) {
	t.Helper()
	for column, want := range c.cells {
		have := s.cell(row, column)
		same := false
		switch column {
		case "value":
			same = sameNumber(want, have)
		case "flags":
			same = len(slices.DeleteFunc(strings.Fields(want), func(word string) bool {
				return slices.Contains(strings.Fields(have), word)
			})) == 0
		case "to":
			same = want == "open" && have == "" || sameDate(want, have) || sameDate(want, s.endOfRun(t, row))
		default:
			same = sameDate(want, have)
		}
		if !same {
			out = append(out, column)
		}
	}
	return out
}

func sameNumber(a, b string) bool {
	x, err := decimal.NewFromString(a)
	if err != nil {
		return a == b
	}
	y, err := decimal.NewFromString(b)
	return err == nil && x.Equal(y)
}

// sameDate compares as far as both say: a month with the month of a day.
func sameDate(a, b string) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] == b[:n]
}

// endOfRun is the end of the last row that goes on from a row with the same value: a source may print as one span what
// two documents ordered.
func (s *sheet) endOfRun(t *testing.T, row int) string {
	t.Helper()
	for s.joined(t, row) && s.cell(row, "value") == s.cell(row+1, "value") {
		row++
	}
	return s.cell(row, "to")
}

// What the sources print of a figure is what its row says: value, first and last month, day of issue and flags.
func TestFiguresAreWhatTheSourcesPrint(t *testing.T) {
	sheets, _ := readSheets(t)
	for _, c := range confirmations(t) {
		found := 0
		for _, s := range sheets {
			for _, row := range s.rowsOf(c.series, c.month) {
				found++
				for _, column := range c.differences(t, s, row) {
					assert.Fail(t, "not as printed", "%s %s: %s is %s, printed is %s (%s)", c.series, c.month, column,
						s.cell(row, column), c.cells[column], c.place)
				}
			}
		}
		assert.Equal(t, 1, found, "rows of %s in %s (%s)", c.series, c.month, c.place)
	}
}

// A statistic of a year is that of the calendar year, so its entry has the twelve months of one; from an average of
// 城镇单位在岗职工 to the income of the year before an accident (工伤保险条例 art. 39, 上一年度).
func TestStatisticsAreOfCalendarYears(t *testing.T) {
	all := tables(t)
	for _, series := range []string{"city.average_wage", "city.average_wage_all", "city.rural_income",
		"national.urban_income", "pension.provincial_average", "housing.disposable_income"} {
		require.NotEmpty(t, all[series].Entries, "%s", series)
		for _, e := range all[series].Entries {
			assert.Equal(t, rule.DateOf(e.From.Month().Year(), time.January, 1), e.From, "%s", series)
			assert.Equal(t, rule.DateOf(e.From.Month().Year()+1, time.January, 1), e.Until, "%s of %s", series, e.From)
		}
	}
}
