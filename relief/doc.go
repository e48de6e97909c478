// Package relief computes the minimum living standard and what hangs on it (最低生活保障及相关社会救助): the differential benefit
// of a household, the standards that are multiples of the minimum living standard, the uplift by class, back pay,
// refused work, and the joining of a rural and an urban standard; the economic check (家庭经济状况核对), temporary relief
// (临时救助), and what the government pays of contributions and medical bills (资助参保、医疗救助). Its sub-packages hold the
// rest: disabled (the two allowances and the employment levy), elder (home care and the waiting list) and family
// (family planning).
//
// # Figures
//
// The standard of a month is the caller's: cities publish it as a dated figure. Tables by class (分类救济, 教育资助,
// 困难老人入住机构补贴) are the caller's too; no text seen gives one. Groups, shares, thresholds, rates and caps of
// contributions and medical assistance are the caller's as well: local governments set them (社会救助暂行办法 art. 29).
// Temporary2021 returns the numbers of 广州市临时救助实施细则 (穗府办规〔2021〕19号), each with its article.
//
// # Rounding
//
// The benefit is worked out from the household's total, never per head and back: three persons at 632 with an income
// of 1894 get 2, not 3 times a rounded third. It needs no rounding. A multiple of a standard is rounded once, half
// away from zero to the fen.
//
// # Cliffs
//
// A poorer household never gets less, except where a text itself draws a line: whoever reaches the standard loses the
// uplift and every benefit that is for minimum-living households (社会救助暂行办法 art. 9: 低于), whoever owns more than the
// property line loses all of it (art. 9), the disabled who are not of a poor household lose the living allowance when
// their own income reaches it, and the old in need lose home-care aid at 2.5 times the standard (穗府办规〔2022〕13号 art.
// 49: 低于).
//
// # Sources
//
// 社会救助暂行办法 (国务院令第649号) art. 9-10, 12, 29, 33, 45, 58; 穗民规字〔2025〕2号; 穗府办规〔2021〕7号; the city's 2014 notice, 2.1 and 2.7.
//
// # Not covered
//
// How income and property are found and verified, which standard applies in which district, relief after disasters,
// what counts as income or property, who may apply for temporary relief and grants above its limits (一事一议), first aid
// without a known payer (art. 32), the goods of a charity supermarket, and a score of good faith: no text seen gives a
// rule that can be computed.
package relief
