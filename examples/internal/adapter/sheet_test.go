package adapter_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// What a cell may not hold, when read and when written.
func TestCells(t *testing.T) {
	row := func() adapter.DetailRow {
		return adapter.DetailRow{Name: "A", IDType: "身份证", IDNumber: "1", Wage: "1.00", Base: "1.00", Rate: "8%",
			Due: "0.08", Relief: "0.00", Payable: "-0.08"}
	}
	tabletest.Each(t, []struct {
		name   string
		change func(*adapter.DetailRow)
		says   string
	}{
		{"a formula", func(r *adapter.DetailRow) { r.Name = "=1+1" }, "starts like a formula"},
		{"a formula by a sign", func(r *adapter.DetailRow) { r.PersonNumber = "@x" }, "starts like a formula"},
		{"a formula by a plus", func(r *adapter.DetailRow) { r.IDType = "+1" }, "starts like a formula"},
		{"a formula by a minus", func(r *adapter.DetailRow) { r.IDNumber = "-1" }, "starts like a formula"},
		{"a full-width formula", func(r *adapter.DetailRow) { r.Name = "＝1" }, "starts like a formula"},
		{"an id made a number", func(r *adapter.DetailRow) { r.IDNumber = "4.40101E+17" },
			"was made a number by a spreadsheet"},
		{"a control character", func(r *adapter.DetailRow) { r.Name = "A\x1b" }, "control character"},
		{"a line end", func(r *adapter.DetailRow) { r.Name = "A\nB" }, "control character"},
		{"blanks at an end", func(r *adapter.DetailRow) { r.Name = "A " }, "blanks at its ends"},
		{"a long text", func(r *adapter.DetailRow) { r.Name = strings.Repeat("9", 201) },
			"more than 200 bytes"},
		{"no name", func(r *adapter.DetailRow) { r.Name = "" }, "line 2: 姓名 is empty"},
		{"grouping", func(r *adapter.DetailRow) { r.Wage = "3,00.00" }, "has a grouping comma"},
		{"three decimals", func(r *adapter.DetailRow) { r.Base = "5511.005" }, "has more than 2 decimals"},
		{"a wage below 0", func(r *adapter.DetailRow) { r.Wage = "-1" }, `缴费工资 "-1" is below 0`},
		{"a rate without its sign", func(r *adapter.DetailRow) { r.Rate = "0.08" },
			"is no rate; write a percentage such as 8%"},
		{"a rate above 100 %", func(r *adapter.DetailRow) { r.Rate = "101%" }, "is above 1"},
		{"an amount that is words", func(r *adapter.DetailRow) { r.Due = "待定" }, "is not a plain number"},
	}, func(t *testing.T, c struct {
		name   string
		change func(*adapter.DetailRow)
		says   string
	}) {
		list := pensionList()
		one := row()
		c.change(&one)
		list.Rows = []adapter.DetailRow{one}
		var out strings.Builder
		assert.ErrorContains(t, list.Write(&out), c.says)
		assert.Empty(t, out.String(), "nothing is half written")
	})
	var problem adapter.Problem
	list := pensionList()
	list.Rows = []adapter.DetailRow{{}}
	assert.True(t, errors.As(list.Write(&strings.Builder{}), &problem))
}

// A file may come from a spreadsheet: a byte order mark, CRLF, columns in another order, fewer decimals.
func TestFilesAsTheyCome(t *testing.T) {
	const file = "\ufeff证件号码,姓名,证件类型,序号,缴费工资,缴费基数,费率,应缴费额,减免费额,应补(退)费额,人员编号\r\n" +
		"0001,A,身份证,7,3000,5510.0,8.00%,440.8,0,440.8,\r\n"
	list, problems, err := adapter.ReadDetail(strings.NewReader(file), pensionList())
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t,
		[]adapter.DetailRow{
			{Name: "A", IDType: "身份证", IDNumber: "0001", Wage: "3000.00", Base: "5510.00", Rate: "8%", Due: "440.80",
				Relief: "0.00", Payable: "440.80"}}, list.Rows)
}

// format is the header and a row of a file, and how it is read.
type format struct {
	header, row string
	needed      []int // the cells that may not be empty
	read        func(file string) ([]adapter.Problem, error)
}

func (f format) names() []string { return strings.Split(strings.TrimSuffix(f.header, "\n"), ",") }

// with returns the file with another cell in the header or, for line 1, in the row.
func (f format) with(line, at int, cell string) string {
	lines := []string{strings.TrimSuffix(f.header, "\n"), strings.TrimSuffix(f.row, "\n")}
	cells := strings.Split(lines[line], ",")
	cells[at] = cell
	lines[line] = strings.Join(cells, ",")
	return strings.Join(lines, "\n")
}

var formats = map[string]format{
	"detail": {detailHeader, "1,A,身份证,0001,1.00,1.00,8%,0.08,0.00,0.08,1\n", []int{0, 1, 2, 3, 7},
		func(file string) ([]adapter.Problem, error) {
			_, p, err := adapter.ReadDetail(strings.NewReader(file), pensionList())
			return p, err
		}},
	"declaration": {"*缴费人识别号,*姓名,*身份证件类型代码,*身份证件号码,分组,310职工医疗,410工伤\n", "9,A,201,0001,x,1.00,\n", []int{0, 1, 2, 3},
		func(file string) ([]adapter.Problem, error) {
			_, p, err := adapter.ReadDeclaration(strings.NewReader(file))
			return p, err
		}},
	"fund": {fundHeader, "1,A,身份证,0001,1.00,1.00,1.00,1.00,1.00,3.00,正常\n", []int{1, 2, 3},
		func(file string) ([]adapter.Problem, error) {
			_, p, err := adapter.ReadFundDetail(strings.NewReader(file))
			return p, err
		}},
	"fund adjustment": {adjustmentHeader, "0001,A,1.00,2.00,0.10,1\n", []int{0, 1, 3},
		func(file string) ([]adapter.Problem, error) {
			_, p, err := adapter.ReadFundAdjustment(strings.NewReader(file))
			return p, err
		}},
	"income tax": {incomeTaxHeader + "其他,准予扣除的捐赠额,减免税额,备注\n", "1,A,身份证,0001" + strings.Repeat(",1.00", 19) + ",x\n",
		[]int{1, 2, 3}, func(file string) ([]adapter.Problem, error) {
			_, p, err := adapter.ReadIncomeTax(strings.NewReader(file), false)
			return p, err
		}},
}

// Every column is needed, none may come twice, no other is allowed, and a header is taken to the letter.
func TestHeaders(t *testing.T) {
	tabletest.Run(t, formats, func(t *testing.T, f format) {
		problems, err := f.read(f.header + f.row)
		require.NoError(t, err)
		require.Empty(t, problems)
		names := f.names()
		for i, name := range names {
			_, err := f.read(f.with(0, i, "部门"))
			assert.ErrorContains(t, err, `column "部门" is n`, name)
			assert.NotContains(t, err.Error(), "-map", "which a client's file does not take")
			_, err = f.read(f.with(0, i, name+"*"))
			assert.Error(t, err, name)
			other := names[(i+1)%len(names)]
			_, err = f.read(f.with(0, i, other))
			assert.ErrorContains(t, err, other, name)
			assert.ErrorContains(t, err, "twice", name)
			if strings.HasSuffix(name, "职工医疗") || strings.HasSuffix(name, "工伤") {
				continue // a declaration has the insurances it needs
			}
			_, err = f.read(strings.Join(slices.Delete(slices.Clone(names), i, i+1), ",") + "\n")
			assert.ErrorContains(t, err, "column "+name+" ", name)
			assert.ErrorContains(t, err, "is missing\ncolumns: ", name)
		}
	})
}

// An empty cell is a problem where one is needed, and nowhere else.
func TestNeededCells(t *testing.T) {
	tabletest.Run(t, formats, func(t *testing.T, f format) {
		var needed []int
		for i, name := range f.names() {
			problems, err := f.read(f.with(1, i, ""))
			require.NoError(t, err)
			for _, p := range problems {
				needed = append(needed, i)
				assert.EqualError(t, p, "line 2: "+name+" is empty; fill it")
			}
		}
		assert.Equal(t, f.needed, needed)
	})
}

// A line that cannot be taken apart is a problem of that line, and the next one is read.
func TestBrokenLine(t *testing.T) {
	tabletest.Run(t, formats, func(t *testing.T, f format) {
		problems, err := f.read(f.header + "A,1\n" + f.row)
		require.NoError(t, err)
		require.Len(t, problems, 1)
		assert.ErrorContains(t, problems[0],
			fmt.Sprintf("line 2: has 2 fields where the header has %d", len(f.names())))
	})
}

// same: a file without problems is written, read back the same, and written back byte for byte. One with problems is
// not written, but for those of a cell that is written anew.
func same[L any](t *testing.T, file string, read func(string) (L, []adapter.Problem, error),
	write func(L, *strings.Builder) error) {
	t.Helper()
	list, problems, err := read(file)
	if err != nil {
		return
	}
	var out, again strings.Builder
	err = write(list, &out)
	for _, p := range problems {
		if p.Column != "序号" && p.Column != "*缴费人识别号" {
			require.Error(t, err, "a row with a problem is not written")
			require.Empty(t, out.String())
		}
	}
	if len(problems) > 0 {
		return
	}
	require.NoError(t, err)
	back, problems, err := read(out.String())
	require.NoError(t, err)
	require.Empty(t, problems)
	require.Equal(t, list, back)
	require.NoError(t, write(back, &again))
	require.Equal(t, out.String(), again.String())
}

// oneForm returns an id as a file writes it; one that cannot be written stays what it is.
func oneForm(id string) string {
	if form, err := printed.ID(id); err == nil {
		return form
	}
	return id
}

// Whatever the cells are: what is written is read back the same, and what is refused writes nothing.
func FuzzRoundTrip(f *testing.F) {
	f.Add("员工0001", "00010119000101001X", uint32(300_000), uint32(8_000_000), int32(44_080), "一部")
	f.Add("A, \"B\"", "0", uint32(0), uint32(1), int32(-1), "")
	f.Fuzz(func(t *testing.T, name, id string, wage, rate uint32, due int32, group string) {
		money := func(fens int64) string { return rule.FenAmount(fens).String() }
		percent := decimal.New(int64(rate%100_000_000), -6).String() + "%"
		id, group = oneForm(id), oneForm(group)
		list := pensionList()
		list.Rows = []adapter.DetailRow{
			{Name: name, IDType: "x", IDNumber: id, Wage: money(int64(wage)), Rate: percent, Due: money(int64(due)),
				PersonNumber: group}}
		var out strings.Builder
		if list.Write(&out) != nil {
			assert.Empty(t, out.String())
			return
		}
		back, problems, err := adapter.ReadDetail(strings.NewReader(out.String()), pensionList())
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, list, back)

		d := adapter.Declaration{Taxpayer: id, Insurances: []adapter.Insurance{{Code: "210", Name: "失业"}},
			Rows: []adapter.DeclarationRow{{name, "201", id, group, []string{money(int64(wage))}}}}
		out.Reset()
		require.NoError(t, d.Write(&out))
		again, problems, err := adapter.ReadDeclaration(strings.NewReader(out.String()))
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, d, again)

		fund := adapter.FundDetail{
			Rows: []adapter.FundRow{
				{Account: group, Name: name, IDType: "x", IDNumber: id, Employer: money(int64(wage)),
					Total: money(int64(wage))}}}
		out.Reset()
		require.NoError(t, fund.Write(&out))
		funds, problems, err := adapter.ReadFundDetail(strings.NewReader(out.String()))
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, fund, funds)

		bases := adapter.FundAdjustment{
			Rows: []adapter.AdjustmentRow{{IDNumber: id, Name: name, After: money(int64(wage)), Account: group}}}
		out.Reset()
		require.NoError(t, bases.Write(&out))
		moved, problems, err := adapter.ReadFundAdjustment(strings.NewReader(out.String()))
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, bases, moved)

		tax := adapter.IncomeTax{Wide: wage%2 == 0,
			Rows: []adapter.IncomeTaxRow{
				{Person: adapter.Person{Name: name, IDType: "x", IDNumber: id, Number: group},
					Amounts: map[string]string{"住房公积金": money(int64(due))}}}}
		out.Reset()
		require.NoError(t, tax.Write(&out))
		taxes, problems, err := adapter.ReadIncomeTax(strings.NewReader(out.String()), tax.Wide)
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, tax, taxes)
	})
}
