package leave

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("maternity.allowance", jsonrule.About{
			Doc:     "the allowance for so many days and what the employer adds up to the wage due",
			Chinese: "生育津贴及用人单位补足的差额", Clause: "1.3c",
			Source:  "社会保险法 art. 56; 女职工劳动保护特别规定 art. 8",
			Example: `{"employer_average":"21821.79","days":173,"wage_due":"130000"}`}, allowance),
		childcareRule(),
	}
}

type allowanceInput struct {
	Average    decimal.Decimal     `json:"employer_average" in:"yuan" doc:"yuan a month" zh:"单位上年度职工月平均工资（元）"`
	Days       int                 `json:"days" in:"count" min:"1" max:"1000" doc:"days of leave" zh:"产假天数"`
	DailyFirst bool                `json:"round_daily_first" default:"false" doc:"round the day first" zh:"先取整日额"`
	Due        decimal.NullDecimal `json:"wage_due" in:"yuan" doc:"for the whole leave, yuan" zh:"产假工资（元）"`
}

type allowanceOutput struct {
	Allowance decimal.Decimal     `json:"allowance" out:"yuan" doc:"for all days, yuan" zh:"生育津贴（元）"`
	TopUp     decimal.NullDecimal `json:"top_up" out:"yuan" doc:"what the employer adds, yuan" zh:"补足差额（元）"`
}

func allowance(in allowanceInput) (allowanceOutput, error) {
	order := RoundOnce
	if in.DailyFirst {
		order = DailyFirst
	}
	p, err := Allowance(in.Average, in.Days, order, in.Due)
	return allowanceOutput{p.Allowance, p.TopUp}, err
}
