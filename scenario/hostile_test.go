package scenario_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// allocatedMost is how many bytes a call allocates that is refused: an input is at most 1 MiB.
const allocatedMost = 50 << 20

// hostileValues are JSON values that fit no field, as they are written.
func hostileValues() []string {
	deep := func(open, inside, close string) string {
		return strings.Repeat(open, 10_000) + inside + strings.Repeat(close, 10_000)
	}
	return []string{"1e9999", "-1e9999", `"1e9999"`, `"-1e-9999"`, "1" + strings.Repeat("0", 400),
		`"` + strings.Repeat("9", 400) + `"`,
		`"0.` + strings.Repeat("0", 400) + `1"`, "9223372036854775808", "-9223372036854775809", "0.1", "-0", `"-0"`,
		`""`, `" 1"`,
		`"NaN"`, `"9999-12"`, `"9999-12-31"`, `"0000-00"`, `"2025-02-30"`, `"\u0000"`, "\"\xff\xfe\"", `"\ud800"`,
		`"１"`, `"\u202e1"`, "null", "true",
		"{}", "[]", `{"":""}`, `{"a":1,"a":2}`, "[null]", "[[]]", "[{}]", deep("[", "", "]"), deep(`{"a":`, "1", "}"),
		`"` + strings.Repeat("x", 1<<19) + `"`, "[" + strings.Repeat("{},", 1<<17) + "{}]",
		`{"` + strings.Repeat("k", 1<<19) + `":{"x":1}}`}
}

// TestHostileFields puts the worst of every kind into each field of every rule: an error with a code, at most so many
// words and fields there are, or an answer that is the same twice, and not much allocated.
func TestHostileFields(t *testing.T) {
	values := hostileValues()
	for _, r := range declared(t) {
		paths := pathsOf(r)
		for _, w := range formsOf(t, r) {
			for n, p := range w.places {
				for i, value := range values {
					if len(value) > 1000 && i%8 != n%8 {
						continue // of the long ones each stands in some places of every rule
					}
					askHostile(t, r, paths, insertedAt(t, w.example, p.steps, value))
				}
			}
		}
	}
}

// insertedAt is the text of an example with a value in a place, which may be no JSON.
func insertedAt(t *testing.T, example any, steps []any, value string) string {
	t.Helper()
	if len(steps) == 0 {
		return value
	}
	const mark = "here, and nowhere else"
	text, err := json.Marshal(put(t, example, steps, mark))
	require.NoError(t, err)
	return strings.Replace(string(text), `"`+mark+`"`, value, 1)
}

// askHostile calls a rule with a text.
func askHostile(t *testing.T, r jsonrule.Rule, paths []*regexp.Regexp, in string) {
	t.Helper()
	what := fmt.Sprintf("%s %.300s", r.Name(), in)
	before := heapAllocated()
	out, err := scenario.Call(r.Name(), []byte(in))
	assert.Less(t, heapAllocated()-before, uint64(allocatedMost), what)
	again, errAgain := scenario.Call(r.Name(), []byte(in))
	require.Equal(t, string(out), string(again), what)
	if err == nil {
		return
	}
	require.EqualError(t, errAgain, err.Error(), what)
	assertUseful(t, err, paths, what)
	assert.LessOrEqual(t, len(scenario.ErrorJSON(err, rule.Chinese)), 8*longestMessage, what)
}

// heapAllocated is how many bytes were allocated since the program began.
func heapAllocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// TestHostileNames sends names of fields that nobody has.
func TestHostileNames(t *testing.T) {
	for _, r := range declared(t) {
		paths := pathsOf(r)
		for _, name := range []string{"", "\\u0000", "a.b", "a[0]", strings.Repeat("n", 1<<18)} {
			in := strings.Replace(r.Example(), "{", `{"`+name+`":1,"`+name+`":2,`, 1)
			askHostile(t, r, paths, in)
			_, err := scenario.Call(r.Name(), []byte(in))
			assert.True(t, slices.Contains([]string{"unknown_field", "conflict", "bad_type"}, rule.CodeOf(err)),
				"%v", err)
		}
	}
}
