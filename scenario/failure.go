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

// Fault is one error of an input: its code, the field's path, what was passed, what is wrong with it and what to do.
// An error that belongs to no field, such as a month without a figure, has its code and its reason only.
type Fault struct {
	Code   string `json:"code"`
	Field  string `json:"field,omitempty"`
	Value  string `json:"value,omitempty"`
	Reason string `json:"reason"`
	Do     string `json:"do,omitempty"`
}

// Explain puts an error of Call into words for a caller in another language.
func Explain(err error) Failure {
	return Failure{Code: rule.CodeOf(err), Message: err.Error(), Errors: faults(err)}
}

// ErrorJSON returns {"error": {"code", "message", "errors"}} of an error of Call.
func ErrorJSON(err error) []byte { return Explain(err).json() }

// json is the failure as the one member of an object. A Failure is text and a number, which cannot fail to marshal.
func (f Failure) json() []byte {
	out, _ := json.Marshal(map[string]Failure{"error": f})
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
