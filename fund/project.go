package fund

import (
	"errors"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Projection is a fund and how it is taken to grow (预测基金支撑能力).
type Projection struct {
	FirstYear         int
	Years             int               // at most so many, 1 to 100
	Opening           decimal.Decimal   // 上年末累计结余, yuan
	Income            decimal.Decimal   // of the first year, without interest, yuan
	Expenditure       decimal.Decimal   // of the first year, above 0, yuan
	IncomeGrowth      decimal.Decimal   // a year, a fraction from -0.5 to 1
	ExpenditureGrowth decimal.Decimal   // a year, a fraction from -0.5 to 1
	Return            decimal.Decimal   // a year, on the opening balance, a fraction
	Changes           []decimal.Decimal // added to the income of the first, second, ... year: subsidies, the effect of a rate; none after
}

// Year is one year of a fund, yuan. Closing = Opening + Income + Change + Interest - Expenditure.
type Year struct {
	Year        int
	Opening     decimal.Decimal
	Income      decimal.Decimal
	Change      decimal.Decimal
	Interest    decimal.Decimal
	Expenditure decimal.Decimal
	Closing     decimal.Decimal
	Months      decimal.Decimal // closing balance by the year's average month, one decimal; 0 for a balance below 0
}

// Forecast is a fund until it is used up or the years end.
type Forecast struct {
	Years     []Year
	Exhausted rule.Month      // the first month the fund cannot pay in full; zero where it can all the time
	Gap       decimal.Decimal // what the last year lacks: the government pays it (社会保险法 art. 65); 0 where nothing
}

// Project runs a fund on year by year until it cannot pay (基金支撑能力预测). Within a year money is taken to come and go
// evenly, which names the month. Each amount is rounded half away from zero to the fen from exact compound growth.
// 广东省社会保险基金监督条例 art. 55-56; 1.8 of the city's 2014 notice.
//
// Errors: ErrOutOfRange for a number out of bounds.
func Project(p Projection) (Forecast, error) {
	if err := p.check(); err != nil {
		return Forecast{}, err
	}
	one := door.Whole(1)
	income, expenditure, opening := p.Income, p.Expenditure, p.Opening
	var out Forecast
	for i := range p.Years {
		y := Year{Year: p.FirstYear + i, Opening: opening, Income: income.Round(2), Interest: opening.Mul(p.Return).Round(2), Expenditure: expenditure.Round(2)}
		if i < len(p.Changes) {
			y.Change = p.Changes[i]
		}
		y.close()
		out.Years = append(out.Years, y)
		if y.Closing.Sign() < 0 {
			out.Gap, out.Exhausted = y.Closing.Neg(), y.shortFrom()
			break
		}
		opening = y.Closing
		income, expenditure = income.Mul(one.Add(p.IncomeGrowth)), expenditure.Mul(one.Add(p.ExpenditureGrowth))
	}
	return out, nil
}

// close fills in the balance at the end of the year and the months it pays for.
func (y *Year) close() {
	y.Closing = y.Opening.Add(y.Income).Add(y.Change).Add(y.Interest).Sub(y.Expenditure)
	if y.Closing.Sign() > 0 && y.Expenditure.Sign() > 0 {
		y.Months = y.Closing.Mul(door.Whole(12)).DivRound(y.Expenditure, 1)
	}
}

// shortFrom returns the first month by whose end the opening balance and so many twelfths of the year do not cover
// the spending.
func (y *Year) shortFrom() rule.Month {
	net := y.Closing.Sub(y.Opening)
	for m := 1; m < 12; m++ {
		if y.Opening.Mul(door.Whole(12)).Add(net.Mul(door.Whole(m))).Sign() < 0 {
			return rule.MonthOf(y.Year, time.Month(m))
		}
	}
	return rule.MonthOf(y.Year, time.December)
}

func (p *Projection) check() error {
	errs := []error{door.Count("first_year", p.FirstYear, 1950, 2100, "pass a calendar year"), door.Count("years", p.Years, 1, 100, "pass 1 to 100 years"),
		door.Total("opening").Check(p.Opening), door.Total("income").Check(p.Income), door.Positive("expenditure").Check(p.Expenditure),
		door.Growth("income_growth").Check(p.IncomeGrowth), door.Growth("expenditure_growth").Check(p.ExpenditureGrowth), door.Share("return").Check(p.Return)}
	if len(p.Changes) > 100 {
		return errors.Join(append(errs, door.Fail(rule.ErrOutOfRange, "changes", strconv.Itoa(len(p.Changes)), "are more than 100", "pass one change a year"))...)
	}
	for _, c := range p.Changes {
		errs = append(errs, door.Signed("changes").Check(c))
	}
	return errors.Join(errs...)
}
