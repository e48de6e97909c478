package housing

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Added is how the provident fund's added value (住房公积金增值收益) is used, yuan, in the order of the law. Prior +
// RiskReserve + ManagementFee + PublicRental is the added value.
type Added struct {
	Prior         decimal.Decimal `json:"prior_loss" out:"yuan" doc:"last year's loss made good, yuan" zh:"弥补上年亏损（元）"`
	RiskReserve   decimal.Decimal `json:"risk_reserve" out:"yuan" doc:"loan risk reserve, yuan" zh:"贷款风险准备金（元）"`
	ManagementFee decimal.Decimal `json:"management_fee" out:"yuan" doc:"management fee, yuan" zh:"管理费用（元）"`
	PublicRental  decimal.Decimal `json:"public_rental" out:"yuan" doc:"the rest, to public rental, yuan" zh:"用于公租房（元）"`
	Unmet         decimal.Decimal `json:"unmet" out:"yuan" doc:"asked for and not covered, yuan" zh:"不足额（元）"`
}

type addedInput struct {
	Added   decimal.Decimal `json:"added_value" in:"total" doc:"of the year, yuan" zh:"增值收益（元）"`
	Prior   decimal.Decimal `json:"prior_loss" in:"total" default:"0" doc:"of the year before, yuan" zh:"上年亏损（元）"`
	Reserve decimal.Decimal `json:"risk_reserve" in:"total" doc:"loan risk reserve, yuan" zh:"贷款风险准备金（元）"`
	Fee     decimal.Decimal `json:"management_fee" in:"total" doc:"management fee, yuan" zh:"管理费用（元）"`
}

// AddedValue splits the added value: last year's loss, the loan risk reserve, the management fee, and all that is left
// to public rental housing (2.5b of the city's 2014 notice: 提取贷款风险准备金和管理费用后全部用于公租房; 住房公积金管理条例 art. 29-30).
// Where the value does not cover the three, they are met in that order and Unmet says what is missing. Yuan, exact.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^15 or with more than 2 decimals.
func AddedValue(added, priorLoss, riskReserve, managementFee decimal.Decimal) (Added, error) {
	err := jsonrule.Check(rule.AreaHousing, addedInput{added, priorLoss, riskReserve, managementFee})
	if err != nil {
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

func (in addedInput) split() (Added, error) {
	return AddedValue(in.Added, in.Prior, in.Reserve, in.Fee)
}
