package scenario

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// Failure is an error as a caller in another language reads it.
type Failure struct {
	Code    string  `json:"code" doc:"the code of the first error" zh:"首个错误的代码"`
	Message string  `json:"message" doc:"all errors, a line each" zh:"全部错误，每行一个"`
	Line    int     `json:"line,omitempty" doc:"the number of the line, of JSON lines" zh:"JSON Lines 的行号"`
	Errors  []Fault `json:"errors" doc:"one by one; at most 20 of one input" zh:"逐个错误；每个输入最多 20 个"`
}

// Fault is one error of an input. A month without a figure belongs to no field: it names the figure and what
// helps. An error of neither kind has its code and its reason only.
type Fault struct {
	Code   string    `json:"code" doc:"its code, such as missing_field" zh:"错误代码，如 missing_field"`
	Area   rule.Area `json:"area,omitempty" doc:"whose input it is, such as pension" zh:"所属领域，如 pension"`
	Field  string    `json:"field,omitempty" doc:"its path, such as members[2].age" zh:"字段路径"`
	Value  string    `json:"value,omitempty" doc:"what was passed, cut to 32 bytes" zh:"填入的值（截至 32 字节）"`
	Reason string    `json:"reason" doc:"what is wrong" zh:"错在哪里"`
	Do     string    `json:"do,omitempty" doc:"what to do about it" zh:"如何改正"`
	Figure string    `json:"figure,omitempty" doc:"the figure that is missing, as figures takes it" zh:"所缺数值的名称"`
	Month  string    `json:"month,omitempty" doc:"the month it is missing for" zh:"所缺月份"`
	Near   string    `json:"nearest,omitempty" doc:"the nearest month that has it" zh:"最近的有数月份"`
	Helps  []string  `json:"helps,omitempty" doc:"what helps: carry_forward, disputed, own_figure" zh:"可用的办法"`
}

// failed is the error document.
type failed struct {
	Error Failure `json:"error" doc:"why there is no answer" zh:"没有结果的原因"`
}

// Explain puts an error of Call into words for a caller in another language of programming, in a language of people.
func Explain(err error, lang rule.Language) Failure {
	return Failure{Code: rule.CodeOf(err), Message: rule.Message(err, lang), Errors: faults(err, lang)}
}

// ErrorJSON returns {"error": {"code", "message", "errors"}} of an error of Call.
func ErrorJSON(err error, lang rule.Language) []byte { return Explain(err, lang).json() }

// json is the failure as the one member of an object. A Failure is text and a number, which cannot fail to marshal.
func (f Failure) json() []byte {
	out, _ := json.Marshal(failed{f})
	return out
}

// faults lists the errors err is made of, in their order.
func faults(err error, lang rule.Language) []Fault {
	out := []Fault{}
	for one := range rule.Errors(err) {
		out = append(out, fault(one, lang))
	}
	return out
}

func fault(err error, lang rule.Language) Fault {
	out := Fault{Code: rule.CodeOf(err), Reason: rule.Message(err, lang)}
	var field *rule.FieldError
	var gap *rule.NoRuleError
	var weak *rule.GradeError
	var disputed *rule.DisputedError
	switch {
	case errors.As(err, &field):
		out.Area, out.Field, out.Value = field.Area, field.Field, clip(field.Value)
		out.Reason, out.Do = field.Reason.In(lang), field.Do.In(lang)
	case errors.As(err, &gap):
		out.figure(gap.Area, gap.Name, gap.Month, gap.Helps())
		if !gap.Nearest.IsZero() {
			out.Near = gap.Nearest.String()
		}
	case errors.As(err, &weak):
		out.figure(weak.Area, weak.Name, weak.Month, weak.Helps())
	case errors.As(err, &disputed):
		out.figure(disputed.Area, disputed.Name, disputed.Month, disputed.Helps())
	}
	return out
}

// figure says which figure is missing and what helps.
func (f *Fault) figure(area rule.Area, name string, month rule.Month, helps []rule.Help) {
	f.Area, f.Figure = area, name
	if !month.IsZero() {
		f.Month = month.String()
	}
	for _, help := range helps {
		f.Helps = append(f.Helps, string(help))
	}
}

// clip cuts a value to what a message shows of it.
func clip(value string) string {
	const most = 32
	if len(value) <= most {
		return value
	}
	return strings.ToValidUTF8(value[:most], "") + "..."
}
