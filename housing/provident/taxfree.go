package provident

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/provident/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Taxed is one side's deposit of a month split for income tax, yuan. TaxFree + Taxable is the deposit.
type Taxed struct {
	Deposit decimal.Decimal
	TaxFree decimal.Decimal
	Taxable decimal.Decimal
}

// taxFreeRate is the highest rate free of tax, a fraction.
func taxFreeRate() decimal.Decimal { return decimal.New(12, -2) } // 财税〔2006〕10号

// taxFreeMultiple is the highest base free of tax in city averages.
func taxFreeMultiple() decimal.Decimal { return decimal.New(3, 0) } // 财税〔2006〕10号

// TaxFree returns the part of one side's deposit free of income tax (免征个人所得税的住房公积金): at most 12 % of a base of at
// most three times the city's average monthly wage of the year before. deposit and free part are each rounded half
// away from zero to the fen; what is over is the difference. 财税〔2006〕10号.
//
// Errors: ErrOutOfRange for a base outside 0 to 10^10, a rate above 1 or an average of 0.
func TaxFree(base, rate, cityAverage decimal.Decimal) (Taxed, error) {
	if err := errors.Join(checkDeposit(base, rate), door.Positive("city_average").Check(cityAverage)); err != nil {
		return Taxed{}, err
	}
	return split(base, rate, cityAverage.Mul(taxFreeMultiple())), nil
}

// TaxFreeUnder is TaxFree with the published ceiling of the base (缴存基数上限, yuan a month) in place of three averages. A
// published ceiling may be rounded to the yuan.
func TaxFreeUnder(base, rate, ceiling decimal.Decimal) (Taxed, error) {
	if err := errors.Join(checkDeposit(base, rate), door.Positive("ceiling").Check(ceiling)); err != nil {
		return Taxed{}, err
	}
	return split(base, rate, ceiling), nil
}

func checkDeposit(base, rate decimal.Decimal) error {
	return errors.Join(rule.WageInput(rule.AreaHousing, "base").Check(base), door.Share("rate").Check(rate))
}

func split(base, rate, ceiling decimal.Decimal) Taxed {
	deposit := base.Mul(rate).Round(2)
	free := decimal.Min(base, ceiling).Mul(decimal.Min(rate, taxFreeRate())).Round(2)
	return Taxed{deposit, free, deposit.Sub(free)}
}
