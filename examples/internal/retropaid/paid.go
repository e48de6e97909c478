package retropaid

import (
	_ "embed"
	"errors"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/rule"
)

// demoPaid is what a made-up program paid for a fictional employee.
//
//go:embed paid.csv
var demoPaid []byte

// The columns of the file.
const (
	colMonth = iota
	colScheme
	colPayer
	colAmount
	colBase
	colRate
)

func format() table.Format {
	return table.Format{Name: "list of payments", Row: "one amount", RowChinese: "一笔金额", Columns: []table.Column{
		colMonth:  {English: "month", Chinese: "费款所属月", Content: table.Ident, Also: []string{"费款所属期", "所属期", "月份"}},
		colScheme: {English: "scheme", Chinese: "险种"},
		colPayer:  {English: "payer", Chinese: "缴费方"},
		colAmount: {English: "amount", Chinese: "已缴金额", Content: table.Yuan, Also: []string{"实缴金额", "金额", "缴费额"}},
		colBase:   {English: "base", Chinese: "缴费基数", Content: table.Number},
		colRate:   {English: "rate", Chinese: "费率", Content: table.Number},
	}}
}

// readPaid reads every payment; the rows that cannot be used are told to the list.
func readPaid(source program.Source, list *refused.List) ([]retro.Payment, error) {
	r, err := table.NewReader(source, format(), table.How{})
	if err == nil {
		err = r.CheckHeader(r.Need(colMonth), r.Need(colScheme), r.Need(colPayer), r.Need(colAmount))
	}
	if err != nil {
		return nil, err
	}
	var paid []retro.Payment
	for {
		var problems []table.Problem
		fields, err := r.Next()
		unread := (*table.RowError)(nil)
		switch {
		case err == io.EOF:
			return paid, nil
		case errors.As(err, &unread):
			problems = []table.Problem{{Column: table.WholeRow, Err: unread}}
		case err != nil:
			return nil, err
		default:
			var one retro.Payment
			one, problems = payment(r, fields)
			paid = append(paid, one)
		}
		if len(problems) > 0 {
			list.Refuse(refused.Row{File: source.Name, Line: r.Line()}, r, problems)
		}
	}
}

// payment reads one line; its bounds are looked at where it is compared.
func payment(r *table.Reader, fields []string) (p retro.Payment, problems []table.Problem) {
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		if r.Cell(fields, colScheme) == scheme.Chinese() {
			p.Scheme = scheme
		}
	}
	for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
		if r.Cell(fields, colPayer) == payer.Chinese() {
			p.Payer = payer
		}
	}
	bad := func(column int, err error) {
		if err != nil {
			problems = append(problems, table.Problem{Column: column, Value: r.Cell(fields, column), Err: err})
		}
	}
	bad(colMonth, p.Month.UnmarshalText([]byte(r.Cell(fields, colMonth))))
	if p.Scheme == 0 {
		bad(colScheme, p.Scheme.UnmarshalText([]byte(r.Cell(fields, colScheme))))
	}
	if p.Payer == 0 {
		bad(colPayer, p.Payer.UnmarshalText([]byte(r.Cell(fields, colPayer))))
	}
	var err error
	p.Amount, err = yuan("amount").Parse(r.Cell(fields, colAmount))
	bad(colAmount, err)
	p.Base, err = optional(yuan("base"), r.Cell(fields, colBase))
	bad(colBase, err)
	p.Rate, err = optional(rule.RateInput(rule.AreaPayroll, "rate", 100), r.Cell(fields, colRate))
	bad(colRate, err)
	return p, problems
}

func yuan(field string) rule.Input { return rule.YuanInput(rule.AreaPayroll, field) }

// optional reads a cell that may be empty: not known is not 0.
func optional(in rule.Input, text string) (decimal.NullDecimal, error) {
	if text == "" {
		return decimal.NullDecimal{}, nil
	}
	d, err := in.Parse(text)
	return decimal.NewNullDecimal(d), err
}
