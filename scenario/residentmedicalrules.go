package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/rule"
)

// residentMedicalRules are residents' medical contributions by the city's figures.
func residentMedicalRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("medical.resident_contribution", jsonrule.About{
			Doc:     "a resident's contribution and subsidy of a year",
			Chinese: "城乡居民医保个人缴费和财政补助标准", Clause: "1.2b",
			Source:  "notice on enrolment for 2026 (2025-10-14) 二",
			Example: `{"year":2026,"category":"student"}`}, residentDues),
		jsonrule.New("medical.resident_repair", jsonrule.About{
			Doc:     "what making up missed years costs, to shorten the waiting period",
			Chinese: "补缴断保年度、修复变动待遇等待期的费用", Clause: "1.2b",
			Source:  "notice on enrolment for 2026 (2025-10-14) 三",
			Example: `{"year":2026,"category":"other","repair_years_paid":3}`}, residentRepair),
		jsonrule.New("medical.resident_formula", jsonrule.About{
			Doc:     "residents' contributions and subsidies of a year as shares of the base",
			Chinese: "按缴费基数比例计算的城乡居民医保个人缴费和财政补助", Clause: "1.2b",
			Source:  "穗府办规〔2021〕14号; reproduces the notices of 2022, 2023 and 2024",
			Example: `{"year":2024,"base":"56571"}`}, residentFormula),
	}
}

type residentDuesInput struct {
	Year     int               `json:"year" in:"year" doc:"the residents' year" zh:"居民医保年度"`
	Category resident.Category `json:"category" enum:"student,other" doc:"who pays" zh:"人员类别（在校学生、其他）"`
	Aided    bool              `json:"aided" default:"false" doc:"medical assistance pays for the person" zh:"资助参保"`
}

func residentDues(in residentDuesInput) (resident.Contribution, error) {
	params, err := guangzhou.ResidentMedical(in.Year)
	if err != nil {
		return resident.Contribution{}, err
	}
	return resident.Contribute(params, in.Category, in.Aided)
}

type residentRepairInput struct {
	Year     int               `json:"year" in:"year" doc:"the residents' year joined" zh:"参保年度"`
	Category resident.Category `json:"category" enum:"student,other" doc:"who pays" zh:"人员类别（在校学生、其他）"`
	Years    int               `json:"repair_years_paid" in:"count" max:"150" doc:"years made up" zh:"补缴年数"`
}

type residentRepairOutput struct {
	Cost decimal.Decimal `json:"cost" out:"yuan" doc:"for all years made up, yuan" zh:"补缴费用（元）"`
}

func residentRepair(in residentRepairInput) (residentRepairOutput, error) {
	if err := resident.CheckWaitingYear(in.Year); err != nil {
		return residentRepairOutput{}, err
	}
	params, err := guangzhou.ResidentMedical(in.Year)
	if err != nil {
		return residentRepairOutput{}, err
	}
	cost, err := resident.Repair(params, in.Category, in.Years)
	return residentRepairOutput{cost}, err
}

// residentFormulaInput has a base, or the two incomes it is made of, or neither: the year's printed base.
type residentFormulaInput struct {
	Year  int                 `json:"year" in:"year" doc:"the residents' year" zh:"居民医保年度"`
	Base  decimal.NullDecimal `json:"base" in:"yuan" doc:"contribution base, yuan" zh:"缴费基数（元）"`
	Urban decimal.NullDecimal `json:"urban_income" in:"yuan" doc:"year before last" zh:"前年城镇居民人均可支配收入（元）"`
	Rural decimal.NullDecimal `json:"rural_income" in:"yuan" doc:"year before last" zh:"前年农村居民人均可支配收入（元）"`

	BaseGrade rule.Grade `json:"base_grade" in:",optional" doc:"of the base or incomes passed" zh:"所填基数或收入的数据等级"`
}

// CheckFields refuses a base beside incomes, and one income without the other.
func (in residentFormulaInput) CheckFields() error {
	switch {
	case in.Base.Valid && (in.Urban.Valid || in.Rural.Valid):
		return rule.AreaMedical.Refuse(rule.ErrConflict, "base", "",
			rule.Say("stands beside the incomes it is made of", "与人均可支配收入同时填写"),
			rule.Say("pass the base or the incomes", "请填写缴费基数，或者人均可支配收入"))
	case in.Urban.Valid != in.Rural.Valid:
		return rule.AreaMedical.Refuse(rule.ErrMissingField, "rural_income", "",
			rule.Say("and urban_income go together", "须与 urban_income 同时填写"),
			rule.Say("pass both, or the base", "请两项都填写，或者填写缴费基数"))
	}
	return gradeAlone("base", in.BaseGrade, in.Base.Valid || in.Urban.Valid)
}

type residentParts struct {
	Personal decimal.Decimal `json:"personal" out:"yuan" doc:"paid by the person, yuan" zh:"个人缴费（元）"`
	Subsidy  decimal.Decimal `json:"subsidy" out:"yuan" doc:"paid by the treasury, yuan" zh:"财政补助（元）"`
}

type residentFormulaOutput struct {
	Base    decimal.Decimal `json:"base" out:"yuan" doc:"contribution base, yuan" zh:"缴费基数（元）"`
	Total   decimal.Decimal `json:"total" out:"yuan" doc:"of both, yuan" zh:"合计（元）"`
	Student residentParts   `json:"student" doc:"of a student" zh:"在校学生"`
	Other   residentParts   `json:"other" doc:"of everybody else" zh:"其他参保人员"`
	Grade   rule.Grade      `json:"grade" doc:"how well the figures are known" zh:"依据等级"`
}

func residentFormula(in residentFormulaInput) (residentFormulaOutput, error) {
	formula, grade, err := guangzhou.ResidentMedicalFormula(in.Year)
	if err != nil {
		return residentFormulaOutput{}, err
	}
	base, baseGrade, err := in.base()
	if err != nil {
		return residentFormulaOutput{}, err
	}
	a, err := formula.Amounts(base)
	return residentFormulaOutput{Base: base, Total: a.Total, Grade: max(grade, baseGrade),
		Student: residentParts{a.StudentPersonal, a.StudentSubsidy},
		Other:   residentParts{a.OtherPersonal, a.OtherSubsidy}}, err
}

// base returns the contribution base: the caller's, that of the caller's incomes, or the year's printed one.
func (in *residentFormulaInput) base() (decimal.Decimal, rule.Grade, error) {
	switch {
	case in.Base.Valid:
		return in.Base.Decimal, in.BaseGrade, nil
	case in.Urban.Valid:
		base, err := resident.Base(in.Urban.Decimal, in.Rural.Decimal)
		return base, in.BaseGrade, err
	}
	f, err := guangzhou.Lookup("medical.resident_base", rule.MonthOf(in.Year, 1))
	return f.Number().Decimal(), f.Grade(), err
}
