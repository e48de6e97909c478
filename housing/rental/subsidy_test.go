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
		name             string
		rules            rental.Rules
		persons, counted int
		area, income     string
		kinds            []rental.Kind
		district         rental.District
		want             string
	}
	r13, r15 := rental.Rules2013(), rental.Rules2015()
	tabletest.Each(t, []row{
		{name: "2013, one person, 15 × 1.5 × 20 × 1.3 × 1.1", rules: r13, persons: 1, counted: 1, area: "0",
			income: "6000", kinds: poor, district: rental.Yuexiu, want: "643.50"},
		{name: "2013, three with 12 m² each: 3 × 3 × 20 × 0.9 × 0.9", rules: r13, persons: 3, counted: 3, area: "36",
			income: "28800", kinds: nil, district: rental.Baiyun, want: "145.80"},
		{name: "2013, a fen above 9600 a head", rules: r13, persons: 3, counted: 3, area: "36", income: "28800.01",
			kinds: nil, district: rental.Baiyun, want: "113.40"},
		{name: "2013, 15600 a head", rules: r13, persons: 2, counted: 2, area: "0", income: "31200", kinds: nil,
			district: rental.Haizhu, want: "462.00"},
		{name: "2013, above 15600", rules: r13, persons: 2, counted: 2, area: "0", income: "31201", kinds: nil,
			district: rental.Haizhu, want: "330.00"},
		{name: "2013, 20663", rules: r13, persons: 1, counted: 1, area: "0", income: "20663", kinds: nil,
			district: rental.Tianhe, want: "247.50"},
		{name: "2013, above 20663", rules: r13, persons: 1, counted: 1, area: "0", income: "20664", kinds: nil,
			district: rental.Tianhe, want: "148.50"},
		{name: "2013, 24795 is the last", rules: r13, persons: 1, counted: 1, area: "0", income: "24795", kinds: nil,
			district: rental.Luogang, want: "121.50"},
		{name: "2013, ten square metres of three: 35 × 20 × 0.9 × 1.1", rules: r13, persons: 3, counted: 3, area: "10",
			income: "0", kinds: nil, district: rental.Liwan, want: "693.00"},
		{name: "2013, two of the three count: 35 ÷ 3 × 2 × 20 × 0.9 × 1.1", rules: r13, persons: 3, counted: 2,
			area: "10", income: "0", kinds: nil, district: rental.Liwan, want: "462.00"},
		{name: "2013, one of two counts as one, not as 1.5", rules: r13, persons: 2, counted: 1, area: "0", income: "0",
			kinds: nil, district: rental.Liwan, want: "297.00"},
		{name: "2013, recognised whatever the income", rules: r13, persons: 1, counted: 1, area: "0", income: "99999",
			kinds: []rental.Kind{rental.HardshipWorker}, district: rental.Huadu, want: "526.50"},
		{name: "2013, the disabled have no factor of their own", rules: r13, persons: 1, counted: 1, area: "0",
			income: "0", kinds: []rental.Kind{rental.SevereDisability}, district: rental.Huadu, want: "364.50"},
		// 0.297
		{name: "2013, a hundredth of a metre is left: 0.01 × 1.5 × 20 ...", rules: r13, persons: 1, counted: 1,
			area: "14.99", income: "0", kinds: nil, district: rental.Yuexiu, want: "0.30"},
		{name: "2015, four at 35321 in 白云: 15 × 4 × 25 × 0.5", rules: r15, persons: 4, counted: 4, area: "0",
			income: "141284", kinds: nil, district: rental.Baiyun, want: "750.00"},
		// 556.875
		{name: "2015, one of 15600 in 越秀: 15 × 1.5 × 25 × 0.9 × 1.1", rules: r15, persons: 1, counted: 1, area: "0",
			income: "15600", kinds: nil, district: rental.Yuexiu, want: "556.88"},
		// 354.375
		{name: "2015, above 15600 in 番禺: 22.5 × 25 × 0.7 × 0.9", rules: r15, persons: 1, counted: 1, area: "0",
			income: "15600.01", kinds: nil, district: rental.Panyu, want: "354.38"},
		// 253.125
		{name: "2015, above 24795", rules: r15, persons: 1, counted: 1, area: "0", income: "24795.01", kinds: nil,
			district: rental.Panyu, want: "253.13"},
		// 1190.475
		{name: "2024 filled, 22.5 × 37 × 1.3 × 1.1", rules: filled(t), persons: 1, counted: 1, area: "0", income: "0",
			kinds: poor, district: rental.Yuexiu, want: "1190.48"},
		{name: "2024 filled, 0.1 m² a head: 6.66 is lifted to 200", rules: filled(t), persons: 2, counted: 2,
			area: "29.8", income: "100000", kinds: nil, district: rental.Conghua, want: "200"},
		// 199.80
		{name: "2024 filled, just under 200: 13.5 ÷ 2 × 2 × 37 × 0.5 × 0.8", rules: filled(t), persons: 2, counted: 2,
			area: "16.5", income: "100000", kinds: nil, district: rental.Conghua, want: "200"},
		// 13.5135 × 14.8 = 199.9998
		{name: "2024 filled, 200 as rounded is not lifted", rules: filled(t), persons: 2, counted: 2,
			area: "16.4865", income: "100000", kinds: nil, district: rental.Conghua, want: "200"},
		// 13.6 × 14.8
		{name: "2024 filled, just above", rules: filled(t), persons: 2, counted: 2, area: "16.4", income: "100000",
			kinds: nil, district: rental.Conghua, want: "201.28"},
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
		name   string
		rules  rental.Rules
		change func(*rental.Claim)
		kind   error
		says   string
	}
	r13 := rental.Rules2013()
	tabletest.Each(t, []row{
		{name: "15 m² a head", rules: r13, change: func(c *rental.Claim) { c.OwnArea = decimal.New(30, 0) },
			kind: rule.ErrNotApplicable, says: "own_area 30 is not below 15"},
		{name: "above the last band", rules: r13,
			change: func(c *rental.Claim) { c.Income = tabletest.Dec(t, "49590.01") }, kind: rule.ErrNotApplicable,
			says: "above the last band, 24795"},
		{name: "从化 has no factor", rules: r13, change: func(c *rental.Claim) { c.District = rental.Conghua },
			kind: rule.ErrNotApplicable, says: "district"},
		{name: "萝岗 had none in 2015", rules: rental.Rules2015(),
			change: func(c *rental.Claim) { c.District = rental.Luogang }, kind: rule.ErrNotApplicable,
			says: "district"},
		{name: "no district", rules: r13, change: func(c *rental.Claim) { c.District = 0 }, kind: rule.ErrMissingField,
			says: "district is missing; use one of"},
		{name: "an unknown kind", rules: r13, change: func(c *rental.Claim) { c.Kinds = []rental.Kind{99} },
			kind: rule.ErrOutOfRange, says: "kinds[0] invalid(99)"},
		{name: "nobody", rules: r13, change: func(c *rental.Claim) { c.Persons = 0 }, kind: rule.ErrOutOfRange,
			says: "persons 0"},
		{name: "more count than there are", rules: r13, change: func(c *rental.Claim) { c.Counted = 3 },
			kind: rule.ErrOutOfRange, says: "counted 3"},
		{name: "a negative income", rules: r13, change: func(c *rental.Claim) { c.Income = decimal.New(-1, 0) },
			kind: rule.ErrOutOfRange, says: "income -1"},
		{name: "a number of thousands digits", rules: r13,
			change: func(c *rental.Claim) { c.OwnArea = decimal.New(1, 9999) }, kind: rule.ErrOutOfRange, says: "9999"},
		{name: "2024 without its attachment", rules: rental.Rules2024(), change: func(*rental.Claim) {},
			kind: rule.ErrNoRule, says: "no area standard is known for 2024-03"},
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
		name       string
		rules      rental.Rules
		kinds      []rental.Kind
		months     int
		registered bool
		want       bool
	}
	tabletest.Each(t, []row{
		{name: "2024, the severely disabled at once", rules: r24, kinds: []rental.Kind{rental.SevereDisability},
			months: 0, registered: false, want: true},
		{name: "2024, leaving care", rules: r24, kinds: []rental.Kind{rental.LeavingCare}, months: 0, registered: false,
			want: true},
		{name: "2024, another preferential kind is not", rules: r24, kinds: []rental.Kind{rental.NamedElsewhere},
			months: 0, registered: false, want: false},
		{name: "2024, sixty months are not above five", rules: r24, kinds: nil, months: 60, registered: true,
			want: false},
		{name: "2024, sixty-one", rules: r24, kinds: nil, months: 61, registered: true, want: true},
		{name: "2024, who never registered", rules: r24, kinds: nil, months: 61, registered: false, want: false},
		{name: "2013, nobody", rules: rental.Rules2013(), kinds: []rental.Kind{rental.Dibao}, months: 100,
			registered: true, want: false},
	}, func(t *testing.T, c row) {
		got, err := c.rules.MayDrawWhileWaiting(rental.Waiting{Kinds: c.kinds, Months: c.months,
			RegisteredInVain: c.registered})
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	never := r24
	never.WaitingMonths = 0 // no wait is long enough
	may, err := never.MayDrawWhileWaiting(rental.Waiting{Months: 61, RegisteredInVain: true})
	require.NoError(t, err)
	assert.False(t, may)
	_, err = r24.MayDrawWhileWaiting(rental.Waiting{Kinds: []rental.Kind{0}, Months: -1})
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
