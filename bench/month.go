package main

import (
	"fmt"

	"github.com/shebao-go/shebao/payroll"
)

// lines and amounts are how many a slip of the month has: eleven lines, and the totals of employee and employer.
const (
	lines   = 11
	amounts = lines + 2
	yuan    = 100 // fen
)

// line is one line of 2022-01 as whole numbers: limits in fen, the rate in hundred-millionths.
type line struct {
	scheme           string
	employee         bool // who pays
	floor, ceiling   int64
	rate             int64
	fixed, unlimited bool // the base is the floor whatever the wage; there is no ceiling
	places           int  // of the amount: 2 is the fen, 0 the yuan
}

// monthText is the month.
const monthText = "2022-01"

// month is 2022-01 in the order of a slip, as guangzhou.Policy has it; guangzhou/figures cites every figure. The
// rates of injury, unemployment and the provident fund are those of settings.
var month = [lines]line{
	{scheme: "pension", employee: true, floor: 4_588 * yuan, ceiling: 22_941 * yuan, rate: 8_000_000, places: 2},
	{scheme: "pension", floor: 4_588 * yuan, ceiling: 22_941 * yuan, rate: 15_000_000, places: 2},
	{scheme: "medical", employee: true, floor: 6_757 * yuan, ceiling: 33_786 * yuan, rate: 2_000_000, places: 2},
	{scheme: "medical", floor: 6_757 * yuan, ceiling: 33_786 * yuan, rate: 5_000_000, places: 2},
	{scheme: "maternity", floor: 6_757 * yuan, ceiling: 33_786 * yuan, rate: 450_000, places: 2},
	{scheme: "illness_supplement", floor: 11_262 * yuan, rate: 260_000, fixed: true, unlimited: true, places: 2},
	{scheme: "unemployment", employee: true, floor: 2_300 * yuan, ceiling: 33_786 * yuan, rate: 200_000, places: 2},
	{scheme: "unemployment", floor: 2_300 * yuan, ceiling: 33_786 * yuan, rate: 800_000, places: 2},
	{scheme: "injury", floor: 2_300 * yuan, unlimited: true, rate: 200_000, places: 2},
	{scheme: "housing", employee: true, floor: 2_300 * yuan, ceiling: 33_786 * yuan, rate: 5_000_000},
	{scheme: "housing", floor: 2_300 * yuan, ceiling: 33_786 * yuan, rate: 5_000_000},
}

// settings are a made-up employer's own rates: injury 0.2 %, unemployment 0.8 %, provident fund 5 % and 5 %.
var settings = payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
	HousingEmployeeRate: "0.05"}

// people are made-up wages between 0 and 50,000.00 in fen, in no order.
func people(rows int) []int64 {
	wages := make([]int64, rows)
	for i := range wages {
		wages[i] = int64(i) * 2_654_435_761 % 5_000_001
	}
	return wages
}

// slipper computes the slip of one of its people at a time. The amounts stay where the compiler cannot leave them out.
type slipper interface {
	slip(person int) error
	amount(i int) string // of the last slip: the lines, then the totals of employee and employer
}

// terms is a line in the numbers of a decimal library.
type terms[D fmt.Stringer] struct {
	employee, fixed, unlimited bool
	floor, ceiling, rate       D
	places                     int
}

// held is what a caller of a decimal library holds outside of the loop, and the amounts of the last slip.
type held[D fmt.Stringer] struct {
	lines  [lines]terms[D]
	wages  []D
	result [amounts]D
}

// hold converts the month and the wages; of returns value x 10^-places.
func hold[D fmt.Stringer](wages []int64, of func(value int64, places int) D) held[D] {
	var h held[D]
	for i, l := range month {
		h.lines[i] = terms[D]{l.employee, l.fixed, l.unlimited, of(l.floor, 2), of(l.ceiling, 2), of(l.rate, 8),
			l.places}
	}
	for _, wage := range wages {
		h.wages = append(h.wages, of(wage, 2))
	}
	for i := range h.result {
		h.result[i] = of(0, 2)
	}
	return h
}

func (h *held[D]) amount(i int) string { return h.result[i].String() }
