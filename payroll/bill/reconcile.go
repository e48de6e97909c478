package bill

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Person is our slips of one person: those of the bill's month, and of earlier months where its late rows are to be
// compared.
type Person struct {
	ID    string
	Slips []payroll.Slip
}

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
	Err          error               // why a row cannot be read, or which figure ours lacks
}

// Compare sets every line of people beside the bill. The items come in the order of our lines, then of the rows left
// over.
//
// Errors are about our own side: a bill without a month, an id that is empty, a person's month that comes twice, a slip
// without a month; all at once. What is wrong with a row is an item, not an error.
func (b Received) Compare(people []Person) (Report, error) {
	ours, err := b.lines(people)
	if err != nil {
		return Report{}, err
	}
	m := match(b, people, limitsOf(ours))
	items := make([]Item, 0, len(ours))
	for _, o := range ours {
		items = append(items, m.line(o))
	}
	for i := range b.Rows {
		if !m.rows[i].used {
			items = append(items, m.rest(i))
		}
	}
	return report(ours, m.rows, items), nil
}

// own is one line of ours, or one that cannot be computed.
type own struct {
	key
	line *rule.Line // nil where a figure is missing
	err  error      // which figures
}

// month is one month of one person.
type month struct {
	id string
	m  rule.Month
}

// lines lists the lines the bill should have.
func (b Received) lines(people []Person) ([]own, error) {
	var out []own
	var errs []error
	if b.Month.IsZero() {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "bill month",
			Reason: rule.Say("is not set", "没有填写"),
			Do: rule.Say("say which month the bill is for: earlier rows are late ones",
				"请说明账单所属月份：更早月份的行视为补缴")})
	}
	seen := map[month]bool{}
	for _, p := range people {
		if p.ID == "" {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "id",
				Reason: rule.Say("is empty", "为空"), Do: rule.Say("pass the id the bill prints", "请填写账单上的证件号码")})
		}
		for i := range p.Slips {
			s := &p.Slips[i]
			at := month{p.ID, s.Month}
			errs = append(errs, at.check(seen[at]))
			seen[at] = true
			out = append(out, b.slip(p.ID, s)...)
		}
	}
	return out, errors.Join(errs...)
}

// check refuses a month that is not set or comes twice.
func (at month) check(twice bool) error {
	bad := rule.FieldError{Field: "slip", Value: at.id}
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
func (b Received) slip(id string, s *payroll.Slip) []own {
	var out []own
	for i := range s.Lines {
		if line := &s.Lines[i]; b.covers(line.Scheme(), line.Payer()) {
			out = append(out, own{key: key{id, s.Month, line.Scheme(), line.Payer()}, line: line})
		}
	}
	for _, m := range s.Missing {
		k := key{id, s.Month, m.Scheme, m.Payer}
		if i := slices.IndexFunc(out, func(o own) bool { return o.key == k }); i >= 0 {
			out[i].err = errors.Join(out[i].err, m.Err)
		} else if b.covers(m.Scheme, m.Payer) {
			out = append(out, own{key: k, err: m.Err})
		}
	}
	return out
}

func (b Received) covers(scheme rule.Scheme, payer rule.Payer) bool {
	return len(b.Covers) == 0 || slices.Contains(b.Covers, Column{scheme, payer})
}

// reading is one row with what could be read of it.
type reading struct {
	Figures
	err  error
	used bool // it is compared with a line of ours
}

// matcher finds the row of a line.
type matcher struct {
	bill   Received
	rows   []reading
	first  map[key]int // the first row of each line
	months map[month]bool
	limits map[key]limits // by month, scheme and payer, without an id
}

// match reads the rows and notes which lines they stand for.
func match(b Received, people []Person, within map[key]limits) *matcher {
	m := &matcher{bill: b, rows: make([]reading, len(b.Rows)), first: map[key]int{}, months: map[month]bool{},
		limits: within}
	for i := range b.Rows {
		r := &b.Rows[i]
		m.rows[i].Figures, m.rows[i].err = r.read()
		if _, there := m.first[r.key()]; !there && r.named() {
			m.first[r.key()] = i
		}
	}
	for _, p := range people {
		for i := range p.Slips {
			m.months[month{p.ID, p.Slips[i].Month}] = true
		}
	}
	return m
}

// line makes the item of one line of ours.
func (m *matcher) line(o own) Item {
	item := Item{ID: o.id, Month: o.month, Scheme: o.scheme, Payer: o.payer, Row: -1, Err: o.err}
	if o.line != nil {
		item.Ours = Figures{decimal.NewNullDecimal(o.line.Base()), decimal.NewNullDecimal(o.line.Rate()),
			decimal.NewNullDecimal(o.line.Amount())}
	}
	var unread error
	if i, there := m.first[o.key]; there && !m.rows[i].used {
		m.rows[i].used = true
		item.Row, item.Bill, unread = i, m.rows[i].Figures, m.rows[i].err
	}
	switch {
	case unread != nil:
		item.Class, item.Err = Unparsable, errors.Join(o.err, unread)
	case o.line == nil:
		item.Class = UnknownInOurs
	case item.Row < 0:
		item.Class = MissingInBill
	default:
		item.Class = classify(o.line, item.Bill)
	}
	m.finish(&item, o.line)
	return item
}

// rest makes the item of a row without a line of ours.
func (m *matcher) rest(i int) Item {
	r := &m.bill.Rows[i]
	item := Item{Class: ExtraInBill, ID: r.ID, Month: r.Month, Scheme: r.Scheme, Payer: r.Payer, Row: i,
		Bill: m.rows[i].Figures, Err: m.rows[i].err}
	switch {
	case item.Err != nil:
		item.Class = Unparsable
	case r.Month.Before(m.bill.Month) && !m.months[month{r.ID, r.Month}]:
		item.Class = Retro
	}
	first, named := m.first[r.key()]
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
		if floor := within.floor; floor.Valid && base.Decimal.LessThan(floor.Decimal) {
			item.BelowFloor = floor
		}
		if ceiling := within.ceiling; ceiling.Valid && base.Decimal.GreaterThan(ceiling.Decimal) {
			item.AboveCeiling = ceiling
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
