package scenario

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// monthBillRules are an employer's month over all schemes.
func monthBillRules() []definition {
	return []definition{
		{Rule{"payroll.month_bill",
			"an employer's whole month: its people's slips and, to 2019-12, its maternity insurance on the payroll",
			"-", "the sum of the rounded lines; 社会保险法 art. 60; 省政府令第203号 art. 10"}, monthBill},
	}
}

// monthBill reads month, people [{id, and the fields of payroll.slip without month}], to 2019-12 maternity (the fields
// of maternity.employer_contribution without month) and, optionally, partial: what is missing is listed, and its side
// has no total.
func monthBill(in *input) (any, error) {
	month := in.month("month")
	var people []handSlip
	var ids []string
	in.list("people", func(x *input) {
		id := x.text("id")
		if slices.Contains(ids, id) {
			x.note(rule.ErrConflict, "id", quoted(id), "stands for two people", "give each person an id of their own")
		}
		ids = append(ids, id)
		if one := readSlip(x, month); !x.failed() {
			people = append(people, one)
		}
	})
	var own onPayroll
	if in.has("maternity") {
		in.object("maternity", func(x *input) { own = readOnPayroll(x, month) })
	}
	partial := in.flag("partial")
	if err := in.done(); err != nil {
		return nil, err
	}
	whole, line, err := sumMonth(people, own)
	if err != nil {
		return nil, err
	}
	if err := lacking(whole.Missing, people, partial); err != nil {
		return nil, err
	}
	out := wholeJSON(&whole, ids)
	if line != nil {
		out["maternity"] = line
	}
	return out, nil
}

// sumMonth computes the slips and the employer's own line, whose JSON it returns too, and adds them up.
func sumMonth(people []handSlip, own onPayroll) (bill.Whole, map[string]any, error) {
	var m bill.Month
	var errs []error
	for i, person := range people {
		person.partial = true
		slip, err := person.compute()
		m.Slips, errs = append(m.Slips, slip), append(errs, ofPerson(i, err))
	}
	var line map[string]any
	if !own.Month.IsZero() {
		var err error
		if m.Maternity, err = own.contribute(); err == nil {
			line = own.json(m.Maternity)
		}
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return bill.Whole{}, nil, err
	}
	whole, err := m.Whole()
	return whole, line, err
}

// ofPerson names the person of an error.
func ofPerson(i int, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("people[%d]: %w", i, err)
}

// lacking returns why what is missing stops the bill: neither it nor the person's slip was asked for in part.
func lacking(missing []bill.Missing, people []handSlip, partial bool) error {
	var errs []error
	for _, m := range missing {
		switch {
		case partial:
		case m.Person == bill.TheEmployer:
			errs = append(errs, m.Err)
		case !people[m.Person].partial:
			errs = append(errs, ofPerson(m.Person, m.Err))
		}
	}
	return errors.Join(errs...)
}

// wholeJSON writes a month; a total that is not known is null.
func wholeJSON(w *bill.Whole, ids []string) map[string]any {
	parts := []any{}
	for _, p := range w.Parts {
		parts = append(parts, map[string]any{"scheme": p.Scheme, "payer": p.Payer, "lines": p.Lines,
			"amount": yuan(p.Amount)})
	}
	missing := []any{}
	for _, m := range w.Missing {
		one := map[string]any{"scheme": m.Scheme, "payer": m.Payer, "what": m.What, "why": m.Err.Error(), "id": nil}
		if m.Person != bill.TheEmployer {
			one["id"] = ids[m.Person]
		}
		missing = append(missing, one)
	}
	return map[string]any{"month": w.Month, "parts": parts, "employee_total": known(w.Employee),
		"employer_total": known(w.Employer), "total": known(w.Total), "grade": w.Grade, "missing": missing}
}
