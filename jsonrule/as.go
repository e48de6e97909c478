package jsonrule

import (
	"reflect"

	"github.com/shebao-go/shebao/rule"
)

// FieldsAppender is a value that appends itself as JSON faster than it could be read field by field.
type FieldsAppender interface {
	// AppendFields appends one JSON object, its names in the order of the alphabet.
	AppendFields(to []byte) ([]byte, error)
}

// As is a part of an output that writes itself: a value of which AppendFields writes byte for byte what Marshal writes
// of Fields. In the schema and the documentation it is Fields. A field that is an As or a list of them may stand in
// place of one of an embedded struct.
type As[Fields any] struct{ Value FieldsAppender }

// writer is an As of any Fields.
type writer interface {
	fields() reflect.Type
	append(to []byte) ([]byte, error)
}

func (As[Fields]) fields() reflect.Type { return reflect.TypeFor[Fields]() }

func (a As[Fields]) append(to []byte) ([]byte, error) {
	if a.Value == nil {
		return nil, &rule.FieldError{Kind: rule.ErrMissingField, Field: "value", Reason: rule.Say("is missing", "没有填写"),
			Do: rule.Say("give what is to be written", "请填写要写出的内容")}
	}
	return a.Value.AppendFields(to)
}

// MarshalJSON is always an error: store the Fields.
func (a As[Fields]) MarshalJSON() ([]byte, error) { return nil, a.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (a *As[Fields]) UnmarshalJSON([]byte) error { return a.unstored() }

func (As[Fields]) unstored() error {
	return rule.Unstored("value that writes itself", rule.Say("store its fields", "请保存其各字段"))
}

// asFields makes the shape of an As of a value: that of its fields; false for any other type.
func (s *shape) asFields(tag reflect.StructTag, depth int) (*shape, bool, error) {
	if s.inside.Kind() != reflect.Struct {
		return nil, false, nil
	}
	as, is := reflect.Zero(s.inside).Interface().(writer)
	if !is {
		return nil, false, nil
	}
	out, err := shapeOf(as.fields(), tag, depth+1)
	if err == nil {
		out.inside, out.wrap, out.writes = s.inside, s.wrap, true
	}
	return out, true, err
}

// writesItself reports whether the shape is an As or a list of them.
func (s *shape) writesItself() bool { return s.writes || s.kind == listKind && s.elem.writes }

// writerOf is a value as an As; one that has an address is not copied.
func writerOf(v reflect.Value) writer {
	if v.CanAddr() {
		return v.Addr().Interface().(writer)
	}
	return v.Interface().(writer)
}
