package shebao_test

import (
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// pool holds ordinary values by their type: samples, words of enumerations and what functions answered before, so that
// a function can be asked what it answers.
type pool struct {
	random *rand.Rand
	values map[reflect.Type][]reflect.Value
}

func newPool() *pool {
	return &pool{rand.New(rand.NewPCG(2014, 7)), map[reflect.Type][]reflect.Value{}}
}

// mostKept is how many values of a type are kept.
const mostKept = 20

// add keeps a value and what is in it.
func (p *pool) add(v reflect.Value, depth int) {
	if !v.IsValid() || depth > deepest {
		return
	}
	of := v.Type()
	if of.Name() != "" && of.PkgPath() != "" && of != reflect.TypeFor[decimal.Decimal]() {
		if len(p.values[of]) >= mostKept {
			return
		}
		p.values[of] = append(p.values[of], v)
	}
	switch of.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			p.add(v.Elem(), depth+1)
		}
	case reflect.Slice, reflect.Array:
		for i := range min(v.Len(), 4) {
			p.add(v.Index(i), depth+1)
		}
	case reflect.Struct:
		for i := range of.NumField() {
			if of.Field(i).IsExported() {
				p.add(v.Field(i), depth+1)
			}
		}
	}
}

// one picks an item of a list.
func one[T any](p *pool, list ...T) T { return list[p.random.IntN(len(list))] }

// ordinary returns a value that a caller might pass.
func (p *pool) ordinary(of reflect.Type, depth int) reflect.Value {
	v := reflect.New(of).Elem()
	if kept := p.values[of]; len(kept) > 0 && p.random.IntN(4) > 0 {
		v.Set(one(p, kept...))
		return v
	}
	if is, ok := p.known(of); ok {
		if is != nil {
			v.Set(reflect.ValueOf(is))
		}
		return v
	}
	switch of.Kind() {
	case reflect.Bool:
		v.SetBool(one(p, true, false))
	case reflect.String:
		v.SetString(one(p, "", "a", "b", "general", "2025-08", "3000.00", "0.08", "pension.floor", "none", "official"))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(one[int64](p, 0, 1, 2, 3, 6, 12, 30, 60, 100))
		if one(p, true, false, false) {
			v.SetInt(one[int64](p, 120, 180, 2014, 2022, 2024, 2025) % (1 << (of.Bits() - 1)))
		}
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uint:
		v.SetUint(one[uint64](p, 0, 1, 2, 3))
	case reflect.Pointer:
		v.Set(reflect.New(of.Elem()))
		v.Elem().Set(p.ordinary(of.Elem(), depth+1))
	case reflect.Slice:
		if of.Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte(one(p, `{}`, `[]`, `"2025-08"`, `"3000.00"`, "2025-08", "12", "official")))
			break
		}
		for range one(p, 0, 1, 1, 2, 3) {
			if depth < deepest {
				v.Set(reflect.Append(v, p.ordinary(of.Elem(), depth+1)))
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).Set(p.ordinary(of.Elem(), depth+1))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(of))
		v.SetMapIndex(p.ordinary(of.Key(), depth+1), p.ordinary(of.Elem(), depth+1))
	case reflect.Struct:
		for i := range of.NumField() {
			if v.Field(i).CanSet() && depth < deepest {
				v.Field(i).Set(p.field(of.Field(i), depth+1))
			}
		}
	case reflect.Func:
		v.Set(answering(of, func(of reflect.Type) reflect.Value { return p.ordinary(of, depth+1) }))
	}
	return v
}

// field is an ordinary value of a field of a struct, by its kind of number where its tag says one.
func (p *pool) field(f reflect.StructField, depth int) reflect.Value {
	kind, _, _ := strings.Cut(f.Tag.Get("in"), ",")
	number := ""
	switch kind {
	case "rate", "factor", "growth":
		number = one(p, "0.05", "0.08", "0.5", "1")
	case "yuan", "wage", "base", "total", "income":
		number = one(p, "0", "100", "5510.00", "8000.5", "36000")
	}
	if number != "" && f.Type == reflect.TypeFor[decimal.Decimal]() {
		return reflect.ValueOf(decimal.RequireFromString(number))
	}
	return p.ordinary(f.Type, depth)
}

// known returns an ordinary value of the types that are no plain numbers, texts or structs of these.
func (p *pool) known(of reflect.Type) (any, bool) {
	switch of {
	case reflect.TypeFor[decimal.Decimal]():
		return decimal.RequireFromString(one(p, "0", "0.05", "0.08", "0.5", "0.6", "1", "2", "12", "100", "3000",
			"5510.00", "8000.5", "36000", "120000")), true
	case reflect.TypeFor[rule.Month]():
		return rule.MonthOf(one(p, 1969, 1970, 2013, 2014, 2022, 2025), time.Month(1+p.random.IntN(12))), true
	case reflect.TypeFor[rule.Date]():
		return rule.DateOf(one(p, 1969, 2013, 2014, 2022, 2025), time.Month(1+p.random.IntN(12)),
			1+p.random.IntN(28)), true
	case reflect.TypeFor[rule.Amount]():
		return rule.FenAmount(one[int64](p, 0, 1, 551_000, 800_050)), true
	case reflect.TypeFor[rule.Figure]():
		n, _ := rule.Input{Max: 1 << 40, Places: 8}.ParseNumber(one(p, "0.05", "0.08", "1", "0.5", "2300", "5510",
			"27000"))
		return rule.SuppliedFigure(n, "a notice"), true
	case reflect.TypeFor[error]():
		return one[any](p, nil, rule.AreaPension.Missing("wage", rule.Say("pass it", "请填写"))), true
	case reflect.TypeFor[any]():
		return one[any](p, "2025-08", "1", []byte("pension"), int64(3), nil), true
	case reflect.TypeFor[io.Reader]():
		return strings.NewReader(one(p, "", "{}\n", `{"rule":"pension.record_rate","in":{"year":2020}}`)), true
	case reflect.TypeFor[io.Writer]():
		return io.Discard, true
	case reflect.TypeFor[fs.FS]():
		return fstest.MapFS{}, true
	}
	return nil, false
}

// answering is a function that gives the same answer to whatever it is asked. An error it may give is none.
func answering(of reflect.Type, value func(reflect.Type) reflect.Value) reflect.Value {
	out := make([]reflect.Value, of.NumOut())
	for i := range out {
		out[i] = reflect.Zero(of.Out(i))
		if of.Out(i) != reflect.TypeFor[error]() {
			out[i] = value(of.Out(i))
		}
	}
	return reflect.MakeFunc(of, func([]reflect.Value) []reflect.Value { return out })
}

// failing is a function that has no answer and says why.
func failing(of reflect.Type, err error) reflect.Value {
	out := make([]reflect.Value, of.NumOut())
	for i := range out {
		out[i] = reflect.Zero(of.Out(i))
		if of.Out(i) == reflect.TypeFor[error]() {
			out[i] = reflect.ValueOf(&err).Elem()
		}
	}
	return reflect.MakeFunc(of, func([]reflect.Value) []reflect.Value { return out })
}

var errOfCaller = errors.New("an error of the caller's own")
