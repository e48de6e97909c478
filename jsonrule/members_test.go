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
		{name: "space of every kind", document: "[1\t,2\n,3\r,\"4\" ,5\t]", items: []string{"1", "2", "3", `"4"`, "5"}},
		{name: "signs within texts", document: `{"a\"}":"\\","b":["]",{"c":"}"}],"d":3}`,
			members: []string{`a"}="\\"`, `b=["]",{"c":"}"}]`, "d=3"}},
		{name: "an object that ends behind a comma", document: `{"a":1,`, members: []string{"a=1"}},
		{name: "an array that ends behind a comma", document: `[1,`, items: []string{"1"}},
		{name: "an array that ends behind a value", document: `[1`, items: []string{"1"}},
		{name: "an array that ends in a text", document: `["a`, items: []string{`"a`}},
		{name: "an object that ends in a name", document: `{"a`},
		{name: "an object that ends behind a quote", document: `{"`},
		{name: "an object that ends behind a name", document: `{"a"`},
		{name: "a name without quotes", document: `{a:1}`, members: []string{"a=1"}},
		{name: "a name with an escape nobody knows", document: `{"\x":1}`, members: []string{"=1"}},
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
