package shebao_test

import (
	"fmt"
	"maps"
	"math"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// TestBoundsOfParameters asks of every number that a caller in Go may set how far it goes and how many decimals it may
// have, of every list how many items, and which fields are named where it goes further. A list is asked with its first
// item alone. A bound is that of the tag of its field, where there is one. All are recorded in params.txt, which the
// flag -update writes: a bound that moves by one unit shows in its diff.
func TestBoundsOfParameters(t *testing.T) {
	text := "How far the numbers of parameters go, and which fields are named where one goes further. Written by\n" +
		"go test . -run BoundsOfParameters -update.\n"
	recorded, err := os.ReadFile("params.txt")
	require.NoError(t, err)
	all := parametersByPackage(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(strings.ReplaceAll(name, "/", "_"), func(t *testing.T) {
			var lines []string
			for _, p := range all[name] {
				require.NoError(t, p.ask(p.value), p.name)
				for _, b := range (place{name: p.name, value: p.value, with: p.ask}).bounds() {
					b.checkTag(t)
					lines = append(lines, b.line)
				}
			}
			text += "\n" + strings.Join(lines, "\n") + "\n"
			if !*update {
				assert.Equal(t, linesOf(string(recorded), name), lines, "go test . -run BoundsOfParameters -update")
			}
		})
	}
	if *update {
		require.NoError(t, os.WriteFile("params.txt", []byte(text), 0o644))
	}
}

// linesOf are the lines of the record about a package.
func linesOf(recorded, name string) (out []string) {
	for line := range strings.Lines(recorded) {
		if strings.HasPrefix(line, name+".") {
			out = append(out, strings.TrimSuffix(line, "\n"))
		}
	}
	return out
}

// checkTag compares a bound with the tag of its field.
func (b bound) checkTag(t *testing.T) {
	t.Helper()
	for _, end := range []struct{ tag, is string }{{"min", b.least}, {"max", b.most}} {
		if want, ok := b.tag.Lookup(end.tag); ok {
			assert.Equal(t, want, end.is, "%s of %s", end.tag, b.line)
		}
	}
}

// place is a value within parameters, and what the library says of the parameters with another value there.
type place struct {
	name  string
	value reflect.Value
	with  func(reflect.Value) error
	tag   reflect.StructTag // of a field
}

// bound is how far a number or list goes: a line of the record, and the ends of a number with the tag of its field.
type bound struct {
	tag               reflect.StructTag
	least, most, line string
}

// bounds are a line for each number and list of a value.
func (p place) bounds() (out []bound) {
	of := p.value.Type()
	if _, numeric := asNumber(of, decimal.Decimal{}); numeric {
		return []bound{p.number()}
	}
	switch of.Kind() {
	case reflect.Struct:
		for i := range of.NumField() {
			if of.Field(i).IsExported() {
				field := p.in("."+of.Field(i).Name, p.value.Field(i), func(whole, v reflect.Value) {
					whole.Field(i).Set(v)
				})
				field.tag = of.Field(i).Tag
				out = append(out, field.ofField()...)
			}
		}
	case reflect.Array:
		for i := range of.Len() {
			out = append(out, p.in("["+strconv.Itoa(i)+"]", p.value.Index(i), func(whole, v reflect.Value) {
				whole.Index(i).Set(v)
			}).bounds()...)
		}
	case reflect.Slice:
		if p.value.Len() > 0 {
			out = append(p.first().bounds(), p.items())
		}
	case reflect.Map:
		if p.value.Len() > 0 {
			out = p.entry()
		}
	case reflect.Pointer:
		if !p.value.IsNil() {
			out = p.in("", p.value.Elem(), func(whole, v reflect.Value) {
				whole.Set(reflect.New(of.Elem()))
				whole.Elem().Set(v)
			}).bounds()
		}
	}
	return out
}

// in is a place within a place.
func (p place) in(name string, value reflect.Value, set func(whole, v reflect.Value)) place {
	return place{name: p.name + name, value: value, with: func(v reflect.Value) error {
		whole := reflect.New(p.value.Type()).Elem()
		whole.Set(p.value)
		set(whole, v)
		return p.with(whole)
	}}
}

// first is the first item of a list that has no other.
func (p place) first() place {
	return p.in("[]", p.value.Index(0), func(whole, v reflect.Value) {
		whole.Set(reflect.Append(reflect.Zero(whole.Type()), v))
	})
}

// entry are the bounds of the first key and its value, in a map that has no other.
func (p place) entry() []bound {
	key := slices.MinFunc(p.value.MapKeys(), func(a, b reflect.Value) int {
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	value := p.value.MapIndex(key)
	only := func(whole, key, value reflect.Value) {
		whole.Set(reflect.MakeMap(whole.Type()))
		whole.SetMapIndex(key, value)
	}
	keys := p.in(" key", key, func(whole, v reflect.Value) { only(whole, v, value) })
	values := p.in("["+fmt.Sprint(key)+"]", value, func(whole, v reflect.Value) { only(whole, key, v) })
	return append(keys.bounds(), values.bounds()...)
}

// ofField are the bounds in a field, with whether it must be set where these do not say it.
func (p place) ofField() []bound {
	inside := p.bounds()
	figure := p.value.Type() == reflect.TypeFor[rule.Figure]()
	if len(inside) > 0 && !figure && p.value.Kind() != reflect.Map {
		return inside
	}
	if named := namedBy(p.with(reflect.Zero(p.value.Type()))); len(named) > 0 {
		inside = append(inside, bound{line: p.name + ": must be set: " + strings.Join(named, ", ")})
	}
	return inside
}

// number says how far a number goes.
func (p place) number() bound {
	start, ok := p.start()
	if !ok {
		return bound{line: p.name + ": no number"}
	}
	places := max(0, -start.Exponent())
	for places < mostDecimals && (p.takes(start.Add(unit(places+1))) || p.takes(start.Sub(unit(places+1)))) {
		places++
	}
	least, most := p.furthest(start, unit(places).Neg()), p.furthest(start, unit(places))
	below, above := least.Sub(unit(places)), most.Add(unit(places))
	out := bound{tag: p.tag, least: p.said(least, below), most: p.said(most, above)}
	out.line = fmt.Sprintf("%s: %s to %s, %s", p.name, out.least, out.most, rule.Count(int(places), "decimal"))
	if named := p.named(below, above, start.Add(unit(places+1))); named != "" {
		out.line += ": " + named
	}
	return out
}

const (
	mostDecimals = 17  // that are tried
	mostDoubled  = 64  // how often a step is doubled
	mostItems    = 200 // of a list
)

// unit is one of the last of some decimals.
func unit(places int32) decimal.Decimal { return decimal.New(1, -places) }

// start is the number that is there, or the first one that may be.
func (p place) start() (decimal.Decimal, bool) {
	if d, ok := numberIn(p.value); ok {
		return decimal.RequireFromString(d.String()), true // without zeros behind the point
	}
	for _, text := range []string{"1", "0", "0.05", "100", "10000"} {
		if d := decimal.RequireFromString(text); p.takes(d) {
			return d, true
		}
	}
	return decimal.Decimal{}, false
}

// furthest is the last number that is taken in the direction of a step, which is doubled and then halved.
func (p place) furthest(at, step decimal.Decimal) decimal.Decimal {
	var steps []decimal.Decimal
	for ; len(steps) < mostDoubled && p.takes(at.Add(step)); step = step.Add(step) {
		at, steps = at.Add(step), append(steps, step)
	}
	for _, step := range slices.Backward(steps) {
		if p.takes(at.Add(step)) {
			at = at.Add(step)
		}
	}
	return at
}

// said is a bound as it is recorded: any where the type itself holds no number beyond.
func (p place) said(bound, beyond decimal.Decimal) string {
	if _, ok := asNumber(p.value.Type(), beyond); !ok {
		return "any"
	}
	return bound.String()
}

func (p place) takes(d decimal.Decimal) bool {
	v, ok := asNumber(p.value.Type(), d)
	return ok && p.with(v) == nil
}

// named are the fields that errors about numbers name.
func (p place) named(numbers ...decimal.Decimal) string {
	var names []string
	for _, d := range numbers {
		if v, ok := asNumber(p.value.Type(), d); ok {
			names = append(names, namedBy(p.with(v))...)
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// namedBy are the fields that an error names, each with its area, and with its code where that is no bound.
func namedBy(err error) (names []string) {
	for one := range rule.Errors(err) {
		field, ok := one.(*rule.FieldError)
		switch {
		case !ok:
			names = append(names, rule.CodeOf(one))
		case field.Kind == rule.ErrOutOfRange:
			names = append(names, string(field.Area)+" "+field.Field)
		default:
			names = append(names, string(field.Area)+" "+field.Field+" ("+rule.CodeOf(one)+")")
		}
	}
	return names
}

// items says how many items a list may have, each like its first one, or with a first number that rises.
func (p place) items() bound {
	takes := func(n int) bool { return p.with(p.listOf(n, 0)) == nil || p.with(p.listOf(n, 1)) == nil }
	least, most := 1, 1
	if takes(0) {
		least = 0
	}
	for most < mostItems && takes(most+1) {
		most++
	}
	line := fmt.Sprintf("%s: %d to %d items", p.name, least, most)
	if most == mostItems {
		line = fmt.Sprintf("%s: %d or more items", p.name, least)
	}
	if named := namedBy(p.with(p.listOf(2, 0))); len(named) > 0 {
		line += ", no two alike: " + strings.Join(named, ", ")
	}
	return bound{line: line}
}

// listOf is a list of so many items like its first one.
func (p place) listOf(n int, rise int64) reflect.Value {
	list := reflect.Zero(p.value.Type())
	for i := range int64(n) {
		list = reflect.Append(list, raised(p.value.Index(0), rise*i))
	}
	return list
}

// raised is an item whose first number is so much more.
func raised(item reflect.Value, by int64) reflect.Value {
	out := reflect.New(item.Type()).Elem()
	out.Set(item)
	if item.Kind() != reflect.Struct {
		return out
	}
	for i := range item.NumField() {
		if !item.Type().Field(i).IsExported() {
			continue
		}
		if d, ok := numberIn(item.Field(i)); ok {
			v, _ := asNumber(item.Field(i).Type(), d.Add(decimal.NewFromInt(by)))
			out.Field(i).Set(v)
			break
		}
	}
	return out
}

// numberIn is the number that a value holds; false where it holds none.
func numberIn(v reflect.Value) (decimal.Decimal, bool) {
	switch x := v.Interface().(type) {
	case decimal.Decimal:
		return x, true
	case decimal.NullDecimal:
		return x.Decimal, x.Valid
	case rule.Figure:
		return x.Number().Decimal(), x.Known() && !x.None()
	}
	if v.CanInt() {
		return decimal.NewFromInt(v.Int()), true
	}
	return decimal.Decimal{}, false
}

// asNumber is a number as a type holds it; false where it is no type of numbers or holds no such one.
func asNumber(of reflect.Type, d decimal.Decimal) (reflect.Value, bool) {
	v := reflect.New(of).Elem()
	switch v.Interface().(type) {
	case decimal.Decimal:
		return reflect.ValueOf(d), true
	case decimal.NullDecimal:
		return reflect.ValueOf(decimal.NewNullDecimal(d)), true
	case rule.Figure:
		n, err := rule.Input{Min: -greatest, Max: greatest, Places: 8}.Number(d)
		return reflect.ValueOf(rule.SuppliedFigure(n, "a notice")), err == nil
	}
	if !v.CanInt() || !d.IsInteger() || d.Abs().GreaterThan(decimal.NewFromInt(math.MaxInt32)) {
		return v, v.CanInt() && d.IsZero()
	}
	v.SetInt(d.IntPart())
	return v, true
}

// greatest is the most a figure can be, whoever asks.
const greatest = 10_000_000_000
