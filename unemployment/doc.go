// Package unemployment computes unemployment insurance (失业保险): the monthly contribution of both payers, with the
// employer's floating coefficient (浮动系数) or its own rate.
//
// # Rounding
//
// Each contribution is rounded once, half away from zero to the fen.
//
// # Sources
//
// 广东省失业保险条例 (2022-06-01) art. 6 and 9 (rates, floating), art. 8 (base between the city's minimum wage and three
// times the city's average wage). Figures are parameters: see package guangzhou.
package unemployment
