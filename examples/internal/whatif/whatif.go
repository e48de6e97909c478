// Package whatif is the program of the same name: what if the two employer pension rates become one.
package whatif

import (
	"fmt"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

const usage = "usage: whatif [RATE]\nThe employer's pension part of 2014-12 by both rates and by one, such as 0.168; " +
	"without RATE, 0.14.\n2014-12 两档单位费率下与统一费率下的单位养老缴费；不写 RATE 时为 0.14。"

// Run prints the employer's pension part at employers of both classes, before and after; it returns the exit status.
func Run(args []string, stdout, stderr io.Writer) int {
	return program.Run("whatif", args, stderr, program.Argument(usage, "0.14"), func(rate string) (bool, error) {
		return true, program.InBoth(compare(stdout, rate))
	})
}

func compare(to io.Writer, rate string) error {
	published, err := guangzhou.Policy(rule.MonthOf(2014, 12))
	if err != nil {
		return err
	}
	one, err := published.With("pension.employer_rate", rate)
	if err != nil {
		return err
	}
	table := fmt.Sprintf("%-8s %10s %10s %10s\n", "employer", "two rates", rate, "change")
	for _, class := range []string{"state", "private"} {
		before, err := employerPart(published, class)
		if err != nil {
			return err
		}
		after, err := employerPart(one, class)
		if err != nil {
			return err
		}
		table += fmt.Sprintf("%-8s %10s %10s %10s\n", class, before.StringFixed(2), after.StringFixed(2),
			after.Sub(before).StringFixed(2))
	}
	_, err = io.WriteString(to, table)
	return program.NotWritten(err)
}

// employerPart is the employer's pension part for a wage of 8,000 yuan at an employer of a class.
func employerPart(policy payroll.Policy, class string) (decimal.Decimal, error) {
	employer, err := payroll.NewEmployer(payroll.Settings{PensionClass: class, InjuryRate: "0.002",
		UnemploymentRate: "0.008", HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	if err != nil {
		return decimal.Decimal{}, err
	}
	employee := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0)), TownLocal: true}
	slip, err := policy.Slip(employer, employee, payroll.Partial) // other schemes of 2014 lack figures
	if err != nil {
		return decimal.Decimal{}, err
	}
	amount, known := slip.Employer.Amount(rule.Pension)
	if !known {
		_, err = slip.Employer.Total()
	}
	return amount, err
}
