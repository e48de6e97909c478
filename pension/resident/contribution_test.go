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
		name, tier, paidFor, aid, donation string
		arrears                            bool
		own, subsidy, total                string
	}
	tabletest.Each(t, []row{
		{name: "the lowest tier", tier: "120", paidFor: "", aid: "", donation: "", arrears: false, own: "120",
			subsidy: "30", total: "150"},
		{name: "a middle tier", tier: "960", paidFor: "", aid: "", donation: "", arrears: false, own: "960",
			subsidy: "80", total: "1040"},
		{name: "the highest tier", tier: "3600", paidFor: "", aid: "", donation: "", arrears: false, own: "3600",
			subsidy: "120", total: "3720"},
		{name: "arrears have no subsidy, art. 14(1)", tier: "3600", paidFor: "", aid: "", donation: "", arrears: true,
			own: "3600", subsidy: "0", total: "3600"},
		{name: "aid up to the highest tier, art. 7", tier: "120", paidFor: "", aid: "3600", donation: "",
			arrears: false, own: "120", subsidy: "30", total: "3750"},
		{name: "the lowest tier paid for, art. 8(4)", tier: "480", paidFor: "120", aid: "", donation: "",
			arrears: false, own: "360", subsidy: "60", total: "540"},
		{name: "all of the lowest tier paid for", tier: "120", paidFor: "120", aid: "", donation: "", arrears: false,
			own: "0", subsidy: "30", total: "150"},
		{name: "arrears keep aid and donations", tier: "240", paidFor: "", aid: "100", donation: "50.50", arrears: true,
			own: "240", subsidy: "0", total: "390.50"},
		{name: "everything goes to the account, art. 11", tier: "1800", paidFor: "100", aid: "200", donation: "300",
			arrears: false, own: "1700", subsidy: "100", total: "2400"},
		{name: "a tier may be written with fen", tier: "600.00", paidFor: "", aid: "", donation: "", arrears: false,
			own: "600", subsidy: "70", total: "670"},
		{name: "shenzhen's 100 for the disabled, tier of 120", tier: "120", paidFor: "100", aid: "", donation: "",
			arrears: false, own: "20", subsidy: "30", total: "150"},
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
		name string
		in   resident.Contribution
		says string
	}
	tabletest.Each(t, []row{
		{name: "an amount between two tiers", in: resident.Contribution{Tier: tabletest.Dec(t, "500")},
			says: "tier 500 is not a tier"},
		{name: "no tier", in: resident.Contribution{}, says: "tier 0 is not a tier"},
		{name: "aid above the highest tier", in: resident.Contribution{Tier: tabletest.Dec(t, "120"),
			Aid: tabletest.Dec(t, "3600.01")}, says: "aid 3600.01 is above the highest tier, 3600"},
		{name: "more paid for than the lowest", in: resident.Contribution{Tier: tabletest.Dec(t, "480"),
			PaidFor: tabletest.Dec(t, "121")}, says: "paid_for 121 is above the lowest tier, 120"},
		{name: "a negative donation", in: resident.Contribution{Tier: tabletest.Dec(t, "120"),
			Donation: tabletest.Dec(t, "-1")}, says: "donation -1 is below 0"},
		{name: "an amount of too great an exponent", in: resident.Contribution{Tier: decimal.New(1, 9999)},
			says: "exponent 9999"},
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
		name   string
		change func(*resident.Params)
		says   string
	}
	tabletest.Each(t, []row{
		{name: "zero value", change: func(p *resident.Params) { *p = resident.Params{} }, says: "tiers 0"},
		{name: "tiers that fall", change: func(p *resident.Params) { p.Tiers[1].Amount = tabletest.Dec(t, "100") },
			says: "is not above the tier before it"},
		{name: "two equal tiers", change: func(p *resident.Params) { p.Tiers[1].Amount = tabletest.Dec(t, "120") },
			says: "is not above the tier before it"},
		{name: "a subsidy that falls", change: func(p *resident.Params) { p.Tiers[1].Subsidy = tabletest.Dec(t, "20") },
			says: "below that of the lower tier"},
		{name: "a tier of 0", change: func(p *resident.Params) { p.Tiers[0].Amount = decimal.Decimal{} },
			says: "amount 0 is below 1"},
		{name: "a negative subsidy", change: func(p *resident.Params) { p.Tiers[0].Subsidy = tabletest.Dec(t, "-1") },
			says: "subsidy -1"},
		{name: "a negative ceiling", change: func(p *resident.Params) { p.MaxSubsidy = tabletest.Dec(t, "-1") },
			says: "max_subsidy"},
		{name: "no years for the rise", change: func(p *resident.Params) { p.ExtraAfter = 0 }, says: "extra_after 0"},
		{name: "a negative rise", change: func(p *resident.Params) { p.ExtraPerYear = tabletest.Dec(t, "-3") },
			says: "extra_per_year"},
		{name: "aid subsidies that fall",
			change: func(p *resident.Params) { p.Tiers[0].AidSubsidy = tabletest.Dec(t, "5") },
			says:   "aid_subsidy 0 is below that of the lower tier"},
		{name: "a negative aid subsidy",
			change: func(p *resident.Params) { p.Tiers[0].AidSubsidy = tabletest.Dec(t, "-1") },
			says:   "aid_subsidy -1"},
		{name: "a negative sum in all",
			change: func(p *resident.Params) { p.MaxInAll = decimal.NewNullDecimal(decimal.New(-1, 0)) },
			says:   "max_in_all -1"},
		{name: "too many tiers", change: func(p *resident.Params) { p.Tiers = make([]resident.Tier, 101) },
			says: "tiers 101"},
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
