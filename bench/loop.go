package main

import "sync"

// columns are the amounts of many people in fen, in the order of the lines and the two totals.
type columns [amounts][]int64

// loops are the month written out by hand for many people: every figure a constant, every rate in lowest terms, so that
// products fit 32 bits wherever a ceiling bounds them, and no wage is checked. An amount is rounded half up by adding
// half of the denominator; of an odd one, where no half can come up, the half below it.

// rowLoop writes the amounts of a person side by side.
type rowLoop struct {
	wages []int64
	out   [][amounts]int64
}

func newRowLoop(wages []int64) *rowLoop { return &rowLoop{wages, make([][amounts]int64, len(wages))} }

// fill shares the rows out evenly to so many cores.
func (l *rowLoop) fill(cores int) error {
	shareOut(len(l.wages), cores, func(from, to int) { constantRows(l.wages[from:to], l.out[from:to]) })
	return nil
}

func (l *rowLoop) columns() columns {
	var out columns
	for i := range out {
		for _, row := range l.out {
			out[i] = append(out[i], row[i])
		}
	}
	return out
}

// shareOut gives every core an equal part of the rows.
func shareOut(rows, cores int, part func(from, to int)) {
	if cores == 1 {
		part(0, rows)
		return
	}
	var all sync.WaitGroup
	for core := range cores {
		all.Go(func() { part(rows*core/cores, rows*(core+1)/cores) })
	}
	all.Wait()
}

func constantRows(wages []int64, out [][amounts]int64) {
	out = out[:len(wages)]
	for i, wage := range wages {
		a := &out[i] // written in place: a row that is made first and copied takes twice as long
		pension := uint32(min(max(wage, 458_800), 2_294_100))
		a0 := (pension*2 + 12) / 25
		a1 := (pension*3 + 10) / 20
		a[0], a[1] = int64(a0), int64(a1)
		medical := uint32(min(max(wage, 675_700), 3_378_600))
		a2 := (medical + 25) / 50
		a3 := (medical + 10) / 20
		a4 := (medical*9 + 1000) / 2000
		a[2], a[3], a[4], a[5] = int64(a2), int64(a3), int64(a4), constantSupplement
		limited := uint32(min(max(wage, 230_000), 3_378_600)) // of unemployment and housing
		a6 := (limited + 250) / 500
		a7 := (limited + 62) / 125
		a8 := (uint64(max(wage, 230_000)) + 250) / 500 // of injury, without a ceiling
		a9 := (limited + 1000) / 2000 * 100
		a[6], a[7], a[8], a[9], a[10] = int64(a6), int64(a7), int64(a8), int64(a9), int64(a9)
		a[lines] = int64(a0 + a2 + a6 + a9)
		a[lines+1] = int64(a1+a3+a4+constantSupplement+a7+a9) + int64(a8)
	}
}

const constantSupplement = 2_928 // 11,262 x 0.26 % = 29.2812

// columnLoop writes a column for each amount, scheme by scheme, in blocks of rows: small ones, so that the processor
// fetches the next lines of every column while it works on the others. The columns begin at addresses that do not fall
// on one another in the cache.
type columnLoop struct {
	wages []int64
	out   columns
}

const (
	loopBlock = 40  // rows; the fastest of many sizes
	cacheLine = 8   // numbers
	cacheWay  = 512 // numbers from one address to the next that falls on it
)

func newColumnLoop(wages []int64) *columnLoop {
	l := &columnLoop{wages: wages}
	apart := (len(wages)/cacheWay+1)*cacheWay + 5*cacheLine // 5 lines apart, 13 columns fall on 13 of 64 lines
	all := make([]int64, amounts*apart)
	for i := range l.out {
		l.out[i] = all[i*apart:][:len(wages)]
	}
	return l
}

// fill shares the rows out evenly to so many cores.
func (l *columnLoop) fill(cores int) error {
	shareOut(len(l.wages), cores, func(from, to int) {
		for ; from < to; from += loopBlock {
			end := min(from+loopBlock, to)
			wages, part := l.wages[from:end], l.out
			for i := range part {
				part[i] = part[i][from:end]
			}
			constantPension(wages, &part)
			constantMedical(wages, &part)
			constantLimited(wages, &part)
			constantInjury(wages, &part)
			constantTotals(&part)
		}
	})
	return nil
}

func (l *columnLoop) columns() columns { return l.out }

func constantPension(wages []int64, out *columns) {
	n := len(wages)
	c0, c1 := out[0][:n], out[1][:n]
	for i, wage := range wages {
		pension := uint32(min(max(wage, 458_800), 2_294_100))
		c0[i], c1[i] = int64((pension*2+12)/25), int64((pension*3+10)/20)
	}
}

// constantMedical is medical and maternity insurance and the illness supplement.
func constantMedical(wages []int64, out *columns) {
	n := len(wages)
	c2, c3, c4, c5 := out[2][:n], out[3][:n], out[4][:n], out[5][:n]
	for i, wage := range wages {
		medical := uint32(min(max(wage, 675_700), 3_378_600))
		c2[i], c3[i], c4[i] = int64((medical+25)/50), int64((medical+10)/20), int64((medical*9+1000)/2000)
		c5[i] = constantSupplement
	}
}

// constantLimited is unemployment insurance and the provident fund.
func constantLimited(wages []int64, out *columns) {
	n := len(wages)
	c6, c7, c9, c10 := out[6][:n], out[7][:n], out[9][:n], out[10][:n]
	for i, wage := range wages {
		limited := uint32(min(max(wage, 230_000), 3_378_600))
		a9 := (limited + 1000) / 2000 * 100
		c6[i], c7[i], c9[i], c10[i] = int64((limited+250)/500), int64((limited+62)/125), int64(a9), int64(a9)
	}
}

func constantInjury(wages []int64, out *columns) {
	c8 := out[8][:len(wages)]
	for i, wage := range wages {
		c8[i] = int64((uint64(max(wage, 230_000)) + 250) / 500)
	}
}

func constantTotals(out *columns) {
	employee := out[lines]
	n := len(employee)
	employer := out[lines+1][:n]
	c0, c1, c2, c3, c4, c6 := out[0][:n], out[1][:n], out[2][:n], out[3][:n], out[4][:n], out[6][:n]
	c7, c8, c9 := out[7][:n], out[8][:n], out[9][:n]
	for i := range employee {
		employee[i] = c0[i] + c2[i] + c6[i] + c9[i]
		employer[i] = c1[i] + c3[i] + c4[i] + constantSupplement + c7[i] + c8[i] + c9[i]
	}
}
