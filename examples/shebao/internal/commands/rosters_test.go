package commands

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/shebao/internal/sheetfile"
)

// choices are the bytes of a fuzzer, by which a roster is made; after the last one every choice is the first.
type choices []byte

func (c *choices) of(n int) int {
	if len(*c) == 0 {
		return 0
	}
	b := (*c)[0]
	*c = (*c)[1:]
	return int(b) % n
}

func (c *choices) word(words ...string) string { return words[c.of(len(words))] }

// somebody is a person of a roster: wages in fen, the fund's -1 where it is not given, and whether a cell was spoilt.
type somebody struct {
	id            string
	wage, housing int64
	spoilt        bool
	line          int
}

// paper is a roster as an office may make it.
type paper struct {
	choices
	separator string
	book      bool // it is a workbook, whose cells nothing separates
	people    []somebody
	lines     []string
	columns   []string // id, wage, housing, or a column that is none of ours
	sum       int64
}

// newPaper makes a roster of some people, and so many more, with all the ways people write.
func newPaper(seed []byte, more int) *paper {
	p := &paper{choices: seed}
	p.separator = p.word(",", "\t", ";", "，")
	if p.book = p.of(5) == 1; p.book {
		p.separator = "\t" // which no cell has, so that the lines can be cut into cells
	}
	p.columns = [][]string{{"id", "wage"}, {"id", "wage", "housing"}, {"no", "id", "name", "wage"},
		{"id", "department", "wage", "housing", "remark"}, {"wage", "id"}}[p.of(5)]
	if p.of(3) == 1 {
		p.add(p.row("某公司社保缴费基数表"))
	}
	p.add(p.header())
	for n := 1 + p.of(6) + more; n > 0; n-- {
		p.somebody(n)
		if p.of(6) == 1 {
			p.add(p.row())
		}
	}
	if p.of(2) == 1 {
		p.total()
	}
	return p
}

func (p *paper) add(line string) { p.lines = append(p.lines, line) }

// row joins cells and fills the row up.
func (p *paper) row(cells ...string) string {
	for len(cells) < len(p.columns) {
		cells = append(cells, "")
	}
	return strings.Join(cells, p.separator)
}

func (p *paper) header() string {
	var cells []string
	for _, c := range p.columns {
		switch c {
		case "id":
			cells = append(cells, p.word("工号", "id", "员工编号", " 工 号 ", "身份证号"))
		case "wage":
			cells = append(cells, p.word("缴费工资", "wage", "缴费基数（元）", "应发工资", "\u00a0社保基数"))
		case "housing":
			cells = append(cells, p.word("公积金工资", "housing_wage", "公积金基数(元/月)"))
		case "name":
			cells = append(cells, "姓名")
		case "no":
			cells = append(cells, "序号")
		case "department":
			cells = append(cells, "部门")
		default:
			cells = append(cells, "备注")
		}
	}
	return strings.Join(cells, p.separator)
}

// somebody writes a person's row.
func (p *paper) somebody(n int) {
	one := somebody{id: "E" + strconv.Itoa(100+n), housing: -1}
	one.wage = int64(p.of(256))*int64(p.of(256))*73 + int64(p.of(100))
	var cells []string
	for _, c := range p.columns {
		switch c {
		case "id":
			cells = append(cells, p.id(&one))
		case "wage":
			cells = append(cells, p.amount(one.wage, &one))
		case "housing":
			if p.of(2) == 1 {
				one.housing = one.wage + 1234
				cells = append(cells, p.amount(one.housing, &one))
			} else {
				cells = append(cells, "")
			}
		case "no":
			cells = append(cells, strconv.Itoa(n))
		default:
			cells = append(cells, p.word("", "甲", "乙组"))
		}
	}
	p.sum += one.wage
	p.add(strings.Join(cells, p.separator))
	one.line = len(p.lines)
	p.people = append(p.people, one)
}

// id writes an id in one of its forms, or as a spreadsheet spoils it.
func (p *paper) id(one *somebody) string {
	switch p.of(12) {
	case 1:
		return "'" + one.id
	case 2:
		return " " + one.id + "\u200b"
	case 3:
		return strings.Map(func(r rune) rune { return r + '！' - '!' }, one.id)
	case 4:
		one.spoilt = true
		return "4.40106E+17"
	case 5:
		one.spoilt = true
		return ""
	}
	return one.id
}

// amount writes yuan in one of their forms, or so that they cannot be read in one way.
func (p *paper) amount(fen int64, one *somebody) string {
	plain := fmt.Sprintf("%d.%02d", fen/100, fen%100)
	grouped := regexp.MustCompile(`(\d)(\d{3})\.`).ReplaceAllString(plain, "$1,$2.")
	switch p.of(16) {
	case 1:
		return `"` + grouped + `"`
	case 2:
		return "¥" + plain
	case 3:
		return plain + "元"
	case 4:
		return strings.Map(func(r rune) rune { return r + '！' - '!' }, plain)
	case 5:
		return plain + " \u00a0"
	case 6:
		one.spoilt = true
		return plain[:len(plain)-1] + " " + plain[len(plain)-1:]
	case 7:
		one.spoilt = true
		return p.word("无", "-", "#N/A", "1.23E+04", "待定")
	case 8: // without quotes it falls apart, where a comma separates
		one.spoilt = one.spoilt || grouped != plain && p.separator == ","
		return grouped
	}
	return plain
}

// total adds up the rows, rightly or not.
func (p *paper) total() {
	var cells []string
	name := p.word("合计", "总计", "小计（"+strconv.Itoa(len(p.people))+"人）", "Total")
	for _, c := range p.columns {
		switch c {
		case p.columns[0]:
			cells = append(cells, name)
		case "wage":
			cells = append(cells, fmt.Sprintf("%d.%02d", p.sum/100, p.sum%100))
		default:
			cells = append(cells, "")
		}
	}
	if p.columns[0] != "wage" {
		p.add(strings.Join(cells, p.separator))
	}
}

// workbook writes the roster as .xlsx: amounts as numbers or as the texts they were exported as.
func (p *paper) workbook(t *testing.T) []byte {
	f := excelize.NewFile()
	defer f.Close()
	numbers := p.of(2) == 1
	for i, line := range p.lines {
		for k, text := range strings.Split(line, "\t") {
			name, err := excelize.CoordinatesToCellName(k+1, i+1)
			require.NoError(t, err)
			number, err := strconv.ParseFloat(text, 64)
			if numbers && err == nil && regexp.MustCompile(`^[0-9]+[.][0-9]{2}$`).MatchString(text) {
				require.NoError(t, f.SetCellFloat("Sheet1", name, number, 2, 64))
				continue
			}
			require.NoError(t, f.SetCellStr("Sheet1", name, strings.Trim(text, `"`)))
		}
	}
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	return out.Bytes()
}

// bytes writes the roster as a workbook or as a text in one of the encodings.
func (p *paper) bytes(t *testing.T) []byte {
	if p.book {
		return p.workbook(t)
	}
	text := strings.Join(p.lines, p.word("\n", "\r\n", "\r")) + "\n"
	switch p.of(5) {
	case 1:
		return []byte("\ufeff" + text)
	case 2:
		gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
		require.NoError(t, err)
		return []byte(gb)
	case 3, 4:
		order := []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian}[p.of(2)]
		out := order.AppendUint16(nil, 0xFEFF)
		for _, unit := range utf16.Encode([]rune(text)) {
			out = order.AppendUint16(out, unit)
		}
		return out
	}
	return []byte(text)
}

// withheld is what is withheld in 2025-08, in fen: 8 % of 5,510 to 27,549 for the pension, 2 % of 6,236 to 31,179 for
// medical insurance, 0.2 % of 2,500 to 41,112 for unemployment insurance, each half up to the fen, and 5 % of 2,500 to
// 39,828 for the fund, half up to the yuan.
func (one somebody) withheld() int64 {
	share := func(wage, floor, ceiling, per, whole, unit int64) int64 {
		base := min(max(wage, floor*100), ceiling*100)
		return (2*base*per + whole*unit) / (2 * whole * unit) * unit
	}
	housing := one.housing
	if housing < 0 {
		housing = one.wage
	}
	return share(one.wage, 5510, 27549, 8, 100, 1) + share(one.wage, 6236, 31179, 2, 100, 1) +
		share(one.wage, 2500, 41112, 2, 1000, 1) + share(housing, 2500, 39828, 5, 100, 100)
}

// Every row of a roster is computed with exactly its own numbers, or named; the page adds up what was computed.
func checkRoster(t *testing.T, seed []byte) {
	p := newPaper(seed, 0)
	dir := t.TempDir()
	in, out := filepath.Join(dir, "roster.csv"), filepath.Join(dir, "slips.csv")
	text := p.bytes(t)
	require.NoError(t, os.WriteFile(in, text, 0o600))
	var page, errs bytes.Buffer
	status := Run([]string{"month", "-in", in, "-out", out, "-month", "2025-08", "-injury-rate", "0.002",
		"-unemployment-rate", "0.008", "-housing-rate", "0.05", "-lang", "en"}, func(string) string { return "" },
		nil, &page, &errs)
	told := fmt.Sprintf("%q\n%s\n%s", text, page.String(), errs.String())
	require.NotEqual(t, 2, status, told)

	computed := map[string]string{}
	if written, err := os.ReadFile(out); err == nil {
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(written, []byte("\ufeff")))).ReadAll()
		require.NoError(t, err, told)
		for _, row := range rows[1:] {
			require.NotContains(t, computed, row[0], told)
			computed[row[0]] = row[len(row)-5]
		}
	}
	spoilt, sum := 0, int64(0)
	for _, one := range p.people {
		named := strings.Contains(errs.String(), fmt.Sprintf("%s:%d: ", in, one.line))
		total, there := computed[one.id]
		require.NotEqual(t, there, named, "line %d %v\n%s", one.line, one, told)
		require.Equal(t, one.spoilt, named, "line %d %v\n%s", one.line, one, told)
		if one.spoilt {
			spoilt++
			continue
		}
		fen := one.withheld()
		sum += fen
		require.Equal(t, fmt.Sprintf("%d.%02d", fen/100, fen%100), total, told)
	}
	require.Len(t, computed, len(p.people)-spoilt, told)
	require.Equal(t, spoilt > 0, status == 1, told)
	require.Contains(t, page.String(),
		fmt.Sprintf("%d read, %d computed, %d refused", len(p.people), len(computed), spoilt))
	if len(computed) > 0 {
		all := regexp.MustCompile(`All schemes\s+\d+\s+([\d,.]+)`).FindStringSubmatch(page.String())
		require.NotNil(t, all, told)
		require.Equal(t, fmt.Sprintf("%d.%02d", sum/100, sum%100), strings.ReplaceAll(all[1], ",", ""), told)
	}
}

// rowByRow opens a file so that nothing of it is read in lines.
func rowByRow(in io.Reader) ([]table.Sheet, error) {
	sheets, err := sheetfile.Open(in)
	for i := range sheets {
		sheets[i].Rows = struct{ table.Rows }{sheets[i].Rows}
	}
	return sheets, err
}

// What is read in lines and computed many rows at a time is what is read row by row.
func TestLinesOfPapersAreRows(t *testing.T) {
	for seed := range uint64(24) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 11))
			bytes := make([]byte, 30_000)
			for i := range bytes {
				bytes[i] = byte(random.Uint32())
			}
			p := newPaper(bytes, 1500)
			dir := t.TempDir()
			in, out := filepath.Join(dir, "roster.csv"), filepath.Join(dir, "slips.csv")
			require.NoError(t, os.WriteFile(in, p.bytes(t), 0o600))
			want := monthOf(t, payrollmonth.Tools{Open: rowByRow}, in, out)
			require.Equal(t, want, monthOf(t, payrollmonth.Tools{Open: sheetfile.Open}, in, out))
		})
	}
}

// monthOf runs a month and returns the status, the page, what was told, and the slips.
func monthOf(t *testing.T, tools payrollmonth.Tools, in, out string) []string {
	var page, errs bytes.Buffer
	status := payrollmonth.RunWith(tools, []string{"-in", in, "-out", out, "-month", "2025-08", "-injury-rate", "0.002",
		"-unemployment-rate", "0.008", "-housing-rate", "0.05"}, nil, &page, &errs)
	require.Equal(t, 1, status, errs.String())
	slips, err := os.ReadFile(out)
	require.NoError(t, err)
	return []string{page.String(), errs.String(), string(slips)}
}

func FuzzRosters(f *testing.F) {
	for seed := range 64 {
		bytes := make([]byte, 96)
		for i := range bytes {
			bytes[i] = byte((seed + 1) * (i + 3) * 151 >> 3)
		}
		f.Add(bytes)
	}
	f.Fuzz(checkRoster)
}
