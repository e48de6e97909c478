// Package penalty holds the statutory sanctions of social insurance as data: fines, which are always a range and
// never one number, the deadlines of employers, and the list of employers that may be named in public for arrears
// (恶意欠缴曝光).
//
// # Figures
//
// Fines and Deadlines are national law, each with its article. What makes an employer one to be named is the
// caller's: the city's 2014 notice (1.6) and 广东省社会保险基金监督条例 (2016) art. 47 (欠缴数额较大) name no figure.
//
// # Rounding
//
// Both ends of a fine are exact: a whole multiple of the amount, or fixed yuan.
//
// # Not covered
//
// Which fine within the range is imposed, and whether a case is grave: the authority decides.
package penalty
