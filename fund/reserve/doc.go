// Package reserve computes what a fund's reserve earns in term deposits and treasury bonds (结余基金定期存款、购买国债): when each
// rung of a ladder pays, the return of the whole, and whether what falls due covers what has to be paid (在确保待遇支付前提下).
//
// # Rounding
//
// Interest is simple. Each payment is rounded once, half away from zero to the fen; the yield has six decimals, half
// up.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 69; 1.7 of the city's 2014 notice. Rates and terms are those of the paper: the caller's.
//
// # Not covered
//
// Paper sold or called before it falls due; interest on money left in the current account.
package reserve
