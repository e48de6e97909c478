package roster

import (
	"errors"
	"fmt"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// The columns of every roster. Those of a program's own follow.
const (
	ID = iota
	Wage
	Pension
	Medical
	Unemployment
	Injury
	Housing
	Own
)

// Format is what a roster with columns of its own looks like.
func Format(own ...table.Column) table.Format {
	columns := []table.Column{
		ID:           {English: "id", Chinese: "工号"},
		Wage:         {English: "wage", Chinese: "缴费工资"},
		Pension:      {English: "pension_wage", Chinese: "养老工资"},
		Medical:      {English: "medical_wage", Chinese: "医疗工资"},
		Unemployment: {English: "unemployment_wage", Chinese: "失业工资"},
		Injury:       {English: "injury_wage", Chinese: "工伤工资"},
		Housing:      {English: "housing_wage", Chinese: "公积金工资"},
	}
	return table.Format{Name: "roster", Row: "one person", RowChinese: "一个人", Columns: append(columns, own...)}
}

// Row is one person of a roster.
type Row struct {
	Line        int
	ID          string // empty where it cannot be used
	Employee    payroll.Employee
	WagesDiffer bool     // some scheme has a wage of its own
	Fields      []string // valid until the next read; nil where the line cannot be taken apart
}

// Reader reads rows one at a time.
type Reader struct {
	*table.Reader
	once *Once // nil where an id may come again
}

// NewReader reads the header. Every column that is unknown, twice there or missing is reported at once.
func NewReader(in io.Reader, own ...table.Column) (*Reader, error) {
	fields, err := table.NewReader(in, Format(own...))
	if err != nil {
		return nil, err
	}
	r := &Reader{Reader: fields}
	wage := r.Need(Wage)
	switch {
	case wage != nil && r.everySchemeHasAColumn():
		wage = nil
	case wage != nil:
		wage = errors.Join(wage, table.NewRowError("only with all five wages by scheme may it be missing",
			"五项分险种工资齐全时才可以没有这一列"))
	}
	return r, r.CheckHeader(r.Need(ID), wage)
}

// EachOnce refuses an id that stands in an earlier line.
func (r *Reader) EachOnce() { r.once = NewOnce() }

func (r *Reader) everySchemeHasAColumn() bool {
	for c := Pension; c <= Housing; c++ {
		if !r.Has(c) {
			return false
		}
	}
	return true
}

// Read returns the next person and every field of the row that cannot be used. The error is io.EOF at the end, or what
// keeps the rest of the file from being read.
func (r *Reader) Read() (Row, []table.Problem, error) {
	fields, err := r.Next()
	if unread := (*table.RowError)(nil); errors.As(err, &unread) {
		return Row{Line: r.Line()}, []table.Problem{{Column: table.WholeRow, Err: err}}, nil
	}
	if err != nil {
		return Row{}, nil, err
	}
	row := Row{Line: r.Line(), Fields: fields}
	var problems []table.Problem
	id, err := ReadID(r.Cell(fields, ID))
	if err == nil {
		row.ID = id
		err = r.once.Check(id, r.Line())
	}
	if err != nil {
		problems = append(problems, table.Problem{Column: ID, Value: r.Cell(fields, ID), Err: err})
	}
	return row, append(problems, r.takeWages(&row)...), nil
}

// own is the wage of one scheme.
type own struct {
	column int
	scheme rule.Scheme
	wage   *decimal.NullDecimal
}

// byScheme are the wages of a row by scheme.
func (row *Row) byScheme() []own {
	wages := &row.Employee.Wages
	return []own{
		{Pension, rule.Pension, &wages.Pension},
		{Medical, rule.Medical, &wages.Medical},
		{Unemployment, rule.Unemployment, &wages.Unemployment},
		{Injury, rule.Injury, &wages.Injury},
		{Housing, rule.Housing, &wages.Housing},
	}
}

// takeWages reads the wages by scheme and the wage.
func (r *Reader) takeWages(row *Row) []table.Problem {
	var problems []table.Problem
	read := func(column int, scheme rule.Scheme) decimal.NullDecimal {
		text := r.Cell(row.Fields, column)
		if text == "" {
			return decimal.NullDecimal{}
		}
		wage, err := rule.WageInput(scheme.Area(), r.Column(column).English).Parse(text)
		if err != nil {
			problems = append(problems, table.Problem{Column: column, Value: text, Err: err})
		}
		return decimal.NewNullDecimal(wage)
	}
	lacking := 0
	for _, one := range row.byScheme() {
		*one.wage = read(one.column, one.scheme)
		if one.wage.Valid {
			row.WagesDiffer = true
		} else {
			lacking++
		}
	}
	wage := read(Wage, 0)
	row.Employee.Wage = wage
	if !wage.Valid && lacking > 0 {
		problems = append(problems, table.Problem{Column: Wage, Err: table.NewRowError(
			fmt.Sprintf("is empty, and %d of the five wages by scheme are too; fill it or all five", lacking),
			fmt.Sprintf("是空的，五项分险种工资也有 %d 项是空的；请填这一格，或把五项填全", lacking))})
	}
	return problems
}

// WageOf is the wage a scheme takes: its own, else the person's.
func (row *Row) WageOf(scheme rule.Scheme) decimal.Decimal {
	for _, one := range row.byScheme() {
		if one.scheme == scheme && one.wage.Valid {
			return one.wage.Decimal
		}
	}
	return row.Employee.Wage.Decimal
}

// Fen turns yuan of at most two decimals and sixteen digits before them into fen.
func Fen(yuan decimal.Decimal) int64 { return yuan.Shift(2).BigInt().Int64() }
