package bill_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// rowsOf is the bill our own slips make.
func rowsOf(people []bill.Person) (rows []bill.Row) {
	for _, p := range people {
		for _, s := range p.Slips {
			for i := range s.Lines {
				l := &s.Lines[i]
				rows = append(rows, bill.Row{ID: p.ID, Month: s.Month, Scheme: l.Scheme(), Payer: l.Payer(),
					Base: l.Base().String(), Rate: l.Rate().String(), Amount: l.Amount().String()})
			}
		}
	}
	return rows
}

// otherRow is a row with another value in one of its cells, and by how much its amount is another one.
func otherRow(row bill.Row, cell, how uint8, by int64) (bill.Row, decimal.Decimal) {
	more := func(text string, places int32) (string, decimal.Decimal) {
		step := decimal.New(by%1_000_000, -places)
		return decimal.RequireFromString(text).Add(step).String(), step
	}
	var none decimal.Decimal
	switch cell % 7 {
	case 0:
		text, step := more(row.Amount, 2)
		row.Amount = text
		return row, step
	case 1:
		row.Base, _ = more(row.Base, 2)
	case 2:
		row.Rate, _ = more(row.Rate, 8)
	case 3:
		row.Month = row.Month.Add(int(by % 24))
	case 4:
		row.Scheme = rule.Scheme(how % 10)
	case 5:
		row.Payer = rule.Payer(how % 4)
	default:
		row.ID = []string{"A", "B", "C", "", "合计"}[how%5]
	}
	return row, none
}

// FuzzBillValues changes one value of a bill made of our own slips: the rows of other lines still match, something no
// longer does, and the difference of the sums is that of the amount.
func FuzzBillValues(f *testing.F) {
	people := []bill.Person{person(f, "A", "5000"), person(f, "B", "12000.07"), person(f, "D", "27549")}
	people[1].Slips = append(people[1].Slips, slip(f, "2025-07", "12000"))
	rows := rowsOf(people)
	for i := range 42 {
		f.Add(uint16(i), uint8(i), uint8(i/7), int64(i*i))
	}
	f.Fuzz(func(t *testing.T, which uint16, cell, how uint8, by int64) {
		at := int(which) % len(rows)
		before := rows[at]
		after, step := otherRow(before, cell, how, by)
		received := bill.Received{Month: rule.MonthOf(2025, 8), Rows: slices.Clone(rows)}
		received.Rows[at] = after
		r := compare(t, received, people...)
		if cell%7 == 0 {
			require.True(t, r.Difference.Equal(step.Neg()), "%v for %s", r.Difference, step)
		}
		matches := true
		for _, item := range r.Items {
			matches = matches && item.Class == bill.Equal && !item.Repeated
			if item.Row >= 0 && item.Row != at && (item.Scheme != after.Scheme || item.Payer != after.Payer) {
				require.Equal(t, bill.Equal, item.Class, "row "+strconv.Itoa(item.Row))
			}
		}
		require.Equal(t, after == before, matches, "%v instead of %v", after, before)
	})
}
