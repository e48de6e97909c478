package housing

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Taxed is one side's deposit of a month split for income tax, yuan. TaxFree + Taxable is the deposit.
type Taxed struct {
	Counted
	Deposit decimal.Decimal `json:"deposit" out:"yuan" doc:"of one side, yuan a month" zh:"缴存额（元/月）"`
	TaxFree decimal.Decimal `json:"tax_free" out:"yuan" doc:"free of tax, yuan" zh:"免税部分（元）"`
	Taxable decimal.Decimal `json:"taxable" out:"yuan" doc:"taxed, yuan" zh:"应税部分（元）"`
}

// taxFreeRate is the highest rate free of tax, a fraction.
func taxFreeRate() decimal.Decimal { return decimal.New(12, -2) } // 财税〔2006〕10号

// taxFreeMultiple is the highest base free of tax in city averages.
func taxFreeMultiple() decimal.Decimal { return decimal.New(3, 0) } // 财税〔2006〕10号

// FreeBy is a deposit with the city's average wage, three times of which is the highest base free of tax.
type FreeBy struct {
	Deposit
	Average decimal.Decimal `json:"city_average" in:"yuan" min:"0.01" doc:"the city's, yuan a month" zh:"上年度职工月平均工资（元）"`
}

// TaxFree returns the part of one side's deposit free of income tax (免征个人所得税的住房公积金): at most 12 % of a base of at
// most three times the city's average monthly wage of the year before. The deposit is that of Deposit.Line; what is
// over the free part is the difference. What a deposit within both limits comes to is free: exactly, half away from
// zero to the fen, or rounded as the deposit is where that is more. 财税〔2006〕10号.
//
// Errors: those of Deposit.Line, ErrOutOfRange for an average of 0.
func TaxFree(in FreeBy, month *Params) (Taxed, error) {
	if err := jsonrule.Check(rule.AreaHousing, in); err != nil {
		return Taxed{}, err
	}
	return in.Deposit.split(in.Average.Mul(taxFreeMultiple()), month)
}

type freeUnder struct {
	Deposit
	Ceiling decimal.Decimal `json:"ceiling" in:"yuan" min:"0.01"`
}

// TaxFreeUnder is TaxFree with the published ceiling of the base (缴存基数上限, yuan a month) in place of three averages. A
// published ceiling may be rounded to the yuan.
func TaxFreeUnder(d Deposit, ceiling decimal.Decimal, month *Params) (Taxed, error) {
	if err := jsonrule.Check(rule.AreaHousing, freeUnder{d, ceiling}); err != nil {
		return Taxed{}, err
	}
	return d.split(ceiling, month)
}

// split takes the free part out of a deposit.
func (d Deposit) split(ceiling decimal.Decimal, month *Params) (Taxed, error) {
	line, err := d.Line(month)
	if err != nil {
		return Taxed{}, err
	}
	base, rate := decimal.Min(line.Base(), ceiling), decimal.Min(d.Rate, taxFreeRate())
	exact, exactErr := rule.Product(rule.Housing, base, rate, rule.Rounding{})
	rounded, roundedErr := rule.Product(rule.Housing, base, rate, line.Charge().Rounding)
	made := line.Amount()
	free := decimal.Min(made, decimal.Max(exact, rounded))
	return Taxed{Counted{line.Base(), line.Limit()}, made, free, made.Sub(free)}, rule.Join(exactErr, roundedErr)
}
