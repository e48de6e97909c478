package payroll

import (
	"slices"

	"github.com/shebao-go/shebao/internal/fen"
	"github.com/shebao-go/shebao/rule"
)

const (
	// block is how many rows are computed at a time, column by column: few enough for the processor to fetch the next
	// lines of every column while it works on the others, and enough to make a loop worth its start.
	block = 48
	// stretch is how many rows are looked at before they are computed. Their wages stay in the first cache.
	stretch = 8 * block
)

// output is where amounts go: the columns of a batch, or rows.
type output struct {
	columns Batch
	rows    []Row // nil for columns
}

// rows computes some rows. A row whose wage is refused is computed like the others and blanked afterwards.
func (p *Plan) rows(w *WageColumns, out *output, from, to int, refused []RowError) []RowError {
	wages := w.byScheme()
	for ; from < to; from += stretch {
		end := min(from+stretch, to)
		size := p.look(&wages, from, end)
		if out.rows == nil {
			p.fillColumns(&out.columns, &wages, from, end, size)
		} else {
			p.fillRows(out.rows, &wages, from, end, size)
		}
		if size == outside {
			refused = p.refuse(w, out, from, end, refused)
		}
	}
	return refused
}

// blank puts NoAmount in whatever a row has.
func (o *output) blank(row int) {
	if o.rows == nil {
		o.columns.blank(row)
	} else {
		o.rows[row] = noRow()
	}
}

// schemeWages are the wages each scheme is charged on: its own, those of all, or any where the plan does not have it.
type schemeWages [rule.Housing + 1][]int64

func (w *WageColumns) byScheme() (out schemeWages) {
	columns := w.columns()
	given := max(0, slices.IndexFunc(columns[:], func(wages []int64) bool { return wages != nil }))
	for _, scheme := range rule.Schemes() {
		out[scheme], _ = w.of(scheme)
		if out[scheme] == nil {
			out[scheme] = columns[given]
		}
	}
	return out
}

// size is how large wages are.
type size uint8

const (
	everyday size = iota // within what every pass is exact for
	large
	outside // one of them is refused
)

// look looks at the wages of some rows. A scheme whose figures are missing has no column, but a wage of it that cannot
// be is refused all the same.
func (p *Plan) look(wages *schemeWages, from, to int) size {
	found := everyday
	var last *int64 // the first of the wages looked at last: schemes that follow All share them
	for i := range p.levies {
		some := wages[p.levies[i].scheme][from:to]
		if last == &some[0] {
			continue
		}
		last = &some[0]
		if p.sizeOf(atMost(some)) == everyday {
			continue
		}
		found = max(found, p.sizeOf(largest(some)))
	}
	return found
}

// sizeOf is the size of wages of which none is above a number without a sign.
func (p *Plan) sizeOf(most uint64) size {
	switch {
	case most > maxWage:
		return outside
	case int64(most) > p.everyday:
		return large
	}
	return everyday
}

// atMost returns a number that none of some wages is above, as numbers without a sign: every bit that one of them has.
// It is less work than the largest.
func atMost(wages []int64) uint64 {
	var a, b int64
	for ; len(wages) >= 8; wages = wages[8:] {
		w := (*[8]int64)(wages)
		a |= w[0] | w[1] | w[2] | w[3]
		b |= w[4] | w[5] | w[6] | w[7]
	}
	for _, wage := range wages {
		a |= wage
	}
	return uint64(a | b)
}

// largest returns the largest of some wages as a number without a sign, where a wage below 0 is above every other.
func largest(wages []int64) uint64 {
	most := uint64(0)
	for _, wage := range wages {
		most = max(most, uint64(wage))
	}
	return most
}

// fillColumns computes a stretch of rows, block by block.
func (p *Plan) fillColumns(b *Batch, wages *schemeWages, from, to int, size size) {
	for ; from < to; from += block {
		p.block(b, from, wages, from, min(from+block, to), size)
	}
}

// block computes a block of rows into a batch, where they begin at another row: the columns, then the totals of them.
func (p *Plan) block(b *Batch, at int, wages *schemeWages, from, to int, size size) {
	if size == everyday {
		for _, pass := range p.passes {
			pass.compute(b.Amounts, at, wages[pass.scheme][from:to])
		}
	} else {
		p.whole(b, at, wages, from, to)
	}
	p.total(b, at, to-from)
}

// whole computes the columns of a block with wages or figures that the passes are not exact for, scheme by scheme.
func (p *Plan) whole(b *Batch, at int, wages *schemeWages, from, to int) {
	for i := range p.levies {
		l := &p.levies[i]
		some := wages[l.scheme][from:to]
		if l.fast && largest(some) <= uint64(l.most) {
			l.kernels(b.Amounts[l.first:], at, some)
		} else {
			l.slow(b.Amounts[l.first:], at, some)
		}
	}
}

// kernels computes a scheme by its kernels.
func (l *planned) kernels(amounts [][]int64, at int, wages []int64) {
	for i := range l.charges {
		l.charges[i].kernel.Column(l.limits, wages, amounts[i][at:at+len(wages)])
	}
}

// slow computes a scheme by the formula itself, for what the kernels are not proved for. An amount fits, as a base is
// at most 10^10 yuan and a rate at most 1; but for a wage that is refused, whose row is blanked.
func (l *planned) slow(amounts [][]int64, at int, wages []int64) {
	for i, wage := range wages {
		base, _ := fen.Clamp(wage, l.limits.Floor, l.limits.Ceiling)
		for j := range l.charges {
			c := &l.charges[j]
			amounts[j][at+i], _ = fen.Mul(base, c.rate, c.rounding)
		}
	}
}

// total adds up the columns of a block, where a total is wanted.
func (p *Plan) total(b *Batch, at, rows int) {
	end := at + rows
	zeros := p.zeros[:rows]
	if b.Employee != nil {
		columns := [employeeLines][]int64{zeros, zeros, zeros, zeros}
		for i, c := range p.employee {
			columns[i] = b.Amounts[c][at:end]
		}
		fen.Four(b.Employee[at:end], &columns)
	}
	if b.Employer != nil {
		columns := [employerLines][]int64{zeros, zeros, zeros, zeros, zeros, zeros, zeros}
		for i, c := range p.employer {
			columns[i] = b.Amounts[c][at:end]
		}
		fen.Seven(b.Employer[at:end], &columns)
	}
}

// refuse adds the wages of some rows that are out of bounds, each once a row, and blanks those rows.
func (p *Plan) refuse(w *WageColumns, out *output, from, to int, refused []RowError) []RowError {
	for row := from; row < to; row++ {
		before := len(refused)
		for i := range p.levies {
			wages, of := w.of(p.levies[i].scheme)
			e := RowError{row, of, wages[row]}
			if uint64(e.Wage) > maxWage && !slices.Contains(refused[before:], e) {
				refused = append(refused, e)
			}
		}
		if len(refused) > before {
			out.blank(row)
		}
	}
	return refused
}
