// Command payrollyear runs a company's payroll from January to December and prints the one page a payroll manager
// wants: what is due by month, scheme and payer, what figures that came late cost, the bureau's bill beside ours, who
// is an exception and what to do, what income tax was told, and how well the figures are known.
//
//	go run ./examples/payrollyear                      a fictional company of 300
//	go run ./examples/payrollyear -lang zh -out DIR    in Chinese, with the files for the clients in DIR
//	go run ./examples/payrollyear -bill FILE -bill-month 2025-11 -bill-scheme pension -bill-payer employee
//	go run ./examples/payrollyear -in FILE -year 2024 -injury-rate 0.002 -unemployment-rate 0.008 -housing-rate 0.05
//
// With -year a roster of one's own is run in any year whose figures are known, from 2015-07 on; of a year that is known
// in part the page names the months it leaves out, and which figure they lack. With -bill only the month of the bill is
// computed, so that nothing of the other months is needed.
//
// A roster is UTF-8 CSV, one person a line, with the columns (English or Chinese)
//
//	id 工号, name 姓名, id_number 证件号码 (of a resident identity card), kind 人员类别 (employee, side_job, retired_rehire,
//	intern), hired 入职日, left 离职日, arrival 来源 (first_job, transfer; of those hired in the year), base_before 年初缴费基数,
//	last_year_total 上年工资总额, last_year_months 上年工作月数, monthly_pay 月工资, first_pay 首月工资 (of those hired in the year),
//	unpaid_month 无薪月, borne 单位承担个人养老 (yes)
//
// Cells are read as people write them (see examples/internal/cell): 2011/2/6, 20110206, 2011年2月6日, a spreadsheet's
// 40580, 在职, 退休返聘, 是, "12,345.60", ¥3000. What had to be understood is counted on the page.
//
// The run is what a company does all year round. These practices are the same for every roster:
//
//   - the months of joining and of leaving are paid whole;
//   - a base is frozen from July to June; it is declared from the year before, total over months worked, to the fen;
//     who is new has the wages of the month of joining in every insurance;
//   - each month is run on its 15th, on the figures known that day (guangzhou.KnownOn): the pension limits of 2025-07
//     (粤人社发〔2025〕32号) were known by 2025-10-31 only, so that July to October were first run on those of the year
//     before and the differences are made up in November; so is every figure of every year that came late (with
//     -on-time every month is run on what is in force);
//   - pay that is too small is withheld later; pension goes first, then medical, unemployment and the fund.
//
// With -out the files for the clients are written to a new folder: the tax client's detail list of each month, scheme
// and payer and the fund's list as they were first run, what was made up and when, the wages and fund bases declared
// in July, the import of each month for income tax, the receipts of July, who is outside of a scheme, and the bill that
// was planted. A detail list written so can be passed to -bill again.
//
// Without -in and -bill the bureau's bill is ours of 2025-10 with six errors planted in it, so that the page shows
// what each looks like.
//
// -refused writes the rows of the roster and of the bill that could not be used to a CSV file. The exit status is 0
// where all is well, 1 where a row could not be used, a month of the year could not be computed or the bill does not
// match, 2 where the run could not be done.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/payrollyear"
	"github.com/shebao-go/shebao/examples/internal/program"
)

func main() {
	os.Exit(payrollyear.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
