package receipt

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/shebao-go/shebao/rule"
)

// compare lists the values in which two slips differ, by the path of the value. What is written alike on both sides is
// not looked at: of two slips under one policy and another nearly everything is.
func compare(stored, now json.RawMessage) ([]Difference, error) {
	before, after, err := unlike(stored, now)
	if err != nil {
		return nil, &rule.FieldError{Kind: rule.ErrBadType, Field: "slip", Reason: rule.Say("is not JSON", "不是 JSON"),
			Do: asWritten()}
	}
	was, is := map[string]string{}, map[string]string{}
	flatten("slip", before, was)
	flatten("slip", after, is)
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
	return out, nil
}

// unlike reads two slips without the fields, and the elements of lists, that are written alike.
func unlike(stored, now json.RawMessage) (before, after any, err error) {
	var a, b map[string]json.RawMessage
	failed := json.Unmarshal(stored, &a) != nil || json.Unmarshal(now, &b) != nil
	if failed || a == nil || b == nil {
		return bothRead(stored, now)
	}
	left, right := map[string]any{}, map[string]any{}
	for name, text := range a {
		other, there := b[name]
		switch {
		case !there:
			left[name], _, err = bothRead(text, text)
		case !bytes.Equal(text, other):
			left[name], right[name], err = unlikeElements(text, other)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	for name, text := range b {
		if _, there := a[name]; there {
			continue
		}
		if right[name], _, err = bothRead(text, text); err != nil {
			return nil, nil, err
		}
	}
	return left, right, nil
}

// unlikeElements reads two values; of two lists whose elements go by the same names in the same order, those that are
// written alike are nil.
func unlikeElements(stored, now json.RawMessage) (before, after any, err error) {
	var a, b []json.RawMessage
	failed := json.Unmarshal(stored, &a) != nil || json.Unmarshal(now, &b) != nil
	if failed || a == nil || b == nil || len(a) != len(b) {
		return bothRead(stored, now)
	}
	left, right := make([]any, len(a)), make([]any, len(b))
	for i := range a {
		if bytes.Equal(a[i], b[i]) {
			continue
		}
		if left[i], right[i], err = bothRead(a[i], b[i]); err != nil {
			return nil, nil, err
		}
		if placeOf(i, left[i]) != placeOf(i, right[i]) {
			return bothRead(stored, now)
		}
	}
	return left, right, nil
}

// bothRead reads two values whole.
func bothRead(stored, now json.RawMessage) (before, after any, err error) {
	err = rule.Join(json.Unmarshal(stored, &before), json.Unmarshal(now, &after))
	return before, after, err
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

// placeOf names an element of a list: by its scheme and what else tells it apart, else by its place.
func placeOf(i int, element any) string {
	fields, ok := element.(map[string]any)
	if !ok || fields["scheme"] == nil {
		return fmt.Sprint(i)
	}
	place := fmt.Sprint(fields["scheme"])
	for _, name := range [...]string{"payer", "what"} {
		if fields[name] != nil {
			place += fmt.Sprintf(" %v", fields[name])
		}
	}
	return place
}
