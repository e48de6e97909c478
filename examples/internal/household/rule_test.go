package household_test

import (
	"errors"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/household"
	"github.com/shebao-go/shebao/rule"
)

// TestRule: the declaration describes every field in both languages, and the answer is that of the program.
func TestRule(t *testing.T) {
	for _, c := range []struct {
		name, file string
		lang       rule.Language
	}{
		{name: "in English", file: "testdata/demo.en.json", lang: rule.English},
		{name: "in Chinese", file: "testdata/demo.zh.json", lang: rule.Chinese},
	} {
		t.Run(c.name, func(t *testing.T) {
			declared := household.Rule(c.lang)
			require.NoError(t, declared.Err())
			want, err := os.ReadFile(c.file)
			require.NoError(t, err)
			got, err := declared.Call([]byte(declared.Example()))
			require.NoError(t, err)
			assert.JSONEq(t, string(want), string(got))
		})
	}
}

// TestRuleRefuses: what no household can be is said at its field.
func TestRuleRefuses(t *testing.T) {
	const father = `{"id":"father","sex":"male","birth":"1973-03-12"}`
	for _, c := range []struct{ name, in, field string }{
		{name: "nobody", field: "members", in: `{"month":"2025-12","register":"guangzhou","members":[]}`},
		{name: "two of one id", field: "members[1].id",
			in: `{"month":"2025-12","register":"guangzhou","members":[` + father + `,` + father + `]}`},
		{name: "an early month", field: "month",
			in: `{"month":"2020-01","register":"guangzhou","members":[` + father + `]}`},
		{name: "a figure nobody knows", field: "figures.castle",
			in: `{"month":"2025-12","register":"guangzhou","figures":{"castle":{"value":"1","document":"x"}},` +
				`"members":[` + father + `]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := household.Rule(rule.English).Call([]byte(c.in))
			var field *rule.FieldError
			require.True(t, errors.As(err, &field), "%v", err)
			assert.Equal(t, c.field, field.Field)
		})
	}
}
