// Package flexible computes the pension contribution of flexible workers (灵活就业人员), who pay all of it themselves on a
// base they choose, and the share of it that a subsidy pays back.
//
// # Rounding
//
// The contribution is rounded once, half away from zero to the fen, and so is the part for the account. The pooled part
// is what is left, so that the parts add up. A subsidy is rounded once, half away from zero to the fen.
//
// # Sources
//
// 社会保险法 art. 10 and 12; 粤人社规〔2020〕30号 and 粤人社规〔2021〕5号: the base is chosen within the limits, 20 % is paid, of which
// 12 % is pooled and 8 % goes to the account. 粤人社规〔2021〕12号: a subsidy of 2/3 of what was paid. The figures are
// parameters here: see package guangzhou.
//
// # Not covered
//
// Who may take part where, and who is subsidised for how long.
package flexible
