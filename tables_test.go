package shebao_test

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// TestTables asks every exported function that needs no more than a month, a year, a small number, yes or no or a word
// of an enumeration, with all of them: the terms, tables, dates and citations of the texts. What they answer and how
// they refuse is recorded in tables.txt, which the flag -update writes: a table that changes shows in its diff. It is
// no evidence that a figure is right; the cases and oracle/confirmed.csv are.
func TestTables(t *testing.T) {
	text := "What the functions answer that need no more than a month, a year, a small number or a word: a line for\n" +
		"each part; of what they answer alike the first and last that was asked. MONTH is the month that was asked.\n" +
		"Written by go test . -run Tables -update.\n"
	recorded, err := os.ReadFile("tables.txt")
	require.NoError(t, err)
	all := tables()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(strings.ReplaceAll(name, "/", "_"), func(t *testing.T) {
			var lines []string
			for _, f := range all[name] {
				lines = append(lines, answersOf(f)...)
			}
			text += "\n" + strings.Join(lines, "\n") + "\n"
			if !*update {
				assert.Equal(t, linesOf(string(recorded), name), lines, "go test . -run Tables -update")
			}
		})
	}
	if *update {
		require.NoError(t, os.WriteFile("tables.txt", []byte(text), 0o644))
	}
}

// inOtherTests are functions whose answers are recorded or counted out in other tests, and are too many for a table.
func inOtherTests() []string {
	return []string{"pension/retire.Divisor", "pension/retire.Retirement", "payroll/staff.Look",
		"scenario.OpenAPI", "scenario.Rules"}
}

// tables are the functions of each package that are asked. The register of Guangzhou has its own tests.
func tables() map[string][]exportedFunction {
	out := map[string][]exportedFunction{}
	for _, f := range functions() {
		name, _, _ := strings.Cut(f.name, ".")
		if name == "guangzhou" || name == "figures" || slices.Contains(inOtherTests(), f.name) {
			continue
		}
		of := reflect.TypeOf(f.call)
		asked := of.NumOut() > 0 && !of.IsVariadic()
		for i := range of.NumIn() {
			asked = asked && few(of.In(i)) != nil
		}
		if asked {
			out[name] = append(out[name], f)
		}
	}
	return out
}

// few are all values of a type that has few, or those that are asked of a month, a year and a small number.
func few(of reflect.Type) (out []reflect.Value) {
	switch {
	case of == reflect.TypeFor[rule.Month]():
		for m := rule.MonthOf(2008, time.January); m.Year() < 2028; m = m.Add(1) {
			out = append(out, reflect.ValueOf(m))
		}
	case of.Kind() == reflect.Bool:
		return []reflect.Value{reflect.ValueOf(false).Convert(of), reflect.ValueOf(true).Convert(of)}
	case of == reflect.TypeFor[int]():
		for n := range 50 {
			out = append(out, reflect.ValueOf(n))
		}
		for year := 2008; year < 2028; year++ {
			out = append(out, reflect.ValueOf(year))
		}
	default:
		for _, c := range constants() {
			if reflect.TypeOf(c) == of {
				out = append(out, reflect.ValueOf(c))
			}
		}
	}
	return out
}

// answersOf are the answers of a function, a line for each part; what it answers alike one after another is there once.
func answersOf(f exportedFunction) (lines []string) {
	var first, last string
	var answer []string
	end := func() {
		name := first
		if last != first {
			name += " to " + last
		}
		for _, part := range answer {
			lines = append(lines, f.name+"("+name+") "+part)
		}
	}
	for i, with := range combined(reflect.TypeOf(f.call)) {
		var words, said []string
		for _, v := range with {
			words = append(words, fmt.Sprint(v.Interface()))
		}
		for _, v := range reflect.ValueOf(f.call).Call(with) {
			said = append(said, written(v)...)
		}
		said = withoutMonth(said, with)
		if i > 0 && !slices.Equal(said, answer) {
			end()
		}
		if i == 0 || !slices.Equal(said, answer) {
			first, answer = strings.Join(words, ", "), said
		}
		last = strings.Join(words, ", ")
	}
	end()
	return lines
}

// withoutMonth names the month that was asked alike, so that answers that differ in nothing else are alike.
func withoutMonth(said []string, with []reflect.Value) []string {
	for _, v := range with {
		if month, ok := v.Interface().(rule.Month); ok {
			for i := range said {
				said[i] = strings.ReplaceAll(said[i], month.String(), "MONTH")
			}
		}
	}
	return said
}

// combined are all arguments of a function.
func combined(of reflect.Type) [][]reflect.Value {
	out := [][]reflect.Value{nil}
	for i := range of.NumIn() {
		var longer [][]reflect.Value
		for _, before := range out {
			for _, v := range few(of.In(i)) {
				longer = append(longer, append(slices.Clone(before), v))
			}
		}
		out = longer
	}
	return out
}

// written is a value in words: of a struct each field that is set, of an error its text in both languages.
func written(v reflect.Value) (out []string) {
	if !v.IsValid() || v.IsZero() && v.Kind() != reflect.Int {
		return nil
	}
	switch one := v.Interface().(type) {
	case error:
		return []string{"= " + one.Error(), "= " + rule.Message(one, rule.Chinese)}
	case fmt.Stringer:
		return []string{"= " + one.String()}
	}
	below := func(name string, v reflect.Value) {
		for _, line := range written(v) {
			out = append(out, strings.ReplaceAll(name+"."+line, ".= ", " = "))
		}
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return written(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				below(v.Type().Field(i).Name, v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			below(fmt.Sprint(i), v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			below(fmt.Sprint(key.Interface()), v.MapIndex(key))
		}
		slices.Sort(out)
	case reflect.Func:
	default:
		return []string{fmt.Sprintf("= %#v", v.Interface())}
	}
	return out
}
