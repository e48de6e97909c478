// Package whole has the whole numbers that rules multiply and divide by: months, years, persons.
package whole

import "github.com/shopspring/decimal"

// most is the largest number that is kept: 83 years of months.
const most = 1000

// kept are the numbers from 0 to most. A decimal is never changed once made, so all may share them.
var kept = func() (all [most + 1]decimal.Decimal) {
	for n := range all {
		all[n] = decimal.New(int64(n), 0)
	}
	return all
}()

// Number is a whole number as a decimal, without an allocation from 0 to 1,000.
func Number[Int int | int64](n Int) decimal.Decimal {
	if 0 <= n && n <= most {
		return kept[n]
	}
	return decimal.New(int64(n), 0)
}
