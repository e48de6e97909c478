package figures

import (
	"fmt"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// RowError says where a file is wrong: file, line and column, and the *rule.FieldError that says what and what to do.
type RowError struct {
	File   string
	Line   int // from 1
	Column int // of the field in the row, from 1; 0 where the whole row is meant
	Err    error
}

// Error prints "own.csv:3:2: from "2015-7" is not a month; write it as 2015-07".
func (e *RowError) Error() string {
	file := e.File
	if len(file) > longestName {
		file = strings.ToValidUTF8(file[:longestName], "") + "..."
	}
	if e.Column == 0 {
		return fmt.Sprintf("%s:%d: %s", file, e.Line, e.Err)
	}
	return fmt.Sprintf("%s:%d:%d: %s", file, e.Line, e.Column, e.Err)
}

// longestName is how many bytes of the name of a file a message shows: no file has a longer one.
const longestName = 255

// Unwrap returns what is wrong.
func (e *RowError) Unwrap() error { return e.Err }

func bad(kind error, field, value string, reason, do rule.Text) error {
	return &rule.FieldError{Kind: kind, Field: field, Value: value, Reason: reason, Do: do}
}
