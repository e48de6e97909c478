package cityfunds

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// The columns of a file of years.
const (
	number = iota
	opening
	contributions
	subsidy
	interest
	otherIncome
	expenditure
	closing
	fiscalRevenue
	landRevenue
	landAllocated
	addedValue
	riskReserve
	managementFee
	retired
)

// format is what a file of years looks like.
func format() table.Format {
	return table.Format{Name: "file", Row: "one year", RowChinese: "一年", Columns: []table.Column{
		number:        {English: "year", Chinese: "年度"},
		opening:       {English: "opening", Chinese: "上年结余"},
		contributions: {English: "contributions", Chinese: "保费收入"},
		subsidy:       {English: "subsidy", Chinese: "财政补贴"},
		interest:      {English: "interest", Chinese: "利息收入"},
		otherIncome:   {English: "other_income", Chinese: "其他收入"},
		expenditure:   {English: "expenditure", Chinese: "支出"},
		closing:       {English: "closing", Chinese: "年末结余"},
		fiscalRevenue: {English: "fiscal_revenue", Chinese: "财政收入"},
		landRevenue:   {English: "land_net_revenue", Chinese: "土地出让净收益"},
		landAllocated: {English: "land_allocated", Chinese: "用于公租房"},
		addedValue:    {English: "added_value", Chinese: "公积金增值收益"},
		riskReserve:   {English: "risk_reserve", Chinese: "贷款风险准备金"},
		managementFee: {English: "management_fee", Chinese: "管理费用"},
		retired:       {English: "retired", Chinese: "退休人数"},
	}}
}

// optional are the columns whose cells may be empty: a closing balance that is only computed, nobody retired counted.
func optional() []int { return []int{closing, retired} }

// year is one row of the file, yuan but for the retired.
type year struct {
	number int
	cells  [retired + 1]decimal.NullDecimal
}

// get returns a column's amount.
func (y year) get(column int) decimal.Decimal { return y.cells[column].Decimal }

// reader reads a file of years. A file with a bad cell is not used.
type reader struct {
	*table.Reader
	program.Tongue
	years []year
	errs  []error
}

// readYears reads a file. Every bad cell is reported with its line and column.
func readYears(in io.Reader, t program.Tongue) ([]year, error) {
	fields, err := table.NewReader(in, format(), table.How{})
	if err != nil {
		return nil, err
	}
	r := &reader{Reader: fields, Tongue: t}
	var missing []error
	for column := range format().Columns {
		if !slices.Contains(optional(), column) {
			missing = append(missing, r.Need(column))
		}
	}
	if err := r.CheckHeader(missing...); err != nil {
		return nil, err
	}
	if err := r.readAll(); err != nil {
		return nil, err
	}
	if len(r.years) == 0 {
		r.errs = append(r.errs, program.Errorf("the file has no year; give one row a year", "文件里没有年度；每年写一行"))
	}
	return r.years, errors.Join(r.errs...)
}

// readAll reads every row; the rows refused are in errs.
func (r *reader) readAll() error {
	for {
		fields, err := r.Next()
		broken := (*table.RowError)(nil)
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &broken):
			r.refuse(table.WholeRow, "", err)
		case err != nil:
			return err
		default:
			r.take(fields)
		}
	}
}

// refuse notes what is wrong with a cell of the line read last.
func (r *reader) refuse(column int, text string, err error) {
	told := r.Describe(table.Problem{Column: column, Value: text, Err: err}, r.Lang)
	r.errs = append(r.errs, program.Errorf("line %d: %s", "第 %d 行：%s", r.Line(), told))
}

// take reads one year.
func (r *reader) take(fields []string) {
	before := len(r.errs)
	y := year{number: r.number(r.Cell(fields, number))}
	for column := opening; column <= retired; column++ {
		text := r.Cell(fields, column)
		if text == "" && slices.Contains(optional(), column) {
			continue
		}
		d, err := r.input(column).Parse(text)
		if err != nil {
			r.refuse(column, text, err)
		}
		y.cells[column] = decimal.NewNullDecimal(d)
	}
	if n := len(r.years); n > 0 && len(r.errs) == before && r.years[n-1].number+1 != y.number {
		r.refuse(number, r.Cell(fields, number), table.NewRowError(
			fmt.Sprintf("does not follow %d; give every year once, in order", r.years[n-1].number),
			fmt.Sprintf("没有接在 %d 之后；每年一行，按顺序", r.years[n-1].number)))
	}
	r.years = append(r.years, y)
}

// number reads the year.
func (r *reader) number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1900 || n > 2200 {
		r.refuse(number, text, table.NewRowError("is not within 1900 to 2200; write it as 2014",
			"不在 1900 至 2200 之间；请写成 2014"))
	}
	return n
}

// input bounds one column.
func (r *reader) input(column int) rule.Input {
	in := rule.Input{Field: r.Column(column).English, Max: 10_000_000_000_000, Places: 2,
		Do: rule.Say("pass yuan, such as 1200000000", "请填写元数，如 1200000000")}
	switch column {
	case opening, closing:
		in.Min = -in.Max
	case expenditure, fiscalRevenue: // divisors: above 0
		in.Min, in.Max, in.Scale = 1, in.Max*100, 2
		in.Do = rule.Say("pass yuan above 0, such as 1200000000", "请填写大于 0 的元数，如 1200000000")
	case retired:
		in.Max, in.Places = 100_000_000, 0
		in.Do = rule.Say("pass the number of retired persons", "请填写退休人数")
	}
	return in
}
