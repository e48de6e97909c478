package housing

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const (
		schedules = "住房公积金管理条例 art. 26; the two usual schedules (等额本息, 等额本金)"
		loan      = `{"principal":"1000000","annual_rate":"0.026","months":360,"method":"equal_payment"}`
	)
	return []jsonrule.Rule{
		jsonrule.New("housing.fund_interest_year", jsonrule.About{
			Doc:     "a provident fund account's interest of a year of equal deposits",
			Chinese: "住房公积金账户一个结息年度的利息（每月等额缴存）", Clause: "-",
			Source:  "住房公积金管理条例 art. 21; statements",
			Example: `{"opening":"85514.18","deposits":"55872.00","rate":"0.015"}`}, interestInput.year),
		jsonrule.New("housing.fund_interest", jsonrule.About{
			Doc:     "what a provident fund account earns over a stretch of days with its deposits and withdrawals",
			Chinese: "住房公积金账户一段期间（含缴存、提取）的利息", Clause: "-", Source: "住房公积金管理条例 art. 21",
			Example: `{"from":"2024-07-01","until":"2025-07-01","opening":"10000.00","rate":"0.015",` +
				`"counting":"from_day","day_basis":360,"movements":[{"day":"2024-10-01","amount":"1000.00"},` +
				`{"day":"2025-01-01","amount":"-500.00"}]}`}, Interest),
		jsonrule.New("housing.added_value", jsonrule.About{
			Doc: "how the provident fund's added value is used: reserve, fee, all the rest to public rental " +
				"housing",
			Chinese: "住房公积金增值收益的分配：贷款风险准备金、管理费用，其余用于公共租赁住房", Clause: "2.5b",
			Source:  "the city's 2014 notice; 住房公积金管理条例 art. 29-30",
			Example: `{"added_value":"1000","risk_reserve":"600","management_fee":"100"}`}, addedInput.split),
		jsonrule.New("housing.loan", jsonrule.About{Doc: "the first instalment of a provident fund loan",
			Chinese: "住房公积金贷款首月还款额", Clause: "-", Source: schedules, Example: loan}, first),
		jsonrule.New("housing.loan_schedule", jsonrule.About{
			Doc:     "every instalment of a provident fund loan, the last one exact",
			Chinese: "住房公积金贷款还款计划", Clause: "-", Source: schedules, Example: loan}, schedule),
		jsonrule.New("housing.loan_burden", jsonrule.About{
			Doc:     "whether the first payment of a provident fund loan is within a share of the income",
			Chinese: "住房公积金贷款首月还款额是否不超过收入的规定比例", Clause: "-", Source: schedules + "; the city's share",
			Example: `{"principal":"1000000","annual_rate":"0.026","months":360,"method":"equal_payment",` +
				`"income":"10000","share":"0.5"}`}, Affordable),
		jsonrule.New("housing.loan_ceiling", jsonrule.About{
			Doc:     "the most a provident fund loan may be: by accounts, by the city's cap, by the price",
			Chinese: "住房公积金可贷额度：按账户、最高额度、房价三者取最低", Clause: "-",
			Source: "住房公积金管理条例 art. 9(3); the city's terms",
			Example: `{"multiplier":"10","cap_one":"1000000","cap_more":"2000000","down_payment":"0.2",` +
				`"max_months":360,"past_retired":60,"max_age":816,"price":"2000000","applicants":` +
				`[{"balance":"30000.55","monthly":"1500","to_retire":300,"age":420}]}`}, loanCeiling),
	}
}

// countings are the names of the ways of counting.
func countings() jsonrule.Words { return jsonrule.Words{"", "from_day", "from_next_month"} }

// MarshalText writes the JSON name, such as "from_day".
func (c Counting) MarshalText() ([]byte, error) { return countings().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Counting) UnmarshalText(text []byte) error { return countings().Read((*uint8)(c), text) }

// methods are the names of the methods.
func methods() jsonrule.Words { return jsonrule.Words{"", "equal_payment", "equal_principal"} }

// MarshalText writes the JSON name, such as "equal_payment".
func (m Method) MarshalText() ([]byte, error) { return methods().Text(uint8(m)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (m *Method) UnmarshalText(text []byte) error { return methods().Read((*uint8)(m), text) }

type firstOutput struct {
	Payment decimal.Decimal `json:"payment" out:"yuan" doc:"of the first month, yuan" zh:"首月还款额（元）"`
}

func first(in Loan) (out firstOutput, err error) {
	out.Payment, err = in.First()
	return out, err
}

type scheduleOutput struct {
	Instalments []Instalment    `json:"instalments" doc:"month by month" zh:"各期还款"`
	Interest    decimal.Decimal `json:"interest" out:"yuan" doc:"of all months, yuan" zh:"利息合计（元）"`
}

func schedule(in Loan) (out scheduleOutput, err error) {
	out.Instalments, err = in.Schedule()
	for _, i := range out.Instalments {
		out.Interest = out.Interest.Add(i.Interest)
	}
	return out, err
}

type ceilingInput struct {
	LoanTerms
	LoanRequest
}

func loanCeiling(in ceilingInput) (LoanOffer, error) {
	return LoanCeiling(in.LoanTerms, in.LoanRequest)
}
