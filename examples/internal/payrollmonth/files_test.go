package payrollmonth

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// withheldBy computes 2025-08 of a roster of testdata/reports. It returns "id total" of every slip, the total being
// what is withheld from the person.
func withheldBy(t *testing.T, file string) (status int, slips []string, page, errs string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "slips.csv")
	status, page, errs = runWith(t, "", own("-in", filepath.Join("testdata", "reports", file), "-out", out)...)
	written, err := os.Open(out)
	if err != nil {
		return status, nil, page, errs
	}
	defer written.Close()
	rows, err := csv.NewReader(written).ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		slips = append(slips, row[0]+" "+row[len(row)-5])
	}
	return status, slips, page, errs
}

// The rosters that people have. What is withheld of 3000 is 440.80 + 124.72 + 6.00 + 150.00 = 721.52: pension on 5510,
// medical insurance on 6236, unemployment insurance and the fund on the wage. In the same way 1216.00 is withheld of
// 8000 and 1368.00 of 9000, 15.2 % each.
func TestRostersPeopleHave(t *testing.T) {
	three := []string{"A001 721.52", "A002 2720.80", "A003 4900.72"}
	for _, c := range []struct {
		file   string
		status int
		slips  []string
		says   []string // on the page or among the errors
	}{
		{file: "07_title_row.csv", slips: three,
			says: []string{"line 1 passed over, above the header: 广州某某科技有限公司2025年8月社保缴费基数表"}},
		// Pension 8000 × 8 %, medical 9000 × 2 %, unemployment 3000 × 0.2 % and the fund 3000 × 5 %.
		{file: "08_merged_header.csv", slips: []string{"A001 976.00"},
			says: []string{"line 1 passed over, above the header: 员工信息 社保基数"}},
		{file: "09_total_row.csv", slips: three,
			says: []string{"line 5, 合计, is nobody's and adds up the rows above: 缴费工资 72900.00"}},
		{file: "09c_total_row_xiaoji.csv", slips: three, says: []string{
			"line 5, 小计（3人）, is nobody's and adds up the rows above: 缴费工资 72900.00",
			"line 6 passed over, a note below the table: 制表人：某某"}},
		{file: "11_thousands_quoted.csv", slips: []string{"A001 1876.25", "A002 721.52"},
			says: []string{"numbers with a comma between thousands: 2"}},
		{file: "12_currency.csv", slips: []string{"A001 721.52", "A002 2720.80", "A003 825.52", "A004 825.52"},
			says: []string{"numbers with a yuan sign or word: 4"}},
		{file: "13_fullwidth.csv", slips: []string{"A001 721.52", "A002 2720.85", "A003 825.52"},
			says: []string{"full-width characters: "}},
		{file: "14_sci_id.csv", status: 1, says: []string{
			":2: 工号 \"4.40106E+17\" was made a number by a spreadsheet and has lost digits",
			":3: 工号 \"4.40106E+17\" was made", ":4: 工号 \"4.40107E+17\" was made"}},
		{file: "19_hidden.csv", status: 1, says: []string{"invisible characters taken out: ",
			":8: A007: 缴费工资 \"7 000\" has a blank inside the number", ":9: A008: 缴费工资"},
			slips: []string{"A001 721.52", "A002 825.52", "A003 825.52", "A004 916.72", "A005 1064.00",
				"A006 1064.00"}},
		{file: "21_realistic_headers.csv", slips: []string{"440106199001010013 721.52"},
			says: []string{"columns passed over: 序号, 姓名, 证件类型, 部门, 入职日期, 备注"}},
		{file: "21c_header_units.csv", slips: []string{"A001 721.52"}},
		{file: "f01.csv", status: 1, says: []string{"seems to have the amount 8,000, cut at its commas; write 8000"}},
		{file: "f03.csv", slips: []string{"E1 1216.00", "E2 1368.00"},
			says: []string{"合计, is nobody's and adds up the rows above: 缴费工资 17000.00"}},
		{file: "f04.csv", status: 1, says: []string{"has lost digits"}},
		{file: "f10.csv", slips: []string{"440981199001010033 1216.00"},
			says: []string{"columns passed over: 姓名, 应发工资", "1 person has rates of its own"}},
		{file: "01_gbk.csv", status: 2, says: []string{"probably GBK", "go run -C examples/shebao . month"}},
		{file: "f05.csv", status: 2, says: []string{"probably GBK", "go run -C examples/shebao . month"}},
		{file: "03_utf16_tab.txt", status: 2, says: []string{"UTF-16 text", "go run -C examples/shebao . month"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			status, slips, page, errs := withheldBy(t, c.file)
			assert.Equal(t, c.status, status, errs)
			assert.Equal(t, c.slips, slips)
			told := strings.Join(strings.Fields(page+errs), " ")
			for _, says := range c.says {
				assert.Contains(t, told, says)
			}
		})
	}
}

func TestColumnsAreListed(t *testing.T) {
	status, page, _ := runWith(t, "", "-columns", "-lang", "zh")
	assert.Equal(t, program.AllGood, status)
	for _, says := range []string{"wage (缴费工资): 申报的月缴费工资（元）", "也可写作：缴费基数、社保基数", "没有时用：应发工资、应发", "例如：5%"} {
		assert.Contains(t, page, says)
	}
}

func TestRowsOfARoster(t *testing.T) {
	for _, c := range []struct {
		name, roster string
		args         []string
		status       int
		says         []string
	}{
		{name: "sums that differ", roster: "工号,缴费工资\nE1,8000\n合计,9000\n", status: program.SomeRefused,
			says: []string{"stdin:3: is a row of sums, 合计: it has 缴费工资 9000, and the rows above add up to 8000.00",
				"1 read, 1 computed, 0 refused"}},
		{name: "another month", roster: "工号,缴费工资,月份\nE1,8000,202508\nE2,8000,2025年9月\n", status: program.SomeRefused,
			says: []string{`月份 "2025年9月" is not 2025-08, the month of the run`, "2 read, 1 computed, 1 refused"}},
		{name: "another city", roster: "工号,缴费工资,城市\nE1,8000,广州市天河区\nE2,8000,深圳\n", status: program.SomeRefused,
			says: []string{`城市 "深圳" is another city; this program knows Guangzhou alone`}},
		// 8000 × 7 % and 6 % of the fund: 656 + 160 + 16 + 480 and so on.
		{name: "rates of one's own", roster: "工号,缴费工资,单位公积金比例,个人公积金比例\nE1,8000,7%,0.06\n",
			says: []string{"560.00", "480.00", "1 person has rates of its own", "rates with a % sign: 1"}},
		{name: "a rate without a sign", roster: "工号,缴费工资,公积金比例\nE1,8000,7\n", status: program.SomeRefused,
			says: []string{`公积金比例 "7" is above 1 and has no percent sign`}},
		{name: "rates without a sign are per cent", roster: "工号,缴费工资,公积金比例\nE1,8000,7\n", args: []string{"-percent"},
			says: []string{"560.00", "rates without a sign, read as per cent: 1"}},
		{name: "two rates for one side", roster: "工号,缴费工资,公积金比例,单位公积金比例\nE1,8000,7%,6%\n", status: program.SomeRefused,
			says: []string{`单位公积金比例 "6%" is there beside the rate of both sides; fill one of the two`}},
		{name: "a rate that no month has", roster: "工号,缴费工资,单位公积金比例\nE1,8000,50%\n", status: program.SomeRefused,
			says: []string{`单位公积金比例 "0.5" is not within 0.05 to 0.12`}},
		{name: "a rate of both sides that no month has", roster: "工号,缴费工资,公积金比例\nE1,8000,50%\n",
			status: program.SomeRefused, says: []string{`E1: 公积金比例 "0.5" is not within 0.05 to 0.12`}},
		// An intern is outside of all but injury insurance, which is joined alone where the row says so: 粤人社规〔2020〕55号.
		{name: "kinds of people", roster: "工号,缴费工资,人员类别,参加工伤\nE1,8000,在职,\nE2,8000,退休返聘,\nE3,8000,实习,是\n",
			says: []string{"3 read, 3 computed, 0 refused", "3 rows with a kind of person",
				"Pension 1 0 0 640.00 1,280.00",
				"Injury 2 "}},
		// 5 % of 8000 into the fund where the row says so; the five insurances of 社会保险法 第九十七条 and
		// 港澳台居民在内地（大陆）参加社会保险暂行办法 either way.
		{name: "people of whom no text says whether they are in the fund",
			roster: "工号,缴费工资,人员类别,缴存公积金\nE1,8000,港澳台,是\nE2,8000,外籍,否\nE3,8000,港澳台,\n",
			status: program.SomeRefused,
			says: []string{"3 read, 2 computed, 1 refused", "Pension 2 0 0 1,280.00 2,560.00",
				"Housing fund 1 0 0 400.00 400.00",
				`stdin:4: E3: 人员类别 "港澳台" is a kind of which no text at hand says whether it is in the scheme; ` +
					"ask the authority, and write yes or no in the column housing_joined (缴存公积金)"}},
		{name: "an answer to what a text says", roster: "工号,缴费工资,人员类别,缴存公积金\nE1,8000,在职,否\n",
			status: program.SomeRefused, says: []string{`缴存公积金 "否" hold an answer to what a text at hand says`}},
		{name: "somebody in no scheme", roster: "工号,缴费工资,人员类别\nE1,8000,实习\n", args: []string{"-out", "-"},
			says: []string{`0.00,0.00,,,"Pension, Medical, Unemployment, Housing fund: works without an employment`,
				"E1: in no scheme"}},
		{name: "a rate of the fund of one's own", roster: "工号,缴费工资,公积金比例\nE1,8000,7%\nE2,8000,7%\n",
			says: []string{"E1: a rate of the fund of its own"}},
		{name: "a kind that is not known", roster: "工号,缴费工资,人员类别\nE1,8000,√\nE2,8000,顾问\n", status: program.SomeRefused,
			says: []string{`人员类别 "顾问" is not known here; write one of: employee (在职), side_job (兼职), ` +
				`retired_rehire (退休返聘)`}},
		{name: "injury insurance alone without a kind", roster: "工号,缴费工资,参加工伤\nE1,8000,是\n",
			status: program.SomeRefused,
			says:   []string{`参加工伤 "是" is for people of some kinds alone; fill the column kind`}},
		{name: "a wage far under the floor", roster: "工号,缴费工资\nE1,12.00\n",
			says: []string{"line 2, E1: a wage of 12.00 is less than half the floor 2500.00"}},
		{name: "no such wage", roster: "工号,缴费工资\nE1,1250\n", says: []string{"1 read, 1 computed, 0 refused"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, page, errs := runWith(t, c.roster, own(append([]string{"-in", "-"}, c.args...)...)...)
			assert.Equal(t, c.status, status, errs)
			told := strings.Join(strings.Fields(page+errs), " ")
			for _, says := range c.says {
				assert.Contains(t, told, says)
			}
			assert.Equal(t, c.name == "a wage far under the floor", strings.Contains(told, "Look at"))
		})
	}
}
