package jsonrule_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// deposit is a struct that is no rule's input and has no descriptions.
type deposit struct {
	Month  rule.Month      `json:"month"`
	Amount decimal.Decimal `json:"amount" in:"yuan"`
	Person struct {
		Heads int `json:"heads" in:"count,optional" max:"3"`
	} `json:"person"`
}

func TestDecodeReadsAStructOutsideOfARule(t *testing.T) {
	const document = ` {"amount":"1.50","month":"2025-08","person":{"heads":3}} `
	got, err := jsonrule.Decode[deposit]([]byte("\ufeff" + document))
	require.NoError(t, err)
	assert.Equal(t, rule.MonthOf(2025, 8), got.Month)
	assert.Equal(t, "1.5", got.Amount.String())
	assert.Equal(t, 3, got.Person.Heads)
}

// A decimal that may be absent has a default as any other, and a list of such decimals is read.
func TestDecodeReadsOptionalDecimals(t *testing.T) {
	type parts struct {
		Shares []decimal.NullDecimal `json:"shares" in:"rate"`
		Rate   decimal.NullDecimal   `json:"rate" in:"rate" default:"0.13"`
	}
	got, err := jsonrule.Decode[parts]([]byte(`{"shares":["0.5","0.25"]}`))
	require.NoError(t, err)
	require.Len(t, got.Shares, 2)
	assert.True(t, got.Shares[0].Valid && got.Shares[1].Valid && got.Rate.Valid)
	assert.Equal(t, "0.5 0.25 0.13", got.Shares[0].Decimal.String()+" "+got.Shares[1].Decimal.String()+" "+
		got.Rate.Decimal.String())
}

func TestDecodeReportsEveryErrorWithItsPath(t *testing.T) {
	for _, c := range []struct {
		name, document, want string
	}{
		{name: "not JSON", document: `{"month":`,
			want: "input is not valid at line 1, column 10: it ends where a value is needed; " +
				"check quotes, commas and brackets"},
		{name: "no object", document: `[]`, want: `input [] is not a JSON object; write {"field": "value"}`},
		{name: "several", document: `{"month":"2025-08","month":"2025-09","person":{"heads":4,"age":1}}`,
			want: "month is given twice; keep one\n" +
				"amount is missing; pass it\n" +
				"person.heads 4 is not within 0 to 3; check the count\n" +
				"person.age is not a field of this input; remove it or correct its name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := jsonrule.Decode[deposit]([]byte(c.document))
			assert.EqualError(t, err, c.want)
		})
	}
}

func TestDecodeRefusesATypeWithoutJSON(t *testing.T) {
	_, err := jsonrule.Decode[struct {
		Ratio float64 `json:"ratio"`
	}]([]byte(`{}`))
	assert.ErrorContains(t, err, "has no JSON")
}

// What cannot be read or written in JSON is refused by all that read and write.
func TestTypesWithoutJSON(t *testing.T) {
	type ratio struct {
		Ratio float64 `json:"ratio"`
	}
	_, err := jsonrule.Marshal(ratio{})
	require.ErrorContains(t, err, "has no JSON")
	require.ErrorContains(t, jsonrule.Unmarshal("", []byte(`{}`), &ratio{}), "has no JSON")
	_, err = jsonrule.SchemaOf[ratio]()
	require.ErrorContains(t, err, "has no JSON")
	assert.ErrorContains(t, jsonrule.Check("", ratio{}), "has no JSON")
}

// What is read is put where it is asked for.
func TestUnmarshal(t *testing.T) {
	var into deposit
	require.NoError(t, jsonrule.Unmarshal("", []byte(`{"month":"2025-08","amount":"1.50","person":{}}`), &into))
	assert.Equal(t, deposit{Month: rule.MonthOf(2025, 8), Amount: decimal.New(150, -2)}, into)
}

// What is refused leaves the value as it was.
func TestUnmarshalRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, code string }{
		{name: "not JSON", text: `{"month":`, code: "bad_type"},
		{name: "an amount below 0", text: `{"month":"2025-08","amount":"-1"}`, code: "out_of_range"},
		{name: "longer than 1 MiB", text: `{"month":"` + strings.Repeat("x", 2<<20) + `"}`, code: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			into := deposit{Month: rule.MonthOf(2020, 1)}
			assert.Equal(t, c.code, rule.CodeOf(jsonrule.Unmarshal("", []byte(c.text), &into)))
			assert.Equal(t, deposit{Month: rule.MonthOf(2020, 1)}, into)
		})
	}
}

// What a struct holds that cannot be written is an error, wherever it stands.
func TestMarshalRefuses(t *testing.T) {
	type scheme struct {
		Scheme rule.Scheme            `json:"scheme" doc:"scheme" zh:"险种"`
		ByName map[string]rule.Scheme `json:"by_name" in:",optional" doc:"by name" zh:"按名称"`
	}
	for _, c := range []struct {
		name string
		in   any
	}{
		{name: "a scheme", in: scheme{Scheme: 99}},
		{name: "a scheme in a map", in: scheme{Scheme: rule.Pension, ByName: map[string]rule.Scheme{"a": 99}}},
		{name: "a month", in: deposit{Month: rule.MonthOf(2025, 13)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var err error
			switch in := c.in.(type) {
			case scheme:
				_, err = jsonrule.Marshal(in)
			case deposit:
				_, err = jsonrule.Marshal(in)
			}
			assert.Error(t, err)
		})
	}
}
