package table_test

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

const (
	colName = iota
	colAge
	colPlace
)

func people() table.Format {
	return table.Format{Name: "list", Row: "one person", RowChinese: "一个人",
		Columns: []table.Column{{English: "name", Chinese: "姓名"}, {English: "age", Chinese: "年龄"},
			{English: "place", Chinese: "地点"}}}
}

// read returns "name age place" of every row and "line: error" of those that cannot be read.
func read(t *testing.T, file string) string {
	t.Helper()
	r, err := table.NewReader(strings.NewReader(file), people(), table.How{})
	require.NoError(t, err)
	require.NoError(t, r.CheckHeader())
	var all []string
	for {
		fields, err := r.Next()
		row := (*table.RowError)(nil)
		switch {
		case err == io.EOF:
			return strings.Join(all, "|")
		case errors.As(err, &row):
			assert.NotEmpty(t, row.Chinese)
			all = append(all, strconv.Itoa(r.Line())+": "+row.English)
		default:
			require.NoError(t, err)
			all = append(all, r.Cell(fields, colName)+" "+r.Cell(fields, colAge)+" "+r.Cell(fields, colPlace))
		}
	}
}

func TestNext(t *testing.T) {
	const two = "A 1 |B 2 "
	const quotes = `has a quote that is not closed or stands inside a field; write "..." around the whole field`
	long := strings.Repeat("9", 70_000)
	tabletest.Each(t, []struct{ name, file, want string }{
		{"plain", "name,age\nA,1\nB,2\n", two},
		{"no end of line at the end", "name,age\nA,1\nB,2", two},
		{"CRLF and byte order mark", "\ufeffname,age\r\nA,1\r\nB,2\r\n", two},
		{"blank lines", "\nname,age\n\nA,1\n \t,\nB,2\n\n", two},
		{"blanks around cells", " name ,age\n A , 1\nB\t,2\n", two},
		{"Chinese and any case", "姓名,AGE\nA,1\nB,2\n", two},
		{"another order", "place,age,name\nX,1,A\n", "A 1 X"},
		{"quoted", "name,age\n\"A,\"\"a\",\"1\"\n", "A,\"a 1 "},
		{"no rows", "name,age\n", ""},
		{"too many fields", "name,age\nA,1,000\nB,2\n",
			"2: has 3 fields where the header has 2; write a number without grouping commas, such as 3000.00|B 2 "},
		{"too few fields", "name,age\nA\nB,2\n",
			"2: has 1 field where the header has 2; write a number without grouping commas, such as 3000.00|B 2 "},
		{"open quote", "name,age\nA,\"1\nB,2\n", "2: " + quotes + "|B 2 "},
		{"quote in a field", "name,age\nA,1\"0\nB,2\n", "2: " + quotes + "|B 2 "},
		{"not UTF-8", "name,age\nA,\xff\nB,2\n", "2: is not UTF-8; save the file as CSV UTF-8|B 2 "},
		{"long line", "name,age\nA," + long + "\nB,2\n",
			"2: is longer than 65536 bytes; a line is one row|B 2 "},
		{"long last line", "name,age\nB,2\nA," + long,
			"B 2 |3: is longer than 65536 bytes; a line is one row"},
	}, func(t *testing.T, c struct{ name, file, want string }) {
		assert.Equal(t, c.want, read(t, c.file))
	})
}

// TestBrokenFile: what keeps the file from being read is no error of one line.
func TestBrokenFile(t *testing.T) {
	gone := errors.New("the disk is gone")
	r, err := table.NewReader(io.MultiReader(strings.NewReader("name\nA\n"), iotest.ErrReader(gone)), people(),
		table.How{})
	require.NoError(t, err)
	fields, err := r.Next()
	require.NoError(t, err)
	assert.Equal(t, "A", r.Cell(fields, colName))
	_, err = r.Next()
	assert.ErrorIs(t, err, gone)
	_, err = table.NewReader(iotest.ErrReader(gone), people(), table.How{})
	assert.ErrorIs(t, err, gone)
}

func TestCounts(t *testing.T) {
	r, err := table.NewReader(strings.NewReader("\n姓名\n\nA\n,\n"), people(), table.How{})
	require.NoError(t, err)
	assert.Equal(t, "姓名", r.Name(colName))
	assert.Equal(t, "name", r.Column(colName).English)
	assert.Equal(t, "age", r.Name(colAge))
	assert.Empty(t, r.Name(table.WholeRow))
	assert.False(t, r.Has(colAge))
	_, err = r.Next()
	require.NoError(t, err)
	assert.Equal(t, 4, r.Line())
	_, err = r.Next()
	require.Equal(t, io.EOF, err)
	assert.Equal(t, 2, r.Blank(), "of those below the header")
}

func TestDescribe(t *testing.T) {
	r, err := table.NewReader(strings.NewReader("name,年龄\x1b\n"), people(), table.How{})
	require.NoError(t, err)
	both := &table.RowError{English: "is empty", Chinese: "是空的"}
	number := func(text string) error {
		_, err := rule.Input{Field: "age", Max: 150, Do: rule.Say("pass years", "请填写周岁")}.Parse(text)
		return err
	}
	tabletest.Each(t, []struct {
		name             string
		problem          table.Problem
		english, chinese string
	}{
		{"a column", table.Problem{Column: colName, Err: both}, "name is empty", "name 是空的"},
		{"a value", table.Problem{Column: colAge, Value: "x\x1b[2J", Err: both}, `age "x?[2J" is empty`,
			`age "x?[2J" 是空的`},
		{"the whole row", table.Problem{Column: table.WholeRow, Err: both}, "is empty", "是空的"},
		{"a bad number", table.Problem{Column: colAge, Value: "1,0", Err: number("1,0")},
			`age "1,0" has a grouping comma; `, `age "1,0" 含有千位分隔逗号；`},
		{"out of range", table.Problem{Column: colAge, Value: "151", Err: number("151")},
			`age "151" is above 150; pass years`, `age "151" 大于 150；请填写周岁`},
		{"any other reason", table.Problem{Column: colAge, Err: errors.New("is odd")}, "age is odd",
			"age is odd"},
	}, func(t *testing.T, c struct {
		name             string
		problem          table.Problem
		english, chinese string
	}) {
		assert.True(t, strings.HasPrefix(r.Describe(c.problem, rule.English), c.english),
			r.Describe(c.problem, rule.English))
		assert.True(t, strings.HasPrefix(r.Describe(c.problem, rule.Chinese), c.chinese),
			r.Describe(c.problem, rule.Chinese))
	})
}

func TestPrintable(t *testing.T) {
	tabletest.Each(t, []struct{ name, value, want string }{
		{"plain", "A1 养老", "A1 养老"},
		{"control characters", "\x1b[2J\t\u0085\x7f", "?[2J???"},
		{"40 characters", strings.Repeat("养", 40), strings.Repeat("养", 40)},
		{"41 characters", strings.Repeat("养", 41), strings.Repeat("养", 40) + "..."},
	}, func(t *testing.T, c struct{ name, value, want string }) {
		assert.Equal(t, c.want, table.Printable(c.value))
	})
}

// FuzzReader: whatever the bytes, nothing panics and the lines are counted.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{"name,age\nA,1\n", "\ufeff姓名,年龄\r\nA,\"1\"\r\n", "name,age\n\"\n\",\n",
		"\xff\xfei\x00", ",\n", "\ufeff姓名\r\xe5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) {
		r, err := table.NewReader(strings.NewReader(file), people(), table.How{})
		if err != nil {
			return
		}
		for {
			fields, err := r.Next()
			if err == io.EOF {
				break
			}
			if row := (*table.RowError)(nil); errors.As(err, &row) {
				continue
			}
			if err != nil {
				return // such as a second table, which refuses the whole file
			}
			for c := range people().Columns {
				assert.Equal(t, strings.TrimSpace(r.Cell(fields, c)), r.Cell(fields, c))
			}
		}
		text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(file, "\ufeff"))
		lines := strings.Count(text, "\n")
		if text != "" && !strings.HasSuffix(text, "\n") {
			lines++
		}
		if strings.Contains(text, `"`) { // a row of several lines is named by its first
			assert.LessOrEqual(t, r.Line(), lines)
			return
		}
		assert.Equal(t, lines, r.Line())
	})
}

// A row that cannot be read is told once, wherever it stands: also as the last in which a header is looked for.
func TestABadRowIsToldOnce(t *testing.T) {
	const rows = 30
	for bad := range rows {
		t.Run(strconv.Itoa(bad), func(t *testing.T) {
			file, want := "name,age\n", []string{}
			for i := range rows {
				if i == bad {
					file += "A,\xff\n"
					want = append(want, strconv.Itoa(i+2)+": is not UTF-8; save the file as CSV UTF-8")
					continue
				}
				file += "A,1\n"
				want = append(want, "A 1 ")
			}
			assert.Equal(t, strings.Join(want, "|"), limited(t, file, rows+1))
		})
	}
}

// limited is read, and fails where more rows come than there may be.
func limited(t *testing.T, file string, most int) string {
	t.Helper()
	r, err := table.NewReader(strings.NewReader(file), people(), table.How{})
	require.NoError(t, err)
	for range most {
		if _, err := r.Next(); err == io.EOF {
			return read(t, file)
		}
	}
	require.Fail(t, "rows come again")
	return ""
}
