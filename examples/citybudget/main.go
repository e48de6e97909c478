// Command citybudget answers the fund and housing-money questions of the city's 2014 notice. Without -in it works on
// Guangzhou's published figures: the funds of 2021 and the provident fund from 2018 to 2024. With a CSV of yearly
// figures it says more: does the account close, how many months does the balance pay for, when is it used up, what does
// one employer rate in place of two change, does fiscal input keep up with revenue, and what land revenue and the
// provident fund's added value owe to public rental housing.
//
//	go run . [-warn-below 24] [-activity-standard 50] [-income-growth 0.04] [-expenditure-growth 0.09] [-svg fund.svg]
//	go run . -lang zh
//	go run . -in internal/cityfunds/testdata/years.csv [-svg balance.svg] [-rate 0.2 -target 0.16] ...
//
// internal/cityfunds/testdata/years.csv shows the columns; its figures are made up. The exit status is 0 where all is
// well, 1 where a year does not close or open with the balance before it, is overdrawn, or shows a shortfall of fiscal
// input, land revenue or added value (the last line of the page says which), 2 where nothing could be computed.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/citybudget/internal/cityfunds"
	"github.com/shebao-go/shebao/examples/internal/program"
)

func main() {
	os.Exit(cityfunds.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
