package rule

import (
	"errors"
	"fmt"
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
	for _, kind := range [...]error{ErrNoRule, ErrBadNumber, ErrBadType, ErrBadDate, ErrOutOfRange, ErrMissingField,
		ErrUnknownField, ErrUnknownRule, ErrNotApplicable, ErrBelowGrade, ErrConflict} {
		if err == kind {
			return kind.Error()
		}
	}
	return CodeOf(errors.Unwrap(err))
}

// FieldError says that one input is not usable: whose it is, what was passed, what is allowed and what to do.
type FieldError struct {
	Kind   error  // one of the sentinels above
	Scheme Scheme // zero where the input belongs to no scheme
	Field  string
	Value  string // as passed, cut to 32 bytes in the message
	Reason string // what is wrong, such as "is below 0"
	Do     string // what to do about it
}

// Error prints "pension: wage -3.00 is below 0; pass the declared monthly wage in yuan".
func (e *FieldError) Error() string {
	var b strings.Builder
	if e.Scheme != 0 {
		b.WriteString(e.Scheme.String() + ": ")
	}
	b.WriteString(e.Field)
	if e.Value != "" {
		b.WriteString(" " + clip(e.Value))
	}
	b.WriteString(" " + e.Reason)
	if e.Do != "" {
		b.WriteString("; " + e.Do)
	}
	return b.String()
}

// Unwrap returns the sentinel, for errors.Is.
func (e *FieldError) Unwrap() error { return e.Kind }

// clip makes any input safe to print: at most 32 bytes of it, quoted where it is not plain text or Chinese.
func clip(s string) string {
	cut := ""
	if len(s) > 32 {
		s, cut = strings.ToValidUTF8(s[:32], ""), "..."
	}
	for _, r := range s { // signs that look like others, such as full-width digits, are escaped so that they can be told apart
		if (r <= ' ' || r > '~') && !unicode.Is(unicode.Han, r) {
			return strconv.QuoteToASCII(s) + cut
		}
	}
	return s + cut
}

// NoRuleError says that no figure is known for a month (or day): the table has a gap there, has not begun, or has
// ended.
type NoRuleError struct {
	Scheme  Scheme
	Name    string // of the figure, as With and files take it, such as "pension.employer_rate"; empty where it has none
	What    string // "employer rate", "floor", ...
	Month   Month
	Nearest Month  // the nearest month that has the figure; zero where none has
	Carry   bool   // CarryForward would answer, provisionally
	Detail  string // why, where more is known than that the table has no entry
}

// Error names the scheme, what is missing, the month and the nearest month that has it, and what helps.
func (e *NoRuleError) Error() string {
	what := e.What
	if e.Name != "" {
		what += " (" + e.Name + ")"
	}
	s := fmt.Sprintf("no %s is known for %s", what, e.Month)
	if e.Scheme != 0 {
		s = e.Scheme.String() + ": " + s
	}
	if e.Detail != "" {
		s += " (" + e.Detail + ")"
	}
	if !e.Nearest.IsZero() {
		s += "; the nearest month that has one is " + e.Nearest.String()
	}
	if e.Carry {
		s += "; carrying forward takes the last one, provisionally"
	}
	return s + "; pass your own figure"
}

// Unwrap returns ErrNoRule.
func (e *NoRuleError) Unwrap() error { return ErrNoRule }

// GradeError says that a figure is known less well than the caller asked for.
type GradeError struct {
	Scheme Scheme
	What   string
	Month  Month
	Have   Grade
	Want   Grade
}

// Error names the figure and both grades.
func (e *GradeError) Error() string {
	return fmt.Sprintf("%s: the %s of %s is %s, below the least grade asked for, %s; lower the grade or pass your own figure",
		e.Scheme, e.What, e.Month, e.Have, e.Want)
}

// Unwrap returns ErrBelowGrade.
func (e *GradeError) Unwrap() error { return ErrBelowGrade }

// DisputedError says that public sources contradict one another on a figure and nothing settles it: only the caller's
// choice (Disputed) takes the likelier value. It is an ErrNoRule.
type DisputedError struct {
	Scheme             Scheme
	Name, What         string // as in NoRuleError
	Month              Month
	Value, Source      string // the likelier value and who prints it
	Other, OtherSource string // the other value and who prints it
}

// Error prints both values with their sources and what to do.
func (e *DisputedError) Error() string {
	return fmt.Sprintf("%s: the %s (%s) of %s is disputed: %s (%s) or %s (%s); take the likelier, %s, or pass your own figure",
		e.Scheme, e.What, e.Name, e.Month, e.Value, e.Source, e.Other, e.OtherSource, e.Value)
}

// Unwrap returns ErrNoRule.
func (e *DisputedError) Unwrap() error { return ErrNoRule }
