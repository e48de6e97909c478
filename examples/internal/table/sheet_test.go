package table_test

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// book opens a text as a workbook: sheets are separated by an empty line, the first line of each is its name.
func book(in io.Reader) ([]table.Sheet, error) {
	all, err := io.ReadAll(in)
	var sheets []table.Sheet
	for _, part := range strings.Split(string(all), "\n\n") {
		name, text, _ := strings.Cut(part, "\n")
		sheet, err := table.OfText(strings.NewReader(text), "a workbook")
		if err != nil {
			return nil, err
		}
		sheet.Name, sheet.Ragged, sheet.Commas = name, true, false
		sheets = append(sheets, sheet)
	}
	return sheets, err
}

func TestWhichSheet(t *testing.T) {
	const list = "八月\n工号,缴费工资\nA,1\n\n说明\n怎样填写\n"
	const choose = "more than one sheet has a header; choose one with -sheet: 八月, 九月"
	for _, c := range []struct {
		name, file, sheet, want, err string
		open                         table.Open // book where nil
		extra                        bool
	}{
		{name: "the only one with a header", file: list, want: "A 1"},
		{name: "one that is asked for", file: list + "\n九月\n工号,缴费工资\nB,2\n", sheet: "九月", want: "B 2"},
		{name: "one of two", file: list + "\n九月\n工号,缴费工资\nB,2\n", err: choose},
		{name: "one of a text", file: "工号,缴费工资\nA,1\n", sheet: "八月", open: table.UTF8,
			err: `-sheet "八月": the file is a text, which has no sheets; leave -sheet out`},
		{name: "one that is not there", file: list, sheet: "十月",
			err: `-sheet "十月" is not in the file; its sheets are 八月, 说明`},
		{name: "none with a header", file: "说明\n怎样填写\n\n其他\n",
			err: "no sheet has a header with one of the columns id (工号), wage (缴费工资), pension_wage (养老工资), " +
				"rate (工伤费率); its sheets are 说明, 其他"},
		{name: "a row with a cell beyond the header", file: "八月\n工号,缴费工资\nA,1,,2\n",
			want: `2: has "2" in column 4, which has no header; name the column, or pass over it with -extra ignore`},
		{name: "such a cell passed over", file: "八月\n工号,缴费工资\nA,1,,2\n", extra: true, want: "A 1"},
		{name: "a row that ends early", file: "八月\n工号,缴费工资,养老工资\nA,1\n", want: "A 1 "},
	} {
		t.Run(c.name, func(t *testing.T) {
			how := table.How{Open: book, Sheet: c.sheet, Extra: c.extra}
			if c.open != nil {
				how.Open = c.open
			}
			if c.err != "" {
				_, err := table.NewReader(strings.NewReader(c.file), wages(), how)
				require.EqualError(t, err, c.err)
				assert.NotEqual(t, c.err, rule.Message(err, rule.Chinese))
				return
			}
			rows, notes := allOf(t, c.file, how)
			assert.Equal(t, []string{c.want}, rows)
			assert.Contains(t, notes[1], "sheet ")
		})
	}
}
