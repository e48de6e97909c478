package collection

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Income is what a person earned in a year.
type Income struct {
	Annual decimal.Decimal `json:"annual_income" in:"yuan" doc:"all wages of the year, yuan" zh:"全年工资收入（元）"`
	Months int             `json:"months" in:"count" min:"1" max:"12" doc:"worked" zh:"工作月数"`
}

// ActualBase returns the monthly base behind a year's income (实际缴费基数): all wages, bonuses and allowances of the year
// over the months worked, half away from zero to the fen. Floor and ceiling are not applied: they belong to each
// scheme and month (see Audit).
//
// Errors: ErrOutOfRange for a number out of bounds.
func ActualBase(in Income) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaCollection, in); err != nil {
		return decimal.Decimal{}, err
	}
	return in.Annual.DivRound(whole(in.Months), 2), nil
}

// whole is a whole number as a decimal.
func whole(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

// Declaration is a base that was declared, and what it should have been.
type Declaration struct {
	Actual       decimal.Decimal `json:"actual_base" in:"yuan" doc:"yuan a month" zh:"实际基数（元/月）"`
	Declared     decimal.Decimal `json:"declared_base" in:"yuan" doc:"yuan a month" zh:"申报基数（元/月）"`
	CombinedRate decimal.Decimal `json:"combined_rate" in:"rate" doc:"of both sides, a fraction" zh:"单位和个人合计费率"`
	Months       int             `json:"months" in:"months" min:"1" doc:"of arrears" zh:"月数"`
}

// Shortfall is an estimate of what was declared too low (少报). Gap is 0 where the declared base is not below the actual
// one.
type Shortfall struct {
	Gap     decimal.Decimal `json:"gap" out:"yuan" doc:"of the base, yuan a month" zh:"基数差额（元/月）"`
	Arrears decimal.Decimal `json:"arrears" out:"yuan" doc:"of all months, yuan" zh:"欠费合计（元）"`
}

// Underdeclared returns the gap of the monthly base and the arrears of so many months at one combined rate: gap x
// rate x months, half away from zero to the fen once. It is an estimate for months of equal figures; Audit has the
// arrears of each scheme and month. 社会保险法 art. 63, 86.
//
// Errors: ErrOutOfRange for a number out of bounds.
func Underdeclared(in Declaration) (Shortfall, error) {
	if err := jsonrule.Check(rule.AreaCollection, in); err != nil {
		return Shortfall{}, err
	}
	gap := decimal.Max(in.Actual.Sub(in.Declared), decimal.Decimal{})
	return Shortfall{Gap: gap, Arrears: gap.Mul(in.CombinedRate).Mul(whole(in.Months)).Round(2)}, nil
}
