// Package provident computes what the housing provident fund (住房公积金) does after the monthly deposit: the interest of an
// account and the part of a deposit free of income tax. Loans are in package loan below it.
//
// # Rounding
//
// Every amount is rounded once, half away from zero to the fen, from its exact value.
//
// # Dates
//
// Interest is counted in one of two named ways: FromDay, as 住房公积金管理条例 art. 21 says (自存入之日起), or FromNextMonth, as
// statements show it. The rate (国家规定的利率, art. 6 and 21) is the caller's.
//
// # Sources
//
// 住房公积金管理条例 (2019-03-24) art. 6, 21; 财税〔2006〕10号 (the part free of tax), whose text was not at hand.
//
// # Not covered
//
// Grounds of withdrawal (art. 24). A rate that changes within a stretch: compute each stretch.
package provident
