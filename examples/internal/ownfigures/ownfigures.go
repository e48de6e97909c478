// Package ownfigures is the program of the same name: a slip on figures of one's own.
package ownfigures

import (
	_ "embed"
	"fmt"
	"io"
	"os"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

//go:embed own.csv
var madeUp []byte

// Run prints the pension lines of 2026-08 on the figures of a file; it returns the exit status.
func Run(args []string, stdout, stderr io.Writer) int {
	name, data := "own.csv", madeUp
	var err error
	if len(args) > 0 {
		name = args[0]
		data, err = os.ReadFile(name)
	}
	if err == nil {
		err = explain(stdout, name, data)
	}
	if err != nil {
		fmt.Fprintf(stderr, "ownfigures: %s\n%s\n", err, rule.Message(err, rule.Chinese))
		return 2
	}
	return 0
}

// explain reads the figures, puts them in place of the city's, and explains every line they change.
func explain(to io.Writer, name string, data []byte) error {
	own, err := figures.ReadFile(name, data)
	if err != nil {
		return err
	}
	policy, err := guangzhou.Policy(rule.MonthOf(2026, 8), guangzhou.Own(own), guangzhou.CarryForward())
	if err != nil {
		return err
	}
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	if err != nil {
		return err
	}
	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.New(3000, 0)}, payroll.Partial)
	if err != nil {
		return err
	}
	for i := range slip.Lines {
		line := &slip.Lines[i]
		if line.Grade() == rule.Supplied {
			fmt.Fprintf(to, "%s\n%s\n\n", line.Explain(rule.English), line.Explain(rule.Chinese))
		}
	}
	return nil
}
