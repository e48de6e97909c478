package receipt

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/shebao-go/shebao/rule"
)

// compare lists the values in which two slips differ, by the path of the value.
func compare(stored, now json.RawMessage) ([]Difference, error) {
	before, after := map[string]string{}, map[string]string{}
	for _, side := range [...]struct {
		text json.RawMessage
		into map[string]string
	}{{stored, before}, {now, after}} {
		var slip any
		if err := json.Unmarshal(side.text, &slip); err != nil {
			return nil, &rule.FieldError{Kind: rule.ErrBadType, Field: "slip",
				Reason: rule.Say("is not JSON", "不是 JSON"),
				Do:     asWritten()}
		}
		flatten("slip", slip, side.into)
	}
	paths := map[string]bool{}
	for path := range before {
		paths[path] = true
	}
	for path := range after {
		paths[path] = true
	}
	var out []Difference
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		if before[path] != after[path] {
			out = append(out, Difference{path, before[path], after[path]})
		}
	}
	return out, nil
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
