package unemployment

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// BenefitParams are the numbers of one place's regulation. Start from Guangdong; the zero value is refused.
type BenefitParams struct {
	Force        rule.Span                             // 施行期间
	Ratio        func(rule.Month) (rule.Figure, error) // 失业保险金, a share of the minimum wage, by month
	ExtendedFrom rule.Month                            // first month the benefit may go on up to the retirement age
	Numbers
}

// Numbers are the counts and shares of a regulation.
type Numbers struct {
	// LeastPaid is the months of contributions for any benefit; each as many more are a month of benefit.
	LeastPaid      int `json:"least_paid" in:"count" min:"1" max:"120"`
	YearsUpTo      int `json:"years_up_to" in:"count" min:"1" max:"120"`     // contribution months to which that holds
	HalfYear       int `json:"half_year" in:"count" min:"1" max:"120"`       // months beyond, for each further month
	MostMonths     int `json:"most_months" in:"count" min:"1" max:"24"`      // 领取期限上限
	SeekingMonths  int `json:"seeking_months" in:"count" min:"1" max:"120"`  // 求职补贴: months it is paid at most
	BirthMonths    int `json:"birth_months" in:"count" min:"1" max:"120"`    // 生育加发, in monthly benefits
	LumpParts      int `json:"lump_parts" in:"count" min:"1" max:"120"`      // 重新就业一次性领取: one of so many parts
	LumpContract   int `json:"lump_contract" in:"count" min:"1" max:"120"`   // months of the new contract it takes
	LumpInsured    int `json:"lump_insured" in:"count" min:"1" max:"120"`    // months insured in the new job it takes
	FuneralMonths  int `json:"funeral_months" in:"count" min:"1" max:"120"`  // 丧葬补助金, in monthly average wages
	SurvivorMonths int `json:"survivor_months" in:"count" min:"1" max:"120"` // 抚恤金, in monthly average wages
	ApplyDays      int `json:"apply_days" in:"count" min:"1" max:"120"`      // working days from registration
	FormerMonths   int `json:"former_months" in:"count" min:"1" max:"120"`   // 原农民合同制工人办法: months carried over
	NearRetirement int `json:"near_retirement" in:"count" min:"1" max:"120"` // months in which the benefit goes on
	PremiumMonths  int `json:"premium_months" in:"count" min:"1" max:"120"`  // own contributions the fund pays
	// SeekingRate is 求职补贴, FormerRate 一次性生活补助 of each month above: shares of the own average contribution wage.
	SeekingRate decimal.Decimal `json:"seeking_rate" in:"rate"`
	FormerRate  decimal.Decimal `json:"former_rate" in:"rate"`
}

// Guangdong returns the numbers of 广东省失业保险条例 (2022-06-01), and of the city's answers of 2025-11 for the years before
// retirement. What of it other months had is dated: Force, Ratio, ExtendedFrom.
func Guangdong() BenefitParams {
	return BenefitParams{
		Force: regulation(), // art. 49
		Ratio: Ratio,        // art. 19

		ExtendedFrom: rule.MonthOf(2025, time.January), // 国务院关于渐进式延迟法定退休年龄的办法 art. 7; answers of 2025-11, item 3
		Numbers: Numbers{
			LeastPaid:      12,                  // art. 15(1), 17
			YearsUpTo:      48,                  // art. 17
			HalfYear:       6,                   // art. 17
			MostMonths:     24,                  // art. 17
			SeekingRate:    decimal.New(15, -2), // art. 20
			SeekingMonths:  6,                   // art. 20
			BirthMonths:    3,                   // art. 21
			LumpParts:      2,                   // art. 22
			LumpContract:   12,                  // art. 22
			LumpInsured:    3,                   // art. 22
			FuneralMonths:  3,                   // art. 25
			SurvivorMonths: 6,                   // art. 25
			ApplyDays:      7,                   // art. 36
			FormerMonths:   12,                  // art. 47(2)
			FormerRate:     decimal.New(2, -2),  // art. 47(2)
			NearRetirement: 12,                  // answers of 2025-11, item 3
			PremiumMonths:  12,                  // answers of 2025-11, item 14
		},
	}
}

// Check refuses parameters that are not set or cannot be right.
func (p BenefitParams) Check() error {
	err := jsonrule.Check(rule.AreaUnemployment, p.Numbers)
	if p.Force.IsZero() || p.Ratio == nil {
		err = rule.Join(err, rule.AreaUnemployment.Refuse(rule.ErrMissingField, "ratio", "",
			rule.Say("or the span of the text is missing", "或施行期间没有填写"),
			rule.Say("start from Guangdong", "请以 Guangdong 为基础")))
	}
	return err
}

// checked checks the parameters and an input together.
func (p BenefitParams) checked(in any) error {
	return rule.Join(p.Check(), jsonrule.Check(rule.AreaUnemployment, in))
}

// refused is the error of a rule that does not cover the case.
func refused(field, value string, reason, do rule.Text) error {
	return rule.AreaUnemployment.Refuse(rule.ErrNotApplicable, field, value, reason, do)
}

// badDate is the error of an invalid month or day, or one out of order.
func badDate(field, value string, reason, do rule.Text) error {
	return rule.AreaUnemployment.Refuse(rule.ErrBadDate, field, value, reason, do)
}

// times returns so many times an amount.
func times(amount decimal.Decimal, n int) decimal.Decimal {
	return amount.Mul(whole.Number(n))
}
