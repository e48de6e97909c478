package tenure

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Conduct is what was found about a family (骗租、转租、空置等); months are those without good reason.
type Conduct struct {
	Cancelled     rule.Date `json:"cancelled" doc:"the day it was, on which the text was in force" zh:"取消之日（须在文件有效期内）"`
	False         bool      `json:"false_papers" default:"false" doc:"false or concealed facts" zh:"虚报、瞒报或提供虚假材料"`
	Sublet        bool      `json:"sublet" default:"false" doc:"let, lent or swapped" zh:"擅自转让、转租、出借、调换"`
	RentRow       int       `json:"rent_row" in:"count" max:"1200" default:"0" doc:"unpaid in a row" zh:"连续拖欠租金月数"`
	RentTotal     int       `json:"rent_total" in:"count" max:"1200" default:"0" doc:"unpaid in all" zh:"累计拖欠租金月数"`
	EmptyMonths   int       `json:"empty_months" in:"count" max:"1200" default:"0" doc:"full, in a row" zh:"连续空置月数"`
	Altered       bool      `json:"altered" default:"false" doc:"rebuilt or used otherwise" zh:"擅自装修、改建或改变使用性质"`
	Damaged       bool      `json:"damaged" default:"false" doc:"on purpose" zh:"故意损坏"`
	Hazard        bool      `json:"hazard" default:"false" doc:"dangerous goods after a warning" zh:"违规存放危险物品"`
	OtherOffences bool      `json:"other_offences" default:"false" doc:"against other laws" zh:"其他违反法律、法规情形"`
}

// CheckFields refuses fewer months together than in a row.
func (c Conduct) CheckFields() error {
	if c.RentTotal >= c.RentRow {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "rent_total", Value: strconv.Itoa(c.RentTotal),
		Reason: rule.Say("is below the months in a row", "少于连续拖欠的月数"),
		Do:     rule.Say("pass all the months unpaid", "请填写累计拖欠的全部月数")}
}

// Offence is a ground on which support ends and the home is taken back.
type Offence uint8

// The grounds, in the order of the articles.
const (
	Fraud Offence = iota + 1
	Subletting
	Arrears
	Vacancy
	Alteration
	Damage
	Danger
	OtherOffence
)

// offences are the names of the grounds.
func offences() jsonrule.Words {
	return jsonrule.Words{"", "fraud", "subletting", "arrears", "vacancy", "alteration", "damage", "danger", "other"}
}

// MarshalText writes the JSON name, such as "arrears".
func (o Offence) MarshalText() ([]byte, error) { return offences().Text(uint8(o)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (o *Offence) UnmarshalText(text []byte) error { return offences().Read((*uint8)(o), text) }

// Months from which unpaid rent and an empty home end the support.
const (
	arrearsRow   = 3 // 穗府办〔2013〕3号 art. 42(2)
	arrearsTotal = 6 // 穗府办〔2013〕3号 art. 42(2)
	emptyMonths  = 3 // 穗府办〔2013〕3号 art. 42(3)
)

// Bar is what misuse leads to.
type Bar struct {
	Offences []Offence `json:"offences" doc:"what ends the support" zh:"终止保障的情形"`
	Until    rule.Date `json:"until,omitempty" doc:"first day an application is taken again" zh:"重新受理申请之日"`
}

// Misuse returns the grounds a family has given for ending its support, and for how long it may not apply (5年内不再受理),
// counted from the day the support or the application was cancelled. 穗府办〔2013〕3号 art. 41-42.
//
// Errors: a *rule.NoRuleError under 2024, whose art. 50 refers to a text that was not at hand, and for a day the text
// was not in force.
func (t Terms) Misuse(c Conduct) (Bar, error) {
	if err := t.checked(c); err != nil {
		return Bar{}, err
	}
	if t.BarYears == 0 {
		return Bar{}, t.elsewhere(rule.Say("bar after misuse", "违规后的不予受理期"))
	}
	if err := t.Force.On(c.Cancelled); err != nil {
		return Bar{}, err
	}
	until := rental.Later(c.Cancelled, monthsOfYear*t.BarYears)
	if until.IsZero() {
		return Bar{}, refuse(rule.ErrBadDate, "cancelled", c.Cancelled.String(),
			rule.Say("gives a bar that ends after 2200", "的不予受理期在2200年之后结束"), rule.Say("check the day", "请核对日期"))
	}
	var out Bar
	for _, one := range []struct {
		found   bool
		offence Offence
	}{
		{found: c.False, offence: Fraud},
		{found: c.Sublet, offence: Subletting},
		{found: c.RentRow >= arrearsRow || c.RentTotal >= arrearsTotal, offence: Arrears},
		{found: c.EmptyMonths >= emptyMonths, offence: Vacancy},
		{found: c.Altered, offence: Alteration},
		{found: c.Damaged, offence: Damage},
		{found: c.Hazard, offence: Danger},
		{found: c.OtherOffences, offence: OtherOffence},
	} {
		if one.found {
			out.Offences, out.Until = append(out.Offences, one.offence), until
		}
	}
	return out, nil
}

// elsewhere is the error of what 2024 leaves to a text that was not at hand.
func (t Terms) elsewhere(what rule.Text) error {
	return &rule.NoRuleError{Area: rule.AreaHousing, What: what, Month: t.Force.From.Month(),
		Detail: rule.Say("穗府办规〔2024〕13号 art. 50 refers to 广东省城镇住房保障办法 art. 45 and 46",
			"穗府办规〔2024〕13号第五十条引用的广东省城镇住房保障办法第四十五、四十六条未能取得")}
}

// Obtained is what a family got by false papers, yuan.
type Obtained struct {
	Subsidies  decimal.Decimal `json:"subsidies" in:"yuan" doc:"paid in all, yuan" zh:"已发住房租赁补贴（元）"`
	Allowances decimal.Decimal `json:"allowances" in:"yuan" doc:"paid in all, yuan" zh:"已发租金补助（元）"`
	Months     int             `json:"months" in:"count" max:"1200" doc:"at the preferential rent" zh:"按优惠租金承租月数"`
	RentPaid   decimal.Decimal `json:"rent_paid" in:"yuan" doc:"in those months, yuan" zh:"期间已交租金（元）"`
	MarketRent decimal.Decimal `json:"market_rent" in:"yuan" doc:"yuan a month" zh:"市场租金（元/月）"`
}

// Recover returns what is claimed back from a family that cheated: subsidies, allowances, and for a home at the
// preferential rent the market rent of the months less what was paid (按市场租金追缴). 穗府办〔2013〕3号 art. 41.
//
// Errors: ErrConflict where more rent was paid than the market asks, a *rule.NoRuleError under 2024 as in Misuse.
func (t Terms) Recover(o Obtained) (decimal.Decimal, error) {
	if err := t.checked(o); err != nil {
		return decimal.Decimal{}, err
	}
	if t.BarYears == 0 {
		return decimal.Decimal{}, t.elsewhere(rule.Say("recovery after misuse", "违规后的追缴"))
	}
	rent := o.MarketRent.Mul(whole.Number(o.Months)).Sub(o.RentPaid)
	if rent.Sign() < 0 {
		return decimal.Decimal{}, refuse(rule.ErrConflict, "rent_paid", o.RentPaid.String(),
			rule.Say("is above the market rent of the months", "高于这些月份的市场租金"),
			rule.Say("check the amounts", "请核对金额"))
	}
	return o.Subsidies.Add(o.Allowances).Add(rent), nil
}
