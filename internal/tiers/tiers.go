// Package tiers has the levels of a floating rate: each up to a share, the last without an end.
package tiers

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Check refuses levels that do not rise, and any but the last without an end. The fields of the errors are
// tiers[i].up_to.
func Check(upTo []decimal.NullDecimal) error {
	var errs []error
	bad := func(i int, value string, reason rule.Text) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "tiers[" + strconv.Itoa(i) + "].up_to",
			Value: value, Reason: reason, Do: rule.Say("pass the tiers in rising order, the last without an end",
				"请由低到高排列各档，最后一档不设上限")})
	}
	for i, end := range upTo {
		last := i == len(upTo)-1
		switch {
		case last && end.Valid:
			bad(i, end.Decimal.String(), rule.Say("ends the last tier", "为最后一档设了上限"))
		case !last && !end.Valid:
			bad(i, "", rule.Say("is missing before the last tier", "没有填写，且不是最后一档"))
		case i > 0 && !last && upTo[i-1].Valid && !end.Decimal.GreaterThan(upTo[i-1].Decimal):
			bad(i, end.Decimal.String(), rule.Say("is not above the tier before it", "不大于前一档"))
		}
	}
	return rule.Join(errs...)
}

// Fit returns the first of levels that Check took which a share fits, inclusive; the share is part by whole, compared
// exactly.
func Fit(upTo []decimal.NullDecimal, part, whole decimal.Decimal) int {
	ends := upTo[:len(upTo)-1] // the last level has none
	for i, end := range ends {
		if !part.GreaterThan(end.Decimal.Mul(whole)) {
			return i
		}
	}
	return len(ends)
}
