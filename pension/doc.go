// Package pension computes the basic pension of employees (企业职工基本养老保险): the monthly contribution of both payers,
// and the path that joins two employer rates into one.
//
// # Rounding
//
// Each contribution is rounded once, half away from zero to the fen. A revenue-neutral rate is rounded half away from
// zero to 8 decimals; the amounts of a path to the fen, once per group and year.
//
// # Sources
//
// 社会保险法 art. 10 and 12 (who pays), 国发〔2005〕38号 (employee 8 %), 国办发〔2019〕13号 (base between 60 % and 300 % of the
// provincial average). The limits are published whole-yuan figures and are parameters here: see package guangzhou.
//
// # Not covered
//
// Pensions of public institutions, and local supplements.
package pension
