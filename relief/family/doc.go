// Package family computes what families get that kept to family planning: the reward of one-child parents (计划生育奖励金),
// the special support of parents whose only child died or is disabled (计划生育特别扶助), the one-child health fee (独生子女保健费)
// and the care leave of an only child (护理假).
//
// # Figures
//
// Guangzhou2021 returns the ages and the fee: 广东省人口与计划生育条例 (as amended 2021-12-01) art. 36, and the city's 2014
// notice, 2.6, for the ages of the higher special support. The amounts of the reward and of the special support are
// the caller's table; package guangzhou has those that public pages print.
//
// # Months
//
// An age is reached in the month of the birthday, whatever the day; what begins at an age begins with that month.
//
// # Not covered
//
// Who counts as a one-child parent or a special family: both are taken as given. What rural parents get (art. 36(2),
// 37) and the one-off reward (art. 36(1): may be given) are local. Lower lines and higher standards for these
// families (2.7 of the notice) are a factor of relief.MultipleOfStandard and relief.MeansLines; their priority is that
// of package elder.
package family
