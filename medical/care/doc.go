// Package care computes the city's long-term care insurance (长期护理保险, 长护险): what the fund pays of a month of care, and
// who pays for an assessment, and what is set aside for each insured person (筹资).
//
// # Not a payroll line
//
// Nothing is withheld from wages (art. 5). For employees and retirees the employer's part is transferred from the
// pooled fund of medical insurance and the own part from the personal account; for residents both come out of the
// year's contribution and subsidy.
//
// # Two kinds of limit
//
// For living care and equipment the text limits the costs that count (纳入支付范围的费用限额标准), and the ratio is applied to
// them. For nursing it limits what the fund pays (基金最高支付限额), after the ratio. Monthly limits are not cut for part of
// a month: the text does not say so.
//
// # Rounding
//
// Each amount is rounded once, half away from zero to the fen; the person pays the difference to the cost.
//
// # Dates
//
// The rules of one text are chosen by version, such as Trial2024, which is in force from 2024-01-03 for 3 years; a
// month outside is refused, and so are days of 2024-01 and 2027-01 on which it is not in force. Money is set aside for
// the months on whose last day the text is in force, 2024-01 to 2026-12; an age band begins in the month of the
// birthday.
//
// # Source
//
// 广州市长期护理保险试行办法 (穗医保规字〔2024〕1号), art. 4 to 6, 8, 10, 12 to 19, 32.
//
// # Not covered
//
// The assessment itself, the list of services, a month shared between home and institution, how the fund settles with
// institutions, arrears (paid together with those of medical insurance, art. 5) and the balance of the fund (art. 25
// to 31).
package care
