package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/base"
	"github.com/shebao-go/shebao/payroll/coverage"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/payroll/period"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/payroll/taxform"
	"github.com/shebao-go/shebao/payroll/withhold"
	"github.com/shebao-go/shebao/rule"
)

const (
	theYear        = 2025
	declaration    = time.July
	firstLate      = 7 // the months first run on the limits of the year before
	lastLate       = 9
	settlement     = 10 // the month the differences are settled in
	months         = 12
	companysOwn    = "the company's own choice, made up for the demonstration"
	cityAverage    = 7000 // made up, for an item beside the insurances
	yearlyItem     = "意外险"
	monthlyItem    = "补充医疗"
	yearlyEnglish  = "Accident cover"
	monthlyEnglish = "Supplementary medical"
)

// rules of entry and exit: both months count whole.
var monthRules = period.Rules{Entry: period.EntryCounts, Exit: period.ExitCounts}

// year is the run.
type year struct {
	*options
	employer  payroll.Employer
	due, paid [months + 1]payroll.Policy // of a month, the figures as they are, and as they were first run on
	supplied  []string                   // figures of the policies that the run supplied itself
	items     []items.Item
	people    []personYear
	refused   int
}

// personYear is one person's year.
type personYear struct {
	person
	outside   []payroll.Exclusion
	inputs    [months + 1]payroll.Employee
	due, paid [months + 1]*payroll.Slip // nil in a month without employment
	withheld  [months + 1]withhold.Result
	retro     retro.Result // of the late months
	lines     []items.Line
	tax       []taxform.Row
	sums      []taxform.Cumulated
}

// compute runs the year and prints the page. It reports whether every row could be used.
func (o *options) compute(stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	people, refused, err := o.open(stdin, stderr)
	if err != nil {
		return false, err
	}
	y := &year{options: o, refused: refused}
	if err := y.prepare(); err != nil {
		return false, err
	}
	for _, p := range people {
		one, err := y.person(p)
		if err != nil {
			return false, fmt.Errorf("%s: %w", p.id, err)
		}
		y.people = append(y.people, one)
	}
	b, err := y.bureau()
	if err != nil {
		return false, err
	}
	page, err := y.page(b)
	if err != nil {
		return false, err
	}
	if err := y.files(b); err != nil {
		return false, err
	}
	if _, err := io.WriteString(stdout, page); err != nil {
		return false, fmt.Errorf("the page cannot be written: %w", err)
	}
	for _, problem := range b.problems {
		if o.bill != "" {
			fmt.Fprintf(stderr, "%s: %v\n", o.bill, problem)
		}
	}
	return refused == 0 && (o.bill == "" || len(b.problems) == 0), nil
}

// prepare reads the figures of the year, supplies what nobody knows, and makes the employer and the items.
func (y *year) prepare() error {
	var err error
	if y.employer, err = payroll.NewEmployer(y.settings); err != nil {
		return err
	}
	for m := 1; m <= months; m++ {
		month := rule.MonthOf(theYear, time.Month(m))
		p, err := guangzhou.Policy(month)
		if err != nil {
			return err
		}
		for _, unknown := range p.Missing() {
			if unknown.Name != "pension.employer_rate" {
				continue
			}
			if p, err = p.With(unknown.Name, y.pensionRate); err != nil {
				return err
			}
			y.supplied = append(y.supplied, fmt.Sprintf("%s %s = %s", month, unknown.Name, y.pensionRate))
		}
		y.due[m], y.paid[m] = p, p
		if m >= firstLate && m <= lastLate {
			if y.paid[m], err = oldLimits(p); err != nil {
				return err
			}
		}
	}
	if y.in == "" {
		return y.makeItems()
	}
	return nil
}

// makeItems makes the items of the fictional company; a roster of one's own has none.
func (y *year) makeItems() error {
	for _, spec := range []items.Spec{
		{Name: yearlyItem, English: yearlyEnglish, Kind: items.FixedAmount, Value: "60", EmployeeShare: "0", PayMonth: 1},
		{Name: monthlyItem, English: monthlyEnglish, Kind: items.PercentOfAverage, Value: "0.005", EmployeeShare: "0.6"},
	} {
		item, err := items.New(spec)
		if err != nil {
			return err
		}
		y.items = append(y.items, item)
	}
	return nil
}

// oldLimits are the pension limits a late month was first run on.
func oldLimits(p payroll.Policy) (payroll.Policy, error) {
	out, err := p.With("pension.floor", oldPensionFloor)
	if err != nil {
		return out, err
	}
	return out.With("pension.ceiling", oldPensionCeiling)
}

// bases are a person's declared bases of one scheme, each for its own months.
func (p *person) bases(scheme rule.Scheme) ([]base.Declared, error) {
	july := rule.MonthOf(theYear, declaration)
	if !p.hiredInYear() {
		before, err := base.Freeze(scheme, p.baseBefore.Decimal, july.Add(-months), declaration)
		average, averageErr := base.Average(p.lastYearTotal.Decimal, p.lastYearMonths, rule.Rounding{})
		after, afterErr := base.Freeze(scheme, average, july, declaration)
		return []base.Declared{before, after}, errors.Join(err, averageErr, afterErr)
	}
	hire := base.Hire{Arrival: p.arrival, Month: p.hired.Month(), FirstPay: p.firstPay.Decimal, SecondPay: decimal.NewNullDecimal(p.monthlyPay)}
	first, err := base.FirstPay(scheme, hire, declaration)
	if err != nil || first.Until() != july {
		return []base.Declared{first}, err
	}
	// Joined before the declaration, with no wages of the year before: the same base is declared again.
	stands, err := first.In(first.From())
	again, againErr := base.Freeze(scheme, stands.Decimal, july, declaration)
	return []base.Declared{first, again}, errors.Join(err, againErr)
}

// baseIn returns the base of a month; not valid where none has begun.
func baseIn(list []base.Declared, month rule.Month) (decimal.NullDecimal, error) {
	for _, d := range list {
		if month.Before(d.Until()) {
			return d.In(month)
		}
	}
	return decimal.NullDecimal{}, nil
}

// person computes one person's year.
func (y *year) person(p person) (personYear, error) {
	one := personYear{person: p}
	how := kinds()[p.kind]
	outside, err := coverage.Exclusions(how.person, how.job, how.answers...)
	if err != nil {
		return one, err
	}
	one.outside = outside
	due, err := monthRules.Due(period.Employment{Employer: "the company", In: p.hired, Out: p.left}, rule.MonthOf(theYear, time.December))
	social, socialErr := p.bases(rule.Medical) // the company takes the month of joining for the other insurances too
	fund, fundErr := p.bases(rule.Housing)
	if err := errors.Join(err, socialErr, fundErr); err != nil {
		return one, err
	}
	for _, month := range due {
		if month.Year() != theYear {
			continue
		}
		if err := y.month(&one, month, social, fund); err != nil {
			return one, fmt.Errorf("%s: %w", month, err)
		}
	}
	return one, y.settleUp(&one)
}

// month computes one month of a person: the slip as paid and as due, and who pays it.
func (y *year) month(one *personYear, month rule.Month, social, fund []base.Declared) error {
	m := int(month.Month())
	wage, err := baseIn(social, month)
	deposit, fundErr := baseIn(fund, month)
	if err := errors.Join(err, fundErr); err != nil {
		return err
	}
	e := payroll.Employee{Wage: wage.Decimal, Outside: one.outside}
	e.Wages.Housing = deposit
	if !deposit.Valid {
		e.Outside = append(append([]payroll.Exclusion{}, e.Outside...), payroll.Exclusion{Scheme: rule.Housing, Reason: "a first job begins with the second month (住房公积金管理条例 art. 17)"})
	}
	due, err := y.due[m].Slip(y.employer, e)
	paid, paidErr := y.paid[m].Slip(y.employer, e)
	if err := errors.Join(err, paidErr); err != nil {
		return err
	}
	one.inputs[m], one.due[m], one.paid[m] = e, &due, &paid
	if one.kind == "employee" && len(y.items) > 0 {
		average, err := rule.WageInput(0, "city_average").Number(decimal.New(cityAverage, 0))
		basis := items.Basis{CityAverage: rule.SuppliedFigure(average, "city average, made up")}
		statement, besideErr := items.Beside(due, y.items, []items.Basis{basis, basis})
		if err := errors.Join(err, besideErr); err != nil {
			return err
		}
		one.lines = append(one.lines, statement.Items...)
	}
	return y.withhold(one, m)
}

// withhold says what comes out of the pay of a month.
func (y *year) withhold(one *personYear, m int) error {
	pay := withhold.Pay{Kind: withhold.Wages, Amount: one.pay(m)}
	if one.unpaid == rule.MonthOf(theYear, time.Month(m)) {
		pay = withhold.Pay{Kind: withhold.UnpaidLeave, Choice: withhold.HandsOff}
	}
	terms := withhold.Terms{Short: withhold.CarryForward, Order: []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Housing}}
	if one.borne {
		terms.Borne = []rule.Scheme{rule.Pension}
	}
	r, err := withhold.Withhold(terms, withhold.Month{Slip: one.paid[m], Pay: []withhold.Pay{pay}, Carried: one.withheld[m-1].Carry})
	one.withheld[m] = r
	return err
}

// pay is the pay of a month before contributions.
func (p *person) pay(m int) decimal.Decimal {
	switch rule.MonthOf(theYear, time.Month(m)) {
	case p.unpaid:
		return decimal.Decimal{}
	case p.hired.Month():
		return p.firstPay.Decimal
	}
	return p.monthlyPay
}

// settleUp compares the late months with what was due and hands every month to income tax.
func (y *year) settleUp(one *personYear) error {
	var paid, due []payroll.Slip
	for m := firstLate; m <= lastLate; m++ {
		if one.due[m] != nil {
			paid, due = append(paid, *one.paid[m]), append(due, *one.due[m])
		}
	}
	if len(due) > 0 {
		var err error
		if one.retro, err = retro.Compare(paid, due); err != nil {
			return err
		}
	}
	for m := 1; m <= months; m++ {
		if one.due[m] == nil {
			continue
		}
		t := taxform.Month{Month: rule.MonthOf(theYear, time.Month(m)), Withheld: one.withheld[m].Withheld, Borne: one.withheld[m].Borne}
		if len(t.Borne) > 0 {
			t.Treatment = taxform.Treatment{Income: true, Source: companysOwn}
		}
		if m == settlement {
			for _, d := range one.retro.Deltas {
				if d.Payer == rule.Employee {
					t.Retro = append(t.Retro, withhold.Amount{Scheme: d.Scheme, Amount: d.Diff})
				}
			}
		}
		row, err := taxform.NewRow(t)
		if err != nil {
			return err
		}
		one.tax = append(one.tax, row)
	}
	if len(one.tax) == 0 {
		return nil
	}
	sums, err := taxform.Cumulate(one.hired.Month(), one.tax)
	one.sums = sums
	return err
}
