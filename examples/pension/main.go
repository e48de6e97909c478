// Command pension follows one working life to the employees' pension: it reads a contribution history and prints,
// side by side, the earliest, the statutory and the latest retirement, the pension of each with its parts, the
// personal account year by year, and what survivors would receive.
//
//	go run ./examples/pension              a fictional woman worker, built in
//	go run ./examples/pension -lang zh     the same in Chinese
//	go run ./examples/pension -in history.csv -category male60 -birth 1968-03 -balance 61200.35 \
//	    -balance-year 2016 -rate-future 0.015 -carry-forward
//
// A history is UTF-8 CSV, one month a line, with a header in any order, English or Chinese:
//
//	month 缴费月份, base 缴费基数, average 平均工资, account 记账额
//
// The average is what the month's index is measured by; where it is empty, the library's provincial average of the year
// before is taken. The account is what the personal account was credited with; where it is empty, 8 % of the base.
//
// A history with a bad row is not computed at all, because a month left out makes another pension: every bad field is
// reported on standard error, and with -refused in a CSV file. The exit status is 0 where all is well, 1 where a row
// was refused, 2 where the run could not be done.
//
// The award is that of Guangdong outside Shenzhen. What cannot be computed is shown as such, with its reason, and
// never as 0.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/retirement"
)

func main() {
	os.Exit(retirement.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
