package rule

import (
	"errors"
	"fmt"
	"slices"
)

// Cite is the document a figure came from (依据).
type Cite struct {
	Title   string // of the document, or of the page where no document was seen
	Chinese string // the title in Chinese, where Title is not
	Number  string // document number as the source prints it; empty where none was seen
	Article string
	Issued  Date   // day of issue, zero where unknown
	URL     string // address of the page, or the public copy it was read in
	Quote   string // the words that hold the number; empty means "figure without quoted words"
	Note    string // what a reader has to know about the evidence
	Checked Month  // when the source was last looked at
}

// In returns title, number and article on one line, with the title in the language where it is known.
func (c Cite) In(lang Language) string {
	s := c.Title
	if lang == Chinese && c.Chinese != "" {
		s = c.Chinese
	}
	if c.Number != "" {
		s += " (" + c.Number + ")"
	}
	if c.Article != "" {
		s += " " + c.Article
	}
	return s
}

// Entry is one dated value: in force from From (inclusive) until Until (exclusive).
type Entry[T any] struct {
	From, Until Date
	Value       T
	Grade       Grade
	Modality    Modality
	Cite        Cite
	InForceBy   bool // From is the first month a source shows the value, not its start
	Open        bool // no end was seen: Until is the end of the month the source was last checked
	Expires     bool // the instrument itself ends at Until: never carried forward
}

// issued is the day the entry became known: its day of issue, else the day it began.
func (e Entry[T]) issued() Date {
	if e.Cite.Issued.IsZero() {
		return e.From
	}
	return e.Cite.Issued
}

// Lookup says how a series is read. The zero value reads what is in force and nothing else.
type Lookup struct {
	CarryForward bool // past the last entry, at most 12 months: the last value, Provisional
	KnownOn      Date // hide what was issued after this day; zero hides nothing
}

// carryLimit is how many months past its last entry a figure may be carried forward.
const carryLimit = 12

// Series is the dated values of one figure, sorted, without overlap; gaps are allowed. The zero value is empty.
type Series[T any] struct {
	scheme  Scheme
	what    string
	entries []Entry[T]
}

// NewSeries returns the series of one figure. It refuses entries that overlap or are out of order, an entry that is
// empty, ungraded, without a title, without a month checked, or Official without quoted words.
func NewSeries[T any](scheme Scheme, what string, entries ...Entry[T]) (Series[T], error) {
	var errs []error
	bad := func(i int, why string) {
		errs = append(errs, fmt.Errorf("%s %s: entry %d from %s %s", scheme, what, i, entries[i].From, why))
	}
	for i, e := range entries {
		if e.From.IsZero() || e.Until.IsZero() || !e.From.Before(e.Until) {
			bad(i, "has no span of days")
		}
		if i > 0 && e.From.Before(entries[i-1].Until) {
			bad(i, "begins before the entry before it ends")
		}
		if e.Grade < Official || e.Grade > Reported {
			bad(i, "is not graded official, corroborated or reported")
		}
		if e.Modality == 0 {
			bad(i, "does not say what kind of number it is")
		}
		if e.Cite.Title == "" || e.Cite.Checked.IsZero() {
			bad(i, "has no title or no month checked")
		}
		if e.Grade == Official && e.Cite.Quote == "" {
			bad(i, "is official without quoted words")
		}
	}
	return Series[T]{scheme, what, slices.Clone(entries)}, errors.Join(errs...)
}

// Scheme returns the scheme of the series, zero where it belongs to none.
func (s Series[T]) Scheme() Scheme { return s.scheme }

// What returns what the series is, such as "employer rate".
func (s Series[T]) What() string { return s.what }

// Entries returns a copy of the entries.
func (s Series[T]) Entries() []Entry[T] { return slices.Clone(s.entries) }

// At returns the entry in force on the first day of the month. A month before the first entry, in a gap or past the
// last entry is a *NoRuleError with the nearest month that has one.
func (s Series[T]) At(month Month, look Lookup) (Entry[T], error) {
	e, err := s.On(month.First(), look)
	if gap, ok := err.(*NoRuleError); ok {
		gap.Month = month
	}
	return e, err
}

// On is At for a day.
func (s Series[T]) On(day Date, look Lookup) (Entry[T], error) {
	gap := &NoRuleError{Scheme: s.scheme, What: s.what, Month: day.Month()}
	if day.IsZero() {
		gap.Detail = "no month was given"
		return Entry[T]{}, gap
	}
	var last *Entry[T] // the last entry that may be seen
	for i := range s.entries {
		e := &s.entries[i]
		if !look.KnownOn.IsZero() && e.issued().After(look.KnownOn) {
			gap.Detail = "as known on " + look.KnownOn.String()
			continue
		}
		if !day.Before(e.From) && day.Before(e.Until) {
			return *e, nil
		}
		gap.Nearest = nearer(day.Month(), gap.Nearest, e.From.Month(), e.Until.Add(-1).Month())
		last = e
	}
	if look.CarryForward && last != nil && !day.Before(last.Until) && day.Month().Sub(last.Until.Add(-1).Month()) <= carryLimit {
		if last.Expires {
			gap.Detail = "its instrument expired, so it is not carried forward"
			return Entry[T]{}, gap
		}
		e := *last
		e.Grade = Provisional
		e.Cite.Note = joinNote(e.Cite.Note, "carried forward from "+last.Until.Add(-1).Month().String())
		return e, nil
	}
	return Entry[T]{}, gap
}

// nearer returns whichever of the candidates is nearest to month; the first on a tie.
func nearer(month Month, best Month, candidates ...Month) Month {
	away := func(m Month) int { return max(m.Sub(month), month.Sub(m)) }
	for _, m := range candidates {
		if best.IsZero() || away(m) < away(best) {
			best = m
		}
	}
	return best
}

func joinNote(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}
