package survivor

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Death is what the survivors' benefits depend on.
type Death struct {
	ContributionMonths decimal.Decimal     // 缴费年限 in months, deemed months included; a fraction is allowed
	MonthlyIncome      decimal.Decimal     // 本省上一年度城镇居民月人均可支配收入, yuan, up to 8 decimals
	OwnContributions   decimal.NullDecimal // 个人缴费之和, yuan; of a flexible worker the part in the account. It counts under 5 years
	DrawnMonths        decimal.NullDecimal // months the pension was drawn; not Valid: the person died before retiring
}

// Benefit is what the survivors receive at once (遗属待遇), yuan.
type Benefit struct {
	Months  decimal.Decimal     // 发放月数 of the lump sum, to 8 decimals
	Funeral decimal.Decimal     // 丧葬补助金, before the cap
	Lump    decimal.Decimal     // 抚恤金, before the cap
	Total   decimal.NullDecimal // what is paid; not Valid under 5 years where the own contributions are unknown
	Capped  bool                // the own contributions decided Total
}

const (
	funeralMonths = 2      // 人社部发〔2021〕18号 art. 4
	fullYears     = 30     // 人社部发〔2021〕18号 art. 5: years above 30 count as 30
	risingYears   = 15     // 人社部发〔2021〕18号 art. 5: one month more for each year above 15
	cappedYears   = 5      // 人社部发〔2021〕18号: under 5 years the sum is at most the own contributions
	under5        = 3      // 人社部发〔2021〕18号 art. 5: months under 5 years
	under10       = 6      // 人社部发〔2021〕18号 art. 5: months from 5 to under 10 years
	upTo15        = 9      // 人社部发〔2021〕18号 art. 5: months from 10 to 15 years, 15 included
	retireeLeast  = upTo15 // 人社部发〔2021〕18号 art. 5: no retiree has fewer
	year          = 12
)

// Benefits returns the funeral grant, two months of income, and the lump sum, its months times the income; each is
// rounded half up to the fen. The months rise with the contribution years: 3, 6 and 9, then one more for each year
// above 15, 24 at most; months count as twelfths. A retiree loses one for each year of pension drawn, down to 9.
// Under 5 years the sum is at most the own contributions: without them Total is not Valid.
//
// Errors: ErrOutOfRange for spans outside 0 to 1200 months, an income outside 0.01 to 1,000,000 yuan or a negative
// amount.
//
// 人社部发〔2021〕18号 art. 4 and 5.
func Benefits(d Death) (Benefit, error) {
	if err := d.check(); err != nil {
		return Benefit{}, err
	}
	twelfths := lumpTwelfths(d.ContributionMonths)
	if d.DrawnMonths.Valid {
		twelfths = decimal.Max(twelfths.Sub(d.DrawnMonths.Decimal), whole(retireeLeast*year))
	}
	out := Benefit{
		Months:  twelfths.DivRound(whole(year), 8),
		Funeral: d.MonthlyIncome.Mul(whole(funeralMonths)).Round(2),
		Lump:    d.MonthlyIncome.Mul(twelfths).DivRound(whole(year), 2),
	}
	sum := out.Funeral.Add(out.Lump)
	if !d.ContributionMonths.LessThan(whole(cappedYears * year)) {
		out.Total = decimal.NewNullDecimal(sum)
	} else if d.OwnContributions.Valid {
		out.Capped = sum.GreaterThan(d.OwnContributions.Decimal)
		out.Total = decimal.NewNullDecimal(decimal.Min(sum, d.OwnContributions.Decimal))
	}
	return out, nil
}

// lumpTwelfths returns the months of the lump sum in twelfths of a month, so that a month of contribution is a whole
// one.
func lumpTwelfths(paid decimal.Decimal) decimal.Decimal {
	switch {
	case paid.LessThan(whole(5 * year)):
		return whole(under5 * year)
	case paid.LessThan(whole(10 * year)):
		return whole(under10 * year)
	case paid.LessThanOrEqual(whole(risingYears * year)):
		return whole(upTo15 * year)
	}
	return decimal.Min(paid, whole(fullYears*year)).Add(whole((upTo15 - risingYears) * year))
}

// check reports every bad field at once.
func (d Death) check() error {
	errs := []error{
		months("contribution_months").Check(d.ContributionMonths),
		rule.Input{Area: rule.AreaPension, Field: "monthly_income", Min: 1, Max: 100_000_000, Scale: 2, Places: 8, Do: rule.Untranslated("pass the province's urban disposable income per head and month")}.Check(d.MonthlyIncome),
	}
	if d.OwnContributions.Valid {
		errs = append(errs, yuan("own_contributions").Check(d.OwnContributions.Decimal))
	}
	if d.DrawnMonths.Valid {
		errs = append(errs, months("drawn_months").Check(d.DrawnMonths.Decimal))
	}
	return errors.Join(errs...)
}
