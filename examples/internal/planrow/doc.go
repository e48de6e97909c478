// Package planrow writes the rows of a payroll.Batch as their slips would be written. Whoever computes many people by a
// payroll.Plan computes the slip of the first of them as well: it says all that the others say alike, and where their
// numbers stand in it.
package planrow
