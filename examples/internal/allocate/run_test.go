package allocate

import (
	"cmp"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/exittest"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// settings are the flags of a roster of one's own.
func settings(more ...string) []string {
	return append([]string{"-month", "2025-08", "-injury-rate", "0.002", "-unemployment-rate", "0.008",
		"-housing-rate", "0.05"}, more...)
}

// differing is the program where it finds differences.
func differing(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return Run(args, stdin, stdout, stderr) - program.SomeRefused
}

// put writes files into a folder and returns their paths.
func put(t testing.TB, files ...string) []string {
	t.Helper()
	folder := t.TempDir()
	var paths []string
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(folder, files[i])
		require.NoError(t, os.WriteFile(path, []byte(files[i+1]), 0o600))
		paths = append(paths, path)
	}
	return paths
}

// rows reads a CSV file without its header.
func rows(t testing.TB, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	return all[1:]
}

func TestDemo(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		pagetest.Program(differing).Golden(t, "page."+lang+".txt", "-lang", lang)
		_, page, _ := pagetest.Program(Run).Run("", "-lang", lang)
		pagetest.Fits(t, page, 110)
	}
}

// TestDemoSums: every table of the fictional company adds up to its lists, read here without the program. Columns of
// the lists: 7 is 应缴费额, 5 and 6 of the fund's are 单位缴存额 and 个人月缴存额.
func TestDemoSums(t *testing.T) {
	lists, err := filepath.Glob("demo/2025-08-*.csv")
	require.NoError(t, err)
	require.Len(t, lists, 7)
	var want decimal.Decimal
	add := func(path string, columns ...int) {
		for _, row := range rows(t, path) {
			if row[0] == "合计" {
				continue
			}
			for _, c := range columns {
				want = want.Add(decimal.RequireFromString(row[c]))
			}
		}
	}
	for _, list := range lists {
		add(list, 7)
	}
	add("demo/fund-2025-08.csv", 5, 6)
	out := filepath.Join(t.TempDir(), "a.csv")
	status, _, errs := pagetest.Program(Run).Run("", "-out", out)
	require.Equal(t, 1, status, errs)
	for _, file := range []string{"a.csv", "a-departments.csv", "a-cost-centres.csv"} {
		table := rows(t, filepath.Join(filepath.Dir(out), file))
		var sum decimal.Decimal
		for _, row := range table[:len(table)-1] {
			sum = sum.Add(decimal.RequireFromString(row[len(row)-1]))
		}
		last := table[len(table)-1]
		assert.Equal(t, want.StringFixed(2), sum.StringFixed(2), file)
		assert.Equal(t, want.StringFixed(2), last[len(last)-1], file)
	}
}

const detailHead = "序号,姓名,证件类型,证件号码,缴费工资,缴费基数,费率,应缴费额,减免费额,应补(退)费额,人员编号\n"

// twoPeople is a roster of two at 5942.51 yuan: 8 % is 475.4008, 475.40 yuan.
const twoPeople = "工号,姓名,身份证号,部门,成本中心,缴费工资\n" +
	"A001,某1,TEST00000000000001,研发部,C1,5942.51\nA002,某2,TEST00000000000002,销售部,C2,5942.51\n"

// TestListsOfTheClient are lists as the client exports them, of which the notes beside them say what is right.
func TestListsOfTheClient(t *testing.T) {
	for _, c := range []struct {
		name, file string
		first      string // the id of the first person; empty where it is that of twoPeople
		status     int
		page       []string
	}{
		{name: "a total that fits", file: "b3_total.csv", page: []string{"950.80",
			"All lists are what the slips give"}},
		{name: "a masked id with a personal number", file: "b8_masked.csv", first: "440100000000000011",
			page: []string{"Differences: 0",
				"A001 某1, Pension, employee, line 2: masked id, found by the personal number"}},
		{name: "base and rate differ", file: "b11_base_and_rate.csv", status: 1,
			page: []string{"Differences: 1", "base_and_rate_diff (charged 456.12, ours 475.40)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			people := put(t, "roster.csv", strings.Replace(twoPeople, "TEST00000000000001",
				cmp.Or(c.first, "TEST00000000000001"), 1))
			pagetest.Program(Run).Check(t, pagetest.Case{Status: c.status, Page: c.page,
				Args: settings("-roster", people[0], "-detail",
					"pension:employee="+filepath.Join("..", "adapter", "testdata", c.file))})
		})
	}
}

// TestCauses: every kind of difference has a name. The roster is that of 475.40 yuan each.
func TestCauses(t *testing.T) {
	const (
		first  = "1,某1,居民身份证,TEST00000000000001,5942.51,5942.51,8%,475.40,,,A001\n"
		second = "2,某2,居民身份证,TEST00000000000002,5942.51,5942.51,8%,475.40,,,A002\n"
	)
	for _, c := range []struct {
		name, list string
		status     int
		page       []string
	}{
		{name: "all fits", list: first + second, page: []string{"Differences: 0",
			"研发部        1    475.40      0.00  475.40"}},
		{name: "missing in the only list", list: first, status: 1,
			page: []string{"Differences: 1", "A002 某2: on the roster and in no list"}},
		{name: "a stranger", list: first + second + "3,某3,居民身份证,TEST00000000000003,5510,5510,8%,440.80,,,A003\n",
			status: 1,
			page: []string{"TEST00000000000003 某3, Pension, employee, line 4: in the list, not on the roster " +
				"(charged 440.80, ours -)",
				"(not on the roster)       1    440.80", "1,391.60"}},
		{name: "another base", list: first + "2,某2,居民身份证,TEST00000000000002,6000,6000,8%,480.00,,,A002\n", status: 1,
			page: []string{"base_diff (charged 480.00, ours 475.40); base 6,000.00, ours 5,942.51"}},
		{name: "another rate", list: first + "2,某2,居民身份证,TEST00000000000002,5942.51,5942.51,7%,415.98,,,A002\n",
			status: 1, page: []string{"rate_diff (charged 415.98, ours 475.40); rate 7%, ours 8%"}},
		{name: "one fen of rounding", list: first + "2,某2,居民身份证,TEST00000000000002,5942.51,5942.51,8%,475.41,,,A002\n",
			status: 1, page: []string{"rounding_diff (charged 475.41, ours 475.40)"}},
		{name: "the sum of the list", list: first + second + "合计,,,,,,,951.80,,,\n", status: 1,
			page: []string{"Differences: 1", "the list's own total (charged 951.80, ours 950.80)", "951.80 !"}},
		{name: "a total without an amount", list: first + second + ",合计,,,,,,,,,\n",
			page: []string{"Differences: 0", "remark Pension, employee, line 4: the list's own total",
				"it checks nothing"}},
		{name: "a relief, and a total of what is due", list: first +
			"2,某2,居民身份证,TEST00000000000002,5942.51,5942.51,8%,475.40,0.40,475.00,A002\n合计,,,,,,,950.80,,,\n",
			status: 1, page: []string{"Differences: 1", "it checks nothing", "950.40"}},
		{name: "a mask that two may have", list: "1,某,居民身份证,TEST**************,5942.51,5942.51,8%,475.40,,,\n",
			status: 1, page: []string{"ambiguous (charged 475.40, ours -)", "is masked and may be 2 of ours",
				"(not on the roster)"}},
		{name: "a correction", list: first + second + "3,某2,居民身份证,TEST00000000000002,,,,-20.00,,,A002\n", status: 1,
			page: []string{"a further row of the person: a correction or supplement (charged -20.00, ours -)",
				"930.80"}},
		{name: "a base below the floor, 5510", list: first +
			"2,某2,居民身份证,TEST00000000000002,5000,5000,8%,400.00,,,A002\n",
			status: 1, page: []string{"the base is below the floor, 5510.00"}},
		{name: "a cell that is no amount", list: first + "2,某2,居民身份证,TEST00000000000002,5942.51,5942.51,8%,四百,,,A002\n",
			status: 1, page: []string{"Differences: 1",
				"A002 某2, Pension, employee, line 3: unparsable (charged -, ours 475.40)", "四百"}},
		{name: "a cell that nothing is compared with", list: first +
			"2,某2,居民身份证,TEST00000000000002,五千,5942.51,8%,475.40,,,A002\n", status: 1,
			page: []string{"Differences: 1", `Pension, employee, line 3: a cell of the list; 缴费工资 "五千" `}},
		{name: "a relief is not charged", list: first +
			"2,某2,居民身份证,TEST00000000000002,5942.51,5942.51,8%,475.40,75.40,400.00,A002\n",
			status: 1, page: []string{"(charged 400.00, ours 475.40)", "875.40"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := put(t, "roster.csv", twoPeople, "list.csv", detailHead+c.list)
			status, page, _ := pagetest.Program(Run).Run("", settings("-roster", files[0], "-detail",
				"pension:employee="+files[1])...)
			assert.Equal(t, c.status, status)
			flat := strings.Join(strings.Fields(page), " ")
			for _, text := range c.page {
				assert.Contains(t, flat, strings.Join(strings.Fields(text), " "))
			}
		})
	}
}

// TestOneMedicalItem: 5 % and 0.35 % of 10000.30 are 500.015 and 35.00105, 500.02 and 35.00 yuan in two lines; 5.35 %
// is 535.01605, 535.02 yuan in one. Of 10000.10 they are 500.005 and 35.00035, 500.01 and 35.00; 5.35 % is 535.00535,
// 535.01. Of 10000.90: 500.045, 35.00315, 500.05 and 35.00, 535.04815 is 535.05. Of 6516.35: 325.8175 and 22.807225,
// 325.82 and 22.81, 348.63 in two; 348.624725, 348.62 in one.
func TestOneMedicalItem(t *testing.T) {
	files := put(t, "roster.csv", "工号,身份证号,缴费工资\nA001,TEST00000000000001,6516.35\nA002,TEST00000000000002,10000.30\n",
		"职工基本医疗保险（含生育保险）单位.csv", detailHead+
			"1,某1,居民身份证,TEST00000000000001,6516.35,6516.35,5.35%,348.62,,,A001\n"+
			"2,某2,居民身份证,TEST00000000000002,10000.30,10000.30,5.35%,535.02,,,A002\n")
	pagetest.Program(Run).Check(t, pagetest.Case{Args: settings("-roster", files[0], "-detail", files[1]),
		Page: []string{"taken for Medical, employer",
			"remark  A001, Medical, employer, line 2: one medical item, rounded once " +
				"(charged 348.62, ours 348.63)", "883.64"}})
}

// TestTheFund: 5 % of 8888.88 is 444.444, 444 yuan in whole yuan; the list charged 400 of 8000, and a subsidy of 100.
// The ceiling of the month is 39828, of which 5 % is 1991.40, 1991 yuan.
func TestTheFund(t *testing.T) {
	const head = "个人账号,姓名,证件类型,证件号码,当前工资,单位缴存额,个人月缴存额,补贴工资,补贴月缴,合计月缴额,个人状态\n"
	files := put(t, "roster.csv", "身份证号,缴费工资,部门\nTEST00000000000001,8888.88,研发部\nTEST00000000000002,50000,研发部\n",
		"fund.csv", head+"G1,某1,居民身份证,TEST00000000000001,8000,400,400,,100,900,正常\n"+
			"G2,某2,居民身份证,TEST00000000000002,50000,1991,1991,,0,3982,正常\n合计,,,,,2391,2391,,100,4882,\n")
	pagetest.Program(Run).Check(t, pagetest.Case{Status: 1, Args: settings("-roster", files[0], "-fund", files[1]),
		Page: []string{"fund subsidy", "4,882.00", "base_diff (charged 400.00, ours 444.00)", "Differences: 2"}})
}

// TestOwnRatesOfTheFund: a person's own rates of 12 % of 10000 yuan are 1200 yuan.
func TestOwnRatesOfTheFund(t *testing.T) {
	files := put(t, "roster.csv", "工号,身份证号,缴费工资,公积金比例\nA1,TEST00000000000001,10000,12%\n", "fund.csv",
		"个人账号,姓名,证件类型,证件号码,当前工资,单位缴存额,个人月缴存额,补贴工资,补贴月缴,合计月缴额,个人状态\n"+
			"G1,某1,居民身份证,TEST00000000000001,10000,1200,1200,,,2400,正常\n")
	pagetest.Program(Run).Check(t, pagetest.Case{Args: settings("-roster", files[0], "-fund", files[1]),
		Page: []string{"Differences: 0", "2,400.00"}})
}

// TestPeopleByTheirNumbers: a roster without identity documents knows people by 人员编号.
func TestPeopleByTheirNumbers(t *testing.T) {
	files := put(t, "roster.csv", "工号,缴费工资\nA001,5942.51\n", "list.csv",
		detailHead+"1,某1,居民身份证,TEST00000000000001,5942.51,5942.51,8%,475.40,,,A001\n")
	pagetest.Program(Run).Check(t, pagetest.Case{Page: []string{"Differences: 0", "known by the personal number"},
		Args: settings("-roster", files[0], "-detail", "pension:employee="+files[1])})
}

// TestARefusedRowKeepsItsCharges: what was charged stays with the person and the department.
func TestARefusedRowKeepsItsCharges(t *testing.T) {
	files := put(t, "roster.csv", strings.Replace(twoPeople, "C2,5942.51", "C2,面议", 1), "list.csv",
		detailHead+"1,某1,居民身份证,TEST00000000000001,5942.51,5942.51,8%,475.40,,,A001\n"+
			"2,某2,居民身份证,TEST00000000000002,5942.51,5942.51,8%,475.40,,,A002\n")
	pagetest.Program(Run).Check(t, pagetest.Case{Status: 1, Errs: []string{"roster.csv:3: A002: 缴费工资 \"面议\""},
		Args: settings("-roster", files[0], "-detail", "pension:employee="+files[1]),
		Page: []string{"2 people, 1 refused", "the row of the roster was refused", "销售部"}})
}

func TestRefused(t *testing.T) {
	files := put(t, "roster.csv", twoPeople, "pension-employee.csv", detailHead, "b.csv", detailHead)
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{name: "lists without a roster", args: []string{"-detail", files[1]}, says: "pass -roster"},
		{name: "a roster without lists", args: settings("-roster", files[0]), says: "there is nothing to allocate"},
		{name: "no settings", args: []string{"-roster", files[0], "-detail", files[1]},
			says: "-injury-rate or -injury-class"},
		{name: "a list twice", args: settings("-roster", files[0], "-detail", files[1], "-detail",
			"pension:employee="+files[2]), says: "are both of Pension, employee"},
		{name: "in Chinese", args: settings("-lang", "zh", "-roster", files[0], "-detail", files[2]),
			says: "的文件名看不出是哪一个险种"},
		{name: "an output that is a list", args: settings("-roster", files[0], "-detail", files[1], "-out", files[1]),
			says: "is an input of this run"},
		{name: "a list without a header", args: settings("-roster", files[0], "-detail", "pension:employee="+files[0]),
			says: "缴费基数"},
		{name: "a list that is not there", args: settings("-roster", files[0], "-fund", "none.csv"), says: "none.csv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pagetest.Program(Run).Check(t, pagetest.Case{Args: c.args, Status: 2, Errs: []string{c.says}})
		})
	}
}

func TestExits(t *testing.T) {
	files := put(t, "pension-employee.csv", detailHead)
	exittest.Check(t, Run, settings("-detail", files[0], "-roster")...)
}

// TestAnEmptyRoster is written with every column, and named by the flag that takes it.
func TestAnEmptyRoster(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	pagetest.Program(Run).Check(t, pagetest.Case{Args: []string{"-template", path},
		Page: []string{"pass it with -roster"}})
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Contains(t, string(text), "name,department,cost_centre,id_number")
}

func TestTheRefusedRowsHaveAFile(t *testing.T) {
	files := put(t, "roster.csv", twoPeople+"A003,某3,TEST00000000000003,=1+1,C1,8000\n", "list.csv", detailHead)
	path := filepath.Join(filepath.Dir(files[0]), "refused.csv")
	status, _, _ := pagetest.Program(Run).Run("", settings("-roster", files[0], "-detail", "pension:employee="+files[1],
		"-refused", path)...)
	assert.Equal(t, 1, status)
	refused := rows(t, path)
	require.Len(t, refused, 1)
	assert.Equal(t, []string{"4", "部门", "'=1+1"}, refused[0][1:4])
}

func TestColumns(t *testing.T) {
	status, page, _ := pagetest.Program(Run).Run("", "-columns", "-lang", "zh")
	assert.Equal(t, 0, status)
	assert.Contains(t, page, "cost_centre (成本中心)")
	assert.Contains(t, page, "id_number (证件号码)")
}
