package retropaid

import (
	_ "embed"
	"errors"
	"io"

	"github.com/shebao-go/shebao/examples/internal/cell"
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
		colMonth: {English: "month", Chinese: "费款所属月", Content: table.Ident,
			Also: []string{"费款所属期", "所属期", "月份"}, Use: rule.Say("needed", "必填"), Example: rule.Say("2025-07",
				"2025-07")},
		colScheme: {English: "scheme", Chinese: "险种", Use: rule.Say("needed", "必填"),
			Example: rule.Say("pension", "养老保险")},
		colPayer: {English: "payer", Chinese: "缴费方", Use: rule.Say("needed", "必填"), Example: rule.Say("employee",
			"个人")},
		colAmount: {English: "amount", Chinese: "已缴金额", Content: table.Yuan, Also: []string{"实缴金额", "金额", "缴费额"},
			Use: rule.Say("needed; yuan", "必填；元"), Example: rule.Say("640.00", "640.00")},
		colBase: {English: "base", Chinese: "缴费基数", Content: table.Number,
			Use:     rule.Say("optional; names the cause of a difference", "可选；用来说明差额的原因"),
			Example: rule.Say("8000.00", "8000.00")},
		colRate: {English: "rate", Chinese: "费率", Content: table.Number,
			Use:     rule.Say("optional; names the cause of a difference", "可选；用来说明差额的原因"),
			Example: rule.Say("8%", "8%")},
	}}
}

// readPaid reads every payment, with how the file was read; the rows that cannot be used are told to the list.
func (o *options) readPaid(source program.Source, list *refused.List) ([]retro.Payment, []rule.Text, error) {
	var seen cell.Seen
	r, err := table.NewReader(source, format(), o.read)
	if err == nil {
		err = r.CheckHeader(r.Need(colMonth), r.Need(colScheme), r.Need(colPayer), r.Need(colAmount))
	}
	if err != nil {
		return nil, nil, err
	}
	var paid []retro.Payment
	for {
		var problems []table.Problem
		fields, err := r.Next()
		unread := (*table.RowError)(nil)
		switch {
		case err == io.EOF:
			return paid, append(r.Notes(), seen.List()...), nil
		case errors.As(err, &unread):
			problems = []table.Problem{{Column: table.WholeRow, Err: unread}}
		case err != nil:
			return nil, nil, err
		default:
			var one retro.Payment
			text := func(column int) string { return r.Cell(fields, column) }
			one, problems = payment(text, o.read.Percent, &seen)
			paid = append(paid, one)
		}
		if len(problems) > 0 {
			list.Refuse(refused.Row{File: source.Name, Line: r.Line()}, r, problems)
		}
	}
}

// payment reads one line; its bounds are looked at where it is compared.
func payment(text func(column int) string, percent bool, seen *cell.Seen) (p retro.Payment, problems []table.Problem) {
	errs := make([]error, colRate+1)
	p.Month, errs[colMonth] = cell.Month(text(colMonth), seen)
	p.Scheme, errs[colScheme] = cell.Word(text(colScheme), cell.Schemes(), seen)
	p.Payer, errs[colPayer] = cell.Word(text(colPayer), cell.Payers(), seen)
	p.Amount, errs[colAmount] = cell.Number(text(colAmount), yuan("amount"), seen)
	if base := text(colBase); base != "" { // not known is not 0
		p.Base.Decimal, errs[colBase] = cell.Number(base, yuan("base"), seen)
		p.Base.Valid = true
	}
	if rate := text(colRate); rate != "" {
		p.Rate.Decimal, errs[colRate] = cell.Rate(rate, rule.RateInput(rule.AreaPayroll, "rate", 100), percent, seen)
		p.Rate.Valid = true
	}
	for column, err := range errs {
		if err != nil {
			problems = append(problems, table.Problem{Column: column, Value: text(column), Err: err})
		}
	}
	return p, problems
}

func yuan(field string) rule.Input { return rule.YuanInput(rule.AreaPayroll, field) }
