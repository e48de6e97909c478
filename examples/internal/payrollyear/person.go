package payrollyear

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// person is one row of the roster.
type person struct {
	line                     int
	id, name, idNumber, kind string
	hired, left              rule.Date
	arrival                  staff.Arrival
	baseBefore               decimal.NullDecimal
	lastYearTotal            decimal.NullDecimal
	lastYearMonths           int
	monthlyPay               decimal.Decimal
	firstPay                 decimal.NullDecimal
	unpaid                   rule.Month
	borne                    bool
}

// named is how the files name a person.
func (p *person) named() adapter.Person {
	return adapter.Person{Name: p.name, IDType: "居民身份证", IDNumber: p.idNumber, Number: p.id}
}

// hiredInYear reports whether the person joined during the year of the run.
func (p *person) hiredInYear() bool { return p.hired.Month().Year() == theYear }

// pay is the pay of a month before contributions.
func (p *person) pay(month rule.Month) decimal.Decimal {
	switch month {
	case p.unpaid:
		return decimal.Decimal{}
	case p.hired.Month():
		if p.firstPay.Valid {
			return p.firstPay.Decimal
		}
	}
	return p.monthlyPay
}

// employment is how a kind of person is insured here; nobody is in a scheme that is voluntary.
type employment struct {
	person staff.Person
	job    staff.Job
}

// employmentOf is how a kind of person is insured; false for a kind that is not known.
func employmentOf(kind string) (employment, bool) {
	switch kind {
	case "employee":
		return employment{staff.Employee, staff.MainJob}, true
	case "side_job":
		return employment{staff.Employee, staff.SideJob}, true
	case "retired_rehire":
		return employment{staff.RetiredRehire, staff.MainJob}, true
	case "intern":
		return employment{staff.Intern, staff.MainJob}, true
	}
	return employment{}, false
}

// cells is one row being read, with what is wrong in it.
type cells struct {
	r        *table.Reader
	fields   []string
	problems []table.Problem
}

func (c *cells) text(column int) string { return c.r.Cell(c.fields, column) }

func (c *cells) bad(column int, err error) {
	if err != nil {
		c.problems = append(c.problems, table.Problem{Column: column, Value: c.text(column), Err: err})
	}
}

// need refuses what is not so in a column.
func (c *cells) need(column int, so bool, english, chinese string) {
	if !so {
		c.bad(column, table.NewRowError(english, chinese))
	}
}

func (c *cells) money(column int) decimal.NullDecimal {
	if c.text(column) == "" {
		return decimal.NullDecimal{}
	}
	d, err := rule.WageInput("", c.r.Column(column).English).Parse(c.text(column))
	c.bad(column, err)
	return decimal.NullDecimal{Decimal: d, Valid: err == nil}
}

func (c *cells) day(column int) rule.Date {
	if c.text(column) == "" {
		return rule.Date{}
	}
	d, err := rule.ParseDate(c.text(column))
	c.bad(column, err)
	return d
}

func (c *cells) month(column int) rule.Month {
	if c.text(column) == "" {
		return rule.Month{}
	}
	m, err := rule.ParseMonth(c.text(column))
	c.bad(column, err)
	return m
}

// worked reads the months worked in the year before.
func (c *cells) worked(column int) int {
	if c.text(column) == "" {
		return 0
	}
	n, err := strconv.Atoi(c.text(column))
	c.need(column, err == nil && n >= 1 && n <= months, "is not 1 to 12, the months worked in the year before",
		"应为 1 至 12，即上年工作的月数")
	return n
}

// id reads what a person is called by, in its one form.
func (c *cells) id(column int) string {
	id, err := roster.ReadID(c.text(column), nil)
	c.bad(column, err)
	return id
}

// idNumber reads the number of the identity card; an empty one is refused with the row.
func (c *cells) idNumber() string {
	if c.text(colIDNumber) == "" {
		return ""
	}
	return c.id(colIDNumber)
}

// person reads one row.
func (c *cells) person() person {
	p := person{
		line:           c.r.Line(),
		id:             c.id(colID),
		name:           c.text(colName),
		idNumber:       c.idNumber(),
		kind:           c.text(colKind),
		hired:          c.day(colHired),
		left:           c.day(colLeft),
		baseBefore:     c.money(colBaseBefore),
		lastYearTotal:  c.money(colLastYearTotal),
		lastYearMonths: c.worked(colLastYearMonths),
		monthlyPay:     c.money(colMonthlyPay).Decimal,
		firstPay:       c.money(colFirstPay),
		unpaid:         c.month(colUnpaid),
		borne:          c.text(colBorne) == "yes",
	}
	_, known := employmentOf(p.kind)
	c.need(colName, p.name != "", "is empty; the files need a name", "是空的；文件需要姓名")
	c.need(colIDNumber, c.text(colIDNumber) != "", "is empty; the files name people by it", "是空的；文件按证件号码认人")
	c.need(colKind, known, "is not known; use employee, side_job, retired_rehire or intern",
		"不认识；请用 employee、side_job、retired_rehire 或 intern")
	c.need(colHired, c.text(colHired) != "", "is empty; give the first day", "是空的；请写入职日")
	c.need(colMonthlyPay, c.text(colMonthlyPay) != "", "is empty; give the month's pay", "是空的；请写月工资")
	c.need(colBorne, p.borne || c.text(colBorne) == "", "is neither yes nor empty", "只能是 yes 或空")
	if len(c.problems) == 0 {
		p.checkDays(c)
		p.checkBase(c)
	}
	return p
}

// checkDays refuses days that do not go together, or not with the year of the run.
func (p *person) checkDays(c *cells) {
	first, last := rule.MonthOf(theYear, 1), rule.MonthOf(theYear, months)
	c.need(colHired, !last.Before(p.hired.Month()), "is after the year of the run; leave the row out", "在本年之后；请删去该行")
	if !p.left.IsZero() {
		c.need(colLeft, !p.left.Before(p.hired), "is before the first day", "早于入职日")
		c.need(colLeft, !p.left.Month().Before(first), "is before the year of the run; leave the row out",
			"在本年之前；请删去该行")
	}
	if !p.unpaid.IsZero() {
		there := p.unpaid.Year() == theYear && !p.unpaid.Before(p.hired.Month()) &&
			(p.left.IsZero() || !p.left.Month().Before(p.unpaid))
		c.need(colUnpaid, there, "is not a month the person works in during the year of the run", "不是本年在职的月份")
	}
}

// checkBase asks for what a base is made from, and for nothing else, so that no cell is passed over.
func (p *person) checkBase(c *cells) {
	absent := func(columns ...int) {
		for _, column := range columns {
			c.need(column, c.text(column) == "", "does not go with the day of joining; leave it empty", "与入职日不符；请留空")
		}
	}
	if p.hiredInYear() {
		switch c.text(colArrival) {
		case "first_job":
			p.arrival = staff.FirstJob
		case "transfer":
			p.arrival = staff.Transfer
		}
		c.need(colArrival, p.arrival != 0,
			"is neither first_job nor transfer, which the provident fund's first month depends on",
			"只能是 first_job 或 transfer，公积金的首月由它决定")
		c.need(colFirstPay, p.firstPay.Valid, "is empty; the base of a new employee is the pay of the first month",
			"是空的；新职工以首月工资为基数")
		absent(colBaseBefore, colLastYearTotal, colLastYearMonths)
		return
	}
	c.need(colBaseBefore, p.baseBefore.Valid, "is empty; give the base in force in January", "是空的；请写一月的缴费基数")
	if p.worksIn(july()) {
		c.need(colLastYearTotal, p.lastYearTotal.Valid && p.lastYearMonths > 0,
			"and last_year_months are needed to declare a base in July", "和上年工作月数缺一不可，七月要申报基数")
	}
	absent(colArrival, colFirstPay)
}

// worksIn reports whether a month is one of the employment.
func (p *person) worksIn(month rule.Month) bool {
	return !month.Before(p.hired.Month()) && (p.left.IsZero() || !p.left.Month().Before(month))
}

func july() rule.Month { return rule.MonthOf(theYear, declaration) }

// bases are a person's declared bases of one scheme, each for its own months.
func (p *person) bases(scheme rule.Scheme) ([]staff.Declared, error) {
	if p.hiredInYear() {
		return p.basesOfNew(scheme)
	}
	before, err := staff.Freeze(scheme, p.baseBefore.Decimal, july().Add(-months), declaration)
	if err != nil || !p.worksIn(july()) {
		return []staff.Declared{before}, err
	}
	average, err := staff.Year{Total: p.lastYearTotal.Decimal, Months: p.lastYearMonths}.Average()
	if err != nil {
		return nil, err
	}
	after, err := staff.Freeze(scheme, *average, july(), declaration)
	return []staff.Declared{before, after}, err
}

// basesOfNew are those of one who joined in the year. One who joined before July has no wages of the year before to
// declare then: the base is declared again.
func (p *person) basesOfNew(scheme rule.Scheme) ([]staff.Declared, error) {
	hire := staff.Hire{Arrival: p.arrival, Month: p.hired.Month(), FirstPay: p.firstPay.Decimal,
		SecondPay: decimal.NewNullDecimal(p.monthlyPay)}
	first, err := staff.FirstPay(scheme, hire, declaration)
	if err != nil || first.Until() != july() {
		return []staff.Declared{first}, err
	}
	stands, err := first.In(first.From())
	again, againErr := staff.Freeze(scheme, stands.Decimal, july(), declaration)
	return []staff.Declared{first, again}, errors.Join(err, againErr)
}

// baseIn returns the base of a month; not valid where none has begun.
func baseIn(list []staff.Declared, month rule.Month) (decimal.NullDecimal, error) {
	for _, d := range list {
		if month.Before(d.Until()) {
			return d.In(month)
		}
	}
	return decimal.NullDecimal{}, rule.ErrNoRule
}
