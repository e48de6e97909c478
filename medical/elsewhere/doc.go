// Package elsewhere holds the terms of care away from the place of insurance (异地就医): which visits are covered, whose
// list of what is covered and whose ratios apply, how many points the ratio may drop, and what is settled at the
// hospital's counter (直接结算) instead of being claimed afterwards.
//
// # Versions
//
// Each text is a version of its own: Decree123 (the city's employees from 2015-07-01), National2022 (between
// provinces) and Guangdong2025 (between cities of the province). Nothing is carried from one to the other; a term a
// text does not state is empty.
//
// # Not more than
//
// A text that sets only the most a ratio may drop gives no payable ratio: Terms.Ratio then needs the drop the place of
// insurance has published.
//
// # Sources
//
// 广州市社会医疗保险办法 (广州市人民政府令第123号) art. 57; 医保发〔2022〕22号, seen in public copies only; 广东医保新措 (2025-01-01) on the
// 《广东省基本医疗保障省内跨市就医医疗费用直接结算经办规程》; the city's page on registration of 2023-12-14.
//
// # Not covered
//
// The city's own drops after the decree, which were not seen, and residents under the decree (art. 57 leaves them to
// another document).
package elsewhere
