// Package means checks a household's economic situation against lines (居民家庭经济状况核对): income per head and property per
// head, with every reason that stands against it.
//
// # Rounding
//
// Totals are compared with the line times the persons, so that nothing is rounded before a comparison. The figures
// per head in the answer are for reading: half away from zero to the fen.
//
// # Sources
//
// 社会救助暂行办法 art. 9-10, 58; the city's 2014 notice, 2.2a and 2.7 (a lower bar for family-planning families).
//
// # Not covered
//
// What counts as income or property and how it is verified: local rules the texts seen do not give.
package means
