package household

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/relief/aid"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/rule"

	injurybenefit "github.com/shebao-go/shebao/injury/benefit"
	residentpension "github.com/shebao-go/shebao/pension/resident"
	unemploymentbenefit "github.com/shebao-go/shebao/unemployment/benefit"
)

// sectionsInput are the parts of a member's description as they are written. Their tags are their bounds.
type sectionsInput struct {
	Unemployment    *unemploymentInput    `json:"unemployment"`
	Maternity       *maternityInput       `json:"maternity"`
	Injury          *injuryInput          `json:"injury"`
	EmployeeMedical *employeeMedicalInput `json:"employee_medical"`
	ResidentMedical *residentMedicalInput `json:"resident_medical"`
	Care            *careInput            `json:"long_term_care"`
	Designated      *designatedInput      `json:"designated_disease"`
	Elsewhere       *elsewhereInput       `json:"care_elsewhere"`
	Pension         *pensionInput         `json:"pension"`
	ResidentPension *residentPensionInput `json:"resident_pension"`
	Incapacity      *incapacityInput      `json:"incapacity"`
	Flexible        *flexibleInput        `json:"flexible_work"`
	Annuity         *annuityInput         `json:"annuity"`
	HousingFund     *housingFundInput     `json:"housing_fund"`
	Disability      *disabilityInput      `json:"disability"`
	HomeCare        *homeCareInput        `json:"home_care"`
	Family          *familyInput          `json:"family_planning"`
	OnlyChild       *onlyChildInput       `json:"only_child"`
	Aid             *aidInput             `json:"aid"`
	Destitute       *destituteInput       `json:"destitute"`
	Orphan          *orphanInput          `json:"orphan"`
	Death           *deathInput           `json:"death"`
}

// section is what a part of the description stands for; nil where it is not there.
func section[In, Out any](in *In, read func(*In) Out) *Out {
	if in == nil {
		return nil
	}
	out := read(in)
	return &out
}

func (in *sectionsInput) sections() sections {
	return sections{
		unemployment:    section(in.Unemployment, (*unemploymentInput).section),
		maternity:       section(in.Maternity, (*maternityInput).section),
		injury:          section(in.Injury, (*injuryInput).section),
		employeeMedical: section(in.EmployeeMedical, (*employeeMedicalInput).section),
		residentMedical: section(in.ResidentMedical, (*residentMedicalInput).section),
		care:            section(in.Care, (*careInput).section),
		designated:      section(in.Designated, (*designatedInput).section),
		elsewhere:       section(in.Elsewhere, (*elsewhereInput).section),
		pension:         section(in.Pension, (*pensionInput).section),
		residentPension: section(in.ResidentPension, (*residentPensionInput).section),
		incapacity:      section(in.Incapacity, (*incapacityInput).section),
		flexible:        section(in.Flexible, (*flexibleInput).section),
		annuity:         section(in.Annuity, (*annuityInput).section),
		housingFund:     section(in.HousingFund, (*housingFundInput).section),
		disability:      section(in.Disability, (*disabilityInput).section),
		homeCare:        section(in.HomeCare, (*homeCareInput).section),
		family:          section(in.Family, (*familyInput).section),
		onlyChild:       section(in.OnlyChild, (*onlyChildInput).section),
		aid:             section(in.Aid, (*aidInput).section),
		destitute:       section(in.Destitute, (*destituteInput).section),
		orphan:          section(in.Orphan, (*orphanInput).section),
		death:           section(in.Death, (*deathInput).section),
	}
}

type unemploymentInput struct {
	PaidMonths   int                       `json:"paid_months" in:"count" min:"0" max:"1200"`
	CarriedOver  int                       `json:"carried_over" in:"count,optional" min:"0" max:"24"`
	Cause        unemploymentbenefit.Cause `json:"cause"`
	Registered   rule.Date                 `json:"registered" in:",optional"`
	Applied      rule.Date                 `json:"applied" in:",optional"`
	WorkingDays  *int                      `json:"working_days" in:"count" min:"0" max:"10000"`
	SeekingWork  bool                      `json:"seeking_work" in:",optional"`
	Wages        []decimal.Decimal         `json:"wages" in:"yuan,optional" items:"200"`
	Births       []rule.Month              `json:"births" in:",optional" items:"200"`
	End          *claimEndInput            `json:"end"`
	Before201407 *formerContractInput      `json:"before_2014_07"`
	Premiums     []premiumInput            `json:"own_pension_contributions" in:",optional" items:"200"`
}

type claimEndInput struct {
	Cause    ending     `json:"cause"`
	From     rule.Month `json:"from"`
	Applied  rule.Month `json:"lump_applied" in:",optional"`
	Contract int        `json:"contract_months" in:"count,optional" min:"0" max:"1200"`
	Insured  int        `json:"insured_months" in:"count,optional" min:"0" max:"1200"`
}

type formerContractInput struct {
	Months  int                 `json:"months" in:"count" min:"0" max:"1200"`
	Since   int                 `json:"months_since" in:"count" min:"0" max:"1200"`
	Average decimal.NullDecimal `json:"average_wage" in:"yuan"`
}

type premiumInput struct {
	Month   rule.Month      `json:"month"`
	Paid    decimal.Decimal `json:"paid" in:"yuan"`
	Minimum decimal.Decimal `json:"minimum" in:"yuan"`
}

func (in *unemploymentInput) section() unemployment {
	u := unemployment{registered: in.Registered, applied: in.Applied, workingDays: in.WorkingDays, wages: in.Wages,
		births: in.Births}
	u.application = unemploymentbenefit.Application{PaidMonths: in.PaidMonths, CarriedOver: in.CarriedOver,
		Cause: in.Cause, Registered: !in.Registered.IsZero(), SeekingWork: in.SeekingWork}
	if e := in.End; e != nil {
		u.end = unemploymentbenefit.End{Cause: unemploymentbenefit.Ending(e.Cause), From: e.From, Applied: e.Applied,
			Contract: e.Contract, Insured: e.Insured}
	}
	if f := in.Before201407; f != nil {
		u.former = &formerContract{f.Months, f.Since, f.Average}
	}
	for _, p := range in.Premiums {
		u.premiums = append(u.premiums, unemploymentbenefit.Premium{Month: p.Month, Paid: p.Paid, Minimum: p.Minimum})
	}
	return u
}

// ending is the way a claim ends early.
type ending unemploymentbenefit.Ending

func endings() jsonrule.Words {
	return jsonrule.Words{"", "reemployed", "started_business", "enlisted", "emigrated", "pensioned", "refused_thrice",
		"checks_missed", "died"}
}

// MarshalText returns the word of an ending.
func (e ending) MarshalText() ([]byte, error) { return endings().Text(uint8(e)), nil }

// UnmarshalText reads the word of an ending.
func (e *ending) UnmarshalText(text []byte) error { return endings().Read((*uint8)(e), text) }

// birth is a case of maternity leave.
type birth uint8

func births() jsonrule.Words {
	return jsonrule.Words{"", "normal", "difficult", "twins", "triplets", "difficult_twins", "miscarriage_under_4m",
		"miscarriage_4m_plus"}
}

// MarshalText returns the word of a case.
func (b birth) MarshalText() ([]byte, error) { return births().Text(uint8(b)), nil }

// UnmarshalText reads the word of a case.
func (b *birth) UnmarshalText(text []byte) error { return births().Read((*uint8)(b), text) }

type maternityInput struct {
	Event      rule.Date           `json:"event"`
	Case       birth               `json:"case"`
	Insured    bool                `json:"insured"`
	Average    decimal.NullDecimal `json:"employer_average" in:"yuan"`
	WageBefore decimal.NullDecimal `json:"wage_before" in:"yuan"`
	WageDue    decimal.NullDecimal `json:"wage_due" in:"yuan"`
	DailyFirst bool                `json:"round_daily_first" in:",optional"`
}

func (in *maternityInput) section() maternity {
	return maternity{event: in.Event, caseName: births()[in.Case], insured: in.Insured, average: in.Average,
		wageBefore: in.WageBefore, wageDue: in.WageDue, dailyFirst: in.DailyFirst}
}

type injuryInput struct {
	Accident      rule.Month          `json:"accident"`
	Grade         int                 `json:"grade" in:"count,optional" min:"1" max:"10"`
	NursingLevel  int                 `json:"nursing_level" in:"count,optional" min:"1" max:"4"`
	Average       decimal.NullDecimal `json:"average_wage" in:"yuan"`
	ContractEnded bool                `json:"contract_ended" in:",optional"`
	SuitableWork  bool                `json:"suitable_work" in:",optional"`
	Pension       decimal.NullDecimal `json:"pension" in:"yuan"`
	Leave         *paidLeaveInput     `json:"paid_leave"`
}

type paidLeaveInput struct {
	Wage      decimal.Decimal `json:"wage" in:"yuan"`
	Months    int             `json:"months" in:"count" min:"0" max:"24"`
	Confirmed bool            `json:"confirmed" in:",optional"`
}

func (in *injuryInput) section() injury {
	i := injury{accident: in.Accident, grade: in.Grade, nursingLevel: in.NursingLevel, average: in.Average,
		contractEnded: in.ContractEnded, suitableWork: in.SuitableWork, pension: in.Pension}
	if l := in.Leave; l != nil {
		i.leave = &paidLeave{l.Wage, l.Months, l.Confirmed}
	}
	return i
}

type pensionInput struct {
	Category       retire.Category     `json:"category"`
	Elect          int                 `json:"elect_months" in:"count,optional" min:"-36" max:"36"`
	PaidMonths     int                 `json:"paid_months" in:"count" min:"0" max:"1200"`
	Through        rule.Month          `json:"through"`
	FirstInsured   rule.Month          `json:"first_insured"`
	ExtendedMonths int                 `json:"extended_months" in:"count,optional" min:"0" max:"1200"`
	Index          decimal.NullDecimal `json:"average_index" in:"factor"`
	Balance        decimal.NullDecimal `json:"balance" in:"yuan"`
	DeemedBalance  decimal.NullDecimal `json:"deemed_balance" in:"yuan"`
	NewMethodYears decimal.NullDecimal `json:"new_method_years" in:"number" min:"0" max:"100" places:"16"`
}

func (in *pensionInput) section() pension {
	record := retire.Record{PaidMonths: in.PaidMonths, Through: in.Through, FirstInsured: in.FirstInsured,
		ExtendedMonths: in.ExtendedMonths}
	return pension{category: in.Category, elect: in.Elect, record: record, index: in.Index, balance: in.Balance,
		deemedBalance: in.DeemedBalance, newMethodYears: in.NewMethodYears}
}

type residentPensionInput struct {
	Years        int                        `json:"years" in:"count" min:"0" max:"100"`
	First        rule.Month                 `json:"first_payment" in:",optional"`
	Balance      decimal.NullDecimal        `json:"balance" in:"yuan"`
	OldAtStart   bool                       `json:"old_at_start" in:",optional"`
	OtherPension bool                       `json:"other_pension" in:",optional"`
	PaidYearly   bool                       `json:"paid_yearly" in:",optional"`
	Contribution *residentContributionInput `json:"contribution"`
}

type residentContributionInput struct {
	Tier     decimal.Decimal `json:"tier" in:"yuan"`
	Arrears  bool            `json:"arrears" in:",optional"`
	PaidFor  decimal.Decimal `json:"paid_for" in:"yuan,optional"`
	Aid      decimal.Decimal `json:"collective_aid" in:"yuan,optional"`
	Donation decimal.Decimal `json:"donation" in:"yuan,optional"`
}

func (in *residentPensionInput) section() residentPension {
	r := residentPension{years: in.Years, first: in.First, balance: in.Balance, oldAtStart: in.OldAtStart,
		otherPension: in.OtherPension, paidYearly: in.PaidYearly}
	if c := in.Contribution; c != nil {
		r.contribution = &residentpension.Contribution{Tier: c.Tier, Arrears: c.Arrears, PaidFor: c.PaidFor, Aid: c.Aid,
			Donation: c.Donation}
	}
	return r
}

type incapacityInput struct {
	Since    rule.Month `json:"since"`
	Complete bool       `json:"complete" in:",optional"`
	ByWork   bool       `json:"by_work" in:",optional"`
}

func (in *incapacityInput) section() incapacity {
	return incapacity{since: in.Since, complete: in.Complete, byWork: in.ByWork}
}

type flexibleInput struct {
	Paid       decimal.Decimal `json:"paid" in:"yuan"`
	Subsidised bool            `json:"subsidised_group" in:",optional"`
}

func (in *flexibleInput) section() flexibleWork { return flexibleWork{in.Paid, in.Subsidised} }

type annuityInput struct {
	Schedule []annuityStepInput `json:"schedule" items:"200"`
	Months   int                `json:"service_months" in:"count" min:"0" max:"1200"`
	Event    annuity.Event      `json:"event"`
	Own      decimal.Decimal    `json:"own" in:"yuan"`
	Employer decimal.Decimal    `json:"employer" in:"yuan"`
}

type annuityStepInput struct {
	Months int             `json:"months" in:"count" min:"0" max:"1200"`
	Share  decimal.Decimal `json:"share" in:"rate"`
}

func (in *annuityInput) section() annuityAccount {
	a := annuityAccount{months: in.Months, event: in.Event,
		account: annuity.Account{Own: in.Own, Employer: in.Employer}}
	for _, step := range in.Schedule {
		a.schedule = append(a.schedule, annuity.Step{Months: step.Months, Share: step.Share})
	}
	return a
}

type housingFundInput struct {
	Base     decimal.Decimal `json:"base" in:"yuan"`
	Rate     decimal.Decimal `json:"rate" in:"rate"`
	Opening  decimal.Decimal `json:"opening" in:"yuan"`
	Deposits decimal.Decimal `json:"deposits" in:"yuan"`
}

func (in *housingFundInput) section() housingFund {
	return housingFund{base: in.Base, rate: in.Rate, opening: in.Opening, deposits: in.Deposits}
}

type disabilityInput struct {
	Card   string              `json:"card" enum:"civil,military,police"`
	Grade  int                 `json:"grade" in:"count" min:"1" max:"10"`
	Mental bool                `json:"mental" in:",optional"`
	Income decimal.NullDecimal `json:"own_income" in:"yuan"`
	Cadre  bool                `json:"retired_cadre" in:",optional"`
}

func (in *disabilityInput) section() disability {
	card := disabled.Card(slices.Index([]string{"", "civil", "military", "police"}, in.Card))
	return disability{card: card, grade: in.Grade, mental: in.Mental, income: in.Income, cadre: in.Cadre}
}

type homeCareInput struct {
	Assessed      string              `json:"assessed" enum:"able,mild,moderate,severe"`
	Dementia      bool                `json:"dementia" in:",optional"`
	InInstitution bool                `json:"in_institution" in:",optional"`
	Honoured      bool                `json:"honoured" in:",optional"`
	ModelWorker   bool                `json:"model_worker" in:",optional"`
	Special       bool                `json:"special_family" in:",optional"`
	Alone         bool                `json:"alone" in:",optional"`
	OldOnly       bool                `json:"old_only" in:",optional"`
	Persons       int                 `json:"persons" in:"count,optional" min:"1" max:"100"`
	Income        decimal.NullDecimal `json:"income" in:"yuan"`
	DestituteCare decimal.Decimal     `json:"destitute_care" in:"yuan,optional"`
}

func (in *homeCareInput) section() homeCare {
	assessed := elder.Disability(slices.Index([]string{"able", "mild", "moderate", "severe"}, in.Assessed))
	return homeCare{disability: assessed, dementia: in.Dementia, inInstitution: in.InInstitution, honoured: in.Honoured,
		modelWorker: in.ModelWorker, special: in.Special, alone: in.Alone, oldOnly: in.OldOnly, persons: in.Persons,
		income: in.Income, destituteCare: in.DestituteCare}
}

type familyInput struct {
	Scheme family.Scheme `json:"scheme"`
}

func (in *familyInput) section() familyPlanning { return familyPlanning{scheme: in.Scheme} }

type onlyChildInput struct {
	Certificate rule.Month `json:"certificate" in:",optional"`
	Parent      *string    `json:"cares_for"`
	InHospital  bool       `json:"in_hospital" in:",optional"`
}

// CheckFields refuses a parent that is empty or long.
func (in onlyChildInput) CheckFields() error {
	if in.Parent == nil {
		return nil
	}
	return checkPhrases(phrase{"cares_for", *in.Parent})
}

func (in *onlyChildInput) section() onlyChild {
	child := onlyChild{certificate: in.Certificate, inHospital: in.InHospital}
	if in.Parent != nil {
		child.parent = *in.Parent
	}
	return child
}

type aidInput struct {
	Groups       []string            `json:"groups" in:",optional" items:"200"`
	Contribution decimal.NullDecimal `json:"contribution" in:"yuan"`
	Year         *medicalCostsInput  `json:"medical_costs"`
}

type medicalCostsInput struct {
	Remaining decimal.Decimal `json:"remaining" in:"yuan"`
	Before    decimal.Decimal `json:"before" in:"yuan,optional"`
	Paid      decimal.Decimal `json:"paid" in:"yuan,optional"`
}

// CheckFields refuses groups that are empty or long.
func (in aidInput) CheckFields() error { return checkPhrases(phrases("groups", in.Groups)...) }

func (in *aidInput) section() aided {
	a := aided{groups: in.Groups, contribution: in.Contribution}
	if y := in.Year; y != nil {
		a.year = &aid.Year{Remaining: y.Remaining, Before: y.Before, Paid: y.Paid}
	}
	return a
}

type destituteInput struct {
	DistrictFloor decimal.NullDecimal `json:"district_floor" in:"yuan"`
}

func (in *destituteInput) section() destitute { return destitute{in.DistrictFloor} }

type orphanInput struct {
	Kind string `json:"kind" enum:"orphan,unattended"`
}

func (in *orphanInput) section() orphan { return orphan{unattended: in.Kind == "unattended"} }

type deathInput struct {
	PaidMonths      int                 `json:"contribution_months" in:"count,optional" min:"0" max:"1200"`
	Own             decimal.NullDecimal `json:"own_contributions" in:"yuan"`
	WhileUnemployed bool                `json:"while_unemployed" in:",optional"`
	ByWork          bool                `json:"by_work" in:",optional"`
	Drawn           *int                `json:"pension_drawn_months" in:"count" min:"0" max:"1200"`
	AfterLeaveGrade int                 `json:"after_leave_grade" in:"count,optional" min:"1" max:"4"`
	AverageWage     decimal.NullDecimal `json:"average_wage" in:"yuan"`
	WageBefore      decimal.NullDecimal `json:"wage_before" in:"yuan"`
	Dependants      []dependantInput    `json:"dependants" in:",optional" items:"200"`
}

type dependantInput struct {
	Spouse bool `json:"spouse" in:",optional"`
	Alone  bool `json:"alone" in:",optional"`
}

func (in *deathInput) section() death {
	d := death{paidMonths: in.PaidMonths, own: in.Own, whileUnemployed: in.WhileUnemployed, byWork: in.ByWork,
		drawn: in.Drawn, afterLeaveGrade: in.AfterLeaveGrade, averageWage: in.AverageWage, wageBefore: in.WageBefore}
	for _, one := range in.Dependants {
		d.dependants = append(d.dependants, injurybenefit.Dependant{Spouse: one.Spouse, Alone: one.Alone})
	}
	return d
}
