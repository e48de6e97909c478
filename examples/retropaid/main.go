// Command retropaid sets what another program paid for one employee beside what is due, and prints what has to be made
// up (补缴、补差) and what may be asked back (退费), by month, scheme and payer.
//
//	go run ./examples/retropaid             a fictional employee: paid.csv in examples/internal/retropaid
//	go run ./examples/retropaid -lang zh    in Chinese
//	go run ./examples/retropaid -in paid.csv -wage 8000 -from 2025-07 -through 2025-10 -unpaid 2025-10 \
//	    -not-due 2025-06 -injury-rate 0.002 -unemployment-rate 0.008 -housing-rate 0.05
//
// The file is UTF-8 CSV, one amount a line, with a header in any order, English or Chinese:
//
//	month 费款所属月, scheme 险种, payer 缴费方, amount 已缴金额, base 缴费基数, rate 费率
//
// Base and rate may be empty or left out; they name the cause. Nothing is taken from silence: an amount of 0 says that
// nothing was paid, -unpaid names a month nothing was paid for, -not-due one nothing was due for.
//
// A file with a bad row is not computed at all, because a row left out makes another difference: every bad field is
// reported on standard error, and with -refused in a CSV file. The exit status is 0 where all is well, 1 where a row
// was refused, 2 where the run could not be done.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/retropaid"
)

func main() {
	os.Exit(retropaid.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
