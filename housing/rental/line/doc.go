// Package line moves the income line of public rental housing from year to year (住房保障准入标准动态调整机制): the line of a year
// is a share of the disposable income per head of an earlier year.
//
// # The published tables
//
// 2013: 60 % of 34438, the income of 2011, so a lag of two years, rounded per head. 2015: 70 % of 42049, that of
// 2013, the same lag, rounded by household. Both annexes come out to the yuan; with the unrounded 42049.14 the line
// of four persons in 2015 would be a yuan more than printed, so the whole-yuan income entered. The limits per head
// printed in 2015 are factors of the rounded benchmark: see the limits in package rental.
//
// # What kind of number
//
// 左右 (about) makes the result a threshold and no amount anybody is paid; 2024 says only 一定比例. The line in force is the
// published one.
//
// # Sources
//
// 穗府办〔2013〕3号 art. 22(2) and annex 1; the opinion of 2015-08-25 sec. 1 and annex 1; 穗府办规〔2024〕13号 art. 22(2); 2.4a of
// the city's 2014 notice.
package line
