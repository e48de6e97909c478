package inpatient

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// maxStays bounds a year of claims.
const maxStays = 1000

// Person is whose benefits they are (人员类别).
type Person string

// An employee, which includes the unemployed, the flexible and those who pay on after retirement age; and a retiree.
const (
	Employee Person = "employee" // 职工
	Retiree  Person = "retiree"  // 退休人员
)

// Kind is what the stay treats where the deductible depends on it (art. 18 (3) and (4)). The zero value is General.
type Kind string

// The kinds of stay.
const (
	General      Kind = "general"
	Tuberculosis Kind = "tuberculosis" // 在专科医院连续住院治疗结核病
	Mental       Kind = "mental"       // 精神病专科医疗机构或者指定综合性医疗机构精神病专区: no deductible
)

// Cause says who has to bear the bill where that is not the medical insurance (art. 10). The zero value is Illness.
type Cause string

// The causes. The fund pays nothing for the four it excludes; a third party that does not pay or cannot be found
// leaves the fund to pay first and to recover (先行支付, 追偿).
const (
	Illness          Cause = "illness"
	WorkInjury       Cause = "work_injury"        // 应当从工伤保险基金中支付的
	ThirdParty       Cause = "third_party"        // 明确应当由第三人负担的
	PublicHealth     Cause = "public_health"      // 应当由公共卫生负担的
	Abroad           Cause = "abroad"             // 在港澳台或者国外就医的
	ThirdPartyUnpaid Cause = "third_party_unpaid" // 第三人不支付或者无法确定第三人的
)

// Stay is one stay in one hospital (一次住院). Bill is the whole bill; the amounts after it are parts of it that do not
// overlap, and the rest is covered without first self-pay. All are yuan with at most 2 decimals.
type Stay struct {
	Tier int // 1, 2 or 3
	Days int // 1 to 10000
	Bill decimal.Decimal

	ClassB      decimal.Decimal // 乙类药品
	Treatment   decimal.Decimal // 部分支付的治疗项目
	Examination decimal.Decimal // 部分支付的检查项目
	Disposable  decimal.Decimal // 一次性医用材料
	Implant     decimal.Decimal // 人造器官和体内置放材料
	Essential   decimal.Decimal // 基本药物, used in an institution approved for zero markup; ranks as class A

	// TransferredFrom is the tier of the hospital left for this one, 0 where the stay begins here. The stay before it
	// in the list is the one that was left where its tier is this; otherwise that stay is not in the list. Continuing
	// a stay in the same hospital after a split settlement (art. 52, 54) is a transfer from its own tier.
	TransferredFrom int
	DaysBefore      int // days of the same stay before a transfer whose first hospital is not in the list
	Kind            Kind

	OutOfScope       decimal.Decimal // 自费及超限额费用, and what follows the ordered discharge (art. 51)
	Consultation     decimal.Decimal // 一般诊疗费 in an institution approved for zero markup; no deductible
	ConsultationRate decimal.Decimal // its ratio: the decree only says not below 70 %
	Cause            Cause
	Admission        *Params // rules in force on the day of admission where they are others: their deductible holds (art. 52)
}

// Year asks for the benefits of one medical year (职工医保年度) of one person. A stay that crosses the year's end is
// settled in the new year (art. 52).
type Year struct {
	Person         Person
	Stays          []Stay          // in the order they are settled
	CityAnnualWage decimal.Decimal // 上年度本市在岗职工年平均工资, yuan
	Supplemented   bool            // the person is in the supplementary insurance (职工补充医疗保险)
	Used           Used            // what earlier claims of the same year have used
}

// Used is what claims of one year have used so far. A person who retires within the year carries it over.
type Used struct {
	Pooled       decimal.Decimal // paid by the pooled fund
	MajorIllness decimal.Decimal // paid by the major-illness fund
	Own          decimal.Decimal // own cost that counts towards the supplement
}

// MedicalYear returns the first day of the employees' medical year (职工医保年度) a day lies in and the first day of the
// next: 1 July to 30 June (art. 66). The zero Date gives zero Dates.
func MedicalYear(day rule.Date) (from, until rule.Date) {
	year := day.Month().Year()
	if day.Month().Month() < 7 {
		year--
	}
	return rule.DateOf(year, 7, 1), rule.DateOf(year+1, 7, 1)
}

// check reports every bad field at once, in the order of the fields.
func (y *Year) check(p *Params) error {
	var errs []error
	switch y.Person {
	case Employee, Retiree:
	case "":
		errs = append(errs, missing("person", "use employee or retiree"))
	default:
		errs = append(errs, outside("person", string(y.Person), "is not known", "use employee or retiree"))
	}
	if len(y.Stays) == 0 || len(y.Stays) > maxStays {
		errs = append(errs, missing("stays", "pass 1 to 1000 stays"))
	}
	for i := range y.Stays {
		errs = append(errs, y.Stays[i].check("stays["+strconv.Itoa(i)+"].", p), y.chained(i))
	}
	return errors.Join(append(errs, y.checkCaps(p))...)
}

// checkCaps looks at the wage the yearly caps come from and at what was used of them.
func (y *Year) checkCaps(p *Params) error {
	wage := money("city_annual_wage")
	wage.Min = 1
	err := errors.Join(wage.Check(y.CityAnnualWage), money("used.pooled").Check(y.Used.Pooled),
		money("used.major_illness").Check(y.Used.MajorIllness), money("used.own").Check(y.Used.Own))
	if err != nil {
		return err
	}
	if y.Used.Pooled.GreaterThan(y.cap(p.PooledCap)) {
		err = outside("used.pooled", y.Used.Pooled.String(), "is above the year's cap, "+y.cap(p.PooledCap).String(), "pass what claims of this medical year have used")
	}
	if y.Used.MajorIllness.GreaterThan(y.cap(p.MajorCap)) {
		err = errors.Join(err, outside("used.major_illness", y.Used.MajorIllness.String(), "is above the year's cap, "+y.cap(p.MajorCap).String(), "pass what claims of this medical year have used"))
	}
	return err
}

// cap returns a yearly limit of so many annual wages, cut to the fen because a limit is never exceeded.
func (y *Year) cap(wages decimal.Decimal) decimal.Decimal {
	return y.CityAnnualWage.Mul(wages).Truncate(2)
}

// chained refuses days before a stay whose first hospital is in the list.
func (y *Year) chained(i int) error {
	if y.Stays[i].DaysBefore != 0 && y.follows(i) {
		return conflict("stays["+strconv.Itoa(i)+"].days_before", "repeats the days of the stay before it", "leave it out where the stay left is in the list")
	}
	return nil
}

// follows reports whether stay i continues the one before it in the list.
func (y *Year) follows(i int) bool {
	return i > 0 && y.Stays[i].TransferredFrom != 0 && y.Stays[i].TransferredFrom == y.Stays[i-1].Tier
}

func (s *Stay) check(at string, p *Params) error {
	var errs []error
	add := func(err error) { errs = append(errs, err) }
	if s.Tier < 1 || s.Tier > tiers {
		add(outside(at+"tier", strconv.Itoa(s.Tier), "is not 1, 2 or 3", "pass the tier of the hospital"))
	}
	if s.Days < 1 || s.Days > longStay {
		add(outside(at+"days", strconv.Itoa(s.Days), "is not 1 to 10000", "pass the days of the stay; a stay of hours is 1"))
	}
	add(money(at + "bill").Check(s.Bill))
	for _, part := range s.parts() {
		add(money(at + part.field).Check(part.amount))
	}
	if s.TransferredFrom < 0 || s.TransferredFrom > tiers {
		add(outside(at+"transferred_from_tier", strconv.Itoa(s.TransferredFrom), "is not 1, 2 or 3", "leave it out where the stay begins here"))
	}
	if s.DaysBefore < 0 || s.DaysBefore > longStay || s.DaysBefore > 0 && s.TransferredFrom == 0 {
		add(outside(at+"days_before", strconv.Itoa(s.DaysBefore), "is not 0 to 10000 days before a transfer", "leave it out where the stay begins here"))
	}
	switch s.Kind {
	case "", General, Tuberculosis, Mental:
	default:
		add(outside(at+"kind", string(s.Kind), "is not known", "use general, tuberculosis or mental"))
	}
	switch s.Cause {
	case "", Illness, WorkInjury, ThirdParty, PublicHealth, Abroad, ThirdPartyUnpaid:
	default:
		add(outside(at+"cause", string(s.Cause), "is not known", "see the constants of Cause"))
	}
	if s.Admission != nil {
		add(s.Admission.Check())
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return s.checkSums(at, p)
}

// checkSums looks at what the bounded amounts of a stay say together.
func (s *Stay) checkSums(at string, p *Params) error {
	var errs []error
	sum := decimal.Decimal{}
	for _, part := range s.parts() {
		sum = sum.Add(part.amount)
	}
	if sum.GreaterThan(s.Bill) {
		errs = append(errs, outside(at+"bill", s.Bill.String(), "is below the sum of its parts, "+sum.String(), "pass parts that do not overlap"))
	}
	if s.Consultation.Sign() != 0 {
		in := rule.RateInput(rule.AreaMedical, at+"consultation_rate", 100)
		err := in.Check(s.ConsultationRate)
		if err == nil && s.ConsultationRate.LessThan(p.ConsultationLeast) {
			err = outside(in.Field, s.ConsultationRate.String(), "is below "+p.ConsultationLeast.String(), "pass the ratio the fund applies: the decree sets only the least (art. 22)")
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// named is one part of a bill under its name in JSON.
type named struct {
	field  string
	amount decimal.Decimal
}

func (s *Stay) parts() []named {
	return []named{{"class_b", s.ClassB}, {"treatment", s.Treatment}, {"examination", s.Examination}, {"disposable", s.Disposable},
		{"implant", s.Implant}, {"essential", s.Essential}, {"out_of_scope", s.OutOfScope}, {"consultation", s.Consultation}}
}
