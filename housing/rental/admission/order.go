package admission

import (
	"cmp"
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

// classes are the names of the classes.
func classes() jsonrule.Words {
	return jsonrule.Words{"", "priority", "first", "second", "third_surveyed", "third"}
}

// MarshalText writes the JSON name, such as "third_surveyed".
func (c Class) MarshalText() ([]byte, error) { return classes().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Class) UnmarshalText(text []byte) error { return classes().Read((*uint8)(c), text) }

// Entry is a family in the register with its number. ID is the caller's own mark, not empty. Surveyed, of the survey of
// 2010, counts in the third sequence. For Priority see Claims.Priority.
type Entry struct {
	ID       string   `json:"id" doc:"your own mark" zh:"登记编号"`
	Number   int      `json:"number" in:"count" min:"1" doc:"drawn by lot" zh:"轮候号"`
	Sequence Sequence `json:"sequence" doc:"of the register" zh:"轮候册序列"`
	Surveyed bool     `json:"surveyed" default:"false" doc:"took part in the survey of 2010" zh:"参加2010年调查"`
	Priority bool     `json:"priority" default:"false" doc:"is served first" zh:"优先配租"`
}

// Placed is an entry with its place, from 1.
type Placed struct {
	Entry
	Class Class `json:"class" doc:"of art. 13" zh:"配租顺序类别"`
	Place int   `json:"place" doc:"from 1" zh:"名次"`
}

// register is what Order takes.
type register struct {
	Entries []Entry `json:"entries" doc:"in any order" zh:"轮候登记"`
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
	return rule.Join(errs...)
}

// Order returns the entries in the order homes are given out (art. 13). The input is left as it is.
//
// Errors: ErrConflict for an ID twice or a number twice in one class, ErrOutOfRange for an unknown sequence or a number
// below 1, ErrMissingField for an entry without ID.
func Order(entries []Entry) ([]Placed, error) {
	if err := jsonrule.Check(rule.AreaHousing, register{entries}); err != nil {
		return nil, err
	}
	at := make([]int, len(entries)) // of each place, where in the register its entry stands
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(a, b int) int {
		one, other := &entries[a], &entries[b]
		return cmp.Or(cmp.Compare(one.class(), other.class()), cmp.Compare(one.Number, other.Number))
	})
	out := make([]Placed, len(entries))
	var errs []error
	for i, from := range at {
		out[i] = Placed{Entry: entries[from], Class: entries[from].class(), Place: i + 1}
		if i > 0 && out[i-1].Class == out[i].Class && out[i-1].Number == out[i].Number {
			errs = append(errs, rule.AreaHousing.Refuse(rule.ErrConflict, "entries["+strconv.Itoa(from)+"].number",
				strconv.Itoa(out[i].Number), rule.Say("is held twice in one class", "在同一类别中出现两次"),
				rule.Say("a number is drawn once: check the register", "轮候号只能抽取一次：请核对轮候册")))
		}
	}
	if err := rule.Join(errs...); err != nil {
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
