package benefit

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// RefundTerms are the terms of one year's refund to an employer that kept its staff (稳岗返还), as that year's notice sets
// them for the employer's size.
type RefundTerms struct {
	Rate     decimal.Decimal // of the contributions of the year before, a fraction
	MostLost decimal.Decimal // 裁员率上限, a fraction of the staff, inclusive
}

// Refund returns the refund, half up to the fen, or 0 where the employer lost more of its staff than the terms allow.
// premium is what it and its staff paid in the year before (yuan), staff its headcount then, lost the jobs it cut.
// 广东省失业保险条例 art. 12(5).
func (t RefundTerms) Refund(premium decimal.Decimal, staff, lost int) (decimal.Decimal, error) {
	if err := errors.Join(rule.RateInput(rule.AreaUnemployment, "rate", 100).Check(t.Rate), rule.RateInput(rule.AreaUnemployment, "most_lost", 100).Check(t.MostLost),
		yuan("premium", 0).Check(premium), count("staff", staff, 1, 1_000_000_000, "pass the headcount"), count("lost", lost, 0, 1_000_000_000, "pass the jobs cut")); err != nil {
		return decimal.Decimal{}, err
	}
	if decimal.New(int64(lost), 0).GreaterThan(times(t.MostLost, staff)) {
		return decimal.Decimal{}, nil
	}
	return premium.Mul(t.Rate).Round(2), nil
}

// FloatTier is one tier of a floating employer rate (浮动费率档次).
type FloatTier struct {
	UpTo        decimal.NullDecimal // most the fund paid to the employer's former staff, a share of its contributions, inclusive; not Valid: no end
	Coefficient decimal.Decimal     // 缴费系数, above 0 to 1
}

// maxTiers bounds a table of tiers.
const maxTiers = 20

// FloatCoefficient returns the coefficient of the first tier an employer fits (浮动费率): benefits is what the fund paid
// to its former staff over the period of the rule, contributions what it paid in (yuan, at least 1). The comparison
// is exact. Thresholds and coefficients are the caller's. 广东省失业保险条例 art. 9: lower rates for employers that keep their
// staff.
//
// Errors: ErrOutOfRange for a number out of bounds or tiers that do not rise and end without an upper end.
func FloatCoefficient(tiers []FloatTier, benefits, contributions decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(checkTiers(tiers), yuan("benefits", 0).Check(benefits), yuan("contributions", 1).Check(contributions)); err != nil {
		return decimal.Decimal{}, err
	}
	last := len(tiers) - 1
	for _, t := range tiers[:last] {
		if !benefits.GreaterThan(t.UpTo.Decimal.Mul(contributions)) {
			return t.Coefficient, nil
		}
	}
	return tiers[last].Coefficient, nil
}

// checkTiers reports every bad tier at once.
func checkTiers(tiers []FloatTier) error {
	var errs []error
	bad := func(value, reason string) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaUnemployment, Field: "tiers", Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated("pass 1 to 20 tiers in rising order, the last without an end")})
	}
	if len(tiers) == 0 || len(tiers) > maxTiers {
		bad(strconv.Itoa(len(tiers)), "are not 1 to 20")
		return errors.Join(errs...)
	}
	upTo := rule.Input{Area: rule.AreaUnemployment, Field: "up_to", Max: 1000, Places: 8, Do: rule.Untranslated("pass a share such as 0.3")}
	coefficient := rule.RateInput(rule.AreaUnemployment, "coefficient", 100)
	for i, t := range tiers {
		if err := coefficient.Check(t.Coefficient); err != nil {
			errs = append(errs, err)
		} else if t.Coefficient.Sign() == 0 {
			bad("0", "is no coefficient")
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
