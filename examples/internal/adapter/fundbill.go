package adapter

import (
	"cmp"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// Bill returns what one payer deposits of a month as a bill to be reconciled; what stands beside it as a subsidy
// (补贴月缴) is no part of it. The list prints the wage (当前工资): the base is that within the limits of a charge of the
// month. Without a charge no base is compared, and none is where the wage cannot be read.
func (f *FundDetail) Bill(month rule.Month, payer rule.Payer, charge *rule.Charge) bill.Received {
	b := bill.Received{Month: month, Covers: []bill.Column{{Scheme: rule.Housing, Payer: payer}}}
	for _, r := range f.Rows {
		amount := r.Employee
		if payer == rule.Employer {
			amount = r.Employer
		}
		b.Rows = append(b.Rows, bill.Row{ID: cmp.Or(r.Sum, r.IDNumber), Month: month, Scheme: rule.Housing,
			Payer: payer, Base: r.base(charge), Amount: amount})
	}
	return b
}

// base is the wage of a row within the limits of a charge.
func (r *FundRow) base(charge *rule.Charge) string {
	if charge == nil || r.Sum != "" {
		return ""
	}
	yuan, err := decimal.NewFromString(r.Wage)
	if err != nil {
		return "" // empty, or the cell's own problem
	}
	wage, err := rule.Wage(rule.AreaHousing, "wage", yuan)
	if err != nil {
		return ""
	}
	line, err := charge.Line(wage)
	if err != nil {
		return ""
	}
	return line.Base().StringFixed(2)
}
