package madeupcity

import (
	"errors"
	"sync"
	"sync/atomic"

	"github.com/shebao-go/shebao/payroll"
)

// blockRows is how many people are computed at a time: few enough for their wages and amounts to stay in a core's
// cache.
const blockRows = 8_192

// compute runs the city on so many cores, block by block, and tells how many employee-months each block was.
func (c *city) compute(cores, block int, done func(employeeMonths int64)) (*totals, error) {
	var next atomic.Int64
	var all sync.WaitGroup
	workers := make([]*worker, cores)
	errs := make([]error, cores)
	for i := range workers {
		w := c.newWorker(block)
		workers[i] = w
		all.Go(func() {
			for errs[i] == nil {
				from := next.Add(int64(block)) - int64(block)
				if from >= c.people {
					return
				}
				to := min(from+int64(block), c.people)
				errs[i] = w.block(from, to)
				done((to - from) * int64(len(c.months)))
			}
		})
	}
	all.Wait()
	t := c.newTotals()
	for _, w := range workers {
		t.plus(w.totals)
	}
	return t, errors.Join(errs...)
}

// worker computes blocks on one core. Its columns are made once and used for every block, month and group.
type worker struct {
	*totals
	city    *city
	wages   [groupCount][]int64
	columns [][]int64
	amounts [][]int64 // the part of columns a group fills
}

func (c *city) newWorker(block int) *worker {
	w := &worker{totals: c.newTotals(), city: c}
	for g := range w.wages {
		w.wages[g] = make([]int64, 0, block)
	}
	for i := range c.months {
		for _, plan := range c.months[i].plans {
			for len(w.columns) < len(plan.columns) {
				w.columns = append(w.columns, make([]int64, block))
			}
		}
	}
	w.amounts = make([][]int64, 0, len(w.columns))
	return w
}

// block computes every month of the people from one number to before another.
func (w *worker) block(from, to int64) error {
	year := 0
	for i := range w.city.months {
		if y := baseYear(w.city.months[i].month); i == 0 || y != year {
			year = y
			w.hire(year, from, to)
			w.compare(year)
		}
		for g := range groups {
			if i == 0 {
				w.people[g] += int64(len(w.wages[g]))
			}
			if err := w.fill(i, g); err != nil {
				return err
			}
		}
	}
	return nil
}

// hire makes the wages of a base year, by group.
func (w *worker) hire(year int, from, to int64) {
	crowd := w.city.crowd
	employers, wages := crowd.employers(), crowd.wages(year)
	for g := range w.wages {
		w.wages[g] = w.wages[g][:0]
	}
	for person := from; person < to; person++ {
		g := crowd.group(employers, person)
		w.wages[g] = append(w.wages[g], crowd.wage(wages, person))
	}
}

// compare counts who is beyond the limits of a base year.
func (w *worker) compare(year int) {
	for i := range w.city.spans {
		s := &w.city.spans[i]
		if s.year != year {
			continue
		}
		for _, wages := range w.wages {
			w.beyond[i].count(s.limits, wages)
		}
	}
}

// fill computes one month of one group and adds it up.
func (w *worker) fill(month, group int) error {
	plan, wages := w.city.months[month].plans[group], w.wages[group]
	w.amounts = w.amounts[:0]
	for i := range plan.columns {
		w.amounts = append(w.amounts, w.columns[i][:len(wages)])
	}
	refused, err := plan.Fill(payroll.Batch{Wages: payroll.WageColumns{All: wages}, Amounts: w.amounts}, 1)
	if err != nil {
		return err
	}
	w.refused += int64(len(refused))
	add := columnSum
	if len(refused) > 0 {
		add = knownSum
	}
	for i, column := range plan.columns {
		w.months[month][column.Scheme][column.Payer].add(add(w.amounts[i]))
	}
	return nil
}
