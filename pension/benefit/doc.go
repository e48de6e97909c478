// Package benefit computes the monthly pension of an employee (企业职工基本养老金): the basic part, the account part, the
// Guangdong transitional part, their sum, and what changes when the benefit base is published later. It also reads what
// a pension is made from: the contribution history (缴费历史) with its average index, the statement of the personal account
// by year, the contribution of flexible workers (灵活就业人员), who pay all of it themselves on a base they choose, with the
// share that a subsidy pays back, which insurance relation is a temporary account (临时基本养老保险缴费账户), and what is refunded
// for months paid twice (重复缴费).
//
// Every result carries its steps as data (Step), in Chinese and English, with the arithmetic as text and the document.
//
// # Rounding
//
// The award sheets (核定表) round as follows, half away from zero everywhere: the average index and the low-index
// coefficient a to 4 decimals; the indexed wage not at all; years are months ÷ 12, not rounded; each part once, to the
// fen. The total is the sum of the rounded parts. The account part may have another rounding, such as Guangxi's to the
// fen and then up to the jiao. A year's interest is rounded once, half away from zero to the fen, and so are a flexible
// worker's contribution, the account's part of it and a subsidy; the pooled part is what is left.
//
// # Account
//
// The record rate (记账利率) is one for the year: what the account holds on 1 January earns it once, the year's own
// contributions earn nothing in their year, and nothing is compounded by month. Rates are the caller's.
//
// # Inputs
//
// The benefit base and the divisor (计发月数) are the caller's. An average index and contribution years may have up to 16
// decimals, because sheets print them so; every other number has at most 8.
//
// # Guangdong
//
// GuangdongParams are the province's figures; Yuefuhan294Of2021 has those of the award sheets of 2024 to 2026. They
// are not Shenzhen's, which has its own transitional part and no coefficient a.
//
// # Sources
//
// 社会保险法 art. 15-16; 国发〔2005〕38号 (basic and account part, divisors); award sheets of Huizhou 2025-10, Jiangmen 2024-05,
// Zhongshan 2025-04 and 2026-04 for the Guangdong formula (粤府〔2006〕96号 and 粤府函〔2021〕294号, whose texts were not seen)
// and for the average index F = (A × D + E) ÷ C; 社会保险法 art. 14 (record rate). 粤人社规〔2020〕30号 and 粤人社规〔2021〕5号: a
// flexible worker's base is chosen within the limits, 20 % is paid, of which 12 % is pooled and 8 % goes to the
// account; 粤人社规〔2021〕12号: a subsidy of 2/3 of what was paid. The Guangzhou pages on transfers (2025-10-15) and on
// flexible workers (2021-08-05) for temporary accounts and double months.
//
// # Not covered
//
// The local pension (地方养老金), which the sheets of 2021 to 2024 may add for contributions before 2006-07: the city
// figures it needs were not found. Awards from 2026 with deemed years: no sheet was seen. Transitional pensions of
// other provinces, yearly adjustments of pensions in payment. Which months count as deemed, and the deemed index
// itself. Which flexible worker may take part where, and who is subsidised for how long.
package benefit
