package outpatient

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Place is the kind of institution (医疗机构). The zero value is refused.
type Place uint8

// The two kinds that have a ratio.
const (
	Community Place = iota + 1 // 基层医疗机构
	Other                      // 其他医疗机构
)

// Terms are the figures of one group and year: an employee's or a retiree's. The zero value is refused.
type Terms struct {
	Community decimal.Decimal // 基层医疗机构支付比例, a fraction
	Essential decimal.Decimal // the same for class A medicines of the national essential list (国家基本药物甲类)
	Other     decimal.Decimal // 其他医疗机构支付比例, a fraction
	Cap       decimal.Decimal // 年度最高支付限额, yuan a year that the fund pays
}

// places are the names of the places.
func places() jsonrule.Words { return jsonrule.Words{"", "community", "other"} }

// MarshalText writes the JSON name, such as "community".
func (p Place) MarshalText() ([]byte, error) { return places().Text(uint8(p)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (p *Place) UnmarshalText(text []byte) error { return places().Read((*uint8)(p), text) }

// Claim is one bill of costs the fund covers, yuan. Cost is 政策范围内费用; of it Essential are class A essential medicines,
// which count in primary care only; Used is what the fund paid earlier in the year.
type Claim struct {
	Place     Place           `json:"place" doc:"community (primary care) or other" zh:"医疗机构（基层、其他）"`
	Cost      decimal.Decimal `json:"cost" in:"yuan" doc:"covered costs, yuan" zh:"政策范围内费用（元）"`
	Essential decimal.Decimal `json:"essential" in:"yuan" default:"0" doc:"essential, class A" zh:"其中甲类基本药物（元）"`
	Used      decimal.Decimal `json:"used" in:"yuan" default:"0" doc:"paid earlier in the year" zh:"本年度已支付（元）"`
}

// CheckFields refuses essential medicines above the cost or outside primary care.
func (c Claim) CheckFields() error {
	switch {
	case c.Essential.GreaterThan(c.Cost):
		return fail(rule.ErrOutOfRange, "essential", c.Essential.String(),
			rule.Sayf("is above the cost, %s", "高于费用 %s", c.Cost), rule.Say("pass a part of the cost", "请填写费用中的一部分"))
	case c.Place == Other && c.Essential.Sign() > 0:
		return fail(rule.ErrConflict, "essential", c.Essential.String(),
			rule.Say("has a ratio of its own in primary care only", "只在基层医疗机构另有支付比例"),
			rule.Say("leave it out for another institution", "在其他医疗机构就医的，请不填"))
	}
	return nil
}

// Payment is who pays, yuan. Fund + Person = Claim.Cost. Left is what is left of the year's highest amount after this
// bill; Limit is LimitCeiling where the highest amount cut the fund's part.
type Payment struct {
	Fund   decimal.Decimal `json:"fund" out:"yuan" doc:"paid by the fund, yuan" zh:"统筹基金支付（元）"`
	Person decimal.Decimal `json:"person" out:"yuan" doc:"paid by the person, yuan" zh:"个人支付（元）"`
	Left   decimal.Decimal `json:"left" out:"yuan" doc:"left of the year's limit" zh:"年度限额余额（元）"`
	Limit  rule.Limit      `json:"limit" doc:"ceiling where the year's limit cut the payment" zh:"是否受年度限额限制"`
}

// Pay returns what the pooled fund pays of a bill (统筹基金支付): its ratio of the cost, the higher one of the essential
// medicines of a primary care bill, rounded half up to the fen, at most what is left of the year's highest amount.
// There is no deductible. 市政府令第193号.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 with 2 decimals, a ratio outside 0 to 1, a place that is not
// known or essential medicines above the cost; ErrConflict for essential medicines of another institution.
func Pay(t Terms, c Claim) (Payment, error) {
	if err := rule.Join(t.check(), jsonrule.Check(rule.AreaMedical, c)); err != nil {
		return Payment{}, err
	}
	due := c.Cost.Mul(t.Other)
	if c.Place == Community {
		due = c.Cost.Sub(c.Essential).Mul(t.Community).Add(c.Essential.Mul(t.Essential))
	}
	left := decimal.Max(t.Cap.Sub(c.Used), decimal.Decimal{})
	out := Payment{Fund: due.Round(2)}
	if out.Fund.GreaterThan(left) {
		out.Fund, out.Limit = left, rule.LimitCeiling
	}
	out.Person, out.Left = c.Cost.Sub(out.Fund), left.Sub(out.Fund)
	return out, nil
}

func (t *Terms) check() error {
	var errs []error
	for _, f := range [...]struct {
		field string
		ratio decimal.Decimal
	}{{"community_ratio", t.Community}, {"essential_ratio", t.Essential}, {"other_ratio", t.Other}} {
		in := rule.RateInput(rule.AreaMedical, f.field, 100)
		err := in.Check(f.ratio)
		if f.ratio.Sign() == 0 {
			err = fail(rule.ErrMissingField, f.field, "0", rule.Say("is not set", "没有设置"),
				rule.Say("pass the ratio as a fraction, such as 0.8", "请用小数填写比例，例如 0.8"))
		}
		errs = append(errs, err)
	}
	limit := rule.Input{Area: rule.AreaMedical, Field: "cap", Max: 10_000_000_000, Places: 2,
		Do: rule.Say("pass yuan with at most 2 decimals", "请填写金额（元），最多两位小数")}
	return rule.Join(append(errs, limit.Check(t.Cap))...)
}

func fail(kind error, field, value string, reason, do rule.Text) error {
	return rule.AreaMedical.Refuse(kind, field, value, reason, do)
}
