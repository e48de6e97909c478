// Package deduct says what is deducted from a month's pay and what income tax is told of it (代扣代缴).
//
// Withhold says who pays the employee's part of a month: what is withheld from the pay, what the employer bears, and
// what happens where the pay is too small. The bill of the month is always whole.
//
// NewTaxRow hands the month to income tax (个人所得税专项扣除): the four amounts withheld, by the names of the form's columns.
// Cumulate gives their sums since January, FundExcess the part of provident fund deposits that is not free of tax.
// Contributions of the employer never appear. What an employee pays late is deducted in the month it is withheld. What
// the employer bore in the employee's place is a flagged amount: no text at hand says how it is taxed, so the caller
// must say, with a source.
//
// # Rounding
//
// Amounts are those of the slip's lines, which are rounded already, and the parts always add up to them. The excess of
// a deposit is the deposit as it is made, in whole yuan or with its fen, less its free part: see housing.TaxFree.
//
// # Sources
//
// 社会保险法 art. 60 (the employer pays in full and in time, and withholds the employee's part); 社会保险费征缴暂行条例 art. 12
// (withheld from the person's own wages); 住房公积金管理条例 art. 19 (the same for the fund, from the wages); 工伤保险条例 art. 33
// (wages go on during paid injury leave). What happens where the pay is too small is in no text at hand: it is the
// caller's choice, and has no default.
//
// 财税〔2006〕10号 (deposits free of tax: at most 12 % of a base of at most three times the city average), as the shared
// notes report it; its text was not seen. The columns are those of the form for regular wages.
//
// # Not covered
//
// The tax itself, and the columns that have nothing to do with social insurance and the fund.
package deduct
