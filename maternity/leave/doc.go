// Package leave computes maternity leave (产假) and the maternity allowance (生育津贴): the days by case, the allowance, what
// the employer adds up to the wage due, who is paid, and the contribution rate by the months the fund's reserve lasts.
//
// # Days
//
// National returns the days of the national regulation, Guangdong those with the province's reward leave (奖励假), paternity
// and childcare leave. Days are calendar days. The province's extra days for a difficult birth are not in a text seen, so
// Params.Difficult of Guangdong is unset until the caller sets it, and a difficult birth is ErrNoRule until then.
//
// # Rounding
//
// The allowance is average wage x days / 30, rounded half away from zero to the fen: once, or the daily amount first. No
// text seen says which, or names the divisor 30, so the order is a parameter.
//
// # Sources
//
// 女职工劳动保护特别规定 (2012-04-28) art. 7-9; 社会保险法 art. 54-56; 广东省人口与计划生育条例 (2021-12-01) art. 30; the city's page of
// 2025-12-03 on paying the allowance to the person.
//
// # Not covered
//
// Days for birth-control operations (计划生育手术), which no text seen gives; medical costs. How many of the days of reward
// leave the fund pays is known from one source only, so an Award shows the sum without and with them.
package leave
