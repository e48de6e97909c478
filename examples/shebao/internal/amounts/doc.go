// Package amounts answers the input of payroll.slip by its amounts alone: lines and totals, without documents and
// reasons, a line of JSON each.
//
// Of a stream, lines that differ in nothing but the wage are computed in blocks by payroll.Plan: they are the same text
// around one number, so that nothing else of them is read again. Every other line is an input of the rule itself, and
// so is the first of each kind, against which the plan is held before it answers any.
package amounts
