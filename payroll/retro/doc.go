// Package retro computes what has to be made up or paid back when past months turn out different (补差): the slips that
// were paid beside the slips that are due, month by month and line by line.
//
//	result, err := retro.Compare(paid, due)
//	total, err := result.Total(rule.Employee)
//
// # Differences
//
// A difference is the rounded amount due less the rounded amount paid; the difference itself is never rounded, so
// paying it reproduces the slip due to the fen. Lines that are equal give nothing. A negative difference is a refund
// (退还). A line that only one of the two slips has is a difference with no old, or no new, amount: absent is not 0.
//
// # Causes
//
// One is named where exactly one thing makes the difference; see Cause.
//
// # Unknown is not zero
//
// Where a slip misses a line because a figure is not known, the difference is not known either: the result lists it,
// and the total of that side is refused.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 63 (what was not paid in full is made up) and 90 (what was not owed is paid back). The
// comparison itself is arithmetic; the slips carry the documents of their figures.
//
// # Not covered
//
// Surcharges on what is made up late (package collection), whether an office accepts a refund for a past month, and the
// income tax on it.
package retro
