// Package budget has the budget and the final account of a social insurance fund (社会保险基金预决算): the identity closing =
// opening + income - expenditure, which always closes or fails with an error that names the gap, the comparison of an
// account with its budget, and a row of years that hang together.
//
// # Rounding
//
// Sums are exact. A rate of execution is a percentage with two decimals, half up.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 65-67 (收支平衡; subsidy where the fund cannot pay); 广东省社会保险基金监督条例 (2016) art. 51; 1.7 of the
// city's 2014 notice.
package budget
