package line

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.line_adjustment", jsonrule.About{
			Doc:     "income lines that follow a series of disposable incomes",
			Chinese: "收入线随城镇居民人均可支配收入动态调整", Clause: "2.4a",
			Source: "the city's 2014 notice: 动态调整; 穗府办〔2013〕3号 art. 22",
			Example: `{"incomes":[{"year":2011,"amount":"34438.08"}],"rounding":"per_head_half_up","first":2013,` +
				`"last":2013}`}, adjust),
	}
}

type decimals = []decimal.Decimal

type adjustInput struct {
	Incomes []incomeInput   `json:"incomes" items:"2000" doc:"by year" zh:"各年人均可支配收入"`
	Ratio   decimal.Decimal `json:"ratio" in:"rate" default:"0.6" doc:"share of the income" zh:"占可支配收入的比例"`
	Lag     int             `json:"lag" in:"count" max:"10" default:"2" doc:"years from income to line" zh:"滞后年数"`

	// The factors of both published annexes, as in housing.income_line.
	Sizes decimals `json:"size_factors" in:"factor" items:"20" default:"1.2,1.1,1,0.9" doc:"by persons" zh:"家庭规模系数"`

	Rounding   housing.LineRounding `json:"rounding" doc:"how the table is rounded: as in 2013 or in 2015" zh:"取整方式"`
	NeverFalls bool                 `json:"never_falls" default:"false" doc:"no line below the year before" zh:"只升不降"`
	First      int                  `json:"first" in:"year" min:"1950" doc:"first year of the line" zh:"首年"`
	Last       int                  `json:"last" in:"year" min:"1950" doc:"last year of the line" zh:"末年"`
}

type incomeInput struct {
	Year   int             `json:"year" in:"year" doc:"calendar year" zh:"年份"`
	Amount decimal.Decimal `json:"amount" in:"yuan" doc:"yuan a head and year" zh:"人均可支配收入（元）"`
}

type adjustOutput struct {
	Years []yearOutput `json:"years" doc:"year by year" zh:"各年收入线"`
}

type yearOutput struct {
	Year      int             `json:"year" doc:"of the line" zh:"年份"`
	IncomeOf  int             `json:"income_of" doc:"year of the income" zh:"收入所属年份"`
	PerHead   decimal.Decimal `json:"per_head" out:"plain" doc:"yuan a head and year" zh:"人均年收入线（元）"`
	Household decimals        `json:"household" out:"plain" doc:"a year, by size, yuan" zh:"家庭年收入线（元）"`
	Kept      bool            `json:"kept" doc:"the income would have lowered it" zh:"是否维持上年"`
}

func adjust(in adjustInput) (out adjustOutput, err error) {
	incomes := make([]Income, len(in.Incomes))
	for i, x := range in.Incomes {
		incomes[i] = Income(x)
	}
	s := Setting{Ratio: in.Ratio, Lag: in.Lag, SizeFactors: in.Sizes, Rounding: in.Rounding, NeverFalls: in.NeverFalls}
	years, err := Adjust(incomes, s, in.First, in.Last)
	for _, y := range years {
		out.Years = append(out.Years, yearOutput{y.Year, y.Of, y.Line.PerHead, y.Line.Household, y.Kept})
	}
	return out, err
}
