// Package admission decides who is admitted to public rental housing (公共租赁住房准入) and says every reason why not, and
// puts the waiting families in order (轮候配租), as the city did from 2013-05-01 for three years. The waiting order of
// later texts is in rules that were not at hand.
//
// # Dates
//
// Rules2013, Rules2015 and Rules2024 name the texts; an application on a day its text was not in force is a
// *rule.NoRuleError, and between 2018-08-25 and 2024-03-03 no text was seen. 2015 raises the limits and leaves the
// other conditions of 2013. Under 2024 the household limits were in an attachment that was not at hand: a family that
// meets every other condition gets a *rule.NoRuleError unless the caller sets Rules.Limits; one that fails another
// condition is refused with that reason, and Decision.Missing says what was not looked at.
//
// # Comparisons
//
// 符合标准 admits a family at the limit; 低于15平方米 refuses one at 15 m² a head. Areas per head are compared exactly, without
// division. Years back from the application are counted to the same day of the month.
//
// # The waiting order
//
// First those with priority, then the first, second and third sequence, the third with those of the 2010 survey
// first; within each by the number drawn by lot at the end of the month (轮候号). The day of the application plays no
// part, and the number is given, not made here. The order is total: two families of one class never share a number,
// and where the input has two that do, it is refused. It does not depend on the order of the input.
//
// # Sources
//
// 穗府办〔2013〕3号 art. 21-23, 26, 30, 41-42; the opinion of 2015-08-25 sec. 1; 轮候配租实施细则 (2013-04-26) art. 5, 8-10,
// 13-18; 穗府办规〔2024〕13号
// art. 21-24; 穗建规字〔2024〕5号 sec. 1.
//
// # Not covered
//
// What counts as income, assets or own area (art. 23 of both, annex 1 of 2013): pass the verified figures. The
// relation of support between members (法定赡养、抚养、扶养、监护关系). Of the waiting
// order: the draw itself (art. 5), districts that serve their own first (art. 14(2)), which home goes to whom (by each
// plan, art. 15-16).
package admission
