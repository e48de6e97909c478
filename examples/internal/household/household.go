package household

import (
	"errors"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/relief/aid"
	"github.com/shebao-go/shebao/rule"

	illness "github.com/shebao-go/shebao/medical/resident/illness"
	residentpension "github.com/shebao-go/shebao/pension/resident"
)

// household is the description that was read (家庭).
type household struct {
	month      rule.Month
	registered bool // 本市户籍
	economy    *economy
	figures    map[string]rule.Figure
	tables     tables
	temporary  *temporaryRelief
	backPay    *backPay
	home       *home
	members    []*member
	described  []string // the sections that are there
}

// economy is what the household has, all living members together.
type economy struct {
	income   decimal.Decimal     // yuan a month, as verified
	assets   decimal.NullDecimal // yuan
	property int                 // outcome of the property check: see the names in read
}

// The outcomes of a property check that was made.
const (
	propertyUnknown = iota
	propertyPassed
	propertyFailed
)

// tables are the tables of one's own that no text of the library gives.
type tables struct {
	uplift        relief.Table
	combine       relief.Combine
	shares        []aid.Share
	assistance    *aid.Terms
	critical      []illness.Tier
	residentTiers []residentpension.Tier
	maxSubsidy    decimal.NullDecimal
}

// member is one person of the household.
type member struct {
	at       int // place in the list
	id       string
	who      text
	female   bool
	birth    rule.Date
	died     rule.Date
	employed bool
	parents  []string
	classes  []string // of the uplift

	described []string // the sections that are there
	sections
}

// person is a member with the household: what a benefit of one member looks at.
type person struct {
	h *household
	*member
}

// field names a field of the member.
func (m *member) field(name string) string { return "members[" + strconv.Itoa(m.at) + "]." + name }

// age is the full years in a month; a birthday counts in its month.
func (m *member) age(in rule.Month) int { return in.Sub(m.birth.Month()) / 12 }

// living are the members who live.
func (h *household) living() []*member {
	return slices.DeleteFunc(slices.Clone(h.members), func(m *member) bool { return !m.died.IsZero() })
}

// persons is the number of living members.
func (h *household) persons() int { return len(h.living()) }

// children are the living children of a member in the household.
func (p person) children() []*member {
	return slices.DeleteFunc(p.h.living(), func(m *member) bool { return !slices.Contains(m.parents, p.id) })
}

// find returns the member with an id.
func (h *household) find(id string) *member {
	at := slices.IndexFunc(h.members, func(m *member) bool { return m.id == id })
	if at < 0 {
		return nil
	}
	return h.members[at]
}

// firstMonth is the first month whose rules are in this program.
func firstMonth() rule.Month { return rule.MonthOf(2022, 6) }

// check refuses members that contradict each other.
func (h *household) check() error {
	var c checks
	if h.month.Before(firstMonth()) {
		c.note(rule.ErrOutOfRange, "month", h.month.String(), "is before "+firstMonth().String(),
			"the rules of earlier months are not in this program")
	}
	if h.persons() == 0 {
		c.note(rule.ErrMissingField, "members", "", "has nobody alive", "describe at least one living member")
	}
	for _, m := range h.members {
		if h.find(m.id) != m {
			c.note(rule.ErrConflict, m.field("id"), m.id, "is another member's", "give each member an id of its own")
		}
		c.days(h, m)
		c.parents(h, m)
	}
	return errors.Join(c.errs...)
}

// checks are what is wrong with a household.
type checks struct{ errs []error }

func (c *checks) note(kind error, field, value, reason, do string) {
	c.errs = append(c.errs,
		&rule.FieldError{Kind: kind, Field: field, Value: value, Reason: rule.Untranslated(reason),
			Do: rule.Untranslated(do)})
}

// days refuses a birth after the month, and a death that does not go with it.
func (c *checks) days(h *household, m *member) {
	if m.birth.Month().After(h.month) {
		c.note(rule.ErrBadDate, m.field("birth"), m.birth.String(), "is after the month "+h.month.String(),
			"correct the birthday or the month")
	}
	dead := !m.died.IsZero()
	if dead && (m.died.Before(m.birth) || m.died.Month().After(h.month)) {
		c.note(rule.ErrBadDate, m.field("died"), m.died.String(), "is before the birth or after the month",
			"correct the day of death or the month")
	}
	if (m.sections.death != nil) != dead {
		c.note(rule.ErrConflict, m.field("death"), "", "and died go together", "fill both or neither")
	}
}

// parents refuses a parent who is no older member.
func (c *checks) parents(h *household, m *member) {
	for i, id := range m.parents {
		parent := h.find(id)
		if parent == nil || parent == m || !parent.birth.Before(m.birth) {
			c.note(rule.ErrConflict, m.field("parents["+strconv.Itoa(i)+"]"), id, "is no older member of the household",
				"name the id of a parent who is described")
		}
	}
}
