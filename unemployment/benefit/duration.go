package benefit

import (
	"errors"
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

// Months returns the benefit months (领取期限) of so many months of contributions, 0 to 1200: none under one year; one for
// each full year while the months are under four years; from four years on four, and one more for each full half year
// beyond; at most 24. 广东省失业保险条例 art. 15(1), 17, 45.
func (p Params) Months(paid int) (int, error) {
	if err := errors.Join(p.Check(), paidMonths(paid)); err != nil {
		return 0, err
	}
	months := min(paid, p.YearsUpTo) / p.LeastPaid
	if paid > p.YearsUpTo {
		months += (paid - p.YearsUpTo) / p.HalfYear
	}
	return min(months, p.MostMonths), nil
}

// Entitled returns the months of a claim (合并计算): those of the contributions since the last claim plus those left of
// it, at most 24. 广东省失业保险条例 art. 18; 社会保险法 art. 46.
func (p Params) Entitled(paid, carriedOver int) (int, error) {
	months, err := p.Months(paid)
	if err := errors.Join(err, p.carried(carriedOver)); err != nil {
		return 0, err
	}
	return min(months+carriedOver, p.MostMonths), nil
}

func (p Params) carried(months int) error {
	return count("carried_over", months, 0, int64(max(p.MostMonths, 0)), "pass the months left of the claim before")
}

func paidMonths(paid int) error {
	return count("paid_months", paid, 0, maxMonths, "pass the months of contributions since the last claim")
}

// NationalMonths returns the most benefit months the national law allows: none under one year of contributions, 12
// under five years, 18 under ten, 24 from then on. It is a limit, not an entitlement. 社会保险法 art. 46.
func NationalMonths(paid int) (int, error) {
	if err := paidMonths(paid); err != nil {
		return 0, err
	}
	switch {
	case paid < 12: // art. 46: 满一年
		return 0, nil
	case paid < 60: // art. 46: 不足五年
		return 12, nil
	case paid < 120: // art. 46: 不足十年
		return 18, nil
	}
	return 24, nil // art. 46: 十年以上
}

// ReemploymentMonths returns the months paid at once to somebody who found work with so many benefit months left:
// half of them, half a month counting as one. 广东省失业保险条例 art. 22.
func (p Params) ReemploymentMonths(remaining int) (int, error) {
	if err := errors.Join(p.Check(), count("remaining_months", remaining, 0, int64(max(p.MostMonths, 0)), "pass the benefit months not yet drawn")); err != nil {
		return 0, err
	}
	return (remaining + p.LumpParts - 1) / p.LumpParts, nil
}

// PeriodStart returns the day the benefit period begins (领取期限起算日): the registration of unemployment if the person
// applied within 7 working days of it, else the application. workingDays is how many working days passed from
// registration to application, by the official calendar. The period is counted in calendar months, the first being
// the month of this day. 广东省失业保险条例 art. 36, 45.
func (p Params) PeriodStart(registered, applied rule.Date, workingDays int) (rule.Date, error) {
	errs := []error{p.Check()}
	switch {
	case registered.IsZero():
		errs = append(errs, badDate("registered", "", "is not a day", "pass the day of registration"))
	case applied.IsZero() || applied.Before(registered):
		errs = append(errs, badDate("applied", applied.String(), "is not a day from the registration on", "pass the day of application"))
	case workingDays < 0 || workingDays > applied.Sub(registered)+1:
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaUnemployment, Field: "working_days", Value: strconv.Itoa(workingDays),
			Reason: rule.Untranslated("do not fit between the two days"), Do: rule.Untranslated("count the working days from registration to application")})
	}
	if err := errors.Join(errs...); err != nil {
		return rule.Date{}, err
	}
	if workingDays <= p.ApplyDays {
		return registered, nil
	}
	return applied, nil
}

// MissedTwice returns the month in which a second monthly check of eligibility (资格核对) in a row was missed, from which
// the person is treated as employed again; the zero Month where no two in a row were. Leave out months missed for a
// good reason: hospital, pregnancy, a child under one year. 广东省失业保险条例 art. 37, 45.
func MissedTwice(missed []rule.Month) rule.Month {
	sorted := slices.Clone(missed)
	slices.SortFunc(sorted, rule.Month.Sub)
	for i := 1; i < len(sorted); i++ {
		if !sorted[i-1].IsZero() && sorted[i].Sub(sorted[i-1]) == 1 {
			return sorted[i]
		}
	}
	return rule.Month{}
}
