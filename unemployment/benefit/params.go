package benefit

import (
	"errors"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Params are the numbers of one place's regulation. Start from Guangdong; the zero value is refused.
type Params struct {
	Force rule.Span                             // 施行期间
	Ratio func(rule.Month) (rule.Figure, error) // 失业保险金, a share of the minimum wage, by month

	LeastPaid      int             // months of contributions for any benefit; each as many more are a month of benefit
	YearsUpTo      int             // contribution months up to which that holds
	HalfYear       int             // contribution months beyond, for each further month of benefit
	MostMonths     int             // 领取期限上限
	ExtendedFrom   rule.Month      // first month the benefit may go on up to the retirement age
	SeekingRate    decimal.Decimal // 求职补贴, a share of the own average contribution wage
	SeekingMonths  int             // months it is paid at most
	BirthMonths    int             // 生育加发, in monthly benefits
	LumpParts      int             // 重新就业一次性领取: one of so many parts of what is left
	LumpContract   int             // months of the new contract it takes
	LumpInsured    int             // months insured in the new job it takes
	FuneralMonths  int             // 丧葬补助金, in monthly average wages
	SurvivorMonths int             // 抚恤金, in monthly average wages
	ApplyDays      int             // working days from registration in which to apply
	FormerMonths   int             // 原农民合同制工人办法: months carried into the new time
	FormerRate     decimal.Decimal // 一次性生活补助 of each month above, a share of the own average contribution wage
	NearRetirement int             // months before the retirement age in which the benefit goes on
	PremiumMonths  int             // months of own pension contributions the fund pays
}

// Guangdong returns the numbers of 广东省失业保险条例 (2022-06-01), and of the city's answers of 2025-11 for the years before
// retirement. What of it other months had is dated: Force, Ratio, ExtendedFrom.
func Guangdong() Params {
	return Params{
		Force: regulation(), // art. 49
		Ratio: Ratio,        // art. 19

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

		ExtendedFrom: rule.MonthOf(2025, time.January), // 国务院关于渐进式延迟法定退休年龄的办法 art. 7; answers of 2025-11, item 3
	}
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	var errs []error
	for _, f := range [...]struct {
		field string
		n     int
	}{
		{"least_paid", p.LeastPaid}, {"years_up_to", p.YearsUpTo}, {"half_year", p.HalfYear}, {"most_months", p.MostMonths},
		{"seeking_months", p.SeekingMonths}, {"birth_months", p.BirthMonths}, {"lump_parts", p.LumpParts}, {"lump_contract", p.LumpContract},
		{"lump_insured", p.LumpInsured}, {"funeral_months", p.FuneralMonths}, {"survivor_months", p.SurvivorMonths}, {"apply_days", p.ApplyDays},
		{"former_months", p.FormerMonths}, {"near_retirement", p.NearRetirement}, {"premium_months", p.PremiumMonths},
	} {
		errs = append(errs, count(f.field, f.n, 1, 120, "start from Guangdong"))
	}
	if p.Force.IsZero() || p.Ratio == nil {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaUnemployment, Field: "ratio",
			Reason: rule.Untranslated("or the span of the text is missing"), Do: rule.Untranslated("start from Guangdong")})
	}
	return errors.Join(append(errs,
		rule.RateInput(rule.AreaUnemployment, "seeking_rate", 100).Check(p.SeekingRate),
		rule.RateInput(rule.AreaUnemployment, "former_rate", 100).Check(p.FormerRate),
	)...)
}

// maxMonths bounds a count of months: a hundred years.
const maxMonths = 1200

// count is the door for a whole number.
func count(field string, n int, least, most int64, do string) error {
	return rule.Input{Area: rule.AreaUnemployment, Field: field, Min: least, Max: most, Do: rule.Untranslated(do)}.Check(decimal.New(int64(n), 0))
}

// yuan is the door for an amount of money of at least least yuan.
func yuan(field string, least int64) rule.Input {
	return rule.Input{Area: rule.AreaUnemployment, Field: field, Min: least, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

// refused is the error of a rule that does not cover the case.
func refused(field, value, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrNotApplicable, Area: rule.AreaUnemployment, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

// badDate is the error of a month or day that is none or out of order.
func badDate(field, value, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrBadDate, Area: rule.AreaUnemployment, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
