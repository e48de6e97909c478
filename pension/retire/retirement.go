package retire

import (
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Worker is whose retirement is asked for. The elastic choice (弹性退休) reaches three years either way (办法 art. 3).
type Worker struct {
	Category Category   `json:"category" doc:"the group and its original age" zh:"人员类别（原法定退休年龄）"`
	Birth    rule.Month `json:"birth_month" doc:"of the birth" zh:"出生年月"`

	Elect int `json:"elect_months" in:"months" min:"-36" max:"36" default:"0" doc:"below 0 earlier" zh:"弹性月数（负为提前）"`
}

// Result says when somebody retires. Take it from Retirement; the zero value is refused. StatutoryMonth is the month in
// which the statutory age (法定退休年龄) is reached, Month that of the retirement (退休时间): the statutory month, or the
// chosen one. AgeMonths, the age in Month, is never below the original age.
type Result struct {
	Category           Category   `json:"category" doc:"as given" zh:"人员类别"`
	DelayMonths        int        `json:"delay_months" doc:"of the statutory age" zh:"延迟月数"`
	StatutoryMonth     rule.Month `json:"statutory_month" doc:"of the statutory age" zh:"达到法定退休年龄的月份"`
	StatutoryAgeMonths int        `json:"statutory_age_months" doc:"the age, months" zh:"法定退休年龄（月）"`
	Month              rule.Month `json:"retirement_month" doc:"of the retirement" zh:"退休时间"`
	AgeMonths          int        `json:"retirement_age_months" doc:"the age then, months" zh:"退休年龄（月）"`

	MinimumContributionMonths int `json:"minimum_contribution_months" doc:"months asked for" zh:"最低缴费年限（月）"`
}

// Retirement returns when somebody of a category, born in a month, reaches the statutory age and retires. elect is
// the elastic choice in months (弹性退休): below 0 earlier, above 0 later by agreement with the employer, at most 36
// either way. An earlier choice stops at the original age. The pension is paid from the month after.
//
// The least contribution years are those of the year of the statutory age, or of the chosen month where it is earlier.
//
// The measures set every month of birth and every year to come, so they have no end here.
//
// Errors: ErrOutOfRange for an unknown category, a choice beyond 36 months or a retirement after 2200, ErrMissingField
// without a month of birth, ErrNotApplicable for a later choice where the age was reached before 2025-01, ErrNoRule
// for a retirement before 2011-07: the contribution years asked for before the Social Insurance Law were not seen.
//
// 国务院关于渐进式延迟法定退休年龄的办法 art. 1 to 3 and annexes; 人社部发〔2024〕94号; 社会保险法 art. 16.
func Retirement(category Category, birth rule.Month, elect int) (Result, error) {
	if err := jsonrule.Check(rule.AreaPension, Worker{category, birth, elect}); err != nil {
		return Result{}, err
	}
	l := category.ladder()
	r := Result{Category: category, DelayMonths: l.delay(birth)}
	r.StatutoryAgeMonths = l.age + r.DelayMonths
	r.AgeMonths = max(r.StatutoryAgeMonths+elect, l.age)
	r.StatutoryMonth, r.Month = birth.Add(r.StatutoryAgeMonths), birth.Add(r.AgeMonths)
	if r.StatutoryMonth.IsZero() || r.Month.IsZero() {
		return Result{}, failed(rule.ErrOutOfRange, "birth_month", birth.String(),
			rule.Say("leads to a retirement after 2200", "对应的退休时间晚于2200年"),
			rule.Say("pass an earlier month of birth", "请填写更早的出生年月"))
	}
	if elect > 0 && r.StatutoryMonth.Before(inForce()) {
		return Result{}, failed(rule.ErrNotApplicable, "elect_months", strconv.Itoa(elect),
			rule.Sayf("is a later choice, but the age was reached in %s, before 2025-01",
				"为弹性延迟，但 %s 已达到法定退休年龄，早于2025-01", r.StatutoryMonth),
			rule.Say("pass 0: the choice exists from 2025-01-01", "请填 0：弹性退休自2025-01-01起施行"))
	}
	counted := r.StatutoryMonth
	if r.Month.Before(counted) {
		counted = r.Month
	}
	if counted.Before(insuranceLaw()) {
		return Result{}, tooEarly(counted)
	}
	r.MinimumContributionMonths = minimum(counted.Year())
	return r, nil
}

// tooEarly is the error of a retirement before the Social Insurance Law.
func tooEarly(month rule.Month) error {
	return &rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("least number of contribution years", "最低缴费年限"),
		Month: month, Nearest: insuranceLaw(),
		Detail: rule.Say("社会保险法 art. 16 is in force from 2011-07-01; what was asked for before was not seen",
			"社会保险法第十六条自2011-07-01起施行，此前的规定未见原文")}
}

// inForce is the month the measures begin (2025-01-01).
func inForce() rule.Month { return rule.MonthOf(2025, 1) }

// delay returns the months of delay of a month of birth: one for each step begun since the first, up to the whole
// delay.
func (l ladder) delay(birth rule.Month) int {
	passed := birth.Sub(l.first)
	if passed < 0 {
		return 0
	}
	return min(passed/l.step+1, l.most)
}

const (
	minimumBefore2030 = 180 // 社会保险法 art. 16; 办法 art. 2: 15 years
	minimumStep       = 6   // 办法 art. 2, annex 4: half a year more each year from 2030
	minimumMost       = 240 // 办法 art. 2, annex 4: 20 years, from 2039
)

// yearInput is the calendar year of a retirement.
type yearInput struct {
	Year int `json:"year" in:"year" doc:"of the retirement" zh:"退休年份"`
}

// MinimumContributionMonths returns the least contribution months (最低缴费年限) for who retires in a calendar year up to
// 2200: 180 to 2029, then 6 more each year, 240 from 2039. Of a late retirement the year of the statutory age counts.
//
// Errors: ErrOutOfRange for a year outside 1900 to 2200, ErrNoRule before 2012, the first whole year of the Social
// Insurance Law.
//
// 社会保险法 art. 16, 98; 国务院关于渐进式延迟法定退休年龄的办法 art. 2, annex 4.
func MinimumContributionMonths(year int) (int, error) {
	if err := jsonrule.Check(rule.AreaPension, yearInput{year}); err != nil {
		return 0, err
	}
	return MinimumContributionMonthsIn(rule.MonthOf(year, 1))
}

// MinimumContributionMonthsIn returns the least contribution months (最低缴费年限) of a month that counts: that of the
// statutory age, or of an earlier retirement. They are those of its year, from 2011-07 on.
//
// Errors: ErrMissingField for a zero Month, ErrNoRule before 2011-07, when the Social Insurance Law began.
//
// 社会保险法 art. 16, 98; 国务院关于渐进式延迟法定退休年龄的办法 art. 2, annex 4.
func MinimumContributionMonthsIn(month rule.Month) (int, error) {
	if month.IsZero() {
		return 0, month.Blame(rule.AreaPension.Missing("month",
			rule.Say(`pass a month such as "2025-08"`, "请填写月份，例如 2025-08")))
	}
	if month.Before(insuranceLaw()) {
		return 0, tooEarly(month)
	}
	return minimum(month.Year()), nil
}

// minimum returns the least contribution months of a calendar year.
func minimum(year int) int {
	return min(minimumBefore2030+minimumStep*max(year-2029, 0), minimumMost)
}

// MonthsUntil returns the months from a month to the retirement, 0 in its month and below 0 after it.
func (r Result) MonthsUntil(from rule.Month) (int, error) {
	if err := r.check(); err != nil {
		return 0, err
	}
	if from.IsZero() {
		return 0, from.Blame(rule.AreaPension.Missing("from",
			rule.Say(`pass a month such as "2025-08"`, "请填写月份，例如 2025-08")))
	}
	return r.Month.Sub(from), nil
}

// check refuses a result that Retirement did not make.
func (r Result) check() error {
	if r.Month.IsZero() || r.StatutoryMonth.IsZero() {
		return failed(rule.ErrMissingField, "retirement", "", rule.Say("has no month", "没有月份"),
			rule.Say("take the result from Retirement", "请取自 Retirement"))
	}
	return nil
}
