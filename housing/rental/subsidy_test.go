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

// By hand from annex 2 of each text.
func TestSubsidy(t *testing.T) {
	poor := []rental.Kind{rental.Dibao}
	type row struct {
		rules            rental.Rules
		persons, counted int
		area, income     string
		kinds            []rental.Kind
		district         rental.District
		want             string
	}
	r13, r15 := rental.Rules2013(), rental.Rules2015()
	tabletest.Run(t, map[string]row{
		"2013, one person, 15 × 1.5 × 20 × 1.3 × 1.1": {r13, 1, 1, "0", "6000", poor, rental.Yuexiu,
			"643.50"},
		"2013, three with 12 m² each: 3 × 3 × 20 × 0.9 × 0.9": {r13, 3, 3, "36", "28800", nil, rental.Baiyun,
			"145.80"},
		"2013, a fen above 9600 a head": {r13, 3, 3, "36", "28800.01", nil, rental.Baiyun,
			"113.40"},
		"2013, 15600 a head": {r13, 2, 2, "0", "31200", nil, rental.Haizhu,
			"462.00"},
		"2013, above 15600": {r13, 2, 2, "0", "31201", nil, rental.Haizhu,
			"330.00"},
		"2013, 20663": {r13, 1, 1, "0", "20663", nil, rental.Tianhe,
			"247.50"},
		"2013, above 20663": {r13, 1, 1, "0", "20664", nil, rental.Tianhe,
			"148.50"},
		"2013, 24795 is the last": {r13, 1, 1, "0", "24795", nil, rental.Luogang,
			"121.50"},
		"2013, ten square metres of three: 35 × 20 × 0.9 × 1.1": {r13, 3, 3, "10", "0", nil, rental.Liwan,
			"693.00"},
		"2013, two of the three count: 35 ÷ 3 × 2 × 20 × 0.9 × 1.1": {r13, 3, 2, "10", "0", nil, rental.Liwan,
			"462.00"},
		"2013, one of two counts as one, not as 1.5": {r13, 2, 1, "0", "0", nil, rental.Liwan,
			"297.00"},
		"2013, recognised whatever the income": {r13, 1, 1, "0", "99999",
			[]rental.Kind{rental.HardshipWorker}, rental.Huadu, "526.50"},
		"2013, the disabled have no factor of their own": {r13, 1, 1, "0", "0",
			[]rental.Kind{rental.SevereDisability}, rental.Huadu, "364.50"},
		// 0.297
		"2013, a hundredth of a metre is left: 0.01 × 1.5 × 20 ...": {r13, 1, 1, "14.99", "0", nil, rental.Yuexiu,
			"0.30"},
		"2015, four at 35321 in 白云: 15 × 4 × 25 × 0.5": {r15, 4, 4, "0", "141284", nil, rental.Baiyun,
			"750.00"},
		// 556.875
		"2015, one of 15600 in 越秀: 15 × 1.5 × 25 × 0.9 × 1.1": {r15, 1, 1, "0", "15600", nil, rental.Yuexiu,
			"556.88"},
		// 354.375
		"2015, above 15600 in 番禺: 22.5 × 25 × 0.7 × 0.9": {r15, 1, 1, "0", "15600.01", nil, rental.Panyu,
			"354.38"},
		// 253.125
		"2015, above 24795": {r15, 1, 1, "0", "24795.01", nil, rental.Panyu,
			"253.13"},
		// 1190.475
		"2024 filled, 22.5 × 37 × 1.3 × 1.1": {filled(t), 1, 1, "0", "0", poor, rental.Yuexiu,
			"1190.48"},
		"2024 filled, 0.1 m² a head: 6.66 is lifted to 200": {filled(t), 2, 2, "29.8", "100000", nil,
			rental.Conghua, "200"},
		// 199.80
		"2024 filled, just under 200: 13.5 ÷ 2 × 2 × 37 × 0.5 × 0.8": {filled(t), 2, 2, "16.5", "100000", nil,
			rental.Conghua, "200"},
		// 13.6 × 14.8
		"2024 filled, just above": {filled(t), 2, 2, "16.4", "100000", nil,
			rental.Conghua, "201.28"},
	}, func(t *testing.T, c row) {
		got, err := c.rules.Subsidy(rental.Claim{Persons: c.persons, Counted: c.counted,
			OwnArea: tabletest.Dec(t, c.area), Income: tabletest.Dec(t,
				c.income), Kinds: c.kinds, District: c.district})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Monthly)
		assert.Equal(t, !got.Formula.Equal(got.Monthly), got.Limit == rule.LimitFloor)
	})
}

func TestSubsidyRefuses(t *testing.T) {
	good := rental.Claim{Persons: 2, Counted: 2, District: rental.Yuexiu}
	type row struct {
		rules  rental.Rules
		change func(*rental.Claim)
		kind   error
		says   string
	}
	r13 := rental.Rules2013()
	tabletest.Run(t, map[string]row{
		"15 m² a head": {r13, func(c *rental.Claim) { c.OwnArea = decimal.New(30, 0) },
			rule.ErrNotApplicable, "own_area 30 is not below 15"},
		"above the last band": {r13, func(c *rental.Claim) { c.Income = tabletest.Dec(t, "49590.01") },
			rule.ErrNotApplicable, "above the last band, 24795"},
		"从化 has no factor": {r13, func(c *rental.Claim) { c.District = rental.Conghua },
			rule.ErrNotApplicable, "district"},
		"萝岗 had none in 2015": {rental.Rules2015(), func(c *rental.Claim) { c.District = rental.Luogang },
			rule.ErrNotApplicable, "district"},
		"no district": {r13, func(c *rental.Claim) { c.District = 0 }, rule.ErrMissingField,
			"district is missing; use one of"},
		"an unknown kind": {r13, func(c *rental.Claim) { c.Kinds = []rental.Kind{99} }, rule.ErrOutOfRange,
			"kinds[0] invalid(99)"},
		"nobody":                    {r13, func(c *rental.Claim) { c.Persons = 0 }, rule.ErrOutOfRange, "persons 0"},
		"more count than there are": {r13, func(c *rental.Claim) { c.Counted = 3 }, rule.ErrOutOfRange, "counted 3"},
		"a negative income": {r13, func(c *rental.Claim) { c.Income = decimal.New(-1, 0) },
			rule.ErrOutOfRange, "income -1"},
		"a number of thousands digits": {r13, func(c *rental.Claim) { c.OwnArea = decimal.New(1, 9999) },
			rule.ErrOutOfRange, "9999"},
		"2024 without its attachment": {rental.Rules2024(), func(*rental.Claim) {}, rule.ErrNoRule,
			"no area standard is known for 2024-03"},
	}, func(t *testing.T, c row) {
		claim := good
		c.change(&claim)
		_, err := c.rules.Subsidy(claim)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
	claim := good
	claim.Persons, claim.Counted, claim.Kinds = 1, 1, []rental.Kind{rental.Dibao}
	bare := rental.Rules2024()
	bare.ReliefKinds = claim.Kinds
	_, err := bare.Subsidy(claim)
	for _, what := range []string{"area standard", "count of a household of one", "income factor", "district factor"} {
		assert.ErrorContains(t, err, "no "+what+" is known", "everything that is missing is named")
	}
}

func TestMayDrawWhileWaiting(t *testing.T) {
	r24 := rental.Rules2024()
	type row struct {
		rules      rental.Rules
		kinds      []rental.Kind
		months     int
		registered bool
		want       bool
	}
	tabletest.Run(t, map[string]row{
		"2024, the severely disabled at once":    {r24, []rental.Kind{rental.SevereDisability}, 0, false, true},
		"2024, leaving care":                     {r24, []rental.Kind{rental.LeavingCare}, 0, false, true},
		"2024, another preferential kind is not": {r24, []rental.Kind{rental.NamedElsewhere}, 0, false, false},
		"2024, sixty months are not above five":  {r24, nil, 60, true, false},
		"2024, sixty-one":                        {r24, nil, 61, true, true},
		"2024, who never registered":             {r24, nil, 61, false, false},
		"2013, nobody":                           {rental.Rules2013(), []rental.Kind{rental.Dibao}, 100, true, false},
	}, func(t *testing.T, c row) {
		got, err := c.rules.MayDrawWhileWaiting(rental.Waiting{Kinds: c.kinds, Months: c.months,
			RegisteredInVain: c.registered})
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	_, err := r24.MayDrawWhileWaiting(rental.Waiting{Kinds: []rental.Kind{0}, Months: -1})
	assert.ErrorContains(t, err, "kinds[0] is missing")
	assert.ErrorContains(t, err, "months_waited -1")
}

// FuzzSubsidy: less income or less own area never gives less, and the result is whole fen of at least the least amount.
func FuzzSubsidy(f *testing.F) {
	f.Add(uint8(13), int64(360000), int64(2880001), int64(1), uint8(3), uint8(1), uint8(5))
	f.Add(uint8(24), int64(1), int64(0), int64(999), uint8(1), uint8(2), uint8(1))
	f.Fuzz(func(t *testing.T, text uint8, area, income, less int64, persons, kind, district uint8) {
		r := rental.Rules2013()
		if text%3 == 1 {
			r = rental.Rules2015()
		} else if text%3 == 2 {
			r = filled(t)
		}
		c := rental.Claim{Persons: int(persons), Counted: int(persons), OwnArea: decimal.New(area, -4),
			Income: decimal.New(income, -2), District: rental.District(district)}
		if kind > 0 {
			c.Kinds = []rental.Kind{rental.Kind(kind)}
		}
		got, err := r.Subsidy(c)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.Monthly.Equal(got.Monthly.Round(2)) && got.Monthly.GreaterThanOrEqual(r.MinimumSubsidy) &&
			got.Monthly.GreaterThanOrEqual(got.Formula))
		poorer := c
		poorer.Income = c.Income.Sub(decimal.New(less&0xffffff, -2))
		if more, err := r.Subsidy(poorer); err == nil {
			assert.True(t, more.Monthly.GreaterThanOrEqual(got.Monthly), "a poorer family never gets less")
		} else {
			assert.True(t, poorer.Income.Sign() < 0, "nor is refused: %v", err)
		}
		smaller := c
		smaller.OwnArea = c.OwnArea.Sub(decimal.New(less&0xffffff, -4))
		if more, err := r.Subsidy(smaller); err == nil {
			assert.True(t, more.Monthly.GreaterThanOrEqual(got.Monthly), "less room never gives less")
		}
	})
}
