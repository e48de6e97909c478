package payrollmonth

import (
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
)

// oneByOneOnly opens a text so that its rows come one by one: nothing is read in lines.
func oneByOneOnly(in io.Reader) ([]table.Sheet, error) {
	sheets, err := table.UTF8(in)
	for i := range sheets {
		sheets[i].Rows = struct{ table.Rows }{sheets[i].Rows}
	}
	return sheets, err
}

// outcome is what a run writes and tells.
type outcome struct {
	status      int
	slips, told []string // lines
}

// bothWays runs the program on a roster with its rows one by one, and in lines on one core and on several.
func bothWays(roster func() io.Reader, args ...string) (slow outcome, inLines []outcome) {
	run := func(tools Tools) outcome {
		program := func(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
			return RunWith(tools, args, stdin, stdout, stderr)
		}
		status, slips, told := pagetest.Program(program).RunOn(roster(), args...)
		return outcome{status, strings.Split(slips, "\n"), strings.Split(told, "\n")}
	}
	for _, cores := range []int{1, 3} {
		before := runtime.GOMAXPROCS(cores)
		inLines = append(inLines, run(Tools{}))
		runtime.GOMAXPROCS(before)
	}
	return run(Tools{Open: oneByOneOnly}), inLines
}

// sameLines fails the test at the first line that differs.
func sameLines(t *testing.T, want, got []string) {
	t.Helper()
	for i := range min(len(want), len(got)) {
		require.Equal(t, want[i], got[i], "line %d", i+1)
	}
	require.Len(t, got, len(want))
}

// office writes a roster as people do; it is the same for the same seed.
type office struct {
	*rand.Rand
	columns   []string
	separator string
	ids       []string
}

func (o *office) one(of ...string) string { return of[o.IntN(len(of))] }

// seldom is true once in some rows.
func (o *office) seldom(rows int) bool { return o.IntN(rows) == 0 }

func (o *office) id() string {
	id := fmt.Sprintf("%s%06d", o.one("GZ", "S", "t-", "total_", ""), o.IntN(900_000))
	switch {
	case len(o.ids) > 0 && o.seldom(300):
		id = o.ids[o.IntN(len(o.ids))]
	case o.seldom(60):
		id = o.one("total", "Sum", "sub-total", "合计", "小计(3人)", "=A1", "-A1", "_A1", "'A1", "A1 ",
			"4.4E+17", "44010619900101000x", "440106199001010013", "440106199001010000", "4401-0619900101-001X", "",
			strings.Repeat("9", 64), strings.Repeat("9", 65), "张三", "Ａ１",
			"a\x00b1", "A+1", "A.1", "E1\"", "制表人：甲", "1x", "x", "A\ufeff1", "a/1", "a@1", "a[1", "a`1", "a{1")
	}
	o.ids = append(o.ids, id)
	return id
}

func (o *office) amount() string {
	fen := o.IntN(5_000_000)
	plain := o.one(fmt.Sprintf("%d.%02d", fen/100, fen%100), fmt.Sprintf("%d", fen/100),
		fmt.Sprintf("%d.%d", fen/100, fen%10))
	if o.seldom(80) {
		return o.one("", "x", "0", "800", "1,200", "¥3000", "3000元", "０", "03000", "3000.", "3000.125",
			".5", "1e4", "-3000", "+3000", " 3000",
			"3000 ", "999999999", "1000000000", "10000000000", "10000000001",
			"99999999999999999999", "8 000", "\"3000\"", "'3000", "3000.1.2", "30/0", "30:0")
	}
	return plain
}

func (o *office) cell(column string) string {
	switch column {
	case "id":
		return o.id()
	case "wage":
		return o.amount()
	case "pension_wage", "medical_wage", "unemployment_wage", "injury_wage", "housing_wage":
		if o.seldom(3) {
			return o.amount()
		}
	case "injury_rate", "housing_rate":
		if o.seldom(50) {
			return o.one("0.002", "0.2%", "5%", "0.05", "1.5", "x", " ")
		}
	case "town_local":
		return o.one("", "no", "否", o.one("yes", "是", "no", "No", "y"))
	case "kind":
		if len(o.ids) < 100 || o.seldom(20) {
			return o.one("employee", "实习生", "intern", "退休返聘", "兼职", "港澳台", "nobody")
		}
	case "injury_joined", "housing_joined":
		if o.seldom(20) {
			return o.one("yes", "no", "否", "x")
		}
	case "month":
		return o.one("2025-08", "2025-08", "2025-08", o.one("2025-08", "", "2025-09", "2025年8月", "202508"))
	case "city":
		return o.one("广州", "广州市", "", o.one("广州", "Guangzhou", "深圳", "广州 "))
	case "姓名":
		return o.one("甲", "乙某", "", "Li", o.one("丙", "合计", "\xff", "\"quoted\"", "a\"b", "审核：丁"))
	case "":
		if o.seldom(50) {
			return o.one("x", " ")
		}
	}
	return ""
}

// line writes a line of the roster: somebody's, or another one that is found in such files.
func (o *office) line() string {
	var cells []string
	for _, column := range o.columns {
		cells = append(cells, o.cell(column))
	}
	row := strings.Join(cells, o.separator)
	if !o.seldom(60) {
		return row
	}
	none := strings.Repeat(o.separator, len(o.columns)-1)
	return o.one("", none, strings.Join(o.columns, o.separator),
		"合计"+none+"1000.00", row+o.separator,
		row+o.separator+"x", row[:len(row)/2], "制表人：某某"+none, `"`+row+`"`, `"`+row,
		row+`"`, "  ", strings.ReplaceAll(row, o.separator, `"`+o.separator+`"`),
		row+strings.Repeat("x", 70_000), row+"\r", "\xff\xfe"+row)
}

// newOffice returns a roster of so many lines.
func newOffice(seed uint64, lines int, columns ...string) string {
	o := &office{Rand: rand.New(rand.NewPCG(seed, 7)), columns: columns}
	o.separator = []string{",", "\t", ";", ","}[seed%4]
	all := []string{strings.Join(columns, o.separator)}
	for range lines {
		all = append(all, o.line())
	}
	return strings.Join(all, []string{"\n", "\r\n", "\n"}[seed%3]) + []string{"\n", ""}[seed%2]
}

// Whatever a roster holds, the rows that are computed many at a time change nothing of what one sees.
func TestLinesAreRows(t *testing.T) {
	at := func(month string, more ...string) []string {
		return own(append([]string{"-out", "-", "-month", month}, more...)...)
	}
	for _, c := range []struct {
		name    string
		columns []string
		lines   int
		args    []string
	}{
		{name: "id and wage", columns: []string{"id", "wage"}, lines: 9000, args: at("2025-08")},
		{name: "wages by scheme", lines: 6000, args: at("2025-08", "-lang", "zh"), columns: []string{"wage", "id",
			"pension_wage", "medical_wage", "unemployment_wage", "injury_wage", "housing_wage"}},
		{name: "wages by scheme alone", lines: 3000, args: at("2025-08"), columns: []string{"id", "pension_wage",
			"medical_wage", "unemployment_wage", "injury_wage", "housing_wage"}},
		{name: "columns of the program and others", lines: 6000, args: at("2025-08", "-explain", "GZ000001,total"),
			columns: []string{"姓名", "id", "month", "wage", "city", "town_local", "injury_rate", "housing_rate", "姓名",
				""}},
		{name: "JSON lines", lines: 3000, args: at("2025-08", "-format", "jsonl"), columns: []string{"id", "wage",
			"housing_wage"}},
		{name: "JSON lines with notices and what is missing", lines: 1000, columns: []string{"id", "wage"},
			args: at("2020-03", "-format", "jsonl", "-partial", "-known-on", "2020-02-01")},
		{name: "JSON", lines: 1000, args: at("2025-08", "-format", "json"), columns: []string{"id", "wage",
			"injury_wage"}},
		{name: "JSON of a relief", lines: 1000, columns: []string{"id", "wage"},
			args: at("2020-03", "-format", "json", "-relief-2020", "large", "-documents-once")},
		{name: "JSON of what is missing", lines: 1000, columns: []string{"id", "wage", "injury_rate"},
			args: at("2027-01", "-partial", "-format", "json", "-documents-once")},
		{name: "kinds of people", lines: 3000, args: at("2025-08"), columns: []string{"id", "wage", "kind",
			"injury_joined", "housing_joined"}},
		{name: "columns without a name that are passed over", lines: 1000, args: at("2025-08", "-extra", "ignore"),
			columns: []string{"id", "wage", "", "whatever"}},
		{name: "a month with notices and the illness supplement", lines: 3000, args: at("2020-03"),
			columns: []string{"id", "wage", "housing_wage"}},
		{name: "figures that are missing", lines: 3000, args: at("2027-01", "-partial"),
			columns: []string{"id", "wage"}},
		{name: "a rate that is missing", lines: 2000, args: at("2022-08", "-partial"),
			columns: []string{"id", "wage"}},
		{name: "two pension classes", lines: 2000, args: at("2014-10", "-partial", "-pension-class", "state"),
			columns: []string{"id", "wage", "town_local"}},
		{name: "maternity insurance on the payroll", lines: 2000, columns: []string{"id", "wage"},
			args: at("2017-08", "-maternity-payroll", "500000", "-maternity-heads", "90")},
		{name: "rates by row", lines: 1000, columns: []string{"id", "wage", "injury_rate", "housing_rate"},
			args: []string{"-in", "-", "-out", "-", "-month", "2025-08", "-unemployment-rate", "0.008"}},
		{name: "rates that are refused", lines: 500, columns: []string{"id", "wage"},
			args: at("2025-08", "-housing-whole-percent", "-housing-rate", "0.055")},
	} {
		for seed := range uint64(4) {
			t.Run(fmt.Sprintf("%s %d", c.name, seed), func(t *testing.T) {
				text := newOffice(seed, c.lines, c.columns...)
				slow, inLines := bothWays(func() io.Reader { return strings.NewReader(text) }, c.args...)
				for _, got := range inLines {
					require.Equal(t, slow.status, got.status)
					sameLines(t, slow.told, got.told)
					sameLines(t, slow.slips, got.slips)
				}
			})
		}
	}
}

// A file that breaks off is named with the line it broke off at.
func TestLinesOfABrokenFile(t *testing.T) {
	text := newOffice(4, 5000, "id", "wage")
	slow, inLines := bothWays(func() io.Reader { return pagetest.Broken(text) }, own("-out", "-")...)
	for _, got := range inLines {
		assert.Equal(t, program.CannotRun, got.status)
		sameLines(t, slow.told, got.told)
		assert.Contains(t, strings.Join(got.told, "\n"), "the disk is gone")
	}
}

// plainRoster is a roster of so many people with wages from 2000.00 to 61999.99.
func plainRoster(people int) string {
	var text strings.Builder
	text.WriteString("id,wage\n")
	for i := range people {
		fmt.Fprintf(&text, "GZ%07d,%d.%02d\n", i, 2000+i*7919%60_000, i%100)
	}
	return text.String()
}

// The rows of a large roster cost no memory of their own but the ids that were seen.
func TestLinesAllocateNothing(t *testing.T) {
	allocations := func(people int) float64 {
		text := plainRoster(people)
		return testing.AllocsPerRun(1, func() {
			status, _, errs := pagetest.Program(Run).RunOn(strings.NewReader(text), own("-out", "slips.csv")...)
			require.Equal(t, program.AllGood, status, errs)
		})
	}
	t.Chdir(t.TempDir())
	const more = 40_000
	assert.Less(t, allocations(10_000+more)-allocations(10_000), 0.05*more)
}
