package retirement

import (
	"encoding/csv"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// months writes a history of equal months.
func months(from string, n int, base, average string) string {
	m, err := rule.ParseMonth(from)
	if err != nil {
		return ""
	}
	text := "month,base,average\n"
	for i := range n {
		text += fmt.Sprintf("%s,%s,%s\n", m.Add(i), base, average)
	}
	return text
}

// man is born in 1965-01 and reads his history from standard input.
func man(more ...string) []string {
	return append(
		[]string{"-in", "-", "-category", "male60", "-birth", "1965-01", "-balance", "50000", "-balance-year", "2024"},
		more...)
}

// cellsOf returns the cells of the first row of the page that begins with a label.
func cellsOf(t *testing.T, page, label string) []string {
	t.Helper()
	for _, line := range strings.Split(page, "\n") {
		if rest, found := strings.CutPrefix(line, "  "+label+"  "); found {
			return regexp.MustCompile(` {2,}`).Split(strings.TrimSpace(rest), -1)
		}
	}
	t.Fatalf("no row %q in\n%s", label, page)
	return nil
}

// TestByHand is a man born in 1965-01 (one month of delay: 60 years and 1 month in 2025-02) who has paid 180 months,
// 2010-03 to 2025-02, on 6,000 where the average is 7,500: every index is 0.8. On 2024-01-01 his account holds 50,000.
//
// Account, 8 % of 6,000 = 480 a month; rates 2.62 % (2024), 1.5 % (2025), then 2 % assumed:
//
//	2024        50,000.00 + 1,310.00 + 12 × 480           =  57,070.00
//	to 2025-01  57,070.00 + 71.34 (71.3375) + 480         =  57,621.34
//	to 2025-02  57,070.00 + 142.68 (142.675) + 960        =  58,172.68
//	2025        57,070.00 + 856.05 + 5,760                =  63,686.05
//	2026        63,686.05 + 1,273.72 (1,273.721) + 5,760  =  70,719.77
//	2027        70,719.77 + 1,414.40 (1,414.3954) + 5,760 =  77,894.17
//	to 2028-01  77,894.17 + 129.82 (129.8236…) + 480      =  78,503.99
//	to 2028-02  77,894.17 + 259.65 (259.6472…) + 960      =  79,113.82
//
// Early, 2025-01, 60 years: 179 months, one fewer than 180: no monthly pension.
// Statutory, 2025-02, 180 months, benefit base of 2025 9,493:
//
//	basic         (9,493 + 9,493 × 0.8) ÷ 2 × 15 × 1 % = 9,493 × 0.135 = 1,281.555 -> 1,281.56
//	account       58,172.68 ÷ 138.4 (139 - 7 ÷ 12 = 138.41…)           =   420.32 (420.3228…)
//	transitional  100 + 4 × 15                                         =   160.00
//	total                                                                1,861.88
//
// Late, 2028-02, 63 years and 1 month, 216 months, the base of 2025 carried forward:
//
//	basic         9,493 × 0.9 × 18 × 1 % = 9,493 × 0.162   = 1,537.87 (1,537.866)
//	account       79,113.82 ÷ 116.3 (117 - 8 ÷ 12 = 116.33…) =  680.26 (680.2564…)
//	transitional  100 + 4 × 18                             =   172.00
//	total                                                    2,390.13
//
// Survivors at an income of 4,000: 14 years and 10 or 11 months give 9 months, 215 months (17 11/12 years) 9 + 2 11/12
// of them: 2 × 4,000 = 8,000 with 36,000, and with 47,666.67.
func TestByHand(t *testing.T) {
	file := months("2010-03", 180, "6000", "7500")
	status, page, errs := runWith(t, file, man("-rate-future", "0.02", "-carry-forward", "-urban-income", "4000")...)
	require.Equal(t, program.AllGood, status, errs)
	for label, want := range map[string][]string{
		"Month of retirement":         {"2025-01", "2025-02", "2028-02"},
		"Against the statutory month": {"1 month earlier", "the same", "36 months later"},
		"Age":                         {"60 years", "60 years 1 month", "63 years 1 month"},
		"Least contribution months":   {"180", "180", "180"},
		"Months paid so far":          {"179", "180", "180"},
		"Still missing":               {"1", "0", "0"},
		"Months assumed until then":   {"0", "0", "36"},
		"Missing when retiring":       {"1", "0", "0"},
		"Average index":               {"0.8000", "0.8000", "0.8000"},
		"Divisor, months":             {"139", "138.4", "116.3"},
		"Account balance, yuan":       {"57,621.34", "58,172.68", "79,113.82"},
		"Benefit base, yuan":          {"9,493.00", "9,493.00", "9,493.00 [1]"},
		"Basic pension":               {"months missing [2]", "1,281.56", "1,537.87"},
		"Account pension":             {"months missing [2]", "420.32", "680.26"},
		"Transitional pension":        {"months missing [2]", "160.00", "172.00"},
		"Transitional adjustment":     {"months missing [2]", "0.00", "0.00"},
		"Pension, yuan a month":       {"months missing [2]", "1,861.88", "2,390.13"},
		"Grade, the weakest used":     {"-", "supplied", "supplied"},
		"Lump sum, months of income":  {"9", "9", "11.9167"},
		"Funeral grant":               {"8,000.00", "8,000.00", "8,000.00"},
		"Lump sum":                    {"36,000.00", "36,000.00", "47,666.67"},
		"Paid to the survivors":       {"44,000.00", "44,000.00", "55,666.67"},
		"Account, inherited besides":  {"57,070.00", "57,621.34", "78,503.99"},
	} {
		assert.Equal(t, want, cellsOf(t, page, label), label)
	}
	assert.Contains(t, page, "the least 180 contribution months are not met in 2025-01 (1 month missing)")
	assert.Contains(t, page, "to retire in 2025-02")
	assert.Contains(t, page, "Early: what was paid after 2025-01 does not count (1 month).")
}

// TestByHandInChinese has the reasons in the words of the page.
func TestByHandInChinese(t *testing.T) {
	status, page,
		errs := runWith(t, months("2010-03", 180, "6000", "7500"), man("-rate-future", "0.02", "-lang", "zh")...)
	require.Equal(t, program.AllGood, status, errs)
	assert.Equal(t, []string{"年限不足 [2]", "1,861.88", "不能计算 [1]"}, cellsOf(t, page, "月基本养老金（元）"))
	// the account part needs no benefit base
	assert.Equal(t, []string{"年限不足 [2]", "420.32", "680.26"}, cellsOf(t, page, "个人账户养老金"))
	assert.Equal(t, []string{"9,493.00", "9,493.00", "未知 [1]"}, cellsOf(t, page, "计发基数（元）"))
	for _, want := range []string{"[1] 2028 年的计发基数尚未公布；可用 -carry-forward 沿用 2025 年的",
		"[2] 到 2025-01 还差 1 个月才满最低缴费年限 180 个月", "改在 2025-02 退休", "没有计算：请用 -urban-income"} {
		assert.Contains(t, page, want)
	}
}

// TestRisingMinimum is a woman of the worker group born in 1984-11, the first month of the whole delay: 55 years in
// 2039-11, which asks for 240 months; 36 months earlier it is 2036, which asks for 180 + 7 × 6 = 222.
func TestRisingMinimum(t *testing.T) {
	_, page, errs := runWith(t, months("2016-01", 120, "6000", "7500"), "-in", "-", "-category", "female50", "-birth",
		"1984-11", "-rate-future", "0.02")
	require.Empty(t, errs)
	assert.Equal(t, []string{"2036-11", "2039-11", "2042-11"}, cellsOf(t, page, "Month of retirement"))
	assert.Equal(t, []string{"222", "240", "240"}, cellsOf(t, page, "Least contribution months"))
	assert.Equal(t, []string{"102", "120", "120"}, cellsOf(t, page, "Still missing"))
	assert.Equal(t, []string{"0", "0", "0"}, cellsOf(t, page, "Missing when retiring"))
}

// TestTooFewMonths is a man who has paid 60 months by the statutory month: nothing of the pension is a number, each way
// out is named.
func TestTooFewMonths(t *testing.T) {
	status, page,
		errs := runWith(t, months("2020-03", 60, "6000", "7500"),
		man("-rate-future", "0.02", "-carry-forward", "-urban-income", "4000")...)
	require.Equal(t, program.AllGood, status, errs)
	for _, label := range []string{"Basic pension", "Account pension", "Transitional pension",
		"Transitional adjustment", "Pension, yuan a month"} {
		for _, cell := range cellsOf(t, page, label) {
			assert.Contains(t, cell, "months missing [", label)
		}
	}
	assert.Contains(t, strings.Join(strings.Fields(page), " "),
		"to pay 120 months more, from 2025-03 to 2035-02; to move to the residents' scheme; to end the relation and "+
			"take the account once")
	// 59 months before the statutory retirement: under 5 years the own contributions are the limit, which a history
	// does not hold. Late, 95 months: 6 months of income and the funeral grant, 8 × 4,000.
	assert.Equal(t, []string{"not computable [1]", "not computable [1]", "32,000.00"},
		cellsOf(t, page, "Paid to the survivors"))
	assert.Contains(t, page, "under 5 years of contribution")
}

// TestNoLaterChoice is a man who reached 60 in 2024-12: he keeps that age and cannot choose a later month.
func TestNoLaterChoice(t *testing.T) {
	_, page, errs := runWith(t, months("2009-01", 192, "6000", "7500"), "-in", "-", "-category", "male60", "-birth",
		"1964-12", "-balance", "0", "-balance-year", "2024")
	require.Empty(t, errs)
	for _, label := range []string{"Month of retirement", "Divisor, months", "Pension, yuan a month"} {
		assert.Equal(t, "not computable [1]", cellsOf(t, page, label)[2], label)
	}
	assert.Equal(t, []string{"2024-12", "2024-12"}, cellsOf(t, page, "Month of retirement")[:2])
	assert.Equal(t, []string{"139", "139"}, cellsOf(t, page, "Divisor, months")[:2])
	assert.Contains(t, page, "is a later choice, but the age was reached in 2024-12")
	assert.NotContains(t, page, "What this assumes\n-----------------\n  - From") // the history reaches the retirement
}

// TestAGapIsNotFilled: what the file leaves out before its last row was not paid, and no plan assumes it.
func TestAGapIsNotFilled(t *testing.T) {
	file := strings.Replace(months("2010-03", 190, "6000", "7500"), "2025-02,6000,7500\n", "", 1)
	_, page, errs := runWith(t, file, man("-rate-future", "0.02")...)
	require.Empty(t, errs)
	assert.Contains(t, page, "1 month without contribution: 2025-02")
	assert.Equal(t, []string{"179", "179", "189"}, cellsOf(t, page, "Months paid so far"))
	assert.Equal(t, []string{"0", "0", "26"}, cellsOf(t, page, "Months assumed until then"))
	assert.Equal(t, []string{"1", "1", "0"}, cellsOf(t, page, "Missing when retiring"))
}

// TestDemoInIntegers computes the demo's statutory pension again in whole fen and exact fractions, without the library:
// the averages and rates are typed here. The average of 2013, of which the base of 2014 is counted, is 4,468 (南方都市报
// 2014-08-13).
func TestDemoInIntegers(t *testing.T) {
	averages := map[string]int64{"2011": 3363, "2012": 3763, "2013": 4215, "2014": 4468, "2015": 4986, "2016": 5525,
		"2017": 6071, "2018": 6668, "2019": 6338,
		"2020": 6756, "2021": 7647, "2022": 8310, "2023": 8807, "2024": 9167, "2025": 9183} // of the year before
	// in 0.01 %
	rates := map[int]int64{2016: 831, 2017: 712, 2018: 829, 2019: 761, 2020: 604, 2021: 669, 2022: 612, 2023: 397,
		2024: 262, 2025: 150, 2026: 150, 2027: 150}
	records, err := csv.NewReader(strings.NewReader(string(demoHistory))).ReadAll()
	require.NoError(t, err)
	sum, credited, n := new(big.Rat), map[int]int64{}, 0
	pay := func(year int, base, average, credit int64) {
		sum.Add(sum, big.NewRat(base, average*100))
		credited[year] += credit
		n++
	}
	for _, cells := range records[1:] {
		var year int
		_, err := fmt.Sscanf(cells[0], "%d", &year)
		require.NoError(t, err)
		base, average := fenOf(t, cells[1]), averages[cells[0][:4]]
		if cells[2] != "" {
			average = fenOf(t, cells[2]) / 100
		}
		credit := base * 8 / 100 // every base is whole yuan
		if cells[3] != "" {
			credit = fenOf(t, cells[3])
		}
		pay(year, base, average, credit)
	}
	for month := range 14 { // 2026-01 to 2027-02
		pay(2026+month/12, 650000, 9183, 52000)
	}
	require.Equal(t, 306, n)
	balance := int64(0)
	for year := 2001; year <= 2027; year++ {
		rate, share := rates[year], int64(12)
		if year < 2016 {
			rate = 300
		}
		if year == 2027 {
			share = 2
		}
		balance += (balance*rate*share+60_000)/120_000 + credited[year]
	}
	index := roundRat(new(big.Rat).Mul(sum, big.NewRat(10_000, 306)))          // in 0.0001
	basic := roundRat(big.NewRat(9493_00*(10_000+index)*306, 10_000*2*12*100)) // fen
	account := roundRat(big.NewRat(balance*10, 1913))                          // 195 - 5 × 9 ÷ 12 = 191.25 -> 191.3
	total := basic + account + 100_00 + 25*4_00                                // 25 full years
	_, page, _ := runWith(t, "")
	for label, want := range map[string]int64{"Account balance, yuan": balance, "Basic pension": basic,
		"Account pension": account, "Pension, yuan a month": total} {
		assert.Equal(t, want, fenOf(t, cellsOf(t, page, label)[1]), label)
	}
	assert.Equal(t, fmt.Sprintf("0.%04d", index), cellsOf(t, page, "Average index")[1])
}

// roundRat rounds a positive fraction half up to a whole number.
func roundRat(r *big.Rat) int64 {
	n := new(big.Int).Mul(r.Num(), big.NewInt(2))
	n.Add(n, r.Denom())
	return n.Div(n, new(big.Int).Mul(r.Denom(), big.NewInt(2))).Int64()
}

// fenOf reads yuan with at most two decimals as fen.
func fenOf(t testing.TB, yuan string) int64 {
	t.Helper()
	whole, frac, _ := strings.Cut(strings.ReplaceAll(yuan, ",", ""), ".")
	var n int64
	_, err := fmt.Sscanf(whole+(frac + "00")[:2], "%d", &n)
	require.NoError(t, err, yuan)
	require.LessOrEqual(t, len(frac), 2, yuan)
	return n
}

func TestStatus(t *testing.T) {
	good := months("2010-03", 180, "6000", "7500")
	type call struct {
		name   string
		args   []string
		stdin  string
		status int
		errs   []string // in what goes to standard error, all of them
		page   []string // in the page; none: no page
	}
	future := func(more ...string) []string { return man(append([]string{"-rate-future", "0.02"}, more...)...) }
	tabletest.Each(t, []call{
		{"all good", future(), good, 0, nil, []string{"1,861.88"}},
		{"a row refused", future(), good + "2025-02,6000,7500\n2025-03,\"6,00\",7500\n2025-04,x,y\n", 1,
			[]string{`stdin:182: month "2025-02" overlaps: lines 181 and 182 are both this month`,
				`stdin:183: 2025-03: base "6,00" has a grouping comma`,
				`stdin:184: 2025-04: base "x"`, `stdin:184: 2025-04: average "y"`,
				"3 of 183 rows refused; nothing was computed"}, nil},
		{"cells as people write them", man("-rate-future", "0"), good + "2025/3,\"¥6,000\",7500\n", 0, nil,
			[]string{"Understood numbers with a comma between thousands: 1; numbers with a yuan sign or word: 1; " +
				"dates in another form than 2025-07-01: 1"}},
		{"refused in Chinese", future("-lang", "zh"), "缴费月份,缴费基数\n2019-01,4600\n2019-01,4600\n2009-01,1\n2019-02,-1\n",
			1,
			[]string{"stdin:3: 缴费月份 \"2019-01\" 重复：第 2 行和第 3 行是同一个月",
				"stdin:4: 2009-01: average 是空的，库里没有 2008 年的全省平均工资", "stdin:5: 2019-02: 缴费基数 \"-1\" 小于 0.01",
				"4 行中有 3 行不能用；没有计算"}, nil},
		{"escape in a cell", future(), "month,base\n2019-01,\x1b[2J\n", 1, []string{`"?[2J"`}, nil},
		{"no row", future(), "month,base\n", 2, []string{"has a header and no rows"}, nil},
		{"no header", future(), "", 2, []string{"the history is empty"}, nil},
		{"no row, in Chinese", future("-lang", "zh"), "month,base\n", 2,
			[]string{"stdin 不能计算：", "缴费史只有表头，没有月份"}, nil},
		{"a header, in Chinese", future("-lang", "zh"), "month,pay\n", 2,
			[]string{"不认识 \"pay\" 这一列", "base (缴费基数)"}, nil},
		{"nothing is defaulted", []string{"-in", "-"}, good, 2, []string{"-category is missing", "-birth is missing"},
			nil},
		{"rate of the future", man(), good, 2,
			[]string{"no record rate (记账利率) is published for 2026-2028", "-rate-future"}, nil},
		{"rates of the past", []string{"-in", "-", "-category", "male60", "-birth", "1965-01"}, good, 2,
			[]string{"the library has no record rate (记账利率) of 2010-2015", "-rate 2010=0.03", "-balance-year",
				"2026-2028", "-rate-future"}, nil},
		{"rates given", []string{"-in", "-", "-category", "male60", "-birth", "1965-01", "-rate",
			"2010-2014=0.03", "-rate", "2015=0.05", "-rate-future", "0"}, good, 0, nil,
			[]string{"your own, -rate\n", "your own, -rate-future"}},
		{"a published rate replaced", future("-rate", "2024=0.03"), good, 0, nil,
			[]string{"2024  50,000.00     3%  1,500.00  5,760.00  57,260.00  your own, -rate"}},
		// 10,000 × 0.135
		{"own benefit base", future("-benefit-base", "10000"), good, 0, nil,
			[]string{"1,350.00", "your own, with -benefit-base"}},
		{"balance after the end", man("-balance-year", "2026"), good, 2,
			[]string{"-balance-year 2026 is after the history, which ends in 2025-02"}, nil},
		{"balance after every plan", man("-balance-year", "2025", "-birth", "1964-12"), good, 2,
			[]string{"Early: the account opens in 2025-01, after this month",
				"Late: pension: elect_months 36 is a later choice"}, nil},
		{"history after the plans", future(), months("2030-01", 3, "6000", "7500"), 2,
			[]string{"Early: the history begins after this month, 2025-01", "Statutory: ",
				"Late: the history begins after this month, 2028-02"}, nil},
		{"history after a plan", man("-balance-year", "2025", "-rate-future", "0"),
			months("2025-02", 3, "6000", "7500"), 0, nil, []string{"the history begins after this month, 2025-01"}},
		{"file not there", []string{"-in", "no-such-file.csv", "-category", "male60", "-birth", "1965-01"}, "",
			2, []string{"no-such-file.csv"}, nil},
		{"unknown flag", []string{"-age"}, "", 2, []string{"-age", "see -h"}, nil},
		{"help", []string{"-h"}, "", 0, []string{"-rate-future", "-deemed-index"}, nil},
		{"bad flags at once", []string{"-birth", "1965", "-lang", "fr", "-category", "man", "-balance", "1,000",
			"-rate", "0.03", "-rate-future", "3", "x"}, "", 2,
			[]string{"-birth", `-lang "fr"`, "-category", "-balance: ", "-balance and -balance-year go together",
				`-rate: "0.03" names no year`, "-rate-future: ", `"x" is not expected`}, nil},
		{"a year with two rates", []string{"-rate", "2010-2012=0.03", "-rate", "2012=0.04"}, "", 2,
			[]string{`"2012=0.04" gives the year 2012 a second rate`}, nil},
		{"a span of years", []string{"-rate", "2012-2010=0.03"}, "", 2, []string{"names no year of 1950 to 2200"},
			nil},
		{"a rate above 1", []string{"-rate", "2012=3"}, "", 2, []string{"-rate: pension: rate 3 is above 1"},
			nil},
		{"deemed months alone", man("-deemed-months", "12"), good, 2,
			[]string{"-deemed-index and -deemed-months go together", "-deemed-months needs -deemed-balance"}, nil},
		{"deemed index alone", man("-deemed-index", "1.2"), good, 2,
			[]string{"-deemed-index and -deemed-months go together"}, nil},
		{"deemed balance alone", man("-deemed-balance", "1"), good, 2,
			[]string{"-deemed-balance and -new-method-years go together"}, nil},
		{"deemed months below 0", man("-deemed-months", "-1", "-deemed-index", "1"), good, 2,
			[]string{"-deemed-months -1 is not within 0 to 600"}, nil},
		{"deemed before birth", man("-deemed-months", "600", "-deemed-index", "1", "-deemed-balance", "1",
			"-new-method-years", "1"), good, 2,
			[]string{"-deemed-months 600 reach back from 2010-03 to the month of birth"}, nil},
		{"paid before 1998-07", man("-rate-future", "0"), months("1998-06", 321, "6000", "7500"), 2,
			[]string{"the history begins in 1998-06, before 1998-07: pass -deemed-balance and -new-method-years"}, nil},
		{"balance year alone", []string{"-balance-year", "1800"}, "", 2,
			[]string{"-balance and -balance-year go together", "-balance-year 1800 is not within 1950 to 2200"}, nil},
	}, func(t *testing.T, c call) {
		status, page, errs := runWith(t, c.stdin, c.args...)
		assert.Equal(t, c.status, status, errs)
		for _, want := range c.errs {
			assert.Contains(t, errs, want)
		}
		for _, want := range c.page {
			assert.Contains(t, strings.Join(strings.Fields(page), " "), strings.Join(strings.Fields(want), " "))
		}
		assert.Equal(t, len(c.errs) == 0, errs == "")
		assert.Equal(t, len(c.page) == 0, page == "")
	})
}

// TestDeemedYears: the award of 2025-11 is known, those of 2026 and 2029 have no transitional part and no total, but
// the parts that do not depend on it. Chinese headers, a byte order mark, CRLF and quotes are read on the way.
func TestDeemedYears(t *testing.T) {
	status, page, errs := runWith(t, "", deemedFlags("-carry-forward")...)
	require.Equal(t, program.AllGood, status, errs)
	assert.Equal(t, []string{"2025-11", "2026-02", "2029-02"}, cellsOf(t, page, "Month of retirement"))
	for _, label := range []string{"Transitional pension", "Transitional adjustment", "Pension, yuan a month"} {
		cells := cellsOf(t, page, label)
		assert.Equal(t, []string{"not computable [2]", "not computable [2]"}, cells[1:], label)
		assert.Regexp(t, `^[\d,]+\.\d\d$`, cells[0], label)
	}
	for _, label := range []string{"Basic pension", "Account pension"} {
		for _, cell := range cellsOf(t, page, label) {
			assert.Regexp(t, `^[\d,]+\.\d\d$`, cell, label)
		}
	}
	// 48 deemed + 353 months from 1996-07 to 2025-11 make 401, 33 full years. Old part 12,000.60 ÷ 120 = 100.005 ->
	// 100.01; with 100 and 4 × 33 = 132 it is 332.01. New 9,493 × 6.964 × 1.2 % = 793.311024 -> 793.31; less 100.01 and
	// 132 it is 561.30, paid whole.
	assert.Equal(t, "401", cellsOf(t, page, "Contribution months")[0])
	assert.Equal(t, "332.01", cellsOf(t, page, "Transitional pension")[0])
	assert.Equal(t, "561.30", cellsOf(t, page, "Transitional adjustment")[0])
	assert.Contains(t, page, "deemed years and a retirement after 2025")

	// Without a benefit base for 2026 both reasons are given.
	_, page, _ = runWith(t, "", deemedFlags("-lang", "zh")...)
	assert.Contains(t, strings.ReplaceAll(page, "\n      ", ""), "自填；有视同缴费年限而在 2025 年以后退休")
}

func TestHistoryFromAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.csv")
	require.NoError(t,
		os.WriteFile(path, []byte(strings.ReplaceAll(months("2010-03", 180, "6000", "7500"), "\n", "\r\n")), 0o600))
	status, page, errs := runWith(t, "", append(man("-rate-future", "0.02"), "-in", path)...)
	require.Equal(t, program.AllGood, status, errs)
	assert.Contains(t, page, "1,861.88")
}

func TestBrokenFile(t *testing.T) {
	status, page, errs := pagetest.Program(Run).RunOn(pagetest.Broken("month,base\n2019-01,4600\n"), man()...)
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "line 3 cannot be read: the disk is gone")
	assert.Empty(t, page)
}

func TestPageThatCannotBeWritten(t *testing.T) {
	status, errs := pagetest.Program(Run).RunIntoFull()
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "no room")
}

// FuzzHistory: whatever the bytes, nothing panics; a page comes with status 0 and with no other.
func FuzzHistory(f *testing.F) {
	for _, seed := range []string{"month,base\n2019-01,4600\n", "\ufeff缴费月份,缴费基数\r\n2019-01,\"4600\"\r\n",
		"month,base,average,account\n2200-12,1,1,1\n", "month,base,average\n1998-07,0.01,10000000\n2019-01,4600,\n",
		"\xff\xfei\x00", ",\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		status, page,
			errs := runWith(t, text,
			man("-rate-future", "0.02", "-carry-forward", "-urban-income", "4000", "-rate", "2010-2015=0.03")...)
		assert.Contains(t, []int{program.AllGood, program.SomeRefused, program.CannotRun}, status)
		assert.Equal(t, status == program.AllGood, page != "")
		assert.Equal(t, status == program.AllGood, errs == "")
		if status == program.AllGood {
			assert.Contains(t, page, "Pension, yuan a month")
		}
	})
}

// The file of refused rows is written although nothing is computed, and replaces no input.
func TestRefusedRows(t *testing.T) {
	t.Chdir(t.TempDir())
	const history = "month,base\n2025-01,x\n2025-13,8000\n"
	args := []string{"-in", "history.csv", "-category", "male60", "-birth", "1968-03", "-refused"}
	require.NoError(t, os.WriteFile("history.csv", []byte(history), 0o600))
	for _, c := range []struct {
		name, refused, says, file, holds string
		status                           int
	}{
		{name: "a new file", refused: "refused.csv", status: program.SomeRefused, says: "2 of 2 rows refused",
			file: "refused.csv", holds: "\nhistory.csv,3,month,2025-13,"},
		{name: "the history", refused: "history.csv", status: program.CannotRun, says: "is an input of this run",
			file: "history.csv", holds: history},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, page, errs := pagetest.Program(Run).Run("", append(args, c.refused)...)
			assert.Equal(t, c.status, status)
			assert.Empty(t, page)
			assert.Contains(t, errs, c.says)
			data, err := os.ReadFile(c.file)
			require.NoError(t, err)
			assert.Contains(t, string(data), c.holds)
		})
	}
}
