package payrollmonth

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/employer"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/internal/template"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// demoMonth is the month of the built-in roster.
const demoMonth = "2025-08"

// options are the flags.
type options struct {
	program.Tongue
	table.How
	output.Files
	tools     Tools
	template  template.Flag
	employer  employer.Flags
	in, out   string
	format    string // of the slips on standard output
	once      bool   // each document of a JSON file
	refused   string
	explain   []string
	month     rule.Month
	reading   guangzhou.Reading
	partial   bool
	maternity onPayroll
	figures   []string           // files of the user's own figures
	own       program.OwnFigures // put in place of the library's
	ownFlag   string             // that gives them, -with where empty
	demo      employer.Given     // set from the demo, not by a flag
}

// words are the flags that are read after the command line has been taken apart.
type words struct{ month, knownOn, minGrade, explain string }

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(tools Tools, args []string, stderr io.Writer) (*options, error) {
	o, w := &options{tools: tools, How: table.How{Open: tools.Open}}, words{}
	o.template.Writers = tools.Templates
	fs := program.NewFlagSet(tools.name(), args)
	o.runFlags(fs, &w)
	o.How.Flags(fs)
	o.How.PercentFlag(fs)
	o.figureFlags(fs, &w)
	o.employer.Rates(fs, rule.Say("; a row may have its own", "；名册各行可另填"))
	o.employer.Rounding(fs)
	o.employer.Others(fs)
	o.employer.OneItem(fs)
	o.maternityFlags(fs)
	fs.Usage = func(to io.Writer) { usage(fs, to, o.reads()) }
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	return o, errors.Join(program.OnlyFlags(fs), o.take(w), o.combine())
}

// runFlags are what to read and to write.
func (o *options) runFlags(fs *program.FlagSet, w *words) {
	fs.StringVar(&o.in, "in", "", "roster `file`, - for standard input (without it: a fictional roster of 300)",
		"名册`文件`，- 为标准输入（不写时用 300 人的虚构名册）")
	fs.StringVar(&w.month, "month", "", "`month` of the contribution (without -in: "+demoMonth+")",
		"费款所属`月`（不写 -in 时为 "+demoMonth+"）")
	fs.StringVar(&o.out, "out", "", "write every slip to a `file` ending in "+
		output.ListEndings(o.tools.endings(), " or ")+"; "+pageEnding+" is the page of one person, who is named with "+
		"-explain; - for standard output, the page then goes to standard error",
		"把每张工资条写入以 "+output.ListEndings(o.tools.endings(), " 或 ")+" 结尾的`文件`；"+pageEnding+
			" 是一个人的明细页，须用 -explain 指明工号；- 为标准输出，页面则写到标准错误输出")
	fs.StringVar(&o.format, "format", "", "`"+output.ListEndings(o.tools.formats(), " or ")+
		"`, of -out - (without it csv)",
		"-out - 的格式：`"+output.ListEndings(o.tools.formats(), " 或 ")+"`（不写时为 csv）")
	fs.BoolVar(&o.once, "documents-once", false, "in JSON, write each document once, in a list whose numbers "+
		"the lines have: the file is {\"slips\": [...], \"documents\": [...]}",
		"JSON 中每份文件只写一次，各行只写其序号：内容为 {\"slips\": [...], \"documents\": [...]}")
	refused.Flag(fs, &o.refused)
	fs.StringVar(&w.explain, "explain", "", "explain every line of these `ids`, separated by commas",
		"逐行解释这些`工号`，用逗号分隔")
	o.template.Define(fs)
	o.LangFlag(fs, "the page", "页面")
}

// figureFlags say how the figures of the law are read, and put the user's own over them.
func (o *options) figureFlags(fs *program.FlagSet, w *words) {
	fs.BoolVar(&o.reading.CarryForward, "carry-forward", false,
		"take a figure up to 12 months past its last entry, as provisional",
		"数值最后一期以后 12 个月内沿用，作为暂沿用")
	fs.BoolVar(&o.reading.Disputed, "disputed", false,
		"take the likelier value of a figure on which public sources disagree",
		"公开来源不一致的数值取较可信的一个")
	fs.StringVar(&w.knownOn, "known-on", "", "use only what had been issued by this `day`, such as 2024-06-30",
		"只用截至这一`日`已发布的文件，例如 2024-06-30")
	fs.StringVar(&w.minGrade, "min-grade", "",
		"refuse figures known less well: `grade` official, corroborated or reported",
		"不用可靠程度更低的数值，`等级`：official（官方文本）、corroborated（两源印证）或 reported（单一来源）")
	fs.Func("figures", "put your own dated figures in place of the library's: CSV `file` with the columns "+
		"series, from, to, value and source; may be repeated",
		"用自己的分期数值代替本库的：CSV `文件`，列为 series、from、to、value、source；可多次给出",
		func(path string) error {
			o.figures = append(o.figures, path)
			return nil
		})
	o.own.Flag(fs, "put your own figure in place of the library's: `name=value`, such as pension.employer_rate=0.15",
		"用自己的数值代替本库的：`名称=数值`，例如 pension.employer_rate=0.15")
	fs.BoolVar(&o.partial, "partial", false, "compute the lines that can be known where a figure is missing",
		"缺少数值时，仍计算能够确定的各项")
}

// take reads the words.
func (o *options) take(w words) error {
	if w.month == "" && o.in == "" {
		w.month = demoMonth
	}
	var errs []error
	var err error
	if w.month != "" {
		o.month, err = program.Month("month", w.month)
		errs = append(errs, err)
	}
	if w.knownOn != "" {
		o.reading.KnownOn, err = program.Day("known-on", w.knownOn)
		errs = append(errs, err)
	}
	if w.minGrade != "" {
		o.reading.MinGrade, err = program.Word("min-grade", w.minGrade, cell.Grades())
		errs = append(errs, err)
	}
	errs = append(errs, o.ReadLang(), o.employer.ReadKind())
	return errors.Join(append(errs, o.takeExplain(w.explain))...)
}

// takeExplain reads the ids of -explain, in the form the roster's ids are read in.
func (o *options) takeExplain(ids string) error {
	var errs []error
	for _, text := range strings.Split(ids, ",") {
		if strings.TrimSpace(text) == "" {
			continue
		}
		id, err := roster.ReadID(text, nil)
		errs = append(errs, program.FlagError("explain", err))
		o.explain = append(o.explain, id)
	}
	return errors.Join(errs...)
}

// combine refuses flags that do not go together.
func (o *options) combine() error {
	return errors.Join(o.checkMaternity(), o.employer.Combine(), o.own.OnceEach(), o.checkFormat(),
		o.template.Alone(map[string]string{"in": o.in, "out": o.out, "refused": o.refused}), o.checkFiles())
}

// checkFormat refuses a format where the ending of a file says it, and one that is not known.
func (o *options) checkFormat() error {
	switch {
	case strings.EqualFold(filepath.Ext(o.out), pageEnding) && len(o.explain) != 1:
		return program.Errorf("-out %s is the page of one person; name the person with -explain",
			"-out %s 是一个人的明细页；请用 -explain 指明工号", o.out)
	case o.once && o.ending() != ".json":
		return program.Errorf("-documents-once is for slips in JSON; write them with -out to a file ending in .json, "+
			"or with -out - -format json", "-documents-once 只用于 JSON 明细；请用 -out 写到 .json 文件，或用 -out - -format json")
	case o.format == "":
		return nil
	case o.out != "-":
		return program.Errorf("-format is for -out - alone; the ending of a file says its format",
			"-format 只用于 -out -；文件的格式由文件名结尾决定")
	case !slices.Contains(o.tools.formats(), o.format):
		return program.Errorf("-format %q is not known; use %s", "-format %q 不能识别；请用 %[3]s", o.format,
			output.ListEndings(o.tools.formats(), " or "), output.ListEndings(o.tools.formats(), " 或 "))
	}
	return nil
}

// ending is the ending of the slips' file, or of a file in their format on standard output.
func (o *options) ending() string {
	if o.out == "-" {
		return "." + cmp.Or(o.format, "csv")
	}
	return strings.ToLower(filepath.Ext(o.out))
}

// checkFiles refuses outputs that cannot be written or would replace what they should not.
func (o *options) checkFiles() error {
	o.Reads("in", o.in)
	for _, path := range o.figures {
		o.Reads("figures", path)
	}
	if o.out != "-" {
		o.Writes("out", o.out, o.tools.endings()...)
	}
	refused.Writes(&o.Files, o.refused)
	o.template.Writes(&o.Files)
	return o.Check()
}

// settle fills the demo's settings for the embedded roster. For any other roster it names every setting that is
// missing: nothing is defaulted.
func (o *options) settle(injuryByRow, housingByRow bool) error {
	if o.in == "" {
		given := o.employer.Given()
		o.demo = employer.Given{Injury: !given.Injury, Unemployment: !given.Unemployment, Housing: !given.Housing}
		o.employer.Demo()
		return nil
	}
	missing := o.employer.Missing(injuryByRow, housingByRow)
	if o.month.IsZero() {
		missing = append([]employer.Needed{neededMonth()}, missing...)
	}
	if len(missing) == 0 {
		return nil
	}
	return &Lacking{missing}
}

// Lacking is the error of a roster without the settings that it needs; none has a default.
type Lacking struct{ Settings []employer.Needed }

// Error is the English text.
func (l *Lacking) Error() string { return l.In(rule.English) }

// In says the error in a language.
func (l *Lacking) In(lang rule.Language) string {
	text := program.Say(lang, "a roster of your own needs the employer's own settings, none has a default; missing:",
		"自己的名册要有本单位的设置，都没有默认值；还缺：")
	for _, setting := range l.Settings {
		text += "\n  " + program.Say(lang, setting.English, setting.Chinese)
	}
	return text
}

// neededMonth is the setting of the month.
func neededMonth() employer.Needed {
	return employer.Needed{Flag: "month", English: "-month, such as 2025-08", Chinese: "-month（费款所属月），如 2025-08"}
}

// reads says what a roster may be.
func (o *options) reads() rule.Text {
	if o.Open == nil {
		return rule.Say("UTF-8 CSV", "UTF-8 编码的 CSV")
	}
	return rule.Say("a workbook (.xlsx) or a text such as CSV", "工作簿（.xlsx）或 CSV 等文本")
}

// usage is the help: what the program does, what it needs, and the flags. The columns are listed by -columns.
func usage(fs *program.FlagSet, to io.Writer, reads rule.Text) {
	lang := fs.Lang()
	fmt.Fprint(to, program.Say(lang, "Usage of "+fs.Name()+": a month of social insurance and housing fund for a "+
		"roster; without -in, for a fictional company.\n\n"+
		"A roster (-in) is "+reads.English+", one person a line; "+rosterColumns().English+".\n"+
		"It needs these settings of the employer:\n",
		fs.Name()+" 的用法：为一份名册计算一个月的社保费和公积金；不写 -in 时用虚构的单位。\n\n"+
			"名册（-in）是"+reads.Chinese+"，每行一人；"+rosterColumns().Chinese+"。\n"+"还需要单位的以下设置：\n"))
	for _, setting := range append([]employer.Needed{neededMonth()}, employer.Needs()...) {
		fmt.Fprintf(to, "  %s\n", program.Say(lang, setting.English, setting.Chinese))
	}
	fmt.Fprint(to, program.Say(lang, "\nFlags:\n", "\n选项：\n"))
	fs.PrintDefaults(to)
}

// rosterColumns says what a roster has at least, and where the rest is listed.
func rosterColumns() rule.Text {
	return rule.Say("it has at least the columns id (工号) and wage (缴费工资). -columns lists every column with its "+
		"other names, -template writes an empty roster",
		"至少要有 工号 和 缴费工资 两列；-columns 列出全部列及其别名，-template 写一份空白名册")
}
