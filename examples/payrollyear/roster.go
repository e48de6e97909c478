package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/base"
	"github.com/shebao-go/shebao/payroll/coverage"
	"github.com/shebao-go/shebao/rule"
)

const (
	colID = iota
	colIDNumber
	colKind
	colHired
	colLeft
	colArrival
	colBaseBefore
	colLastYearTotal
	colLastYearMonths
	colMonthlyPay
	colFirstPay
	colUnpaid
	colBorne
)

func rosterFormat() table.Format {
	return table.Format{Name: "roster", Row: "one person", RowChinese: "一个人", Columns: []table.Column{{English: "id", Chinese: "工号"}, {English: "id_number", Chinese: "证件号码"},
		{English: "kind", Chinese: "人员类别"}, {English: "hired", Chinese: "入职日"}, {English: "left", Chinese: "离职日"}, {English: "arrival", Chinese: "来源"},
		{English: "base_before", Chinese: "年初缴费基数"}, {English: "last_year_total", Chinese: "上年工资总额"}, {English: "last_year_months", Chinese: "上年工作月数"},
		{English: "monthly_pay", Chinese: "月工资"}, {English: "first_pay", Chinese: "首月工资"}, {English: "unpaid_month", Chinese: "无薪月"}, {English: "borne", Chinese: "单位承担个人养老"}}}
}

// employment is how a kind of person is insured here.
type employment struct {
	person  coverage.Person
	job     coverage.Job
	answers []coverage.Answer
}

// kinds are the kinds of people. Where no text at hand says whether a scheme covers one, the company of the demonstration
// has an answer of its own, and the page shows it as that.
func kinds() map[string]employment {
	ours := func(schemes ...rule.Scheme) (out []coverage.Answer) {
		for _, s := range schemes {
			out = append(out, coverage.Answer{Scheme: s, Source: "the company's own answer, made up for the demonstration"})
		}
		return out
	}
	return map[string]employment{
		"employee":       {coverage.Employee, coverage.MainJob, nil},
		"side_job":       {coverage.Employee, coverage.SideJob, nil},
		"retired_rehire": {coverage.RetiredRehire, coverage.MainJob, ours(rule.Injury)},
		"intern":         {coverage.Intern, coverage.MainJob, ours(rule.Pension, rule.Unemployment, rule.Injury, rule.Housing)},
	}
}

// person is one row of the roster.
type person struct {
	id, idNumber, kind string
	hired, left        rule.Date
	arrival            base.Arrival
	baseBefore         decimal.NullDecimal
	lastYearTotal      decimal.NullDecimal
	lastYearMonths     int
	monthlyPay         decimal.Decimal
	firstPay           decimal.NullDecimal
	unpaid             rule.Month
	borne              bool
}

// named is how the files name a person. Nobody has a name here.
func (p *person) named() adapter.Person {
	return adapter.Person{Name: "员工" + p.id, IDType: "居民身份证", IDNumber: p.idNumber, Number: p.id}
}

// hiredInYear reports whether the person joined during the year of the run.
func (p *person) hiredInYear() bool { return p.hired.Month().Year() == theYear }

// readRoster reads the people. A row that cannot be used is reported, every bad field of it; the others go on.
func readRoster(in io.Reader, name string, stderr io.Writer, lang rule.Language) (people []person, refused int, err error) {
	r, err := table.NewReader(in, rosterFormat())
	if err != nil {
		return nil, 0, err
	}
	var missing []error
	for _, column := range []int{colID, colIDNumber, colKind, colHired, colMonthlyPay} {
		missing = append(missing, r.Need(column))
	}
	if err := r.CheckHeader(missing...); err != nil {
		return nil, 0, err
	}
	seen := map[string]int{}
	for {
		fields, err := r.Next()
		if err == io.EOF {
			break
		}
		var broken *table.RowError
		if err != nil && !errors.As(err, &broken) {
			return nil, 0, fmt.Errorf("line %d cannot be read: %w", r.Line()+1, err)
		}
		p, problems := person{}, []table.Problem{{Column: table.WholeRow, Err: err}}
		if err == nil {
			p, problems = readPerson(r, fields)
		}
		if first, twice := seen[p.id]; twice && p.id != "" {
			problems = append(problems, table.Problem{Column: colID, Value: p.id, Err: fmt.Errorf("stands in line %d already", first)})
		}
		if len(problems) > 0 {
			refused++
			for _, problem := range problems {
				fmt.Fprintf(stderr, "%s:%d: %s\n", name, r.Line(), r.Describe(problem, lang))
			}
			continue
		}
		seen[p.id] = r.Line()
		people = append(people, p)
	}
	if len(people) == 0 {
		return nil, refused, errors.New("the roster has no row that can be used")
	}
	return people, refused, nil
}

// readPerson reads one row.
func readPerson(r *table.Reader, fields []string) (person, []table.Problem) {
	var problems []table.Problem
	bad := func(column int, err error) {
		if err != nil {
			problems = append(problems, table.Problem{Column: column, Value: r.Cell(fields, column), Err: err})
		}
	}
	cell := func(column int) string { return r.Cell(fields, column) }
	money := func(column int) decimal.NullDecimal {
		if cell(column) == "" {
			return decimal.NullDecimal{}
		}
		d, err := rule.WageInput(0, r.Column(column).English).Parse(cell(column))
		bad(column, err)
		return decimal.NullDecimal{Decimal: d, Valid: err == nil}
	}
	day := func(column int) rule.Date {
		if cell(column) == "" {
			return rule.Date{}
		}
		d, err := rule.ParseDate(cell(column))
		bad(column, err)
		return d
	}
	p := person{id: cell(colID), idNumber: cell(colIDNumber), kind: cell(colKind), hired: day(colHired), left: day(colLeft), baseBefore: money(colBaseBefore),
		lastYearTotal: money(colLastYearTotal), monthlyPay: money(colMonthlyPay).Decimal, firstPay: money(colFirstPay)}
	need := func(column int, there bool, english, chinese string) {
		if !there {
			problems = append(problems, table.Problem{Column: column, Err: table.NewRowError(english, chinese)})
		}
	}
	need(colID, p.id != "", "is empty; give everybody an id", "是空的；每人要有工号")
	need(colIDNumber, p.idNumber != "", "is empty; the files name people by it", "是空的；文件按证件号码认人")
	need(colHired, !p.hired.IsZero() || cell(colHired) != "", "is empty; give the first day", "是空的；请写入职日")
	need(colMonthlyPay, cell(colMonthlyPay) != "", "is empty; give the month's pay", "是空的；请写月工资")
	if _, known := kinds()[p.kind]; !known {
		bad(colKind, table.NewRowError("is not known; use employee, side_job, retired_rehire or intern", "不认识；请用 employee、side_job、retired_rehire 或 intern"))
	}
	if text := cell(colLastYearMonths); text != "" {
		n, err := rule.Input{Field: "last_year_months", Max: 12, Do: "pass the months worked in the year before"}.Number(decimalOf(text))
		bad(colLastYearMonths, err)
		p.lastYearMonths = int(n.Decimal().BigInt().Int64())
	}
	if text := cell(colUnpaid); text != "" {
		m, err := rule.ParseMonth(text)
		bad(colUnpaid, err)
		p.unpaid = m
	}
	switch text := cell(colBorne); text {
	case "", "yes":
		p.borne = text == "yes"
	default:
		bad(colBorne, table.NewRowError("is neither yes nor empty", "只能是 yes 或空"))
	}
	if p.hiredInYear() {
		p.arrival = map[string]base.Arrival{"first_job": base.FirstJob, "transfer": base.Transfer}[cell(colArrival)]
		need(colArrival, p.arrival != 0, "is neither first_job nor transfer, which the provident fund's first month depends on", "只能是 first_job 或 transfer，公积金的首月由它决定")
		need(colFirstPay, p.firstPay.Valid, "is empty; the base of a new employee is the pay of the first month", "是空的；新职工以首月工资为基数")
	} else if len(problems) == 0 {
		need(colBaseBefore, p.baseBefore.Valid, "is empty; give the base in force in January", "是空的；请写一月的缴费基数")
		need(colLastYearTotal, p.lastYearTotal.Valid && p.lastYearMonths > 0, "and last_year_months are needed to declare a base in July", "和上年工作月数缺一不可，七月要申报基数")
	}
	return p, problems
}

// decimalOf reads a number that a door checks afterwards; what is none is out of every bound.
func decimalOf(text string) decimal.Decimal {
	d, err := rule.Input{Min: -1_000_000, Max: 1_000_000, Places: 2}.Parse(text)
	if err != nil {
		return decimal.New(-1, 0)
	}
	return d
}

// open reads the roster of the flags.
func (o *options) open(stdin io.Reader, stderr io.Writer) ([]person, int, error) {
	source, err := program.Open(o.in, "roster.csv", demoRoster, stdin)
	if err != nil {
		return nil, 0, err
	}
	defer source.Close()
	people, refused, err := readRoster(source, source.Name, stderr, o.lang)
	if err != nil {
		return nil, refused, fmt.Errorf("%s: %w", source.Name, err)
	}
	return people, refused, nil
}
