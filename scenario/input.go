package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// input is one JSON object being read field by field, in the order of the contract. Each read notes its error; done
// adds the fields nobody asked for and returns all of them.
type input struct {
	path   string
	fields map[string]json.RawMessage
	order  []string
	errs   *jsonrule.Errors // one collection for an object and all in it
	before int              // errors there were before this object
}

// readInput reads the JSON object of a call.
func readInput(data []byte) *input {
	document, err := jsonrule.Document(data)
	if err != nil {
		in := newInput("", []byte("{}"), &jsonrule.Errors{})
		in.keep(err)
		return in
	}
	return newInput("", bytes.TrimSpace(document), &jsonrule.Errors{})
}

// newInput reads one JSON object of a document. A field given twice is an error, not the last one.
func newInput(path string, raw json.RawMessage, errs *jsonrule.Errors) *input {
	in := &input{path: path, errs: errs, before: errs.Len()}
	if len(raw) == 0 || raw[0] != '{' {
		in.note(rule.ErrBadType, "", "", "is not a JSON object", `write {"field": "value"}`)
		return in
	}
	for name, value := range jsonrule.Members(raw) {
		if _, twice := in.fields[name]; twice {
			in.note(rule.ErrConflict, name, "", "is given twice", "keep one")
		}
		in.give(name, value)
		in.order = append(in.order, name)
	}
	return in
}

// give puts a value in the place of a field.
func (in *input) give(field string, value json.RawMessage) {
	if in.fields == nil { // most of the objects of a list of garbage are empty
		in.fields = map[string]json.RawMessage{}
	}
	in.fields[field] = value
}

// failed reports whether this object, or one in it, has an error so far.
func (in *input) failed() bool { return in.errs.Len() > in.before }

// name is the field's full name, such as groups[0].rate.
func (in *input) name(field string) string {
	switch {
	case in.path == "":
		if field == "" {
			return "input"
		}
		return field
	case field == "":
		return in.path
	}
	return in.path + "." + field
}

func (in *input) note(kind error, field, value, reason, do string) {
	if in.errs.Full() {
		in.errs.Count()
		return
	}
	in.errs.Add(&rule.FieldError{Kind: kind, Field: in.name(field), Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)})
}

func (in *input) keep(err error) { in.errs.Add(err) }

// has reports whether an optional field is there.
func (in *input) has(field string) bool {
	_, ok := in.fields[field]
	return ok
}

// take returns a required field and marks it read.
func (in *input) take(field string) (json.RawMessage, bool) {
	raw, ok := in.fields[field]
	delete(in.fields, field)
	if !ok {
		in.note(rule.ErrMissingField, field, "", "is missing", "pass it")
	}
	return raw, ok
}

// text reads a JSON string.
func (in *input) text(field string) string {
	raw, ok := in.take(field)
	if !ok {
		return ""
	}
	return in.textOf(field, raw)
}

// textOf reads the JSON string of a field or of an item of a list.
func (in *input) textOf(field string, raw json.RawMessage) string {
	var s string
	if len(raw) == 0 || raw[0] != '"' || json.Unmarshal(raw, &s) != nil {
		in.note(rule.ErrBadType, field, shown(raw), "is not a JSON string", `write it in quotes, such as "3000.00"`)
	}
	return s
}

// shown is as much of a wrong value as an error keeps.
func shown(raw json.RawMessage) string { return string(raw[:min(len(raw), 64)]) }

// textOr is text with the value the contract gives for an absent field.
func (in *input) textOr(field, absent string) string {
	if !in.has(field) {
		return absent
	}
	return in.text(field)
}

// choice reads a JSON string that must be one of a list.
func (in *input) choice(field string, allowed ...string) string {
	before := in.errs.Len()
	s := in.text(field)
	if in.errs.Len() == before && !slices.Contains(allowed, s) {
		in.note(rule.ErrOutOfRange, field, quoted(s), "is not known", "use one of "+strings.Join(allowed, ", "))
	}
	return s
}

func quoted(s string) string {
	if s == "" {
		return `""`
	}
	return s
}

// number reads a decimal written as a JSON string, within the bounds of door (its Field is set here).
func (in *input) number(field string, door rule.Input) decimal.Decimal {
	raw, ok := in.take(field)
	if !ok {
		return decimal.Decimal{}
	}
	return in.numberOf(field, raw, door)
}

// numberOf reads the decimal of a field or of an item of a list.
func (in *input) numberOf(field string, raw json.RawMessage, door rule.Input) decimal.Decimal {
	before := in.errs.Len()
	s := in.textOf(field, raw)
	if in.errs.Len() > before {
		return decimal.Decimal{}
	}
	door.Field = in.name(field)
	d, err := door.Parse(s)
	in.keep(err)
	return d
}

// optional is number for a field that may be absent.
func (in *input) optional(field string, door rule.Input) decimal.NullDecimal {
	if !in.has(field) {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(in.number(field, door))
}

// wholeOr is optional for a span of years, which may be a whole JSON number or a decimal in text.
func (in *input) wholeOr(field string, door rule.Input) decimal.NullDecimal {
	if raw := in.fields[field]; len(raw) > 0 && raw[0] >= '0' && raw[0] <= '9' {
		return decimal.NewNullDecimal(decimal.New(int64(in.count(field, int(door.Min), int(door.Max))), 0))
	}
	return in.optional(field, door)
}

// numberOr is number with the value the contract gives for an absent field.
func (in *input) numberOr(field string, door rule.Input, absent decimal.Decimal) decimal.Decimal {
	if n := in.optional(field, door); n.Valid {
		return n.Decimal
	}
	return absent
}

// count reads a whole JSON number within [least, most].
func (in *input) count(field string, least, most int) int {
	raw, ok := in.take(field)
	if !ok {
		return least
	}
	text := shown(raw)
	if text == "" || text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		in.note(rule.ErrBadType, field, text, "is not a JSON number", "write it without quotes, such as 12")
		return least
	}
	n, err := strconv.Atoi(string(raw))
	switch {
	case errors.Is(err, strconv.ErrRange) || err == nil && (n < least || n > most):
		in.note(rule.ErrOutOfRange, field, text, "is not within "+strconv.Itoa(least)+" to "+strconv.Itoa(most), "check the count")
		return least
	case err != nil:
		in.note(rule.ErrBadNumber, field, text, "is not a whole number", "write digits only, such as 12")
		return least
	}
	return n
}

// countOr is count with the value the contract gives for an absent field.
func (in *input) countOr(field string, least, most, absent int) int {
	if !in.has(field) {
		return absent
	}
	return in.count(field, least, most)
}

// flag reads an optional JSON boolean, false where absent.
func (in *input) flag(field string) bool {
	if !in.has(field) {
		return false
	}
	raw, _ := in.take(field)
	if string(raw) != "true" && string(raw) != "false" {
		in.note(rule.ErrBadType, field, shown(raw), "is not true or false", "write it without quotes")
	}
	return string(raw) == "true"
}

// month reads "2025-08".
func (in *input) month(field string) rule.Month {
	before := in.errs.Len()
	s := in.text(field)
	if in.errs.Len() > before {
		return rule.Month{}
	}
	m, err := rule.ParseMonth(s)
	in.keep(renamed(err, in.name(field)))
	return m
}

// date reads "2025-08-31".
func (in *input) date(field string) rule.Date {
	before := in.errs.Len()
	s := in.text(field)
	if in.errs.Len() > before {
		return rule.Date{}
	}
	d, err := rule.ParseDate(s)
	in.keep(renamed(err, in.name(field)))
	return d
}

// renamed gives a parser's error the name of the field it was read from.
func renamed(err error, field string) error {
	if f, ok := err.(*rule.FieldError); ok {
		f.Field = field
	}
	return err
}

// object reads a nested object; read notes its errors there, and they are kept here in order.
func (in *input) object(field string, read func(*input)) {
	raw, ok := in.take(field)
	if !ok {
		return
	}
	in.nested(in.name(field), raw, read)
}

func (in *input) nested(path string, raw json.RawMessage, read func(*input)) {
	sub := newInput(path, raw, in.errs)
	if !sub.failed() {
		read(sub)
	}
	sub.unread()
}

// list reads an array of objects.
func (in *input) list(field string, read func(*input)) {
	for i, raw := range in.array(field) {
		in.nested(in.name(in.element(field, i)), raw, read)
	}
}

// element is the name of an item of a list, within this object.
func (in *input) element(field string, i int) string { return field + "[" + strconv.Itoa(i) + "]" }

// numbers reads an array of decimals written as JSON strings.
func (in *input) numbers(field string, door rule.Input) []decimal.Decimal {
	var out []decimal.Decimal
	for i, raw := range in.array(field) {
		out = append(out, in.numberOf(in.element(field, i), raw, door))
	}
	return out
}

// maxItems bounds a list.
const maxItems = 100_000

func (in *input) array(field string) []json.RawMessage {
	raw, ok := in.take(field)
	if !ok {
		return nil
	}
	if len(raw) == 0 || raw[0] != '[' {
		in.note(rule.ErrBadType, field, "", "is not a JSON array", "write it in square brackets")
	}
	count := 0
	for range jsonrule.Elements(raw) {
		count++
	}
	if count > maxItems {
		in.note(rule.ErrOutOfRange, field, strconv.Itoa(count), "items are too many", "pass at most 100000")
		return nil
	}
	return slices.AppendSeq(make([]json.RawMessage, 0, count), jsonrule.Elements(raw))
}

// done returns every error, with the fields nobody asked for at the end.
func (in *input) done() error {
	in.unread()
	return in.errs.Err()
}

// unread notes the fields nobody asked for.
func (in *input) unread() {
	for _, name := range in.order {
		if _, left := in.fields[name]; left {
			delete(in.fields, name)
			in.note(rule.ErrUnknownField, name, "", "is not a field of this rule", "remove it or correct its name")
		}
	}
}

// texts reads an array of JSON strings.
func (in *input) texts(field string) []string {
	var out []string
	for i, raw := range in.array(field) {
		out = append(out, in.textOf(in.element(field, i), raw))
	}
	return out
}

// optionalTexts is texts for a field that may be absent.
func (in *input) optionalTexts(field string) []string {
	if !in.has(field) {
		return nil
	}
	return in.texts(field)
}

// exclude notes a field that another one excludes.
func (in *input) exclude(field, by string) {
	if in.has(field) {
		in.note(rule.ErrConflict, field, "", "and "+by+" exclude each other", "pass one of them")
		delete(in.fields, field)
	}
}

// scheme reads the name of a scheme.
func (in *input) scheme(field string) rule.Scheme {
	var s rule.Scheme
	before := in.errs.Len()
	name := in.text(field)
	if in.errs.Len() == before {
		in.keep(renamed(s.UnmarshalText([]byte(name)), in.name(field)))
	}
	return s
}
