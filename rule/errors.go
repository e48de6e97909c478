package rule

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The kinds of error, for errors.Is. Each has a stable code (see CodeOf) that is never reassigned.
var (
	ErrNoRule        = errors.New("no_rule")        // no figure is known for that month
	ErrBadNumber     = errors.New("bad_number")     // not digits with at most one point, or too long
	ErrBadType       = errors.New("bad_type")       // a wrong JSON type
	ErrBadDate       = errors.New("bad_date")       // not a month "2025-08" or a day "2025-08-31"
	ErrOutOfRange    = errors.New("out_of_range")   // a number outside what is allowed
	ErrMissingField  = errors.New("missing_field")  // a required input is absent
	ErrUnknownField  = errors.New("unknown_field")  // an input nobody knows
	ErrUnknownRule   = errors.New("unknown_rule")   // a rule name nobody knows
	ErrNotApplicable = errors.New("not_applicable") // the rule does not cover the case
	ErrBelowGrade    = errors.New("below_grade")    // a figure is known less well than was asked for
	ErrConflict      = errors.New("conflict")       // two inputs exclude each other
)

// kinds are the kinds of error there are.
func kinds() []error {
	return []error{ErrNoRule, ErrBadNumber, ErrBadType, ErrBadDate, ErrOutOfRange, ErrMissingField, ErrUnknownField,
		ErrUnknownRule, ErrNotApplicable, ErrBelowGrade, ErrConflict}
}

// CodeOf returns the stable code of the first coded error in err's tree, or "" where there is none.
func CodeOf(err error) string {
	switch e := err.(type) {
	case nil:
		return ""
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			if code := CodeOf(one); code != "" {
				return code
			}
		}
		return ""
	}
	if slices.Contains(kinds(), err) {
		return err.Error()
	}
	return CodeOf(errors.Unwrap(err))
}

// FieldError says that one input is not usable: whose it is, what was passed, what is allowed and what to do.
type FieldError struct {
	Kind   error  // one of the sentinels above
	Area   Area   // "" where the input belongs to none
	Field  string // the path of its JSON name, such as applicants[3].points
	Value  string // as passed, cut to 32 bytes in the message
	Reason Text   // what is wrong, such as "is below 0"
	Do     Text   // what to do about it
}

// Refuse is the error of a field of the area: what was passed, what is wrong and what to do.
func (a Area) Refuse(kind error, field, value string, reason, do Text) error {
	return &FieldError{Kind: kind, Area: a, Field: field, Value: value, Reason: reason, Do: do}
}

// Missing is the error of a field of the area that was left out.
func (a Area) Missing(field string, do Text) error {
	return a.Refuse(ErrMissingField, field, "", Say("is missing", "没有填写"), do)
}

// Error prints "pension: wage -3.00 is below 0; pass the declared monthly wage in yuan".
func (e *FieldError) Error() string { return e.In(English) }

// In returns the message in a language.
func (e *FieldError) In(lang Language) string {
	var b strings.Builder
	b.WriteString(e.Area.before(lang))
	for _, part := range []string{cutField(e.Field), clip(e.Value)} {
		if part != "" {
			b.WriteString(part + " ")
		}
	}
	b.WriteString(e.Reason.In(lang))
	if !e.Do.IsZero() {
		b.WriteString(semicolon(lang) + e.Do.In(lang))
	}
	return b.String()
}

// longestField is how many bytes of the path of a field a message shows. A name in a map is the caller's own.
const longestField = 256

// cutField shortens the path of a field.
func cutField(path string) string {
	if len(path) <= longestField {
		return path
	}
	return strings.ToValidUTF8(path[:longestField], "") + "..."
}

// before is the area in front of a message, with a colon; nothing for none.
func (a Area) before(lang Language) string {
	switch {
	case a == "":
		return ""
	case lang == Chinese:
		return a.Chinese() + "："
	}
	return string(a) + ": "
}

// semicolon parts the sentences of a message.
func semicolon(lang Language) string {
	if lang == Chinese {
		return "；"
	}
	return "; "
}

// Unwrap returns the sentinel, for errors.Is.
func (e *FieldError) Unwrap() error { return e.Kind }

// clip makes any input safe to print: at most 32 bytes of it, quoted where it is not plain text or Chinese.
func clip(s string) string {
	cut := ""
	if len(s) > 32 {
		s, cut = strings.ToValidUTF8(s[:32], ""), "..."
	}
	// Signs that look like others, such as full-width digits, are escaped so that they can be told apart.
	for _, r := range s {
		if (r <= ' ' || r > '~') && !unicode.Is(unicode.Han, r) {
			return strconv.QuoteToASCII(s) + cut
		}
	}
	return s + cut
}

// Help is what makes a rule answer where a figure does not: the word of payroll.slip's field, and the option's name.
type Help string

// The helps. An advice names them by this word, which every door has: the field of a rule, the flag of a program, the
// option of package figures, and in Chinese by the name the field has.
const (
	HelpCarryForward Help = "carry_forward" // the last figure, provisionally (沿用上期)
	HelpDisputed     Help = "disputed"      // the likelier of two values (采用争议数值)
	HelpOwnFigure    Help = "own_figure"    // a figure of the caller's own (自有数值)
)

// NoRuleError says that no figure is known for a month (or day): the table has a gap there, has not begun, or has
// ended; or that a text is not in force then.
type NoRuleError struct {
	Area    Area
	Name    string // of the figure, as With and files take it, such as "pension.employer_rate"; empty where it has none
	What    Text   // "employer rate", "floor", ...
	Month   Month
	Nearest Month // the nearest month that has the figure; zero where none has
	Carry   bool  // CarryForward would answer, provisionally
	Detail  Text  // why, where more is known than that the table has no entry
	Do      Text  // what to do where no figure of the caller's own helps
}

// Helps lists what would make the rule answer.
func (e *NoRuleError) Helps() []Help {
	var out []Help
	if e.Carry {
		out = append(out, HelpCarryForward)
	}
	if e.Name != "" && e.Do.IsZero() {
		out = append(out, HelpOwnFigure)
	}
	return out
}

// Error names the area, what is missing, the month and the nearest month that has it, and what helps.
func (e *NoRuleError) Error() string { return e.In(English) }

// In returns the message in a language.
func (e *NoRuleError) In(lang Language) string { return e.Area.says(e.Reason(), e.Advice(), lang) }

// Reason says what is not known, why, and the nearest month that has it.
func (e *NoRuleError) Reason() Text {
	what := named(e.What, e.Name)
	s := Text{"no " + what.English + " is known for " + e.Month.String(), e.Month.String() + " 没有可用的" + what.Chinese}
	if !e.Detail.IsZero() {
		s = Text{s.English + " (" + e.Detail.English + ")", s.Chinese + "（" + e.Detail.In(Chinese) + "）"}
	}
	if !e.Nearest.IsZero() {
		s = s.then(Sayf("the nearest month that has one is %s", "最近的有数月份是 %s", e.Nearest))
	}
	return s
}

// Advice says what helps.
func (e *NoRuleError) Advice() Text {
	do := e.Do
	switch {
	case do.IsZero() && e.Carry:
		do = Say("pass your own figure", "也可填入您自己的数值")
	case do.IsZero():
		do = Say("pass your own figure", "请填入您自己的数值")
	}
	if !e.Carry {
		return do
	}
	carry := Say("the option carry_forward takes the last one, provisionally",
		"可选用“沿用上期数值”（carry_forward），结果标为“暂沿用”")
	return carry.then(do)
}

// says is an error of the area in a language.
func (a Area) says(reason, do Text, lang Language) string {
	return a.before(lang) + reason.In(lang) + semicolon(lang) + do.In(lang)
}

// then is one sentence after another.
func (t Text) then(next Text) Text {
	return Text{t.English + semicolon(English) + next.English, t.Chinese + semicolon(Chinese) + next.Chinese}
}

// named is what a figure is, with its name behind it.
func named(what Text, name string) Text {
	if name == "" {
		return what
	}
	return Text{what.English + " (" + name + ")", what.Chinese + "（" + name + "）"}
}

// Unwrap returns ErrNoRule.
func (e *NoRuleError) Unwrap() error { return ErrNoRule }

// GradeError says that a figure is known less well than the caller asked for.
type GradeError struct {
	Area  Area
	Name  string // as in NoRuleError
	What  Text
	Month Month
	Have  Grade
	Want  Grade
}

// Helps lists what would make the rule answer, beside a lower grade.
func (e *GradeError) Helps() []Help { return []Help{HelpOwnFigure} }

// Error names the figure and both grades.
func (e *GradeError) Error() string { return e.In(English) }

// In returns the message in a language.
func (e *GradeError) In(lang Language) string { return e.Area.says(e.Reason(), e.Advice(), lang) }

// Reason names the figure and both grades.
func (e *GradeError) Reason() Text {
	what := named(e.What, e.Name)
	return Text{fmt.Sprintf("the %s of %s is %s, below the least grade asked for, %s", what.English, e.Month, e.Have,
		e.Want),
		fmt.Sprintf("%s 的%s等级为“%s”，低于所要求的“%s”", e.Month, what.Chinese, e.Have.Chinese(), e.Want.Chinese())}
}

// Advice says what helps.
func (e *GradeError) Advice() Text {
	return Say("lower the grade (min_grade) or pass your own figure",
		"请降低“最低数据等级”（min_grade）或填入您自己的数值")
}

// Unwrap returns ErrBelowGrade.
func (e *GradeError) Unwrap() error { return ErrBelowGrade }

// DisputedError says that public sources contradict one another on a figure and nothing settles it: only the caller's
// choice (Disputed) takes the likelier value. It is an ErrNoRule.
type DisputedError struct {
	Area               Area
	Name               string // as in NoRuleError
	What               Text
	Month              Month
	Value              string // the likelier value
	Source             Text   // who prints it
	Other, OtherSource string // the other value and who prints it
}

// Helps lists what would make the rule answer.
func (e *DisputedError) Helps() []Help { return []Help{HelpDisputed, HelpOwnFigure} }

// Error prints both values with their sources and what to do.
func (e *DisputedError) Error() string { return e.In(English) }

// In returns the message in a language.
func (e *DisputedError) In(lang Language) string { return e.Area.says(e.Reason(), e.Advice(), lang) }

// Reason prints both values with their sources.
func (e *DisputedError) Reason() Text {
	what := named(e.What, e.Name)
	return Text{
		fmt.Sprintf("the %s of %s is disputed: %s (%s) or %s (%s)",
			what.English, e.Month, e.Value, e.Source.English, e.Other, e.OtherSource),
		fmt.Sprintf("%s 的%s来源有争议：%s（%s）或 %s（%q）",
			e.Month, what.Chinese, e.Value, e.Source.In(Chinese), e.Other, e.OtherSource)}
}

// Advice says what helps.
func (e *DisputedError) Advice() Text {
	return Sayf("the option disputed takes the likelier, %s; or pass your own figure",
		"可选用“采用争议数值”（disputed），即较可信的 %s，或填入您自己的数值", e.Value)
}

// Unwrap returns ErrNoRule.
func (e *DisputedError) Unwrap() error { return ErrNoRule }
