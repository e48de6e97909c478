package housing

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// cityTotal is the door for a city's yearly totals: 0 to 10^15 yuan with at most 2 decimals.
func cityTotal(field string) rule.Input {
	return rule.Input{Area: rule.AreaHousing, Field: field, Max: 1_000_000_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

// LandShare is what net land revenue owes to public rental housing.
type LandShare struct {
	Least     decimal.Decimal     // yuan, up to the fen so that it is never below the share
	Shortfall decimal.NullDecimal // what an allocation lacks, 0 where it suffices; not Valid where none was given
	Modality  rule.Modality       // AtLeast
}

// LandRevenue returns the least amount of net land revenue (土地出让净收益) due to public rental housing: not less than 13 %
// (2.5a of the city's 2014 notice: 不低于13%), "at least 10 %" since 穗府办规〔2024〕13号 art. 18. Because it is a lower bound
// it is rounded up to the fen. allocated, where given, is checked against it.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^15 or a ratio above 1.
func LandRevenue(net, ratio decimal.Decimal, allocated decimal.NullDecimal) (LandShare, error) {
	errs := []error{cityTotal("net_revenue").Check(net), rule.RateInput(rule.AreaHousing, "ratio", 100).Check(ratio)}
	if allocated.Valid {
		errs = append(errs, cityTotal("allocated").Check(allocated.Decimal))
	}
	if err := errors.Join(errs...); err != nil {
		return LandShare{}, err
	}
	out := LandShare{Least: net.Mul(ratio).RoundUp(2), Modality: rule.AtLeast}
	if allocated.Valid {
		out.Shortfall = decimal.NewNullDecimal(decimal.Max(out.Least.Sub(allocated.Decimal), decimal.Decimal{}))
	}
	return out, nil
}

// Added is how the provident fund's added value (住房公积金增值收益) is used, in the order of the law. Prior + RiskReserve +
// ManagementFee + PublicRental is the added value.
type Added struct {
	Prior         decimal.Decimal // last year's loss made good
	RiskReserve   decimal.Decimal // 贷款风险准备金
	ManagementFee decimal.Decimal // 管理费用
	PublicRental  decimal.Decimal // all that is left, to public rental housing
	Unmet         decimal.Decimal // what the first three asked for and the added value could not cover
}

// AddedValue splits the added value: last year's loss, the loan risk reserve, the management fee, and all that is left
// to public rental housing (2.5b of the city's 2014 notice: 提取贷款风险准备金和管理费用后全部用于公租房; 住房公积金管理条例 art. 29-30).
// Where the value does not cover the three, they are met in that order and Unmet says what is missing. Yuan, exact.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^15 or with more than 2 decimals.
func AddedValue(added, priorLoss, riskReserve, managementFee decimal.Decimal) (Added, error) {
	if err := errors.Join(cityTotal("added_value").Check(added), cityTotal("prior_loss").Check(priorLoss),
		cityTotal("risk_reserve").Check(riskReserve), cityTotal("management_fee").Check(managementFee)); err != nil {
		return Added{}, err
	}
	var out Added
	left := added
	take := func(asked decimal.Decimal) decimal.Decimal {
		got := decimal.Min(asked, left)
		left = left.Sub(got)
		out.Unmet = out.Unmet.Add(asked.Sub(got))
		return got
	}
	out.Prior, out.RiskReserve, out.ManagementFee = take(priorLoss), take(riskReserve), take(managementFee)
	out.PublicRental = left
	return out, nil
}
