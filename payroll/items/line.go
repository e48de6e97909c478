package items

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Line is one item of one month, with the parts of both payers.
type Line struct {
	item     Item
	month    rule.Month
	base     decimal.Decimal
	average  rule.Figure
	total    decimal.Decimal
	employee decimal.Decimal
}

// Item returns the item the line was computed by.
func (l Line) Item() Item { return l.item }

// Month returns the month of the line.
func (l Line) Month() rule.Month { return l.month }

// Base returns what the rate was multiplied with, in yuan; false for a fixed amount.
func (l Line) Base() (decimal.Decimal, bool) { return l.base, l.item.spec.Kind != FixedAmount }

// Total returns the rounded amount of both payers, in yuan.
func (l Line) Total() decimal.Decimal { return l.total }

// Amount returns the part of a payer, in yuan; false where the payer bears no share.
func (l Line) Amount(payer rule.Payer) (decimal.Decimal, bool) {
	share := l.item.share.Decimal()
	switch payer {
	case rule.Employee:
		return l.employee, !share.IsZero()
	case rule.Employer:
		return l.total.Sub(l.employee), !share.Equal(decimal.New(1, 0))
	}
	return decimal.Decimal{}, false
}

// Grade returns how well the city average is known; 0 for the kinds that use none.
func (l Line) Grade() rule.Grade { return l.average.Grade() }

// Cite returns the document of the city average; the zero Cite for the kinds that use none.
func (l Line) Cite() rule.Cite { return l.average.Cite() }

// Formula returns the arithmetic as text, such as "7001.00 × 0.5% = 35.01; employee 35.01 × 50% = 17.51; employer
// 35.01 - 17.51 = 17.50". A side that bears all or nothing is not split.
func (l Line) Formula() string {
	total := l.total.StringFixed(2)
	text := total
	if base, ok := l.Base(); ok {
		text = base.StringFixed(2) + " × " + l.item.value.Percent() + " = " + total
	}
	employee, one := l.Amount(rule.Employee)
	employer, other := l.Amount(rule.Employer)
	if one && other {
		text += "; employee " + total + " × " + l.item.share.Percent() + " = " + employee.StringFixed(2) +
			"; employer " + total + " - " + employee.StringFixed(2) + " = " + employer.StringFixed(2)
	}
	return text
}

// LineFields are what the JSON of a line holds: money with two decimals, in yuan. A payer that bears no share is
// absent.
type LineFields struct {
	Name     string     `json:"name" doc:"of the item" zh:"项目名称"`
	English  string     `json:"english,omitempty" doc:"the name in English" zh:"英文名称"`
	Month    rule.Month `json:"month" doc:"the month" zh:"月份"`
	Base     string     `json:"base,omitempty" doc:"what the rate is multiplied with, yuan" zh:"计算基数（元）"`
	Total    string     `json:"total" doc:"of both payers, yuan" zh:"合计（元）"`
	Employee string     `json:"employee,omitempty" doc:"yuan" zh:"个人（元）"`
	Employer string     `json:"employer,omitempty" doc:"yuan" zh:"单位（元）"`
	Grade    rule.Grade `json:"grade,omitempty" doc:"of the city average" zh:"数据等级"`
	Formula  string     `json:"formula" doc:"the arithmetic" zh:"算式"`
}

// Fields returns what the JSON of the line holds.
func (l Line) Fields() LineFields {
	spec := &l.item.spec
	out := LineFields{Name: spec.Name, English: spec.English, Month: l.month, Total: l.total.StringFixed(2),
		Grade: l.Grade(), Formula: l.Formula()}
	if base, ok := l.Base(); ok {
		out.Base = base.StringFixed(2)
	}
	if d, ok := l.Amount(rule.Employee); ok {
		out.Employee = d.StringFixed(2)
	}
	if d, ok := l.Amount(rule.Employer); ok {
		out.Employer = d.StringFixed(2)
	}
	return out
}

// MarshalJSON writes Fields.
func (l Line) MarshalJSON() ([]byte, error) { return json.Marshal(l.Fields()) }

// UnmarshalJSON is always an error: store the Spec and the basis and compute the line again.
func (*Line) UnmarshalJSON([]byte) error {
	return rule.Unstored("line", rule.Say("store the Spec and the basis and compute the line again",
		"请保存 Spec 和计费依据，并重新计算"))
}
