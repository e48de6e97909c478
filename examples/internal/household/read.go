package household

import (
	"errors"
	"reflect"
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"
)

const (
	maxInput = 1 << 20 // bytes of a household
	maxText  = 200     // bytes of any text
)

// readHousehold reads a household. Every field that cannot be used is reported at once.
func readHousehold(data []byte) (*household, error) {
	h, err := jsonrule.Decode[household](data)
	figuresErr := h.supply()
	if err := errors.Join(err, figuresErr); err != nil {
		return nil, err
	}
	return &h, h.settle()
}

// supply takes in the household's own figures.
func (h *household) supply() (err error) {
	h.figures, err = supplied(h.Figures)
	return err
}

// settle numbers the members, and refuses those that contradict each other.
func (h *household) settle() error {
	for i, m := range h.Members {
		m.at = i
	}
	return h.check()
}

// phrase is a text somebody wrote, with the name of its field.
type phrase struct{ field, text string }

// phrasesOf are the texts of a list.
func phrasesOf[T any](list string, items []T, field string, text func(T) string) []phrase {
	var all []phrase
	for i, item := range items {
		all = append(all, phrase{list + "[" + strconv.Itoa(i) + "]" + field, text(item)})
	}
	return all
}

// itself is the text of an item that is one.
func itself(text string) string { return text }

// checkPhrases refuses texts that are empty or long.
func checkPhrases(list []phrase) error {
	var errs []error
	for _, p := range list {
		if printed.Plain(p.text) == "" || len(p.text) > maxText {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: p.field,
				Reason: rule.Say("is empty or longer than 200 bytes", "是空的或超过 200 字节"),
				Do:     rule.Say("write it in a few words", "请简短填写")})
		}
	}
	return errors.Join(errs...)
}

// CheckFields refuses texts that are empty or long.
func (t tables) CheckFields() error {
	class := func(row relief.Row) string { return row.Class }
	group := func(share relief.GroupShare) string { return share.Group }
	return checkPhrases(append(phrasesOf("uplift", t.Uplift, ".class", class),
		phrasesOf("aid_shares", t.Shares, ".group", group)...))
}

// CheckFields refuses an applicant that is empty or long.
func (h home) CheckFields() error { return checkPhrases([]phrase{{"applicant", h.Applicant}}) }

// CheckFields refuses texts that are empty or long.
func (m member) CheckFields() error {
	all := append([]phrase{{"id", m.ID}}, phrasesOf("parents", m.Parents, "", itself)...)
	return checkPhrases(append(all, phrasesOf("uplift_classes", m.Classes, "", itself)...))
}

// CheckFields refuses texts that are empty or long.
func (n name) CheckFields() error {
	return checkPhrases([]phrase{{"en", n.English}, {"zh", n.Chinese}})
}

// CheckFields refuses a parent that is empty or long.
func (c onlyChild) CheckFields() error {
	if c.Parent == nil {
		return nil
	}
	return checkPhrases([]phrase{{"cares_for", *c.Parent}})
}

// CheckFields refuses groups that are empty or long.
func (a aided) CheckFields() error { return checkPhrases(phrasesOf("groups", a.Groups, "", itself)) }

// CheckFields refuses a value or document that is empty or long.
func (f ownFigure) CheckFields() error {
	all := []phrase{{"value", f.Value}, {"document", f.Document}}
	if f.Chinese != nil {
		all = append(all, phrase{"document_zh", *f.Chinese})
	}
	return checkPhrases(all)
}

// given reports whether a part of a description is there, by the name it has in the file.
func given(description any, part string) bool {
	v := reflect.ValueOf(description).Elem()
	for _, f := range reflect.VisibleFields(v.Type()) {
		if f.Tag.Get("json") == part {
			return !v.FieldByIndex(f.Index).IsZero()
		}
	}
	return false
}

// firstMonth is the first month whose rules are in this program.
func firstMonth() rule.Month { return rule.MonthOf(2022, 6) }

// check refuses members that contradict each other.
func (h *household) check() error {
	var c checks
	if h.Month.Before(firstMonth()) {
		c.note(rule.ErrOutOfRange, "month", h.Month.String(), rule.Sayf("is before %s", "早于 %s", firstMonth()),
			rule.Say("the rules of earlier months are not in this program", "本程序没有更早月份的规定"))
	}
	if h.persons() == 0 {
		c.note(rule.ErrMissingField, "members", "", rule.Say("has nobody alive", "没有在世的成员"),
			rule.Say("describe at least one living member", "请至少填写一名在世的成员"))
	}
	for _, m := range h.Members {
		if h.find(m.ID) != m {
			c.note(rule.ErrConflict, m.field("id"), m.ID, rule.Say("is another member's", "与另一成员重复"),
				rule.Say("give each member an id of its own", "每名成员的编号不得相同"))
		}
		c.days(h, m)
		c.parents(h, m)
	}
	return errors.Join(c.errs...)
}

// checks are what is wrong with a household.
type checks struct{ errs []error }

func (c *checks) note(kind error, field, value string, reason, do rule.Text) {
	c.errs = append(c.errs, &rule.FieldError{Kind: kind, Field: field, Value: value, Reason: reason, Do: do})
}

// days refuses a birth after the month, and a death that does not go with it.
func (c *checks) days(h *household, m *member) {
	if m.Birth.Month().After(h.Month) {
		c.note(rule.ErrBadDate, m.field("birth"), m.Birth.String(),
			rule.Sayf("is after the month %s", "晚于所查月份 %s", h.Month),
			rule.Say("correct the birthday or the month", "请改正出生日期或月份"))
	}
	dead := !m.Died.IsZero()
	if dead && (m.Died.Before(m.Birth) || m.Died.Month().After(h.Month)) {
		c.note(rule.ErrBadDate, m.field("died"), m.Died.String(),
			rule.Say("is before the birth or after the month", "早于出生日期或晚于所查月份"),
			rule.Say("correct the day of death or the month", "请改正死亡日期或月份"))
	}
	if (m.Death != nil) != dead {
		c.note(rule.ErrConflict, m.field("death"), "", rule.Say("and died go together", "与 died 应同时填写"),
			rule.Say("fill both or neither", "请两项都填或都不填"))
	}
}

// parents refuses a parent who is no older member.
func (c *checks) parents(h *household, m *member) {
	for i, id := range m.Parents {
		parent := h.find(id)
		if parent == nil || parent == m || !parent.Birth.Before(m.Birth) {
			c.note(rule.ErrConflict, m.field("parents["+strconv.Itoa(i)+"]"), id,
				rule.Say("is no older member of the household", "不是家庭中更年长的成员"), describeTheParent())
		}
	}
}

// describeTheParent says what to do about a parent who is not there.
func describeTheParent() rule.Text {
	return rule.Say("name the id of a parent who is described", "请填写已列出的父母的编号")
}
