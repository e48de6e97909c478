package tenure

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Conduct is what was found about a family (骗租、转租、空置等).
type Conduct struct {
	False         bool // 虚报、瞒报或提供虚假证明材料
	Sublet        bool // 擅自转让、转租、出借、调换
	RentRow       int  // months of rent unpaid in a row, without good reason
	RentTotal     int  // months of rent unpaid together, without good reason
	EmptyMonths   int  // full months empty in a row, without good reason
	Altered       bool // 擅自装修、扩建、加建、改建或改变使用性质
	Damaged       bool // 故意损坏
	Hazard        bool // dangerous goods kept after a warning
	OtherOffences bool // 其他违反法律、法规规定的情形
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
func (t Terms) Misuse(c Conduct, cancelled rule.Date) (Bar, error) {
	if err := errors.Join(t.Check(), door.Day("cancelled", cancelled), door.Count("rent_row", c.RentRow, 0, 1200, "pass months"),
		door.Count("rent_total", c.RentTotal, c.RentRow, 1200, "pass all the months unpaid"), door.Count("empty_months", c.EmptyMonths, 0, 1200, "pass full months")); err != nil {
		return Bar{}, err
	}
	if door.Later(cancelled, 12*t.BarYears).IsZero() {
		return Bar{}, door.Fail(rule.ErrBadDate, "cancelled", cancelled.String(), "gives a bar that ends after 2200", "check the day")
	}
	if t.BarYears == 0 {
		return Bar{}, door.Unknown("bar after misuse", t.Force.From.Month(),
			"穗府办规〔2024〕13号 art. 50 refers to 广东省城镇住房保障办法 art. 45 and 46")
	}
	var out Bar
	for i, found := range []bool{c.False, c.Sublet, c.RentRow >= arrearsRow || c.RentTotal >= arrearsTotal, c.EmptyMonths >= emptyMonths, c.Altered, c.Damaged, c.Hazard, c.OtherOffences} {
		if found {
			out.Offences = append(out.Offences, Offence(i+1))
		}
	}
	if len(out.Offences) == 0 {
		return out, nil
	}
	out.Until = door.Later(cancelled, 12*t.BarYears)
	return out, nil
}

// Obtained is what a family got by false papers, yuan.
type Obtained struct {
	Subsidies  decimal.Decimal // 住房租赁补贴 paid in all
	Allowances decimal.Decimal // 租金补助 paid in all
	Months     int             // months the home was let at the preferential rent
	RentPaid   decimal.Decimal // in those months
	MarketRent decimal.Decimal // of one month
}

// Recover returns what is claimed back from a family that cheated: subsidies, allowances, and for a home at the
// preferential rent the market rent of the months less what was paid (按市场租金追缴). 穗府办〔2013〕3号 art. 41.
//
// Errors: ErrConflict where more rent was paid than the market asks, a *rule.NoRuleError under 2024 as in Misuse.
func (t Terms) Recover(o Obtained) (decimal.Decimal, error) {
	if err := errors.Join(t.Check(), door.Yuan("subsidies").Check(o.Subsidies), door.Yuan("allowances").Check(o.Allowances), door.Count("months", o.Months, 0, 1200, "pass months"),
		door.Yuan("rent_paid").Check(o.RentPaid), door.Yuan("market_rent").Check(o.MarketRent)); err != nil {
		return decimal.Decimal{}, err
	}
	if t.BarYears == 0 {
		return decimal.Decimal{}, door.Unknown("recovery after misuse", t.Force.From.Month(),
			"穗府办规〔2024〕13号 art. 50 refers to 广东省城镇住房保障办法 art. 45 and 46")
	}
	rent := o.MarketRent.Mul(door.Whole(o.Months)).Sub(o.RentPaid)
	if rent.Sign() < 0 {
		return decimal.Decimal{}, door.Fail(rule.ErrConflict, "rent_paid", o.RentPaid.String(), "is above the market rent of the months", "check the amounts")
	}
	return o.Subsidies.Add(o.Allowances).Add(rent), nil
}
