package jsonrule_test

import (
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
