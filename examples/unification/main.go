// Command unification is the what-if of the city's 2014 notice: several employer pension rates become one. It prints,
// for every path, each group's rate step by step and what each group, each employer and the fund gain or lose a year,
// and draws the rates as an SVG chart.
//
//	go run . [-in whatif.json] [-svg unification.svg]
package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

//go:embed whatif.json
var embedded []byte

// whatIf is the input file.
type whatIf struct {
	Title     string     `json:"title"`
	Groups    []group    `json:"groups"`
	Employers []employer `json:"employers"`
	Target    string     `json:"target"`
	Start     rule.Month `json:"start"`
	Paths     []path     `json:"paths"`
}

type group struct {
	Name      string `json:"name"`
	Rate      string `json:"rate"`
	BaseTotal string `json:"base_total"`
}

type employer struct {
	Name      string `json:"name"`
	Group     string `json:"group"`
	BaseTotal string `json:"base_total"`
}

type path struct {
	Name   string   `json:"name"`
	Months int      `json:"months"`
	Every  int      `json:"every_months"`
	Shares []string `json:"shares"`
}

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("unification", flag.ContinueOnError)
	flags.SetOutput(stderr)
	in := flags.String("in", "", "what-if `file`; the embedded one where empty")
	svg := flags.String("svg", "", "write the chart to this `file`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	data := embedded
	if *in != "" {
		var err error
		if data, err = os.ReadFile(*in); err != nil {
			return err
		}
	}
	answers, w, err := solve(data)
	if err != nil {
		return err
	}
	if err := printAll(stdout, w, answers); err != nil {
		return err
	}
	if *svg != "" {
		return draw(*svg, w, answers)
	}
	return nil
}

// solve reads a what-if and answers it for each of its paths.
func solve(data []byte) ([]pension.Unified, whatIf, error) {
	var w whatIf
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&w); err != nil {
		return nil, w, fmt.Errorf("the what-if file: %w", err)
	}
	if len(w.Paths) == 0 {
		return nil, w, errors.New("the what-if file: paths is empty; name at least one, such as {\"name\":\"yearly\",\"months\":36}")
	}
	base, err := w.question()
	if err != nil {
		return nil, w, err
	}
	var answers []pension.Unified
	for _, p := range w.Paths {
		u := base
		u.Months, u.Every = p.Months, p.Every
		if u.Every == 0 {
			u.Every = 12
		}
		for _, share := range p.Shares {
			d, err := rule.Input{Field: "shares", Max: 1, Places: 8, Do: "pass shares of the way such as 0.5"}.Parse(share)
			if err != nil {
				return nil, w, err
			}
			u.Shares = append(u.Shares, d)
		}
		answer, err := pension.UnifyRates(u)
		if err != nil {
			return nil, w, fmt.Errorf("path %q: %w", p.Name, err)
		}
		answers = append(answers, answer)
	}
	return answers, w, nil
}

// question reads the groups and the target, which all paths share.
func (w *whatIf) question() (pension.Unification, error) {
	u := pension.Unification{Start: w.Start}
	var errs []error
	for _, g := range w.Groups {
		rate, err := rule.RateInput(rule.Pension, g.Name+" rate", 100).Parse(g.Rate)
		bases, err2 := money(g.Name+" base_total", g.BaseTotal)
		errs = append(errs, err, err2)
		u.Groups = append(u.Groups, pension.Group{Name: g.Name, Rate: rate, BaseTotal: bases})
	}
	if w.Target != "revenue_neutral" {
		target, err := rule.RateInput(rule.Pension, "target", 100).Parse(w.Target)
		errs = append(errs, err)
		u.Target = decimal.NewNullDecimal(target)
	}
	return u, errors.Join(errs...)
}

func money(field, text string) (decimal.Decimal, error) {
	return rule.Input{Scheme: rule.Pension, Field: field, Max: 1_000_000_000_000_000, Places: 2, Do: "pass yuan a year"}.Parse(text)
}

// printAll prints the target and a table for every path.
func printAll(out io.Writer, w whatIf, answers []pension.Unified) error {
	fmt.Fprintln(out, w.Title)
	kind := "given"
	if w.Target == "revenue_neutral" {
		kind = "revenue-neutral"
	}
	fmt.Fprintf(out, "one rate, %s: %s %% (%s %% to a tenth of a point)\n", kind, percent(answers[0].Target), percent(answers[0].Rounded))
	last := lastMonth(answers).Add(12).Year() // a whole year at the full target
	for i, answer := range answers {
		if err := printPath(out, w, w.Paths[i].Name, answer, last); err != nil {
			return err
		}
	}
	fmt.Fprintln(out, "\nPositive: pays more than at the old rate, or the fund gains. Yuan a calendar year; wages and headcount as they are.")
	return nil
}

// printPath prints the steps of one path and its years up to last.
func printPath(out io.Writer, w whatIf, name string, answer pension.Unified, last int) error {
	fmt.Fprintf(out, "\n%s\n", name)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	header := "  rate from\t"
	for _, p := range answer.Paths {
		header += p.Name + "\t"
	}
	fmt.Fprintln(table, header)
	for k, step := range answer.Paths[0].Path.Steps() {
		row := "  " + step.From.String() + "\t"
		for _, p := range answer.Paths {
			row += percent(p.Path.Steps()[k].Value) + " %\t"
		}
		fmt.Fprintln(table, row)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	table = tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	header = "  pays more or less in\t"
	for _, p := range answer.Paths {
		header += p.Name + "\t"
	}
	for _, e := range w.Employers {
		header += e.Name + "\t"
	}
	fmt.Fprintln(table, header+"the fund\t")
	for year := w.Start.Year(); year <= last; year++ {
		row, err := yearRow(w, answer, year)
		if err != nil {
			return err
		}
		fmt.Fprintln(table, row)
	}
	return table.Flush()
}

// yearRow prints one calendar year of a path: the groups, the employers, the fund.
func yearRow(w whatIf, answer pension.Unified, year int) (string, error) {
	row := fmt.Sprintf("  %d\t", year)
	var fund decimal.Decimal
	for i, g := range w.Groups {
		bases, err := money(g.Name+" base_total", g.BaseTotal)
		if err != nil {
			return "", err
		}
		change, err := answer.Paths[i].Change(bases, year)
		if err != nil {
			return "", err
		}
		row += signed(change) + "\t"
		fund = fund.Add(change)
	}
	for _, e := range w.Employers {
		change, err := employerChange(e, answer, year)
		if err != nil {
			return "", err
		}
		row += signed(change) + "\t"
	}
	return row + signed(fund) + "\t", nil
}

// employerChange returns what one employer of a group pays more or less in a year.
func employerChange(e employer, answer pension.Unified, year int) (decimal.Decimal, error) {
	for _, p := range answer.Paths {
		if p.Name == e.Group {
			bases, err := money(e.Name+" base_total", e.BaseTotal)
			if err != nil {
				return decimal.Decimal{}, err
			}
			return p.Change(bases, year)
		}
	}
	return decimal.Decimal{}, fmt.Errorf("employer %q: group %q is not one of the groups", e.Name, e.Group)
}

// percent prints a fraction as a percentage without trailing zeros.
func percent(d decimal.Decimal) string { return d.Shift(2).String() }

// signed prints yuan with a sign and grouping, for reading.
func signed(d decimal.Decimal) string {
	text := d.Abs().StringFixed(2)
	whole, frac, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	switch d.Sign() {
	case 1:
		whole = "+" + whole
	case -1:
		whole = "-" + whole
	}
	return whole + "." + frac
}
