package retro

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Delta is one line that differs, in yuan.
type Delta struct {
	Month  rule.Month
	Scheme rule.Scheme
	Payer  rule.Payer
	Old    decimal.NullDecimal // 已缴; not valid where no such line was paid
	New    decimal.NullDecimal // 应缴; not valid where no such line is due
	Diff   decimal.Decimal     // new less old: positive is to be paid (补), negative to be paid back (退)
	Cause  Cause
}

// Missing is a line that cannot be compared because a slip lacks a figure.
type Missing struct {
	Month rule.Month
	payroll.Missing
}

// Result is every difference, in the order of months, schemes and payers (employee first). Deltas is empty, not nil,
// where nothing differs.
type Result struct {
	Deltas  []Delta
	Missing []Missing // only with slips made with payroll.Partial
}

// key names a line of one person.
type key struct {
	month  rule.Month
	scheme rule.Scheme
	payer  rule.Payer
}

func (k key) compare(other key) int {
	return cmp.Or(k.month.Sub(other.month), cmp.Compare(k.scheme, other.scheme), cmp.Compare(k.payer, other.payer))
}

// book is one person's slips of one side by line.
type book struct {
	name   string // "paid" or "due"
	months map[rule.Month]bool
	lines  map[key]*rule.Line
	gaps   []Missing
}

// Compare takes one person's slips as paid (已缴) and as due (应缴) for the same months, in any order, and returns the
// lines that differ. Comparing the same slips gives nothing, and months compared in parts give the parts of the
// whole.
//
// Errors: a month only one side has, a month twice on a side, a slip without a month (one that was refused), and
// lines that no slip has; all at once. The months are named.
func Compare(paid, due []payroll.Slip) (Result, error) {
	old, oldErr := read("paid", paid)
	now, nowErr := read("due", due)
	if err := errors.Join(oldErr, nowErr, old.pairs(now), now.pairs(old)); err != nil {
		return Result{}, err
	}
	out := Result{Deltas: []Delta{}, Missing: gaps(old, now)}
	unknown := map[key]bool{}
	for _, m := range out.Missing {
		unknown[key{m.Month, m.Scheme, m.Payer}] = true
	}
	keys := map[key]bool{}
	for k := range old.lines {
		keys[k] = true
	}
	for k := range now.lines {
		keys[k] = true
	}
	for _, k := range slices.SortedFunc(maps.Keys(keys), key.compare) {
		if d, differs := delta(k, old.lines[k], now.lines[k]); differs && !unknown[k] {
			out.Deltas = append(out.Deltas, d)
		}
	}
	return out, nil
}

// read puts the slips of one side into a book.
func read(name string, slips []payroll.Slip) (*book, error) {
	b := &book{name: name, months: map[rule.Month]bool{}, lines: map[key]*rule.Line{}}
	var errs []error
	for i := range slips {
		s := &slips[i]
		switch {
		case s.Month.IsZero():
			errs = append(errs, b.fail(rule.ErrMissingField, 0, "", "has a slip without a month", "leave out slips that were refused"))
		case b.months[s.Month]:
			errs = append(errs, b.fail(rule.ErrConflict, 0, s.Month.String(), "has two slips", "pass one slip a month and compare one person at a time"))
		}
		b.months[s.Month] = true
		for j := range s.Lines {
			line := &s.Lines[j]
			k := key{s.Month, line.Scheme(), line.Payer()}
			if k.scheme == 0 || k.scheme > rule.Housing || k.payer == 0 || k.payer > rule.Employer {
				errs = append(errs, b.fail(rule.ErrMissingField, k.scheme, s.Month.String(), "has a line without scheme or payer", "pass slips made by payroll.Policy"))
			} else if b.lines[k] != nil && !s.Month.IsZero() {
				errs = append(errs, b.fail(rule.ErrConflict, k.scheme, s.Month.String(), "has two lines of the "+k.payer.String(), "pass one line each"))
			}
			b.lines[k] = line
		}
		for _, m := range s.Missing {
			if m.Err == nil {
				errs = append(errs, b.fail(rule.ErrMissingField, m.Scheme, s.Month.String(), "misses "+m.What+" for no reason", "pass slips made by payroll.Policy"))
			}
			b.gaps = append(b.gaps, Missing{s.Month, m})
		}
	}
	return b, errors.Join(errs...)
}

func (b *book) fail(kind error, scheme rule.Scheme, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: scheme.Area(), Field: b.name, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

// pairs refuses months the other side does not have.
func (b *book) pairs(other *book) error {
	var errs []error
	for _, m := range slices.SortedFunc(maps.Keys(b.months), rule.Month.Sub) {
		if !m.IsZero() && !other.months[m] {
			errs = append(errs, b.fail(rule.ErrMissingField, 0, m.String(), "is not among the months "+other.name, "pass the same months on both sides; a month nobody owes is a slip without lines"))
		}
	}
	return errors.Join(errs...)
}

// gaps lists the figures either side lacks, each once, in the order of the lines.
func gaps(old, now *book) []Missing {
	type gap struct {
		key
		what string
	}
	seen := map[gap]bool{}
	var out []Missing
	for _, m := range append(slices.Clone(old.gaps), now.gaps...) {
		g := gap{key{m.Month, m.Scheme, m.Payer}, m.What}
		if !seen[g] {
			out = append(out, m)
		}
		seen[g] = true
	}
	slices.SortStableFunc(out, func(a, b Missing) int {
		return key{a.Month, a.Scheme, a.Payer}.compare(key{b.Month, b.Scheme, b.Payer})
	})
	return out
}

// delta compares one line, either side of which may be absent; false where the two are equal.
func delta(k key, paid, due *rule.Line) (Delta, bool) {
	d := Delta{Month: k.month, Scheme: k.scheme, Payer: k.payer, Cause: Correction}
	if paid != nil {
		d.Old = decimal.NewNullDecimal(paid.Amount())
	}
	if due != nil {
		d.New = decimal.NewNullDecimal(due.Amount())
	}
	d.Diff = d.New.Decimal.Sub(d.Old.Decimal)
	if paid != nil && due != nil {
		if paid.Fen() == due.Fen() {
			return Delta{}, false
		}
		d.Cause = causeOf(paid, due)
	}
	return d, true
}

// Total returns the sum of one payer's differences over all months and schemes, in yuan; 0 where there is none. It
// fails with the figure's own error where a line of that payer cannot be compared.
func (r *Result) Total(payer rule.Payer) (decimal.Decimal, error) {
	return r.sum(payer, func(rule.Scheme) bool { return true })
}

// Amount returns the sum of one payer's differences in one scheme, in yuan: what goes into that scheme's column of
// the month the difference is settled in. It fails as Total does, for this scheme alone.
func (r *Result) Amount(payer rule.Payer, scheme rule.Scheme) (decimal.Decimal, error) {
	return r.sum(payer, func(s rule.Scheme) bool { return s == scheme })
}

func (r *Result) sum(payer rule.Payer, in func(rule.Scheme) bool) (decimal.Decimal, error) {
	if payer != rule.Employee && payer != rule.Employer {
		return decimal.Decimal{}, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "payer", Value: payer.String(), Reason: rule.Untranslated("is not known"), Do: rule.Untranslated("use rule.Employee or rule.Employer")}
	}
	var errs []error
	for _, m := range r.Missing {
		if m.Payer == payer && in(m.Scheme) {
			errs = append(errs, m.Err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return decimal.Decimal{}, err
	}
	var sum decimal.Decimal
	for _, d := range r.Deltas {
		if d.Payer == payer && in(d.Scheme) {
			sum = sum.Add(d.Diff)
		}
	}
	return sum, nil
}
