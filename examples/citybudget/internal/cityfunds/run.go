// Package cityfunds is the program citybudget: it answers the fund and housing-money questions of the city's 2014
// notice on published figures or on a file of yearly ones.
package cityfunds

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// settings are the assumptions the figures do not hold; none enters without being printed.
type settings struct {
	incomeGrowth, expenditureGrowth, yield decimal.Decimal
	years                                  int
	landShare                              decimal.Decimal
	warnBelow, activity                    decimal.NullDecimal
	rate, target                           decimal.NullDecimal
}

// numberFlag is a flag that holds a number.
type numberFlag struct{ name, value, english, chinese string }

// onFile are the flags that need a file: their figures are not among the published ones.
var onFile = []numberFlag{
	{"return", "0.02", "return on the balance a year, a fraction; with -in", "结余的年收益率（`小数`）；与 -in 同用"},
	{"land-share", "0.13", "least share of net land revenue for public rental housing; with -in",
		"土地出让净收益用于公租房的最低比例（`小数`）；与 -in 同用"},
	{"rate", "", "employer rate in force, a fraction; with -in and -target", "现行单位费率（`小数`）；与 -in、-target 同用"},
	{"target", "", "employer rate instead, from the year after the last; with -in and -rate",
		"改用的单位费率（`小数`），自最后一年的次年起；与 -in、-rate 同用"},
}

// onBoth are the flags of both pages.
var onBoth = []numberFlag{
	{"income-growth", "0.04", "growth of income a year, a fraction", "收入年增长率（`小数`）"},
	{"expenditure-growth", "0.09", "growth of spending a year, a fraction", "支出年增长率（`小数`）"},
	{"warn-below", "", "months of spending below which the fund is warned of", "结余低于几个`月`的支出时预警"},
	{"activity-standard", "", "activity money a retired person and year, yuan", "退休人员活动经费，每人每年（`元`）"},
}

// options are the flags.
type options struct {
	program.Tongue
	settings
	output.Files
	in, svg string
}

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	work := func(o *options) (bool, error) {
		var text strings.Builder
		p := sheet{Tongue: o.Tongue, out: &text, s: o.settings}
		if err := p.answer(o, stdin); err != nil {
			return false, err
		}
		_, err := io.WriteString(stdout, text.String())
		return len(p.trouble) == 0, program.NotWritten(err)
	}
	return program.Run("citybudget", args, stderr, readFlags, work)
}

// readFlags reads the command line.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := program.NewFlagSet("citybudget", args)
	fs.StringVar(&o.in, "in", "", "yearly figures, a CSV `file`; Guangzhou's published ones where empty",
		"各年度数据 CSV `文件`；不写时用广州公布的数据")
	output.ChartFlag(fs, &o.svg)
	text := map[string]*string{}
	for _, f := range slices.Concat(onBoth, onFile) {
		text[f.name] = fs.String(f.name, f.value, f.english, f.chinese)
	}
	o.LangFlag(fs, "the page and the chart", "页面和图")
	fs.IntVar(&o.years, "years", 15, "years to project, 1 to 100", "测算`年数`，1 至 100")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	o.Reads("in", o.in)
	o.Writes("svg", o.svg, ".svg")
	errs := []error{program.OnlyFlags(fs), o.ReadLang(), o.readSettings(text), o.Check()}
	if o.in == "" {
		errs = append(errs, o.refuseFileFlags(fs))
	}
	return o, errors.Join(errs...)
}

// refuseFileFlags names a flag that was given and has nothing to work on without a file.
func (o *options) refuseFileFlags(fs *program.FlagSet) error {
	var errs []error
	fs.Given(func(name string) {
		for _, needs := range onFile {
			if name == needs.name {
				errs = append(errs, program.Errorf("-%s needs figures that are not published; pass -in",
					"-%s 所需的数字没有公布；请用 -in", name))
			}
		}
	})
	return errors.Join(errs...)
}

// answer prints the page, of a file where there is one, and draws its chart.
func (p *sheet) answer(o *options, stdin io.Reader) error {
	page, picture := p.printPublished, p.providentChart
	if o.in != "" {
		source, err := o.OpenInput(o.in, "", nil, stdin)
		if err != nil {
			return err
		}
		defer source.Close()
		if p.years, err = readYears(source, o.Tongue); err != nil {
			return err
		}
		page, picture = p.print, p.yearChart
	}
	if err := page(); err != nil || o.svg == "" {
		return err
	}
	c, err := picture()
	if err != nil {
		return err
	}
	return program.FlagError("svg", o.Write(o.svg, c.draw))
}

// readSettings reads the flags that are numbers.
func (o *options) readSettings(text map[string]*string) error {
	s := &o.settings
	var errs []error
	number := func(name string, in rule.Input) decimal.Decimal {
		in.Field = "-" + name
		d, err := in.Parse(*text[name])
		errs = append(errs, err)
		return d
	}
	optional := func(name string, in rule.Input) decimal.NullDecimal {
		if *text[name] == "" {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(number(name, in))
	}
	growth := rule.Input{Min: -50, Max: 100, Scale: 2, Places: 6,
		Do: rule.Say("pass a fraction such as 0.05", "请填写小数，例如 0.05")}
	share := rule.RateInput("", "", 100)
	s.incomeGrowth, s.expenditureGrowth = number("income-growth", growth), number("expenditure-growth", growth)
	s.yield, s.landShare = number("return", share), number("land-share", share)
	s.warnBelow = optional("warn-below",
		rule.Input{Max: 1200, Places: 1, Do: rule.Say("pass months such as 6", "请填写月数，例如 6")})
	s.activity = optional("activity-standard",
		rule.Input{Max: 1_000_000, Places: 2, Do: rule.Say("pass yuan a person and year", "请填写每人每年的金额（元）")})
	s.rate, s.target = optional("rate", share), optional("target", share)
	if s.rate.Valid != s.target.Valid {
		errs = append(errs, program.Errorf("-rate and -target go together", "-rate 与 -target 要同用"))
	}
	return errors.Join(errs...)
}
