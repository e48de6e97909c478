// Package annuity computes the rules of the enterprise annuity (企业年金): the limits of the contributions by date, the
// spread between employees, vesting (权益归属), back-payment after a suspension, and the part of the own contribution
// that is not taxed now.
//
// # Rounding
//
// A limit is rounded down to the fen, so that it is the greatest amount within the law. The vested amount is rounded
// once, half up to the fen; what is not vested is the difference. A limit is no amount due: employer and employees
// agree what they pay.
//
// # Dates covered
//
// Limits from 2014-01: those of 劳社部令第20号 until 2018-01-31, those of 企业年金办法 (令第36号) from 2018-02-01, held to 2027-12.
// Spread, vesting and back-payment are those of 令第36号.
//
// # Sources
//
// 企业年金办法 (人社部 财政部令第36号) art. 15 (limits), 16 (suspension), 19 and 20 (vesting) and the rule on the spread; 劳社部令第20号
// art. 8; 财税〔2013〕103号 (4 % of the own base).
//
// # Left to the caller
//
// The cap of the tax base at 3 times the local average wage: the text of 财税〔2013〕103号 was not seen, so the caller
// passes the average or says that there is none. The tax in the payment phase: its tables are known only from memory.
// What a plan pays into whose account: each plan has its own key.
package annuity
