package jsonrule

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// fuzzed has a field of each type.
type fuzzed struct {
	Amount decimal.Decimal     `json:"amount" in:"number"`
	Top    decimal.NullDecimal `json:"top" in:"yuan"`
	End    decimal.NullDecimal `json:"end" in:"yuan,null"`
	Count  int                 `json:"count" in:"count"`
	Word   string              `json:"word" enum:"a,b" default:"a"`
	Name   string              `json:"name"`
	Flag   *bool               `json:"flag"`
	Month  rule.Month          `json:"month"`
	Day    rule.Date           `json:"day" in:",optional"`
	Grade  rule.Grade          `json:"grade"`
	List   []fuzzedItem        `json:"list"`
	Map    map[string]string   `json:"map" in:",optional"`
}

type fuzzedItem struct {
	Rates []decimal.Decimal `json:"rates" in:"rate" items:"4"`
}

// FuzzDecode: decoding never panics, and what is decoded is encoded to what decodes to the same again. What Document
// accepts, encoding/json accepts too.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"amount":"1","end":null,"count":1,"name":"x","month":"2025-08","grade":"official","list":[]}`,
		`{"amount":"-1.50","top":"2","end":"3","count":0,"word":"b","name":"\ud83d\ude00","flag":true,"month":"2025-08",
			"day":"2025-08-31","grade":"reported","list":[{"rates":["0.1"]},{"rates":[]}],"map":{"a":"b","":"\u0000"}}`,
		`{"amount":1,"amount":2,"x":[[[{}]]]}`, "\ufeff{}", `{"a":"\ud800"}`, `[`, `nul`, `{"a`, `{"count":1e5}`,
	} {
		f.Add([]byte(seed))
	}
	s, err := shapes.of(reflect.TypeFor[fuzzed]())
	require.NoError(f, err)
	read := func(t *testing.T, in []byte) (out fuzzed, err error) {
		document, err := Document(in)
		if err != nil {
			return out, err
		}
		require.True(t, json.Valid(document), "%q", in)
		var d decoder
		d.object(s, trim(string(document)), reflect.ValueOf(&out).Elem())
		return out, d.errs.Err()
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		first, err := read(t, in)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err.Error())
			return
		}
		text, err := encode(nil, s, reflect.ValueOf(first))
		require.NoError(t, err)
		second, err := read(t, text)
		require.NoError(t, err, "%s", text)
		again, err := encode(nil, s, reflect.ValueOf(second))
		require.NoError(t, err)
		assert.Equal(t, string(text), string(again))
	})
}
