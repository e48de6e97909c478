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

// readHousehold reads a household. Every field that cannot be used is reported at once.
func readHousehold(data []byte) (*household, error) {
	o := newObject("", data)
	if len(o.errs) > 0 {
		return nil, o.done()
	}
	h := &household{described: slices.Clone(o.order), month: o.month("month"),
		registered: o.choice("register", "guangzhou", "elsewhere") == 0, figures: map[string]rule.Figure{}}
	h.economy = section(o, "economy", func(o *object) economy {
		return economy{o.yuan("income"), o.yuanOr("assets"),
			o.choiceOr("property_check", "unknown", "passed", "failed")}
	})
	if o.has("figures") {
		o.object("figures", h.readFigures)
	}
	if o.has("tables") {
		o.object("tables", h.tables.read)
	}
	h.temporary = section(o, "temporary_relief", readTemporary)
	h.backPay = section(o, "back_pay", readBackPay)
	h.home = section(o, "home", readHome)
	o.list("members", func(o *object) { h.members = append(h.members, readMember(o, len(h.members))) })
	if err := o.done(); err != nil {
		return nil, err
	}
	return h, h.check()
}

// readFigures reads the figures of one's own.
func (h *household) readFigures(o *object) {
	for _, n := range figureNames() {
		if o.has(n.name) {
			h.figures[n.name] = o.supplied(n)
		}
	}
}

func (t *tables) read(o *object) {
	o.listOr("uplift", func(o *object) {
		class, _ := o.text("class")
		t.uplift = append(t.uplift, relief.Row{Class: class, Amount: o.yuan("amount")})
	})
	t.combine = relief.Combine(1 + max(0, o.choiceOr("uplift_combine", "highest", "sum")))
	o.listOr("aid_shares", func(o *object) {
		group, _ := o.text("group")
		t.shares = append(t.shares, aid.Share{Group: group, Share: o.number("share", share())})
	})
	t.assistance = section(o, "medical_assistance", func(o *object) aid.Terms {
		return aid.Terms{Start: o.yuan("start"), Rate: o.number("rate", share()), Cap: o.yuanOr("cap")}
	})
	o.listOr("critical_illness", func(o *object) {
		t.critical = append(t.critical,
			illness.Tier{Over: o.yuan("over"), UpTo: o.yuanOr("up_to"), Rate: o.number("rate", share())})
	})
	o.listOr("resident_tiers", func(o *object) {
		t.residentTiers = append(t.residentTiers,
			residentpension.Tier{Amount: o.yuan("amount"), Subsidy: o.yuan("subsidy")})
	})
	t.maxSubsidy = o.yuanOr("resident_max_subsidy")
}

// readMember reads one member.
func readMember(o *object, at int) *member {
	m := &member{at: at, described: slices.Clone(o.order)}
	m.id, _ = o.text("id")
	m.who = text{m.id, m.id}
	if o.has("who") {
		o.object("who", func(o *object) {
			en, _ := o.text("en")
			zh, _ := o.text("zh")
			m.who = text{en, zh}
		})
	}
	m.female = o.choice("sex", "male", "female") == 1
	m.birth = o.date("birth")
	m.died = o.dateOr("died")
	m.employed = o.flag("employed")
	texts := func(into *[]string) func(*object, string) {
		return func(o *object, field string) {
			s, _ := o.text(field)
			*into = append(*into, s)
		}
	}
	o.items("parents", texts(&m.parents))
	o.items("uplift_classes", texts(&m.classes))
	m.sections = readSections(o)
	return m
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
