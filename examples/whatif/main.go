// Command whatif asks what would have been if the city's two employer pension rates had become one (两档单位费率统一): two
// employees' slips of 2014-12 by the published rates, and by one rate.
//
//	go run ./examples/whatif          one rate of 0.14, as it came in 2015-01
//	go run ./examples/whatif 0.168    another rate
//
// The tests of examples/internal/whatif are what-ifs too: in Go, and as cases in a file. The exit status is 0, or 2
// where the rate cannot be used.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/whatif"
)

func main() {
	os.Exit(whatif.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdout, os.Stderr))
}
