package benefit

import (
	"errors"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// NationalRate returns the national base rate of an industry class (行业基准费率), 1 to 8, in a month, as a fraction with its
// source. Places have their own rates; the city's are in package guangzhou. 工伤保险条例 art. 8.
//
// Errors: ErrOutOfRange for a class outside 1 to 8, ErrNoRule before 2015-10 and after the month the source was last
// seen.
func NationalRate(class int, month rule.Month) (rule.Figure, error) {
	if err := count("industry_class", class, 1, 8, "pass the class of the industry, 1 to 8"); err != nil {
		return rule.Figure{}, err
	}
	table := [...]int64{
		2,  // class 1: 0.2 %
		4,  // class 2: 0.4 %
		7,  // class 3: 0.7 %
		9,  // class 4: 0.9 %
		11, // class 5: 1.1 %
		13, // class 6: 1.3 %
		16, // class 7: 1.6 %
		19, // class 8: 1.9 %
	}
	rate, err := rule.RateInput(rule.AreaInjury, "rate", 100).Number(decimal.New(table[class-1], -3))
	if err != nil {
		return rule.Figure{}, err
	}
	checked := rule.MonthOf(2026, time.November)
	series, err := rule.NewSeries(rule.AreaInjury, rule.Untranslated("national rate of class "+strconv.Itoa(class)), rule.Entry[rule.Number]{
		From: rule.DateOf(2015, time.October, 1), Until: rule.HeldUntil(checked), Holds: true, Value: rate,
		Grade: rule.Reported, Modality: rule.Exact,
		Cite: rule.Cite{Title: "two public repositories, one citing the official notice", Number: "人社部发〔2015〕71号", Checked: checked,
			Note: "the text of the notice was not seen"},
	})
	if err != nil {
		return rule.Figure{}, err
	}
	entry, err := series.At(month, rule.Lookup{})
	if err != nil {
		return rule.Figure{}, err
	}
	return rule.FigureOf(entry), nil
}

// FloatTier is one level of the floating rate (浮动档次).
type FloatTier struct {
	UpTo   decimal.NullDecimal // most the fund spent on the employer's injuries, a share of its contributions, inclusive; not Valid: no end
	Factor decimal.Decimal     // 浮动比例, above 0, such as 0.5 or 1.2
}

// maxTiers bounds a table of tiers; the factor of a level is at most 1.5, as package injury has it.
const maxTiers, maxFactorPercent = 20, 150

// FloatFactor returns the factor of the first tier an employer fits: spent is what the fund spent on its injuries
// over the period of the rule, contributions what it paid in (yuan, at least 1). The comparison is exact. The levels
// and the measure of a place are the caller's. 工伤保险条例 art. 8.
//
// Errors: ErrOutOfRange for a number out of bounds or tiers that do not rise and end without an upper end.
func FloatFactor(tiers []FloatTier, spent, contributions decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(checkTiers(tiers), yuan("spent", 0).Check(spent), yuan("contributions", 1).Check(contributions)); err != nil {
		return decimal.Decimal{}, err
	}
	last := len(tiers) - 1
	for _, t := range tiers[:last] {
		if !spent.GreaterThan(t.UpTo.Decimal.Mul(contributions)) {
			return t.Factor, nil
		}
	}
	return tiers[last].Factor, nil
}

// checkTiers reports every bad tier at once.
func checkTiers(tiers []FloatTier) error {
	var errs []error
	bad := func(value, reason string) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaInjury, Field: "tiers", Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated("pass 1 to 20 tiers in rising order, the last without an end")})
	}
	if len(tiers) == 0 || len(tiers) > maxTiers {
		bad(strconv.Itoa(len(tiers)), "are not 1 to 20")
		return errors.Join(errs...)
	}
	upTo := rule.Input{Area: rule.AreaInjury, Field: "up_to", Max: 1000, Places: 8, Do: rule.Untranslated("pass a share such as 0.8")}
	for i, t := range tiers {
		if err := rule.RateInput(rule.AreaInjury, "factor", maxFactorPercent).Check(t.Factor); err != nil {
			errs = append(errs, err)
		} else if t.Factor.Sign() == 0 {
			bad("0", "is no factor")
		}
		if t.UpTo.Valid == (i == len(tiers)-1) {
			bad(strconv.Itoa(i+1), "is not the only tier without an end, or not the last")
			continue
		}
		if !t.UpTo.Valid {
			continue
		}
		err := upTo.Check(t.UpTo.Decimal)
		errs = append(errs, err)
		if err == nil && i > 0 && tiers[i-1].UpTo.Valid && upTo.Check(tiers[i-1].UpTo.Decimal) == nil && !t.UpTo.Decimal.GreaterThan(tiers[i-1].UpTo.Decimal) {
			bad(t.UpTo.Decimal.String(), "is not above the tier before it")
		}
	}
	return errors.Join(errs...)
}
