package care

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Group is how a person is insured (参保人员类别).
type Group string

// The groups. Employees include the unemployed, the flexible, those who pay on after retirement age and the injured of
// grades 1 to 4. For benefits a retiree is one of the employees; only the money set aside differs.
const (
	Employee Group = "employee" // 职工参保人员, for funding until retirement
	Retiree  Group = "retiree"  // 退休人员
	Resident Group = "resident" // 居民参保人员 from 18
)

// Place is where care is given (服务形式).
type Place string

// The two places.
const (
	Institution Place = "institution" // 机构护理
	Home        Place = "home"        // 居家护理
)

// Claim is one month of care of one person. Costs are yuan with at most 2 decimals. Days in hospital do not count
// (art. 8 (5), 19). Level is 1 to 3; the extension care of art. 12 (2) has the benefits of level 3. Spell is that of
// the year, 1 for the first, of extension care.
type Claim struct {
	Group Group      `json:"group" enum:"employee,resident" doc:"how the person is insured" zh:"参保人员类别"`
	Level int        `json:"level" in:"count" min:"1" max:"3" doc:"assessed level" zh:"长护险待遇等级"`
	Place Place      `json:"place" enum:"institution,home" doc:"where care is given" zh:"服务形式（机构、居家）"`
	Month rule.Month `json:"month" doc:"month of care" zh:"照护月份"`
	Days  int        `json:"days" in:"count" max:"31" doc:"days of care in the month" zh:"当月照护天数"`

	Living      decimal.Decimal `json:"living" in:"yuan" default:"0" doc:"living care, yuan" zh:"生活照料费用（元）"`
	Bed         decimal.Decimal `json:"bed" in:"yuan" default:"0" doc:"bed fee within living" zh:"其中床位费（元）"`
	Nursing     decimal.Decimal `json:"nursing" in:"yuan" default:"0" doc:"nursing, yuan" zh:"医疗护理费用（元）"`
	Consumables decimal.Decimal `json:"consumables" in:"yuan" default:"0" doc:"within nursing" zh:"其中护理耗材费（元）"`
	Equipment   decimal.Decimal `json:"equipment" in:"yuan" default:"0" doc:"equipment, yuan" zh:"设备使用费用（元）"`

	// MonthsDrawn are months of living care at home already drawn within the validity, or of extension care in this
	// spell.
	MonthsDrawn int  `json:"months_drawn" in:"count,optional" max:"1200" doc:"months already drawn" zh:"已享受月数"`
	Extension   bool `json:"extension" default:"false" doc:"extension care, art. 12 (2)" zh:"延续失能人员"`
	Spell       int  `json:"spell" in:"count,optional" max:"100" doc:"of extension care, in the year" zh:"当年第几次延续护理"`
}

// CheckFields refuses what the fields of a claim cannot say together.
func (c Claim) CheckFields() error {
	var errs []error
	if c.Days > c.Month.Add(1).First().Sub(c.Month.First()) {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "days", strconv.Itoa(c.Days),
			rule.Say("is not 0 to the days of the month", "超过当月天数"),
			rule.Say("pass the days of care", "请填写照护天数")))
	}
	if c.Bed.GreaterThan(c.Living) {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "bed", c.Bed.String(),
			rule.Say("is above the living care it is part of", "高于所属的生活照料费用"),
			rule.Say("pass the bed fee within living", "请填写生活照料费用中的床位费")))
	}
	if c.Consumables.GreaterThan(c.Nursing) {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "consumables", c.Consumables.String(),
			rule.Say("is above the nursing it is part of", "高于所属的医疗护理费用"),
			rule.Say("pass the consumables within nursing", "请填写医疗护理费用中的护理耗材费")))
	}
	if c.Days == 0 && c.Living.Sign() > 0 {
		errs = append(errs, conflict("living", rule.Say("has costs but no days", "有费用而没有照护天数")))
	}
	return rule.Join(append(errs, c.checkExtension())...)
}

// checkExtension refuses extension care below level 3 or without its spell, and a spell of other care (art. 12 (2)).
func (c *Claim) checkExtension() error {
	switch {
	case c.Extension && (c.Level != levels || c.Spell == 0):
		return conflict("extension", rule.Say("needs level 3 and the number of the spell", "须为3级并填写第几次"))
	case !c.Extension && c.Spell != 0:
		return conflict("spell", rule.Say("is for extension care only", "仅适用于延续失能人员"))
	}
	return nil
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

// Words lists them.
func (Reason) Words() []string {
	return []string{string(Full), string(Limited), string(BedLimited), string(NoBenefit), string(TimeUp),
		string(InInstitution)}
}

// Part is one kind of cost: Fund + Person = Cost. Counted are the costs the ratio is applied to.
type Part struct {
	Cost    decimal.Decimal `json:"cost" out:"yuan" doc:"the costs, yuan" zh:"费用（元）"`
	Counted decimal.Decimal `json:"counted" out:"yuan" doc:"costs the ratio is applied to" zh:"纳入支付范围的费用（元）"`
	Ratio   decimal.Decimal `json:"ratio" out:"plain" doc:"the fund's ratio" zh:"支付比例"`
	Fund    decimal.Decimal `json:"fund" out:"yuan" doc:"paid by the fund, yuan" zh:"基金支付（元）"`
	Person  decimal.Decimal `json:"person" out:"yuan" doc:"paid by the person, yuan" zh:"个人支付（元）"`
	Reason  Reason          `json:"reason" doc:"what decided the payment" zh:"原因"`
}

// Benefit is what the fund and the person pay of a month; their sum is the costs. DaysInForce are the days of the month
// the text is in force on: of its first and last month not all.
type Benefit struct {
	Living      Part            `json:"living" doc:"living care" zh:"生活照料"`
	Nursing     Part            `json:"nursing" doc:"nursing" zh:"医疗护理"`
	Equipment   Part            `json:"equipment" doc:"equipment" zh:"设备使用"`
	Fund        decimal.Decimal `json:"fund" out:"yuan" doc:"paid by the fund, yuan" zh:"基金支付（元）"`
	Person      decimal.Decimal `json:"person" out:"yuan" doc:"paid by the person, yuan" zh:"个人支付（元）"`
	DaysInForce int             `json:"days_in_force" doc:"days of the month in force" zh:"当月施行天数"`
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
	err := rule.Join(p.Check(), p.inForce(c.Month), jsonrule.Check(rule.AreaMedical, c))
	if err == nil {
		err = p.covers(&c)
	}
	if err != nil {
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
	days := whole.Number(c.Days)
	if perDay.Sign() > 0 {
		limit = perDay.Mul(days)
	}
	out := Part{Cost: c.Living, Counted: c.Living, Ratio: ratio, Reason: Full}
	if c.Place == Home && homeMonths > 0 && c.MonthsDrawn >= homeMonths {
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
