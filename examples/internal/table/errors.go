package table

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// RowError says in both languages what is wrong with a row or a field and what to do.
type RowError struct {
	English, Chinese string
	OfSums           bool // the row adds up others and is nobody's
}

// NewRowError returns the error of two texts that say the same.
func NewRowError(english, chinese string) *RowError {
	return &RowError{English: english, Chinese: chinese}
}

// Error is the English text.
func (e *RowError) Error() string { return e.English }

// In is the text in a language.
func (e *RowError) In(lang rule.Language) string { return program.Say(lang, e.English, e.Chinese) }

// WholeRow is the column of a problem that is of no one column.
const WholeRow = -1

// Problem is one field of a row that cannot be used, or the row where Column is WholeRow.
type Problem struct {
	Column int
	Value  string
	Err    error
}

// Describe names the column as the file does, the value, and what is wrong with it in a language.
func (r *Reader) Describe(p Problem, lang rule.Language) string {
	text := ""
	if name := r.Name(p.Column); name != "" {
		text = Printable(name) + " "
	}
	if p.Value != "" {
		text += `"` + Printable(p.Value) + `" `
	}
	return text + p.Reason(lang)
}

// Reason says what is wrong and what to do, without the column and the value.
func (p Problem) Reason(lang rule.Language) string {
	if p.Column == WholeRow {
		return program.Message(p.Err, lang)
	}
	if row := (*RowError)(nil); errors.As(p.Err, &row) {
		return program.Say(lang, row.English, row.Chinese)
	}
	if field := (*rule.FieldError)(nil); errors.As(p.Err, &field) {
		return field.Reason.In(lang) + program.Say(lang, "; ", "；") + field.Do.In(lang)
	}
	return rule.Message(p.Err, lang)
}

// Printable cuts a value of the file to what a terminal can safely show.
func Printable(value string) string {
	const most = 40
	var b strings.Builder
	for i, r := range []rune(value) {
		if i == most {
			return b.String() + "..."
		}
		if r < ' ' || r == 0x7F || r >= 0x80 && r < 0xA0 {
			r = '?'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Place says where a problem is: the file, the line, and whose row it is where that is known.
func Place(file string, line int, who string) string {
	place := fmt.Sprintf("%s:%d: ", file, line)
	if who != "" {
		place += who + ": "
	}
	return place
}
