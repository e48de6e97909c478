// Package leave computes maternity leave (产假) and the maternity allowance (生育津贴): the days by case, the allowance, what
// the employer adds up to the wage due, who is paid, and the contribution rate by the months the fund's reserve lasts.
//
// # Days
//
// National returns the days of the national regulation, Guangdong those with the province's days for a difficult birth
// and birth-control operations (计划生育手术), its reward leave (奖励假), paternity and childcare leave. Days are calendar
// days.
//
// # Rounding
//
// The allowance is average wage / 30 x days (省政府令第203号 art. 15), rounded half away from zero to the fen: once, or the
// daily amount first. The article does not say which, so the order is a parameter.
//
// # Sources
//
// 女职工劳动保护特别规定 (2012-04-28) art. 7-9; 社会保险法 art. 54-56; 广东省职工生育保险规定 (省政府令第203号, in force from
// 2015-01-01) art. 15-17; 广东省人口与计划生育条例 (2021-12-01) art. 30; the city's page of 2025-12-03 on paying the allowance
// to the person.
//
// # Not covered
//
// Medical costs. The reward leave is paid by the employer and has no allowance unless the city adds it (省政府令第203号 art.
// 16); one source says that Guangzhou does, so an Award shows the sum without and with it.
package leave
