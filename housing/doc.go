// Package housing computes the provident fund (住房公积金) deposit of both sides, the income line for public rental housing
// (公共租赁住房收入线), and what land revenue and the fund's added value owe to public rental housing.
//
// # Rounding
//
// A deposit is rounded once, half away from zero: to the whole yuan as practice reports it, or to the fen where the
// caller says so. An income line is rounded as the published table it belongs to: see LineRounding.
//
// # Sources
//
// 住房公积金管理条例 (2019-03-24) art. 16, 18 (base and rates), 29, 30 (added value); 穗府办〔2013〕3号 art. 22 and annex 1; the
// implementing opinion of 2015-08-25, annex 1; the city's 2014 notice on social security, which has no document number.
package housing
