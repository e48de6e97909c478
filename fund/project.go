package fund

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Projection is a fund and how it is taken to grow (预测基金支撑能力).
type Projection struct {
	FirstYear   int             `json:"first_year" in:"year" min:"1950" max:"2100" doc:"first year" zh:"首年"`
	Years       int             `json:"years" in:"count" min:"1" max:"100" doc:"at most so many" zh:"年数"`
	Opening     decimal.Decimal `json:"opening" in:"total" doc:"balance before the first year, yuan" zh:"上年末累计结余（元）"`
	Income      decimal.Decimal `json:"income" in:"total" doc:"of the first year without interest, yuan" zh:"首年收入（元）"`
	Expenditure decimal.Decimal `json:"expenditure" in:"total" min:"0.01" doc:"of the first year, yuan" zh:"首年支出（元）"`

	IncomeGrowth      decimal.Decimal `json:"income_growth" in:"growth" doc:"a year, a fraction" zh:"收入年增长率"`
	ExpenditureGrowth decimal.Decimal `json:"expenditure_growth" in:"growth" doc:"a year, a fraction" zh:"支出年增长率"`
	Return            decimal.Decimal `json:"return" in:"rate" default:"0" doc:"a year on the balance" zh:"年收益率"`

	// Changes are added to the income of the first, second, ... year: subsidies, the effect of a rate; none after.
	Changes []decimal.Decimal `json:"changes" in:"number,optional" items:"100" doc:"of income, by year" zh:"各年收入增减（元）"`
}

// Year is one year of a fund, yuan. Closing = Opening + Income + Change + Interest - Expenditure.
type Year struct {
	Year        int             `json:"year" doc:"calendar year" zh:"年份"`
	Opening     decimal.Decimal `json:"opening" out:"yuan" doc:"yuan" zh:"年初结余（元）"`
	Income      decimal.Decimal `json:"income" out:"yuan" doc:"without change and interest, yuan" zh:"收入（元）"`
	Change      decimal.Decimal `json:"change" out:"yuan" doc:"of income, yuan" zh:"收入增减（元）"`
	Interest    decimal.Decimal `json:"interest" out:"yuan" doc:"yuan" zh:"收益（元）"`
	Expenditure decimal.Decimal `json:"expenditure" out:"yuan" doc:"yuan" zh:"支出（元）"`
	Closing     decimal.Decimal `json:"closing" out:"yuan" doc:"yuan" zh:"年末结余（元）"`
	// Months are the closing balance by the year's average month; 0 for a balance below 0.
	Months decimal.Decimal `json:"payable_months" out:"1" doc:"months, one decimal" zh:"可支付月数"`
}

// Forecast is a fund until it is used up or the years end.
type Forecast struct {
	Years []Year `json:"years" doc:"year by year" zh:"各年"`
	// Exhausted is the first month the fund cannot pay in full; zero where it can all the time.
	Exhausted rule.Month `json:"exhausted,omitempty" doc:"first month not paid in full" zh:"用尽月份"`
	// Gap is paid by the government (社会保险法 art. 65); 0 where nothing lacks.
	Gap decimal.Decimal `json:"gap" out:"yuan" doc:"what the last year lacks, yuan" zh:"缺口（元）"`
}

// Project runs a fund on year by year until it cannot pay (基金支撑能力预测). Within a year money is taken to come and go
// evenly, which names the month. Each amount is rounded half away from zero to the fen from exact compound growth.
// 广东省社会保险基金监督条例 art. 55-56; 1.8 of the city's 2014 notice.
//
// Errors: ErrOutOfRange for a number out of bounds.
func Project(p Projection) (Forecast, error) {
	if err := jsonrule.Check(rule.AreaFund, p); err != nil {
		return Forecast{}, err
	}
	income, expenditure, opening := p.Income, p.Expenditure, p.Opening
	incomeFactor, expenditureFactor := whole.Number(1).Add(p.IncomeGrowth), whole.Number(1).Add(p.ExpenditureGrowth)
	var out Forecast
	for i := range p.Years {
		y := Year{Year: p.FirstYear + i, Opening: opening, Income: income.Round(2),
			Interest: opening.Mul(p.Return).Round(2), Expenditure: expenditure.Round(2)}
		if i < len(p.Changes) {
			y.Change = p.Changes[i]
		}
		y.close()
		out.Years = append(out.Years, y)
		if y.Closing.Sign() < 0 {
			out.Gap, out.Exhausted = y.Closing.Neg(), y.shortFrom()
			break
		}
		opening, income, expenditure = y.Closing, income.Mul(incomeFactor), expenditure.Mul(expenditureFactor)
	}
	return out, nil
}

// close fills in the balance at the end of the year and the months it pays for.
func (y *Year) close() {
	y.Closing = y.Opening.Add(y.Income).Add(y.Change).Add(y.Interest).Sub(y.Expenditure)
	if y.Closing.Sign() > 0 && y.Expenditure.Sign() > 0 {
		y.Months = y.Closing.Mul(whole.Number(monthsAYear)).DivRound(y.Expenditure, 1)
	}
}

// shortFrom returns the first month by whose end the opening balance and so many twelfths of the year do not cover
// the spending.
func (y *Year) shortFrom() rule.Month {
	lost := y.Opening.Sub(y.Closing) // of the year, and more than it began with
	covered, _ := y.Opening.Mul(whole.Number(monthsAYear)).QuoRem(lost, 0)
	return rule.MonthOf(y.Year, time.Month(covered.BigInt().Int64()+1))
}
