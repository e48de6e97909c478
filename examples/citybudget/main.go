// Command citybudget answers the fund and housing-money questions of the city's 2014 notice. Without -in it works on
// Guangzhou's published figures: the funds of 2021 and the provident fund from 2018 to 2024. With a CSV of yearly
// figures it says more: does the account close, how many months does the balance pay for, when is it used up, what does
// one employer rate in place of two change, does fiscal input keep up with revenue, and what land revenue and the
// provident fund's added value owe to public rental housing.
//
//	go run . [-warn-below 24] [-activity-standard 50] [-income-growth 0.04] [-expenditure-growth 0.09] [-svg fund.svg]
//	go run . -lang zh
//	go run . -in testdata/years.csv [-svg balance.svg] [-rate 0.2 -target 0.16] [-land-share 0.13] ...
//
// testdata/years.csv shows the columns; its figures are made up. The exit status is 0 where all is well, 1 where a year
// does not close or open with the balance before it, is overdrawn, or shows a shortfall of fiscal input, land revenue
// or added value (the last line of the page says which), 2 where nothing could be computed.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// settings are the assumptions the figures do not hold; none enters without being printed.
type settings struct {
	incomeGrowth, expenditureGrowth, yield decimal.Decimal
	years                                  int
	landShare                              decimal.Decimal
	warnBelow, activity                    decimal.NullDecimal
	rate, target                           decimal.NullDecimal
}

// numberFlag is a flag that holds a number.
type numberFlag struct{ name, value, usage string }

// onFile are the flags that need a file: their figures are not among the published ones.
var onFile = []numberFlag{
	{"return", "0.02", "return on the balance a year, a fraction; with -in"},
	{"land-share", "0.13", "least share of net land revenue for public rental housing; with -in"},
	{"rate", "", "employer rate in force, a fraction; with -in and -target"},
	{"target", "", "employer rate instead, from the year after the last; with -in and -rate"},
}

// onBoth are the flags of both pages.
var onBoth = []numberFlag{
	{"income-growth", "0.04", "growth of income a year, a fraction"},
	{"expenditure-growth", "0.09", "growth of spending a year, a fraction"},
	{"warn-below", "", "months of spending below which the fund is warned of"},
	{"activity-standard", "", "activity money a retired person and year, yuan"},
}

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("citybudget", flag.ContinueOnError)
	flags.SetOutput(stderr)
	in := flags.String("in", "", "yearly figures, a CSV `file`; Guangzhou's published ones where empty")
	svg := flags.String("svg", "", "write the chart to this `file`")
	text := map[string]*string{}
	for _, f := range slices.Concat(onBoth, onFile) {
		text[f.name] = flags.String(f.name, f.value, f.usage)
	}
	language := flags.String("lang", "en", "language of the page and the chart, `en or zh`")
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
	lang, err := program.Language(*language)
	p := page{out: stdout, lang: lang}
	if err == nil {
		p.s, err = p.readSettings(text, *years)
	}
	if err == nil && *in == "" {
		err = p.refuseFileFlags(flags)
	}
	if err == nil {
		err = p.answer(*in, *svg)
	}
	switch {
	case err != nil:
		fmt.Fprintln(stderr, "citybudget:", err)
		return 2
	case len(p.trouble) > 0:
		return 1
	}
	return 0
}

// refuseFileFlags names a flag that was given and has nothing to work on without a file.
func (p *page) refuseFileFlags(flags *flag.FlagSet) error {
	var errs []error
	flags.Visit(func(f *flag.Flag) {
		for _, needs := range onFile {
			if f.Name == needs.name {
				errs = append(errs, fmt.Errorf(p.say("-%s needs figures that are not published; pass -in",
					"-%s 所需的数字没有公布；请用 -in"), f.Name))
			}
		}
	})
	return errors.Join(errs...)
}

// answer prints the page, of a file where there is one, and draws its chart.
func (p *page) answer(in, svg string) error {
	if in == "" {
		if err := p.printPublished(); err != nil {
			return err
		}
		if svg == "" {
			return nil
		}
		lines, years, err := p.providentLines()
		if err != nil {
			return err
		}
		return draw(svg, p.say("Provident fund of Guangzhou, 100 million yuan", "广州住房公积金（亿元）"), years, lines)
	}
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	if p.years, err = readYears(data); err != nil {
		return err
	}
	if err := p.print(); err != nil || svg == "" {
		return err
	}
	title := p.say("Income, spending and closing balance, billion yuan", "收入、支出与年末结余（十亿元）")
	return draw(svg, title, numbers(p.years), p.yearLines())
}

// readSettings reads the flags that are numbers.
func (p *page) readSettings(text map[string]*string, years int) (settings, error) {
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
	growth := rule.Input{Min: -50, Max: 100, Scale: 2, Places: 6, Do: rule.Untranslated("pass a fraction such as 0.05")}
	share := rule.RateInput("", "", 100)
	s.incomeGrowth, s.expenditureGrowth = number("income-growth", growth), number("expenditure-growth", growth)
	s.yield, s.landShare = number("return", share), number("land-share", share)
	s.warnBelow = optional("warn-below", rule.Input{Max: 1200, Places: 1, Do: rule.Untranslated("pass months such as 6")})
	s.activity = optional("activity-standard", rule.Input{Max: 1_000_000, Places: 2, Do: rule.Untranslated("pass yuan a person and year")})
	s.rate, s.target = optional("rate", share), optional("target", share)
	if first == nil && s.rate.Valid != s.target.Valid {
		first = errors.New(p.say("-rate and -target go together", "-rate 与 -target 要同用"))
	}
	return s, first
}
