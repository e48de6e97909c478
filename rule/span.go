package rule

// Span is the time a text is in force (施行期间): from the day From on, no longer on the day Until. Outside it the text
// rules nothing.
type Span struct {
	Area        Area // "" where the text belongs to none
	What        Text // what the text rules, such as "account credit"
	From, Until Date
	Holds       bool // no end was announced (see OpenSpan)
	Cite        Cite
}

// OpenSpan returns the span of a text without an announced end: it answers to the end of the calendar year after the
// one it was last looked at in (Cite.Checked).
func OpenSpan(area Area, what Text, from Date, cite Cite) Span {
	return Span{Area: area, What: what, From: from, Until: HeldUntil(cite.Checked), Holds: true, Cite: cite}
}

// IsZero reports whether the span has no first or no last day, as one nobody set.
func (s Span) IsZero() bool { return s.From.IsZero() || !s.From.Before(s.Until) }

// Contains reports whether the text is in force on a day.
func (s Span) Contains(day Date) bool { return Period{s.From, s.Until}.Contains(day) }

// Days returns on how many days of a month the text is in force, 0 for no month.
func (s Span) Days(month Month) int {
	first, next := month.First(), month.Add(1).First()
	days := min(next.n, s.Until.n) - max(first.n, s.From.n)
	return int(max(days, 0))
}

// On returns nil where the text is in force on a day, else a *NoRuleError with its citation.
func (s Span) On(day Date) error {
	if s.Contains(day) {
		return nil
	}
	return s.gap(day.Month(), s.From.Month(), s.Until.Add(-1).Month())
}

// In returns nil where the text is in force on every day of a month, else a *NoRuleError with its citation.
func (s Span) In(month Month) error {
	days := s.Days(month)
	if !month.IsZero() && days == month.Add(1).First().Sub(month.First()) {
		return nil
	}
	first, last := s.From.Month(), s.Until.Month().Add(-1)
	if s.From.Day() != 1 {
		first = first.Add(1)
	}
	return s.gap(month, first, last)
}

// During returns nil where the text is in force on at least one day of a month, else a *NoRuleError with its citation.
func (s Span) During(month Month) error {
	if s.Days(month) > 0 {
		return nil
	}
	return s.gap(month, s.From.Month(), s.Until.Add(-1).Month())
}

// gap is the error of a month outside the span; first and last are the months that answer.
func (s Span) gap(month, first, last Month) error {
	out := &NoRuleError{Area: s.Area, What: s.What, Month: month, Nearest: first,
		Do: Say("ask for a time in which the text is in force", "请选择该文件施行期间的时间")}
	if month.After(first) {
		out.Nearest = last
	}
	end := Sayf(" to %s", "至 %s 施行", s.Until.Add(-1))
	if s.Holds {
		end = Sayf("; no end was announced, and it was last looked at in %s", "起施行；未公布终止日期，最近核对于 %s", s.Cite.Checked)
	}
	out.Detail = Say(s.Cite.In(English)+" is in force from "+s.From.String()+end.English,
		s.Cite.In(Chinese)+" 自 "+s.From.String()+" "+end.Chinese)
	return out
}
