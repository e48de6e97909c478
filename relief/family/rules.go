package family

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("relief.one_child_fee", jsonrule.About{
			Doc:     "the one-child health fee of a month and each employer's half",
			Chinese: "独生子女保健费及双方单位各半", Clause: "2.6", Source: "广东省人口与计划生育条例 art. 36",
			Example: `{"birth_month":"2012-05","certificate_month":"2013-01","month":"2025-01"}`}, oneChild),
		careLeaveRule(),
	}
}

// schemes are the names of the two payments.
func schemes() jsonrule.Words { return jsonrule.Words{"", "reward", "special"} }

// MarshalText writes the JSON name, such as "reward".
func (s Scheme) MarshalText() ([]byte, error) { return schemes().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Scheme) UnmarshalText(text []byte) error { return schemes().Read((*uint8)(s), text) }

// sexes are the names of the two sexes.
func sexes() jsonrule.Words { return jsonrule.Words{"", "male", "female"} }

// MarshalText writes the JSON name, such as "male".
func (s Sex) MarshalText() ([]byte, error) { return sexes().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Sex) UnmarshalText(text []byte) error { return sexes().Read((*uint8)(s), text) }

type oneChildInput struct {
	Birth       rule.Month `json:"birth_month" doc:"of the child" zh:"子女出生年月"`
	Certificate rule.Month `json:"certificate_month" doc:"month of the certificate" zh:"领证月"`
	Month       rule.Month `json:"month" doc:"the month asked for" zh:"查询月"`
}

type oneChildOutput struct {
	Total decimal.Decimal `json:"total" out:"yuan" doc:"of the month, yuan" zh:"保健费（元/月）"`
	Each  decimal.Decimal `json:"each_employer" out:"yuan" doc:"each parent's employer, yuan" zh:"双方单位各负担（元）"`
	Last  rule.Month      `json:"last" doc:"the last month" zh:"最后月"`
}

func oneChild(in oneChildInput) (oneChildOutput, error) {
	f, err := OneChildFee(Guangzhou2021(), in.Birth, in.Certificate, in.Month)
	return oneChildOutput{f.Total, f.EachParent, f.Last}, err
}
