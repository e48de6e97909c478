// Command payroll computes a month of social insurance and housing fund for a roster and prints one page: the totals of
// each scheme and payer, the employer's bill, five sample slips, the grade, and the documents relied on.
//
//	go run ./examples/payroll                            a fictional roster of 300 people, 2025-08
//	go run ./examples/payroll -lang zh -explain GZ0002   in Chinese, with every line of one slip explained
//	go run ./examples/payroll -month 2026-08 -figures own.csv   with dated figures of your own (see package figures)
//	go run ./examples/payroll -in roster.csv -month 2025-08 -injury-rate 0.002 -unemployment-rate 0.008 \
//	    -housing-rate 0.05 -out slips.csv
//
// A roster is UTF-8 CSV, one person a line, with a header in any order, English or Chinese:
//
//	id 工号, wage 缴费工资, pension_wage 养老工资, medical_wage 医疗工资, unemployment_wage 失业工资,
//	injury_wage 工伤工资, housing_wage 公积金工资, injury_rate 工伤费率, town_local 本市城镇户籍
//
// A wage by scheme goes before the wage; maternity follows medical. A wage may be empty where all five are filled.
// town_local is yes or no (是, 否); the staff of a state employer (-pension-class state) need it to 2014-12.
//
// In 2015-01 to 2019-12 maternity insurance is the employer's line on its payroll (省政府令第203号 art. 10):
// -maternity-payroll and -maternity-heads put it on the bill; without them the employer's side has no total.
//
// A row that cannot be used is reported on standard error, every bad field of it, and the others are computed; -refused
// writes all of them to a CSV file with the columns file, line, column, value and reason. With -out - the slips go to
// standard output (-format csv, json or jsonl) and the page to standard error. What is written takes its name when the
// run is done; a run that computes nobody replaces no slips. The exit status is 0 where all is well, 1 where a row was
// refused or a person to explain was not found, 2 where the run could not be done.
//
// Slips are CSV; JSON lines (.jsonl), an object a line with the totals, and of each line of the slip the scheme, the
// payer, the base, the rate and the amount; or JSON (.json), an array of slips with everything each line was made from.
// As the documents are most of such a file, -documents-once writes {"slips": [...], "documents": [...]}: each document
// once, and in the sources of a line their places in that list, 1 for the first.
//
// Rows that can be read in one way alone, as nearly all of a large roster are, are computed many at a time and on all
// cores, the others one by one in between; what is written does not depend on it. What grows with the roster is only
// the set of ids already seen, 64 bits of hash and a line number each (some 20 MB for a million). Two of a million ids
// share a hash once in some 30 million rosters; the second would be refused as a duplicate, never dropped.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/program"
)

func main() {
	os.Exit(payrollmonth.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
