package illness

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Basic is what the basic fund pays of the costs within its scope (基本医疗保险): its ratio above the deductible, up to a
// cap.
type Basic struct {
	Deductible decimal.Decimal     // 起付线, yuan
	Ratio      decimal.Decimal     // a fraction
	Cap        decimal.NullDecimal // 封顶线, yuan; not Valid: none
}

// Assistance is medical assistance (医疗救助) on what the insurances leave within the scope. The zero value aids nobody.
type Assistance struct {
	Start decimal.Decimal     // 救助起付标准, yuan
	Share decimal.Decimal     // a fraction
	Cap   decimal.NullDecimal // yuan; not Valid: none
}

// Bill asks how one year's costs are shared.
type Bill struct {
	Total       decimal.Decimal // all costs, yuan
	OutOfScope  decimal.Decimal // 目录外及个人先自付: nobody below shares them
	Basic       Basic
	Tiers       []Tier              // critical-illness insurance
	CriticalCap decimal.NullDecimal // its yearly cap with any CapBonus added; not Valid: none
	Assistance  Assistance
}

// Shares is who pays what: Basic + Critical + Assistance + Left = the total.
type Shares struct {
	Basic      decimal.Decimal
	Critical   decimal.Decimal
	Assistance decimal.Decimal
	Left       decimal.Decimal // for commercial insurance, charity and the person
	LeftScope  decimal.Decimal // the part of Left within the scope
}

// Settle calls the payers in their order (基本医疗保险、大病保险、医疗救助): the basic fund pays its ratio of the costs in scope, the
// critical-illness insurance its tiers of what is left of them, assistance its share of the rest. Each payment is
// rounded half up to the fen. 社会救助暂行办法 art. 29 (2).
//
// Errors: ErrMissingField without tiers, ErrOutOfRange.
func Settle(b Bill) (Shares, error) {
	if err := b.check(); err != nil {
		return Shares{}, err
	}
	var out Shares
	left := b.Total.Sub(b.OutOfScope)
	out.Basic = above(left, b.Basic.Deductible, b.Basic.Ratio, b.Basic.Cap)
	left = left.Sub(out.Basic)
	out.Critical = critical(left, b.Tiers, b.CriticalCap)
	left = left.Sub(out.Critical)
	out.Assistance = above(left, b.Assistance.Start, b.Assistance.Share, b.Assistance.Cap)
	out.LeftScope = left.Sub(out.Assistance)
	out.Left = out.LeftScope.Add(b.OutOfScope)
	return out, nil
}

// above returns a share of what lies above a start, up to a cap.
func above(amount, start, share decimal.Decimal, limit decimal.NullDecimal) decimal.Decimal {
	return capped(decimal.Max(amount.Sub(start), decimal.Decimal{}).Mul(share).Round(2), limit)
}

// check reports every bad field at once.
func (b *Bill) check() error {
	rate := func(field string) rule.Input { return rule.RateInput(rule.AreaMedical, field, 100) }
	err := errors.Join(
		money("total").Check(b.Total), money("out_of_scope").Check(b.OutOfScope),
		money("basic.deductible").Check(b.Basic.Deductible), rate("basic.ratio").Check(b.Basic.Ratio), checkCap("basic.cap", b.Basic.Cap),
		checkTiers(b.Tiers), checkCap("critical_cap", b.CriticalCap),
		money("assistance.start").Check(b.Assistance.Start), rate("assistance.share").Check(b.Assistance.Share), checkCap("assistance.cap", b.Assistance.Cap))
	if err == nil && b.OutOfScope.GreaterThan(b.Total) {
		err = outside("out_of_scope", b.OutOfScope.String(), "is above the total, "+b.Total.String(), "pass the part of the total nobody shares")
	}
	return err
}
