package bill

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Sum is a row of the bill that adds up others (合计, 小计). It is nobody, and its amount is not added to the bill: it is
// held against the rows of its scheme and payer since the sum before it, or all of them, or all rows of the bill.
type Sum struct {
	Row    int    // place in the bill, from 0
	Label  string // as it is printed
	Amount decimal.NullDecimal
	Rows   decimal.NullDecimal // what the rows add up to; not valid where an amount of theirs cannot be read
	Fits   bool
	Err    error // why it does not fit
}

// tally adds up amounts.
type tally struct {
	sum    decimal.Decimal
	unread bool // an amount among them cannot be read
}

func (t tally) with(amount decimal.NullDecimal) tally {
	return tally{t.sum.Add(amount.Decimal), t.unread || !amount.Valid}
}

func (t tally) total() decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: t.sum, Valid: !t.unread}
}

// sums holds every sum row against the rows it may add up.
func (m *matcher) sums() []Sum {
	var all tally
	columns := map[Column]tally{}
	for i := range m.rows {
		if row := &m.bill.Rows[i]; !m.rows[i].sum {
			column := Column{row.Scheme, row.Payer}
			all, columns[column] = all.with(m.rows[i].Amount), columns[column].with(m.rows[i].Amount)
		}
	}
	var out []Sum
	since := map[Column]tally{}
	for i := range m.rows {
		row := &m.bill.Rows[i]
		column := Column{row.Scheme, row.Payer}
		if !m.rows[i].sum {
			since[column] = since[column].with(m.rows[i].Amount)
			continue
		}
		rows := []tally{columns[column], since[column], all}
		if printed.IsPartSum(row.ID) {
			rows[0], rows[1] = rows[1], rows[0]
		}
		out = append(out, sumOf(i, row, m.rows[i].Amount, rows))
		since[column] = tally{}
	}
	return out
}

// sumOf holds one sum row against the rows it may add up, the likeliest first.
func sumOf(at int, row *Row, amount decimal.NullDecimal, rows []tally) Sum {
	s := Sum{Row: at, Label: row.ID, Amount: amount, Rows: rows[0].total()}
	for _, t := range rows {
		if total := t.total(); amount.Valid && total.Valid && total.Decimal.Equal(amount.Decimal) {
			s.Rows, s.Fits = total, true
			return s
		}
	}
	bad := &rule.FieldError{Kind: rule.ErrConflict, Field: "amount", Value: row.Amount,
		Do: rule.Say("look for rows that are missing, twice there or cut off", "请检查是否有缺行、重复行或被截断的行")}
	switch {
	case row.Amount == "":
		bad.Kind, bad.Reason = rule.ErrMissingField, rule.Say("of the sum row is empty: it checks nothing",
			"（合计行）为空：无从核对")
		bad.Do = rule.Say("add the rows up yourself, or ask for the sum", "请自行合计各行，或向征收机构索取合计数")
	case !amount.Valid:
		bad.Kind, bad.Reason = rule.ErrBadNumber, rule.Say("of the sum row cannot be read", "（合计行）无法读取")
	case !s.Rows.Valid:
		bad.Reason = rule.Say("cannot be checked: an amount of the rows cannot be read", "（合计行）无法核对：有金额读不出")
	case printed.IsRunningSum(row.ID):
		bad.Reason = notTheSum(s.Rows.Decimal)
		bad.Do = rule.Say("see whether it counts earlier pages or months too; else look for rows that are missing",
			"请核实累计是否含前页或以前月份；否则请检查是否有缺行")
	default:
		bad.Reason = notTheSum(s.Rows.Decimal)
	}
	s.Err = bad
	return s
}

func notTheSum(rows decimal.Decimal) rule.Text {
	return rule.Sayf("is not the sum of the rows, which is %s", "与各行之和 %s 不符", rows.StringFixed(2))
}
