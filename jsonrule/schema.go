package jsonrule

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/shebao-go/shebao/internal/jsontext"
)

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

func (o *object) set(name string, value any) { *o = append(*o, member{name, value}) }

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(append(jsontext.Append(nil, m.name), ':'))
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Schema returns one document {"input": ..., "output": ...}, two JSON Schemas of draft 2020-12. Descriptions are
// English, x-description-zh Chinese. JSON Schema has no bounds for numbers written as strings: x-minimum, x-maximum and
// x-decimals give those the rule checks. The output lists what may come; what is left out where empty is not required.
func (r Rule) Schema() ([]byte, error) {
	if err := r.Err(); err != nil {
		return nil, err
	}
	document := func(s *shape, output bool) object {
		o := object{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", r.name},
			{"description", r.about.Doc}, {"x-description-zh", r.about.Chinese}}
		return append(o, describe(s, output)...)
	}
	return json.Marshal(object{{"input", document(r.in, false)}, {"output", document(r.out, true)}})
}

// SchemaOf returns the JSON Schema of what a type is written as, such as an error. Its fields have the tags of an
// output.
func SchemaOf[T any]() ([]byte, error) {
	s, err := shapes.of(reflect.TypeFor[T]())
	if err != nil {
		return nil, err
	}
	if err := audit("", s, true); err != nil {
		return nil, fmt.Errorf("jsonrule: the type %v: %w", s.inside, err)
	}
	return json.Marshal(describe(s, true))
}

const (
	numberPattern = `^-?[0-9]+(\.[0-9]+)?$`
	monthPattern  = `^(1[9][0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])$`
	datePattern   = `^(1[9][0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`
	maxLength     = 32 // bytes of a number written as a string
)

// describe returns the schema of a value.
func describe(s *shape, output bool) object {
	switch s.kind {
	case decimalKind:
		return describeDecimal(s, output)
	case countKind:
		o := object{{"type", "integer"}}
		if s.bounded {
			o = append(o, member{"minimum", s.bounds.Min}, member{"maximum", s.bounds.Max})
		}
		return o
	case boolKind:
		return object{{"type", "boolean"}}
	case monthKind:
		return object{{"type", "string"}, {"pattern", monthPattern}}
	case dateKind:
		return object{{"type", "string"}, {"format", "date"}, {"pattern", datePattern}}
	case listKind:
		o := object{{"type", "array"}, {"items", describe(s.elem, output)}}
		return s.sized(o, output, "Items")
	case mapKind:
		o := object{{"type", "object"}, {"additionalProperties", describe(s.elem, output)}}
		return s.sized(o, output, "Properties")
	case objectKind:
		return describeObject(s, output)
	case ownKind:
		return object{{"type", "object"}}
	case eitherKind:
		one, other := describe(s.fields[0].shape, output), describe(s.fields[1].shape, output)
		return object{{"anyOf", []object{one, other}}}
	}
	o := object{{"type", "string"}}
	if len(s.words) > 0 {
		o.set("enum", s.words)
	}
	return o
}

// sized adds how many items an input may have.
func (s *shape) sized(o object, output bool, what string) object {
	if output {
		return o
	}
	if s.fewest > 0 {
		o.set("min"+what, s.fewest)
	}
	o.set("max"+what, s.most)
	return o
}

func describeDecimal(s *shape, output bool) object {
	o := object{{"type", "string"}, {"pattern", numberPattern}}
	if !output {
		o.set("maxLength", maxLength)
		o.set("x-minimum", s.least())
		o.set("x-maximum", s.greatest())
		o.set("x-decimals", s.bounds.Places)
	}
	return o
}

func describeObject(s *shape, output bool) object {
	properties, required := object{}, []string{}
	for i := range s.fields {
		f := &s.fields[i]
		properties.set(f.name, f.describe(output))
		if f.always(output) {
			required = append(required, f.name)
		}
	}
	return object{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties",
		false}}
}

// always reports whether a field must be in the input, or is always in the output.
func (f *field) always(output bool) bool {
	if output {
		return !f.omit && (f.shape.wrap == plainValue || f.null)
	}
	return !f.optional && f.absent == ""
}

func (f *field) describe(output bool) object {
	o := describe(f.shape, output)
	if f.null {
		o = object{{"anyOf", []object{o, {{"type", "null"}}}}}
	}
	if f.absent != "" {
		o.set("default", json.RawMessage(f.absent))
	}
	o.set("description", f.doc)
	o.set("x-description-zh", f.zh)
	return o
}

// Field is one field of a rule's input or output, for documentation.
type Field struct {
	Name     string // the path, such as members[].role
	Type     string // decimal, text, boolean, count, year, month, day, object, or list of or map of one of them
	Required bool   // of an output: always there
	Null     bool   // null is allowed
	Default  string // the JSON an absent field stands for, "" without a default
	Min, Max string // of a number of an input
	Places   int    // decimals allowed (input) or printed (output, -1 for as many as there are)
	Fewest   int    // items of a list or a map of an input, at least
	Most     int    // and at most; 0 for anything else
	Words    []string
	Doc      string
	Chinese  string
}

// Fields lists the fields of the input, those of nested objects after theirs, in the order of the contract.
func (r Rule) Fields() []Field { return fieldsOf("", r.in, false) }

// Outputs lists the fields of the output, as Fields.
func (r Rule) Outputs() []Field { return fieldsOf("", r.out, true) }

// wholeType says what a list or a map is of, such as list of decimal; anything else is typeName.
func (s *shape) wholeType() string {
	switch s.kind {
	case listKind, mapKind:
		return s.typeName() + " of " + s.elem.wholeType()
	case eitherKind:
		return s.fields[0].shape.wholeType() + " or " + s.fields[1].shape.wholeType()
	}
	return s.typeName()
}

// typeNames are the words for what a value is.
var typeNames = [...]string{decimalKind: "decimal", textKind: "text", boolKind: "boolean", countKind: "count",
	monthKind: "month", dateKind: "day", wordKind: "text", objectKind: "object",
	ownKind: "object", listKind: "list", mapKind: "map"}

func (s *shape) typeName() string {
	if s.year {
		return "year"
	}
	return typeNames[s.kind]
}

func fieldsOf(path string, s *shape, output bool) []Field {
	if s == nil {
		return nil
	}
	if s.kind == listKind || s.kind == mapKind {
		return fieldsOf(path+"[]", s.elem, output)
	}
	if s.kind == eitherKind { // its object is a map, whose names are the caller's
		return fieldsOf(path, s.fields[1].shape, output)
	}
	var out []Field
	for i := range s.fields {
		f := &s.fields[i]
		name := f.name
		if path != "" {
			name = path + "." + name
		}
		out = append(out, f.document(name, output))
		out = append(out, fieldsOf(name, f.shape, output)...)
	}
	return out
}

// document describes one field in words.
func (f *field) document(name string, output bool) Field {
	s := f.shape
	doc := Field{Name: name, Type: s.wholeType(), Required: f.always(output), Null: f.null, Default: f.absent,
		Words: s.words, Doc: f.doc, Chinese: f.zh}
	if !output && (s.kind == listKind || s.kind == mapKind) {
		doc.Fewest, doc.Most = s.fewest, s.most
	}
	if !output && s.kind == eitherKind {
		doc.Fewest, doc.Most = s.fields[1].shape.fewest, s.fields[1].shape.most
	}
	for s.kind == listKind || s.kind == mapKind {
		s = s.elem
		doc.Words = s.words
	}
	switch {
	case output && s.kind == decimalKind:
		doc.Places = s.digits
	case s.bounded:
		doc.Min, doc.Max, doc.Places = s.least(), s.greatest(), s.bounds.Places
	}
	return doc
}
