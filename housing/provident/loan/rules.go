package loan

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const source, example = "the two usual schedules", `{"principal":"1000000","annual_rate":"0.026","months":360,` +
		`"method":"equal_payment"}`
	return []jsonrule.Rule{
		jsonrule.New("housing.loan", jsonrule.About{Doc: "the first instalment of a provident fund loan",
			Chinese: "住房公积金贷款首月还款额", Clause: "-", Source: source, Example: example}, first),
		jsonrule.New("housing.loan_schedule", jsonrule.About{
			Doc:     "every instalment of a provident fund loan, the last one exact",
			Chinese: "住房公积金贷款还款计划", Clause: "-", Source: source, Example: example}, schedule),
	}
}

// methods are the names of the methods.
func methods() jsonrule.Words { return jsonrule.Words{"", "equal_payment", "equal_principal"} }

// MarshalText writes the JSON name, such as "equal_payment".
func (m Method) MarshalText() ([]byte, error) { return methods().Text(uint8(m)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (m *Method) UnmarshalText(text []byte) error { return methods().Read((*uint8)(m), text) }

type loanInput struct {
	Principal  decimal.Decimal `json:"principal" in:"yuan" min:"0.01" doc:"yuan" zh:"贷款本金（元）"`
	AnnualRate decimal.Decimal `json:"annual_rate" in:"rate" doc:"a year, a fraction" zh:"年利率"`
	Months     int             `json:"months" in:"count" min:"1" max:"600" doc:"term in months" zh:"期限（月）"`
	Method     Method          `json:"method" doc:"how it is paid back" zh:"还款方式：等额本息、等额本金"`
}

type firstOutput struct {
	Payment decimal.Decimal `json:"payment" out:"yuan" doc:"of the first month, yuan" zh:"首月还款额（元）"`
}

func first(in loanInput) (out firstOutput, err error) {
	out.Payment, err = Loan(in).First()
	return out, err
}

type scheduleOutput struct {
	Instalments []instalment    `json:"instalments" doc:"month by month" zh:"各期还款"`
	Interest    decimal.Decimal `json:"interest" out:"yuan" doc:"of all months, yuan" zh:"利息合计（元）"`
}

type instalment struct {
	Payment   decimal.Decimal `json:"payment" out:"yuan" doc:"yuan" zh:"还款额（元）"`
	Interest  decimal.Decimal `json:"interest" out:"yuan" doc:"yuan" zh:"利息（元）"`
	Principal decimal.Decimal `json:"principal" out:"yuan" doc:"yuan" zh:"本金（元）"`
	Balance   decimal.Decimal `json:"balance" out:"yuan" doc:"left after it, yuan" zh:"剩余本金（元）"`
}

func schedule(in loanInput) (out scheduleOutput, err error) {
	list, err := Loan(in).Schedule()
	for _, i := range list {
		out.Instalments = append(out.Instalments, instalment(i))
		out.Interest = out.Interest.Add(i.Interest)
	}
	return out, err
}
