// Package costcompare is the program compare: it costs one figure against another over a roster, such as the employer's
// pension at 14 % and at 16 %, for each person, department and year and for both payers.
package costcompare

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/shebao-go/shebao/examples/internal/book"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/internal/template"
	"github.com/shebao-go/shebao/rule"
)

// Tools are what a program with libraries of its own adds to this one. The zero Tools adds nothing.
type Tools struct {
	Name    string       // by which it is called; compare where empty
	Open    table.Open   // of the roster; table.UTF8 where nil
	Writers book.Writers // of -out, by the ending of the file's name
	Draw    func(to io.Writer, c Chart) error

	Templates map[string]template.Writer // of -template, by the ending of the file's name
}

// name is the name the program is called by.
func (t Tools) name() string { return cmp.Or(t.Name, "compare") }

// options are the flags.
type options struct {
	*payrollmonth.Company
	tools     Tools
	with      program.OwnFigures
	against   program.OwnFigures
	through   rule.Month
	out, svg  string
	demoAsked bool // the figures are those of the demonstration
}

// What is compared where nothing is asked for: the fictional company's pension at the rate of 2025 and at that of
// 2022-07.
const (
	demoThrough = "2025-12"
	demoWith    = "pension.employer_rate=0.16"
	demoAgainst = "pension.employer_rate=0.14"
)

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return RunWith(Tools{}, args, stdin, stdout, stderr)
}

// RunWith is the program with tools of another one.
func RunWith(tools Tools, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	read := func(args []string, stderr io.Writer) (*options, error) { return readFlags(tools, args, stderr) }
	work := func(o *options) (bool, error) { return o.work(stdin, stdout, stderr) }
	return program.Run(tools.name(), args, stderr, read, work)
}

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(tools Tools, args []string, stderr io.Writer) (*options, error) {
	o := &options{tools: tools, Company: payrollmonth.NewCompany(tools.Open, tools.Templates)}
	fs := program.NewFlagSet(tools.name(), args)
	o.Flags(fs, "in")
	through := fs.String("through", "", "the last `month`, each by its own figures (without it: one month)",
		"最后一个`月`，各月按当月数值（不写时只算一个月）")
	fs.Func("against", "the figure that -with is held against: `name=value` (without it: the law's of each month); "+
		"may be repeated", "与 -with 比较的数值：`名称=数值`（不写时为各月法定数值）；可多次给出", o.against.Take)
	fs.StringVar(&o.out, "out", "", "write the tables to a `file` ending in "+
		output.ListEndings(tools.Writers.Endings(), " or ")+
		"; as CSV each table has a file of its own beside it",
		"把各表写入以 "+output.ListEndings(tools.Writers.Endings(), " 或 ")+" 结尾的`文件`；CSV 时每张表另有一个文件")
	if tools.Draw != nil {
		output.ChartFlag(fs, &o.svg)
	}
	fs.Usage = func(to io.Writer) { usage(fs, to) }
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	return o, errors.Join(program.OnlyFlags(fs), o.Take(), o.take(*through))
}

// maxMonths bounds a run: twenty years.
const maxMonths = 240

// take reads what is compared.
func (o *options) take(through string) error {
	if o.AboutRosters() {
		return o.Check()
	}
	o.with = o.Own()
	if o.Demo() && len(o.with)+len(o.against) == 0 {
		o.demoAsked = true
		through = demoThrough
		_ = errors.Join(o.with.Take(demoWith), o.against.Take(demoAgainst)) // two figures
	}
	errs := []error{o.against.OnceEachOf("against"), o.same()}
	if len(o.with)+len(o.against) == 0 {
		errs = append(errs, program.Errorf("say what to compare: -with name=value, such as "+
			"pension.employer_rate=0.14, is held against the law's figure, or against that of -against",
			"请说明比较什么：-with 名称=数值，例如 pension.employer_rate=0.14，与法定数值或 -against 的数值比较"))
	}
	o.through = o.Month()
	if through != "" {
		var err error
		o.through, err = program.Month("through", through)
		errs = append(errs, err)
	}
	if !o.through.IsZero() && !o.Month().IsZero() {
		months := o.through.Sub(o.Month()) + 1
		if months < 1 || months > maxMonths {
			errs = append(errs, program.Errorf("-through %s is not within %d months from -month %s",
				"-through %s 不在 -month %[3]s 起的 %[2]d 个月之内", o.through, maxMonths, o.Month()))
		}
	}
	o.tools.Writers.Writes(&o.Files, o.out, sheetFiles()...)
	o.Writes("svg", o.svg, ".svg")
	return errors.Join(append(errs, o.Check())...)
}

// same refuses figures that are the same on both sides.
func (o *options) same() error {
	var errs []error
	for _, f := range o.with {
		if slices.Contains(o.against, f) {
			errs = append(errs, program.Errorf("-with and -against both give %s=%s: there is nothing to compare; "+
				"change one",
				"-with 与 -against 都是 %s=%s：没有可比较的；请改其一", f.Name, f.Value))
		}
	}
	return errors.Join(errs...)
}

// usage is the help.
func usage(fs *program.FlagSet, to io.Writer) {
	lang := fs.Lang()
	fmt.Fprint(to, program.Say(lang, "Usage of "+fs.Name()+": "+
		"what a figure costs against another over a roster, for each person, "+
		"department and year; without -in, for a fictional company.\n\n",
		fs.Name()+" 的用法：一项数值改为另一数值时，名册中每人、各部门、全年各要多少；不写 -in 时用虚构的单位。\n\n"))
	payrollmonth.StaffUsage(fs, to)
}

// work computes both sides, writes and prints. It reports whether every row was computed.
func (o *options) work(stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	if o.AboutRosters() {
		return true, o.TellRosters(stdout)
	}
	c := &comparison{options: o}
	if err := c.compute(stdin, stderr); err != nil {
		return false, err
	}
	if err := c.staff.EndRefused(); err != nil {
		return false, err
	}
	if err := c.write(); err != nil {
		return false, err
	}
	if err := c.print(stdout); err != nil {
		return false, program.NotWritten(err)
	}
	return c.refused == 0, nil
}
