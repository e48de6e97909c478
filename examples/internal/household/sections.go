package household

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/medical/resident"
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
	unemployment    *unemployment
	maternity       *pregnancy
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
	annuity         *annuity.Vesting
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

func readSections(o *object) sections {
	return sections{
		unemployment:    section(o, "unemployment", readUnemployment),
		maternity:       section(o, "maternity", readMaternity),
		injury:          section(o, "injury", readInjury),
		employeeMedical: section(o, "employee_medical", readEmployeeMedical),
		residentMedical: section(o, "resident_medical", readResidentMedical),
		care:            section(o, "long_term_care", readCare),
		designated:      section(o, "designated_disease", readDesignated),
		elsewhere:       section(o, "care_elsewhere", readElsewhere),
		pension:         section(o, "pension", readPension),
		residentPension: section(o, "resident_pension", readResidentPension),
		incapacity: section(o, "incapacity", func(o *object) incapacity {
			return incapacity{since: o.month("since"), complete: o.flag("complete"), byWork: o.flag("by_work")}
		}),
		flexible: section(o, "flexible_work",
			func(o *object) flexibleWork { return flexibleWork{o.yuan("paid"), o.flag("subsidised_group")} }),
		annuity:     section(o, "annuity", readAnnuity),
		housingFund: section(o, "housing_fund", readHousingFund),
		disability:  section(o, "disability", readDisability),
		homeCare:    section(o, "home_care", readHomeCare),
		family: section(o, "family_planning", func(o *object) familyPlanning {
			return familyPlanning{
				scheme: []family.Scheme{0, family.Reward, family.Special}[1+o.choice("scheme", "reward", "special")]}
		}),
		onlyChild: section(o, "only_child", func(o *object) onlyChild {
			return onlyChild{certificate: o.monthOr("certificate"), parent: o.textOr("cares_for"),
				inHospital: o.flag("in_hospital")}
		}),
		aid:       section(o, "aid", readAid),
		destitute: section(o, "destitute", func(o *object) destitute { return destitute{o.yuanOr("district_floor")} }),
		orphan: section(o, "orphan", func(o *object) orphan {
			return orphan{unattended: o.choice("kind", "orphan", "unattended") == 1}
		}),
		death: section(o, "death", readDeath),
	}
}

// unemployment is a job that was lost (失业).
type unemployment struct {
	application jobless.Application
	registered  rule.Date // 失业登记
	applied     rule.Date // 申领
	workingDays *int      // from registration to application; nil where not said
	wages       []decimal.Decimal
	births      []rule.Month
	end         jobless.End
	former      *formerContract
	premiums    []jobless.Premium
}

// formerContract is time paid under the rules for farmers on contract (原农民合同制工人).
type formerContract struct {
	before, after int
	average       decimal.NullDecimal
}

// causes are the names of the causes a job ends for, in the order of the library.
func causes() []string {
	return []string{"contract_expired", "employer_bankrupt", "employer_closed", "dismissed_for_fault",
		"dismissed_with_notice", "laid_off",
		"agreed_on_employer_side", "discharged", "left_for_employer_fault", "other_involuntary", "resigned",
		"closed_own_business"}
}

// endings are the names of the ways a claim ends early, in the order of the library.
func endings() []string {
	return []string{"reemployed", "started_business", "enlisted", "emigrated", "pensioned", "refused_thrice",
		"checks_missed", "died"}
}

func readUnemployment(o *object) unemployment {
	u := unemployment{registered: o.dateOr("registered"), applied: o.dateOr("applied"),
		workingDays: o.countMaybe("working_days", 0, 10_000)}
	u.application = jobless.Application{Contributed: jobless.Contributed{
		PaidMonths: o.count("paid_months", 0, 1200), CarriedOver: o.countOr("carried_over", 0, 24)},
		Cause:      jobless.Cause(1 + max(0, o.choice("cause", causes()...))),
		Registered: !u.registered.IsZero(), SeekingWork: o.flag("seeking_work")}
	o.items("wages", func(o *object, field string) { u.wages = append(u.wages, o.yuan(field)) })
	o.items("births", func(o *object, field string) { u.births = append(u.births, o.month(field)) })
	if o.has("end") {
		o.object("end", func(o *object) {
			u.end = jobless.End{
				Cause: jobless.Ending(1 + max(0, o.choice("cause", endings()...))), From: o.month("from"),
				Applied: o.monthOr("lump_applied"), Contract: o.countOr("contract_months", 0, 1200),
				Insured: o.countOr("insured_months", 0, 1200)}
		})
	}
	u.former = section(o, "before_2014_07", func(o *object) formerContract {
		return formerContract{o.count("months", 0, 1200), o.count("months_since", 0, 1200), o.yuanOr("average_wage")}
	})
	o.listOr("own_pension_contributions", func(o *object) {
		u.premiums = append(u.premiums,
			jobless.Premium{Month: o.month("month"), Paid: o.yuan("paid"), Minimum: o.yuan("minimum")})
	})
	return u
}

// pregnancy is a birth or a miscarriage (生育).
type pregnancy struct {
	event      rule.Date
	caseName   string
	insured    bool
	average    decimal.NullDecimal // 用人单位上年度职工月平均工资
	wageBefore decimal.NullDecimal // 产假前工资
	wageDue    decimal.NullDecimal // for the whole leave
	dailyFirst bool
}

func readMaternity(o *object) pregnancy {
	names := maternity.CaseNames()
	return pregnancy{event: o.date("event"), caseName: names[max(0, o.choice("case", names...))],
		insured: o.must("insured"),
		average: o.yuanOr("employer_average"), wageBefore: o.yuanOr("wage_before"), wageDue: o.yuanOr("wage_due"),
		dailyFirst: o.flag("round_daily_first")}
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

func readInjury(o *object) injury {
	return injury{accident: o.month("accident"), grade: o.countOr("grade", 1, 10),
		nursingLevel: o.countOr("nursing_level", 1, 4), average: o.yuanOr("average_wage"),
		contractEnded: o.flag("contract_ended"), suitableWork: o.flag("suitable_work"), pension: o.yuanOr("pension"),
		leave: section(o, "paid_leave", func(o *object) paidLeave {
			return paidLeave{o.yuan("wage"), o.count("months", 0, 24), o.flag("confirmed")}
		})}
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

func readEmployeeMedical(o *object) employeeMedical {
	e := employeeMedical{retired: o.choice("person", "employee", "retiree") == 1, base: o.yuanOr("base"),
		supplemented: o.flag("supplementary_insurance")}
	e.record = section(o, "record", func(o *object) cover.Record {
		return cover.Record{
			Insured: []cover.Insured{"", cover.ByEmployer, cover.BySelf,
				cover.ByUnemployment}[1+o.choice("insured", "employer", "self", "unemployment")],
			Due: o.monthOr("due"), FirstPaid: o.monthOr("first_paid"), FirstUnpaid: o.monthOr("first_unpaid"),
			Repaid: o.monthOr("repaid"), Stopped: o.monthOr("stopped")}
	})
	e.retiree = section(o, "retirement", func(o *object) cover.Retiree {
		return cover.Retiree{Registered: o.date("registered"), FirstPaid: o.date("first_paid"),
			PaidMonths: o.count("paid_months", 0, 1200)}
	})
	o.listOr("stays", func(o *object) {
		e.stays = append(e.stays,
			inpatient.Stay{Tier: o.count("tier", 1, 3), Days: o.count("days", 1, 10_000), Bill: o.yuan("bill"),
				ClassB:    o.part("class_b"),
				Treatment: o.part("treatment"), Examination: o.part("examination"), Disposable: o.part("disposable"),
				Implant:   o.part("implant"),
				Essential: o.part("essential"), OutOfScope: o.part("out_of_scope"),
				TransferredFrom: o.countOr("transferred_from", 1, 3), DaysBefore: o.countOr("days_before", 0, 10_000)})
	})
	return e
}

// residentMedical is the insurance of residents (城乡居民医保).
type residentMedical struct {
	category  resident.Category
	aided     bool
	enrolment resident.Enrolment
	gap       *resident.Waiting
	past      []resident.PastYear
	bill      *resident.Bill
}

func readResidentMedical(o *object) residentMedical {
	r := residentMedical{
		category: []resident.Category{resident.Student, resident.Student,
			resident.Other}[1+o.choice("category", "student", "other")], aided: o.flag("aided")}
	who := []resident.Who{resident.Ordinary, resident.Newborn, resident.Aided, resident.Switcher,
		resident.MidYear}[max(0, o.choiceOr("joins", "ordinary", "newborn", "aided", "switcher", "mid_year"))]
	r.enrolment = resident.Enrolment{Who: who, Year: o.count("year", 1900, 2199), Paid: o.dateOr("paid"),
		WindowEnd: o.dateOr("window_end"), Marked: o.dateOr("marked"),
		Enrolled: o.dateOr("enrolled"), BirthYearPaid: o.flag("birth_year_paid"),
		NextYearPaid: o.flag("next_year_paid")}
	r.gap = section(o, "gap", func(o *object) resident.Waiting {
		return resident.Waiting{YearsUninsured: o.count("years_uninsured", 0, 100),
			RepairYears: o.countOr("years_made_up", 0, 100), MissedWindow: o.flag("missed_window"),
			InsuredYears: o.countOr("insured_years", 0, 100), GapMonths: o.countOr("gap_months", 0, 1200)}
	})
	o.listOr("past_years", func(o *object) {
		r.past = append(r.past,
			resident.PastYear{Insured: o.flag("insured"), ZeroClaim: o.flag("zero_claim"),
				UsedBonus: o.flag("used_bonus")})
	})
	r.bill = section(o, "bill", func(o *object) resident.Bill {
		return resident.Bill{Total: o.yuan("total"), OutOfScope: o.part("out_of_scope")}
	})
	return r
}

// longCare is a need of long-term care (长期护理).
type longCare struct {
	group      care.Group
	base       decimal.NullDecimal
	claim      care.Claim
	assessment *care.Assessment
}

func readCare(o *object) longCare {
	c := longCare{
		group: []care.Group{"", care.Employee, care.Retiree,
			care.Resident}[1+o.choice("group", "employee", "retiree", "resident")], base: o.yuanOr("base")}
	c.claim = care.Claim{Group: care.Employee, Level: o.count("level", 1, 3),
		Place: []care.Place{"", care.Home, care.Institution}[1+o.choice("place", "home", "institution")],
		Days:  o.count("days", 0, 31), Living: o.part("living"), Bed: o.part("bed"), Nursing: o.part("nursing"),
		Consumables: o.part("consumables"), Equipment: o.part("equipment"),
		MonthsDrawn: o.countOr("months_drawn", 0, 1200), Extension: o.flag("extension"),
		Spell: o.countOr("spell", 1, 100)}
	if c.group == care.Resident {
		c.claim.Group = care.Resident
	}
	c.assessment = section(o, "assessment", func(o *object) care.Assessment {
		a := care.Assessment{Extension: o.flag("extension"), Qualifies: o.flag("qualifies"), Review: o.flag("review"),
			First: o.countOr("first", 0, 3)}
		if level := o.countOr("level", 0, 3); !a.Extension || level != 0 {
			a.Level = &level
		}
		return a
	})
	return c
}

func readDesignated(o *object) designated.Claim {
	return designated.Claim{Disease: o.count("disease", 1, 1000),
		Group: []designated.Group{"", designated.Employee,
			designated.Resident}[1+o.choice("group", "employee", "resident")],
		Cost: o.yuan("cost"), Primary: o.flag("primary"), InHospital: o.flag("in_hospital"),
		InpatientRatio: o.numberOr("inpatient_ratio", share()).Decimal,
		Deductible:     o.part("deductible"), Used: o.part("used")}
}

// visit is care away from the place of insurance (异地就医).
type visit struct {
	rules elsewhere.Rules
	visit elsewhere.Visit
	home  decimal.NullDecimal
	drop  decimal.NullDecimal
}

func readElsewhere(o *object) visit {
	texts := []elsewhere.Rules{elsewhere.Guangdong2025(), elsewhere.National2022(), elsewhere.Decree123()}
	names := []elsewhere.Visit{elsewhere.LongTerm, elsewhere.Study, elsewhere.Emergency, elsewhere.Registered,
		elsewhere.Unregistered}
	return visit{rules: texts[max(0, o.choice("text", "guangdong_2025", "national_2022", "decree_123_2015"))],
		visit: names[max(0, o.choice("visit", "long_term", "study", "emergency", "registered", "unregistered"))],
		home:  o.numberOr("home_ratio", share()), drop: o.numberOr("drop", share())}
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

func readPension(o *object) pension {
	index := rule.Input{Max: 10, Places: 4,
		Do: rule.Untranslated("write the average index with at most 4 decimals, such as 0.8642")}
	years := rule.Input{Max: 100, Places: 16, Do: rule.Untranslated("write years, such as 12.3333")}
	return pension{
		category: []retire.Category{0, retire.Male60, retire.Female55,
			retire.Female50}[1+o.choice("category", "male60", "female55", "female50")],
		elect: o.countOr("elect_months", -36, 36),
		record: retire.Record{PaidMonths: o.count("paid_months", 0, 1200), Through: o.month("through"),
			FirstInsured:   o.month("first_insured"),
			ExtendedMonths: o.countOr("extended_months", 0, 1200)},
		index: o.numberOr("average_index", index), balance: o.yuanOr("balance"),
		deemedBalance: o.yuanOr("deemed_balance"), newMethodYears: o.numberOr("new_method_years", years)}
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

func readResidentPension(o *object) residentPension {
	return residentPension{years: o.count("years", 0, 100), first: o.monthOr("first_payment"),
		balance: o.yuanOr("balance"), oldAtStart: o.flag("old_at_start"),
		otherPension: o.flag("other_pension"), paidYearly: o.flag("paid_yearly"),
		contribution: section(o, "contribution", func(o *object) residentpension.Contribution {
			return residentpension.Contribution{Tier: o.yuan("tier"), Arrears: o.flag("arrears"),
				PaidFor: o.part("paid_for"), Aid: o.part("collective_aid"), Donation: o.part("donation")}
		})}
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

// readAnnuity reads an enterprise annuity (企业年金).
func readAnnuity(o *object) annuity.Vesting {
	events := []string{"in_service", "retirement_age", "total_incapacity", "died", "plan_ended", "employer_ended",
		"not_renewed", "plan_other"}
	a := annuity.Vesting{Months: o.count("service_months", 0, 1200),
		Event: annuity.Event(1 + max(0, o.choice("event", events...))),
		Own:   o.yuan("own"), Employer: o.yuan("employer")}
	o.list("schedule", func(o *object) {
		a.Schedule = append(a.Schedule,
			annuity.Step{Months: o.count("months", 0, 1200), Share: o.number("share", share())})
	})
	return a
}

// housingFund is a provident fund account (住房公积金).
type housingFund struct {
	base, rate        decimal.Decimal // of one side's deposit
	opening, deposits decimal.Decimal // on the account, and put in over twelve months
}

func readHousingFund(o *object) housingFund {
	return housingFund{o.yuan("base"), o.number("rate", share()), o.yuan("opening"), o.yuan("deposits")}
}

// disability is a certificate (残疾).
type disability struct {
	card   disabled.Card
	grade  int
	mental bool
	income decimal.NullDecimal
	cadre  bool
}

func readDisability(o *object) disability {
	return disability{card: disabled.Card(1 + max(0, o.choice("card", "civil", "military", "police"))),
		grade: o.count("grade", 1, 10), mental: o.flag("mental"),
		income: o.yuanOr("own_income"), cadre: o.flag("retired_cadre")}
}

// homeCare is an old person cared for at home (居家养老).
type homeCare struct {
	disability                                                              elder.Disability
	dementia, inInstitution, honoured, modelWorker, special, alone, oldOnly bool
	persons                                                                 int
	income                                                                  decimal.NullDecimal
	destituteCare                                                           decimal.Decimal
}

func readHomeCare(o *object) homeCare {
	return homeCare{disability: elder.Disability(max(0, o.choice("assessed", "able", "mild", "moderate", "severe"))),
		dementia: o.flag("dementia"), inInstitution: o.flag("in_institution"),
		honoured: o.flag("honoured"), modelWorker: o.flag("model_worker"), special: o.flag("special_family"),
		alone: o.flag("alone"), oldOnly: o.flag("old_only"),
		persons: o.countOr("persons", 1, 100), income: o.yuanOr("income"), destituteCare: o.part("destitute_care")}
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
	year         *relief.MedicalYear
}

func readAid(o *object) aided {
	var a aided
	o.items("groups", func(o *object, field string) {
		s, _ := o.text(field)
		a.groups = append(a.groups, s)
	})
	a.contribution = o.yuanOr("contribution")
	a.year = section(o, "medical_costs", func(o *object) relief.MedicalYear {
		return relief.MedicalYear{Remaining: o.yuan("remaining"), Before: o.part("before"), Paid: o.part("paid")}
	})
	return a
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
	dependants      []workinjury.Dependant
}

func readDeath(o *object) death {
	d := death{paidMonths: o.countOr("contribution_months", 0, 1200), own: o.yuanOr("own_contributions"),
		whileUnemployed: o.flag("while_unemployed"), byWork: o.flag("by_work"),
		drawn: o.countMaybe("pension_drawn_months", 0, 1200), afterLeaveGrade: o.countOr("after_leave_grade", 1, 4),
		averageWage: o.yuanOr("average_wage"), wageBefore: o.yuanOr("wage_before")}
	o.listOr("dependants", func(o *object) {
		d.dependants = append(d.dependants, workinjury.Dependant{Spouse: o.flag("spouse"), Alone: o.flag("alone")})
	})
	return d
}

// temporaryRelief is an application for temporary relief (临时救助).
type temporaryRelief struct{ request relief.Request }

func readTemporary(o *object) temporaryRelief {
	return temporaryRelief{
		relief.Request{
			Kind: relief.Kind(1 +
				max(0, o.choice("kind", "urgent", "first_aid", "continuing", "expense", "hospital_care"))),
			Persons: o.countOr("persons", 1, 100), Months: o.countOr("months", 1, 120), Spending: o.yuanOr("spending"),
			CareDays:  o.countOr("care_days", 1, 3660),
			Destitute: o.flag("destitute"), NursingAid: o.flag("nursing_aid"), Granted: o.part("granted_this_year")}}
}

// backPay is a standard that rose while the household was on the register (补发).
type backPay struct {
	before decimal.Decimal
	months int
}

func readBackPay(o *object) backPay {
	return backPay{o.yuan("standard_before"), o.count("months", 0, 120)}
}
