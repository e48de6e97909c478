package rental

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Rules2024 returns the figures of 穗建规字〔2024〕5号, in force 2024-03-04 to 2029-03-03. Its three attachments were not at
// hand: Limits, AreaStandard, SingleCountsAs, the factors of the subsidy and RentBands (10 % to 70 % of the project's
// rent, sec. 3(3)) are not known.
func Rules2024() Rules {
	return Rules{
		From:           rule.MonthOf(2024, time.March), // 穗建规字〔2024〕5号 sec. 7
		Benchmark:      some(49952, 0),                 // 穗建规字〔2024〕5号 sec. 1
		ElderFactor:    decimal.New(13, -1),            // 穗建规字〔2024〕5号 sec. 1
		Rate:           decimal.New(37, 0),             // 穗建规字〔2024〕5号 sec. 2(1)
		MinimumSubsidy: decimal.New(200, 0),            // 穗建规字〔2024〕5号 sec. 2(1)
		WaitingKinds: []Kind{Dibao, Marginal, ExpensePoor, Destitute, HardshipWorker, Entitled, MartyrFamily,
			SevereDisability, LeavingCare}, // 穗建规字〔2024〕5号 sec. 2(2)
		WaitingMonths: 60,                                 // 穗建规字〔2024〕5号 sec. 2(2)
		FreeKinds:     []Kind{Dibao, Marginal, Destitute}, // 穗建规字〔2024〕5号 sec. 3(1)
		PreferentialKinds: []Kind{Dibao, Marginal, ExpensePoor, Destitute, HardshipWorker, Entitled, MartyrFamily,
			LeavingCare, NamedElsewhere}, // 穗建规字〔2024〕5号 sec. 3(2)
		IncomeCap:  some(15, -2),       // 穗建规字〔2024〕5号 sec. 3(3)
		LeastShare: decimal.New(1, -1), // 穗建规字〔2024〕5号 sec. 3(3)
	}
}
