// Command onestop is the "one window" of clause 3.1 to 3.3 of the city's 2014 notice (一窗多能、综合受理): the description of
// a household goes in, and every benefit of the library comes out for every member and for the household, with its
// amount, period, reason, document and grade, or the reason it is not there, or the figure that is missing.
//
//	go run ./examples/onestop                           a fictional household, 2025-12
//	go run ./examples/onestop -lang zh                  in Chinese
//	go run ./examples/onestop -json                     the same as JSON
//	go run ./examples/onestop -in household.json        your own; -in - reads standard input
//
// A household is one JSON object: see household.json in examples/internal/household, and testdata/every.json there for
// the rarer parts. A field nobody knows is an error that names its path, such as members[0].unemployment.paid_month. A
// part that is left out is never taken for zero: what it would lead to is listed as not described, and an amount it
// would be needed for is listed with the missing figure.
//
// Figures of the law come from the library's tables. A figure of one's own goes under "figures" with its document, and
// that in Chinese as document_zh, and is graded supplied; the list of names is in figures.go there.
//
// The exit status is 0 where all is well, 1 where a benefit could not be computed because of what the household says, 2
// where the household could not be read.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/household"
	"github.com/shebao-go/shebao/examples/internal/program"
)

func main() {
	os.Exit(household.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
