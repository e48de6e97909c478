package sheettest

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// Roster has people with cells of every sort, of whom each is computed; the id is the first column.
func Roster(t testing.TB) Sheet {
	t.Helper()
	roster, err := Parse("id,wage,pension_wage,housing_wage,injury_rate,housing_rate,kind,month,city,name\n" +
		"A1,8000,,,,,,2025-08,广州,甲\n" +
		"A2,3000.5,,4000,0.004,,,,,乙\n" +
		"A3,52000,30000,,,0.08,,2025-08,,丙\n" +
		"A4,9000,,,,,retired_rehire,,,丁\n" +
		"A5,12500.75,,,0.2%,5%,,,广州,戊\n" +
		"00000000000000000A,27549,,,,,,,,己\n")
	demand(t, err == nil, "the roster cannot be read")
	return roster
}

// Settings are what a program asks for beside the roster.
func Settings() []string {
	return []string{"-in", "-", "-month", "2025-08", "-injury-rate", "0.002", "-unemployment-rate", "0.008",
		"-housing-rate", "0.05", "-out", "-"}
}

// Payroll runs a program on a roster and returns its status, the slips as CSV, and what it told beside them.
type Payroll func(t testing.TB, roster Sheet) (status int, slips, told string)

// Result is what a program makes of a roster.
type Result struct {
	Status int
	Slips  map[string]string // the line of each by its id
	Told   string
}

// Run computes a roster.
func (run Payroll) Run(t testing.TB, roster Sheet) Result {
	t.Helper()
	status, out, told := run(t, roster)
	r := Result{Status: status, Slips: map[string]string{}, Told: told}
	if status == program.CannotRun {
		demand(t, out == "" && told != "", "it cannot run, and writes or says nothing of it: "+told)
		return r
	}
	lines, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	demand(t, err == nil, "the slips are no CSV: "+out)
	for _, line := range lines[1:] {
		r.Slips[line[0]] = strings.Join(line, ",")
	}
	demand(t, len(r.Slips) == len(lines)-1, "an id has two slips: "+out)
	return r
}

// Check changes a cell of a roster that is read from the standard input: the others' slips stay what they are, and the
// person's own row is computed or told of with its line and a column, so that nothing is lost.
func (run Payroll) Check(t testing.TB, before Sheet, was Result, change Change) {
	t.Helper()
	after, r, c := before.Changed(change)
	is := run.Run(t, after)
	what := fmt.Sprintf("%s of line %d is %.80q: %.800s", before[0][c], r+1, after[r][c], is.Told)
	if is.Status == program.CannotRun {
		demand(t, strings.Contains(is.Told, "stdin"), what)
		return
	}
	others := 0
	for i, person := range before[1:] {
		switch {
		case i+1 == r:
		case is.Slips[person[0]] == was.Slips[person[0]]:
			others++
		default:
			demand(t, strings.Contains(is.Told, fmt.Sprintf("stdin:%d: ", i+2)), what)
			demand(t, strings.Contains(is.Told, fmt.Sprintf("stands in line %d already", r+1)), what)
		}
	}
	if len(is.Slips) == others {
		assertTold(t, before[0], is.Told, r+1, isPlain(after[r][c]), what)
	}
}

// isPlain reports whether a cell leaves its line a line.
func isPlain(cell string) bool { return utf8.ValidString(cell) && !strings.ContainsAny(cell, "\r\n") }

// assertTold looks for a line of the file in what was told, with a column where the line can be taken apart.
func assertTold(t testing.TB, columns []string, told string, line int, plain bool, what string) {
	t.Helper()
	at := strings.Index(told, fmt.Sprintf("stdin:%d: ", line))
	if at < 0 {
		demand(t, strings.Contains(told, fmt.Sprintf("line %d", line)), what) // a sum, of which the page tells
		return
	}
	refused, _, _ := strings.Cut(told[at:], "\n")
	named := func(column string) bool { return strings.Contains(refused, " "+column+" ") }
	demand(t, !plain || slices.ContainsFunc(columns, named), what)
}

// demand ends a test in which something does not hold.
func demand(t testing.TB, holds bool, what string) {
	t.Helper()
	if !holds {
		t.Fatal(what)
	}
}
