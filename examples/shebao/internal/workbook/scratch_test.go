package workbook_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	tables "github.com/shebao-go/shebao/examples/internal/book"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/shebao/internal/workbook"
)

// left are the files in the folder for temporary files.
func left(t *testing.T, folder string) []os.DirEntry {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	return entries
}

// A run that ends before its workbook is written leaves no rows of it.
func TestScratchIsRemoved(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder) // of Windows
	var unused, scratch workbook.Scratch
	unused.Remove()
	assert.Empty(t, left(t, folder), "what was not used has no folder")
	var file bytes.Buffer
	w, err := scratch.New(&file, payrollmonth.Heading{})
	require.NoError(t, err)
	const rows, bytesOfRow = 40_000, 1000 // more than a workbook keeps in memory
	for range rows {
		require.NoError(t, w.Refuse(payrollmonth.Fault{Line: 2, Value: strings.Repeat("x", bytesOfRow)}))
	}
	require.Len(t, left(t, folder), 1)
	scratch.Remove()
	assert.Empty(t, left(t, folder))
	_, err = scratch.New(&file, payrollmonth.Heading{})
	assert.EqualError(t, err, "the run has ended")
	assert.EqualError(t, scratch.WriteBook(&file, &tables.Book{}), "the run has ended")
}
