package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/rule"
)

// payrollBillRules are what happens to a slip: who pays it, the bill, the tax form.
func payrollBillRules() []definition {
	return []definition{
		{Rule{"payroll.reconcile", "slips beside the bureau's bill, to the fen, with the identity of the difference", "1.6", "the comparison of two lists; 社会保险法 art. 60"}, reconcileRule},
		{Rule{"payroll.withhold", "who pays the employee's part of a month: withheld, borne, advanced, carried forward", "-", "社会保险法 art. 60; 社会保险费征缴暂行条例 art. 12; 住房公积金管理条例 art. 19"}, withholdRule},
		{Rule{"payroll.item", "an item beside the insurances: fixed, on a base, or on the city average", "-", "the caller's own item"}, itemRule},
	}
}

// readMoney is the door for yuan of at least 0 with at most 2 decimals.
func readMoney() rule.Input { return rule.WageInput("", "") }

// eitherWay is the door for yuan that may be below 0.
func eitherWay() rule.Input {
	return rule.Input{Min: -10_000_000_000, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

// scheme reads the name of a scheme.
func (in *input) scheme(field string) rule.Scheme {
	var s rule.Scheme
	readName(in, field, &s)
	return s
}

// payer reads employee or employer.
func (in *input) payer(field string) rule.Payer {
	var p rule.Payer
	readName(in, field, &p)
	return p
}

// readName reads a JSON name into what knows it.
func readName(in *input, field string, into interface{ UnmarshalText([]byte) error }) {
	before := in.errs.Len()
	name := in.text(field)
	if in.errs.Len() == before {
		in.keep(renamed(into.UnmarshalText([]byte(name)), in.name(field)))
	}
}

// reconcileRule reads month, people [{id, and the fields of payroll.slip without month}], rows [{id, scheme, payer,
// [month], [base], [rate], [amount]}] and, optionally, covers [{scheme, payer}]. The cells of a row are text as the
// bill prints them.
func reconcileRule(in *input) (any, error) {
	month := in.month("month")
	var ids []string
	var slips []handSlip
	in.list("people", func(x *input) {
		ids = append(ids, x.text("id"))
		if slip := readSlip(x, month); !x.failed() {
			slips = append(slips, slip)
		}
	})
	b := bill.Received{Month: month}
	in.list("rows", func(x *input) {
		row := bill.Row{ID: x.text("id"), Scheme: x.scheme("scheme"), Payer: x.payer("payer"), Month: month}
		if x.has("month") {
			row.Month = x.month("month")
		}
		row.Base, row.Rate, row.Amount = x.textOr("base", ""), x.textOr("rate", ""), x.textOr("amount", "")
		b.Rows = append(b.Rows, row)
	})
	if in.has("covers") {
		in.list("covers", func(x *input) {
			b.Covers = append(b.Covers, bill.Column{Scheme: x.scheme("scheme"), Payer: x.payer("payer")})
		})
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	computed, err := computeAll(slips)
	if err != nil {
		return nil, err
	}
	var people []bill.Person
	for i, id := range ids {
		people = append(people, bill.Person{ID: id, Slips: computed[i : i+1]})
	}
	report, err := b.Compare(people)
	if err != nil {
		return nil, err
	}
	return reportJSON(&report), nil
}

// reportJSON writes a report; what is not known is null.
func reportJSON(r *bill.Report) any {
	lines := []any{}
	for i := range r.Items {
		x := &r.Items[i]
		line := map[string]any{"class": x.Class, "id": x.ID, "month": x.Month, "scheme": x.Scheme, "payer": x.Payer, "repeated": x.Repeated,
			"ours": known(x.Ours.Amount), "bill": known(x.Bill.Amount), "ours_base": known(x.Ours.Base), "bill_base": known(x.Bill.Base),
			"base_diff": known(x.BaseDiff), "amount_diff": known(x.AmountDiff), "explains": yuan(x.Explains),
			"below_floor": known(x.BelowFloor), "above_ceiling": known(x.AboveCeiling)}
		if x.Err != nil {
			line["why"] = x.Err.Error()
		}
		lines = append(lines, line)
	}
	classes := map[string]any{}
	for _, c := range r.ByClass {
		classes[c.Class.String()] = map[string]any{"count": c.Count, "explains": yuan(c.Explains)}
	}
	return map[string]any{"items": lines, "ours": known(r.Ours), "bill": known(r.Bill), "difference": yuan(r.Difference), "by_class": classes, "proof": r.Proof()}
}

// known writes an amount, or null where there is none.
func known(d decimal.NullDecimal) any {
	if !d.Valid {
		return nil
	}
	return yuan(d.Decimal)
}

// amounts reads an optional list of {scheme, amount}.
func (in *input) amounts(field string, door rule.Input) []deduct.Amount {
	var out []deduct.Amount
	if in.has(field) {
		in.list(field, func(x *input) {
			out = append(out, deduct.Amount{Scheme: x.scheme("scheme"), Amount: x.number("amount", door)})
		})
	}
	return out
}

// schemes reads an optional list of names.
func (in *input) schemes(field string) []rule.Scheme {
	var out []rule.Scheme
	for i, name := range in.optionalTexts(field) {
		var s rule.Scheme
		in.keep(renamed(s.UnmarshalText([]byte(name)), in.name(in.element(field, i))))
		out = append(out, s)
	}
	return out
}

func amountsJSON(list []deduct.Amount) any {
	out := []any{}
	for _, a := range list {
		out = append(out, map[string]any{"scheme": a.Scheme, "amount": yuan(a.Amount)})
	}
	return out
}

// withholdRule reads slip (the fields of payroll.slip), pay [{kind, amount, [choice]}] and, optionally, borne
// [scheme], short, order [scheme] and carried [{scheme, amount}].
func withholdRule(in *input) (any, error) {
	var s handSlip
	in.object("slip", func(x *input) { s = readSlip(x, x.month("month")) })
	m := deduct.Month{}
	kinds := map[string]deduct.Kind{"wages": deduct.Wages, "injury_leave_pay": deduct.InjuryLeavePay, "sick_leave_pay": deduct.SickLeavePay,
		"maternity_allowance": deduct.MaternityAllowance, "maternity_top_up": deduct.MaternityTopUp, "unpaid_leave": deduct.UnpaidLeave}
	in.list("pay", func(x *input) {
		pay := deduct.Pay{Kind: kinds[x.choice("kind", "wages", "injury_leave_pay", "sick_leave_pay", "maternity_allowance", "maternity_top_up", "unpaid_leave")], Amount: x.number("amount", readMoney())}
		if x.has("choice") {
			pay.Choice = map[string]deduct.Choice{"may_withhold": deduct.MayWithhold, "hands_off": deduct.HandsOff}[x.choice("choice", "may_withhold", "hands_off")]
		}
		m.Pay = append(m.Pay, pay)
	})
	terms := deduct.Terms{Borne: in.schemes("borne")}
	if in.has("short") {
		terms.Short = map[string]deduct.Short{"carry_forward": deduct.CarryForward, "by_employer": deduct.ByEmployer}[in.choice("short", "carry_forward", "by_employer")]
	}
	terms.Order, m.Carried = in.schemes("order"), in.amounts("carried", readMoney())
	if err := in.done(); err != nil {
		return nil, err
	}
	slip, err := s.compute()
	if err != nil {
		return nil, err
	}
	m.Terms = terms
	r, err := deduct.Withhold(&slip, m)
	if err != nil {
		return nil, err
	}
	return map[string]any{"bill": yuan(r.Bill), "withheld": amountsJSON(r.Withheld), "withheld_total": yuan(r.WithheldTotal), "borne": amountsJSON(r.Borne), "borne_total": yuan(r.BorneTotal),
		"advanced": yuan(r.Advanced), "recovered": yuan(r.Recovered), "expense": yuan(r.Expense), "carry": amountsJSON(r.Carry), "carry_total": yuan(r.CarryTotal)}, nil
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
