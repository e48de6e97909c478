// Package designated computes what the pooled fund pays for designated diseases treated without a stay (门诊特定病种, 门特):
// the list with its limits, the ratios, and how many a person may choose.
//
// # Limits
//
// A limit is on what the fund pays (统筹基金最高支付限额), not on the costs. A monthly one holds for its month, a yearly one
// for the insurance year; nothing is carried over.
//
// # Rounding
//
// The fund's payment is rounded once, half away from zero to the fen; the person pays the difference.
//
// # Dates
//
// The rules of one text are chosen by version, such as Notice2019, in force from 2019-07-01 for 5 years; a month
// outside is refused.
//
// # Source
//
// 广州市社会医疗保险统筹基金支付门诊特定病种费用范围及标准的通知 (穗医保规字〔2019〕4号) 三 to 七, 十二 and 附件1.
//
// # Not covered
//
// The medical conditions of admission (附件2), the lists of medicines, and payment above the pooled fund's yearly cap,
// where class 1 follows the former chronic diseases and class 2 the former special items (五; 令第123号 art. 24).
package designated
