package illness

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// maxTiers bounds a table of tiers.
const maxTiers = 20

// Tier is one step of the critical-illness insurance: the rate of what lies over Over and up to UpTo, yuan a year.
type Tier struct {
	Over decimal.Decimal
	UpTo decimal.NullDecimal // not Valid: no upper end
	Rate decimal.Decimal     // a fraction
}

// CriticalIllness returns what the critical-illness insurance (大病保险) pays of what the basic fund leaves within its
// scope in a year: in each tier the part that lies in it times the tier's rate, all added up and rounded half up to
// the fen, at most the yearly cap. A cap that is not Valid is none. Tiers are in order and do not overlap; only the
// last may be open.
func CriticalIllness(remaining decimal.Decimal, tiers []Tier, annualCap decimal.NullDecimal) (decimal.Decimal, error) {
	if err := errors.Join(money("remaining").Check(remaining), checkTiers(tiers), checkCap("annual_cap", annualCap)); err != nil {
		return decimal.Decimal{}, err
	}
	return critical(remaining, tiers, annualCap), nil
}

// critical applies checked tiers.
func critical(remaining decimal.Decimal, tiers []Tier, annualCap decimal.NullDecimal) decimal.Decimal {
	var sum decimal.Decimal
	for _, t := range tiers {
		top := remaining
		if t.UpTo.Valid {
			top = decimal.Min(top, t.UpTo.Decimal)
		}
		if top.GreaterThan(t.Over) {
			sum = sum.Add(top.Sub(t.Over).Mul(t.Rate))
		}
	}
	return capped(sum.Round(2), annualCap)
}

func capped(amount decimal.Decimal, limit decimal.NullDecimal) decimal.Decimal {
	if limit.Valid {
		return decimal.Min(amount, limit.Decimal)
	}
	return amount
}

func checkTiers(tiers []Tier) error {
	var errs []error
	if len(tiers) == 0 || len(tiers) > maxTiers {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaMedical, Field: "tiers", Value: strconv.Itoa(len(tiers)), Reason: rule.Untranslated("are not 1 to 20"), Do: rule.Untranslated("pass over, up_to and rate of each tier")})
	}
	for i, t := range tiers {
		at := "tiers[" + strconv.Itoa(i) + "]."
		err := errors.Join(money(at+"over").Check(t.Over), checkCap(at+"up_to", t.UpTo), rule.RateInput(rule.AreaMedical, at+"rate", 100).Check(t.Rate))
		if err == nil {
			err = t.ordered(at, tiers[:i])
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// ordered refuses a tier that is empty, follows an open one or overlaps the one before it. The bounds of all earlier
// tiers need not be good: they are reported by themselves.
func (t *Tier) ordered(at string, before []Tier) error {
	if t.UpTo.Valid && !t.UpTo.Decimal.GreaterThan(t.Over) {
		return outside(at+"up_to", t.UpTo.Decimal.String(), "is not above over, "+t.Over.String(), "leave it null where the tier has no upper end")
	}
	if len(before) == 0 {
		return nil
	}
	last := before[len(before)-1]
	if checkCap("", last.UpTo) != nil {
		return nil
	}
	if !last.UpTo.Valid || t.Over.LessThan(last.UpTo.Decimal) {
		return outside(at+"over", t.Over.String(), "lies in the tier before it", "sort the tiers and let them not overlap")
	}
	return nil
}

func checkCap(field string, limit decimal.NullDecimal) error {
	if !limit.Valid {
		return nil
	}
	return money(field).Check(limit.Decimal)
}

func money(field string) rule.Input {
	return rule.Input{Area: rule.AreaMedical, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals, such as 170000")}
}

func outside(field, value, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaMedical, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
