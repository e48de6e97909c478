package payrollmonth

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/internal/tabletest"
)

// own are the settings a roster of one's own needs.
func own(more ...string) []string {
	return append(
		[]string{"-in", "-", "-month", "2025-08", "-injury-rate", "0.002", "-unemployment-rate", "0.008",
			"-housing-rate", "0.05"}, more...)
}

func TestStatus(t *testing.T) {
	const good = "id,wage\nA1,3000\n"
	type call struct {
		name   string
		args   []string
		stdin  string
		status int
		errs   []string // in what goes to standard error, all of them
		page   []string // in the page; none: no page
	}
	settings := own()
	tabletest.Each(t, []call{
		{"all good", own(), good, 0, nil, []string{"1 read, 1 computed, 0 refused", "721.52", "1,395.23"}},
		{"a row refused", own(), good + "A2,\"1,00\"\n", 1,
			[]string{`stdin:3: A2: wage "1,00" has a grouping comma`}, []string{"2 read, 1 computed, 1 refused"}},
		{"Chinese", own("-lang", "zh"), good + "A1,1\n", 1, []string{`stdin:3: A1: id "A1" 重复：第 2 行已有`},
			[]string{"读入 2，算出 1，退回 1"}},
		{"every row refused", own(), "id,wage\nA1,x\n", 1, []string{"stdin:2: A1: wage"},
			[]string{"1 read, 0 computed, 1 refused"}},
		{"no row", own(), "id,wage\n", 2, []string{"has a header and no rows"}, nil},
		{"no header", own(), "", 2, []string{"the roster is empty", "injury_rate (工伤费率)"}, nil},
		{"nothing is defaulted", []string{"-in", "-"}, good, 2,
			[]string{"none has a default", "-month", "-injury-rate or -injury-class",
				"-unemployment-rate or -unemployment-coefficient",
				"-housing-rate"}, nil},
		{"header and settings at once", []string{"-in", "-"}, "id,pay\n", 2,
			[]string{`"pay" is not known`, "-housing-rate"}, nil},
		{"injury rate of the row is enough", append(settings[:4:4], settings[6:]...),
			"id,wage,injury_rate\nA1,3000,0.002\n", 0, nil,
			[]string{"Injury        by row; 1 person has a rate of its own", "1,395.23"}},
		{"injury rate lacking in one row", append(settings[:4:4], settings[6:]...),
			"id,wage,工伤费率\nA1,3000,0.002\nA2,3000,\n", 1,
			[]string{"stdin:3: A2: 工伤费率 is empty, and neither -injury-rate nor -injury-class is given"},
			[]string{"2 read, 1 computed, 1 refused"}},
		{"injury rate out of range", own(), "id,wage,injury_rate\nA1,x,0.2\n", 1,
			[]string{"stdin:2: A1: wage \"x\"", "stdin:2: A1: injury_rate \"0.2\" is above 0.03"},
			[]string{"1 refused"}},
		{"a class instead", append(append(settings[:4:4], settings[6:]...), "-injury-class", "2"), good, 0, nil,
			[]string{"Injury        class 2\n", "1,401.23"}}, // 0.4 % of 3000 is 12.00 in place of 6.00
		{"file not there", []string{"-in", "no-such-file.csv"}, "", 2, []string{"no-such-file.csv"}, nil},
		{"unknown flag", []string{"-wages"}, "", 2, []string{"-wages", "see -h"}, nil},
		{"two tables", own(), good + "wage,id\n4000,A2\n", 2,
			[]string{"stdin: there are two tables, with the headers in lines 1 and 3 and other columns"}, nil},
		{"columns", []string{"-columns"}, "", 0, nil, []string{"id (工号): needed", "medical_wage (医疗工资): optional",
			"wage (缴费工资): the declared monthly wage", "town_local (本市城镇户籍): optional, yes or no"}},
		{"help", []string{"-h"}, "", 0, []string{"-injury-class", "-known-on",
			"it has at least the columns id (工号) and wage (缴费工资). -columns lists every column",
			"It needs these settings of the employer:\n  -month",
			"-housing-rate, or -housing-employer-rate"}, nil},
		{"settings lacking, in Chinese", []string{"-in", "-", "-lang", "zh"}, good, 2,
			[]string{"都没有默认值；还缺：", "-month（费款所属月）", "-housing-rate，或"}, nil},
		{"a header, in Chinese", own("-lang", "zh"), "id,pay\n", 2, []string{"stdin 不能计算：", "不认识 \"pay\" 这一列",
			"缺 wage (缴费工资) 这一列", "五项分险种工资齐全时才可以没有这一列"}, nil},
		{"no row, in Chinese", own("-lang", "zh"), "id,wage\n", 2, []string{"名册只有表头，没有人"}, nil},
		{"flags that do not go together, in Chinese", []string{"-injury-float", "0.8", "-lang", "zh"}, "", 2,
			[]string{"-injury-float 要与 -injury-class 同用"}, nil},
		{"a month without limits, in Chinese", []string{"-month", "2026-07", "-lang", "zh"}, "", 2,
			[]string{"2026-07 不能算全", "-partial", "-figures"}, nil},
		{"no line is known", own("-month", "2005-01", "-partial"), good, 0, nil,
			[]string{"1 computed, 0 refused", "Grade    none: no line is known\n"}},
		{"no line is known, in Chinese", own("-month", "2005-01", "-partial", "-lang", "zh"), good, 0, nil,
			[]string{"等级  无：没有能确定的项目\n"}},
		{"what is not known stands on its own", own("-month", "2022-08", "-partial", "-explain", "A1"), good, 0, nil,
			[]string{"\n  Not known: pension: ", "A1, explained"}},
		{"bad flags at once", []string{"-month", "2025-13", "-lang", "fr", "-known-on", "now", "-min-grade", "good",
			"x"}, "", 2, []string{"2025-13", `-lang "fr"`, "now", "good", `"x" is not expected`}, nil},
		{"float without a class", []string{"-injury-float", "0.8"}, "", 2,
			[]string{"-injury-float needs -injury-class"}, nil},
		{"three housing rates", []string{"-housing-rate", "0.05", "-housing-employer-rate", "0.06"}, "", 2,
			[]string{"-housing-rate is the rate of both sides"}, nil},
		{"one side of the fund", []string{"-housing-employer-rate", "0.06"}, "", 2, []string{"housing_employee_rate"},
			nil},
		{"fund rate not allowed", []string{"-housing-rate", "0.2"}, "", 2, []string{
			"-housing-rate: housing: housing_employer_rate 0.2 is not within 0.05 to 0.12"}, nil},
		{"an injury rate per cent", []string{"-injury-rate", "0.2"}, "", 2,
			[]string{"-injury-rate: ", "0.2 is above 0.03"}, nil},
		{"class and rate", []string{"-injury-class", "1", "-injury-rate", "0.002"}, "", 2,
			[]string{"exclude each other"}, nil},
		{"a month without limits", []string{"-month", "2026-07"}, "", 2,
			[]string{"pension: no floor (pension.floor) is known for 2026-07", "-partial", "-figures"}, nil},
		{"its known lines", []string{"-month", "2026-07", "-partial"}, "", 0, nil,
			[]string{"Not known: pension: no floor (pension.floor)"}},
		{"figures of one's own",
			[]string{"-month", "2026-07", "-with", "pension.floor=5510", "-with", "pension.ceiling=27549"}, "", 0, nil,
			[]string{"your own pension.floor = 5510", "Grade    supplied"}},
		{"a figure nobody has", []string{"-with", "pension.rate=0.15"}, "", 2,
			[]string{"pension.rate is no figure of a policy"}, nil},
		{"carried forward", []string{"-month", "2026-12", "-carry-forward"}, "", 0, nil,
			[]string{"Grade    provisional", "floor 5510 (carried forward from 2025-07", "floor 2680 (held: no end"}},
		{"not carried forward", []string{"-month", "2026-12"}, "", 2,
			[]string{"no floor (pension.floor) is known for 2026-12", "-carry-forward"}, nil},
		// The limits of 2024-07 were issued on 2024-12-03 (粤人社发〔2024〕33号); before July those of 2023-07 were in force.
		{"not known that day", []string{"-month", "2024-08", "-known-on", "2024-08-15"}, "", 2,
			[]string{"(pension.floor) is known for 2024-08", "known on 2024-08-15", "issued on 2024-12-03"}, nil},
		{"known that day", []string{"-month", "2024-08", "-known-on", "2024-06-30"}, "", 0, nil,
			[]string{"as known on 2024-06-30", "300 computed", "floor 5284 (carried forward from 2023-07 to 2024-06)"}},
		{"grade too low", []string{"-min-grade", "official"}, "", 2, []string{"below the least grade asked for"},
			nil},
		{"a person explained", own("-explain", "A1"), good, 0, nil,
			[]string{"A1, explained", "max(3000.00, 5510.00) × 8% = 440.80"}},
		{"nobody to explain", own("-explain", "A1, A9"), good, 1, []string{"-explain A9: no row with this id"},
			[]string{"A1, explained"}},
		{"slips as text", []string{"-out", "slips.txt"}, "", 2, []string{".csv, .json, .jsonl or .html"}, nil},
		{"slips nowhere", []string{"-out", "no-such-folder/slips.csv"}, "", 2, []string{"no-such-folder"}, nil},
		{"deposits to the fen", []string{"-housing-to-fen"}, "", 0, nil, []string{"deposits to the fen"}},
		{"another coefficient", []string{"-month", "2023-04", "-unemployment-coefficient", "0.6"}, "", 0, nil,
			[]string{"Unemployment  coefficient 0.6\n", "0.48%"}},
	}, func(t *testing.T, c call) {
		pagetest.Program(Run).Check(t,
			pagetest.Case{Args: c.args, Stdin: c.stdin, Status: c.status, Errs: c.errs, Page: c.page})
	})
}

func TestRosterFromAFile(t *testing.T) {
	dir := t.TempDir()
	roster, slips := filepath.Join(dir, "roster.csv"), filepath.Join(dir, "slips.csv")
	require.NoError(t, os.WriteFile(roster, []byte("工号,缴费工资\r\nA1,3000\r\n"), 0o600))
	args := append(own(), "-in", roster)

	status, page, errs := runWith(t, "", append(args, "-out", slips)...)
	require.Equal(t, program.AllGood, status, errs)
	assert.Contains(t, page, "721.52")
	written, err := os.ReadFile(slips)
	require.NoError(t, err)
	assert.Contains(t, string(written), "A1,2025-08,5510.00,440.80,881.60,")

	status, _, errs = runWith(t, "", append(args, "-out", roster)...)
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "is an input of this run (-in ")
}

// TestFailedRunLeavesNoSlips checks that a file half written does not stay.
func TestFailedRunLeavesNoSlips(t *testing.T) {
	dir := t.TempDir()
	status, page,
		errs := pagetest.Program(Run).RunOn(pagetest.Broken("id,wage\nA1,3000\n"),
		own("-out", filepath.Join(dir, "slips.json"))...)
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "line 3 cannot be read: the disk is gone")
	assert.Empty(t, page)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestPageThatCannotBeWritten(t *testing.T) {
	status, errs := pagetest.Program(Run).RunIntoFull()
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "no room")
}

// manyRows makes a roster of any size and looks at the heap on the way.
type manyRows struct {
	next, rows int
	text       []byte
	heap       map[int]uint64 // live bytes after so many rows
}

func (m *manyRows) Read(into []byte) (int, error) {
	if len(m.text) == 0 {
		if m.next > m.rows {
			return 0, io.EOF
		}
		if _, look := m.heap[m.next]; look {
			var stats runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&stats)
			m.heap[m.next] = stats.HeapAlloc
		}
		m.text = fmt.Appendf(m.text, "E%07d,%d.%02d,\n", m.next, 2000+m.next%50_000, m.next%100)
		if m.next == 0 {
			m.text = []byte("id,wage,injury_rate\n")
		}
		m.next++
	}
	n := copy(into, m.text)
	m.text = m.text[n:]
	return n, nil
}

// TestMemoryIsBounded runs 200,000 rows: between 20,000 and 200,000 the live heap grows by the set of ids and no more.
// Keeping the slips would take some 3,000 bytes a row, over 500 MB.
func TestMemoryIsBounded(t *testing.T) {
	rows := &manyRows{rows: 200_000, heap: map[int]uint64{20_000: 0, 200_000: 0}}
	status := Run(own(), rows, io.Discard, io.Discard)
	require.Equal(t, program.AllGood, status)
	early, late := rows.heap[20_000], rows.heap[200_000]
	require.NotZero(t, early)
	require.NotZero(t, late)
	assert.Less(t, late, early+32<<20)
}

// TestManyRates checks that the cache of employers is bounded and its bound changes no amount.
func TestManyRates(t *testing.T) {
	var roster strings.Builder
	roster.WriteString("id,wage,injury_rate\n")
	want := int64(0)
	for i := range int64(maxEmployers + 500) {
		fmt.Fprintf(&roster, "E%d,10000,0.%04d\n", i, i%300+1)
		fmt.Fprintf(&roster, "F%d,10000,0.%08d\n", i, i+1)
		want += (10000_00*(i%300+1) + 5000) / 10_000
		want += (10000_00*(i+1) + 50_000_000) / 100_000_000
	}
	status, page, errs := runWith(t, roster.String(), own()...)
	require.Equal(t, program.AllGood, status, errs)
	assert.Equal(t, []int64{want, want}, amountsOf(t, page[strings.Index(page, "Totals"):], "Injury"))
}

// FuzzRoster: whatever the bytes, nothing panics and every row read is computed or refused.
func FuzzRoster(f *testing.F) {
	for _, seed := range []string{"id,wage\nA1,3000\n", "\ufeff工号,缴费工资\r\n1,\"2\"\r\n", "id,wage\n\"\n\",\n",
		"id,wage,injury_rate\nA,1,0.5\nA,1,\n", "\xff\xfei\x00", ",\n"} {
		f.Add(seed)
	}
	counts := regexp.MustCompile(`([\d,]+) read, ([\d,]+) computed, ([\d,]+) refused`)
	f.Fuzz(func(t *testing.T, roster string) {
		status, page, errs := runWith(t, roster, own()...)
		if status == program.CannotRun {
			assert.Empty(t, page)
			assert.NotEmpty(t, errs)
			return
		}
		var n [3]int
		for i, text := range counts.FindStringSubmatch(page)[1:] {
			var err error
			n[i], err = strconv.Atoi(strings.ReplaceAll(text, ",", ""))
			require.NoError(t, err)
		}
		assert.Equal(t, n[0], n[1]+n[2])
		assert.Equal(t, n[2] > 0, status == program.SomeRefused)
		assert.Equal(t, n[2] > 0, errs != "")
	})
}
