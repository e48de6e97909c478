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
		name                    string
		rules                   rental.Rules
		home                    rental.Tenancy
		income, preferential    string
		kinds                   []rental.Kind
		alone                   bool
		charged, allowance, net string
		basis                   rental.Basis
	}
	tabletest.Each(t, []row{
		{name: "2013, 9600: 35 × 20 × 0.8 back", rules: r13, home: home, income: "9600", preferential: "", kinds: nil,
			alone: false, charged: "800", allowance: "560", net: "240", basis: rental.Banded},
		{name: "2013, above 9600: × 0.7", rules: r13, home: home, income: "9601", preferential: "", kinds: nil,
			alone: false, charged: "800", allowance: "490", net: "310", basis: rental.Banded},
		{name: "2013, 20663: × 0.6", rules: r13, home: home, income: "20663", preferential: "", kinds: nil,
			alone: false, charged: "800", allowance: "420", net: "380", basis: rental.Banded},
		{name: "2013, 24795: × 0.5", rules: r13, home: home, income: "24795", preferential: "", kinds: nil,
			alone: false, charged: "800", allowance: "350", net: "450", basis: rental.Banded},
		// 7.21 × 1.1 = 7.931; × 0.8 = 6.3448
		{name: "2013, below half a fen: 7.21 × 1.1, × 0.8 back", rules: r13,
			home: rental.Tenancy{Area: tabletest.Dec(t, "7.21"), Standard: tabletest.Dec(t, "1.10"),
				Persons: 1}, income: "0", preferential: "", kinds: nil, alone: false, charged: "7.93",
			allowance: "6.34", net: "1.59", basis: rental.Banded},
		{name: "2013, recognised: preferential", rules: r13, home: home, income: "0", preferential: "1",
			kinds: []rental.Kind{rental.Marginal}, alone: false, charged: "40", allowance: "0", net: "40",
			basis: rental.Preferential},
		{name: "2013, a lone elder pays that too", rules: r13, home: home, income: "0", preferential: "1",
			kinds: []rental.Kind{rental.Dibao}, alone: true, charged: "40", allowance: "0", net: "40",
			basis: rental.Preferential},
		{name: "2015, 10800: 800 × 0.2", rules: r15, home: home, income: "10800", preferential: "", kinds: nil,
			alone: false, charged: "160", allowance: "0", net: "160", basis: rental.Banded},
		{name: "2015, above 10800: 0.3", rules: r15, home: home, income: "10800.01", preferential: "", kinds: nil,
			alone: false, charged: "240", allowance: "0", net: "240", basis: rental.Banded},
		{name: "2015, 20663: 0.4", rules: r15, home: home, income: "20663", preferential: "", kinds: nil, alone: false,
			charged: "320", allowance: "0", net: "320", basis: rental.Banded},
		{name: "2015, 24795: 0.5", rules: r15, home: home, income: "24795", preferential: "", kinds: nil, alone: false,
			charged: "400", allowance: "0", net: "400", basis: rental.Banded},
		{name: "2015, 29434: 0.6", rules: r15, home: home, income: "29434", preferential: "", kinds: nil, alone: false,
			charged: "480", allowance: "0", net: "480", basis: rental.Banded},
		{name: "2015, 35321: 0.7, no cap by income", rules: r15, home: home, income: "35321", preferential: "",
			kinds: nil, alone: false, charged: "560", allowance: "0", net: "560", basis: rental.Banded},
		{name: "2024, half of 1500, 15 % of 5000 = 750", rules: r24, home: withPersons(large, 2), income: "60000",
			preferential: "4", kinds: nil, alone: false, charged: "750", allowance: "0", net: "750",
			basis: rental.Banded},
		{name: "2024, 15 % of 5000 and not above it: no least rent is asked for", rules: r24,
			home: withPersons(large, 2), income: "60000", preferential: "", kinds: nil, alone: false, charged: "750",
			allowance: "0", net: "750", basis: rental.Banded},
		{name: "2024, a yuan less a month: 749.85", rules: r24, home: withPersons(large, 2), income: "59988",
			preferential: "4", kinds: nil, alone: false, charged: "749.85", allowance: "0", net: "749.85",
			basis: rental.CappedIncome},
		{name: "2024, 15 % of 3000", rules: r24, home: large, income: "36000", preferential: "4", kinds: nil,
			alone: false, charged: "450", allowance: "0", net: "450", basis: rental.CappedIncome},
		{name: "2024, 15 % of 1100 is below 200", rules: r24, home: large, income: "13200", preferential: "4",
			kinds: nil, alone: false, charged: "200", allowance: "0", net: "200", basis: rental.LeastRent},
		{name: "2024, 16000 × 0.15 / 12 is 200, no less than the least", rules: r24, home: large, income: "16000",
			preferential: "4", kinds: nil, alone: false, charged: "200", allowance: "0", net: "200",
			basis: rental.CappedIncome},
		{name: "2024, a tenth of the project is more", rules: r24, home: large, income: "13200", preferential: "2.9",
			kinds: nil, alone: false, charged: "165", allowance: "0", net: "165", basis: rental.CappedIncome},
		// 12001 × 0.15 / 12 = 150.0125
		{name: "2024, and decides", rules: r24, home: large, income: "12001", preferential: "2", kinds: nil,
			alone: false, charged: "150.01", allowance: "0", net: "150.01", basis: rental.CappedIncome},
		{name: "2024, half a fen: 12002 × 0.15 / 12 = 150.025", rules: r24, home: large, income: "12002",
			preferential: "2", kinds: nil, alone: false, charged: "150.03", allowance: "0", net: "150.03",
			basis: rental.CappedIncome},
		{name: "2024, above half a fen: 12002.10 × 0.15 / 12 = 150.02625", rules: r24, home: large,
			income: "12002.10", preferential: "2", kinds: nil, alone: false, charged: "150.03", allowance: "0",
			net: "150.03", basis: rental.CappedIncome},
		{name: "2024, a tenth of 2000 is above 165", rules: r24, home: dearer, income: "13200", preferential: "2",
			kinds: nil, alone: false, charged: "200", allowance: "0", net: "200", basis: rental.LeastRent},
		{name: "2024, the lowest band is a tenth", rules: r24, home: large, income: "6000", preferential: "2",
			kinds: nil, alone: false, charged: "150", allowance: "0", net: "150", basis: rental.Banded},
		{name: "2024, a dear preferential rent", rules: r24, home: large, income: "13200", preferential: "20",
			kinds: nil, alone: false, charged: "750", allowance: "0", net: "750", basis: rental.Banded},
		{name: "2024, preferential kind", rules: r24, home: large, income: "13200", preferential: "4",
			kinds: []rental.Kind{rental.MartyrFamily}, alone: false, charged: "200", allowance: "0", net: "200",
			basis: rental.Preferential},
		{name: "2024, the disabled pay by income", rules: r24, home: large, income: "36000", preferential: "4",
			kinds: []rental.Kind{rental.SevereDisability}, alone: false, charged: "450", allowance: "0", net: "450",
			basis: rental.CappedIncome},
		{name: "2024, lone elders of the poor: free", rules: r24, home: large, income: "0", preferential: "",
			kinds: []rental.Kind{rental.Destitute}, alone: true, charged: "0", allowance: "0", net: "0",
			basis: rental.Free},
		{name: "2024, other lone elders are not", rules: r24, home: large, income: "0", preferential: "4",
			kinds: []rental.Kind{rental.ExpensePoor}, alone: true, charged: "200", allowance: "0", net: "200",
			basis: rental.Preferential},
		// 1.595
		{name: "2015, half a fen: 7.25 × 1.1 × 0.2", rules: r15,
			home: rental.Tenancy{Area: tabletest.Dec(t, "7.25"), Standard: tabletest.Dec(t, "1.10"),
				Persons: 1}, income: "0", preferential: "", kinds: nil, alone: false, charged: "1.60", allowance: "0",
			net: "1.60", basis: rental.Banded},
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
		name   string
		rules  rental.Rules
		change func(*rental.Tenancy)
		kind   error
		says   string
	}
	r13 := rental.Rules2013()
	tabletest.Each(t, []row{
		{name: "above the last band", rules: r13, change: func(x *rental.Tenancy) { x.Income = decimal.New(24796, 0) },
			kind: rule.ErrNotApplicable, says: "above the last band, 24795"},
		{name: "own area larger than the home", rules: r13,
			change: func(x *rental.Tenancy) { x.OwnArea = x.Area.Add(decimal.New(1, -2)) },
			kind:   rule.ErrNotApplicable, says: "no allowance below zero"},
		{name: "preferential rent not given", rules: r13,
			change: func(x *rental.Tenancy) { x.Kinds = []rental.Kind{rental.NamedElsewhere} },
			kind:   rule.ErrMissingField, says: "preferential"},
		{name: "needed as the least of 2024", rules: filled(t),
			change: func(x *rental.Tenancy) { x.Income = decimal.New(13200, 0) }, kind: rule.ErrMissingField,
			says: "preferential"},
		{name: "2024 without its attachment", rules: rental.Rules2024(), change: func(*rental.Tenancy) {},
			kind: rule.ErrNoRule, says: "no rent factor is known for 2024-03"},
		{name: "a negative area", rules: r13, change: func(x *rental.Tenancy) { x.Area = decimal.New(-1, 0) },
			kind: rule.ErrOutOfRange, says: "area -1"},
		{name: "a standard of three decimals", rules: r13,
			change: func(x *rental.Tenancy) { x.Standard = decimal.New(1, -3) }, kind: rule.ErrOutOfRange,
			says: "standard 0.001"},
		{name: "a negative preferential standard", rules: r13,
			change: func(x *rental.Tenancy) {
				x.Preferential = decimal.NewNullDecimal(decimal.New(-1,
					0))
			}, kind: rule.ErrOutOfRange, says: "preferential -1"},
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
