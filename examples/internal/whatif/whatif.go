// Package whatif is the program of the same name: what if the two employer pension rates become one.
package whatif

import (
	"cmp"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// help says what the argument is.
func help() rule.Text {
	return rule.Say("Usage of whatif: whatif [RATE], the one rate such as 0.14; without it the one of 2015-01\n",
		"whatif 的用法：whatif [费率]，费率为统一后的单位费率，例如 0.14；不写时用 2015-01 实际采用的\n")
}

// Run prints the employer's pension part at employers of both classes, before and after; it returns the exit status.
func Run(args []string, stdout, stderr io.Writer) int {
	work := func(given program.Single) (bool, error) {
		return true, compare(stdout, cmp.Or(given.Argument, "0.14"), given.Tongue)
	}
	return program.Run("whatif", args, stderr, program.ReadSingle("whatif", help()), work)
}

// class is a class of employers with its name on the page.
type class struct {
	word string
	name rule.Text
}

func compare(to io.Writer, rate string, t program.Tongue) error {
	published, err := guangzhou.Policy(rule.MonthOf(2014, 12))
	if err != nil {
		return err
	}
	one, err := published.With("pension.employer_rate", rate)
	if err != nil {
		return err
	}
	rows := [][]string{{t.Say("employer", "单位"), t.Say("two rates", "两档费率"), rate, t.Say("change", "变化")}}
	for _, c := range []class{{"state", rule.Say("state", "国有等")}, {"private", rule.Say("private", "私营等")}} {
		before, err := employerPart(published, c.word)
		if err != nil {
			return err
		}
		after, err := employerPart(one, c.word)
		if err != nil {
			return err
		}
		rows = append(rows, []string{c.name.In(t.Lang), before.StringFixed(2), after.StringFixed(2),
			after.Sub(before).StringFixed(2)})
	}
	var p page.Page
	p.Rows(rows, page.Widen([]int{8, 9, 9, 9}, rows))
	_, err = io.WriteString(to, p.String())
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
