package tenure

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/rule"
)

// Conduct is what was found about a family (骗租、转租、空置等); months are those without good reason.
type Conduct struct {
	Cancelled     rule.Date `json:"cancelled"`                          // the day the support or application was
	False         bool      `json:"false_papers"`                       // 虚报、瞒报或提供虚假证明材料
	Sublet        bool      `json:"sublet"`                             // 擅自转让、转租、出借、调换
	RentRow       int       `json:"rent_row" in:"count" max:"1200"`     // months of rent unpaid in a row
	RentTotal     int       `json:"rent_total" in:"count" max:"1200"`   // months of rent unpaid together
	EmptyMonths   int       `json:"empty_months" in:"count" max:"1200"` // full months empty in a row
	Altered       bool      `json:"altered"`                            // 擅自装修、扩建、加建、改建或改变使用性质
	Damaged       bool      `json:"damaged"`                            // 故意损坏
	Hazard        bool      `json:"hazard"`                             // dangerous goods kept after a warning
	OtherOffences bool      `json:"other_offences"`                     // 其他违反法律、法规规定的情形
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

// Months from which unpaid rent and an empty home end the support.
const (
	arrearsRow   = 3 // 穗府办〔2013〕3号 art. 42(2)
	arrearsTotal = 6 // 穗府办〔2013〕3号 art. 42(2)
	emptyMonths  = 3 // 穗府办〔2013〕3号 art. 42(3)
)

// Bar is what misuse leads to.
type Bar struct {
	Offences []Offence
	Until    rule.Date // first day on which an application is taken again; zero where there is no offence
}

// Misuse returns the grounds a family has given for ending its support, and for how long it may not apply (5年内不再受理),
// counted from the day the support or the application was cancelled. 穗府办〔2013〕3号 art. 41-42.
//
// Errors: a *rule.NoRuleError under 2024, whose art. 50 refers to a text that was not at hand.
func (t Terms) Misuse(c Conduct) (Bar, error) {
	if err := t.checked(c); err != nil {
		return Bar{}, err
	}
	until := rental.Later(c.Cancelled, monthsOfYear*t.BarYears)
	switch {
	case t.BarYears == 0:
		return Bar{}, t.elsewhere(rule.Say("bar after misuse", "违规后的不予受理期"))
	case until.IsZero():
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
	Subsidies  decimal.Decimal `json:"subsidies" in:"yuan"`          // 住房租赁补贴 paid in all
	Allowances decimal.Decimal `json:"allowances" in:"yuan"`         // 租金补助 paid in all
	Months     int             `json:"months" in:"count" max:"1200"` // months the home was let at the preferential rent
	RentPaid   decimal.Decimal `json:"rent_paid" in:"yuan"`          // in those months
	MarketRent decimal.Decimal `json:"market_rent" in:"yuan"`        // of one month
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
	rent := o.MarketRent.Mul(whole(o.Months)).Sub(o.RentPaid)
	if rent.Sign() < 0 {
		return decimal.Decimal{}, refuse(rule.ErrConflict, "rent_paid", o.RentPaid.String(),
			rule.Say("is above the market rent of the months", "高于这些月份的市场租金"),
			rule.Say("check the amounts", "请核对金额"))
	}
	return o.Subsidies.Add(o.Allowances).Add(rent), nil
}
