package month

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// By hand, of 8,000 yuan: 640 + 160 + 16 + 400 = 1,216.00 and 1,280 + 360 + 68 + 64 + 16 + 400 = 2,188.00. Of 3,000
// yuan, below the floors 5,510 and 6,236: 440.80 + 124.72 + 6 + 150 and 881.60 + 280.62 + 53.01 + 24 + 6 + 150.
func TestPage(t *testing.T) {
	var out, errs strings.Builder
	file := filepath.Join(t.TempDir(), "month.db")
	require.Zero(t, Run([]string{file}, &out, &errs), errs.String())
	for _, says := range []string{
		"E1 2025-08: employee 721.52, employer 1395.23, 10 lines\n",
		"E2 2025-08: employee 1216.00, employer 2188.00, 10 lines\n",
		"  pension, employee: max(3000.00, 5510.00) × 8% = 440.80 yuan (",
		"  pension, employee: 8000.00 × 8% = 640.00 yuan (",
	} {
		assert.Contains(t, out.String(), says)
	}
	out.Reset()
	require.Zero(t, Run([]string{file}, &out, &errs), "a second run replaces the first")
	out.Reset()
	require.Zero(t, Run(nil, &out, &errs), "in memory")
	assert.Equal(t, 4, strings.Count(out.String(), "\n"))
}

func TestColumns(t *testing.T) {
	db, err := open(":memory:")
	require.NoError(t, err)
	defer db.Close()
	var out strings.Builder
	require.NoError(t, roundTrip(db, &out, program.Tongue{}))
	var base, amount, rate, kind, grade string
	row := db.QueryRow("SELECT base, amount, rate, typeof(amount), grade FROM lines WHERE employee = 'E2' " +
		"AND month = '2025-08' AND scheme = 'pension' AND payer = 'employer'")
	require.NoError(t, row.Scan(&base, &amount, &rate, &kind, &grade))
	assert.Equal(t, []string{"8000.00", "1280.00", "0.16", "text"}, []string{base, amount, rate, kind})
	var read rule.Grade
	require.NoError(t, read.Scan(grade))

	// A slip that was changed in the database does not read as if nothing had happened.
	_, err = db.Exec("UPDATE slips SET json = replace(json, '1280.00', '1280.01') WHERE employee = 'E2'")
	require.NoError(t, err)
	_, err = load(db, "E2", rule.MonthOf(2025, 8))
	require.ErrorIs(t, err, rule.ErrConflict)
	_, err = db.Exec("UPDATE lines SET amount = '441.80' WHERE employee = 'E1' AND amount = '440.80'")
	require.NoError(t, err)
	require.ErrorContains(t, show(db, &out, "E1", rule.MonthOf(2025, 8), program.Tongue{}),
		"the column says 441.80, the slip 440.8")
	require.ErrorIs(t, save(db, "E1", payroll.Slip{}), rule.ErrMissingField, "a slip that was refused")
	require.ErrorIs(t, save(db, "E1", payroll.Slip{Month: rule.MonthOf(2025, 13)}), rule.ErrMissingField)
}

func TestNoDatabase(t *testing.T) {
	var out, errs strings.Builder
	file := filepath.Join(t.TempDir(), "month.db")
	require.NoError(t, os.WriteFile(file, []byte("this is a text and no database"), 0o600))
	assert.Equal(t, 2, Run([]string{file}, &out, &errs))
	assert.NotEmpty(t, errs.String())
}
