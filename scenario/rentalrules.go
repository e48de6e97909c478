package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"
)

// rentalRules are the rules of public rental housing that read the city's figures.
func rentalRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.rent_subsidy", jsonrule.About{
			Doc:     "a month's rent subsidy by the text of a year",
			Chinese: "住房租赁补贴月标准", Clause: "2.4a",
			Source:  "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号",
			Example: `{"text":"2013","persons":1,"own_area":"0","income":"9600","district":"tianhe"}`}, rentSubsidy),
	}
}

type subsidyInput struct {
	Text  string     `json:"text" enum:"2013,2015,2022,2024" doc:"the year of the text" zh:"文件年份"`
	Month rule.Month `json:"month" in:",optional" doc:"for the text of 2022, and only there" zh:"月份（2022年文本）"`
	rental.Claim
}

func rentSubsidy(in subsidyInput) (rental.Subsidy, error) {
	rules, err := in.rules()
	if err != nil {
		return rental.Subsidy{}, err
	}
	return rules.Subsidy(in.Claim)
}

// rules returns the rules of the text. The first income band of 2022, which pages of that year and the next print, ends
// at the low-income line of the month.
func (in subsidyInput) rules() (rental.Rules, error) {
	if in.Text != "2022" && !in.Month.IsZero() {
		return rental.Rules{}, rule.AreaHousing.Refuse(rule.ErrUnknownField, "month", "",
			rule.Say("is not a field of this text", "不是该文本的字段"), rule.Say("leave it out", "请不填"))
	}
	switch in.Text {
	case "2015":
		return rental.Rules2015(), nil
	case "2022":
		line, err := lowIncomeLine(in.Month)
		return rental.Rules2022(line), err
	case "2024":
		return rental.Rules2024(), nil
	}
	return rental.Rules2013(), nil
}

// lowIncomeLine returns the line of a month as the first band of the rent subsidy has it: the minimum living standard
// times the factor of marginal families.
func lowIncomeLine(month rule.Month) (decimal.Decimal, error) {
	if month.IsZero() {
		return decimal.Decimal{}, rule.AreaHousing.Missing("month", rule.Say("pass it", "请填写"))
	}
	if err := rental.Span2022().In(month); err != nil {
		return decimal.Decimal{}, err
	}
	standard, err := guangzhou.Lookup("dibao.standard", month)
	factor, factorErr := guangzhou.Lookup("dibao.edge_factor", month)
	if err := rule.Join(err, factorErr); err != nil {
		return decimal.Decimal{}, err
	}
	return relief.MultipleOfStandard(standard.Number().Decimal(), factor.Number().Decimal())
}
