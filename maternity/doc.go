// Package maternity computes maternity insurance (生育保险): the employer's monthly contribution.
//
// The employee pays nothing (社会保险法 art. 53). Since 2020-01 the scheme is collected with medical insurance and shares
// its base, person by person: Contribute. From 2015-01 to 2019-12 it is one line on the employer's total payroll
// (广东省职工生育保险规定, 省政府令第203号, art. 10): ContributeOnPayroll. A person has no base of those months, and using
// parameters that lack it is an error.
//
// # Rounding
//
// The contribution is rounded once, half away from zero to the fen.
package maternity
