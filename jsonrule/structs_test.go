package jsonrule_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// span is embedded: its fields stand among those of the struct around it.
type span struct {
	From int `json:"from" in:"count" doc:"first" zh:"起"`
	To   int `json:"to" in:"count" doc:"last" zh:"止"`
}

// CheckFields refuses a span that ends before it begins.
func (s span) CheckFields() error {
	if s.To < s.From {
		return &rule.FieldError{Kind: rule.ErrConflict, Field: "to", Reason: rule.Say("is before from", "早于起点"),
			Do: rule.Say("swap them", "请对调")}
	}
	return nil
}

// colour writes and reads itself.
type colour struct{ name string }

func (c colour) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{"colour": c.name})
}

func (c *colour) UnmarshalJSON(text []byte) error {
	var in struct{ Colour string }
	if err := json.Unmarshal(text, &in); err != nil {
		return err
	}
	if in.Colour == "grey" {
		return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "colour", Value: in.Colour,
			Reason: rule.Say("is not known", "不在可选范围内"), Do: rule.Say("use another", "请改用其他")}
	}
	if in.Colour == "" {
		return errors.New("no colour")
	}
	c.name = in.Colour
	return nil
}

// mark only writes itself.
type mark struct{}

func (mark) MarshalJSON() ([]byte, error) { return []byte(`{}`), nil }

type piece struct {
	Name string `json:"name" doc:"name" zh:"名称"`
	span
	Paint *colour         `json:"paint" doc:"paint" zh:"颜色"`
	Kept  json.RawMessage `json:"kept" in:"_,optional" doc:"a document" zh:"文档"`
}

type pieces struct {
	List []piece `json:"list" doc:"pieces" zh:"各段"`
}

// asIs answers with what it is given.
func asIs() jsonrule.Rule {
	return jsonrule.New("relief.pieces", jsonrule.About{Doc: "pieces", Chinese: "各段", Clause: "-", Source: "none",
		Example: `{"list":[{"name":"a","from":1,"to":2}]}`}, func(in pieces) (pieces, error) { return in, nil })
}

// TestStructs: an embedded struct's fields stand among the others, a document is kept as it is, and a type with JSON
// methods reads and writes itself.
func TestStructs(t *testing.T) {
	r := asIs()
	require.NoError(t, r.Err())
	in := `{"list":[{"from":1,"kept":{"b":[1,2],"a":"x"},"name":"a","paint":{"colour":"red"},"to":2}]}`
	out, err := r.Call([]byte(in))
	require.NoError(t, err)
	assert.Equal(t, in, string(out))
	names := []string{}
	for _, f := range r.Fields() {
		names = append(names, f.Name+" "+f.Type)
	}
	assert.Equal(t, []string{"list list of object", "list[].name text", "list[].from count", "list[].to count",
		"list[].paint object", "list[].kept object"}, names)
	schema, err := r.Schema()
	require.NoError(t, err)
	assert.Contains(t, string(schema), `"paint":{"type":"object","description":"paint","x-description-zh":"颜色"}`)
}

// TestErrorsWithinStructs: an error a struct finds has the whole path and the rule's area, in both ways to call.
func TestErrorsWithinStructs(t *testing.T) {
	for _, c := range []struct{ what, in, code, says string }{
		{"fields that do not fit", `{"list":[{"name":"a","from":1,"to":2},{"name":"b","from":3,"to":2}]}`, "conflict",
			"relief: list[1].to is before from; swap them"},
		{"a field that is bad hides the condition across fields", `{"list":[{"name":"b","from":-3,"to":-4}]}`,
			"out_of_range", "relief: list[0].from -3 is not within 0 to 1000000000; check the count\n" +
				"relief: list[0].to -4 is not within 0 to 1000000000; check the count"},
		{"a document of another type", `{"list":[{"name":"b","from":1,"to":2,"kept":"x"}]}`, "bad_type",
			`relief: list[0].kept "x" is not a JSON object; write {"field": "value"}`},
		{"a document the type refuses", `{"list":[{"name":"b","from":1,"to":2,"paint":{"colour":"grey"}}]}`,
			"out_of_range", "relief: list[0].paint.colour grey is not known; use another"},
		{"a document the type cannot read", `{"list":[{"name":"b","from":1,"to":2,"paint":{}}]}`,
			"bad_type", "relief: list[0].paint cannot be read: no colour; pass it as it was written"},
	} {
		_, err := asIs().Call([]byte(c.in))
		assert.Equal(t, c.code, rule.CodeOf(err), c.what)
		assert.EqualError(t, err, c.says, c.what)
	}
	err := jsonrule.Check(rule.AreaRelief, pieces{List: []piece{{span: span{From: 2, To: 1}}}})
	assert.EqualError(t, err, "relief: list[0].to is before from; swap them")
}

// TestTypesThatCannotBeRead: an output may write itself only, an input must read itself.
func TestTypesThatCannotBeRead(t *testing.T) {
	type written struct {
		Mark mark `json:"mark" doc:"mark" zh:"标记"`
	}
	about := jsonrule.About{Doc: "d", Chinese: "c", Clause: "-", Source: "s", Example: "{}"}
	r := jsonrule.New("relief.mark", about, func(written) (written, error) { return written{}, nil })
	assert.ErrorContains(t, r.Err(), "mark cannot be read: it has no UnmarshalJSON")
	type twice struct {
		span
		To decimal.Decimal `json:"to" in:"wage" doc:"last" zh:"止"`
	}
	r = jsonrule.New("relief.twice", about, func(twice) (span, error) { return span{}, nil })
	assert.ErrorContains(t, r.Err(), "are named to")
}

// grade is an enumeration whose name is known to its text methods alone.
type grade uint8

func (g grade) MarshalText() ([]byte, error) {
	return jsonrule.Words{"", "low", "high"}.Text(uint8(g)), nil
}

func (g *grade) UnmarshalText(text []byte) error {
	return jsonrule.Words{"", "low", "high"}.Read((*uint8)(g), text)
}

// room has a floor area, an enumeration and a field of Go callers alone.
type room struct {
	Area  decimal.Decimal `json:"area" in:"area" doc:"m²" zh:"面积"`
	Grade grade           `json:"grade" doc:"how good it is" zh:"等级"`
	Note  func()          `json:"-"`
}

// Check knows a value of an enumeration by its name, an area to 100,000 m² with four decimals, and leaves out what has
// no name.
func TestCheckOfEnumerationsAndAreas(t *testing.T) {
	for _, c := range []struct {
		name string
		in   room
		says string
	}{
		{name: "good", in: room{Area: decimal.New(1000000000, -4), Grade: 1}},
		{name: "an unknown word", in: room{Grade: 3},
			says: "housing: grade invalid(3) is not known; use one of low, high"},
		{name: "an area above", in: room{Area: decimal.New(1000000001, -4), Grade: 2},
			says: "housing: area 100000.0001 is above 100000; pass square metres"},
		{name: "five decimals", in: room{Area: decimal.New(1, -5), Grade: 2}, says: "has more than 4 decimals"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := jsonrule.Check(rule.AreaHousing, c.in)
			if c.says == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.ErrorContains(t, err, c.says)
		})
	}
}
