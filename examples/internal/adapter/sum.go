package adapter

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll/printed"
)

var errNoSum = program.Errorf("has no amount, so that nothing is checked; add the rows up yourself",
	"合计行没有金额，无从核对；请自行合计各行")

// notTheSum is the error of a sum row that its rows do not make.
func notTheSum(rows decimal.Decimal) error {
	return program.Errorf("is not the sum of the rows, which is %s; look for rows that are missing or twice there",
		"与各行之和 %s 不符；请检查是否有缺行或重复行", rows.StringFixed(2))
}

// addUp holds the amounts of every sum row against the rows since the sum before it, or all rows. What is not printed,
// or cannot be read, is no 0: such a column of the rows has no sum.
func (s sheet) addUp(rows []row) []Problem {
	if !s.adds {
		return nil
	}
	var problems []Problem
	since := 0
	for at, r := range rows {
		name := s.sum(r.cells)
		if name == "" {
			continue
		}
		checked := false
		for i, c := range s.columns {
			if amount, there := yuanOf(r.cells[i]); there && (c.kind == money || c.kind == signed) {
				checked = true
				problems = append(problems, s.held(r, i, amount, rows[since:at], rows)...)
			}
		}
		if !checked {
			problems = append(problems, Problem{Line: r.line, Value: name, Err: errNoSum})
		}
		since = at + 1
	}
	return problems
}

// held returns what is wrong with one amount of a sum row, which adds up a part of the rows or all of them.
func (s sheet) held(r row, column int, amount decimal.Decimal, part, all []row) []Problem {
	likeliest, other := all, part
	if printed.IsPartSum(s.sum(r.cells)) {
		likeliest, other = part, all
	}
	want, known := s.total(likeliest, column)
	second, alsoKnown := s.total(other, column)
	if !known || want.Equal(amount) || alsoKnown && second.Equal(amount) {
		return nil
	}
	return []Problem{{r.line, s.columns[column].header, r.cells[column], notTheSum(want)}}
}

// total adds up a column of the people among the rows; false where a cell of it is no amount.
func (s sheet) total(rows []row, column int) (sum decimal.Decimal, known bool) {
	for _, r := range rows {
		if s.sum(r.cells) != "" {
			continue
		}
		amount, there := yuanOf(r.cells[column])
		if !there {
			return decimal.Decimal{}, false
		}
		sum = sum.Add(amount)
	}
	return sum, true
}

// yuanOf is a cell that was read as an amount; false where it is empty or could not be read.
func yuanOf(cell string) (decimal.Decimal, bool) {
	d, err := decimal.NewFromString(cell)
	return d, err == nil
}
