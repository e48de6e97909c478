package bill

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// notice says what is odd about a row that is compared all the same: its number is another person's, its id may have
// lost digits, or its amount is not its base at its rate. Nil where nothing is.
func (m *matcher) notice(i int, o *own) error {
	return rule.Join(m.numberNotice(i), m.idNotice(i), m.productNotice(i, o))
}

// numberNotice looks at the person's number (人员编号) of a row that has an id of its own.
func (m *matcher) numberNotice(i int) error {
	row, read := &m.bill.Rows[i], &m.rows[i]
	number, err := printed.ID(row.Number)
	if lost := (*rule.FieldError)(nil); errors.As(err, &lost) {
		lost.Field = "number"
		return lost
	}
	if number == "" || read.unsure != nil {
		return nil // who is unsure says why
	}
	at, ours := m.people.byNumber[number]
	bad := &rule.FieldError{Kind: rule.ErrConflict, Field: "number", Value: row.Number,
		Do: rule.Say("see which of the two is wrong: the row is compared by its id", "请核实哪一个有误：本行按证件号码核对")}
	switch {
	case at == several:
		bad.Reason = rule.Say("is of several of ours and says nobody", "对应本方多人，不能用来认人")
	case ours && read.id != m.people.ids[at] && read.id != "":
		bad.Reason = rule.Sayf("is of %s, but the id of the row is %s", "对应 %s，但该行证件号码是 %s",
			m.people.people[at].ID, row.ID)
	case !ours && m.people.has(read.id) && m.ownNumber(read.id) != "":
		bad.Reason = rule.Sayf("is not that of %s, which is %s", "不是 %s 的编号，其编号为 %s", row.ID,
			m.ownNumber(read.id))
	case !ours && m.twice(i, number):
		bad.Reason = rule.Sayf("stands in row %d with another id", "在第 %d 行对应另一个证件号码", m.numbers[number]+1)
	default:
		return nil
	}
	return bad
}

// ownNumber is the number we have of a person.
func (m *matcher) ownNumber(id string) string { return m.people.people[m.people.byID[id]].Number }

// twice reports whether a number of the bill stands in an earlier row with another id, where both rows have one.
func (m *matcher) twice(i int, number string) bool {
	first, this := m.rows[m.numbers[number]].id, m.rows[i].id
	return first != "" && this != "" && first != this
}

// noteNumber keeps the first row of a number.
func (m *matcher) noteNumber(i int) {
	number, _ := printed.ID(m.bill.Rows[i].Number) // empty where it is none
	if _, there := m.numbers[number]; !there {
		m.numbers[number] = i
	}
}

// idNotice says of the id of nobody of ours that it may have lost digits.
func (m *matcher) idNotice(i int) error {
	if m.people.has(m.rows[i].id) {
		return nil
	}
	return printed.Doubt(m.bill.Rows[i].ID)
}

// productNotice multiplies a row out, where it prints base, rate and amount. 100 % is no rate but a fixed amount.
func (m *matcher) productNotice(i int, o *own) error {
	row, read := &m.bill.Rows[i], &m.rows[i]
	if !read.Base.Valid || !read.Rate.Valid || !read.Amount.Valid || whole(read.Rate.Decimal) {
		return nil
	}
	base, rate, amount := read.Base.Decimal, read.Rate.Decimal, read.Amount.Decimal
	product := base.Mul(rate)
	if rounded(product, amount) || o != nil && o.line != nil && o.gives(base, rate, amount) {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrConflict, Field: "amount", Value: row.Amount,
		Reason: rule.Sayf("is not the row's own base at its rate: %s x %s is %s", "与该行基数乘费率不符：%s × %s = %s",
			base.StringFixed(2), rate, product.StringFixed(2)),
		Do: rule.Say("ask the bureau which of the three is wrong", "请向征收机构核实三者中哪一个有误")}
}

// rounded reports whether an amount is a product rounded to the fen, jiao or yuan, whichever way.
func rounded(product, amount decimal.Decimal) bool {
	for places := range int32(3) {
		if amount.Equal(product.RoundFloor(places)) || amount.Equal(product.RoundCeil(places)) {
			return true
		}
	}
	return false
}
