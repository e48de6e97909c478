package jsonrule

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// maxTypes bounds how deep types lie in one another; a type within itself has no plan.
const maxTypes = 16

// kind is what a Go type is in JSON.
type kind uint8

const (
	decimalKind kind = iota + 1
	textKind         // a string, free or one of a list
	boolKind
	countKind
	monthKind
	dateKind
	wordKind // an enumeration with UnmarshalText
	objectKind
	listKind
	mapKind
	ownKind    // a type with JSON methods of its own, and json.RawMessage
	eitherKind // a struct of an object and a list, of which one is given
)

// shape is a Go type read once: what it is in JSON and its bounds.
type shape struct {
	kind    kind
	inside  reflect.Type // the type without pointer or NullDecimal
	wrap    wrap
	bounds  rule.Input // of a decimal; of a count Min and Max
	bounded bool       // the tag in says which bounds
	words   []string   // what a text may be; nil for any
	values  *values    // the words of every value of an enumeration
	digits  int        // decimals printed: -1 as they are
	stated  bool       // the tag out says how a decimal is printed
	year    bool       // a count that is a calendar year
	fewest  int        // items of a list or map, at least
	most    int        // and at most
	elem    *shape
	fields  []field
	sorted  []field // the fields in the order they are printed: by name
	byName  map[string]int
	checks  bool // the struct is a Checker
	written bool // a decimal that Go keeps as the text it was given as
	writes  bool // an As, which appends itself

	spares sync.Pool // structs of the type that are empty again
}

// Checker is an input struct with conditions across its fields. CheckFields is asked once every field by itself is
// good; the fields of its errors are named within the struct. A struct that embeds two Checkers has a CheckFields of
// its own.
type Checker interface{ CheckFields() error }

// wrap is what makes a value optional in Go.
type wrap uint8

const (
	plainValue wrap = iota
	pointer
	nullDecimal
)

// field is one field of a struct.
type field struct {
	name     string
	index    []int // of the struct's field, through the structs that are embedded
	shape    *shape
	optional bool
	null     bool
	omit     bool          // left out of the output where empty
	absent   string        // the JSON an absent field stands for; "" for none
	preset   reflect.Value // what it is read as, where all may share it; else the zero Value
	unasked  bool          // where it is absent there is nothing to do
	mayLack  bool          // it is left out of the output where empty, for whatever reason
	key      string        // the name as it is printed, with quotes and colon
	doc, zh  string
}

// plans keeps what was read of each type.
type plans struct{ known sync.Map }

// planned is a shape, or the error why a type has no shape.
type planned struct {
	shape *shape
	err   error
}

// shapes holds the types read so far; a type is read once.
var shapes plans

func (p *plans) of(t reflect.Type) (*shape, error) {
	if known, ok := p.known.Load(t); ok {
		return known.(planned).shape, known.(planned).err
	}
	var made planned
	if t.Kind() != reflect.Struct {
		made.err = fmt.Errorf("jsonrule: %v is not a struct", t)
	} else {
		made.shape, made.err = shapeOf(t, "", 0)
	}
	p.known.Store(t, made)
	return made.shape, made.err
}

// shapeOf reads a type and the tags of the field it stands in.
func shapeOf(t reflect.Type, tag reflect.StructTag, depth int) (*shape, error) {
	if depth > maxTypes {
		return nil, fmt.Errorf("jsonrule: the type %v is nested deeper than %d", t, maxTypes)
	}
	s := &shape{inside: t, digits: -1, most: maxItems}
	switch {
	case t == reflect.TypeFor[decimal.NullDecimal]():
		s.wrap, s.inside = nullDecimal, reflect.TypeFor[decimal.Decimal]()
	case t.Kind() == reflect.Pointer:
		s.wrap, s.inside = pointer, t.Elem()
	}
	if out, is, err := s.asFields(tag, depth); is {
		return out, err
	}
	s.kind = kindOf(s.inside)
	switch s.kind {
	case 0:
		return nil, fmt.Errorf("jsonrule: the type %v has no JSON", t)
	case decimalKind, countKind:
		return s, rule.Join(s.number(tag), s.printing(tag))
	case textKind:
		if kind, _, _ := strings.Cut(tag.Get("in"), ","); kind != "" {
			s.kind, s.written = decimalKind, true
			return s, s.number(tag)
		}
		s.listed(tag)
	case boolKind:
		if s.listed(tag); s.words != nil {
			s.kind = textKind
		}
		if s.words != nil && len(s.words) != 2 {
			return nil, errors.New("is a bool and takes two words")
		}
	case wordKind:
		except := strings.Split(tag.Get("except"), ",")
		s.values = valuesOf(s.inside)
		s.words = slices.DeleteFunc(s.values.words(), func(word string) bool { return slices.Contains(except, word) })
	case objectKind:
		s.byName, s.checks = map[string]int{}, s.inside.Implements(reflect.TypeFor[Checker]())
		err := s.object(s.inside, nil, depth)
		byName := func(a, b field) int { return strings.Compare(a.name, b.name) }
		s.sorted = slices.SortedFunc(slices.Values(s.fields), byName)
		return s, rule.Join(err, s.either(tag))
	case listKind, mapKind:
		return s, s.items(tag, depth)
	}
	return s, nil
}

func kindOf(t reflect.Type) kind {
	switch t {
	case reflect.TypeFor[decimal.Decimal]():
		return decimalKind
	case reflect.TypeFor[rule.Month]():
		return monthKind
	case reflect.TypeFor[rule.Date]():
		return dateKind
	case reflect.TypeFor[json.RawMessage]():
		return ownKind
	}
	switch t.Kind() {
	case reflect.Uint8:
		if t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
			return wordKind
		}
	case reflect.String:
		return textKind
	case reflect.Bool:
		return boolKind
	case reflect.Int:
		return countKind
	case reflect.Struct:
		if t.Implements(reflect.TypeFor[json.Marshaler]()) || reads(t) {
			return ownKind
		}
		return objectKind
	case reflect.Slice:
		return listKind
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			return mapKind
		}
	}
	return 0
}

// reads reports whether a type reads its own JSON.
func reads(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]())
}

// values are the words of an enumeration by value; "" for a value it does not read back.
type values [256]string

// valuesOf asks an enumeration which of its values it reads back.
func valuesOf(t reflect.Type) *values {
	if known, ok := enumerations.Load(t); ok {
		return known.(*values)
	}
	all := new(values)
	for v := range all {
		value, back := reflect.New(t), reflect.New(t)
		value.Elem().SetUint(uint64(v))
		word, _ := value.Interface().(encoding.TextMarshaler).MarshalText() // nothing where it fails
		reader, reads := back.Interface().(encoding.TextUnmarshaler)
		if reads && reader.UnmarshalText(word) == nil && back.Elem().Uint() == uint64(v) {
			all[v] = string(word)
		}
	}
	enumerations.Store(t, all)
	return all
}

// enumerations holds the values of the types read so far.
var enumerations sync.Map

// words are the words there are, in the order of their values.
func (all *values) words() []string {
	var out []string
	for _, word := range all {
		if word != "" {
			out = append(out, word)
		}
	}
	return out
}

// of is the value of a word that is there.
func (all *values) of(word string) int { return slices.Index(all[:], word) }

// items reads a list or a map; the bounds of the tag are those of its items.
func (s *shape) items(tag reflect.StructTag, depth int) (err error) {
	if items := tag.Get("items"); items != "" {
		least, most, two := strings.Cut(items, "-")
		if !two {
			least, most = "0", items
		}
		var leastErr, mostErr error
		s.fewest, leastErr = strconv.Atoi(least)
		s.most, mostErr = strconv.Atoi(most)
		if err := rule.Join(leastErr, mostErr); err != nil {
			return fmt.Errorf("items %q: %w", items, err)
		}
	}
	s.elem, err = shapeOf(s.inside.Elem(), tag, depth+1)
	return err
}

// object reads the fields of a struct, in their order; those of an embedded struct stand among them.
func (s *shape) object(t reflect.Type, at []int, depth int) error {
	var errs []error
	for i := range t.NumField() {
		of := t.Field(i)
		index := append(slices.Clone(at), i)
		if of.Anonymous && of.Type.Kind() == reflect.Struct && of.Tag == "" {
			errs = append(errs, s.object(of.Type, index, depth))
			continue
		}
		if of.Tag.Get("json") == "-" {
			continue
		}
		f, err := fieldOf(of, depth)
		if err != nil {
			errs = append(errs, fmt.Errorf("jsonrule: field %s of %v: %w", of.Name, t, err))
			continue
		}
		f.index = index
		before, twice := s.byName[f.name]
		if twice && f.shape.writesItself() && len(s.fields[before].index) > len(index) {
			s.fields[before] = f // it stands in place of that of an embedded struct, as in encoding/json
			continue
		}
		if twice {
			errs = append(errs, fmt.Errorf("jsonrule: two fields of %v are named %s", s.inside, f.name))
		}
		s.byName[f.name] = len(s.fields)
		s.fields = append(s.fields, f)
	}
	return rule.Join(errs...)
}

// lister is a string type that lists the words it may be, in place of the tag enum; its zero value does.
type lister interface{ Words() []string }

// listed reads the words a text may be.
func (s *shape) listed(tag reflect.StructTag) {
	if list := tag.Get("enum"); list != "" {
		s.words = strings.Split(list, ",")
		return
	}
	if of, lists := reflect.Zero(s.inside).Interface().(lister); lists {
		s.words = of.Words()
	}
}

// either marks a struct whose first field stands for an object and whose second for a list.
func (s *shape) either(tag reflect.StructTag) error {
	_, words, _ := strings.Cut(tag.Get("in"), ",")
	if !slices.Contains(strings.Split(words, ","), "either") {
		return nil
	}
	if len(s.fields) != 2 || s.fields[0].shape.kind != mapKind || s.fields[1].shape.kind != listKind {
		return errors.New("is either an object or a list and needs a map and a slice")
	}
	s.kind = eitherKind
	return nil
}

// fieldOf reads one field and its tags.
func fieldOf(f reflect.StructField, depth int) (field, error) {
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	out := field{name: name, key: strconv.Quote(name) + ":", doc: f.Tag.Get("doc"), zh: f.Tag.Get("zh"),
		omit: options == "omitempty"}
	switch {
	case !f.IsExported():
		return out, errors.New("is not exported")
	case name == "":
		return out, errors.New("has no name in a tag json")
	case options != "" && !out.omit:
		return out, fmt.Errorf("has the unknown option %q in json", options)
	}
	var err error
	if out.shape, err = shapeOf(f.Type, f.Tag, depth+1); err != nil {
		return out, err
	}
	words := strings.Split(f.Tag.Get("in"), ",")
	for _, word := range words[1:] {
		switch word {
		case "optional":
			out.optional = true
		case "null":
			out.null = true
		case "either": // shapeOf has seen it
		default:
			return out, fmt.Errorf("has the unknown word %q in a tag in", word)
		}
	}
	holdsNothing := out.shape.wrap != plainValue
	if out.null && !holdsNothing {
		return out, errors.New("allows null and cannot hold it: use a pointer or decimal.NullDecimal")
	}
	out.optional = out.optional || holdsNothing && !out.null
	err = out.readDefault(f.Tag)
	out.unasked = out.optional && out.absent == ""
	out.mayLack = out.omit || holdsNothing && !out.null || out.optional && out.absent == ""
	return out, err
}

// of is the field of a struct.
func (f *field) of(v reflect.Value) reflect.Value {
	for _, i := range f.index { // embedded structs are no pointers
		v = v.Field(i)
	}
	return v
}

// readDefault keeps the JSON of the tag default, once it is known to be a value of the field.
func (f *field) readDefault(tag reflect.StructTag) error {
	text, ok := tag.Lookup("default")
	if !ok {
		return nil
	}
	switch f.shape.kind {
	case boolKind, countKind:
		f.absent = text
	case listKind:
		f.absent = "[" + strings.ReplaceAll(strconv.Quote(text), ",", `","`) + "]"
	case mapKind, objectKind, ownKind, eitherKind:
		return errors.New("is an object and cannot have a default")
	default:
		f.absent = strconv.Quote(text)
	}
	if _, err := document([]byte(f.absent)); err != nil {
		return fmt.Errorf("default %s: %w", text, err)
	}
	var d decoder
	value := reflect.New(f.shape.outside()).Elem()
	d.value(f.shape, f.absent, value)
	if err := d.errs.Err(); err != nil {
		return fmt.Errorf("default %s: %w", text, err)
	}
	if f.shape.kind != listKind && f.shape.wrap != pointer { // whose memory is the caller's own
		f.preset = value
	}
	return nil
}

// outside is the Go type with its pointer or NullDecimal.
func (s *shape) outside() reflect.Type {
	switch s.wrap {
	case pointer:
		return reflect.PointerTo(s.inside)
	case nullDecimal:
		return reflect.TypeFor[decimal.NullDecimal]()
	}
	return s.inside
}

// printing reads the tag out.
func (s *shape) printing(tag reflect.StructTag) (err error) {
	switch out, ok := tag.Lookup("out"); {
	case !ok:
		return nil
	case out == "yuan":
		s.digits = 2
	case out == "plain":
	default:
		if s.digits, err = strconv.Atoi(out); err != nil || s.digits < 0 || s.digits > 16 {
			return fmt.Errorf("the tag out is %q, not yuan, plain or a number of decimals", out)
		}
	}
	s.stated = true
	return nil
}
