package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/rule"
)

func housingRules() []definition {
	return []definition{
		{Rule{"housing.income_line", "the income line of public rental housing, about 60 % of disposable income, by household size", "2.4a", "the city's 2014 notice; 穗府办〔2013〕3号 art. 22 and annex 1; the opinion of 2015-08-25, annex 1"}, incomeLine},
		{Rule{"housing.land_revenue", "the least part of net land revenue for public rental housing, at least 13 %", "2.5a", "the city's 2014 notice; 穗府办规〔2024〕13号 art. 18 (10 %)"}, landRevenue},
		{Rule{"housing.added_value", "how the provident fund's added value is used: reserve, fee, all the rest to public rental housing", "2.5b", "the city's 2014 notice; 住房公积金管理条例 art. 29-30"}, addedValue},
		{Rule{"housing.fund_deposit", "the monthly provident fund deposit of each side", "-", "住房公积金管理条例 art. 16, 18"}, fundDeposit},
	}
}

// amount is the door for a city's or a household's yuan.
func amount(scheme rule.Scheme, most int64) rule.Input {
	return rule.Input{Scheme: scheme, Max: most, Places: 2, Do: "pass yuan with at most 2 decimals"}
}

const (
	person = 10_000_000_000        // most yuan of one person or household
	city   = 1_000_000_000_000_000 // most yuan of a city's totals
)

// incomeLine reads disposable_income, ratio, size_factors and rounding.
func incomeLine(in *input) (any, error) {
	income := in.number("disposable_income", amount(rule.Housing, person))
	ratio := in.numberOr("ratio", rule.RateInput(rule.Housing, "", 100), decimal.New(6, -1))
	factors := publishedFactors()
	if in.has("size_factors") {
		factors = in.numbers("size_factors", rule.Input{Scheme: rule.Housing, Max: 10, Places: 4, Do: "pass a factor such as 1.2"})
	}
	way := map[string]housing.LineRounding{"per_head_half_up": housing.PerHeadHalfUp, "household_half_up": housing.HouseholdHalfUp}[in.choice("rounding", "per_head_half_up", "household_half_up")]
	if err := in.done(); err != nil {
		return nil, err
	}
	line, err := housing.IncomeLine(income, ratio, factors, way)
	if err != nil {
		return nil, err
	}
	return map[string]any{"per_head": line.PerHead.String(), "per_heads": yuans(line.PerHeads), "household": yuans(line.Household), "monthly": yuans(line.Monthly), "modality": line.Modality}, nil
}

// publishedFactors are the size factors of both published annexes (穗府办〔2013〕3号 annex 1, the opinion of 2015-08-25
// annex 1): households of 1, 2, 3 and 4 or more persons.
func publishedFactors() []decimal.Decimal {
	return []decimal.Decimal{decimal.New(12, -1), decimal.New(11, -1), decimal.New(1, 0), decimal.New(9, -1)}
}

// landRevenue reads net_revenue, ratio and allocated; without allocated there is no shortfall to state.
func landRevenue(in *input) (any, error) {
	net := in.number("net_revenue", amount(rule.Housing, city))
	ratio := in.numberOr("ratio", rule.RateInput(rule.Housing, "", 100), decimal.New(13, -2))
	allocated := in.optional("allocated", amount(rule.Housing, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	share, err := housing.LandRevenue(net, ratio, allocated)
	if err != nil {
		return nil, err
	}
	out := map[string]any{"least": yuan(share.Least), "modality": share.Modality}
	if share.Shortfall.Valid {
		out["shortfall"] = yuan(share.Shortfall.Decimal)
	}
	return out, nil
}

// addedValue reads added_value, prior_loss, risk_reserve and management_fee.
func addedValue(in *input) (any, error) {
	door := amount(rule.Housing, city)
	added := in.number("added_value", door)
	loss := in.numberOr("prior_loss", door, decimal.Decimal{})
	reserve := in.number("risk_reserve", door)
	fee := in.number("management_fee", door)
	if err := in.done(); err != nil {
		return nil, err
	}
	out, err := housing.AddedValue(added, loss, reserve, fee)
	if err != nil {
		return nil, err
	}
	return map[string]any{"prior_loss": yuan(out.Prior), "risk_reserve": yuan(out.RiskReserve), "management_fee": yuan(out.ManagementFee),
		"public_rental": yuan(out.PublicRental), "unmet": yuan(out.Unmet)}, nil
}

// fundDeposit reads base, rate and rounding.
func fundDeposit(in *input) (any, error) {
	base := in.number("base", rule.WageInput(rule.Housing, ""))
	rate := in.number("rate", rule.RateInput(rule.Housing, "", 100))
	rounding := rule.Rounding{Unit: rule.ToYuan}
	if in.has("rounding") && in.choice("rounding", "yuan", "fen") == "fen" {
		rounding = rule.Rounding{}
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	each, err := rule.Product(rule.Housing, base, rate, rounding)
	if err != nil {
		return nil, err
	}
	return map[string]any{"each_side": yuan(each)}, nil
}
