package jsonrule_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// shade lists its own words.
type shade string

// Words lists them.
func (shade) Words() []string { return []string{"red", "green"} }

type paint struct {
	Colour shade   `json:"colour" doc:"of the paint" zh:"颜色"`
	Others []shade `json:"others" in:",optional" doc:"beside it" zh:"其他颜色"`
	Known  shade   `json:"known" enum:"green" in:",optional" doc:"the one that is known" zh:"已知颜色"`
}

type painted struct {
	Colour shade `json:"colour" doc:"of the paint" zh:"颜色"`
}

// TestWordsOfAType: a string type that lists its words has them in the schemas of both sides and takes no other; a tag
// goes before them.
func TestWordsOfAType(t *testing.T) {
	r := jsonrule.New("fund.paint", jsonrule.About{Doc: "a paint", Chinese: "颜料", Clause: "1", Source: "none",
		Example: `{"colour":"red","others":["green"],"known":"green"}`},
		func(in paint) (painted, error) { return painted{in.Colour}, nil })
	text, err := r.Schema()
	require.NoError(t, err)
	type words struct {
		Enum  []string
		Items struct{ Enum []string }
	}
	var schema struct {
		Input, Output struct{ Properties map[string]words }
	}
	require.NoError(t, json.Unmarshal(text, &schema))
	assert.Equal(t, []string{"red", "green"}, schema.Input.Properties["colour"].Enum)
	assert.Equal(t, []string{"red", "green"}, schema.Input.Properties["others"].Items.Enum)
	assert.Equal(t, []string{"green"}, schema.Input.Properties["known"].Enum)
	assert.Equal(t, []string{"red", "green"}, schema.Output.Properties["colour"].Enum)
	_, err = r.Call([]byte(`{"colour":"blue"}`))
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	assert.ErrorContains(t, err, "use one of red, green")
}
