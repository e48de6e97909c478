// Package cover says who is covered by the employees' medical insurance in a month and what is credited to the personal
// account (职工社会医疗保险待遇期, 个人账户划入): the monthly credit by age, the years a retiree needs, the month cover begins
// and ends, and who bears the care of months in arrears.
//
// # Rounding
//
// A monthly credit is rounded once, half away from zero to the fen.
//
// # Dates
//
// Everything goes by calendar month. An age band begins in the month of the birthday. Each decree has its months:
// Decree123 2015-07 to 2022-11; Decree193 from 2022-12, of which only the account's credit is known, and that from
// reports. A month outside is refused; ParamsIn takes the decree of a month.
//
// # Sources
//
// 广州市社会医疗保险办法 (广州市人民政府令第123号, in force from 2015-07-01) art. 7, 12, 13, 16, 17, 36; 社会保险法 art. 27;
// web pages on 市政府令第193号.
//
// # Not covered
//
// Interest and surcharge on arrears, the government's aid of art. 37, and what the account may be spent on (art. 14,
// 15).
package cover
