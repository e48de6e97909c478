// Package rental computes public rental housing (公共租赁住房): the income line and how it moves from year to year, the money
// (land revenue, and what each project gets of it and of the provident fund's added value), and, under each dated text
// of Guangzhou, the limits of income and assets, the rent subsidy (住房租赁补贴) and the rent. The packages below it have
// admission and the waiting order (admission), and terms, review and exit (tenure).
//
// # The income line
//
// 2013: 60 % of 34438, the income of 2011, so a lag of two years, rounded per head. 2015: 70 % of 42049, that of 2013,
// the same lag, rounded by household. Both annexes come out to the yuan; with the unrounded 42049.14 the line of four
// persons in 2015 would be a yuan more than printed, so the whole-yuan income entered. 左右 (about) makes the result a
// threshold and no amount anybody is paid; 2024 says only 一定比例. The line in force is the published one.
//
// # Dates
//
// A text is chosen by its name: Rules2013 (穗府办〔2013〕3号, from 2013-05-01), Rules2015 (the opinion of 2015-08-25, which
// leaves the rest of 2013 standing, to 2018-08-24), Rules2024 (穗建规字〔2024〕5号, from 2024-03-04). A text in between was
// not found; Rules2022 has what pages of 2022 and 2023 print of it. The three attachments of 2024 (household limits,
// subsidy factors, rent bands) were not at hand: what they hold is not known, using it is a *rule.NoRuleError, and a
// caller who has them sets the fields.
//
// # Rounding
//
// No text says how a subsidy or a rent is rounded. Each is rounded once, half away from zero to the fen. Comparisons
// are exact. An income line is rounded as the published table it belongs to: see LineRounding. The land share is a
// lower bound and goes up to the fen. A year's money is handed out in whole fen by largest remainder (最大余额法).
//
// # Where less income gives less
//
// Within one text a lower income never lowers the subsidy and never raises the rent, with these exceptions of the
// texts:
//
//   - Families recognised as poor (低保, 低收入, 特困职工) pay the preferential rent whatever their income; where a project's
//     preferential rent is above the rent of the lowest band, recognition costs them.
//   - The row of the limits for four or more persons can be read in two ways (see Reading).
//
// Income a yuan above a band or a limit loses the whole difference between two bands, or everything.
//
// # Sources
//
// 2.4a, 2.5a and 2.5b of the city's 2014 notice; 穗府办〔2013〕3号 art. 17, 22-38 and annexes 1-3; the opinion of 2015-08-25
// and its annexes; 穗府办规〔2024〕13号 art. 18, 21-40; 穗建规字〔2024〕5号.
//
// # Not covered
//
// How projects share the money: the weights are the caller's. Allotment by the score of people from elsewhere
// (穗府办〔2013〕3号 art. 24), homes of employers (art. 47), management fees, what counts as income and assets. 从化 and 增城
// only refer to the city's tables in 2013 and 2015, so they have no
// factor there.
package rental
