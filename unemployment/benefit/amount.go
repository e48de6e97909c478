package benefit

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Monthly returns the benefit of a month (失业保险金): the month's share of the city's minimum wage (yuan, at least 1),
// half up to the fen, and how well the share is known. living is the city's minimum living standard, below which the
// benefit may not be; not Valid leaves it out. 广东省失业保险条例 art. 19; 社会保险法 art. 47.
//
// Errors: of every bad field; ErrNoRule for a month whose share is not known.
func (p Params) Monthly(
	month rule.Month, minimumWage decimal.Decimal, living decimal.NullDecimal) (decimal.Decimal, rule.Grade, error) {
	if err := p.Check(); err != nil {
		return decimal.Decimal{}, 0, err
	}
	ratio, err := known(p.Ratio(month))
	if err != nil {
		return decimal.Decimal{}, 0, err
	}
	benefit, err := Amount(minimumWage, ratio.Number().Decimal(), living)
	return benefit, ratio.Grade(), err
}

// Amount is Monthly with a share of the caller's, a fraction.
func Amount(minimumWage, ratio decimal.Decimal, living decimal.NullDecimal) (decimal.Decimal, error) {
	errs := []error{rule.RateInput(rule.AreaUnemployment, "ratio", 100).Check(ratio),
		yuan("minimum_wage", 1).Check(minimumWage)}
	if living.Valid {
		errs = append(errs, yuan("living_standard", 0).Check(living.Decimal))
	}
	if err := errors.Join(errs...); err != nil {
		return decimal.Decimal{}, err
	}
	benefit := minimumWage.Mul(ratio).Round(2)
	if living.Valid {
		benefit = decimal.Max(benefit, living.Decimal)
	}
	return benefit, nil
}

// JobSeeking returns the job-seeking subsidy of a month (求职补贴): 15 % of the average of the own contribution wages of
// the 12 months before, or of as many as there are, half up to the fen once. It is paid for at most 6 months, and not
// above the retirement age. 广东省失业保险条例 art. 20.
func (p Params) JobSeeking(wages []decimal.Decimal) (decimal.Decimal, error) {
	if len(wages) == 0 || len(wages) > 12 {
		return decimal.Decimal{}, errors.Join(p.Check(), count("wages", len(wages), 1, 12, "pass the contribution wages of the last 1 to 12 months"))
	}
	total, err := sum(wages)
	if err := errors.Join(p.Check(), err); err != nil {
		return decimal.Decimal{}, err
	}
	return total.Mul(p.SeekingRate).DivRound(decimal.New(int64(len(wages)), 0), 2), nil
}

func sum(wages []decimal.Decimal) (decimal.Decimal, error) {
	var total decimal.Decimal
	for i, w := range wages {
		if err := yuan("wages["+strconv.Itoa(i)+"]", 0).Check(w); err != nil {
			return decimal.Decimal{}, err
		}
		total = total.Add(w)
	}
	return total, nil
}

// Death is what the survivors of somebody who died while drawing the benefit may claim at once, besides the benefit
// of the month of death. Where a funeral grant of the pension or the injury scheme is due too, they choose one.
type Death struct {
	Funeral   decimal.Decimal // 丧葬补助金
	Survivors decimal.Decimal // 抚恤金
	Total     decimal.Decimal
}

// Death returns 3 times and 6 times the city's average monthly wage of employees in post (在岗职工月平均工资, yuan) of the year
// before, half up to the fen. 广东省失业保险条例 art. 25.
func (p Params) Death(average decimal.Decimal) (Death, error) {
	if err := errors.Join(p.Check(), yuan("city_average", 1).Check(average)); err != nil {
		return Death{}, err
	}
	out := Death{Funeral: times(average, p.FuneralMonths), Survivors: times(average, p.SurvivorMonths)}
	out.Total = out.Funeral.Add(out.Survivors)
	return out, nil
}

// times returns so many times an amount of whole fen.
func times(amount decimal.Decimal, n int) decimal.Decimal {
	return amount.Mul(decimal.New(int64(n), 0))
}

// FormerContractWorker returns what became of the time paid before 2014-07-01 under the rules for farmers on contract
// (原农民合同制工人办法): the contribution months that count, and the lump sum (一次性生活补助) of 2 % of the own average contribution
// wage for each month before above 12, half up to the fen. before are the months paid without a gap up to that day,
// after those paid since. 广东省失业保险条例 art. 47.
func (p Params) FormerContractWorker(before, after int, average decimal.Decimal) (paid int, lump decimal.Decimal, err error) {
	if err := errors.Join(p.Check(), count("before", before, 0, maxMonths, "pass contribution months"), count("after", after, 0, maxMonths, "pass contribution months"),
		yuan("average_12_months", 0).Check(average)); err != nil {
		return 0, decimal.Decimal{}, err
	}
	kept := min(before, p.FormerMonths)
	return kept + after, times(average.Mul(p.FormerRate), before-kept).Round(2), nil
}

// Premium is a month's own pension contribution of somebody near the retirement age.
type Premium struct {
	Month   rule.Month
	Paid    decimal.Decimal // what the person paid, yuan
	Minimum decimal.Decimal // the least contribution of a flexible worker at the place the benefit is drawn, yuan
}

// PensionPremiums returns what the fund pays back (代缴养老保险费) of contributions the person made within a year of the
// retirement age while drawing the benefit: of each month the flexible worker's minimum, not more than was paid, for
// at most 12 months. retirement is the month the age is reached. 广州失业保险常见问题解答 (2025-11) items 11-14.
//
// Errors: ErrOutOfRange for more than 12 months, ErrBadDate for a month twice or not within the year up to retirement.
func (p Params) PensionPremiums(retirement rule.Month, premiums []Premium) (decimal.Decimal, error) {
	errs := []error{p.Check(), count("premiums", len(premiums), 0, int64(max(p.PremiumMonths, 0)), "pass the months the fund is to pay")}
	if retirement.IsZero() {
		errs = append(errs, badDate("retirement", "", "is not a month", "pass the month the retirement age is reached"))
	}
	seen := map[rule.Month]bool{}
	var total decimal.Decimal
	for _, m := range premiums {
		if gap := retirement.Sub(m.Month); m.Month.IsZero() || seen[m.Month] || gap < 0 || gap > p.NearRetirement {
			errs = append(errs, badDate("month", m.Month.String(), "is there twice or not within a year of the retirement age", "pass each month of the last year once"))
		}
		seen[m.Month] = true
		if err := errors.Join(yuan("paid", 0).Check(m.Paid), yuan("minimum", 0).Check(m.Minimum)); err != nil {
			errs = append(errs, err)
			continue
		}
		total = total.Add(decimal.Min(m.Paid, m.Minimum))
	}
	if err := errors.Join(errs...); err != nil {
		return decimal.Decimal{}, err
	}
	return total, nil
}
