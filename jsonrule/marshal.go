package jsonrule

import (
	"reflect"

	"github.com/shebao-go/shebao/rule"
)

// Marshal writes a struct with the tags of an output as a rule writes its answer: the fields by name, decimals as
// strings with the decimals of their tag out. It makes the MarshalJSON of a type whose JSON a struct describes.
func Marshal[T any](v T) ([]byte, error) {
	s, err := shapes.of(reflect.TypeFor[T]())
	if err != nil {
		return nil, err
	}
	return encode(nil, s, reflect.ValueOf(&v).Elem())
}

// Unmarshal reads a JSON object into a struct with the tags of an input, as strictly as a rule reads its input. It
// makes the UnmarshalJSON of a type whose JSON a struct describes.
//
// Errors: those of the package, as *rule.FieldError; a plain error where the type or its tags are malformed.
func Unmarshal[T any](area rule.Area, text []byte, into *T) error {
	s, err := shapes.of(reflect.TypeFor[T]())
	if err != nil {
		return err
	}
	written, err := document(text)
	if err != nil {
		return err
	}
	var v T
	d := newDecoder(area, thisInput())
	d.object(s, trim(written), reflect.ValueOf(&v).Elem())
	if err := d.end(); err != nil {
		return err
	}
	*into = v
	return nil
}
