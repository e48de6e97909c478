package jsonrule_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// side is an enumeration whose zero value has a name.
type side uint8

var sides = jsonrule.Words{"left", "right"}

func (s side) MarshalText() ([]byte, error)     { return sides.Text(uint8(s)), nil }
func (s *side) UnmarshalText(text []byte) error { return sides.Read((*uint8)(s), text) }

// visit has a field of each kind that may be absent, most with a name of one letter.
type visit struct {
	Note    string                     `json:"note" in:",optional" doc:"a note" zh:"备注"`
	Kind    string                     `json:"kind" in:",optional" enum:"day" default:"day" doc:"its kind" zh:"类型"`
	Only    string                     `json:"only" enum:"yes" doc:"the one word" zh:"唯一选项"`
	Maybe   string                     `json:"maybe" enum:",yes" default:"yes" doc:"a word or none" zh:"可空选项"`
	Written string                     `json:"written" in:"rate,optional" doc:"kept as it is written" zh:"原样数值"`
	Day     bool                       `json:"day" in:",optional" doc:"whether by day" zh:"是否日间"`
	Side    side                       `json:"side" in:",optional" doc:"which side" zh:"侧"`
	Grade   rule.Grade                 `json:"grade" in:",optional" doc:"its grade" zh:"等级"`
	Dates   []rule.Date                `json:"dates" in:",optional" doc:"days" zh:"日期"`
	Words   []string                   `json:"words" in:",optional" items:"2-3" enum:"a,b" doc:"words" zh:"词"`
	Few     map[string]int             `json:"few" in:"count,optional" items:"1-2" doc:"numbers" zh:"数目"`
	Rates   map[string]decimal.Decimal `json:"rates" in:"rate,optional" doc:"rates" zh:"比例"`
	A       *inner                     `json:"a" doc:"what lies within" zh:"内部"`
	Inner   map[string]inner           `json:"inner" in:",optional" doc:"others within" zh:"其他内部"`
	Own     either                     `json:"own" in:",optional,either" doc:"in either form" zh:"两种写法"`
}

// inner has a condition across its fields, which is said of one field, of none or of the whole.
type inner struct {
	N int    `json:"n" in:"count" doc:"a number" zh:"数"`
	Z string `json:"z" in:",optional" doc:"a text" zh:"文字"`
}

func (in inner) CheckFields() error {
	said := func(field string) error {
		return &rule.FieldError{Kind: rule.ErrConflict, Field: field, Reason: rule.Say("is odd", "有误"),
			Do: rule.Say("mend it", "请改正")}
	}
	return map[int]error{7: said("n"), 8: said(""), 9: said("input"), 10: errors.New("no field at all")}[in.N]
}

type either struct {
	ByName map[string]decimal.Decimal `json:"by_name" in:"rate" out:"plain" doc:"by name" zh:"按名称"`
	Listed []inner                    `json:"listed" items:"1-2" doc:"one after another" zh:"依次"`
}

// What is read is what is written, and nothing of an item before it.
func TestDecodeOfOptionalFields(t *testing.T) {
	type visits struct {
		List []visit `json:"list" doc:"visits" zh:"就诊"`
	}
	got, err := jsonrule.Decode[visits]([]byte(`{"list":[
		{"only":"yes","note":"n","written":"0.50","day":true,"side":"right","grade":"official","dates":["2025-08-31"],
			"words":["a","b","a"],"few":{"x":1,"y":2},"rates":{"r":"0.1"},"a":{"n":3,"z":"z"},"inner":{"i":{"n":4}},
			"own":{"p":"0.2"}},
		{"only":"yes","maybe":"","day":false,"side":"left","own":[{"n":5},{"n":6}]},
		{"only":"yes"}]}`))
	require.NoError(t, err)
	assert.Equal(t, []visit{
		{Only: "yes", Kind: "day", Maybe: "yes", Note: "n", Written: "0.50", Day: true, Side: 1, Grade: rule.Official,
			Dates: []rule.Date{rule.DateOf(2025, 8, 31)}, Words: []string{"a", "b", "a"},
			Few: map[string]int{"x": 1, "y": 2}, Rates: map[string]decimal.Decimal{"r": decimal.New(1, -1)},
			A: &inner{N: 3, Z: "z"}, Inner: map[string]inner{"i": {N: 4}},
			Own: either{ByName: map[string]decimal.Decimal{"p": decimal.New(2, -1)}}},
		{Only: "yes", Kind: "day", Own: either{Listed: []inner{{N: 5}, {N: 6}}}},
		{Only: "yes", Kind: "day", Maybe: "yes"},
	}, got.List)
}

// What is bad is named by its whole path, and nothing else with it.
func TestErrorsOfOptionalFields(t *testing.T) {
	long := strings.Repeat("x", 63)
	for _, c := range []struct{ name, in, want string }{
		{name: "no text", in: `"note":1`, want: `note 1 is not a JSON string; write it in quotes, such as "text"`},
		{name: "no text for one of a list", in: `"words":["a",1]`,
			want: `words[1] 1 is not a JSON string; write it in quotes, such as "a"`},
		{name: "no text for the one word", in: `"only":1`,
			want: `only 1 is not a JSON string; write it in quotes, such as "yes"`},
		{name: "no text for a day", in: `"dates":[20250831]`,
			want: `dates[0] 20250831 is not a JSON string; write it in quotes, such as "2025-08-31"`},
		{name: "no text for a number kept as text", in: `"written":0.5`,
			want: `written 0.5 is not a JSON string; write it in quotes, such as "3000.00"`},
		{name: "a number kept as text above its bound", in: `"written":"1.01"`,
			want: `written 1.01 is above 1.00; write the rate as a fraction, such as 0.08 for 8 %`},
		{name: "no words at all", in: `"words":[]`, want: `words 0 items are not within 2 to 3; pass 2 to 3 of them`},
		{name: "a word too few", in: `"words":["a"]`, want: `words 1 items are not within 2 to 3; pass 2 to 3 of them`},
		{name: "a word too many, and one that is none", in: `"words":["a","b","a","c"]`,
			want: `words 4 items are not within 2 to 3; pass 2 to 3 of them`},
		{name: "a map of nothing", in: `"few":{}`, want: `few 0 items are not within 1 to 2; pass 1 to 2 of them`},
		{name: "a map of three", in: `"few":{"a":1,"b":1,"c":"1"}`,
			want: `few 3 items are not within 1 to 2; pass 1 to 2 of them`},
		{name: "no map", in: `"few":[1]`, want: `few [1] is not a JSON object; write {"name": value}`},
		{name: "a name of a map that is empty", in: `"few":{"":"x"}`,
			want: `few."" "x" is not a JSON number; write it without quotes, such as 12`},
		{name: "a word of a count", in: `"few":{"a":true}`,
			want: `few.a true is not a JSON number; write it without quotes, such as 12`},
		{name: "a count with a sign alone in front", in: `"few":{"a":-1.5}`,
			want: `few.a -1.5 is not a whole number; write digits only, such as 12`},
		{name: "neither form", in: `"own":"x"`,
			want: `own "x" is not a JSON object or array; write {"name": value} or a list in square brackets`},
		{name: "a bad one of the first form", in: `"own":{"p":"2"}`,
			want: `own.p 2 is above 1.00; write the rate as a fraction, such as 0.08 for 8 %`},
		{name: "too many of the second form", in: `"own":[{"n":1},{"n":1},{"n":1}]`,
			want: `own 3 items are not within 1 to 2; pass 1 to 2 of them`},
		{name: "a field within one letter", in: `"a":{"n":-1}`,
			want: `a.n -1 is not within 0 to 1000000000; check the count`},
		{name: "a condition about a field", in: `"a":{"n":7}`, want: `a.n is odd; mend it`},
		{name: "a condition about no field", in: `"a":{"n":8}`, want: `a is odd; mend it`},
		{name: "a condition about the whole", in: `"a":{"n":9}`, want: `a is odd; mend it`},
		{name: "a condition of a map's item", in: `"inner":{"i":{"n":7}}`, want: `inner.i.n is odd; mend it`},
		{name: "a condition that is no field error", in: `"a":{"n":10}`, want: `no field at all`},
		{name: "two names nobody knows", in: `"yy":1,"zz":2`, want: `yy is not a field of this input; remove it or ` +
			"correct its name\nzz is not a field of this input; remove it or correct its name"},
		{name: "a name of 64 letters", in: `"` + long + `x":1`, want: long + `x is not a field of this input; ` +
			`remove it or correct its name`},
		{name: "a name of 65 letters", in: `"` + long + `xx":1`, want: long + `x... is not a field of this input; ` +
			`remove it or correct its name`},
		{name: "a name cut within a character", in: `"` + long + `一":1`, want: long +
			`... is not a field of this input; remove it or correct its name`},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := `{"only":"yes",` + c.in + `}`
			if strings.HasPrefix(c.in, `"only"`) {
				in = `{` + c.in + `}`
			}
			_, err := jsonrule.Decode[visit]([]byte(in))
			assert.EqualError(t, err, c.want)
		})
	}
}

// A condition across the fields of the input itself names them as they are.
func TestConditionsOfTheInputItself(t *testing.T) {
	for _, c := range []struct {
		name, want string
		n          int
	}{
		{name: "about a field", n: 7, want: "n is odd; mend it"},
		{name: "about no field", n: 8, want: "input is odd; mend it"},
		{name: "about the whole", n: 9, want: "input is odd; mend it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.EqualError(t, jsonrule.Check("", inner{N: c.n}), c.want)
		})
	}
}

// An error keeps 64 bytes of what was wrong, and where it was a word the field holds none.
func TestWhatAnErrorKeeps(t *testing.T) {
	got, err := jsonrule.Decode[visit]([]byte(`{"only":"` + strings.Repeat("y", 100) + `","grade":"best"}`))
	var field *rule.FieldError
	require.ErrorAs(t, err, &field)
	assert.Equal(t, strings.Repeat("y", 64), field.Value)
	assert.Zero(t, got.Grade)
}

// Of many days the errors of the first 20 are kept.
func TestErrorsOfManyDaysAreCounted(t *testing.T) {
	_, err := jsonrule.Decode[visit]([]byte(`{"only":"yes","dates":[` + strings.Repeat(`"31 August",`, 24) + `""]}`))
	require.ErrorContains(t, err, "dates[19] \"31 August\"")
	require.ErrorContains(t, err, "\nand 5 errors more")
	err = jsonrule.Check("", visit{Only: "yes", Dates: make([]rule.Date, 25)})
	require.ErrorContains(t, err, "dates[19] is missing")
	assert.ErrorContains(t, err, "\nand 5 errors more")
}

// Check says the same of a struct in Go.
func TestCheckOfOptionalFields(t *testing.T) {
	for _, c := range []struct {
		name, want string
		in         visit
	}{
		{name: "the least", in: visit{Only: "yes", Kind: "day"}},
		{name: "either form", in: visit{Only: "yes", Kind: "day",
			Own: either{ByName: map[string]decimal.Decimal{"p": decimal.New(1, 0)}}}},
		{name: "the one word is not set", in: visit{Kind: "day"}, want: "only is missing; pass it"},
		{name: "a number kept as text", in: visit{Only: "yes", Kind: "day", Written: "0.5"}},
		{name: "a bad number kept as text", in: visit{Only: "yes", Kind: "day", Written: "1.01"},
			want: "written 1.01 is above 1.00; write the rate as a fraction, such as 0.08 for 8 %"},
		{name: "a struct of a map", in: visit{Only: "yes", Kind: "day", Inner: map[string]inner{"i": {N: 7}}},
			want: "inner.i.n is odd; mend it"},
		{name: "a word too many, and one that is none", in: visit{Only: "yes", Words: []string{"a", "a", "a", "c"}},
			want: "words 4 items are not within 2 to 3; pass 2 to 3 of them"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, err := range []error{jsonrule.Check("", c.in), jsonrule.Check("", &c.in),
				jsonrule.Check[any]("", c.in)} {
				if c.want == "" {
					assert.NoError(t, err)
					continue
				}
				assert.EqualError(t, err, c.want)
			}
		})
	}
}

// An enumeration that is not set is missing, unless its zero value has a name.
func TestCheckOfEnumerationsNotSet(t *testing.T) {
	type turn struct {
		Side side `json:"side" doc:"which side" zh:"侧"`
	}
	assert.NoError(t, jsonrule.Check("", turn{}))
	assert.EqualError(t, jsonrule.Check("", room{}), "grade is missing; use one of low, high")
}

// One call leaves nothing to the next: neither what was read nor what a function made of a default.
func TestCallsShareNothing(t *testing.T) {
	type in struct {
		Note  string   `json:"note" in:",optional" doc:"a note" zh:"备注"`
		Words []string `json:"words" default:"a,b" doc:"words" zh:"词"`
		Most  *int     `json:"most" in:"count" default:"3" doc:"at most" zh:"上限"`
	}
	r := jsonrule.New("fund.notes", about(`{"note":"n"}`), func(got in) (in, error) {
		out := in{Note: got.Note, Words: append([]string{}, got.Words...), Most: new(int)}
		*out.Most = *got.Most
		got.Words[0], *got.Most = "changed", 99
		return out, nil
	})
	require.NoError(t, r.Err())
	for range 20 { // one after another, so that the second takes what the first gave back
		_, err := r.Call([]byte(`{"note":"n","words":["c"],"most":4}`))
		require.NoError(t, err)
		out, err := r.Call([]byte(`{}`))
		require.NoError(t, err)
		assert.Equal(t, `{"most":3,"words":["a","b"]}`, string(out))
	}
	for _, c := range []struct{ name, in, want string }{
		{name: "a note", in: `{"note":"n"}`, want: `{"most":3,"note":"n","words":["a","b"]}`},
		{name: "none behind it", in: `{}`, want: `{"most":3,"words":["a","b"]}`},
		{name: "other values", in: `{"words":["c"],"most":4}`, want: `{"most":4,"words":["c"]}`},
		{name: "none again", in: `{}`, want: `{"most":3,"words":["a","b"]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := r.Call([]byte(c.in))
			require.NoError(t, err)
			assert.Equal(t, c.want, string(out))
		})
	}
}
