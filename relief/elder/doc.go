// Package elder computes the monthly aid for old people cared for at home (居家社区养老服务资助): which class a person is in, the
// amount, and the income line of the old in need; and it orders the waiting list of public care homes.
//
// # Figures
//
// Guangzhou2022 returns the numbers of 广州市居家社区养老服务管理办法 (穗府办规〔2022〕13号), each with its article. The minimum living
// standard is the caller's. The aid is spent on services within the month, never paid out in cash (art. 26).
//
// # Rounding
//
// None is needed.
//
// # Not covered
//
// How need is assessed and which groups have which priority in the waiting list: both are the caller's. The subsidies
// of care organisations (art. 12-14, 33-39), and the subsidy for the old in an institution: its table is the caller's,
// see relief.Table.
package elder
