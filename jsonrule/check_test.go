package jsonrule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

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
