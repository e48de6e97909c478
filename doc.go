// Package shebao is the guide to a library that computes Guangzhou social insurance exactly: contributions and
// benefits to the fen, for any month the law is known for, each amount with the rule, the figure and the document
// behind it.
//
// This package holds no code. Start with one of these:
//
//   - guangzhou.Policy gives the figures of a month; payroll.Policy.Slip turns a wage into a slip with both payers' lines.
//   - figures reads files of dated figures: a user's own go over the city's (guangzhou.Own), another city is a folder.
//   - pension, medical, maternity, unemployment, injury and housing hold the rules of one scheme each, as pure functions of
//     explicit parameters; package rule is the vocabulary they share.
//   - scenario offers every rule by name with JSON in and out, and runs case files in your own tests.
//
// # Three promises
//
// Exact: money is whole fen and rates are whole hundred-millionths inside; there is no float; every product is
// rounded once, half away from zero, and a total is the sum of the printed lines.
//
// Dated: a month with no known figure is an error that names the scheme, what is missing and the nearest month that
// has it. Nothing is interpolated; carrying a figure forward is the caller's choice and graded provisional, and so is
// taking the likelier value of a figure on which sources disagree, graded disputed.
//
// Cited: every figure carries its document, the quoted words where they were seen, a grade and the month it was
// checked.
//
// # What it is not
//
// It is no substitute for the bureau's bill. Where the law's text or a figure was not found the library says so;
// COVERAGE.md in the repository lists every clause of the city's 2014 notice with the rule that answers it or the
// reason there is none.
package shebao
