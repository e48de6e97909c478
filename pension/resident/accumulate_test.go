package resident_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/rule"
)

// guangzhou are the city's seven tiers from 2021-06 with the subsidies on the own contribution and on collective aid,
// 21,600 yuan of subsidies in all and 6 yuan for each year past 15, as the copies of one table have them.
func guangzhou(t testing.TB) resident.Params {
	t.Helper()
	p := resident.Params{Subsidies: resident.Subsidies{MaxSubsidy: tabletest.Dec(t, "1440")},
		LongPay: resident.LongPay{ExtraAfter: 15, ExtraPerYear: tabletest.Dec(t, "6")}}
	p.MaxInAll = decimal.NewNullDecimal(tabletest.Dec(t, "21600"))
	for _, row := range [][3]string{{"360", "420", "300"}, {"600", "600", "420"}, {"900", "780", "480"},
		{"1200", "870", "480"}, {"1800", "960", "480"}, {"3600", "960", "480"}, {"4800", "960", "480"}} {
		p.Tiers = append(p.Tiers, resident.Tier{Amount: tabletest.Dec(t, row[0]), Subsidy: tabletest.Dec(t, row[1]),
			AidSubsidy: tabletest.Dec(t, row[2])})
	}
	return p
}

// career is so many equal years and the pension they give at 60: a basic pension of 237 yuan, 6.00 for the 16th year
// and the balance by 139.
type career struct {
	name, tier              string
	years                   int
	uncut, subsidy, balance string
	account, total          string
}

// own are careers on the own contribution alone: years x (tier + subsidy).
func own() []career {
	return []career{
		{name: "tier 360, 15 years", tier: "360", years: 15, uncut: "6300", subsidy: "6300",
			balance: "11700", account: "84.17", total: "321.17"},
		{name: "tier 360, 16 years", tier: "360", years: 16, uncut: "6720", subsidy: "6720",
			balance: "12480", account: "89.78", total: "332.78"},
		{name: "tier 600, 15 years", tier: "600", years: 15, uncut: "9000", subsidy: "9000",
			balance: "18000", account: "129.50", total: "366.50"},
		{name: "tier 600, 16 years", tier: "600", years: 16, uncut: "9600", subsidy: "9600",
			balance: "19200", account: "138.13", total: "381.13"},
		{name: "tier 900, 15 years", tier: "900", years: 15, uncut: "11700", subsidy: "11700",
			balance: "25200", account: "181.29", total: "418.29"},
		{name: "tier 900, 16 years", tier: "900", years: 16, uncut: "12480", subsidy: "12480",
			balance: "26880", account: "193.38", total: "436.38"},
		{name: "tier 1200, 15 years", tier: "1200", years: 15, uncut: "13050", subsidy: "13050",
			balance: "31050", account: "223.38", total: "460.38"},
		{name: "tier 1200, 16 years", tier: "1200", years: 16, uncut: "13920", subsidy: "13920",
			balance: "33120", account: "238.27", total: "481.27"},
		{name: "tier 1800, 15 years", tier: "1800", years: 15, uncut: "14400", subsidy: "14400",
			balance: "41400", account: "297.84", total: "534.84"},
		{name: "tier 1800, 16 years", tier: "1800", years: 16, uncut: "15360", subsidy: "15360",
			balance: "44160", account: "317.70", total: "560.70"},
		{name: "tier 3600, 15 years", tier: "3600", years: 15, uncut: "14400", subsidy: "14400",
			balance: "68400", account: "492.09", total: "729.09"},
		{name: "tier 3600, 16 years", tier: "3600", years: 16, uncut: "15360", subsidy: "15360",
			balance: "72960", account: "524.89", total: "767.89"},
		{name: "tier 4800, 15 years", tier: "4800", years: 15, uncut: "14400", subsidy: "14400",
			balance: "86400", account: "621.58", total: "858.58"},
		{name: "tier 4800, 16 years", tier: "4800", years: 16, uncut: "15360", subsidy: "15360",
			balance: "92160", account: "663.02", total: "906.02"},
	}
}

// aided are careers with collective aid of the same tier: years x (2 x tier) and years x (subsidy + subsidy on aid), of
// which at most 21,600 are paid: 16 years of the highest are 16 x (960 + 480) = 23,040.
func aided() []career {
	return []career{
		{name: "tier 360, 15 years", tier: "360", years: 15, uncut: "10800", subsidy: "10800",
			balance: "21600", account: "155.40", total: "392.40"},
		{name: "tier 360, 16 years", tier: "360", years: 16, uncut: "11520", subsidy: "11520",
			balance: "23040", account: "165.76", total: "408.76"},
		{name: "tier 600, 15 years", tier: "600", years: 15, uncut: "15300", subsidy: "15300",
			balance: "33300", account: "239.57", total: "476.57"},
		{name: "tier 600, 16 years", tier: "600", years: 16, uncut: "16320", subsidy: "16320",
			balance: "35520", account: "255.54", total: "498.54"},
		{name: "tier 900, 15 years", tier: "900", years: 15, uncut: "18900", subsidy: "18900",
			balance: "45900", account: "330.22", total: "567.22"},
		{name: "tier 900, 16 years", tier: "900", years: 16, uncut: "20160", subsidy: "20160",
			balance: "48960", account: "352.23", total: "595.23"},
		{name: "tier 1200, 15 years", tier: "1200", years: 15, uncut: "20250", subsidy: "20250",
			balance: "56250", account: "404.68", total: "641.68"},
		{name: "tier 1200, 16 years", tier: "1200", years: 16, uncut: "21600", subsidy: "21600",
			balance: "60000", account: "431.65", total: "674.65"},
		{name: "tier 1800, 15 years", tier: "1800", years: 15, uncut: "21600", subsidy: "21600",
			balance: "75600", account: "543.88", total: "780.88"},
		{name: "tier 1800, 16 years", tier: "1800", years: 16, uncut: "23040", subsidy: "21600",
			balance: "79200", account: "569.78", total: "812.78"},
		{name: "tier 3600, 15 years", tier: "3600", years: 15, uncut: "21600", subsidy: "21600",
			balance: "129600", account: "932.37", total: "1169.37"},
		{name: "tier 3600, 16 years", tier: "3600", years: 16, uncut: "23040", subsidy: "21600",
			balance: "136800", account: "984.17", total: "1227.17"},
		{name: "tier 4800, 15 years", tier: "4800", years: 15, uncut: "21600", subsidy: "21600",
			balance: "165600", account: "1191.37", total: "1428.37"},
		{name: "tier 4800, 16 years", tier: "4800", years: 16, uncut: "23040", subsidy: "21600",
			balance: "175200", account: "1260.43", total: "1503.43"},
	}
}

func (c career) check(t *testing.T, aid string) {
	t.Helper()
	p := guangzhou(t)
	in := resident.Contribution{Tier: tabletest.Dec(t, c.tier), Aid: given(t, aid)}
	got, err := resident.Accumulate(p, in, c.years)
	require.NoError(t, err)
	tabletest.Equal(t, c.uncut, got.Uncut)
	tabletest.Equal(t, c.subsidy, got.Subsidy)
	tabletest.Equal(t, c.balance, got.Total)
	assert.Equal(t, c.uncut != c.subsidy, got.Limit == rule.LimitCeiling)
	extra, err := p.Extra(c.years)
	require.NoError(t, err)
	tabletest.Equal(t, map[int]string{15: "0", 16: "6.00"}[c.years], extra)
	pension, err := resident.Monthly(resident.Claim{Basic: decimal.New(237, 0), Extra: extra, Balance: got.Total,
		Divisor: decimal.New(139, 0)})
	require.NoError(t, err)
	tabletest.Equal(t, c.account, pension.Account)
	tabletest.Equal(t, c.total, pension.Total)
}

func TestFifteenAndSixteenYearsInEachTier(t *testing.T) {
	for _, c := range own() {
		t.Run(c.name, func(t *testing.T) { c.check(t, "") })
	}
	for _, c := range aided() {
		t.Run(c.name+" with aid", func(t *testing.T) { c.check(t, c.tier) })
	}
}

// What was paid before counts: 21,000 leave 600 of the subsidies of one more year, 960 + 480; nothing is left of
// 21,600.
func TestSubsidiesInAllCountTheYearsBefore(t *testing.T) {
	for _, c := range []struct{ name, soFar, want string }{
		{name: "600 are left", soFar: "21000", want: "600"},
		{name: "nothing is left", soFar: "21600", want: "0"},
		{name: "more was paid than may be", soFar: "22000", want: "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := resident.Contribute(guangzhou(t), resident.Contribution{Tier: decimal.New(4800, 0),
				Aid: decimal.New(4800, 0), SoFar: tabletest.Dec(t, c.soFar)})
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got.Subsidy)
			assert.Equal(t, rule.LimitCeiling, got.Limit)
		})
	}
}

// Arrears have no subsidy, 粤府〔2014〕37号 art. 14(1), so aid on them need not be a tier (art. 7); aid and donations go to
// the account all the same.
func TestArrearsAccumulateWithoutSubsidy(t *testing.T) {
	got, err := resident.Accumulate(guangzhou(t), resident.Contribution{Tier: decimal.New(600, 0), Arrears: true,
		Aid: decimal.New(250, 0), PaidFor: decimal.New(100, 0), Donation: decimal.New(50, 0)}, 2)
	require.NoError(t, err)
	tabletest.Equal(t, "1000", got.Own)
	tabletest.Equal(t, "200", got.PaidFor)
	tabletest.Equal(t, "0", got.Subsidy)
	tabletest.Equal(t, "500", got.Aid)
	tabletest.Equal(t, "100", got.Donation)
	tabletest.Equal(t, "1800", got.Total)
}

func TestAccumulateRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		in    resident.Contribution
		years int
		says  string
	}{
		{name: "no years", in: resident.Contribution{Tier: decimal.New(600, 0)},
			says: "years 0 is not within 1 to 100"},
		{name: "aid that is no tier of a place with a subsidy on aid", years: 1, says: "aid 500 is not a tier",
			in: resident.Contribution{Tier: decimal.New(600, 0), Aid: decimal.New(500, 0)}},
		{name: "an unknown tier", years: 1,
			in: resident.Contribution{Tier: decimal.New(500, 0)}, says: "tier 500"},
		{name: "subsidies before below 0", years: 1,
			in: resident.Contribution{Tier: decimal.New(600, 0), SoFar: decimal.New(-1, 0)}, says: "so_far -1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := resident.Accumulate(guangzhou(t), c.in, c.years)
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.ErrorContains(t, err, c.says)
		})
	}
}
