package jsonrule_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// stay is an input with a word that must be set and a field for callers in Go alone.
type stay struct {
	Person string `json:"person" enum:"employee,retiree" doc:"whose stay" zh:"人员类别"`
	Kind   string `json:"kind" in:",optional" enum:"general,mental" doc:"kind of stay" zh:"住院类型"`
	Rules  *stay  `json:"-"`
}

func TestCheckOfWords(t *testing.T) {
	for _, c := range []struct {
		name string
		in   stay
		code string
	}{
		{name: "a word of the list", in: stay{Person: "retiree", Kind: "mental"}},
		{name: "an optional word not set", in: stay{Person: "retiree"}},
		{name: "no word", in: stay{}, code: "missing_field"},
		{name: "another word", in: stay{Person: "state"}, code: "out_of_range"},
		{name: "another word for an optional one", in: stay{Person: "retiree", Kind: "odd"}, code: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.code, rule.CodeOf(jsonrule.Check(rule.AreaMedical, c.in)))
		})
	}
}

func TestFieldForGoAlone(t *testing.T) {
	r := jsonrule.New("medical.stay", jsonrule.About{Doc: "d", Chinese: "住院", Clause: "-", Source: "s", Example: "{}"},
		func(in stay) (stay, error) { return in, nil })
	assert.NoError(t, r.Err())
	_, err := r.Call([]byte(`{"person":"retiree","-":{}}`))
	assert.Equal(t, "unknown_field", rule.CodeOf(err))
	out, err := r.Call([]byte(`{"person":"retiree","kind":"mental"}`))
	assert.NoError(t, err)
	assert.JSONEq(t, `{"person":"retiree","kind":"mental"}`, string(out))
}

// figures are own figures: by name, or one after another.
type figures struct {
	ByName map[string]decimal.Decimal `json:"by_name" in:"rate" doc:"by name" zh:"按名称"`
	Dated  []person                   `json:"dated" doc:"dated" zh:"分时段"`
}

// own is an input with either of two forms, and a bool in two words.
type own struct {
	Figures figures        `json:"figures" in:",optional,either" doc:"your own" zh:"自填"`
	Sizes   map[string]int `json:"sizes" in:"count,optional" items:"2" doc:"sizes" zh:"大小"`
	Side    bool           `json:"side" enum:"left,right" doc:"side" zh:"边"`
}

func TestCheckOfEitherForm(t *testing.T) {
	rate := decimal.New(2, 0)
	for _, c := range []struct {
		name, want string
		in         own
	}{
		{name: "by name", in: own{Figures: figures{ByName: map[string]decimal.Decimal{"a": rate}}},
			want: "medical: figures.a 2 is above 1.00; write the rate as a fraction, such as 0.08 for 8 %"},
		{name: "dated", in: own{Figures: figures{Dated: []person{{Points: 101}}}},
			want: "medical: figures[0].points 101 is not within 0 to 100; check the count"},
		{name: "too many in a map", in: own{Sizes: map[string]int{"a": 1, "b": 1, "c": 1}},
			want: "medical: sizes 3 items are not within 0 to 2; pass 0 to 2 of them"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.EqualError(t, jsonrule.Check(rule.AreaMedical, c.in), c.want)
		})
	}
}

// A bool that is written as a word is read and written as one.
func TestBoolAsWord(t *testing.T) {
	for _, c := range []struct {
		side bool
		word string
	}{{side: false, word: "left"}, {side: true, word: "right"}} {
		out, err := jsonrule.Marshal(own{Side: c.side})
		require.NoError(t, err)
		assert.Contains(t, string(out), `"side":"`+c.word+`"`)
		back, err := jsonrule.Decode[own]([]byte(`{"side":"` + c.word + `"}`))
		require.NoError(t, err)
		assert.Equal(t, c.side, back.Side)
	}
}
