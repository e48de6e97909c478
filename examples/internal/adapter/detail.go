package adapter

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/reconcile"
	"github.com/shebao-go/shebao/rule"
)

// Detail is the tax client's list of one month, scheme and payer (社保费管理客户端明细导出). The file itself names none of the
// three.
type Detail struct {
	Month  rule.Month
	Scheme rule.Scheme
	Payer  rule.Payer
	Fixed  bool // a fixed amount (大额医疗): the file shows the rate 100%, which is no rate
	Rows   []DetailRow
}

// DetailRow is one person, cells as the file has them.
type DetailRow struct {
	Name         string // 姓名
	IDType       string // 证件类型
	IDNumber     string // 证件号码
	Wage         string // 缴费工资
	Base         string // 缴费基数
	Rate         string // 费率, such as 8%
	Due          string // 应缴费额
	Relief       string // 减免费额
	Payable      string // 应补(退)费额; below 0 where it is paid back
	PersonNumber string // 人员编号
}

func detailColumns() []column {
	return []column{{"序号", count, true}, {"姓名", text, true}, {"证件类型", text, true}, {"证件号码", text, true}, {"缴费工资", money, false},
		{"缴费基数", money, false}, {"费率", percent, false}, {"应缴费额", signed, true}, {"减免费额", money, false}, {"应补(退)费额", signed, false}, {"人员编号", text, false}}
}

var errWholeRate = errors.New("is how a fixed amount is shown, not a rate; say that the list is of a fixed amount, or look at the file")

// problems are those of a row beyond its cells.
func (d *Detail) problems(r DetailRow, line int) []Problem {
	if whole := r.Rate == "100%"; whole != d.Fixed && r.Rate != "" {
		err := errWholeRate
		if d.Fixed {
			err = errors.New("is a rate, but the list is of a fixed amount, which is shown as 100%")
		}
		return []Problem{{line, "费率", r.Rate, err}}
	}
	return nil
}

// ReadDetail reads a list that the caller knows the month, scheme and payer of: of has no rows. All rows are returned, also
// those with problems, so that nothing of a bill is lost.
func ReadDetail(in io.Reader, of Detail) (Detail, []Problem, error) {
	rows, problems, err := read(in, "detail list", detailColumns())
	if err != nil {
		return Detail{}, nil, err
	}
	of.Rows = nil
	for _, r := range rows {
		c := r.cells
		one := DetailRow{c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10]}
		of.Rows = append(of.Rows, one)
		problems = append(problems, of.problems(one, r.line)...)
	}
	return of, problems, nil
}

// Write writes the list, numbered from 1. It writes nothing where a row has a problem.
func (d *Detail) Write(out io.Writer) error {
	var rows [][]string
	var errs []error
	for i, r := range d.Rows {
		for _, p := range d.problems(r, i+2) {
			errs = append(errs, p)
		}
		rows = append(rows, []string{strconv.Itoa(i + 1), r.Name, r.IDType, r.IDNumber, r.Wage, r.Base, r.Rate, r.Due, r.Relief, r.Payable, r.PersonNumber})
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return write(out, detailColumns(), rows)
}

// Person is how the files name somebody.
type Person struct {
	Name, IDType, IDNumber string
	Number                 string // 工号 or 人员编号
}

// Add adds a person's line of the list's scheme and payer. A slip of another month, or one that lacks the figure of the line, is
// an error; a person outside of the scheme has no row, and ok is false.
func (d *Detail) Add(who Person, slip *payroll.Slip) (ok bool, err error) {
	if slip.Month != d.Month {
		return false, fmt.Errorf("%s: the slip is of %s, the list of %s", who.IDNumber, slip.Month, d.Month)
	}
	for _, m := range slip.Missing {
		if m.Scheme == d.Scheme && m.Payer == d.Payer {
			return false, fmt.Errorf("%s: %w", who.IDNumber, m.Err)
		}
	}
	for i := range slip.Lines {
		line := &slip.Lines[i]
		if line.Scheme() != d.Scheme || line.Payer() != d.Payer {
			continue
		}
		charge, amount := line.Charge(), line.Amount().StringFixed(2)
		d.Rows = append(d.Rows, DetailRow{Name: who.Name, IDType: who.IDType, IDNumber: who.IDNumber, Wage: line.Declared().StringFixed(2),
			Base: line.Base().StringFixed(2), Rate: charge.Rate.Number().Percent(), Due: amount, Relief: "0.00", Payable: amount, PersonNumber: who.Number})
		return true, nil
	}
	return false, nil
}

// Bill returns the list as a bill to be reconciled: a person is known by its id number, the amount is 应缴费额. A cell that
// cannot be read goes on as it is, so that the comparison shows it; a fixed amount has no base and no rate.
func (d *Detail) Bill() reconcile.Bill {
	b := reconcile.Bill{Month: d.Month, Covers: []reconcile.Part{{Scheme: d.Scheme, Payer: d.Payer}}}
	for _, r := range d.Rows {
		row := reconcile.Row{ID: r.IDNumber, Month: d.Month, Scheme: d.Scheme, Payer: d.Payer, Base: r.Base, Rate: r.Rate, Amount: r.Due}
		if rate, err := rateOf(r.Rate); err == nil {
			row.Rate = rate.String()
		}
		if d.Fixed {
			row.Base, row.Rate = "", ""
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}
