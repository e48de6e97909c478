package provident

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

func interestRule() jsonrule.Rule {
	return jsonrule.New("housing.fund_interest", jsonrule.About{
		Doc:     "what a provident fund account earns over a stretch of days with its deposits and withdrawals",
		Chinese: "住房公积金账户一段期间（含缴存、提取）的利息", Clause: "-", Source: "住房公积金管理条例 art. 21",
		Example: `{"from":"2024-07-01","until":"2025-07-01","opening":"10000.00","rate":"0.015",` +
			`"counting":"from_day","day_basis":360,"movements":[{"day":"2024-10-01","amount":"1000.00"},` +
			`{"day":"2025-01-01","amount":"-500.00"}]}`}, interest)
}

// countings are the names of the ways a deposit begins to earn.
func countings() jsonrule.Words { return jsonrule.Words{"", "from_day", "from_next_month"} }

// MarshalText writes the JSON name, such as "from_day".
func (c Counting) MarshalText() ([]byte, error) { return countings().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Counting) UnmarshalText(text []byte) error { return countings().Read((*uint8)(c), text) }

type stretchInput struct {
	From      rule.Date       `json:"from" doc:"the first day" zh:"首日"`
	Until     rule.Date       `json:"until" doc:"the day after the last" zh:"末日的次日"`
	Opening   decimal.Decimal `json:"opening" in:"yuan" doc:"balance on the first day, yuan" zh:"期初余额（元）"`
	Movements []movementInput `json:"movements" items:"5000" doc:"in the order of their days" zh:"缴存、提取（按日期）"`
	Rate      decimal.Decimal `json:"rate" in:"rate" doc:"a year, a fraction" zh:"年利率"`
	Counting  Counting        `json:"counting" doc:"from when a deposit earns" zh:"起息：到账之日、次月"`

	DayBasis int `json:"day_basis" in:"count,optional" min:"360" max:"365" doc:"360 or 365, of from_day" zh:"一年计息天数"`
}

type movementInput struct {
	Day rule.Date `json:"day" doc:"the day" zh:"日期"`

	Amount decimal.Decimal `json:"amount" in:"number" min:"-10000000000" max:"10000000000" doc:"negative: out" zh:"元"`
}

func interest(in stretchInput) (interestOutput, error) {
	a := Account{From: in.From, Until: in.Until, Opening: in.Opening, Rate: in.Rate, Counting: in.Counting,
		DayBasis: in.DayBasis}
	for _, m := range in.Movements {
		a.Movements = append(a.Movements, Movement(m))
	}
	s, err := Interest(a)
	return interestOutput(s), err
}
