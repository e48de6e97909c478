package tenure_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental/tenure"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func day(t testing.TB, text string) rule.Date {
	t.Helper()
	if text == "" {
		return rule.Date{}
	}
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

func maybe(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

func TestReview(t *testing.T) {
	type row struct {
		name                  string
		terms                 tenure.Terms
		support               tenure.Support
		start                 string
		last, applyBy, lateBy string
	}
	t13, t24 := tenure.Terms2013(), tenure.Terms2024()
	tabletest.Each(t, []row{
		{name: "2013, three years of subsidy", terms: t13, support: tenure.Subsidy, start: "2013-06-01",
			last: "2016-05-31", applyBy: "2016-02-29", lateBy: ""},
		{name: "2013, three years of contract", terms: t13, support: tenure.Contract, start: "2013-08-31",
			last: "2016-08-30", applyBy: "2016-05-30", lateBy: ""},
		{name: "2024, five years of subsidy", terms: t24, support: tenure.Subsidy, start: "2024-09-15",
			last: "2029-09-14", applyBy: "2029-06-14", lateBy: "2029-12-14"},
		{name: "2024, five years of contract", terms: t24, support: tenure.Contract, start: "2024-09-01",
			last: "2029-08-31", applyBy: "2029-05-31", lateBy: "2029-11-30"},
		{name: "2024, two years above the limits", terms: t24, support: tenure.Stay, start: "2029-01-01",
			last: "2030-12-31", applyBy: "2030-09-30", lateBy: "2031-03-31"},
		{name: "begun on a leap day", terms: t24, support: tenure.Contract, start: "2028-02-29", last: "2033-02-28",
			applyBy: "2032-11-30", lateBy: "2033-05-31"},
		{name: "2013, its last day", terms: t13, support: tenure.Subsidy, start: "2016-04-30", last: "2019-04-29",
			applyBy: "2019-01-29", lateBy: ""},
		{name: "2024, its first day", terms: t24, support: tenure.Subsidy, start: "2024-07-26", last: "2029-07-25",
			applyBy: "2029-04-25", lateBy: "2029-10-25"},
		{name: "2024, the first day of a stay", terms: t24, support: tenure.Stay, start: "2024-03-04",
			last: "2026-03-03", applyBy: "2025-12-03", lateBy: "2026-06-03"},
		{name: "2024, its last day", terms: t24, support: tenure.Stay, start: "2029-03-03", last: "2031-03-02",
			applyBy: "2030-12-02", lateBy: "2031-06-02"},
		{name: "three months before has no 31st", terms: t24, support: tenure.Contract, start: "2025-05-31",
			last: "2030-05-30", applyBy: "2030-02-28", lateBy: "2030-08-30"},
	}, func(t *testing.T, c row) {
		got, err := c.terms.Review(c.support, day(t, c.start))
		require.NoError(t, err)
		assert.Equal(t, tenure.Review{Last: day(t, c.last), ApplyBy: day(t, c.applyBy), LateBy: day(t, c.lateBy)}, got)
	})
	_, err := t13.Review(tenure.Stay, day(t, "2013-06-01"))
	require.ErrorIs(t, err, rule.ErrNotApplicable)
	_, err = t13.Review(0, rule.Date{})
	require.ErrorIs(t, err, rule.ErrMissingField)
	assert.ErrorContains(t, err, "support is missing")
	assert.ErrorContains(t, err, "start is missing")
	late := t24
	late.Force.Until = rule.DateOf(2200, 12, 31)
	_, err = late.Review(tenure.Contract, day(t, "2196-01-02"))
	assert.ErrorContains(t, err, "start 2196-01-02 gives a term that ends after 2200")
}

// A term begins under the text in force on its first day.
func TestReviewOutsideTheText(t *testing.T) {
	t13, t24 := tenure.Terms2013(), tenure.Terms2024()
	for _, c := range []struct {
		name    string
		terms   tenure.Terms
		support tenure.Support
		start   string
		says    string
	}{
		{name: "before 穗府办〔2013〕3号 art. 51", terms: t13, support: tenure.Contract, start: "2013-04-30",
			says: "art. 51 is in force from 2013-05-01 to 2016-04-30"},
		{name: "after its three years", terms: t13, support: tenure.Contract, start: "2016-05-01",
			says: "art. 51 is in force from 2013-05-01 to 2016-04-30"},
		{name: "before 穗府办规〔2024〕13号 art. 54", terms: t24, support: tenure.Contract, start: "2024-07-25",
			says: "art. 54 is in force from 2024-07-26 to 2029-03-03"},
		{name: "a stay before 穗建规字〔2024〕5号 sec. 7", terms: t24, support: tenure.Stay, start: "2024-03-03",
			says: "sec. 7 is in force from 2024-03-04 to 2029-03-03"},
		{name: "after its five years", terms: t24, support: tenure.Stay, start: "2029-03-04",
			says: "sec. 7 is in force from 2024-03-04 to 2029-03-03"},
	} {
		_, err := c.terms.Review(c.support, day(t, c.start))
		assert.ErrorIs(t, err, rule.ErrNoRule, c.name)
		assert.ErrorContains(t, err, c.says, c.name)
	}
}

func TestResume(t *testing.T) {
	late24, err := tenure.Terms2024().Review(tenure.Subsidy, day(t, "2024-09-15"))
	require.NoError(t, err)
	late13, err := tenure.Terms2013().Review(tenure.Subsidy, day(t, "2013-06-01"))
	require.NoError(t, err)
	t13, t24 := tenure.Terms2013(), tenure.Terms2024()
	type row struct {
		name            string
		terms           tenure.Terms
		review          tenure.Review
		filed, approved string
		from            rule.Month
		paidLate, lost  int
		backPay         string
	}
	tabletest.Each(t, []row{
		{name: "2024, in time and done in time", terms: t24, review: late24, filed: "2029-06-01",
			approved: "2029-08-20", from: rule.MonthOf(2029, 10), paidLate: 0, lost: 0, backPay: "0"},
		{name: "2024, done in the month of the end", terms: t24, review: late24, filed: "2029-06-01",
			approved: "2029-09-30", from: rule.MonthOf(2029, 10), paidLate: 0, lost: 0, backPay: "0"},
		{name: "2024, in time, done three months late", terms: t24, review: late24, filed: "2029-06-14",
			approved: "2029-12-20", from: rule.MonthOf(2029, 10), paidLate: 3, lost: 0, backPay: "1501.50"},
		{name: "2024, a day late: nothing is paid back", terms: t24, review: late24, filed: "2029-06-15",
			approved: "2029-12-20", from: rule.MonthOf(2030, 1), paidLate: 0, lost: 3, backPay: "0"},
		{name: "2024, a day late but done before the end", terms: t24, review: late24, filed: "2029-06-15",
			approved: "2029-09-01", from: rule.MonthOf(2029, 10), paidLate: 0, lost: 0, backPay: "0"},
		{name: "2024, the last day for papers", terms: t24, review: late24, filed: "2029-12-14", approved: "2030-02-01",
			from: rule.MonthOf(2030, 3), paidLate: 0, lost: 5, backPay: "0"},
		{name: "2013, in time", terms: t13, review: late13, filed: "2016-02-29", approved: "2016-07-15",
			from: rule.MonthOf(2016, 6), paidLate: 0, lost: 0, backPay: "0"},
		{name: "2013, late: from the month after", terms: t13, review: late13, filed: "2016-09-01",
			approved: "2016-10-10", from: rule.MonthOf(2016, 11), paidLate: 0, lost: 5, backPay: "0"},
	}, func(t *testing.T, c row) {
		got, err := c.terms.Resume(c.review, day(t, c.filed), day(t, c.approved), tabletest.Dec(t, "500.50"))
		require.NoError(t, err)
		assert.Equal(t, c.from, got.From)
		assert.Equal(t, c.paidLate, got.PaidLate)
		assert.Equal(t, c.lost, got.Lost)
		tabletest.Equal(t, c.backPay, got.BackPay)
	})
	_, err = t24.Resume(late24, day(t, "2029-12-15"), day(t, "2030-01-01"), decimal.Decimal{})
	require.ErrorIs(t, err, rule.ErrNotApplicable)
	_, err = t24.Resume(late24, day(t, "2029-06-02"), day(t, "2029-06-01"), decimal.Decimal{})
	assert.ErrorContains(t, err, "approved 2029-06-01 is before")
	_, err = t24.Resume(tenure.Review{}, rule.Date{}, rule.Date{}, decimal.New(-1, 0))
	for _, field := range []string{"last", "apply_by", "filed", "approved", "monthly -1"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestNeedsMeans(t *testing.T) {
	review, err := tenure.Terms2024().Review(tenure.Contract, day(t, "2024-09-01"))
	require.NoError(t, err)
	type c struct {
		name, filed  string
		old, changed bool
		want         bool
	}
	tabletest.Each(t, []c{
		{name: "all over 60", filed: "2029-05-01", old: true, changed: false, want: false},
		{name: "on the last late day", filed: "2029-11-30", old: true, changed: false, want: false},
		{name: "more than three months on", filed: "2029-12-01", old: true, changed: false, want: true},
		{name: "the family changed", filed: "2029-05-01", old: true, changed: true, want: true},
		{name: "one of them younger", filed: "2029-05-01", old: false, changed: false, want: true},
		{name: "younger, late and changed", filed: "2029-12-01", old: false, changed: true, want: true},
		{name: "over 60, filed in good day", filed: "2028-01-01", old: true, changed: false, want: false},
	}, func(t *testing.T, c c) {
		got, err := tenure.Terms2024().NeedsMeans(review, day(t, c.filed), c.old, c.changed)
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	old, err := tenure.Terms2013().Review(tenure.Contract, day(t, "2013-06-01"))
	require.NoError(t, err)
	got, err := tenure.Terms2013().NeedsMeans(old, day(t, "2016-01-01"), true, false)
	require.NoError(t, err)
	assert.True(t, got, "2013 has no such rule")
	_, err = tenure.Terms2024().NeedsMeans(tenure.Review{}, rule.Date{}, true, false)
	assert.ErrorContains(t, err, "filed")
}

func TestTransitionSubsidy(t *testing.T) {
	type c struct {
		name     string
		terms    tenure.Terms
		acquired bool
		want     string
		months   int
	}
	tabletest.Each(t, []c{
		// half of 643.55 is 321.775
		{name: "2013, half for six months", terms: tenure.Terms2013(), acquired: false, want: "321.78", months: 6},
		{name: "2013, a home acquired: none", terms: tenure.Terms2013(), acquired: true, want: "0", months: 0},
		{name: "2024, half for six months", terms: tenure.Terms2024(), acquired: false, want: "321.78", months: 6},
		{name: "2024 makes no such exception", terms: tenure.Terms2024(), acquired: true, want: "321.78", months: 6},
	}, func(t *testing.T, c c) {
		got, months, err := c.terms.TransitionSubsidy(tabletest.Dec(t, "643.55"), c.acquired)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
		assert.Equal(t, c.months, months)
	})
	_, _, err := tenure.Terms2013().TransitionSubsidy(decimal.New(-1, 0), false)
	assert.ErrorContains(t, err, "subsidy -1")
}

// home is a home of 1,500 yuan whose family paid so much, with amounts of the test's own.
func home(t testing.TB, net, income string) tenure.Transition {
	home := tenure.Home{Project: tabletest.Dec(t, "1500"), Preferential: maybe(t, "200"),
		Income: tabletest.Dec(t, income)}
	return tenure.Transition{Home: home, CostRent: maybe(t, "100"), Net: tabletest.Dec(t, net), Banded: true}
}

// overLimit is the same home against limits of 60,000 and 200,000.
func overLimit(t testing.TB, income, assets string) tenure.OverLimit {
	return tenure.OverLimit{Home: home(t, "0", income).Home, IncomeLimit: tabletest.Dec(t, "60000"),
		Assets: tabletest.Dec(t, assets), AssetLimit: tabletest.Dec(t, "200000")}
}

func TestTransitionRent(t *testing.T) {
	plain := home(t, "0", "3600")
	plain.Banded = false
	type row struct {
		name   string
		terms  tenure.Terms
		home   tenure.Transition
		want   string
		capped bool
	}
	t13, t24 := tenure.Terms2013(), tenure.Terms2024()
	tabletest.Each(t, []row{
		{name: "2013, half the allowance is left: 1500 - 630", terms: t13, home: home(t, "240", "60000"), want: "870",
			capped: false},
		{name: "2013, half the cost rent", terms: t13, home: plain, want: "50", capped: false},
		{name: "2024, half the relief is left", terms: t24, home: home(t, "750", "120000"), want: "1125",
			capped: false},
		{name: "2024, 15 % of 7500 is just that", terms: t24, home: home(t, "750", "90000"), want: "1125",
			capped: false},
		{name: "2024, 15 % of 5000", terms: t24, home: home(t, "750", "60000"), want: "750", capped: true},
		{name: "2024, the preferential rent at least", terms: t24, home: home(t, "750", "12000"), want: "200",
			capped: true},
		{name: "2024, half the cost rent, below every floor", terms: t24, home: plain, want: "50", capped: false},
	}, func(t *testing.T, c row) {
		got, err := c.terms.TransitionRent(c.home)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Rent)
		assert.Equal(t, c.capped, got.Capped)
	})
	bare := tenure.Transition{Home: tenure.Home{Project: decimal.New(1500, 0)}}
	_, err := t13.TransitionRent(bare)
	require.ErrorIs(t, err, rule.ErrMissingField)
	assert.ErrorContains(t, err, "cost_rent")
	bare.Banded = true
	_, err = t24.TransitionRent(bare)
	assert.ErrorContains(t, err, "preferential")
	bare.Net = decimal.New(1501, 0)
	_, err = t13.TransitionRent(bare)
	require.ErrorIs(t, err, rule.ErrConflict)
	minus := decimal.New(-1, 0)
	_, err = t13.TransitionRent(tenure.Transition{Net: minus, CostRent: decimal.NewNullDecimal(minus),
		Home: tenure.Home{Project: minus, Income: minus, Preferential: decimal.NewNullDecimal(minus)}})
	for _, field := range []string{"project_rent -1", "net -1", "income -1", "preferential_rent -1", "cost_rent -1"} {
		assert.ErrorContains(t, err, field)
	}
}

// 穗建规字〔2024〕5号 sec. 5(2), by hand: limits 60,000 and 200,000, project rent 1,500.
func TestBeyond(t *testing.T) {
	type row struct {
		name, income, assets string
		acquired             bool
		tier                 int
		rent                 string
		capped, leave        bool
	}
	tabletest.Each(t, []row{
		{name: "a fifth of 6250", income: "75000", assets: "0", acquired: false, tier: 1, rent: "1250", capped: true,
			leave: false},
		{name: "1.5 times: a fifth is the project", income: "90000", assets: "0", acquired: false, tier: 1,
			rent: "1500", capped: false, leave: false},
		{name: "a fen above 1.5 times", income: "90000.01", assets: "0", acquired: false, tier: 2, rent: "2250",
			capped: false, leave: false},
		{name: "three times", income: "180000", assets: "0", acquired: false, tier: 2, rent: "2250", capped: false,
			leave: false},
		{name: "a fen above three times", income: "180000.01", assets: "0", acquired: false, tier: 3, rent: "3000",
			capped: false, leave: true},
		{name: "assets of 1.5 times", income: "60000", assets: "300000", acquired: false, tier: 1, rent: "1000",
			capped: true, leave: false},
		{name: "assets above 1.5 times: the higher", income: "60000", assets: "300000.01", acquired: false, tier: 2,
			rent: "2250", capped: false, leave: false},
		{name: "assets above three times", income: "60000", assets: "600000.01", acquired: false, tier: 3, rent: "3000",
			capped: false, leave: true},
		{name: "income in two, assets in three", income: "100000", assets: "600001", acquired: false, tier: 3,
			rent: "3000", capped: false, leave: true},
		{name: "the preferential rent at least", income: "9000", assets: "300000", acquired: false, tier: 1,
			rent: "200", capped: true, leave: false},
		{name: "a home acquired", income: "60000", assets: "0", acquired: true, tier: 1, rent: "3000", capped: false,
			leave: true},
	}, func(t *testing.T, c row) {
		in := overLimit(t, c.income, c.assets)
		in.HomeAcquired = c.acquired
		got, err := tenure.Terms2024().Beyond(in)
		require.NoError(t, err)
		assert.Equal(t, c.tier, got.Tier)
		assert.Equal(t, c.leave, got.MustLeave)
		assert.Equal(t, c.capped, got.Capped)
		tabletest.Equal(t, c.rent, got.Rent)
	})
	_, err := tenure.Terms2013().Beyond(overLimit(t, "1", "0"))
	require.ErrorIs(t, err, rule.ErrNotApplicable)
	_, err = tenure.Terms2024().Beyond(tenure.OverLimit{Assets: decimal.New(-1, 0)})
	for _, field := range []string{"income_limit 0", "assets -1", "asset_limit 0"} {
		assert.ErrorContains(t, err, field)
	}
	bare := overLimit(t, "0", "0")
	bare.Preferential = decimal.NullDecimal{}
	_, err = tenure.Terms2024().Beyond(bare)
	assert.ErrorContains(t, err, "preferential")
}

func TestRemain(t *testing.T) {
	for name, c := range map[string]struct {
		month    int
		acquired bool
		want     string
	}{"first month": {1, false, "800.10"}, "twelfth": {12, false, "800.10"}, "thirteenth": {13, false,
		"960.12"}, "a home acquired": {1, true, "960.12"}} {
		got, err := tenure.Terms2013().Remain(tabletest.Dec(t, "800.10"), c.month, c.acquired)
		require.NoError(t, err, name)
		tabletest.Equal(t, c.want, got)
	}
	_, err := tenure.Terms2024().Remain(decimal.New(1, 0), 1, false)
	require.ErrorIs(t, err, rule.ErrNotApplicable)
	_, err = tenure.Terms2013().Remain(decimal.New(-1, 0), 0, false)
	assert.ErrorContains(t, err, "project_rent -1")
	assert.ErrorContains(t, err, "months_after 0")
	_, err = tenure.Terms2024().Remain(decimal.New(1, 0), 1, false)
	assert.ErrorContains(t, err, "housing: terms have no such stay")
}

// endless are the terms of 2013, in force to 2200.
func endless() tenure.Terms {
	terms := tenure.Terms2013()
	terms.Force.Until = rule.DateOf(2200, time.December, 31)
	return terms
}

func TestMisuse(t *testing.T) {
	type c struct {
		name  string
		in    tenure.Conduct
		want  []tenure.Offence
		until string
	}
	tabletest.Each(t, []c{
		{name: "nothing", in: tenure.Conduct{}, want: nil, until: ""},
		{name: "two months in a row, five all", in: tenure.Conduct{RentRow: 2, RentTotal: 5, EmptyMonths: 2}, want: nil,
			until: ""},
		{name: "three months in a row", in: tenure.Conduct{RentRow: 3, RentTotal: 3},
			want: []tenure.Offence{tenure.Arrears}, until: "2020-05-10"},
		{name: "six months in all", in: tenure.Conduct{RentRow: 1, RentTotal: 6},
			want: []tenure.Offence{tenure.Arrears}, until: "2020-05-10"},
		{name: "three months empty", in: tenure.Conduct{EmptyMonths: 3}, want: []tenure.Offence{tenure.Vacancy},
			until: "2020-05-10"},
		{name: "false papers and subletting", in: tenure.Conduct{False: true, Sublet: true},
			want: []tenure.Offence{tenure.Fraud, tenure.Subletting}, until: "2020-05-10"},
		{name: "all the rest", in: tenure.Conduct{Altered: true, Damaged: true, Hazard: true,
			OtherOffences: true}, want: []tenure.Offence{tenure.Alteration, tenure.Damage,
			tenure.Danger, tenure.OtherOffence}, until: "2020-05-10"},
	}, func(t *testing.T, c c) {
		c.in.Cancelled = day(t, "2015-05-10")
		got, err := tenure.Terms2013().Misuse(c.in)
		require.NoError(t, err)
		assert.Equal(t, tenure.Bar{Offences: c.want, Until: day(t, c.until)}, got)
	})
	_, err := tenure.Terms2024().Misuse(tenure.Conduct{False: true, Cancelled: day(t, "2025-05-10")})
	require.ErrorIs(t, err, rule.ErrNoRule)
	_, err = tenure.Terms2013().Misuse(tenure.Conduct{EmptyMonths: -1})
	for _, field := range []string{"cancelled is missing", "empty_months -1"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = tenure.Terms2013().Misuse(tenure.Conduct{RentRow: 4, RentTotal: 3, Cancelled: day(t, "2015-05-10")})
	assert.ErrorContains(t, err, "rent_total 3")
	for _, before := range []string{"2013-04-30", "2016-05-01"} {
		_, err = tenure.Terms2013().Misuse(tenure.Conduct{False: true, Cancelled: day(t, before)})
		require.ErrorIs(t, err, rule.ErrNoRule, "the text was not in force on %s", before)
	}
	_, err = endless().Misuse(tenure.Conduct{False: true, Cancelled: day(t, "2199-01-01")})
	assert.ErrorContains(t, err, "ends after 2200")
}

func TestRecover(t *testing.T) {
	got, err := tenure.Terms2013().Recover(tenure.Obtained{Subsidies: tabletest.Dec(t, "1000.50"),
		Allowances: tabletest.Dec(t, "200"), Months: 10, RentPaid: tabletest.Dec(t, "400"), MarketRent: tabletest.Dec(t,
			"1000")})
	require.NoError(t, err)
	tabletest.Equal(t, "10800.50", got)
	got, err = tenure.Terms2013().Recover(tenure.Obtained{Months: 10, RentPaid: tabletest.Dec(t, "10000"),
		MarketRent: tabletest.Dec(t, "1000")})
	require.NoError(t, err)
	tabletest.Equal(t, "0", got) // all of the market rent was paid
	_, err = tenure.Terms2013().Recover(tenure.Obtained{RentPaid: tabletest.Dec(t, "1")})
	require.ErrorIs(t, err, rule.ErrConflict)
	_, err = tenure.Terms2024().Recover(tenure.Obtained{})
	require.ErrorIs(t, err, rule.ErrNoRule)
	minus := decimal.New(-1, 0)
	_, err = tenure.Terms2013().Recover(tenure.Obtained{minus, minus, -1, minus, minus})
	for _, field := range []string{"subsidies -1", "allowances -1", "months -1", "rent_paid -1", "market_rent -1"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestTermsRefused(t *testing.T) {
	type row struct {
		name   string
		change func(*tenure.Terms)
		says   string
	}
	two := decimal.New(2, 0)
	tabletest.Each(t, []row{
		{name: "zero value", change: func(x *tenure.Terms) { *x = tenure.Terms{} }, says: "subsidy_years 0"},
		{name: "a share in percent", change: func(x *tenure.Terms) { x.TransitionShare = two },
			says: "transition_share 2"},
		{name: "a least share", change: func(x *tenure.Terms) { x.LeastShare = two }, says: "least_share 2"},
		{name: "a cap in percent", change: func(x *tenure.Terms) { x.IncomeCap = decimal.NewNullDecimal(two) },
			says: "income_cap 2"},
		{name: "a factor below 0", change: func(x *tenure.Terms) { x.StayFactor = decimal.NewNullDecimal(two.Neg()) },
			says: "stay_factor -2"},
		{name: "tiers that do not end", change: func(x *tenure.Terms) { x.Tiers.SecondUpTo = decimal.New(1, 0) },
			says: "tiers.second_up_to 1 is not above"},
		{name: "months without end", change: func(x *tenure.Terms) { x.TransitionMost = 61 },
			says: "transition_months 61"},
		{name: "no term of a subsidy", change: func(x *tenure.Terms) { x.SubsidyYears = 0 }, says: "subsidy_years 0"},
		{name: "a subsidy of 51 years", change: func(x *tenure.Terms) { x.SubsidyYears = 51 },
			says: "subsidy_years 51"},
		{name: "no term of a contract", change: func(x *tenure.Terms) { x.ContractYears = 0 },
			says: "contract_years 0"},
		{name: "a contract of 51 years", change: func(x *tenure.Terms) { x.ContractYears = 51 },
			says: "contract_years 51"},
		{name: "a stay of 51 years", change: func(x *tenure.Terms) { x.StayYears = 51 }, says: "stay_years 51"},
		{name: "a notice of 13 months", change: func(x *tenure.Terms) { x.NoticeMonths = 13 },
			says: "notice_months 13"},
		{name: "13 months late", change: func(x *tenure.Terms) { x.LateMonths = 13 }, says: "late_months 13"},
		{name: "barred for 51 years", change: func(x *tenure.Terms) { x.BarYears = 51 }, says: "bar_years 51"},
	}, func(t *testing.T, c row) {
		x := tenure.Terms2024()
		require.NoError(t, x.Check())
		c.change(&x)
		require.ErrorContains(t, x.Check(), c.says)
		_, err := x.Review(tenure.Contract, day(t, "2024-09-01"))
		require.ErrorContains(t, err, c.says)
		_, err = x.TransitionRent(home(t, "0", "0"))
		require.ErrorContains(t, err, c.says)
	})
	least, most := tenure.Terms2024(), tenure.Terms2024()
	least.SubsidyYears, least.ContractYears, least.StayYears, least.NoticeMonths = 1, 1, 0, 0
	least.LateMonths, least.TransitionMost, least.BarYears = 0, 0, 0
	assert.NoError(t, least.Check())
	most.SubsidyYears, most.ContractYears, most.StayYears, most.NoticeMonths = 50, 50, 50, 12
	most.LateMonths, most.TransitionMost, most.BarYears = 12, 60, 50
	assert.NoError(t, most.Check())
}

// FuzzBeyond: more income or assets never lowers the rent, and a transition costs no more than the project's rent.
func FuzzBeyond(f *testing.F) {
	f.Add(int64(150000), int64(20000), int64(9000000), int64(1), int64(30000000), int64(1))
	f.Add(int64(1), int64(0), int64(1), int64(1<<20), int64(1), int64(1<<20))
	f.Fuzz(func(t *testing.T, project, preferential, income, more, assets, moreAssets int64) {
		in := tenure.OverLimit{Home: tenure.Home{Project: decimal.New(project, -2),
			Preferential: decimal.NewNullDecimal(decimal.New(preferential, -2)), Income: decimal.New(income, -2)},
			IncomeLimit: decimal.New(60000, 0), Assets: decimal.New(assets, -2), AssetLimit: decimal.New(200000, 0)}
		terms := tenure.Terms2024()
		got, err := terms.Beyond(in)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		charge, err := terms.TransitionRent(tenure.Transition{Home: in.Home, Banded: true})
		require.NoError(t, err)
		assert.True(t, charge.Rent.Sign() >= 0 && charge.Rent.LessThanOrEqual(in.Project))
		in.Income = in.Income.Add(decimal.New(more&0xffffffff, -2))
		in.Assets = in.Assets.Add(decimal.New(moreAssets&0xffffffff, -2))
		if richer, err := terms.Beyond(in); err == nil {
			assert.True(t, richer.Rent.GreaterThanOrEqual(got.Rent) && richer.Tier >= got.Tier)
		}
	})
}

// FuzzReview: the last day to ask is before the end, the last late day after it, and a day later begins no earlier.
func FuzzReview(f *testing.F) {
	f.Add(uint16(45000), uint8(2))
	f.Fuzz(func(t *testing.T, offset uint16, support uint8) {
		start := rule.DateOf(2024, 3, 4).Add(int(offset) % 1825) // all but the last day of the text
		got, err := tenure.Terms2024().Review(tenure.Support(support), start)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.ApplyBy.Before(got.Last) && got.Last.Before(got.LateBy) && start.Before(got.Last))
		next, err := tenure.Terms2024().Review(tenure.Support(support), start.Add(1))
		require.NoError(t, err)
		assert.False(t, next.Last.Before(got.Last) || next.ApplyBy.Before(got.ApplyBy))
	})
}
