package household

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

const (
	maxInput = 1 << 20 // bytes of a household
	maxItems = 200     // of any list
	maxText  = 200     // bytes of any text
)

// object is one JSON object being read field by field. Each read notes its error; done adds the fields nobody knows.
type object struct {
	path   string
	fields map[string]json.RawMessage
	order  []string
	errs   []error
}

// newObject reads one JSON object. A field given twice is an error, not the last one.
func newObject(path string, data []byte) *object {
	o := &object{path: path, fields: map[string]json.RawMessage{}}
	if len(data) > maxInput {
		o.note(rule.ErrOutOfRange, "", "", "is longer than 1 MiB", "describe one household at a time")
		return o
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		o.note(rule.ErrBadType, "", "", "is not a JSON object", `write {"field": "value"}`)
		return o
	}
	for dec.More() {
		key, err := dec.Token()
		var raw json.RawMessage
		if err == nil {
			err = dec.Decode(&raw)
		}
		name, ok := key.(string)
		if err != nil || !ok {
			o.note(rule.ErrBadType, "", "", "is not valid JSON", "check quotes and commas")
			return o
		}
		if _, twice := o.fields[name]; twice {
			o.note(rule.ErrConflict, name, "", "is given twice", "keep one")
		}
		o.fields[name] = raw
		o.order = append(o.order, name)
	}
	if _, err := dec.Token(); err != nil {
		o.note(rule.ErrBadType, "", "", "is not valid JSON", "close the object")
	} else if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		o.note(rule.ErrBadType, "", "", "goes on after the object", "send one object")
	}
	return o
}

// name is the field's full name, such as members[0].birth.
func (o *object) name(field string) string {
	switch {
	case o.path == "" && field == "":
		return "the household"
	case o.path == "":
		return field
	case field == "":
		return o.path
	}
	return o.path + "." + field
}

func (o *object) note(kind error, field, value, reason, do string) {
	o.errs = append(o.errs,
		&rule.FieldError{Kind: kind, Field: o.name(field), Value: value, Reason: rule.Untranslated(reason),
			Do: rule.Untranslated(do)})
}

func (o *object) keep(err error) {
	if err != nil {
		o.errs = append(o.errs, err)
	}
}

// has reports whether an optional field is there.
func (o *object) has(field string) bool {
	_, ok := o.fields[field]
	return ok
}

// take returns a required field and marks it read.
func (o *object) take(field string) (json.RawMessage, bool) {
	raw, ok := o.fields[field]
	delete(o.fields, field)
	if !ok {
		o.note(rule.ErrMissingField, field, "", "is missing", "fill it in")
	}
	return raw, ok
}

// text reads a JSON string that is not empty.
func (o *object) text(field string) (string, bool) {
	raw, ok := o.take(field)
	if !ok {
		return "", false
	}
	var s string
	switch {
	case len(raw) == 0 || raw[0] != '"' || json.Unmarshal(raw, &s) != nil:
		o.note(rule.ErrBadType, field, string(raw), "is not a JSON string", `write it in quotes, such as "3000.00"`)
	case s == "" || len(s) > maxText:
		o.note(rule.ErrOutOfRange, field, "", "is empty or longer than 200 bytes", "write it in a few words")
	default:
		return s, true
	}
	return "", false
}

// textOr is text for a field that may be absent.
func (o *object) textOr(field string) string {
	if !o.has(field) {
		return ""
	}
	s, _ := o.text(field)
	return s
}

// choice reads a JSON string that must be one of a list and returns its place in it.
func (o *object) choice(field string, allowed ...string) int {
	s, ok := o.text(field)
	at := slices.Index(allowed, s)
	if ok && at < 0 {
		o.note(rule.ErrOutOfRange, field, strconv.Quote(s), "is not known", "use one of "+strings.Join(allowed, ", "))
	}
	return at
}

// choiceOr is choice for a field that may be absent: the first of the list.
func (o *object) choiceOr(field string, allowed ...string) int {
	if !o.has(field) {
		return 0
	}
	return o.choice(field, allowed...)
}

// money is the door for yuan.
func money() rule.Input {
	return rule.Input{Max: 10_000_000_000, Places: 2,
		Do: rule.Untranslated("write yuan with at most 2 decimals, such as 3150.00")}
}

// share is the door for a fraction.
func share() rule.Input { return rule.RateInput("", "", 100) }

// number reads a decimal written as a JSON string.
func (o *object) number(field string, door rule.Input) decimal.Decimal {
	s, ok := o.text(field)
	if !ok {
		return decimal.Decimal{}
	}
	door.Field = o.name(field)
	d, err := door.Parse(s)
	o.keep(err)
	return d
}

func (o *object) yuan(field string) decimal.Decimal { return o.number(field, money()) }

// yuanOr is yuan for a field that may be absent; what is absent stays unknown.
func (o *object) yuanOr(field string) decimal.NullDecimal { return o.numberOr(field, money()) }

func (o *object) numberOr(field string, door rule.Input) decimal.NullDecimal {
	if !o.has(field) {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(o.number(field, door))
}

// part is yuan for a part of a bill: what is not named is not on it.
func (o *object) part(field string) decimal.Decimal { return o.yuanOr(field).Decimal }

// count reads a whole JSON number within [least, most].
func (o *object) count(field string, least, most int) int {
	raw, ok := o.take(field)
	if !ok {
		return least
	}
	written := string(raw)
	n, err := strconv.Atoi(written)
	switch {
	case written == "" || written[0] != '-' && (written[0] < '0' || written[0] > '9'):
		o.note(rule.ErrBadType, field, written, "is not a JSON number", "write it without quotes, such as 12")
	case errors.Is(err, strconv.ErrRange) || err == nil && (n < least || n > most):
		o.note(rule.ErrOutOfRange, field, written, "is not within "+strconv.Itoa(least)+" to "+strconv.Itoa(most),
			"check the count")
	case err != nil:
		o.note(rule.ErrBadNumber, field, written, "is not a whole number", "write digits only, such as 12")
	default:
		return n
	}
	return least
}

// countOr is count for a field that may be absent, which stands for none.
func (o *object) countOr(field string, least, most int) int {
	if !o.has(field) {
		return 0
	}
	return o.count(field, least, most)
}

// countMaybe is count for a field that may be absent, which is not the same as 0.
func (o *object) countMaybe(field string, least, most int) *int {
	if !o.has(field) {
		return nil
	}
	n := o.count(field, least, most)
	return &n
}

// flag reads an optional JSON boolean: what is not said is not so.
func (o *object) flag(field string) bool {
	if !o.has(field) {
		return false
	}
	raw, _ := o.take(field)
	if string(raw) != "true" && string(raw) != "false" {
		o.note(rule.ErrBadType, field, string(raw), "is not true or false", "write it without quotes")
	}
	return string(raw) == "true"
}

// must reads a JSON boolean that has to be there, where either way has consequences.
func (o *object) must(field string) bool {
	if !o.has(field) {
		o.take(field)
		return false
	}
	return o.flag(field)
}

// month reads "2025-12".
func (o *object) month(field string) rule.Month { return parsed(o, field, rule.ParseMonth) }

func (o *object) monthOr(field string) rule.Month {
	if !o.has(field) {
		return rule.Month{}
	}
	return o.month(field)
}

// date reads "2025-12-31".
func (o *object) date(field string) rule.Date { return parsed(o, field, rule.ParseDate) }

func (o *object) dateOr(field string) rule.Date {
	if !o.has(field) {
		return rule.Date{}
	}
	return o.date(field)
}

// parsed reads a text with a parser of package rule and gives its error the name of the field.
func parsed[T any](o *object, field string, parse func(string) (T, error)) T {
	s, ok := o.text(field)
	if !ok {
		var none T
		return none
	}
	v, err := parse(s)
	if f, ok := err.(*rule.FieldError); ok {
		f.Field = o.name(field)
	}
	o.keep(err)
	return v
}

// object reads a nested object.
func (o *object) object(field string, read func(*object)) {
	if raw, ok := o.take(field); ok {
		o.nested(o.name(field), raw, read)
	}
}

func (o *object) nested(path string, raw json.RawMessage, read func(*object)) {
	sub := newObject(path, raw)
	if len(sub.errs) == 0 {
		read(sub)
	}
	o.keep(sub.done())
}

// list reads an array of objects.
func (o *object) list(field string, read func(*object)) {
	for i, raw := range o.array(field) {
		o.nested(o.name(field)+"["+strconv.Itoa(i)+"]", raw, read)
	}
}

// listOr is list for a field that may be absent.
func (o *object) listOr(field string, read func(*object)) {
	if o.has(field) {
		o.list(field, read)
	}
}

// items reads an optional array of plain values, each as the field of an object.
func (o *object) items(field string, read func(o *object, field string)) {
	if !o.has(field) {
		return
	}
	for i, raw := range o.array(field) {
		name := field + "[" + strconv.Itoa(i) + "]"
		one := &object{path: o.path, fields: map[string]json.RawMessage{name: raw}}
		read(one, name)
		o.errs = append(o.errs, one.errs...)
	}
}

func (o *object) array(field string) []json.RawMessage {
	raw, ok := o.take(field)
	if !ok {
		return nil
	}
	var items []json.RawMessage
	if len(raw) == 0 || raw[0] != '[' || json.Unmarshal(raw, &items) != nil {
		o.note(rule.ErrBadType, field, "", "is not a JSON array", "write it in square brackets")
	}
	if len(items) > maxItems {
		o.note(rule.ErrOutOfRange, field, strconv.Itoa(len(items)), "items are too many",
			"write at most "+strconv.Itoa(maxItems))
		return nil
	}
	return items
}

// done returns every error, with the fields nobody knows at the end.
func (o *object) done() error {
	for _, name := range o.order {
		if _, left := o.fields[name]; left {
			delete(o.fields, name)
			o.note(rule.ErrUnknownField, name, "", "is not a known field", "remove it or correct its name")
		}
	}
	return errors.Join(o.errs...)
}

// section reads an optional nested object into what it stands for; nil where it is not there.
func section[T any](o *object, field string, read func(*object) T) *T {
	if !o.has(field) {
		return nil
	}
	var out T
	o.object(field, func(sub *object) { out = read(sub) })
	return &out
}
