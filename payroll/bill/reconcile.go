package bill

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Column is one scheme and one payer: what a bill is about.
type Column struct {
	Scheme rule.Scheme `json:"scheme" doc:"scheme" zh:"险种"`
	Payer  rule.Payer  `json:"payer" doc:"who pays" zh:"缴费方"`
}

// Received is the bureau's bill of one month (账单).
type Received struct {
	Month  rule.Month
	Covers []Column // what the bill is about, such as the employee's pension; empty: every line of the slips
	Rows   []Row
}

// Item is a line of ours, a row of the bill, or both, with what became of them. A difference of base, rate or amount
// is the bill's less ours, valid only where both are known.
type Item struct {
	Class        Class
	ID           string
	Whose        string // the id of ours the line or the row is of, as we have it; empty where it is nobody's or unsure
	Month        rule.Month
	Scheme       rule.Scheme
	Payer        rule.Payer
	Row          int // place of the row in the bill, from 0; -1 where there is none
	Ours, Bill   Figures
	BaseDiff     decimal.NullDecimal
	RateDiff     decimal.NullDecimal
	AmountDiff   decimal.NullDecimal
	Explains     decimal.Decimal     // share of Report.Difference: our amount less the bill's, where known
	BelowFloor   decimal.NullDecimal // the floor the bill's base is below; not of corrections (Retro, Repeated)
	AboveCeiling decimal.NullDecimal // the ceiling the bill's base is above
	Repeated     bool                // an earlier row stands for this person, month, scheme and payer already
	OneItem      bool                // one item with maternity insurance: ours is the sum of two lines
	OnBill       bool                // a line without a row, of somebody who has other rows on the bill
	Err          error               // why a row cannot be read or is of nobody, or which figure ours lacks
	Notice       error               // what is odd about a row that is compared all the same
}

// Compare sets every line of people beside the bill. The items come in the order of our lines, then of the rows left
// over; a sum row is no item. Ids are compared in their one form (see package printed). A masked id, or one that has
// lost digits, is matched by the person's number, and a masked one by what it shows where one of our people agrees and
// no other row is theirs; else row and lines are Ambiguous, never MissingInBill. Slips have medical and maternity
// insurance as two lines: where the bill has one item, they are compared as one. A row whose number is another
// person's, or whose amount is not its own base at its rate, is compared all the same, and its Notice says so.
//
// Errors are about our own side: a bill without a month, an id that is empty or has lost digits, a person's month that
// comes twice, a slip without a month; all at once. What is wrong with a row is an item, not an error.
func (b Received) Compare(people []Person) (Report, error) {
	d, err := b.directory(people)
	if err != nil {
		return Report{}, err
	}
	m := match(b, d)
	ours := m.lines()
	m.limits = limitsOf(ours)
	items := make([]Item, 0, len(ours))
	for i := range ours {
		items = append(items, m.line(&ours[i]))
	}
	for i := range b.Rows {
		if !m.rows[i].used && !m.rows[i].sum {
			items = append(items, m.rest(i))
		}
	}
	r := report(ours, m.rows, items)
	r.Sums, r.Other = m.sums(), m.other(ours, items)
	return r, nil
}

// own is one line of ours, or one that cannot be computed.
type own struct {
	key
	shown string     // the id as we have it
	line  *rule.Line // nil where a figure is missing
	also  *rule.Line // of maternity insurance, where the two are one item; nil elsewhere
	once  *rule.Line // that item, rounded once
	err   error      // which figures
}

// month is one month of one person.
type month struct {
	id string // in its one form
	m  rule.Month
}

// lines lists the lines the bill should have.
func (m *matcher) lines() []own {
	oneItem := m.oneItems()
	var out []own
	for i, p := range m.people.people {
		for j := range p.Slips {
			of := m.bill.slip(m.people.ids[i], &p.Slips[j], oneItem[p.Slips[j].Month])
			for k := range of {
				of[k].shown = p.ID
			}
			out = append(out, of...)
		}
	}
	return out
}

// check refuses a month that is not set or comes twice, of the person of a place and id.
func (at month) check(place int, id string, twice bool) error {
	bad := rule.FieldError{Field: idOf(place), Value: id}
	switch {
	case at.m.IsZero():
		bad.Kind, bad.Reason = rule.ErrMissingField, rule.Say("has no month", "的缴费明细没有月份")
		bad.Do = rule.Say("leave out slips that were refused", "请剔除计算失败的明细")
	case twice:
		bad.Kind = rule.ErrConflict
		bad.Reason = rule.Sayf("has two slips of %v", "在%v有两份缴费明细", at.m)
		bad.Do = rule.Say("pass one slip a month and person", "每人每月只传一份")
	default:
		return nil
	}
	return &bad
}

// slip lists the lines of one slip, then those it lacks, each once with all the figures missing.
func (b Received) slip(id string, s *payroll.Slip, oneItem bool) []own {
	var out []own
	for i := range s.Lines {
		line := &s.Lines[i]
		if b.covers(line.Scheme(), line.Payer()) && !(oneItem && isMaternity(line.Scheme(), line.Payer())) {
			out = append(out, own{key: key{id, s.Month, line.Scheme(), line.Payer()}, line: line})
		}
	}
	if oneItem {
		join(out, s)
	}
	for _, m := range s.Missing {
		k := key{id, s.Month, m.Scheme, m.Payer}
		if oneItem && isMaternity(m.Scheme, m.Payer) {
			k.scheme = rule.Medical
		}
		if i := slices.IndexFunc(out, func(o own) bool { return o.key == k }); i >= 0 {
			out[i].line, out[i].err = nil, rule.Join(out[i].err, m.Err)
		} else if b.covers(k.scheme, k.payer) {
			out = append(out, own{key: k, err: m.Err})
		}
	}
	return out
}

func isMaternity(scheme rule.Scheme, payer rule.Payer) bool {
	return scheme == rule.Maternity && payer == rule.Employer
}

// join puts the line of maternity insurance to that of the employer's medical insurance, which is one item with it.
func join(lines []own, s *payroll.Slip) {
	also, there := s.Line(rule.Maternity, rule.Employer)
	if !there {
		return
	}
	item, _ := s.MedicalItem() // there is one where both lines are
	for i := range lines {
		if lines[i].scheme == rule.Medical && lines[i].payer == rule.Employer {
			lines[i].also, lines[i].once = also, &item
		}
	}
}

func (b Received) covers(scheme rule.Scheme, payer rule.Payer) bool {
	return len(b.Covers) == 0 || slices.Contains(b.Covers, Column{scheme, payer})
}

// reading is one row with what could be read of it.
type reading struct {
	key
	Figures
	err    error
	unsure error // why it is not known whose it is
	masked bool  // its person was found by what a mask shows
	sum    bool  // it adds up others
	used   bool  // it is compared with a line of ours
}

// takesBack reports whether the row is a correction: what a line of ours comes to is never below 0.
func (r *reading) takesBack() bool { return r.Amount.Decimal.IsNegative() }

// named reports whether the row says whose line it stands for.
func (r *reading) named(of *Row) bool {
	return r.id != "" && !r.month.IsZero() && of.knownScheme() && of.knownPayer()
}

// matcher finds the row of a line.
type matcher struct {
	bill   Received
	people *directory
	rows   []reading
	first  map[key]int     // the row of each line: the first, of those that take nothing back where there is one
	maybe  map[key]int     // the first row that may be that of the line
	onBill map[string]bool // who has a row
	// the first row of each person's number
	numbers map[string]int
	months  map[month]bool
	limits  map[key]limits // by month, scheme and payer, without an id
}

// match reads the rows and notes which lines they stand for.
func match(b Received, d *directory) *matcher {
	m := &matcher{bill: b, people: d, rows: make([]reading, len(b.Rows)), first: map[key]int{}, maybe: map[key]int{},
		onBill: map[string]bool{}, months: map[month]bool{}, numbers: map[string]int{}}
	for i := range b.Rows {
		m.read(i)
		m.noteNumber(i)
	}
	m.checkMasks()
	for i := range b.Rows {
		r := &m.rows[i]
		if !r.named(&b.Rows[i]) {
			continue
		}
		m.onBill[r.id] = true
		before, there := m.first[r.key]
		if !there || m.rows[before].takesBack() && !r.takesBack() {
			m.first[r.key] = i
		}
	}
	for i, p := range d.people {
		for j := range p.Slips {
			m.months[month{d.ids[i], p.Slips[j].Month}] = true
		}
	}
	return m
}

// read reads one row and looks for its person.
func (m *matcher) read(i int) {
	r, out := &m.bill.Rows[i], &m.rows[i]
	out.Figures, out.err = r.read()
	out.key = key{"", r.Month, r.Scheme, r.Payer}
	who, may := m.people.find(r)
	if out.sum = len(may) == 0 && !m.people.has(who.id) && printed.IsSum(r.ID); out.sum {
		return
	}
	out.id, out.masked = who.id, who.masked
	if errors.Is(who.err, rule.ErrBadNumber) { // the id has lost digits
		out.err = rule.Join(who.err, out.err)
	} else {
		out.unsure = who.err
	}
	if !who.masked {
		m.may(i, may)
	}
}

// may notes that a row may be of any of these people.
func (m *matcher) may(i int, people []int) {
	for _, at := range people {
		k := m.rows[i].key
		k.id = m.people.ids[at]
		if _, there := m.maybe[k]; !there {
			m.maybe[k] = i
		}
	}
}

// checkMasks takes masked rows back whose person has another row of the same line: which of them is another person's
// the mask does not say.
func (m *matcher) checkMasks() {
	rows := map[key]int{}
	for i := range m.rows {
		rows[m.rows[i].key]++
	}
	for i := range m.rows {
		r := &m.rows[i]
		if !r.masked || rows[r.key] == 1 {
			continue
		}
		at := m.people.byID[r.id]
		r.id = ""
		r.unsure = unclear(&m.bill.Rows[i], rule.Sayf("is masked, and another row may be of %s as well",
			"已脱敏，另有一行也可能是 %s", m.people.people[at].ID))
		m.may(i, []int{at})
	}
}

// line makes the item of one line of ours.
func (m *matcher) line(o *own) Item {
	item := Item{ID: o.shown, Whose: o.shown, Month: o.month, Scheme: o.scheme, Payer: o.payer, Row: -1, Err: o.err,
		Ours: o.figures(), OneItem: o.also != nil}
	var unread error
	if i, there := m.first[o.key]; there && !m.rows[i].used {
		m.rows[i].used = true
		item.Row, item.Bill, unread = i, m.rows[i].Figures, m.rows[i].err
	}
	perhaps, unsure := m.maybe[o.key]
	switch {
	case unread != nil:
		item.Class, item.Err = Unparsable, rule.Join(o.err, unread)
	case o.line == nil:
		item.Class = UnknownInOurs
	case item.Row < 0 && unsure:
		item.Class, item.Err = Ambiguous, perhapsRow(o.shown, perhaps)
	case item.Row < 0:
		item.Class, item.OnBill = MissingInBill, m.onBill[o.id]
	default:
		item.Class = o.classify(item.Bill)
	}
	if item.Row >= 0 {
		item.Notice = m.notice(item.Row, o)
	}
	m.finish(&item, o.line)
	return item
}

// perhapsRow says which row a line may have on the bill.
func perhapsRow(id string, row int) error {
	return &rule.FieldError{Kind: rule.ErrConflict, Field: "id", Value: id,
		Reason: rule.Sayf("may be row %d of the bill, which does not say whose it is", "可能是账单第 %d 行，该行看不出是谁",
			row+1),
		Do: rule.Say("settle that row first: the person may be on the bill already",
			"请先核实该行：此人可能已在账单上")}
}

// rest makes the item of a row without a line of ours.
func (m *matcher) rest(i int) Item {
	r, read := &m.bill.Rows[i], &m.rows[i]
	item := Item{Class: ExtraInBill, ID: r.ID, Month: r.Month, Scheme: r.Scheme, Payer: r.Payer, Row: i,
		Bill: read.Figures, Err: rule.Join(read.unsure, read.err), Notice: m.notice(i, nil)}
	if at, ours := m.people.byID[read.id]; ours {
		item.Whose = m.people.people[at].ID
	}
	switch {
	case read.err != nil:
		item.Class = Unparsable
	case read.unsure != nil:
		item.Class = Ambiguous
	case r.Month.Before(m.bill.Month) && !m.months[month{read.id, r.Month}]:
		item.Class = Retro
	}
	first, named := m.first[read.key]
	item.Repeated = named && first != i
	m.finish(&item, nil)
	return item
}

// finish takes the differences and looks at the limits.
func (m *matcher) finish(item *Item, line *rule.Line) {
	item.BaseDiff = less(item.Bill.Base, item.Ours.Base)
	item.RateDiff = less(item.Bill.Rate, item.Ours.Rate)
	item.AmountDiff = less(item.Bill.Amount, item.Ours.Amount)
	// An amount that is not valid is the decimal 0: it adds nothing to what is known.
	item.Explains = item.Ours.Amount.Decimal.Sub(item.Bill.Amount.Decimal)
	within, known := m.limits[key{"", item.Month, item.Scheme, item.Payer}]
	if line != nil {
		within, known = limitsFor(line), true
	}
	if base := item.Bill.Base; known && base.Valid && item.Class != Retro && !item.Repeated {
		if floor := within.floor; !floor.IsNone() && base.Decimal.LessThan(floor.Decimal()) {
			item.BelowFloor = decimal.NewNullDecimal(floor.Decimal())
		}
		if ceiling := within.ceiling; !ceiling.IsNone() && base.Decimal.GreaterThan(ceiling.Decimal()) {
			item.AboveCeiling = decimal.NewNullDecimal(ceiling.Decimal())
		}
	}
}

// less returns a less b where both are known.
func less(a, b decimal.NullDecimal) decimal.NullDecimal {
	if !a.Valid || !b.Valid {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(a.Decimal.Sub(b.Decimal))
}
