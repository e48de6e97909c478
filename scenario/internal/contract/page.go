package main

import (
	"bytes"
	_ "embed" // of the part of the page that is written by hand
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

//go:embed intro.md
var intro string

// page is RULES.md: how to call a rule, then every rule with its fields and an example that was run.
func page() ([]byte, error) {
	var b bytes.Buffer
	functions := template.FuncMap{"call": call, "stream": stream, "codes": codes}
	head, err := template.New("intro").Funcs(functions).Parse(intro)
	if err != nil {
		return nil, err
	}
	if err := head.Execute(&b, nil); err != nil {
		return nil, err
	}
	contents(&b)
	for _, area := range scenario.Areas() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n%s\n", area.Name, area.Doc, area.Chinese)
		for _, r := range rulesOf(area) {
			if err := section(&b, r); err != nil {
				return nil, err
			}
		}
	}
	return b.Bytes(), nil
}

// codes is the table of the codes of errors.
func codes() string {
	var b strings.Builder
	b.WriteString("| code 代码 | meaning | 含义 |\n|---|---|---|\n")
	for _, c := range scenario.Codes() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Code, cell(c.Doc), cell(c.Chinese))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// call is a call on a command line and what it prints.
func call(name, in string) (string, error) {
	out, err := scenario.Call(name, []byte(in))
	if err != nil {
		out = scenario.ErrorJSON(err, rule.English)
	}
	var answer bytes.Buffer
	err = json.Indent(&answer, out, "", "  ")
	return fmt.Sprintf("```sh\necho '%s' | go run ./examples/scenario -call %s\n```\n\n```json\n%s\n```", in, name,
		&answer), err
}

// stream is a call of several lines on a command line and what it prints.
func stream(lines ...string) (string, error) {
	var answers bytes.Buffer
	in := strings.Join(lines, "\n") + "\n"
	_, err := scenario.CallAll(strings.NewReader(in), &answers, rule.English)
	return fmt.Sprintf("```sh\ngo run ./examples/scenario -stream <<'END'\n%sEND\n```\n\n```text\n%s```", in,
		&answers), err
}

// rulesOf are the rules of an area, by name.
func rulesOf(area scenario.Area) []scenario.Rule {
	return slices.DeleteFunc(scenario.Rules(), func(r scenario.Rule) bool {
		return !strings.HasPrefix(r.Name, string(area.Name)+".")
	})
}

// contents lists every rule with a link to its section.
func contents(b *bytes.Buffer) {
	b.WriteString("\n## Contents 目录\n")
	for _, area := range scenario.Areas() {
		fmt.Fprintf(b, "\n**[%s](#%s)** %s\n\n", area.Name, area.Name, area.Chinese)
		for _, r := range rulesOf(area) {
			fmt.Fprintf(b, "- [%s](#%s) %s %s\n", r.Name, strings.ReplaceAll(r.Name, ".", ""), r.Doc, r.Chinese())
		}
	}
}

// section describes one rule.
func section(b *bytes.Buffer, r scenario.Rule) error {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n", r.Name, sentence(r.Doc))
	if chinese := r.Chinese(); chinese != "" {
		fmt.Fprintf(b, "%s。\n\n", chinese)
	}
	fmt.Fprintf(b, "Notice clause 通知条款: %s. Source 依据: %s.\n", r.Clause, strings.TrimSuffix(r.Source, "."))
	declared, err := scenario.Declared(r.Name)
	if err != nil {
		b.WriteString("\nIts fields are not described here yet; the case files in " +
			"[scenario/testdata](scenario/testdata) call it.\n\n字段暂未在此列出；用法见 scenario/testdata 中的案例。\n")
		return nil
	}
	inputs(b, declared.Fields())
	outputs(b, declared.Outputs())
	return example(b, declared)
}

// sentence begins with a capital and ends with a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".") + "."
}

// rows begins the rows of a table of fields.
const rows = "|---|---|---|---|---|---|\n"

// inputs is the table of the input's fields.
func inputs(b *bytes.Buffer, fields []jsonrule.Field) {
	b.WriteString("\n| input 输入 | type 类型 | allowed 取值 | required 必填 | description | 说明 |\n" + rows)
	for _, f := range fields {
		fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s | %s |\n", f.Name, f.Type, allowed(f), yes(f.Required), cell(f.Doc),
			cell(f.Chinese))
	}
}

// outputs is the table of the output's fields.
func outputs(b *bytes.Buffer, fields []jsonrule.Field) {
	b.WriteString("\n| output 输出 | type 类型 | written as 写法 | always there 必有 | description | 说明 |\n" + rows)
	for _, f := range fields {
		fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s | %s |\n", f.Name, f.Type, written(f), yes(f.Required), cell(f.Doc),
			cell(f.Chinese))
	}
}

// allowed says what an input field may be.
func allowed(f jsonrule.Field) string {
	var parts []string
	if f.Most > 0 {
		parts = append(parts, fmt.Sprintf("%d to %s", f.Fewest, rule.Count(f.Most, "item")))
	}
	if f.Min != "" {
		parts = append(parts, f.Min+" to "+f.Max)
	}
	if strings.HasSuffix(f.Type, "decimal") {
		parts = append(parts, "at most "+decimals(f))
	}
	if len(f.Words) > 0 {
		parts = append(parts, words(f))
	}
	if f.Null {
		parts = append(parts, "or `null`")
	}
	if f.Default != "" {
		parts = append(parts, "default `"+f.Default+"`")
	}
	return strings.Join(parts, "; ")
}

// written says how an output field is printed.
func written(f jsonrule.Field) string {
	var parts []string
	switch {
	case len(f.Words) > 0:
		parts = append(parts, words(f))
	case strings.HasSuffix(f.Type, "decimal") && f.Places < 0:
		parts = append(parts, "as many decimals as it has")
	case strings.HasSuffix(f.Type, "decimal"):
		parts = append(parts, decimals(f))
	}
	if f.Null {
		parts = append(parts, "or `null`")
	}
	return strings.Join(parts, "; ")
}

// decimals is how many decimals a field has.
func decimals(f jsonrule.Field) string {
	return fmt.Sprint(rule.Count(f.Places, "decimal"))
}

// words are the words a field may be.
func words(f jsonrule.Field) string { return "`" + strings.Join(f.Words, "` `") + "`" }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// cell is a text that a table can hold.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

// example is the rule's example and what it answers.
func example(b *bytes.Buffer, r jsonrule.Rule) error {
	out, err := r.Call([]byte(r.Example()))
	if err != nil {
		return fmt.Errorf("%s: %w", r.Name(), err)
	}
	in, err := pretty([]byte(r.Example()))
	if err != nil {
		return err
	}
	answer, err := pretty(out)
	fmt.Fprintf(b, "\nExample 示例:\n\n```json\n%s\n```\n\nanswers 结果:\n\n```json\n%s\n```\n", in, answer)
	return err
}

// pretty writes JSON on one line where it is short, else indented.
func pretty(raw []byte) (string, error) {
	const short = 100
	var line, lines bytes.Buffer
	if err := json.Compact(&line, raw); err != nil {
		return "", err
	}
	if line.Len() <= short {
		return line.String(), nil
	}
	err := json.Indent(&lines, raw, "", "  ")
	return lines.String(), err
}
