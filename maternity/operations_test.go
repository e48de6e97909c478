package maternity

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// The days are those printed in 省政府令第203号 art. 16(2); two operations at the same time add up.
func TestOperationDays(t *testing.T) {
	for _, c := range []struct {
		name string
		done []Operation
		want int
	}{
		{name: "coil taken out: 1 day", done: []Operation{CoilOut}, want: 1},
		{name: "coil put in: 2 days", done: []Operation{CoilIn}, want: 2},
		{name: "a woman's ligation: 21 days", done: []Operation{WomanLigation}, want: 21},
		{name: "a man's ligation: 7 days", done: []Operation{ManLigation}, want: 7},
		{name: "reversal: 14 days", done: []Operation{Reversal}, want: 14},
		{name: "two at once: 1 + 21", done: []Operation{CoilOut, WomanLigation}, want: 22},
		{name: "out and in at once: 1 + 2", done: []Operation{CoilOut, CoilIn}, want: 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := GuangdongLeave().OperationDays(c.done...)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
			for _, o := range c.done {
				parsed, err := ParseOperation(o.String())
				require.NoError(t, err)
				assert.Equal(t, o, parsed)
			}
		})
	}
}

func TestOperationDaysRefuses(t *testing.T) {
	for _, c := range []struct {
		name       string
		params     LeaveParams
		done       []Operation
		code, says string
	}{
		{name: "none", params: GuangdongLeave(), code: "missing_field", says: "operations are missing"},
		{name: "three", params: GuangdongLeave(), done: []Operation{CoilOut, CoilIn, Reversal}, code: "out_of_range",
			says: "more than two"},
		{name: "the zero value", params: GuangdongLeave(), done: []Operation{0}, code: "out_of_range",
			says: "Operation(0) is not known"},
		{name: "beyond the last", params: GuangdongLeave(), done: []Operation{6}, code: "out_of_range",
			says: "Operation(6) is not known"},
		{name: "one twice", params: GuangdongLeave(), done: []Operation{CoilIn, CoilIn}, code: "conflict",
			says: "coil_in is named twice"},
		{name: "two persons'", params: GuangdongLeave(), done: []Operation{ManLigation, CoilOut}, code: "conflict",
			says: "one person's"},
		{name: "the national text has none", params: NationalLeave(), done: []Operation{CoilIn}, code: "no_rule",
			says: "begin with Guangdong"},
		{name: "parameters that are not set", done: []Operation{CoilIn}, code: "out_of_range",
			says: "birth 0 is below 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := c.params.OperationDays(c.done...)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.ErrorContains(t, err, c.says)
		})
	}
	_, err := ParseOperation("appendix")
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "operations appendix is not known")
	_, err = ParseOperation("coil in")
	assert.ErrorContains(t, err, `operations "coil in" is not known`)
}
