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
	Unemployment    *unemployment    `json:"unemployment" doc:"a job that was lost" zh:"失业"`
	Maternity       *pregnancy       `json:"maternity" doc:"a birth or a miscarriage" zh:"生育"`
	Injury          *injury          `json:"injury" doc:"a work injury" zh:"工伤"`
	EmployeeMedical *employeeMedical `json:"employee_medical" doc:"medical insurance of employees" zh:"职工医保"`
	ResidentMedical *residentMedical `json:"resident_medical" doc:"medical insurance of residents" zh:"城乡居民医保"`
	Care            *longCare        `json:"long_term_care" doc:"a need of long-term care" zh:"长期护理"`
	Designated      *disease         `json:"designated_disease" doc:"a disease treated as an outpatient" zh:"门诊特定病种"`
	Elsewhere       *visit           `json:"care_elsewhere" doc:"care away from home" zh:"异地就医"`
	Pension         *pension         `json:"pension" doc:"pension insurance of employees" zh:"企业职工养老保险"`
	ResidentPension *residentPension `json:"resident_pension" doc:"pension of residents" zh:"城乡居民养老保险"`
	Incapacity      *incapacity      `json:"incapacity" doc:"lost working capacity" zh:"丧失劳动能力"`
	Flexible        *flexibleWork    `json:"flexible_work" doc:"flexible work" zh:"灵活就业"`
	Annuity         *annuity.Vesting `json:"annuity" doc:"an enterprise annuity" zh:"企业年金"`
	HousingFund     *housingFund     `json:"housing_fund" doc:"a provident fund account" zh:"住房公积金"`
	Disability      *disability      `json:"disability" doc:"a disability certificate" zh:"残疾"`
	HomeCare        *homeCare        `json:"home_care" doc:"an old person cared for at home" zh:"居家养老"`
	Family          *familyPlanning  `json:"family_planning" doc:"kept to family planning" zh:"计划生育"`
	OnlyChild       *onlyChild       `json:"only_child" doc:"an only child" zh:"独生子女"`
	Aid             *aided           `json:"aid" doc:"a group in need" zh:"困难群体"`
	Destitute       *destitute       `json:"destitute" doc:"a destitute person" zh:"特困人员"`
	Orphan          *orphan          `json:"orphan" doc:"an orphan, or unattended" zh:"孤儿、事实无人抚养儿童"`
	Death           *death           `json:"death" doc:"what survivors' benefits need" zh:"死亡待遇"`
}

// unemployment is a job that was lost (失业).
type unemployment struct {
	jobless.Contributed
	Cause       jobless.Cause     `json:"cause" doc:"why the job ended" zh:"失业原因"`
	Registered  rule.Date         `json:"registered" in:",optional" doc:"day of registration" zh:"失业登记日"`
	Applied     rule.Date         `json:"applied" in:",optional" doc:"day of application" zh:"申领日"`
	WorkingDays *int              `json:"working_days" in:"count" max:"10000" doc:"in between" zh:"登记至申领的工作日"`
	SeekingWork bool              `json:"seeking_work" default:"false" doc:"looks for work" zh:"有求职要求"`
	Wages       []decimal.Decimal `json:"wages" in:"yuan,optional" items:"200" doc:"before, yuan" zh:"失业前各月缴费工资（元）"`
	Births      []rule.Month      `json:"births" in:",optional" items:"200" doc:"births while drawing" zh:"领取期间生育的月份"`
	End         *claimEnd         `json:"end" doc:"an early end of the claim" zh:"停止领取"`
	Former      *formerContract   `json:"before_2014_07" doc:"former farmers on contract" zh:"2014-07 前的农民合同制工人"`

	Premiums []jobless.Premium `json:"own_pension_contributions" in:",optional" items:"200" doc:"own" zh:"自缴养老保险费"`
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
	Cause    jobless.Ending `json:"cause" doc:"why it ends" zh:"停领原因"`
	From     rule.Month     `json:"from" doc:"first month not paid" zh:"停领起始月"`
	Applied  rule.Month     `json:"lump_applied" in:",optional" doc:"lump sum, asked for in" zh:"一次性申领月"`
	Contract int            `json:"contract_months" in:"count,optional" max:"1200" doc:"new contract" zh:"新合同月数"`
	Insured  int            `json:"insured_months" in:"count,optional" max:"1200" doc:"insured since" zh:"再就业参保月数"`
}

// formerContract is time paid under the rules for farmers on contract (原农民合同制工人).
type formerContract struct {
	Before  int                 `json:"months" in:"count" max:"1200" doc:"months before 2014-07" zh:"2014-07 前缴费月数"`
	After   int                 `json:"months_since" in:"count" max:"1200" doc:"months since" zh:"其后缴费月数"`
	Average decimal.NullDecimal `json:"average_wage" in:"yuan" doc:"average wage, yuan a month" zh:"平均工资（元/月）"`
}

// pregnancy is a birth or a miscarriage (生育).
type pregnancy struct {
	Event      rule.Date           `json:"event" doc:"day of the birth or loss" zh:"分娩或流产日期"`
	Case       string              `json:"case" doc:"what happened" zh:"分娩或流产情形"`
	Insured    bool                `json:"insured" doc:"insured then" zh:"参保"`
	Average    decimal.NullDecimal `json:"employer_average" in:"yuan" doc:"average wage there" zh:"用人单位上年度月平均工资（元）"`
	WageBefore decimal.NullDecimal `json:"wage_before" in:"yuan" doc:"wage before, yuan a month" zh:"产假前工资（元/月）"`
	WageDue    decimal.NullDecimal `json:"wage_due" in:"yuan" doc:"wage due for the leave, yuan" zh:"产假期间应发工资（元）"`
	DailyFirst bool                `json:"round_daily_first" default:"false" doc:"daily first" zh:"先取整日标准"`
}

// CheckFields refuses a case the law does not know.
func (m pregnancy) CheckFields() error {
	_, err := maternity.ParseCase(m.Case)
	return err
}

// injury is a work injury (工伤). Grade (伤残等级) is 0 before the assessment, NursingLevel (生活自理障碍等级) 0 for none;
// Pension is the pension that took the place of the allowance.
type injury struct {
	Accident rule.Month `json:"accident" doc:"month of the accident" zh:"事故月份"`
	Grade    int        `json:"grade" in:"count,optional" min:"1" max:"10" doc:"of disability" zh:"伤残等级"`

	NursingLevel int `json:"nursing_level" in:"count,optional" min:"1" max:"4" doc:"of nursing" zh:"护理等级"`

	Average       decimal.NullDecimal `json:"average_wage" in:"yuan" doc:"own average wage, yuan" zh:"本人工资（元/月）"`
	ContractEnded bool                `json:"contract_ended" default:"false" doc:"the contract ended" zh:"劳动关系已解除"`
	SuitableWork  bool                `json:"suitable_work" default:"false" doc:"suitable work was given" zh:"已安排适当工作"`
	Leave         *paidLeave          `json:"paid_leave" doc:"time of treatment" zh:"停工留薪期"`
	Pension       decimal.NullDecimal `json:"pension" in:"yuan" doc:"pension drawn instead, yuan" zh:"已领基本养老金（元）"`
}

// paidLeave is the time of treatment (停工留薪期).
type paidLeave struct {
	Wage      decimal.Decimal `json:"wage" in:"yuan" doc:"yuan a month" zh:"工资（元/月）"`
	Months    int             `json:"months" in:"count" max:"24" doc:"of leave" zh:"停工留薪月数"`
	Confirmed bool            `json:"confirmed" default:"false" doc:"more than 12 months confirmed" zh:"经确认延长"`
}

// pension is the insurance of employees (企业职工基本养老保险).
type pension struct {
	Category retire.Category `json:"category" doc:"group of the retirement age" zh:"退休年龄组别"`

	Elect int `json:"elect_months" in:"count,optional" min:"-36" max:"36" doc:"below 0: early" zh:"弹性提前（负）或延迟月数"`

	retire.Record
	Index         decimal.NullDecimal `json:"average_index" in:"factor" doc:"average index" zh:"平均缴费工资指数"`
	Balance       decimal.NullDecimal `json:"balance" in:"yuan" doc:"of the account, yuan" zh:"个人账户储存额（元）"`
	DeemedBalance decimal.NullDecimal `json:"deemed_balance" in:"yuan" doc:"deemed account, yuan" zh:"视同缴费账户额（元）"`

	Years decimal.NullDecimal `json:"new_method_years" in:"number" min:"0" max:"100" places:"16" doc:"years" zh:"新办法年数"`
}

// residentPension is the residents' pension (城乡居民养老保险).
type residentPension struct {
	Years        int                   `json:"years" in:"count" max:"100" doc:"years paid" zh:"缴费年数"`
	First        rule.Month            `json:"first_payment" in:",optional" doc:"month of the first payment" zh:"首次领取月"`
	Balance      decimal.NullDecimal   `json:"balance" in:"yuan" doc:"of the account, yuan" zh:"个人账户储存额（元）"`
	OldAtStart   bool                  `json:"old_at_start" default:"false" doc:"60 when it began" zh:"制度实施时已满 60 岁"`
	OtherPension bool                  `json:"other_pension" default:"false" doc:"draws another pension" zh:"已领其他养老金"`
	PaidYearly   bool                  `json:"paid_yearly" default:"false" doc:"goes on paying yearly" zh:"逐年续缴"`
	Contribution *residentContribution `json:"contribution" doc:"this year's contribution" zh:"本年缴费"`
}

// residentContribution is one year's contribution to it (缴费).
type residentContribution struct {
	Tier     decimal.Decimal `json:"tier" in:"yuan" doc:"tier, yuan a year" zh:"缴费档次（元/年）"`
	Arrears  bool            `json:"arrears" default:"false" doc:"for years before" zh:"补缴"`
	PaidFor  decimal.Decimal `json:"paid_for" in:"yuan" default:"0" doc:"paid by the government, yuan" zh:"政府代缴（元）"`
	Aid      decimal.Decimal `json:"collective_aid" in:"yuan" default:"0" doc:"by the collective, yuan" zh:"集体补助（元）"`
	Donation decimal.Decimal `json:"donation" in:"yuan" default:"0" doc:"donations, yuan" zh:"社会资助（元）"`
}

// contribution is the year's contribution as the library takes it.
func (c *residentContribution) contribution() residentpension.Contribution {
	return residentpension.Contribution{Tier: c.Tier, Arrears: c.Arrears, PaidFor: c.PaidFor, Aid: c.Aid,
		Donation: c.Donation}
}

// incapacity is lost working capacity (丧失劳动能力).
type incapacity struct {
	Since    rule.Month `json:"since" doc:"month it was found" zh:"鉴定月份"`
	Complete bool       `json:"complete" default:"false" doc:"complete" zh:"完全丧失"`
	ByWork   bool       `json:"by_work" default:"false" doc:"by work or its illness" zh:"因工"`
}

// flexibleWork is a flexible worker's pension contribution (灵活就业).
type flexibleWork struct {
	Paid       decimal.Decimal `json:"paid" in:"yuan" doc:"paid a month, yuan" zh:"月缴费额（元）"`
	Subsidised bool            `json:"subsidised_group" default:"false" doc:"a group with a subsidy" zh:"属于补贴对象"`
}

// housingFund is a provident fund account (住房公积金): one side's deposit, what is on the account, and what is put in
// over twelve months.
type housingFund struct {
	Base     decimal.Decimal `json:"base" in:"yuan" doc:"deposit base, yuan" zh:"缴存基数（元）"`
	Rate     decimal.Decimal `json:"rate" in:"rate" doc:"deposit rate" zh:"缴存比例"`
	Opening  decimal.Decimal `json:"opening" in:"yuan" doc:"on the account, yuan" zh:"期初余额（元）"`
	Deposits decimal.Decimal `json:"deposits" in:"yuan" doc:"over twelve months, yuan" zh:"一年缴存额（元）"`
}

// disability is a certificate (残疾).
type disability struct {
	Card   disabled.Card       `json:"card" doc:"which certificate" zh:"证件"`
	Grade  int                 `json:"grade" in:"count" min:"1" max:"10" doc:"1 to 10" zh:"残疾等级"`
	Mental bool                `json:"mental" default:"false" doc:"mental or intellectual" zh:"精神或智力残疾"`
	Income decimal.NullDecimal `json:"own_income" in:"yuan" doc:"own income, yuan a month" zh:"本人月收入（元）"`
	Cadre  bool                `json:"retired_cadre" default:"false" doc:"a retired cadre" zh:"离休干部"`
}

// homeCare is an old person cared for at home (居家养老).
type homeCare struct {
	Assessed      elder.Disability `json:"assessed" doc:"outcome of the assessment" zh:"能力评估结果"`
	Dementia      bool             `json:"dementia" default:"false" doc:"dementia" zh:"失智"`
	InInstitution bool             `json:"in_institution" default:"false" doc:"in an institution" zh:"入住机构"`
	Honoured      bool             `json:"honoured" default:"false" doc:"honoured" zh:"优抚对象"`
	ModelWorker   bool             `json:"model_worker" default:"false" doc:"a model worker" zh:"劳动模范"`
	Special       bool             `json:"special_family" default:"false" doc:"a special family" zh:"计划生育特殊家庭"`
	Alone         bool             `json:"alone" default:"false" doc:"lives alone" zh:"独居"`
	OldOnly       bool             `json:"old_only" default:"false" doc:"only old people there" zh:"纯老家庭"`

	Persons int `json:"persons" in:"count,optional" min:"1" max:"100" doc:"who support" zh:"赡养家庭人数"`

	Income        decimal.NullDecimal `json:"income" in:"yuan" doc:"of that family, yuan" zh:"赡养家庭月收入（元）"`
	DestituteCare decimal.Decimal     `json:"destitute_care" in:"yuan" default:"0" doc:"yuan a month" zh:"特困照料护理补贴（元）"`
}

// familyPlanning is a parent who kept to family planning (计划生育).
type familyPlanning struct {
	Scheme family.Scheme `json:"scheme" doc:"reward or special support" zh:"奖励或特别扶助"`
}

// onlyChild is an only child (独生子女).
type onlyChild struct {
	Certificate rule.Month `json:"certificate" in:",optional" doc:"month of the certificate" zh:"独生子女证领取月"`
	Parent      *string    `json:"cares_for" doc:"id of the parent cared for" zh:"照顾的父母编号"`
	InHospital  bool       `json:"in_hospital" default:"false" doc:"the parent is in hospital" zh:"父母住院"`
}

// aided is somebody in a group in need (困难群体).
type aided struct {
	Groups       []string            `json:"groups" in:",optional" items:"200" doc:"its groups" zh:"所属困难群体"`
	Contribution decimal.NullDecimal `json:"contribution" in:"yuan" doc:"own contribution, yuan" zh:"个人缴费（元）"`
	Year         *relief.MedicalYear `json:"medical_costs" doc:"costs of the year" zh:"本年度医疗费用"`
}

// destitute is a destitute person (特困人员).
type destitute struct {
	DistrictFloor decimal.NullDecimal `json:"district_floor" in:"yuan" doc:"of the district, yuan" zh:"所在区现行标准（元）"`
}

// orphan is an orphan, or a child nobody in fact brings up (孤儿、事实无人抚养儿童).
type orphan struct {
	Unattended bool `json:"kind" enum:"orphan,unattended" doc:"which of them" zh:"类别"`
}

// death is what the survivors' benefits depend on (死亡).
type death struct {
	PaidMonths int `json:"contribution_months" in:"count,optional" max:"1200" doc:"months paid" zh:"缴费月数"`

	Own             decimal.NullDecimal `json:"own_contributions" in:"yuan" doc:"own contributions" zh:"个人缴费之和（元）"`
	WhileUnemployed bool                `json:"while_unemployed" default:"false" doc:"drawing benefit" zh:"领失业金期间"`
	ByWork          bool                `json:"by_work" default:"false" doc:"by work" zh:"因工死亡"`

	Drawn *int `json:"pension_drawn_months" in:"count" max:"1200" doc:"months drawn" zh:"已领养老金月数"`

	AfterLeaveGrade int `json:"after_leave_grade" in:"count,optional" min:"1" max:"4" doc:"grade" zh:"停工留薪期满后（一至四级）"`

	AverageWage decimal.NullDecimal    `json:"average_wage" in:"yuan" doc:"own average wage, yuan" zh:"本人工资（元）"`
	WageBefore  decimal.NullDecimal    `json:"wage_before" in:"yuan" doc:"wage before, yuan" zh:"生前工资（元）"`
	Dependants  []workinjury.Dependant `json:"dependants" in:",optional" items:"200" doc:"who depended" zh:"供养亲属"`
}
