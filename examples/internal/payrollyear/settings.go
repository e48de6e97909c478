package payrollyear

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/employer"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/internal/template"
	"github.com/shebao-go/shebao/rule"
)

//go:embed roster.csv
var demoRoster []byte

// What the fictional company says of itself, made up; a roster of one's own gets none of it.
const (
	companyYear   = 2025
	demoBillMonth = 10
	demoTaxpayer  = "TEST0000000000TAX1"
)

// options are the flags.
type options struct {
	program.Tongue
	calendar
	output.Files
	tools       Tools
	how         table.How // the roster is read
	template    template.Flag
	employer    employer.Flags
	in, out     string
	refused     string
	borneSource string // why what the employer bears is income
	taxpayer    string // 缴费人识别号
	bill        string
	billSheet   string
	encoding    string // of the files of -out
	billMonth   rule.Month
	billScheme  rule.Scheme
	billPayer   rule.Payer
	billTotal   decimal.NullDecimal
	onTime      bool // no figure came late

	outsideOfAll map[string]bool // the kinds of people that are in no scheme here
}

// alone reports whether the run is one month's, whose bill is checked.
func (o *options) alone() bool { return o.bill != "" }

// demo reports whether the fictional company is run.
func (o *options) demo() bool { return o.in == "" }

func readFlags(tools Tools, args []string, stderr io.Writer) (*options, error) {
	o := &options{tools: tools, how: table.How{Open: tools.Open}, template: template.Flag{Writers: tools.Templates}}
	var month, scheme, payer, total string
	var year int
	fs := program.NewFlagSet(tools.name(), args)
	fs.IntVar(&year, "year", 0,
		fmt.Sprintf("the `year` of the run (without it %d, with -bill that of -bill-month)", companyYear),
		fmt.Sprintf("所算`年度`（不写时为 %d，有 -bill 时为 -bill-month 的年度）", companyYear))
	o.fileFlags(fs)
	o.LangFlag(fs, "the page", "页面")
	o.employer.Rates(fs, rule.Text{})
	o.employer.OneItem(fs)
	fs.StringVar(&o.borneSource, "borne-source", "",
		"the `document` by which what the employer bears is income of the person",
		"单位代缴个人部分计入个人收入所依据的`文件`")
	fs.StringVar(&o.taxpayer, "taxpayer", "", "the employer's taxpayer `number` (缴费人识别号), for the files of -out",
		"单位的缴费人识别`号`，用于 -out 的文件")
	fs.BoolVar(&o.onTime, "on-time", false, "every month was run on the figures now in force: nothing is made up",
		"各月都按现行数值计算：没有补差")
	fs.StringVar(&o.bill, "bill", "",
		"the bureau's bill: a detail export of the tax client, a `file` as the roster may be; its month is computed "+
			"alone", "征收机构账单：申报客户端导出的明细`文件`，格式与名册相同；只算账单所属的一个月")
	if tools.Open != nil {
		fs.StringVar(&o.billSheet, "bill-sheet", "", "`name` of the bill's sheet, where it is a workbook with more "+
			"than one that has a header", "账单工作簿中工作表的`名称`，有表头的工作表不止一张时填写")
	}
	fs.StringVar(&month, "bill-month", "", "the `month` of the bill, such as 2025-11",
		"账单的费款所属`月`，例如 2025-11")
	fs.StringVar(&scheme, "bill-scheme", "", "its `scheme`, such as pension (养老)", "账单的`险种`，例如 养老（pension）")
	fs.StringVar(&payer, "bill-payer", "", "its `payer`, employee or employer",
		"账单的`缴费方`，个人（employee）或 单位（employer）")
	fs.StringVar(&total, "bill-total", "", "the `amount` of the payment notice, where it is not the sum of the bill",
		"缴款书`金额`，与账单合计不同时填写")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	errs := []error{program.OnlyFlags(fs), o.ReadLang(), o.settle(), o.checkFiles(), o.checkEncoding(),
		o.template.Alone(map[string]string{"in": o.in, "out": o.out, "bill": o.bill})}
	switch {
	case o.alone():
		errs = append(errs, o.takeBill(month, scheme, payer, total))
	case month+scheme+payer+total != "":
		errs = append(errs,
			program.Errorf(
				"-bill-month, -bill-scheme, -bill-payer and -bill-total say what -bill is about: pass -bill too",
				"-bill-month、-bill-scheme、-bill-payer 和 -bill-total 说明的是 -bill：请同时给出 -bill"))
	default:
		o.billMonth, o.billScheme, o.billPayer = rule.MonthOf(companyYear, demoBillMonth), rule.Pension, rule.Employee
	}
	errs = append(errs, o.settleYear(year))
	return o, errors.Join(errs...)
}

// fileFlags define what is read and written, and how the roster is read.
func (o *options) fileFlags(fs *program.FlagSet) {
	fs.StringVar(&o.in, "in", "", "roster `file`, - for standard input (without it: a fictional company of 300)",
		"名册`文件`，- 为标准输入（不写时用 300 人的虚构单位）")
	fs.StringVar(&o.out, "out", "", "write the files for the clients to this new or empty `folder`",
		"把各客户端的文件写入这个新建或空的`文件夹`")
	names := o.tools.encodingNames()
	fs.StringVar(&o.encoding, "encoding", utf8WithMark, "`encoding` of the files of -out: "+strings.Join(names, " or ")+
		", as the client expects it", "-out 各文件的`编码`："+strings.Join(names, " 或 ")+"，以客户端的要求为准")
	refused.Flag(fs, &o.refused)
	o.how.Flags(fs)
	o.template.Define(fs)
}

// checkFiles refuses outputs that cannot be written or would replace what they should not.
func (o *options) checkFiles() error {
	o.Reads("in", o.in)
	o.Reads("bill", o.bill)
	o.WritesFolder("out", o.out)
	refused.Writes(&o.Files, o.refused)
	return o.Check()
}

// checkEncoding refuses an encoding that this program does not write.
func (o *options) checkEncoding() error {
	if o.tools.encodings()[o.encoding] != nil {
		return nil
	}
	return program.Errorf("-encoding %q cannot be written here; use %s (GB18030: `go run -C examples/shebao . year`)",
		"-encoding %q 这里写不了；请用 %s（GB18030 请用 `go run -C examples/shebao . year`）", o.encoding,
		rule.Say(strings.Join(o.tools.encodingNames(), " or "), strings.Join(o.tools.encodingNames(), " 或 ")))
}

// settleYear takes the year of the run: that of the flag, that of the bill, or that of the fictional company.
func (o *options) settleYear(year int) error {
	o.calendar = calendar(year)
	switch {
	case year != 0 && o.monthOf(1).IsZero():
		return program.Errorf("-year %d is not a year from 1900 to 2200", "-year %d 不是 1900 至 2200 之间的年份", year)
	case year != 0 && o.alone() && !o.billMonth.IsZero() && !o.holds(o.billMonth):
		return program.Errorf("-year %d is not that of -bill-month %s: leave -year out",
			"-year %d 与 -bill-month %s 不符：请去掉 -year", year, o.billMonth)
	case year == 0 && o.alone():
		o.calendar = calendar(o.billMonth.Year())
	case year == 0:
		o.calendar = companyYear
	}
	if o.demo() && o.calendar != companyYear && o.calendar != 0 {
		return program.Errorf("the fictional company is of %d: pass a roster of your own with -in",
			"虚构公司是 %d 年的：请用 -in 传入自己的名册", companyYear)
	}
	o.outsideOfAll = map[string]bool{}
	for _, kind := range kinds() {
		o.outsideOfAll[kind.Value] = o.calendar.insuresNobody(kind.Value)
	}
	return nil
}

// takeBill reads what the bill is about, which its file does not say.
func (o *options) takeBill(month, scheme, payer, total string) error {
	var err, schemeErr, payerErr error
	o.billMonth, err = program.Month("bill-month", month)
	o.billScheme, schemeErr = program.Word("bill-scheme", scheme, cell.Schemes())
	o.billPayer, payerErr = program.Word("bill-payer", payer, cell.Payers())
	errs := []error{err, schemeErr, payerErr}
	if o.billScheme == rule.Housing {
		errs = append(errs, program.Errorf("-bill-scheme housing has no list in the tax client; pass an insurance",
			"-bill-scheme housing 在申报客户端没有清册；请填写险种"))
	}
	if o.out != "" {
		errs = append(errs, program.Errorf(
			"-out writes the files of a year; -bill computes one month: leave one of them out",
			"-out 输出全年文件，-bill 只计算一个月：两者只留其一"))
	}
	if total != "" {
		o.billTotal.Decimal, err = rule.WageInput("", "bill-total").Parse(total)
		o.billTotal.Valid = err == nil
		errs = append(errs, program.FlagError("bill-total", err))
	}
	return errors.Join(errs...)
}

// settle fills the demo's settings; a roster of one's own needs its own. A document is asked for when somebody needs
// it.
func (o *options) settle() error {
	var errs []error
	for _, s := range []struct {
		flag, demo string
		value      *string
		needed     bool
	}{
		{"injury-rate", employer.DemoInjuryRate, &o.employer.InjuryRate, true},
		{"unemployment-rate", employer.DemoUnemploymentRate, &o.employer.UnemploymentRate, true},
		{"housing-rate", employer.DemoHousingRate, &o.employer.HousingRate, true},
		{"taxpayer", demoTaxpayer, &o.taxpayer, o.out != ""},
		{"borne-source", o.Say("the company's own choice, made up", "单位自行决定（虚构）"), &o.borneSource, false},
	} {
		switch {
		case *s.value == "" && o.demo():
			*s.value = s.demo
		case *s.value == "" && s.needed:
			errs = append(errs,
				program.Errorf(
					"-%s is missing: a roster of your own needs the employer's own settings, none has a default",
					"缺 -%s：自己的名册须给出单位自己的设置，没有默认值", s.flag))
		}
	}
	return errors.Join(append(errs, o.employer.Combine())...)
}
