// Package coverage says which schemes a person is in (参保范围): a matrix of person, job and scheme. A cell says covered,
// may join, not covered and why, or that no text at hand says, which is an error and never a guess.
//
// Exclusions turns the matrix into the list a slip needs. Where a cell is unknown the caller answers it, with a
// source of its own; Benefit is the month of a person who draws unemployment benefit, whose contributions the fund
// pays.
//
// # Rounding
//
// Each amount of Benefit is rounded once, half away from zero to the fen.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 10, 16, 23, 27, 33, 44, 48, 53, 58, 97; 工伤保险条例 art. 2; 广东省失业保险条例 (2022) art. 2, 24, 48;
// 住房公积金管理条例 art. 2, 13, 15, 24; 市政府令第123号 art. 5, 6, 28, 34, 35, 38, 69; the city's pages on unemployment insurance
// (2025-11) and on claiming a pension (2025).
//
// # Dates covered
//
// The texts as they are at hand; the cells of 市政府令第123号 are those of the decree of 2015.
//
// # Not covered
//
// Treaties that free foreigners from a scheme; people paid by an agency; civil servants; 补充医疗保险.
package coverage
