package rule

import (
	"fmt"
	"slices"
	"time"
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
	Seen    Date   // day of the first dated page that prints it, zero where unknown
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

// Text returns what In says in both languages.
func (c Cite) Text() Text { return Say(c.In(English), c.In(Chinese)) }

// Entry is one dated value: in force from From (inclusive) until Until (exclusive).
type Entry[T any] struct {
	From, Until Date
	Value       T
	Grade       Grade
	Modality    Modality
	Cite        Cite
	InForceBy   bool       // From is the first month a source shows the value, not its start
	Holds       bool       // no end was announced: it answers to Until, which is the end of the year after Cite.Checked
	Due         time.Month // the month its successor is due in; 0 where nothing says so
	Expires     bool       // the instrument itself ends at Until: never carried forward
	Other       string     // the value another source prints, of a Disputed entry
	OtherSource string     // who prints Other
	Standing    Standing   // how it answers for the day asked; a stored entry is InForce
}

// Period returns the span of the entry.
func (e Entry[T]) Period() Period { return Period{e.From, e.Until} }

// known is the day the entry became known: its day of issue, else the first dated page, else the day it began.
func (e *Entry[T]) known() Date {
	switch {
	case !e.Cite.Issued.IsZero():
		return e.Cite.Issued
	case !e.Cite.Seen.IsZero():
		return e.Cite.Seen
	}
	return e.From
}

// unseen says that the entry was in force and not yet known on a day; before, that the figure before it answers for an
// earlier one.
func (e *Entry[T]) unseen(day Date, before bool) Text {
	en, zh := "issued on", "印发于"
	if e.Cite.Issued.IsZero() {
		en, zh = "first seen on", "最早见于"
	}
	out := Say(fmt.Sprintf("as known on %s: in force from %s and %s %s", day, e.From, en, e.known()),
		fmt.Sprintf("按 %s 所知：自 %s 起施行，%s %s", day, e.From, zh, e.known()))
	if before {
		out.English += fmt.Sprintf("; as known on a day before %s the figure before answers", e.From)
		out.Chinese += fmt.Sprintf("；按 %s 之前所知，适用前一数值", e.From)
	}
	return out
}

// Lookup says how a series is read. The zero value reads what is in force and nothing else.
type Lookup struct {
	CarryForward bool // past the last entry, at most 12 months: the last value, Provisional
	KnownOn      Date // answer as on this day; zero knows everything
	Disputed     bool // take the likelier value of a Disputed entry
}

// carryLimit is how many months past its end a figure may be carried forward.
const carryLimit = 12

// Series is the dated values of one figure, sorted, without overlap; gaps are allowed. The zero value is empty.
type Series[T any] struct {
	area    Area
	name    string
	what    Text
	entries []Entry[T]
}

// NewSeries returns the series of one figure. It refuses entries that overlap or are out of order, an entry that is
// empty, ungraded, without a title, without a month checked, Official without quoted words, Disputed without the other
// value and its source, or held although it is not the last.
func NewSeries[T any](area Area, what Text, entries ...Entry[T]) (Series[T], error) {
	var errs []error
	refuse := func(i int, reason Text) {
		errs = append(errs, &FieldError{Kind: ErrConflict, Area: area, Field: fmt.Sprintf("entries[%d]", i),
			Value:  entries[i].From.String(),
			Reason: Say("of "+what.English+" "+reason.English, "（数值："+what.Chinese+"）"+reason.Chinese),
			Do:     Say("correct the entry", "请改正该条目")})
	}
	for i := range entries {
		for _, why := range entries[i].faults() {
			refuse(i, why)
		}
		if i > 0 && entries[i].From.Before(entries[i-1].Until) {
			refuse(i, Say("begins before the entry before it ends", "早于前一条目的终止日期"))
		}
		if entries[i].Holds && i < len(entries)-1 {
			refuse(i, Say("holds although another follows", "标为持续有效，其后却还有条目"))
		}
	}
	return Series[T]{area: area, what: what, entries: slices.Clone(entries)}, Join(errs...)
}

// faults lists what is wrong with an entry by itself.
func (e *Entry[T]) faults() []Text {
	var out []Text
	check := func(bad bool, english, chinese string) {
		if bad {
			out = append(out, Say(english, chinese))
		}
	}
	check(e.From.IsZero() || !e.From.Before(e.Until), "has no span of days", "没有起止日期")
	check(e.Grade < Official || e.Grade > Supplied || e.Grade == Provisional,
		"is not graded official, corroborated, reported, disputed or supplied",
		"的数据等级不是 official、corroborated、reported、disputed 或 supplied")
	check(e.Modality == 0, "does not say what kind of number it is", "没有注明数值的性质")
	check(e.Cite.Title == "" || e.Cite.Checked.IsZero(), "has no title or no month checked", "没有文件名称或核对月份")
	check(e.Grade == Official && e.Cite.Quote == "", "is official without quoted words", "为官方数值，却没有引用原文")
	check(e.Grade == Disputed && (e.Other == "" || e.OtherSource == ""),
		"is disputed without the other value and its source", "为有争议的数值，却没有另一数值及其来源")
	check(e.Holds && (e.Expires || e.Due != 0), "holds and ends at the same time", "既持续有效，又会终止")
	return out
}

// Named returns the series under a name, such as "pension.employer_rate", which its errors then say.
func (s Series[T]) Named(name string) Series[T] {
	s.name = name
	return s
}

// Area returns the area of the series, "" where it belongs to none.
func (s Series[T]) Area() Area { return s.area }

// What returns what the series is, such as "employer rate".
func (s Series[T]) What() Text { return s.what }

// Entries returns a copy of the entries.
func (s Series[T]) Entries() []Entry[T] { return slices.Clone(s.entries) }

// At returns the entry in force on the first day of the month. A month before the first entry, in a gap or past the
// last entry is a *NoRuleError with the nearest month that has one; a Disputed entry nobody asked for is a
// *DisputedError.
func (s Series[T]) At(month Month, look Lookup) (Entry[T], error) {
	return s.On(month.First(), look)
}

// On is At for a day.
func (s Series[T]) On(day Date, look Lookup) (Entry[T], error) {
	if day.IsZero() {
		return Entry[T]{}, s.noDay(day)
	}
	e, detail := s.find(day, look)
	if e == nil {
		return Entry[T]{}, &NoRuleError{Area: s.area, Name: s.name, What: s.what, Month: day.Month(),
			Nearest: s.nearest(day.Month(), look), Detail: detail,
			Carry: detail.IsZero() && !look.CarryForward && s.mayCarry(day)}
	}
	if e.Grade == Disputed && !look.Disputed {
		return Entry[T]{}, &DisputedError{Area: s.area, Name: s.name, What: s.what, Month: day.Month(),
			Value: fmt.Sprint(e.Value), Source: e.Cite.Text(), Other: e.Other, OtherSource: e.OtherSource}
	}
	out := *e
	switch {
	case !day.Before(e.Until):
		out.Grade, out.Standing = max(Provisional, e.Grade), Carried
		out.Cite.Note = joinNote(out.Cite.Note, "carried forward from "+e.Until.Add(-1).Month().String())
	case e.Holds && day.Month().After(e.Cite.Checked):
		out.Standing = Held
	}
	return out, nil
}

// noDay is the error of a day that was not given, or of numbers that name none.
func (s Series[T]) noDay(day Date) error {
	gap := &NoRuleError{Area: s.area, Name: s.name, What: s.what, Month: day.Month(),
		Detail: Say("no month was given", "没有给出月份")}
	if day.Err() != nil {
		gap.Detail = Say("there is no such month or day", "没有这个月份或日期")
		gap.Do = Say("pass a month or day from 1900 to 2200", "请填写 1900 年至 2200 年之间的月份或日期")
	}
	return gap
}

// find returns the entry that answers for a day, or why none does. As known on an earlier day an entry that came
// later is not there yet: before it began the one it follows answers, carried; once it had begun and was not
// published nobody could know which of the two would be right.
func (s Series[T]) find(day Date, look Lookup) (*Entry[T], Text) {
	latest := s.last(day)
	inside := latest >= 0 && s.entries[latest].Period().Contains(day)
	follows := inside // every entry from the one that answers to the day follows its neighbour without a gap
	i := latest
	for ; i >= 0 && !look.sees(s.entries[i].known()); i-- {
		if e := &s.entries[i]; !look.KnownOn.Before(e.From) {
			return nil, e.unseen(look.KnownOn, i > 0 && follows && s.entries[i-1].Until == e.From)
		}
		follows = follows && i > 0 && s.entries[i-1].Until == s.entries[i].From
	}
	switch {
	case i == latest && inside:
		return &s.entries[i], Text{}
	case i < latest && !follows && !look.CarryForward:
		return nil, Sayf("as known on %s", "按 %s 所知", look.KnownOn)
	case i < 0 || !follows && !look.CarryForward || s.resumes(latest, look):
		return nil, Text{}
	}
	switch e := &s.entries[i]; {
	case e.Expires:
		return nil, Say("its instrument expired, so it is not carried forward", "该文件已期满失效，不予沿用")
	case e.Holds:
		return nil, Sayf("nobody has looked at its source since %s", "自 %s 以来无人核对其来源", e.Cite.Checked)
	case carries(e.Until, day):
		return e, Text{}
	}
	return nil, Text{}
}

// sees reports whether what became known on a day may be used.
func (look Lookup) sees(known Date) bool { return look.KnownOn.IsZero() || !look.KnownOn.Before(known) }

// resumes reports whether an entry that may be seen follows the i-th: nothing is carried into an inner gap.
func (s Series[T]) resumes(i int, look Lookup) bool {
	return slices.ContainsFunc(s.entries[i+1:], func(e Entry[T]) bool { return look.sees(e.known()) })
}

// last returns the index of the last entry that begins on or before a day, -1 where none does.
func (s Series[T]) last(day Date) int {
	i := len(s.entries) - 1
	for i >= 0 && s.entries[i].From.After(day) {
		i--
	}
	return i
}

// HeldUntil returns the day up to which an entry without an announced end answers: the end of the calendar year after
// the one its source was last looked at in.
func HeldUntil(checked Month) Date { return DateOf(checked.Year()+2, time.January, 1) }

// carries reports whether a day is near enough to the end of an entry for it to be carried there.
func carries(until, day Date) bool { return day.Month().Sub(until.Add(-1).Month()) <= carryLimit }

// mayCarry reports whether CarryForward would answer for a day past the last entry.
func (s Series[T]) mayCarry(day Date) bool {
	if len(s.entries) == 0 {
		return false
	}
	e := &s.entries[len(s.entries)-1]
	return !day.Before(e.Until) && !e.Expires && !e.Holds && carries(e.Until, day)
}

// nearest returns the month nearest to a month that has an entry that may be seen; the earlier on a tie.
func (s Series[T]) nearest(month Month, look Lookup) Month {
	var best Month
	away := func(m Month) int { return max(m.Sub(month), month.Sub(m)) }
	for i := range s.entries {
		if !look.sees(s.entries[i].known()) {
			continue
		}
		for _, m := range [...]Month{s.entries[i].From.Month(), s.entries[i].Until.Add(-1).Month()} {
			if away(m) < away(best) { // no month is far from every month
				best = m
			}
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
