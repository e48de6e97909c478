package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

// depositRules are the provident fund deposit and its tax, within the city's limits of a month that is given.
func depositRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.fund_deposit", jsonrule.About{
			Doc:     "the monthly provident fund deposit of each side",
			Chinese: "住房公积金月缴存额（单位、个人各自）", Clause: "-",
			Source:  "住房公积金管理条例 art. 16, 18",
			Example: `{"base":"20010","rate":"0.05"}`}, fundDeposit),
		jsonrule.New("housing.fund_tax_free", jsonrule.About{
			Doc:     "the part of a deposit free of income tax",
			Chinese: "免征个人所得税的住房公积金", Clause: "-",
			Source:  "财税〔2006〕10号",
			Example: `{"base":"30000","rate":"0.12","city_average":"8000"}`}, fundTaxFree),
		jsonrule.New("payroll.fund_excess", jsonrule.About{
			Doc:     "the taxed part of each side's provident fund deposit",
			Chinese: "住房公积金超过免税标准的部分（单位、个人各自）", Clause: "-", Source: "财税〔2006〕10号, as reported",
			Example: `{"base":"41000","employee_rate":"0.12","employer_rate":"0.12","ceiling":"39828"}`}, fundExcess),
	}
}

// limitsOf is the month whose limits of base and rate apply.
type limitsOf struct {
	Month rule.Month `json:"month" in:",optional" doc:"apply its limits, as a slip does" zh:"按该月上下限和比例范围计算"`
}

// params are the city's figures of the month, nil for no month.
func (in limitsOf) params() (*housing.Params, error) {
	if in.Month.IsZero() {
		return nil, nil
	}
	policy, err := guangzhou.Policy(in.Month)
	return &policy.Housing, err
}

type depositInput struct {
	housing.Deposit
	limitsOf
}

type depositOutput struct {
	EachSide decimal.Decimal `json:"each_side" out:"yuan" doc:"of each side, yuan a month" zh:"单位、个人各自缴存额（元/月）"`
	housing.Counted
}

func fundDeposit(in depositInput) (depositOutput, error) {
	month, err := in.params()
	if err != nil {
		return depositOutput{}, err
	}
	line, err := in.Line(month)
	if err != nil {
		return depositOutput{}, err
	}
	return depositOutput{line.Amount(), housing.Counted{Base: line.Base(), Limit: line.Limit()}}, nil
}

type taxFreeInput struct {
	housing.FreeBy
	limitsOf
}

func fundTaxFree(in taxFreeInput) (housing.Taxed, error) {
	month, err := in.params()
	if err != nil {
		return housing.Taxed{}, err
	}
	return housing.TaxFree(in.FreeBy, month)
}

type excessInput struct {
	deduct.Deposits
	limitsOf
}

func fundExcess(in excessInput) (deduct.Excess, error) {
	month, err := in.params()
	if err != nil {
		return deduct.Excess{}, err
	}
	return deduct.FundExcess(in.Deposits, month)
}
