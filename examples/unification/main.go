// Command unification is the what-if of the city's 2014 notice: several employer pension rates become one. It prints,
// for every path, each group's rate step by step and what each group, each employer and the fund gain or lose a year,
// and beside them what became of the notice, from the figures of package guangzhou. It draws the rates as an SVG chart.
//
//	go run . [-in whatif.json] [-lang zh] [-svg unification.svg]
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

//go:embed whatif.json
var embedded []byte

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
	language := flags.String("lang", "en", "language of the page and the chart, `en or zh`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	lang, err := program.Language(*language)
	if err != nil {
		return err
	}
	data := embedded
	if *in != "" {
		if data, err = os.ReadFile(*in); err != nil {
			return err
		}
	}
	figures, err := theCity()
	if err != nil {
		return err
	}
	s, err := solve(data, lang, figures)
	if err != nil {
		return err
	}
	text, err := s.page()
	if err != nil {
		return err
	}
	if _, err := io.WriteString(stdout, text); err != nil {
		return err
	}
	if *svg != "" {
		return draw(*svg, s)
	}
	return nil
}

// solution is a what-if with its answers, and what became of the notice.
type solution struct {
	lang    rule.Language
	whatIf  whatIf
	answers []pension.Unified // in the order of the paths
	rates   []stretch         // of the city
	fact    *pension.Unified  // the groups on those rates; nil where they had others
}

// solve reads a what-if and answers it for each of its paths.
func solve(data []byte, lang rule.Language, figures city) (solution, error) {
	s := solution{lang: lang}
	var err error
	if s.whatIf, err = readWhatIf(data, lang); err != nil {
		return s, err
	}
	base, err := s.whatIf.question()
	if err != nil {
		return s, err
	}
	for i := range s.whatIf.Paths {
		p := &s.whatIf.Paths[i]
		u, err := p.on(base)
		if err != nil {
			return s, err
		}
		answer, err := pension.UnifyRates(u)
		if err != nil {
			return s, fmt.Errorf("path %q: %w", p.Name, err)
		}
		s.answers = append(s.answers, answer)
	}
	if s.rates, err = figures.became(); err != nil {
		return s, err
	}
	became, same, err := fact(base, s.rates)
	if same {
		s.fact = &became
	}
	return s, err
}
