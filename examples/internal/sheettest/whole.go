package sheettest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
)

// Whole runs a program that computes nothing where it refuses a row: on a file from the standard input, in a language
// as -lang has it. It returns the status, the page, and what was told beside it.
type Whole func(file, lang string) (status int, page, told string)

// Answer is what becomes of a file of which a cell is another one.
type Answer struct {
	File       Sheet
	Row        int // of the cell
	Status     int
	Page, Told string // in English; there is no page where nothing is computed
}

// Check changes a cell of a file. There is a page, the same one twice and with the same amounts in Chinese: as pages
// take long, every fourth change asks for each of these. Or there is none, and both languages name the row by its line,
// with a column and its value as they stand in the file.
func (run Whole) Check(t testing.TB, before Sheet, was string, change Change) Answer {
	t.Helper()
	after, r, c := before.Changed(change)
	text := after.CSV()
	status, page, told := run(text, "en")
	what := fmt.Sprintf("%s of line %d is %.80q: %.800s", before[0][c], r+1, after[r][c], told)
	demand(t, after[r][c] != before[r][c] || page == was, what)
	demand(t, (status == program.AllGood) == (page != ""), what)
	demand(t, (page == "") == (told != ""), what)
	if page == "" || change.By%4 == 0 {
		_, again, toldAgain := run(text, "en")
		demand(t, again == page && toldAgain == told, what)
	}
	if page == "" || change.By%4 == 1 {
		inChinese, chinesePage, chineseTold := run(text, "zh")
		demand(t, status == inChinese && slices.Equal(amounts(page), amounts(chinesePage)), what+page+chinesePage)
		assertRefused(t, after, r, status, chineseTold, isPlain(after[r][c]), what+chineseTold)
		chinesetest.Check(t, chineseTold, text)
	}
	assertRefused(t, after, r, status, told, isPlain(after[r][c]), what)
	return Answer{after, r, status, page, told}
}

// assertRefused looks at what was told where there is no page.
func assertRefused(t testing.TB, file Sheet, row, status int, told string, plain bool, what string) {
	t.Helper()
	switch status {
	case program.AllGood:
		demand(t, told == "", what)
	case program.SomeRefused:
		assertNamed(t, file, row, told, plain, what)
	case program.CannotRun:
		demand(t, strings.Contains(told, "stdin"), what)
	default:
		demand(t, false, what)
	}
}

// amounts are the numbers of a page with two decimals, in their order.
func amounts(page string) []string {
	return regexp.MustCompile(`[\d,]+\.\d\d\b`).FindAllString(page, -1)
}

// assertNamed looks for the row in what was told: every line told of is that row, or one that names it because the two
// contradict each other. Where the line can be taken apart, a column is named with what stands in it.
func assertNamed(t testing.TB, file Sheet, row int, told string, plain bool, what string) {
	t.Helper()
	lines := regexp.MustCompile(`(?m)^stdin:(\d+): (.*)$`).FindAllStringSubmatch(told, -1)
	demand(t, len(lines) > 0, what)
	if !plain {
		return
	}
	for _, line := range lines {
		n, _ := strconv.Atoi(line[1])
		names := regexp.MustCompile(fmt.Sprintf(`\b%d\b`, row+1)).MatchString(line[2])
		demand(t, n == row+1 || names, what)
		demand(t, names || namesCell(file[0], file[n-1], line[2]), what)
	}
}

// namesCell reports whether a column of a row is named with what stands in it.
func namesCell(columns, row []string, told string) bool {
	for i, name := range columns {
		value := table.Printable(strings.TrimSpace(row[i]))
		if strings.Contains(" "+told, " "+name+" ") && strings.Contains(told, value) {
			return true
		}
	}
	return false
}
