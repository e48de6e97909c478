// Package resident computes what residents pay for and when they are covered (城乡居民基本医疗保险): the year's contribution
// and subsidy, the waiting months after a gap and their repair, the first day of benefits, the merging of two
// schemes into one by dated steps, and what residents get above the basic fund (城乡居民大病保险, 医疗救助): critical-illness
// insurance by tiers, the increases of its cap, medical assistance, and the order in which the payers are called.
//
// # Rounding
//
// Published amounts are used as they are. Those of a formula are rounded half up to the yuan. The steps of a merger
// and a neutral target are rounded half away from zero to the fen, and so is the payment of each payer, once, after all
// its tiers are added up exactly. What is left is the difference to the bill.
//
// # Dates
//
// The residents' year is the calendar year (居民医保年度, 令第123号 art. 66). Waiting months and the increases of
// the cap apply from 2025.
//
// # Sources
//
// 国办发〔2024〕38号 as the city's notice of 2025-10-14 on the enrolment for 2026 repeats it (art. 二 to 四, 七);
// 广州市社会医疗保险办法 (广州市人民政府令第123号) art. 6, 32, 66; 穗府办规〔2021〕14号 (the shares of the base), known from a page
// of 2022 and the amounts of the notices of three years. The yearly amounts and the shares are parameters: see package
// guangzhou. 社会救助暂行办法 art. 29 (2): assistance comes after basic and critical-illness insurance; 广东医保新措
// (2025-01-01) on the cap increases; deductibles, ratios, tiers, caps and the shares of assistance are parameters.
//
// # Not covered
//
// The residents' deductibles and ratios, which were not seen in an official text (令第123号 art. 26 leaves them to another
// document), and the first day of benefits after a waiting period, which no text seen fixes. Commercial insurance and
// charity come last and cannot be computed: what the payers before them leave is shown.
package resident
