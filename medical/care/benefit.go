package care

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Group is how a person is insured (参保人员类别).
type Group string

// The two groups. A retiree is insured with the employees and has their benefits.
const (
	Employee Group = "employee" // 职工参保人员
	Resident Group = "resident" // 居民参保人员
)

// Place is where care is given (服务形式).
type Place string

// The two places.
const (
	Institution Place = "institution" // 机构护理
	Home        Place = "home"        // 居家护理
)

// Claim is one month of care of one person. Costs are yuan with at most 2 decimals. Days in hospital do not count
// (art. 8 (5), 19).
type Claim struct {
	Group Group
	Level int // 1 to 3; the extension care of art. 12 (2) has the benefits of level 3
	Place Place
	Month rule.Month
	Days  int // days of care in the month

	Living      decimal.Decimal // 生活照料费用
	Bed         decimal.Decimal // 床位费 within it
	Nursing     decimal.Decimal // 医疗护理费用
	Consumables decimal.Decimal // 护理耗材费 within it
	Equipment   decimal.Decimal // 设备使用费用

	MonthsDrawn int  // months of living care at home already drawn within the validity, or of extension care in this spell
	Extension   bool // 延续失能人员
	Spell       int  // Extension: the spell of the year, 1 for the first
}

// Reason is what decided a payment.
type Reason string

// The reasons.
const (
	Full          Reason = "full"           // all the costs count
	Limited       Reason = "limit"          // the costs that count, or the payment, are at the limit
	BedLimited    Reason = "bed_limit"      // the bed fee is above its own limit (art. 14 (1))
	NoBenefit     Reason = "no_benefit"     // the level has no such benefit (art. 12, 16)
	TimeUp        Reason = "time_up"        // the months or spells are used up (art. 12 (2), 15 (2), 16 (2))
	InInstitution Reason = "in_institution" // equipment is for those outside (art. 10 (3))
)

// Part is one kind of cost: Fund + Person = Cost.
type Part struct {
	Cost    decimal.Decimal
	Counted decimal.Decimal // the costs the ratio is applied to
	Ratio   decimal.Decimal
	Fund    decimal.Decimal
	Person  decimal.Decimal
	Reason  Reason
}

// Benefit is what the fund and the person pay of a month; their sum is the costs.
type Benefit struct {
	Living, Nursing, Equipment Part
	Fund, Person               decimal.Decimal
	DaysInForce                int // days of the month the text is in force on: of its first and last month not all
}

// Pay returns what the long-term care fund pays of a month of care (长护险待遇), each part half up to the fen: of living
// care and equipment the ratio of the costs up to the limit; of nursing the ratio of the costs, at most the limit,
// and within it at most the limit of consumables. Level 2 has living care at home for 24 months of one validity,
// level 1 for 12; extension care lasts 3 months, twice a year. 穗医保规字〔2024〕1号 art. 10, 12, 14 to 17.
//
// In the first and the last month of the text, 2024-01 and 2027-01, only days of care on which it is in force are
// paid; the limits of a month are not cut for them.
//
// Errors: ErrNoRule outside the text's dates, for a month or for days of its first and last one; ErrMissingField,
// ErrOutOfRange, ErrConflict.
func Pay(p Params, c Claim) (Benefit, error) {
	if err := errors.Join(p.Check(), p.inForce(c.Month), c.check()); err != nil {
		return Benefit{}, err
	}
	if err := p.covers(&c); err != nil {
		return Benefit{}, err
	}
	level := &p.Levels[c.Level-1]
	limits := &level.Employee
	if c.Group == Resident {
		limits = &level.Resident
	}
	ratio := p.ratio(c.Group, c.Place)
	over := c.Extension && (c.MonthsDrawn >= p.ExtensionMonths || c.Spell > p.ExtensionTimes)
	out := Benefit{DaysInForce: p.Force.Days(c.Month), Living: c.living(limits, level.HomeMonths, ratio),
		Nursing: c.nursing(limits, ratio), Equipment: c.equipment(limits, level.EquipmentRatio)}
	for _, part := range [...]*Part{&out.Living, &out.Nursing, &out.Equipment} {
		if over {
			*part = Part{Cost: part.Cost, Reason: TimeUp}
		}
		part.Person = part.Cost.Sub(part.Fund)
		out.Fund = out.Fund.Add(part.Fund)
		out.Person = out.Person.Add(part.Person)
	}
	return out, nil
}

// costs are all the costs of the claim.
func (c *Claim) costs() decimal.Decimal { return decimal.Sum(c.Living, c.Nursing, c.Equipment) }

// ratio returns what the fund pays of living care and nursing.
func (p *Params) ratio(g Group, at Place) decimal.Decimal {
	switch {
	case g == Resident && at == Institution:
		return p.ResidentInstitution
	case g == Resident:
		return p.ResidentHome
	case at == Institution:
		return p.EmployeeInstitution
	}
	return p.EmployeeHome
}

// living applies the limit of living care to the costs, then the ratio.
func (c *Claim) living(l *Limits, homeMonths int, ratio decimal.Decimal) Part {
	perDay, limit := l.HomeDay, l.HomeMonth
	if c.Place == Institution {
		perDay, limit = l.InstitutionDay, l.InstitutionMonth
	}
	days := decimal.New(int64(c.Days), 0)
	if perDay.Sign() > 0 {
		limit = perDay.Mul(days)
	}
	out := Part{Cost: c.Living, Counted: c.Living, Ratio: ratio, Reason: Full}
	if c.Place == Home && !c.Extension && homeMonths > 0 && c.MonthsDrawn >= homeMonths {
		return Part{Cost: c.Living, Ratio: ratio, Reason: TimeUp}
	}
	if bed := l.BedDay.Mul(days); c.Place == Institution && bed.Sign() > 0 && c.Bed.GreaterThan(bed) {
		out.Counted, out.Reason = c.Living.Sub(c.Bed).Add(bed), BedLimited
	}
	if out.Counted.GreaterThan(limit) {
		out.Counted, out.Reason = limit, Limited
	}
	out.Fund = out.Counted.Mul(ratio).Round(2)
	return out
}

// nursing applies the ratio, then the limits of what the fund pays.
func (c *Claim) nursing(l *Limits, ratio decimal.Decimal) Part {
	if l.Nursing.Sign() == 0 {
		return Part{Cost: c.Nursing, Reason: NoBenefit}
	}
	out := Part{Cost: c.Nursing, Counted: c.Nursing, Ratio: ratio, Reason: Full}
	fund := c.Nursing.Mul(ratio)
	if excess := c.Consumables.Mul(ratio).Sub(l.Consumables); excess.Sign() > 0 {
		fund, out.Reason = fund.Sub(excess), Limited
	}
	if fund.GreaterThan(l.Nursing) {
		fund, out.Reason = l.Nursing, Limited
	}
	out.Fund = fund.Round(2)
	return out
}

// equipment applies the limit to the costs, then the level's ratio; those in an institution have no such benefit.
func (c *Claim) equipment(l *Limits, ratio decimal.Decimal) Part {
	if c.Place == Institution {
		return Part{Cost: c.Equipment, Reason: InInstitution}
	}
	out := Part{Cost: c.Equipment, Counted: c.Equipment, Ratio: ratio, Reason: Full}
	if c.Equipment.GreaterThan(l.Equipment) {
		out.Counted, out.Reason = l.Equipment, Limited
	}
	out.Fund = out.Counted.Mul(ratio).Round(2)
	return out
}

// check reports every bad field at once.
func (c *Claim) check() error {
	errs := []error{c.Group.check()}
	add := func(bad bool, err error) {
		if bad {
			errs = append(errs, err)
		}
	}
	add(c.Level < 1 || c.Level > levels, outside("level", strconv.Itoa(c.Level), "is not 1, 2 or 3", "pass the assessed level"))
	add(c.Place != Institution && c.Place != Home, outside("place", string(c.Place), "is not known", "use institution or home"))
	add(!c.Month.IsZero() && (c.Days < 0 || c.Days > c.Month.Add(1).First().Sub(c.Month.First())), outside("days", strconv.Itoa(c.Days), "is not 0 to the days of the month", "pass the days of care"))
	for _, m := range [...]struct {
		field string
		cost  decimal.Decimal
	}{{"living", c.Living}, {"bed", c.Bed}, {"nursing", c.Nursing}, {"consumables", c.Consumables}, {"equipment", c.Equipment}} {
		errs = append(errs, money(m.field).Check(m.cost))
	}
	add(c.MonthsDrawn < 0 || c.MonthsDrawn > 1200, outside("months_drawn", strconv.Itoa(c.MonthsDrawn), "is not 0 to 1200", "pass the months already drawn"))
	add(c.Extension && (c.Level != levels || c.Spell < 1 || c.Spell > 100), conflict("extension", "needs level 3 and the number of the spell"))
	add(!c.Extension && c.Spell != 0, conflict("spell", "is for extension care only"))
	if err := errors.Join(errs...); err != nil {
		return err
	}
	add(c.Bed.GreaterThan(c.Living), outside("bed", c.Bed.String(), "is above the living care it is part of", "pass the bed fee within living"))
	add(c.Consumables.GreaterThan(c.Nursing), outside("consumables", c.Consumables.String(), "is above the nursing it is part of", "pass the consumables within nursing"))
	add(c.Days == 0 && c.Living.Sign() > 0, conflict("living", "has costs but no days"))
	return errors.Join(errs...)
}

func (g Group) check() error {
	switch g {
	case Employee, Resident:
		return nil
	case "":
		return missing("group", "use employee or resident")
	}
	return outside("group", string(g), "is not known", "use employee or resident")
}

func conflict(field, reason string) error {
	return &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaMedical, Field: field, Reason: rule.Untranslated(reason), Do: rule.Untranslated("see the fields of Claim")}
}
