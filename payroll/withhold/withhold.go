package withhold

import (
	"errors"

	"github.com/shopspring/decimal"

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

// Amount is the employee's part of one scheme, yuan.
type Amount struct {
	Scheme rule.Scheme
	Amount decimal.Decimal
}

// Terms are what an employer agreed with its people.
type Terms struct {
	Borne []rule.Scheme // schemes whose employee's part the employer bears
	Short Short         // needed only where the pay is too small
	Order []rule.Scheme // which scheme is withheld first; needed only where the pay is too small: no text at hand ranks them
}

// Month is one person's month. Carried is what earlier months left to be withheld: the Carry of the month before.
type Month struct {
	Slip    *payroll.Slip
	Pay     []Pay
	Carried []Amount
}

// Result is who pays the employee's part of a month, yuan. It holds that
//
//	Bill + Recovered = WithheldTotal + BorneTotal + Advanced
//	CarryTotal = what was carried in + Advanced - Recovered - Expense
type Result struct {
	Bill          decimal.Decimal // the employee column of the month's bill, always whole
	Withheld      []Amount        // from the pay, by scheme, with what was carried in
	WithheldTotal decimal.Decimal
	Borne         []Amount // by the employer under the terms; a flagged amount for income tax
	BorneTotal    decimal.Decimal
	Advanced      decimal.Decimal // of this month's bill, paid by the employer because the pay is too small
	Recovered     decimal.Decimal // of earlier advances, withheld this month
	Expense       decimal.Decimal // what the employer will not withhold later (ByEmployer)
	Carry         []Amount        // to be withheld later, by scheme (CarryForward)
	CarryTotal    decimal.Decimal
}

// Due returns the employee's part of a slip by scheme, in the order of its lines; employer-only schemes have none. It
// fails where the slip lacks a figure of that side.
func Due(slip *payroll.Slip) ([]Amount, error) {
	if slip == nil {
		return nil, &rule.FieldError{Kind: rule.ErrMissingField, Field: "slip", Reason: rule.Untranslated("is missing"), Do: rule.Untranslated("pass the slip of the month")}
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
// Errors, all at once: ErrMissingField where the pay is too small and the terms have no Short or no Order, or pay or
// slip is missing; ErrNotApplicable for a scheme employees do not pay; ErrConflict for one named twice; ErrNoRule for
// a kind of pay without a source or a choice; ErrOutOfRange for an amount outside 0 to 10^10.
func Withhold(terms Terms, m Month) (Result, error) {
	due, slipErr := Due(m.Slip)
	pay, payErr := available(m.Pay)
	if err := errors.Join(slipErr, payErr, checkSchemes("borne", terms.Borne), checkSchemes("order", terms.Order), checkCarried(m.Carried), terms.checkShort()); err != nil {
		return Result{}, err
	}
	var l ledger
	l.fill(due, m.Carried, terms.Borne)
	open := l.total(&l.open)
	if pay.LessThan(open) {
		if err := terms.checkOrder(&l); err != nil {
			return Result{}, err
		}
	}
	l.withhold(pay, open, terms.Order)
	return l.result(terms.Short), nil
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
		l.bill[d.Scheme] = l.bill[d.Scheme].Add(d.Amount)
	}
	l.open = l.bill
	for _, s := range borne {
		l.borne[s], l.open[s] = l.bill[s], decimal.Decimal{}
	}
	for _, c := range carried {
		l.open[c.Scheme] = l.open[c.Scheme].Add(c.Amount)
	}
}

func (l *ledger) total(p *perScheme) decimal.Decimal {
	var sum decimal.Decimal
	for _, d := range p {
		sum = sum.Add(d)
	}
	return sum
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
	r := Result{Bill: l.total(&l.bill), Withheld: l.withheld.list(), WithheldTotal: l.total(&l.withheld), Borne: l.borne.list(), BorneTotal: l.total(&l.borne)}
	own := r.Bill.Sub(r.BorneTotal)
	if own.GreaterThan(r.WithheldTotal) {
		r.Advanced = own.Sub(r.WithheldTotal)
	} else {
		r.Recovered = r.WithheldTotal.Sub(own)
	}
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

func checkScheme(field string, s rule.Scheme) error {
	if !employeePays(s) {
		return &rule.FieldError{Kind: rule.ErrNotApplicable, Area: s.Area(), Field: field, Value: s.String(), Reason: rule.Untranslated("has no employee's part"), Do: rule.Untranslated("name pension, medical, unemployment or housing")}
	}
	return nil
}

func checkSchemes(field string, schemes []rule.Scheme) error {
	var errs []error
	seen := map[rule.Scheme]bool{}
	for _, s := range schemes {
		errs = append(errs, checkScheme(field, s))
		if seen[s] {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Area: s.Area(), Field: field, Value: s.String(), Reason: rule.Untranslated("is named twice"), Do: rule.Untranslated("name each scheme once")})
		}
		seen[s] = true
	}
	return errors.Join(errs...)
}

func checkCarried(carried []Amount) error {
	var errs []error
	schemes := make([]rule.Scheme, 0, len(carried))
	for _, c := range carried {
		in := rule.WageInput(c.Scheme.Area(), "carried")
		in.Do = rule.Untranslated("pass the Carry of the month before")
		errs = append(errs, in.Check(c.Amount))
		schemes = append(schemes, c.Scheme)
	}
	return errors.Join(append(errs, checkSchemes("carried", schemes))...)
}

func (t *Terms) checkShort() error {
	if t.Short > ByEmployer {
		return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "short", Reason: rule.Untranslated("is not known"), Do: rule.Untranslated("use CarryForward or ByEmployer")}
	}
	return nil
}

// checkOrder refuses terms that do not say what happens where the pay is too small.
func (t *Terms) checkOrder(l *ledger) error {
	var errs []error
	if t.Short == 0 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "short", Reason: rule.Untranslated("is missing and the pay is too small"), Do: rule.Untranslated("use CarryForward or ByEmployer")})
	}
	ranked := map[rule.Scheme]bool{}
	for _, s := range t.Order {
		ranked[s] = true
	}
	for s := rule.Pension; s <= rule.Housing; s++ {
		if l.open[s].IsPositive() && !ranked[s] {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: s.Area(), Field: "order", Reason: rule.Untranslated("does not rank the scheme and the pay is too small"),
				Do: rule.Untranslated("say which scheme is withheld first")})
		}
	}
	return errors.Join(errs...)
}
