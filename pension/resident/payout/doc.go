// Package payout says how a resident comes to a pension (城乡居民养老金) and how it is paid: the ways at 60 and at 65, the
// payments month by month until death, and the change between the residents' and the employees' scheme.
//
// # Rounding
//
// Nothing is rounded here: payments are the rounded amounts of package resident, or what the account still holds.
//
// # Sources
//
// 粤府〔2014〕37号 art. 14-16, 18; 社会保险法 art. 16; the city's page of 2015-09-23 on joining the schemes (粤社保函〔2014〕117号,
// 粤社保办〔2014〕518号). Years and ages are parameters.
//
// # Not covered
//
// The month of the first payment, the funeral grant (art. 17), moving the place of residence (art. 14(2)), emigration
// (art. 14(3)), and how many years of the one scheme count in the other: the texts at hand do not say.
package payout
