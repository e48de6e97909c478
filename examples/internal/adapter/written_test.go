package adapter

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What counts as written in its one form is what reading the cell at length gives, and within the bounds.
func TestCellsAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct {
		name  string
		kind  kind
		cell  string
		short bool
	}{
		{"yuan", money, "3000.00", true},
		{"no yuan", money, "0.00", true},
		{"the longest amount", money, "9999999999.99", true},
		{"ten billion", money, "10000000000.00", false},
		{"a zero before it", money, "007.00", false},
		{"no decimals", money, "3000", false},
		{"one decimal", money, "3000.5", false},
		{"a comma", money, "3,000.00", false},
		{"no yuan before the point", money, ".50", false},
		{"signed", signed, "12.34", true},
		{"below 0", signed, "-12.34", false},
		{"no money back", signed, "-0.00", false},
		{"letters", money, "abc.de", false},
		{"full width", money, "３０００.00", false},
		{"count", count, "20000", true},
		{"count of none", count, "0", true},
		{"count with a zero", count, "01", false},
		{"the longest count", count, "9999999", true},
		{"count of eight digits", count, "10000000", false},
		{"rate", percent, "8%", true},
		{"rate of a fraction", percent, "0.85%", true},
		{"the most decimals of a rate", percent, "0.123456%", true},
		{"too many decimals of a rate", percent, "0.1234567%", false},
		{"no rate", percent, "0%", true},
		{"rate with a zero behind", percent, "0.80%", false},
		{"rate with nothing behind the point", percent, "8.%", false},
		{"a fixed amount", percent, "100%", false},
		{"rate without its sign", percent, "0.08", false},
		{"text", text, "8%", false},
		{"id", ident, "20000", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.short, c.kind.asWritten(c.cell))
			if c.short {
				same, err := column{header: "x", kind: c.kind}.other(c.cell)
				require.NoError(t, err)
				assert.Equal(t, c.cell, same)
			}
		})
	}
}
