package figures

import (
	"errors"
	"fmt"

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
	if e.Column == 0 {
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Err)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Err)
}

// Unwrap returns what is wrong.
func (e *RowError) Unwrap() error { return e.Err }

// maxErrors is how many errors of a folder are listed; the rest are counted.
const maxErrors = 20

// faults collects errors up to a number that can be read.
type faults struct {
	list []error
	more int
}

func (f *faults) add(err error) {
	switch {
	case err == nil:
	case len(f.list) >= maxErrors:
		f.more++
	default:
		f.list = append(f.list, err)
	}
}

func (f *faults) err() error {
	if f.more > 0 {
		return errors.Join(append(f.list, fmt.Errorf("and %d errors more", f.more))...)
	}
	return errors.Join(f.list...)
}

func bad(kind error, field, value string, reason, do rule.Text) error {
	return &rule.FieldError{Kind: kind, Field: field, Value: value, Reason: reason, Do: do}
}
