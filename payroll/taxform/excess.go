package taxform

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/rule"
)

// Deposits are the provident fund deposits of a month as they were made: the base they were made on (yuan), the rate
// of each side (a fraction), and the highest base free of tax (yuan a month), which is three times the city average
// of the year before.
type Deposits struct {
	Base         decimal.Decimal
	EmployeeRate decimal.Decimal
	EmployerRate decimal.Decimal
	Ceiling      decimal.Decimal
}

// Excess is the part of each side's deposit that is taxed (公积金超标部分), yuan. The employee's is to be taken out of the
// column 住房公积金, the employer's added to the income.
type Excess struct {
	Employee decimal.Decimal
	Employer decimal.Decimal
	Total    decimal.Decimal
}

// FundExcess returns what is over the tax-free part: a rate of at most 12 % on a base of at most the ceiling. Deposit
// and free part are each rounded half away from zero to the fen; the excess is their difference, so a deposit that
// was made in whole yuan may differ from it by less than a yuan. 财税〔2006〕10号.
//
// Errors: ErrOutOfRange for a base outside 0 to 10^10, a rate above 1 or a ceiling that is not above 0.
func FundExcess(d Deposits) (Excess, error) {
	if err := errors.Join(rule.RateInput(rule.AreaHousing, "employee_rate", 100).Check(d.EmployeeRate), rule.RateInput(rule.AreaHousing, "employer_rate", 100).Check(d.EmployerRate)); err != nil {
		return Excess{}, err
	}
	var over [2]decimal.Decimal
	for i, rate := range [...]decimal.Decimal{d.EmployeeRate, d.EmployerRate} {
		side, err := housing.TaxFreeUnder(d.Base, rate, d.Ceiling)
		if err != nil {
			return Excess{}, err
		}
		over[i] = side.Taxable
	}
	return Excess{over[0], over[1], over[0].Add(over[1])}, nil
}
