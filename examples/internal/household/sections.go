package household

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/care/funding"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/medical/inpatient/cover"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/medical/resident/illness"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/relief/aid"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/relief/temporary"
	"github.com/shebao-go/shebao/rule"

	injurybenefit "github.com/shebao-go/shebao/injury/benefit"
	residentpension "github.com/shebao-go/shebao/pension/resident"
	unemploymentbenefit "github.com/shebao-go/shebao/unemployment/benefit"
)

// sections are the parts of a member's description; nil where a part is not there. An amount that is not Valid was left
// out: what needs it says so.
type sections struct {
	unemployment    *unemployment
	maternity       *maternity
	injury          *injury
	employeeMedical *employeeMedical
	residentMedical *residentMedical
	care            *longCare
	designated      *designated.Claim
	elsewhere       *visit
	pension         *pension
	residentPension *residentPension
	incapacity      *incapacity
	flexible        *flexibleWork
	annuity         *annuityAccount
	housingFund     *housingFund
	disability      *disability
	homeCare        *homeCare
	family          *familyPlanning
	onlyChild       *onlyChild
	aid             *aided
	destitute       *destitute
	orphan          *orphan
	death           *death
}

// unemployment is a job that was lost (失业).
type unemployment struct {
	application unemploymentbenefit.Application
	registered  rule.Date // 失业登记
	applied     rule.Date // 申领
	workingDays *int      // from registration to application; nil where not said
	wages       []decimal.Decimal
	births      []rule.Month
	end         unemploymentbenefit.End
	former      *formerContract
	premiums    []unemploymentbenefit.Premium
}

// formerContract is time paid under the rules for farmers on contract (原农民合同制工人).
type formerContract struct {
	before, after int
	average       decimal.NullDecimal
}

// maternity is a birth or a miscarriage (生育).
type maternity struct {
	event      rule.Date
	caseName   string
	insured    bool
	average    decimal.NullDecimal // 用人单位上年度职工月平均工资
	wageBefore decimal.NullDecimal // 产假前工资
	wageDue    decimal.NullDecimal // for the whole leave
	dailyFirst bool
}

// injury is a work injury (工伤).
type injury struct {
	accident      rule.Month
	grade         int // 伤残等级, 0 before the assessment
	nursingLevel  int // 生活自理障碍等级, 0 for none
	average       decimal.NullDecimal
	contractEnded bool
	suitableWork  bool
	leave         *paidLeave
	pension       decimal.NullDecimal // the pension that took the place of the allowance
}

// paidLeave is the time of treatment (停工留薪期).
type paidLeave struct {
	wage      decimal.Decimal
	months    int
	confirmed bool
}

// employeeMedical is the insurance of employees and retirees (职工医保).
type employeeMedical struct {
	retired      bool
	base         decimal.NullDecimal // own contribution base
	record       *cover.Record
	retiree      *cover.Retiree
	supplemented bool
	stays        []inpatient.Stay
}

// residentMedical is the insurance of residents (城乡居民医保).
type residentMedical struct {
	category  resident.Category
	aided     bool
	enrolment resident.Enrolment
	gap       *resident.Waiting
	past      []illness.PastYear
	bill      *illness.Bill
}

// longCare is a need of long-term care (长期护理).
type longCare struct {
	group      funding.Group
	base       decimal.NullDecimal
	claim      care.Claim
	assessment *care.Assessment
}

// visit is care away from the place of insurance (异地就医).
type visit struct {
	rules elsewhere.Rules
	visit elsewhere.Visit
	home  decimal.NullDecimal
	drop  decimal.NullDecimal
}

// pension is the insurance of employees (企业职工基本养老保险).
type pension struct {
	category       retire.Category
	elect          int
	record         retire.Record
	index          decimal.NullDecimal // 平均缴费工资指数
	balance        decimal.NullDecimal // 个人账户储存额
	deemedBalance  decimal.NullDecimal
	newMethodYears decimal.NullDecimal
}

// residentPension is the residents' pension (城乡居民养老保险).
type residentPension struct {
	years        int
	first        rule.Month // month of the first payment
	balance      decimal.NullDecimal
	oldAtStart   bool
	otherPension bool
	paidYearly   bool
	contribution *residentpension.Contribution
}

// incapacity is lost working capacity (丧失劳动能力).
type incapacity struct {
	since            rule.Month
	complete, byWork bool
}

// flexibleWork is a flexible worker's pension contribution (灵活就业).
type flexibleWork struct {
	paid       decimal.Decimal
	subsidised bool // of a group the subsidy is for
}

// annuityAccount is an enterprise annuity (企业年金).
type annuityAccount struct {
	schedule annuity.Schedule
	months   int
	event    annuity.Event
	account  annuity.Account
}

// housingFund is a provident fund account (住房公积金).
type housingFund struct {
	base, rate        decimal.Decimal // of one side's deposit
	opening, deposits decimal.Decimal // on the account, and put in over twelve months
}

// disability is a certificate (残疾).
type disability struct {
	card   disabled.Card
	grade  int
	mental bool
	income decimal.NullDecimal
	cadre  bool
}

// homeCare is an old person cared for at home (居家养老).
type homeCare struct {
	disability                                                              elder.Disability
	dementia, inInstitution, honoured, modelWorker, special, alone, oldOnly bool
	persons                                                                 int
	income                                                                  decimal.NullDecimal
	destituteCare                                                           decimal.Decimal
}

// familyPlanning is a parent who kept to family planning (计划生育).
type familyPlanning struct{ scheme family.Scheme }

// onlyChild is an only child (独生子女).
type onlyChild struct {
	certificate rule.Month
	parent      string // who is cared for
	inHospital  bool
}

// aided is somebody in a group in need (困难群体).
type aided struct {
	groups       []string
	contribution decimal.NullDecimal // 个人缴费
	year         *aid.Year
}

// destitute is a destitute person (特困人员).
type destitute struct{ districtFloor decimal.NullDecimal }

// orphan is an orphan, or a child nobody in fact brings up (孤儿、事实无人抚养儿童).
type orphan struct{ unattended bool }

// death is what the survivors' benefits depend on (死亡).
type death struct {
	paidMonths      int
	drawn           *int // months the pension was drawn
	own             decimal.NullDecimal
	whileUnemployed bool
	byWork          bool
	afterLeaveGrade int
	averageWage     decimal.NullDecimal
	wageBefore      decimal.NullDecimal
	dependants      []injurybenefit.Dependant
}

// temporaryRelief is an application for temporary relief (临时救助).
type temporaryRelief struct{ request temporary.Request }

// backPay is a standard that rose while the household was on the register (补发).
type backPay struct {
	before decimal.Decimal
	months int
}
