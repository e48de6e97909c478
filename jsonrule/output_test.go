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

// broken cannot be written.
type broken struct{}

func (broken) MarshalJSON() ([]byte, error) { return nil, errors.New("broken") }

// report has what may be left out of an output, in every way.
type report struct {
	Count  int                            `json:"count,omitempty" doc:"a count" zh:"数目"`
	List   []string                       `json:"list,omitempty" enum:"a,b" doc:"words" zh:"词"`
	Map    map[string]int                 `json:"map,omitempty" doc:"by name" zh:"按名称"`
	Sum    decimal.NullDecimal            `json:"sum,omitempty" out:"0" doc:"a sum" zh:"合计"`
	Rest   decimal.NullDecimal            `json:"rest" out:"plain" doc:"the rest" zh:"余额"`
	None   decimal.NullDecimal            `json:"none" in:",null" out:"yuan" doc:"none" zh:"无"`
	Most   *int                           `json:"most" in:"count" default:"3" doc:"at most" zh:"上限"`
	Maybe  []*int                         `json:"maybe,omitempty" doc:"numbers or none" zh:"可空数目"`
	Way    string                         `json:"way" in:",optional" default:"up" doc:"the way" zh:"方式"`
	Month  rule.Month                     `json:"month,omitempty" doc:"a month" zh:"月"`
	Day    rule.Date                      `json:"day,omitempty" doc:"a day" zh:"日"`
	Side   side                           `json:"side,omitempty" doc:"a side" zh:"侧"`
	Texts  map[string]jsonrule.As[words]  `json:"texts,omitempty" doc:"by name" zh:"按名称"`
	Mark   *mark                          `json:"mark" doc:"a mark" zh:"标记"`
	Broken *broken                        `json:"broken" doc:"cannot be written" zh:"无法写出"`
	Own    either                         `json:"own,omitempty" in:",either" doc:"in either form" zh:"两种写法"`
	Rates  []map[string][]decimal.Decimal `json:"rates,omitempty" out:"6" doc:"rates" zh:"比例"`
}

// What is empty is left out, null is written where it means something, and a zero where nothing may lack.
func TestMarshalOfWhatMayLack(t *testing.T) {
	const rest = `"none":null,"way":""}`
	zero := 0
	for _, c := range []struct {
		name, want string
		in         report
	}{
		{name: "nothing", want: `{` + rest},
		{name: "empty, but not nil", in: report{List: []string{}, Map: map[string]int{}}, want: `{` + rest},
		{name: "numbers that do not count", in: report{Sum: decimal.NullDecimal{Decimal: decimal.New(5, 0)},
			Rest: decimal.NullDecimal{Decimal: decimal.New(5, 0)}}, want: `{` + rest},
		{name: "zeros that count", in: report{Sum: decimal.NullDecimal{Valid: true}, Most: &zero},
			want: `{"most":0,"none":null,"sum":"0","way":""}`},
		{name: "none in a list", in: report{Maybe: []*int{nil, &zero}},
			want: `{"maybe":[null,0],"none":null,"way":""}`},
		{name: "a sum to the yuan", in: report{Sum: decimal.NewNullDecimal(decimal.New(15, -1))},
			want: `{"none":null,"sum":"2","way":""}`},
		{name: "one of each", in: report{Count: 1, List: []string{"a"}, Map: map[string]int{"a": 1},
			Rest: decimal.NewNullDecimal(decimal.New(150, -2)), None: decimal.NewNullDecimal(decimal.New(1, 0)),
			Way: "up", Month: rule.MonthOf(2025, 8), Day: rule.DateOf(2025, 8, 31), Side: 1, Mark: &mark{},
			Texts: map[string]jsonrule.As[words]{"b": {Value: word("y")}, "a": {Value: word("x")}},
			Rates: []map[string][]decimal.Decimal{{"r": {decimal.New(1, -1)}}}},
			want: `{"count":1,"day":"2025-08-31","list":["a"],"map":{"a":1},"mark":{},"month":"2025-08",` +
				`"none":"1.00","rates":[{"r":["0.100000"]}],"rest":"1.5","side":"right",` +
				`"texts":{"a":{"text":"x"},"b":{"text":"y"}},"way":"up"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := jsonrule.Marshal(c.in)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(got))
		})
	}
	_, err := jsonrule.Marshal(report{Broken: &broken{}})
	assert.ErrorContains(t, err, "broken")
}

// The schema and the fields of an output say what may lack, and nothing of how many there may be.
func TestSchemaOfWhatMayLack(t *testing.T) {
	text, err := jsonrule.SchemaOf[report]()
	require.NoError(t, err)
	var schema struct {
		Required   []string
		Properties map[string]json.RawMessage
	}
	require.NoError(t, json.Unmarshal(text, &schema))
	assert.Equal(t, []string{"none", "way"}, schema.Required)
	for _, c := range []struct{ name, field, want string }{
		{name: "a month", field: "month", want: `{"type":"string",
			"pattern":"^(1[9][0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])$",
			"description":"a month","x-description-zh":"月"}`},
		{name: "a day", field: "day", want: `{"type":"string","format":"date",
			"pattern":"^(1[9][0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
			"description":"a day","x-description-zh":"日"}`},
		{name: "a list of words", field: "list", want: `{"type":"array","items":{"type":"string","enum":["a","b"]},
			"description":"words","x-description-zh":"词"}`},
		{name: "a map", field: "map", want: `{"type":"object","additionalProperties":{"type":"integer"},
			"description":"by name","x-description-zh":"按名称"}`},
	} {
		t.Run(c.name, func(t *testing.T) { assert.JSONEq(t, c.want, string(schema.Properties[c.field])) })
	}
}

// reported is a rule whose input and output have lists, maps and either of them.
func reported() jsonrule.Rule {
	return jsonrule.New("fund.report", jsonrule.About{Doc: "a report", Chinese: "报告", Clause: "-", Source: "none",
		Example: `{"only":"yes"}`}, func(visit) (report, error) { return report{}, nil })
}

func TestSchemaOfBothSides(t *testing.T) {
	text, err := reported().Schema()
	require.NoError(t, err)
	type described struct {
		Title, Description string
		Chinese            string `json:"x-description-zh"`
		Properties         map[string]json.RawMessage
	}
	var schema struct{ Input, Output described }
	require.NoError(t, json.Unmarshal(text, &schema))
	for _, side := range []described{schema.Input, schema.Output} {
		assert.Equal(t, "fund.report", side.Title)
		assert.Equal(t, "a report", side.Description)
		assert.Equal(t, "报告", side.Chinese)
	}
	for _, c := range []struct{ name, field, want string }{
		{name: "a list of two or three", field: "words", want: `{"type":"array","items":{"type":"string",
			"enum":["a","b"]},"minItems":2,"maxItems":3,"description":"words","x-description-zh":"词"}`},
		{name: "a map of one or two", field: "few", want: `{"type":"object","additionalProperties":{"type":"integer",
			"minimum":0,"maximum":1000000000},"minProperties":1,"maxProperties":2,
			"description":"numbers","x-description-zh":"数目"}`},
	} {
		t.Run(c.name, func(t *testing.T) { assert.JSONEq(t, c.want, string(schema.Input.Properties[c.field])) })
	}
	assert.Contains(t, string(schema.Input.Properties["own"]),
		`{"anyOf":[{"type":"object","additionalProperties":{"type":"string",`)
	assert.Contains(t, string(schema.Input.Properties["own"]), `,{"type":"array","items":{"type":"object",`)
	assert.Contains(t, string(schema.Input.Properties["own"]), `"minItems":1,"maxItems":2`)
}

// The fields are listed with what they are, those within others behind them.
func TestFieldsOfBothSides(t *testing.T) {
	ins, outs := map[string]jsonrule.Field{}, map[string]jsonrule.Field{}
	for _, f := range reported().Fields() {
		ins[f.Name] = f
	}
	for _, f := range reported().Outputs() {
		outs[f.Name] = f
	}
	for _, c := range []struct {
		name string
		got  jsonrule.Field
		want jsonrule.Field
	}{
		{name: "a list of words", got: ins["words"], want: jsonrule.Field{Name: "words", Type: "list of text",
			Fewest: 2,
			Most:   3, Words: []string{"a", "b"}, Doc: "words", Chinese: "词"}},
		{name: "a map of counts", got: ins["few"], want: jsonrule.Field{Name: "few", Type: "map of count", Fewest: 1,
			Most: 2, Min: "0", Max: "1000000000", Doc: "numbers", Chinese: "数目"}},
		{name: "a map of decimals", got: ins["rates"], want: jsonrule.Field{Name: "rates", Type: "map of decimal",
			Most: 100_000, Min: "0", Max: "1", Places: 8, Doc: "rates", Chinese: "比例"}},
		{name: "either form", got: ins["own"], want: jsonrule.Field{Name: "own",
			Type: "map of decimal or list of object", Fewest: 1, Most: 2, Doc: "in either form", Chinese: "两种写法"}},
		{name: "a field of the second form", got: ins["own[].n"], want: jsonrule.Field{Name: "own[].n", Type: "count",
			Required: true, Min: "0", Max: "1000000000", Doc: "a number", Chinese: "数"}},
		{name: "a field of a map's items", got: ins["inner[].z"], want: jsonrule.Field{Name: "inner[].z", Type: "text",
			Doc: "a text", Chinese: "文字"}},
		{name: "a flag", got: ins["day"], want: jsonrule.Field{Name: "day", Type: "boolean", Doc: "whether by day",
			Chinese: "是否日间"}},
		{name: "an enumeration", got: ins["side"], want: jsonrule.Field{Name: "side", Type: "text",
			Words: []string{"left", "right"}, Doc: "which side", Chinese: "侧"}},
		{name: "days", got: ins["dates"], want: jsonrule.Field{Name: "dates", Type: "list of day", Most: 100_000,
			Doc: "days", Chinese: "日期"}},
		{name: "a list of an output", got: outs["list"], want: jsonrule.Field{Name: "list", Type: "list of text",
			Words: []string{"a", "b"}, Doc: "words", Chinese: "词"}},
		{name: "either form of an output", got: outs["own"], want: jsonrule.Field{Name: "own",
			Type: "map of decimal or list of object", Doc: "in either form", Chinese: "两种写法"}},
		{name: "six decimals", got: outs["rates"], want: jsonrule.Field{Name: "rates",
			Type: "list of map of list of decimal", Places: 6, Doc: "rates", Chinese: "比例"}},
		{name: "as many decimals as there are", got: outs["rest"], want: jsonrule.Field{Name: "rest", Type: "decimal",
			Places: -1, Doc: "the rest", Chinese: "余额"}},
		{name: "what is always there and may be null", got: outs["none"], want: jsonrule.Field{Name: "none",
			Type: "decimal", Required: true, Null: true, Places: 2, Doc: "none", Chinese: "无"}},
		{name: "a month", got: outs["month"], want: jsonrule.Field{Name: "month", Type: "month", Doc: "a month",
			Chinese: "月"}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.got) })
	}
	for _, f := range everyType().Fields() {
		if f.Name == "maybe" {
			assert.Equal(t, "year", f.Type)
		}
	}
}
