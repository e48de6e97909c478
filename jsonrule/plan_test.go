package jsonrule

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
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

// What writes itself may stand in place of a field of an embedded struct, and of nothing else.
func TestNamesOfOneStructThatWriteThemselves(t *testing.T) {
	type words struct {
		Text string `json:"text"`
	}
	type lists struct {
		Words []string `json:"words"`
	}
	field := func(name string) reflect.StructField {
		return reflect.StructField{Name: name, Type: reflect.TypeFor[As[words]](), Tag: `json:"a"`}
	}
	_, err := shapeOf(reflect.StructOf([]reflect.StructField{field("A"), field("B")}), "", 0)
	require.ErrorContains(t, err, "are named a")
	_, err = shapeOf(reflect.TypeFor[struct {
		lists
		Words []string `json:"words"`
	}](), "", 0)
	require.ErrorContains(t, err, "are named words")
	_, err = shapeOf(reflect.TypeFor[struct {
		lists
		Words []As[words] `json:"words"`
	}](), "", 0)
	require.NoError(t, err)
}

type (
	box[T any] struct {
		In T `json:"in"`
	}
	box4[T any]  = box[box[box[box[T]]]]
	box15[T any] = box4[box4[box4[box[box[box[T]]]]]]
	as[T any]    struct {
		In As[T] `json:"in"`
	}
	as4[T any] = as[as[as[as[T]]]]
	as7[T any] = as4[as[as[as[T]]]]
	lists      = [][][][][][][][][][][][][][][]string
)

// Types lie at most 16 deep in one another: each field, each item and each type that writes itself is one deeper.
func TestHowDeepTypesLie(t *testing.T) {
	for _, c := range []struct {
		name         string
		last, beyond reflect.Type
	}{
		{name: "structs", last: reflect.TypeFor[box15[box[string]]](),
			beyond: reflect.TypeFor[box15[box[box[string]]]]()},
		{name: "lists", last: reflect.TypeFor[box[lists]](), beyond: reflect.TypeFor[box[[]lists]]()},
		{name: "what writes itself", last: reflect.TypeFor[as7[as[struct{}]]](),
			beyond: reflect.TypeFor[as7[as[box[string]]]]()},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p plans
			_, err := p.of(c.last)
			require.NoError(t, err)
			_, err = p.of(c.beyond)
			require.ErrorContains(t, err, "is nested deeper than 16")
		})
	}
}

// onlyWritten is an enumeration that is not read.
type onlyWritten uint8

func (onlyWritten) MarshalText() ([]byte, error) { return []byte("written"), nil }

// shared has one word for two values, and none for others.
type shared uint8

func (s shared) MarshalText() ([]byte, error) {
	switch s {
	case 1, 2:
		return []byte("one"), nil
	case 3:
		return []byte("unread"), nil
	}
	return nil, errors.New("has no word")
}

func (s *shared) UnmarshalText(text []byte) error {
	*s = 1
	if string(text) != "one" {
		return errors.New("is not known")
	}
	return nil
}

// The words of an enumeration are those it reads back as the value they are of.
func TestWordsOfAnEnumeration(t *testing.T) {
	assert.Empty(t, valuesOf(reflect.TypeFor[onlyWritten]()).words())
	assert.Equal(t, []string{"one"}, valuesOf(reflect.TypeFor[shared]()).words())
	assert.Equal(t, 1, valuesOf(reflect.TypeFor[shared]()).of("one"))
}

// onlyRead reads its own JSON and writes none.
type onlyRead struct{ Text string }

func (r *onlyRead) UnmarshalJSON(text []byte) error {
	r.Text = string(text)
	return nil
}

func TestTypeThatOnlyReadsItself(t *testing.T) {
	got, err := Decode[struct {
		Own  onlyRead        `json:"own"`
		Kept json.RawMessage `json:"kept"`
	}]([]byte(`{"own":{"a":1},"kept":{"b": 2}}`))
	require.NoError(t, err)
	assert.Equal(t, `{"a":1}`, got.Own.Text)
	assert.Equal(t, `{"b": 2}`, string(got.Kept))
}
