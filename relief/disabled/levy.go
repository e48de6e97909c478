package disabled

import (
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// The years of the national documents.
const (
	firstYear   = 2015 // 财税〔2015〕72号, in force from 2015-10-01
	capYear     = 2018 // 财税〔2018〕39号
	reducedFrom = 2020 // 财政部公告2019年第98号
	reducedTo   = 2027 // 财政部公告2023年第8号 art. 3
	lastYear    = 2200
)

// The numbers of the national documents.
const (
	exemptStaff  = 30  // 财政部公告2023年第8号 art. 2: 30人(含)以下的企业
	halfFrom     = 1   // 财政部公告2023年第8号 art. 1: 1%(含)以上, in hundredths
	halfPercent  = 50  // 财政部公告2023年第8号 art. 1
	belowPercent = 90  // 财政部公告2023年第8号 art. 1
	fullPercent  = 100 // 财税〔2015〕72号: no reduction
	wageMultiple = 2   // 财税〔2018〕39号
)

// Employer is what the levy of one year, the year it is collected for, depends on. All figures are those of the year
// before. LocalWage is the 当地社会平均工资 of a year; not Valid leaves the cap out. The exemption of small staff is for
// enterprises only, not for 机关、事业单位、社会团体. StatedPercent is the part of the levy this employer owes in a year after
// 2027, as the year's own announcement has it; nil where none is known.
type Employer struct {
	Year      int       `json:"year" in:"year" doc:"the year the levy is for" zh:"所属年度"`
	Headcount Headcount `json:"-"` // 在职职工人数

	Disabled decimal.Decimal `json:"disabled_employed" in:"persons" doc:"now" zh:"人数"`

	Ratio         decimal.Decimal     `json:"ratio" in:"rate" min:"0.015" doc:"of the province" zh:"安排残疾人就业比例"`
	AnnualWage    decimal.Decimal     `json:"average_annual_wage" in:"yuan" places:"8" doc:"a year" zh:"职工年平均工资（元）"`
	LocalWage     decimal.NullDecimal `json:"local_average_wage" in:"yuan" places:"8" doc:"a year" zh:"当地社会平均工资（元）"`
	NotEnterprise bool                `json:"not_enterprise" default:"false" doc:"an office or society" zh:"非企业单位"`
	StatedPercent *int                `json:"-"`
}

// Reduction is why a levy is what it is.
type Reduction string

// The reasons.
const (
	Met       Reduction = "met"       // 达到规定比例
	Exempt    Reduction = "exempt"    // 30人(含)以下的企业
	Half      Reduction = "half"      // 1%(含)以上
	Ninety    Reduction = "ninety"    // 1%以下
	Unreduced Reduction = "unreduced" // before 2020
	Stated    Reduction = "stated"    // after 2027: the percentage passed
)

// Words lists them.
func (Reduction) Words() []string {
	return []string{string(Met), string(Exempt), string(Half), string(Ninety), string(Unreduced), string(Stated)}
}

// Due is the levy of a year.
type Due struct {
	Levy       decimal.Decimal `json:"levy" out:"yuan" doc:"due, yuan" zh:"应缴（元）"`
	Full       decimal.Decimal `json:"full" out:"yuan" doc:"before the reduction, yuan" zh:"减免前（元）"`
	Percent    int             `json:"percent" doc:"of it that is due" zh:"应缴比例（%）"`
	Reduction  Reduction       `json:"reduction" doc:"why, such as half" zh:"减免依据"`
	Wage       decimal.Decimal `json:"wage" out:"yuan" doc:"the wage used, yuan" zh:"计算工资（元）"`
	WageCapped bool            `json:"wage_capped" doc:"it is twice the local average" zh:"是否按社平工资2倍计"`
}

// Levy returns (headcount x ratio - disabled employed) x average annual wage x share, half away from zero to the
// fen once (财税〔2015〕72号). For 2020 to 2027 the share is 50 % where at least 1 % of the staff are disabled and 90 %
// below, and an enterprise of at most 30 owes nothing (财政部公告2019年第98号, 2023年第8号); before, it is all of it. The
// announcement of 2023 ends with 2027: a later year needs its own StatedPercent. A wage above twice the local average
// counts as that.
//
// Errors: of every bad field; a *rule.NoRuleError for a year before 2015, before 2018 with a local wage, or after
// 2027 without StatedPercent; ErrConflict for StatedPercent in a year the announcements decide.
func Levy(e Employer) (Due, error) {
	if err := rule.Join(jsonrule.Check(rule.AreaRelief, e), e.checkYear()); err != nil {
		return Due{}, err
	}
	return e.levy(), nil
}

// levy is Levy for an employer already checked.
func (e Employer) levy() Due {
	out := Due{Wage: e.AnnualWage}
	most := e.LocalWage.Decimal.Mul(decimal.New(wageMultiple, 0))
	if e.LocalWage.Valid && e.AnnualWage.GreaterThan(most) {
		out.Wage, out.WageCapped = most, true
	}
	missing := e.missing()
	out.Percent, out.Reduction = e.share(missing)
	product := missing.Mul(out.Wage)
	out.Full = product.DivRound(e.Headcount.months(), 2)
	out.Levy = product.Mul(decimal.New(int64(out.Percent), -2)).DivRound(e.Headcount.months(), 2)
	return out
}

// missing is the number of missing persons times the parts of the average; 0 where none is missing.
func (e Employer) missing() decimal.Decimal {
	return decimal.Max(e.Headcount.sum.Mul(e.Ratio).Sub(e.Disabled.Mul(e.Headcount.months())), decimal.Decimal{})
}

// share returns the percentage that is due and why.
func (e Employer) share(missing decimal.Decimal) (int, Reduction) {
	months := e.Headcount.months()
	switch {
	case missing.Sign() == 0:
		return 0, Met
	case e.StatedPercent != nil:
		return *e.StatedPercent, Stated
	case e.Year < reducedFrom:
		return fullPercent, Unreduced
	case !e.NotEnterprise && !e.Headcount.sum.GreaterThan(months.Mul(decimal.New(exemptStaff, 0))):
		return 0, Exempt
	case !e.Disabled.Mul(months).LessThan(e.Headcount.sum.Mul(decimal.New(halfFrom, -2))):
		return halfPercent, Half
	}
	return belowPercent, Ninety
}

// checkYear refuses a year the documents do not speak of; one outside the calendar is refused before.
func (e Employer) checkYear() error {
	first, what := firstYear, rule.Say("disability levy (relief)", "残疾人就业保障金")
	if e.LocalWage.Valid {
		first, what = capYear, rule.Say("wage cap of the disability levy (relief)", "残疾人就业保障金工资上限")
	}
	if 1900 <= e.Year && e.Year < first {
		return &rule.NoRuleError{What: what, Month: rule.MonthOf(e.Year, time.January),
			Nearest: rule.MonthOf(first, time.January)}
	}
	return e.checkStated()
}

// checkStated refuses a year after the announcements without its own percentage, and a percentage in a year they
// decide.
func (e Employer) checkStated() error {
	stated := e.StatedPercent
	switch {
	case e.Year <= reducedTo && stated != nil:
		return rule.AreaRelief.Refuse(rule.ErrConflict, "percent", strconv.Itoa(*stated),
			rule.Sayf("is for years after %d", "只用于 %d 年之后", reducedTo),
			rule.Say("leave it out: the announcements say what is due", "请不填：公告已规定应缴比例"))
	case e.Year > reducedTo && e.Year <= lastYear && stated == nil:
		return &rule.NoRuleError{What: rule.Say("reduction of the disability levy (relief)", "残疾人就业保障金减免"),
			Month: rule.MonthOf(e.Year, time.January), Nearest: rule.MonthOf(reducedTo, time.December),
			Detail: rule.Sayf("财政部公告2023年第8号 ends with %d; pass the percentage the year's own announcement has",
				"财政部公告2023年第8号执行至 %d 年底；请填写该年度公告规定的比例", reducedTo)}
	case stated != nil && (*stated < 0 || *stated > fullPercent):
		return rule.AreaRelief.Refuse(rule.ErrOutOfRange, "percent", strconv.Itoa(*stated),
			rule.Say("is not within 0 to 100", "不在 0 至 100 之间"),
			rule.Say("pass the part of the levy that is due, 0 to 100", "请填写应缴比例，0 至 100"))
	}
	return nil
}

// Hiring is the levy before and after more disabled people are hired.
type Hiring struct {
	Before, After Due
	Saved         decimal.Decimal // Before - After, yuan; negative where the larger staff costs the exemption
}

type hired struct {
	N int `json:"hire" in:"count" max:"1000000"`
}

// Hire returns what n more disabled employees who stay the whole year save. Each adds one to the staff and one to the
// disabled employed; the average wage stays as it is.
//
// Errors: of every bad field; ErrNotApplicable with StatedPercent, which is one employer's with the staff it has, not
// with another.
func Hire(e Employer, n int) (Hiring, error) {
	err := jsonrule.Check(rule.AreaRelief, hired{n})
	if e.StatedPercent != nil {
		err = rule.Join(err, rule.AreaRelief.Refuse(rule.ErrNotApplicable, "percent", strconv.Itoa(*e.StatedPercent),
			rule.Say("need not hold for the larger staff too", "对增加后的人数不一定适用"),
			rule.Say("compute the year before and after the hiring, each with its own percentage",
				"请分别按增加前后的人数和各自的比例计算")))
	}
	if err != nil {
		return Hiring{}, err
	}
	before, err := Levy(e)
	if err != nil {
		return Hiring{}, err
	}
	e.Headcount = e.Headcount.add(n)
	e.Disabled = e.Disabled.Add(whole.Number(n))
	after := e.levy()
	return Hiring{Before: before, After: after, Saved: before.Levy.Sub(after.Levy)}, nil
}
