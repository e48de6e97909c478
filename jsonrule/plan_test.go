package jsonrule

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNamesOfOneStruct: two fields of one name are refused; such a type is made here, as vet refuses to see one.
func TestNamesOfOneStruct(t *testing.T) {
	field := func(name string) reflect.StructField {
		return reflect.StructField{Name: name, Type: reflect.TypeFor[string](), Tag: `json:"a"`}
	}
	_, err := shapeOf(reflect.StructOf([]reflect.StructField{field("A"), field("B")}), "", 0)
	require.ErrorContains(t, err, "are named a")
}
