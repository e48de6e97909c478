package payroll

import (
	"github.com/shebao-go/shebao/internal/fen"
	"github.com/shebao-go/shebao/rule"
)

// pass computes up to three columns that share wages and limits in one loop over a block.
type pass struct {
	scheme  rule.Scheme // whose wages are charged
	limits  fen.Limits
	columns []int // of the amounts: the employee's before the employer's
	narrow  [3]fen.Narrow
	fixed   int64  // the amount of everybody, where floor and ceiling are one
	share   uint64 // for what each amount counts in the totals, where the pass has one kernel
	loop    loop
}

// loop is the way a pass is computed.
type loop uint8

const (
	oneAmount loop = iota // of one payer, or the same amount of both
	fixedAmount
	employeeAndEmployer
	employerTwice // medical and maternity insurance: an employee's amount and two of the employer
)

// A total holds every line of a slip.
var _ [fen.Lines - maxLines]struct{}

// shareOf is what an amount of a payer counts for in fen.Totals.
func shareOf(payer rule.Payer) uint64 {
	if payer == rule.Employee {
		return fen.EmployeeShare
	}
	return fen.EmployerShare
}

// pass adds the passes of a scheme, and says up to which wage they are exact; -1 for none.
func (p *Plan) pass(l *planned) (most int64) {
	most = maxWage
	own := make([]pass, 0, 2)
	for i := range l.charges {
		c := &l.charges[i]
		narrow, ok := fen.NewNarrow(c.rate, c.rounding)
		if ok && l.limits.Floor <= narrow.Most() {
			if l.limits.Ceiling > narrow.Most() { // else no wage is charged on more than the kernel is exact for
				most = min(most, narrow.Most())
			}
		} else {
			most = -1
		}
		one := pass{scheme: l.scheme, limits: l.limits, columns: []int{l.first + i}, share: shareOf(c.payer)}
		one.narrow[0] = narrow
		if l.limits.Floor == l.limits.Ceiling {
			one.loop = fixedAmount
			one.fixed, _ = fen.Mul(l.limits.Floor, c.rate, c.rounding)
			p.fixed += uint64(one.fixed) * one.share // of an amount within 2^28 where the pass is exact at all
		}
		own = append(own, one)
	}
	p.passes = joined(p.passes, own)
	return most
}

// joined appends passes, in one loop where that is possible.
func joined(all, more []pass) []pass {
	for _, next := range more {
		if len(all) == 0 || !all[len(all)-1].takes(&next) {
			all = append(all, next)
		}
	}
	return all
}

// takes joins the next pass to this one where they share wages and limits and there is a loop for both.
func (p *pass) takes(next *pass) bool {
	if p.limits != next.limits || wagesOf(p.scheme) != wagesOf(next.scheme) || next.loop != oneAmount {
		return false
	}
	n := len(p.columns)
	employerNext := next.share == fen.EmployerShare
	switch {
	case p.loop == oneAmount && p.share == fen.EmployeeShare && employerNext && p.narrow[0] == next.narrow[0]:
		p.share += next.share
	case p.loop == oneAmount && p.share == fen.EmployeeShare && employerNext && p.narrow[0].Alike(&next.narrow[0]):
		p.loop = employeeAndEmployer
		p.narrow[n] = next.narrow[0]
	case p.loop == employeeAndEmployer && employerNext && p.narrow[0].Alike(&next.narrow[0]):
		p.loop = employerTwice
		p.narrow[n] = next.narrow[0]
	default:
		return false
	}
	p.columns = append(p.columns, next.columns...)
	return true
}

// compute fills the columns of a pass for a block of rows.
func (p *pass) compute(amounts [][]int64, wages []int64, from int, totals fen.Totals) {
	to := from + len(wages)
	first, last := amounts[p.columns[0]][from:to], amounts[p.columns[len(p.columns)-1]][from:to]
	k := &p.narrow
	switch p.loop {
	case oneAmount:
		k[0].One(p.limits, wages, first, totals, p.share)
		if len(p.columns) > 1 {
			copy(last, first)
		}
	case fixedAmount:
		for i := range first {
			first[i] = p.fixed
		}
	case employeeAndEmployer:
		fen.Pair([2]*fen.Narrow{&k[0], &k[1]}, p.limits, wages, [2][]int64{first, last}, totals)
	case employerTwice:
		middle := amounts[p.columns[1]][from:to]
		fen.Triple([3]*fen.Narrow{&k[0], &k[1], &k[2]}, p.limits, wages, [3][]int64{first, middle, last}, totals)
	}
}
