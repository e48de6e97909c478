package roster

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/printed"
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
	id, number := IDColumn(), IDNumberColumn(rule.Text{})
	id.Instead = append([]string{number.English, number.Chinese}, number.Also...)
	columns := []table.Column{
		ID: id,
		Wage: {English: "wage", Chinese: "缴费工资", Content: table.Yuan,
			Also:    []string{"缴费基数", "社保基数", "社保缴费基数", "社保缴费工资", "月缴费工资", "月缴费基数", "申报工资", "申报基数"},
			Instead: payNames(),
			Use: rule.Say("the declared monthly wage in yuan; needed where not all five wages by scheme are filled",
				"申报的月缴费工资（元）；五项分险种工资没有填全时必填"),
			Example: rule.Say("12345.60", "12345.60")},
		Pension:      ofScheme("pension_wage", "养老工资", "养老基数", "养老保险基数", "养老缴费基数", "养老保险缴费基数"),
		Medical:      ofScheme("medical_wage", "医疗工资", "医疗基数", "医疗保险基数", "医疗缴费基数", "医保基数", "医疗保险缴费基数"),
		Unemployment: ofScheme("unemployment_wage", "失业工资", "失业基数", "失业保险基数", "失业缴费基数", "失业保险缴费基数"),
		Injury:       ofScheme("injury_wage", "工伤工资", "工伤基数", "工伤保险基数", "工伤缴费基数", "工伤保险缴费基数"),
		Housing:      ofScheme("housing_wage", "公积金工资", "公积金基数", "公积金缴存基数", "住房公积金基数", "住房公积金缴存基数"),
	}
	columns[Medical].Use = rule.Say("optional, before the wage; maternity insurance follows it",
		"可选，先于缴费工资；生育保险随它")
	return table.Format{Name: "roster", Row: "one person", RowChinese: "一个人", Columns: append(columns, own...)}
}

// ofScheme is the column of the wage of one scheme.
func ofScheme(english, chinese string, also ...string) table.Column {
	return table.Column{English: english, Chinese: chinese, Also: also, Content: table.Yuan,
		Use:     rule.Say("optional, before the wage", "可选，先于缴费工资"),
		Example: rule.Say("12345.60", "12345.60")}
}

// Row is one person of a roster.
type Row struct {
	Line        int
	ID          string // empty where it cannot be used
	Employee    payroll.Employee
	WagesDiffer bool     // some scheme has a wage of its own
	Sum         bool     // it adds up others and differs from them, and is nobody's
	Fields      []string // valid until the next read; nil where the line cannot be taken apart
}

// Reader reads rows one at a time.
type Reader struct {
	*table.Reader
	Questions
	once *Once // nil where an id may come again
	seen cell.Seen
}

// NewReader reads the header. Every column that is unknown, twice there or missing is reported at once.
func NewReader(in io.Reader, how table.How, own ...table.Column) (*Reader, error) {
	fields, err := table.NewReader(in, Format(own...), how)
	if err != nil {
		return nil, err
	}
	r := &Reader{Reader: fields}
	var wage error
	if r.lacksWage() {
		wage = errors.Join(r.Need(Wage), table.NewRowError("only with all five wages by scheme may it be missing",
			"五项分险种工资齐全时才可以没有这一列"))
	}
	return r, r.CheckHeader(NeedID(fields, ID), wage)
}

// Lacks reports whether the file does not have a column that a roster cannot do without.
func (r *Reader) Lacks(column int) bool {
	return column == ID && !r.Has(ID) || column == Wage && r.lacksWage()
}

// Notes say how the file was read, what was passed over, and what had to be understood.
func (r *Reader) Notes() []rule.Text {
	return slices.Concat(r.Reader.Notes(), r.seen.List(), r.Questions.List())
}

// Seen counts what is understood in cells of the program's own columns.
func (r *Reader) Seen() *cell.Seen { return &r.seen }

// EachOnce refuses an id that stands in an earlier line.
func (r *Reader) EachOnce() { r.once = NewOnce() }

// Once is what remembers the ids; nil where an id may come again.
func (r *Reader) Once() *Once { return r.once }

// lacksWage reports whether the file has neither the wage nor all five by scheme.
func (r *Reader) lacksWage() bool {
	if r.Has(Wage) {
		return false
	}
	for c := Pension; c <= Housing; c++ {
		if !r.Has(c) {
			return true
		}
	}
	return false
}

// Read returns the next person and every field of the row that cannot be used. The error is io.EOF at the end, or what
// keeps the rest of the file from being read.
func (r *Reader) Read() (Row, []table.Problem, error) {
	fields, err := r.Next()
	if unread := (*table.RowError)(nil); errors.As(err, &unread) {
		return Row{Line: r.Line(), Sum: unread.OfSums}, []table.Problem{{Column: table.WholeRow, Err: err}}, nil
	}
	if err != nil {
		return Row{}, nil, err
	}
	row := Row{Line: r.Line(), Fields: fields}
	var problems []table.Problem
	id, err := ReadID(r.Written(fields, ID), &r.seen)
	if err == nil {
		row.ID = id
		r.LookAt(r.Line(), id)
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
		text := r.Written(row.Fields, column)
		if printed.Plain(text) == "" {
			return decimal.NullDecimal{}
		}
		wage, err := cell.Number(text, rule.WageInput(scheme.Area(), r.Column(column).English), &r.seen)
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
func Fen(yuan decimal.Decimal) int64 {
	const places, most = 2, 15 // decimals, and digits that leave room for them
	if yuan.Exponent() > 0 || yuan.Exponent() < -places || yuan.NumDigits() > most {
		return yuan.Shift(places).BigInt().Int64()
	}
	fens := yuan.CoefficientInt64()
	for exponent := yuan.Exponent(); exponent > -places; exponent-- {
		fens *= 10
	}
	return fens
}
