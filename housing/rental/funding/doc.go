// Package funding follows the money for public rental housing over several years (公共租赁住房资金): the share of net land
// revenue, the provident fund's added value, and what each project gets of both.
//
// # Rounding
//
// The land share is a lower bound and goes up to the fen (package housing). A year's money is handed out in whole fen
// by largest remainder (最大余额法): every project gets its share cut to the fen, the fen left over go one each to the
// largest remainders, the first project first where they are equal. What the projects get is the year's money
// exactly.
//
// # Sources
//
// 2.5a and 2.5b of the city's 2014 notice (at least 13 %; all of the added value after reserve and fee); 穗府办〔2013〕3号
// art. 17; 穗府办规〔2024〕13号 art. 18(3), (4) (at least 10 %); 住房公积金管理条例 (2019-03-24) art. 29-30. No text says how
// projects share: the weights are the caller's.
package funding
