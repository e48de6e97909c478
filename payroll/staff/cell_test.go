package staff

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/rule"
)

// What a scheme says of every month needs cells without a gap or an end that all say the same.
func TestUnchanged(t *testing.T) {
	first, second, third := rule.MonthOf(2015, 7), rule.MonthOf(2020, 1), rule.MonthOf(2022, 12)
	cell := func(from, until rule.Month, status Status) Cell {
		return Cell{From: from, Until: until, Status: status}
	}
	var open rule.Month
	for _, c := range []struct {
		name  string
		cells []Cell
		want  bool
	}{
		{name: "one without an end", cells: []Cell{cell(first, open, Covered)}, want: true},
		{name: "one that ends", cells: []Cell{cell(first, second, Covered)}},
		{name: "two that follow", cells: []Cell{cell(first, second, Covered), cell(second, open, Covered)}, want: true},
		{name: "two that say another thing", cells: []Cell{cell(first, second, Covered), cell(second, open, MayJoin)}},
		{name: "a gap", cells: []Cell{cell(first, second, Covered), cell(third, open, Covered)}},
		{name: "one behind what has no end", cells: []Cell{cell(first, open, Covered), cell(open, open, Covered)}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, unchanged(c.cells)) })
	}
}

// A caller may leave what an exception frees from, and join what is not covered by a report alone.
func TestOpen(t *testing.T) {
	freed := rule.Say("who is insured elsewhere", "已在别处参加")
	for _, c := range []struct {
		name    string
		cell    Cell
		out, in bool // whether each may be answered
	}{
		{name: "a duty", cell: Cell{Status: Covered, Grade: rule.Official}},
		{name: "a duty with an exception", out: true,
			cell: Cell{Status: Covered, Grade: rule.Official, Exception: freed}},
		{name: "a reported duty", cell: Cell{Status: Covered, Grade: rule.Reported}},
		{name: "not covered by a text", cell: Cell{Status: NotCovered, Grade: rule.Official}},
		{name: "not covered by a report", cell: Cell{Status: NotCovered, Grade: rule.Reported}, out: true, in: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.out, c.cell.open(false))
			assert.Equal(t, c.in, c.cell.open(true))
		})
	}
}
