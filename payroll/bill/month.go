package bill

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Month is an employer's month in every scheme (单位当月应缴): the slips of its persons and, to 2019-12, its own line for
// maternity insurance, which no person's slip holds.
type Month struct {
	Slips     []payroll.Slip
	Maternity maternity.EmployerLine // zero where there is none
}

// Part is what is owed in one scheme by one payer.
type Part struct {
	Scheme rule.Scheme     `json:"scheme" doc:"scheme" zh:"险种"`
	Payer  rule.Payer      `json:"payer" doc:"who pays" zh:"缴费方"`
	Lines  int             `json:"lines" doc:"how many lines it is the sum of" zh:"行数"`
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan" zh:"金额（元）"`
}

// TheEmployer stands for the employer itself where a person is named by its place.
const TheEmployer = -1

// Missing is one figure or line a month needs and does not have.
type Missing struct {
	Person int // the place of the slip, or TheEmployer
	payroll.Missing
}

// Whole is what an employer transfers for a month. A side with something missing has no total, and neither has the
// whole.
type Whole struct {
	Month    rule.Month
	Parts    []Part // in the order of the schemes, employee before employer
	Employee decimal.NullDecimal
	Employer decimal.NullDecimal
	Total    decimal.NullDecimal
	Missing  []Missing
	Grade    rule.Grade // the weakest of the lines
}

// Whole adds up the rounded lines of every slip and the employer's own line. Slips may be Partial: what they lack is
// listed. To 2019-12 maternity insurance is the employer's line on its payroll (省政府令第203号 art. 10): without it the
// employer's side has no total, and what a slip lacks of that scheme does not count. Slips that hold the scheme by the
// caller's own figures need no such line.
//
// Errors: ErrMissingField without a slip or for one that was refused; ErrConflict for slips or a line of another month,
// and for maternity insurance both on slips and on the payroll; ErrOutOfRange for more than 1,000,000 slips.
func (m Month) Whole() (Whole, error) {
	month, err := m.check()
	if err != nil {
		return Whole{}, err
	}
	s := sums{onPayroll: onPayroll(month) && !m.onSlips()}
	for i := range m.Slips {
		s.slip(i, &m.Slips[i])
	}
	own := m.Maternity.Line()
	switch {
	case !m.Maternity.Month().IsZero():
		s.parts[1][rule.Maternity].add(own.Amount())
		s.grade = max(s.grade, own.Grade())
	case s.onPayroll:
		s.lack(TheEmployer, payroll.Missing{Scheme: rule.Maternity, Payer: rule.Employer, What: "payroll",
			Err: noLine(month)})
	}
	return s.whole(month), nil
}

// check returns the month all slips and the line are of.
func (m *Month) check() (rule.Month, error) {
	if len(m.Slips) == 0 || len(m.Slips) > maxPersons {
		kind := rule.ErrMissingField
		if len(m.Slips) > 0 {
			kind = rule.ErrOutOfRange
		}
		return rule.Month{}, &rule.FieldError{Kind: kind, Field: "slips", Value: strconv.Itoa(len(m.Slips)),
			Reason: rule.Sayf("are not 1 to %d", "份缴费明细，不在 1 至 %d 份之间", maxPersons),
			Do:     rule.Say("pass the slip of every person of the month", "请传入当月每人的缴费明细")}
	}
	var month rule.Month
	for i := 0; i < len(m.Slips) && month.IsZero(); i++ {
		month = m.Slips[i].Month
	}
	var errs []error
	for i := range m.Slips {
		errs = append(errs, checkSlip("slips["+strconv.Itoa(i)+"]", m.Slips[i].Month, month))
	}
	errs = append(errs, m.checkMaternity(month))
	return month, rule.Join(errs...)
}

func checkSlip(field string, of, month rule.Month) error {
	if of.IsZero() {
		return of.Blame(&rule.FieldError{Kind: rule.ErrMissingField, Field: field,
			Reason: rule.Say("was refused and has no lines", "计算失败，没有明细"),
			Do:     rule.Say("look at the error Slip returned", "请查看 Slip 返回的错误")})
	}
	return sameMonth(field, of, month)
}

func sameMonth(field string, of, month rule.Month) error {
	if of == month {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrConflict, Field: field, Value: of.String(),
		Reason: rule.Sayf("is not of %v, the month of the first slip", "不属于首份明细的月份%v", month),
		Do:     rule.Say("make one bill for each month", "请每月分别汇总")}
}

// checkMaternity refuses an employer's line of another month, and one beside slips that hold the scheme.
func (m *Month) checkMaternity(month rule.Month) error {
	own := m.Maternity.Month()
	if own.IsZero() {
		return nil
	}
	err := sameMonth("maternity", own, month)
	if m.onSlips() {
		err = rule.Join(err, rule.AreaMaternity.Refuse(rule.ErrConflict, "maternity", "",
			rule.Say("is charged on the payroll and on slips", "既按工资总额又在个人明细中计收"),
			rule.Say("pass the employer's line, or slips that hold the scheme", "请只传单位生育保险费或含该险种的明细")))
	}
	return err
}

// onSlips reports whether any slip holds a line of maternity insurance.
func (m *Month) onSlips() bool {
	for i := range m.Slips {
		if _, there := m.Slips[i].Employer.Amount(rule.Maternity); there {
			return true
		}
	}
	return false
}

// onPayroll reports whether maternity insurance of a month is charged on the employer's payroll.
func onPayroll(month rule.Month) bool {
	_, last := maternity.PayrollSpan()
	return !month.After(last)
}

// noLine says why a month has no line on the payroll: nobody passed one, or no text of the month is known.
func noLine(month rule.Month) error {
	if err := maternity.CheckPayrollMonth(month); err != nil {
		return err
	}
	return rule.AreaMaternity.Refuse(rule.ErrMissingField, "payroll", "",
		rule.Say("is missing: to 2019-12 the employer owes on it (省政府令第203号 art. 10)",
			"没有填写：2019年12月以前单位按工资总额缴纳生育保险费（省政府令第203号第十条）"),
		rule.Say("pass the line of maternity.ContributeOnPayroll", "请传入 maternity.ContributeOnPayroll 的结果"))
}

// sums are what has been added up so far.
type sums struct {
	parts     [2][rule.Housing + 1]Part // of the employee, of the employer
	missing   []Missing
	grade     rule.Grade
	onPayroll bool // what slips lack of maternity insurance does not count
}

func (s *sums) slip(person int, slip *payroll.Slip) {
	for _, scheme := range rule.Schemes() {
		if amount, there := slip.Employee.Amount(scheme); there {
			s.parts[0][scheme].add(amount)
		}
		if amount, there := slip.Employer.Amount(scheme); there {
			s.parts[1][scheme].add(amount)
		}
	}
	for _, lacking := range slip.Missing {
		if lacking.Scheme != rule.Maternity || !s.onPayroll {
			s.lack(person, lacking)
		}
	}
	s.grade = max(s.grade, slip.Grade())
}

func (p *Part) add(amount decimal.Decimal) {
	p.Lines++
	p.Amount = p.Amount.Add(amount)
}

func (s *sums) lack(person int, m payroll.Missing) {
	s.missing = append(s.missing, Missing{Person: person, Missing: m})
}

// total is the sum of a payer's parts, unless it lacks something.
func (s *sums) total(payer rule.Payer, parts []Part) decimal.NullDecimal {
	for _, m := range s.missing {
		if m.Payer == payer {
			return decimal.NullDecimal{}
		}
	}
	var sum decimal.Decimal
	for _, part := range parts {
		sum = sum.Add(part.Amount)
	}
	return decimal.NewNullDecimal(sum)
}

// whole adds up the sides that lack nothing.
func (s *sums) whole(month rule.Month) Whole {
	out := Whole{Month: month, Missing: s.missing, Grade: s.grade,
		Employee: s.total(rule.Employee, s.parts[0][:]), Employer: s.total(rule.Employer, s.parts[1][:])}
	for _, scheme := range rule.Schemes() {
		for i, payer := range [...]rule.Payer{rule.Employee, rule.Employer} {
			part := s.parts[i][scheme]
			part.Scheme, part.Payer = scheme, payer
			if part.Lines > 0 {
				out.Parts = append(out.Parts, part)
			}
		}
	}
	if out.Employee.Valid && out.Employer.Valid {
		out.Total = decimal.NewNullDecimal(out.Employee.Decimal.Add(out.Employer.Decimal))
	}
	return out
}
