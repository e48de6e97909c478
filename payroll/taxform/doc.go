// Package taxform hands a month of payroll to income tax (个人所得税专项扣除): the four amounts withheld from the pay by the
// names of the form's columns, their sums since January, and the part of provident fund deposits that is not free of
// tax.
//
// Contributions of the employer never appear. What an employee pays late is deducted in the month it is withheld.
// What the employer bore in the employee's place is a flagged amount: no text at hand says how it is taxed, so the
// caller must say, with a source.
//
// # Rounding
//
// Columns are sums of amounts that are rounded already. The excess of a deposit is rounded half away from zero to the
// fen; see package housing.
//
// # Sources
//
// 财税〔2006〕10号 (deposits free of tax: at most 12 % of a base of at most three times the city average), as the shared
// notes report it; its text was not seen. The columns are those of the form for regular wages.
//
// # Not covered
//
// The tax itself, and the columns that have nothing to do with social insurance and the fund.
package taxform
