// Package illness computes what residents get above the basic fund (城乡居民大病保险, 医疗救助): critical-illness insurance by
// tiers, the increases of its cap for staying insured and for years without a claim, medical assistance, and the
// order in which the payers are called.
//
// # Rounding
//
// The payment of each payer is rounded once, half away from zero to the fen, after all its tiers are added up
// exactly. What is left is the difference to the bill.
//
// # Dates
//
// Amounts are those of one residents' year. The cap increases apply from 2025.
//
// # Sources
//
// 社会救助暂行办法 art. 29 (2): assistance comes after basic and critical-illness insurance; 广东医保新措 (2025-01-01) on
// the cap increases. Deductibles, ratios, tiers, caps and the shares of assistance are parameters.
//
// # Not covered
//
// Commercial insurance and charity, which come last and cannot be computed: what the payers before them leave is shown.
package illness
