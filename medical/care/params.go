package care

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

const levels = 3 // 长护险1～3级待遇

// Params are the rules of one text. The zero value is refused.
type Params struct {
	Version string
	Force   rule.Span // 施行期间

	Levels [3]Level // level 1 first

	// 生活照料费用和医疗护理费用: what the fund pays, in an institution (机构护理) and at home (居家护理)
	EmployeeInstitution, EmployeeHome decimal.Decimal
	ResidentInstitution, ResidentHome decimal.Decimal

	ExtensionMonths int // 延续失能人员: months of one spell
	ExtensionTimes  int // spells in a year

	DisabilityFee decimal.Decimal // 失能评估费用
	ExtensionFee  decimal.Decimal // 延续护理评估费用
	LevelOneShare decimal.Decimal // the fund's share of the fee where the result is level 1
}

// Level is one level of benefits.
type Level struct {
	Employee, Resident Limits
	HomeMonths         int             // months of living care at home within one validity; 0: no limit
	EquipmentRatio     decimal.Decimal // 设备使用费用
}

// Limits are the limits of one level for one kind of insured, yuan.
type Limits struct {
	InstitutionDay   decimal.Decimal // living care in an institution, a day; 0 where the limit is a month's
	InstitutionMonth decimal.Decimal // the same, a month
	BedDay           decimal.Decimal // 床位费 within InstitutionDay; 0: no limit of its own
	HomeDay          decimal.Decimal // living care at home, a day; 0 where the limit is a month's
	HomeMonth        decimal.Decimal // the same, a month
	Nursing          decimal.Decimal // 医疗护理: the most the fund pays in a month; 0: no such benefit
	Consumables      decimal.Decimal // 护理耗材 within it
	Equipment        decimal.Decimal // 设备使用: costs of a month that count
}

// Trial2024 returns the rules of 广州市长期护理保险试行办法 (穗医保规字〔2024〕1号), version "trial_2024".
func Trial2024() Params {
	return Params{
		Version: "trial_2024",
		Force: rule.Span{Area: rule.AreaMedical, What: rule.Say("long-term care rule", "长期护理保险待遇"),
			From: rule.DateOf(2024, 1, 3), Until: rule.DateOf(2027, 1, 3), // art. 32: 自印发之日起, 有效期3年
			Cite: rule.Cite{Title: "广州市长期护理保险试行办法", Number: "穗医保规字〔2024〕1号", Article: "art. 32",
				Issued: rule.DateOf(2024, 1, 3)}},

		Levels:              trialLevels(),
		EmployeeInstitution: decimal.New(75, -2), // art. 17 (1) 1
		EmployeeHome:        decimal.New(90, -2), // art. 17 (1) 1
		ResidentInstitution: decimal.New(70, -2), // art. 17 (1) 2
		ResidentHome:        decimal.New(85, -2), // art. 17 (1) 2

		ExtensionMonths: 3, // art. 12 (2): 1～3个月
		ExtensionTimes:  2, // art. 12 (2): 不超过2次

		DisabilityFee: decimal.New(200, 0), // art. 18 (1)
		ExtensionFee:  decimal.New(100, 0), // art. 18 (2)
		LevelOneShare: decimal.New(50, -2), // art. 18 (1) 2
	}
}

func trialLevels() [3]Level {
	yuan := func(n int64) decimal.Decimal { return decimal.New(n, 0) }
	return [3]Level{
		{
			Employee: Limits{
				InstitutionMonth: yuan(300), // art. 16 (1)
				HomeMonth:        yuan(300), // art. 16 (2)
				Equipment:        yuan(100), // art. 16 (3)
			},
			Resident: Limits{
				InstitutionMonth: yuan(200), // art. 16 (1)
				HomeMonth:        yuan(200), // art. 16 (2)
				Equipment:        yuan(100), // art. 16 (3)
			},
			HomeMonths:     12,                  // art. 16 (2)
			EquipmentRatio: decimal.New(80, -2), // art. 17 (2) 3
		},
		{
			Employee: Limits{
				InstitutionDay: yuan(30),  // art. 15 (1)
				HomeMonth:      yuan(900), // art. 15 (2)
				Nursing:        yuan(500), // art. 15 (3)
				Consumables:    yuan(200), // art. 15 (3)
				Equipment:      yuan(200), // art. 15 (4)
			},
			Resident: Limits{
				InstitutionDay: yuan(15),  // art. 15 (1)
				HomeMonth:      yuan(450), // art. 15 (2)
				Nursing:        yuan(250), // art. 15 (3)
				Consumables:    yuan(100), // art. 15 (3)
				Equipment:      yuan(150), // art. 15 (4)
			},
			HomeMonths:     24,                  // art. 15 (2)
			EquipmentRatio: decimal.New(85, -2), // art. 17 (2) 2
		},
		{
			Employee: Limits{
				InstitutionDay: yuan(120),  // art. 14 (1)
				BedDay:         yuan(35),   // art. 14 (1)
				HomeDay:        yuan(105),  // art. 14 (2)
				Nursing:        yuan(1000), // art. 14 (3)
				Consumables:    yuan(300),  // art. 14 (3)
				Equipment:      yuan(300),  // art. 14 (4)
			},
			Resident: Limits{
				InstitutionDay: yuan(60),  // art. 14 (1)
				HomeDay:        yuan(50),  // art. 14 (2)
				Nursing:        yuan(500), // art. 14 (3)
				Consumables:    yuan(200), // art. 14 (3)
				Equipment:      yuan(200), // art. 14 (4)
			},
			EquipmentRatio: decimal.New(90, -2), // art. 17 (2) 1
		},
	}
}

// times are the months and spells of the parameters, as their bounds see them: those of what a claim counts.
type times struct {
	Levels          []home `json:"levels"`
	ExtensionMonths int    `json:"extension_months" in:"count" max:"1200"`
	ExtensionTimes  int    `json:"extension_times" in:"count" max:"100"`
}

// home are the months of care at home of one level.
type home struct {
	Months int `json:"home_months" in:"count" max:"1200"`
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	limits := times{ExtensionMonths: p.ExtensionMonths, ExtensionTimes: p.ExtensionTimes}
	for _, level := range p.Levels {
		limits.Levels = append(limits.Levels, home{level.HomeMonths})
	}
	errs := []error{jsonrule.Check(rule.AreaMedical, limits)}
	if p.Version == "" || p.Force.IsZero() {
		errs = append(errs, rule.AreaMedical.Missing("version", rule.Say("start from Trial2024", "请从 Trial2024 开始")))
	}
	for _, r := range [...]decimal.Decimal{p.LevelOneShare, p.EmployeeInstitution, p.EmployeeHome,
		p.ResidentInstitution, p.ResidentHome} {
		errs = append(errs, rate("rate").Check(r))
	}
	for i := range p.Levels {
		errs = append(errs, p.Levels[i].check())
	}
	fee := rule.YuanInput(rule.AreaMedical, "assessment fee")
	return rule.Join(append(errs, fee.Check(p.DisabilityFee), fee.Check(p.ExtensionFee))...)
}

func (l *Level) check() error {
	errs := []error{rate("equipment_ratio").Check(l.EquipmentRatio)}
	for _, m := range [...]*Limits{&l.Employee, &l.Resident} {
		for _, limit := range [...]decimal.Decimal{m.InstitutionDay, m.InstitutionMonth, m.BedDay, m.HomeDay,
			m.HomeMonth, m.Nursing, m.Consumables, m.Equipment} {
			errs = append(errs, rule.YuanInput(rule.AreaMedical, "limit").Check(limit))
		}
	}
	return rule.Join(errs...)
}

// inForce refuses a month in which the text is in force on no day; that the month is set is checked with its claim.
func (p *Params) inForce(month rule.Month) error {
	if month.IsZero() {
		return nil
	}
	return p.Force.During(month)
}

// covers refuses care on days of a month on which the text is not in force.
func (p *Params) covers(c *Claim) error {
	part := p.Force.In(c.Month)
	inForce := p.Force.Days(c.Month)
	switch {
	case part == nil:
		return nil
	case c.Days == 0 && c.costs().Sign() > 0:
		return conflict("days",
			rule.Say("are 0: the text covers the month in part, so pass the days of care on which it is "+
				"in force", "为 0：该文件当月只施行部分日期，请填写施行期间的照护天数"))
	case c.Days <= inForce:
		return nil
	}
	var gap *rule.NoRuleError
	if errors.As(part, &gap) {
		more := rule.Sayf(", on %s of the month; %s of care were passed",
			"，当月施行 %d 天，填写的照护天数为 %d 天", rule.Count(inForce, "day"),
			rule.Count(c.Days, "day"))
		gap.Detail = rule.Say(gap.Detail.English+more.English, gap.Detail.Chinese+more.Chinese)
	}
	return part
}

func rate(field string) rule.Input { return rule.RateInput(rule.AreaMedical, field, 100) }

func conflict(field string, reason rule.Text) error {
	return rule.AreaMedical.Refuse(rule.ErrConflict, field, "", reason,
		rule.Say("see the fields of the rule", "请核对该规则的字段"))
}
