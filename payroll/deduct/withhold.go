package deduct

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Short says who pays what the month's pay does not reach for. The zero value is none, which is refused where the pay
// is short.
type Short uint8

// The two ways out.
const (
	CarryForward Short = iota + 1 // the employer advances it and withholds it later (单位垫付, 次月补扣)
	ByEmployer                    // the employer pays it for good (单位承担)
)

func shortNames() jsonrule.Words { return jsonrule.Words{"", "carry_forward", "by_employer"} }

// String returns the JSON name, "carry_forward" or "by_employer".
func (s Short) String() string { return string(shortNames().Text(uint8(s))) }

// MarshalText writes the JSON name.
func (s Short) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Short) UnmarshalText(text []byte) error { return shortNames().Read((*uint8)(s), text) }

// Amount is the employee's part of one scheme, yuan.
type Amount struct {
	Scheme rule.Scheme     `json:"scheme" doc:"scheme" zh:"险种"`
	Amount decimal.Decimal `json:"amount" in:"yuan" out:"yuan" doc:"yuan" zh:"金额（元）"`
}

// Terms are what an employer agreed with its people. No text at hand ranks the schemes, so the order is the employer's.
type Terms struct {
	Borne []rule.Scheme `json:"borne" in:",optional" doc:"whose employee's part the employer bears" zh:"单位承担个人部分的险种"`
	Short Short         `json:"short" in:",optional" doc:"who pays where the pay is too small" zh:"工资不足扣时由谁承担"`
	Order []rule.Scheme `json:"order" in:",optional" doc:"withheld first where it is too small" zh:"工资不足扣时的扣缴顺序"`
}

// Month is one person's month. Carried is what earlier months left to be withheld: the Carry of the month before.
type Month struct {
	Pay []Pay `json:"pay" doc:"the month's pay by kind" zh:"当月各项工资"`
	Terms
	Carried []Amount `json:"carried" in:",optional" doc:"left over from earlier months" zh:"以前月份结转待扣额"`
}

// Result is who pays the employee's part of a month, yuan. It holds that
//
//	Bill + Recovered = WithheldTotal + BorneTotal + Advanced
//	CarryTotal = what was carried in + Advanced - Recovered - Expense
//
// Bill is the employee column of the month's bill, always whole. Withheld has what was carried in. Borne is a flagged
// amount for income tax. Advanced is of this month's bill, paid by the employer because the pay is too small; Recovered
// is of earlier advances, withheld this month; Expense is what the employer will not withhold later (ByEmployer), Carry
// what it will (CarryForward).
type Result struct {
	Bill          decimal.Decimal `json:"bill" out:"yuan" doc:"employee's part of the month" zh:"当月个人应缴额（元）"`
	Withheld      []Amount        `json:"withheld" doc:"from the pay, by scheme" zh:"从工资代扣额"`
	WithheldTotal decimal.Decimal `json:"withheld_total" out:"yuan" doc:"sum of withheld" zh:"代扣合计（元）"`
	Borne         []Amount        `json:"borne" doc:"by the employer under the terms" zh:"约定由单位承担额"`
	BorneTotal    decimal.Decimal `json:"borne_total" out:"yuan" doc:"sum of borne" zh:"单位承担合计（元）"`
	Advanced      decimal.Decimal `json:"advanced" out:"yuan" doc:"paid by the employer for now" zh:"单位垫付额（元）"`
	Recovered     decimal.Decimal `json:"recovered" out:"yuan" doc:"of earlier advances, withheld" zh:"收回以前垫付额（元）"`
	Expense       decimal.Decimal `json:"expense" out:"yuan" doc:"never to be withheld" zh:"单位负担不再补扣额（元）"`
	Carry         []Amount        `json:"carry" doc:"to be withheld later" zh:"结转以后月份待扣额"`
	CarryTotal    decimal.Decimal `json:"carry_total" out:"yuan" doc:"sum of carry" zh:"结转合计（元）"`
}

// Due returns the employee's part of a slip by scheme, in the order of its lines; employer-only schemes have none. It
// fails where the slip lacks a figure of that side.
func Due(slip *payroll.Slip) ([]Amount, error) {
	if slip == nil {
		return nil, &rule.FieldError{Kind: rule.ErrMissingField, Field: "slip",
			Reason: rule.Say("is missing", "没有填写"), Do: rule.Say("pass the slip of the month", "请传入当月缴费明细")}
	}
	if _, err := slip.Employee.Total(); err != nil {
		return nil, err
	}
	var out []Amount
	for i := range slip.Lines {
		if line := &slip.Lines[i]; line.Payer() == rule.Employee {
			out = append(out, Amount{line.Scheme(), line.Amount()})
		}
	}
	return out, nil
}

// Withhold splits the employee's part of a month (代扣代缴). The employer bears what the terms say; the rest, with what
// was carried in, comes out of the pay; where that is too small, the terms say in which order and who pays what is
// left.
//
// Errors: ErrMissingField where the pay is too small and the terms have no Short or no Order, or pay or slip is
// missing; ErrNotApplicable for a scheme employees do not pay; ErrConflict for one named twice; ErrNoRule for a kind of
// pay
// without a source or a choice; ErrOutOfRange for an amount outside 0 to 10^10.
func Withhold(slip *payroll.Slip, m Month) (Result, error) {
	due, err := Due(slip)
	if err := rule.Join(err, jsonrule.Check(rule.AreaPayroll, m)); err != nil {
		return Result{}, err
	}
	var l ledger
	l.fill(due, m.Carried, m.Borne)
	pay, open := available(m.Pay), l.total(&l.open)
	if pay.LessThan(open) {
		if err := m.Terms.checkOrder(&l); err != nil {
			return Result{}, err
		}
	}
	l.withhold(pay, open, m.Order)
	return l.result(m.Short), nil
}

// CheckFields refuses a month without pay, and a scheme that employees do not pay or that is named twice.
func (m Month) CheckFields() error {
	var errs []error
	if len(m.Pay) == 0 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "pay",
			Reason: rule.Say("is missing", "没有填写"),
			Do:     rule.Say("pass unpaid_leave with 0 where nothing is paid", "没有工资时请填写 unpaid_leave 和 0")})
	}
	carried := make([]rule.Scheme, len(m.Carried))
	for i, c := range m.Carried {
		carried[i] = c.Scheme
	}
	errs = append(errs, checkSchemes("borne", "", m.Borne), checkSchemes("order", "", m.Order),
		checkSchemes("carried", ".scheme", carried))
	return rule.Join(errs...)
}

// perScheme holds one amount for each scheme.
type perScheme [rule.Housing + 1]decimal.Decimal

// ledger is the month by scheme.
type ledger struct {
	bill, borne, open, withheld perScheme
}

// fill books the month's bill and what was carried in.
func (l *ledger) fill(due, carried []Amount, borne []rule.Scheme) {
	for _, d := range due {
		l.bill[d.Scheme] = plus(l.bill[d.Scheme], d.Amount)
	}
	l.open = l.bill
	for _, s := range borne {
		l.borne[s], l.open[s] = l.bill[s], decimal.Decimal{}
	}
	for _, c := range carried {
		l.open[c.Scheme] = plus(l.open[c.Scheme], c.Amount)
	}
}

func (l *ledger) total(p *perScheme) decimal.Decimal {
	var sum decimal.Decimal
	for _, d := range p {
		sum = plus(sum, d)
	}
	return sum
}

// plus is a + b; most amounts of a month are 0, and adding those makes nothing new.
func plus(a, b decimal.Decimal) decimal.Decimal {
	switch {
	case a.IsZero():
		return b
	case b.IsZero():
		return a
	}
	return a.Add(b)
}

// withhold takes what is open from the pay: all of it where the pay reaches, else in order.
func (l *ledger) withhold(pay, open decimal.Decimal, order []rule.Scheme) {
	if pay.GreaterThanOrEqual(open) {
		l.withheld, l.open = l.open, perScheme{}
		return
	}
	for _, s := range order {
		part := decimal.Min(pay, l.open[s])
		l.withheld[s], l.open[s], pay = part, l.open[s].Sub(part), pay.Sub(part)
	}
}

// list returns the amounts above 0, in the order of the schemes.
func (p *perScheme) list() []Amount {
	var out []Amount
	for s, d := range p {
		if d.IsPositive() {
			out = append(out, Amount{rule.Scheme(s), d})
		}
	}
	return out
}

func (l *ledger) result(short Short) Result {
	r := Result{Bill: l.total(&l.bill), Withheld: l.withheld.list(), WithheldTotal: l.total(&l.withheld),
		Borne: l.borne.list(), BorneTotal: l.total(&l.borne)}
	own := r.Bill.Sub(r.BorneTotal)
	r.Advanced = decimal.Max(own.Sub(r.WithheldTotal), decimal.Decimal{})
	r.Recovered = decimal.Max(r.WithheldTotal.Sub(own), decimal.Decimal{})
	if short == ByEmployer {
		r.Expense = l.total(&l.open)
		return r
	}
	r.Carry, r.CarryTotal = l.open.list(), l.total(&l.open)
	return r
}

// employeePays says whether a scheme has an employee's part: 社会保险法 art. 33 and 53 have none for injury and maternity
// insurance, 市政府令第123号 art. 38 none for the illness supplement.
func employeePays(s rule.Scheme) bool {
	return s == rule.Pension || s == rule.Medical || s == rule.Unemployment || s == rule.Housing
}

// checkScheme refuses a scheme employees do not pay.
func checkScheme(field string, s rule.Scheme) error {
	if employeePays(s) {
		return nil
	}
	return s.Area().Refuse(rule.ErrNotApplicable, field, s.String(), rule.Say("has no employee's part", "没有个人缴费部分"),
		rule.Say("name pension, medical, unemployment or housing", "请填写 pension、medical、unemployment 或 housing"))
}

// checkSchemes refuses schemes employees do not pay and one named twice; of is the field of an item that holds it.
func checkSchemes(field, of string, schemes []rule.Scheme) error {
	var errs []error
	for i, s := range schemes {
		twice := slices.Contains(schemes[:i], s)
		if employeePays(s) && !twice {
			continue
		}
		at := field + "[" + strconv.Itoa(i) + "]" + of
		errs = append(errs, checkScheme(at, s))
		if twice {
			errs = append(errs, s.Area().Refuse(rule.ErrConflict, at, s.String(), rule.Say("is named twice", "出现了两次"),
				rule.Say("name each scheme once", "每个险种只填写一次")))
		}
	}
	return rule.Join(errs...)
}

// checkOrder refuses terms that do not say what happens where the pay is too small.
func (t *Terms) checkOrder(l *ledger) error {
	var errs []error
	if t.Short == 0 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "short",
			Reason: rule.Say("is missing and the pay is too small", "没有填写，而工资不足扣缴"),
			Do:     rule.Say("use carry_forward or by_employer", "请填写 carry_forward 或 by_employer")})
	}
	ranked := map[rule.Scheme]bool{}
	for _, s := range t.Order {
		ranked[s] = true
	}
	for i, open := range l.open {
		if s := rule.Scheme(i); open.IsPositive() && !ranked[s] {
			errs = append(errs, s.Area().Refuse(rule.ErrMissingField, "order", "",
				rule.Say("does not rank the scheme and the pay is too small", "没有排列该险种，而工资不足扣缴"),
				rule.Say("say which scheme is withheld first", "请填写扣缴顺序")))
		}
	}
	return rule.Join(errs...)
}
