// Package collection computes what follows when social insurance is not paid in full (社会保险费征缴): the base that should
// have been declared, the arrears, the surcharge by day, the provisional amount of an employer that does not declare,
// who may make up past time, declared wages beside those reported for income tax (audit), the fines (always a range and
// never one number), the deadlines of employers, and the list of employers that may be named in public for arrears
// (恶意欠缴曝光).
//
// # Surcharge
//
// It is simple, never compound: each lot of arrears has its own first day, each day the rate of its date. Since
// 2011-07-01 it is 0.05 % a day from the day of arrears (社会保险法 art. 86). Before, and still for the disability levy,
// it falls due only once an ordered deadline has been missed, and then from the day of arrears (社会保险费征缴暂行条例 art. 13:
// 0.2 %; 残疾人就业条例 art. 27: 0.5 %). An employer that had not joined the injury scheme owes 0.05 % already from
// 2011-01-01 (工伤保险条例 art. 62). The laws were last looked at in 2026 and hold to 2027-12-31; later days are refused.
// The texts do not say whether the day of payment counts: the caller gives the number of days, or the last day that
// counts.
//
// # Figures
//
// Fines and deadlines are national law, each with its article. What makes an employer one to be named is the caller's:
// the city's 2014 notice (1.6) and 广东省社会保险基金监督条例 (2016) art. 47 (欠缴数额较大) name no figure. The charges of an audit
// are the caller's, such as those of package guangzhou.
//
// # Rounding
//
// A base and a lot's surcharge are rounded once, half away from zero to the fen; a total is the sum of the rounded
// lots. Each contribution of an audit is rounded as its charge says, half away from zero to the fen where it says
// nothing; the rest are sums. Both ends of a fine are exact.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 60, 62, 63, 84-88; 社会保险费征缴暂行条例 (1999-01-22, last revised 2019-03-24) art. 10, 13, 23, 24,
// 29, 31; 工伤保险条例 (2010-12-20) art. 3, 62, 67; 残疾人就业条例 (2007-02-25) art. 27, 30; 广州市社会医疗保险办法 (市政府令第123号) art. 36; the
// city's guide on making up contributions of 2026-02-12.
//
// # Not covered
//
// Deferral agreements (art. 63), enforcement by courts, and the interest on medical contributions made up late
// (市政府令第123号 art. 36). The credit system of the city's 2014 notice (4.1-4.2) names no score, so nothing can be
// computed. Which fine within a range is imposed, and whether a case is grave, the authority decides. Income that is no
// wage for social insurance: leave it out of an audit.
package collection
