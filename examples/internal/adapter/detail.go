package adapter

import (
	"cmp"
	"errors"
	"io"
	"strconv"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
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

	// From 2021-10 the employer's medical and maternity insurance are one item of the list of medical insurance.
	OneItem bool

	Changed int // ids that the file writes in another way than it is written here, such as with an apostrophe

	lines []int // where the rows stand in the file they were read from
}

// LineOf is the line of the file in which a row stands; 0 where the list was not read by ReadDetailAs.
func (d *Detail) LineOf(row int) int { return lineOf(d.lines, row) }

// lineOf is the line of a row that was read.
func lineOf(lines []int, row int) int {
	if row < 0 || row >= len(lines) {
		return 0
	}
	return lines[row]
}

// DetailRow is one person, or a sum of the rows. Cells are as the file has them, ids in their one form.
type DetailRow struct {
	Sum          string // the name of a sum row, such as 合计; empty for a person
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

// fixedRate is how the file shows a fixed amount in the column of the rate, which is the seventh.
const (
	fixedRate  = "100%"
	rateColumn = 6
)

var (
	errFixed = program.Errorf(
		"is how a fixed amount is shown, not a rate; say that the list is of a fixed amount, or look at the file",
		"是定额的写法，不是费率；请说明清册为定额，或核对文件")
	errRate = program.Errorf(
		"is a rate, but the list is of a fixed amount, which is shown as 100%%; say that the list has a rate, or "+
			"look at the file", "是费率，但清册为定额，应写作 100%%；请说明清册有费率，或核对文件")
)

func (d *Detail) sheet() sheet {
	columns := []column{{"序号", count, true}, {"姓名", text, true}, {"证件类型", text, true}, {"证件号码", ident, true},
		{"缴费工资", money, false},
		{"缴费基数", money, false}, {"费率", percent, false}, {"应缴费额", signed, true}, {"减免费额", money, false},
		{"应补(退)费额", signed, false}, {"人员编号", ident, false}}
	return sheet{name: "detail list", columns: columns, sums: true, also: func(r row) []Problem {
		rate := r.cells[rateColumn]
		switch {
		case d.Fixed && rate != fixedRate && rate != "":
			return []Problem{{r.line, columns[rateColumn].header, rate, errRate}}
		case !d.Fixed && rate == fixedRate:
			return []Problem{{r.line, columns[rateColumn].header, rate, errFixed}}
		}
		return nil
	}}
}

// check refuses a list that does not say what it is of: its file cannot.
func (d *Detail) check() error {
	insurance := d.Scheme >= rule.Pension && d.Scheme <= rule.Injury
	payer := d.Payer == rule.Employee || d.Payer == rule.Employer
	if !d.Month.IsZero() && insurance && payer {
		return nil
	}
	var errs []error
	missing := func(field string, there bool, do rule.Text) {
		if !there {
			errs = append(errs,
				&rule.FieldError{Kind: rule.ErrMissingField, Field: field, Reason: rule.Say("is not set", "没有设定"),
					Do: do})
		}
	}
	missing("month", !d.Month.IsZero(),
		rule.Say("say which month the list is of, such as 2025-08", "请说明清册的月份，例如 2025-08"))
	missing("scheme", insurance,
		rule.Say("say which insurance the list is of; the provident fund has a list of its own",
			"请说明清册的险种；公积金另有清册"))
	missing("payer", payer,
		rule.Say("say whose part the list is, the employee's or the employer's", "请说明清册为个人部分还是单位部分"))
	return errors.Join(errs...)
}

// ReadDetail reads a list of which the caller names the month, the scheme and the payer: of has no rows. All rows are
// returned, also those with problems, so that nothing of a bill is lost; a line that cannot be taken apart is a row
// of empty cells. The number of a row (序号) is checked and not kept.
func ReadDetail(in io.Reader, of Detail) (Detail, []Problem, error) {
	list, problems, err := ReadDetailAs(in, table.How{}, of)
	list.lines = nil
	return list, problems, err
}

// ReadDetailAs is ReadDetail of a file that is opened as how says; the list knows the lines of its rows.
func ReadDetailAs(in io.Reader, how table.How, of Detail) (Detail, []Problem, error) {
	if err := of.check(); err != nil {
		return Detail{}, nil, err
	}
	rows, problems, err := of.sheet().read(in, how)
	if err != nil {
		return Detail{}, nil, err
	}
	of.Rows, of.Changed, of.lines = nil, 0, nil
	for _, r := range rows {
		c := r.cells
		of.Changed += r.changed
		of.lines = append(of.lines, r.line)
		of.Rows = append(of.Rows, DetailRow{of.sheet().sum(c), c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9],
			c[10]})
	}
	return of, problems, nil
}

// Write writes the list, its people numbered from 1. It writes nothing where a row has a problem.
func (d *Detail) Write(out io.Writer) error {
	rows := make([][]string, 0, len(d.Rows))
	people := 0
	for i := range d.Rows {
		r := &d.Rows[i]
		first := r.Sum
		if first == "" {
			people++
			first = strconv.Itoa(people)
		}
		rows = append(rows,
			[]string{first, r.Name, r.IDType, r.IDNumber, r.Wage, r.Base, r.Rate, r.Due, r.Relief,
				r.Payable, r.PersonNumber})
	}
	return d.sheet().write(out, rows)
}

// Person is how the files name somebody.
type Person struct {
	Name, IDType, IDNumber string
	Number                 string // 工号 or 人员编号
}

// Add adds a person's line of the list's scheme and payer. A slip of another month, or one that lacks the figure of
// the line, is an error; a person outside of the scheme has no row, and ok is false. A slip knows of no relief, so
// that 减免费额 and 应补(退)费额 are empty, not 0.00. So is the base of a fixed amount: no source says what the file shows
// there.
func (d *Detail) Add(who Person, slip *payroll.Slip) (ok bool, err error) {
	if err := d.check(); err != nil {
		return false, err
	}
	if slip.Month != d.Month {
		return false, program.Errorf("%s: the slip is of %s, the list of %s", "%s：明细为 %s，清册为 %s", who.IDNumber,
			slip.Month, d.Month)
	}
	for _, m := range slip.Missing {
		if m.Scheme == d.Scheme && m.Payer == d.Payer {
			return false, program.About(who.IDNumber, m.Err)
		}
	}
	line, there := d.Line(slip)
	if !there {
		return false, nil
	}
	charge := line.Charge()
	one := DetailRow{Name: who.Name, IDType: who.IDType, IDNumber: who.IDNumber, Wage: Yuan(line.Declared()),
		Base: Yuan(line.Base()), Rate: charge.Rate.Number().Percent(), Due: rule.FenAmount(line.Fen()).String(),
		PersonNumber: who.Number}
	if d.Fixed {
		one.Base, one.Rate = "", fixedRate
	}
	d.Rows = append(d.Rows, one)
	return true, nil
}

// Line returns the line of a slip that is in the list. With OneItem and from 2021-10 maternity insurance has no list
// of its own.
func (d *Detail) Line(slip *payroll.Slip) (rule.Line, bool) {
	line, there := slip.Line(d.Scheme, d.Payer)
	_, medical := slip.Line(rule.Medical, d.Payer)
	switch {
	case d.OneItem && d.Payer == rule.Employer && d.Scheme == rule.Medical:
		return slip.MedicalItem()
	case !there, d.OneItem && d.Scheme == rule.Maternity && maternity.InMedicalItem(d.Month) && medical:
		return rule.Line{}, false
	}
	return *line, true
}

// Bill returns the list as a bill to be reconciled: a person is known by its id number or, where that is masked, by its
// own number (人员编号); the amount is 应缴费额. A cell
// that cannot be read goes on as it is, so that the comparison shows it, and so does a rate in a list of a fixed
// amount, or 100% in one that has a rate. A fixed amount has no base and no rate.
func (d *Detail) Bill() bill.Received {
	b := bill.Received{Month: d.Month, Covers: []bill.Column{{Scheme: d.Scheme, Payer: d.Payer}}}
	for _, r := range d.Rows {
		row := bill.Row{ID: cmp.Or(r.Sum, r.IDNumber), Number: r.PersonNumber, Month: d.Month, Scheme: d.Scheme,
			Payer: d.Payer, Base: r.Base,
			Rate: r.Rate, Amount: r.Due}
		rate, err := rateOf(r.Rate)
		whole := err == nil && rate.Percent() == fixedRate
		switch {
		case d.Fixed && (whole || r.Rate == ""):
			row.Base, row.Rate = "", ""
		case !d.Fixed && err == nil && !whole:
			row.Rate = rate.String()
		case errors.Is(err, errPercent) && r.Rate != "":
			row.Rate += " (no %)" // else a number without its sign would be compared as a fraction
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}
