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
	Retired      bool                `json:"person" enum:"employee,retiree"`
	Base         decimal.NullDecimal `json:"base" in:"yuan"` // own contribution base
	Supplemented bool                `json:"supplementary_insurance" default:"false"`
	Record       *cover.Record       `json:"record"`
	Retirement   *medicalRetirement  `json:"retirement"`
	Stays        []stay              `json:"stays" in:",optional" items:"200"`
}

// medicalRetirement is what a retiree's benefits depend on (退休人员医保待遇).
type medicalRetirement struct {
	Registered rule.Date `json:"registered"`
	FirstPaid  rule.Date `json:"first_paid"`
	PaidMonths int       `json:"paid_months" in:"count" max:"1200"`
}

// stay is a stay in hospital (住院).
type stay struct {
	Tier            int             `json:"tier" in:"count" min:"1" max:"3"`
	Days            int             `json:"days" in:"count" min:"1" max:"10000"`
	Bill            decimal.Decimal `json:"bill" in:"yuan"`
	ClassB          decimal.Decimal `json:"class_b" in:"yuan" default:"0"`
	Treatment       decimal.Decimal `json:"treatment" in:"yuan" default:"0"`
	Examination     decimal.Decimal `json:"examination" in:"yuan" default:"0"`
	Disposable      decimal.Decimal `json:"disposable" in:"yuan" default:"0"`
	Implant         decimal.Decimal `json:"implant" in:"yuan" default:"0"`
	Essential       decimal.Decimal `json:"essential" in:"yuan" default:"0"`
	OutOfScope      decimal.Decimal `json:"out_of_scope" in:"yuan" default:"0"`
	TransferredFrom int             `json:"transferred_from" in:"count,optional" min:"1" max:"3"`
	DaysBefore      int             `json:"days_before" in:"count,optional" max:"10000"`
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
	Category      resident.Category   `json:"category" enum:"student,other"`
	Aided         bool                `json:"aided" default:"false"`
	Joins         resident.Who        `json:"joins" enum:"ordinary,newborn,aided,switcher,mid_year" default:"ordinary"`
	Year          int                 `json:"year" in:"year" max:"2199"`
	Paid          rule.Date           `json:"paid" in:",optional"`
	WindowEnd     rule.Date           `json:"window_end" in:",optional"`
	Marked        rule.Date           `json:"marked" in:",optional"`
	Enrolled      rule.Date           `json:"enrolled" in:",optional"`
	BirthYearPaid bool                `json:"birth_year_paid" default:"false"`
	NextYearPaid  bool                `json:"next_year_paid" default:"false"`
	Gap           *insuranceGap       `json:"gap"`
	Past          []resident.PastYear `json:"past_years" in:",optional" items:"200"`
	Bill          *residentBill       `json:"bill"`
}

// enrolment is how the person joined, as the library takes it.
func (r *residentMedical) enrolment() resident.Enrolment {
	return resident.Enrolment{Who: r.Joins, Year: r.Year, Paid: r.Paid, WindowEnd: r.WindowEnd, Marked: r.Marked,
		Enrolled: r.Enrolled, BirthYearPaid: r.BirthYearPaid, NextYearPaid: r.NextYearPaid}
}

// insuranceGap is time without insurance (断保).
type insuranceGap struct {
	YearsUninsured int  `json:"years_uninsured" in:"count" max:"100"`
	YearsMadeUp    int  `json:"years_made_up" in:"count,optional" max:"100"`
	MissedWindow   bool `json:"missed_window" default:"false"`
	InsuredYears   int  `json:"insured_years" in:"count,optional" max:"100"`
	GapMonths      int  `json:"gap_months" in:"count,optional" max:"1200"`
}

// residentBill is the bill of the year (医疗费用).
type residentBill struct {
	Total      decimal.Decimal `json:"total" in:"yuan"`
	OutOfScope decimal.Decimal `json:"out_of_scope" in:"yuan" default:"0"`
}

// longCare is a need of long-term care (长期护理): one month of it, and an assessment.
type longCare struct {
	Group       care.Group          `json:"group" enum:"employee,retiree,resident"`
	Base        decimal.NullDecimal `json:"base" in:"yuan"`
	Level       int                 `json:"level" in:"count" min:"1" max:"3"`
	Place       care.Place          `json:"place" enum:"home,institution"`
	Days        int                 `json:"days" in:"count" max:"31"`
	Living      decimal.Decimal     `json:"living" in:"yuan" default:"0"`
	Bed         decimal.Decimal     `json:"bed" in:"yuan" default:"0"`
	Nursing     decimal.Decimal     `json:"nursing" in:"yuan" default:"0"`
	Consumables decimal.Decimal     `json:"consumables" in:"yuan" default:"0"`
	Equipment   decimal.Decimal     `json:"equipment" in:"yuan" default:"0"`
	MonthsDrawn int                 `json:"months_drawn" in:"count,optional" max:"1200"`
	Extension   bool                `json:"extension" default:"false"`
	Spell       int                 `json:"spell" in:"count,optional" min:"1" max:"100"`
	Assessment  *care.Assessment    `json:"assessment"`
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
	Number     int                 `json:"disease" in:"count" min:"1" max:"1000"`
	Group      designated.Group    `json:"group" enum:"employee,resident"`
	Cost       decimal.Decimal     `json:"cost" in:"yuan"`
	Primary    bool                `json:"primary" default:"false"`
	InHospital bool                `json:"in_hospital" default:"false"`
	Ratio      decimal.NullDecimal `json:"inpatient_ratio" in:"rate"`
	Deductible decimal.Decimal     `json:"deductible" in:"yuan" default:"0"`
	Used       decimal.Decimal     `json:"used" in:"yuan" default:"0"`
}

// claim is the costs of a month as the library takes them.
func (d *disease) claim(month rule.Month) designated.Claim {
	return designated.Claim{Disease: d.Number, Group: d.Group, Month: month, Cost: d.Cost, Primary: d.Primary,
		InHospital: d.InHospital, InpatientRatio: d.Ratio.Decimal, Deductible: d.Deductible, Used: d.Used}
}

// visit is care away from the place of insurance (异地就医).
type visit struct {
	Text  string              `json:"text" enum:"guangdong_2025,national_2022,decree_123_2015"`
	Visit elsewhere.Visit     `json:"visit" enum:"long_term,study,emergency,registered,unregistered"`
	Home  decimal.NullDecimal `json:"home_ratio" in:"rate"`
	Drop  decimal.NullDecimal `json:"drop" in:"rate"`
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
