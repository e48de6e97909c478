package family_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/rule"
)

func month(t testing.TB, text string) rule.Month {
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

// 条例 art. 36(1) for the reward, 2.6 of the 2014 notice for the higher special support: 60 for men, 55 for women.
func TestEntitlement(t *testing.T) {
	type c struct {
		name             string
		scheme           family.Scheme
		sex              family.Sex
		birth, month     string
		eligible, higher bool
		since            string
	}
	tabletest.Each(t, []c{
		{name: "reward, man, the month before 60", scheme: family.Reward, sex: family.Male, birth: "1964-05",
			month: "2024-04", eligible: false, higher: false, since: "2024-05"},
		{name: "reward, man, the month of 60", scheme: family.Reward, sex: family.Male, birth: "1964-05",
			month: "2024-05", eligible: true, higher: false, since: "2024-05"},
		{name: "reward, man, the month after", scheme: family.Reward, sex: family.Male, birth: "1964-05",
			month: "2024-06", eligible: true, higher: false, since: "2024-05"},
		{name: "reward, woman, the month before 55", scheme: family.Reward, sex: family.Female, birth: "1969-12",
			month: "2024-11", eligible: false, higher: false, since: "2024-12"},
		{name: "reward, woman, the month of 55", scheme: family.Reward, sex: family.Female, birth: "1969-12",
			month: "2024-12", eligible: true, higher: false, since: "2024-12"},
		{name: "special, man under 60: the lower amount", scheme: family.Special, sex: family.Male, birth: "1964-05",
			month: "2024-04", eligible: true, higher: false, since: "2024-05"},
		{name: "special, man of 60: the higher amount", scheme: family.Special, sex: family.Male, birth: "1964-05",
			month: "2024-05", eligible: true, higher: true, since: "2024-05"},
		{name: "special, woman under 55: the lower amount", scheme: family.Special, sex: family.Female,
			birth: "1970-01", month: "2024-12", eligible: true, higher: false, since: "2025-01"},
		{name: "special, woman of 55: the higher amount", scheme: family.Special, sex: family.Female, birth: "1970-01",
			month: "2025-01", eligible: true, higher: true, since: "2025-01"},
		{name: "special, woman of 58, where a man has to wait", scheme: family.Special, sex: family.Female,
			birth: "1966-03", month: "2024-03", eligible: true, higher: true, since: "2021-03"},
		{name: "special, man of 58", scheme: family.Special, sex: family.Male, birth: "1966-03", month: "2024-03",
			eligible: true, higher: false, since: "2026-03"},
		{name: "the month of birth itself", scheme: family.Reward, sex: family.Male, birth: "2024-01", month: "2024-01",
			eligible: false, higher: false, since: "2084-01"},
	}, func(t *testing.T, c c) {
		got, err := family.Entitlement(family.Guangzhou2021(),
			family.Parent{Scheme: c.scheme, Sex: c.sex, Birth: month(t, c.birth), Month: month(t, c.month)})
		require.NoError(t, err)
		assert.Equal(t, c.eligible, got.Eligible)
		assert.Equal(t, c.higher, got.HigherAmount)
		assert.Equal(t, c.since, got.Since.String())
		if c.scheme == family.Special {
			assert.True(t, got.PaidFrom.IsZero(), "the special support has no age to begin at")
			return
		}
		assert.Equal(t, got.Since.Add(1), got.PaidFrom, "the reward is paid from the month after")
	})
}

func TestEntitlementRefuses(t *testing.T) {
	born, now := month(t, "1964-05"), month(t, "2024-05")
	type c struct {
		name   string
		params family.Params
		scheme family.Scheme
		sex    family.Sex
		birth  rule.Month
		month  rule.Month
		code   string
	}
	tabletest.Each(t, []c{
		{name: "no parameters", params: family.Params{}, scheme: family.Reward, sex: family.Male, birth: born,
			month: now, code: "out_of_range"},
		{name: "no scheme", params: family.Guangzhou2021(), scheme: 0, sex: family.Male, birth: born, month: now,
			code: "missing_field"},
		{name: "no sex", params: family.Guangzhou2021(), scheme: family.Reward, sex: 3, birth: born, month: now,
			code: "out_of_range"},
		{name: "no birth", params: family.Guangzhou2021(), scheme: family.Reward, sex: family.Male, birth: rule.Month{},
			month: now, code: "missing_field"},
		{name: "no month", params: family.Guangzhou2021(), scheme: family.Reward, sex: family.Male, birth: born,
			month: rule.Month{}, code: "missing_field"},
		{name: "before the birth", params: family.Guangzhou2021(), scheme: family.Reward, sex: family.Male, birth: now,
			month: born, code: "bad_date"},
		{name: "several bad at once", params: family.Guangzhou2021(), scheme: 9, sex: 9, birth: rule.Month{},
			month: now, code: "out_of_range"},
	}, func(t *testing.T, c c) {
		_, err := family.Entitlement(c.params, family.Parent{Scheme: c.scheme, Sex: c.sex, Birth: c.birth,
			Month: c.month})
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
	late := family.Guangzhou2021()
	late.Force.Until = rule.DateOf(2200, 12, 31)
	got, err := family.Entitlement(late, family.Parent{Scheme: family.Reward, Sex: family.Male,
		Birth: month(t, "2150-01"), Month: month(t, "2200-11")})
	require.NoError(t, err)
	assert.Equal(t, family.Support{}, got, "an age reached after 2200 is not reached")
}

func TestAmount(t *testing.T) {
	// The amounts are the tests' own; no table of Guangzhou's was seen.
	table := []family.Standard{
		{From: month(t, "2014-01"), Basic: decimal.New(300, 0), Higher: decimal.New(500, 0)},
		{From: month(t, "2016-07"), Basic: decimal.New(400, 0), Higher: decimal.New(650, 0)},
	}
	type c struct {
		name    string
		support family.Support
		month   string
		want    string
	}
	tabletest.Each(t, []c{
		{name: "lower amount, first month of the table", support: family.Support{Eligible: true}, month: "2014-01",
			want: "300"},
		{name: "lower amount, last month before the new one", support: family.Support{Eligible: true}, month: "2016-06",
			want: "300"},
		{name: "higher amount in the first month of the new",
			support: family.Support{Eligible: true, HigherAmount: true}, month: "2016-07", want: "650"},
		{name: "higher amount, long after", support: family.Support{Eligible: true, HigherAmount: true},
			month: "2030-01", want: "650"},
		{name: "not eligible", support: family.Support{}, month: "2016-07", want: "0"},
	}, func(t *testing.T, c c) {
		got, err := family.Amount(table, c.support, month(t, c.month))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := family.Amount(table, family.Support{Eligible: true}, month(t, "2013-12"))
	assert.Equal(t, "no_rule", rule.CodeOf(err))
	assert.ErrorContains(t, err, "2014-01")
	_, err = family.Amount(table, family.Support{Eligible: true}, rule.Month{})
	assert.Equal(t, "no_rule", rule.CodeOf(err))
	_, err = family.Amount(nil, family.Support{}, month(t, "2014-01"))
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	_, err = family.Amount([]family.Standard{table[1], table[0]}, family.Support{}, month(t, "2014-01"))
	assert.Equal(t, "bad_date", rule.CodeOf(err))
	_, err = family.Amount([]family.Standard{{From: month(t, "2014-01"), Basic: decimal.New(-1, 0),
		Higher: decimal.New(1, 9999)}}, family.Support{}, month(t, "2014-01"))
	assert.ErrorContains(t, err, "basic")
	assert.ErrorContains(t, err, "higher")
}

// 条例 art. 36(1): 10 yuan a month, half from each employer, from the certificate to the child's 14th birthday.
func TestOneChildFee(t *testing.T) {
	type c struct{ name, certificate, month, total, each string }
	tabletest.Each(t, []c{
		{name: "the month of the certificate", certificate: "2022-03", month: "2022-03", total: "10", each: "5"},
		{name: "the month before it", certificate: "2022-03", month: "2022-02", total: "0", each: "0"},
		{name: "a certificate of long ago", certificate: "2010-06", month: "2021-12", total: "10", each: "5"},
		{name: "the month of the 14th birthday", certificate: "2012-03", month: "2024-06", total: "10", each: "5"},
		{name: "the month after", certificate: "2012-03", month: "2024-07", total: "0", each: "0"},
		{name: "a certificate after the 14th birthday", certificate: "2024-07", month: "2024-07", total: "0",
			each: "0"},
	}, func(t *testing.T, c c) {
		got, err := family.OneChildFee(family.Guangzhou2021(), month(t, "2010-06"), month(t, c.certificate),
			month(t, c.month))
		require.NoError(t, err)
		tabletest.Equal(t, c.total, got.Total)
		tabletest.Equal(t, c.each, got.EachParent)
		assert.Equal(t, "2024-06", got.Last.String())
	})
	_, err := family.OneChildFee(family.Guangzhou2021(), month(t, "2010-06"), month(t, "2010-05"), month(t, "2022-01"))
	assert.ErrorContains(t, err, "certificate_month 2010-05")
	_, err = family.OneChildFee(family.Params{}, rule.Month{}, rule.Month{}, rule.Month{})
	assert.ErrorContains(t, err, "certificate")
	assert.ErrorContains(t, err, "birth_month")
	assert.ErrorContains(t, err, "fee_until_age")
}

// 条例 art. 36(5).
func TestCareLeave(t *testing.T) {
	type c struct {
		name, month string
		hospital    bool
		days        int
		modality    rule.Modality
	}
	tabletest.Each(t, []c{
		{name: "the month before 60", month: "2024-04", hospital: true, days: 0, modality: rule.Exact},
		{name: "the month of 60", month: "2024-05", hospital: false, days: 5, modality: rule.Exact},
		{name: "in hospital: up to 15", month: "2024-05", hospital: true, days: 15, modality: rule.AtMost},
		{name: "in a later year, alone", month: "2027-01", hospital: false, days: 5, modality: rule.Exact},
	}, func(t *testing.T, c c) {
		got, err := family.CareLeave(family.Guangzhou2021(), month(t, "1964-05"), month(t, c.month), c.hospital)
		require.NoError(t, err)
		assert.Equal(t, family.Leave{Days: c.days, Modality: c.modality}, got)
	})
	_, err := family.CareLeave(family.Guangzhou2021(), rule.Month{}, month(t, "2024-05"), false)
	assert.Equal(t, "missing_field", rule.CodeOf(err))
}

// The text is 条例 as amended 2021-12-01; it was last looked at in 2026 and holds to 2027-12.
func TestMonthsOfTheRegulation(t *testing.T) {
	p, old := family.Guangzhou2021(), month(t, "1960-01")
	for _, c := range []struct{ name, month, code string }{
		{name: "the month before the amendment", month: "2021-11", code: "no_rule"},
		{name: "its first month", month: "2021-12"},
		{name: "the last month it holds to", month: "2027-12"},
		{name: "the month after", month: "2028-01", code: "no_rule"},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := month(t, c.month)
			_, err := family.Entitlement(p, family.Parent{Scheme: family.Reward, Sex: family.Male, Birth: old,
				Month: at})
			_, feeErr := family.OneChildFee(p, month(t, "2010-06"), month(t, "2010-06"), at)
			_, leaveErr := family.CareLeave(p, old, at, false)
			for _, err := range []error{err, feeErr, leaveErr} {
				assert.Equal(t, c.code, rule.CodeOf(err))
			}
		})
	}
	p.Force = rule.Span{}
	assert.ErrorContains(t, p.Check(), "force")
}

// Once reached an age stays reached, the month of Since is exactly the first, and a woman is never later than a man.
func FuzzEntitlement(f *testing.F) {
	f.Add(uint16(29), uint16(720), true)
	f.Add(uint16(37), uint16(659), false)
	f.Fuzz(func(t *testing.T, asked, age uint16, special bool) {
		scheme := family.Reward
		if special {
			scheme = family.Special
		}
		at := rule.MonthOf(2021, 12).Add(int(asked % 73)) // to 2027-12
		birth := at.Add(-int(age % 1200))
		p := family.Guangzhou2021()
		man, err := family.Entitlement(p, family.Parent{Scheme: scheme, Sex: family.Male, Birth: birth, Month: at})
		require.NoError(t, err)
		woman, err := family.Entitlement(p, family.Parent{Scheme: scheme, Sex: family.Female, Birth: birth, Month: at})
		require.NoError(t, err)
		assert.Equal(t, int(age%1200) >= 720, man.Eligible && (!special || man.HigherAmount))
		assert.Equal(t, int(age%1200) >= 660, woman.Eligible && (!special || woman.HigherAmount))
		assert.Equal(t, 720, man.Since.Sub(birth))
		assert.Equal(t, 660, woman.Since.Sub(birth))
	})
}

func ExampleEntitlement() {
	support, err := family.Entitlement(family.Guangzhou2021(),
		family.Parent{Scheme: family.Special, Sex: family.Female, Birth: rule.MonthOf(1970, 3),
			Month: rule.MonthOf(2025, 2)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(support.Eligible, support.HigherAmount, support.Since)
	// Output: true false 2025-03
}
