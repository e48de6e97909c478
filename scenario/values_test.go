package scenario_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// world is what values are changed in: the inputs that are answered, the paths of each rule's fields, its properties.
type world struct {
	inputs []input
	paths  map[string][]*regexp.Regexp
	held   map[string][]property
}

// change says which place of an input is changed, how, and by what number.
type change struct {
	place uint16
	how   uint8
	by    int64
}

// FuzzCallWithValues changes values of the examples and cases, each to another one of its kind, so that the search is
// among inputs that mean something: which input, which places of it, how each is changed and by what number. An answer
// is the same twice, an error has a code and names fields there are, and a property of the rule holds: which one the
// search chooses too.
func FuzzCallWithValues(f *testing.F) {
	w := worldOf(f)
	const seeds = 60
	for i := range seeds {
		which := i * len(w.inputs) / seeds
		f.Add(uint16(which), uint16(i*7), uint8(i), int64(i), uint16(i*13), uint8(i/3), int64(100*i), uint8(i))
	}
	f.Fuzz(func(t *testing.T, which, first uint16, how uint8, by int64, second uint16, how2 uint8, by2 int64,
		property uint8) {
		in, answered := w.ask(t, which, change{first, how, by}, change{second, how2, by2})
		if held := w.held[in.rule.Name()]; answered && len(held) > 0 {
			w.hold(t, in, held[int(property)%len(held)])
		}
	})
}

// TestCallWithValues does the same with 3,000 changes that are always the same ones, and asks for every property.
func TestCallWithValues(t *testing.T) {
	w := worldOf(t)
	random := rand.New(rand.NewPCG(2014, 7))
	one := func() change {
		by := random.Int64() >> random.IntN(64)
		return change{uint16(random.Uint32()), uint8(random.Uint32()), by}
	}
	for range *changes {
		if in, answered := w.ask(t, uint16(random.Uint32()), one(), one()); answered {
			w.hold(t, in, w.held[in.rule.Name()]...)
		}
	}
}

var changes = flag.Int("changes", 3_000, "how many changes of values are asked")

// ask calls a rule with a changed input, and reports whether it is answered.
func (w *world) ask(t *testing.T, which uint16, changes ...change) (input, bool) {
	t.Helper()
	in := w.inputs[int(which)%len(w.inputs)]
	name, tree := in.rule.Name(), in.tree
	for _, c := range changes {
		tree = in.changed(t, c, tree)
	}
	text, err := json.Marshal(tree)
	require.NoError(t, err)
	out, err := scenario.Call(name, text)
	again, _ := scenario.Call(name, text)
	require.Equal(t, string(out), string(again))
	if err != nil {
		assertUseful(t, err, w.paths[name], name+" "+string(text))
		assertSaysWhatIsThere(t, err, tree, name+" "+string(text))
	}
	in.tree = tree
	return in, err == nil
}

// hold asks for properties with an input that is answered.
func (w *world) hold(t *testing.T, in input, held ...property) {
	t.Helper()
	answer, err := answerOf(in.rule.Name(), in.tree)
	require.NoError(t, err)
	in.answer = answer
	for _, p := range held {
		p.check(t, in, "a property of laws")
	}
}

func worldOf(t testing.TB) *world {
	t.Helper()
	w := &world{paths: map[string][]*regexp.Regexp{}, held: map[string][]property{}}
	byRule := inputsByRule(t)
	for _, r := range declared(t) {
		w.paths[r.Name()] = pathsOf(r)
		w.inputs = append(w.inputs, byRule[r.Name()]...)
	}
	for _, of := range laws() {
		for _, p := range of.of {
			w.held[p.rule] = append(w.held[p.rule], p)
		}
	}
	return w
}

// assertUseful looks at an error: a code, at most so many words, and fields there are.
func assertUseful(t *testing.T, err error, paths []*regexp.Regexp, what string) {
	t.Helper()
	require.NotEmpty(t, rule.CodeOf(err), what)
	require.LessOrEqual(t, len(rule.Message(err, rule.Chinese)), longestMessage, what)
	require.LessOrEqual(t, len(err.Error()), longestMessage, what)
	for one := range rule.Errors(err) {
		field, ok := one.(*rule.FieldError)
		if !ok || field.Kind == rule.ErrUnknownField {
			continue
		}
		named := func(path *regexp.Regexp) bool { return path.MatchString(field.Field) }
		assert.True(t, slices.ContainsFunc(paths, named), "%q is no field: %s of %s", field.Field, one, what)
	}
}

// assertSaysWhatIsThere looks for the value of an input in the error that names its field.
func assertSaysWhatIsThere(t *testing.T, err error, tree any, what string) {
	t.Helper()
	there := map[string]string{}
	written("", tree, there)
	for one := range rule.Errors(err) {
		field, ok := one.(*rule.FieldError)
		if !ok || field.Value == "" {
			continue
		}
		if is, ok := there[field.Field]; ok {
			a, b := numberOf(is), numberOf(field.Value)
			same := a != nil && b != nil && a.Cmp(b) == 0
			if strings.Contains(is, ".") {
				is = strings.TrimRight(is, "0") // 0.50 is printed as 0.5, also in a product
			}
			assert.True(t, same || strings.Contains(field.Value, is), "%s, and there is %q: %s", one, is, what)
		}
	}
}

// written notes every text, number and flag of an input by its path, as it was written.
func written(path string, v any, out map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			written(strings.TrimPrefix(path+"."+name, "."), value, out)
		}
	case []any:
		for i, value := range v {
			written(path+"["+strconv.Itoa(i)+"]", value, out)
		}
	case string, json.Number, bool:
		out[path] = fmt.Sprint(v)
	}
}

// longestMessage is how many bytes all errors of an input take: 20 of them, each with what to do.
const longestMessage = 32 << 10

// changed changes one place of an input.
func (in *input) changed(t *testing.T, c change, tree any) any {
	if len(in.places) == 0 {
		return tree
	}
	at := in.places[int(c.place)%len(in.places)]
	if !reachable(tree, at.steps) {
		return tree
	}
	if c.how%11 == 10 {
		return put(t, tree, at.steps, absent{})
	}
	value := valueAt(tree, at.steps)
	return put(t, tree, at.steps, anotherValue(branchOf(at.schema, value), value, c.how, c.by))
}

// reachable reports whether a place is still there when another one was changed.
func reachable(tree any, steps []any) bool {
	for i := range steps {
		switch here := valueAt(tree, steps[:i]).(type) {
		case map[string]any:
		case []any:
			if n, ok := steps[i].(int); !ok || n >= len(here) {
				return false
			}
		default:
			return false
		}
	}
	_, item := steps[len(steps)-1].(int)
	return !item || valueAt(tree, steps) != (absent{})
}

// anotherValue is a value as the schema of a place has it, or nearly.
func anotherValue(schema map[string]any, value any, how uint8, by int64) any {
	switch {
	case schema["type"] == "boolean":
		return by%2 == 0
	case schema["type"] == "integer":
		return json.Number(strconv.FormatInt(within(schema["minimum"], schema["maximum"], value, how, by), 10))
	case schema["x-minimum"] != nil:
		return anotherDecimal(schema, value, how, by)
	case schema["enum"] != nil:
		words := schema["enum"].([]any)
		return words[uint64(by)%uint64(len(words))]
	case schema["pattern"] != nil:
		return anotherDate(value, how, by)
	}
	list, ok := value.([]any)
	switch {
	case !ok:
		return value
	case len(list) > 0 && how%3 == 0:
		return append(slices.Clone(list), list[uint64(by)%uint64(len(list))])
	case len(list) > 0 && how%3 == 1:
		i := int(uint64(by) % uint64(len(list)))
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	back := slices.Clone(list)
	slices.Reverse(back)
	return back
}

// within is a whole number near the one that is there, near a bound, or anywhere between the bounds.
func within(least, most, value any, how uint8, by int64) int64 {
	number := func(v any) int64 {
		n, _ := v.(json.Number)
		whole, _ := strconv.ParseInt(string(n), 10, 64)
		return whole
	}
	low, high := number(least), number(most)
	switch how % 4 {
	case 0:
		return number(value) + by%100
	case 1:
		return low + by%3
	case 2:
		return high + by%3
	}
	return low + int64(uint64(by)%uint64(max(1, high-low+1)))
}

// anotherDecimal is a decimal near the one that is there, near a bound, or anywhere between the bounds.
func anotherDecimal(schema map[string]any, value any, how uint8, by int64) any {
	places, _ := strconv.Atoi(string(schema["x-decimals"].(json.Number)))
	least, _ := new(big.Rat).SetString(schema["x-minimum"].(string))
	most, _ := new(big.Rat).SetString(schema["x-maximum"].(string))
	is := new(big.Rat)
	if text, ok := value.(string); ok && numberOf(text) != nil {
		is = numberOf(text)
	}
	step := new(big.Rat).SetFrac(big.NewInt(by), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	switch how % 5 {
	case 0:
		is = new(big.Rat).Add(is, step)
	case 1:
		is = new(big.Rat).Add(least, new(big.Rat).SetFrac64(by%3, 1))
	case 2:
		is = new(big.Rat).Add(most, new(big.Rat).SetFrac64(by%3, 1))
	case 3:
		share := big.NewRat(int64(uint64(by)%10_001), 10_000)
		is = new(big.Rat).Add(least, share.Mul(share, new(big.Rat).Sub(most, least)))
	default:
		is = new(big.Rat).Mul(is, big.NewRat(1+int64(uint64(by)%300), 100))
	}
	return is.FloatString(places)
}

// anotherDate is a month or day some months and days from the one that is there.
func anotherDate(value any, how uint8, by int64) any {
	year, month, day := 2025, 8, 0
	text, _ := value.(string)
	_, _ = fmt.Sscanf(text, "%d-%d-%d", &year, &month, &day)
	far := int64(36)
	if how%4 == 3 {
		far = 3600
	}
	n := max(0, int64(year*12+month-1)+by%far)
	out := fmt.Sprintf("%04d-%02d", n/12, n%12+1)
	if day > 0 {
		out += fmt.Sprintf("-%02d", 1+uint64(by)%31)
	}
	return out
}
