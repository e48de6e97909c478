package payroll

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Wages are declared wages that differ by scheme (分险种缴费工资), yuan with at most 2 decimals; a scheme left out uses the
// employee's Wage. Maternity follows Medical.
type Wages struct {
	Pension, Medical, Unemployment, Injury, Housing decimal.NullDecimal
}

// Exclusion says that a person is outside a scheme and why. Outside Medical is outside Maternity and the illness
// supplement too (市政府令第123号 art. 38).
type Exclusion struct {
	Scheme rule.Scheme
	Reason string
}

// Employee is one person's month: the declared wage (缴费工资), wages that differ by scheme, and the schemes the person is
// outside of. A wage of 0 is a wage: the floors decide.
type Employee struct {
	Wage    decimal.Decimal
	Wages   Wages
	Outside []Exclusion
}

// SlipOption changes what Slip does where a figure is missing.
type SlipOption uint8

// Partial returns the lines that can be known instead of refusing the slip.
const Partial SlipOption = 1

// Missing is one figure a slip needs and nobody knows.
type Missing struct {
	Scheme rule.Scheme
	Payer  rule.Payer
	What   string // "floor", "ceiling", "base" or "rate"
	Err    error  // a *rule.NoRuleError or *rule.GradeError
}

// Slip is one employee's month (工资条上的社保与公积金).
type Slip struct {
	Month         rule.Month
	Lines         []rule.Line // in the order of the schemes, employee before employer
	Employee      Side
	Employer      Side
	Missing       []Missing   // only with Partial
	NotApplicable []Exclusion // schemes without a line, and why
}

// Side is the lines of one payer.
type Side struct {
	payer   rule.Payer
	fen     int64
	lines   []rule.Line
	missing []Missing
}

// Total returns the sum of the side's rounded lines, in yuan. An incomplete side has no total: the error says what it
// lacks.
func (s *Side) Total() (decimal.Decimal, error) {
	var errs []error
	if s.payer == 0 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "slip", Reason: "was refused and has no total", Do: "look at the error Slip returned"})
	}
	for _, m := range s.missing {
		if m.Payer == s.payer {
			errs = append(errs, m.Err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return decimal.Decimal{}, err
	}
	return decimal.New(s.fen, -2), nil
}

// Amount returns the side's amount in a scheme, in yuan; false where it has no line.
func (s *Side) Amount(scheme rule.Scheme) (decimal.Decimal, bool) {
	for i := range s.lines {
		if line := &s.lines[i]; line.Scheme() == scheme && line.Payer() == s.payer {
			return line.Amount(), true
		}
	}
	return decimal.Decimal{}, false
}

// Grade returns the weakest grade of the slip's lines, 0 where there is none.
func (s *Slip) Grade() rule.Grade {
	var g rule.Grade
	for i := range s.Lines {
		g = max(g, s.Lines[i].Grade())
	}
	return g
}

// maxLines is the most lines a slip has: seven schemes, four with both payers.
const maxLines = 11

// room is the memory of a slip's lists in one piece.
type room struct {
	lines   [maxLines]rule.Line
	outside [rule.Housing]Exclusion
}

// Slip computes one employee's month. Every bad input is reported at once. A figure that is needed and not known is an
// error (ErrNoRule, ErrBelowGrade), or an entry of Missing with Partial; a figure that is not needed is not asked for.
func (p *Policy) Slip(employer Employer, employee Employee, options ...SlipOption) (Slip, error) {
	b := builder{policy: p, employer: &employer, employee: &employee, slip: Slip{Month: p.Month}}
	for _, option := range options {
		if option != Partial {
			b.errs = append(b.errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "option", Reason: "is not known", Do: "use Partial or none"})
		}
		b.partial = true
	}
	if p.Month.IsZero() {
		return Slip{}, p.Check()
	}
	b.readExclusions()
	room := new(room)
	b.slip.Lines, b.slip.NotApplicable = room.lines[:0], room.outside[:0]
	b.wage, b.wageErr = rule.WageInput(0, "wage").Amount(employee.Wage)
	b.all()
	if b.wageErr != nil {
		b.errs = append(b.errs, b.wageErr)
	}
	if err := errors.Join(b.errs...); err != nil {
		return Slip{}, err
	}
	return b.finish(), nil
}

// builder collects the lines of one slip.
type builder struct {
	policy   *Policy
	employer *Employer
	employee *Employee
	partial  bool
	wage     rule.Amount
	wageErr  error
	outside  [rule.Housing + 1]string
	slip     Slip
	errs     []error
}

// readExclusions takes over who is outside what; a medical exclusion reaches what is collected with it.
func (b *builder) readExclusions() {
	for _, x := range b.employee.Outside {
		if x.Scheme == 0 || x.Scheme > rule.Housing || x.Reason == "" {
			b.errs = append(b.errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "outside", Value: x.Scheme.String(),
				Reason: "needs a scheme and a reason", Do: "say which scheme the person is outside of, and why"})
			continue
		}
		b.outside[x.Scheme] = x.Reason
		if x.Scheme == rule.Medical {
			for _, follows := range [...]rule.Scheme{rule.Maternity, rule.IllnessSupplement} {
				b.outside[follows] = x.Reason
			}
		}
	}
}

// in reports whether the person is in a scheme, and notes why not.
func (b *builder) in(scheme rule.Scheme) bool {
	if reason := b.outside[scheme]; reason != "" {
		b.slip.NotApplicable = append(b.slip.NotApplicable, Exclusion{scheme, reason})
		return false
	}
	return true
}

// declared returns the wage of one scheme.
func (b *builder) declared(scheme rule.Scheme, own decimal.NullDecimal) rule.Amount {
	if !own.Valid {
		return b.wage
	}
	wage, err := rule.WageInput(scheme, scheme.String()+" wage").Amount(own.Decimal)
	if err != nil {
		b.errs = append(b.errs, err)
	}
	return wage
}

// all adds the lines of every scheme the person is in, in the order of the schemes.
func (b *builder) all() {
	p, wages := b.policy, &b.employee.Wages
	if b.in(rule.Pension) {
		charges := p.Pension.Charges()
		b.add(b.declared(rule.Pension, wages.Pension), charges[:])
	}
	if b.in(rule.Medical) {
		b.medical(b.declared(rule.Medical, wages.Medical))
	} else {
		b.in(rule.Maternity)
		b.in(rule.IllnessSupplement)
	}
	if b.in(rule.Unemployment) {
		wage := b.declared(rule.Unemployment, wages.Unemployment)
		if rate, ok := b.rate(b.employer.unemploymentFigure(p)); ok {
			charges := p.Unemployment.Charges(rate)
			b.add(wage, charges[:])
		}
	}
	if b.in(rule.Injury) {
		wage := b.declared(rule.Injury, wages.Injury)
		if rate, ok := b.rate(b.employer.injuryFigure(p)); ok {
			b.add(wage, []rule.Charge{p.Injury.Charge(rate)})
		}
	}
	if b.in(rule.Housing) {
		b.housing(b.declared(rule.Housing, wages.Housing))
	}
}

// rate returns the employer's rate; one that is not known becomes an unknown figure, and any other error is kept.
func (b *builder) rate(f rule.Figure, err error) (rule.Figure, bool) {
	if isGap(err) {
		return rule.UnknownFigure(err), true
	}
	if err != nil {
		b.errs = append(b.errs, err)
	}
	return f, err == nil
}

// isGap reports whether an error says that a figure is not known (well enough), rather than that an input is wrong.
func isGap(err error) bool {
	return errors.Is(err, rule.ErrNoRule) || errors.Is(err, rule.ErrBelowGrade)
}

// medical adds medical insurance and what is collected with it.
func (b *builder) medical(wage rule.Amount) {
	p := b.policy
	charges := p.Medical.Charges(b.employer.kind == Enterprise)
	b.add(wage, charges[:])
	if b.in(rule.Maternity) {
		b.add(wage, []rule.Charge{p.Maternity.Charge()})
	}
	if b.in(rule.IllnessSupplement) {
		if charge, levied := p.Medical.Supplement.Charge(); levied {
			b.add(wage, []rule.Charge{charge})
		} else {
			b.slip.NotApplicable = append(b.slip.NotApplicable, Exclusion{rule.IllnessSupplement, notLevied(p.Month)})
		}
	}
}

// notLevied says why a month has no supplement.
func notLevied(m rule.Month) string {
	var room [32]byte
	text, _ := m.AppendText(append(room[:0], "not levied in "...))
	return string(text)
}

// housing adds the provident fund.
func (b *builder) housing(wage rule.Amount) {
	if !b.employer.hasDeposits {
		b.errs = append(b.errs, unset(rule.Housing, housingNeeded))
		return
	}
	charges, err := b.policy.Housing.Charges(b.employer.deposits)
	if err != nil && !isGap(err) {
		b.errs = append(b.errs, err)
		return
	}
	if err != nil {
		for i := range charges {
			charges[i].Rate = rule.UnknownFigure(err)
		}
	}
	b.add(wage, charges[:])
}

// add computes charges on one wage. A charge with an unknown figure is an error, or an entry of Missing.
func (b *builder) add(wage rule.Amount, charges []rule.Charge) {
	for i := range charges {
		charge := &charges[i]
		line, err := charge.Line(wage)
		switch {
		case err == nil:
			b.slip.Lines = append(b.slip.Lines, line)
		case isGap(err):
			b.miss(*charge)
		default:
			b.errs = append(b.errs, err)
		}
	}
}

// miss records the figures a charge lacks: as missing with Partial, else as errors, each figure once.
func (b *builder) miss(charge rule.Charge) {
	for _, m := range lacking(charge) {
		if b.partial {
			b.slip.Missing = append(b.slip.Missing, m)
		} else if !slices.Contains(b.errs, m.Err) {
			b.errs = append(b.errs, m.Err)
		}
	}
}

// lacking lists the figures a charge lacks.
func lacking(charge rule.Charge) []Missing {
	var out []Missing
	for what, err := range charge.Missing() {
		out = append(out, Missing{charge.Scheme, charge.Payer, what, err})
	}
	return out
}

// finish adds up the two sides.
func (b *builder) finish() Slip {
	s := b.slip
	s.Employee = Side{payer: rule.Employee, lines: s.Lines, missing: s.Missing}
	s.Employer = Side{payer: rule.Employer, lines: s.Lines, missing: s.Missing}
	for i := range s.Lines {
		if line := &s.Lines[i]; line.Payer() == rule.Employee {
			s.Employee.fen += line.Fen()
		} else {
			s.Employer.fen += line.Fen()
		}
	}
	return s
}
