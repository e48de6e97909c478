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

// By hand from annex 3 of each text: 40 m² at 20 yuan in 2013 and 2015, 50 m² at 30 yuan in 2024.
func TestRent(t *testing.T) {
	r13, r15, r24 := rental.Rules2013(), rental.Rules2015(), filled(t)
	home := rental.Tenancy{Area: tabletest.Dec(t, "40"), OwnArea: tabletest.Dec(t, "5"),
		Standard: tabletest.Dec(t, "20"), Preferential: maybe(t, "1"), Persons: 1}
	large := rental.Tenancy{Area: tabletest.Dec(t, "50"), Standard: tabletest.Dec(t, "30"), Preferential: maybe(t, "4"),
		Persons: 1}
	dearer := large
	dearer.Standard = tabletest.Dec(t, "40")
	type row struct {
		rules                   rental.Rules
		home                    rental.Tenancy
		income, preferential    string
		kinds                   []rental.Kind
		alone                   bool
		charged, allowance, net string
		basis                   rental.Basis
	}
	tabletest.Run(t, map[string]row{
		"2013, 9600: 35 × 20 × 0.8 back": {r13, home, "9600", "", nil, false, "800", "560", "240",
			rental.Banded},
		"2013, above 9600: × 0.7": {r13, home, "9601", "", nil, false, "800", "490", "310",
			rental.Banded},
		"2013, 20663: × 0.6": {r13, home, "20663", "", nil, false, "800", "420", "380",
			rental.Banded},
		"2013, 24795: × 0.5": {r13, home, "24795", "", nil, false, "800", "350", "450",
			rental.Banded},
		"2013, recognised: preferential": {r13, home, "0", "1", []rental.Kind{rental.Marginal}, false, "40",
			"0", "40", rental.Preferential},
		"2013, a lone elder pays that too": {r13, home, "0", "1", []rental.Kind{rental.Dibao}, true, "40", "0",
			"40", rental.Preferential},
		"2015, 10800: 800 × 0.2": {r15, home, "10800", "", nil, false, "160", "0", "160",
			rental.Banded},
		"2015, above 10800: 0.3": {r15, home, "10800.01", "", nil, false, "240", "0", "240",
			rental.Banded},
		"2015, 20663: 0.4": {r15, home, "20663", "", nil, false, "320", "0", "320",
			rental.Banded},
		"2015, 24795: 0.5": {r15, home, "24795", "", nil, false, "400", "0", "400",
			rental.Banded},
		"2015, 29434: 0.6": {r15, home, "29434", "", nil, false, "480", "0", "480",
			rental.Banded},
		"2015, 35321: 0.7, no cap by income": {r15, home, "35321", "", nil, false, "560", "0", "560",
			rental.Banded},
		"2024, half of 1500, 15 % of 5000 = 750": {r24, withPersons(large, 2), "60000", "4", nil, false, "750", "0",
			"750", rental.Banded},
		"2024, a yuan less a month: 749.85": {r24, withPersons(large, 2), "59988", "4", nil, false, "749.85", "0",
			"749.85", rental.CappedIncome},
		"2024, 15 % of 3000": {r24, large, "36000", "4", nil, false, "450", "0", "450",
			rental.CappedIncome},
		"2024, 15 % of 1100 is below 200": {r24, large, "13200", "4", nil, false, "200", "0", "200",
			rental.LeastRent},
		"2024, a tenth of the project is more": {r24, large, "13200", "2.9", nil, false, "165", "0", "165",
			rental.CappedIncome},
		// 12001 × 0.15 / 12 = 150.0125
		"2024, and decides": {r24, large, "12001", "2", nil, false, "150.01", "0", "150.01",
			rental.CappedIncome},
		"2024, a tenth of 2000 is above 165": {r24, dearer, "13200", "2", nil, false, "200", "0", "200",
			rental.LeastRent},
		"2024, the lowest band is a tenth": {r24, large, "6000", "2", nil, false, "150", "0", "150",
			rental.Banded},
		"2024, a dear preferential rent": {r24, large, "13200", "20", nil, false, "750", "0", "750",
			rental.Banded},
		"2024, preferential kind": {r24, large, "13200", "4", []rental.Kind{rental.MartyrFamily}, false,
			"200", "0", "200", rental.Preferential},
		"2024, the disabled pay by income": {r24, large, "36000", "4", []rental.Kind{rental.SevereDisability},
			false, "450", "0", "450", rental.CappedIncome},
		"2024, lone elders of the poor: free": {r24, large, "0", "", []rental.Kind{rental.Destitute}, true, "0", "0",
			"0", rental.Free},
		"2024, other lone elders are not": {r24, large, "0", "4", []rental.Kind{rental.ExpensePoor}, true, "200",
			"0", "200", rental.Preferential},
		// 1.595
		"2015, half a fen: 7.25 × 1.1 × 0.2": {r15,
			rental.Tenancy{Area: tabletest.Dec(t, "7.25"), Standard: tabletest.Dec(t, "1.10"),
				Persons: 1}, "0", "", nil, false, "1.60", "0", "1.60", rental.Banded},
	}, func(t *testing.T, c row) {
		c.home.Income, c.home.Preferential, c.home.Kinds, c.home.LoneElder = tabletest.Dec(t, c.income), maybe(t,
			c.preferential), c.kinds, c.alone
		got, err := c.rules.Rent(c.home)
		require.NoError(t, err)
		tabletest.Equal(t, c.charged, got.Charged)
		tabletest.Equal(t, c.allowance, got.Allowance)
		tabletest.Equal(t, c.net, got.Net)
		assert.Equal(t, c.basis, got.Basis)
	})
}

func withPersons(t rental.Tenancy, n int) rental.Tenancy {
	t.Persons = n
	return t
}

func TestRentRefuses(t *testing.T) {
	type row struct {
		rules  rental.Rules
		change func(*rental.Tenancy)
		kind   error
		says   string
	}
	r13 := rental.Rules2013()
	tabletest.Run(t, map[string]row{
		"above the last band": {r13, func(x *rental.Tenancy) { x.Income = decimal.New(24796, 0) },
			rule.ErrNotApplicable, "above the last band, 24795"},
		"own area as large as the home": {r13, func(x *rental.Tenancy) { x.OwnArea = x.Area }, rule.ErrNotApplicable,
			"leaves no allowance"},
		"preferential rent not given": {r13,
			func(x *rental.Tenancy) { x.Kinds = []rental.Kind{rental.NamedElsewhere} }, rule.ErrMissingField,
			"preferential"},
		"needed as the least of 2024": {filled(t), func(x *rental.Tenancy) { x.Income = decimal.New(13200, 0) },
			rule.ErrMissingField,
			"preferential"},
		"2024 without its attachment": {rental.Rules2024(), func(*rental.Tenancy) {}, rule.ErrNoRule,
			"no rent factor is known for 2024-03"},
		"a negative area": {r13, func(x *rental.Tenancy) { x.Area = decimal.New(-1, 0) },
			rule.ErrOutOfRange, "area -1"},
		"a standard of three decimals": {r13, func(x *rental.Tenancy) { x.Standard = decimal.New(1, -3) },
			rule.ErrOutOfRange, "standard 0.001"},
		"a negative preferential standard": {r13,
			func(x *rental.Tenancy) {
				x.Preferential = decimal.NewNullDecimal(decimal.New(-1,
					0))
			}, rule.ErrOutOfRange, "preferential -1"},
	}, func(t *testing.T, c row) {
		home := rental.Tenancy{Area: decimal.New(40, 0), Standard: decimal.New(20, 0), Persons: 1,
			Income: decimal.New(9600, 0)}
		c.change(&home)
		_, err := c.rules.Rent(home)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
}

// FuzzRent: more income never lowers what a family pays; nobody pays more than the project's rent; the parts add up.
func FuzzRent(f *testing.F) {
	f.Add(uint8(0), int64(400000), int64(50000), int64(2000), int64(100), int64(960000), int64(1), uint8(1))
	f.Add(uint8(2), int64(500000), int64(0), int64(3000), int64(400), int64(1320000), int64(99), uint8(2))
	f.Fuzz(func(t *testing.T, text uint8, area, own, standard, preferential, income, more int64, persons uint8) {
		r := rental.Rules2013()
		if text%3 == 1 {
			r = rental.Rules2015()
		} else if text%3 == 2 {
			r = filled(t)
		}
		home := rental.Tenancy{Area: decimal.New(area, -4), OwnArea: decimal.New(own, -4),
			Standard: decimal.New(standard, -2), Preferential: decimal.NewNullDecimal(decimal.New(preferential, -2)),
			Persons: int(persons), Income: decimal.New(income, -2)}
		got, err := r.Rent(home)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.Net.Equal(got.Charged.Sub(got.Allowance)) && got.Net.Sign() >= 0 &&
			got.Net.LessThanOrEqual(got.Project))
		home.Income = home.Income.Add(decimal.New(more&0xffffff, -2))
		if richer, err := r.Rent(home); err == nil {
			assert.True(t, richer.Net.GreaterThanOrEqual(got.Net), "a poorer family never pays more")
		}
	})
}
