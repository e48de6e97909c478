package disabled

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Card is the certificate a person applies with. Who holds several applies with one of them (sec. 2(1)). The zero
// value is refused.
type Card uint8

// The certificates.
const (
	Civil    Card = iota + 1 // 残疾人证, grades 1 to 4
	Military                 // 残疾军人证, grades 1 to 10
	Police                   // 伤残人民警察证, grades 1 to 10
)

// The numbers of the method, each with its section.
const (
	severeCivil   = 2 // sec. 1(1)2, 1(2)1: 一、二级
	severeService = 4 // sec. 1(2)2: 一至四级
	gradesCivil   = 4 // grades of 残疾人证
)

// Amounts are the standards of one month, yuan a head (补贴标准).
type Amounts struct {
	Living  decimal.Decimal `json:"living" in:"yuan"`  // 困难残疾人生活补贴
	Nursing decimal.Decimal `json:"nursing" in:"yuan"` // 重度残疾人护理补贴
}

// Person is what decides on the allowances of one disabled person of the city's register. An intellectual or
// mental disability (智力、精神残疾) counts whatever the grade of a Civil card is. Income is the own average monthly one
// of the last 12 months, needed where it decides: not for who is poor or excluded from the living allowance in any
// case. OtherCare is the 养老护理补贴, or the part of another subsidy that is for nursing.
type Person struct {
	Card   Card                `json:"card" doc:"the certificate" zh:"证件：残疾人证、残疾军人证、伤残人民警察证"`
	Grade  int                 `json:"grade" in:"count" min:"1" max:"10" doc:"on the certificate" zh:"残疾等级"`
	Mental bool                `json:"mental" default:"false" doc:"intellectual or mental" zh:"智力、精神残疾"`
	Poor   bool                `json:"poor" default:"false" doc:"of a poor household" zh:"低保、低收入家庭"`
	Income decimal.NullDecimal `json:"income" in:"yuan" doc:"own, yuan a month" zh:"本人月收入（元）"`

	InjuryNursing bool            `json:"injury_nursing" default:"false" doc:"draws injury nursing" zh:"领取工伤护理费"`
	Destitute     bool            `json:"destitute" default:"false" doc:"supported as destitute" zh:"特困供养"`
	Orphan        bool            `json:"orphan" default:"false" doc:"supported as an orphan" zh:"孤儿保障"`
	Unattended    bool            `json:"unattended" default:"false" doc:"in full, as unattended" zh:"事实无人抚养儿童补贴"`
	Cadre         bool            `json:"cadre" default:"false" doc:"a retired cadre" zh:"离休干部"`
	OtherCare     decimal.Decimal `json:"other_care" in:"yuan" default:"0" doc:"yuan a month" zh:"其他护理补贴（元/月）"`
}

// CheckFields refuses a grade the certificate does not have and a missing income that decides.
func (p Person) CheckFields() error {
	var errs []error
	if p.Card == Civil && p.Grade > gradesCivil {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "grade", Value: strconv.Itoa(p.Grade),
			Reason: rule.Sayf("is above %d", "大于 %d", gradesCivil),
			Do:     rule.Say("pass the grade on the certificate", "请填写证件上的等级")})
	}
	if p.Card != Civil && p.Mental {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: "mental",
			Reason: rule.Say("goes with a civil certificate", "只适用于残疾人证"),
			Do:     rule.Say("leave it out for the other certificates", "其他证件请不填")})
	}
	if !p.Income.Valid && !p.Poor && p.severeCivil() && len(p.exclusions()) == 0 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "income",
			Reason: rule.Say("is missing", "没有填写"),
			Do: rule.Say("outside poor households the own income of the last 12 months decides",
				"非低保、低收入家庭按本人最近12个月的收入审核")})
	}
	return rule.Join(errs...)
}

// Reason is why an allowance is not paid.
type Reason string

// The reasons.
const (
	NoCondition      Reason = "no_condition"     // none of the conditions of sec. 1 is met
	IncomeTooHigh    Reason = "income_too_high"  // sec. 1(1)2: own income not below the living allowance
	HasInjuryNursing Reason = "injury_nursing"   // sec. 2(2)
	IsDestitute      Reason = "destitute"        // sec. 2(2)
	IsOrphan         Reason = "orphan"           // sec. 2(3)
	IsUnattended     Reason = "unattended"       // sec. 2(4)
	IsCadre          Reason = "cadre"            // sec. 2(6)
	HigherElsewhere  Reason = "higher_elsewhere" // sec. 2(6)-(7): 择高享受
)

// Words lists them.
func (Reason) Words() []string {
	return []string{string(NoCondition), string(IncomeTooHigh), string(HasInjuryNursing), string(IsDestitute),
		string(IsOrphan), string(IsUnattended), string(IsCadre), string(HigherElsewhere)}
}

// Allowances is what a person gets a month, yuan, and every reason against what is not paid.
type Allowances struct {
	Living         decimal.Decimal `json:"living" out:"yuan" doc:"yuan a month" zh:"困难残疾人生活补贴（元/月）"`
	Nursing        decimal.Decimal `json:"nursing" out:"yuan" doc:"yuan a month" zh:"重度残疾人护理补贴（元/月）"`
	Total          decimal.Decimal `json:"total" out:"yuan" doc:"yuan a month" zh:"合计（元/月）"`
	AgainstLiving  []Reason        `json:"against_living" doc:"why it is not paid" zh:"不发生活补贴的理由"`
	AgainstNursing []Reason        `json:"against_nursing" doc:"why it is not paid" zh:"不发护理补贴的理由"`
}

// Allow returns the two allowances of a month. Both may be drawn together (sec. 2(1)). Where other nursing money is
// paid too the higher one is: OtherCare above the nursing allowance takes its place.
//
// Errors: of every bad field; ErrMissingField where the own income decides and is not given.
func Allow(a Amounts, p Person) (Allowances, error) {
	if err := rule.Join(jsonrule.Check(rule.AreaRelief, a), jsonrule.Check(rule.AreaRelief, p)); err != nil {
		return Allowances{}, err
	}
	var out Allowances
	for _, x := range p.exclusions() {
		out.AgainstLiving = append(out.AgainstLiving, x.reason)
		if x.both {
			out.AgainstNursing = append(out.AgainstNursing, x.reason)
		}
	}
	switch {
	case p.Poor:
	case !p.severeCivil():
		out.AgainstLiving = append(out.AgainstLiving, NoCondition)
	case p.Income.Valid && !p.Income.Decimal.LessThan(a.Living):
		out.AgainstLiving = append(out.AgainstLiving, IncomeTooHigh)
	}
	if !p.severeCivil() && !p.severeService() {
		out.AgainstNursing = append(out.AgainstNursing, NoCondition)
	}
	if p.OtherCare.GreaterThan(a.Nursing) {
		out.AgainstNursing = append(out.AgainstNursing, HigherElsewhere)
	}
	if len(out.AgainstLiving) == 0 {
		out.Living = a.Living
	}
	if len(out.AgainstNursing) == 0 {
		out.Nursing = a.Nursing
	}
	out.Total = out.Living.Add(out.Nursing)
	return out, nil
}

// exclusion is what a person draws elsewhere in place of the living allowance, or of both.
type exclusion struct {
	reason Reason
	both   bool
}

// exclusions are those of a person (sec. 2(2)-(4), (6)).
func (p Person) exclusions() []exclusion {
	var out []exclusion
	for _, x := range [...]struct {
		applies bool
		exclusion
	}{{p.InjuryNursing, exclusion{HasInjuryNursing, true}}, {p.Destitute, exclusion{IsDestitute, true}},
		{p.Orphan, exclusion{IsOrphan, false}}, {p.Unattended, exclusion{IsUnattended, false}},
		{p.Cadre, exclusion{IsCadre, false}}} {
		if x.applies {
			out = append(out, x.exclusion)
		}
	}
	return out
}

// severeCivil is a 残疾人证 of grade 1 or 2, or one for an intellectual or mental disability of any grade.
func (p Person) severeCivil() bool {
	return p.Card == Civil && (p.Grade <= severeCivil || p.Mental)
}

// severeService is a soldier's or police officer's certificate of grades 1 to 4.
func (p Person) severeService() bool {
	return (p.Card == Military || p.Card == Police) && p.Grade <= severeService
}
