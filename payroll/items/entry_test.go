package items_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/rule"
)

// An entry made in Go is checked as one that was read: half a percent of 7,001 is 35.005.
func TestEntry(t *testing.T) {
	entry := items.Entry{Name: "补充医疗", Kind: items.PercentOfAverage, Value: "0.005", Share: "0.6",
		CityAverage: decimal.NewNullDecimal(tabletest.Dec(t, "7001"))}
	made, basis, err := entry.Item()
	require.NoError(t, err)
	line, due, err := made.Line(august, basis)
	require.NoError(t, err)
	require.True(t, due)
	tabletest.Equal(t, "35.01", line.Total())
	entry.CityAverage = decimal.NewNullDecimal(tabletest.Dec(t, "7001.001"))
	_, _, err = entry.Item()
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "city_average 7001.001 has more than 2 decimals")
	whole := entry
	whole.CityAverage, whole.Value = decimal.NullDecimal{}, "1"
	_, _, err = whole.Item()
	assert.NoError(t, err)
	whole.Value = "1.00000001"
	_, _, err = whole.Item()
	assert.ErrorContains(t, err, "value 1.00000001 is above 1")
	entry.CityAverage, entry.Name = decimal.NullDecimal{}, ""
	_, _, err = entry.Item()
	assert.ErrorContains(t, err, "name is missing")
}
