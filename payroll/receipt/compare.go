package receipt

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// compare lists the values in which two slips differ, by the path of the value.
func compare(stored, now json.RawMessage) ([]Difference, error) {
	var before, after any
	if err := rule.Join(json.Unmarshal(stored, &before), json.Unmarshal(now, &after)); err != nil {
		return nil, &rule.FieldError{Kind: rule.ErrBadType, Field: "slip", Reason: rule.Say("is not JSON", "不是 JSON"),
			Do: asWritten()}
	}
	was, is := map[string]string{}, map[string]string{}
	flatten("slip", before, was)
	flatten("slip", after, is)
	return differences(was, is), nil
}

// differences lists the values that are not the same on both sides, in the order of their paths.
func differences(was, is map[string]string) []Difference {
	paths := map[string]bool{}
	for path := range was {
		paths[path] = true
	}
	for path := range is {
		paths[path] = true
	}
	var out []Difference
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		if was[path] != is[path] {
			out = append(out, Difference{path, was[path], is[path]})
		}
	}
	return out
}

// flatten writes every value under its path. An element of a list that has a scheme goes by it and not by its place, so
// that a line more does not move the others.
func flatten(path string, value any, into map[string]string) {
	switch v := value.(type) {
	case map[string]any:
		for name, field := range v {
			flatten(path+"."+name, field, into)
		}
	case []any:
		for i, element := range v {
			flatten(path+"["+placeOf(i, element)+"]", element, into)
		}
	default:
		into[path] = fmt.Sprint(v)
	}
}

// flattenFields is flatten of the JSON of a struct, without writing it.
func flattenFields(path string, of reflect.Value, into map[string]string) {
	for i := range of.NumField() {
		name, omit, _ := strings.Cut(of.Type().Field(i).Tag.Get("json"), ",")
		if v := of.Field(i); omit != "omitempty" || !v.IsZero() {
			flattenValue(path+"."+name, v, into)
		}
	}
}

// flattenValue is flatten of the JSON of a value: of a text, a word, a struct or a list of them.
func flattenValue(path string, v reflect.Value, into map[string]string) {
	switch word, is := v.Interface().(fmt.Stringer); {
	case is:
		into[path] = word.String()
	case v.Kind() == reflect.Struct:
		flattenFields(path, v, into)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			flattenValue(path+"["+placeOfFields(i, v.Index(i))+"]", v.Index(i), into)
		}
	default:
		into[path] = fmt.Sprint(v.Interface())
	}
}

// placeOf names an element of a list: by its scheme and what else tells it apart, else by its place.
func placeOf(i int, element any) string {
	fields, _ := element.(map[string]any)
	return placeBy(i, func(name string) (string, bool) { return fmt.Sprint(fields[name]), fields[name] != nil })
}

// placeOfFields is placeOf of an element that is a struct or a text.
func placeOfFields(i int, element reflect.Value) string {
	return placeBy(i, func(name string) (string, bool) {
		if element.Kind() != reflect.Struct {
			return "", false
		}
		field, there := element.Type().FieldByNameFunc(func(of string) bool { return strings.EqualFold(of, name) })
		if !there {
			return "", false
		}
		return fmt.Sprint(element.FieldByIndex(field.Index)), true
	})
}

// placeBy is placeOf of an element whose fields part knows.
func placeBy(i int, part func(name string) (string, bool)) string {
	place, there := part("scheme")
	if !there {
		return strconv.Itoa(i)
	}
	for _, name := range [...]string{"payer", "what"} {
		if text, there := part(name); there {
			place += " " + text
		}
	}
	return place
}
