package temporary

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("relief.temporary", jsonrule.About{Doc: "temporary relief with every limit that cut it",
			Chinese: "临时救助金额及所受限额", Clause: "2.1b", Source: "穗府办规〔2021〕19号",
			Example: `{"kind":"urgent","persons":2,"standard":"1309","months":3}`}, grant),
	}
}

// kinds are the names of the kinds.
func kinds() jsonrule.Words {
	return jsonrule.Words{"", "urgent", "first", "continuing", "expense", "hospital_care"}
}

// MarshalText writes the JSON name, such as "urgent".
func (k Kind) MarshalText() ([]byte, error) { return kinds().Text(uint8(k)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (k *Kind) UnmarshalText(text []byte) error { return kinds().Read((*uint8)(k), text) }

type requestInput struct {
	Kind       Kind                `json:"kind" doc:"what the trouble is" zh:"救助类型"`
	Persons    int                 `json:"persons" in:"count" min:"1" max:"100" doc:"of the family" zh:"人数"`
	Standard   decimal.Decimal     `json:"standard" in:"yuan" doc:"yuan a head and month" zh:"低保标准（元/人·月）"`
	Months     int                 `json:"months" in:"count" max:"100" default:"0" doc:"granted" zh:"救助月数"`
	Spending   decimal.NullDecimal `json:"spending" in:"yuan" doc:"expense, hospital_care: yuan" zh:"实际支出（元）"`
	CareDays   int                 `json:"care_days" in:"count" max:"366" default:"0" doc:"in hospital" zh:"照料天数"`
	Destitute  bool                `json:"destitute" default:"false" doc:"a destitute person" zh:"特困人员"`
	NursingAid bool                `json:"nursing_aid" default:"false" doc:"already pays the nurse" zh:"已享护理资助"`
	Granted    decimal.Decimal     `json:"granted" in:"yuan" default:"0" doc:"this year, yuan" zh:"年内已获救助（元）"`
}

type grantOutput struct {
	Amount   decimal.Decimal `json:"amount" out:"yuan" doc:"granted, yuan" zh:"救助金额（元）"`
	Computed decimal.Decimal `json:"computed" out:"yuan" doc:"before the limits, yuan" zh:"限额前金额（元）"`
	Cut      []Limit         `json:"cut" doc:"the limits that cut it, in order" zh:"所受限额"`
}

func grant(in requestInput) (grantOutput, error) {
	a, err := Grant(Guangzhou2021(), Request(in))
	return grantOutput{a.Amount, a.Computed, a.Cut}, err
}
