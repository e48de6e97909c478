package main

import "sync"

// columns are the amounts of many people in fen, in the order of the lines and the two totals.
type columns [amounts][]int64

// loop is the month written out by hand for many people.
type loop struct {
	wages []int64
	out   columns
}

func newLoop(wages []int64) *loop {
	l := &loop{wages: wages}
	for i := range l.out {
		l.out[i] = make([]int64, len(wages))
	}
	return l
}

// fill shares the rows out evenly to so many cores.
func (l *loop) fill(cores int) error {
	if cores == 1 {
		constantLoop(l.wages, &l.out)
		return nil
	}
	var all sync.WaitGroup
	for core := range cores {
		all.Go(func() {
			from, to := len(l.wages)*core/cores, len(l.wages)*(core+1)/cores
			part := l.out
			for i := range part {
				part[i] = part[i][from:to]
			}
			constantLoop(l.wages[from:to], &part)
		})
	}
	all.Wait()
	return nil
}

func (l *loop) columns() columns { return l.out }

// constantLoop has every figure of 2022-01 as a constant and checks no wage: no general program can do less.
func constantLoop(wages []int64, out *columns) {
	const d, half = 100_000_000, 50_000_000
	n := len(wages)
	c0, c1, c2, c3, c4, c5, c6 := out[0][:n], out[1][:n], out[2][:n], out[3][:n], out[4][:n], out[5][:n], out[6][:n]
	c7, c8, c9, c10, c11, c12 := out[7][:n], out[8][:n], out[9][:n], out[10][:n], out[11][:n], out[12][:n]
	for i, wage := range wages {
		pension := uint64(min(max(wage, 458_800), 2_294_100))
		medical := uint64(min(max(wage, 675_700), 3_378_600))
		unemployment := uint64(min(max(wage, 230_000), 3_378_600))
		injury := uint64(max(wage, 230_000))
		housing := uint64(min(max(wage, 230_000), 3_378_600))
		a0 := int64((pension*8_000_000 + half) / d)
		a1 := int64((pension*15_000_000 + half) / d)
		a2 := int64((medical*2_000_000 + half) / d)
		a3 := int64((medical*5_000_000 + half) / d)
		a4 := int64((medical*450_000 + half) / d)
		a5 := int64(2_928) // 11,262 x 0.26 % = 29.2812
		a6 := int64((unemployment*200_000 + half) / d)
		a7 := int64((unemployment*800_000 + half) / d)
		a8 := int64((injury*200_000 + half) / d)
		a9 := int64((housing*5_000_000 + half*100) / (d * 100) * 100)
		c0[i], c1[i], c2[i], c3[i], c4[i], c5[i], c6[i], c7[i], c8[i], c9[i], c10[i] = a0, a1, a2, a3, a4, a5, a6, a7,
			a8, a9, a9
		c11[i] = a0 + a2 + a6 + a9
		c12[i] = a1 + a3 + a4 + a5 + a7 + a8 + a9
	}
}
