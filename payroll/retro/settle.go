package retro

import (
	"maps"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Difference is one line whose amount due differs from the amount paid, in yuan. Due is not valid where nothing is due.
// Diff is due less paid: positive is to be made up (补缴、补差), negative may be asked back (退费).
type Difference struct {
	Month    rule.Month          `json:"month" doc:"month" zh:"费款所属月"`
	Scheme   rule.Scheme         `json:"scheme" doc:"scheme" zh:"险种"`
	Payer    rule.Payer          `json:"payer" doc:"whose part" zh:"缴费方"`
	Paid     decimal.Decimal     `json:"paid" out:"yuan" doc:"paid, yuan" zh:"已缴（元）"`
	Due      decimal.NullDecimal `json:"due" in:",null" out:"yuan" doc:"due, yuan; null: no line" zh:"应缴（元）"`
	Diff     decimal.Decimal     `json:"diff" out:"yuan" doc:"due less paid, yuan" zh:"应缴减已缴（元；正数补、负数退）"`
	Cause    PaidCause           `json:"cause" doc:"why it differs" zh:"差异原因"`
	PaidBase decimal.NullDecimal `json:"paid_base" in:",null" out:"yuan" doc:"paid on, yuan" zh:"已缴基数（元）"`
	DueBase  decimal.NullDecimal `json:"due_base" in:",null" out:"yuan" doc:"due on, yuan" zh:"应缴基数（元）"`
	PaidRate decimal.NullDecimal `json:"paid_rate" in:",null" out:"plain" doc:"paid at, a fraction" zh:"已缴费率"`
	DueRate  decimal.NullDecimal `json:"due_rate" in:",null" out:"plain" doc:"due at, after a relief" zh:"应缴费率（减免后）"`
}

// Sum is what some lines add up to, in yuan: each is a sum of the lines' differences, rounded no further. None is valid
// where one of the lines lacks a figure. What may be asked back is never set off against what is to be made up but in
// Diff.
type Sum struct {
	BackPayment decimal.NullDecimal `json:"back_payment" in:",null" out:"yuan" doc:"to make up, yuan" zh:"应补缴（元）"`
	Refund      decimal.NullDecimal `json:"refund" in:",null" out:"yuan" doc:"to ask back, yuan" zh:"可申请退费（元）"`
	Diff        decimal.NullDecimal `json:"diff" in:",null" out:"yuan" doc:"back_payment less refund" zh:"补退差额（元）"`
}

// Total is the sum of one scheme and payer over all months.
type Total struct {
	Scheme rule.Scheme `json:"scheme" doc:"scheme" zh:"险种"`
	Payer  rule.Payer  `json:"payer" doc:"whose part" zh:"缴费方"`
	Sum
}

// Settlement is every line that differs, in the order of months, schemes and payers (employee first), and what they add
// up to. The employee's part is never set off against the employer's; a side that Covers leaves out has no sum. Lines
// and Totals are empty, not nil, where nothing differs.
type Settlement struct {
	Lines    []Difference `json:"lines" doc:"the lines that differ" zh:"有差额的各行"`
	Totals   []Total      `json:"totals" doc:"by scheme and payer" zh:"分险种、分缴费方合计"`
	Employee Sum          `json:"employee" doc:"paid in by the employer" zh:"个人部分（由单位代扣代缴）"`
	Employer Sum          `json:"employer" doc:"the employer's own" zh:"单位部分"`
	Missing  []Lacking    `json:"missing,omitempty" doc:"lines not compared" zh:"无法比较的各行"`
}

// Settle compares what was paid with what is due (应缴, one slip a month, in any order), line by line. Payments that are
// equal to their lines give nothing.
//
// Errors: every payment and month that contradicts another, and everything nobody has said: a line or a month that is
// due without a payment or a place in Unpaid, and a month that was paid without a slip or a place in NotDue. All at
// once, with the path of the JSON field.
func (a Account) Settle(slips []payroll.Slip) (Settlement, error) {
	due, err := a.due(slips)
	if err := rule.Join(jsonrule.Check(rule.AreaPayroll, a), err); err != nil {
		return Settlement{}, err
	}
	if err := rule.Join(a.paidSaid(due), a.dueSaid(due)); err != nil {
		return Settlement{}, err
	}
	out := Settlement{Lines: []Difference{}, Missing: lackings(due.inOrder())}
	unknown := due.unknown()
	paid := map[key]*Payment{}
	keys := maps.Clone(due.lines)
	for i := range a.Paid {
		k := a.Paid[i].key()
		paid[k], keys[k] = &a.Paid[i], due.lines[k]
	}
	for _, k := range slices.SortedFunc(maps.Keys(keys), key.compare) {
		if d := difference(k, paid[k], due.lines[k]); !d.Diff.IsZero() && !unknown[k] {
			out.Lines = append(out.Lines, d)
		}
	}
	out.add(&a)
	return out, nil
}

// paidSaid refuses what is due and nobody said was paid or not: a month at once where nothing is said of all of it.
func (a *Account) paidSaid(due *book) error {
	said, months := map[key]bool{}, map[rule.Month]bool{}
	for i := range a.Paid {
		said[a.Paid[i].key()], months[a.Paid[i].Month] = true, true
	}
	var errs []error
	silent := map[rule.Month]bool{}
	for _, k := range slices.SortedFunc(maps.Keys(due.lines), key.compare) {
		switch {
		case said[k] || slices.Contains(a.Unpaid, k.month) || silent[k.month]:
		case !months[k.month]:
			silent[k.month] = true
			errs = append(errs, unsaid("paid", k.month.String(),
				rule.Say("is due, and nothing says what was paid for it", "应缴，但没有说明该月是否已缴"),
				rule.Say("give what was paid, or name the month in unpaid", "请填写已缴金额；整月未缴的请填入 unpaid")))
		default:
			errs = append(errs, unsaid("paid", k.String(),
				rule.Say("is due, and nothing says what was paid for it", "应缴，但没有说明是否已缴"),
				rule.Say("give what was paid; 0 where nothing was", "请填写已缴金额；未缴的填 0")))
		}
	}
	return rule.Join(errs...)
}

// dueSaid refuses months that were paid, or not, of which nobody said what is due; and months said to be not due that
// are, or that nothing was paid for.
func (a *Account) dueSaid(due *book) error {
	var errs []error
	paid := map[rule.Month]bool{}
	for i := range a.Paid {
		m := a.Paid[i].Month
		if !paid[m] && !due.months[m] && !slices.Contains(a.NotDue, m) {
			errs = append(errs, unsaid("paid["+strconv.Itoa(i)+"].month", m.String(),
				rule.Say("was paid, and nothing says what is due for it", "已缴，但没有说明该月应缴多少"),
				rule.Say("give the slip that is due, or name the month in not_due", "请给出该月应缴明细；无应缴的请填入 not_due")))
		}
		paid[m] = true
	}
	for i, m := range a.Unpaid {
		if !due.months[m] {
			errs = append(errs, unsaid("unpaid["+strconv.Itoa(i)+"]", m.String(),
				rule.Say("has no slip that is due", "没有该月的应缴明细"),
				rule.Say("give the slip that is due, or leave the month out", "请给出该月应缴明细，或删除该月")))
		}
	}
	for i, m := range a.NotDue {
		at := "not_due[" + strconv.Itoa(i) + "]"
		switch {
		case due.months[m]:
			errs = append(errs, conflict(at, m.String(), rule.Say("has a slip that is due", "有该月的应缴明细"),
				rule.Say("leave out one of the two", "请删除其中一个")))
		case !paid[m]:
			errs = append(errs, conflict(at, m.String(), rule.Say("has no payment", "没有已缴金额"),
				rule.Say("leave out a month that was neither due nor paid", "既无应缴也未缴的月份请删除")))
		}
	}
	return rule.Join(errs...)
}

// difference compares one line. Without a payment its month is one nothing was paid for.
func difference(k key, paid *Payment, due *rule.Line) Difference {
	d := Difference{Month: k.month, Scheme: k.scheme, Payer: k.payer}
	if paid != nil {
		d.Paid, d.PaidBase, d.PaidRate = paid.Amount, paid.Base, paid.Rate
	}
	if due != nil {
		d.Due = decimal.NewNullDecimal(due.Amount())
		d.DueBase, d.DueRate = decimal.NewNullDecimal(due.Base()), decimal.NewNullDecimal(due.Rate())
	}
	d.Diff = d.Due.Decimal.Sub(d.Paid) // where nothing is due, all of it may be asked back
	d.Cause = paidCauseOf(&d, due)
	return d
}

// add makes the sums of the lines.
func (s *Settlement) add(a *Account) {
	s.Totals = []Total{}
	for _, scheme := range rule.Schemes() {
		for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
			of := func(other rule.Scheme, who rule.Payer) bool { return other == scheme && who == payer }
			if sum, any := s.sum(of); any {
				s.Totals = append(s.Totals, Total{scheme, payer, sum})
			}
		}
	}
	side := func(payer rule.Payer) Sum {
		if !a.compares(payer) {
			return Sum{}
		}
		sum, _ := s.sum(func(_ rule.Scheme, who rule.Payer) bool { return who == payer })
		return sum
	}
	s.Employee, s.Employer = side(rule.Employee), side(rule.Employer)
}

// sum adds up the lines of some schemes and payers; any reports whether there is one, known or not.
func (s *Settlement) sum(of func(rule.Scheme, rule.Payer) bool) (sum Sum, any bool) {
	for i := range s.Missing {
		if of(s.Missing[i].Scheme, s.Missing[i].Payer) {
			return Sum{}, true
		}
	}
	var up, back decimal.Decimal
	for i := range s.Lines {
		d := &s.Lines[i]
		switch {
		case !of(d.Scheme, d.Payer):
			continue
		case d.Diff.IsNegative():
			back = back.Sub(d.Diff)
		default:
			up = up.Add(d.Diff)
		}
		any = true
	}
	return Sum{decimal.NewNullDecimal(up), decimal.NewNullDecimal(back), decimal.NewNullDecimal(up.Sub(back))}, any
}
