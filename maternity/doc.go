// Package maternity computes maternity insurance (生育保险): the employer's monthly contribution, and its benefits: leave
// (产假), the maternity allowance (生育津贴), what the employer adds up to the wage due, and who is paid.
//
// # Contribution
//
// The employee pays nothing (社会保险法 art. 53). Since 2020-01 the scheme is collected with medical insurance and shares
// its base, person by person: Contribute. From 2015-01 to 2019-12 it is one line on the employer's total payroll
// (广东省职工生育保险规定, 省政府令第203号, art. 10): ContributeOnPayroll. A person has no base of those months, and using
// parameters that lack it is an error.
//
// # Leave
//
// NationalLeave returns the days of the national regulation, GuangdongLeave those with the province's days for a
// difficult birth and birth-control operations (计划生育手术), its reward leave (奖励假), paternity and childcare leave.
// Days are calendar days.
//
// # Rounding
//
// The contribution is rounded once, half away from zero to the fen. So is the allowance, average wage / 30 x days
// (省政府令第203号 art. 15): once, or the daily amount first. The article does not say which, so the order is a parameter.
//
// # Sources
//
// 社会保险法 art. 53-56; 女职工劳动保护特别规定 (2012-04-28) art. 7-9; 广东省职工生育保险规定 (省政府令第203号, in force from
// 2015-01-01) art. 10, 15-17; 广东省人口与计划生育条例 (2021-12-01) art. 30; the city's page of 2025-12-03 on paying the
// allowance to the person.
//
// # Not covered
//
// Medical costs. The reward leave is paid by the employer and has no allowance unless the city adds it (省政府令第203号 art.
// 16); one source says that Guangzhou does, so an Award shows the sum without and with it.
package maternity
