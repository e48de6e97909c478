package outpatient

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

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

// Claim is one bill of costs the fund covers, yuan.
type Claim struct {
	Place     Place
	Cost      decimal.Decimal // 政策范围内费用
	Essential decimal.Decimal // of Cost, class A essential medicines; counts in primary care only
	Used      decimal.Decimal // what the fund paid earlier in the year
}

// Payment is who pays, yuan. Fund + Person = Claim.Cost.
type Payment struct {
	Fund   decimal.Decimal
	Person decimal.Decimal
	Left   decimal.Decimal // of the year's highest amount, after this bill
	Limit  rule.Limit      // LimitCeiling where the highest amount cut the fund's part
}

// Pay returns what the pooled fund pays of a bill (统筹基金支付): its ratio of the cost, the higher one of the essential
// medicines of a primary care bill, rounded half up to the fen, at most what is left of the year's highest amount.
// There is no deductible. 市政府令第193号.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 with 2 decimals, a ratio outside 0 to 1, a place that is not
// known or essential medicines above the cost; ErrConflict for essential medicines of another institution.
func Pay(t Terms, c Claim) (Payment, error) {
	if err := errors.Join(t.check(), c.check()); err != nil {
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
		if err == nil && f.ratio.Sign() == 0 {
			err = fail(rule.ErrMissingField, f.field, "0", "is not set", "pass the ratio as a fraction, such as 0.8")
		}
		errs = append(errs, err)
	}
	return errors.Join(append(errs, yuan("cap").Check(t.Cap))...)
}

func (c *Claim) check() error {
	errs := []error{yuan("cost").Check(c.Cost), yuan("essential").Check(c.Essential), yuan("used").Check(c.Used)}
	if c.Place != Community && c.Place != Other {
		const do = "use Community or Other"
		errs = append(errs, fail(rule.ErrOutOfRange, "place", strconv.Itoa(int(c.Place)), "is not known", do))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if c.Essential.GreaterThan(c.Cost) {
		reason := "is above the cost, " + c.Cost.String()
		return fail(rule.ErrOutOfRange, "essential", c.Essential.String(), reason, "pass a part of the cost")
	}
	if c.Place == Other && c.Essential.Sign() > 0 {
		return fail(rule.ErrConflict, "essential", c.Essential.String(), "has a ratio of its own in primary care only",
			"leave it out for another institution")
	}
	return nil
}

func yuan(field string) rule.Input {
	const do = "pass yuan with at most 2 decimals"
	return rule.Input{Area: rule.AreaMedical, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated(do)}
}

func fail(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaMedical, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
