package items

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Statement is a slip with the items of the same month beside it. The slip itself is not changed.
type Statement struct {
	Slip  payroll.Slip
	Items []Line
}

// Beside computes every item that is due in the slip's month, in the order given, and puts them beside the slip. bases
// has one Basis for each item. Every bad input is reported at once.
func Beside(slip payroll.Slip, list []Item, bases []Basis) (Statement, error) {
	if len(list) != len(bases) {
		return Statement{}, fail(rule.ErrMissingField, "bases", "",
			rule.Say("does not have one entry for each item", "与项目数目不符"),
			rule.Say("pass an empty Basis for a fixed amount", "定额项目请填写空的 Basis"))
	}
	out := Statement{Slip: slip}
	var errs []error
	for i := range list {
		line, due, err := list[i].Line(slip.Month, bases[i])
		errs = append(errs, rule.Within("items["+strconv.Itoa(i)+"]", err))
		if due {
			out.Items = append(out.Items, line)
		}
	}
	if err := rule.Join(errs...); err != nil {
		return Statement{}, err
	}
	return out, nil
}

// Total returns the sum of a payer's rounded lines of the slip and of the items, in yuan. Where the slip's side has no
// total, neither has the statement's, and the sum is nil.
func (s Statement) Total(payer rule.Payer) (*decimal.Decimal, error) {
	side := &s.Slip.Employee
	switch payer {
	case rule.Employee:
	case rule.Employer:
		side = &s.Slip.Employer
	default:
		return nil, fail(rule.ErrOutOfRange, "payer", "", notKnown(),
			rule.Say("use rule.Employee or rule.Employer", "请使用 rule.Employee 或 rule.Employer"))
	}
	sum, err := side.Total()
	if err != nil {
		return nil, err
	}
	for i := range s.Items {
		if amount, ok := s.Items[i].Amount(payer); ok {
			*sum = sum.Add(amount)
		}
	}
	return sum, nil
}
