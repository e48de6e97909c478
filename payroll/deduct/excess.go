package deduct

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Deposits are the provident fund deposits of a month as they were made: the base they were made on (yuan), the rate
// of each side (a fraction), and the highest base free of tax (yuan a month), which is three times the city average
// of the year before.
type Deposits struct {
	Base         decimal.Decimal `json:"base" in:"yuan" doc:"base of the deposits, yuan a month" zh:"缴存基数（元/月）"`
	EmployeeRate decimal.Decimal `json:"employee_rate" in:"rate" doc:"employee's rate, a fraction" zh:"个人缴存比例"`
	EmployerRate decimal.Decimal `json:"employer_rate" in:"rate" doc:"employer's rate, a fraction" zh:"单位缴存比例"`
	Ceiling      decimal.Decimal `json:"ceiling" in:"yuan" min:"0.01" doc:"highest base free of tax" zh:"免税基数上限（元/月）"`
}

// Excess is the part of each side's deposit that is taxed (公积金超标部分), yuan. The employee's is to be taken out of the
// column 住房公积金, the employer's added to the income.
type Excess struct {
	Employee decimal.Decimal `json:"employee" out:"yuan" doc:"taxed part, employee, yuan" zh:"个人超标部分（元）"`
	Employer decimal.Decimal `json:"employer" out:"yuan" doc:"taxed part, employer, yuan" zh:"单位超标部分（元）"`
	Total    decimal.Decimal `json:"total" out:"yuan" doc:"of both sides, yuan" zh:"合计（元）"`
}

// FundExcess returns what is over the tax-free part: a rate of at most 12 % on a base of at most the ceiling. Deposit
// and free part are each rounded half away from zero to the fen; the excess is their difference, so a deposit that
// was made in whole yuan may differ from it by less than a yuan. 财税〔2006〕10号.
//
// Errors: ErrOutOfRange for a base outside 0 to 10^10, a rate above 1 or a ceiling that is not above 0.
func FundExcess(d Deposits) (Excess, error) {
	if err := jsonrule.Check(rule.AreaPayroll, d); err != nil {
		return Excess{}, err
	}
	employee, err := housing.TaxFreeUnder(d.Base, d.EmployeeRate, d.Ceiling)
	if err != nil {
		return Excess{}, err
	}
	employer, err := housing.TaxFreeUnder(d.Base, d.EmployerRate, d.Ceiling)
	if err != nil {
		return Excess{}, err
	}
	return Excess{employee.Taxable, employer.Taxable, employee.Taxable.Add(employer.Taxable)}, nil
}
