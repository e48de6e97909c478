package bill

import (
	"slices"

	"github.com/shebao-go/shebao/rule"
)

// Other is what a bill seems to be about where it is not what was said: another scheme or payer, or another month.
type Other struct {
	Column
	Month rule.Month
	Why   rule.Text
}

// other looks for what the bill is about instead of our lines: what its rows say, then what their amounts are.
func (m *matcher) other(ours []own, items []Item) *Other {
	var rows []key // without an id
	for i := range m.rows {
		if r := &m.rows[i]; !r.sum && !r.month.IsZero() && m.bill.Rows[i].knownScheme() && m.bill.Rows[i].knownPayer() {
			rows = append(rows, key{"", r.month, r.scheme, r.payer})
		}
	}
	if len(rows) == 0 || len(ours) == 0 {
		return nil
	}
	most := mostOf(rows)
	asked := slices.ContainsFunc(rows, func(k key) bool { return hasColumn(ours, Column{k.scheme, k.payer}) })
	thisMonth := slices.ContainsFunc(rows, func(k key) bool { return k.month == m.bill.Month })
	fund := !slices.ContainsFunc(rows, func(k key) bool { return k.scheme != rule.Housing })
	insurance := slices.ContainsFunc(ours, func(o own) bool { return o.scheme != rule.Housing })
	switch {
	case !asked:
		return most.other("no row is about what is compared: the rows are of ", "没有一行属于所核对的项目：各行属于")
	case !thisMonth:
		return most.other("no row is of "+m.bill.Month.String()+": the rows are of ",
			"没有一行属于 "+m.bill.Month.String()+"：各行属于")
	case fund && insurance && len(m.bill.Covers) == 0:
		return most.other("social insurance has a bill of its own: the rows are of ", "社会保险费另有账单：各行属于")
	}
	return m.byAmounts(items)
}

// other says what the rows are of, after the reason.
func (k key) other(why, chinese string) *Other {
	return &Other{Column{k.scheme, k.payer}, k.month, rule.Say(
		why+k.scheme.String()+", "+k.payer.String()+", "+k.month.String(),
		chinese+k.scheme.Chinese()+"（"+k.payer.Chinese()+"）"+k.month.String())}
}

// hasColumn reports whether a line of ours is of a scheme and payer.
func hasColumn(ours []own, column Column) bool {
	return slices.ContainsFunc(ours, func(o own) bool { return o.scheme == column.Scheme && o.payer == column.Payer })
}

// mostOf returns what most rows are about, the first of equals.
func mostOf(rows []key) key {
	count := map[key]int{}
	most := rows[0]
	for _, k := range rows {
		count[k]++
	}
	for _, k := range rows {
		if count[k] > count[most] {
			most = k
		}
	}
	return most
}

// byAmounts looks for lines of our slips whose rate and amount every compared row has, where no row is explained by
// its own line.
func (m *matcher) byAmounts(items []Item) *Other {
	var same []key // of every row so far
	rows := 0
	for i := range items {
		item := &items[i]
		if !item.Ours.Amount.Valid || !item.Bill.Amount.Valid {
			continue
		}
		if item.Class != RateDiff && item.Class != BaseAndRateDiff && item.Class != AmountDiff {
			return nil
		}
		read := &m.rows[item.Row]
		of := m.linesLike(read)
		if slices.Contains(of, key{"", read.month, read.scheme, read.payer}) {
			return nil // it is like the line it was compared with
		}
		if rows++; rows == 1 {
			same = of
		}
		same = slices.DeleteFunc(same, func(k key) bool { return !slices.Contains(of, k) })
	}
	if len(same) == 0 {
		return nil
	}
	return same[0].other("every row has the rate and the amount of our line of ", "各行的费率和金额都与本方这一行相同：")
}

// linesLike lists what other lines of a row's person have its rate and amount.
func (m *matcher) linesLike(read *reading) []key {
	var out []key
	for _, s := range m.people.people[m.people.byID[read.id]].Slips {
		for i := range s.Lines {
			line := &s.Lines[i]
			rate := !read.Rate.Valid || read.Rate.Decimal.Equal(line.Rate())
			if rate && read.Amount.Decimal.Equal(line.Amount()) && !line.Amount().IsZero() {
				out = append(out, key{"", s.Month, line.Scheme(), line.Payer()})
			}
		}
	}
	return out
}
