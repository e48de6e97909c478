package admission

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/housing/rental/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Role is what a member is to the applicant.
type Role uint8

// The roles. A child is one under age.
const (
	Other Role = iota
	Spouse
	Child
)

// Member is one person of a household.
type Member struct {
	Role       Role
	Age        int  // full years on the day of the application
	Registered bool // 本市(2013: 市区)城镇户籍
	InCity     bool // 在本市工作或居住
	Away       bool // registration moved out for study or military service
	Incapable  bool // without full legal capacity
	Orphan     bool
}

// Household is a family that applies, with its verified figures.
type Household struct {
	Applied      rule.Date
	Members      []Member            // the first is the applicant (申请人)
	Income       decimal.Decimal     // yuan: of the year before (2013), of the 12 months before the month of application (2024)
	Assets       decimal.Decimal     // 家庭资产净值, yuan
	OwnArea      decimal.Decimal     // 自有产权住房建筑面积 of all together, m²
	OwnLiving    decimal.NullDecimal // 居住面积 of it, m², where known
	RentedArea   decimal.NullDecimal // 建筑面积 of a rented public home (直管房、单位自管房), m²; not Valid where there is none
	RentedLiving decimal.NullDecimal // 居住面积 of it, m², where known
	Transferred  rule.Date           // the last home bought, sold, given, received or divided; zero where none
	IllnessForce bool                // that transfer was forced by grave illness, and not to near relatives (2013 art. 22(4))
	Preference   bool                // a home was bought under a preferential policy before
	BarredUntil  rule.Date           // first day after a five-year bar; zero where none
	LeftOn       rule.Date           // the day a home or the waiting list was left of one's own will; zero where none
}

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

// String returns the reason's name, such as "own_home".
func (r Reason) String() string {
	names := [...]string{"", "applicant", "alone", "registration", "income", "assets", "own_home", "rented_home", "transfer", "preference", "barred", "too_soon", "subsidy_only"}
	if int(r) < len(names) {
		return names[r]
	}
	return "invalid(" + strconv.Itoa(int(r)) + ")"
}

// Finding is a reason with its article and, where it is about a number, what the family has and what the limit is.
type Finding struct {
	Reason  Reason
	Article string
	Have    decimal.NullDecimal
	Limit   decimal.NullDecimal
}

// Decision is what a family gets.
type Decision struct {
	Admitted    bool
	SubsidyOnly bool      // 只发放住房租赁补贴
	Findings    []Finding // every reason, in their order; SubsidyOnly among them where it holds
	Missing     []error   // conditions that could not be looked at because a figure is not known; only where refused anyway
}

// Decide returns whether a family is admitted (准入审核), with every reason why not.
// 穗府办〔2013〕3号 art. 21-22, 26; 穗府办规〔2024〕13号 art. 21-22.
//
// Errors: a *rule.NoRuleError for an application on a day the text was not in force, and where nothing else refuses
// the family and a limit is not known; ErrOutOfRange and ErrBadDate for what cannot be.
func (r Rules) Decide(h Household) (Decision, error) {
	err := errors.Join(r.Check(), h.check())
	if err == nil {
		err = r.Force.On(h.Applied)
	}
	if err != nil {
		return Decision{}, err
	}
	var out Decision
	find := func(failed bool, reason Reason) {
		if failed {
			out.Findings = append(out.Findings, Finding{Reason: reason, Article: r.Articles[reason]})
		}
	}
	guardian := r.GuardianApplies && h.all(func(m Member) bool { return m.Incapable })
	first := h.Members[0]
	find(!guardian && (first.Incapable || first.Age < r.ApplicantAge), Applicant)
	find(r.tooYoungAlone(h, guardian), Alone)
	find(r.unregistered(h), Registration)
	r.means(h, &out)
	persons := door.Whole(len(h.Members))
	find(!r.ownHomeSmall(h, persons), OwnHome)
	find(h.RentedArea.Valid && !below(h.RentedArea, r.AreaBelow, persons) && !below(h.RentedLiving, r.LivingBelow, persons), RentedHome)
	find(!h.IllnessForce && within(h.Applied, h.Transferred, 12*r.TransferYears), Transfer)
	find(h.Preference, Preference)
	find(h.Applied.Before(h.BarredUntil), Barred)
	find(within(h.Applied, h.LeftOn, r.ReapplyAfterMonths), TooSoon)
	if len(out.Findings) == 0 && len(out.Missing) > 0 {
		return Decision{}, errors.Join(out.Missing...)
	}
	out.Admitted = len(out.Findings) == 0
	out.SubsidyOnly = out.Admitted && (guardian || r.SubsidyOnlyAbove.Valid && h.OwnArea.GreaterThan(r.SubsidyOnlyAbove.Decimal.Mul(persons)))
	find(out.SubsidyOnly, SubsidyOnly)
	return out, nil
}

// tooYoungAlone: a single applicant or an orphan needs an age of its own. A guardian may apply for persons of any age.
func (r *Rules) tooYoungAlone(h Household, guardian bool) bool {
	first := h.Members[0]
	orphan := first.Orphan && first.Age >= r.OrphanAge
	return len(h.Members) == 1 && !guardian && !orphan && first.Age < r.SingleAge
}

// unregistered reports whether a member is neither registered here nor excepted: the spouse (2024: children too) who
// is in the city, and those whose registration moved for study or service.
func (r *Rules) unregistered(h Household) bool {
	for i, m := range h.Members {
		excepted := i > 0 && (m.Away || m.InCity && (m.Role == Spouse || r.ChildrenToo && m.Role == Child && m.Age < adult))
		if !excepted && !(m.Registered && m.InCity) {
			return true
		}
	}
	return false
}

// means compares income and assets with the limits, both inclusive. Limits that a later text has raised still admit,
// but no longer refuse.
func (r *Rules) means(h Household, out *Decision) {
	persons := len(h.Members)
	allOver60 := h.all(func(m Member) bool { return m.Age >= 60 })
	strict, strictErr := r.reading(rental.PrintedTotal).Limit(persons, allOver60)
	wide, wideErr := r.reading(rental.TimesPersons).Limit(persons, allOver60)
	if err := errors.Join(strictErr, wideErr); err != nil {
		out.Missing = append(out.Missing, strictErr)
		return
	}
	above := func(have, limit decimal.Decimal, reason Reason) {
		switch {
		case !have.GreaterThan(limit):
		case !r.LimitsUntil.IsZero() && !h.Applied.Before(r.LimitsUntil):
			out.Missing = append(out.Missing, &rule.NoRuleError{Area: rule.AreaHousing,
				What: rule.Untranslated(reason.String() + " limit of this version"), Month: h.Applied.Month(),
				Nearest: r.LimitsUntil.Add(-1).Month(),
				Detail:  rule.Untranslated("a later text raised the limits on " + r.LimitsUntil.String() + ": use its version")})
		default:
			out.Findings = append(out.Findings, Finding{reason, r.Articles[reason], decimal.NewNullDecimal(have), decimal.NewNullDecimal(limit)})
		}
	}
	exact, err := r.Limit(persons, allOver60)
	switch {
	case err == nil:
		above(h.Income, exact.Year, Income)
	case h.Income.GreaterThan(decimal.Max(strict.Year, wide.Year)):
		above(h.Income, decimal.Max(strict.Year, wide.Year), Income)
	case h.Income.GreaterThan(decimal.Min(strict.Year, wide.Year)):
		out.Missing = append(out.Missing, err)
	}
	above(h.Assets, strict.Assets, Assets)
}

// reading returns the rules with the last row of the limits read in one way, unless they say already which.
func (r *Rules) reading(way rental.Reading) rental.Rules {
	out := r.Rules
	if out.Reading == rental.Unsettled {
		out.Reading = way
	}
	return out
}

// ownHomeSmall reports whether there is no own home or one below the standard.
func (r *Rules) ownHomeSmall(h Household, persons decimal.Decimal) bool {
	return below(decimal.NewNullDecimal(h.OwnArea), r.AreaBelow, persons) || r.OwnLivingCounts && below(h.OwnLiving, r.LivingBelow, persons)
}

// below reports whether an area is known and below a standard a head.
func below(area decimal.NullDecimal, standard, persons decimal.Decimal) bool {
	return area.Valid && area.Decimal.LessThan(standard.Mul(persons))
}

// within reports whether something happened less than so many months before a day.
func within(day, happened rule.Date, months int) bool {
	return months > 0 && !happened.IsZero() && day.Before(door.Later(happened, months))
}

func (h *Household) all(is func(Member) bool) bool {
	for _, m := range h.Members {
		if !is(m) {
			return false
		}
	}
	return true
}

func (h *Household) check() error {
	errs := []error{door.Day("applied", h.Applied), door.Persons(len(h.Members)), door.Yuan("income").Check(h.Income), door.Yuan("assets").Check(h.Assets), door.Area("own_area").Check(h.OwnArea)}
	for _, known := range []struct {
		field string
		area  decimal.NullDecimal
	}{{"own_living", h.OwnLiving}, {"rented_area", h.RentedArea}, {"rented_living", h.RentedLiving}} {
		if known.area.Valid {
			errs = append(errs, door.Area(known.field).Check(known.area.Decimal))
		}
	}
	if h.RentedLiving.Valid && !h.RentedArea.Valid {
		errs = append(errs, door.Fail(rule.ErrMissingField, "rented_area", "", "is not given though the living area is", "pass the floor area of the rented home"))
	}
	for _, past := range []struct {
		field string
		day   rule.Date
	}{{"transferred", h.Transferred}, {"left_on", h.LeftOn}} {
		if past.day.After(h.Applied) {
			errs = append(errs, door.Fail(rule.ErrBadDate, past.field, past.day.String(), "is after the application", "pass what happened before it"))
		}
	}
	for _, m := range h.Members {
		errs = append(errs, door.Count("age", m.Age, 0, 150, "pass full years"))
		if m.Role > Child {
			errs = append(errs, door.Fail(rule.ErrOutOfRange, "role", strconv.Itoa(int(m.Role)), "is not known", "use Other, Spouse or Child"))
		}
	}
	return errors.Join(errs...)
}
