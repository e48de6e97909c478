// Package funding computes what is set aside for long-term care insurance (长期护理保险筹资) for each insured person.
//
// # Not a payroll line
//
// Nothing is withheld from wages (art. 5). For employees and retirees the employer's part is transferred from the
// pooled fund of medical insurance and the own part from the personal account; for residents both come out of the
// year's contribution and subsidy.
//
// # Rounding
//
// Each part is rounded once, half away from zero to the fen.
//
// # Dates
//
// The rules of one text are chosen by version, such as Trial2024, which is in force from 2024-01-03 for 3 years. A
// month is the text's where it is in force on its last day, 2024-01 to 2026-12; any other is refused. An age band
// begins in the month of the birthday.
//
// # Source
//
// 广州市长期护理保险试行办法 (穗医保规字〔2024〕1号), art. 4 to 6, 32.
//
// # Not covered
//
// Arrears (paid together with those of medical insurance, art. 5) and the balance of the fund (art. 25 to 31).
package funding
