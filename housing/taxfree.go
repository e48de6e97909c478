package housing

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Taxed is one side's deposit of a month split for income tax, yuan. TaxFree + Taxable is the deposit.
type Taxed struct {
	Deposit decimal.Decimal `json:"deposit" out:"yuan" doc:"of one side, yuan a month" zh:"缴存额（元/月）"`
	TaxFree decimal.Decimal `json:"tax_free" out:"yuan" doc:"free of tax, yuan" zh:"免税部分（元）"`
	Taxable decimal.Decimal `json:"taxable" out:"yuan" doc:"taxed, yuan" zh:"应税部分（元）"`
}

// taxFreeRate is the highest rate free of tax, a fraction.
func taxFreeRate() decimal.Decimal { return decimal.New(12, -2) } // 财税〔2006〕10号

// taxFreeMultiple is the highest base free of tax in city averages.
func taxFreeMultiple() decimal.Decimal { return decimal.New(3, 0) } // 财税〔2006〕10号

type taxFreeInput struct {
	Base    decimal.Decimal `json:"base" in:"wage" doc:"deposit base, yuan a month" zh:"缴存基数（元/月）"`
	Rate    decimal.Decimal `json:"rate" in:"rate" doc:"deposit rate, a fraction" zh:"缴存比例"`
	Average decimal.Decimal `json:"city_average" in:"yuan" min:"0.01" doc:"the city's, yuan a month" zh:"上年度职工月平均工资（元）"`
}

// TaxFree returns the part of one side's deposit free of income tax (免征个人所得税的住房公积金): at most 12 % of a base of at
// most three times the city's average monthly wage of the year before. deposit and free part are each rounded half
// away from zero to the fen; what is over is the difference. 财税〔2006〕10号.
//
// Errors: ErrOutOfRange for a base outside 0 to 10^10, a rate above 1 or an average of 0.
func TaxFree(base, rate, cityAverage decimal.Decimal) (Taxed, error) {
	if err := jsonrule.Check(rule.AreaHousing, taxFreeInput{base, rate, cityAverage}); err != nil {
		return Taxed{}, err
	}
	return splitDeposit(base, rate, cityAverage.Mul(taxFreeMultiple())), nil
}

func (in taxFreeInput) split() (Taxed, error) { return TaxFree(in.Base, in.Rate, in.Average) }

type taxFreeUnderInput struct {
	Base    decimal.Decimal `json:"base" in:"wage"`
	Rate    decimal.Decimal `json:"rate" in:"rate"`
	Ceiling decimal.Decimal `json:"ceiling" in:"yuan" min:"0.01"`
}

// TaxFreeUnder is TaxFree with the published ceiling of the base (缴存基数上限, yuan a month) in place of three averages. A
// published ceiling may be rounded to the yuan.
func TaxFreeUnder(base, rate, ceiling decimal.Decimal) (Taxed, error) {
	if err := jsonrule.Check(rule.AreaHousing, taxFreeUnderInput{base, rate, ceiling}); err != nil {
		return Taxed{}, err
	}
	return splitDeposit(base, rate, ceiling), nil
}

func splitDeposit(base, rate, ceiling decimal.Decimal) Taxed {
	deposit := base.Mul(rate).Round(2)
	free := decimal.Min(base, ceiling).Mul(decimal.Min(rate, taxFreeRate())).Round(2)
	return Taxed{deposit, free, deposit.Sub(free)}
}
