// Command citybudget answers the fund and housing-money questions of the city's 2014 notice from a CSV of yearly figures:
// does the account close, how many months does the balance pay for, when is it used up, what does one employer rate in
// place of two change, does fiscal input keep up with revenue, and what land revenue and the provident fund's added
// value owe to public rental housing.
//
//	go run . [-in years.csv] [-svg balance.svg] [-income-growth 0.04] [-expenditure-growth 0.09] ...
//
// The exit status is 0 where all is well, 1 where a year does not close or open with the balance before it, is overdrawn,
// or shows a shortfall of fiscal input, land revenue or added value, 2 where
// nothing could be computed.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

//go:embed demo.csv
var demo []byte

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// settings are the assumptions the figures do not hold; none enters without being printed.
type settings struct {
	incomeGrowth, expenditureGrowth, yield decimal.Decimal
	years                                  int
	landShare                              decimal.Decimal
	warnBelow, activity                    decimal.NullDecimal
	rate, target                           decimal.NullDecimal
}

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("citybudget", flag.ContinueOnError)
	flags.SetOutput(stderr)
	in := flags.String("in", "", "yearly figures, a CSV `file`; the made-up ones built in where empty")
	svg := flags.String("svg", "", "write the chart to this `file`")
	text := map[string]*string{}
	for _, f := range [...]struct{ name, value, usage string }{
		{"income-growth", "0.04", "growth of income a year, a fraction"},
		{"expenditure-growth", "0.09", "growth of spending a year, a fraction"},
		{"return", "0.02", "return on the balance a year, a fraction"},
		{"land-share", "0.13", "least share of net land revenue for public rental housing"},
		{"warn-below", "", "months of spending below which the fund is warned of"},
		{"activity-standard", "", "activity money a retired person and year, yuan"},
		{"rate", "", "employer rate in force, a fraction; with -target"},
		{"target", "", "employer rate instead, from the year after the last; with -rate"},
	} {
		text[f.name] = flags.String(f.name, f.value, f.usage)
	}
	years := flags.Int("years", 15, "years to project, 1 to 100")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "citybudget: %q is not expected: every input is a flag\n", flags.Arg(0))
		return 2
	}
	s, err := readSettings(text, *years)
	if err != nil {
		fmt.Fprintln(stderr, "citybudget:", err)
		return 2
	}
	data, made := demo, true
	if *in != "" {
		made = false
		if data, err = os.ReadFile(*in); err != nil {
			fmt.Fprintln(stderr, "citybudget:", err)
			return 2
		}
	}
	list, err := readYears(data)
	if err != nil {
		fmt.Fprintln(stderr, "citybudget:", err)
		return 2
	}
	p := page{out: stdout, s: s, years: list}
	if err := p.print(made); err != nil {
		fmt.Fprintln(stderr, "citybudget:", err)
		return 2
	}
	if *svg != "" {
		if err := draw(*svg, list); err != nil {
			fmt.Fprintln(stderr, "citybudget:", err)
			return 2
		}
	}
	if p.trouble {
		return 1
	}
	return 0
}

// readSettings reads the flags that are numbers.
func readSettings(text map[string]*string, years int) (settings, error) {
	s := settings{years: years}
	var first error
	number := func(name string, in rule.Input) decimal.Decimal {
		in.Field = "-" + name
		d, err := in.Parse(*text[name])
		if err != nil && first == nil {
			first = err
		}
		return d
	}
	optional := func(name string, in rule.Input) decimal.NullDecimal {
		if *text[name] == "" {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(number(name, in))
	}
	growth := rule.Input{Min: -50, Max: 100, Scale: 2, Places: 6, Do: "pass a fraction such as 0.05"}
	share := rule.RateInput(0, "", 100)
	s.incomeGrowth, s.expenditureGrowth = number("income-growth", growth), number("expenditure-growth", growth)
	s.yield, s.landShare = number("return", share), number("land-share", share)
	s.warnBelow = optional("warn-below", rule.Input{Max: 1200, Places: 1, Do: "pass months such as 6"})
	s.activity = optional("activity-standard", rule.Input{Max: 1_000_000, Places: 2, Do: "pass yuan a person and year"})
	s.rate, s.target = optional("rate", share), optional("target", share)
	if first == nil && s.rate.Valid != s.target.Valid {
		first = fmt.Errorf("-rate and -target go together")
	}
	return s, first
}
