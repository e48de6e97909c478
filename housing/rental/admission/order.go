package admission

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
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

// sequences are the names of the sequences.
func sequences() jsonrule.Words { return jsonrule.Words{"", "first", "second", "third"} }

// MarshalText writes the JSON name, such as "first".
func (s Sequence) MarshalText() ([]byte, error) { return sequences().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Sequence) UnmarshalText(text []byte) error { return sequences().Read((*uint8)(s), text) }

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
	ID       string   `json:"id"`                        // the caller's own mark, not empty
	Number   int      `json:"number" in:"count" min:"1"` // 轮候号
	Sequence Sequence `json:"sequence"`
	Surveyed bool     `json:"surveyed"` // took part in the survey of 2010; it counts in the third sequence
	Priority bool     `json:"priority"` // 优先配租: see Claims.Priority
}

// Placed is an entry with its place, from 1.
type Placed struct {
	Entry
	Class Class
	Place int
}

// register is what Order takes.
type register struct {
	Entries []Entry `json:"entries" items:"1000000"`
}

// CheckFields refuses an entry without a mark and a mark that is there twice.
func (r register) CheckFields() error {
	var errs []error
	seen := make(map[string]bool, len(r.Entries))
	for i, e := range r.Entries {
		bad := rule.FieldError{Field: "entries[" + strconv.Itoa(i) + "].id", Value: e.ID}
		switch {
		case e.ID == "":
			bad.Kind, bad.Reason = rule.ErrMissingField, rule.Say("is empty", "为空")
			bad.Do = rule.Say("give every entry an ID", "请为每条登记填写编号")
			errs = append(errs, &bad)
		case seen[e.ID]:
			bad.Kind, bad.Reason = rule.ErrConflict, rule.Say("is in the register twice", "在轮候册中出现两次")
			bad.Do = rule.Say("a family holds one number", "每个家庭只有一个轮候号")
			errs = append(errs, &bad)
		}
		seen[e.ID] = true
	}
	return errors.Join(errs...)
}

// Order returns the entries in the order homes are given out (art. 13). The input is left as it is.
//
// Errors: ErrConflict for an ID twice or a number twice in one class, ErrOutOfRange for an unknown sequence or a number
// below 1, ErrMissingField for an entry without ID.
func Order(entries []Entry) ([]Placed, error) {
	if err := jsonrule.Check(rule.AreaHousing, register{entries}); err != nil {
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
			errs = append(errs, rule.AreaHousing.Refuse(rule.ErrConflict, "number", strconv.Itoa(out[i].Number),
				rule.Say("is held twice in one class", "在同一类别中出现两次"),
				rule.Say("a number is drawn once: check the register", "轮候号只能抽取一次：请核对轮候册")))
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
