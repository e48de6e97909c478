package serve

import (
	"encoding/json"
	"strings"
	"sync"

	"github.com/shebao-go/shebao"
	"github.com/shebao-go/shebao/examples/internal/rulecalls"
	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// versions are the version of the library and of the figures, which every list begins with.
type versions struct {
	Version string `json:"version" doc:"of the library" zh:"程序库版本"`
	Figures string `json:"figures_version" doc:"of the figures" zh:"数据版本"`
}

func theseVersions() versions { return versions{shebao.Version, guangzhou.Version()} }

// ruleList is every rule.
type ruleList struct {
	versions
	Rules []ruleLine `json:"rules" doc:"every rule, by name" zh:"全部规则，按名称排列"`
}

// ruleLine is a rule in a list.
type ruleLine struct {
	Name    string `json:"name" doc:"the name, for /v1/rules/NAME" zh:"规则名称，用于 /v1/rules/名称"`
	Area    string `json:"area" doc:"what it is about, such as pension" zh:"所属领域，如 pension"`
	Doc     string `json:"doc" doc:"what it answers" zh:"英文说明"`
	Chinese string `json:"doc_zh" doc:"the same in Chinese" zh:"中文说明"`
	Clause  string `json:"clause" doc:"of the city's 2014 notice, - where none" zh:"通知条款"`
	Source  string `json:"source" doc:"the law or document behind it" zh:"依据（英文）"`
	Law     string `json:"source_zh" doc:"the same in Chinese" zh:"依据"`
}

// ruleDoc is a rule with its schemas and an example.
type ruleDoc struct {
	ruleLine
	Input   json.RawMessage `json:"input" doc:"JSON Schema of what it takes" zh:"输入的 JSON Schema"`
	Output  json.RawMessage `json:"output" doc:"JSON Schema of what it answers" zh:"输出的 JSON Schema"`
	Example json.RawMessage `json:"example" doc:"an input that runs" zh:"可直接运行的输入"`
}

func lineOf(r scenario.Rule) ruleLine {
	area, _, _ := strings.Cut(r.Name, ".")
	return ruleLine{Name: r.Name, Area: area, Doc: r.Doc, Chinese: r.Chinese(), Clause: r.Clause, Source: r.Source,
		Law: rulecalls.SourceIn(r.Source, rule.Chinese)}
}

// allRules lists every rule.
func allRules() ([]byte, error) {
	list := ruleList{versions: theseVersions()}
	for _, r := range scenario.Rules() {
		list.Rules = append(list.Rules, lineOf(r))
	}
	return jsonrule.Marshal(list)
}

// oneRule describes the rule of a name.
func oneRule(name string) ([]byte, error) {
	declared, err := scenario.Declared(name)
	if err != nil {
		return nil, err
	}
	doc, err := docOf(declared)
	if err != nil {
		return nil, err
	}
	return jsonrule.Marshal(doc)
}

// docOf describes what a rule takes and gives.
func docOf(declared jsonrule.Rule) (ruleDoc, error) {
	schema, err := declared.Schema()
	if err != nil {
		return ruleDoc{}, err
	}
	about := declared.About()
	area, _, _ := strings.Cut(declared.Name(), ".")
	doc := ruleDoc{Example: json.RawMessage(declared.Example()),
		ruleLine: ruleLine{Name: declared.Name(), Area: area, Doc: about.Doc, Chinese: about.Chinese,
			Clause: about.Clause, Source: about.Source, Law: rulecalls.SourceIn(about.Source, rule.Chinese)}}
	for side, part := range jsonrule.Members(schema) {
		switch side {
		case "input":
			doc.Input = part
		case "output":
			doc.Output = part
		}
	}
	return doc, nil
}

// codeList is every code of an error.
type codeList struct {
	Codes []codeLine `json:"codes" doc:"more may be added" zh:"今后可能增加"`
}

type codeLine struct {
	Code    string `json:"code" doc:"the code of an error" zh:"错误代码"`
	Doc     string `json:"doc" doc:"what it means" zh:"英文含义"`
	Chinese string `json:"doc_zh" doc:"the same in Chinese" zh:"中文含义"`
}

// allCodes lists the codes of errors.
func allCodes() ([]byte, error) {
	var list codeList
	for _, c := range scenario.Codes() {
		list.Codes = append(list.Codes, codeLine(c))
	}
	return jsonrule.Marshal(list)
}

// monthList is the months that figures are known for.
type monthList struct {
	versions
	Months []monthLine `json:"months" doc:"from the first to the last with a figure of a slip" zh:"有工资单数值的首月至末月"`
}

type monthLine struct {
	Month    rule.Month `json:"month" doc:"the month" zh:"月份"`
	Slip     bool       `json:"slip" doc:"payroll.slip answers its example in it" zh:"payroll.slip 的示例可在该月算出"`
	Missing  []string   `json:"missing" doc:"figures that are not known" zh:"没有的数值"`
	Disputed []string   `json:"disputed" doc:"figures on which sources disagree" zh:"有争议的数值"`
}

// allMonths lists the months from the first to the last that any figure of a slip has; it is made once.
var allMonths = sync.OnceValues(func() ([]byte, error) {
	list := monthList{versions: theseVersions()}
	first, last, err := spanOfSlips()
	if err != nil {
		return nil, err
	}
	for month := range rule.Months(first, last) {
		line, err := lineOfMonth(month)
		if err != nil {
			return nil, err
		}
		list.Months = append(list.Months, line)
	}
	return jsonrule.Marshal(list)
})

// spanOfSlips is the first and the last month of the figures of a slip.
func spanOfSlips() (first, last rule.Month, err error) {
	tables, err := guangzhou.Tables()
	for _, table := range tables {
		if _, ofSlip := payroll.DescribeFigure(table.Name); !ofSlip {
			continue
		}
		for _, entry := range table.Entries {
			from, to := entry.From.Month(), entry.Period().Last().Month()
			if first.IsZero() || from.Before(first) {
				first = from
			}
			if last.IsZero() || to.After(last) {
				last = to
			}
		}
	}
	return first, last, err
}

// lineOfMonth is what is known of a month.
func lineOfMonth(month rule.Month) (monthLine, error) {
	policy, err := guangzhou.Policy(month)
	if err != nil {
		return monthLine{}, err
	}
	line := monthLine{Month: month, Missing: []string{}, Disputed: []string{}}
	for _, unknown := range policy.Missing() {
		if isDisputed(unknown) {
			line.Disputed = append(line.Disputed, unknown.Name)
		} else {
			line.Missing = append(line.Missing, unknown.Name)
		}
	}
	line.Slip, err = answersIn(month)
	return line, err
}

// isDisputed reports whether a figure is missing because sources disagree on it.
func isDisputed(u payroll.Unknown) bool {
	for one := range rule.Errors(u.Err) {
		if _, disputed := one.(*rule.DisputedError); disputed {
			return true
		}
	}
	return false
}

// answersIn reports whether payroll.slip answers its example in a month.
func answersIn(month rule.Month) (bool, error) {
	declared, err := scenario.Declared(slipRule)
	if err != nil {
		return false, err
	}
	in := map[string]any{}
	if err := json.Unmarshal([]byte(declared.Example()), &in); err != nil {
		return false, err
	}
	in["month"] = month
	body, err := json.Marshal(in)
	if err != nil {
		return false, err
	}
	_, err = declared.Call(body)
	return err == nil, nil
}

// figureList is the figures of the law, of a month where one is asked for.
type figureList struct {
	versions
	Month   rule.Month   `json:"month,omitempty" doc:"the month of the values" zh:"数值所属月"`
	Figures []figureLine `json:"figures" doc:"by name" zh:"按名称排列"`
}

type figureLine struct {
	Name     string           `json:"name" doc:"its name, as files of own figures take it" zh:"名称"`
	Scheme   string           `json:"scheme,omitempty" doc:"whose it is, such as pension" zh:"所属险种"`
	What     string           `json:"what" doc:"what it is" zh:"英文含义"`
	WhatZH   string           `json:"what_zh" doc:"the same in Chinese" zh:"中文含义"`
	Unit     string           `json:"unit" doc:"the unit of its value" zh:"单位"`
	Value    string           `json:"value,omitempty" doc:"in the month; none where there is none" zh:"该月数值；none 表示不设"`
	From     string           `json:"from,omitempty" doc:"first day it is in force" zh:"起始日"`
	To       string           `json:"to,omitempty" doc:"last day it is in force" zh:"终止日"`
	Grade    string           `json:"grade,omitempty" doc:"how well it is known" zh:"数据等级"`
	Standing string           `json:"standing,omitempty" doc:"how it answers for the month" zh:"适用方式"`
	Source   string           `json:"source,omitempty" doc:"its document" zh:"依据（英文）"`
	SourceZH string           `json:"source_zh,omitempty" doc:"the same in Chinese" zh:"依据"`
	URL      string           `json:"url,omitempty" doc:"the document's address" zh:"网址"`
	Errors   []scenario.Fault `json:"errors,omitempty" doc:"why there is no value" zh:"没有数值的原因"`
}

// figureQuery is what is asked of the figures.
type figureQuery struct {
	month   rule.Month
	name    string // the beginning of the names
	reading guangzhou.Reading
}

// list lists the figures asked for.
func (q figureQuery) list(lang rule.Language) ([]byte, error) {
	list := figureList{versions: theseVersions(), Month: q.month, Figures: []figureLine{}}
	for _, name := range figures.Names() {
		if !strings.HasPrefix(name, q.name) {
			continue
		}
		kind, _ := figures.Describe(name)
		line := figureLine{Name: name, What: kind.What.In(rule.English), WhatZH: kind.What.In(rule.Chinese),
			Unit: kind.Unit}
		if kind.Scheme != 0 {
			line.Scheme = kind.Scheme.String()
		}
		if !q.month.IsZero() {
			line.value(q, lang)
		}
		list.Figures = append(list.Figures, line)
	}
	return jsonrule.Marshal(list)
}

// value adds the value in the month, or why there is none.
func (l *figureLine) value(q figureQuery, lang rule.Language) {
	f, err := guangzhou.Lookup(l.Name, q.month, q.reading.Options()...)
	if err == nil {
		err = f.Err()
	}
	if err != nil {
		l.Errors = scenario.Explain(err, lang).Errors
		return
	}
	l.Value = "none"
	if !f.None() {
		l.Value = f.Number().String()
	}
	l.From, l.To = f.Period().From.String(), f.Period().Last().String()
	l.Grade, l.Standing = f.Grade().String(), f.Standing().String()
	cite := f.Cite()
	l.Source, l.SourceZH, l.URL = cite.In(rule.English), cite.In(rule.Chinese), cite.URL
}
