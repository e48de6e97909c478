package jsonrule

import (
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

// Words are the JSON names of an enumeration's values, in their order; "" for a value without one. They make its text
// methods:
//
//	func (m Method) MarshalText() ([]byte, error)     { return methods.Text(uint8(m)), nil }
//	func (m *Method) UnmarshalText(text []byte) error { return methods.Read((*uint8)(m), text) }
type Words []string

// Text returns the name of a value, such as "invalid(9)" for one without.
func (w Words) Text(v uint8) []byte {
	if int(v) < len(w) && w[v] != "" {
		return []byte(w[v])
	}
	return []byte("invalid(" + strconv.Itoa(int(v)) + ")")
}

// Read reads a name into a value; any other word is ErrOutOfRange.
func (w Words) Read(into *uint8, text []byte) error {
	if v := slices.Index(w, string(text)); v >= 0 && len(text) > 0 {
		*into = uint8(v)
		return nil
	}
	named := slices.DeleteFunc(slices.Clone(w), func(word string) bool { return word == "" })
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "word", Value: string(text),
		Reason: rule.Say("is not known", "不在可选范围内"),
		Do:     oneOf(named)}
}
