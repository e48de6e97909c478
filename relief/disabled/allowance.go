package disabled

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
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
	severeCivil    = 2  // sec. 1(1)2, 1(2)1: 一、二级
	severeService  = 4  // sec. 1(2)2: 一至四级
	gradesCivil    = 4  // grades of 残疾人证
	gradesServices = 10 // grades of 残疾军人证 and 伤残人民警察证
)

// Amounts are the standards of one month, yuan a head (补贴标准).
type Amounts struct {
	Living  decimal.Decimal // 困难残疾人生活补贴
	Nursing decimal.Decimal // 重度残疾人护理补贴
}

// Person is what decides on the allowances of one disabled person of the city's register.
type Person struct {
	Card   Card
	Grade  int
	Mental bool                // 智力、精神残疾: counts whatever the grade of a Civil card is
	Poor   bool                // 低保家庭、低收家庭
	Income decimal.NullDecimal // own average monthly income of the last 12 months, yuan; needed where it decides

	InjuryNursing bool            // 领取工伤保险护理费
	Destitute     bool            // 纳入特困人员救助供养范围
	Orphan        bool            // 孤儿基本生活保障
	Unattended    bool            // 全额领取事实无人抚养儿童基本生活补贴
	Cadre         bool            // 离休老干部
	OtherCare     decimal.Decimal // 养老护理补贴, or the part of another subsidy that is for nursing, yuan a month
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

// Allowances is what a person gets a month, yuan, and every reason against what is not paid.
type Allowances struct {
	Living         decimal.Decimal
	Nursing        decimal.Decimal
	Total          decimal.Decimal
	AgainstLiving  []Reason
	AgainstNursing []Reason
}

// Allow returns the two allowances of a month. Both may be drawn together (sec. 2(1)). Where other nursing money is
// paid too the higher one is: OtherCare above the nursing allowance takes its place.
//
// Errors: of every bad field; ErrMissingField where the own income decides and is not given.
func Allow(a Amounts, p Person) (Allowances, error) {
	if err := errors.Join(door.Yuan("living").Check(a.Living), door.Yuan("nursing").Check(a.Nursing), p.check()); err != nil {
		return Allowances{}, err
	}
	var out Allowances
	for _, x := range [...]struct {
		applies bool
		reason  Reason
		both    bool
	}{{p.InjuryNursing, HasInjuryNursing, true}, {p.Destitute, IsDestitute, true},
		{p.Orphan, IsOrphan, false}, {p.Unattended, IsUnattended, false}, {p.Cadre, IsCadre, false}} {
		if x.applies {
			out.AgainstLiving = append(out.AgainstLiving, x.reason)
			if x.both {
				out.AgainstNursing = append(out.AgainstNursing, x.reason)
			}
		}
	}
	switch {
	case p.Poor:
	case !p.severeCivil():
		out.AgainstLiving = append(out.AgainstLiving, NoCondition)
	case !p.Income.Decimal.LessThan(a.Living):
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

// severeCivil is a 残疾人证 of grade 1 or 2, or one for an intellectual or mental disability of any grade.
func (p Person) severeCivil() bool {
	return p.Card == Civil && (p.Grade <= severeCivil || p.Mental)
}

// severeService is a soldier's or police officer's certificate of grades 1 to 4.
func (p Person) severeService() bool {
	return (p.Card == Military || p.Card == Police) && p.Grade <= severeService
}

func (p Person) check() error {
	errs := []error{door.Yuan("other_care").Check(p.OtherCare)}
	switch p.Card {
	case Civil:
		errs = append(errs, door.Count("grade", p.Grade, 1, gradesCivil, "pass the grade on the certificate"))
	case Military, Police:
		errs = append(errs, door.Count("grade", p.Grade, 1, gradesServices, "pass the grade on the certificate"))
		if p.Mental {
			errs = append(errs, door.Fail(rule.ErrConflict, "mental", "", "goes with a civil certificate", "leave it out for the other certificates"))
		}
	default:
		errs = append(errs, door.Unknown("card", uint8(p.Card), "use Civil, Military or Police"))
	}
	switch {
	case p.Income.Valid:
		errs = append(errs, door.Yuan("income").Check(p.Income.Decimal))
	case !p.Poor && p.severeCivil():
		errs = append(errs, door.Fail(rule.ErrMissingField, "income", "", "is missing", "outside poor households the own income of the last 12 months decides"))
	}
	return errors.Join(errs...)
}
