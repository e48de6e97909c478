// Package survivor computes what the employees' pension scheme pays when an insured person dies of illness or off
// work: the funeral grant (丧葬补助金) and the lump sum (抚恤金). It also answers which funeral grant is taken where several
// schemes owe one.
//
// # Rounding
//
// The funeral grant and the lump sum are each rounded once, half up to the fen. The months of the lump sum are shown
// with 8 decimals, but the lump sum is taken from their exact value: 16 years and 1 month make 10 1/12 months.
//
// # Dates covered
//
// Deaths from 2021-09-01, the day 人社部发〔2021〕18号 began. The income is that of the year before the death.
//
// # Sources
//
// 人社部发〔2021〕18号 (funeral grant art. 4, lump sum art. 5); 社会保险法 art. 49 (one funeral grant).
//
// # Not covered
//
// Deaths before 2021-09. The balance of the individual account, which heirs receive besides (社会保险法 art. 14). How a
// capped sum is split between the two benefits, which the text leaves open.
package survivor
