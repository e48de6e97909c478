package survivor

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Death is what the survivors' benefits depend on. ContributionMonths (缴费年限 in months, deemed months included) may have
// a fraction. MonthlyIncome is 本省上一年度城镇居民月人均可支配收入. OwnContributions (个人缴费之和; of a flexible worker the part in the
// account) count under 5 years. DrawnMonths are not Valid where the person died before retiring.
type Death struct {
	ContributionMonths decimal.Decimal `json:"contribution_months" in:"months" doc:"with deemed ones" zh:"缴费月数（含视同）"`

	MonthlyIncome decimal.Decimal `json:"monthly_income" in:"income" doc:"of the year before" zh:"上年度月人均可支配收入（元）"`

	OwnContributions decimal.NullDecimal `json:"own_contributions" in:"yuan" doc:"in all, yuan" zh:"个人缴费之和（元）"`
	DrawnMonths      decimal.NullDecimal `json:"drawn_months" in:"months" doc:"months of pension drawn" zh:"已领取养老金月数"`
}

// Benefit is what the survivors receive at once (遗属待遇), yuan. Months (发放月数) are those of the lump sum, to 8 decimals.
// Total is what is paid, not Valid under 5 years where the own contributions are unknown; Capped says that they decided
// it.
type Benefit struct {
	Months  decimal.Decimal     `json:"months" out:"plain" doc:"of the lump sum" zh:"抚恤金发放月数"`
	Funeral decimal.Decimal     `json:"funeral" out:"yuan" doc:"funeral grant before the cap, yuan" zh:"丧葬补助金（限额前，元）"`
	Lump    decimal.Decimal     `json:"lump" out:"yuan" doc:"lump sum before the cap, yuan" zh:"抚恤金（限额前，元）"`
	Total   decimal.NullDecimal `json:"total" out:"yuan" doc:"what is paid, yuan" zh:"实付合计（元）"`
	Capped  bool                `json:"capped" doc:"own contributions decided" zh:"是否以个人缴费之和为限"`
	// Cut is what both parts together are above the own contributions; the text does not say which of them it is off.
	Cut decimal.Decimal `json:"cut,omitempty" out:"yuan" doc:"both parts less the total, yuan" zh:"超过限额未付的部分（元）"`
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
	if err := jsonrule.Check(rule.AreaPension, d); err != nil {
		return Benefit{}, err
	}
	twelfths := lumpTwelfths(d.ContributionMonths)
	if d.DrawnMonths.Valid {
		twelfths = decimal.Max(twelfths.Sub(d.DrawnMonths.Decimal), whole.Number(retireeLeast*year))
	}
	out := Benefit{
		Months:  twelfths.DivRound(whole.Number(year), 8),
		Funeral: d.MonthlyIncome.Mul(whole.Number(funeralMonths)).Round(2),
		Lump:    d.MonthlyIncome.Mul(twelfths).DivRound(whole.Number(year), 2),
	}
	sum := out.Funeral.Add(out.Lump)
	if !d.ContributionMonths.LessThan(whole.Number(cappedYears * year)) {
		out.Total = decimal.NewNullDecimal(sum)
	} else if d.OwnContributions.Valid {
		out.Total = decimal.NewNullDecimal(decimal.Min(sum, d.OwnContributions.Decimal))
		out.Capped = sum.GreaterThan(out.Total.Decimal)
		if out.Capped {
			out.Cut = sum.Sub(out.Total.Decimal)
		}
	}
	return out, nil
}

// lumpTwelfths returns the months of the lump sum in twelfths of a month, so that a month of contribution is a whole
// one.
func lumpTwelfths(paid decimal.Decimal) decimal.Decimal {
	switch {
	case paid.LessThan(whole.Number(5 * year)):
		return whole.Number(under5 * year)
	case paid.LessThan(whole.Number(10 * year)):
		return whole.Number(under10 * year)
	}
	paid = decimal.Min(decimal.Max(paid, whole.Number(risingYears*year)), whole.Number(fullYears*year))
	return paid.Add(whole.Number((upTo15 - risingYears) * year))
}
