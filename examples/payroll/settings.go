package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
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
	disputed     bool
	partial      bool
	settings     payroll.Settings
	housingRate  string
	maternity    onPayroll
	figures      []string                                     // files of the user's own figures
	own          []ownFigure                                  // put in place of the library's
	demo         struct{ injury, unemployment, housing bool } // set from the demo, not by a flag
}

// ownFigure is one figure of -with, such as pension.employer_rate=0.15.
type ownFigure struct{ name, value string }

// words are the flags that are read after the command line has been taken apart.
type words struct{ month, lang, knownOn, minGrade, kind, explain string }

// kinds are the values of -employer-kind.
var kinds = []struct {
	word             string
	kind             payroll.EmployerKind
	english, chinese string
}{
	{"enterprise", payroll.Enterprise, "enterprise", "企业"},
	{"social", payroll.Social, "social organisation", "社会组织、民办非企业单位"},
	{"other", payroll.NoEnterprise, "public body", "机关、事业单位"},
}

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o, w := &options{}, words{}
	fs := flag.NewFlagSet("payroll", flag.ContinueOnError)
	o.runFlags(fs, &w)
	o.figureFlags(fs, &w)
	o.settingFlags(fs, &w)
	o.maternityFlags(fs)
	fs.Usage = func() { usage(fs) }
	if err := program.Parse(fs, args, stderr); err != nil {
		return nil, err
	}
	return o, errors.Join(program.OnlyFlags(fs), o.take(w), o.combine())
}

// runFlags are what to read and to write.
func (o *options) runFlags(fs *flag.FlagSet, w *words) {
	fs.StringVar(&o.in, "in", "", "roster CSV `file`, - for standard input (without it: a fictional roster of 300)")
	fs.StringVar(&w.month, "month", "", "`month` of the contribution (without -in: "+demoMonth+")")
	fs.StringVar(&o.out, "out", "", "write every slip to a `file` ending in .csv or .json")
	fs.StringVar(&w.explain, "explain", "", "explain every line of these `ids`, separated by commas")
	fs.StringVar(&w.lang, "lang", "en", "language of the page, `en or zh`")
}

// figureFlags say how the figures of the law are read, and put the user's own over them.
func (o *options) figureFlags(fs *flag.FlagSet, w *words) {
	fs.BoolVar(&o.carryForward, "carry-forward", false, "take a figure up to 12 months past its last entry, as provisional")
	fs.BoolVar(&o.disputed, "disputed", false, "take the likelier value of a figure on which public sources disagree")
	fs.StringVar(&w.knownOn, "known-on", "", "use only what had been issued by this `day`, such as 2024-06-30")
	fs.StringVar(&w.minGrade, "min-grade", "",
		"refuse figures known less well: `grade` official, corroborated or reported")
	fs.Func("figures", "put your own dated figures in place of the library's: CSV `file` with the columns "+
		"series, from, to, value and source; may be repeated", func(path string) error {
		o.figures = append(o.figures, path)
		return nil
	})
	fs.Func("with", "put your own figure in place of the library's: `name=value`, such as pension.employer_rate=0.15; "+
		"may be repeated", func(text string) error {
		name, value, _ := strings.Cut(text, "=")
		o.own = append(o.own, ownFigure{name, value})
		return nil
	})
	fs.BoolVar(&o.partial, "partial", false, "compute the lines that can be known where a figure is missing")
}

// settingFlags are the employer's own.
func (o *options) settingFlags(fs *flag.FlagSet, w *words) {
	s := &o.settings
	text := func(into *string, name, usage string) { fs.StringVar(into, name, "", usage) }
	text(&s.InjuryRate, "injury-rate", "the employer's injury `rate` (工伤费率), such as 0.002; a row may have its own")
	fs.IntVar(&s.InjuryClass, "injury-class", 0, "or its industry `class` (工伤行业类别), 1 to 8")
	text(&s.InjuryFloat, "injury-float", "`factor` the class floats by (浮动比例), such as 0.8")
	text(&s.UnemploymentRate, "unemployment-rate", "the employer's unemployment `rate` (失业费率), such as 0.008")
	text(&s.UnemploymentCoefficient, "unemployment-coefficient", "or its floating `coefficient` (浮动系数), such as 0.6")
	text(&o.housingRate, "housing-rate", "housing fund `rate` of both sides (公积金缴存比例), such as 0.05")
	text(&s.HousingEmployerRate, "housing-employer-rate", "or the employer's `rate`")
	text(&s.HousingEmployeeRate, "housing-employee-rate", "and the employee's `rate`")
	fs.BoolVar(&s.HousingToFen, "housing-to-fen", false,
		"deposits keep their fen (without it: whole yuan, the practice of the month)")
	fs.IntVar(&s.HousingCeilingTimes, "housing-ceiling-times", 0,
		"`times` the city average deposits go up to (公积金缴存上限倍数), 3 or 5; 5 only in 2016-07 to 2018-06")
	fs.StringVar(&w.kind, "employer-kind", "enterprise",
		"`kind` enterprise (企业), social (社会组织、民办非企业) or other (机关、事业单位)")
	text(&s.PensionClass, "pension-class", "`class` of the employer's pension rate to 2014-12 (养老单位类别): "+
		"state (国有、集体、三资企业) or private (私营企业、民办非企业)")
	text(&s.Relief2020, "relief-2020", "relief of 2020 the employer had (2020 年阶段性减免): "+
		"`size` small (中小微企业) or large (大型企业等)")
}

// take reads the words.
func (o *options) take(w words) error {
	if w.month == "" && o.in == "" {
		w.month = demoMonth
	}
	var errs []error
	var err error
	if w.month != "" {
		o.month, err = rule.ParseMonth(w.month)
		errs = append(errs, program.FlagError("month", err))
	}
	if w.knownOn != "" {
		o.knownOn, err = rule.ParseDate(w.knownOn)
		errs = append(errs, program.FlagError("known-on", err))
	}
	if w.minGrade != "" {
		errs = append(errs, program.FlagError("min-grade", o.minGrade.UnmarshalText([]byte(w.minGrade))))
	}
	o.lang, err = program.Language(w.lang)
	errs = append(errs, err, o.takeKind(w.kind))
	for _, id := range strings.Split(w.explain, ",") {
		if id = strings.TrimSpace(id); id != "" {
			o.explain = append(o.explain, id)
		}
	}
	return errors.Join(errs...)
}

func (o *options) takeKind(word string) error {
	for _, k := range kinds {
		if k.word == word {
			o.settings.Kind = k.kind
			return nil
		}
	}
	return fmt.Errorf(o.say("-employer-kind %q is not known; use enterprise, social or other",
		"-employer-kind %q 不能识别；请用 enterprise、social 或 other"), word)
}

// combine refuses flags that do not go together and spreads -housing-rate over both sides.
func (o *options) combine() error {
	s, errs := &o.settings, []error{o.checkMaternity()}
	if s.InjuryFloat != "" && s.InjuryClass == 0 {
		errs = append(errs, errors.New(o.say(
			"-injury-float needs -injury-class: an employer's own rate has already floated",
			"-injury-float 要与 -injury-class 同用：单位自己的费率已经浮动")))
	}
	switch {
	case o.housingRate == "":
	case s.HousingEmployerRate != "" || s.HousingEmployeeRate != "":
		errs = append(errs, errors.New(o.say(
			"-housing-rate is the rate of both sides: leave out -housing-employer-rate and -housing-employee-rate",
			"-housing-rate 是双方的比例：请去掉 -housing-employer-rate 和 -housing-employee-rate")))
	default:
		s.HousingEmployerRate, s.HousingEmployeeRate = o.housingRate, o.housingRate
	}
	seen := map[string]bool{}
	for _, f := range o.own {
		if seen[f.name] {
			errs = append(errs, fmt.Errorf(o.say("-with %s is there twice; give it once", "-with %s 重复；只给一次"), f.name))
		}
		seen[f.name] = true
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
	for i, have := range []bool{!o.month.IsZero(), injury || rosterHasInjuryRate, unemployment, housing} {
		if !have {
			missing += "\n  " + o.say(needed[i].english, needed[i].chinese)
		}
	}
	if missing != "" {
		return errors.New(o.say("a roster of your own needs the employer's own settings, none has a default; missing:",
			"自己的名册要有本单位的设置，都没有默认值；还缺：") + missing)
	}
	return nil
}

// needed are the settings without which a roster of one's own cannot be computed.
var needed = [...]struct{ english, chinese string }{
	{"-month, such as 2025-08", "-month（费款所属月），如 2025-08"},
	{"-injury-rate or -injury-class (工伤费率), or a column injury_rate in the roster",
		"-injury-rate 或 -injury-class（工伤费率或行业类别），或名册的 工伤费率 一列"},
	{"-unemployment-rate or -unemployment-coefficient (失业费率或浮动系数)",
		"-unemployment-rate 或 -unemployment-coefficient（失业费率或浮动系数）"},
	{"-housing-rate, or -housing-employer-rate and -housing-employee-rate (公积金缴存比例)",
		"-housing-rate，或 -housing-employer-rate 和 -housing-employee-rate（公积金缴存比例）"},
}

// usage is the help: what a roster is, what it needs, and the flags.
func usage(fs *flag.FlagSet) {
	to := fs.Output()
	fmt.Fprint(to, "Usage of payroll: a month of social insurance and housing fund for a roster; "+
		"without -in, for a fictional company.\n\n"+
		"A roster (-in) is UTF-8 CSV, one person a line, under a header of these columns, "+
		"English or Chinese, in any order:\n")
	for c, column := range format().Columns {
		fmt.Fprintf(to, "  %s: %s\n", column, columnUse(c))
	}
	fmt.Fprint(to, "It needs these settings of the employer:\n")
	for _, setting := range needed {
		fmt.Fprintf(to, "  %s\n", setting.english)
	}
	fmt.Fprint(to, "\nFlags:\n")
	fs.PrintDefaults()
}
