package retirement

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

// The years a flag may name.
const firstYear, lastYear = 1950, 2200

// demoFlags are the settings of the fictional worker of the embedded history. The page marks each as a demo figure; a
// history of one's own gets none.
var demoFlags = [...]struct{ name, value string }{
	{"category", "female50"}, {"birth", "1976-05"}, {"rate-future", "0.015"}, {"carry-forward", "true"},
	{"urban-income", "4500"},
}

// demoRates are record rates for the years the library has none for.
const demoRates = "2001-2015=0.03"

// options are the flags.
type options struct {
	program.Tongue
	table.How
	output.Files
	tools        Tools
	in, refused  string
	category     retire.Category
	birth        rule.Month
	balance      decimal.NullDecimal
	balanceYear  int
	deemed       deemed
	benefitBase  decimal.NullDecimal
	carryForward bool
	rates        map[int]ownRate
	rateFuture   decimal.NullDecimal
	income       decimal.NullDecimal
	demo         map[string]bool // flags set from the demo, not by the caller
}

// deemed is what the caller says of the years before contributions were recorded (视同缴费年限).
type deemed struct {
	months          int
	index           decimal.NullDecimal
	balance, method decimal.NullDecimal // 视同缴费账户额; the weighted years of the new method
}

// ownRate is a record rate the caller gives for a year.
type ownRate struct {
	value decimal.Decimal
	demo  bool
}

// flagTexts are the flags as they were written.
type flagTexts struct {
	category, birth, balance, deemedIndex, deemedBalance, newMethodYears, benefitBase, rateFuture, income string
	rates                                                                                                 []string
}

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(tools Tools, args []string, stderr io.Writer) (*options, error) {
	o, text := &options{tools: tools, rates: map[int]ownRate{}, demo: map[string]bool{}}, flagTexts{}
	o.How.Open = tools.Open
	fs := program.NewFlagSet(tools.name(), args)
	o.define(fs, &text)
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	given := map[string]bool{}
	fs.Given(func(name string) { given[name] = true })
	errs := []error{program.OnlyFlags(fs)}
	if o.in == "" {
		for _, d := range demoFlags {
			if !given[d.name] {
				o.demo[d.name] = true
				errs = append(errs, fs.Set(d.name, d.value))
			}
		}
	}
	o.Reads("in", o.in)
	refused.Writes(&o.Files, o.refused)
	errs = append(errs, o.parse(text), o.together(given), o.Check())
	return o, errors.Join(errs...)
}

// define names the flags.
func (o *options) define(fs *program.FlagSet, text *flagTexts) {
	fs.StringVar(&o.in, "in", "",
		"contribution history CSV `file`, - for standard input (without it: a fictional woman worker)",
		"缴费历史 CSV `文件`，- 为标准输入（不写时用一名虚构女职工）")
	refused.Flag(fs, &o.refused)
	o.How.Flags(fs)
	o.LangFlag(fs, "the page", "页面")
	fs.StringVar(&text.category, "category", "", "`group` of the retirement age: male60, female55 or female50",
		"退休年龄`组别`：male60（男60）、female55（女55）或 female50（女50）")
	fs.StringVar(&text.birth, "birth", "", "`month` of birth, such as 1966-03", "出生年`月`，例如 1966-03")
	fs.StringVar(&text.balance, "balance", "", "`yuan` in the personal account (个人账户储存额) on 1 January of -balance-year",
		"-balance-year 那年 1 月 1 日的个人账户储存额（`元`）")
	fs.IntVar(&o.balanceYear, "balance-year", 0,
		"`year` that opens with -balance; months before it count for the index only",
		"以 -balance 为年初余额的`年`；此前各月只计入指数")
	fs.IntVar(&o.deemed.months, "deemed-months", 0, "deemed `months` (视同缴费), months paid before 1994 included",
		"视同缴费`月数`，含 1994 年以前已缴的月份")
	fs.StringVar(&text.deemedIndex, "deemed-index", "", "deemed `index` (视同缴费指数), such as 1.191",
		"视同缴费`指数`，例如 1.191")
	fs.StringVar(&text.deemedBalance, "deemed-balance", "", "deemed account `yuan` (视同缴费账户额)", "视同缴费账户额（`元`）")
	fs.StringVar(&text.newMethodYears, "new-method-years", "",
		"`years` of the new method: (deemed index x deemed months + indexes of 1994-01 to 1998-06) / 12",
		"新办法的`年数`：（视同缴费指数 × 视同缴费月数 + 1994-01 至 1998-06 各月指数之和）÷ 12")
	fs.StringVar(&text.benefitBase, "benefit-base", "",
		"your own benefit base (计发基数), `yuan` a month, in place of the library's of the year",
		"自填的计发基数（`元`/月），代替本库当年的")
	fs.BoolVar(&o.carryForward, "carry-forward", false,
		"take the last benefit base known for a later year, as provisional",
		"以后的年度沿用最近一年已知的计发基数，作为暂沿用")
	fs.Func("rate",
		"your own record rate (记账利率) of a year or of several: `year=fraction`, such as 2015=0.05 or 2001-2015=0.03; "+
			"may be repeated",
		"自填某年或某几年的记账利率：`年=小数`，例如 2015=0.05 或 2001-2015=0.03；可多次给出",
		func(value string) error {
			text.rates = append(text.rates, value)
			return nil
		})
	fs.StringVar(&text.rateFuture, "rate-future", "",
		"record rate `fraction` assumed for the years after the last published one",
		"最近公布年度以后各年假定的记账利率（`小数`）")
	fs.StringVar(&text.income, "urban-income", "",
		"the province's urban disposable income per head of the year before (城镇居民人均可支配收入), `yuan` a month: adds the "+
			"survivors' benefits",
		"上年度全省城镇居民月人均可支配收入（`元`）：据此加算遗属待遇")
}

// parse reads the values of the flags; those that are empty stay unset.
func (o *options) parse(text flagTexts) error {
	money := rule.Input{Area: rule.AreaPension, Max: 10_000_000_000, Places: 2,
		Do: rule.Say("pass yuan with at most 2 decimals", "请填写金额（元），最多两位小数")}
	index := rule.Input{Area: rule.AreaPension, Max: 10, Places: 8,
		Do: rule.Say("pass an index, such as 1.191", "请填写指数，例如 1.191")}
	errs := []error{
		number("balance", text.balance, money, &o.balance),
		number("deemed-index", text.deemedIndex, index, &o.deemed.index),
		number("deemed-balance", text.deemedBalance, money, &o.deemed.balance),
		number("new-method-years", text.newMethodYears,
			rule.Input{Area: rule.AreaPension, Max: 100, Places: 8,
				Do: rule.Say("pass years, such as 4.41845", "请填写年数，例如 4.41845")}, &o.deemed.method),
		number("benefit-base", text.benefitBase,
			rule.Input{Area: rule.AreaPension, Min: 1, Max: 10_000_000, Places: 2,
				Do: rule.Say("pass yuan a month", "请填写每月金额（元）")},
			&o.benefitBase),
		rate("rate-future", text.rateFuture, &o.rateFuture),
		number("urban-income", text.income,
			rule.Input{Area: rule.AreaPension, Min: 1, Max: 100_000_000, Scale: 2, Places: 8,
				Do: rule.Say("pass yuan a month", "请填写每月金额（元）")},
			&o.income),
	}
	errs = append(errs, o.ReadLang())
	var err error
	if text.category != "" {
		o.category, err = program.Word("category", text.category, categories())
		errs = append(errs, err)
	}
	if text.birth != "" {
		o.birth, err = program.Month("birth", text.birth)
		errs = append(errs, err)
	}
	for _, one := range text.rates {
		errs = append(errs, program.FlagError("rate", o.addRate(one, false)))
	}
	if o.in == "" {
		errs = append(errs, o.addRate(demoRates, true))
	}
	return errors.Join(errs...)
}

// number reads the value of one flag.
func number(name, text string, in rule.Input, into *decimal.NullDecimal) error {
	if text == "" {
		return nil
	}
	in.Field = strings.ReplaceAll(name, "-", "_")
	d, err := in.Parse(text)
	*into = decimal.NewNullDecimal(d)
	return program.FlagError(name, err)
}

// rate reads the rate of one flag.
func rate(name, text string, into *decimal.NullDecimal) error {
	if text == "" {
		return nil
	}
	in := rule.RateInput(rule.AreaPension, strings.ReplaceAll(name, "-", "_"), 100)
	d, err := cell.Rate(text, in, false, nil)
	*into = decimal.NewNullDecimal(d)
	return program.FlagError(name, err)
}

// categories are the groups of the retirement age.
func categories() []cell.Option[retire.Category] {
	return []cell.Option[retire.Category]{
		{Value: retire.Male60, English: "male60", Chinese: "男60", Also: []string{"男", "男60岁", "男职工"}},
		{Value: retire.Female55, English: "female55", Chinese: "女55", Also: []string{"女55岁", "女干部"}},
		{Value: retire.Female50, English: "female50", Chinese: "女50", Also: []string{"女50岁", "女工人"}},
	}
}

// addRate reads 2015=0.05 or 2001-2015=0.03. The demo's rates give way to the caller's.
func (o *options) addRate(text string, demo bool) error {
	span, value, _ := strings.Cut(text, "=")
	from, to, isSpan := strings.Cut(span, "-")
	if !isSpan {
		to = from
	}
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || first < firstYear || last > lastYear || first > last {
		return program.Errorf("%q names no year of %d to %d; pass such as 2015=0.05 or 2001-2015=0.03",
			"%q 没有写明 %d 至 %d 之间的年度；请写作 2015=0.05 或 2001-2015=0.03", text, firstYear, lastYear)
	}
	rate, err := cell.Rate(value, rule.RateInput(rule.AreaPension, "rate", 100), false, nil)
	if err != nil {
		return err
	}
	for year := first; year <= last; year++ {
		_, twice := o.rates[year]
		switch {
		case twice && demo:
		case twice:
			return program.Errorf("%q gives the year %d a second rate; pass one", "%q 给 %d 年又一个利率；只给一个", text, year)
		default:
			o.rates[year] = ownRate{rate, demo}
		}
	}
	return nil
}

// together refuses flags that do not go together or are missing. Nothing that decides a pension is defaulted.
func (o *options) together(given map[string]bool) error {
	var errs []error
	want := func(good bool, english, chinese string, args ...any) {
		if !good {
			errs = append(errs, program.Errorf(english, chinese, args...))
		}
	}
	d := &o.deemed
	want(o.in == "" || given["category"], "-category is missing: male60, female55 or female50",
		"缺 -category：male60、female55 或 female50")
	want(o.in == "" || given["birth"], "-birth is missing: the month of birth, such as 1966-03",
		"缺 -birth：出生年月，例如 1966-03")
	want(given["balance"] == given["balance-year"], "-balance and -balance-year go together",
		"-balance 与 -balance-year 要同用")
	want(!given["balance-year"] || o.balanceYear >= firstYear && o.balanceYear <= lastYear,
		"-balance-year %d is not within %d to %d", "-balance-year %d 不在 %d 至 %d 之间", o.balanceYear, firstYear, lastYear)
	want(d.months >= 0 && d.months <= 600, "-deemed-months %d is not within 0 to 600",
		"-deemed-months %d 不在 0 至 600 之间", d.months)
	want(given["deemed-index"] == (d.months != 0), "-deemed-index and -deemed-months go together",
		"-deemed-index 与 -deemed-months 要同用")
	want(given["deemed-balance"] == given["new-method-years"], "-deemed-balance and -new-method-years go together",
		"-deemed-balance 与 -new-method-years 要同用")
	want(d.months == 0 || given["deemed-balance"],
		"-deemed-months needs -deemed-balance and -new-method-years: the transitional pension is made from them",
		"-deemed-months 要有 -deemed-balance 和 -new-method-years：过渡性养老金由此计算")
	return errors.Join(errs...)
}

// own says whose a figure is that the library does not have: the demo's, or the caller's.
func (o *options) own(demo bool) string {
	if demo {
		return o.Say("demo figure", "演示数字")
	}
	return o.Say("your own", "自填")
}
