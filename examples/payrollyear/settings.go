package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

//go:embed roster.csv
var demoRoster []byte

// The settings of the fictional company; a roster of one's own gets none.
const (
	demoInjuryRate       = "0.002"
	demoUnemploymentRate = "0.008"
	demoHousingRate      = "0.05"
	demoPensionRate      = "0.15" // of the employer before 2025-07, where no source gives it: made up
)

// The limits of the year before, on which July to September are first run.
const (
	oldPensionFloor   = "5500"
	oldPensionCeiling = "27501"
)

// options are the flags.
type options struct {
	in, out     string
	lang        rule.Language
	settings    payroll.Settings
	housingRate string
	pensionRate string // of the employer, for the months without a figure
	bill        string
	billMonth   rule.Month
	billScheme  rule.Scheme
	billPayer   rule.Payer
}

func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{billMonth: rule.MonthOf(2025, 10), billScheme: rule.Pension, billPayer: rule.Employee}
	var lang, month, scheme, payer string
	fs := flag.NewFlagSet("payrollyear", flag.ContinueOnError)
	fs.StringVar(&o.in, "in", "", "roster CSV `file`, - for standard input (without it: a fictional company of 300)")
	fs.StringVar(&o.out, "out", "", "write the files for the clients to this new or empty `folder`")
	fs.StringVar(&lang, "lang", "en", "language of the page, `en or zh`")
	fs.StringVar(&o.settings.InjuryRate, "injury-rate", "", "the employer's injury `rate` (工伤费率), such as 0.002")
	fs.StringVar(&o.settings.UnemploymentRate, "unemployment-rate", "", "the employer's unemployment `rate` (失业费率), such as 0.008")
	fs.StringVar(&o.housingRate, "housing-rate", "", "housing fund `rate` of both sides (公积金缴存比例), such as 0.05")
	fs.StringVar(&o.pensionRate, "pension-rate", "", "the employer's pension `rate` of the months that no source gives, 2025-01 to 2025-06")
	fs.StringVar(&o.bill, "bill", "", "the bureau's bill: a detail export of the tax client, CSV `file`")
	fs.StringVar(&month, "bill-month", "", "the `month` of the bill (without -bill: 2025-10)")
	fs.StringVar(&scheme, "bill-scheme", "", "its `scheme`, such as pension")
	fs.StringVar(&payer, "bill-payer", "", "its `payer`, employee or employer")
	if err := program.Parse(fs, args, stderr); err != nil {
		return nil, err
	}
	var err error
	errs := []error{program.OnlyFlags(fs)}
	o.lang, err = program.Language(lang)
	errs = append(errs, err)
	if o.bill == "" && month+scheme+payer != "" {
		errs = append(errs, errors.New("-bill-month, -bill-scheme and -bill-payer say what -bill is about: pass -bill too"))
	}
	if o.bill != "" {
		o.billMonth, err = rule.ParseMonth(month)
		errs = append(errs, program.FlagError("bill-month", err), program.FlagError("bill-scheme", o.billScheme.UnmarshalText([]byte(scheme))), program.FlagError("bill-payer", o.billPayer.UnmarshalText([]byte(payer))))
		if err == nil && o.billMonth.Year() != theYear {
			errs = append(errs, fmt.Errorf("-bill-month %s is not in %d, the year of the run", o.billMonth, theYear))
		}
	}
	return o, errors.Join(append(errs, o.settle())...)
}

// settle fills the demo's settings; a roster of one's own needs its own.
func (o *options) settle() error {
	for _, s := range []struct {
		flag, demo string
		value      *string
	}{{"injury-rate", demoInjuryRate, &o.settings.InjuryRate}, {"unemployment-rate", demoUnemploymentRate, &o.settings.UnemploymentRate}, {"housing-rate", demoHousingRate, &o.housingRate}, {"pension-rate", demoPensionRate, &o.pensionRate}} {
		if *s.value != "" {
			continue
		}
		if o.in != "" {
			return fmt.Errorf("-%s is missing: a roster of your own needs the employer's own settings, none has a default", s.flag)
		}
		*s.value = s.demo
	}
	o.settings.HousingEmployeeRate, o.settings.HousingEmployerRate = o.housingRate, o.housingRate
	return nil
}
