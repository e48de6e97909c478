package jsonrule

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/shebao-go/shebao/rule"
)

// About describes a rule.
type About struct {
	Doc     string // one line in English
	Chinese string // one line in Chinese
	Clause  string // clause of the city's 2014 notice, "-" where none
	Source  string // the law or document behind it
	Example string // an input that runs, as JSON
}

// Rule is a Go function with JSON in and JSON out. The zero value is not usable, and Err says so. It is safe for
// concurrent use.
type Rule struct {
	name    string
	about   About
	in, out *shape
	call    func(d *decoder, to []byte, raw string) ([]byte, error)
	room    *atomic.Int64 // how long the last answer was
	err     error
}

// New makes a rule of a function; its name begins with the scheme, such as housing.land_revenue. In and Out are structs
// with the tags the package describes. What is malformed or missing in them is not found out here but by Err.
func New[In, Out any](name string, about About, f func(In) (Out, error)) Rule {
	r := Rule{name: name, about: about, room: new(atomic.Int64)}
	var inErr, outErr error
	r.in, inErr = shapes.of(reflect.TypeFor[In]())
	r.out, outErr = shapes.of(reflect.TypeFor[Out]())
	if r.err = rule.Join(inErr, outErr); r.err == nil {
		r.err = r.audit()
	}
	type both struct { // in one piece of memory
		in  In
		out Out
	}
	var spare sync.Pool // of those that are empty again; f has a copy of the input, and the output is written
	r.call = func(d *decoder, to []byte, raw string) ([]byte, error) {
		b, there := spare.Get().(*both)
		if !there {
			b = new(both)
		}
		defer func() {
			*b = both{}
			spare.Put(b)
		}()
		d.object(r.in, raw, reflect.ValueOf(&b.in).Elem())
		err := d.end()
		if err != nil {
			return nil, err
		}
		if b.out, err = f(b.in); err != nil {
			return nil, of(r.area(), err)
		}
		return encode(to, r.out, reflect.ValueOf(&b.out).Elem())
	}
	return r
}

// Name returns the rule's name, such as "housing.land_revenue".
func (r Rule) Name() string { return r.name }

// About returns the rule's description.
func (r Rule) About() About { return r.about }

// Example returns an input that runs, as JSON.
func (r Rule) Example() string { return r.about.Example }

// Err says what is malformed in the rule's declaration: a type without JSON, a number without bounds, a field without
// its description in both languages. A test asks it of every rule.
func (r Rule) Err() error {
	if r.call == nil {
		return errors.New("jsonrule: the zero Rule is no rule; make one with New")
	}
	if r.err != nil {
		return fmt.Errorf("jsonrule: rule %s: %w", r.name, r.err)
	}
	return nil
}

// Call computes the rule: one JSON object in, one out, its fields sorted by name.
//
// Errors: every error of the input as *rule.FieldError, or whatever the function returns.
func (r Rule) Call(in []byte) ([]byte, error) {
	if err := r.Err(); err != nil {
		return nil, err
	}
	text, err := document(in)
	if err != nil {
		return nil, err
	}
	out, err := r.call(r.decoder(), make([]byte, 0, r.room.Load()), trim(text))
	if err != nil {
		return nil, err
	}
	r.room.Store(int64(len(out)))
	return out, nil
}

// Append appends what Call returns. The input is a value of a Document, which is not checked to be JSON again.
func (r Rule) Append(to []byte, in string) ([]byte, error) {
	if err := r.Err(); err != nil {
		return to, err
	}
	return r.call(r.decoder(), to, in)
}

func (r Rule) decoder() *decoder { return newDecoder(r.area(), rule.Say("this rule", "该规则")) }

// area is what the rule's name begins with.
func (r Rule) area() rule.Area {
	area, _, _ := strings.Cut(r.name, ".")
	return rule.Area(area)
}

// trim returns the value of a document without the space around it.
func trim(document string) string {
	return strings.Trim(document, " \t\r\n")
}

// audit says what is missing in the descriptions and the tags.
func (r Rule) audit() error {
	var errs []error
	for _, part := range []struct{ what, text string }{{"name", r.name}, {"Doc", r.about.Doc},
		{"Chinese", r.about.Chinese}, {"Clause", r.about.Clause}, {"Source", r.about.Source},
		{"Example", r.about.Example}} {
		if part.text == "" {
			errs = append(errs, errors.New("has no "+part.what))
		}
	}
	errs = append(errs, audit("", r.in, false), audit("", r.out, true))
	return rule.Join(errs...)
}

// auditNumber wants bounds of an input and a way to print of an output.
func (s *shape) auditNumber(path string, output bool) error {
	switch {
	case !output && !s.bounded:
		return errors.New(path + " has no kind of number in a tag in")
	case output && s.kind == decimalKind && !s.stated:
		return errors.New(path + " has no tag out")
	}
	return nil
}

// audit looks at the fields of a shape, of the output or the input.
func audit(path string, s *shape, output bool) error {
	var errs []error
	if s.writes && !output {
		errs = append(errs, errors.New(path+" is only written"))
	}
	switch s.kind {
	case decimalKind, countKind:
		errs = append(errs, s.auditNumber(path, output))
	case ownKind:
		if !output && !reads(s.inside) {
			errs = append(errs, errors.New(path+" cannot be read: it has no UnmarshalJSON"))
		}
	case listKind, mapKind:
		errs = append(errs, audit(path+"[]", s.elem, output))
	case eitherKind:
		errs = append(errs, audit(path, s.fields[0].shape, output), audit(path, s.fields[1].shape, output))
	case objectKind:
		for _, f := range s.fields {
			at := strings.TrimPrefix(path+"."+f.name, ".")
			if f.doc == "" || f.zh == "" {
				errs = append(errs, errors.New(at+" has no doc or no zh"))
			}
			errs = append(errs, audit(at, f.shape, output))
		}
	}
	return rule.Join(errs...)
}

// MarshalJSON is always an error: store its name.
func (r Rule) MarshalJSON() ([]byte, error) { return nil, r.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (r *Rule) UnmarshalJSON([]byte) error { return r.unstored() }

func (*Rule) unstored() error {
	return rule.Unstored("rule", rule.Say("store its name", "请保存规则名称"))
}
