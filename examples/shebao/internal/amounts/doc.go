// Package amounts answers the input of payroll.slip by its amounts alone: lines and totals, without documents and
// reasons, a line of JSON each.
//
// Of a stream, lines that differ in nothing but their wages are computed in blocks by payroll.Plan: they are the same
// text around the numbers, so that nothing else of them is read again. Every other line is an input of the rule itself,
// and so is the first of each kind; the second makes the plan, which is held against the rule before it answers any.
package amounts
