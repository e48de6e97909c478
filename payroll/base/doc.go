// Package base finds the wage a person is declared with (缴费工资申报): the monthly average of the year before, the first
// wages of a newly hired person, or bases that the employer chose. A declared base is frozen until the next month of
// declaration.
//
// The floors and ceilings of the schemes are not applied here: package payroll does that for each month. A base the
// employer chose is the exception: outside the limits it is refused, not moved into them.
//
// # Rounding
//
// An average is rounded once, half away from zero, to the fen or to the yuan as the caller says.
//
// # Sources
//
// 住房公积金管理条例 art. 16 (the average month of the year before) and 17 (a first job pays from the second month, a transfer
// from the first wages); 市政府令第123号 art. 34 (the same average; a new employee's wages of the month of joining).
//
// # Not covered
//
// Which month of the year a scheme is declared in, and whether a base is rounded to the yuan: no text at hand says,
// so both are parameters. Whether pension, unemployment and injury insurance take the month of joining too: the
// caller who passes such a scheme says so.
package base
