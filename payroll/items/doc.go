// Package items computes what is collected beside the insurances and the provident fund (附加项目): a fixed amount such
// as a union fee, a percentage of the city's average wage, a supplementary annuity or provident fund on a base of its
// own.
//
// An Item is checked once by New; Line computes it for a month. Amounts are in yuan.
//
//	item, err := items.New(items.Spec{Name: "补充医疗", English: "supplementary medical", Kind: items.PercentOfAverage,
//		Value: "0.005", EmployeeShare: "0.6"})
//	line, due, err := item.Line(month, items.Basis{CityAverage: average})
//
// # Rounding
//
// The total is base x rate, rounded once. The employee's part is the rounded total times the share, rounded once
// more; the employer's part is the total minus the employee's, so the parts always add up.
//
// # Absent is not zero
//
// A side that bears no share has no amount. A month that is not the item's pay month has no line. A Statement that puts
// items beside a slip has no total for a side whose slip lacks a figure.
//
// # Not covered
//
// Whether an item's rate is within what the law allows: package annuity knows the limits of an enterprise annuity. An
// item has no limits for its base either: pass the base to be charged.
package items
