package shebao_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/big"
	"reflect"
	"strings"
	"testing/fstest"
	"testing/iotest"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// specimen is a value that a caller might pass by mistake or with intent.
type specimen struct {
	name  string
	value reflect.Value
	large bool // 10 MB or a million items
}

const (
	longText = 10 << 20  // bytes of the longest text
	manyItem = 1_000_000 // items of the longest list
	deepJSON = 10_000    // lists within lists
	listRoom = 16 << 20  // bytes of the longest list
)

// longTexts are texts of 10 MB, made once.
func longTexts() []specimen {
	return []specimen{
		{"10 MB of nines", reflect.ValueOf(strings.Repeat("9", longText)), true},
		{"10 MB of NUL", reflect.ValueOf(strings.Repeat("\x00", longText)), true},
		{"10 MB of quotation marks", reflect.ValueOf(`"` + strings.Repeat(`\"`, longText/2) + `"`), true},
		{"10 MB of lists", reflect.ValueOf("[" + strings.Repeat("{},", longText/3) + "{}]"), true},
	}
}

// texts are those that fit no field.
func texts() []specimen {
	out := longTexts()
	for _, text := range []string{"", " ", "\x00", "\xff\xfe\xc3(", "\u202e1", "1e9999", "-1e-9999", "NaN",
		"Infinity", "0x1p4",
		"1,000", "1/3", "9999-99", "9999-12", "9999-12-31", "0000-00-00", "2025-02-30", "null", "true", "{}", "[]",
		`""`, `"`, "{",
		`{"a":1,"a":2}`, `{"a":`, strings.Repeat("9", 400), "0." + strings.Repeat("0", 400) + "1", `1e9999`,
		`{"value":1e9999}`,
		strings.Repeat("[", deepJSON) + strings.Repeat("]", deepJSON), strings.Repeat(`{"a":`, deepJSON),
		strings.Repeat(`"\u0000`, 100), "a\nb", "=cmd|' /C calc'!A0"} {
		name := text
		if len(name) > 20 {
			name = name[:20]
		}
		out = append(out, specimen{"text " + name, reflect.ValueOf(text), false})
	}
	return out
}

// decimalsOf are numbers that fit no field.
func hostileDecimals() []specimen {
	var out []specimen
	huge := new(big.Int).Exp(big.NewInt(10), big.NewInt(100_000), nil)
	for _, d := range []struct {
		name  string
		value decimal.Decimal
	}{
		{"1e9999", decimal.New(1, 9999)}, {"-1e9999", decimal.New(-1, 9999)}, {"1e-9999", decimal.New(1, -9999)},
		{"the greatest exponent", decimal.New(1, math.MaxInt32)}, {"the least exponent", decimal.New(1, math.MinInt32)},
		{"0 with the greatest exponent", decimal.New(0, math.MaxInt32)},
		{"0 with the least exponent", decimal.New(0, math.MinInt32)},
		{"100,000 digits", decimal.NewFromBigInt(huge, 0)},
		{"100,000 decimals", decimal.NewFromBigInt(new(big.Int).Add(huge, big.NewInt(1)), -100_000)},
		{"the greatest int64", decimal.New(math.MaxInt64, 0)}, {"the least int64", decimal.New(math.MinInt64, 0)},
		{"-1", decimal.New(-1, 0)}, {"a ten-thousandth", decimal.New(1, -4)}, {"0", decimal.Decimal{}},
		{"-0.00000001", decimal.New(-1, -8)}, {"10^10", decimal.New(1, 10)}, {"10^10 and a fen",
			decimal.New(1_000_000_000_001, -2)},
		{"10^12", decimal.New(1, 12)}, {"an eighth decimal", decimal.New(1, -8)},
	} {
		out = append(out, specimen{d.name, reflect.ValueOf(d.value), false})
	}
	return out
}

func months() []specimen {
	var out []specimen
	for _, m := range []struct {
		name  string
		value rule.Month
	}{
		{"no month", rule.Month{}}, {"9999-12", rule.MonthOf(9999, 12)}, {"2025-13", rule.MonthOf(2025, 13)},
		{"the greatest year", rule.MonthOf(math.MaxInt, math.MaxInt)}, {"the least year", rule.MonthOf(math.MinInt,
			math.MinInt)},
		{"the last month", rule.MonthOf(2200, 12)}, {"the first month", rule.MonthOf(1900, 1)},
	} {
		out = append(out, specimen{m.name, reflect.ValueOf(m.value), false})
	}
	return out
}

func days() []specimen {
	var out []specimen
	for _, d := range []struct {
		name  string
		value rule.Date
	}{
		{"no day", rule.Date{}}, {"9999-12-31", rule.DateOf(9999, 12, 31)}, {"2025-02-30", rule.DateOf(2025, 2, 30)},
		{"the greatest year", rule.DateOf(math.MaxInt, math.MaxInt, math.MaxInt)},
		{"the least year", rule.DateOf(math.MinInt, math.MinInt, math.MinInt)},
		{"the last day", rule.DateOf(2200, 12, 31)}, {"the first day", rule.DateOf(1900, 1, 1)},
	} {
		out = append(out, specimen{d.name, reflect.ValueOf(d.value), false})
	}
	return out
}

func numbers() []specimen {
	most := rule.Input{Min: -10_000_000_000, Max: 10_000_000_000, Places: 8}
	of := func(text string) reflect.Value {
		n, err := most.ParseNumber(text)
		if err != nil {
			panic(err)
		}
		return reflect.ValueOf(n)
	}
	return []specimen{{"none", reflect.ValueOf(rule.NoNumber()), false}, {"the greatest number", of("10000000000"),
		false},
		{"the least number", of("-10000000000"), false}, {"0", of("0"), false}, {"a hundred-millionth",
			of("0.00000001"), false},
		{"ten digits and eight decimals", of("9999999999.99999999"), false}}
}

func figuresOf() []specimen {
	out := []specimen{{"no figure", reflect.ValueOf(rule.Figure{}), false}, {"none",
		reflect.ValueOf(rule.NoneFigure()), false},
		{"unknown without a reason", reflect.ValueOf(rule.UnknownFigure(nil)), false},
		{"unknown", reflect.ValueOf(rule.UnknownFigure(errOfCaller)), false},
		{"supplied with a long note", reflect.ValueOf(rule.SuppliedFigure(rule.Number{}, strings.Repeat("x",
			1<<16))), false}}
	for _, n := range numbers() {
		f := rule.SuppliedFigure(n.value.Interface().(rule.Number), "a note")
		out = append(out, specimen{"supplied " + n.name, reflect.ValueOf(f), false})
	}
	return out
}

func errorsOf() []specimen {
	wrap := func(err error) reflect.Value { return reflect.ValueOf(&err).Elem() }
	return []specimen{{"no error", wrap(nil), false}, {"an error of the caller's", wrap(errOfCaller), false},
		{"a field error", wrap(&rule.FieldError{Kind: rule.ErrConflict, Field: "wage"}), false}, {"joined",
			wrap(errors.Join(errOfCaller, rule.ErrNoRule)), false},
		{"a long error", wrap(fmt.Errorf("%w%s", errOfCaller, strings.Repeat("x", 1<<16))), false}}
}

func anything() []specimen {
	var out []specimen
	for _, v := range []struct {
		name  string
		value any
	}{{"nil", nil}, {"a float", math.NaN()}, {"the least int64", int64(math.MinInt64)}, {"bytes", []byte("\xff")},
		{"a channel", make(chan int)}, {"a function", func() {}}, {"a time", time.Unix(1<<40, 5)},
		{"a pointer to nothing", (*int)(nil)},
		{"a map", map[any]any{math.NaN(): nil}}, {"10 MB", strings.Repeat("9", longText)}} {
		out = append(out, specimen{v.name, reflect.ValueOf(&v.value).Elem(), v.name == "10 MB"})
	}
	return out
}

func readers() []specimen {
	var out []specimen
	for _, text := range texts() {
		var r io.Reader = strings.NewReader(text.value.String())
		out = append(out, specimen{text.name, reflect.ValueOf(&r).Elem(), text.large})
	}
	fails := iotest.ErrReader(errOfCaller)
	return append(out, specimen{"a reader that fails", reflect.ValueOf(&fails).Elem(), false})
}

// sentences and areas are what a program says of itself. They are no input, so they are not long.
func sentences() []specimen {
	return []specimen{{"nothing", reflect.ValueOf(rule.Text{}), false},
		{"bad UTF-8", reflect.ValueOf(rule.Say("\xff%s", "\x00%!d")), false},
		{"no Chinese", reflect.ValueOf(rule.Say("words", "")), false}}
}

func areas() []specimen {
	return []specimen{{"no area", reflect.ValueOf(rule.Area("")), false},
		{"bad UTF-8", reflect.ValueOf(rule.Area("\xff\x00")), false}}
}

func writers() []specimen {
	fails := iotest.TruncateWriter(io.Discard, 0)
	return []specimen{{"a writer of nothing", reflect.ValueOf(&fails).Elem(), false}}
}

func folders() []specimen {
	var out []specimen
	for _, text := range texts() {
		var f fs.FS = fstest.MapFS{"a.csv": {Data: []byte(text.value.String())},
			"sources.csv": {Data: []byte(text.value.String())}}
		out = append(out, specimen{text.name, reflect.ValueOf(&f).Elem(), text.large})
	}
	return out
}

// kinds are the values of the types that are no plain numbers, texts or structs of these.
func hostileKinds() map[reflect.Type][]specimen {
	return map[reflect.Type][]specimen{
		reflect.TypeFor[decimal.Decimal](): hostileDecimals(), reflect.TypeFor[rule.Month](): months(),
		reflect.TypeFor[rule.Date](): days(), reflect.TypeFor[rule.Number](): numbers(),
		reflect.TypeFor[rule.Figure](): figuresOf(), reflect.TypeFor[error](): errorsOf(),
		reflect.TypeFor[any](): anything(), reflect.TypeFor[io.Reader](): readers(),
		reflect.TypeFor[rule.Cite](): {{"no document", reflect.ValueOf(rule.Cite{}), false}},
		reflect.TypeFor[rule.Text](): sentences(), reflect.TypeFor[rule.Area](): areas(),
		reflect.TypeFor[io.Writer](): writers(), reflect.TypeFor[fs.FS](): folders(),
		reflect.TypeFor[rule.Amount](): {{"the most", reflect.ValueOf(rule.FenAmount(math.MaxInt64)), false},
			{"the least", reflect.ValueOf(rule.FenAmount(math.MinInt64)), false}},
	}
}

// hostile makes the worst of every type.
type hostile struct {
	kinds map[reflect.Type][]specimen
	texts []specimen
	deep  int // how deep in a value there is something large
}

// textsAt are the texts for a depth.
func (h *hostile) textsAt(depth int) []specimen {
	if depth <= h.deep {
		return h.texts
	}
	return h.texts[len(longTexts()):]
}

// of yields what becomes of an ordinary value when one thing in it is the worst of its kind.
func (h *hostile) of(base reflect.Value, depth int, yield func(specimen)) {
	of := base.Type()
	if list, ok := h.kinds[of]; ok {
		for _, s := range list {
			yield(s)
		}
		return
	}
	put := func(name string, large bool, set func(v reflect.Value)) {
		v := reflect.New(of).Elem()
		set(v)
		yield(specimen{name, v, large})
	}
	switch of.Kind() {
	case reflect.Bool:
		put("the other", false, func(v reflect.Value) { v.SetBool(!base.Bool()) })
	case reflect.String:
		for _, s := range h.textsAt(depth) {
			put(s.name, s.large, func(v reflect.Value) { v.SetString(s.value.String()) })
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		for _, n := range []int64{0, -1, 1, 1000, math.MaxInt32, 1 << 40, math.MaxInt64, math.MinInt64} {
			if bits := 64 - of.Bits(); n<<bits>>bits == n {
				put("the number "+decimal.NewFromInt(n).String(), false, func(v reflect.Value) { v.SetInt(n) })
			}
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		for _, n := range []uint64{0, 100, 255} {
			put("the number "+decimal.NewFromUint64(n).String(), false, func(v reflect.Value) { v.SetUint(n) })
		}
	case reflect.Slice:
		h.ofSlice(base, depth, yield)
	case reflect.Array:
		for i := range base.Len() {
			h.of(base.Index(i), depth+1, func(s specimen) {
				put("["+decimal.NewFromInt(int64(i)).String()+"] "+s.name, s.large, func(v reflect.Value) {
					v.Set(base)
					v.Index(i).Set(s.value)
				})
			})
		}
	case reflect.Struct:
		h.ofStruct(base, depth, yield)
	default:
		h.ofReference(base, depth, yield)
	}
}

// ofStruct puts the worst into one field after another.
func (h *hostile) ofStruct(base reflect.Value, depth int, yield func(specimen)) {
	of := base.Type()
	yield(specimen{"zero", reflect.Zero(of), false})
	for i := range of.NumField() {
		if !of.Field(i).IsExported() || depth > deepest {
			continue
		}
		h.of(base.Field(i), depth+1, func(s specimen) {
			v := reflect.New(of).Elem()
			v.Set(base)
			if v.Field(i).CanSet() {
				v.Field(i).Set(s.value)
				yield(specimen{of.Field(i).Name + " " + s.name, v, s.large})
			}
		})
	}
}

// ofSlice makes lists of nothing, of too much and of one bad item.
func (h *hostile) ofSlice(base reflect.Value, depth int, yield func(specimen)) {
	of := base.Type()
	if of.Elem().Kind() == reflect.Uint8 && of.Elem().PkgPath() == "" {
		for _, s := range h.textsAt(depth) {
			yield(specimen{s.name, reflect.ValueOf([]byte(s.value.String())).Convert(of), s.large})
		}
	}
	yield(specimen{"nil", reflect.Zero(of), false})
	yield(specimen{"empty", reflect.MakeSlice(of, 0, 0), false})
	yield(specimen{"one of nothing", reflect.MakeSlice(of, 1, 1), false})
	many := min(manyItem, listRoom/max(1, int(of.Elem().Size())))
	if of.Elem().Kind() == reflect.Func {
		many = 100 // options are written by a program, not read
	}
	if depth <= h.deep {
		yield(specimen{"very many of nothing", reflect.MakeSlice(of, many, many), true})
	}
	if base.Len() == 0 {
		return
	}
	yield(specimen{"twice", reflect.AppendSlice(reflect.AppendSlice(reflect.Zero(of), base), base), false})
	if depth <= h.deep {
		list := reflect.MakeSlice(of, many, many)
		for i := range many {
			list.Index(i).Set(base.Index(i % base.Len()))
		}
		yield(specimen{"very many", list, true})
	}
	h.of(base.Index(0), depth+1, func(s specimen) {
		list := reflect.AppendSlice(reflect.Zero(of), base)
		list.Index(0).Set(s.value)
		yield(specimen{"[0] " + s.name, list, s.large})
	})
}

// ofReference makes pointers, maps, functions and interfaces of nothing and of the worst.
func (h *hostile) ofReference(base reflect.Value, depth int, yield func(specimen)) {
	of := base.Type()
	yield(specimen{"nil", reflect.Zero(of), false})
	switch of.Kind() {
	case reflect.Pointer:
		inner := reflect.Zero(of.Elem())
		if !base.IsNil() {
			inner = base.Elem()
		}
		if depth <= deepest {
			h.of(inner, depth+1, func(s specimen) {
				v := reflect.New(of.Elem())
				v.Elem().Set(s.value)
				yield(specimen{"to " + s.name, v, s.large})
			})
		}
	case reflect.Map:
		for _, key := range base.MapKeys() {
			h.of(key, depth+1, func(s specimen) {
				v := reflect.MakeMap(of)
				v.SetMapIndex(s.value, base.MapIndex(key))
				yield(specimen{"key " + s.name, v, s.large})
			})
			h.of(base.MapIndex(key), depth+1, func(s specimen) {
				v := reflect.MakeMap(of)
				v.SetMapIndex(key, s.value)
				yield(specimen{"value " + s.name, v, s.large})
			})
		}
	case reflect.Func:
		yield(specimen{"of zeros", answering(of, reflect.Zero), false})
		yield(specimen{"that fails", failing(of, errOfCaller), false})
		for i := range of.NumOut() {
			h.of(reflect.Zero(of.Out(i)), depth+1, func(s specimen) {
				yield(specimen{"answering " + s.name, answering(of, func(is reflect.Type) reflect.Value {
					if is == s.value.Type() {
						return s.value
					}
					return reflect.Zero(is)
				}), s.large})
			})
		}
	}
}
