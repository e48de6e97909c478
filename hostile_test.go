package shebao_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"reflect"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

var (
	slow = flag.Duration("slow", 0, "print the calls of hostile input that take longer, such as 50ms")
	deep = flag.Int("deep", 0, "how deep in an argument something large is put; 0 is the argument itself")
)

// An argument with many large parts is asked with all of them only with -deep: else the first ones, and then some.
const allUpTo, oneIn = 100, 7

// The bounds of a call.
const (
	hangs     = 20 * time.Second // what takes longer never ends
	smallMost = 8 << 20          // bytes allocated for a small input; no call takes a fourth of it
	largeMost = 4 << 30          // and for 10 MB or a million items: a few thousand for each of them
	wordsMost = 16 << 10         // bytes of a message
)

// callable is an exported function or method; of a method the receiver is the first argument.
type callable struct {
	name string
	fn   reflect.Value
}

// callables are the exported functions of the core and the methods of its exported types.
func callables() []callable {
	var out []callable
	for _, f := range append(functions(), genericFunctions()...) {
		out = append(out, callable{f.name, reflect.ValueOf(f.call)})
	}
	for _, of := range exported() {
		if of.Kind() == reflect.Interface {
			continue
		}
		for i := range of.NumMethod() {
			out = append(out, method(of, of.Method(i)))
		}
		pointer := reflect.PointerTo(of)
		for i := range pointer.NumMethod() {
			if _, ofValue := of.MethodByName(pointer.Method(i).Name); !ofValue {
				out = append(out, method(of, pointer.Method(i)))
			}
		}
	}
	return out
}

// method is a method of a type. CheckFields is asked by jsonrule.Check, once the fields by themselves are good.
func method(of reflect.Type, m reflect.Method) callable {
	c := callable{typeName(of) + "." + m.Name, m.Func}
	if m.Name == "CheckFields" {
		c.fn = reflect.MakeFunc(m.Type, func(in []reflect.Value) []reflect.Value {
			area, _, _ := strings.Cut(c.name, ".")
			area, _, _ = strings.Cut(area, "/")
			err := jsonrule.Check(rule.Area(area), in[0].Interface())
			return []reflect.Value{reflect.ValueOf(&err).Elem()}
		})
	}
	return c
}

// ask calls a function and returns what it answers, with what it panics with.
func (c callable) ask(in []reflect.Value) (out []reflect.Value, panicked any) {
	fresh := make([]reflect.Value, len(in))
	for i, v := range in {
		fresh[i] = v
		if v.Kind() == reflect.Pointer && !v.IsNil() { // an argument that is filled is filled anew
			fresh[i] = reflect.New(v.Type().Elem())
			fresh[i].Elem().Set(v.Elem())
		}
		if r, ok := v.Interface().(io.Seeker); ok {
			_, _ = r.Seek(0, io.SeekStart)
		}
	}
	defer func() { panicked = recover() }()
	if c.fn.Type().IsVariadic() {
		return c.fn.CallSlice(fresh), nil
	}
	return c.fn.Call(fresh), nil
}

// errorOf is the error of an answer.
func errorOf(out []reflect.Value) error {
	for _, v := range out {
		if err, ok := v.Interface().(error); ok && v.Type() == reflect.TypeFor[error]() {
			return err
		}
	}
	return nil
}

// base looks for arguments that a function answers to; the last ones tried where it answers to none.
func (p *pool) base(c callable) (in []reflect.Value, answered bool) {
	for range 300 {
		in = nil
		for i := range c.fn.Type().NumIn() {
			in = append(in, p.ordinary(c.fn.Type().In(i), 0))
		}
		p.store(c, in)
		out, panicked := c.ask(in)
		if panicked == nil && errorOf(out) == nil {
			for _, v := range append(out, in...) {
				p.add(v, 0)
			}
			return in, true
		}
	}
	return in, false
}

// store gives a method that reads a value a text that its type wrote.
func (p *pool) store(c callable, in []reflect.Value) {
	if len(in) != 2 || in[0].Kind() != reflect.Pointer {
		return
	}
	defer func() { _ = recover() }() // what writes a value is asked by itself
	var text []byte
	written := p.ordinary(in[0].Type().Elem(), 0).Interface()
	switch {
	case strings.HasSuffix(c.name, ".UnmarshalJSON"):
		text, _ = json.Marshal(written)
	case strings.HasSuffix(c.name, ".UnmarshalText"), strings.HasSuffix(c.name, ".Scan"):
		if m, ok := written.(encoding.TextMarshaler); ok {
			text, _ = m.MarshalText()
		}
	}
	if text != nil {
		v := reflect.New(in[1].Type()).Elem()
		v.Set(reflect.ValueOf(text))
		in[1] = v
	}
}

// allocated is how many bytes were allocated since the program began.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// ofTheCaller are the functions whose errors are made of what the program says, not of an input, and why.
func ofTheCaller() map[string]string {
	const words = "the program says itself what it is about"
	const malformed = "a plain error says that the type is malformed, which is no input"
	return map[string]string{"housing.Params.CheckRate": words, "jsonrule.Words.Read": words,
		"rule.Figure.Plus": words, "rule.Figure.Times": words, "rule.Input.Amount": words, "rule.Input.Check": words,
		"rule.Input.CheckNumber": words, "rule.Input.Number": words, "rule.Input.Parse": words,
		"rule.Input.ParseNumber": words, "rule.Number.Times": words, "rule.Several": words, "rule.Wage": words,
		"payroll/printed.Money": words, "payroll/printed.Rate": words, "rule.Unstored": words,
		"rule.Area.Missing": words, "rule.Area.Refuse": words, "rule.Within": words,
		"jsonrule.Check": malformed, "jsonrule.Decode": malformed, "jsonrule.Marshal": malformed,
		"jsonrule.New": malformed, "jsonrule.Rule.Append": malformed, "jsonrule.Rule.Call": malformed,
		"jsonrule.Rule.Err": malformed, "jsonrule.Rule.Schema": malformed, "jsonrule.SchemaOf": malformed,
		"jsonrule.Unmarshal": malformed}
}

// indexed are the functions that take an index or a number of rows, which a program counts itself: they panic where a
// slice would, and take as much memory as is asked for. A reconciliation is an answer, not an input.
func indexed() map[string]bool {
	return map[string]bool{"payroll.Batch.AppendCSV": true, "payroll.Plan.NewBatch": true,
		"payroll/bill.Report.Document": true, "payroll/bill.Report.Proof": true}
}

// TestHostileInput calls every exported function and method of the core with the worst of every kind in one argument,
// or one thing of it, and ordinary values in the others: nothing panics, hangs or allocates without bound, every error
// has a code and a field and is short, and the same question has the same answer. -slow 50ms prints what takes longer.
func TestHostileInput(t *testing.T) {
	all := callables()
	bases, answered := basesOf(t, all)
	assert.Greater(t, answered*100, len(all)*85, "of %d functions only %d answer to ordinary values", len(all),
		answered)
	h := &hostile{hostileKinds(), texts(), *deep}
	calls := 0
	for i, c := range all {
		if indexed()[c.name] {
			continue
		}
		faults := 0
		for n, arg := range bases[i] {
			large := 0
			h.of(arg, 0, func(s specimen) {
				if s.large {
					large++
				}
				if s.large && *deep == 0 && large > allUpTo && large%oneIn != 0 {
					return
				}
				nowhere := s.value.Kind() == reflect.Pointer && s.value.IsNil()
				if nowhere && (n == 0 || arg.Type() == reflect.TypeFor[*uint8]()) {
					return // a method of nothing, or a place to read into that is none, is a fault of the program
				}
				in := slices.Clone(bases[i])
				in[n] = s.value
				calls++
				if fault := c.inTime(in, s); fault != "" && faults < 3 {
					faults++
					assert.Fail(t, fault, "%s, argument %d: %s", c.name, n, s.name)
				}
			})
		}
	}
	assert.Greater(t, calls, 10_000)
}

// basesOf looks for arguments that each function answers to, and says how many do. What one answers another may take.
func basesOf(t *testing.T, all []callable) (bases [][]reflect.Value, answered int) {
	t.Helper()
	p := newPool()
	for _, sample := range samples(t) {
		p.add(reflect.ValueOf(sample), 0)
	}
	for _, word := range constants() {
		p.add(reflect.ValueOf(word), 0)
	}
	bases = make([][]reflect.Value, len(all))
	answers := make([]bool, len(all))
	for range 2 {
		for i, c := range all {
			if !answers[i] {
				bases[i], answers[i] = p.base(c)
			}
		}
	}
	for _, ok := range answers {
		if ok {
			answered++
		}
	}
	return bases, answered
}

// inTime is judge, given up where it does not end.
func (c callable) inTime(in []reflect.Value, s specimen) string {
	done := make(chan string, 1)
	go func() { done <- c.judge(in, s) }()
	select {
	case fault := <-done:
		return fault
	case <-time.After(hangs):
		return "does not end"
	}
}

// judge asks a function twice and says what is wrong with its answers.
func (c callable) judge(in []reflect.Value, s specimen) string {
	before, start := allocated(), time.Now()
	out, panicked := c.ask(in)
	took, used := time.Since(start), allocated()-before
	if panicked != nil {
		return fmt.Sprint("panics: ", panicked)
	}
	if *slow > 0 && took > *slow {
		fmt.Printf("%v %d MiB %s %s %v\n", took, used>>20, c.name, s.name, s.large)
	}
	most := uint64(smallMost)
	if s.large {
		most = largeMost
	}
	if used > most {
		return fmt.Sprintf("allocates %d MiB", used>>20)
	}
	if err := errorOf(out); err != nil {
		if fault := c.wrongWith(err); fault != "" {
			return fault
		}
	}
	again, _ := c.ask(in)
	for i := range out {
		if !same(out[i], again[i]) {
			return fmt.Sprintf("answers %v, then %v", out[i], again[i])
		}
	}
	return ""
}

// wrongWith says what is wrong with an error.
func (c callable) wrongWith(err error) string {
	_, own := ofTheCaller()[c.name]
	if own || errors.Is(err, errOfCaller) || errors.Is(err, io.ErrShortWrite) {
		return ""
	}
	if rule.CodeOf(err) == "" {
		return fmt.Sprintf("has no code: %.120s", err)
	}
	for _, lang := range []rule.Language{rule.English, rule.Chinese} {
		if said := rule.Message(err, lang); len(said) > wordsMost {
			return fmt.Sprintf("says %d bytes: %.120s", len(said), said)
		}
	}
	for one := range rule.Errors(err) {
		if field, ok := one.(*rule.FieldError); ok && field.Field == "" {
			return "names no field: " + one.Error()
		}
	}
	return ""
}

// same compares answers; functions are not looked into, of a list of them only how many there are.
func same(a, b reflect.Value) bool {
	if a.Kind() == reflect.Slice && a.Type().Elem().Kind() == reflect.Func {
		return a.Len() == b.Len()
	}
	if a.Kind() == reflect.Func || strings.Contains(a.Type().String(), "jsonrule.Rule") {
		return true
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}
