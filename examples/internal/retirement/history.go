package retirement

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// demoHistory is a fictional woman worker's; its averages and amounts in the account are made up.
//
//go:embed history.csv
var demoHistory []byte

// The columns of a history.
const (
	colMonth = iota
	colBase
	colAverage
	colAccount
)

// format is what a history looks like.
func format() table.Format {
	return table.Format{Name: "history", Row: "one month", RowChinese: "一个月", Columns: []table.Column{
		colMonth: {English: "month", Chinese: "缴费月份", Content: table.Ident, Also: []string{"月份", "费款所属期", "缴费年月"},
			Use: rule.Say("needed; once in the history", "必填；每月一行"), Example: rule.Say("2019-07", "2019-07")},
		// A base of the 1990s has three digits, so that it is no amount that could have been cut at a comma.
		colBase: {English: "base", Chinese: "缴费基数", Content: table.Number, Also: []string{"缴费工资", "月缴费基数"},
			Use: rule.Say("needed; yuan", "必填；元"), Example: rule.Say("4600", "4600")},
		colAverage: {English: "average", Chinese: "平均工资", Content: table.Number,
			Use: rule.Say("optional; the monthly average wage of the year before, before the library's",
				"可选；上年度月平均工资，先于内置数据"),
			Example: rule.Say("6338", "6338")},
		colAccount: {English: "account", Chinese: "记账额", Content: table.Yuan, Also: []string{"个人账户记账额"},
			Use:     rule.Say("optional; what was credited to the account, yuan", "可选；当月记入个人账户的金额（元）"),
			Example: rule.Say("368.00", "368.00")},
	}}
}

// maxRows is the months of a history: a century.
const maxRows = 1200

// mostIndex is the highest index the library takes; the law's ceiling is far below it.
const mostIndex = 10

// row is one month of the history.
type row struct {
	line       int
	month      rule.Month
	base       decimal.Decimal
	average    rule.Figure // supplied where the file has it, else the library's of the year before
	credit     decimal.Decimal
	ownCredit  bool // the credit is the file's, not 8 % of the base
	ownAverage bool
}

// problem is one field of a row that cannot be used.
type problem struct {
	table.Problem
	line  int
	month string
}

// reader reads a history line by line.
type reader struct {
	*table.Reader
	birth    rule.Month
	seen     map[rule.Month]int // the line of a month
	rows     []row
	read     int // lines with a field
	problems []problem
	cells    cell.Seen // what had to be understood in the rows that can be used
}

// newReader reads the header. Every column that is unknown, twice there or missing is reported at once.
func newReader(in io.Reader, birth rule.Month, how table.How) (*reader, error) {
	fields, err := table.NewReader(in, format(), how)
	if err != nil {
		return nil, err
	}
	return &reader{Reader: fields, birth: birth, seen: map[rule.Month]int{}},
		fields.CheckHeader(fields.Need(colMonth), fields.Need(colBase))
}

// readAll reads every row, in the order of the months; the rows refused are in problems. The error is what keeps
// the rest of the file from being read.
func (r *reader) readAll() error {
	for {
		fields, err := r.Next()
		unread := (*table.RowError)(nil)
		switch {
		case err == io.EOF:
			sortRows(r.rows)
			return nil
		case errors.As(err, &unread):
			r.read++
			r.refuse("", table.WholeRow, "", unread)
		case err != nil:
			return err
		default:
			r.read++
			r.take(fields)
		}
		if r.read > maxRows {
			return tooManyRows()
		}
	}
}

// sortRows puts rows in the order of their months.
func sortRows(rows []row) { slices.SortFunc(rows, func(a, b row) int { return a.month.Sub(b.month) }) }

// tooManyRows is the error of a history that cannot be one person's.
func tooManyRows() error {
	return program.Errorf("the history has more than %d rows; a row is one month of one person",
		"缴费史超过 %d 行；每行是一个人的一个月", maxRows)
}

// refuse notes one problem of the line read last.
func (r *reader) refuse(month string, column int, value string, err error) {
	r.problems = append(r.problems, problem{table.Problem{Column: column, Value: value, Err: err}, r.Line(), month})
}

// take reads one row: every bad field of it is a problem.
func (r *reader) take(fields []string) {
	before := len(r.problems)
	one := row{line: r.Line()}
	month := r.Cell(fields, colMonth)
	bad := func(c int, err error) {
		if err != nil {
			r.refuse(month, c, r.Cell(fields, c), err)
		}
	}
	var seen cell.Seen
	var err error
	one.month, err = r.month(month, &seen)
	bad(colMonth, err)
	one.base, err = cell.Number(r.Cell(fields, colBase), rule.Input{Area: rule.AreaPension, Field: "base", Min: 1,
		Max: 1_000_000_000, Scale: 2, Places: 2,
		Do: rule.Say("pass the contribution base in yuan, and no row for a month that was not paid",
			"请填写缴费基数（元）；未缴费的月份不要列出")}, &seen)
	bad(colBase, err)
	bad(colAverage, r.average(&one, r.Cell(fields, colAverage), &seen))
	if len(r.problems) == before {
		bad(colBase, plausible(one))
		bad(colAccount, one.account(r.Cell(fields, colAccount), &seen))
	}
	if len(r.problems) == before {
		r.rows = append(r.rows, one)
		r.cells.Add(seen)
	}
}

// accountRegime is the first month no transitional part belongs to, averagesFrom the first whose index is measured
// (Guangdong counts earlier months with the deemed index).
func accountRegime() rule.Month { return rule.MonthOf(1998, 7) }
func averagesFrom() rule.Month  { return rule.MonthOf(1994, 1) }

// month reads the month of a row and remembers its line.
func (r *reader) month(text string, seen *cell.Seen) (rule.Month, error) {
	m, err := cell.Month(text, seen)
	if err != nil {
		return rule.Month{}, err
	}
	if line, twice := r.seen[m]; twice {
		return rule.Month{},
			table.NewRowError(
				fmt.Sprintf("overlaps: lines %d and %d are both this month; keep one contribution of each month", line,
					r.Line()),
				fmt.Sprintf("重复：第 %d 行和第 %d 行是同一个月；每个月只留一条", line, r.Line()))
	}
	r.seen[m] = r.Line()
	if err := r.checkMonth(m); err != nil {
		return rule.Month{}, err
	}
	return m, nil
}

// checkMonth refuses a month that nobody of this birth can have paid, or that no index is measured for.
func (r *reader) checkMonth(m rule.Month) error {
	switch {
	case !m.After(r.birth):
		return table.NewRowError("is not after the month of birth "+r.birth.String(),
			"不在出生年月 "+r.birth.String()+" 之后")
	case m.Before(averagesFrom()):
		return table.NewRowError(
			"is before 1994-01; such months count with the deemed index: leave the row out and add the month to "+
				"-deemed-months",
			"早于 1994-01；这样的月份按视同缴费指数计算：请删去这一行，把它计入 -deemed-months")
	}
	return nil
}

// average takes the file's average, or the library's of the year before.
func (r *reader) average(one *row, text string, seen *cell.Seen) error {
	if text != "" {
		in := rule.Input{Area: rule.AreaPension, Field: "average", Min: 1, Max: 10_000_000, Places: 2,
			Do: rule.Say("pass the average wage in yuan a month", "请填写月平均工资（元）")}
		d, err := cell.Number(text, in, seen)
		if err != nil {
			return err
		}
		n, err := in.Number(d)
		one.average, one.ownAverage = rule.SuppliedFigure(n, ""), true
		return err
	}
	if one.month.IsZero() {
		return nil
	}
	year := one.month.Year() - 1
	figure, err := guangzhou.Lookup("pension.provincial_average", rule.MonthOf(year, 12))
	if err != nil {
		return table.NewRowError(
			fmt.Sprintf("is empty, and the library has no provincial average of %d; fill the column average (平均工资)",
				year),
			fmt.Sprintf("是空的，库里没有 %d 年的全省平均工资；请填平均工资（average）这一列", year))
	}
	one.average = figure
	return nil
}

// plausible refuses a base that no average fits: a digit too many in one of them.
func plausible(one row) error {
	if one.base.GreaterThan(one.average.Number().Decimal().Mul(decimal.New(mostIndex, 0))) {
		average := one.average.Number().String()
		return table.NewRowError("is more than 10 times the average "+average+"; check both",
			"超过平均工资 "+average+" 的 10 倍；请核对两者")
	}
	return nil
}

// accountRate is what goes to the personal account of an employee's base (国发〔2005〕38号: 8 %).
func accountRate() decimal.Decimal { return decimal.New(8, -2) }

// account takes the file's amount, or 8 % of the base.
func (one *row) account(text string, seen *cell.Seen) (err error) {
	if text == "" {
		one.credit, err = rule.Product(rule.Pension, one.base, accountRate(), rule.Rounding{})
		return err
	}
	one.ownCredit = true
	one.credit, err = cell.Number(text, rule.Input{Area: rule.AreaPension, Field: "account", Max: 10_000_000_000,
		Places: 2, Do: rule.Say("pass the amount credited in yuan", "请填写记入金额（元）")}, seen)
	if err == nil && one.credit.GreaterThan(one.base) {
		return table.NewRowError("is more than the base "+one.base.String()+
			"; pass what the month added to the account, not the balance",
			"大于缴费基数 "+one.base.String()+"；请填当月记入个人账户的金额，不是余额")
	}
	return err
}
