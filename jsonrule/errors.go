package jsonrule

import "github.com/shebao-go/shebao/rule"

// maxErrors is how many errors of one input are kept; the others are counted.
const maxErrors = 20

// Errors collects the errors of one input: the first 20 as they are, of the others the number. The zero value is empty.
type Errors struct {
	kept []error
	more int
}

// Full reports whether another error would only be counted.
func (e *Errors) Full() bool { return len(e.kept) >= maxErrors }

// Len returns how many errors there are, kept and counted.
func (e *Errors) Len() int { return len(e.kept) + e.more }

// Add adds an error; of one made of several, each. nil adds nothing.
func (e *Errors) Add(err error) {
	if err == nil {
		return
	}
	e.more += rule.NotKept(err)
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range several.Unwrap() {
			e.Add(one)
		}
		return
	}
	if e.Full() {
		e.more++
		return
	}
	e.kept = append(e.kept, err)
}

// of is an error of a rule's function as the rule returns it: of several the first 20, and what names no area has that
// of the rule.
func of(area rule.Area, err error) error {
	if field, one := err.(*rule.FieldError); one && field.Area != "" {
		return err
	}
	errs := Errors{more: rule.NotKept(err)}
	for one := range rule.Errors(err) {
		if field, ok := one.(*rule.FieldError); ok && field.Area == "" {
			named := *field
			named.Area = area
			one = &named
		}
		errs.Add(one)
	}
	if len(errs.kept) == 1 && errs.more == 0 {
		return errs.kept[0]
	}
	return errs.Err()
}

// Count counts an error that is not kept: the collection is Full.
func (e *Errors) Count() { e.more++ }

// Err returns all of them as one error, nil without errors. rule.CodeOf gives the code of the first.
func (e *Errors) Err() error { return rule.Several(e.kept, e.more) }

// MarshalJSON is always an error: store the message of each error.
func (e Errors) MarshalJSON() ([]byte, error) { return nil, e.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (e *Errors) UnmarshalJSON([]byte) error { return e.unstored() }

func (*Errors) unstored() error {
	return rule.Unstored("errors", rule.Say("store the message of each error", "请保存每一条错误信息"))
}
