// Package guangzhou holds the city's figures: dated, cited and graded tables of contribution limits, rates and averages.
// It is the only package that knows a Guangzhou number.
//
// Policy joins the tables for one month and is the door payroll uses; Lookup reads one series by name, such as the
// minimum wage or a year's record rate; Tables lists everything for people to read (TABLES.md is made from it).
//
// # Dates
//
// Floors, ceilings and rates are separate series, each with its own calendar. A month with no entry is a
// *rule.NoRuleError that names the scheme, what is missing and the nearest month that has it. An entry whose end was not
// seen holds until the month its source was last checked. Nothing is interpolated and no limit is computed from an average.
//
// # Grades
//
// official: the authority's own words were seen, and are quoted; corroborated: two independent sources agree, or a source
// was taken for official without its words; reported: one source. Carrying a figure past its last entry (CarryForward)
// makes it provisional.
//
// # Not covered
//
// The employer's pension rate from 2022-07 to 2025-06; limits of several years before 2018-07, the provident fund's among
// them; medical limits from 2022-12 to 2024-12 and the employer's medical rate between 2015-08 and 2017-11 and from 2019-04 to
// 2019-08; the maternity base before 2020; the unemployment benchmark from 2022-08 to 2024-12 and from 2026; injury class rates
// between 2015-08 and 2021-04. An employer that knows its own rate passes it.
//
// Employers' exemptions in 2020 are not in the tables: no official text with the insurances and months was found.
package guangzhou
