// Package rule is the vocabulary the schemes share: months and days, dated series of cited and graded figures,
// bounded numbers, the one contribution formula, lines that explain themselves, and errors that teach.
//
// Money is whole fen (分) and rates are whole hundred-millionths, both int64 inside; callers see decimal.Decimal.
// No float occurs. A product is rounded once, half away from zero to the fen (四舍五入到分) unless a Rounding says
// otherwise, and a total is the sum of the rounded lines.
//
// A Series holds the dated values of one figure; each Entry carries the document it came from (Cite) and how well it
// is known (Grade). A Figure is one value of a series for one month. One that is not known is not zero: it holds the
// error that says so, and whatever needs it fails with that error.
//
// Every error has a stable code (CodeOf) and a sentinel for errors.Is (ErrNoRule and its neighbours). Nothing here
// reads a clock, a file or the environment, and nothing knows a Guangzhou number.
package rule
