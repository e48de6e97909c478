package jsonrule

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Check says of an input struct in Go what a JSON caller is told of the same input: every number within its bounds,
// every word one of its list, every month and day set, no list too long. Conditions across fields are the function's
// own.
//
// Errors: those of the package, as *rule.FieldError; a plain error where the type or its tags are malformed.
func Check[T any](area rule.Area, in T) error {
	s, err := shapes.of(reflect.TypeFor[T]())
	if err != nil {
		return checkBehind(area, in)
	}
	spare, there := s.spares.Get().(*T) // the input itself stays where the caller has it
	if !there {
		spare = new(T)
	}
	*spare = in
	err = checkStruct(area, s, reflect.ValueOf(spare).Elem())
	var empty T
	*spare = empty
	s.spares.Put(spare)
	return err
}

// checkBehind is Check of a pointer to a struct, and of a struct whose type is not known beforehand.
func checkBehind(area rule.Area, in any) error {
	v := reflect.Indirect(reflect.ValueOf(in))
	if v.Kind() != reflect.Struct {
		return fmt.Errorf("jsonrule: Check takes a struct, not %T", in)
	}
	s, err := shapes.of(v.Type())
	if err != nil {
		return err
	}
	return checkStruct(area, s, v)
}

// checkStruct checks a struct; the fields of one that has an address need no copies.
func checkStruct(area rule.Area, s *shape, v reflect.Value) error {
	d := newDecoder(area, rule.Text{})
	d.check(s, v)
	return d.end()
}

// check looks at a value that is there.
func (d *decoder) check(s *shape, v reflect.Value) {
	switch s.kind {
	case monthKind:
		if x := *addressed[rule.Month](v); x.IsZero() {
			d.noDate(x)
		}
	case dateKind:
		if x := *addressed[rule.Date](v); x.IsZero() {
			d.noDate(x)
		}
	case countKind:
		d.bounded(s, v.Int(), "")
	case decimalKind:
		if s.written {
			_, err := s.bounds.Parse(v.String())
			d.keep(err)
			return
		}
		d.keep(s.bounds.Check(*addressed[decimal.Decimal](v)))
	case textKind:
		if v.Kind() == reflect.String {
			d.checkText(s, v.String())
		}
	case wordKind:
		d.wordSet(s, s.values.word(v), v.IsZero())
	case objectKind:
		d.checkObject(s, v)
	case listKind:
		d.checkList(s, v)
	case mapKind:
		d.checkMap(s, v)
	case eitherKind:
		for i := range s.fields {
			if part := v.FieldByIndex(s.fields[i].index); part.Len() > 0 {
				d.check(s.fields[i].shape, part)
			}
		}
	}
}

// wordSet refuses a value that is none of an enumeration's; a zero one without a name was not set.
func (d *decoder) wordSet(s *shape, word string, zero bool) {
	if zero && !slices.Contains(s.words, word) {
		d.fail(rule.ErrMissingField, "", rule.Say("is missing", "没有填写"), oneOf(s.words))
		return
	}
	d.word(s, word)
}

// addressed is where a value lies; one without an address is copied.
func addressed[T any](v reflect.Value) *T {
	if v.CanAddr() {
		return v.Addr().Interface().(*T)
	}
	x := v.Interface().(T)
	return &x
}

// word is the name of an enumeration's value; one that has none is printed as it is.
func (all *values) word(v reflect.Value) string {
	if word := all[v.Uint()]; word != "" {
		return word
	}
	word, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	if err != nil {
		return fmt.Sprint(v.Interface())
	}
	return string(word)
}

// noDate refuses a month or day that was not set, or whose numbers name none.
func (d *decoder) noDate(none interface{ Blame(error) error }) {
	if d.errs.Full() {
		d.errs.Count()
		return
	}
	d.errs.Add(none.Blame(d.area.Missing(d.field(), rule.Say("pass it", "请填写"))))
}

// checkText refuses a word that is not set as one that is missing.
func (d *decoder) checkText(s *shape, text string) {
	if text == "" && len(s.words) > 0 && !slices.Contains(s.words, "") {
		d.missing()
		return
	}
	d.word(s, text)
}

// checkWrapped looks at a value that may be absent.
func (d *decoder) checkWrapped(s *shape, v reflect.Value) {
	switch s.wrap {
	case pointer:
		if !v.IsNil() {
			d.check(s, v.Elem())
		}
	case nullDecimal:
		if isValid(v) {
			d.check(s, v.Field(0))
		}
	default:
		d.check(s, v)
	}
}

func (d *decoder) checkObject(s *shape, v reflect.Value) {
	if s.writes {
		return
	}
	before := d.errs.Len()
	for i := range s.fields {
		f := &s.fields[i]
		was := d.enter(f.name)
		if value := f.of(v); !f.optional || !value.IsZero() {
			d.checkWrapped(f.shape, value)
		}
		d.leave(was)
	}
	if d.errs.Len() == before {
		d.across(s, v)
	}
}

func (d *decoder) checkList(s *shape, v reflect.Value) {
	if !d.fits(s, v.Len()) {
		return
	}
	for i := range v.Len() {
		was := d.enterItem(i)
		d.checkWrapped(s.elem, v.Index(i))
		d.leave(was)
	}
}

// checkMap looks at the items in the order of their names.
func (d *decoder) checkMap(s *shape, v reflect.Value) {
	if !d.fits(s, v.Len()) {
		return
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, byText)
	for _, key := range keys {
		was := d.enterName(key.String())
		d.checkWrapped(s.elem, v.MapIndex(key))
		d.leave(was)
	}
}
