package reserve

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("fund.reserve_return", jsonrule.About{Doc: "what a ladder of deposits and bonds earns",
			Chinese: "定期存款、国债组合的收益", Clause: "1.7", Source: "the city's 2014 notice: 定期存款、购买国债",
			Example: `{"rungs":[{"name":"a","principal":"1000","rate":"0.02","from":"2025-01","months":12}]}`}, ladder),
	}
}

type ladderInput struct {
	Rungs []rungInput `json:"rungs" items:"1-10000" doc:"deposits and bonds" zh:"存款、国债"`
}

type rungInput struct {
	Name      string          `json:"name" doc:"the caller's own mark" zh:"名称"`
	Principal decimal.Decimal `json:"principal" in:"total" min:"0.01" doc:"yuan" zh:"本金（元）"`
	Rate      decimal.Decimal `json:"rate" in:"rate" doc:"a year, a fraction" zh:"年利率"`
	From      rule.Month      `json:"from" doc:"month it was bought" zh:"购入月"`
	Months    int             `json:"months" in:"count" min:"1" max:"600" doc:"term in months" zh:"期限（月）"`
	Yearly    bool            `json:"yearly" default:"false" doc:"interest is paid every year" zh:"按年付息"`
}

type returnOutput struct {
	Principal decimal.Decimal `json:"principal" out:"yuan" doc:"together, yuan" zh:"本金合计（元）"`
	Interest  decimal.Decimal `json:"interest" out:"yuan" doc:"together, yuan" zh:"利息合计（元）"`
	Yield     decimal.Decimal `json:"yield" out:"6" doc:"a year, weighted by money and time" zh:"年化收益率"`
}

func ladder(in ladderInput) (returnOutput, error) {
	rungs := make([]Rung, len(in.Rungs))
	for i, x := range in.Rungs {
		rungs[i] = Rung{Name: x.Name, Principal: x.Principal, Rate: x.Rate, From: x.From, Months: x.Months,
			Coupon: AtMaturity}
		if x.Yearly {
			rungs[i].Coupon = Yearly
		}
	}
	r, err := Ladder(rungs)
	return returnOutput{r.Principal, r.Interest, r.Yield}, err
}
