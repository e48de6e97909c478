// Package retire answers when an employee may retire and what that month decides: the statutory age as it is gradually
// delayed (渐进式延迟法定退休年龄), the elastic choice around it (弹性退休), the least contribution years (最低缴费年限), what to
// do when they are missing, the divisor of the individual account (计发月数), and who may claim the allowance for lost
// working capacity before that age (病残津贴).
//
// # Rounding
//
// Months are whole numbers and only the year and month of birth count. A divisor is rounded once, half up to 0.1.
//
// # Dates covered
//
// The delay is in force from 2025-01-01. Who reached the original age before that month keeps it, and cannot retire
// later by choice. The measures set all months of birth and all years to come; retirements before 2011-07, when the
// Social Insurance Law began, are refused. The divisor table is that of 国发〔2005〕38号: from 2006-01, held to 2027-12; a
// plan may take it beyond.
//
// # Sources
//
// 国务院关于渐进式延迟法定退休年龄的办法 art. 1 to 3 with its annexes; 人社部发〔2024〕94号 (the elastic choice); 社会保险法 art. 16 and 人社部令第13号
// art. 2 and 3 (too few years), 社会保险法 art. 17 (allowance); 国发〔2005〕38号, annex (divisors). The method between two whole
// ages is that of award sheets of 2025; no document number was seen for it.
//
// # Not covered
//
// Early retirement of special work, of illness and by other policy (特殊工种, 病退, 政策性提前退休): their ages follow rules of
// their own. The amount of the allowance for lost capacity, which no text at hand gives: it is a parameter. The notice
// periods of the elastic choice. Which place pays the pension.
package retire
