// Package inverse computes the other way round (反算): from a contribution to the bases or wages it can come from, and
// from net pay or the employer's total cost to the wage.
//
//	got, err := inverse.Wages(charge, amount)                          // 440.80 of pension: 0.00 to 5,510.06
//	got, err := inverse.FromNetPay(policy, employer, employee, net)    // wage - the employee's side of the slip
//	got, err := inverse.FromTotalCost(policy, employer, employee, cost) // wage + the employer's side of it
//
// The search runs over whole fen, 0 to 10^10 yuan, with the charge or the slip itself: every wage that is returned
// gives the amount, and every wage that gives it is returned.
//
// # An amount need not have one wage
//
//   - A contribution rises with the wage in steps: one amount belongs to an interval of wages, which reaches down to 0
//     at the floor and up to 10^10 yuan at the ceiling. Amounts between two steps belong to no wage.
//   - The total cost rises with every fen of wage: it belongs to one wage, or to none where a contribution steps over
//     it.
//   - Net pay falls back by a fen wherever a contribution rises with the wage, and by up to a yuan where the provident
//     fund is in whole yuan. So several wages, not always neighbours, give the same net pay: Wages lists all of them
//     and Hull spans them. Net pay rises by at most a fen at a time, so that every net pay between that of a wage of 0
//     and that of the largest wage belongs to some wage.
//
// An amount that belongs to no wage has no Wages but the nearest amounts below and above that do, with the gap to each.
//
// # Not covered
//
// Income tax: net pay is before it.
package inverse
