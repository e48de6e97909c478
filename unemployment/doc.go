// Package unemployment computes unemployment insurance (失业保险): the monthly contribution of both payers, with the
// employer's floating coefficient (浮动系数) or its own rate; and what the insurance pays (失业保险待遇): who qualifies, for
// how many months, how much a month, the lump sums, a whole claim month by month, and what an employer owes or gets
// back.
//
// # Figures
//
// The figures of a contribution are parameters: see package guangzhou. Guangdong returns the province's numbers of the
// benefits, each with its article. They are those of 2022-06-01; the share of the minimum wage is dated (Ratio), and no
// claim is computed for months before the regulation began (2014-07) or after 2027-12. The city's minimum wage and
// average wage, the terms of a refund and the tiers of a floating rate are the caller's.
//
// # Rounding
//
// Each contribution, every monthly payment and every lump sum is rounded once, half away from zero to the fen; a total
// is the sum of the rounded payments. Months follow the article: only full years and half years count, half a remaining
// month is a month.
//
// # Sources
//
// 广东省失业保险条例 (2022-06-01): art. 6 and 9 (rates, floating), art. 8 (base between the city's minimum wage and three times
// the city's average wage), art. 15-49 (benefits); 粤人社规〔2018〕2号 and the amounts Guangzhou published before; 社会保险法 art.
// 46; 广州失业保险常见问题解答 (2025-11) items 3, 9, 11-14.
//
// # Not covered
//
// Deemed contribution time of former state staff (art. 18), the transfer between provinces (art. 31), which training
// subsidy is paid (art. 27), and the province's amount of the one-off benefit (art. 31), which no text seen gives:
// pass it.
package unemployment
