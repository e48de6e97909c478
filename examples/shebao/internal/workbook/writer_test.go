package workbook_test

import (
	"bytes"
	"runtime"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/shebao/internal/workbook"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// slipOf is the slip of one wage in a month.
func slipOf(t *testing.T, m month, wage string, options ...payroll.SlipOption) payroll.Slip {
	t.Helper()
	of, err := rule.ParseMonth(m.month)
	require.NoError(t, err)
	policy, err := guangzhou.Policy(of, m.options...)
	require.NoError(t, err)
	e, err := payroll.NewEmployer(m.settings)
	require.NoError(t, err)
	slip, err := policy.Slip(e, payroll.Employee{
		Wage: decimal.NewNullDecimal(decimal.RequireFromString(wage))}, options...)
	require.NoError(t, err)
	return slip
}

// opened is a workbook as a library reads it.
func opened(t *testing.T, file []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// TestFormulasOfOneSlip: the formulas of 3,000.00 yuan in 2025-08, with the amounts of the README's example.
func TestFormulasOfOneSlip(t *testing.T) {
	f := opened(t, book(t, []payroll.Slip{slipOf(t, months()[0], "3000")}, rule.English, payrollmonth.Bill{}))
	for _, c := range []struct{ name, sheet, cell, formula, value string }{
		{name: "a base within limits", sheet: "slips", cell: "D2",
			formula: "MIN(MAX(C2,'figures used'!$D$2),'figures used'!$D$3)", value: "5510"},
		{name: "an amount to the fen", sheet: "slips", cell: "E2", formula: "ROUND(D2*'figures used'!$D$4,2)",
			value: "440.8"},
		{name: "no ceiling", sheet: "slips", cell: "X2", formula: "MAX(W2,'figures used'!$D$17)", value: "3000"},
		{name: "an amount in whole yuan", sheet: "slips", cell: "AC2", formula: "ROUND(AB2*'figures used'!$D$22,0)",
			value: "150"},
		{name: "the employee's total", sheet: "slips", cell: "AE2", formula: "ROUND(SUM(E2,I2,U2,AC2),2)",
			value: "721.52"},
		{name: "the employer's total", sheet: "slips", cell: "AF2", formula: "ROUND(SUM(F2,J2,N2,V2,Z2,AD2),2)",
			value: "1395.23"},
		{name: "a sum of the bill", sheet: "bill", cell: "D2", formula: "ROUND(SUM('slips'!E2:E2),2)", value: "440.8"},
		{name: "a total of the bill", sheet: "bill", cell: "D12",
			formula: "ROUND(SUMIF($B$2:$B$11,B12,$D$2:$D$11),2)", value: "721.52"},
		{name: "the total of both", sheet: "bill", cell: "D14", formula: "ROUND(D12+D13,2)", value: "2116.75"},
	} {
		t.Run(c.name, func(t *testing.T) {
			formula, err := f.GetCellFormula(c.sheet, c.cell)
			require.NoError(t, err)
			assert.Equal(t, c.formula, formula)
			written, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
			require.NoError(t, err)
			assert.Equal(t, c.value, written)
			computed, err := f.CalcCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
			require.NoError(t, err)
			assert.Equal(t, c.value, computed)
		})
	}
}

// TestNobodysScheme: who is in no scheme has totals of 0 and no formula, for there is nothing to add up.
func TestNobodysScheme(t *testing.T) {
	slip := slipOf(t, months()[0], "3000")
	policy, err := guangzhou.Policy(slip.Month)
	require.NoError(t, err)
	e, err := payroll.NewEmployer(months()[0].settings)
	require.NoError(t, err)
	intern, err := staff.Enrol(staff.Intern, staff.MainJob, slip.Month)
	require.NoError(t, err)
	slip, err = policy.Slip(e, intern.Employee(payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))}))
	require.NoError(t, err)
	f := opened(t, book(t, []payroll.Slip{slip}, rule.English, payrollmonth.Bill{}))
	for _, c := range []struct{ name, sheet, cell string }{
		{name: "the employee's total", sheet: "slips", cell: "AE2"},
		{name: "the employer's total", sheet: "slips", cell: "AF2"},
		{name: "a total of the bill", sheet: "bill", cell: "D2"},
		{name: "the total of both", sheet: "bill", cell: "D4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			formula, err := f.GetCellFormula(c.sheet, c.cell)
			require.NoError(t, err)
			assert.Empty(t, formula)
			written, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
			require.NoError(t, err)
			assert.Equal(t, "0", written)
		})
	}
	notices, err := f.GetCellValue("slips", "AI2")
	require.NoError(t, err)
	assert.Contains(t, notices, "Pension, Medical, Unemployment, Housing fund: works without an employment relation")
}

// TestTextStaysText: what begins as a formula is none, and an id is no number.
func TestTextStaysText(t *testing.T) {
	slip := slipOf(t, months()[0], "3000")
	for _, id := range []string{"=1+1", "+8613800000000", "-1", "@SUM(A1)", "0012", "440106199001011234"} {
		t.Run(id, func(t *testing.T) {
			var file bytes.Buffer
			w, err := new(workbook.Scratch).New(&file, payrollmonth.Heading{})
			require.NoError(t, err)
			require.NoError(t, w.Write(payrollmonth.Who{ID: id}, &slip))
			require.NoError(t, w.Refuse(payrollmonth.Fault{Line: 3, ID: id, Column: id, Value: id, Reason: id}))
			require.NoError(t, w.End(payrollmonth.Bill{}))
			f := opened(t, file.Bytes())
			for _, at := range []struct{ sheet, cell string }{{"slips", "A2"}, {"exceptions", "B2"},
				{"exceptions", "C2"}, {"exceptions", "D2"}, {"exceptions", "E2"}} {
				value, err := f.GetCellValue(at.sheet, at.cell)
				require.NoError(t, err)
				assert.Equal(t, id, value)
				formula, err := f.GetCellFormula(at.sheet, at.cell)
				require.NoError(t, err)
				assert.Empty(t, formula)
				kind, err := f.GetCellType(at.sheet, at.cell)
				require.NoError(t, err)
				assert.Equal(t, excelize.CellTypeInlineString, kind)
			}
		})
	}
}

// TestSheets: the sheets in either language, their heads in sight and their rows to be filtered.
func TestSheets(t *testing.T) {
	slips := []payroll.Slip{slipOf(t, months()[0], "3000"), slipOf(t, months()[0], "8000")}
	for _, c := range []struct {
		name   string
		lang   rule.Language
		title  string
		sheets []string
		heads  []string
	}{
		{name: "English", lang: rule.English, title: "Slips of social insurance and housing fund, Guangzhou",
			sheets: []string{"slips", "bill", "exceptions", "figures used"},
			heads:  []string{"id", "month", "pension wage", "pension base", "pension employee"}},
		{name: "Chinese", lang: rule.Chinese, title: "广州社会保险与住房公积金缴费明细",
			sheets: []string{"缴费明细", "应缴汇总", "未能计算", "所用数据"},
			heads:  []string{"工号", "费款所属月", "养老保险工资", "养老保险基数", "养老保险个人"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := opened(t, book(t, slips, c.lang, payrollmonth.Bill{}))
			assert.Equal(t, c.sheets, f.GetSheetList())
			assert.Equal(t, 0, f.GetActiveSheetIndex())
			properties, err := f.GetDocProps()
			require.NoError(t, err)
			assert.Equal(t, c.title, properties.Title)
			rows, err := f.GetRows(c.sheets[0])
			require.NoError(t, err)
			assert.Equal(t, c.heads, rows[0][:len(c.heads)])
			assert.Equal(t, "440.80", rows[1][4], "as a spreadsheet shows it")
			for _, sheet := range c.sheets {
				panes, err := f.GetPanes(sheet)
				require.NoError(t, err)
				assert.True(t, panes.Freeze)
				assert.Equal(t, 1, panes.YSplit)
			}
			filters := map[string]string{}
			for _, n := range f.GetDefinedName() {
				filters[n.Scope] = n.RefersTo
			}
			require.Len(t, filters, len(c.sheets))
			for _, sheet := range c.sheets {
				assert.Contains(t, filters[sheet], "'"+sheet+"'!$A$1:")
			}
			assert.Equal(t, "'"+c.sheets[0]+"'!$A$1:$AI$3", filters[c.sheets[0]])
		})
	}
}

// TestWeakFiguresAreMarked: figures that are not plainly the law's stand out, on the slip and among the figures.
func TestWeakFiguresAreMarked(t *testing.T) {
	supplied, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	supplied, err = supplied.WithAll(map[string]string{"pension.floor": "5511"})
	require.NoError(t, err)
	e, err := payroll.NewEmployer(months()[0].settings)
	require.NoError(t, err)
	own, err := supplied.Slip(e, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))})
	require.NoError(t, err)
	disputed := month{month: "2022-08", settings: months()[0].settings,
		options: []guangzhou.Option{guangzhou.Disputed()}}
	for _, c := range []struct {
		name, grade, standing string
		row                   string // of the figure: the pension floor, or the employer's pension rate
		slip                  payroll.Slip
	}{
		{name: "carried forward", slip: slipOf(t, months()[4], "3000"), grade: "provisional", standing: "carried",
			row: "2"},
		{name: "the user's own", slip: own, grade: "supplied", standing: "in_force", row: "2"},
		{name: "disputed", slip: slipOf(t, disputed, "3000"), grade: "disputed", standing: "in_force", row: "5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := opened(t, book(t, []payroll.Slip{c.slip}, rule.English, payrollmonth.Bill{}))
			for _, at := range []struct{ sheet, cell, want string }{{"slips", "AG2", c.grade},
				{"figures used", "G" + c.row, c.grade}, {"figures used", "H" + c.row, c.standing}} {
				value, err := f.GetCellValue(at.sheet, at.cell)
				require.NoError(t, err)
				assert.Equal(t, at.want, value, at.cell)
			}
			for _, at := range []struct{ sheet, cell string }{{"slips", "AG2"}, {"figures used", "G" + c.row}} {
				id, err := f.GetCellStyle(at.sheet, at.cell)
				require.NoError(t, err)
				style, err := f.GetStyle(id)
				require.NoError(t, err)
				assert.Equal(t, []string{"FFF2CC"}, style.Fill.Color)
			}
		})
	}
}

// TestUnknownIsNotZero: a side that lacks an amount has no total, neither on the slip nor on the bill.
func TestUnknownIsNotZero(t *testing.T) {
	m := month{month: "2027-03", settings: months()[0].settings}
	slip := slipOf(t, m, "8000", payroll.Partial)
	require.NotEmpty(t, slip.Missing)
	f := opened(t, book(t, []payroll.Slip{slip}, rule.English, payrollmonth.Bill{}))
	for _, cell := range []string{"AE2", "AF2"} {
		value, err := f.GetCellValue("slips", cell)
		require.NoError(t, err)
		assert.Empty(t, value)
	}
	missing, err := f.GetCellValue("slips", "AH2")
	require.NoError(t, err)
	assert.Contains(t, missing, "pension employee floor")
	rows, err := f.GetRows("bill")
	require.NoError(t, err)
	for _, row := range rows[len(rows)-3:] {
		assert.Len(t, row, 2, "no total: %v", row)
	}
	assert.Contains(t, rows[1], "not known for everybody")
}

// TestMaternityOnThePayroll: 1 % of 500,000.00 yuan of 100 employees is the employer's, beside the slips.
func TestMaternityOnThePayroll(t *testing.T) {
	average, err := guangzhou.Lookup("city.average_wage", rule.MonthOf(2015, 1))
	require.NoError(t, err)
	line, err := maternity.ContributeOnPayroll(maternity.OnPayroll{Month: rule.MonthOf(2016, 5), Heads: 100,
		LastMonth: decimal.New(500_000, 0), CityAverage: average,
		Rate: rule.SuppliedFigure(number(t, "0.01"), "-maternity-rate")})
	require.NoError(t, err)
	of := line.Line()
	slips := []payroll.Slip{slipOf(t, month{month: "2016-05", settings: months()[0].settings}, "8000")}
	f := opened(t, book(t, slips, rule.English, payrollmonth.Bill{OnPayroll: &of}))
	rows, err := f.GetRows("bill", excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	at := len(rows) - 3
	assert.Equal(t, []string{"maternity", "employer", "", "5000"}, rows[at-1][:4])
	computed, err := f.CalcCellValue("bill", "D"+strconv.Itoa(at), excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	assert.Equal(t, "5000", computed)
	f = opened(t, book(t, slips, rule.English, payrollmonth.Bill{LacksMaternity: true}))
	rows, err = f.GetRows("bill")
	require.NoError(t, err)
	assert.Equal(t, []string{"total", "employer"}, rows[len(rows)-2])
	assert.Equal(t, []string{"total", "both"}, rows[len(rows)-1])
}

// TestMemoryIsBounded: the live heap does not grow with the rows; each row's cells would take some 4 KB.
func TestMemoryIsBounded(t *testing.T) {
	const early, late = 2_000, 12_000
	slip := slipOf(t, months()[0], "8000")
	var file bytes.Buffer
	w, err := new(workbook.Scratch).New(&file, payrollmonth.Heading{})
	require.NoError(t, err)
	var heap [2]uint64
	for row := 1; row <= late; row++ {
		require.NoError(t, w.Write(payrollmonth.Who{ID: "E1"}, &slip))
		if row == early || row == late {
			var stats runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&stats)
			heap[row/late] = stats.HeapAlloc
		}
	}
	require.NoError(t, w.Drop())
	assert.Less(t, heap[1], heap[0]+24<<20)
}

// number is a figure's number.
func number(t *testing.T, text string) rule.Number {
	t.Helper()
	var n rule.Number
	require.NoError(t, n.UnmarshalText([]byte(text)))
	return n
}
