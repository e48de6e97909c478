package rule_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestAmountAsText(t *testing.T) {
	for _, c := range []struct {
		name string
		fen  int64
		want string
	}{
		{"nothing", 0, `"0.00"`},
		{"a fen", 1, `"0.01"`},
		{"below 0", -44_080, `"-440.80"`},
		{"a fen below 0", -1, `"-0.01"`},
		{"the most an amount holds", math.MaxInt64, `"92233720368547758.07"`},
		{"the least", math.MinInt64, `"-92233720368547758.08"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := json.Marshal(rule.FenAmount(c.fen))
			require.NoError(t, err)
			assert.Equal(t, c.want, string(out))
			var back rule.Amount
			require.NoError(t, json.Unmarshal(out, &back))
			assert.Equal(t, c.fen, back.Fen())
		})
	}
}

func TestAmountTextIsStrict(t *testing.T) {
	for _, c := range []struct {
		name, text string
		fen        int64
		code       string
	}{
		{"whole yuan", "3000", 300_000, ""},
		{"one decimal", "-0.5", -50, ""},
		{"a third decimal", "3000.001", 0, "out_of_range"},
		{"zeros beyond the fen", "3000.0000", 300_000, ""},
		{"a fen more than it holds", "92233720368547758.08", 0, "out_of_range"},
		{"empty", "", 0, "bad_number"},
		{"an exponent", "3e3", 0, "bad_number"},
		{"a bare point", "3.", 0, "bad_number"},
		{"a plus sign", "+3", 0, "bad_number"},
		{"none", "none", 0, "bad_number"},
	} {
		t.Run(c.name, func(t *testing.T) {
			kept := rule.FenAmount(7)
			err := kept.UnmarshalText([]byte(c.text))
			assert.Equal(t, c.code, rule.CodeOf(err))
			if c.code == "" {
				assert.Equal(t, c.fen, kept.Fen())
				return
			}
			assert.Equal(t, int64(7), kept.Fen(), "what is refused changes nothing")
		})
	}
	var a rule.Amount
	assert.Error(t, json.Unmarshal([]byte(`440.80`), &a), "a JSON number is no amount")
}

func TestNumberAsText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a rate", "0.0085", `"0.0085"`},
		{"a floor", "5510.00", `"5510"`},
		{"below 0", "-0.00000001", `"-0.00000001"`},
		{"the most", "10000000000", `"10000000000"`},
		{"none", "none", `"none"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := number(t, c.text)
			out, err := json.Marshal(n)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(out))
			var back rule.Number
			require.NoError(t, json.Unmarshal(out, &back))
			assert.Equal(t, n, back)
		})
	}
}

func TestNumberTextIsStrict(t *testing.T) {
	for _, c := range []struct{ name, text, code string }{
		{"empty", "", "bad_number"},
		{"None", "None", "bad_number"},
		{"a percentage", "8%", "bad_number"},
		{"a ninth decimal", "0.000000001", "out_of_range"},
		{"above 10^10", "10000000000.00000001", "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			kept := rule.NoNumber()
			assert.Equal(t, c.code, rule.CodeOf(kept.UnmarshalText([]byte(c.text))))
			assert.True(t, kept.IsNone(), "what is refused changes nothing")
		})
	}
}

// What is no string in JSON is refused, and null with it: it would be an amount of 0.00 that nobody wrote.
func TestAmountsAndNumbersOfJSONAreStrings(t *testing.T) {
	for _, c := range []struct{ name, text, code string }{
		{"null", `null`, "bad_type"},
		{"a number", `440.80`, "bad_type"},
		{"a truth", `true`, "bad_type"},
		{"an object", `{}`, "bad_type"},
		{"an empty string", `""`, "bad_number"},
		{"a string", `"440.80"`, ""},
		{"a string with an escape", `"440\u002e80"`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			amount, number := rule.FenAmount(1), rule.NoNumber()
			amountErr := json.Unmarshal([]byte(c.text), &amount)
			numberErr := json.Unmarshal([]byte(c.text), &number)
			assert.Equal(t, c.code, rule.CodeOf(amountErr))
			assert.Equal(t, c.code, rule.CodeOf(numberErr))
			if c.code == "" {
				assert.Equal(t, int64(44_080), amount.Fen())
				assert.Equal(t, "440.8", number.String())
				return
			}
			assert.Equal(t, int64(1), amount.Fen(), "what is refused changes nothing")
			assert.True(t, number.IsNone(), "what is refused changes nothing")
			tabletest.Chinese(t, rule.Message(amountErr, rule.Chinese))
		})
	}
	var none *rule.Amount
	require.NoError(t, json.Unmarshal([]byte(`null`), &none))
	assert.Nil(t, none, "a pointer may be null")
}
