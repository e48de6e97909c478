// Package aid computes what a government pays for groups in need towards social insurance and medical bills: the
// share of the own contribution (资助困难群体和重度残疾人参加社会保险) and medical assistance on what is left of a bill (医疗救助).
//
// # Figures
//
// Groups, shares, thresholds, rates and caps are the caller's: local governments set them (社会救助暂行办法 art. 29) and no
// text seen gives Guangzhou's. Education aid by class is a table of the caller's: see relief.Table.
//
// # Rounding
//
// The government's part is rounded once, half away from zero to the fen; the person's is the difference.
//
// # Not covered
//
// First aid without a known payer (art. 32), and commercial insurance of groups in need, for which no rule was seen.
package aid
