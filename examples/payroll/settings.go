package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// The settings of the fictional employer of the embedded roster. The page prints them; a roster of one's own gets none.
const (
	demoMonth            = "2025-08"
	demoInjuryRate       = "0.002"
	demoUnemploymentRate = "0.008"
	demoHousingRate      = "0.05"
)

// options are the flags.
type options struct {
	in, out      string
	explain      []string
	lang         rule.Language
	month        rule.Month
	knownOn      rule.Date
	minGrade     rule.Grade
	carryForward bool
	partial      bool
	settings     payroll.Settings
	housingRate  string
	own          []ownFigure                                  // put in place of the table's
	demo         struct{ injury, unemployment, housing bool } // set from the demo, not by a flag
}

// ownFigure is one figure of -with, such as pension.employer_rate=0.15.
type ownFigure struct{ name, value string }

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	var month, lang, knownOn, minGrade, kind, explain string
	fs := flag.NewFlagSet("payroll", flag.ContinueOnError)
	fs.StringVar(&o.in, "in", "", "roster CSV `file`, - for standard input (without it: a fictional roster of 300)")
	fs.StringVar(&month, "month", "", "`month` of the contribution (without -in: "+demoMonth+")")
	fs.StringVar(&o.out, "out", "", "write every slip to a `file` ending in .csv or .json")
	fs.StringVar(&explain, "explain", "", "explain every line of these `ids`, separated by commas")
	fs.StringVar(&lang, "lang", "en", "language of the page, `en or zh`")
	fs.BoolVar(&o.carryForward, "carry-forward", false, "take a figure up to 12 months past its last entry, as provisional")
	fs.StringVar(&knownOn, "known-on", "", "use only what had been issued by this `day`, such as 2025-07-15")
	fs.StringVar(&minGrade, "min-grade", "", "refuse figures known less well: `grade` official, corroborated or reported")
	fs.Func("with", "put your own figure in place of the table's: `name=value`, such as pension.employer_rate=0.15; may be repeated", func(text string) error {
		name, value, _ := strings.Cut(text, "=")
		o.own = append(o.own, ownFigure{name, value})
		return nil
	})
	fs.BoolVar(&o.partial, "partial", false, "compute the lines that can be known where a figure is missing")
	fs.StringVar(&o.settings.InjuryRate, "injury-rate", "", "the employer's injury `rate` (工伤费率), such as 0.002; a row may have its own")
	fs.IntVar(&o.settings.InjuryClass, "injury-class", 0, "or its industry `class` (工伤行业类别), 1 to 8")
	fs.StringVar(&o.settings.InjuryFloat, "injury-float", "", "`factor` the class floats by (浮动比例), such as 0.8")
	fs.StringVar(&o.settings.UnemploymentRate, "unemployment-rate", "", "the employer's unemployment `rate` (失业费率), such as 0.008")
	fs.StringVar(&o.settings.UnemploymentCoefficient, "unemployment-coefficient", "", "or its floating `coefficient` (浮动系数), such as 0.6")
	fs.StringVar(&o.housingRate, "housing-rate", "", "housing fund `rate` of both sides (公积金缴存比例), such as 0.05")
	fs.StringVar(&o.settings.HousingEmployerRate, "housing-employer-rate", "", "or the employer's `rate`")
	fs.StringVar(&o.settings.HousingEmployeeRate, "housing-employee-rate", "", "and the employee's `rate`")
	fs.BoolVar(&o.settings.HousingToFen, "housing-to-fen", false, "deposits keep their fen (without it: whole yuan, the practice of the month)")
	fs.StringVar(&kind, "employer-kind", "enterprise", "`kind` enterprise (企业) or other (机关、事业单位、社会组织等)")
	if err := program.Parse(fs, args, stderr); err != nil {
		return nil, err
	}
	errs := []error{program.OnlyFlags(fs)}
	if month == "" && o.in == "" {
		month = demoMonth
	}
	var err error
	if month != "" {
		o.month, err = rule.ParseMonth(month)
		errs = append(errs, program.FlagError("month", err))
	}
	if knownOn != "" {
		o.knownOn, err = rule.ParseDate(knownOn)
		errs = append(errs, program.FlagError("known-on", err))
	}
	if minGrade != "" {
		errs = append(errs, program.FlagError("min-grade", o.minGrade.UnmarshalText([]byte(minGrade))))
	}
	o.lang, err = program.Language(lang)
	errs = append(errs, err)
	switch kind {
	case "enterprise":
	case "other":
		o.settings.Kind = payroll.NoEnterprise
	default:
		errs = append(errs, fmt.Errorf("-employer-kind %q is not known; use enterprise or other", kind))
	}
	for _, id := range strings.Split(explain, ",") {
		if id = strings.TrimSpace(id); id != "" {
			o.explain = append(o.explain, id)
		}
	}
	errs = append(errs, o.combine())
	return o, errors.Join(errs...)
}

// combine refuses flags that do not go together and spreads -housing-rate over both sides.
func (o *options) combine() error {
	s, errs := &o.settings, []error(nil)
	if s.InjuryFloat != "" && s.InjuryClass == 0 {
		errs = append(errs, errors.New("-injury-float needs -injury-class: an employer's own rate has already floated"))
	}
	switch {
	case o.housingRate == "":
	case s.HousingEmployerRate != "" || s.HousingEmployeeRate != "":
		errs = append(errs, errors.New("-housing-rate is the rate of both sides: leave out -housing-employer-rate and -housing-employee-rate"))
	default:
		s.HousingEmployerRate, s.HousingEmployeeRate = o.housingRate, o.housingRate
	}
	return errors.Join(errs...)
}

// settle fills the demo's settings for the embedded roster. For any other roster it names every setting that is
// missing: nothing is defaulted.
func (o *options) settle(rosterHasInjuryRate bool) error {
	s := &o.settings
	injury := s.InjuryRate != "" || s.InjuryClass != 0
	unemployment := s.UnemploymentRate != "" || s.UnemploymentCoefficient != ""
	housing := s.HousingEmployerRate != "" || s.HousingEmployeeRate != ""
	if o.in == "" {
		o.demo.injury, o.demo.unemployment, o.demo.housing = !injury, !unemployment, !housing
		if !injury {
			s.InjuryRate = demoInjuryRate
		}
		if !unemployment {
			s.UnemploymentRate = demoUnemploymentRate
		}
		if !housing {
			s.HousingEmployerRate, s.HousingEmployeeRate = demoHousingRate, demoHousingRate
		}
		return nil
	}
	missing := ""
	need := func(have bool, what string) {
		if !have {
			missing += "\n  " + what
		}
	}
	need(!o.month.IsZero(), "-month, such as 2025-08")
	need(injury || rosterHasInjuryRate, "-injury-rate or -injury-class (工伤费率), or a column injury_rate in the roster")
	need(unemployment, "-unemployment-rate or -unemployment-coefficient (失业费率或浮动系数)")
	need(housing, "-housing-rate, or -housing-employer-rate and -housing-employee-rate (公积金缴存比例)")
	if missing != "" {
		return errors.New("a roster of your own needs the employer's own settings, none has a default; missing:" + missing)
	}
	return nil
}

// policy returns the figures of the month.
func (o *options) policy() (payroll.Policy, error) {
	var with []guangzhou.Option
	if o.carryForward {
		with = append(with, guangzhou.CarryForward())
	}
	if !o.knownOn.IsZero() {
		with = append(with, guangzhou.KnownOn(o.knownOn))
	}
	if o.minGrade != 0 {
		with = append(with, guangzhou.MinGrade(o.minGrade))
	}
	p, err := guangzhou.Policy(o.month, with...)
	for _, f := range o.own {
		if err == nil {
			p, err = p.With(f.name, f.value)
		}
	}
	return p, err
}
