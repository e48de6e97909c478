package maternity

import (
	"slices"
	"strings"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Miscarriage says how far a pregnancy had come that ended in a miscarriage (流产). The zero value stands for a birth.
type Miscarriage uint8

// The two cases of art. 7.
const (
	Under4Months Miscarriage = iota + 1 // 怀孕未满4个月
	From4Months                         // 怀孕满4个月
)

// miscarriages are the names of the cases, with that of a birth.
func miscarriages() jsonrule.Words { return jsonrule.Words{"none", "under_4m", "4m_plus"} }

// MarshalText writes the name: "under_4m" or "4m_plus", "none" for a birth.
func (m Miscarriage) MarshalText() ([]byte, error) { return miscarriages().Text(uint8(m)), nil }

// UnmarshalText reads a name and refuses any other word.
func (m *Miscarriage) UnmarshalText(text []byte) error { return miscarriages().Read((*uint8)(m), text) }

// Case is what the leave is for: a birth or a miscarriage. The zero value is refused.
type Case struct {
	Babies      int         // babies born, 1 to 10; 0 for a miscarriage
	Difficult   bool        // 难产, as the hospital certifies it
	Miscarriage Miscarriage // zero for a birth
}

// commonCases are the cases that have a name, in the order of their names.
func commonCases() []Case {
	return []Case{{Babies: 1}, {Babies: 1, Difficult: true}, {Babies: 2}, {Babies: 3}, {Babies: 2, Difficult: true},
		{Miscarriage: Under4Months}, {Miscarriage: From4Months}}
}

// CaseNames are the names of the common cases, which ParseCase reads.
func CaseNames() []string {
	return []string{"normal", "difficult", "twins", "triplets", "difficult_twins", "miscarriage_under_4m",
		"miscarriage_4m_plus"}
}

// ParseCase reads the name of a common case. ErrOutOfRange for any other word.
func ParseCase(name string) (Case, error) {
	if i := slices.Index(CaseNames(), name); i >= 0 {
		return commonCases()[i], nil
	}
	return Case{}, rule.AreaMaternity.Refuse(rule.ErrOutOfRange, "case", name, unknown(),
		rule.Sayf("use one of %s", "可选：%s", strings.Join(CaseNames(), ", ")))
}

// check refuses a case that is neither a birth nor a miscarriage, or both.
func (c Case) check() error {
	bad := &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaMaternity, Field: "case",
		Do: rule.Say("pass 1 to 10 babies, or a miscarriage", "请填写 1 至 10 名婴儿，或流产情形")}
	switch {
	case c.Miscarriage > From4Months:
		bad.Kind, bad.Reason = rule.ErrOutOfRange, rule.Say("names no miscarriage of the law", "不是法律规定的流产情形")
	case c.Miscarriage != 0 && (c.Babies != 0 || c.Difficult):
		bad.Reason = rule.Say("is a birth and a miscarriage at once", "同时填写了分娩和流产")
	case c.Miscarriage == 0:
		return count("babies", c.Babies, 1, 10, bad.Do)
	default:
		return nil
	}
	return bad
}

// Days are the days of one case, calendar days.
type Days struct {
	Statutory   int // 产假, with what a difficult birth and further babies add
	Reward      int // 奖励假
	Total       int // Statutory + Reward
	BeforeBirth int // of Statutory, what may be taken before the birth
	Nursing     int // 哺乳时间 after the leave, hours a working day until the babies are one year old
}

// Days returns the leave of a case (产假天数): 98 days, more for a difficult birth and for each baby after the first, or
// the days of a miscarriage, and after a birth the place's reward leave. 女职工劳动保护特别规定 art. 7, 9; 广东省人口与计划生育条例 art. 30;
// 省政府令第203号 art. 16(1). Errors: ErrOutOfRange and ErrConflict for a case that contradicts itself, ErrNoRule for a
// difficult birth where LeaveParams.Difficult is not known.
func (p LeaveParams) Days(c Case) (Days, error) {
	if err := rule.Join(p.Check(), c.check()); err != nil {
		return Days{}, err
	}
	switch c.Miscarriage {
	case Under4Months:
		return Days{Statutory: p.Under4Months, Total: p.Under4Months}, nil
	case From4Months:
		return Days{Statutory: p.From4Months, Total: p.From4Months}, nil
	}
	d := Days{Statutory: p.Birth + p.ExtraBaby*(c.Babies-1), Reward: p.Reward, BeforeBirth: p.BeforeBirth,
		Nursing: p.NursingHours * c.Babies}
	if c.Difficult {
		if p.Difficult == 0 {
			return Days{}, rule.AreaMaternity.Refuse(rule.ErrNoRule, "difficult", "",
				rule.Say("days of the place are not known", "当地天数未知"),
				rule.Say("set LeaveParams.Difficult from a dated source", "请依据有日期的来源设置 LeaveParams.Difficult"))
		}
		d.Statutory += p.Difficult
	}
	d.Total = d.Statutory + d.Reward
	return d, nil
}

// ChildcareDays returns the days of childcare leave (育儿假) each parent has in the child's current year of life, 0 from
// the birthday LeaveParams.ChildcareYears on. 广东省人口与计划生育条例 art. 30. Errors: ErrBadDate without dates or for a day
// before the birth.
func (p LeaveParams) ChildcareDays(born, day rule.Date) (int, error) {
	if err := p.Check(); err != nil {
		return 0, err
	}
	if born.IsZero() || day.Before(born) { // no day is before every other
		return 0, rule.AreaMaternity.Refuse(rule.ErrBadDate, "day", day.String(),
			rule.Say("is not a day from the birth on", "不是出生当日或之后的日期"),
			rule.Say("pass the child's birthday and a later day", "请填写子女出生日期和之后的日期"))
	}
	months := day.Month().Sub(born.Month())
	if day.Day() < born.Day() {
		months--
	}
	if months >= 12*p.ChildcareYears {
		return 0, nil
	}
	return p.Childcare, nil
}
