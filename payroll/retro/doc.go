// Package retro computes what has to be made up or paid back when past months turn out different (补缴、补差、退费): what
// was paid beside what is due, month by month and line by line. What was paid is a slip made by this library (Compare),
// or the amounts of another program or of the bureau's record (Account).
//
//	result, err := retro.Compare(paid, due)
//	settled, err := retro.Account{Paid: payments}.Settle(due)
//
// # Differences
//
// A difference is the rounded amount due less the amount paid; the difference itself is never rounded, so paying it
// reproduces the slip due to the fen. Lines that are equal give nothing. A negative difference is a refund (退费). A line
// that only one of two slips has is a difference with no old, or no new, amount: absent is not 0.
//
// # Silence is not 0
//
// A slip that says nothing of a scheme is refused: it lost its lines. So is a month that only one side has, unless
// BothSides says that it was not paid or is not due. Of amounts paid elsewhere each line that is due
// has an amount, which may be 0, or its month stands in Unpaid (整月未缴); each month that was paid has a slip that is due,
// or stands in NotDue (无应缴). What is not compared at all, such as the provident fund beside the tax bureau's record,
// is left out with Covers.
//
// # Causes
//
// One is named where exactly one thing makes the difference; see Cause and PaidCause.
//
// # Who pays
//
// The employee's part of a past month stays the employee's, and the employer's stays the employer's: the sums never set
// one off against the other. The employer withholds the employee's part from the wage and pays both in (社会保险法 art. 60;
// 社会保险费征缴暂行条例 art. 12; for the fund 住房公积金管理条例 art. 19). It is the employer that must make up what was late or
// too little (社会保险法 art. 63, and the city's guide of 2026-02-12: 用人单位主动补缴), also the part it did not withhold, and
// it may not pass the surcharge on to the employee (人社部令第13号 art. 20, as public copies print it).
//
// # Unknown is not zero
//
// Where a slip misses a line because a figure is not known, the difference is not known either: the result lists it,
// and has no total of that side.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 60, 63 (what was not paid in full is made up) and 90 (what was not owed is paid back);
// 社会保险费征缴暂行条例 (2019-03-24) art. 12; 住房公积金管理条例 (2019-03-24) art. 19, 20; 广州市社会保险费补缴相关政策及业务宣传指引
// (2026-02-12). The comparison itself is arithmetic; the slips carry the documents of their figures.
//
// # Not covered
//
// Surcharges on what is made up late: package collection computes them from the amounts and the first day of arrears.
// Whether an office accepts a refund or a back payment for a past month, and the income tax on it. Article 90 speaks of
// an authority that changed a base or a rate; for an employer's own mistake no text was seen that promises a refund, so
// what may be asked back is a claim and never money in hand.
package retro
