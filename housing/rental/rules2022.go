package rental

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Rules2022 returns the figures in force before 穗建规字〔2024〕5号: from 2022-03, the first month a page shows them, to
// 2024-03. Their instrument was not found: the limits are those of pages of 2023-02, the coefficients those of two
// pages of local guides (2022-03-24 and 2023-01-19), the rate that of the city's paper of 2024-03-02. The shares of
// the rent are not known below 20663 yuan a head, so there is no rent.
//
// The first income band ends at the low-income line (低收入困难家庭认定标准, later 最低生活保障边缘家庭), which moves with the
// minimum living standard: pass the line of the month, yuan a head and month, such as 1857 in 2023, 1.5 times 1238.
func Rules2022(lowIncomeLine decimal.Decimal) Rules {
	return Rules{
		From:        rule.MonthOf(2022, time.March), // page of 2022-03-24
		ElderFactor: decimal.New(1, 0),
		Benchmark:   some(35660, 0), // pages of 2023-02: the limit a head of three persons
		Limits: []Limit{
			limit(3566, 42792, 42792, 220_000),   // pages of 2023-02
			limit(6538, 78452, 39226, 400_000),   // pages of 2023-02
			limit(8915, 106980, 35660, 560_000),  // pages of 2023-02
			limit(11887, 142640, 35660, 810_000), // pages of 2023-02: the factor of four persons is 1, not 0.9
		},
		AreaStandard:   some(15, 0),                                       // page of 2022-03-24
		SingleCountsAs: some(15, -1),                                      // page of 2022-03-24
		Rate:           decimal.New(30, 0),                                // Guangzhou Daily of 2024-03-02
		ReliefFactor:   some(13, -1),                                      // pages of 2022-03-24 and 2023-01-19
		ReliefKinds:    []Kind{Dibao, Marginal, HardshipWorker, Entitled}, // pages of 2022-03-24 and 2023-01-19
		SubsidyBands: []Band{
			{UpTo: lowIncomeLine.Mul(decimal.New(monthsOfYear, 0)), Factor: decimal.New(9, -1)}, // the same pages
			band(24795, 7), // the same pages
			band(35660, 5), // the same pages
			band(42792, 4), // the same pages
		},
		Districts: append(factors(
			12, []District{Yuexiu, Haizhu, Liwan, Tianhe}, // the same pages
			9, []District{Huangpu, Huadu, Panyu, Nansha}, // the same pages
		),
			DistrictFactor{Baiyun, decimal.New(1, 0)},     // the same pages
			DistrictFactor{Zengcheng, decimal.New(7, -1)}, // the same pages
			DistrictFactor{Conghua, decimal.New(6, -1)},   // the same pages
		),
	}
}
