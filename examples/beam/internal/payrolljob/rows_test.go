package payrolljob

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// someRows are rows with every field, the least and the largest of each.
func someRows() []Row {
	const most = 1_000_000_000_000 // fen: the largest wage a roster may have
	return []Row{
		{File: "a.csv", Line: 2, ID: "GZ0001", Pension: 300_000, Medical: 300_000, Unemployment: 300_000,
			Injury: 300_000, Housing: 300_000},
		{File: "a.csv", Line: 3, ID: "张三，\"a\"", Pension: most, Medical: 0, Unemployment: most, Injury: 1,
			Housing: most},
		{File: "a.csv", Line: 1 << 40, ID: strings.Repeat("x", 64), Reason: "工资不能使用；" + strings.Repeat("y", 300)},
		{File: "a.csv", Line: 1<<40 + 1, ID: "B", Pension: 1, Medical: 2, Unemployment: 3, Injury: 4, Housing: 5},
	}
}

func packedRows() Rows {
	packed := Rows{File: "a.csv"}
	for _, row := range someRows() {
		packed.add(&row)
	}
	return packed
}

// TestRowsArriveAsTheyWere: what is packed comes out, every field and in order, and an error ends it.
func TestRowsArriveAsTheyWere(t *testing.T) {
	packed := packedRows()
	assert.Equal(t, int64(2), packed.First)
	var got []Row
	require.NoError(t, packed.each(func(row *Row) error {
		got = append(got, *row)
		return nil
	}))
	assert.Equal(t, someRows(), got)

	stop := errors.New("stop")
	times := 0
	assert.ErrorIs(t, packed.each(func(*Row) error {
		times++
		return stop
	}), stop)
	assert.Equal(t, 1, times)
}

// TestRowsCutOff: bytes that end inside a row are an error, never fewer rows or others.
func TestRowsCutOff(t *testing.T) {
	whole := packedRows()
	var ends []int // of the rows
	partly := Rows{File: "a.csv"}
	for _, row := range someRows() {
		partly.add(&row)
		ends = append(ends, len(partly.Packed))
	}
	complete := 0
	for size := range len(whole.Packed) {
		if complete < len(ends) && size == ends[complete] {
			complete++
		}
		cut := Rows{File: whole.File, First: whole.First, Packed: whole.Packed[:size]}
		var got []Row
		err := cut.each(func(row *Row) error {
			got = append(got, *row)
			return nil
		})
		require.Equal(t, someRows()[:complete], append([]Row{}, got...), "%d bytes", size)
		if size == 0 || size == ends[max(complete, 1)-1] {
			require.NoError(t, err, "%d bytes", size)
			continue
		}
		require.EqualError(t, err, "a.csv: the rows from line 2 on did not arrive whole; run the job again", "%d bytes",
			size)
		require.Equal(t, "a.csv：第 2 行起的数据没有完整传到；请重新运行任务", rule.Message(err, rule.Chinese))
	}
}

// TestBundles: the id alone decides on the file of a row, bundles of one file follow one another by line, and none is
// much over its size.
func TestBundles(t *testing.T) {
	const files, people = 3, 20_000
	last := map[int]int64{}
	seen, full := 0, 0
	b := newBundles("a.csv", files, func(file int, rows Rows) {
		assert.Equal(t, "a.csv", rows.File)
		assert.Less(t, len(rows.Packed), fullBundle+200)
		if len(rows.Packed) >= fullBundle {
			full++
		}
		assert.Greater(t, rows.First, last[file])
		require.NoError(t, rows.each(func(row *Row) error {
			assert.Equal(t, fileOf(row.ID, files), file)
			assert.Greater(t, row.Line, last[file])
			last[file] = row.Line
			seen++
			return nil
		}))
	})
	for i := range people {
		b.add(&Row{Line: int64(i + 2), ID: fmt.Sprintf("GZ%05d", i), Pension: 300_000})
	}
	b.flush()
	assert.Equal(t, people, seen)
	assert.Len(t, last, files)
	assert.GreaterOrEqual(t, full, files)
}
