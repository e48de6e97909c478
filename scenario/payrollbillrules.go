package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/rule"
)

// payrollBillRules are what happens to a slip: who pays it, the bill, the tax form.
func payrollBillRules() []definition {
	return []definition{
		{Rule{"payroll.item", "an item beside the insurances: fixed, on a base, or on the city average", "-", "the caller's own item"}, itemRule},
	}
}

// readMoney is the door for yuan of at least 0 with at most 2 decimals.
func readMoney() rule.Input { return rule.WageInput("", "") }

// scheme reads the name of a scheme.
func (in *input) scheme(field string) rule.Scheme {
	var s rule.Scheme
	readName(in, field, &s)
	return s
}

// readName reads a JSON name into what knows it.
func readName(in *input, field string, into interface{ UnmarshalText([]byte) error }) {
	before := in.errs.Len()
	name := in.text(field)
	if in.errs.Len() == before {
		in.keep(renamed(into.UnmarshalText([]byte(name)), in.name(field)))
	}
}

// known writes an amount, or null where there is none.
func known(d decimal.NullDecimal) any {
	if !d.Valid {
		return nil
	}
	return yuan(d.Decimal)
}

// itemRule reads name, kind, value, employee_share, month and, optionally, pay_month, rounding {unit, mode,
// [from_fen]}, base and city_average. An item that is not due in the month is {"due": false}.
func itemRule(in *input) (any, error) {
	s := items.Spec{Name: in.text("name")}
	s.Kind = map[string]items.Kind{"percent_of_base": items.PercentOfBase, "fixed_amount": items.FixedAmount, "percent_of_average": items.PercentOfAverage}[in.choice("kind", "percent_of_base", "fixed_amount", "percent_of_average")]
	s.Value, s.EmployeeShare = in.text("value"), in.text("employee_share")
	month := in.month("month")
	s.PayMonth, s.Rounding = in.countOr("pay_month", 1, 12, 0), readRounding(in)
	basis := items.Basis{Base: in.optional("base", readMoney())}
	if average := in.optional("city_average", readMoney()); average.Valid {
		basis.CityAverage = callersFigure(in, "city_average", average.Decimal)
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	item, err := items.New(s)
	if err != nil {
		return nil, err
	}
	line, due, err := item.Line(month, basis)
	if err != nil || !due {
		return map[string]any{"due": false}, err
	}
	return map[string]any{"due": true, "line": line}, nil
}

// readRounding reads an optional rounding: unit (fen, jiao, yuan), mode (half_up, up, down) and, optionally,
// from_fen: half up to the fen first (舍厘见分进角). Without it, half up to the fen.
func readRounding(in *input) rule.Rounding {
	var r rule.Rounding
	if in.has("rounding") {
		in.object("rounding", func(x *input) {
			r.Unit = map[string]rule.RoundingUnit{"fen": rule.ToFen, "jiao": rule.ToJiao, "yuan": rule.ToYuan}[x.choice("unit", "fen", "jiao", "yuan")]
			r.Mode = map[string]rule.RoundingMode{"half_up": rule.HalfUp, "up": rule.Up, "down": rule.Down}[x.choice("mode", "half_up", "up", "down")]
			r.FromFen = x.flag("from_fen")
		})
	}
	return r
}

// callersFigure is a figure the caller passed as a field.
func callersFigure(in *input, field string, d decimal.Decimal) rule.Figure {
	n, err := rule.WageInput("", field).Number(d)
	in.keep(err)
	return rule.SuppliedFigure(n, field)
}
