package inpatient

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

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
type Cause uint8

// The causes. The fund pays nothing for the four it excludes; a third party that does not pay or cannot be found
// leaves the fund to pay first and to recover (先行支付, 追偿).
const (
	Illness          Cause = iota
	WorkInjury             // 应当从工伤保险基金中支付的
	ThirdParty             // 明确应当由第三人负担的
	PublicHealth           // 应当由公共卫生负担的
	Abroad                 // 在港澳台或者国外就医的
	ThirdPartyUnpaid       // 第三人不支付或者无法确定第三人的
)

// causes are the names of the causes.
func causes() jsonrule.Words {
	return jsonrule.Words{"illness", "work_injury", "third_party", "public_health", "abroad", "third_party_unpaid"}
}

// MarshalText writes the JSON name.
func (c Cause) MarshalText() ([]byte, error) { return causes().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Cause) UnmarshalText(text []byte) error { return causes().Read((*uint8)(c), text) }

// Stay is one stay in one hospital (一次住院). Bill is the whole bill; the amounts after it are parts of it that do not
// overlap, and the rest is covered without first self-pay. All are yuan with at most 2 decimals. A stay of hours is of
// one day.
//
// Essential are essential medicines (基本药物) used in an institution approved for zero markup; they rank as class A.
// OutOfScope is 自费及超限额费用, and what follows the ordered discharge (art. 51). Consultation is 一般诊疗费 in an
// institution approved for zero markup, without deductible; the decree only says that its rate is not below 70 %.
//
// TransferredFrom is the tier of the hospital left for this one, 0 where the stay begins here. The stay before it in
// the list is the one that was left where its tier is this; otherwise that stay is not in the list, and DaysBefore are
// its days. Continuing a stay in the same hospital after a split settlement (art. 52, 54) is a transfer from its own
// tier.
//
// Admission are the rules in force on the day of admission where they are others: their deductible holds (art. 52).
type Stay struct {
	Tier int             `json:"tier" in:"count" min:"1" max:"3" doc:"tier of the hospital" zh:"医院级别"`
	Days int             `json:"days" in:"count" min:"1" max:"10000" doc:"days of the stay" zh:"住院天数"`
	Bill decimal.Decimal `json:"bill" in:"yuan" doc:"the whole bill, yuan" zh:"住院总费用（元）"`

	ClassB      decimal.Decimal `json:"class_b" in:"yuan" default:"0" doc:"class B medicines" zh:"乙类药品（元）"`
	Treatment   decimal.Decimal `json:"treatment" in:"yuan" default:"0" doc:"treatment" zh:"部分支付的治疗项目（元）"`
	Examination decimal.Decimal `json:"examination" in:"yuan" default:"0" doc:"examination" zh:"部分支付的检查项目（元）"`
	Disposable  decimal.Decimal `json:"disposable" in:"yuan" default:"0" doc:"disposables" zh:"一次性医用材料（元）"`
	Implant     decimal.Decimal `json:"implant" in:"yuan" default:"0" doc:"implants" zh:"人造器官和体内置放材料（元）"`
	Essential   decimal.Decimal `json:"essential" in:"yuan" default:"0" doc:"essential medicines" zh:"基本药物（元）"`

	TransferredFrom int  `json:"transferred_from_tier" in:"count,optional" min:"1" max:"3" doc:"tier left" zh:"转出医院级别"`
	DaysBefore      int  `json:"days_before" in:"count,optional" max:"10000" doc:"before a transfer" zh:"转院前天数"`
	Kind            Kind `json:"kind" in:",optional" enum:"general,tuberculosis,mental" doc:"what is treated" zh:"住院类别"`

	OutOfScope       decimal.Decimal `json:"out_of_scope" in:"yuan" default:"0" doc:"not covered" zh:"自费及超限额（元）"`
	Consultation     decimal.Decimal `json:"consultation" in:"yuan" default:"0" doc:"consultation" zh:"一般诊疗费（元）"`
	ConsultationRate decimal.Decimal `json:"consultation_rate" in:"rate" default:"0" doc:"its rate" zh:"一般诊疗费支付比例"`

	Cause     Cause   `json:"cause" in:",optional" doc:"who has to bear the bill" zh:"费用应由谁负担"`
	Admission *Params `json:"-"`
}

// Year asks for the benefits of one medical year (职工医保年度) of one person, whose stays are in the order they are settled.
// A stay that crosses the year's end is settled in the new year (art. 52). Supplemented is who is in the supplementary
// insurance (职工补充医疗保险).
type Year struct {
	Person         Person          `json:"person" enum:"employee,retiree" doc:"whose benefits" zh:"人员类别（职工、退休人员）"`
	Stays          []Stay          `json:"stays" items:"1-1000" doc:"in the order they are settled" zh:"各次住院"`
	CityAnnualWage decimal.Decimal `json:"city_annual_wage" in:"yuan" min:"1" doc:"last year's" zh:"上年度在岗职工年平均工资（元）"`
	Supplemented   bool            `json:"supplemented" default:"false" doc:"supplementary cover" zh:"参加补充医疗保险"`
	Used           Used            `json:"used" in:",optional" doc:"by earlier claims of the year" zh:"本年度已使用"`
}

// Used is what claims of one year have used so far. Own is own cost that counts towards the supplement. A person who
// retires within the year carries it over.
type Used struct {
	Pooled       decimal.Decimal `json:"pooled" in:"yuan" default:"0" out:"yuan" doc:"pooled fund" zh:"统筹基金已支付（元）"`
	MajorIllness decimal.Decimal `json:"major_illness" in:"yuan" default:"0" out:"yuan" doc:"paid" zh:"重大疾病补助已支付（元）"`
	Own          decimal.Decimal `json:"own" in:"yuan" default:"0" out:"yuan" doc:"own cost" zh:"计入补充保险的个人费用（元）"`
}

// check reports every bad field at once, in the order of the fields, then, where the rules are good as well, what the
// fields say together under them.
func (y *Year) check(p *Params) error {
	if err := rule.Join(p.Check(), jsonrule.Check(rule.AreaMedical, *y)); err != nil {
		return err
	}
	var errs []error
	for i := range y.Stays {
		errs = append(errs, y.Stays[i].checkRules("stays["+strconv.Itoa(i)+"].", p))
	}
	return rule.Join(append(errs, y.checkUsed("used.pooled", y.Used.Pooled, p.PooledCap),
		y.checkUsed("used.major_illness", y.Used.MajorIllness, p.MajorCap))...)
}

// checkUsed looks at what was used of a cap of so many annual wages.
func (y *Year) checkUsed(field string, used, wages decimal.Decimal) error {
	most := y.cap(wages)
	if !used.GreaterThan(most) {
		return nil
	}
	return rule.AreaMedical.Refuse(rule.ErrOutOfRange, field, used.String(),
		rule.Sayf("is above the year's cap, %s", "高于年度限额 %s", most),
		rule.Say("pass what claims of this medical year have used", "请填写本医保年度已使用的金额"))
}

// cap returns a yearly limit of so many annual wages, cut to the fen because a limit is never exceeded.
func (y *Year) cap(wages decimal.Decimal) decimal.Decimal {
	return y.CityAnnualWage.Mul(wages).Truncate(2)
}

// CheckFields refuses days before a stay whose first hospital is in the list.
func (y Year) CheckFields() error {
	var errs []error
	for i := range y.Stays {
		if y.Stays[i].DaysBefore != 0 && y.follows(i) {
			errs = append(errs, conflict("stays["+strconv.Itoa(i)+"].days_before",
				rule.Say("repeats the days of the stay before it", "重复了前一次住院的天数"),
				rule.Say("leave it out where the stay left is in the list", "转出的住院已列出的，请不填")))
		}
	}
	return rule.Join(errs...)
}

// follows reports whether stay i continues the one before it in the list.
func (y *Year) follows(i int) bool {
	return i > 0 && y.Stays[i].TransferredFrom == y.Stays[i-1].Tier
}

// CheckFields refuses parts of a bill above it, and days before a stay that begins here.
func (s Stay) CheckFields() error {
	var errs []error
	parts := decimal.Sum(s.ClassB, s.Treatment, s.Examination, s.Disposable, s.Implant, s.Essential, s.OutOfScope,
		s.Consultation)
	if parts.GreaterThan(s.Bill) {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "bill", s.Bill.String(),
			rule.Sayf("is below the sum of its parts, %s", "低于各部分之和 %s", parts),
			rule.Say("pass parts that do not overlap", "请填写互不重叠的部分")))
	}
	if s.DaysBefore > 0 && s.TransferredFrom == 0 {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "days_before", strconv.Itoa(s.DaysBefore),
			rule.Say("is not 0 to 10000 days before a transfer", "不是转院前的天数"),
			rule.Say("leave it out where the stay begins here", "在本院入院的，请不填")))
	}
	return rule.Join(errs...)
}

// checkRules looks at what the rules say of a stay whose fields are good.
func (s *Stay) checkRules(at string, p *Params) error {
	var errs []error
	if s.Admission != nil {
		errs = append(errs, s.Admission.Check())
	}
	if s.Consultation.Sign() != 0 && s.ConsultationRate.LessThan(p.ConsultationLeast) {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, at+"consultation_rate",
			s.ConsultationRate.String(),
			rule.Sayf("is below %s", "低于 %s", p.ConsultationLeast),
			rule.Say("pass the ratio the fund applies: the decree sets only the least (art. 22)",
				"请填写基金执行的比例：办法只规定下限（第二十二条）")))
	}
	return rule.Join(errs...)
}
