// Package history reads an employee's contribution history (缴费历史): the average contribution index a pension is made
// from, and the statement of the personal account by year.
//
// # Rounding
//
// The average index is rounded once, half away from zero to 4 decimals, as the award sheets do; the single months are
// not rounded. A year's interest is rounded once, half away from zero to the fen.
//
// # Account
//
// The record rate (记账利率) is one for the year: what the account holds on 1 January earns it once, the year's own
// contributions earn nothing in their year, and nothing is compounded by month. Rates are the caller's.
//
// # Sources
//
// 社会保险法 art. 14 (record rate, not below the banks' term rate; the balance is inherited); award sheets of Guangdong,
// which print 平均指数 F = (A × D + E) ÷ C.
//
// # Not covered
//
// Which months count as deemed, the deemed index itself, and contributions taken back or transferred.
package history
