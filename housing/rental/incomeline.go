package rental

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
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

// lineRoundings are the names of the ways of rounding.
func lineRoundings() jsonrule.Words {
	return jsonrule.Words{"", "per_head_half_up", "household_half_up"}
}

// MarshalText writes the JSON name, such as "per_head_half_up".
func (r LineRounding) MarshalText() ([]byte, error) { return lineRoundings().Text(uint8(r)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (r *LineRounding) UnmarshalText(text []byte) error {
	return lineRoundings().Read((*uint8)(r), text)
}

type decimals = []decimal.Decimal

// Line is the income line of public rental housing (公共租赁住房收入线), yuan. The lists are by household size 1, 2, 3, ...;
// all is rounded half up to the yuan. The notice says 左右 (about): a threshold, not an amount anybody is paid.
type Line struct {
	PerHead   decimal.Decimal `json:"per_head" out:"plain" doc:"a year per head, yuan" zh:"人均年收入线（元）"`
	PerHeads  decimals        `json:"per_heads" out:"plain" doc:"a year per head, by size, yuan" zh:"各规模家庭人均年收入线（元）"`
	Household decimals        `json:"household" out:"plain" doc:"a year, by size, yuan" zh:"家庭年收入线（元）"`
	Monthly   decimals        `json:"monthly" out:"plain" doc:"a month, by size, yuan" zh:"家庭月收入线（元）"`
	Modality  rule.Modality   `json:"modality" doc:"what kind of number the text gives" zh:"数字性质"`
}

type lineInput struct {
	Income decimal.Decimal `json:"disposable_income" in:"yuan" doc:"a year, per head, yuan" zh:"人均可支配收入（元/年）"`
	Ratio  decimal.Decimal `json:"ratio" in:"rate" default:"0.6" doc:"share of the income" zh:"占可支配收入的比例"`

	// The factors of both published annexes: households of 1, 2, 3 and 4 or more persons.
	Sizes decimals `json:"size_factors" in:"factor" items:"20" default:"1.2,1.1,1,0.9" doc:"by persons" zh:"家庭规模系数"`

	Rounding LineRounding `json:"rounding" doc:"how the table is rounded: as in 2013 or in 2015" zh:"取整方式"`
}

// IncomeLine returns the income line as a share of the yearly disposable income per head (收入标准参照城镇居民人均可支配收入的 60%左右,
// 2.4a of the city's 2014 notice; 穗府办〔2013〕3号 art. 22). sizeFactors are the factors of households of 1, 2, 3, ...
// persons (1.2, 1.1, 1, 0.9 in both annexes); none gives the line per head only. Everything is half away from zero.
//
// Errors: ErrOutOfRange for an income outside 0 to 10^10, a ratio above 1, a factor above 10 or an unknown rounding.
func IncomeLine(disposable, ratio decimal.Decimal, sizeFactors []decimal.Decimal, rounding LineRounding) (Line, error) {
	if err := jsonrule.Check(rule.AreaHousing, lineInput{disposable, ratio, sizeFactors, rounding}); err != nil {
		return Line{}, err
	}
	perHead := disposable.Mul(ratio)
	out := Line{PerHead: perHead.Round(0), Modality: rule.About}
	for i, factor := range sizeFactors {
		year := perHead.Mul(factor)
		head := year
		if rounding == HouseholdHalfUp { // the annex of 2015: 29,434 x 1.1 = 32,377.4 is printed 32,377
			head = out.PerHead.Mul(factor)
		}
		out.PerHeads = append(out.PerHeads, head.Round(0))
		if rounding == PerHeadHalfUp {
			year = year.Round(0)
		}
		year = year.Mul(whole.Number(i + 1))
		out.Household = append(out.Household, year.Round(0))
		out.Monthly = append(out.Monthly, year.DivRound(whole.Number(monthsOfYear), 0))
	}
	return out, nil
}

func (in lineInput) line() (Line, error) {
	return IncomeLine(in.Income, in.Ratio, in.Sizes, in.Rounding)
}
