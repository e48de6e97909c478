package resident

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Formula is what a year's amounts are of its contribution base (缴费基数), fractions. The zero value is refused.
type Formula struct {
	Total   decimal.Decimal // 个人缴费和财政补助合计
	Student decimal.Decimal // 在校学生个人缴费
	Other   decimal.Decimal // 其他参保人员个人缴费
}

// Amounts are what a formula gives, yuan a person and year.
type Amounts struct {
	Total           decimal.Decimal // contribution and subsidy of one person, the same for both categories
	StudentPersonal decimal.Decimal
	StudentSubsidy  decimal.Decimal
	OtherPersonal   decimal.Decimal
	OtherSubsidy    decimal.Decimal
}

// Base returns the contribution base of a year (城乡居民医保缴费基数): the mean of the disposable incomes per head of the
// city's urban and rural residents of the year before last, yuan a year, half up to the yuan. 穗府办规〔2021〕14号.
func Base(urban, rural decimal.Decimal) (decimal.Decimal, error) {
	if err := rule.Join(rule.YuanInput(rule.AreaMedical, "urban_income").Check(urban),
		rule.YuanInput(rule.AreaMedical, "rural_income").Check(rural)); err != nil {
		return decimal.Decimal{}, err
	}
	return urban.Add(rural).DivRound(decimal.New(2, 0), 0), nil
}

// Amounts returns the year's contributions and subsidies (个人缴费, 财政补助) of a base in yuan: the total and each personal
// part as its share of the base, each rounded half up to the yuan, and the subsidy as total less personal part. It
// gives the printed amounts of 2022, 2023 and 2024 from their printed bases; those of 2025 and 2026 are still the
// ones of 2024, so for a year with published amounts take these. 穗府办规〔2021〕14号.
//
// Errors: ErrOutOfRange for a base outside 0 to 10^10, a share outside 0 to 1, or a personal share above the total.
func (f Formula) Amounts(base decimal.Decimal) (Amounts, error) {
	if err := rule.Join(f.check(), rule.YuanInput(rule.AreaMedical, "base").Check(base)); err != nil {
		return Amounts{}, err
	}
	of := func(share decimal.Decimal) decimal.Decimal { return base.Mul(share).Round(0) }
	out := Amounts{Total: of(f.Total), StudentPersonal: of(f.Student), OtherPersonal: of(f.Other)}
	out.StudentSubsidy = out.Total.Sub(out.StudentPersonal)
	out.OtherSubsidy = out.Total.Sub(out.OtherPersonal)
	return out, nil
}

func (f Formula) check() error {
	rate := func(field string, d decimal.Decimal) error {
		return rule.RateInput(rule.AreaMedical, field, 100).Check(d)
	}
	err := rule.Join(rate("total_rate", f.Total), rate("student_rate", f.Student), rate("other_rate", f.Other))
	if err != nil {
		return err
	}
	return rule.Join(f.within("student_rate", f.Student), f.within("other_rate", f.Other))
}

// within refuses a personal share that is 0 or leaves the subsidy below 0.
func (f Formula) within(field string, share decimal.Decimal) error {
	if share.Sign() > 0 && share.LessThanOrEqual(f.Total) {
		return nil
	}
	return rule.AreaMedical.Refuse(rule.ErrOutOfRange, field, share.String(),
		rule.Sayf("is not above 0 and at most the total, %s", "不大于 0 或高于合计 %s", f.Total),
		rule.Say("pass fractions such as 0.0073", "请填写小数，例如 0.0073"))
}
