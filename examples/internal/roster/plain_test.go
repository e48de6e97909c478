package roster

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/table"
)

// plainOf returns the reader of the plain lines of a roster with a column that is passed over, and one of the program's
// own that may say nothing or no.
func plainOf(t testing.TB) *Plain {
	t.Helper()
	own := table.Column{English: "town_local", Chinese: "本市城镇户籍"}
	r, err := NewReader(strings.NewReader("id,wage,姓名,housing_wage,town_local\n"), table.How{}, own)
	require.NoError(t, err)
	r.EachOnce()
	return NewPlain(r, map[int][]string{Own: {"no", "否"}})
}

func TestPlainLines(t *testing.T) {
	for _, c := range []struct {
		name, line    string
		wage, housing int64 // fen
	}{
		{name: "whole yuan", line: "E1,8000,,,", wage: 8000_00, housing: NoWage},
		{name: "one decimal", line: "E1,8000.5,,,", wage: 8000_50, housing: NoWage},
		{name: "two decimals", line: "E1,123456789.01,,,", wage: 123456789_01, housing: NoWage},
		{name: "another wage of one scheme", line: "E1,8000,,12345.67,", wage: 8000_00, housing: 12345_67},
		{name: "a name and a word that says nothing", line: "E1,8000,甲,,否", wage: 8000_00, housing: NoWage},
		{name: "an id of 64 bytes", line: strings.Repeat("9", 64) + ",8000,,,", wage: 8000_00, housing: NoWage},
		{name: "an id with other signs", line: "a-1_B,8000,,,", wage: 8000_00, housing: NoWage},
		{name: "a citizen's number", line: "440106199001010013,8000,,,", wage: 8000_00, housing: NoWage},
	} {
		t.Run(c.name, func(t *testing.T) {
			var rows PlainRows
			text := []byte(c.line + "\n")
			plainOf(t).Read(text, &rows)
			require.Empty(t, rows.Others)
			id, _, _ := strings.Cut(c.line, ",")
			assert.Equal(t, id, string(text[rows.IDs[0][0]:rows.IDs[0][1]]))
			assert.Equal(t, c.line, string(rows.Line(text, 0)))
			assert.Equal(t, []int64{c.wage}, rows.Wages[Wage])
			assert.Equal(t, []int64{c.housing}, rows.Wages[Housing])
		})
	}
}

func TestLinesThatAreNotPlain(t *testing.T) {
	for _, c := range []struct{ name, line string }{
		{name: "nothing", line: ""},
		{name: "empty cells", line: ",,,,"},
		{name: "no id", line: ",8000,,,"},
		{name: "no wage", line: "E1,,,,"},
		{name: "no wage but that of one scheme", line: "E1,,,8000,"},
		{name: "a cell too few", line: "E1,8000,,"},
		{name: "a cell too many", line: "E1,8000,,,,"},
		{name: "a quote", line: `E1,8000,"甲",,`},
		{name: "no UTF-8", line: "E1,8000,\xff,,"},
		{name: "a lost character", line: "E1,8000,\ufffd,,"},
		{name: "a word of another meaning", line: "E1,8000,,,yes"},
		{name: "a word and more", line: "E1,8000,,,no "},
		{name: "an id without a digit", line: "total,8000,,,"},
		{name: "an id in Chinese", line: "合计1,8000,,,"},
		{name: "an id with a blank", line: "E1 ,8000,,,"},
		{name: "an id that begins with a sign", line: "-1,8000,,,"},
		{name: "an id that begins with an underscore", line: "_1,8000,,,"},
		{name: "an id with x behind", line: "44010619900101001x,8000,,,"},
		{name: "a citizen's number with hyphens", line: "440106-19900101-0013,8000,,,"},
		{name: "a number that lost digits", line: "440106199001010000,8000,,,"},
		{name: "a number of a spreadsheet", line: "4.40106E+17,8000,,,"},
		{name: "an id of 65 bytes", line: strings.Repeat("9", 65) + ",8000,,,"},
		{name: "three digits", line: "E1,800,,,"},
		{name: "ten digits", line: "E1,1234567890,,,"},
		{name: "a zero in front", line: "E1,08000,,,"},
		{name: "a point without decimals", line: "E1,8000.,,,"},
		{name: "three decimals", line: "E1,8000.123,,,"},
		{name: "a sign", line: "E1,+8000,,,"},
		{name: "a blank", line: "E1, 8000,,,"},
		{name: "another wage that is not plain", line: "E1,8000,,x,"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var rows PlainRows
			plainOf(t).Read([]byte("E1,8000,,,\n"+c.line+"\nE2,8000,,,\n"), &rows)
			require.Len(t, rows.Others, 1)
			assert.Equal(t, OtherLine{1, []byte(c.line)}, rows.Others[0])
			assert.Len(t, rows.IDs, 2)
		})
	}
}

// A plain line costs no memory of its own.
func TestPlainLinesAllocateNothing(t *testing.T) {
	p, rows := plainOf(t), PlainRows{}
	text := []byte(strings.Repeat("E100,8000.00,甲,,\n", 1000))
	p.Read(text, &rows)
	assert.Zero(t, testing.AllocsPerRun(10, func() { p.Read(text, &rows) }))
}
