// Command unification is the what-if of the city's 2014 notice: several employer pension rates become one. It prints,
// for every path, each group's rate step by step and what each group, each employer and the fund gain or lose a year,
// and beside them what became of the notice, from the figures of package guangzhou. It draws the rates as an SVG chart.
//
//	go run . [-in whatif.json] [-lang zh] [-svg unification.svg]
//
// The exit status is 0, or 2 where the run could not be done; no chart is replaced then.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/unification/internal/rates"
)

func main() {
	os.Exit(rates.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
