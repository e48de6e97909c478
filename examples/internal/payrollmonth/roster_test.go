package payrollmonth

import (
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// readAll returns "id wage" of the rows that can be read and "line column value: reason" of every problem.
func readAll(t *testing.T, r people) (rows, problems []string) {
	t.Helper()
	for {
		p, bad, err := r.read()
		if err == io.EOF {
			return rows, problems
		}
		require.NoError(t, err)
		if len(bad) == 0 {
			rows = append(rows, p.ID+" "+p.Employee.Wage.Decimal.String())
		}
		for _, x := range bad {
			problems = append(problems,
				strings.Join([]string{strconv.Itoa(p.Line), r.Name(x.Column), x.Value, x.Err.Error()}, "|"))
		}
	}
}

func TestRosterIsRead(t *testing.T) {
	const two = "A1 3000|A2 4000.5"
	tabletest.Each(t, []struct{ name, file, want string }{
		{"plain", "id,wage\nA1,3000\nA2,4000.5\n", two},
		{"no end of line at the end", "id,wage\nA1,3000\nA2,4000.5", two},
		{"CRLF", "id,wage\r\nA1,3000\r\nA2,4000.5\r\n", two},
		{"byte order mark", "\ufeffid,wage\nA1,3000\nA2,4000.5\n", two},
		{"byte order mark and CRLF", "\ufeffid,wage\r\nA1,3000\r\nA2,4000.5\r\n", two},
		{"quoted", "\"id\",\"wage\"\n\"A1\",\"3000\"\nA2,\"4000.5\"\n", two},
		{"a comma inside quotes", "id,wage\n\"A,1\",3000\n", "A,1 3000"},
		{"a doubled quote", "id,wage\n\"A\"\"1\",3000\n", "A\"1 3000"},
		{"Chinese headers", "工号,缴费工资\nA1,3000\nA2,4000.5\n", two},
		{"mixed headers, any case", "ID,缴费工资\nA1,3000\nA2,4000.5\n", two},
		{"column order", "injury_rate,wage,housing_wage,id\n0.002,3000,,A1\n,4000.5,,A2\n", two},
		{"blanks around cells", " id , wage \n A1 , 3000 \nA2,4000.5\t\n", two},
		{"blank lines", "id,wage\n\nA1,3000\n   \n,\nA2,4000.5\n\n", two},
		{"Chinese id", "id,wage\n甲001,3000\n", "甲001 3000"},
		{"no wage, all by scheme",
			"id,pension_wage,medical_wage,unemployment_wage,injury_wage,housing_wage\nA1,1,2,3,4,5\n", "A1 0"},
	}, func(t *testing.T, c struct{ name, file, want string }) {
		r, err := newPeople(strings.NewReader(c.file), table.How{}, rule.MonthOf(2025, 8))
		require.NoError(t, err)
		rows, problems := readAll(t, r)
		assert.Equal(t, c.want, strings.Join(rows, "|"))
		assert.Empty(t, problems)
	})
}

func TestRowIsRefused(t *testing.T) {
	const head = "id,wage,housing_wage\n"
	tabletest.Each(t, []struct {
		name string
		rows string
		want []string // the beginning of each problem
		left string   // the rows still read
	}{
		{"grouping comma of two digits", "A1,\"10,00\",\nA2,5,\n",
			[]string{"2|wage|10,00|wage 10,00 has a grouping comma"}, "A2 5"},
		{"comma without quotes", "A1,,1,000\nA2,5,\n",
			[]string{"2|||seems to have the amount 1,000, cut at its commas"}, "A2 5"},
		{"too few fields", "A1,3000\nA2,5,\n", []string{"2|||has 2 fields where the header has 3"}, "A2 5"},
		{"exponent", "A1,3e3,\n", []string{"2|wage|3e3|wage 3e3 is a number that a spreadsheet shortened"},
			""},
		{"three decimals", "A1,3000.005,\n", []string{"2|wage|3000.005|wage 3000.005 has more than 2 decimals"},
			""},
		{"negative", "A1,-1,\n", []string{"2|wage|-1|wage -1 is below 0"}, ""},
		{"words", "A1,none,\n", []string{"2|wage|none|wage none stands for nothing"}, ""},
		{"empty wage", "A1,,4000\n", []string{"2|wage||is empty, and 4 of the five wages by scheme are too"},
			""},
		{"empty id", ",3000,\n", []string{"2|id||is empty"}, ""},
		{"long id", strings.Repeat("x", 65) + ",3000,\n",
			[]string{"2|id|" + strings.Repeat("x", 65) + "|is longer than 64 bytes; shorten it"}, ""},
		{"escape in an id", "A\x1b[2J,3000,\n",
			[]string{"2|id|A\x1b[2J|has a character that cannot be printed; type it anew"},
			""},
		{"formula as an id", "=1+1,3000,\n", []string{"2|id|=1+1|begins with ="}, ""},
		{"duplicate id", "A1,3000,\nA2,5,\nA1,4000,\n", []string{"4|id|A1|is a duplicate: it stands in line 2"},
			"A1 3000|A2 5"},
		{"every bad field", "A1,x,y\nA1,1e1,\n",
			[]string{"2|wage|y|housing: housing_wage y", "2|wage|x|wage x", "3|id|A1|is a duplicate", "3|wage|1e1|"},
			""},
		{"open quote", "A1,\"3000,\nA2,5,\n", []string{"2|||has a quote"}, "A2 5"},
		{"quote in a field", "A1,30\"00,\nA2,5,\n", []string{"2|||has a quote"}, "A2 5"},
		{"not UTF-8", "A\xff1,3000,\nA2,5,\n", []string{"2|||is not UTF-8"}, "A2 5"},
		{"long line", "A1," + strings.Repeat("9", 70_000) + ",\nA2,5,\n",
			[]string{"2|||is longer than 65536 bytes"}, "A2 5"},
		{"long last line", "A2,5,\nA1," + strings.Repeat("9", 70_000), []string{"3|||is longer than 65536 bytes"},
			"A2 5"},
	}, func(t *testing.T, c struct {
		name string
		rows string
		want []string
		left string
	}) {
		r, err := newPeople(strings.NewReader(head+c.rows), table.How{}, rule.MonthOf(2025, 8))
		require.NoError(t, err)
		rows, problems := readAll(t, r)
		assert.Equal(t, c.left, strings.Join(rows, "|"))
		require.Len(t, problems, len(c.want), "%q", problems)
		for i, want := range c.want {
			if i == 0 && len(c.want) > 1 {
				want = strings.Replace(want, "|wage|", "|housing_wage|", 1)
			}
			assert.True(t, strings.HasPrefix(problems[i], want), "%q does not begin with %q", problems[i], want)
		}
	})
}

func TestHeaderIsRefused(t *testing.T) {
	const allowed = "columns: id (工号), wage (缴费工资)"
	tabletest.Each(t, []struct {
		name string
		file string
		want []string
	}{
		{"empty file", "", []string{"the roster is empty"}},
		{"only blank lines", "\n\n", []string{"the roster is empty"}},
		{"unknown column", "id,wage,bonus\n", []string{`column "bonus" is not known`, allowed}},
		{"duplicate column", "id,wage,id\n", []string{`column "id" is there twice (columns 1 and 3)`, allowed}},
		{"in both languages", "id,wage,工号\n", []string{`columns "id" (1) and "工号" (3) are the same thing`, allowed}},
		{"id missing", "wage\n", []string{"column id (工号) is missing", allowed}},
		{"wage missing", "id,pension_wage\n", []string{"column wage (缴费工资) is missing", allowed}},
		{"several at once", "bonus,wage,wage\n",
			[]string{`"bonus" is not known`, `"wage" is there twice`, "id (工号) is missing", allowed}},
		{"another encoding", "\xb9\xa4\xba\xc5,wage\n", []string{"the header cannot be read", "is not UTF-8"}},
		{"quotes that differ", "\"id,wage\n", []string{"the header cannot be read", "has a quote"}},
	}, func(t *testing.T, c struct {
		name string
		file string
		want []string
	}) {
		_, err := newPeople(strings.NewReader(c.file), table.How{}, rule.MonthOf(2025, 8))
		require.Error(t, err)
		for _, want := range c.want {
			assert.ErrorContains(t, err, want)
		}
	})
}

func TestWagesBySchemeGoFirst(t *testing.T) {
	r, err := newPeople(strings.NewReader("id,wage,医疗工资,injury_rate\nA1,3000,4000.10,0.004\nA2,3000,,\n"),
		table.How{}, rule.MonthOf(2025, 8))
	require.NoError(t, err)
	p, problems, err := r.read()
	require.NoError(t, err)
	require.Empty(t, problems)
	tabletest.Equal(t, "3000", p.Employee.Wage.Decimal)
	assert.True(t, p.Employee.Wages.Medical.Valid)
	tabletest.Equal(t, "4000.10", p.Employee.Wages.Medical.Decimal)
	assert.False(t, p.Employee.Wages.Pension.Valid)
	assert.Equal(t, "0.004", p.rates.injury)
	p, _, err = r.read()
	require.NoError(t, err)
	assert.False(t, p.Employee.Wages.Medical.Valid)
	assert.Empty(t, p.rates.injury)
}

// A column is found by its constant.
func TestColumnsStandWhereTheirConstantsSay(t *testing.T) {
	columns := StaffFormat().Columns
	for _, c := range []struct {
		name   string
		column int
	}{
		{name: "injury_rate", column: colInjuryRate},
		{name: "town_local", column: colTownLocal},
		{name: "housing_rate", column: colHousing},
		{name: "housing_employer_rate", column: colHousingEmployer},
		{name: "housing_employee_rate", column: colHousingEmployee},
		{name: "month", column: colMonth},
		{name: "city", column: colCity},
		{name: "kind", column: colKind},
		{name: "injury_joined", column: colInjuryJoined},
		{name: "name", column: colName},
		{name: "department", column: colDepartment},
		{name: "cost_centre", column: colCostCentre},
		{name: "id_number", column: colIDNumber},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.name, columns[c.column].English) })
	}
}

// What may be meant in another way than it was read is named, with its line and person.
func TestWhatToLookAtAgain(t *testing.T) {
	type asked struct {
		name, roster, says string
	}
	tabletest.Each(t, []asked{
		{name: "an id that may have lost digits", roster: "id,wage\n440106199001020000,8000\n",
			says: "look at line 2, 440106199001020000: ends in 000"},
		{name: "a job that may be the only one", roster: "id,wage,kind\nA1,8000,兼职\n",
			says: "look at line 2, A1: 兼职 was read as a second job"},
		{name: "more than are named", roster: "id,wage,kind\n" + strings.Join([]string{"A1,8000,兼职", "A2,8000,兼职",
			"A3,8000,兼职", "A4,8000,兼职", "A5,8000,兼职", "A6,8000,兼职", "A7,8000,兼职"}, "\n") + "\n",
			says: "look at 2 more rows of this kind"},
	}, func(t *testing.T, c asked) {
		status, page, errs := pagetest.Program(Run).Run(c.roster, own()...)
		assert.Zero(t, status, errs)
		assert.Contains(t, strings.Join(strings.Fields(page), " "), c.says)
	})
	status, page, _ := pagetest.Program(Run).Run("id,wage,kind\nA1,8000,side_job\nA2,8000,employee\n", own()...)
	assert.Zero(t, status)
	assert.NotContains(t, page, "look at")
}

// Names may stand for numbers where somebody says so.
func TestNamesForNumbers(t *testing.T) {
	const roster = "姓名,缴费工资\n欧阳,8000\n王小明,9000\n"
	pagetest.Program(Run).Check(t, pagetest.Case{Args: own(), Stdin: roster, Status: 2,
		Errs: []string{"column id (工号) is missing", "where names tell people apart, take them: -map 姓名=id"}})
	pagetest.Program(Run).Check(t, pagetest.Case{Args: append(own(), "-extra", "略过"), Page: []string{"爱好"},
		Stdin: "id,wage,爱好\nA1,8000,围棋\n"})
	pagetest.Program(Run).Check(t, pagetest.Case{Args: append(own(), "-map", "姓名=工号"), Stdin: roster,
		Page: []string{"2 read, 2 computed", "王小明"}})
}
