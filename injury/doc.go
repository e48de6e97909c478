// Package injury computes work injury insurance (工伤保险): the employer's monthly contribution by class of industry and
// floating factor, or at the employer's own rate.
//
// The employee pays nothing (工伤保险条例 art. 10). There is no ceiling on the base.
//
// # Rounding
//
// The contribution is rounded once, half away from zero to the fen; class rate times float is exact.
package injury
