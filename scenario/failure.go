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

// Fault is one error of an input. An error that belongs to no field, such as a month without a figure, has its code and
// its reason only.
type Fault struct {
	Code   string `json:"code" doc:"its code, such as missing_field" zh:"错误代码，如 missing_field"`
	Field  string `json:"field,omitempty" doc:"its path, such as members[2].age" zh:"字段路径"`
	Value  string `json:"value,omitempty" doc:"what was passed, cut to 32 bytes" zh:"填入的值（截至 32 字节）"`
	Reason string `json:"reason" doc:"what is wrong" zh:"错在哪里"`
	Do     string `json:"do,omitempty" doc:"what to do about it" zh:"如何改正"`
}

// failed is the error document.
type failed struct {
	Error Failure `json:"error" doc:"why there is no answer" zh:"没有结果的原因"`
}

// Explain puts an error of Call into words for a caller in another language.
func Explain(err error) Failure {
	return Failure{Code: rule.CodeOf(err), Message: err.Error(), Errors: faults(err)}
}

// ErrorJSON returns {"error": {"code", "message", "errors"}} of an error of Call.
func ErrorJSON(err error) []byte { return Explain(err).json() }

// json is the failure as the one member of an object. A Failure is text and a number, which cannot fail to marshal.
func (f Failure) json() []byte {
	out, _ := json.Marshal(failed{f})
	return out
}

// faults lists the errors in err's tree that have a code, in their order.
func faults(err error) []Fault {
	switch e := err.(type) {
	case nil:
		return []Fault{}
	case *rule.FieldError:
		return []Fault{{rule.CodeOf(e), e.Field, clip(e.Value), e.Reason, e.Do}}
	case interface{ Unwrap() []error }:
		out := []Fault{}
		for _, one := range e.Unwrap() {
			out = append(out, faults(one)...)
		}
		return out
	}
	if inner := errors.Unwrap(err); inner != nil && rule.CodeOf(err) == "" {
		return faults(inner)
	}
	return []Fault{{Code: rule.CodeOf(err), Reason: err.Error()}}
}

// clip cuts a value to what a message shows of it.
func clip(value string) string {
	const most = 32
	if len(value) <= most {
		return value
	}
	return strings.ToValidUTF8(value[:most], "") + "..."
}
