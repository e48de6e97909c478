package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOptions(t *testing.T) {
	o, err := readOptions([]string{"-counts", "2", "-rows", "1,13000000"}, io.Discard)
	require.NoError(t, err)
	assert.Equal(t, options{counts: 2, rows: []int{1, 13_000_000}}, o)
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"nobody", []string{"-rows", "0"}, `-rows: "0" is not 1 to 13000000`},
		{"too many", []string{"-rows", "1,13000001"}, `-rows: "13000001" is not 1 to 13000000`},
		{"no number", []string{"-rows", "1,000,x"}, `-rows: "x" is not 1 to 13000000`},
		{"never", []string{"-counts", "0"}, "-counts 0 is below 1"},
		{"a word", []string{"all"}, `argument "all" is not known`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := readOptions(c.args, io.Discard)
			assert.ErrorContains(t, err, c.says)
		})
	}
}

func TestRoster(t *testing.T) {
	path := filepath.Join(t.TempDir(), "roster.csv")
	require.NoError(t, writeRoster(path, 3))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "id,wage\nP00000000,1800.00\nP00000001,1879.19\nP00000002,1958.38\n", string(text))
}

func TestYearRoster(t *testing.T) {
	path := filepath.Join(t.TempDir(), "year.csv")
	require.NoError(t, writeYearRoster(path, 2))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "id,name,id_number,kind,hired,base_before,last_year_total,last_year_months,monthly_pay\n"+
		"P00000000,Person,TEST00000000000000,employee,2011-02-06,1800.00,21600.00,12,1800.00\n"+
		"P00000001,Person,TEST00000000000001,employee,2011-02-06,1879.19,22550.28,12,1879.19\n", string(text))
}

// Time is in thousandths of a second and of a microsecond; what the first row costs is not the people's.
func TestLine(t *testing.T) {
	first := cost{clock: 9_000_000, processors: 8_000_000, memory: 20 << 10}
	thousand := cost{clock: 1_250_999_999, processors: 1_008_000_500, memory: 30 << 10}
	assert.Equal(t, "| payroll | 1 | 0.009 | 0.008 | 20 |  |", first.line("payroll", 1, first, 0))
	assert.Equal(t, "| payroll | 1001 | 1.250 | 1.008 | 30 | 1000.000 |", thousand.line("payroll", 1001, first, 1000))
	assert.Equal(t, "| city | 1000 | 0.009 | 0.008 | 20 |  |", first.line("city", 1000, first, 999))
	assert.Equal(t, "| payroll -h |  | 0.009 | 0.008 | 20 |  |", first.line("payroll -h", 0, cost{}, 0))
}

// The ratio is that of the same turn, and the median of an even number is between the two in the middle.
func TestRatioLine(t *testing.T) {
	clock := func(c cost) int64 { return c.clock }
	beam := []cost{{clock: 4_000}, {clock: 5_000}, {clock: 9_000}, {clock: 1_000}}
	alone := []cost{{clock: 1_000}, {clock: 2_000}, {clock: 3_000}, {clock: 1_000}}
	assert.Equal(t, "| seconds | 1.000 | 2.750 | 4.000 |", ratioLine("seconds", beam, alone, clock))
	assert.Equal(t, "| seconds | 2.500 | 3.000 | 4.000 |", ratioLine("seconds", beam[:3], alone[:3], clock))
}

func TestMeasured(t *testing.T) {
	all, err := times(2, 7, func(people int) (cost, error) {
		assert.Equal(t, 7, people)
		return measured("go", "version")
	})
	require.NoError(t, err)
	require.Len(t, all, 2)
	got := least(all)
	assert.Positive(t, got.memory)
	assert.Equal(t, min(all[0].clock, all[1].clock), got.clock)
	assert.Equal(t, max(all[0].memory, all[1].memory), got.memory)
	_, err = times(2, 0, func(int) (cost, error) { return measured("go", "no-such-command") })
	assert.ErrorContains(t, err, "no-such-command")
}

// The tables of a few people: every program runs, and beam beside payroll.
func TestTables(t *testing.T) {
	p := programs{folder: t.TempDir()}
	t.Chdir("..") // where the program is run
	require.NoError(t, p.build())
	text, err := p.table(options{counts: 1, rows: []int{1, 30}})
	require.NoError(t, err)
	for _, begins := range []string{"| payroll | 1 | ", "| payroll | 30 | ", "| city | 30 | ", "| payrollyear | 30 | ",
		"| beam | 1 | ",
		"| beam | 30 | ", "| payroll -h |  | ", "| beam in times of payroll, 30 people, 1 turns | ",
		"| processor seconds | "} {
		assert.Contains(t, text, "\n"+begins)
	}
}
