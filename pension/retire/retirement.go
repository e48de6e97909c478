package retire

import (
	"errors"
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

// mostElected is how far the elastic choice reaches either way, months: three years (办法 art. 3).
const mostElected = 36

// Result says when somebody retires. Take it from Retirement; the zero value is refused.
type Result struct {
	Category                  Category
	DelayMonths               int        // 延迟月数
	StatutoryMonth            rule.Month // 法定退休年龄 is reached in this month
	StatutoryAgeMonths        int
	Month                     rule.Month // 退休时间: the statutory month, or the chosen one
	AgeMonths                 int        // the age in Month, never below the original age
	MinimumContributionMonths int        // 最低缴费年限, months
}

// Retirement returns when somebody of a category, born in a month, reaches the statutory age and retires. elect is
// the elastic choice in months (弹性退休): below 0 earlier, above 0 later by agreement with the employer, at most 36
// either way. An earlier choice stops at the original age. The pension is paid from the month after.
//
// The least contribution years are those of the year of the statutory age, or of the chosen month where it is earlier.
//
// The measures set every month of birth and every year to come, so they have no end here.
//
// Errors: ErrOutOfRange for an unknown category, a choice beyond 36 months or a retirement after 2200, ErrBadDate
// without a month of birth, ErrNotApplicable for a later choice where the age was reached before 2025-01, ErrNoRule
// for a retirement before 2011-07: the contribution years asked for before the Social Insurance Law were not seen.
//
// 国务院关于渐进式延迟法定退休年龄的办法 art. 1 to 3 and annexes; 人社部发〔2024〕94号; 社会保险法 art. 16.
func Retirement(category Category, birth rule.Month, elect int) (Result, error) {
	l, err := category.ladder()
	err = errors.Join(err, checkMonth("birth_month", birth),
		checkCount("elect_months", elect, -mostElected, mostElected, "an earlier or later choice reaches at most 36 months"))
	if err != nil {
		return Result{}, err
	}
	r := Result{Category: category, DelayMonths: l.delay(birth)}
	r.StatutoryAgeMonths = l.age + r.DelayMonths
	r.AgeMonths = max(r.StatutoryAgeMonths+elect, l.age)
	r.StatutoryMonth, r.Month = birth.Add(r.StatutoryAgeMonths), birth.Add(r.AgeMonths)
	if r.StatutoryMonth.IsZero() || r.Month.IsZero() {
		return Result{}, failed(rule.ErrOutOfRange, "birth_month", birth.String(), "leads to a retirement after 2200", "pass an earlier month of birth")
	}
	if elect > 0 && r.StatutoryMonth.Before(inForce()) {
		return Result{}, failed(rule.ErrNotApplicable, "elect_months", strconv.Itoa(elect), "is a later choice, but the age was reached in "+r.StatutoryMonth.String()+", before 2025-01",
			"pass 0: the choice exists from 2025-01-01")
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
	return &rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("least number of contribution years", "最低缴费年限"), Month: month,
		Nearest: insuranceLaw(),
		Detail:  rule.Untranslated("社会保险法 art. 16 is in force from 2011-07-01; what was asked for before was not seen")}
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

// MinimumContributionMonths returns the least contribution months (最低缴费年限) for who retires in a calendar year up to
// 2200: 180 to 2029, then 6 more each year, 240 from 2039. Of a late retirement the year of the statutory age counts.
//
// Errors: ErrOutOfRange for a year outside 1900 to 2200, ErrNoRule before 2012, the first whole year of the Social
// Insurance Law.
//
// 社会保险法 art. 16, 98; 国务院关于渐进式延迟法定退休年龄的办法 art. 2, annex 4.
func MinimumContributionMonths(year int) (int, error) {
	if err := checkCount("year", year, 1900, 2200, "pass a calendar year such as 2030"); err != nil {
		return 0, err
	}
	if january := rule.MonthOf(year, 1); january.Before(insuranceLaw()) {
		return 0, tooEarly(january)
	}
	return minimum(year), nil
}

// minimum returns the least contribution months of a calendar year.
func minimum(year int) int {
	return min(minimumBefore2030+minimumStep*max(year-2029, 0), minimumMost)
}

// MonthsUntil returns the months from a month to the retirement, 0 in its month and below 0 after it.
func (r Result) MonthsUntil(from rule.Month) (int, error) {
	if err := errors.Join(r.check(), checkMonth("from", from)); err != nil {
		return 0, err
	}
	return r.Month.Sub(from), nil
}

// check refuses a result that Retirement did not make.
func (r Result) check() error {
	if r.Month.IsZero() || r.StatutoryMonth.IsZero() {
		return failed(rule.ErrMissingField, "retirement", "", "has no month", "take the result from Retirement")
	}
	return nil
}
