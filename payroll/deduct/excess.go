package deduct

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Deposits are the provident fund deposits of a month as they were made: the base they were made on (yuan), the rate
// of each side (a fraction, bounded as that of a housing.Deposit), whether they keep their fen, and the highest base
// free of tax (yuan a month), which is three times the city average of the year before.
type Deposits struct {
	Base         decimal.Decimal `json:"base" in:"yuan" doc:"base of the deposits, yuan a month" zh:"缴存基数（元/月）"`
	EmployeeRate decimal.Decimal `json:"employee_rate" in:"rate" min:"0.05" max:"0.2" doc:"employee's" zh:"个人缴存比例"`
	EmployerRate decimal.Decimal `json:"employer_rate" in:"rate" min:"0.05" max:"0.2" doc:"employer's" zh:"单位缴存比例"`
	Ceiling      decimal.Decimal `json:"ceiling" in:"yuan" min:"0.01" doc:"highest base free of tax" zh:"免税基数上限（元/月）"`
	ToFen        bool            `json:"rounding" enum:"yuan,fen" default:"yuan" doc:"of the deposits" zh:"缴存额取整单位"`
}

// Excess is the part of each side's deposit that is taxed (公积金超标部分), yuan. The employee's is to be taken out of the
// column 住房公积金, the employer's added to the income.
type Excess struct {
	housing.Counted
	Employee decimal.Decimal `json:"employee" out:"yuan" doc:"taxed part, employee, yuan" zh:"个人超标部分（元）"`
	Employer decimal.Decimal `json:"employer" out:"yuan" doc:"taxed part, employer, yuan" zh:"单位超标部分（元）"`
	Total    decimal.Decimal `json:"total" out:"yuan" doc:"of both sides, yuan" zh:"合计（元）"`
}

// FundExcess returns what of each side's deposit is over the tax-free part: a rate of at most 12 % on a base of at most
// the ceiling. The deposit is the one that is made, in whole yuan or with its fen, and within the limits of a month
// where its figures are given (nil for none): see housing.TaxFreeUnder. 财税〔2006〕10号.
//
// Errors: ErrOutOfRange for a base outside 0 to 10^10, a rate outside 5 % to 20 % or the month's range or a ceiling
// that is not above 0, ErrNoRule where a figure of the month is unknown.
func FundExcess(d Deposits, month *housing.Params) (Excess, error) {
	if err := jsonrule.Check(rule.AreaPayroll, d); err != nil {
		return Excess{}, err
	}
	if err := d.checkRates(month); err != nil {
		return Excess{}, err
	}
	var sides [2]housing.Taxed
	for i, rate := range [...]decimal.Decimal{d.EmployeeRate, d.EmployerRate} {
		side, err := d.side(rate, month)
		if err != nil {
			return Excess{}, err
		}
		sides[i] = side
	}
	employee, employer := sides[0], sides[1]
	return Excess{employee.Counted, employee.Taxable, employer.Taxable, employee.Taxable.Add(employer.Taxable)}, nil
}

// checkRates refuses rates outside a month's range, by the names they have here.
func (d Deposits) checkRates(month *housing.Params) error {
	if month == nil {
		return nil
	}
	var errs []error
	for _, side := range []struct {
		field string
		rate  decimal.Decimal
	}{{"employee_rate", d.EmployeeRate}, {"employer_rate", d.EmployerRate}} {
		rate, err := rule.RateInput(rule.AreaPayroll, side.field, 100).Number(side.rate)
		errs = append(errs, err, month.CheckRate(side.field, rate))
	}
	return rule.Join(errs...)
}

// side splits the deposit of one side.
func (d Deposits) side(rate decimal.Decimal, month *housing.Params) (housing.Taxed, error) {
	return housing.TaxFreeUnder(housing.Deposit{Base: d.Base, Rate: rate, ToFen: d.ToFen}, d.Ceiling, month)
}
