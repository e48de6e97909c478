package staff_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// A caller may write into what it was given: the next one gets the matrix as it is.
func TestCellsAreTheCallersOwn(t *testing.T) {
	month := rule.MonthOf(2025, time.August)
	look := func() staff.Cell {
		cell, err := staff.Look(staff.Employee, staff.MainJob, rule.Pension, month)
		require.NoError(t, err)
		require.NotEmpty(t, cell.Cites)
		return cell
	}
	whole := func() staff.Cell {
		cells, err := staff.Whole(staff.Employee, staff.MainJob, month)
		require.NoError(t, err)
		require.Equal(t, rule.Pension, cells[0].Scheme)
		return cells[0]
	}
	want := look().Cites[0]
	assert.Equal(t, "社会保险法", want.Title)
	for _, ask := range []func() staff.Cell{look, whole, look} {
		got := ask()
		assert.Equal(t, want, got.Cites[0])
		got.Cites[0] = rule.Cite{Title: "written over"}
	}
}

// A year asks for everybody's place in every month, so the matrix is not made anew for each.
func TestEnrolAllocations(t *testing.T) {
	month := rule.MonthOf(2025, time.August)
	got := testing.AllocsPerRun(100, func() {
		if _, err := staff.Enrol(staff.Employee, staff.MainJob, month); err != nil {
			t.Error(err)
		}
	})
	assert.LessOrEqual(t, got, 8.0)
}
