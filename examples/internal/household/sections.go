package household

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/rule"

	workinjury "github.com/shebao-go/shebao/injury"
	residentpension "github.com/shebao-go/shebao/pension/resident"
	jobless "github.com/shebao-go/shebao/unemployment"
)

// sections are the parts of a member's description; nil where a part is not there. An amount that is not Valid was left
// out: what needs it says so.
type sections struct {
	Unemployment    *unemployment    `json:"unemployment"`
	Maternity       *pregnancy       `json:"maternity"`
	Injury          *injury          `json:"injury"`
	EmployeeMedical *employeeMedical `json:"employee_medical"`
	ResidentMedical *residentMedical `json:"resident_medical"`
	Care            *longCare        `json:"long_term_care"`
	Designated      *disease         `json:"designated_disease"`
	Elsewhere       *visit           `json:"care_elsewhere"`
	Pension         *pension         `json:"pension"`
	ResidentPension *residentPension `json:"resident_pension"`
	Incapacity      *incapacity      `json:"incapacity"`
	Flexible        *flexibleWork    `json:"flexible_work"`
	Annuity         *annuity.Vesting `json:"annuity"`
	HousingFund     *housingFund     `json:"housing_fund"`
	Disability      *disability      `json:"disability"`
	HomeCare        *homeCare        `json:"home_care"`
	Family          *familyPlanning  `json:"family_planning"`
	OnlyChild       *onlyChild       `json:"only_child"`
	Aid             *aided           `json:"aid"`
	Destitute       *destitute       `json:"destitute"`
	Orphan          *orphan          `json:"orphan"`
	Death           *death           `json:"death"`
}

// unemployment is a job that was lost (失业).
type unemployment struct {
	jobless.Contributed
	Cause       jobless.Cause     `json:"cause"`
	Registered  rule.Date         `json:"registered" in:",optional"`            // 失业登记
	Applied     rule.Date         `json:"applied" in:",optional"`               // 申领
	WorkingDays *int              `json:"working_days" in:"count" max:"10000"`  // from registration to application
	SeekingWork bool              `json:"seeking_work" default:"false"`         // 有求职要求
	Wages       []decimal.Decimal `json:"wages" in:"yuan,optional" items:"200"` // 失业前缴费工资
	Births      []rule.Month      `json:"births" in:",optional" items:"200"`    // while drawing the benefit
	End         *claimEnd         `json:"end"`                                  // 停止领取
	Former      *formerContract   `json:"before_2014_07"`                       // 原农民合同制工人
	Premiums    []jobless.Premium `json:"own_pension_contributions" in:",optional" items:"200"`
}

// application is what the job that was lost opens the insurance with.
func (u *unemployment) application() jobless.Application {
	return jobless.Application{Contributed: u.Contributed, Cause: u.Cause, Registered: !u.Registered.IsZero(),
		SeekingWork: u.SeekingWork}
}

// end is how the claim ends early; the zero End where it does not.
func (u *unemployment) end() jobless.End {
	e := u.End
	if e == nil {
		return jobless.End{}
	}
	return jobless.End{Cause: e.Cause, From: e.From, Applied: e.Applied, Contract: e.Contract,
		Insured: e.Insured}
}

// claimEnd is why a claim ends before its period does (停止领取).
type claimEnd struct {
	Cause    jobless.Ending `json:"cause"`
	From     rule.Month     `json:"from"` // first month that is not paid
	Applied  rule.Month     `json:"lump_applied" in:",optional"`
	Contract int            `json:"contract_months" in:"count,optional" max:"1200"`
	Insured  int            `json:"insured_months" in:"count,optional" max:"1200"`
}

// formerContract is time paid under the rules for farmers on contract (原农民合同制工人).
type formerContract struct {
	Before  int                 `json:"months" in:"count" max:"1200"`
	After   int                 `json:"months_since" in:"count" max:"1200"`
	Average decimal.NullDecimal `json:"average_wage" in:"yuan"`
}

// pregnancy is a birth or a miscarriage (生育).
type pregnancy struct {
	Event      rule.Date           `json:"event"`
	Case       string              `json:"case"` // 分娩或流产情形
	Insured    bool                `json:"insured"`
	Average    decimal.NullDecimal `json:"employer_average" in:"yuan"` // 用人单位上年度职工月平均工资
	WageBefore decimal.NullDecimal `json:"wage_before" in:"yuan"`      // 产假前工资
	WageDue    decimal.NullDecimal `json:"wage_due" in:"yuan"`         // for the whole leave
	DailyFirst bool                `json:"round_daily_first" default:"false"`
}

// CheckFields refuses a case the law does not know.
func (m pregnancy) CheckFields() error {
	_, err := maternity.ParseCase(m.Case)
	return err
}

// injury is a work injury (工伤). Grade (伤残等级) is 0 before the assessment, NursingLevel (生活自理障碍等级) 0 for none;
// Pension is the pension that took the place of the allowance.
type injury struct {
	Accident      rule.Month          `json:"accident"`
	Grade         int                 `json:"grade" in:"count,optional" min:"1" max:"10"`
	NursingLevel  int                 `json:"nursing_level" in:"count,optional" min:"1" max:"4"`
	Average       decimal.NullDecimal `json:"average_wage" in:"yuan"`
	ContractEnded bool                `json:"contract_ended" default:"false"`
	SuitableWork  bool                `json:"suitable_work" default:"false"`
	Leave         *paidLeave          `json:"paid_leave"`
	Pension       decimal.NullDecimal `json:"pension" in:"yuan"`
}

// paidLeave is the time of treatment (停工留薪期).
type paidLeave struct {
	Wage      decimal.Decimal `json:"wage" in:"yuan"`
	Months    int             `json:"months" in:"count" max:"24"`
	Confirmed bool            `json:"confirmed" default:"false"`
}

// pension is the insurance of employees (企业职工基本养老保险).
type pension struct {
	Category retire.Category `json:"category"`
	Elect    int             `json:"elect_months" in:"count,optional" min:"-36" max:"36"`
	retire.Record
	Index          decimal.NullDecimal `json:"average_index" in:"factor"` // 平均缴费工资指数
	Balance        decimal.NullDecimal `json:"balance" in:"yuan"`         // 个人账户储存额
	DeemedBalance  decimal.NullDecimal `json:"deemed_balance" in:"yuan"`
	NewMethodYears decimal.NullDecimal `json:"new_method_years" in:"number" min:"0" max:"100" places:"16"`
}

// residentPension is the residents' pension (城乡居民养老保险).
type residentPension struct {
	Years        int                   `json:"years" in:"count" max:"100"`
	First        rule.Month            `json:"first_payment" in:",optional"`
	Balance      decimal.NullDecimal   `json:"balance" in:"yuan"`
	OldAtStart   bool                  `json:"old_at_start" default:"false"`
	OtherPension bool                  `json:"other_pension" default:"false"`
	PaidYearly   bool                  `json:"paid_yearly" default:"false"`
	Contribution *residentContribution `json:"contribution"`
}

// residentContribution is one year's contribution to it (缴费).
type residentContribution struct {
	Tier     decimal.Decimal `json:"tier" in:"yuan"`
	Arrears  bool            `json:"arrears" default:"false"`
	PaidFor  decimal.Decimal `json:"paid_for" in:"yuan" default:"0"`
	Aid      decimal.Decimal `json:"collective_aid" in:"yuan" default:"0"`
	Donation decimal.Decimal `json:"donation" in:"yuan" default:"0"`
}

// contribution is the year's contribution as the library takes it.
func (c *residentContribution) contribution() residentpension.Contribution {
	return residentpension.Contribution{Tier: c.Tier, Arrears: c.Arrears, PaidFor: c.PaidFor, Aid: c.Aid,
		Donation: c.Donation}
}

// incapacity is lost working capacity (丧失劳动能力).
type incapacity struct {
	Since    rule.Month `json:"since"`
	Complete bool       `json:"complete" default:"false"`
	ByWork   bool       `json:"by_work" default:"false"`
}

// flexibleWork is a flexible worker's pension contribution (灵活就业).
type flexibleWork struct {
	Paid       decimal.Decimal `json:"paid" in:"yuan"`
	Subsidised bool            `json:"subsidised_group" default:"false"` // of a group the subsidy is for
}

// housingFund is a provident fund account (住房公积金): one side's deposit, what is on the account, and what is put in
// over twelve months.
type housingFund struct {
	Base     decimal.Decimal `json:"base" in:"yuan"`
	Rate     decimal.Decimal `json:"rate" in:"rate"`
	Opening  decimal.Decimal `json:"opening" in:"yuan"`
	Deposits decimal.Decimal `json:"deposits" in:"yuan"`
}

// disability is a certificate (残疾).
type disability struct {
	Card   disabled.Card       `json:"card"`
	Grade  int                 `json:"grade" in:"count" min:"1" max:"10"`
	Mental bool                `json:"mental" default:"false"`
	Income decimal.NullDecimal `json:"own_income" in:"yuan"`
	Cadre  bool                `json:"retired_cadre" default:"false"`
}

// homeCare is an old person cared for at home (居家养老).
type homeCare struct {
	Assessed      elder.Disability    `json:"assessed"`
	Dementia      bool                `json:"dementia" default:"false"`
	InInstitution bool                `json:"in_institution" default:"false"`
	Honoured      bool                `json:"honoured" default:"false"`
	ModelWorker   bool                `json:"model_worker" default:"false"`
	Special       bool                `json:"special_family" default:"false"`
	Alone         bool                `json:"alone" default:"false"`
	OldOnly       bool                `json:"old_only" default:"false"`
	Persons       int                 `json:"persons" in:"count,optional" min:"1" max:"100"`
	Income        decimal.NullDecimal `json:"income" in:"yuan"`
	DestituteCare decimal.Decimal     `json:"destitute_care" in:"yuan" default:"0"`
}

// familyPlanning is a parent who kept to family planning (计划生育).
type familyPlanning struct {
	Scheme family.Scheme `json:"scheme"`
}

// onlyChild is an only child (独生子女).
type onlyChild struct {
	Certificate rule.Month `json:"certificate" in:",optional"`
	Parent      *string    `json:"cares_for"`
	InHospital  bool       `json:"in_hospital" default:"false"`
}

// aided is somebody in a group in need (困难群体).
type aided struct {
	Groups       []string            `json:"groups" in:",optional" items:"200"`
	Contribution decimal.NullDecimal `json:"contribution" in:"yuan"` // 个人缴费
	Year         *relief.MedicalYear `json:"medical_costs"`
}

// destitute is a destitute person (特困人员).
type destitute struct {
	DistrictFloor decimal.NullDecimal `json:"district_floor" in:"yuan"`
}

// orphan is an orphan, or a child nobody in fact brings up (孤儿、事实无人抚养儿童).
type orphan struct {
	Unattended bool `json:"kind" enum:"orphan,unattended"`
}

// death is what the survivors' benefits depend on (死亡).
type death struct {
	PaidMonths      int                    `json:"contribution_months" in:"count,optional" max:"1200"`
	Own             decimal.NullDecimal    `json:"own_contributions" in:"yuan"`
	WhileUnemployed bool                   `json:"while_unemployed" default:"false"`
	ByWork          bool                   `json:"by_work" default:"false"`
	Drawn           *int                   `json:"pension_drawn_months" in:"count" max:"1200"`
	AfterLeaveGrade int                    `json:"after_leave_grade" in:"count,optional" min:"1" max:"4"`
	AverageWage     decimal.NullDecimal    `json:"average_wage" in:"yuan"`
	WageBefore      decimal.NullDecimal    `json:"wage_before" in:"yuan"`
	Dependants      []workinjury.Dependant `json:"dependants" in:",optional" items:"200"`
}
