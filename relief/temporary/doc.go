// Package temporary computes temporary relief (临时救助): persons x minimum living standard x months, within every limit
// of the rules.
//
// # Figures
//
// Guangzhou2021 returns the numbers of 广州市临时救助实施细则 (穗府办规〔2021〕19号), each with its article. The minimum living
// standard is the caller's. The rules say five years from 2021-12-06; the page they are published on says they lapse
// on 2029-12-06.
//
// # Rounding
//
// None is needed: every product is exact in fen.
//
// # Not covered
//
// Who may apply and when (art. 5 refers to the province's rules), grants in kind, and grants above the limits decided
// case by case (一事一议, art. 12).
package temporary
