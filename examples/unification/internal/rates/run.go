// Package rates is the program unification: several employer pension rates become one.
package rates

import (
	_ "embed"
	"errors"
	"io"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/pension"
)

//go:embed whatif.json
var embedded []byte

// options are the flags.
type options struct {
	program.Tongue
	output.Files
	in, svg string
}

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	work := func(o *options) (bool, error) { return true, o.answer(stdin, stdout) }
	return program.Run("unification", args, stderr, readFlags, work)
}

// readFlags reads the command line.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := program.NewFlagSet("unification", args)
	fs.StringVar(&o.in, "in", "", "what-if `file`; the embedded one where empty", "测算 JSON `文件`；不写时用自带的一份")
	output.ChartFlag(fs, &o.svg)
	o.LangFlag(fs, "the page and the chart", "页面和图")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	o.Reads("in", o.in)
	o.Writes("svg", o.svg, ".svg")
	return o, errors.Join(program.OnlyFlags(fs), o.ReadLang(), o.Check())
}

// answer reads the what-if, draws the chart and prints the page.
func (o *options) answer(stdin io.Reader, stdout io.Writer) error {
	source, err := o.OpenInput(o.in, "whatif.json", embedded, stdin)
	if err != nil {
		return err
	}
	defer source.Close()
	data, err := io.ReadAll(source)
	if err != nil {
		return err
	}
	figures, err := theCity()
	if err != nil {
		return err
	}
	s, err := solve(data, o.Tongue, figures)
	if err != nil {
		return err
	}
	text, err := s.page()
	if err != nil {
		return err
	}
	if o.svg != "" {
		if err := o.Write(o.svg, s.draw); err != nil {
			return program.FlagError("svg", err)
		}
	}
	_, err = io.WriteString(stdout, text)
	return program.NotWritten(err)
}

// solution is a what-if with its answers, and what became of the notice.
type solution struct {
	program.Tongue
	whatIf  whatIf
	answers []pension.Unified // in the order of the paths
	rates   []stretch         // of the city
	fact    *pension.Unified  // the groups on those rates; nil where they had others
}

// solve reads a what-if and answers it for each of its paths.
func solve(data []byte, t program.Tongue, figures city) (solution, error) {
	s := solution{Tongue: t}
	var err error
	if s.whatIf, err = readWhatIf(data, t.Lang); err != nil {
		return s, err
	}
	for i := range s.whatIf.Paths {
		p := &s.whatIf.Paths[i]
		question, err := s.whatIf.question(p)
		if err != nil {
			return s, err
		}
		answer, err := pension.UnifyRates(question)
		if err != nil {
			return s, program.Errorf("path %q: %s", "路径 %q：%s", p.Name, err)
		}
		s.answers = append(s.answers, answer)
	}
	if s.rates, err = figures.became(); err != nil {
		return s, err
	}
	became, same, err := fact(s.whatIf.groups(), s.rates)
	if same {
		s.fact = &became
	}
	return s, err
}
