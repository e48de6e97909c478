// Package employer is the settings of an employer as flags, the same in every program that computes for one. Nothing
// has a default but for the fictional company of a built-in roster.
package employer

import (
	"errors"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Flags are the settings as they are written on the command line.
type Flags struct {
	payroll.Settings
	HousingRate    string // of both sides
	OneMedicalItem bool
	kind           string
}

// The rates of the fictional company. Whoever computes with them says so.
const (
	DemoInjuryRate       = "0.002"
	DemoUnemploymentRate = "0.008"
	DemoHousingRate      = "0.05"
)

// Rates defines the three rates every employer has; ofRow is added to the help of the injury rate.
func (f *Flags) Rates(fs *program.FlagSet, ofRow rule.Text) {
	fs.StringVar(&f.InjuryRate, "injury-rate", "",
		"the employer's injury `rate` (工伤费率), such as "+DemoInjuryRate+ofRow.English,
		"单位的工伤`费率`，例如 "+DemoInjuryRate+ofRow.Chinese)
	fs.StringVar(&f.UnemploymentRate, "unemployment-rate", "",
		"the employer's unemployment `rate` (失业费率), such as "+DemoUnemploymentRate,
		"单位的失业保险`费率`，例如 "+DemoUnemploymentRate)
	fs.StringVar(&f.HousingRate, "housing-rate", "",
		"housing fund `rate` of both sides (公积金缴存比例), such as "+DemoHousingRate,
		"双方相同的公积金缴存`比例`，例如 "+DemoHousingRate)
}

// Rounding defines how deposits are rounded.
func (f *Flags) Rounding(fs *program.FlagSet) {
	fs.BoolVar(&f.HousingToFen, "housing-to-fen", false,
		"deposits keep their fen (without it: whole yuan, the practice of the month)",
		"缴存额保留到分（不写时按当月惯例取整到元）")
}

// Others defines the settings some employers have, or have in some months.
func (f *Flags) Others(fs *program.FlagSet) {
	text := func(into *string, name, english, chinese string) { fs.StringVar(into, name, "", english, chinese) }
	fs.IntVar(&f.InjuryClass, "injury-class", 0, "or its industry `class` (工伤行业类别), 1 to 8",
		"或工伤行业`类别`，1 至 8")
	text(&f.InjuryFloat, "injury-float", "`factor` the class floats by (浮动比例), such as 0.8",
		"行业类别的浮动`比例`，例如 0.8")
	text(&f.UnemploymentCoefficient, "unemployment-coefficient", "or its floating `coefficient` (浮动系数), such as 0.6",
		"或失业保险浮动`系数`，例如 0.6")
	text(&f.HousingEmployerRate, "housing-employer-rate", "or the employer's `rate`", "或单位的公积金`比例`")
	text(&f.HousingEmployeeRate, "housing-employee-rate", "and the employee's `rate`", "以及个人的公积金`比例`")
	fs.IntVar(&f.HousingCeilingTimes, "housing-ceiling-times", 0,
		"`times` the city average deposits go up to (公积金缴存上限倍数), 3 or 5; 5 only in 2016-07 to 2018-06",
		"公积金缴存上限为全市平均工资的`倍数`，3 或 5；5 仅限 2016-07 至 2018-06")
	fs.StringVar(&f.kind, "employer-kind", "enterprise",
		"`kind` enterprise (企业), social (社会组织、民办非企业) or other (机关、事业单位)",
		"单位`类型`：enterprise（企业）、social（社会组织、民办非企业）或 other（机关、事业单位）")
	text(&f.PensionClass, "pension-class", "`class` of the employer's pension rate to 2014-12 (养老单位类别): "+
		"state (国有、集体、三资企业) or private (私营企业、民办非企业)",
		"2014-12 以前养老保险的单位`类别`：state（国有、集体、三资企业）或 private（私营企业、民办非企业）")
	text(&f.Relief2020, "relief-2020", "relief of 2020 the employer had (2020 年阶段性减免): "+
		"`size` small (中小微企业) or large (大型企业等)",
		"2020 年阶段性减免的单位`规模`：small（中小微企业）或 large（大型企业等）")
}

// OneItem defines whether the employer's medical insurance is one item with maternity insurance.
func (f *Flags) OneItem(fs *program.FlagSet) {
	fs.BoolVar(&f.OneMedicalItem, "one-medical-item", false, "from 2021-10 the employer's medical and maternity "+
		"insurance are one line at the sum of both rates, rounded once, as the bureau bills them",
		"2021-10 起单位的医疗保险与生育保险合为一项（职工基本医疗保险（含生育保险）），按两项费率之和计征、只取整一次，与征收机构一致")
}

// SlipOptions are the options of slips that follow from the flags.
func (f *Flags) SlipOptions() []payroll.SlipOption {
	if f.OneMedicalItem {
		return []payroll.SlipOption{payroll.OneMedicalItem}
	}
	return nil
}

// kinds are the values of -employer-kind.
func kinds() []cell.Option[payroll.EmployerKind] {
	return []cell.Option[payroll.EmployerKind]{
		{Value: payroll.Enterprise, English: "enterprise", Chinese: "企业"},
		{Value: payroll.Social, English: "social", Chinese: "社会组织",
			Also: []string{"民办非企业", "民办非企业单位", "社会组织、民办非企业", "社会组织、民办非企业单位"}},
		{Value: payroll.NoEnterprise, English: "other", Chinese: "机关事业单位",
			Also: []string{"机关", "事业单位", "机关、事业单位"}},
	}
}

// pensionClasses are the values of -pension-class.
func pensionClasses() []cell.Option[string] {
	return []cell.Option[string]{
		{Value: "state", English: "state", Chinese: "国有企业",
			Also: []string{"国有", "集体", "三资", "集体企业", "三资企业", "国有、集体、三资企业"}},
		{Value: "private", English: "private", Chinese: "私营企业",
			Also: []string{"私营", "民办非企业", "私营企业、民办非企业"}},
	}
}

// sizes are the values of -relief-2020.
func sizes() []cell.Option[string] {
	return []cell.Option[string]{
		{Value: "small", English: "small", Chinese: "中小微企业", Also: []string{"中小微"}},
		{Value: "large", English: "large", Chinese: "大型企业等", Also: []string{"大型企业", "大型"}},
	}
}

// ReadKind takes the kind of -employer-kind. Call it when the flags are parsed.
func (f *Flags) ReadKind() (err error) {
	f.Kind, err = program.Word("employer-kind", f.kind, kinds())
	return err
}

// KindName is the kind of employer in words.
func (f *Flags) KindName(t program.Tongue) string {
	switch f.Kind {
	case payroll.Social:
		return t.Say("social organisation", "社会组织、民办非企业单位")
	case payroll.NoEnterprise:
		return t.Say("public body", "机关、事业单位")
	}
	return t.Say("enterprise", "企业")
}

// typed reads the rates and the words as people type them.
func (f *Flags) typed() error {
	var errs []error
	for _, rate := range []struct {
		flag string
		into *string
	}{{"injury-rate", &f.InjuryRate}, {"unemployment-rate", &f.UnemploymentRate}, {"housing-rate", &f.HousingRate},
		{"housing-employer-rate", &f.HousingEmployerRate}, {"housing-employee-rate", &f.HousingEmployeeRate}} {
		var err error
		*rate.into, err = program.Rate(rate.flag, *rate.into)
		errs = append(errs, err)
	}
	for _, word := range []struct {
		flag    string
		into    *string
		options []cell.Option[string]
	}{{"pension-class", &f.PensionClass, pensionClasses()}, {"relief-2020", &f.Relief2020, sizes()}} {
		if *word.into != "" {
			var err error
			*word.into, err = program.Word(word.flag, *word.into, word.options)
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Combine reads what people type, refuses settings that do not go together and spreads -housing-rate over both sides.
func (f *Flags) Combine() error {
	errs := []error{f.typed()}
	if f.InjuryFloat != "" && f.InjuryClass == 0 {
		errs = append(errs, program.Errorf(
			"-injury-float needs -injury-class: an employer's own rate has already floated",
			"-injury-float 要与 -injury-class 同用：单位自己的费率已经浮动"))
	}
	switch {
	case f.HousingRate == "":
	case f.HousingEmployerRate != "" || f.HousingEmployeeRate != "":
		errs = append(errs, program.Errorf(
			"-housing-rate is the rate of both sides: leave out -housing-employer-rate and -housing-employee-rate",
			"-housing-rate 是双方的比例：请去掉 -housing-employer-rate 和 -housing-employee-rate"))
	default:
		f.HousingEmployerRate, f.HousingEmployeeRate = f.HousingRate, f.HousingRate
	}
	return errors.Join(errs...)
}

// Given is which of the three rates a company says something of.
type Given struct{ Injury, Unemployment, Housing bool }

// Given says which of the rates the flags have, in whatever form.
func (f *Flags) Given() Given {
	return Given{
		Injury:       f.InjuryRate != "" || f.InjuryClass != 0,
		Unemployment: f.UnemploymentRate != "" || f.UnemploymentCoefficient != "",
		Housing:      f.HousingEmployerRate != "" || f.HousingEmployeeRate != "",
	}
}

// Demo fills what the flags lack with the rates of the fictional company.
func (f *Flags) Demo() {
	given := f.Given()
	if !given.Injury {
		f.InjuryRate = DemoInjuryRate
	}
	if !given.Unemployment {
		f.UnemploymentRate = DemoUnemploymentRate
	}
	if !given.Housing {
		f.HousingRate = DemoHousingRate
		f.HousingEmployerRate, f.HousingEmployeeRate = DemoHousingRate, DemoHousingRate
	}
}

// Missing names every setting a roster of one's own lacks, as flags of the help do; a rate by row
// is not lacking.
func (f *Flags) Missing(injuryByRow, housingByRow bool) []Needed {
	given, needed := f.Given(), Needs()
	var missing []Needed
	for i, have := range []bool{given.Injury || injuryByRow, given.Unemployment, given.Housing || housingByRow} {
		if !have {
			missing = append(missing, needed[i])
		}
	}
	return missing
}

// Needed is a setting that has no default: the first flag it may be given by, and in both languages what it is.
type Needed struct{ Flag, English, Chinese string }

// Needs are the settings without which a roster of one's own cannot be computed.
func Needs() []Needed {
	return []Needed{
		{"injury-rate", "-injury-rate or -injury-class (工伤费率), or a column injury_rate in the roster",
			"-injury-rate 或 -injury-class（工伤费率或行业类别），或名册的 工伤费率 一列"},
		{"unemployment-rate", "-unemployment-rate or -unemployment-coefficient (失业费率或浮动系数)",
			"-unemployment-rate 或 -unemployment-coefficient（失业费率或浮动系数）"},
		{"housing-rate", "-housing-rate, or -housing-employer-rate and -housing-employee-rate (公积金缴存比例), " +
			"or a column housing_rate in the roster",
			"-housing-rate，或 -housing-employer-rate 和 -housing-employee-rate（公积金缴存比例），或名册的 公积金比例 一列"},
	}
}

// Blame puts before each error of a setting the flag that gave it, -housing-rate for the rates of both sides.
func (f *Flags) Blame(err error) error {
	var errs []error
	said := map[string]bool{}
	for fault := range rule.Errors(err) {
		flag := f.flagOf(fault)
		if flag == "" {
			errs = append(errs, fault)
			continue
		}
		if !said[flag] {
			errs = append(errs, program.FlagError(flag, fault))
		}
		said[flag] = true
	}
	return errors.Join(errs...)
}

// flagOf is the flag that gave what an error is about, empty where it is no setting's.
func (f *Flags) flagOf(fault error) string {
	field := (*rule.FieldError)(nil)
	if !errors.As(fault, &field) {
		return ""
	}
	switch field.Field {
	case "housing_employer_rate", "housing_employee_rate":
		if f.HousingRate != "" {
			return "housing-rate"
		}
	case "injury_rate", "injury_class", "injury_float", "unemployment_rate", "unemployment_coefficient",
		"housing_ceiling_times", "pension_class", "relief_2020":
	default:
		return ""
	}
	return strings.ReplaceAll(field.Field, "_", "-")
}
