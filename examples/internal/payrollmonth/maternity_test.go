package payrollmonth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
)

// One person of 8000 in 2019-06: the employer pays 1120.00 + 520.00 + 21.37 (0.26 % of 8218) + 64.00 + 16.00 for
// insurance, 1741.37, and 400.00 to the fund; the employee 640.00 + 160.00 + 16.00 and 400.00. Maternity insurance is
// 0.85 % of the payroll, which counts up to 3 x 8218 yuan for each employee (省政府令第203号 art. 10).
func TestMaternityOnThePayroll(t *testing.T) {
	check(t, []runCase{
		{
			name: "last month's payroll, 0.85 % of 8000", month: "2019-06", roster: eight,
			flags: []string{"-maternity-payroll", "8000", "-maternity-heads", "1"},
			page: []string{"Maternity     payroll of last month 8,000; employees: 1\n",
				"Maternity                                                            68.00     68.00\n",
				"not on a person's slip: 8000.00 × 0.85% = 68.00\n",
				"All schemes              1                              1,216.00  2,209.37  3,425.37\n",
				"Social insurance               816.00             1,809.37  2,625.37\n",
				"All                          1,216.00             2,209.37  3,425.37\n",
				"Guangdong regulation on employees' maternity insurance",
				"Maternity: no floor\n", "Maternity: ceiling 24654\n"},
		},
		{
			// 0.85 % of 24,654 is 209.559.
			name: "at most three times the average for each employee", month: "2019-06", roster: eight,
			flags: []string{"-maternity-payroll", "30000", "-maternity-heads", "1", "-lang", "zh"},
			page: []string{"生育保险    上月工资总额 30,000；职工人数 1\n",
				"不在个人工资条上：min(30000.00, 24654.00) × 0.85% = 209.56；", "以每人三倍全市平均工资为限"},
		},
		{
			name: "this month's where last month had none", month: "2019-06", roster: eight,
			flags: []string{"-maternity-this-month", "8000", "-maternity-heads", "1"},
			page:  []string{"payroll of this month 8,000", "8000.00 × 0.85% = 68.00"},
		},
		{
			name: "a rate of one's own", month: "2019-06", roster: eight,
			flags: []string{"-maternity-payroll", "8000", "-maternity-heads", "1", "-maternity-rate", "0.005"},
			page:  []string{"8000.00 × 0.5% = 40.00", "Grade    supplied"},
		},
		{
			name: "without it the employer's side has no total", month: "2019-06", roster: eight,
			page: []string{"All schemes              1                              1,216.00  not known  not known\n",
				"Social insurance                  816.00            not known  not known\n",
				"  without maternity               816.00             1,741.37   2,557.37\n",
				"All                             1,216.00            not known  not known\n",
				"-maternity-payroll", "-maternity-heads"},
		},
		{
			name: "without it in Chinese", month: "2015-08", roster: eight, flags: []string{"-lang", "zh"},
			page: []string{"不含生育保险", "未知", "给出 -maternity-payroll 和 -maternity-heads 才有应缴合计"},
		},
		{
			name: "from 2020-01 it is on the slips", month: "2020-01", roster: eight, status: 2,
			flags: []string{"-maternity-payroll", "8000", "-maternity-heads", "1"},
			errs:  []string{"-maternity-payroll cannot be used", "is known for 2020-01", "it is in the slips"},
		},
		{
			name: "on the slips by figures of one's own", month: "2019-06", roster: eight, status: 2,
			flags: []string{"-maternity-payroll", "8000", "-maternity-heads", "1", "-with", "maternity.floor=1",
				"-with", "maternity.ceiling=100000", "-with", "medical.floor=1", "-with", "medical.ceiling=100000"},
			errs: []string{"figures of your own put maternity insurance on the slips"},
		},
		{
			name:  "both payrolls (art. 10: this month's only where last month had none)",
			month: "2019-06", roster: eight, status: 2,
			flags: []string{"-maternity-payroll", "8000", "-maternity-this-month", "9000", "-maternity-heads", "1"},
			errs:  []string{"this_month_payroll stands beside a payroll of last month"},
		},
		{
			name: "payrolls that are no numbers", month: "2019-06", roster: eight, status: 2,
			flags: []string{"-maternity-payroll", "8,000", "-maternity-this-month", "x", "-maternity-heads", "1"},
			errs: []string{"maternity: payroll 8,000 has a grouping comma",
				"this_month_payroll x is not a plain number"},
		},
		{
			name: "a payroll without its employees", month: "2019-06", roster: eight, status: 2,
			flags: []string{"-maternity-payroll", "8000"}, errs: []string{"-maternity-payroll needs -maternity-heads"},
		},
		{
			name: "employees without a payroll", month: "2019-06", roster: eight, status: 2,
			flags: []string{"-maternity-heads", "3", "-lang", "zh"}, errs: []string{"要与 -maternity-payroll"},
		},
	})
}

// A month whose slips hold maternity insurance says nothing of a payroll.
func TestNoPayrollFrom2020(t *testing.T) {
	_, page, _ := runWith(t, eight, own("-month", "2020-01")...)
	assert.NotContains(t, page, "without maternity")
	assert.NotContains(t, page, "-maternity-payroll")
}

// The pages of the months to 2019-12 stay within their width.
func TestMaternityPageFits(t *testing.T) {
	for _, args := range [][]string{{}, {"-maternity-payroll", "4000000", "-maternity-heads", "100"}} {
		for _, lang := range []string{"en", "zh"} {
			_, page, _ := runWith(t, "", append([]string{"-month", "2019-06", "-lang", lang}, args...)...)
			pagetest.Fits(t, page, pageWidth)
		}
	}
}
