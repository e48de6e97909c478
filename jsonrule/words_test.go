package jsonrule_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

func TestWords(t *testing.T) {
	words := jsonrule.Words{"", "up", "down"}
	for _, c := range []struct {
		name, text string
		value      uint8
		code       string
	}{
		{"the first", "up", 1, ""},
		{"the last", "down", 2, ""},
		{"another word", "left", 7, "out_of_range"},
		{"no word, which the zero value has", "", 7, "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			value := uint8(7)
			err := words.Read(&value, []byte(c.text))
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.Equal(t, c.value, value, "what is refused changes nothing")
			if c.code == "" {
				assert.Equal(t, c.text, string(words.Text(value)))
				return
			}
			assert.Contains(t, err.Error(), "use one of up, down")
		})
	}
	assert.Equal(t, "invalid(9)", string(words.Text(9)))
	assert.Equal(t, "invalid(0)", string(words.Text(0)), "which has no name")
	first, letters := uint8(7), jsonrule.Words{"a", "b"}
	require.NoError(t, letters.Read(&first, []byte("a")))
	assert.Zero(t, first)
	assert.EqualError(t, letters.Read(&first, []byte("c")), "word c is not known; use one of a, b")
}

func ExampleNew() {
	type input struct {
		Persons int      `json:"persons" in:"count" min:"1" max:"50" doc:"members of the household" zh:"家庭人数"`
		Kinds   []string `json:"kinds" in:",optional" enum:"old,ill" doc:"kinds of need" zh:"困难类别"`
	}
	type output struct {
		Rooms int `json:"rooms" doc:"rooms" zh:"房间数"`
	}
	rooms := jsonrule.New("housing.rooms", jsonrule.About{Doc: "rooms of a household", Chinese: "家庭房间数", Clause: "-",
		Source: "an example", Example: `{"persons":3}`}, func(in input) (output, error) {
		return output{(in.Persons + 1) / 2}, nil
	})
	out, err := rooms.Call([]byte(rooms.Example()))
	fmt.Println(string(out), err)
	_, err = rooms.Call([]byte(`{"persons":0,"kinds":["old","young"],"age":3}`))
	fmt.Println(err)
	// Output:
	// {"rooms":2} <nil>
	// housing: persons 0 is not within 1 to 50; check the count
	// housing: kinds[1] young is not known; use one of old, ill
	// housing: age is not a field of this rule; remove it or correct its name
}
