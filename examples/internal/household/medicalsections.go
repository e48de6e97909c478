package household

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/rule"
)

// employeeMedical is the insurance of employees and retirees (职工医保).
type employeeMedical struct {
	Retired bool                `json:"person" enum:"employee,retiree" doc:"employee or retiree" zh:"人员"`
	Base    decimal.NullDecimal `json:"base" in:"yuan" doc:"contribution base, yuan" zh:"缴费基数（元）"`

	Supplemented bool `json:"supplementary_insurance" default:"false" doc:"supplementary insurance" zh:"参加补充医疗保险"`

	Record     *cover.Record      `json:"record" doc:"who insures, and since when" zh:"参保情况"`
	Retirement *medicalRetirement `json:"retirement" doc:"what a retiree needs" zh:"退休医保年限"`
	Stays      []stay             `json:"stays" in:",optional" items:"200" doc:"stays in hospital" zh:"本年度各次住院"`
}

// medicalRetirement is what a retiree's benefits depend on (退休人员医保待遇).
type medicalRetirement struct {
	Registered rule.Date `json:"registered" doc:"day of registration" zh:"参保登记日"`
	FirstPaid  rule.Date `json:"first_paid" doc:"day of the first payment" zh:"首次缴费日"`
	PaidMonths int       `json:"paid_months" in:"count" max:"1200" doc:"months paid" zh:"缴费月数"`
}

// stay is a stay in hospital (住院).
type stay struct {
	Tier        int             `json:"tier" in:"count" min:"1" max:"3" doc:"tier of the hospital" zh:"医院级别"`
	Days        int             `json:"days" in:"count" min:"1" max:"10000" doc:"days there" zh:"住院天数"`
	Bill        decimal.Decimal `json:"bill" in:"yuan" doc:"whole bill, yuan" zh:"总费用（元）"`
	ClassB      decimal.Decimal `json:"class_b" in:"yuan" default:"0" doc:"class B, yuan" zh:"乙类先自付（元）"`
	Treatment   decimal.Decimal `json:"treatment" in:"yuan" default:"0" doc:"treatment, yuan" zh:"治疗项目（元）"`
	Examination decimal.Decimal `json:"examination" in:"yuan" default:"0" doc:"examinations, yuan" zh:"检查（元）"`
	Disposable  decimal.Decimal `json:"disposable" in:"yuan" default:"0" doc:"disposables, yuan" zh:"一次性材料（元）"`
	Implant     decimal.Decimal `json:"implant" in:"yuan" default:"0" doc:"implants, yuan" zh:"植入材料（元）"`
	Essential   decimal.Decimal `json:"essential" in:"yuan" default:"0" doc:"essential medicines" zh:"基本药物（元）"`
	OutOfScope  decimal.Decimal `json:"out_of_scope" in:"yuan" default:"0" doc:"not covered" zh:"目录外费用（元）"`

	TransferredFrom int `json:"transferred_from" in:"count,optional" min:"1" max:"3" doc:"tier before" zh:"转院前医院级别"`

	DaysBefore int `json:"days_before" in:"count,optional" max:"10000" doc:"before it" zh:"转院前天数"`
}

// stays are the stays in hospital as the library takes them.
func (e *employeeMedical) stays() []inpatient.Stay {
	var all []inpatient.Stay
	for _, s := range e.Stays {
		all = append(all, inpatient.Stay{Tier: s.Tier, Days: s.Days, Bill: s.Bill, ClassB: s.ClassB,
			Treatment: s.Treatment, Examination: s.Examination, Disposable: s.Disposable, Implant: s.Implant,
			Essential: s.Essential, OutOfScope: s.OutOfScope, TransferredFrom: s.TransferredFrom,
			DaysBefore: s.DaysBefore})
	}
	return all
}

// residentMedical is the insurance of residents (城乡居民医保).
type residentMedical struct {
	Category resident.Category `json:"category" enum:"student,other" doc:"student or other" zh:"人员类别"`
	Aided    bool              `json:"aided" default:"false" doc:"aided by relief" zh:"受救助资助"`

	Joins resident.Who `json:"joins" default:"ordinary" doc:"how the person joins" zh:"参保方式"`

	Year          int                 `json:"year" in:"year" max:"2199" doc:"year of insurance" zh:"参保年度"`
	Paid          rule.Date           `json:"paid" in:",optional" doc:"day the money arrived" zh:"缴费到账日"`
	WindowEnd     rule.Date           `json:"window_end" in:",optional" doc:"last day of the window" zh:"集中缴费期末日"`
	Marked        rule.Date           `json:"marked" in:",optional" doc:"day marked as aided" zh:"救助标识日"`
	Enrolled      rule.Date           `json:"enrolled" in:",optional" doc:"day a newborn was enrolled" zh:"新生儿参保日"`
	BirthYearPaid bool                `json:"birth_year_paid" default:"false" doc:"birth year" zh:"出生当年已缴"`
	NextYearPaid  bool                `json:"next_year_paid" default:"false" doc:"the next year is paid" zh:"次年已缴"`
	Gap           *insuranceGap       `json:"gap" doc:"time without insurance" zh:"断保"`
	Past          []resident.PastYear `json:"past_years" in:",optional" items:"200" doc:"years before" zh:"以往年度"`
	Bill          *residentBill       `json:"bill" doc:"costs of the year" zh:"本年度医疗费用"`
}

// enrolment is how the person joined, as the library takes it.
func (r *residentMedical) enrolment() resident.Enrolment {
	return resident.Enrolment{Who: r.Joins, Year: r.Year, Paid: r.Paid, WindowEnd: r.WindowEnd, Marked: r.Marked,
		Enrolled: r.Enrolled, BirthYearPaid: r.BirthYearPaid, NextYearPaid: r.NextYearPaid}
}

// insuranceGap is time without insurance (断保).
type insuranceGap struct {
	YearsUninsured int  `json:"years_uninsured" in:"count" max:"100" doc:"years without" zh:"断保年数"`
	YearsMadeUp    int  `json:"years_made_up" in:"count,optional" max:"100" doc:"years made up" zh:"已修复年数"`
	MissedWindow   bool `json:"missed_window" default:"false" doc:"missed this window" zh:"错过本次缴费期"`
	InsuredYears   int  `json:"insured_years" in:"count,optional" max:"100" doc:"years insured in a row" zh:"连续参保年数"`
	GapMonths      int  `json:"gap_months" in:"count,optional" max:"1200" doc:"months without" zh:"中断月数"`
}

// residentBill is the bill of the year (医疗费用).
type residentBill struct {
	Total      decimal.Decimal `json:"total" in:"yuan" doc:"yuan" zh:"总费用（元）"`
	OutOfScope decimal.Decimal `json:"out_of_scope" in:"yuan" default:"0" doc:"outside the catalogue" zh:"目录外费用（元）"`
}

// longCare is a need of long-term care (长期护理): one month of it, and an assessment.
type longCare struct {
	Group       care.Group          `json:"group" enum:"employee,retiree,resident" doc:"of insurance" zh:"参保类别"`
	Base        decimal.NullDecimal `json:"base" in:"yuan" doc:"base of the insurance, yuan" zh:"缴费基数（元）"`
	Level       int                 `json:"level" in:"count" min:"1" max:"3" doc:"of care, 1 to 3" zh:"长护等级"`
	Place       care.Place          `json:"place" enum:"home,institution" doc:"at home or in an institution" zh:"护理地点"`
	Days        int                 `json:"days" in:"count" max:"31" doc:"days of care in the month" zh:"当月护理天数"`
	Living      decimal.Decimal     `json:"living" in:"yuan" default:"0" doc:"living care, yuan" zh:"生活照料费（元）"`
	Bed         decimal.Decimal     `json:"bed" in:"yuan" default:"0" doc:"bed, yuan" zh:"床位费（元）"`
	Nursing     decimal.Decimal     `json:"nursing" in:"yuan" default:"0" doc:"nursing, yuan" zh:"医疗护理费（元）"`
	Consumables decimal.Decimal     `json:"consumables" in:"yuan" default:"0" doc:"consumables, yuan" zh:"耗材费（元）"`
	Equipment   decimal.Decimal     `json:"equipment" in:"yuan" default:"0" doc:"equipment, yuan" zh:"辅具费（元）"`
	MonthsDrawn int                 `json:"months_drawn" in:"count,optional" max:"1200" doc:"months drawn" zh:"已享受月数"`
	Extension   bool                `json:"extension" default:"false" doc:"an extension" zh:"延长待遇"`
	Spell       int                 `json:"spell" in:"count,optional" min:"1" max:"100" doc:"its number" zh:"第几次享受"`
	Assessment  *care.Assessment    `json:"assessment" doc:"an assessment" zh:"失能评估"`
}

// claim is the care of a month as the library takes it: a retiree's benefits are those of an employee.
func (c *longCare) claim(month rule.Month) care.Claim {
	group := c.Group
	if group == care.Retiree {
		group = care.Employee
	}
	return care.Claim{Group: group, Level: c.Level, Place: c.Place, Month: month, Days: c.Days, Living: c.Living,
		Bed: c.Bed, Nursing: c.Nursing, Consumables: c.Consumables, Equipment: c.Equipment,
		MonthsDrawn: c.MonthsDrawn, Extension: c.Extension, Spell: c.Spell}
}

// disease is a disease the outpatient costs of which are paid (门诊特定病种).
type disease struct {
	Number     int                 `json:"disease" in:"count" min:"1" max:"1000" doc:"its number in the list" zh:"病种序号"`
	Group      designated.Group    `json:"group" enum:"employee,resident" doc:"of insurance" zh:"参保类别"`
	Cost       decimal.Decimal     `json:"cost" in:"yuan" doc:"of the month, yuan" zh:"当月费用（元）"`
	Primary    bool                `json:"primary" default:"false" doc:"at a primary institution" zh:"在基层机构"`
	InHospital bool                `json:"in_hospital" default:"false" doc:"in hospital then" zh:"当月住院"`
	Ratio      decimal.NullDecimal `json:"inpatient_ratio" in:"rate" doc:"ratio in hospital" zh:"住院支付比例"`
	Deductible decimal.Decimal     `json:"deductible" in:"yuan" default:"0" doc:"deductible, yuan" zh:"起付线（元）"`
	Used       decimal.Decimal     `json:"used" in:"yuan" default:"0" doc:"of the year's limit, yuan" zh:"已用限额（元）"`
}

// claim is the costs of a month as the library takes them.
func (d *disease) claim(month rule.Month) designated.Claim {
	return designated.Claim{Disease: d.Number, Group: d.Group, Month: month, Cost: d.Cost, Primary: d.Primary,
		InHospital: d.InHospital, InpatientRatio: d.Ratio.Decimal, Deductible: d.Deductible, Used: d.Used}
}

// visit is care away from the place of insurance (异地就医).
type visit struct {
	Text string `json:"text" enum:"guangdong_2025,national_2022,decree_123_2015" doc:"which text" zh:"适用文本"`

	Visit elsewhere.Visit `json:"visit" enum:"long_term,study,emergency,registered,unregistered" doc:"kind" zh:"就医情形"`

	Home decimal.NullDecimal `json:"home_ratio" in:"rate" doc:"ratio at home" zh:"本地支付比例"`
	Drop decimal.NullDecimal `json:"drop" in:"rate" doc:"drop of the ratio" zh:"降低比例"`
}

// rules are those of the text the visit is judged by.
func (v *visit) rules() elsewhere.Rules {
	switch v.Text {
	case "guangdong_2025":
		return elsewhere.Guangdong2025()
	case "national_2022":
		return elsewhere.National2022()
	}
	return elsewhere.Decree123()
}
