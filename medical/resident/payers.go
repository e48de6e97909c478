package resident

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Basic is what the basic fund pays of the costs within its scope (基本医疗保险): its ratio above the deductible (起付线), up
// to a cap (封顶线). A cap that is not Valid does not limit.
type Basic struct {
	Deductible decimal.Decimal     `json:"deductible" in:"yuan" doc:"yuan" zh:"起付线（元）"`
	Ratio      decimal.Decimal     `json:"ratio" in:"rate" doc:"a fraction" zh:"支付比例"`
	Cap        decimal.NullDecimal `json:"cap" in:"yuan" doc:"yuan" zh:"封顶线（元）"`
}

// Assistance is medical assistance (医疗救助) on what the insurances leave within the scope. The zero value aids nobody; a
// cap that is not Valid does not limit.
type Assistance struct {
	Start decimal.Decimal     `json:"start" in:"yuan" doc:"aided above so much, yuan" zh:"救助起付标准（元）"`
	Share decimal.Decimal     `json:"share" in:"rate" doc:"a fraction" zh:"救助比例"`
	Cap   decimal.NullDecimal `json:"cap" in:"yuan" doc:"yuan" zh:"救助限额（元）"`
}

// Bill asks how one year's costs are shared. OutOfScope are costs nobody but the person shares (目录外及个人先自付).
// CriticalCap is the yearly cap of the critical-illness insurance with any CapBonus added; not Valid: none.
type Bill struct {
	Total       decimal.Decimal     `json:"total" in:"yuan" doc:"all costs of the year, yuan" zh:"全年医疗费用（元）"`
	OutOfScope  decimal.Decimal     `json:"out_of_scope" in:"yuan" default:"0" doc:"yuan" zh:"目录外及先自付费用（元）"`
	Basic       Basic               `json:"basic" doc:"the basic fund" zh:"基本医疗保险"`
	Tiers       []Tier              `json:"tiers" items:"1-20" doc:"critical-illness insurance" zh:"大病保险分段比例"`
	CriticalCap decimal.NullDecimal `json:"annual_cap" in:"yuan" doc:"of critical illness" zh:"大病保险年度限额（元）"`
	Assistance  Assistance          `json:"assistance" in:",optional" doc:"medical assistance" zh:"医疗救助"`
}

// CheckFields refuses costs out of scope above the total, and tiers that overlap.
func (b Bill) CheckFields() error {
	err := checkTiers(b.Tiers)
	if b.OutOfScope.GreaterThan(b.Total) {
		err = rule.Join(rule.AreaMedical.Refuse(rule.ErrOutOfRange, "out_of_scope", b.OutOfScope.String(),
			rule.Sayf("is above the total, %s", "高于总费用 %s", b.Total),
			rule.Say("pass the part of the total nobody shares", "请填写总费用中各方均不分担的部分")), err)
	}
	return err
}

// Shares is who pays what: Basic + Critical + Assistance + Left = the total. Left is for commercial insurance, charity
// and the person; LeftScope is the part of it within the scope.
type Shares struct {
	Basic      decimal.Decimal `json:"basic" out:"yuan" doc:"the basic fund, yuan" zh:"基本医疗保险支付（元）"`
	Critical   decimal.Decimal `json:"critical" out:"yuan" doc:"critical illness, yuan" zh:"大病保险支付（元）"`
	Assistance decimal.Decimal `json:"assistance" out:"yuan" doc:"assistance, yuan" zh:"医疗救助支付（元）"`
	Left       decimal.Decimal `json:"left" out:"yuan" doc:"what is left, yuan" zh:"其余（元）"`
	LeftScope  decimal.Decimal `json:"left_in_scope" out:"yuan" doc:"of it in scope, yuan" zh:"其中范围内（元）"`
}

// Settle calls the payers in their order (基本医疗保险、大病保险、医疗救助): the basic fund pays its ratio of the costs in scope, the
// critical-illness insurance its tiers of what is left of them, assistance its share of the rest. Each payment is
// rounded half up to the fen. 社会救助暂行办法 art. 29 (2).
//
// Errors: ErrOutOfRange, also without tiers.
func Settle(b Bill) (Shares, error) {
	if err := jsonrule.Check(rule.AreaMedical, b); err != nil {
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
