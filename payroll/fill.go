package payroll

import (
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
	// The errors of a row stand together.
	slices.SortStableFunc(refused, func(a, b RowError) int { return a.Row - b.Row })
	return refused
}

// of returns the wages of one scheme and what they are called: 0 for All.
func (w *WageColumns) of(scheme rule.Scheme) ([]int64, rule.Scheme) {
	scheme = wagesOf(scheme)
	own := [...][]int64{rule.Pension: w.Pension, rule.Medical: w.Medical, rule.Unemployment: w.Unemployment,
		rule.Injury: w.Injury, rule.Housing: w.Housing}[scheme]
	if own == nil {
		return w.All, 0
	}
	return own, scheme
}

// wagesOf is the scheme whose own wages a scheme is charged on.
func wagesOf(scheme rule.Scheme) rule.Scheme {
	if scheme == rule.Maternity || scheme == rule.IllnessSupplement {
		return rule.Medical
	}
	return scheme
}

// fits checks a batch against the plan and returns how many rows it has.
func (p *Plan) fits(b *Batch, cores int) (int, error) {
	if p == nil || p.month.IsZero() {
		return 0, misfit(rule.ErrMissingField, "plan", "", rule.Say("was not made", "尚未生成"),
			rule.Say("use what Policy.Plan returns", "请使用 Policy.Plan 的返回值"))
	}
	rows := p.height(b)
	if err := rule.Join(checkCores(cores), p.checkWages(b, rows), p.checkAmounts(b, rows),
		p.checkTotals(b, rows)); err != nil {
		return 0, err
	}
	if rows > 0 && b.sharesMemory() {
		return 0, misfit(rule.ErrConflict, "amounts", "",
			rule.Say("has one column in two places, or a column of wages", "同一列出现两次，或与工资列重合"),
			rule.Say("give every column memory of its own", "请为每一列单独分配内存"))
	}
	return rows, nil
}

func checkCores(cores int) error {
	if cores >= 1 {
		return nil
	}
	return misfit(rule.ErrOutOfRange, "cores", strconv.Itoa(cores), rule.Say("is not at least 1", "小于 1"),
		rule.Say("pass how many cores to use, such as 1", "请填写使用的核数，例如 1"))
}

// checkWages refuses wages that are missing or of another length.
func (p *Plan) checkWages(b *Batch, rows int) error {
	var errs []error
	for i := range p.levies {
		scheme := p.levies[i].scheme
		if wagesOf(scheme) != scheme {
			continue // that one is asked
		}
		if wages, _ := b.Wages.of(scheme); wages == nil && rows > 0 {
			errs = append(errs, misfit(rule.ErrMissingField, scheme.String()+" wages", "",
				rule.Say("are missing", "没有填写"),
				rule.Say("fill WageColumns.All or the scheme's own column", "请填写 WageColumns.All 或该险种自己的一列")))
		}
	}
	names := [...]string{"wages", "pension wages", "medical wages", "unemployment wages", "injury wages",
		"housing wages"}
	for i, wages := range b.Wages.columns() {
		if wages != nil && len(wages) != rows {
			errs = append(errs, otherLength(names[i], wages, rows))
		}
	}
	return rule.Join(errs...)
}

// checkAmounts refuses columns of amounts that are not the plan's.
func (p *Plan) checkAmounts(b *Batch, rows int) error {
	var errs []error
	if len(b.Amounts) != len(p.columns) {
		errs = append(errs, misfit(rule.ErrOutOfRange, "amounts", strconv.Itoa(len(b.Amounts)),
			rule.Sayf("columns are not the plan's %d", "列，应为 %d 列", len(p.columns)),
			rule.Say("make one column for each of Plan.Columns", "请为 Plan.Columns 的每一项准备一列")))
	}
	for i, column := range b.Amounts {
		if len(column) != rows {
			errs = append(errs, otherLength("amounts["+strconv.Itoa(i)+"]", column, rows))
		}
	}
	return rule.Join(errs...)
}

// checkTotals refuses a total of another length, or of a side that lacks a figure.
func (p *Plan) checkTotals(b *Batch, rows int) error {
	var errs []error
	for i, total := range b.totals() {
		payer := sides[i]
		if total != nil && len(total) != rows {
			errs = append(errs, otherLength(payer.String()+" total", total, rows))
		}
		if total != nil && p.lacks(payer) {
			errs = append(errs, misfit(rule.ErrNoRule, payer.String()+" total", "",
				rule.Say("is not known: a figure of the side is missing", "未知：该方缺少数值"),
				rule.Say("leave it nil, or fill the gap with Policy.With", "请留空（nil），或用 Policy.With 补上所缺数值")))
		}
	}
	return rule.Join(errs...)
}

// sides are the payers, in the order of the totals of a batch.
var sides = [...]rule.Payer{rule.Employee, rule.Employer}

// totals returns the totals of both sides, each nil where it is not wanted.
func (b *Batch) totals() [2][]int64 { return [...][]int64{b.Employee, b.Employer} }

// sharesMemory reports whether a column that is written begins where another one, or one of wages, does.
func (b *Batch) sharesMemory() bool {
	var written [maxLines + 2]*int64
	n := 0
	for _, column := range b.Amounts {
		written[n] = &column[0]
		n++
	}
	for _, total := range b.totals() {
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

func misfit(kind error, field, value string, reason, do rule.Text) error {
	return &rule.FieldError{Kind: kind, Field: field, Value: value, Reason: reason, Do: do}
}

func otherLength(field string, column []int64, rows int) error {
	return misfit(rule.ErrOutOfRange, field, strconv.Itoa(len(column)),
		rule.Sayf("rows are not the %d of the first column", "行，与第一列的 %d 行不同", rows),
		rule.Say("make every column as long as the wages", "各列应与工资列一样长"))
}

// sums are the totals of some rows by payer, fen.
type sums [rule.Employer + 1][]int64

// rows computes some rows of a batch, block by block.
func (p *Plan) rows(b *Batch, from, to int, refused []RowError) []RowError {
	var room [block]uint64
	for ; from < to; from += block {
		n := min(block, to-from)
		if size := p.look(b, from, n); size == everyday {
			p.quick(b, from, n, room[:n])
		} else {
			refused = p.unusual(b, from, n, size, refused)
		}
	}
	return refused
}

// size is how large the wages of a block are.
type size uint8

const (
	everyday size = iota // within what every pass is exact for
	large
	outside // one of them is refused
)

// look looks at the wages of a block. A scheme whose figures are missing has no column, but a wage of it that cannot be
// is refused all the same.
func (p *Plan) look(b *Batch, from, n int) size {
	found := everyday
	var looked *int64 // the first of the wages looked at last: schemes that follow All share them
	most := uint64(0)
	for i := range p.levies {
		l := &p.levies[i]
		column, _ := b.Wages.of(l.scheme)
		wages := column[from : from+n]
		if looked != &wages[0] {
			looked, most = &wages[0], largest(wages)
		}
		if most > maxWage {
			return outside
		}
		if int64(most) > l.everyday {
			found = large
		}
	}
	return found
}

// quick computes a block of everyday wages: every pass once, then both totals.
func (p *Plan) quick(b *Batch, from, n int, totals fen.Totals) {
	totals.Fill(p.fixed)
	for i := range p.passes {
		pass := &p.passes[i]
		wages, _ := b.Wages.of(pass.scheme)
		pass.compute(b.Amounts, wages[from:from+n], from, totals)
	}
	var sides [2][]int64
	for i, total := range b.totals() {
		if total != nil {
			sides[i] = total[from : from+n]
		}
	}
	totals.Split(sides[0], sides[1])
}

// unusual computes a block of wages or figures that the passes are not exact for, or with a wage that is refused.
func (p *Plan) unusual(b *Batch, from, n int, size size, refused []RowError) []RowError {
	var room [rule.Employer + 1][block]int64
	totals := sums{rule.Employee: room[rule.Employee][:n], rule.Employer: room[rule.Employer][:n]}
	if size == outside {
		refused = p.careful(b, from, n, &totals, refused)
	} else {
		p.whole(b, from, n, &totals)
	}
	if b.Employee != nil {
		copy(b.Employee[from:], totals[rule.Employee])
	}
	if b.Employer != nil {
		copy(b.Employer[from:], totals[rule.Employer])
	}
	return refused
}

// whole computes a block scheme by scheme.
func (p *Plan) whole(b *Batch, from, n int, totals *sums) {
	for i := range p.levies {
		l := &p.levies[i]
		column, _ := b.Wages.of(l.scheme)
		wages := column[from : from+n]
		if l.fast && largest(wages) <= uint64(l.most) {
			l.kernels(b.Amounts[l.first:], from, wages, totals)
		} else {
			l.slow(b.Amounts[l.first:], from, wages, totals)
		}
	}
}

// largest returns the largest of some wages as a number without a sign, where a wage below 0 is above every other.
func largest(wages []int64) uint64 {
	most := uint64(0)
	for _, wage := range wages {
		most = max(most, uint64(wage))
	}
	return most
}

// kernels computes a scheme by its kernels.
func (l *planned) kernels(amounts [][]int64, from int, wages []int64, totals *sums) {
	for i := range l.charges {
		c := &l.charges[i]
		c.kernel.Column(l.limits, wages, amounts[i][from:from+len(wages)], totals[c.payer])
	}
}

// slow computes a scheme by the formula itself, for what the kernels are not proved for.
func (l *planned) slow(amounts [][]int64, from int, wages []int64, totals *sums) {
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

// careful computes a block that has a refused wage, row by row.
func (p *Plan) careful(b *Batch, from, n int, totals *sums, refused []RowError) []RowError {
	for i := range n {
		row, one := from+i, sums{}
		for _, payer := range sides {
			one[payer] = totals[payer][i : i+1]
		}
		before := len(refused)
		if refused = p.refuse(b, row, refused); len(refused) > before {
			p.blank(b, row, &one)
		} else {
			p.compute(b, row, &one)
		}
	}
	return refused
}

// refuse adds the wages of a row that are out of bounds, each once.
func (p *Plan) refuse(b *Batch, row int, refused []RowError) []RowError {
	before := len(refused)
	for i := range p.levies {
		wages, of := b.Wages.of(p.levies[i].scheme)
		e := RowError{row, of, wages[row]}
		if uint64(e.Wage) > maxWage && !slices.Contains(refused[before:], e) {
			refused = append(refused, e)
		}
	}
	return refused
}

// blank puts NoAmount in every column of a row and in its totals.
func (p *Plan) blank(b *Batch, row int, totals *sums) {
	for _, column := range b.Amounts {
		column[row] = NoAmount
	}
	for _, payer := range sides {
		totals[payer][0] = NoAmount
	}
}

// compute computes one row anew.
func (p *Plan) compute(b *Batch, row int, totals *sums) {
	for _, payer := range sides {
		totals[payer][0] = 0
	}
	for i := range p.levies {
		l := &p.levies[i]
		wages, _ := b.Wages.of(l.scheme)
		l.slow(b.Amounts[l.first:], row, wages[row:row+1], totals)
	}
}
