// Package withhold says who pays the employee's part of a month: what is withheld from the pay, what the employer
// bears, and what happens where the pay is too small. The bill of the month is always whole.
//
// # Rounding
//
// Nothing is rounded here: the amounts are those of the slip's lines, and the parts always add up to them.
//
// # Sources
//
// 社会保险法 art. 60 (the employer pays in full and in time, and withholds the employee's part); 社会保险费征缴暂行条例 art. 12
// (withheld from the person's own wages); 住房公积金管理条例 art. 19 (the same for the fund, from the wages); 工伤保险条例 art. 33
// (wages go on during paid injury leave). What happens where the pay is too small is in no text at hand: it is the
// caller's choice, and has no default.
package withhold
