package jsonrule

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/jsontext"
	"github.com/shebao-go/shebao/rule"
)

// encode appends a value as JSON: the fields of an object by name, decimals as strings.
func encode(to []byte, s *shape, v reflect.Value) ([]byte, error) {
	switch s.wrap {
	case pointer:
		if v.IsNil() {
			return append(to, "null"...), nil
		}
		v = v.Elem()
	case nullDecimal:
		if !isValid(v) {
			return append(to, "null"...), nil
		}
		v = v.Field(0)
	}
	if s.writes {
		return writerOf(v).append(to)
	}
	switch s.kind {
	case decimalKind:
		return appendDecimal(to, s, *addressed[decimal.Decimal](v)), nil
	case boolKind:
		return strconv.AppendBool(to, v.Bool()), nil
	case countKind:
		return strconv.AppendInt(to, v.Int(), 10), nil
	case textKind:
		return jsontext.Append(to, s.textOf(v)), nil
	case monthKind:
		return appendMonth(to, *addressed[rule.Month](v))
	case objectKind:
		return encodeObject(to, s, v)
	case listKind:
		return encodeList(to, s, v)
	case mapKind:
		return encodeMap(to, s, v)
	case ownKind:
		text, err := json.Marshal(v.Interface())
		return append(to, text...), err
	}
	if s.kind == wordKind {
		if word := s.values[v.Uint()]; word != "" {
			return jsontext.Append(to, word), nil
		}
	}
	text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	if err != nil {
		return nil, err
	}
	return jsontext.Append(to, string(text)), nil
}

func appendMonth(to []byte, m rule.Month) ([]byte, error) {
	to, err := m.AppendText(append(to, '"'))
	if err != nil {
		return nil, err
	}
	return append(to, '"'), nil
}

// isValid reports whether a decimal.NullDecimal, a struct of Decimal and Valid, holds one.
func isValid(v reflect.Value) bool { return v.Field(1).Bool() }

// textOf is a text, or the word a bool is written as.
func (s *shape) textOf(v reflect.Value) string {
	switch {
	case v.Kind() == reflect.String:
		return v.String()
	case v.Bool():
		return s.words[1]
	}
	return s.words[0]
}

func appendDecimal(to []byte, s *shape, d decimal.Decimal) []byte {
	to = append(to, '"')
	zeros := s.digits + int(d.Exponent()) // behind its own digits
	switch {
	case s.digits < 0:
		to = append(to, d.String()...)
	case 0 <= zeros && d.NumDigits()+zeros < maxShort:
		units := d.CoefficientInt64()
		for range zeros {
			units *= 10
		}
		to = appendFixed(to, units, s.digits)
	default:
		to = append(to, d.StringFixed(int32(s.digits))...)
	}
	return append(to, '"')
}

// maxShort is how many digits are more than an int64 holds, whatever they are.
const maxShort = 19

// appendFixed writes a number of units of 10^-places.
func appendFixed(to []byte, units int64, places int) []byte {
	if units < 0 {
		to, units = append(to, '-'), -units
	}
	var room [24]byte
	digits := strconv.AppendInt(room[:0], units, 10)
	whole := len(digits) - places
	if whole <= 0 {
		to = append(to, '0')
	} else {
		to = append(to, digits[:whole]...)
	}
	if places == 0 {
		return to
	}
	to = append(to, '.')
	for ; whole < 0; whole++ {
		to = append(to, '0')
	}
	return append(to, digits[whole:]...)
}

func encodeObject(to []byte, s *shape, v reflect.Value) (_ []byte, err error) {
	to = append(to, '{')
	for i := range s.sorted {
		f := &s.sorted[i]
		value := f.of(v)
		if f.mayLack && f.leftOut(value) {
			continue
		}
		if to[len(to)-1] != '{' {
			to = append(to, ',')
		}
		to = append(to, f.key...)
		if to, err = encode(to, f.shape, value); err != nil {
			return nil, err
		}
	}
	return append(to, '}'), nil
}

// leftOut reports whether a field that may lack does not stand in the output.
func (f *field) leftOut(v reflect.Value) bool {
	if f.shape.wrap == nullDecimal {
		return !isValid(v)
	}
	if k := v.Kind(); k == reflect.Slice || k == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}

func encodeList(to []byte, s *shape, v reflect.Value) (_ []byte, err error) {
	to = append(to, '[')
	for i := range v.Len() {
		if i > 0 {
			to = append(to, ',')
		}
		if to, err = encode(to, s.elem, v.Index(i)); err != nil {
			return nil, err
		}
	}
	return append(to, ']'), nil
}

func encodeMap(to []byte, s *shape, v reflect.Value) (_ []byte, err error) {
	keys := v.MapKeys()
	slices.SortFunc(keys, byText)
	to = append(to, '{')
	for i, key := range keys {
		if i > 0 {
			to = append(to, ',')
		}
		to = append(jsontext.Append(to, key.String()), ':')
		if to, err = encode(to, s.elem, v.MapIndex(key)); err != nil {
			return nil, err
		}
	}
	return append(to, '}'), nil
}

// byText sorts the keys of a map.
func byText(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }
