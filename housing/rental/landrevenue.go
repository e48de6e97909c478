package rental

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// LandShare is what net land revenue owes to public rental housing: at least so much, up to the fen so that it is never
// below the share. Shortfall is what an allocation lacks, 0 where it suffices; not Valid where none was given.
type LandShare struct {
	Least     decimal.Decimal     `json:"least" out:"yuan" doc:"the least amount, yuan" zh:"最低安排额（元）"`
	Shortfall decimal.NullDecimal `json:"shortfall" out:"yuan" doc:"what the allocation lacks, yuan" zh:"差额（元）"`
	Modality  rule.Modality       `json:"modality" doc:"what kind of number the text gives" zh:"数字性质"`
}

type landInput struct {
	Net       decimal.Decimal     `json:"net_revenue" in:"total" doc:"of the year, yuan" zh:"土地出让净收益（元）"`
	Ratio     decimal.Decimal     `json:"ratio" in:"rate" default:"0.13" doc:"the least share" zh:"最低比例"`
	Allocated decimal.NullDecimal `json:"allocated" in:"total" doc:"what was given, yuan" zh:"实际安排（元）"`
}

// LandRevenue returns the least amount of net land revenue (土地出让净收益) due to public rental housing: not less than 13 %
// (2.5a of the city's 2014 notice: 不低于13%), "at least 10 %" since 穗府办规〔2024〕13号 art. 18. Because it is a lower bound
// it is rounded up to the fen. allocated, where given, is checked against it.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^15 or a ratio above 1.
func LandRevenue(net, ratio decimal.Decimal, allocated decimal.NullDecimal) (LandShare, error) {
	in := landInput{net, ratio, allocated}
	if err := jsonrule.Check(rule.AreaHousing, in); err != nil {
		return LandShare{}, err
	}
	return in.share()
}

// share computes what LandRevenue returns of an input that was checked; it never fails.
func (in landInput) share() (LandShare, error) {
	out := LandShare{Least: in.Net.Mul(in.Ratio), Modality: rule.AtLeast}
	if out.Least.Exponent() < -2 { // below the fen; rounding what is not would only make a copy
		out.Least = out.Least.RoundUp(2)
	}
	if in.Allocated.Valid {
		out.Shortfall = decimal.NewNullDecimal(decimal.Decimal{})
		if short := out.Least.Sub(in.Allocated.Decimal); short.IsPositive() {
			out.Shortfall.Decimal = short
		}
	}
	return out, nil
}
