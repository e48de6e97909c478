package payrollyear

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/inorder"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/progress"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// monthRules are the rules of entry and exit: both months count whole.
func monthRules() staff.DueRules {
	return staff.DueRules{Entry: staff.EntryCounts, Exit: staff.ExitCounts}
}

// firstJob says why a first job has no deposit in its first month.
func firstJob() payroll.Exclusion {
	return payroll.Exclusion{Scheme: rule.Housing,
		Reason:  "a first job begins with the second month (住房公积金管理条例 art. 17)",
		Chinese: "新参加工作的职工从参加工作的第二个月开始缴存（住房公积金管理条例第十七条）"}
}

// year is the run. Of a person's year the sums, the exceptions and the rows of some lists are kept, and what slips are
// made of; the slips themselves are made again where they are written.
type year struct {
	*options
	*figures
	besides  besides
	employer payroll.Employer
	first    payroll.Employer // the same, for the slips as first run, of which it keeps the months as well
	enrolled map[enrolmentKey]enrolled
	staff    personnel
	people   []kept
	sums     *sums
	unusual  exceptions
	lists    *lists  // nil without files
	bureau   *bureau // nil where there is no bill to compare
	receipts receipts
}

// kept is what is kept of a person, by month where not said otherwise.
type kept struct {
	person
	social, fund []staff.Declared
	works        [months + 1]bool // the months computed
	told         [months + 1]told
}

// told is what income tax was told of a month, fen: the four columns, those that are empty, and what is income beside
// the pay.
type told struct {
	columns [4]int64
	empty   [4]bool
	income  int64
}

// personYear is one person's year, by month where not said otherwise.
type personYear struct {
	kept
	due, paid [months + 1]*payroll.Slip // nil in a month without employment
	withheld  [months + 1]deduct.Result
	last      int           // the month computed last; 0 where none is yet
	deltas    []retro.Delta // what is made up for the late months
	settled   []settled     // by settlement
	items     []items.Line
}

// settled says who paid the employee's part of what was made up in a month.
type settled struct {
	month           int // 0 where it is made up after the year
	withheld, borne []deduct.Amount
	open            decimal.Decimal // not withheld: the person has left, or the pay does not reach
}

// settledIn is what was made up in a month.
func (one *personYear) settledIn(m int) settled {
	for _, s := range one.settled {
		if s.month == m {
			return s
		}
	}
	return settled{month: m}
}

func sum(list []deduct.Amount) (total decimal.Decimal) {
	for _, a := range list {
		total = total.Add(a.Amount)
	}
	return total
}

// compute runs the year, writes the files and prints the page. It reports whether every row could be used and a bill
// that was given matches.
func (o *options) compute(stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	list, err := refused.Begin(&o.Files, o.refused, o.Lang, stderr)
	if err != nil {
		return false, err
	}
	y, err := o.run(stdin, stderr, list)
	if err != nil {
		return false, err
	}
	if len(y.people) == 0 {
		return false, errors.Join(list.End(), y.tellNobody(stderr))
	}
	good := list.Rows() == 0 && len(y.unknown) == 0 && y.billMatches()
	y.refuseBill(list)
	if err := errors.Join(list.End(), y.files()); err != nil {
		return false, err
	}
	if _, err := io.WriteString(stdout, y.page()); err != nil {
		return false, program.NotWritten(err)
	}
	return good, nil
}

// tellNobody says that there is no page and no file.
func (y *year) tellNobody(stderr io.Writer) error {
	text := y.staff.name + y.Say(": nobody could be computed", "：没有一人可以计算")
	if y.out != "" {
		text += y.Say("; ", "；") + program.Message(output.NotWritten("-out "+y.out), y.Lang)
	}
	_, err := fmt.Fprintln(stderr, text)
	return err
}

// run computes everybody's year and compares the bill.
func (o *options) run(stdin io.Reader, stderr io.Writer, list *refused.List) (*year, error) {
	y, err := o.newYear()
	if err != nil {
		return nil, err
	}
	if y.figures, err = o.readFigures(y.employer); err != nil {
		return nil, err
	}
	if y.besides, err = o.besides(); err != nil {
		return nil, err
	}
	if y.staff, err = o.read(stdin, list); err != nil {
		return nil, err
	}
	y.lists = y.newLists()
	y.everybody(stderr, list)
	if len(y.people) == 0 {
		return y, nil
	}
	y.bureau, err = y.compareBill()
	return y, err
}

// everybody computes the years of all people, tells on a terminal how far that has come, and refuses whoever cannot be
// computed.
func (y *year) everybody(stderr io.Writer, list *refused.List) {
	start, people := time.Now(), int64(len(y.staff.people))
	clock := progress.OfWork(stderr, false, people, rule.Say("people", "人"), y.Lang)
	defer clock.Clear()
	blocks := slices.Collect(slices.Chunk(y.staff.people, peopleBlock))
	y.staff.people = nil
	inorder.Each(len(blocks), func(i int) []tried { return y.tryAll(blocks[i]) }, func(i int, all []tried) {
		clock.Step(start, time.Now(), int64(len(all)))
		for j := range all {
			if one := &all[j]; one.err != nil {
				clock.Clear()
				list.RefuseWhole(refused.Row{File: y.staff.name, Line: one.line, Who: one.id}, one.err)
				y.staff.refusedNumbers[one.idNumber] = one.id
			} else {
				y.keep(&one.personYear)
			}
		}
	})
}

// peopleBlock is how many people are computed before the next are begun.
const peopleBlock = 20

// tried is a person's year, or why it cannot be computed.
type tried struct {
	personYear
	err error
}

// tryAll computes the years of some people.
func (y *year) tryAll(people []person) []tried {
	all := make([]tried, len(people))
	for i := range people {
		all[i].personYear, all[i].err = y.person(people[i])
	}
	return all
}

// newYear is a year of which nothing is read.
func (o *options) newYear() (*year, error) {
	employer, err := payroll.NewEmployer(o.employer.Settings)
	first, firstErr := payroll.NewEmployer(o.employer.Settings)
	y := &year{options: o, employer: employer, first: first, enrolled: map[enrolmentKey]enrolled{}, sums: newSums()}
	for _, kind := range kinds() {
		how := employmentOf(kind.Value)
		for _, m := range o.asked() {
			enrolment, err := staff.Enrol(how.Person, how.Job, o.monthOf(m))
			y.enrolled[enrolmentKey{kind.Value, m}] = enrolled{enrolment, err}
		}
	}
	return y, cmp.Or(err, firstErr)
}

// keep adds a person's year to what is kept.
func (y *year) keep(one *personYear) {
	y.people = append(y.people, one.kept)
	if y.alone() {
		return
	}
	y.sums.add(one)
	y.note(one)
	if y.lists != nil {
		y.lists.add(y, one)
	}
}

// person computes one person's year.
func (y *year) person(p person) (personYear, error) {
	one := personYear{kept: kept{person: p}}
	due, err := y.dueMonths(&p)
	if err != nil || len(due) == 0 {
		return one, err
	}
	if err := y.takeBases(&one); err != nil {
		return one, err
	}
	for _, month := range due {
		if err := y.month(&one, month); err != nil {
			return one, program.About(month, err)
		}
	}
	if y.alone() {
		return one, nil
	}
	return one, errors.Join(y.makeUp(&one), y.tell(&one))
}

// takeBases makes the declared bases of a person; who is in no scheme needs none.
func (y *year) takeBases(one *personYear) error {
	if y.outsideOfAll[one.kind] {
		return nil
	}
	var err, fundErr error
	one.social, err = one.bases(rule.Medical) // the company takes the month of joining for the other insurances too
	one.fund, fundErr = one.bases(rule.Housing)
	return errors.Join(err, fundErr)
}

// dueMonths are the months that are computed of a person.
func (y *year) dueMonths(p *person) ([]rule.Month, error) {
	if p.hired.Month().After(y.monthOf(months)) {
		return nil, nil // of another year than that of the bill
	}
	all, err := monthRules().Due(staff.Employment{In: p.hired, Out: p.left}, y.monthOf(months))
	if err != nil {
		return nil, err
	}
	due := slices.DeleteFunc(all, func(month rule.Month) bool { return !y.holds(month) || !y.runs[month.Month()] })
	if len(due) == 0 && !y.alone() {
		return nil, program.Errorf("works in none of the months that can be computed: %s", "在可以计算的月份都不在职：%s",
			y.spans(y.computed()))
	}
	return due, nil
}

// month computes one month of a person: the slip as first run and as due, the items beside it, and who pays it.
func (y *year) month(one *personYear, month rule.Month) error {
	m := int(month.Month())
	e, err := y.employee(&one.kept, m)
	if err != nil {
		return err
	}
	due, err := y.due[m].Slip(y.employer, e, y.options.employer.SlipOptions()...)
	paid, paidErr := due, error(nil)
	if y.isLate(m) {
		paid, paidErr = y.paid[m].Slip(y.first, e, y.options.employer.SlipOptions()...)
	}
	if err := errors.Join(err, paidErr); err != nil {
		return err
	}
	one.works[m], one.due[m], one.paid[m] = true, &due, &paid
	if one.kind == "employee" {
		statement, err := items.Beside(due, y.besides.items, y.besides.bases)
		if err != nil {
			return err
		}
		one.items = append(one.items, statement.Items...)
	}
	if y.alone() {
		return nil
	}
	err = y.withhold(one, m)
	one.last = m
	return err
}

// enrolmentKey is a kind of person in a month of the year.
type enrolmentKey struct {
	kind  string
	month int
}

// enrolled is what the slips of a kind of person are made with, or why there are none.
type enrolled struct {
	staff.Enrolment
	err error
}

// employee is what a person's slip of a month is made of.
func (y *year) employee(one *kept, m int) (payroll.Employee, error) {
	wage, err := baseIn(one.social, y.monthOf(m))
	deposit, fundErr := baseIn(one.fund, y.monthOf(m))
	enrolment := y.enrolled[enrolmentKey{one.kind, m}]
	if err := errors.Join(err, fundErr, enrolment.err); err != nil {
		return payroll.Employee{}, err
	}
	if y.outsideOfAll[one.kind] {
		wage = decimal.NewNullDecimal(one.monthlyPay) // nothing is charged on it
	}
	e := enrolment.Employee(payroll.Employee{Wage: wage})
	e.Wages.Housing = deposit
	outside := func(x payroll.Exclusion) bool { return x.Scheme == rule.Housing }
	if !deposit.Valid && !slices.ContainsFunc(e.Outside, outside) {
		e.Outside = append(e.Outside, firstJob())
	}
	return e, nil
}

// firstSlip is a person's slip of a month as it was first run; nil in a month without employment.
func (y *year) firstSlip(one *kept, m int) (*payroll.Slip, error) {
	if !one.works[m] {
		return nil, nil
	}
	e, err := y.employee(one, m)
	if err != nil {
		return nil, program.About(one.id, err)
	}
	slip, err := y.paid[m].Slip(y.first, e, y.options.employer.SlipOptions()...)
	if err != nil {
		return nil, program.About(one.id, err)
	}
	return &slip, nil
}

// withhold says what comes out of the pay of a month.
func (y *year) withhold(one *personYear, m int) error {
	pay := deduct.Pay{Kind: deduct.Wages, Amount: one.pay(y.monthOf(m))}
	if one.unpaid == y.monthOf(m) {
		pay = deduct.Pay{Kind: deduct.UnpaidLeave, Choice: deduct.HandsOff}
	}
	terms := deduct.Terms{Short: deduct.CarryForward,
		Order: []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Housing}}
	if one.borne {
		terms.Borne = []rule.Scheme{rule.Pension}
	}
	var err error
	one.withheld[m], err = deduct.Withhold(one.paid[m], deduct.Month{Pay: []deduct.Pay{pay}, Terms: terms,
		Carried: one.withheld[one.last].Carry})
	return err
}

// makeUp compares the late months with what is due, and settles the employee's part of the differences.
func (y *year) makeUp(one *personYear) error {
	for _, settlement := range y.settlements() {
		var paid, due []payroll.Slip
		worked := false
		for _, m := range y.madeUpIn(settlement) {
			worked = worked || one.due[m] != nil
			if one.due[m] != nil && !sameAmounts(one.paid[m], one.due[m]) {
				paid, due = append(paid, *one.paid[m]), append(due, *one.due[m])
			}
		}
		if !worked {
			continue
		}
		compared, err := retro.Compare(paid, due)
		if err != nil {
			return err
		}
		one.deltas = append(one.deltas, compared.Deltas...)
		one.settled = append(one.settled, y.settle(one, settlement, compared.Deltas))
	}
	return nil
}

// sameAmounts reports whether two slips have the same lines with the same amounts, so that nothing is made up.
func sameAmounts(a, b *payroll.Slip) bool {
	return slices.EqualFunc(a.Lines, b.Lines, func(one, other rule.Line) bool {
		return one.Scheme() == other.Scheme() && one.Payer() == other.Payer() && one.Fen() == other.Fen()
	})
}

// settle says who pays the employee's part of what is made up in a month.
func (y *year) settle(one *personYear, settlement int, deltas []retro.Delta) settled {
	s := settled{month: settlement}
	for _, d := range deltas {
		amount := deduct.Amount{Scheme: d.Scheme, Amount: d.Diff}
		switch {
		case d.Payer != rule.Employee:
		case one.due[settlement] == nil:
			s.open = s.open.Add(d.Diff)
		case one.borne && d.Scheme == rule.Pension:
			s.borne = append(s.borne, amount)
		default:
			s.withheld = append(s.withheld, amount)
		}
	}
	left := one.pay(y.monthOf(settlement)).Sub(one.withheld[settlement].WithheldTotal)
	if owed := sum(s.withheld); owed.GreaterThan(left) {
		s.open, s.withheld = s.open.Add(owed), nil
	}
	return s
}

// tell hands every month to income tax, that of the settlement with what was made up in it.
func (y *year) tell(one *personYear) error {
	for m := 1; m <= months; m++ {
		if one.due[m] == nil {
			continue
		}
		t := deduct.TaxMonth{Month: y.monthOf(m), Withheld: one.withheld[m].Withheld, Borne: one.withheld[m].Borne}
		settled := one.settledIn(m)
		for _, a := range settled.withheld {
			t.Retro = append(t.Retro, deduct.LateAmount(a))
		}
		t.Borne = append(append([]deduct.Amount{}, t.Borne...), settled.borne...)
		if len(t.Borne) > 0 {
			if y.borneSource == "" {
				return program.Errorf(
					"the employer bears a part, and no text at hand says how it is taxed: pass -borne-source, the "+
						"document by which it is income",
					"单位代为负担一部分，现有文件没有说明如何计税：请用 -borne-source 给出计入收入的文件")
			}
			t.Treatment = deduct.Treatment{Income: true, Source: y.borneSource}
		}
		row, err := deduct.NewTaxRow(t)
		if err != nil {
			return err
		}
		one.told[m] = toldOf(&row)
	}
	return nil
}

// toldOf is a row of income tax in fen.
func toldOf(row *deduct.TaxRow) told {
	t := told{income: roster.Fen(row.Income)}
	for i, c := range row.Columns() {
		t.columns[i], t.empty[i] = roster.Fen(c.Amount.Decimal), !c.Amount.Valid
	}
	return t
}
