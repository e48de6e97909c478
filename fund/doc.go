// Package fund watches over a social insurance fund (社会保险基金): how many months its balance pays for, what level of
// warning that is, how it runs on under stated growth, what a change of rate does to it, what the government puts in,
// and which rate its reserve asks for. The packages below it have budgets and final accounts (budget), the return of
// deposits and bonds (reserve) and the settlement of hospital bills (settle).
//
// # Figures
//
// The regulation asks for warning and assessment but sets no number; thresholds, growth and standards are the
// caller's. A projection is what follows from them, not a forecast of the city's.
//
// # Rounding
//
// Each year's amount is rounded once, half away from zero to the fen, from exact compound growth; balances add up
// from the rounded amounts. Payable months have one decimal, half up; levels and rates are chosen by the exact
// quotient.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 64-70; 广东省社会保险基金监督条例 (2016) art. 35, 51, 55, 56; 1.3c, 1.5b, 1.7 and 1.8 of the city's 2014
// notice.
//
// # Not covered
//
// Audit (稽核), rewards for reports (举报奖励): no amount is named. A table of maternity rates by reserve is in
// maternity/leave.
package fund
