package household

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/care/funding"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/medical/inpatient/cover"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/medical/resident/illness"
	"github.com/shebao-go/shebao/rule"
)

type employeeMedicalInput struct {
	Person       string               `json:"person" enum:"employee,retiree"`
	Base         decimal.NullDecimal  `json:"base" in:"yuan"`
	Supplemented bool                 `json:"supplementary_insurance" in:",optional"`
	Record       *medicalRecordInput  `json:"record"`
	Retirement   *medicalRetireeInput `json:"retirement"`
	Stays        []stayInput          `json:"stays" in:",optional" items:"200"`
}

type medicalRecordInput struct {
	Insured     cover.Insured `json:"insured" enum:"employer,self,unemployment"`
	Due         rule.Month    `json:"due" in:",optional"`
	FirstPaid   rule.Month    `json:"first_paid" in:",optional"`
	FirstUnpaid rule.Month    `json:"first_unpaid" in:",optional"`
	Repaid      rule.Month    `json:"repaid" in:",optional"`
	Stopped     rule.Month    `json:"stopped" in:",optional"`
}

type medicalRetireeInput struct {
	Registered rule.Date `json:"registered"`
	FirstPaid  rule.Date `json:"first_paid"`
	PaidMonths int       `json:"paid_months" in:"count" min:"0" max:"1200"`
}

type stayInput struct {
	Tier            int             `json:"tier" in:"count" min:"1" max:"3"`
	Days            int             `json:"days" in:"count" min:"1" max:"10000"`
	Bill            decimal.Decimal `json:"bill" in:"yuan"`
	ClassB          decimal.Decimal `json:"class_b" in:"yuan,optional"`
	Treatment       decimal.Decimal `json:"treatment" in:"yuan,optional"`
	Examination     decimal.Decimal `json:"examination" in:"yuan,optional"`
	Disposable      decimal.Decimal `json:"disposable" in:"yuan,optional"`
	Implant         decimal.Decimal `json:"implant" in:"yuan,optional"`
	Essential       decimal.Decimal `json:"essential" in:"yuan,optional"`
	OutOfScope      decimal.Decimal `json:"out_of_scope" in:"yuan,optional"`
	TransferredFrom int             `json:"transferred_from" in:"count,optional" min:"1" max:"3"`
	DaysBefore      int             `json:"days_before" in:"count,optional" min:"0" max:"10000"`
}

func (in *employeeMedicalInput) section() employeeMedical {
	e := employeeMedical{retired: in.Person == "retiree", base: in.Base, supplemented: in.Supplemented}
	if r := in.Record; r != nil {
		e.record = &cover.Record{Insured: r.Insured, Due: r.Due, FirstPaid: r.FirstPaid, FirstUnpaid: r.FirstUnpaid,
			Repaid: r.Repaid, Stopped: r.Stopped}
	}
	if r := in.Retirement; r != nil {
		e.retiree = &cover.Retiree{Registered: r.Registered, FirstPaid: r.FirstPaid, PaidMonths: r.PaidMonths}
	}
	for _, s := range in.Stays {
		e.stays = append(e.stays, inpatient.Stay{Tier: s.Tier, Days: s.Days, Bill: s.Bill, ClassB: s.ClassB,
			Treatment: s.Treatment, Examination: s.Examination, Disposable: s.Disposable, Implant: s.Implant,
			Essential: s.Essential, OutOfScope: s.OutOfScope, TransferredFrom: s.TransferredFrom,
			DaysBefore: s.DaysBefore})
	}
	return e
}

type residentMedicalInput struct {
	Category      resident.Category `json:"category" enum:"student,other"`
	Aided         bool              `json:"aided" in:",optional"`
	Joins         resident.Who      `json:"joins" enum:"ordinary,newborn,aided,switcher,mid_year" default:"ordinary"`
	Year          int               `json:"year" in:"count" min:"1900" max:"2199"`
	Paid          rule.Date         `json:"paid" in:",optional"`
	WindowEnd     rule.Date         `json:"window_end" in:",optional"`
	Marked        rule.Date         `json:"marked" in:",optional"`
	Enrolled      rule.Date         `json:"enrolled" in:",optional"`
	BirthYearPaid bool              `json:"birth_year_paid" in:",optional"`
	NextYearPaid  bool              `json:"next_year_paid" in:",optional"`
	Gap           *gapInput         `json:"gap"`
	PastYears     []pastYearInput   `json:"past_years" in:",optional" items:"200"`
	Bill          *residentBill     `json:"bill"`
}

type gapInput struct {
	YearsUninsured int  `json:"years_uninsured" in:"count" min:"0" max:"100"`
	YearsMadeUp    int  `json:"years_made_up" in:"count,optional" min:"0" max:"100"`
	MissedWindow   bool `json:"missed_window" in:",optional"`
	InsuredYears   int  `json:"insured_years" in:"count,optional" min:"0" max:"100"`
	GapMonths      int  `json:"gap_months" in:"count,optional" min:"0" max:"1200"`
}

type pastYearInput struct {
	Insured   bool `json:"insured" in:",optional"`
	ZeroClaim bool `json:"zero_claim" in:",optional"`
	UsedBonus bool `json:"used_bonus" in:",optional"`
}

type residentBill struct {
	Total      decimal.Decimal `json:"total" in:"yuan"`
	OutOfScope decimal.Decimal `json:"out_of_scope" in:"yuan,optional"`
}

func (in *residentMedicalInput) section() residentMedical {
	r := residentMedical{category: in.Category, aided: in.Aided}
	r.enrolment = resident.Enrolment{Who: in.Joins, Year: in.Year, Paid: in.Paid, WindowEnd: in.WindowEnd,
		Marked: in.Marked, Enrolled: in.Enrolled, BirthYearPaid: in.BirthYearPaid, NextYearPaid: in.NextYearPaid}
	if g := in.Gap; g != nil {
		r.gap = &resident.Waiting{YearsUninsured: g.YearsUninsured, RepairYears: g.YearsMadeUp,
			MissedWindow: g.MissedWindow, InsuredYears: g.InsuredYears, GapMonths: g.GapMonths}
	}
	for _, y := range in.PastYears {
		r.past = append(r.past, illness.PastYear{Insured: y.Insured, ZeroClaim: y.ZeroClaim, UsedBonus: y.UsedBonus})
	}
	if b := in.Bill; b != nil {
		r.bill = &illness.Bill{Total: b.Total, OutOfScope: b.OutOfScope}
	}
	return r
}

type careInput struct {
	Group       funding.Group       `json:"group" enum:"employee,retiree,resident"`
	Base        decimal.NullDecimal `json:"base" in:"yuan"`
	Level       int                 `json:"level" in:"count" min:"1" max:"3"`
	Place       care.Place          `json:"place" enum:"home,institution"`
	Days        int                 `json:"days" in:"count" min:"0" max:"31"`
	Living      decimal.Decimal     `json:"living" in:"yuan,optional"`
	Bed         decimal.Decimal     `json:"bed" in:"yuan,optional"`
	Nursing     decimal.Decimal     `json:"nursing" in:"yuan,optional"`
	Consumables decimal.Decimal     `json:"consumables" in:"yuan,optional"`
	Equipment   decimal.Decimal     `json:"equipment" in:"yuan,optional"`
	MonthsDrawn int                 `json:"months_drawn" in:"count,optional" min:"0" max:"1200"`
	Extension   bool                `json:"extension" in:",optional"`
	Spell       int                 `json:"spell" in:"count,optional" min:"1" max:"100"`
	Assessment  *assessmentInput    `json:"assessment"`
}

type assessmentInput struct {
	Extension bool `json:"extension" in:",optional"`
	Level     int  `json:"level" in:"count,optional" min:"0" max:"3"`
	Qualifies bool `json:"qualifies" in:",optional"`
	Review    bool `json:"review" in:",optional"`
	First     int  `json:"first" in:"count,optional" min:"0" max:"3"`
}

func (in *careInput) section() longCare {
	c := longCare{group: in.Group, base: in.Base}
	c.claim = care.Claim{Group: care.Employee, Level: in.Level, Place: in.Place, Days: in.Days, Living: in.Living,
		Bed: in.Bed, Nursing: in.Nursing, Consumables: in.Consumables, Equipment: in.Equipment,
		MonthsDrawn: in.MonthsDrawn, Extension: in.Extension, Spell: in.Spell}
	if c.group == funding.Resident {
		c.claim.Group = care.Resident
	}
	if a := in.Assessment; a != nil {
		c.assessment = &care.Assessment{Extension: a.Extension, Level: a.Level, Qualifies: a.Qualifies,
			Review: a.Review, First: a.First}
	}
	return c
}

type designatedInput struct {
	Disease    int                 `json:"disease" in:"count" min:"1" max:"1000"`
	Group      designated.Group    `json:"group" enum:"employee,resident"`
	Cost       decimal.Decimal     `json:"cost" in:"yuan"`
	Primary    bool                `json:"primary" in:",optional"`
	InHospital bool                `json:"in_hospital" in:",optional"`
	Ratio      decimal.NullDecimal `json:"inpatient_ratio" in:"rate"`
	Deductible decimal.Decimal     `json:"deductible" in:"yuan,optional"`
	Used       decimal.Decimal     `json:"used" in:"yuan,optional"`
}

func (in *designatedInput) section() designated.Claim {
	return designated.Claim{Disease: in.Disease, Group: in.Group, Cost: in.Cost, Primary: in.Primary,
		InHospital: in.InHospital, InpatientRatio: in.Ratio.Decimal, Deductible: in.Deductible, Used: in.Used}
}

type elsewhereInput struct {
	Text  string              `json:"text" enum:"guangdong_2025,national_2022,decree_123_2015"`
	Visit elsewhere.Visit     `json:"visit" enum:"long_term,study,emergency,registered,unregistered"`
	Home  decimal.NullDecimal `json:"home_ratio" in:"rate"`
	Drop  decimal.NullDecimal `json:"drop" in:"rate"`
}

func (in *elsewhereInput) section() visit {
	v := visit{rules: elsewhere.Decree123(), visit: in.Visit, home: in.Home, drop: in.Drop}
	switch in.Text {
	case "guangdong_2025":
		v.rules = elsewhere.Guangdong2025()
	case "national_2022":
		v.rules = elsewhere.National2022()
	}
	return v
}
