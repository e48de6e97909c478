// Package loan computes provident fund loans (住房公积金贷款): the schedule of repayment and the most a loan may be.
//
// # Rounding
//
// A payment is rounded once, half away from zero to the fen; powers are exact whole numbers. The last instalment
// takes what the roundings left over, so the principal repaid adds up to the loan to the fen. A loan's ceiling is cut
// to the whole yuan.
//
// # Sources
//
// 住房公积金管理条例 (2019-03-24) art. 6 (rates), 9(3) (最高贷款额度 is the city's), 26. No term of a loan is national, so every
// term is a parameter.
//
// # Not covered
//
// Security (art. 27), loans paid back early, rates that change under way.
package loan
