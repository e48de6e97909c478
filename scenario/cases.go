package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Case is one conformance case: what goes in, what must come out, and where that is written.
type Case struct {
	ID        string          `json:"id"`
	Rule      string          `json:"rule"`
	In        json.RawMessage `json:"in"`
	Want      json.RawMessage `json:"want"`
	Source    string          `json:"source"`
	Grade     string          `json:"grade"`
	Tolerance string          `json:"tolerance,omitempty"`
}

// Outcome is what became of a case.
type Outcome uint8

// A case of a rule that is not there is NotBuilt, never Passed.
const (
	Passed Outcome = iota + 1
	Failed
	NotBuilt
)

// outcomes are the names of the outcomes.
func outcomes() jsonrule.Words { return jsonrule.Words{"", "passed", "failed", "not_built"} }

// MarshalText writes the name, such as "passed".
func (o Outcome) MarshalText() ([]byte, error) { return outcomes().Text(uint8(o)), nil }

// UnmarshalText reads a name and refuses any other word.
func (o *Outcome) UnmarshalText(text []byte) error { return outcomes().Read((*uint8)(o), text) }

// Result is the outcome of one case and what to print about it, a line per difference.
type Result struct {
	Case    Case
	Outcome Outcome
	Lines   []rule.Text
}

// mostCases is how many cases a file may hold.
const mostCases = 100_000

// readCases reads the array of a case file.
func readCases(file []byte) ([]Case, error) {
	dec := json.NewDecoder(bytes.NewReader(file))
	dec.DisallowUnknownFields()
	begin, err := dec.Token()
	if err == nil && begin != json.Delim('[') {
		return nil, unreadable(rule.Sayf("begins with %.20v, not with [", "以 %.20v 而不是 [ 开头", begin))
	}
	var cases []Case
	for err == nil && dec.More() {
		if len(cases) == mostCases {
			return nil, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "case file",
				Reason: rule.Sayf("has more than %d cases", "的用例超过 %d 个", mostCases),
				Do:     rule.Say("write them into several files", "请分成多个文件")}
		}
		cases = append(cases, Case{})
		err = dec.Decode(&cases[len(cases)-1])
	}
	if err == nil {
		_, err = dec.Token()
	}
	if err != nil {
		return nil, unreadable(rule.Sayf("cannot be read: %.200s", "无法读取：%.200s", err.Error()))
	}
	return cases, nil
}

// unreadable is the error of a file that is no array of cases.
func unreadable(why rule.Text) error {
	const form = `{"id","rule","in","want","source","grade"}`
	return &rule.FieldError{Kind: rule.ErrBadType, Field: "case file", Reason: why,
		Do: rule.Say("write an array of "+form, "请写成由 "+form+" 组成的数组")}
}

// Check runs every case of a file's bytes. The error says that the file itself cannot be read.
func Check(file []byte) ([]Result, error) {
	cases, err := readCases(file)
	if err != nil {
		return nil, err
	}
	var out []Result
	seen := map[string]bool{}
	for _, c := range cases {
		r := c.check()
		if c.ID == "" || seen[c.ID] {
			twice := rule.Say("stands for two cases or none", "重复或没有填写")
			r.Outcome = Failed
			r.Lines = append(r.Lines, c.line("id", twice, rule.Say("one of its own", "每个用例自己的编号")))
		}
		seen[c.ID] = true
		out = append(out, r)
	}
	return out, nil
}

// line prints one difference.
func (c *Case) line(field string, got, want rule.Text) rule.Text {
	return rule.Say(fmt.Sprintf("%s %s %s: got %s, want %s", c.ID, c.Rule, field, got.English, want.English),
		fmt.Sprintf("%s %s %s：得到 %s，应为 %s", c.ID, c.Rule, field, got.Chinese, want.Chinese))
}

// asIs is a text that is the same in both languages, such as JSON.
func asIs(text string) rule.Text { return rule.Say(text, text) }

func (c *Case) check() Result {
	if _, err := find(c.Rule); err != nil {
		return Result{*c, NotBuilt, []rule.Text{
			rule.Sayf("%s %s: not built", "%s %s：没有这条规则", c.ID, c.Rule)}}
	}
	var lines []rule.Text
	if c.Source == "" {
		where := rule.Say("where the answer is written", "答案的出处")
		lines = append(lines, c.line("source", rule.Say("none", "没有"), where))
	}
	tolerance, err := c.tolerance()
	if err != nil {
		lines = append(lines, c.line("tolerance", asIs(c.Tolerance), rule.Say("a decimal such as 0.01", "小数，例如 0.01")))
	}
	out, err := Call(c.Rule, c.In)
	lines = append(lines, c.compare(out, err, tolerance)...)
	if len(lines) > 0 {
		return Result{*c, Failed, lines}
	}
	return Result{*c, Passed, nil}
}

func (c *Case) tolerance() (decimal.Decimal, error) {
	if c.Tolerance == "" {
		return decimal.Decimal{}, nil
	}
	return rule.Input{Field: "tolerance", Max: 1_000_000, Places: 8}.Parse(c.Tolerance)
}

// compare returns the differences between an answer and the case's want.
func (c *Case) compare(out []byte, err error, tolerance decimal.Decimal) []rule.Text {
	want, wantErr := parse(c.Want)
	if wantErr != nil {
		return []rule.Text{c.line("want", rule.Say("invalid JSON", "不是 JSON"), rule.Say("an object", "对象"))}
	}
	object, _ := want.(map[string]any)
	code, _ := object["error"].(string)
	switch {
	case code != "" && len(object) > 1:
		alone := rule.Say("error and nothing beside it", "只有 error，没有别的")
		return []rule.Text{c.line("want", asIs(string(c.Want)), alone)}
	case err != nil && code != rule.CodeOf(err):
		got := rule.Say("error "+rule.CodeOf(err)+" ("+err.Error()+")",
			"错误 "+rule.CodeOf(err)+"（"+rule.Message(err, rule.Chinese)+"）")
		return []rule.Text{c.line("answer", got, asIs(string(c.Want)))}
	case err != nil:
		return nil
	case code != "":
		return []rule.Text{c.line("answer", asIs(string(out)), rule.Say("error "+code, "错误 "+code))}
	}
	got, gotErr := parse(out)
	if gotErr != nil || len(object) == 0 {
		return []rule.Text{c.line("want", asIs(string(c.Want)),
			rule.Say("an object with at least one field", "至少有一个字段的对象"))}
	}
	var lines []rule.Text
	diff("", got, want, tolerance, func(field string, got, want rule.Text) {
		lines = append(lines, c.line(field, got, want))
	})
	return lines
}

// parse reads JSON with its numbers as text.
func parse(data []byte) (any, error) {
	var v any
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	err := dec.Decode(&v)
	return v, err
}

// diff reports where got does not hold want: objects field by field, arrays with equal length, decimals by value.
func diff(field string, got, want any, tolerance decimal.Decimal, report func(field string, got, want rule.Text)) {
	switch w := want.(type) {
	case map[string]any:
		if g, ok := got.(map[string]any); ok {
			diffObjects(field, g, w, tolerance, report)
			return
		}
	case []any:
		g, ok := got.([]any)
		if ok && len(g) == len(w) {
			for i := range w {
				diff(field+"["+strconv.Itoa(i)+"]", g[i], w[i], tolerance, report)
			}
			return
		}
	default:
		if same(got, want, tolerance) {
			return
		}
	}
	report(field, asIs(show(got)), asIs(show(want)))
}

// diffObjects is diff for the fields that want names.
func diffObjects(field string, got, want map[string]any, tolerance decimal.Decimal,
	report func(field string, got, want rule.Text)) {
	for _, key := range sortedKeys(want) {
		value, ok := got[key]
		if !ok {
			report(join(field, key), rule.Say("nothing", "没有"), asIs(show(want[key])))
			continue
		}
		diff(join(field, key), value, want[key], tolerance, report)
	}
}

func sortedKeys(m map[string]any) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func join(field, key string) string {
	if field == "" {
		return key
	}
	return field + "." + key
}

// same compares two scalars: decimals of one JSON type by value, everything else exactly.
func same(got, want any, tolerance decimal.Decimal) bool {
	if got == want {
		return true
	}
	g, ok1 := scalar(got)
	w, ok2 := scalar(want)
	_, numberGot := got.(json.Number)
	_, numberWant := want.(json.Number)
	return ok1 && ok2 && numberGot == numberWant && g.Sub(w).Abs().LessThanOrEqual(tolerance)
}

// scalar reads a decimal from a JSON string or number.
func scalar(v any) (decimal.Decimal, bool) {
	text := ""
	switch v := v.(type) {
	case string:
		text = v
	case json.Number:
		text = v.String()
	default:
		return decimal.Decimal{}, false
	}
	d, err := rule.Input{Min: -maxCompared, Max: maxCompared, Places: 8}.Parse(text)
	return d, err == nil
}

// maxCompared bounds what is compared as a number; it is above every amount a rule returns.
const maxCompared = 1_000_000_000_000_000_000

func show(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(raw)
}
