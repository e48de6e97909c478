// Package fund watches over a social insurance fund (社会保险基金): how many months its balance pays for, what level of
// warning that is, how it runs on under stated growth, what a change of rate does to it, what the government puts in,
// which rate its reserve asks for; its budget and final account (预决算); what its deposits and bonds earn; and how
// hospital bills are settled (医疗费用结算方式).
//
// # Figures
//
// The regulation asks for warning and assessment but sets no number; thresholds, growth and standards are the
// caller's. A projection is what follows from them, not a forecast of the city's. Rates and terms of deposits and bonds
// are those of the paper; standards, caps and shares of a settlement are agreed between fund and hospital (服务协议), and
// no text seen names one.
//
// # Rounding
//
// Each year's amount of a projection is rounded once, half away from zero to the fen, from exact compound growth;
// balances add up from the rounded amounts. Payable months have one decimal, half up; levels and rates are chosen by
// the exact quotient. Sums of an account are exact; a rate of execution is a percentage with two decimals, half up.
// Interest is simple and each payment is rounded once; a yield has six decimals, half up. Each amount of a settlement
// is rounded once; what the fund pays and what the hospital bears is the cost exactly.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 29, 31, 64-70 (收支平衡; subsidy where the fund cannot pay); 广东省社会保险基金监督条例 (2016) art. 35, 51,
// 55, 56; 1.3c, 1.5b, 1.7 and 1.8 of the city's 2014 notice.
//
// # Not covered
//
// Audit (稽核), rewards for reports (举报奖励): no amount is named. A table of maternity rates by reserve is in the package
// of maternity benefits. Paper sold or called before it falls due; interest on money left in the current account.
package fund
