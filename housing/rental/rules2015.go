package rental

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Rules2015 returns the figures of the opinion on registered families' housing of 2015-08-25 (关于加强户籍家庭住房保障工作的实施意见),
// in force from that day for three years (sec. 5); what it does not change is 穗府办〔2013〕3号 (sec. 4). New subsidies and
// rents run from the month after (sec. 2 and 3). Its number is not on the page it was read from.
func Rules2015() Rules {
	r := Rules2013()
	r.From = rule.MonthOf(2015, time.August) // opinion of 2015-08-25 sec. 5
	r.Benchmark = some(29434, 0)             // opinion of 2015-08-25 sec. 1
	r.Limits = []Limit{
		limit(2943, 35321, 35321, 180_000), // opinion of 2015-08-25 annex 1
		// The limits per head are factors of the rounded benchmark, the totals of the unrounded: 2 × 32377 is not
		// 64755.
		limit(5396, 64755, 32377, 330_000),  // opinion of 2015-08-25 annex 1
		limit(7359, 88303, 29434, 460_000),  // opinion of 2015-08-25 annex 1
		limit(8830, 105963, 26491, 600_000), // opinion of 2015-08-25 annex 1
	}
	r.Rate = decimal.New(25, 0) // opinion of 2015-08-25 sec. 2 and annex 2(3)
	r.SubsidyBands = []Band{
		band(15600, 9), // opinion of 2015-08-25 annex 2(4)2
		band(24795, 7), // opinion of 2015-08-25 annex 2(4)3
		band(35321, 5), // opinion of 2015-08-25 annex 2(4)4
	}
	r.Districts = append(factors(
		11, []District{Yuexiu, Haizhu, Liwan, Tianhe}, // opinion of 2015-08-25 annex 2(5)1
		9, []District{Huangpu, Nansha, Panyu, Huadu}, // opinion of 2015-08-25 annex 2(5)3
	), DistrictFactor{Baiyun, decimal.New(1, 0)}) // opinion of 2015-08-25 annex 2(5)2
	r.Allowance = false // opinion of 2015-08-25 sec. 3: 不再发放租金补助
	r.RentBands = []Band{
		band(10800, 2), // opinion of 2015-08-25 annex 3(1)
		band(15600, 3), // opinion of 2015-08-25 annex 3(2)
		band(20663, 4), // opinion of 2015-08-25 annex 3(3)
		band(24795, 5), // opinion of 2015-08-25 annex 3(4)
		band(29434, 6), // opinion of 2015-08-25 annex 3(5)
		band(35321, 7), // opinion of 2015-08-25 annex 3(6)
	}
	return r
}
