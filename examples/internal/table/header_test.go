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

// wages is a list with ids, amounts, and columns that have other names.
func wages() table.Format {
	return table.Format{Name: "roster", Row: "one person", RowChinese: "一个人", Columns: []table.Column{
		{English: "id", Chinese: "工号", Also: []string{"员工编号"}, Instead: []string{"身份证号"}, Content: table.Ident},
		{English: "wage", Chinese: "缴费工资", Also: []string{"缴费基数"}, Instead: []string{"应发工资"}, Content: table.Yuan},
		{English: "pension_wage", Chinese: "养老工资", Content: table.Yuan},
		{English: "rate", Chinese: "工伤费率", Content: table.Number},
	}}
}

// headerOf returns what is wrong with the header of a list of wages in both languages.
func headerOf(file string, how table.How) (english, chinese string) {
	r, err := table.NewReader(strings.NewReader(file), wages(), how)
	if err == nil {
		err = r.CheckHeader(r.Need(0), r.Need(1))
	}
	if err == nil {
		return "", ""
	}
	return rule.Message(err, rule.English), rule.Message(err, rule.Chinese)
}

func TestHeader(t *testing.T) {
	const columns = "columns: id (工号), wage (缴费工资), pension_wage (养老工资), rate (工伤费率)"
	const lieList = "可用的列：id (工号), wage (缴费工资), pension_wage (养老工资), rate (工伤费率)"
	for _, c := range []struct {
		name, file, english, chinese string
		how                          table.How
	}{
		{name: "good", file: "wage,id\n"},
		{name: "a unit in brackets", file: "工号,缴费工资（元/月）\n"},
		{name: "a unit in square brackets", file: "工号*,【必填】缴费工资\n"},
		{name: "full-width letters and a blank", file: "ｉｄ, W age\n"},
		{name: "other names", file: "员工编号,缴费基数\n"},
		{name: "what stands in for a column", file: "身份证号,应发工资\n"},
		{name: "a substitute beside the column itself", file: "工号,身份证号,应发工资,缴费基数\n"},
		{name: "columns that are none of ours", file: "序号,姓名,部门,工号,缴费工资,备注\n"},
		{name: "a column of one's own", file: "工号,应缴\n", how: table.How{Names: map[string]string{"应缴": "wage"}}},
		{name: "one's own name goes before a name that is known", file: "工号,缴费基数,应发工资\n",
			how: table.How{Names: map[string]string{"应发工资": "缴费工资", "缴费基数": "养老工资"}}},
		{name: "extra columns passed over", file: "工号,缴费工资,离职日期\n", how: table.How{Extra: true}},
		{name: "a column without a header", file: "工号,,缴费工资,\n"},
		{name: "missing", file: "工号\n", english: "column wage (缴费工资) is missing\n" + columns,
			chinese: "缺 wage (缴费工资) 这一列\n" + lieList},
		{name: "a name over several columns of which none is one of ours", file: "工号,缴费工资,\n,基本,奖金\nA,1,2\n",
			how: table.How{Extra: true}, english: "column wage (缴费工资) is missing\n" + columns,
			chinese: "缺 wage (缴费工资) 这一列\n" + lieList},
		{name: "unknown", file: "工号,缴费工资,车补\n",
			english: "column \"车补\" is not known; name what it is with -map \"车补=...\", " +
				"or pass over all such columns with -extra ignore\n" + columns,
			chinese: "不认识 \"车补\" 这一列；请用 -map \"车补=...\" 说明，或用 -extra ignore 略过这类列\n" + lieList},
		{name: "unknown, and perhaps of people who left", file: "工号,缴费工资,离职日期\n",
			english: "column \"离职日期\" is not read, and may say that somebody is not to be computed; " +
				"take those people out, then pass over the column with -extra ignore\n" + columns,
			chinese: "不读 \"离职日期\" 这一列，而它可能说明有人不应计算；请先删去这些人，再用 -extra ignore 略过这一列\n" + lieList},
		{name: "another column than the one it begins like", file: "工号,缴费工资,缴费工资（医疗）\n",
			english: "column \"缴费工资（医疗）\" is not known; name what it is with -map \"缴费工资（医疗）=...\", " +
				"or pass over all such columns with -extra ignore\n" + columns,
			chinese: "不认识 \"缴费工资（医疗）\" 这一列；请用 -map \"缴费工资（医疗）=...\" 说明，或用 -extra ignore 略过这类列\n" +
				lieList},
		{name: "twice", file: "工号,工号,缴费工资\n",
			english: "column \"工号\" is there twice (columns 1 and 2)\n" + columns,
			chinese: "\"工号\" 这一列重复（第 1 列和第 2 列）\n" + lieList},
		{name: "under two names", file: "工号,缴费工资,缴费基数\n",
			english: "columns \"缴费工资\" (2) and \"缴费基数\" (3) are the same thing; keep one\n" + columns,
			chinese: "\"缴费工资\"（第 2 列）和 \"缴费基数\"（第 3 列）是同一项；请只留一列\n" + lieList},
		{name: "a map to no column", file: "工号,缴费工资\n", how: table.How{Names: map[string]string{"应缴": "salary"}},
			english: "-map 应缴=salary: there is no column \"salary\"; the columns are " + columns[len("columns: "):] +
				"\n" +
				columns,
			chinese: "-map 应缴=salary：没有 \"salary\" 这一列；可用的列：" + columns[len("columns: "):] + "\n" + lieList},
		{name: "empty", file: "",
			english: "the roster is empty; its first line names the " + columns,
			chinese: "文件是空的；第一行要写列名：" + columns[len("columns: "):]},
		{name: "blank lines only", file: "\n,\n",
			english: "the roster is empty; its first line names the " + columns,
			chinese: "文件是空的；第一行要写列名：" + columns[len("columns: "):]},
	} {
		t.Run(c.name, func(t *testing.T) {
			english, chinese := headerOf(c.file, c.how)
			assert.Equal(t, c.english, english)
			assert.Equal(t, c.chinese, chinese)
		})
	}
}

// allOf reads a list of wages: "line id wage pension" of every row, "line: what is wrong" of the others, and the notes.
func allOf(t *testing.T, file string, how table.How) (rows, notes []string) {
	t.Helper()
	r, err := table.NewReader(strings.NewReader(file), wages(), how)
	require.NoError(t, err)
	require.NoError(t, r.CheckHeader(r.Need(0)))
	for {
		fields, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			rows = append(rows, table.Place("", r.Line(), "")[1:]+err.Error())
			continue
		}
		row := []string{r.Cell(fields, 0), r.Cell(fields, 1)}
		if r.Has(2) {
			row = append(row, r.Cell(fields, 2))
		}
		rows = append(rows, strings.Join(row, " "))
	}
	for _, note := range r.Notes() {
		assert.NotEqual(t, note.English, note.Chinese)
		notes = append(notes, note.English)
	}
	return rows, notes
}

func TestWhereATableBegins(t *testing.T) {
	for _, c := range []struct {
		name, file  string
		rows, notes []string
		how         table.How
	}{
		{name: "at once", file: "工号,缴费工资\nA,1\n", rows: []string{"A 1"},
			notes: []string{"UTF-8, separated by commas"}},
		{name: "under a title", file: "\ufeff某公司2025年8月社保缴费基数表,\n工号,缴费工资\nA,1\n", rows: []string{"A 1"},
			notes: []string{"UTF-8, separated by commas", "line 1 passed over, above the header: 某公司2025年8月社保缴费基数表"}},
		{name: "under groups of columns", file: "员工信息,,缴费基数,\n工号,缴费工资,养老工资,工伤费率\nA,1,2,\n", rows: []string{"A 1 2"},
			notes: []string{"UTF-8, separated by commas", "line 1 passed over, above the header: 员工信息 缴费基数"}},
		{name: "in two rows", file: "工号,缴费工资,养老,\n,,工资,工伤费率\nA,1,2,0.002\n", rows: []string{"A 1 2"},
			notes: []string{"UTF-8, separated by commas"}},
		{name: "under a name over several columns",
			file: "工号,缴费工资,,\n,基本,奖金,应发工资\nA,1,2,3\n", how: table.How{Extra: true}, rows: []string{"A 3"},
			notes: []string{"UTF-8, separated by commas", "columns passed over: 基本, 奖金"}},
		{name: "above somebody whose wage is a word, beside a column without a name",
			file: "工号,缴费工资,\nA,面议,注\nB,1,\n", how: table.How{Extra: true}, rows: []string{"A 面议", "B 1"},
			notes: []string{"UTF-8, separated by commas"}},
		{name: "by tabs", file: "工号\t缴费工资\nA\t1\n", rows: []string{"A 1"},
			notes: []string{"UTF-8, separated by tabs"}},
		{name: "by semicolons", file: "工号;缴费工资\nA;1,000\n", rows: []string{"A 1,000"},
			notes: []string{"UTF-8, separated by semicolons"}},
		{name: "by full-width commas", file: "工号，缴费工资\nA，1\n", rows: []string{"A 1"},
			notes: []string{"UTF-8, separated by full-width commas"}},
		{name: "a line break in a header", file: "工号,\"缴费\n工资\"\nA,1\n", rows: []string{"A 1"},
			notes: []string{"UTF-8, separated by commas"}},
		{name: "no-break blanks in a header", file: "\u00a0工号\u00a0,缴费\u200b工资\nA,1\n", rows: []string{"A 1"},
			notes: []string{"UTF-8, separated by commas"}},
		{name: "ends of lines by CR alone", file: "工号,缴费工资\rA,1\rB,2\r", rows: []string{"A 1", "B 2"},
			notes: []string{"UTF-8, separated by commas"}},
		{name: "columns passed over", file: "序号,姓名,身份证号,工号,缴费工资,应发工资\n1,甲,X,A,1,2\n2,,,,,\n", rows: []string{"A 1"},
			notes: []string{"UTF-8, separated by commas", "columns passed over: 序号, 姓名, 身份证号, 应发工资"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, notes := allOf(t, c.file, c.how)
			assert.Equal(t, c.rows, rows)
			assert.Equal(t, c.notes, notes)
		})
	}
}

// A row of sums is nobody's, and a check where it has amounts.
func TestSums(t *testing.T) {
	const two = "工号,缴费工资\nA,8000\nB,\"9,000.50\"\n"
	differs := func(line, name, where, why string) string {
		return line + ": is a row of sums, " + name + ": it has " + where + ", " + why +
			"; look for a row that is missing, twice there or misread"
	}
	for _, c := range []struct {
		name, file string
		rows       []string // beyond A and B
		note       string
	}{
		{name: "all", file: two + "合计,17000.50\n",
			note: "line 4, 合计, is nobody's and adds up the rows above: 缴费工资 17000.50"},
		{name: "in English", file: two + "Total:,17000.5\n",
			note: "line 4, Total:, is nobody's and adds up the rows above: 缴费工资 17000.50"},
		{name: "people counted", file: two + "小计（2人）,17000.50\n",
			note: "line 4, 小计（2人）, is nobody's and adds up the rows above: 缴费工资 17000.50"},
		{name: "a part, and all", file: two + "小计,17000.50\nC,1\n小计,1\n合计,17001.50\n", rows: []string{"C 1"},
			note: "line 7, 合计, is nobody's and adds up the rows above: 缴费工资 17001.50"},
		{name: "of groups, departments and all", file: two + "A组小计,17000.50\nC,1\nB组小计,1\n一部合计,17001.50\n" +
			"D,2\nC组小计,2\n二部合计,2\n總計,17003.50\n", rows: []string{"C 1", "D 2"},
			note: "line 11, 總計, is nobody's and adds up the rows above: 缴费工资 17003.50"},
		{name: "named with digits before it", file: two + "2025年8月合计,17000.50\n",
			note: "line 4, 2025年8月合计, is nobody's and adds up the rows above: 缴费工资 17000.50"},
		{name: "of no rows", file: two + "合计,17000.50\n总计,0\n",
			rows: []string{differs("5", "总计", "缴费工资 0", "and the rows above add up to 17000.50")},
			note: "line 4, 合计, is nobody's and adds up the rows above: 缴费工资 17000.50"},
		{name: "an average", file: two + "平均,8500.25\n",
			rows: []string{differs("4", "平均", "缴费工资 8500.25", "and the rows above add up to 17000.50")}},
		{name: "without an amount", file: two + "合计,\n", note: "line 4, 合计, is nobody's and has no amount to compare"},
		{name: "another amount", file: two + "合计,17000.00\n",
			rows: []string{differs("4", "合计", "缴费工资 17000.00", "and the rows above add up to 17000.50")}},
		{name: "other people", file: two + "共3人 合计,17000.50\n",
			rows: []string{differs("4", "共3人 合计", "3", "people, and there are 2 rows above")}},
		{name: "a count", file: two + "人数,2\n", note: "line 4, 人数, is nobody's and counts the rows above: 2"},
		{name: "a count behind the sum", file: two + "合计,17000.50\n总人数：,2人\n",
			note: "line 5, 总人数：, is nobody's and counts the rows above: 2"},
		{name: "another count", file: two + "人数,3\n",
			rows: []string{differs("4", "人数", "3", "people, and there are 2 rows above")}},
		{name: "no amount", file: two + "合计,待核\n",
			rows: []string{differs("4", "合计", "缴费工资 待核", "which is no amount")}},
		{name: "a running sum", file: two + "累计,99000.00\n",
			note: "line 4, 累计, is nobody's and may count more than the rows above: it has 缴费工资 99000.00"},
		{name: "over an amount that cannot be read", file: two + "C,1.2万\n合计,29000.50\n", rows: []string{"C 1.2万"},
			note: "line 5, 合计, is nobody's and cannot be compared: an amount of 缴费工资 above it cannot be read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, notes := allOf(t, c.file, table.How{})
			assert.Equal(t, append([]string{"A 8000", "B 9,000.50"}, c.rows...), rows)
			if c.note == "" {
				assert.Len(t, notes, 1)
			} else {
				assert.Equal(t, c.note, notes[len(notes)-1])
			}
		})
	}
}

func TestWhereTheNameOfASumStands(t *testing.T) {
	for _, c := range []struct{ name, file, last string }{
		{name: "before the id", file: "序号,工号,缴费工资\n1,A,5\n合计,,5\n", last: "line 3, 合计, "},
		{name: "behind an empty id", file: "工号,姓名,缴费工资\nA,甲,5\n,合计,5\n", last: "line 3, 合计, "},
		{name: "the header once more", file: "工号,缴费工资\nA,5\n工号,缴费工资\n",
			last: "line 3 passed over, the header once more: "},
		{name: "who made it", file: "工号,缴费工资\nA,5\n制表人：某某,\n", last: "line 3 passed over, a note below the table: "},
		{name: "who made and checked it", file: "工号,缴费工资\nA,5\n制表人：某某,审核人：某某\n",
			last: "line 3 passed over, a note below the table: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, notes := allOf(t, c.file, table.How{})
			assert.Equal(t, []string{"A 5"}, rows)
			assert.Contains(t, notes[len(notes)-1], c.last)
		})
	}
	rows, _ := allOf(t, "工号,部门,缴费工资\nA,合计,5\n备注,,6\n", table.How{})
	assert.Equal(t, []string{"A 5", "备注 6"}, rows, "somebody of a department with such a name, and one with such an id")
}

// Two tables in one file are refused, and a header once more is passed over where its columns are the same.
func TestTwoTables(t *testing.T) {
	says := func(first, second string) string {
		return "there are two tables, with the headers in lines " + first + " and " + second +
			" and other columns; put each into a file or a sheet of its own"
	}
	for _, c := range []struct{ name, file, want string }{
		{name: "the fuller one below", file: "工号,缴费工资\nA,1\n\n工号,缴费工资,养老工资\nB,2,3\n", want: says("1", "4")},
		{name: "columns in another order", file: "工号,缴费工资,养老工资\nA,1,2\n工号,养老工资,缴费工资\nB,3,4\n",
			want: says("1", "3")},
		{name: "columns moved by a blank one", file: "工号,缴费工资,养老工资,\nA,1,2,\n工号,,缴费工资,养老工资\nB,,3,4\n",
			want: says("1", "3")},
		{name: "under other names", file: "工号,缴费工资,养老工资\nA,1,2\n员工编号,养老工资,缴费基数\nB,3,4\n",
			want: says("1", "3")},
		{name: "the same", file: "工号,缴费工资\nA,1\n工号,缴费工资\nB,2\n"},
		{name: "the same behind a byte order mark", file: "工号,缴费工资\nA,1\n\ufeff工号,缴费工资\nB,2\n"},
		{name: "the same in other words", file: "工号,缴费工资\nA,1\n员工编号,缴费基数（元）\nB,2\n"},
		{name: "the same in two rows", file: "工号,缴费工资,养老,\n,,工资,工伤费率\nA,1,,\n工号,缴费工资,养老,\n,,工资,工伤费率\nB,2,,\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := table.NewReader(strings.NewReader(c.file), wages(), table.How{Extra: true})
			require.NoError(t, err)
			err = r.CheckHeader()
			var ids []string
			for err == nil {
				var fields []string
				fields, err = r.Next()
				if err == nil {
					ids = append(ids, r.Cell(fields, 0))
				}
			}
			if c.want == "" {
				assert.Equal(t, io.EOF, err)
				assert.Equal(t, []string{"A", "B"}, ids)
				return
			}
			assert.ErrorContains(t, err, c.want)
			assert.NotContains(t, ids, "B")
		})
	}
}

// A name given with -map is one of the file's, so that a slip of the pen changes no column.
func TestNamesOfNoHeader(t *testing.T) {
	english, chinese := headerOf("工号,应发工资\n", table.How{Names: map[string]string{"应发": "wage"}})
	assert.Contains(t, english, `-map 应发=wage: the file has no header "应发"; its headers are 工号, 应发工资`)
	assert.Contains(t, chinese, `-map 应发=wage：文件里没有 "应发" 这个表头；文件的表头：工号, 应发工资`)
	english, _ = headerOf("工号, 应发 (元)\n", table.How{Names: map[string]string{"应发": "wage"}})
	assert.Empty(t, english)
}

// An amount that fell apart at its commas is no two amounts.
func TestAmountsThatFellApart(t *testing.T) {
	says := func(amount, plain, first string) string {
		return "2: seems to have the amount " + amount + ", cut at its commas; write " + plain + ", or " + first +
			".00 where " + first + " is meant"
	}
	for _, c := range []struct{ name, file, want string }{
		{name: "into an empty column", file: "工号,缴费工资,养老工资\nA,8,000\n", want: says("8,000", "8000", "8")},
		{name: "with decimals", file: "工号,缴费工资,养老工资\nA,12,345.67\n", want: says("12,345.67", "12345.67", "12")},
		{name: "into three", file: "工号,缴费工资,养老工资,工伤费率\nA,1,234,567\n", want: says("1,234,567", "1234567", "1")},
		{name: "into a column that is passed over", file: "工号,缴费工资,备注\nA,8,000\n", want: says("8,000", "8000", "8")},
		{name: "beyond the header", file: "工号,缴费工资\nA,8,000\n", want: says("8,000", "8000", "8")},
		{name: "between other cells", file: "工号,缴费工资,养老工资,姓名\nA,12,345,甲\n", want: says("12,345", "12345", "12")},
		{name: "12 yuan, and said so", file: "工号,缴费工资,养老工资\nA,12.00,345\n", want: "A 12.00 345"},
		{name: "an id is no amount", file: "工号,缴费工资\n12,345\n", want: "12 345"},
		{name: "before other words, with a cell left out", file: "工号,缴费工资,备注,部门\nA,8,001,甲\n",
			want: says("8,001", "8001", "8")},
		{name: "8 yuan before a code, and said so", file: "工号,缴费工资,备注,部门\nA,8.00,001,甲\n", want: "A 8.00"},
		{name: "a long number behind is no part", file: "工号,缴费工资,备注,部门\nA,8,0010,甲\n", want: "A 8"},
		{name: "into the id", file: "缴费工资,工号,姓名\n8,000,A\n", want: says("8,000", "8000", "8")},
		{name: "behind a yuan sign", file: "工号,缴费工资,备注\nA,￥8,000\n", want: says("8,000", "8000", "8")},
		{name: "behind RMB", file: "工号,缴费工资,备注\nA,RMB 12,345\n", want: says("12,345", "12345", "12")},
		{name: "behind a sign", file: "工号,缴费工资,备注\nA,+8,000\n", want: says("8,000", "8000", "8")},
		{name: "before 元", file: "工号,缴费工资,备注\nA,8,000.50元\n", want: says("8,000.50", "8000.50", "8")},
		{name: "in brackets", file: "工号,缴费工资,备注\nA,(8,000)\n", want: says("8,000", "8000", "8")},
		{name: "of full width", file: "工号,缴费工资,备注\nA,８,０００\n", want: says("8,000", "8000", "8")},
		{name: "before an invisible character", file: "工号,缴费工资,备注\nA,8,000\u200b\n",
			want: says("8,000", "8000", "8")},
		{name: "more fields than the header", file: "工号,缴费工资\nA,8000,甲\n",
			want: "2: has 3 fields where the header has 2; write a number without grouping commas, such as 3000.00"},
		{name: "beyond the header, with an empty cell behind", file: "工号,缴费工资,备注\nA,12,345.67,\n",
			want: says("12,345.67", "12345.67", "12")},
		{name: "a cell without a header", file: "工号,缴费工资,\nA,8000,甲\n",
			want: `2: has "甲" in column 3, which has no header; name the column, or pass over it with -extra ignore`},
		{name: "by tabs nothing falls apart", file: "工号\t缴费工资\t养老工资\nA\t8\t200\n", want: "A 8 200"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, _ := allOf(t, c.file, table.How{})
			assert.Equal(t, []string{c.want}, rows)
		})
	}
}

func TestFilesThatAreNoText(t *testing.T) {
	const sheet = "; save it as CSV UTF-8, or read it with `go run -C examples/shebao . month -in FILE`"
	for _, c := range []struct{ name, file, want string }{
		{name: "GBK", file: "\xb9\xa4\xba\xc5,\xbd\xc9\nE1,8000\n",
			want: "the file is not UTF-8, probably GBK (GB18030), as Chinese Excel saves CSV" + sheet},
		{name: "GBK under a title in ASCII", file: "Report\n\xb9\xa4\xba\xc5,\xbd\xc9\nE1,8000\n",
			want: "the file is not UTF-8, probably GBK (GB18030), as Chinese Excel saves CSV" + sheet},
		{name: "UTF-16", file: "\xff\xfe\xe5\x5d", want: "the file is UTF-16 text" + sheet},
		{name: "UTF-16 without a mark", file: "i\x00d\x00,\x00", want: "the file is UTF-16 text" + sheet},
		{name: "a zip", file: "PK\x03\x04", want: "the file is a workbook or another zip file (.xlsx)" + sheet},
		{name: "an old workbook", file: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
			want: "the file is a workbook of the old kind (.xls) or has a password; " +
				"open it and save it as .xlsx without one, or as CSV UTF-8"},
		{name: "a page", file: "\n<HTML><table>", want: "the file is a web page (HTML), whatever its name ends in; " +
			"open it in a spreadsheet and save it as .xlsx or as CSV UTF-8"},
		{name: "a PDF", file: "%PDF-1.7", want: "the file is a PDF; ask for the table it was printed from"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := table.NewReader(strings.NewReader(c.file), wages(), table.How{})
			require.EqualError(t, err, "the header cannot be read: "+c.want)
			assert.NotEqual(t, rule.Message(err, rule.Chinese), err.Error())
		})
	}
}

// A quote that is not closed takes no other row with it; one that closes in a later line makes one row of them.
func TestQuotesOverLines(t *testing.T) {
	const open = `has a quote that is not closed or stands inside a field; write "..." around the whole field`
	for _, c := range []struct {
		name, file string
		want       []string
	}{
		{name: "a cell in two lines", file: "工号,缴费工资,备注\nA,1,\"x\ny\"\nB,2,\n", want: []string{"A 1", "B 2"}},
		{name: "texts kept as they are", file: "工号,缴费工资\n=\"0007\",=\"1\"\n", want: []string{"0007 1"}},
		{name: "never closed", file: "工号,缴费工资\nA,\"1\nB,2\n", want: []string{"2: " + open, "B 2"}},
		{name: "closed by another row's", file: "工号,缴费工资\nA,\"1\nB,2\nC,3\"\n", want: []string{"2: " + open, "B 2",
			"4: " + open}},
		{name: "closed behind more cells than the header has", file: "工号,缴费工资,备注\nA,1,\nX,\"1\nB,2,\nz\",3,4,5\n",
			want: []string{"A 1", "3: " + open, "B 2", "5: " + open}},
		{name: "named by the first of its lines", file: "工号,缴费工资,备注,部门\nA,1,,\nX,\"1\n\n\",y\n",
			want: []string{"A 1", "3: has 3 fields where the header has 4; " +
				"write a number without grouping commas, such as 3000.00"}},
		{name: "closed too late", file: "工号,缴费工资\nA,\"1" + strings.Repeat("\n", 30) + "\"\nB,2\n",
			want: []string{"2: " + open, "32: " + open, "B 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, _ := allOf(t, c.file, table.How{})
			assert.Equal(t, c.want, rows)
		})
	}
}
