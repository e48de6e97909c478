// Package audit compares the wages an employer declares for social insurance with those it reports for income tax
// (充分利用个税申报数据, 1.6 of the city's 2014 notice): who is declared too low, by how much, in which scheme and month.
//
// # Method
//
// For every month and charge the contribution is worked out twice with that month's floor, ceiling, rate and rounding
// (the caller passes the charges, such as those of package guangzhou): on the wage that should have been declared,
// and on the one that was. The difference, where positive, is the arrears. A wage above the ceiling, or below the
// floor, makes no arrears.
//
// # Rounding
//
// Each contribution is rounded as its charge says, half away from zero to the fen where it says nothing; the rest are
// sums.
//
// # Sources
//
// 社会保险法 art. 60, 63, 86; 社会保险费征缴暂行条例 art. 18 (what the authority may check).
//
// # Not covered
//
// Income that is no wage for social insurance: leave it out of Reported.
package audit
