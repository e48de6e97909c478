// Package shebao is the guide to a library that computes Guangzhou social insurance exactly: contributions and
// benefits to the fen, for any month the law is known for, each amount with the rule, the figure and the document
// behind it.
//
// This package holds nothing but its version. Start with one of these:
//
//   - guangzhou.Policy gives the figures of a month; payroll.Policy.Slip turns a wage into a slip with both payers'
//     lines.
//   - figures reads files of dated figures: a user's own go over the city's (guangzhou.Own), another city is a folder.
//   - pension, medical, maternity, unemployment, injury and housing hold the rules of one scheme each, as pure
//     functions of explicit parameters; package rule is the vocabulary they share.
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
// reason why no rule does.
//
// # Stability
//
// Names of rules, their JSON fields, codes of errors and names of figures never change their meaning: more are added,
// none is used again for something else.
//
// While Version begins with 0, names of Go may change from one minor version to the next (0.1 to 0.2), never between
// two patches of one. Each change is announced in CHANGELOG.md: what is to go is marked Deprecated, with what replaces
// it, and stays for at least one release with that note. Texts of messages may get better at any time; programs look
// at codes and fields.
//
// A figure may be added or corrected in any version, because the law does not wait. CHANGELOG.md lists changed figures
// apart from changed behaviour, with the months and the document; guangzhou.Version changes with every byte of them. A
// receipt that has to be computed again one day names both versions.
package shebao

// Version is the version of the library, by semantic versioning: the newest heading of CHANGELOG.md.
const Version = "0.1.0"
