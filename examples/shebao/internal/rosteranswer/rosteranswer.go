// Package rosteranswer computes a roster that was sent to the server (花名册), by the program month and with the files it
// reads: into an answer with sums, people and the rows that were refused, or into a file of slips.
package rosteranswer

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/shebao/internal/sheetfile"
	"github.com/shebao-go/shebao/examples/shebao/internal/workbook"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Setting is a setting of a roster by name, and the flag of the program month that it is.
type Setting struct {
	Name    string
	Chinese string // its name on the page
	Boolean bool
	Many    bool // it may be given several times
	Example string
	Meaning rule.Text
}

// flag is the flag of the setting.
func (s Setting) flag() string { return "-" + strings.ReplaceAll(s.Name, "_", "-") }

// Settings are the settings a roster may be sent with. The month and the unemployment rate are needed, the others
// where the roster does not say them by row.
func Settings() []Setting {
	return []Setting{
		{Name: "month", Chinese: "费款所属月", Example: "2025-08",
			Meaning: rule.Say("the month of the contributions, also as 202508 or 2025年8月",
				"费款所属月，也可写作 202508 或 2025年8月")},
		{Name: "unemployment_rate", Chinese: "单位失业费率", Example: "0.8%",
			Meaning: rule.Say("the employer's rate, 0.8% or 0.008", "单位失业费率，0.8% 或 0.008")},
		{Name: "injury_rate", Chinese: "单位工伤费率", Example: "0.2%",
			Meaning: rule.Say("the employer's rate, 0.2% or 0.002", "单位工伤费率，0.2% 或 0.002")},
		{Name: "injury_class", Chinese: "工伤行业类别", Example: "1",
			Meaning: rule.Say("or its class of trade, 1 to 8", "或工伤行业类别，1 至 8")},
		{Name: "housing_rate", Chinese: "公积金缴存比例", Example: "5%",
			Meaning: rule.Say("of the housing fund, both sides, 5% or 0.05", "公积金缴存比例（双方相同），5% 或 0.05")},
		{Name: "employer_kind", Chinese: "单位性质", Example: "enterprise",
			Meaning: rule.Say("enterprise, social or other", "单位性质：enterprise、social 或 other")},
		{Name: "sheet", Chinese: "工作表名称", Example: "名册",
			Meaning: rule.Say("the sheet, where several have a header", "工作表名称")},
		{Name: "map", Chinese: "列的对应", Many: true, Example: "应发=wage",
			Meaning: rule.Say("header=column, for a column under a name of your own; may be repeated",
				"表头=列名，按自己的表头取列；可多次给出")},
		{Name: "extra", Chinese: "不认识的列", Example: "ignore",
			Meaning: rule.Say("ignore passes over columns that are not known", "ignore 即略过不认识的列")},
		{Name: "percent", Chinese: "比例按百分数读", Boolean: true,
			Meaning: rule.Say("rates of the roster without a sign are per cent", "名册中没有百分号的比例按百分数读")},
		{Name: "carry_forward", Chinese: "沿用上期数值", Boolean: true,
			Meaning: rule.Say("take the last figure, provisionally", "沿用上期数值")},
		{Name: "disputed", Chinese: "采用争议数值", Boolean: true,
			Meaning: rule.Say("take the likelier of two values", "采用争议数值")},
		{Name: "partial", Chinese: "缺数值时只算可知的部分", Boolean: true,
			Meaning: rule.Say("the lines that can be known", "缺数值时只算可知的部分")},
	}
}

// Given are settings by name, with their values in the order they were given.
type Given map[string][]string

// one is the value of a setting that is given once; empty where it is not.
func (g Given) one(name string) string { return strings.Join(g[name], "") }

// arguments are the settings as flags.
func (g Given) arguments(lang rule.Language, format string) []string {
	word := program.Say(lang, "en", "zh")
	args := []string{"-in", "-", "-out", "-", "-format", format, "-lang", word}
	for _, s := range Settings() {
		for _, text := range g[s.Name] {
			args = append(args, s.flag()+"="+text)
		}
	}
	return args
}

// Answer computes a roster.
//
// Errors: what keeps the whole roster from being computed, each a *rule.FieldError of its setting, or of none. A row
// that cannot be used is no error.
func Answer(settings Given, roster []byte, lang rule.Language) ([]byte, error) {
	if err := settings.check(); err != nil {
		return nil, err
	}
	var sums *collector
	begin := func(_ io.Writer, of payrollmonth.Heading) (payrollmonth.Writer, error) {
		sums = newCollector(of.Lang)
		return sums, nil
	}
	var said bytes.Buffer
	tools := payrollmonth.Tools{Open: sheetfile.Open, Roster: called(lang),
		Writers: map[string]payrollmonth.NewWriter{".answer": begin}}
	args := settings.arguments(lang, "answer")
	if _, err := payrollmonth.Answer(tools, args, bytes.NewReader(roster), io.Discard, &said); err != nil {
		return nil, byField(err)
	}
	return jsonrule.Marshal(sums.answer(said.String()))
}

// Slips computes a roster into a file of slips, in a format: csv or xlsx. Rows that cannot be used are not in it.
//
// Errors: as of Answer.
func Slips(settings Given, roster []byte, format string, lang rule.Language) ([]byte, error) {
	if err := settings.check(); err != nil {
		return nil, err
	}
	var scratch workbook.Scratch
	defer scratch.Remove()
	tools := payrollmonth.Tools{Open: sheetfile.Open, Roster: called(lang),
		Writers: map[string]payrollmonth.NewWriter{".xlsx": scratch.New}}
	var slips bytes.Buffer
	args := settings.arguments(lang, format)
	if _, err := payrollmonth.Answer(tools, args, bytes.NewReader(roster), &slips, io.Discard); err != nil {
		return nil, byField(err)
	}
	return slips.Bytes(), nil
}

// called is what a roster is called that came without the name of its file.
func called(lang rule.Language) string { return program.Say(lang, "roster", "名册") }

// byField is an error of the program as errors of the figures or the settings it needs, or of the whole roster.
func byField(err error) error {
	unknown := (*payrollmonth.Unknown)(nil)
	if errors.As(err, &unknown) {
		return unknown.Figures
	}
	lacking := (*payrollmonth.Lacking)(nil)
	if !errors.As(err, &lacking) {
		return fieldless(err)
	}
	var errs []error
	for _, one := range lacking.Settings {
		errs = append(errs, missing(strings.ReplaceAll(one.Flag, "-", "_")))
	}
	return errors.Join(errs...)
}

// fieldless is an error of the whole roster, with the settings in place of the flags.
func fieldless(err error) error {
	return &rule.FieldError{Kind: rule.ErrOutOfRange,
		Reason: rule.Say(inSettings(program.Message(err, rule.English), rule.English),
			inSettings(program.Message(err, rule.Chinese), rule.Chinese)),
		Do: rule.Say("correct it and send the roster again", "请改正后重新提交名册")}
}

// inSettings is a text with the settings in place of their flags, in Chinese under the names they have on the page.
func inSettings(text string, lang rule.Language) string {
	var names []string
	for _, s := range Settings() {
		names = append(names, s.flag(), program.Say(lang, s.Name, s.Chinese+"（"+s.Name+"）"))
	}
	return strings.NewReplacer(names...).Replace(text)
}

// missing is the error of a setting that nothing says.
func missing(name string) error {
	do := rule.Say("fill it in", "请填写")
	if name == "injury_rate" || name == "housing_rate" {
		do = rule.Say("fill it in, or give each row its own", "请填写，或在名册中逐行填写")
	}
	return &rule.FieldError{Kind: rule.ErrMissingField, Field: name, Reason: rule.Say("is missing", "没有填写"), Do: do}
}

// check refuses settings whose values are none, each by its field; they are read as those of the flags are.
func (g Given) check() error {
	var errs []error
	for _, text := range g["month"] {
		_, err := cell.TypedMonth(text)
		errs = append(errs, err)
	}
	for _, name := range []string{"unemployment_rate", "injury_rate", "housing_rate"} {
		for _, text := range g[name] {
			_, err := cell.Rate(text, rule.RateInput(rule.AreaPayroll, name, 100), false, nil)
			errs = append(errs, err)
		}
	}
	for _, text := range g["injury_class"] {
		_, err := cell.Number(text, injuryClass(), nil)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// injuryClass bounds the class of trade.
func injuryClass() rule.Input {
	const most = 8
	return rule.Input{Area: rule.AreaPayroll, Field: "injury_class", Min: 1, Max: most,
		Do: rule.Say("write the class, 1 to 8", "请填写行业类别，1 至 8")}
}
