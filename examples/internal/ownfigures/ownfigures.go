// Package ownfigures is the program of the same name: a slip on figures of one's own.
package ownfigures

import (
	_ "embed"
	"fmt"
	"io"
	"os"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

//go:embed own.csv
var madeUp []byte

const usage = "usage: ownfigures [FILE]\nThe pension lines of 2026-08 on the figures of a CSV file; without it, of a " +
	"made-up one.\n用 CSV 文件中的自有数值计算 2026-08 养老保险各行；不写 FILE 时用编造的文件。"

// Run prints the pension lines of 2026-08 on the figures of a file; it returns the exit status.
func Run(args []string, stdout, stderr io.Writer) int {
	return program.Run("ownfigures", args, stderr, program.Argument(usage, ""), func(file string) (bool, error) {
		name, data := "own.csv", madeUp
		var err error
		if file != "" {
			name = file
			data, err = os.ReadFile(file)
		}
		if err == nil {
			err = explain(stdout, name, data)
		}
		return true, program.InBoth(err)
	})
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
	employee := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))}
	slip, err := policy.Slip(employer, employee, payroll.Partial)
	if err != nil {
		return err
	}
	text := ""
	for i := range slip.Lines {
		line := &slip.Lines[i]
		if line.Grade() == rule.Supplied {
			text += fmt.Sprintf("%s\n%s\n\n", line.Explain(rule.English), line.Explain(rule.Chinese))
		}
	}
	_, err = io.WriteString(to, text)
	return program.NotWritten(err)
}
