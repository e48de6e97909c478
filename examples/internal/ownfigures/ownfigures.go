// Package ownfigures is the program of the same name: a slip on figures of one's own.
package ownfigures

import (
	_ "embed"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

//go:embed own.csv
var madeUp []byte

// help says what the argument is.
func help() rule.Text {
	return rule.Say("Usage of ownfigures: ownfigures [FILE], CSV with the columns series, from, to, value and source; "+
		"without it a made-up one\n",
		"ownfigures 的用法：ownfigures [文件]，文件为 CSV，列为 series、from、to、value、source；不写时用一份虚构的\n")
}

// Run prints the pension lines of 2026-08 on the figures of a file; it returns the exit status.
func Run(args []string, stdout, stderr io.Writer) int {
	work := func(given program.Single) (bool, error) {
		source, err := program.Open(given.Argument, "own.csv", madeUp, nil)
		if err != nil {
			return false, err
		}
		defer source.Close()
		data, err := io.ReadAll(source)
		if err != nil {
			return false, err
		}
		return true, explain(stdout, source.Name, data, given.Lang)
	}
	return program.Run("ownfigures", args, stderr, program.ReadSingle("ownfigures", help()), work)
}

// explain reads the figures, puts them in place of the city's, and explains every line they change.
func explain(to io.Writer, name string, data []byte, lang rule.Language) error {
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
	employee := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))}
	slip, err := policy.Slip(employer, employee, payroll.Partial)
	if err != nil {
		return err
	}
	text := ""
	for i := range slip.Lines {
		line := &slip.Lines[i]
		if line.Grade() == rule.Supplied {
			text += line.Explain(lang) + "\n\n"
		}
	}
	_, err = io.WriteString(to, text)
	return program.NotWritten(err)
}
