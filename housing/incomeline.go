package housing

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// LineRounding names how a published table of income lines is rounded. The zero value is refused.
type LineRounding uint8

// The two published ways.
const (
	// PerHeadHalfUp rounds the line of each household size per head to the yuan, and multiplies by the persons
	// (穗府办〔2013〕3号 annex 1). A month is a twelfth of the household's year, to the yuan.
	PerHeadHalfUp LineRounding = iota + 1
	// HouseholdHalfUp rounds the household's year to the yuan, and its month from the unrounded year; the line per
	// head of a size is made from the rounded one (the implementing opinion of 2015-08-25, annex 1).
	HouseholdHalfUp
)

// Line is the income line of public rental housing (公共租赁住房收入线), yuan.
type Line struct {
	PerHead   decimal.Decimal   // a year, rounded half up to the yuan
	PerHeads  []decimal.Decimal // a year per head, by household size 1, 2, 3, ..., rounded half up to the yuan
	Household []decimal.Decimal // a year, by household size 1, 2, 3, ...
	Monthly   []decimal.Decimal // a month, by household size
	Modality  rule.Modality     // About: the notice says 左右, so the line is a threshold, not an amount anybody is paid
}

// maxSizes bounds the household sizes of one table; the published tables have four.
const maxSizes = 20

// IncomeLine returns the income line as a share of the yearly disposable income per head (收入标准参照城镇居民人均可支配收入的 60%左右,
// 2.4a of the city's 2014 notice; 穗府办〔2013〕3号 art. 22). sizeFactors are the factors of households of 1, 2, 3, ...
// persons (1.2, 1.1, 1, 0.9 in both annexes); none gives the line per head only. Everything is half away from zero.
//
// Errors: ErrOutOfRange for an income outside 0 to 10^10, a ratio above 1, a factor above 10 or an unknown rounding.
func IncomeLine(disposable, ratio decimal.Decimal, sizeFactors []decimal.Decimal, rounding LineRounding) (Line, error) {
	if err := checkLine(disposable, ratio, sizeFactors, rounding); err != nil {
		return Line{}, err
	}
	perHead := disposable.Mul(ratio)
	out := Line{PerHead: perHead.Round(0), Modality: rule.About}
	twelve := decimal.New(12, 0)
	for i, factor := range sizeFactors {
		persons := decimal.New(int64(i+1), 0)
		year := perHead.Mul(factor)
		head := year
		if rounding == HouseholdHalfUp { // the annex of 2015: 29,434 x 1.1 = 32,377.4 is printed 32,377
			head = out.PerHead.Mul(factor)
		}
		out.PerHeads = append(out.PerHeads, head.Round(0))
		if rounding == PerHeadHalfUp {
			year = year.Round(0)
		}
		year = year.Mul(persons)
		out.Household = append(out.Household, year.Round(0))
		out.Monthly = append(out.Monthly, year.DivRound(twelve, 0))
	}
	return out, nil
}

func checkLine(disposable, ratio decimal.Decimal, sizeFactors []decimal.Decimal, rounding LineRounding) error {
	errs := []error{
		rule.Input{Area: rule.AreaHousing, Field: "disposable_income", Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass the yearly disposable income per head in yuan")}.Check(disposable),
		rule.RateInput(rule.AreaHousing, "ratio", 100).Check(ratio),
	}
	if len(sizeFactors) > maxSizes {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaHousing, Field: "size_factors", Value: strconv.Itoa(len(sizeFactors)), Reason: rule.Untranslated("are more than 20"), Do: rule.Untranslated("pass one factor per household size")})
	}
	factor := rule.Input{Area: rule.AreaHousing, Field: "size_factors", Max: 10, Places: 4, Do: rule.Untranslated("pass a factor such as 1.2")}
	for _, f := range sizeFactors {
		errs = append(errs, factor.Check(f))
	}
	if rounding != PerHeadHalfUp && rounding != HouseholdHalfUp {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaHousing, Field: "rounding", Reason: rule.Untranslated("is not known"), Do: rule.Untranslated("use per_head_half_up (2013) or household_half_up (2015)")})
	}
	return errors.Join(errs...)
}
