package jsonrule

import "reflect"

// Marshal writes a struct with the tags of an output as a rule writes its answer: the fields by name, decimals as
// strings with the decimals of their tag out. It makes the MarshalJSON of a type whose JSON a struct describes.
func Marshal[T any](v T) ([]byte, error) {
	s, err := shapes.of(reflect.TypeFor[T]())
	if err != nil {
		return nil, err
	}
	return encode(nil, s, reflect.ValueOf(&v).Elem())
}
