package retropaid

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"

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
	lines := map[item]int{}
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
			if len(problems) == 0 {
				problems = o.place(one, r.Line(), lines, text(colMonth))
			}
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

// item is what a payment is for.
type item struct {
	month  rule.Month
	scheme rule.Scheme
	payer  rule.Payer
}

// place notes the line of a payment. It refuses one of a month that the flags say something else of, and a second one
// of the same.
func (o *options) place(p retro.Payment, line int, lines map[item]int, month string) []table.Problem {
	of := item{p.Month, p.Scheme, p.Payer}
	first, twice := lines[of]
	from, through := o.term[0], o.term[1]
	switch {
	case slices.Contains(o.unpaid, p.Month):
		return []table.Problem{{Column: colMonth, Value: month, Err: table.NewRowError(
			"is a month of -unpaid; leave out the row, or the month with -unpaid",
			"是 -unpaid 写明的整月未缴的月份；请删除这一行，或不用 -unpaid 写这个月")}}
	case (p.Month.Before(from) || p.Month.After(through)) && !slices.Contains(o.notDue, p.Month):
		return []table.Problem{{Column: colMonth, Value: month, Err: table.NewRowError(
			fmt.Sprintf("is not due from %s to %s, nor a month of -not-due; correct the month, or one of these flags",
				from, through),
			fmt.Sprintf("不在应缴月份 %s 至 %s 之中，也不是 -not-due 写明的月份；请改正月份，或改正 -from、-through、-not-due", from,
				through))}}
	case twice:
		return []table.Problem{{Column: colMonth, Value: month, Err: table.NewRowError(
			fmt.Sprintf("with %s of the %s stands in line %d already; add up in one row what was paid for it", p.Scheme,
				p.Payer, first),
			fmt.Sprintf("的%s（%s）已在第 %d 行；请把同一项的已缴金额合计为一行", p.Scheme.Chinese(), p.Payer.Chinese(), first))}}
	}
	lines[of] = line
	return nil
}

func yuan(field string) rule.Input { return rule.YuanInput(rule.AreaPayroll, field) }
