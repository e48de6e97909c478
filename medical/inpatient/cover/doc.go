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
// Everything goes by calendar month. An age band begins in the month of the birthday. The rules of one decree are chosen by
// version, such as Decree123; no end of a decree is assumed.
//
// # Sources
//
// 广州市社会医疗保险办法 (广州市人民政府令第123号, in force from 2015-07-01) art. 7, 12, 13, 16, 17, 36; 社会保险法 art. 27.
//
// # Not covered
//
// Interest and surcharge on arrears, the government's aid of art. 37, and what the account may be spent on (art. 14, 15).
package cover
