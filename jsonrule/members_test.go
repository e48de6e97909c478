package jsonrule_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/jsonrule"
)

func TestMembersAndElements(t *testing.T) {
	for _, c := range []struct {
		name, document string
		members, items []string
	}{
		{name: "an object", document: ` {"a" : 1, "b\u4e00": {"c": [2]} } `, members: []string{"a=1", `b一={"c": [2]}`}},
		{name: "an array", document: `[1, "x,]", [2, {}], null ]`, items: []string{"1", `"x,]"`, "[2, {}]", "null"}},
		{name: "an empty object", document: "{}"},
		{name: "an empty array", document: "[ ]"},
		{name: "neither", document: `"text"`},
		{name: "nothing", document: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var members, items []string
			for name, value := range jsonrule.Members(json.RawMessage(c.document)) {
				members = append(members, name+"="+string(value))
			}
			for value := range jsonrule.Elements(json.RawMessage(c.document)) {
				items = append(items, string(value))
			}
			assert.Equal(t, c.members, members)
			assert.Equal(t, c.items, items)
		})
	}
	for range jsonrule.Members(json.RawMessage(`{"a":1,"b":2}`)) {
		break
	}
	for range jsonrule.Elements(json.RawMessage(`[1,2]`)) {
		break
	}
}
