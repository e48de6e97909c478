package scenario

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

// payrollReceiptRules look at slips from the other side: which wage gives an amount, whether a slip kept earlier is
// still right, whom a changed figure touches.
func payrollReceiptRules() []definition {
	const figures = "figures of package guangzhou"
	return []definition{
		{Rule{"payroll.receipt", "a slip with everything needed to compute it again, and its digests", "-", figures}, makeReceipt},
		{Rule{"payroll.verify_receipt", "what differs where a receipt is computed again", "-", figures}, verifyReceipt},
		{Rule{"payroll.policy_diff", "the figures two readings of a month know differently, and the smallest wage that notices", "-", figures}, policyDiff},
		{Rule{"payroll.affected", "which receipts a change of a month's figures touches", "-", figures}, affected},
	}
}

// makeReceipt reads version and the fields of payroll.slip.
func makeReceipt(in *input) (any, error) {
	version := in.text("version")
	s := readSlip(in, in.month("month"))
	if err := in.done(); err != nil {
		return nil, err
	}
	policy, err := s.figuresOf()
	if err != nil {
		return nil, err
	}
	r, err := receipt.New(version, policy, receipt.Inputs{Settings: s.settings, Employee: s.employee, Partial: s.partial})
	return r, err
}

// readReceipt reads what payroll.receipt wrote.
func readReceipt(in *input, field string, raw json.RawMessage) receipt.Receipt {
	var r receipt.Receipt
	if err := json.Unmarshal(raw, &r); err != nil {
		if rule.CodeOf(err) == "" {
			err = &rule.FieldError{Kind: rule.ErrBadType, Field: in.name(field), Reason: rule.Untranslated("is no receipt: " + err.Error()), Do: rule.Untranslated("pass what payroll.receipt wrote")}
		}
		in.keep(err)
	}
	return r
}

// readReading reads how the tables are read for one side of a comparison.
func readReading(in *input, field string, month func() rule.Month) handSlip {
	var s handSlip
	in.object(field, func(x *input) {
		s = handSlip{month: month(), options: readOptions(x)}
		s.readFigures(x)
	})
	return s
}

// verifyReceipt reads receipt and figures, an object of carry_forward, known_on, min_grade and figures as in
// payroll.slip.
func verifyReceipt(in *input) (any, error) {
	raw, _ := in.take("receipt")
	var r receipt.Receipt
	if raw != nil {
		r = readReceipt(in, "receipt", raw)
	}
	s := readReading(in, "figures", func() rule.Month { return r.Month })
	if err := in.done(); err != nil {
		return nil, err
	}
	policy, err := s.figuresOf()
	if err != nil {
		return nil, err
	}
	differences, err := r.Verify(policy)
	if err != nil {
		return nil, err
	}
	differences = slices.DeleteFunc(differences, func(d receipt.Difference) bool {
		return d.Field == "slip" // the same values in another order, as a JSON writer of another language leaves them
	})
	return map[string]any{"differences": differencesJSON(differences)}, nil
}

func differencesJSON(list []receipt.Difference) any {
	out := []any{}
	for _, d := range list {
		out = append(out, map[string]any{"field": d.Field, "stored": d.Stored, "now": d.Now})
	}
	return out
}

// readSides reads before and after, each an object as figures of payroll.verify_receipt.
func readSides(in *input, month rule.Month) (before, after payroll.Policy, err error) {
	of := func() rule.Month { return month }
	was, is := readReading(in, "before", of), readReading(in, "after", of)
	if err := in.done(); err != nil {
		return before, after, err
	}
	before, err1 := was.figuresOf()
	after, err2 := is.figuresOf()
	return before, after, errors.Join(err1, err2)
}

// policyDiff reads month, the employer's settings, before and after.
func policyDiff(in *input) (any, error) {
	s := readEmployment(in)
	before, after, err := readSides(in, s.month)
	if err != nil {
		return nil, err
	}
	employer, err := payroll.NewEmployer(s.settings)
	if err != nil {
		return nil, err
	}
	list, err := receipt.Diff([]payroll.Policy{before}, []payroll.Policy{after})
	if err != nil {
		return nil, err
	}
	changes := []any{}
	for _, c := range list {
		changes = append(changes, map[string]any{"month": c.Month, "scheme": c.Scheme, "figure": c.Figure, "before": c.Before, "after": c.After, "source_only": c.SourceOnly})
	}
	noticed, err := receipt.FirstDifferences(before, after, employer, s.employee)
	if err != nil {
		return nil, err
	}
	first := []any{}
	for _, f := range noticed {
		first = append(first, map[string]any{"scheme": f.Scheme, "payer": f.Payer, "wage": yuan(f.Wage), "before": known(f.Before), "after": known(f.After)})
	}
	return map[string]any{"changes": changes, "first": first}, nil
}

// affected reads month, receipts, before and after. touched names receipts by their place in the list, from 0.
func affected(in *input) (any, error) {
	month := in.month("month")
	var receipts []receipt.Receipt
	for i, raw := range in.array("receipts") {
		receipts = append(receipts, readReceipt(in, in.element("receipts", i), raw))
	}
	before, after, err := readSides(in, month)
	if err != nil {
		return nil, err
	}
	list, err := receipt.Affected(before, after, receipts)
	if err != nil {
		return nil, err
	}
	touched := []any{}
	for _, t := range list {
		one := map[string]any{"receipt": t.Receipt, "figures": t.Figures, "differences": differencesJSON(t.Differences)}
		if t.Err != nil {
			one["error"] = map[string]string{"code": rule.CodeOf(t.Err), "message": t.Err.Error()}
		}
		touched = append(touched, one)
	}
	return map[string]any{"touched": touched}, nil
}
