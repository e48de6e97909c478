// Package housing computes the housing provident fund (住房公积金): the deposit of both sides and its part free of income
// tax, the interest of an account, loans (schedule of repayment and the most a loan may be), and how the fund's added
// value is used. Public rental housing (公共租赁住房) is in package rental below it.
//
// # Rounding
//
// A deposit is rounded once, half away from zero: to the whole yuan as practice reports it, or to the fen where the
// caller says so. Its tax is split from the rounded deposit. Everything else is rounded once, half away from zero to
// the fen, from its exact value; powers are exact whole numbers. The last instalment takes what the roundings left
// over, so the principal repaid adds up to the loan to the fen. A loan's ceiling is cut to the whole yuan.
//
// # Dates
//
// Interest is counted in one of two named ways: FromDay, as 住房公积金管理条例 art. 21 says (自存入之日起), or FromNextMonth, as
// statements show it. The rate (国家规定的利率, art. 6 and 21) is the caller's, and so is every term of a loan: none is
// national.
//
// # Sources
//
// 住房公积金管理条例 (2019-03-24) art. 6, 21 (interest), 9(3) (最高贷款额度 is the city's), 16, 18 (base and rates), 26, 29, 30
// (added value); 财税〔2006〕10号 (the part free of tax), whose text was not at hand; 2.5b of the city's 2014 notice on
// social security, which has no document number.
//
// # Not covered
//
// A rate below 5 % that an employer in difficulty was allowed (art. 20): it is refused. Grounds of withdrawal
// (art. 24). A rate that changes within a stretch: compute each stretch. Security (art. 27), loans paid back early,
// rates that change under way.
package housing
