// Package maternity computes maternity insurance (生育保险): the employer's monthly contribution.
//
// The employee pays nothing (社会保险法 art. 53). Since 2020-01 the scheme is collected with medical insurance and shares
// its base; before that its base is not known, and the parameters of those months say so: using them is an error.
//
// # Rounding
//
// The contribution is rounded once, half away from zero to the fen.
package maternity
