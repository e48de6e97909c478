package payroll

import (
	"slices"

	"github.com/shebao-go/shebao/internal/fen"
	"github.com/shebao-go/shebao/rule"
)

// pass computes up to three columns that share wages and limits in one loop over a block.
type pass struct {
	scheme  rule.Scheme // whose wages are charged
	limits  fen.Limits
	count   int // of the kernels
	kernels [3]fen.Narrow
	columns [3]int  // of the amounts, one for each kernel
	same    []int   // the columns that are the last of those once more
	fixed   []int64 // a block of the amount of everybody, where floor and ceiling are one; nil elsewhere
}

// pass adds the passes of a scheme, and keeps up to which wage they are exact.
func (p *Plan) pass(l *planned) {
	for i := range l.charges {
		c := &l.charges[i]
		narrow, _ := fen.NewNarrow(c.rate, c.rounding) // exact for 0 alone where there is none
		switch {
		case l.limits.Floor > narrow.Most():
			p.everyday = -1
		case l.limits.Ceiling > narrow.Most(): // else no wage is charged on more than the kernel is exact for
			p.everyday = min(p.everyday, narrow.Most())
		}
		p.byRow.add(l.scheme, p.places[l.first+i], l.limits, narrow, c.rounding.Unit)
		one := &pass{scheme: l.scheme, limits: l.limits, count: 1}
		one.columns[0] = l.first + i
		one.kernels[0] = narrow
		if l.limits.Floor == l.limits.Ceiling {
			amount, _ := fen.Mul(l.limits.Floor, c.rate, c.rounding)
			one.fixed = slices.Repeat([]int64{amount}, block)
		}
		takes := func(before *pass) bool { return before.takes(one) }
		if !slices.ContainsFunc(p.passes, takes) {
			p.passes = append(p.passes, one)
		}
	}
}

// takes joins the next pass to this one where they share wages and limits and there is a loop for both.
func (p *pass) takes(next *pass) bool {
	if p.limits != next.limits || wagesOf(p.scheme) != wagesOf(next.scheme) || p.fixed != nil {
		return false
	}
	n, first := p.count, &p.kernels[0]
	switch {
	case p.kernels[n-1] == next.kernels[0]:
		p.same = append(p.same, next.columns[0])
	case n < len(p.kernels) && first.Alike(&next.kernels[0]):
		p.kernels[n] = next.kernels[0]
		p.columns[n] = next.columns[0]
		p.count++
	default:
		return false
	}
	return true
}

// compute fills the columns of a pass for a block of wages, beginning at a row of the columns.
func (p *pass) compute(amounts [][]int64, at int, wages []int64) {
	end := at + len(wages)
	column := func(i int) []int64 { return amounts[p.columns[i]][at:end] }
	switch {
	case p.fixed != nil:
		copy(column(0), p.fixed)
	case p.count == 1:
		p.kernels[0].One(p.limits, wages, column(0))
	case p.count == 2:
		fen.Pair((*[2]fen.Narrow)(p.kernels[:2]), p.limits, wages, column(0), column(1))
	default:
		fen.Triple(&p.kernels, p.limits, wages, column(0), column(1), column(2))
	}
	for _, c := range p.same {
		copy(amounts[c][at:end], column(p.count-1))
	}
}
