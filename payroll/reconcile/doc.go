// Package reconcile compares the lines of our slips with the rows of the bureau's bill (对账), to the fen.
//
//	report, err := reconcile.Bill{Month: month, Rows: rows}.Compare(people)
//	fmt.Println(report.Proof()) // 2040.80 - 1760.80 = 280.00 = 40.00 (base_diff) + 640.00 (missing_in_bill) - 400.00 (extra_in_bill)
//
// Every line of a slip and every row of the bill is in exactly one item, and every item has one Class. A row and a
// line belong together where person, month, scheme and payer are the same; the first such row is compared, a further
// one is a row too many.
//
// # The difference
//
// It is our total less the bill's, and the sum of what the items explain: Report adds up the lines, the rows and the
// items each on its own, so that Proof shows three numbers that were not made from one another.
//
// # Missing is never zero
//
// A row that is not there, and an amount that is not printed or cannot be read, is not a valid number: the item says
// so, and the total of its side is not valid, while the sum of what could be read is still given. The same holds for
// a line of ours that a missing figure keeps from being computed.
//
// # Rounding
//
// None: amounts are compared as they are. A product is made again only to see which single thing explains a difference.
//
// # Not covered
//
// Masked or changed identity numbers (ids are compared as they are), rates written as a percentage (write 0.08 for
// 8%), and a bill that is not made person by person (see package bill for what its basis may be).
package reconcile
