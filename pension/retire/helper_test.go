package retire_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

func retirement(t testing.TB, category retire.Category, birth string, elect int) retire.Result {
	t.Helper()
	r, err := retire.Retirement(category, month(t, birth), elect)
	require.NoError(t, err)
	return r
}
