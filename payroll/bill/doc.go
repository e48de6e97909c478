// Package bill computes an employer's bill for one scheme and one payer of one month (单位应缴额) and shares it out to the
// persons: Roll. It adds up a month over all schemes: Month.
//
// # Two bases
//
// A bill is either the sum of the persons' lines, each rounded on its own (PerPerson), or the sum of their bases
// times the rate, rounded once (SumOfBases). The two may differ by some fen. 市政府令第123号 art. 34 makes the sum of the
// employees' bases the employer's base for medical insurance, 广东省失业保险条例 art. 8 does so for unemployment insurance and
// 工伤保险条例 art. 10 takes the whole payroll; none says where an amount is rounded. The texts seen do not say which of
// the two the bureau bills today, so the caller chooses, and Match says which one a given bill agrees with.
//
// # Shares
//
// With SumOfBases each person's share is its base times the rate cut to the fen, and the fen left over go one each to
// the largest remainders; among equal remainders the earlier person comes first. The shares add up to the total
// exactly.
//
// # One item with maternity insurance
//
// From 2021-10 the bureau's item is 职工基本医疗保险（含生育保险） at the sum of both rates. A Roll with a rate of maternity
// insurance is that item, rounded once; Match also holds a bill against two lines of each person. What either basis is
// for other schemes it is here.
//
// # A whole month
//
// Month adds up the slips of the persons, whose lines are rounded each on its own, and the one line no slip holds: from
// 2015-01 to 2019-12 the employer's maternity insurance on its total payroll (省政府令第203号 art. 10), which
// maternity.ContributeOnPayroll makes. Without it the employer's side of those months has no total.
//
// # Rounding
//
// Half away from zero to the fen. Bases and rates are whole fen and hundred-millionths inside, so every product is
// exact.
//
// # Not covered
//
// Deposits to the housing fund rounded to the yuan, and other bills of several rates: make one Roll for each rate.
package bill
