// Package queue puts the waiting families of public rental housing in order (公共租赁住房轮候配租), as the city did from
// 2013-05-01 for three years. The waiting order of later texts is in rules that were not at hand.
//
// # The order
//
// First those with priority, then the first, second and third sequence, the third with those of the 2010 survey
// first; within each by the number drawn by lot at the end of the month (轮候号). The day of the application plays no
// part, and the number is given, not made here. The order is total: two families of one class never share a number,
// and where the input has two that do, it is refused. It does not depend on the order of the input.
//
// # Sources
//
// 广州市公共租赁住房轮候配租实施细则 (2013-04-26) art. 5, 8-10, 13-15, 18; 穗府办〔2013〕3号 art. 26, 30.
//
// # Not covered
//
// The draw itself (art. 5), districts that serve their own first (art. 14(2)), which home goes to whom (by each plan,
// art. 15-16).
package queue
