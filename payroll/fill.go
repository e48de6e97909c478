package payroll

import (
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/shebao-go/shebao/rule"
)

// maxWage is the largest declared wage, 10^10 yuan, in fen.
const maxWage = 1_000_000_000_000

const (
	share = 32 * stretch // rows one core takes at a time, at least
	turns = 8            // how often a core comes back for rows: so that the cores end together
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
	return p.compute(&b.Wages, &output{columns: b}, rows, cores), nil
}

// compute computes rows on so many cores.
func (p *Plan) compute(w *WageColumns, out *output, rows, cores int) []RowError {
	if cores == 1 || rows <= share {
		return p.rows(w, out, 0, rows, nil)
	}
	wages, shared := *w, *out // copies, so that on one core nothing is allocated
	return spread(rows, cores, func(from, to int, refused []RowError) []RowError {
		return p.rows(&wages, &shared, from, to, refused)
	})
}

// blank puts NoAmount in every column of a row and in its totals.
func (b *Batch) blank(row int) {
	for _, column := range b.Amounts {
		column[row] = NoAmount
	}
	for _, total := range b.totals() {
		if total != nil {
			total[row] = NoAmount
		}
	}
}

// spread shares rows out to goroutines. work computes some of them and adds what is refused.
func spread(rows, cores int, work func(from, to int, refused []RowError) []RowError) []RowError {
	var refused []RowError
	var next atomic.Int64
	var lock sync.Mutex
	var all sync.WaitGroup
	part := max(share, rows/turns/cores)
	for range min(cores, (rows+part-1)/part) {
		all.Go(func() {
			var own []RowError
			for {
				from := int(next.Add(int64(part))) - part
				if from >= rows {
					break
				}
				own = work(from, min(from+part, rows), own)
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
	if err := p.checkMade(); err != nil {
		return 0, err
	}
	rows := p.height(b)
	if err := rule.Join(checkCores(cores), p.checkWages(&b.Wages, rows), p.checkAmounts(b, rows),
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

func (p *Plan) checkMade() error {
	if p != nil && !p.month.IsZero() {
		return nil
	}
	return misfit(rule.ErrMissingField, "plan", "", rule.Say("was not made", "尚未生成"),
		rule.Say("use what Policy.Plan returns", "请使用 Policy.Plan 的返回值"))
}

func checkCores(cores int) error {
	if cores >= 1 {
		return nil
	}
	return misfit(rule.ErrOutOfRange, "cores", strconv.Itoa(cores), rule.Say("is not at least 1", "小于 1"),
		rule.Say("pass how many cores to use, such as 1", "请填写使用的核数，例如 1"))
}

// checkWages refuses wages that are missing or of another length.
func (p *Plan) checkWages(w *WageColumns, rows int) error {
	var errs []error
	for i := range p.levies {
		scheme := p.levies[i].scheme
		if wagesOf(scheme) != scheme {
			continue // that one is asked
		}
		if wages, _ := w.of(scheme); wages == nil && rows > 0 {
			errs = append(errs, misfit(rule.ErrMissingField, scheme.String()+" wages", "",
				rule.Say("are missing", "没有填写"),
				rule.Say("fill WageColumns.All or the scheme's own column", "请填写 WageColumns.All 或该险种自己的一列")))
		}
	}
	names := [...]string{"wages", "pension wages", "medical wages", "unemployment wages", "injury wages",
		"housing wages"}
	for i, wages := range w.columns() {
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
		payer := [...]rule.Payer{rule.Employee, rule.Employer}[i]
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

// totals returns the totals of employee and employer, each nil where it is not wanted.
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
	if rows, ok := p.people(&b.Wages); ok {
		return rows
	}
	rows := max(len(b.Employee), len(b.Employer))
	for _, column := range b.Amounts {
		rows = max(rows, len(column))
	}
	return rows
}

// people returns how many rows the first column of wages has that a scheme of the plan follows; false for none.
func (p *Plan) people(w *WageColumns) (int, bool) {
	for i := range p.levies {
		if wages, _ := w.of(p.levies[i].scheme); wages != nil {
			return len(wages), true
		}
	}
	return 0, false
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
