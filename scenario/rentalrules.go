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
	Text    string          `json:"text" enum:"2013,2015,2022,2024" doc:"the year of the text" zh:"文件年份"`
	Month   rule.Month      `json:"month" in:",optional" doc:"for the text of 2022, and only there" zh:"月份（2022年文本）"`
	Persons int             `json:"persons" in:"count" min:"1" max:"50" doc:"members of the household" zh:"家庭人数"`
	OwnArea decimal.Decimal `json:"own_area" in:"number" min:"0" max:"100000" do:"pass m²" doc:"m²" zh:"自有面积"`
	Income  decimal.Decimal `json:"income" in:"yuan" doc:"of the household, yuan a year" zh:"家庭年可支配收入（元）"`
	Counted *int            `json:"counted" in:"count" min:"1" max:"50" doc:"members who count" zh:"计入人数"`

	// Kinds are the circumstances the subsidy depends on.
	Kinds []familyKind `json:"kinds" in:",optional" doc:"recognised circumstances of the family" zh:"类别"`

	District rental.District `json:"district" doc:"where the household is registered" zh:"户籍所在区"`
}

// familyKind is a circumstance the subsidy takes.
type familyKind uint8

// familyKinds are the names of the circumstances.
func familyKinds() jsonrule.Words {
	return jsonrule.Words{"", "dibao", "marginal", "hardship_worker", "destitute", "entitled"}
}

// MarshalText writes the JSON name.
func (k familyKind) MarshalText() ([]byte, error) { return familyKinds().Text(uint8(k)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (k *familyKind) UnmarshalText(text []byte) error { return familyKinds().Read((*uint8)(k), text) }

// of returns the circumstance in the terms of package rental.
func (k familyKind) of() rental.Kind {
	return [...]rental.Kind{0, rental.Dibao, rental.Marginal, rental.HardshipWorker, rental.Destitute, rental.Entitled}[k]
}

type subsidyOutput struct {
	Monthly        decimal.Decimal `json:"monthly" out:"yuan" doc:"the subsidy, yuan a month" zh:"月补贴额（元）"`
	Formula        decimal.Decimal `json:"formula" out:"yuan" doc:"before the least amount, yuan" zh:"按公式计算额（元）"`
	IncomeFactor   decimal.Decimal `json:"income_factor" out:"plain" doc:"by income" zh:"收入补贴系数"`
	DistrictFactor decimal.Decimal `json:"district_factor" out:"plain" doc:"by district" zh:"区域补贴系数"`
	Limit          rule.Limit      `json:"limit" doc:"floor where the least amount decided, else none" zh:"是否按最低标准"`
}

// rentSubsidy counts every member where counted is absent.
func rentSubsidy(in subsidyInput) (out subsidyOutput, err error) {
	rules, err := in.rules()
	if err != nil {
		return out, err
	}
	c := rental.Claim{Persons: in.Persons, Counted: in.Persons, OwnArea: in.OwnArea, Income: in.Income, District: in.District}
	if in.Counted != nil {
		c.Counted = *in.Counted
	}
	for _, k := range in.Kinds {
		c.Kinds = append(c.Kinds, k.of())
	}
	s, err := rules.Subsidy(c)
	return subsidyOutput{s.Monthly, s.Formula, s.IncomeFactor, s.DistrictFactor, s.Limit}, err
}

// rules returns the rules of the text. The first income band of 2022, which pages of that year and the next print, ends
// at the low-income line of the month.
func (in subsidyInput) rules() (rental.Rules, error) {
	if in.Text != "2022" && !in.Month.IsZero() {
		return rental.Rules{}, &rule.FieldError{Kind: rule.ErrUnknownField, Area: rule.AreaHousing, Field: "month",
			Reason: rule.Untranslated("is not a field of this text"), Do: rule.Untranslated("leave it out")}
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
		return decimal.Decimal{}, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaHousing, Field: "month",
			Reason: rule.Untranslated("is missing"), Do: rule.Untranslated("pass it")}
	}
	if err := rental.Span2022().In(month); err != nil {
		return decimal.Decimal{}, err
	}
	standard, err := guangzhou.Lookup("dibao.standard", month)
	if err != nil {
		return decimal.Decimal{}, err
	}
	factor, err := guangzhou.Lookup("dibao.edge_factor", month)
	if err != nil {
		return decimal.Decimal{}, err
	}
	return relief.MultipleOfStandard(standard.Number().Decimal(), factor.Number().Decimal())
}
