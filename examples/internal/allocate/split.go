package allocate

import (
	"cmp"
	"io"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/progress"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// subsidy is the payer of what the fund's list has beside the deposits (补贴月缴): the list does not say who bears it.
const subsidy rule.Payer = 0

// sums are amounts by scheme and payer.
type sums [rule.Housing + 1][rule.Employer + 1]amount

// amount is a sum in fen; it is none where nothing was added.
type amount struct {
	fen int64
	any bool
}

func (a *amount) add(other amount) {
	a.fen += other.fen
	a.any = a.any || other.any
}

func (s *sums) addAll(other *sums) {
	for scheme := range s {
		for payer := range s[scheme] {
			s[scheme][payer].add(other[scheme][payer])
		}
	}
}

// of is what a payer pays in all schemes.
func (s *sums) of(payer rule.Payer) (total amount) {
	for scheme := range s {
		total.add(s[scheme][payer])
	}
	return total
}

// all is what everybody pays.
func (s *sums) all() (total amount) {
	for payer := subsidy; payer <= rule.Employer; payer++ {
		total.add(s.of(payer))
	}
	return total
}

// entry is somebody who was charged for, or is on the roster.
type entry struct {
	payrollmonth.Person
	stranger bool // not on the roster
	refused  bool // the row of the roster cannot be computed
	listed   int  // rows of the lists
	maybe    bool // a row of the lists may be theirs, and does not say so
	sums     sums
}

// split is the work of a run.
type split struct {
	*options
	staff       payrollmonth.Staff
	month       *payrollmonth.Month
	people      []bill.Person // of the roster, in its order
	entries     []entry       // in its order, then the strangers
	at          map[string]int
	lists       []list
	fundDetail  fundList
	differences []difference
	refused     int
	grade       rule.Grade
	written     []string // the files of -out
}

// readStaff reads the roster and makes the slips. Somebody without a slip stays among the people: rows of the lists
// are theirs all the same.
func (s *split) readStaff(stdin io.Reader, stderr io.Writer) error {
	var err error
	if s.staff, err = s.Staff(stdin, stderr); err != nil {
		return err
	}
	if s.month, err = s.OfMonth(s.Month(), "with", s.Own(), &s.staff); err != nil {
		return err
	}
	s.at = map[string]int{}
	s.refused = s.staff.Refused
	start := time.Now()
	clock := progress.OfWork(stderr, false, int64(len(s.staff.People)), rule.Say("people", "人"), s.Lang)
	defer clock.Clear()
	for i := range s.staff.People {
		p := &s.staff.People[i]
		slip, problems := s.month.Slip(p)
		clock.Step(start, time.Now(), 1)
		ours := bill.Person{ID: cmp.Or(p.IDNumber, p.ID), Number: p.ID}
		if len(problems) > 0 {
			s.refused++
			clock.Clear()
			s.staff.Refuse(p.Line, p.ID, problems)
		} else {
			ours.Slips = []payroll.Slip{slip}
			s.grade = max(s.grade, slip.Grade())
		}
		s.at[ours.ID] = len(s.entries)
		s.people = append(s.people, ours)
		s.entries = append(s.entries, entry{Person: *p, refused: len(problems) > 0})
	}
	return nil
}

// housing is a charge of the fund, whose limits are those of everybody; nil where nobody has one.
func (s *split) housing() *rule.Charge {
	for i := range s.people {
		for j := range s.people[i].Slips {
			if line, there := s.people[i].Slips[j].Line(rule.Housing, rule.Employee); there {
				charge := line.Charge()
				return &charge
			}
		}
	}
	return nil
}

// compare sets every list beside the slips and gives every row's amount to whom it is of.
func (s *split) compare() error {
	for i := range s.lists {
		l := &s.lists[i]
		var err error
		if l.report, err = l.received.Compare(s.people); err != nil {
			return err
		}
		for k := range l.report.Items {
			item := &l.report.Items[k]
			l.ours.add(fenOf(item.Ours.Amount))
			if item.Row >= 0 {
				s.give(l, item)
			} else if item.Class == bill.Ambiguous {
				s.entries[s.at[item.Whose]].maybe = true
			}
		}
	}
	s.giveSubsidies()
	for i := range s.lists {
		s.look(&s.lists[i])
	}
	s.lookForTheUnlisted()
	return nil
}

// give gives the amount of a row to whom it is of.
func (s *split) give(l *list, item *bill.Item) {
	row := &l.received.Rows[item.Row]
	e := s.entryOf(item.Whose, row, l.names[item.Row])
	e.listed++
	l.rows++
	charged := fenOf(item.Bill.Amount)
	l.charged.add(charged)
	e.sums[l.Scheme][l.Payer].add(charged)
}

// entryOf finds who a row is of: one of ours, or a stranger by what the row shows.
func (s *split) entryOf(whose string, row *bill.Row, name string) *entry {
	key := whose
	if whose == "" {
		id := cmp.Or(row.ID, row.Number)
		if one, err := printed.ID(id); err == nil {
			id = one
		}
		key = "\x00" + id // no id of ours
		if _, known := s.at[key]; !known {
			s.at[key] = len(s.entries)
			who := payrollmonth.Person{ID: row.Number, IDNumber: row.ID, Name: name}
			s.entries = append(s.entries, entry{Person: who, stranger: true})
		}
	}
	return &s.entries[s.at[key]]
}

// giveSubsidies gives what the fund's list has beside the deposits.
func (s *split) giveSubsidies() {
	for i := range s.lists {
		l := &s.lists[i]
		if l.Scheme != rule.Housing || l.Payer != rule.Employee {
			continue
		}
		for k := range l.report.Items {
			item := &l.report.Items[k]
			if item.Row < 0 {
				continue
			}
			paid, err := decimal.NewFromString(s.fundDetail.Rows[item.Row].Subsidy)
			if err != nil || paid.IsZero() {
				continue // empty, or a problem of the list
			}
			e := s.entryOf(item.Whose, &l.received.Rows[item.Row], l.names[item.Row])
			e.sums[rule.Housing][subsidy].add(fenOf(decimal.NewNullDecimal(paid)))
		}
	}
}

// fenOf is an amount in fen; none where it is not known.
func fenOf(yuan decimal.NullDecimal) amount {
	if !yuan.Valid {
		return amount{}
	}
	return amount{roster.Fen(yuan.Decimal), true}
}

// columns are the schemes and payers that somebody has an amount of, those of employees first.
func (s *split) columns() []bill.Column {
	var whole sums
	for i := range s.entries {
		whole.addAll(&s.entries[i].sums)
	}
	var list []bill.Column
	for _, payer := range []rule.Payer{rule.Employee, rule.Employer, subsidy} {
		for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
			if whole[scheme][payer].any || s.hasList(bill.Column{Scheme: scheme, Payer: payer}) {
				list = append(list, bill.Column{Scheme: scheme, Payer: payer})
			}
		}
	}
	return list
}

func (s *split) hasList(c bill.Column) bool {
	for i := range s.lists {
		if s.lists[i].Column == c {
			return true
		}
	}
	return false
}

// group is people who are added up together.
type group = payrollmonth.Group[sums]

// groups adds the entries up by a name of theirs, in the order of the roster.
func (s *split) groups(by func(*entry) string) []group {
	return payrollmonth.Groups(s.entries, by, func(to *sums, e *entry) { to.addAll(&e.sums) })
}

// department is the name of the department of an entry.
func (s *split) department(e *entry) string { return s.place(e, e.Department) }

// costCentre is the name of the cost centre of an entry.
func (s *split) costCentre(e *entry) string { return s.place(e, e.CostCentre) }

// place is a name of a place, or what there is instead of one.
func (s *split) place(e *entry, name string) string {
	switch {
	case e.stranger:
		return s.Say("(not on the roster)", "（不在名册）")
	case name == "":
		return s.Say("(none given)", "（未填写）")
	}
	return name
}
