package admission

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Reason is one condition a family fails, or that narrows what it gets.
type Reason uint8

// The reasons, in the order they are looked at. SubsidyOnly does not refuse.
const (
	Applicant    Reason = iota + 1 // age or capacity of the applicant
	Alone                          // too young to apply alone
	Registration                   // a member is neither registered here nor excepted
	Income                         // above the limit
	Assets                         // above the limit
	OwnHome                        // own area a head not below the standard
	RentedHome                     // rented public area a head not below the standard
	Transfer                       // a home changed hands within the years before
	Preference                     // a preferential purchase before
	Barred                         // within a five-year bar
	TooSoon                        // within a year of leaving of one's own will
	SubsidyOnly                    // a subsidy, but no home
)

// reasons are the names of the reasons.
func reasons() jsonrule.Words {
	return jsonrule.Words{"", "applicant", "alone", "registration", "income", "assets", "own_home", "rented_home",
		"transfer", "preference", "barred", "too_soon", "subsidy_only"}
}

// String returns the reason's name, such as "own_home".
func (r Reason) String() string { return string(reasons().Text(uint8(r))) }

// MarshalText writes the JSON name, such as "own_home".
func (r Reason) MarshalText() ([]byte, error) { return reasons().Text(uint8(r)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (r *Reason) UnmarshalText(text []byte) error { return reasons().Read((*uint8)(r), text) }

// Finding is a reason with its article and, where it is about a number, what the family has and what the limit is.
type Finding struct {
	Reason  Reason              `json:"reason" doc:"what fails or narrows, such as income" zh:"理由"`
	Article string              `json:"article" doc:"of the text" zh:"条款"`
	Have    decimal.NullDecimal `json:"have" out:"plain" doc:"what the household has" zh:"实际值"`
	Limit   decimal.NullDecimal `json:"limit" out:"plain" doc:"what the limit is" zh:"限额"`
}

// Decision is what a family gets. Missing are the conditions that could not be looked at because a figure is not known,
// for a family that is refused anyway.
type Decision struct {
	Admitted    bool      `json:"admitted" doc:"whether it is admitted" zh:"是否准入"`
	SubsidyOnly bool      `json:"subsidy_only" doc:"a subsidy, but no home" zh:"只发放住房租赁补贴"`
	Findings    []Finding `json:"findings" doc:"every reason, in order" zh:"理由"`
	Missing     []error   `json:"-"`
}

// Decide returns whether a family is admitted (准入审核), with every reason why not.
// 穗府办〔2013〕3号 art. 21-22, 26; 穗府办规〔2024〕13号 art. 21-22.
//
// Errors: a *rule.NoRuleError for an application on a day the text was not in force, and where nothing else refuses
// the family and a limit is not known; ErrOutOfRange and ErrBadDate for inputs outside their bounds.
func (r Rules) Decide(h Household) (Decision, error) {
	if err := rule.Join(r.Check(), jsonrule.Check(rule.AreaHousing, h)); err != nil {
		return Decision{}, err
	}
	if err := r.Force.On(h.Applied); err != nil {
		return Decision{}, err
	}
	v := review{rules: &r, family: &h, persons: len(h.Members)}
	v.guardian = r.GuardianApplies && h.noneCapable()
	v.people()
	v.means()
	v.homes()
	v.past()
	return v.decide()
}

// review looks at one application, condition by condition, and keeps what it finds.
type review struct {
	rules    *Rules
	family   *Household
	persons  int
	guardian bool // a guardian applies for persons of any age
	out      Decision
}

// refuse keeps a reason that is no comparison of numbers.
func (v *review) refuse(reason Reason) {
	v.out.Findings = append(v.out.Findings, Finding{Reason: reason, Article: v.rules.Articles[reason]})
}

// people looks at who applies and at the registration of all (art. 21, 22(1)).
func (v *review) people() {
	applicant := v.family.Members[0]
	if !v.guardian && !v.mayApply(applicant) {
		v.refuse(Applicant)
	}
	if !v.guardian && v.persons == 1 && !v.mayApplyAlone(applicant) {
		v.refuse(Alone)
	}
	if !v.allRegistered() {
		v.refuse(Registration)
	}
}

func (v *review) mayApply(m Member) bool { return m.capable() && m.Age >= v.rules.ApplicantAge }

// mayApplyAlone: a single applicant and an orphan need each an age of their own.
func (v *review) mayApplyAlone(m Member) bool {
	if m.Orphan && m.Age >= v.rules.OrphanAge {
		return true
	}
	return m.Age >= v.rules.SingleAge
}

// allRegistered reports whether everybody is registered and living here, or excepted.
func (v *review) allRegistered() bool {
	for i, m := range v.family.Members {
		here := m.Registered && m.InCity
		excepted := i > 0 && v.excepted(m)
		if !here && !excepted {
			return false
		}
	}
	return true
}

// excepted are, besides the applicant, those whose registration moved for study or service, and the spouse (2024:
// children under age too) who is in the city.
func (v *review) excepted(m Member) bool {
	switch {
	case m.Away:
		return true
	case !m.InCity:
		return false
	case m.Role == Child:
		return v.rules.ChildrenToo && m.Age < adult
	}
	return m.Role == Spouse
}

// means compares income and assets with the limits, both inclusive (art. 22(2)). Where nobody says how the last row of
// the limits is read for so many persons, an income is judged only where both readings agree.
func (v *review) means() {
	over60 := v.family.allOver60()
	low, err := v.rules.Limit(v.persons, over60)
	high := low
	if len(v.rules.Limits) == 0 {
		v.out.Missing = append(v.out.Missing, err)
		return
	}
	if err != nil {
		low, high = v.readings(over60)
	}
	switch income := v.family.Income; {
	case income.GreaterThan(high.Year):
		v.above(Income, income, high.Year)
	case income.GreaterThan(low.Year):
		v.out.Missing = append(v.out.Missing, err)
	}
	if v.family.Assets.GreaterThan(low.Assets) {
		v.above(Assets, v.family.Assets, low.Assets)
	}
}

// readings returns the limits by both readings of the last row, the lower income limit first: the printed total is that
// of the row's persons, and so many times as many is not less.
func (v *review) readings(over60 bool) (low, high rental.Limit) {
	by := func(way rental.Reading) rental.Limit {
		rules := v.rules.Rules
		rules.Reading = way
		limit, _ := rules.Limit(v.persons, over60) // checked before, and a reading settles the row
		return limit
	}
	return by(rental.PrintedTotal), by(rental.TimesPersons)
}

// above keeps that a family has more than a limit. A limit that a later text has raised still admits, but no longer
// refuses.
func (v *review) above(reason Reason, have, limit decimal.Decimal) {
	raised := v.rules.LimitsUntil
	if raised.IsZero() || v.family.Applied.Before(raised) {
		v.out.Findings = append(v.out.Findings, Finding{reason, v.rules.Articles[reason],
			decimal.NewNullDecimal(have), decimal.NewNullDecimal(limit)})
		return
	}
	what := rule.Say("income limit of this version", "本版文件的收入限额")
	if reason == Assets {
		what = rule.Say("assets limit of this version", "本版文件的资产净值限额")
	}
	v.out.Missing = append(v.out.Missing, &rule.NoRuleError{Area: rule.AreaHousing, What: what,
		Month: v.family.Applied.Month(), Nearest: raised.Add(-1).Month(),
		Detail: rule.Sayf("a later text raised the limits on %s: use its version", "后来的文件自 %s 提高了限额：请使用该文件", raised)})
}

// homes looks at the area a head of an own and of a rented public home (art. 22(3)).
func (v *review) homes() {
	h, r := v.family, v.rules
	own := v.below(decimal.NewNullDecimal(h.OwnArea), r.AreaBelow)
	ownLiving := r.OwnLivingCounts && v.below(h.OwnLiving, r.LivingBelow)
	if !own && !ownLiving {
		v.refuse(OwnHome)
	}
	rented := !h.RentedArea.Valid || v.below(h.RentedArea, r.AreaBelow)
	rentedLiving := v.below(h.RentedLiving, r.LivingBelow)
	if !rented && !rentedLiving {
		v.refuse(RentedHome)
	}
}

// below reports whether an area is known and below a standard a head.
func (v *review) below(have decimal.NullDecimal, standard decimal.Decimal) bool {
	heads := whole.Number(v.persons)
	return have.Valid && have.Decimal.LessThan(standard.Mul(heads))
}

// past looks at what happened before the application (2013 art. 22(4)-(5), 41-42; 轮候配租实施细则 art. 17; 2024 art. 22(4),
// 50).
func (v *review) past() {
	h := v.family
	if !h.IllnessForce && v.within(h.Transferred, 12*v.rules.TransferYears) {
		v.refuse(Transfer)
	}
	if h.Preference {
		v.refuse(Preference)
	}
	if h.Applied.Before(h.BarredUntil) {
		v.refuse(Barred)
	}
	if v.within(h.LeftOn, v.rules.ReapplyAfterMonths) {
		v.refuse(TooSoon)
	}
}

// within reports whether something happened less than so many months before the application.
func (v *review) within(happened rule.Date, months int) bool {
	return v.family.Applied.Before(rental.Later(happened, months))
}

// decide draws the conclusion: a family nothing refuses is admitted, unless something could not be looked at.
func (v *review) decide() (Decision, error) {
	if len(v.out.Findings) > 0 {
		return v.out, nil
	}
	if len(v.out.Missing) > 0 {
		return Decision{}, rule.Join(v.out.Missing...)
	}
	v.out.Admitted = true
	v.out.SubsidyOnly = v.guardian || v.muchRoom()
	if v.out.SubsidyOnly {
		v.refuse(SubsidyOnly)
	}
	return v.out, nil
}

// muchRoom reports whether the own area a head is above that from which only a subsidy is given.
func (v *review) muchRoom() bool {
	most := v.rules.SubsidyOnlyAbove
	heads := whole.Number(v.persons)
	return most.Valid && v.family.OwnArea.GreaterThan(most.Decimal.Mul(heads))
}
