package payrollyear

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
)

const header = "id,name,id_number,kind,hired,left,arrival,base_before," +
	"last_year_total,last_year_months,monthly_pay,first_pay,unpaid_month,borne\n"

var ownSettings = []string{"-injury-rate", "0.002", "-unemployment-rate", "0.008", "-housing-rate", "0.05"}

func own(args ...string) []string {
	return append(append([]string{"-in", "-"}, ownSettings...), args...)
}

func TestRosterOfOnesOwn(t *testing.T) {
	const a = "A,甲,1,employee,2020-01-01,,,8000,96000,12,8000,,,\n"
	for _, c := range []struct {
		name string
		pagetest.Case
	}{
		{name: "one person", Case: pagetest.Case{Args: own(), Stdin: header + a,
			Page: []string{"Roster: stdin; people: 1 at the start of the year", "None was given: pass -bill",
				"Due 14,592.00 = withheld 14,592.00"}}}, // 8,000 x (8 + 2 + 0.2 + 5) % = 1,216.00, twelve times
		{name: "Chinese columns", Case: pagetest.Case{Args: own("-lang", "zh"),
			Stdin: "工号,姓名,证件号码,人员类别,入职日,月工资,年初缴费基数,上年工资总额,上年工作月数\nA,甲,1,employee,2020-01-01,8000,8000,96000,12\n",
			Page:  []string{"年初 1 ＋"}}},
		{name: "a header in Chinese", Case: pagetest.Case{Args: own("-lang", "zh"), Stdin: "id,pay\n", Status: 2,
			Errs: []string{"不认识 \"pay\" 这一列", "缺 hired (入职日) 这一列"}}},
		{name: "a leaver declares nothing", Case: pagetest.Case{Args: own(),
			Stdin: header + "A,甲,1,employee,2020-01-01,2025-03-31,,8000,,,8000,,,\n",
			Page:  []string{"people: 1 at the start of the year"}}},
		{name: "an intern", Case: pagetest.Case{Args: own(),
			Stdin: header + "B,乙,2,intern,2024-09-01,,,3000,12000,4,3000,,,\n",
			Page:  []string{"full-time student, insured here: none"}}},
		{name: "a re-hired pensioner has no base to give", Case: pagetest.Case{Args: own(),
			Stdin: header + "B,乙,2,retired_rehire,2020-01-01,,,,,,6000,,,\n",
			Page:  []string{"draws a pension, insured here: none", "Due 0.00 = withheld 0.00"}}},
		{name: "nothing differs, so there is no cause", Case: pagetest.Case{Args: own("-lang", "zh"),
			Stdin: header + "B,乙,2,retired_rehire,2020-01-01,,,,,,6000,,,\n",
			Page:  []string{"当月代扣 0.00。"}, Not: []string{"按原因的行数：。"}}},
		{name: "the names of columns that other programs know", Case: pagetest.Case{Args: own("-lang", "zh"),
			Stdin: "员工编号,员工姓名,身份证号,用工类型,入职日期,应发工资,年初缴费基数,上年工资总额,上年工作月数\n" +
				"A,甲,1,在职,2020-01-01,8000,8000,96000,12\n", Page: []string{"年初 1 ＋"}}},
		{name: "an intern of the year, outside of the fund once",
			Case: pagetest.Case{Args: own(), // not for its first job too
				Stdin: header + "B,乙,2,intern,2025-09-01,,first_job,,,,3000,3000,,\n",
				Page:  []string{"full-time student, insured here: none"}}},
		{name: "borne without document", Case: pagetest.Case{Args: own(),
			Stdin: header + a + "B,乙,2,employee,2020-01-01,,,8000,96000,12,8000,,,yes\n", Status: 1,
			Page: []string{"in no figure below: 1"},
			Errs: []string{"stdin:3: B: the employer bears a part", "pass -borne-source"}}},
		{name: "borne without document, in Chinese", Case: pagetest.Case{Args: own("-lang", "zh"),
			Stdin: header + a + "B,乙,2,employee,2020-01-01,,,8000,96000,12,8000,,,yes\n", Status: 1,
			Page: []string{"未计入下列任何数字的行：1"}, Errs: []string{"stdin:3: B: 单位代为负担一部分"}}},
		{name: "pay too small in November",
			Case: pagetest.Case{Args: own(), Stdin: header + "B,乙,2,employee,2020-01-01,,,3000,36000,12,700,,,\n",
				Page: []string{"pay too small", "still to be withheld", "pay too small for what was made up: 3.20"}}},
		{name: "limits that came on time", Case: pagetest.Case{Args: own("-on-time"),
			Stdin: header + "B,乙,2,employee,2020-01-01,,,3000,36000,12,3000,,,\n",
			Page: []string{"Nothing: every month was run on the figures now in force (-on-time).",
				// 5,510 x 8 %, 6,236 x 2 %, 3,000 x 0.2 % and 5 %
				"2025-07       1   0    0    440.80    124.72     6.00    150.00    721.52    721.52"}}},
		{name: "no settings", Case: pagetest.Case{Args: []string{"-in", "-", "-out", "x"}, Status: 2,
			Errs: []string{"-injury-rate is missing: a roster of your own needs the employer's own settings",
				"-unemployment-rate is missing",
				"-housing-rate is missing", "-taxpayer is missing"}}},
		{name: "a rate that cannot be", Case: pagetest.Case{Args: []string{"-in", "-", "-injury-rate", "2",
			"-unemployment-rate", "0.008", "-housing-rate", "0.05"},
			Stdin: header + a, Status: 2, Errs: []string{"injury"}}},
		{name: "no rows",
			Case: pagetest.Case{Args: own(), Stdin: header, Status: 2, Errs: []string{"the roster has no row"}}},
		{name: "nobody can be computed", Case: pagetest.Case{Args: own(),
			Stdin:  header + "B,乙,2,employee,2020-01-01,,,8000,96000,12,8000,,,yes\n", // borne without document
			Status: 1, Errs: []string{"stdin:2: B: the employer bears a part", "stdin: nobody could be computed"}}},
		{name: "an unknown column", Case: pagetest.Case{Args: own(), Stdin: "id,wages\n", Status: 2,
			Errs: []string{`column "wages" is not known`}}},
		{name: "a column missing",
			Case: pagetest.Case{Args: own(), Stdin: "id\n", Status: 2, Errs: []string{"id_number"}}},
	} {
		t.Run(c.name, func(t *testing.T) { pagetest.Program(Run).Check(t, c.Case) })
	}
}

func TestRowsThatAreRefused(t *testing.T) {
	const good = "A,甲,1,employee,2020-01-01,,,8000,96000,12,8000,,,\n"
	for _, c := range []struct {
		name     string
		row, err string
	}{
		{"an id twice", "A,乙,2,employee,2020-01-01,,,8000,96000,12,8000,,,",
			`id "A" is a duplicate: it stands in line 2 already`},
		{"an id number twice", "B,乙,1,employee,2020-01-01,,,8000,96000,12,8000,,,",
			`id_number "1" is a duplicate: it stands in line 2 already`},
		{"no id", ",乙,2,employee,2020-01-01,,,8000,96000,12,8000,,,", "id is empty"},
		{"no name", "B,,2,employee,2020-01-01,,,8000,96000,12,8000,,,", "name is empty"},
		{"no id number", "B,乙,,employee,2020-01-01,,,8000,96000,12,8000,,,", "id_number is empty"},
		{"an unknown kind", "B,乙,2,robot,2020-01-01,,,8000,96000,12,8000,,,",
			`kind "robot" is not known here; write one of: employee (在职), side_job (兼职), `},
		{"no first day", "B,乙,2,employee,,,,8000,96000,12,8000,,,", "hired is empty"},
		{"no day", "B,乙,2,employee,2020-13-01,,,8000,96000,12,8000,,,", `hired "2020-13-01"`},
		{"no pay", "B,乙,2,employee,2020-01-01,,,8000,96000,12,,,,", "monthly_pay is empty"},
		{"pay of a third decimal", "B,乙,2,employee,2020-01-01,,,8000,96000,12,8.005,,,", "more than 2 decimals"},
		{"pay below zero", "B,乙,2,employee,2020-01-01,,,8000,96000,12,-1,,,", "monthly_pay"},
		{"hired after the year", "B,乙,2,employee,2026-01-01,,,8000,96000,12,8000,,,",
			"is after the year of the run"},
		{"left before the year", "B,乙,2,employee,2020-01-01,2024-12-31,,8000,96000,12,8000,,,",
			"is before the year of the run"},
		{"left before the first day", "B,乙,2,employee,2025-03-02,2025-03-01,transfer,,,,8000,8000,,",
			"is before the first day"},
		{"no base in January", "B,乙,2,employee,2020-01-01,,,,96000,12,8000,,,", "base_before is empty"},
		{"nothing to declare", "B,乙,2,employee,2020-01-01,,,8000,,12,8000,,,",
			"and last_year_months are needed"},
		{"thirteen months", "B,乙,2,employee,2020-01-01,,,8000,96000,13,8000,,,",
			`last_year_months "13" is above 12; write the months worked in the year before, 1 to 12`},
		{"no months", "B,乙,2,employee,2020-01-01,,,8000,96000,0,8000,,,",
			`last_year_months "0" is below 1; write the months worked in the year before, 1 to 12`},
		{"an arrival long ago", "B,乙,2,employee,2020-01-01,,transfer,8000,96000,12,8000,,,",
			`arrival "transfer" does not go with the day of joining; leave it empty`},
		{"a first pay long ago", "B,乙,2,employee,2020-01-01,,,8000,96000,12,8000,8000,,",
			`first_pay "8000" does not go with the day of joining`},
		{"no arrival", "B,乙,2,employee,2025-03-01,,,,,,8000,8000,,",
			"arrival is empty; the provident fund's first month depends on it: write first_job"},
		{"no first pay", "B,乙,2,employee,2025-03-01,,transfer,,,,8000,,,", "first_pay is empty"},
		{"a base of one who is new", "B,乙,2,employee,2025-03-01,,transfer,8000,,,8000,8000,,",
			`base_before "8000" does not go with the day of joining`},
		{"no month", "B,乙,2,employee,2020-01-01,,,8000,96000,12,8000,,5月,",
			`unpaid_month "5月" is not a day or a month`},
		{"unpaid in another year", "B,乙,2,employee,2020-01-01,,,8000,96000,12,8000,,2024-05,",
			"is not a month the person works in"},
		{"unpaid after leaving", "B,乙,2,employee,2020-01-01,2025-04-30,,8000,96000,12,8000,,2025-05,",
			"is not a month the person works in"},
		{"borne by a word", "B,乙,2,employee,2020-01-01,,,8000,96000,12,8000,,,maybe",
			`borne "maybe" is not known here; write one of: yes (是), no (否)`},
		{"a quote that does not close", "B,\"8", "stdin:3: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			pagetest.Program(Run).Check(t,
				pagetest.Case{Args: own(), Stdin: header + good + c.row + "\n", Status: 1,
					Errs: []string{"stdin:3: ", c.err},
					Page: []string{"in no figure below: 1", "people: 1 at the start of the year"}})
		})
	}
	pagetest.Program(Run).Check(t,
		pagetest.Case{Args: own("-lang", "zh"), Stdin: header + good + "B,,2,robot,,,,,,,,,,\n", Status: 1,
			Page: []string{"不能使用"}, Errs: []string{"不是这里可填的内容；请填写其中之一：在职、兼职、退休返聘、实习生", "请写入职日", "请写月工资", "文件需要姓名"}})
}

func TestFlags(t *testing.T) {
	bill := []string{"-bill", "no-such-file", "-bill-scheme", "pension", "-bill-payer", "employee", "-bill-month"}
	for _, c := range []struct {
		name string
		pagetest.Case
	}{
		{name: "a flag of the bill",
			Case: pagetest.Case{Args: []string{"-bill-month", "2025-10"}, Errs: []string{"pass -bill too"}}},
		{name: "another year of the fictional company", Case: pagetest.Case{Args: append(bill, "2024-10"),
			Errs: []string{"the fictional company is of 2025: pass a roster of your own with -in"}}},
		{name: "a year of the fictional company", Case: pagetest.Case{Args: []string{"-year", "2024"},
			Errs: []string{"the fictional company is of 2025"}}},
		{name: "two years", Case: pagetest.Case{Args: append(own(bill...), "2024-10", "-year", "2025"),
			Errs: []string{"-year 2025 is not that of -bill-month 2024-10: leave -year out"}}},
		{name: "no year",
			Case: pagetest.Case{Args: own("-year", "25"), Errs: []string{"-year 25 is not a year from 1900 to 2200"}}},
		{name: "a year nothing is known of", Case: pagetest.Case{Args: own("-year", "2012"),
			Errs: []string{"2012-01 cannot be computed",
				"no employer rate (pension.employer_rate) is known for 2012-01"}}},
		{name: "files beside a bill", Case: pagetest.Case{Args: append(own(bill...), "2025-10", "-out", "x"),
			Errs: []string{"-out writes the files of a year; -bill computes one month"}}},
		{name: "no such bill", Case: pagetest.Case{Args: append(bill, "2025-10"), Errs: []string{"no-such-file"}}},
		{name: "no scheme, payer", Case: pagetest.Case{Args: []string{"-bill", "x"},
			Errs: []string{"-bill-month", "-bill-scheme", "-bill-payer"}}},
		{name: "the fund",
			Case: pagetest.Case{Args: []string{"-bill", "x", "-bill-month", "2025-10", "-bill-scheme", "housing",
				"-bill-payer", "employee"}, Errs: []string{"has no list in the tax client"}}},
		{name: "an invalid total",
			Case: pagetest.Case{Args: append(bill, "2025-10", "-bill-total", "1e3"), Errs: []string{"-bill-total"}}},
		{name: "no such roster", Case: pagetest.Case{Args: append([]string{"-in", "no-such-file"}, ownSettings...),
			Errs: []string{"no-such-file"}}},
		{name: "a language", Case: pagetest.Case{Args: []string{"-lang", "fr"}, Errs: []string{"-lang"}}},
		{name: "an argument too many", Case: pagetest.Case{Args: []string{"2025"}, Errs: []string{"2025"}}},
	} {
		c.Status = 2
		t.Run(c.name, func(t *testing.T) { pagetest.Program(Run).Check(t, c.Case) })
	}
	status, errs := pagetest.Program(Run).RunIntoFull()
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "the page cannot be written")
	status, _,
		errs = pagetest.Program(Run).RunOn(
		pagetest.Broken(header+"A,甲,1,employee,2020-01-01,,,8000,96000,12,8000,,,\n"), own()...)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "the disk is gone")
}
