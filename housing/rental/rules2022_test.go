package rental_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// By hand: 30 yuan x (15 - own m2 a head) x persons, one as 1.5, x income x district. The low-income line of 2023 is
// 1.5 x 1238 = 1857 a month, 22284 a year.
func TestSubsidyBefore2024(t *testing.T) {
	for _, c := range []struct {
		name         string
		persons      int
		area, income string
		kinds        []rental.Kind
		district     rental.District
		want         string
	}{
		{name: "one on dibao in 越秀: 15 x 1.5 x 30 x 1.3 x 1.2", persons: 1, area: "0", income: "0",
			kinds: []rental.Kind{rental.Dibao}, district: rental.Yuexiu, want: "1053.00"},
		{name: "优抚 have 1.3 too: 15 x 1.5 x 30 x 1.3 x 0.9", persons: 1, area: "0", income: "40000",
			kinds: []rental.Kind{rental.Entitled}, district: rental.Panyu, want: "789.75"},
		{name: "two at the low-income line in 白云: 15 x 2 x 30 x 0.9", persons: 2, area: "0", income: "44568",
			district: rental.Baiyun, want: "810.00"},
		{name: "a fen above the line: 15 x 2 x 30 x 0.7", persons: 2, area: "0", income: "44568.01",
			district: rental.Baiyun, want: "630.00"},
		{name: "three to 24795 a head with 30 m2, 增城: 5 x 3 x 30 x 0.7 x 0.7", persons: 3, area: "30", income: "74385",
			district: rental.Zengcheng, want: "220.50"},
		{name: "to 35660 a head, 从化: 15 x 3 x 30 x 0.5 x 0.6", persons: 3, area: "0", income: "106980",
			district: rental.Conghua, want: "405.00"},
		{name: "one to 42792, 天河: 15 x 1.5 x 30 x 0.4 x 1.2", persons: 1, area: "0", income: "42792",
			district: rental.Tianhe, want: "324.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			claim := rental.Claim{Persons: c.persons, Counted: c.persons, OwnArea: tabletest.Dec(t, c.area),
				Income: tabletest.Dec(t, c.income), Kinds: c.kinds, District: c.district}
			got, err := rental.Rules2022(decimal.New(1857, 0)).Subsidy(claim)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got.Monthly)
			assert.Equal(t, rule.LimitNone, got.Limit)
		})
	}
}

// The limits are the printed ones, 42792 / 78452 / 106980 / 142640 a year, 42792 / 39226 / 35660 a head, and 22 / 40 /
// 56 / 81 times 10,000 of assets; of four persons the factor is 1.
func TestLimitsBefore2024(t *testing.T) {
	for _, c := range []struct {
		name                         string
		persons                      int
		month, year, perHead, assets string
	}{
		{name: "one", persons: 1, month: "3566", year: "42792", perHead: "42792", assets: "220000"},
		{name: "two", persons: 2, month: "6538", year: "78452", perHead: "39226", assets: "400000"},
		{name: "three", persons: 3, month: "8915", year: "106980", perHead: "35660", assets: "560000"},
		{name: "four", persons: 4, month: "11887", year: "142640", perHead: "35660",
			assets: "810000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := rental.Rules2022(decimal.New(1857, 0)).Limit(c.persons, false)
			require.NoError(t, err)
			tabletest.Equal(t, c.month, got.Month.Decimal)
			tabletest.Equal(t, c.year, got.Year)
			tabletest.Equal(t, c.perHead, got.PerHead.Decimal)
			tabletest.Equal(t, c.assets, got.Assets)
		})
	}
}

// A line of a year in place of a month, or above the next band, is refused; the rent is not known.
func TestRulesBefore2024Refuse(t *testing.T) {
	claim := rental.Claim{Persons: 1, Counted: 1, District: rental.Baiyun}
	_, err := rental.Rules2022(decimal.New(22284, 0)).Subsidy(claim)
	assert.ErrorContains(t, err, "subsidy_bands[1].up_to 24795 is not above the row before it")
	_, err = rental.Rules2022(decimal.New(-1, 0)).Subsidy(claim)
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = rental.Rules2022(decimal.New(1, 999_999_999)).Subsidy(claim)
	assert.ErrorContains(t, err, "exponent 999999999")
	over := rental.Claim{Persons: 1, Counted: 1, District: rental.Baiyun, Income: decimal.New(42793, 0)}
	_, err = rental.Rules2022(decimal.New(1857, 0)).Subsidy(over)
	assert.ErrorIs(t, err, rule.ErrNotApplicable)
	home := rental.Tenancy{Persons: 1, Area: decimal.New(40, 0), Standard: decimal.New(20, 0)}
	_, err = rental.Rules2022(decimal.New(1857, 0)).Rent(home)
	assert.ErrorIs(t, err, rule.ErrNoRule)
}
