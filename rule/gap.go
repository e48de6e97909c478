package rule

import (
	"encoding/json"
	"fmt"
)

// gapJSON is one reason why a figure is unknown: an error of this package with everything it says.
type gapJSON struct {
	NoRule   *NoRuleError   `json:"no_rule,omitempty"`
	Below    *GradeError    `json:"below_grade,omitempty"`
	Disputed *DisputedError `json:"disputed,omitempty"`
	Field    *FieldError    `json:"field,omitempty"`
}

// gapsJSON are the reasons why a figure is unknown. There is none for an error of another package, of which only the
// English words are kept.
type gapsJSON []gapJSON

// gapsOf returns the JSON form of why a figure is unknown.
func gapsOf(err error) gapsJSON {
	several, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return gapOf(err)
	}
	var out gapsJSON
	for _, one := range several.Unwrap() {
		gap := gapOf(one)
		if gap == nil {
			return nil
		}
		out = append(out, gap...)
	}
	return out
}

func gapOf(err error) gapsJSON {
	switch e := err.(type) {
	case *NoRuleError:
		return gapsJSON{{NoRule: e}}
	case *GradeError:
		return gapsJSON{{Below: e}}
	case *DisputedError:
		return gapsJSON{{Disputed: e}}
	case *FieldError:
		return gapsJSON{{Field: e}}
	}
	return nil
}

// err returns the error that was written, nil where there is none.
func (g gapsJSON) err() error {
	if len(g) == 1 {
		return g[0].err()
	}
	var errs []error
	for _, gap := range g {
		errs = append(errs, gap.err())
	}
	return Join(errs...)
}

func (g gapJSON) err() error {
	switch {
	case g.NoRule != nil:
		return g.NoRule
	case g.Below != nil:
		return g.Below
	case g.Disputed != nil:
		return g.Disputed
	case g.Field != nil:
		return g.Field
	}
	return nil
}

// fieldErrorJSON is a FieldError with the code of its kind.
type fieldErrorJSON struct {
	*plainFieldError
	Kind string
}

type plainFieldError FieldError

// MarshalJSON writes the fields, Kind as its code.
func (e FieldError) MarshalJSON() ([]byte, error) {
	plain := plainFieldError(e)
	return json.Marshal(fieldErrorJSON{&plain, CodeOf(e.Kind)})
}

// UnmarshalJSON reads what MarshalJSON writes. A code nobody knows is an error.
func (e *FieldError) UnmarshalJSON(data []byte) error {
	var plain plainFieldError
	in := fieldErrorJSON{plainFieldError: &plain}
	if err := json.Unmarshal(data, &in); err != nil {
		return &FieldError{Kind: ErrBadType, Field: "error", Value: shown(string(data)),
			Reason: Say("is not an error written to JSON", "不是写成 JSON 的错误"),
			Do:     Say("pass what MarshalJSON wrote", "请填写 MarshalJSON 写出的内容")}
	}
	for _, kind := range kinds() {
		if kind.Error() == in.Kind {
			plain.Kind = kind
		}
	}
	if plain.Kind == nil && in.Kind != "" {
		return &FieldError{Kind: ErrOutOfRange, Field: "Kind", Value: in.Kind,
			Reason: Say("is not the code of an error", "不是错误代码"),
			Do:     Say("write what CodeOf returns", "请填写 CodeOf 的返回值")}
	}
	*e = FieldError(plain)
	return nil
}

// Unstored is the error of a value that has no form of its own in JSON: what it is, and what to store in its place.
func Unstored(what string, do Text) error {
	return &FieldError{Kind: ErrNotApplicable, Field: what,
		Reason: Say("is not written to JSON or read from it", "不能写成 JSON，也不能从 JSON 读回"), Do: do}
}

// Within names where in an input an error belongs: the field of each is put behind a path, and what has no field, such
// as a figure nobody knows, has the path in front of it.
func Within(path string, err error) error {
	var errs []error
	for one := range Errors(err) {
		if field, ok := one.(*FieldError); ok {
			placed := *field
			placed.Field = path + "." + field.Field
			errs = append(errs, &placed)
			continue
		}
		errs = append(errs, fmt.Errorf("%s: %w", path, one))
	}
	return Several(errs, NotKept(err))
}
