package resident_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/rule"
)

// shenzhen are the tiers and subsidies of 深府〔2015〕49号, which prints 粤府〔2014〕37号: ten tiers, 3 yuan for each year past
// 15.
func shenzhen(t testing.TB) resident.Params {
	p := resident.Params{Subsidies: resident.Subsidies{MaxSubsidy: tabletest.Dec(t, "120")},
		LongPay: resident.LongPay{ExtraAfter: 15, ExtraPerYear: tabletest.Dec(t, "3")}}
	for _, row := range [][2]string{{"120", "30"}, {"240", "40"}, {"360", "50"}, {"480", "60"}, {"600", "70"},
		{"960", "80"}, {"1200", "90"}, {"1800", "100"}, {"2400", "110"}, {"3600", "120"}} {
		p.Tiers = append(p.Tiers, resident.Tier{Amount: tabletest.Dec(t, row[0]), Subsidy: tabletest.Dec(t, row[1])})
	}
	return p
}

// given reads an amount, 0 for the empty text.
func given(t testing.TB, text string) decimal.Decimal {
	t.Helper()
	if text == "" {
		return decimal.Decimal{}
	}
	return tabletest.Dec(t, text)
}

func TestContribute(t *testing.T) {
	type row struct {
		tier, paidFor, aid, donation string
		arrears                      bool
		own, subsidy, total          string
	}
	tabletest.Run(t, map[string]row{
		"the lowest tier":                              {"120", "", "", "", false, "120", "30", "150"},
		"a middle tier":                                {"960", "", "", "", false, "960", "80", "1040"},
		"the highest tier":                             {"3600", "", "", "", false, "3600", "120", "3720"},
		"arrears have no subsidy, art. 14(1)":          {"3600", "", "", "", true, "3600", "0", "3600"},
		"aid up to the highest tier, art. 7":           {"120", "", "3600", "", false, "120", "30", "3750"},
		"the lowest tier paid for, art. 8(4)":          {"480", "120", "", "", false, "360", "60", "540"},
		"all of the lowest tier paid for":              {"120", "120", "", "", false, "0", "30", "150"},
		"arrears keep aid and donations":               {"240", "", "100", "50.50", true, "240", "0", "390.50"},
		"everything goes to the account, art. 11":      {"1800", "100", "200", "300", false, "1700", "100", "2400"},
		"a tier may be written with fen":               {"600.00", "", "", "", false, "600", "70", "670"},
		"shenzhen's 100 for the disabled, tier of 120": {"120", "100", "", "", false, "20", "30", "150"},
	}, func(t *testing.T, c row) {
		got, err := resident.Contribute(shenzhen(t),
			resident.Contribution{Tier: tabletest.Dec(t, c.tier), Arrears: c.arrears,
				PaidFor: given(t, c.paidFor), Aid: given(t, c.aid), Donation: given(t, c.donation)})
		require.NoError(t, err)
		tabletest.Equal(t, c.own, got.Own)
		tabletest.Equal(t, c.subsidy, got.Subsidy)
		tabletest.Equal(t, c.total, got.Total)
		assert.Equal(t, rule.LimitNone, got.Limit)
	})
}

// TestSubsidyStopsAtTheHighestAmount: the notice's ceiling cuts the upper tiers, and the credit says so.
func TestSubsidyStopsAtTheHighestAmount(t *testing.T) {
	p := shenzhen(t)
	p.MaxSubsidy = tabletest.Dec(t, "100")
	last := decimal.Decimal{}
	for _, tier := range p.Tiers {
		got, err := resident.Contribute(p, resident.Contribution{Tier: tier.Amount})
		require.NoError(t, err)
		assert.True(t, got.Subsidy.GreaterThanOrEqual(last), "the subsidy rises with the tier")
		assert.Equal(t, tier.Amount.GreaterThan(tabletest.Dec(t, "1800")), got.Limit == rule.LimitCeiling)
		last = got.Subsidy
	}
	tabletest.Equal(t, "100", last)
}

func TestContributeRefuses(t *testing.T) {
	type row struct {
		in   resident.Contribution
		says string
	}
	tabletest.Run(t, map[string]row{
		"an amount between two tiers": {resident.Contribution{Tier: tabletest.Dec(t, "500")},
			"tier 500 is not a tier"},
		"no tier": {resident.Contribution{}, "tier 0 is not a tier"},
		"aid above the highest tier": {resident.Contribution{Tier: tabletest.Dec(t, "120"),
			Aid: tabletest.Dec(t, "3600.01")}, "aid 3600.01 is above the highest tier, 3600"},
		"more paid for than the lowest": {resident.Contribution{Tier: tabletest.Dec(t, "480"),
			PaidFor: tabletest.Dec(t, "121")}, "paid_for 121 is above the lowest tier, 120"},
		"a negative donation": {resident.Contribution{Tier: tabletest.Dec(t, "120"),
			Donation: tabletest.Dec(t, "-1")}, "donation -1 is below 0"},
		"an amount of too great an exponent": {resident.Contribution{Tier: decimal.New(1, 9999)}, "exponent 9999"},
	}, func(t *testing.T, c row) {
		_, err := resident.Contribute(shenzhen(t), c.in)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
	_, err := resident.Contribute(shenzhen(t), resident.Contribution{Tier: tabletest.Dec(t, "500"),
		Aid: tabletest.Dec(t, "9999"), PaidFor: tabletest.Dec(t, "999")})
	for _, field := range []string{"tier 500", "paid_for 999", "aid 9999"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestParamsRefused(t *testing.T) {
	type row struct {
		change func(*resident.Params)
		says   string
	}
	tabletest.Run(t, map[string]row{
		"zero value": {func(p *resident.Params) { *p = resident.Params{} }, "tiers 0"},
		"tiers that fall": {func(p *resident.Params) { p.Tiers[1].Amount = tabletest.Dec(t, "100") },
			"is not above the tier before it"},
		"two equal tiers": {func(p *resident.Params) { p.Tiers[1].Amount = tabletest.Dec(t, "120") },
			"is not above the tier before it"},
		"a subsidy that falls": {func(p *resident.Params) { p.Tiers[1].Subsidy = tabletest.Dec(t, "20") },
			"below that of the lower tier"},
		"a tier of 0": {func(p *resident.Params) { p.Tiers[0].Amount = decimal.Decimal{} },
			"amount 0 is below 1"},
		"a negative subsidy": {func(p *resident.Params) { p.Tiers[0].Subsidy = tabletest.Dec(t, "-1") },
			"subsidy -1"},
		"a negative ceiling":    {func(p *resident.Params) { p.MaxSubsidy = tabletest.Dec(t, "-1") }, "max_subsidy"},
		"no years for the rise": {func(p *resident.Params) { p.ExtraAfter = 0 }, "extra_after 0"},
		"a negative rise": {func(p *resident.Params) { p.ExtraPerYear = tabletest.Dec(t, "-3") },
			"extra_per_year"},
		"aid subsidies that fall": {func(p *resident.Params) { p.Tiers[0].AidSubsidy = tabletest.Dec(t, "5") },
			"aid_subsidy 0 is below that of the lower tier"},
		"a negative aid subsidy": {func(p *resident.Params) { p.Tiers[0].AidSubsidy = tabletest.Dec(t, "-1") },
			"aid_subsidy -1"},
		"a negative sum in all": {func(p *resident.Params) { p.MaxInAll = decimal.NewNullDecimal(decimal.New(-1, 0)) },
			"max_in_all -1"},
		"too many tiers": {func(p *resident.Params) { p.Tiers = make([]resident.Tier, 101) }, "tiers 101"},
	}, func(t *testing.T, c row) {
		p := shenzhen(t)
		require.NoError(t, p.Check())
		c.change(&p)
		assert.ErrorContains(t, p.Check(), c.says)
		_, extra := p.Extra(20)
		_, credit := resident.Contribute(p, resident.Contribution{Tier: tabletest.Dec(t, "480")})
		require.ErrorContains(t, errors.Join(extra, credit), c.says, "what uses the figure refuses it")
	})
}

// TestExtra: 3 yuan for each full year past 15, art. 8(3).
func TestExtra(t *testing.T) {
	p := shenzhen(t)
	for years, want := range map[int]string{0: "0", 14: "0", 15: "0", 16: "3", 20: "15", 45: "90"} {
		got, err := p.Extra(years)
		require.NoError(t, err)
		tabletest.Equal(t, want, got)
	}
	_, err := p.Extra(-1)
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
}

func FuzzContribute(f *testing.F) {
	f.Add(0, false, int64(0), int64(0), int64(12000))
	f.Add(9, true, int64(12000), int64(360000), int64(5000))
	f.Add(-1, false, int64(-1), int64(1), int64(0))
	f.Fuzz(func(t *testing.T, tier int, arrears bool, paidFor, aid, most int64) {
		p := shenzhen(t)
		p.MaxSubsidy = decimal.New(most, -2)
		in := resident.Contribution{Tier: decimal.New(int64(tier), 0), Arrears: arrears,
			PaidFor: decimal.New(paidFor, -2), Aid: decimal.New(aid, -2)}
		if tier >= 0 && tier < len(p.Tiers) {
			in.Tier = p.Tiers[tier].Amount
		}
		got, err := resident.Contribute(p, in)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.True(t, got.Total.Equal(in.Tier.Add(got.Subsidy).Add(in.Aid)), "all of it goes to the account")
		assert.True(t, got.Subsidy.LessThanOrEqual(p.MaxSubsidy))
		assert.False(t, got.Own.IsNegative())
	})
}
