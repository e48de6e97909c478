package queue

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/housing/rental/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Sequence is one of the three of the register (轮候册序列). The zero value is refused.
type Sequence uint8

// The sequences (art. 5, 7).
const (
	First  Sequence = iota + 1 // drew or asked for 廉租 support before 2013-05
	Second                     // waited or asked for 经济适用住房 before it was closed
	Third                      // everybody new
)

// Class is the order in which homes are given out (配租顺序, art. 13).
type Class uint8

// The classes, first served first.
const (
	WithPriority Class = iota + 1
	FirstSequence
	SecondSequence
	ThirdSurveyed // took part in the 2010 survey
	ThirdRest
)

// Entry is a family in the register with its number.
type Entry struct {
	ID       string // the caller's own mark, not empty
	Number   int64  // 轮候号, at least 1
	Sequence Sequence
	Surveyed bool // took part in the survey of 2010; it counts in the third sequence
	Priority bool // 优先配租: see Claims.Priority
}

// Placed is an entry with its place, from 1.
type Placed struct {
	Entry
	Class Class
	Place int
}

// maxEntries bounds a register.
const maxEntries = 1_000_000

// Order returns the entries in the order homes are given out (art. 13). The input is left as it is.
//
// Errors: ErrConflict for an ID twice or a number twice in one class, ErrOutOfRange for an unknown sequence or a number
// below 1, ErrMissingField for an entry without ID. Every bad entry is reported.
func Order(entries []Entry) ([]Placed, error) {
	if len(entries) > maxEntries {
		return nil, door.Fail(rule.ErrOutOfRange, "entries", strconv.Itoa(len(entries)), "are more than 1000000", "order one allotment at a time")
	}
	if err := check(entries); err != nil {
		return nil, err
	}
	out := make([]Placed, len(entries))
	for i, e := range entries {
		out[i] = Placed{Entry: e, Class: e.class()}
	}
	slices.SortFunc(out, func(a, b Placed) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), cmp.Compare(a.Number, b.Number))
	})
	var errs []error
	for i := range out {
		out[i].Place = i + 1
		if i > 0 && out[i-1].Class == out[i].Class && out[i-1].Number == out[i].Number {
			errs = append(errs, door.Fail(rule.ErrConflict, "number", strconv.FormatInt(out[i].Number, 10), "is held twice in one class", "a number is drawn once: check the register"))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// class returns the class of an entry (art. 13).
func (e *Entry) class() Class {
	switch {
	case e.Priority:
		return WithPriority
	case e.Sequence == First:
		return FirstSequence
	case e.Sequence == Second:
		return SecondSequence
	case e.Surveyed:
		return ThirdSurveyed
	}
	return ThirdRest
}

func check(entries []Entry) error {
	seen := make(map[string]bool, len(entries))
	var errs []error
	for _, e := range entries {
		switch {
		case e.ID == "":
			errs = append(errs, door.Fail(rule.ErrMissingField, "id", strconv.FormatInt(e.Number, 10), "has no mark of its own", "give every entry an ID"))
		case seen[e.ID]:
			errs = append(errs, door.Fail(rule.ErrConflict, "id", e.ID, "is in the register twice", "a family holds one number"))
		}
		seen[e.ID] = true
		if e.Number < 1 {
			errs = append(errs, door.Fail(rule.ErrOutOfRange, "number", strconv.FormatInt(e.Number, 10), "is below 1", "pass the number drawn"))
		}
		if e.Sequence < First || e.Sequence > Third {
			errs = append(errs, door.Fail(rule.ErrOutOfRange, "sequence", strconv.Itoa(int(e.Sequence)), "is not 1 to 3", "use First, Second or Third"))
		}
	}
	return errors.Join(errs...)
}
