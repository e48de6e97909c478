// Package staff says what is settled before a slip: which schemes a person is in (参保范围), for which months (应缴月份), and
// on which declared wage (缴费工资申报).
//
// A matrix of person, job and scheme says covered, may join, not covered and why, or that no text at hand says, which
// is an error and never a guess; Exclusions turns it into the list a slip needs. Contributions are due by whole months,
// and the rules of entry, exit and cut-off day are data. A declared base is the monthly average of the year before, the
// first wages of a newly hired person, or a base the employer chose; it is frozen until the next month of declaration.
//
// The floors and ceilings of the schemes are not applied here: package payroll does that for each month. A base the
// employer chose is the exception: outside the limits it is refused, not moved into them.
//
// # Rounding
//
// An average is rounded once, half away from zero, to the fen or to the yuan as the caller says. Each amount of
// UnemployedContribution is rounded once, half away from zero to the fen.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 10, 16, 23, 27, 33, 44, 48, 53, 58, 60, 97; 工伤保险条例 art. 2; 广东省失业保险条例 (2022) art. 2, 3,
// 24, 45, 48; 住房公积金管理条例 art. 2, 13, 15-17, 24; 市政府令第123号 art. 5, 6, 28, 34, 35, 38, 69; the city's pages on
// unemployment insurance (2025-11) and on claiming a pension (2025).
//
// # Dates covered
//
// The texts as they are at hand; the cells of 市政府令第123号 are those of the decree of 2015.
//
// # Not covered
//
// Treaties that free foreigners from a scheme; people paid by an agency; civil servants; 补充医疗保险. Which cut-off day a
// place uses, which month of the year a scheme is declared in, whether a base is rounded to the yuan, and whether
// pension, unemployment and injury insurance take the month of joining too: no text at hand says, so each is a
// parameter without a default.
package staff
