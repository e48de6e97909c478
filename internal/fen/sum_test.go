package fen

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Every column counts once, in every row, and what stood there before does not: digits that tell them apart.
func TestSums(t *testing.T) {
	columns := make([][]int64, seven)
	unit := int64(1)
	for c := range columns {
		columns[c] = []int64{unit, 2 * unit, 3 * unit}
		unit *= 10
	}
	into := []int64{-9, -9, -9}
	Four(into, (*[four][]int64)(columns))
	assert.Equal(t, []int64{1_111, 2_222, 3_333}, into)
	Seven(into, (*[seven][]int64)(columns))
	assert.Equal(t, []int64{1_111_111, 2_222_222, 3_333_333}, into)
}
