// Package tenure computes what follows admission to public rental housing: how long a subsidy or a contract runs and
// when its review is due, what is paid for the months a review takes, the months of transition after it fails, the
// rents of those who stay, and what misuse costs.
//
// # Dates
//
// Terms2013 is 穗府办〔2013〕3号, which the opinion of 2015-08-25 leaves standing here (the allowance it pays ended with
// that opinion); Terms2024 is 穗府办规〔2024〕13号 with 穗建规字〔2024〕5号. A term of years ends the day before the same day of
// its last year.
//
// # Rounding
//
// No text says how. Every amount is rounded once, half away from zero to the fen; comparisons are exact.
//
// # Read from the text
//
// 1.5倍以内 and 3倍以内 include the multiple itself. A family whose income and assets lie in different bands pays the higher
// rent. Five years run to the same day of the fifth year.
//
// # Sources
//
// 穗府办〔2013〕3号 art. 32, 36-42, annex 5; 轮候配租实施细则 (2013-04-26) art. 17; 穗府办规〔2024〕13号 art. 27, 31, 35-37, 50;
// 穗建规字〔2024〕5号 sec. 4-6.
//
// # Not covered
//
// Misuse under 2024: 穗府办规〔2024〕13号 art. 50 refers to a provincial text that was not at hand, so it is a
// *rule.NoRuleError.
package tenure
