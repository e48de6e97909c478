package annuity_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

func decs(t testing.TB, texts ...string) []decimal.Decimal {
	t.Helper()
	var out []decimal.Decimal
	for _, text := range texts {
		out = append(out, tabletest.Dec(t, text))
	}
	return out
}
