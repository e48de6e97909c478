package payroll

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/shebao-go/shebao/rule"
)

// compiled is what a month's figures and an employer's settings come to, before anybody's wage is known. It is never
// changed once made.
type compiled struct {
	policy  Policy // the figures it was made from
	levies  [rule.Housing + 1]levy
	town    *levy // pension of local town-registered staff, where theirs differs; nil elsewhere
	special *levy // injury insurance of special people
	notices []Notice
	used    []rule.Figure // of the policy, where some are the caller's own
	oneItem func() [2]*levy
}

// levy is what one scheme collects.
type levy struct {
	charges [2]*rule.Prepared // that can be computed, employee before employer; nil where there are fewer
	missing []Missing         // of those that lack a figure
	none    Exclusion         // why nobody has a line; zero where somebody may have one
	err     error             // what is wrong with the employer's settings or the figures
	plain   bool              // nothing but charges
}

// cache keeps what an employer was last asked for, by month. Policies and employers are values: a changed figure is
// found by comparing, so nothing compiled outlives what it was made from.
type cache [cachedMonths]atomic.Pointer[compiled]

// cachedMonths are those of a year, so that a person's year in turn finds them all; some 3 kB each.
const cachedMonths = 12

// compile returns the levies of a month, kept from the last time where the policy is the same in every figure.
func (e *Employer) compile(p *Policy) *compiled {
	if e.cache == nil {
		return e.levies(p)
	}
	slot := &e.cache[p.Month.Sub(rule.Month{})%cachedMonths]
	if c := slot.Load(); c != nil && c.policy == *p {
		return c
	}
	c := e.levies(p)
	if !c.broken() {
		slot.Store(c)
	}
	return c
}

// broken reports whether a setting or a figure is wrong. That is not kept: every error is the caller's own.
func (c *compiled) broken() bool {
	return slices.ContainsFunc(c.levies[:], func(l levy) bool { return l.err != nil })
}

// refuse adds the reasons for what a scheme lacks, each once.
func (l *levy) refuse(errs []error) []error {
	for _, m := range l.missing {
		said := func(err error) bool { return err != nil && err.Error() == m.Err.Error() }
		if !slices.ContainsFunc(errs, said) {
			errs = append(errs, m.Err)
		}
	}
	return errs
}

// levies computes what a policy levies from an employer and its people.
func (e *Employer) levies(p *Policy) *compiled {
	c := &compiled{policy: *p, notices: e.noticesOf(p)}
	c.oneItem = sync.OnceValue(c.medicalItem)
	relief := e.reliefFigure(p)
	e.pension(c, p, relief)
	medical := p.Medical.Charges(e.medicalPayer())
	c.add(rule.Medical, nil, medical[:]...)
	if p.Maternity.Levied() {
		c.add(rule.Maternity, nil, p.Maternity.Charge())
	} else {
		c.levies[rule.Maternity].none = Exclusion{rule.Maternity, "in " + p.Month.String() +
			" the employer paid it on its payroll: maternity.employer_contribution",
			p.Month.String() + " 由单位按工资总额缴纳：maternity.employer_contribution"}
	}
	if supplement, levied := p.Medical.Supplement.Charge(); levied {
		c.add(rule.IllnessSupplement, nil, supplement)
	} else {
		c.levies[rule.IllnessSupplement].none = Exclusion{rule.IllnessSupplement, "not levied in " + p.Month.String(),
			p.Month.String() + " 不征收"}
	}
	rate, err := e.unemploymentFigure(p)
	unemployment := p.Unemployment.Charges(rate)
	unemployment[1].Relief = relief
	c.add(rule.Unemployment, err, unemployment[:]...)
	e.injury(c, p, relief)
	deposits, err := p.Housing.Charges(e.deposits)
	if !e.hasDeposits {
		err = unset(rule.AreaHousing, "housing_employer_rate", housingNeeded())
	}
	c.add(rule.Housing, err, deposits[:]...)
	c.notices = append(c.notices, e.unusedOf(p, c)...)
	return c
}

// pension adds the pension levies. Where the employer's rate has two classes, its class and, for the high one, the
// person's register decide.
func (e *Employer) pension(c *compiled, p *Policy, relief rule.Figure) {
	ordinary, town := p.Pension.ClassCharges(false), p.Pension.ClassCharges(true)
	ordinary[1].Relief, town[1].Relief = relief, relief
	if p.Pension.Classed() && e.pensionClass == "" {
		c.add(rule.Pension, unset(rule.AreaPension, "pension_class", pensionNeeded()), ordinary[:]...)
		return
	}
	if p.Pension.Classed() && e.pensionClass == "state" {
		c.add(rule.Pension, nil, town[:]...)
		high := c.levies[rule.Pension]
		c.town, c.levies[rule.Pension] = &high, levy{}
	}
	c.add(rule.Pension, nil, ordinary[:]...)
}

// injury adds what is levied against injury, on staff and on special people.
func (e *Employer) injury(c *compiled, p *Policy, relief rule.Figure) {
	rate, err := e.injuryFigure(p)
	special := p.Injury.SpecialCharge(rate, p.Month)
	special.Relief = relief
	c.add(rule.Injury, err, special)
	alone := c.levies[rule.Injury]
	c.special, c.levies[rule.Injury] = &alone, levy{}
	staff := p.Injury.Charge(rate)
	staff.Relief = relief
	c.add(rule.Injury, err, staff)
}

// levyOf returns what a scheme levies on a person.
func (c *compiled) levyOf(scheme rule.Scheme, of choice) *levy {
	switch {
	case of.townLocal && scheme == rule.Pension && c.town != nil:
		return c.town
	case of.specialInjury && scheme == rule.Injury:
		return c.special
	case of.oneMedical && (scheme == rule.Medical || scheme == rule.Maternity):
		return c.oneItem()[scheme-rule.Medical]
	}
	return &c.levies[scheme]
}

// add prepares the charges of a scheme. err says why the employer's rate is not known, or what is wrong with its
// settings: then the scheme has no line.
func (c *compiled) add(scheme rule.Scheme, err error, charges ...rule.Charge) {
	l := &c.levies[scheme]
	if err != nil && !isGap(err) {
		l.err = err
		return
	}
	n := 0
	for _, charge := range charges {
		c.used = append(c.used, charge.Floor, charge.Ceiling, charge.Rate, charge.Relief, charge.Practice)
		if err != nil && lacksRate(scheme, charge.Payer) {
			charge.Rate = rule.UnknownFigure(err)
		}
		prepared, broken := charge.Prepare()
		switch {
		case broken == nil:
			l.charges[n] = prepared
			n++
		case isGap(broken):
			l.missing = append(l.missing, lacking(charge)...)
		default:
			l.err = rule.Join(l.err, broken)
		}
	}
	l.plain = l.missing == nil && l.err == nil
}

// lacksRate reports whether a setting that cannot be checked leaves a payer's rate unknown: both sides of the provident
// fund are the employer's settings, elsewhere only its own rate is.
func lacksRate(scheme rule.Scheme, payer rule.Payer) bool {
	return scheme == rule.Housing || payer == rule.Employer
}

// lacking lists the figures a charge lacks.
func lacking(charge rule.Charge) []Missing {
	var out []Missing
	for what, err := range charge.Missing() {
		out = append(out, Missing{charge.Scheme, charge.Payer, what, err})
	}
	return out
}

// isGap reports whether an error says that a figure is not known (well enough), rather than that an input is wrong.
func isGap(err error) bool {
	return errors.Is(err, rule.ErrNoRule) || errors.Is(err, rule.ErrBelowGrade)
}
