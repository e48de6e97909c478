package scenario

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// Failure is an error as a caller in another language reads it.
type Failure struct {
	Code    string  `json:"code"`    // the first error's, such as "missing_field"
	Message string  `json:"message"` // all of them, a line each
	Line    int     `json:"line,omitempty"`
	Errors  []Fault `json:"errors"` // one by one; at most 20 of one input
}

// Fault is one error of an input: its code, its area, the field's path, what was passed, what is wrong with it and what
// to do. An error that belongs to no field, such as a month without a figure, has its code and its reason only.
type Fault struct {
	Code   string    `json:"code"`
	Area   rule.Area `json:"area,omitempty"`
	Field  string    `json:"field,omitempty"`
	Value  string    `json:"value,omitempty"`
	Reason string    `json:"reason"`
	Do     string    `json:"do,omitempty"`
}

// Explain puts an error of Call into words for a caller in another language of programming, in a language of people.
func Explain(err error, lang rule.Language) Failure {
	return Failure{Code: rule.CodeOf(err), Message: rule.Message(err, lang), Errors: faults(err, lang)}
}

// ErrorJSON returns {"error": {"code", "message", "errors"}} of an error of Call.
func ErrorJSON(err error, lang rule.Language) []byte { return Explain(err, lang).json() }

// json is the failure as the one member of an object. A Failure is text and a number, which cannot fail to marshal.
func (f Failure) json() []byte {
	out, _ := json.Marshal(map[string]Failure{"error": f})
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
	if field := (*rule.FieldError)(nil); errors.As(err, &field) {
		return Fault{rule.CodeOf(err), field.Area, field.Field, clip(field.Value), field.Reason.In(lang), field.Do.In(lang)}
	}
	return Fault{Code: rule.CodeOf(err), Reason: rule.Message(err, lang)}
}

// clip cuts a value to what a message shows of it.
func clip(value string) string {
	const most = 32
	if len(value) <= most {
		return value
	}
	return strings.ToValidUTF8(value[:most], "") + "..."
}
