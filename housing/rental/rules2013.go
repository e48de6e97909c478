package rental

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Rules2013 returns the figures of 穗府办〔2013〕3号, in force 2013-05-01 for three years (art. 51), before the opinion of
// 2015-08-25.
func Rules2013() Rules {
	return Rules{
		From:        rule.MonthOf(2013, time.May), // 穗府办〔2013〕3号 art. 51
		ElderFactor: decimal.New(1, 0),
		Limits: []Limit{
			{Month: some(2066, 0), Year: decimal.New(24795, 0), Assets: decimal.New(130_000, 0)}, // 穗府办〔2013〕3号 annex 1
			{Month: some(3788, 0), Year: decimal.New(45458, 0), Assets: decimal.New(240_000, 0)}, // 穗府办〔2013〕3号 annex 1
			{Month: some(5166, 0), Year: decimal.New(61989, 0), Assets: decimal.New(330_000, 0)}, // 穗府办〔2013〕3号 annex 1
			{Month: some(6199, 0), Year: decimal.New(74388, 0), Assets: decimal.New(440_000, 0)}, // 穗府办〔2013〕3号 annex 1
		},
		AreaStandard:   some(15, 0),                             // 穗府办〔2013〕3号 annex 2(1)
		SingleCountsAs: some(15, -1),                            // 穗府办〔2013〕3号 annex 2(2)
		Rate:           decimal.New(20, 0),                      // 穗府办〔2013〕3号 annex 2(3)
		ReliefFactor:   some(13, -1),                            // 穗府办〔2013〕3号 annex 2(4)1
		ReliefKinds:    []Kind{Dibao, Marginal, HardshipWorker}, // 穗府办〔2013〕3号 annex 2(4)1
		SubsidyBands: []Band{
			band(9600, 9),  // 穗府办〔2013〕3号 annex 2(4)2
			band(15600, 7), // 穗府办〔2013〕3号 annex 2(4)3
			band(20663, 5), // 穗府办〔2013〕3号 annex 2(4)4
			band(24795, 3), // 穗府办〔2013〕3号 annex 2(4)5
		},
		Districts: factors(
			11, []District{Yuexiu, Liwan, Haizhu, Tianhe}, // 穗府办〔2013〕3号 annex 2(5)1
			9, []District{Baiyun, Huangpu, Luogang, Nansha, Panyu, Huadu}, // 穗府办〔2013〕3号 annex 2(5)2
		),
		SubsidyOnlyAbove: some(9, 0), // 穗府办〔2013〕3号 art. 26
		NoneWaiting:      true,       // 穗府办〔2013〕3号 art. 46, 轮候配租实施细则 (2013-04-26) art. 12
		RentBands: []Band{
			band(9600, 8),  // 穗府办〔2013〕3号 annex 3(1)
			band(15600, 7), // 穗府办〔2013〕3号 annex 3(2)
			band(20663, 6), // 穗府办〔2013〕3号 annex 3(3)
			band(24795, 5), // 穗府办〔2013〕3号 annex 3(4)
		},
		Allowance:         true,                                                    // 穗府办〔2013〕3号 art. 31
		PreferentialKinds: []Kind{Dibao, Marginal, HardshipWorker, NamedElsewhere}, // 穗府办〔2013〕3号 art. 31
	}
}

// factors pairs factors in tenths with their districts.
func factors(highTenths int64, high []District, lowTenths int64, low []District) []DistrictFactor {
	var out []DistrictFactor
	for _, d := range high {
		out = append(out, DistrictFactor{d, decimal.New(highTenths, -1)})
	}
	for _, d := range low {
		out = append(out, DistrictFactor{d, decimal.New(lowTenths, -1)})
	}
	return out
}
