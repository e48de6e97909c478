package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/rule"
)

// medicalBaseRules are what is credited and set aside on a base of medical insurance, which they hold against the
// city's limits of the month.
func medicalBaseRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("medical.personal_account", jsonrule.About{
			Doc:     "what is credited to the personal account in a month",
			Chinese: "职工医保个人账户当月划入金额", Clause: "1.2a",
			Source:  "广州市社会医疗保险办法 (市政府令第123号) art. 13; from 2022-12 市政府令第193号, as reported",
			Example: `{"month":"2015-08","birth_month":"1980-08","base":"5000"}`}, personalAccount),
		jsonrule.New("medical.long_term_care_funding", jsonrule.About{
			Doc:     "what is set aside for long-term care for one person; no payroll line",
			Chinese: "长期护理保险为每名参保人员划转的资金（不从工资中扣缴）", Clause: "1.2a",
			Source:  "穗医保规字〔2024〕1号 art. 4-6",
			Example: `{"group":"employee","month":"2025-06","birth_month":"1985-03","base":"10000"}`}, careFunding),
	}
}

// held is a base beside the limits of staff in a month. It is said and not refused: who pays for themselves, or paid
// late, may have a base of another month.
type held struct {
	Held baseStanding `json:"base_is,omitempty" doc:"the base beside the limits of the month" zh:"基数与当月职工上下限比较"`
}

// baseStanding is how a base stands beside the limits.
type baseStanding string

// Words lists them.
func (baseStanding) Words() []string {
	return []string{"within", "below_floor", "above_ceiling", "limits_unknown"}
}

// holds compares an employee's base with the limits of the month.
func holds(month rule.Month, base decimal.Decimal) held {
	limits, err := limitsIn(rule.Medical, month)
	switch {
	case err != nil:
		return held{"limits_unknown"}
	case base.LessThan(limits.Floor.Number().Decimal()):
		return held{"below_floor"}
	case base.GreaterThan(limits.Ceiling.Number().Decimal()):
		return held{"above_ceiling"}
	}
	return held{"within"}
}

// creditOutput leaves base and rate out where the credit is a fixed amount, and the age where no band applies.
type creditOutput struct {
	Amount decimal.Decimal     `json:"amount" out:"yuan" doc:"credited in the month, yuan" zh:"当月划入金额（元）"`
	Fixed  bool                `json:"fixed" doc:"a fixed amount, whatever the base" zh:"是否为定额"`
	Base   decimal.NullDecimal `json:"base" out:"yuan" doc:"yuan a month" zh:"划入基数（元/月）"`
	Rate   decimal.NullDecimal `json:"rate" out:"plain" doc:"share of the base" zh:"划入比例"`
	Age    int                 `json:"from_age,omitempty" doc:"of the band" zh:"所在年龄段起始年龄"`
	Grade  rule.Grade          `json:"grade" doc:"how well the rule is known" zh:"依据等级"`
	Source string              `json:"source" doc:"the decree" zh:"依据"`
	held
}

func personalAccount(in cover.Credit) (creditOutput, error) {
	params, err := cover.ParamsIn(in.Month)
	if err != nil {
		return creditOutput{}, err
	}
	c, err := cover.CreditMonth(params, in)
	if err != nil {
		return creditOutput{}, err
	}
	out := creditOutput{Amount: c.Amount, Fixed: c.Fixed, Age: c.FromAge, Grade: c.Grade,
		Source: params.Force.Cite.In(rule.English)}
	if !c.Fixed {
		out.Base, out.Rate = decimal.NewNullDecimal(c.Base), decimal.NewNullDecimal(c.Rate)
	}
	if !in.Retired {
		out.held = holds(in.Month, c.Base)
	}
	return out, nil
}

type levyOutput struct {
	care.Levy
	held
}

func careFunding(in care.Insured) (levyOutput, error) {
	levy, err := care.SetAside(care.Funding2024(), in)
	if err != nil {
		return levyOutput{}, err
	}
	out := levyOutput{Levy: levy}
	if in.Group == care.Employee {
		out.held = holds(in.Month, in.Base)
	}
	return out, nil
}
