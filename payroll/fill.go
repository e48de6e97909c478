package payroll

import (
	"errors"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/shebao-go/shebao/internal/fen"
	"github.com/shebao-go/shebao/rule"
)

// maxWage is the largest declared wage, 10^10 yuan, in fen.
const maxWage = 1_000_000_000_000

const (
	block = 256        // rows whose columns fit the first cache together
	share = 64 * block // rows one core takes at a time
)

// Fill computes every row of a batch on so many cores (at least 1). A row with a wage that is refused is NoAmount in
// every column and has a RowError, by row and then in the order of the schemes; the others are computed. On one core
// nothing is allocated but for refused rows.
//
// It fails, and computes nothing, where the batch does not fit the plan: columns too many or too few, or of different
// lengths, wages that are missing, a total of a side that lacks a figure, or one column in two places: no two may
// overlap.
func (p *Plan) Fill(b Batch, cores int) ([]RowError, error) {
	rows, err := p.fits(&b, cores)
	if err != nil {
		return nil, err
	}
	if cores == 1 || rows <= share {
		return p.rows(&b, 0, rows, nil), nil
	}
	return p.spread(b, rows, cores), nil
}

// spread shares the rows out to goroutines.
func (p *Plan) spread(b Batch, rows, cores int) []RowError {
	var refused []RowError
	var next atomic.Int64
	var lock sync.Mutex
	var all sync.WaitGroup
	for range min(cores, (rows+share-1)/share) {
		all.Go(func() {
			var own []RowError
			for {
				from := int(next.Add(share)) - share
				if from >= rows {
					break
				}
				own = p.rows(&b, from, min(from+share, rows), own)
			}
			lock.Lock()
			refused = append(refused, own...)
			lock.Unlock()
		})
	}
	all.Wait()
	slices.SortStableFunc(refused, func(a, b RowError) int { return a.Row - b.Row }) // the errors of a row stand together
	return refused
}

// of returns the wages of one scheme and what they are called: 0 for All.
func (w *WageColumns) of(scheme rule.Scheme) ([]int64, rule.Scheme) {
	own := [...][]int64{rule.Pension: w.Pension, rule.Medical: w.Medical, rule.Maternity: w.Medical, rule.IllnessSupplement: w.Medical,
		rule.Unemployment: w.Unemployment, rule.Injury: w.Injury, rule.Housing: w.Housing}[scheme]
	switch {
	case own == nil:
		return w.All, 0
	case scheme == rule.Maternity || scheme == rule.IllnessSupplement:
		return own, rule.Medical
	}
	return own, scheme
}

// fits checks a batch against the plan and returns how many rows it has.
func (p *Plan) fits(b *Batch, cores int) (int, error) {
	if p == nil || p.month.IsZero() {
		return 0, misfit(rule.ErrMissingField, "plan", "", "was not made", "use what Policy.Plan returns")
	}
	rows := p.height(b)
	var errs []error
	if cores < 1 {
		errs = append(errs, misfit(rule.ErrOutOfRange, "cores", strconv.Itoa(cores), "is not at least 1", "pass how many cores to use, such as 1"))
	}
	if len(b.Amounts) != len(p.columns) {
		errs = append(errs, misfit(rule.ErrOutOfRange, "amounts", strconv.Itoa(len(b.Amounts)), "columns are not the plan's "+strconv.Itoa(len(p.columns)), "make one column for each of Plan.Columns"))
	}
	for i := range p.levies {
		scheme := p.levies[i].scheme
		if wages, _ := b.Wages.of(scheme); wages == nil && rows > 0 && scheme != rule.Maternity && scheme != rule.IllnessSupplement {
			errs = append(errs, misfit(rule.ErrMissingField, scheme.String()+" wages", "", "are missing", "fill WageColumns.All or the scheme's own column"))
		}
	}
	for i, wages := range b.Wages.columns() {
		if wages != nil && len(wages) != rows {
			errs = append(errs, otherLength([...]string{"wages", "pension wages", "medical wages", "unemployment wages", "injury wages", "housing wages"}[i], wages, rows))
		}
	}
	for i, column := range b.Amounts {
		if len(column) != rows {
			errs = append(errs, otherLength("amounts["+strconv.Itoa(i)+"]", column, rows))
		}
	}
	for side, total := range [...][]int64{rule.Employee: b.Employee, rule.Employer: b.Employer} {
		payer := rule.Payer(side)
		if total != nil && len(total) != rows {
			errs = append(errs, otherLength(payer.String()+" total", total, rows))
		}
		if total != nil && p.lacks(payer) {
			errs = append(errs, misfit(rule.ErrNoRule, payer.String()+" total", "", "is not known: a figure of the side is missing", "leave it nil, or fill the gap with Policy.With"))
		}
	}
	if len(errs) == 0 && rows > 0 && b.sharesMemory() {
		errs = append(errs, misfit(rule.ErrConflict, "amounts", "", "has one column in two places, or a column of wages", "give every column memory of its own"))
	}
	return rows, errors.Join(errs...)
}

// sharesMemory reports whether a column that is written begins where another one, or one of wages, does.
func (b *Batch) sharesMemory() bool {
	var written [maxLines + 2]*int64
	n := 0
	for _, column := range b.Amounts {
		written[n] = &column[0]
		n++
	}
	for _, total := range [...][]int64{b.Employee, b.Employer} {
		if total != nil {
			written[n] = &total[0]
			n++
		}
	}
	for i, start := range written[:n] {
		if slices.Contains(written[:i], start) {
			return true
		}
		for _, wages := range b.Wages.columns() {
			if len(wages) > 0 && &wages[0] == start {
				return true
			}
		}
	}
	return false
}

// height returns how many rows the first column of a batch has, which the others must have too.
func (p *Plan) height(b *Batch) int {
	for i := range p.levies {
		if wages, _ := b.Wages.of(p.levies[i].scheme); wages != nil {
			return len(wages)
		}
	}
	rows := max(len(b.Employee), len(b.Employer))
	for _, column := range b.Amounts {
		rows = max(rows, len(column))
	}
	return rows
}

// columns returns the columns of wages in the order of the fields.
func (w *WageColumns) columns() [6][]int64 {
	return [...][]int64{w.All, w.Pension, w.Medical, w.Unemployment, w.Injury, w.Housing}
}

func misfit(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

func otherLength(field string, column []int64, rows int) error {
	return misfit(rule.ErrOutOfRange, field, strconv.Itoa(len(column)), "rows are not the "+strconv.Itoa(rows)+" of the first column", "make every column as long as the wages")
}

// rows computes some rows of a batch, block by block.
func (p *Plan) rows(b *Batch, from, to int, refused []RowError) []RowError {
	var totals [rule.Employer + 1][block]int64
	for ; from < to; from += block {
		n := min(block, to-from)
		clear(totals[rule.Employee][:n])
		clear(totals[rule.Employer][:n])
		sums := [rule.Employer + 1][]int64{rule.Employee: totals[rule.Employee][:n], rule.Employer: totals[rule.Employer][:n]}
		clean := true
		var checked []int64 // the wages looked at last: schemes that follow All share them
		largest := int64(0)
		for i := range p.levies {
			l := &p.levies[i]
			column, _ := b.Wages.of(l.scheme)
			wages := column[from : from+n]
			if checked == nil || &checked[0] != &wages[0] {
				checked, largest = wages, bound(wages)
			}
			if largest > maxWage {
				clean = false
				break
			}
			if len(l.charges) == 0 {
				continue // the figures are missing, but a wage that cannot be is refused all the same
			}
			if l.fast && largest <= l.most {
				l.quick(b.Amounts[l.first:], from, wages, &sums)
			} else {
				l.slow(b.Amounts[l.first:], from, wages, &sums)
			}
		}
		if !clean {
			refused = p.careful(b, from, n, &sums, refused)
		}
		if b.Employee != nil {
			copy(b.Employee[from:from+n], sums[rule.Employee])
		}
		if b.Employer != nil {
			copy(b.Employer[from:from+n], sums[rule.Employer])
		}
	}
	return refused
}

// bound returns a number that no wage exceeds and that is within 10^10 yuan, or above it where a wage is not.
func bound(wages []int64) int64 {
	bits, over := uint64(0), uint64(0)
	for _, wage := range wages {
		bits |= uint64(wage)
		over |= maxWage - uint64(wage) // a wage above wraps round, to a number with the highest bit set
	}
	if (bits|over)>>63 != 0 { // as a wage below 0 has it
		return 1<<63 - 1
	}
	return int64(min(bits, maxWage))
}

// quick computes a scheme by its kernels.
func (l *planned) quick(amounts [][]int64, from int, wages []int64, totals *[rule.Employer + 1][]int64) {
	to := from + len(wages)
	a := &l.charges[0]
	if len(l.charges) == 1 {
		a.kernel.Column(l.limits, wages, amounts[0][from:to], totals[a.payer])
		return
	}
	b := &l.charges[1]
	fen.Columns([2]*fen.Kernel{&a.kernel, &b.kernel}, l.limits, wages, [2][]int64{amounts[0][from:to], amounts[1][from:to]}, [2][]int64{totals[a.payer], totals[b.payer]})
}

// slow computes a scheme by the formula itself, for what the kernels are not proved for.
func (l *planned) slow(amounts [][]int64, from int, wages []int64, totals *[rule.Employer + 1][]int64) {
	for i, wage := range wages {
		base, _ := fen.Clamp(wage, l.limits.Floor, l.limits.Ceiling)
		for j := range l.charges {
			c := &l.charges[j]
			amount, _ := fen.Mul(base, c.rate, c.rounding) // fits: the base is at most 10^10 yuan, the rate at most 1
			amounts[j][from+i] = amount
			totals[c.payer][i] += amount
		}
	}
}

// careful computes a block with refused wages row by row.
func (p *Plan) careful(b *Batch, from, n int, totals *[rule.Employer + 1][]int64, refused []RowError) []RowError {
	for i := range n {
		before := len(refused)
		for j := range p.levies {
			wages, of := b.Wages.of(p.levies[j].scheme)
			if wage := wages[from+i]; wage < 0 || wage > maxWage {
				e := RowError{from + i, of, wage}
				if !slices.Contains(refused[before:], e) {
					refused = append(refused, e)
				}
			}
		}
		good := len(refused) == before
		totals[rule.Employee][i], totals[rule.Employer][i] = 0, 0
		for j := range p.levies {
			l := &p.levies[j]
			if good {
				wages, _ := b.Wages.of(l.scheme)
				one := [rule.Employer + 1][]int64{rule.Employee: totals[rule.Employee][i : i+1], rule.Employer: totals[rule.Employer][i : i+1]}
				l.slow(b.Amounts[l.first:], from+i, wages[from+i:from+i+1], &one)
				continue
			}
			for c := range l.charges {
				b.Amounts[l.first+c][from+i] = NoAmount
			}
		}
		if !good {
			totals[rule.Employee][i], totals[rule.Employer][i] = NoAmount, NoAmount
		}
	}
	return refused
}
