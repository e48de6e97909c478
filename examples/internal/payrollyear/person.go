package payrollyear

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// person is one row of the roster.
type person struct {
	calendar
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
func (p *person) hiredInYear() bool { return p.holds(p.hired.Month()) }

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

// kinds are the values of the column kind: those of a roster whose whole year can be computed.
func kinds() []cell.Option[string] {
	var list []cell.Option[string]
	for _, kind := range roster.Kinds() {
		switch kind.Value.Person {
		case staff.Employee, staff.RetiredRehire, staff.Intern:
			list = append(list, cell.Option[string]{Value: kind.English, English: kind.English, Chinese: kind.Chinese,
				Also: kind.Also})
		}
	}
	return list
}

// employmentOf is how a kind of person is insured here; nobody is in a scheme that is voluntary.
func employmentOf(kind string) roster.Kind {
	for _, one := range roster.Kinds() {
		if one.English == kind {
			return one.Value
		}
	}
	return roster.Kind{}
}

// insuresNobody reports whether a kind of person is in no scheme here, as a re-hired pensioner and an intern are.
func (c calendar) insuresNobody(kind string) bool {
	how := employmentOf(kind)
	enrolment, err := staff.Enrol(how.Person, how.Job, c.july())
	if err != nil {
		return false
	}
	one := enrolment.Employee(payroll.Employee{})
	return !slices.ContainsFunc(insured(), func(s rule.Scheme) bool {
		return !slices.ContainsFunc(one.Outside, func(x payroll.Exclusion) bool { return x.Scheme == s })
	})
}

// insured are the schemes of a slip that go by the wage.
func insured() []rule.Scheme {
	return []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Injury, rule.Housing}
}

// arrivals are the values of the column arrival.
func arrivals() []cell.Option[staff.Arrival] {
	return []cell.Option[staff.Arrival]{
		{Value: staff.FirstJob, English: "first_job", Chinese: "新参加工作", Also: []string{"首次就业", "首次参加工作"}},
		{Value: staff.Transfer, English: "transfer", Chinese: "新调入", Also: []string{"调入", "转入"}},
	}
}

// cells is one row being read, with what is wrong in it and what had to be understood.
type cells struct {
	o        *options
	r        *table.Reader
	fields   []string
	problems []table.Problem
	seen     cell.Seen
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
	d, err := cell.Number(c.text(column), rule.WageInput("", c.r.Column(column).English), &c.seen)
	c.bad(column, err)
	return decimal.NullDecimal{Decimal: d, Valid: err == nil}
}

func (c *cells) day(column int) rule.Date {
	if c.text(column) == "" {
		return rule.Date{}
	}
	d, err := cell.Date(c.text(column), &c.seen)
	c.bad(column, err)
	return d
}

func (c *cells) month(column int) rule.Month {
	if c.text(column) == "" {
		return rule.Month{}
	}
	m, err := cell.Month(c.text(column), &c.seen)
	c.bad(column, err)
	return m
}

// worked reads the months worked in the year before.
func (c *cells) worked(column int) int {
	if c.text(column) == "" {
		return 0
	}
	n, err := cell.Number(c.text(column), rule.Input{Field: c.r.Column(column).English, Min: 1, Max: months,
		Do: rule.Say("write the months worked in the year before, 1 to 12", "请填写上年工作的月数，1 至 12")}, &c.seen)
	c.bad(column, err)
	return int(n.IntPart())
}

// word reads one of the values of a column that may be empty.
func word[T any](c *cells, column int, options []cell.Option[T]) (value T) {
	if c.text(column) == "" {
		return value
	}
	value, err := cell.Word(c.text(column), options, &c.seen)
	c.bad(column, err)
	return value
}

// yes reads a column of yes and no; an empty cell is no.
func (c *cells) yes(column int) bool {
	if c.text(column) == "" {
		return false
	}
	is, err := cell.YesNo(c.text(column), &c.seen)
	c.bad(column, err)
	return is
}

// id reads what a person is called by, in its one form.
func (c *cells) id(column int) string {
	id, err := roster.ReadID(c.text(column), &c.seen)
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

// kind reads what kind of person somebody is; an empty cell is refused.
func (c *cells) kind() string {
	kind, err := cell.Word(c.text(colKind), kinds(), &c.seen)
	c.bad(colKind, err)
	return kind
}

// person reads one row.
func (c *cells) person() person {
	p := person{
		calendar:       c.o.calendar,
		line:           c.r.Line(),
		id:             c.id(colID),
		name:           c.text(colName),
		idNumber:       c.idNumber(),
		kind:           c.kind(),
		hired:          c.day(colHired),
		left:           c.day(colLeft),
		arrival:        word(c, colArrival, arrivals()),
		baseBefore:     c.money(colBaseBefore),
		lastYearTotal:  c.money(colLastYearTotal),
		lastYearMonths: c.worked(colLastYearMonths),
		monthlyPay:     c.money(colMonthlyPay).Decimal,
		firstPay:       c.money(colFirstPay),
		unpaid:         c.month(colUnpaid),
		borne:          c.yes(colBorne),
	}
	c.need(colName, p.name != "", "is empty; the files need a name", "是空的；文件需要姓名")
	c.need(colIDNumber, c.text(colIDNumber) != "", "is empty; the files name people by it", "是空的；文件按证件号码认人")
	c.need(colHired, c.text(colHired) != "", "is empty; give the first day", "是空的；请写入职日")
	c.need(colMonthlyPay, c.text(colMonthlyPay) != "", "is empty; give the month's pay", "是空的；请写月工资")
	if len(c.problems) == 0 {
		p.checkDays(c)
		if !c.o.alone() || p.worksIn(c.o.billMonth) {
			p.checkBase(c)
		}
	}
	return p
}

// checkDays refuses days that do not go together, or not with the year of the run.
func (p *person) checkDays(c *cells) {
	gone := !p.left.IsZero()
	c.need(colLeft, !gone || !p.left.Before(p.hired), "is before the first day", "早于入职日")
	if c.o.alone() {
		return
	}
	c.need(colHired, !p.monthOf(months).Before(p.hired.Month()), "is after the year of the run; leave the row out",
		"在本年之后；请删去该行")
	c.need(colLeft, !gone || !p.left.Month().Before(p.monthOf(1)), "is before the year of the run; leave the row out",
		"在本年之前；请删去该行")
	c.need(colUnpaid, p.unpaid.IsZero() || p.holds(p.unpaid) && p.worksIn(p.unpaid),
		"is not a month the person works in during the year of the run", "不是本年在职的月份")
}

// checkBase asks for what a base of the months of the run is made from; a cell that does not go with the day of joining
// is refused, so that none is passed over.
func (p *person) checkBase(c *cells) {
	absent := func(columns ...int) {
		for _, column := range columns {
			c.need(column, c.text(column) == "", "does not go with the day of joining; leave it empty", "与入职日不符；请留空")
		}
	}
	if c.o.outsideOfAll[p.kind] {
		return // nothing is charged, so that no base is needed
	}
	if p.hiredInYear() {
		c.need(colArrival, p.arrival != 0,
			"is empty; the provident fund's first month depends on it: write first_job (新参加工作) or transfer (新调入)",
			"是空的；公积金的首月由它决定：请填写 first_job（新参加工作）或 transfer（新调入）")
		c.need(colFirstPay, p.firstPay.Valid, "is empty; the base of a new employee is the pay of the first month",
			"是空的；新职工以首月工资为基数")
		absent(colBaseBefore, colLastYearTotal, colLastYearMonths)
		return
	}
	before, declared := !c.o.alone(), p.worksIn(p.july())
	if c.o.alone() {
		before = c.o.billMonth.Before(p.july())
		declared = !before
	}
	c.need(colBaseBefore, !before || p.baseBefore.Valid, "is empty; give the base in force in January",
		"是空的；请写一月的缴费基数")
	c.need(colLastYearTotal, !declared || p.declares(), "and last_year_months are needed to declare a base in July: "+
		"give the wages of the year before and the months worked in it",
		"和上年工作月数缺一不可，七月要申报基数：请填写上年全部工资和工作月数")
	absent(colArrival, colFirstPay)
}

// worksIn reports whether a month is one of the employment.
func (p *person) worksIn(month rule.Month) bool {
	return !month.Before(p.hired.Month()) && (p.left.IsZero() || !p.left.Month().Before(month))
}

// declares reports whether the wages of the year before are known, from which a base is declared in July.
func (p *person) declares() bool { return p.lastYearTotal.Valid && p.lastYearMonths > 0 }

// bases are a person's declared bases of one scheme, each for its own months.
func (p *person) bases(scheme rule.Scheme) ([]staff.Declared, error) {
	if p.hiredInYear() {
		return p.basesOfNew(scheme)
	}
	var list []staff.Declared
	if p.baseBefore.Valid {
		before, err := staff.Freeze(scheme, p.baseBefore.Decimal, p.july().Add(-months), declaration)
		if err != nil {
			return nil, err
		}
		list = append(list, before)
	}
	if !p.declares() || !p.worksIn(p.july()) {
		return list, nil
	}
	average, err := staff.Year{Total: p.lastYearTotal.Decimal, Months: p.lastYearMonths}.Average()
	if err != nil {
		return nil, err
	}
	after, err := staff.Freeze(scheme, *average, p.july(), declaration)
	return append(list, after), err
}

// basesOfNew are those of one who joined in the year. One who joined before July has no wages of the year before to
// declare then: the base is declared again.
func (p *person) basesOfNew(scheme rule.Scheme) ([]staff.Declared, error) {
	hire := staff.Hire{Arrival: p.arrival, Month: p.hired.Month(), FirstPay: p.firstPay.Decimal,
		SecondPay: decimal.NewNullDecimal(p.monthlyPay)}
	first, err := staff.FirstPay(scheme, hire, declaration)
	if err != nil || first.Until() != p.july() {
		return []staff.Declared{first}, err
	}
	stands, err := first.In(first.From())
	again, againErr := staff.Freeze(scheme, stands.Decimal, p.july(), declaration)
	return []staff.Declared{first, again}, errors.Join(err, againErr)
}

// baseIn returns the base of a month; not valid where none has begun.
func baseIn(list []staff.Declared, month rule.Month) (decimal.NullDecimal, error) {
	if len(list) == 0 {
		return decimal.NullDecimal{}, nil // who is in no scheme needs none
	}
	for _, d := range list {
		if month.Before(d.Until()) {
			return d.In(month)
		}
	}
	return decimal.NullDecimal{}, rule.ErrNoRule
}
