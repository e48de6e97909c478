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
		terms                 tenure.Terms
		support               tenure.Support
		start                 string
		last, applyBy, lateBy string
	}
	t13, t24 := tenure.Terms2013(), tenure.Terms2024()
	tabletest.Run(t, map[string]row{
		"2013, three years of subsidy":  {t13, tenure.Subsidy, "2013-06-01", "2016-05-31", "2016-02-29", ""},
		"2013, three years of contract": {t13, tenure.Contract, "2013-08-31", "2016-08-30", "2016-05-30", ""},
		"2024, five years of subsidy": {t24, tenure.Subsidy, "2024-09-15", "2029-09-14", "2029-06-14",
			"2029-12-14"},
		"2024, five years of contract": {t24, tenure.Contract, "2024-09-01", "2029-08-31", "2029-05-31",
			"2029-11-30"},
		"2024, two years above the limits": {t24, tenure.Stay, "2029-01-01", "2030-12-31", "2030-09-30", "2031-03-31"},
		"begun on a leap day": {t24, tenure.Contract, "2028-02-29", "2033-02-28", "2032-11-30",
			"2033-05-31"},
		"2013, its last day": {t13, tenure.Subsidy, "2016-04-30", "2019-04-29", "2019-01-29", ""},
		"2024, its first day": {t24, tenure.Subsidy, "2024-03-04", "2029-03-03", "2028-12-03",
			"2029-06-03"},
		"2024, its last day": {t24, tenure.Stay, "2029-03-03", "2031-03-02", "2030-12-02", "2031-06-02"},
		"three months before has no 31st": {t24, tenure.Contract, "2024-05-31", "2029-05-30", "2029-02-28",
			"2029-08-30"},
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
	assert.ErrorContains(t, err, "ends after 2200")
}

// A term begins under the text in force on its first day.
func TestReviewOutsideTheText(t *testing.T) {
	t13, t24 := tenure.Terms2013(), tenure.Terms2024()
	for _, c := range []struct {
		name  string
		terms tenure.Terms
		start string
		says  string
	}{
		{name: "before 穗府办〔2013〕3号 art. 51", terms: t13, start: "2013-04-30",
			says: "art. 51 is in force from 2013-05-01 to 2016-04-30"},
		{name: "after its three years", terms: t13, start: "2016-05-01",
			says: "art. 51 is in force from 2013-05-01 to 2016-04-30"},
		{name: "before 穗建规字〔2024〕5号 sec. 7", terms: t24, start: "2024-03-03",
			says: "sec. 7 is in force from 2024-03-04 to 2029-03-03"},
		{name: "after its five years", terms: t24, start: "2029-03-04",
			says: "sec. 7 is in force from 2024-03-04 to 2029-03-03"},
	} {
		_, err := c.terms.Review(tenure.Contract, day(t, c.start))
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
		terms           tenure.Terms
		review          tenure.Review
		filed, approved string
		from            rule.Month
		paidLate, lost  int
		backPay         string
	}
	tabletest.Run(t, map[string]row{
		"2024, in time and done in time": {t24, late24, "2029-06-01", "2029-08-20", rule.MonthOf(2029, 10), 0,
			0, "0"},
		"2024, done in the month of the end": {t24, late24, "2029-06-01", "2029-09-30", rule.MonthOf(2029, 10), 0,
			0, "0"},
		"2024, in time, done three months late": {t24, late24, "2029-06-14", "2029-12-20", rule.MonthOf(2029, 10), 3,
			0, "1501.50"},
		"2024, a day late: nothing is paid back": {t24, late24, "2029-06-15", "2029-12-20", rule.MonthOf(2030, 1), 0,
			3, "0"},
		"2024, a day late but done before the end": {t24, late24, "2029-06-15", "2029-09-01", rule.MonthOf(2029, 10), 0,
			0, "0"},
		"2024, the last day for papers": {t24, late24, "2029-12-14", "2030-02-01", rule.MonthOf(2030, 3), 0,
			5, "0"},
		"2013, in time": {t13, late13, "2016-02-29", "2016-07-15", rule.MonthOf(2016, 6), 0,
			0, "0"},
		"2013, late: from the month after": {t13, late13, "2016-09-01", "2016-10-10", rule.MonthOf(2016, 11), 0,
			5, "0"},
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
	tabletest.Run(t, map[string]struct {
		filed        string
		old, changed bool
		want         bool
	}{
		"all over 60":                {"2029-05-01", true, false, false},
		"on the last late day":       {"2029-11-30", true, false, false},
		"more than three months on":  {"2029-12-01", true, false, true},
		"the family changed":         {"2029-05-01", true, true, true},
		"one of them younger":        {"2029-05-01", false, false, true},
		"younger, late and changed":  {"2029-12-01", false, true, true},
		"over 60, filed in good day": {"2028-01-01", true, false, false},
	}, func(t *testing.T, c struct {
		filed        string
		old, changed bool
		want         bool
	}) {
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
	tabletest.Run(t, map[string]struct {
		terms    tenure.Terms
		acquired bool
		want     string
		months   int
	}{
		"2013, half for six months":    {tenure.Terms2013(), false, "321.78", 6}, // half of 643.55 is 321.775
		"2013, a home acquired: none":  {tenure.Terms2013(), true, "0", 0},
		"2024, half for six months":    {tenure.Terms2024(), false, "321.78", 6},
		"2024 makes no such exception": {tenure.Terms2024(), true, "321.78", 6},
	}, func(t *testing.T, c struct {
		terms    tenure.Terms
		acquired bool
		want     string
		months   int
	}) {
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
		terms  tenure.Terms
		home   tenure.Transition
		want   string
		capped bool
	}
	t13, t24 := tenure.Terms2013(), tenure.Terms2024()
	tabletest.Run(t, map[string]row{
		"2013, half the allowance is left: 1500 - 630": {t13, home(t, "240", "60000"), "870", false},
		"2013, half the cost rent":                     {t13, plain, "50", false},
		"2024, half the relief is left":                {t24, home(t, "750", "120000"), "1125", false},
		"2024, 15 % of 7500 is just that":              {t24, home(t, "750", "90000"), "1125", false},
		"2024, 15 % of 5000":                           {t24, home(t, "750", "60000"), "750", true},
		"2024, the preferential rent at least":         {t24, home(t, "750", "12000"), "200", true},
		"2024, half the cost rent, below every floor":  {t24, plain, "50", false},
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
		income, assets string
		acquired       bool
		tier           int
		rent           string
		capped, leave  bool
	}
	tabletest.Run(t, map[string]row{
		"a fifth of 6250":                    {"75000", "0", false, 1, "1250", true, false},
		"1.5 times: a fifth is the project":  {"90000", "0", false, 1, "1500", false, false},
		"a fen above 1.5 times":              {"90000.01", "0", false, 2, "2250", false, false},
		"three times":                        {"180000", "0", false, 2, "2250", false, false},
		"a fen above three times":            {"180000.01", "0", false, 3, "3000", false, true},
		"assets of 1.5 times":                {"60000", "300000", false, 1, "1000", true, false},
		"assets above 1.5 times: the higher": {"60000", "300000.01", false, 2, "2250", false, false},
		"assets above three times":           {"60000", "600000.01", false, 3, "3000", false, true},
		"income in two, assets in three":     {"100000", "600001", false, 3, "3000", false, true},
		"the preferential rent at least":     {"9000", "300000", false, 1, "200", true, false},
		"a home acquired":                    {"60000", "0", true, 1, "3000", false, true},
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
}

// endless are the terms of 2013, in force to 2200.
func endless() tenure.Terms {
	terms := tenure.Terms2013()
	terms.Force.Until = rule.DateOf(2200, time.December, 31)
	return terms
}

func TestMisuse(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		in    tenure.Conduct
		want  []tenure.Offence
		until string
	}{
		"nothing":                       {tenure.Conduct{}, nil, ""},
		"two months in a row, five all": {tenure.Conduct{RentRow: 2, RentTotal: 5, EmptyMonths: 2}, nil, ""},
		"three months in a row": {tenure.Conduct{RentRow: 3, RentTotal: 3}, []tenure.Offence{tenure.Arrears},
			"2020-05-10"},
		"six months in all": {tenure.Conduct{RentRow: 1, RentTotal: 6}, []tenure.Offence{tenure.Arrears},
			"2020-05-10"},
		"three months empty": {tenure.Conduct{EmptyMonths: 3}, []tenure.Offence{tenure.Vacancy},
			"2020-05-10"},
		"false papers and subletting": {tenure.Conduct{False: true, Sublet: true},
			[]tenure.Offence{tenure.Fraud, tenure.Subletting}, "2020-05-10"},
		"all the rest": {tenure.Conduct{Altered: true, Damaged: true, Hazard: true,
			OtherOffences: true}, []tenure.Offence{tenure.Alteration, tenure.Damage,
			tenure.Danger, tenure.OtherOffence}, "2020-05-10"},
	}, func(t *testing.T, c struct {
		in    tenure.Conduct
		want  []tenure.Offence
		until string
	}) {
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
		change func(*tenure.Terms)
		says   string
	}
	two := decimal.New(2, 0)
	tabletest.Run(t, map[string]row{
		"zero value":         {func(x *tenure.Terms) { *x = tenure.Terms{} }, "subsidy_years 0"},
		"a share in percent": {func(x *tenure.Terms) { x.TransitionShare = two }, "transition_share 2"},
		"a least share":      {func(x *tenure.Terms) { x.LeastShare = two }, "least_share 2"},
		"a cap in percent":   {func(x *tenure.Terms) { x.IncomeCap = decimal.NewNullDecimal(two) }, "income_cap 2"},
		"a factor below 0": {func(x *tenure.Terms) { x.StayFactor = decimal.NewNullDecimal(two.Neg()) },
			"stay_factor -2"},
		"tiers that do not end": {func(x *tenure.Terms) { x.Tiers.SecondUpTo = decimal.New(1, 0) },
			"tiers.second_up_to 1 is not above"},
		"months without end": {func(x *tenure.Terms) { x.TransitionMost = 61 }, "transition_months 61"},
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
