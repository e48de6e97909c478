package scenario_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/big"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/scenario"
)

var find = flag.String("find", "", "write to a file what holds of the cases and is not declared as a property")

// TestEveryRuleHasItsProperties asks for each property of the table with every case of its rule and many changes of it,
// and that each rule has one.
func TestEveryRuleHasItsProperties(t *testing.T) {
	inputs := inputsByRule(t)
	has := map[string]bool{}
	for _, of := range laws() {
		for _, p := range of.of {
			has[p.rule] = true
			asked := 0
			for _, in := range inputs[p.rule] {
				asked += p.check(t, in, of.why)
			}
			assert.Positive(t, asked, "no case asks for %v", p)
		}
	}
	for _, p := range pairs() {
		has[p.rule], has[p.other] = true, true
	}
	for _, one := range withoutProperty() {
		assert.False(t, has[one.rule], "%s has a property: take it out of the list", one.rule)
		has[one.rule] = true
	}
	for _, r := range declared(t) {
		assert.True(t, has[r.Name()], "%s has no property: say in laws what its law implies", r.Name())
	}
	if *find != "" {
		require.NoError(t, os.WriteFile(*find, []byte(findProperties(t, inputs)), 0o644))
	}
}

// check asks for a property with an input and changes of it, and returns how often it could have failed.
func (p property) check(t *testing.T, in input, why string) (asked int) {
	t.Helper()
	switch p.sort {
	case sums, equals, atMost, atLeast:
		return p.checkAmounts(t, in, why)
	case itemByItem:
		return p.checkItems(t, in, why)
	}
	for _, at := range in.places {
		if at.path != p.in {
			continue
		}
		value := valueAt(in.tree, at.steps)
		for _, other := range p.changes(at, value) {
			tree := put(t, in.tree, at.steps, other)
			after, err := answerOf(p.rule, tree)
			if err == nil {
				asked += p.compare(t, in, after, other, why)
			}
		}
	}
	return asked
}

// changes are the other values of a place that a property is about.
func (p property) changes(at place, value any) []any {
	if p.sort != unordered {
		return larger(at.schema, value)
	}
	list, ok := value.([]any)
	if !ok || len(list) < 2 {
		return nil
	}
	back := slices.Clone(list)
	slices.Reverse(back)
	return []any{back}
}

// compare holds the answer to a changed input against the one before.
func (p property) compare(t *testing.T, in input, after map[string]*big.Rat, other any, why string) (asked int) {
	t.Helper()
	for _, name := range strings.Fields(p.out) {
		fell, rose := comparison(in.answer, after, pathOf(name))
		holds := !fell || p.sort == falls
		if p.sort != rises {
			holds = holds && !rose
		}
		assert.True(t, holds, "%s: %s with %v, %s fell %v, rose %v: %s; from %v", p.rule, p.in, other, name, fell,
			rose, why, in.tree)
		if fell || rose || p.sort == unordered {
			asked++
		}
	}
	return asked
}

// checkAmounts compares every amount that out names with what in comes to. A limit that an input leaves out is none.
func (p property) checkAmounts(t *testing.T, in input, why string) (asked int) {
	t.Helper()
	all := map[string]*big.Rat{}
	flatten("in", in.tree, all)
	maps.Copy(all, in.answer)
	for _, name := range strings.Fields(p.out) {
		for _, path := range slices.Sorted(maps.Keys(all)) {
			items := pathOf(name).FindStringSubmatch(path)
			if items == nil {
				continue
			}
			want, whole := amountOf(p.in, items[1:], all)
			if !whole && p.sort != sums {
				continue
			}
			over := all[path].Cmp(want)
			holds := over == 0 || over < 0 && p.sort == atMost || over > 0 && p.sort == atLeast
			assert.True(t, holds, "%s: %s is %s, and %s %s: %s; %v", p.rule, path, all[path].FloatString(4), p.in,
				want.FloatString(4), why, in.tree)
			asked++
		}
	}
	return asked
}

// amountOf is what a sum of products of paths and numbers comes to, and whether every one of them is there. The first
// [] of a path is the item that is asked about, if any; another one is all items together.
func amountOf(expression string, items []string, all map[string]*big.Rat) (sum *big.Rat, whole bool) {
	sum, whole = new(big.Rat), true
	sign := int64(1)
	for _, token := range strings.Fields(expression) {
		if token == "+" || token == "-" {
			sign = map[string]int64{"+": 1, "-": -1}[token]
			continue
		}
		term := big.NewRat(sign, 1)
		for _, factor := range strings.Split(token, "*") {
			value := factorOf(factor, items, all)
			whole = whole && value != nil
			if value == nil {
				value = new(big.Rat)
			}
			term.Mul(term, value)
		}
		sum.Add(sum, term)
	}
	return sum, whole
}

// factorOf is a number or what is at a path; nil where there is nothing.
func factorOf(path string, items []string, all map[string]*big.Rat) *big.Rat {
	if n := numberOf(path); n != nil {
		return n
	}
	for _, item := range items {
		path = strings.Replace(path, "[]", item, 1)
	}
	if !strings.Contains(path, "[]") {
		return all[path]
	}
	sum, each := new(big.Rat), pathOf(path)
	for name, value := range all {
		if each.MatchString(name) {
			sum.Add(sum, value)
		}
	}
	return sum
}

// checkItems adds up the answers to the items of a list, each alone.
func (p property) checkItems(t *testing.T, in input, why string) (asked int) {
	t.Helper()
	for _, at := range in.places {
		list, ok := valueAt(in.tree, at.steps).([]any)
		if at.path != p.in || !ok || len(list) < 2 || len(list) > 30 {
			continue
		}
		sum := map[string]*big.Rat{}
		for _, item := range list {
			one, err := answerOf(p.rule, put(t, in.tree, at.steps, []any{item}))
			if err != nil {
				return asked // it is not answered without the others
			}
			for name, value := range one {
				if sum[name] == nil {
					sum[name] = new(big.Rat)
				}
				sum[name].Add(sum[name], value)
			}
		}
		for _, name := range strings.Fields(p.out) {
			if in.answer[name] == nil || sum[name] == nil {
				continue // a figure is missing
			}
			assert.Zero(t, sum[name].Cmp(in.answer[name]), "%s: %s of each of %s is %s together, and %s of all: %s; %v",
				p.rule, name, p.in, sum[name].FloatString(4), in.answer[name].FloatString(4), why, in.tree)
			asked++
		}
	}
	return asked
}

// input is an input of a rule that is answered, and the places where it may be changed.
type input struct {
	rule   jsonrule.Rule
	tree   any
	places []place
	answer map[string]*big.Rat
}

// inputsByRule are the examples and the cases that are answered: two dozen of a rule, and those with fields these lack.
func inputsByRule(t testing.TB) map[string][]input {
	t.Helper()
	texts := map[string][][]byte{}
	for _, c := range allCases(t) {
		texts[c.Rule] = append(texts[c.Rule], c.In)
	}
	out := map[string][]input{}
	for _, r := range declared(t) {
		schema, fields := schemaOf(t, r, "input"), map[string]bool{}
		for _, text := range append([][]byte{[]byte(r.Example())}, texts[r.Name()]...) {
			tree, err := read(text)
			require.NoError(t, err)
			answer, err := answerOf(r.Name(), tree)
			if err != nil {
				continue
			}
			places, known := placesOf(schema, place{schema: schema}, tree), len(fields)
			for _, at := range places {
				fields[at.path] = true
			}
			if len(out[r.Name()]) < 24 || len(fields) > known {
				out[r.Name()] = append(out[r.Name()], input{r, tree, places, answer})
			}
		}
	}
	return out
}

// answerOf calls a rule and returns every number, month, day and flag of its answer by its path.
func answerOf(name string, tree any) (map[string]*big.Rat, error) {
	answer, err := treeOf(name, tree)
	if err != nil {
		return nil, err
	}
	out := map[string]*big.Rat{}
	flatten("", answer, out)
	return out, nil
}

// treeOf calls a rule and returns its answer as JSON.
func treeOf(name string, tree any) (any, error) {
	in, err := json.Marshal(tree)
	if err != nil {
		return nil, err
	}
	text, err := scenario.Call(name, in)
	if err != nil {
		return nil, err
	}
	return read(text)
}

// monthOrDay is a month or a day.
var monthOrDay = regexp.MustCompile(`^(\d{4})-(\d\d)(-\d\d)?$`)

// flatten notes what can be compared. A list has its length under the path with #, a word its bytes as a number under
// the path with ~: it is the same or not.
func flatten(path string, v any, out map[string]*big.Rat) {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			flatten(strings.TrimPrefix(path+"."+name, "."), value, out)
		}
	case []any:
		out[path+"#"] = new(big.Rat).SetInt64(int64(len(v)))
		for i, value := range v {
			flatten(path+"["+strconv.Itoa(i)+"]", value, out)
		}
	case bool:
		out[path] = new(big.Rat)
		if v {
			out[path].SetInt64(1)
		}
	case json.Number:
		out[path], _ = new(big.Rat).SetString(string(v))
	case string:
		if n := numberOf(v); n != nil {
			out[path] = n
		} else {
			out[path+"~"] = new(big.Rat).SetInt(new(big.Int).SetBytes([]byte(v)))
		}
	}
}

// numberOf is a number, or a month or day as one; nil for other words.
func numberOf(text string) *big.Rat {
	if m := monthOrDay.FindStringSubmatch(text); m != nil {
		year, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(strings.TrimPrefix(m[3], "-"))
		return new(big.Rat).SetInt64(int64((year*12+month)*40 + day))
	}
	if text == "" || strings.ContainsAny(text, "eE/_xX") {
		return nil
	}
	n, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return n
}

// larger are values above one, as the schema of its place takes them.
func larger(schema map[string]any, value any) []any {
	schema = branchOf(schema, value)
	var out []any
	switch v := value.(type) {
	case json.Number:
		n, err := strconv.ParseInt(string(v), 10, 64)
		if err != nil {
			return nil
		}
		for _, more := range []int64{1, 2, 5, 12, 60, n} {
			out = append(out, json.Number(strconv.FormatInt(n+more, 10)))
		}
	case bool:
		if !v {
			out = append(out, true)
		}
	case string:
		if m := monthOrDay.FindStringSubmatch(v); m != nil {
			return laterDates(v, m[3] != "")
		}
		n := numberOf(v)
		if n == nil || schema["x-decimals"] == nil {
			return nil
		}
		places, _ := strconv.Atoi(string(schema["x-decimals"].(json.Number)))
		step := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		for _, more := range []*big.Rat{step, big.NewRat(1, 100), big.NewRat(1, 10), big.NewRat(1, 1),
			big.NewRat(137, 1),
			big.NewRat(5000, 1), n} {
			sum := new(big.Rat).Add(n, more)
			if more.Sign() > 0 {
				out = append(out, sum.FloatString(places))
			}
		}
	}
	return out
}

// laterDates are later months or days.
func laterDates(text string, day bool) []any {
	var year, month, d int
	_, _ = fmt.Sscanf(text, "%d-%d-%d", &year, &month, &d)
	var out []any
	for _, more := range []int{1, 2, 6, 12, 30} {
		n := year*12 + month - 1 + more
		s := fmt.Sprintf("%04d-%02d", n/12, n%12+1)
		if day {
			s += text[7:]
		}
		out = append(out, s)
	}
	return out
}

// valueAt is the value in a place of an input; absent where there is none.
func valueAt(tree any, steps []any) any {
	for _, step := range steps {
		switch here := tree.(type) {
		case map[string]any:
			value, ok := here[step.(string)]
			if !ok {
				return absent{}
			}
			tree = value
		case []any:
			if step.(int) >= len(here) {
				return absent{}
			}
			tree = here[step.(int)]
		default:
			return absent{}
		}
	}
	return tree
}

// comparison says of two answers how an output moved: whether it fell and whether it rose anywhere.
func comparison(before, after map[string]*big.Rat, out *regexp.Regexp) (fell, rose bool) {
	for path, was := range before {
		is, ok := after[path]
		if !ok || !out.MatchString(path) {
			continue
		}
		fell = fell || is.Cmp(was) < 0
		rose = rose || is.Cmp(was) > 0
	}
	return fell, rose
}

// findProperties lists what holds of every input: the raw material of the table, which the law has to confirm.
func findProperties(t *testing.T, inputs map[string][]input) string {
	t.Helper()
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		type pair struct{ in, out string }
		fell, rose := map[pair]int{}, map[pair]int{}
		unordered, ordered := map[string]int{}, map[string]int{}
		for _, in := range inputs[name] {
			for _, p := range in.places {
				value := valueAt(in.tree, p.steps)
				if list, ok := value.([]any); ok && len(list) > 1 {
					back := slices.Clone(list)
					slices.Reverse(back)
					after, err := answerOf(name, put(t, in.tree, p.steps, back))
					if err == nil {
						for path, was := range in.answer {
							if strings.Contains(path, "[") {
								continue
							}
							if is := after[path]; is != nil && is.Cmp(was) == 0 {
								unordered[p.path+" -> "+path]++
							} else {
								ordered[p.path+" -> "+path]++
							}
						}
					}
				}
				for _, more := range larger(p.schema, value) {
					after, err := answerOf(name, put(t, in.tree, p.steps, more))
					if err != nil {
						continue
					}
					for path, was := range in.answer {
						if is := after[path]; is != nil && !strings.HasSuffix(path, "~") {
							switch is.Cmp(was) {
							case -1:
								fell[pair{p.path, path}]++
							case 1:
								rose[pair{p.path, path}]++
							}
						}
					}
				}
			}
		}
		fmt.Fprintf(&out, "%s (%d inputs)\n", name, len(inputs[name]))
		var lines []string
		for p, n := range rose {
			if fell[p] == 0 {
				lines = append(lines, fmt.Sprintf("  rises %s -> %s %d", p.in, p.out, n))
			}
		}
		for p, n := range fell {
			if rose[p] == 0 {
				lines = append(lines, fmt.Sprintf("  falls %s -> %s %d", p.in, p.out, n))
			}
		}
		for p, n := range unordered {
			if ordered[p] == 0 {
				lines = append(lines, fmt.Sprintf("  anyorder %s %d", p, n))
			}
		}
		slices.Sort(lines)
		out.WriteString(strings.Join(lines, "\n") + "\n")
	}
	return out.String()
}
