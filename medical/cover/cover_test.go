package cover_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/rule"
)

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	if text == "" {
		return rule.Month{}
	}
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

func day(t testing.TB, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

// art. 13 by hand: 2 % below 35, 3 % from 35, 3.8 % from 45 until retirement of the own base; retirees 4.1 % of the
// city average.
func TestCreditMonth(t *testing.T) {
	for _, c := range []struct {
		name         string
		birth, month string
		retired      bool
		base, want   string
		fromAge      int
	}{
		{name: "34 years and 11 months", birth: "1980-08", month: "2015-07", base: "5000", want: "100"},
		{name: "month of the 35th birthday", birth: "1980-08", month: "2015-08", base: "5000", want: "150",
			fromAge: 35},
		{name: "44 years and 11 months", birth: "1970-08", month: "2015-07", base: "5000", want: "150", fromAge: 35},
		{name: "month of the 45th birthday", birth: "1970-08", month: "2015-08", base: "5000", want: "190",
			fromAge: 45},
		// 3,712 x 3.8 % = 141.056
		{name: "paying on after retirement age", birth: "1950-01", month: "2015-08", base: "3712", want: "141.06",
			fromAge: 45},
		// 6,187 x 4.1 % = 253.667
		{name: "retiree, on the city average", birth: "1950-01", month: "2015-08", retired: true, base: "6187",
			want: "253.67"},
		{name: "retiree without a birth", month: "2015-08", retired: true, base: "6187", want: "253.67"},
		{name: "half a fen up", birth: "1990-01", month: "2015-08", base: "1000.25", want: "20.01"}, // 20.005
		{name: "born in the month of the credit", birth: "2015-07", month: "2015-07", base: "0", want: "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := cover.CreditMonth(cover.Decree123(),
				cover.Credit{Month: month(t, c.month), Birth: month(t, c.birth), Retired: c.retired,
					Base: decimal.NewNullDecimal(tabletest.Dec(t, c.base))})
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got.Amount)
			tabletest.Equal(t, c.base, got.Base)
			assert.Equal(t, c.fromAge, got.FromAge)
			assert.True(t, got.Base.Mul(got.Rate).Round(2).Equal(got.Amount))
		})
	}
}

// 市政府令第193号, as reported: 2 % of the own base at all ages, 169.08 for a retiree.
func TestCreditMonthOfDecree193(t *testing.T) {
	for _, c := range []struct {
		name, birth string
		retired     bool
		base, want  string
		fixed       bool
	}{
		{name: "of 50 years", birth: "1972-12", base: "5000", want: "100"},
		{name: "of 20 years", birth: "2002-12", base: "5000", want: "100"},
		{name: "without a birth", base: "6175.25", want: "123.51"}, // 123.505
		{name: "a retiree", retired: true, base: "0", want: "169.08", fixed: true},
		{name: "a retiree, whatever the base", retired: true, base: "12694", want: "169.08", fixed: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := cover.CreditMonth(cover.Decree193(),
				cover.Credit{Month: month(t, "2022-12"), Birth: month(t, c.birth), Retired: c.retired,
					Base: decimal.NewNullDecimal(tabletest.Dec(t, c.base))})
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got.Amount)
			assert.Equal(t, c.fixed, got.Fixed)
		})
	}
}

func TestParamsIn(t *testing.T) {
	for _, c := range []struct{ name, month, version, code string }{
		{name: "before the decree of 2015, art. 70", month: "2015-06", code: "no_rule"},
		{name: "its first month", month: "2015-07", version: "decree_123_2015"},
		{name: "its last month", month: "2022-11", version: "decree_123_2015"},
		{name: "the first month of the decree of 2022", month: "2022-12", version: "decree_193_2022"},
		{name: "the last month it holds to", month: "2027-12", version: "decree_193_2022"},
		{name: "after it", month: "2028-01", code: "no_rule"},
		{name: "no month", code: "bad_date"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := cover.ParamsIn(month(t, c.month))
			assert.Equal(t, c.code, rule.CodeOf(err))
			if c.code == "" {
				assert.Equal(t, c.version, p.Version)
				assert.NoError(t, p.Check())
			}
		})
	}
}

// A decree of which only the account is known answers nothing else, and the decree of 2015 nothing after 2022-11.
func TestOutsideADecree(t *testing.T) {
	record := cover.Record{Insured: cover.ByEmployer, FirstPaid: month(t, "2015-10")}
	retiree := cover.Retiree{Registered: day(t, "2005-01-01"), FirstPaid: day(t, "2005-01-10"), PaidMonths: 200}
	for _, c := range []struct {
		name   string
		params cover.Params
		month  string
		says   string
	}{
		{name: "decree of 2015 in its last month", params: cover.Decree123(), month: "2022-11"},
		{name: "decree of 2015 after it", params: cover.Decree123(), month: "2022-12",
			says: "in force from 2015-07-01 to 2022-11-30"},
		{name: "decree of 2015 before it", params: cover.Decree123(), month: "2015-06",
			says: "in force from 2015-07-01 to 2022-11-30"},
		{name: "decree of 2022", params: cover.Decree193(), month: "2023-01",
			says: "of 广州市人民政府令第193号 only the rules of the account were seen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := cover.CoverIn(c.params, record, month(t, c.month))
			retiree.Statutory = month(t, c.month)
			_, retireErr := cover.Retire(c.params, retiree)
			for _, err := range []error{err, retireErr} {
				if c.says == "" {
					assert.NoError(t, err)
					continue
				}
				assert.ErrorContains(t, err, c.says)
				assert.ErrorIs(t, err, rule.ErrNoRule)
			}
		})
	}
	_, err := cover.CreditMonth(cover.Decree193(), cover.Credit{Month: month(t, "2022-12"),
		Birth: month(t, "2023-01"), Base: decimal.NewNullDecimal(decimal.New(5000, 0))})
	assert.Equal(t, "bad_date", rule.CodeOf(err), "born later")
}

func TestCreditMonthRefuses(t *testing.T) {
	for _, c := range []struct {
		name                     string
		birth, month, base, code string
	}{
		{name: "before the decree", birth: "1980-01", month: "2015-06", base: "5000", code: "no_rule"},
		{name: "after the decree", birth: "1980-01", month: "2022-12", base: "5000", code: "no_rule"},
		{name: "no month", birth: "1980-01", base: "5000", code: "missing_field"},
		{name: "no birth", month: "2015-07", base: "5000", code: "missing_field"},
		{name: "born later", birth: "2015-08", month: "2015-07", base: "5000", code: "bad_date"},
		{name: "negative base", birth: "1980-01", month: "2015-07", base: "-1", code: "out_of_range"},
		{name: "base of three place", birth: "1980-01", month: "2015-07", base: "0.001", code: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := cover.CreditMonth(cover.Decree123(),
				cover.Credit{Month: month(t, c.month), Birth: month(t, c.birth),
					Base: decimal.NewNullDecimal(tabletest.Dec(t, c.base))})
			assert.Equal(t, c.code, rule.CodeOf(err))
		})
	}
}

// art. 16 and 17 by hand.
func TestRetire(t *testing.T) {
	for _, c := range []struct {
		name                  string
		registered, firstPaid string
		paid, required, short int
		from                  string
	}{
		{name: "old, last days, 10 years", registered: "2013-12-31", firstPaid: "2014-01-31", paid: 120, required: 120,
			from: "2016-06"},
		{name: "old, a month short", registered: "2005-01-01", firstPaid: "2005-01-10", paid: 119, required: 120,
			short: 1, from: "-"},
		{name: "registered in time, paid a late", registered: "2013-12-31", firstPaid: "2014-02-01", paid: 120,
			required: 180, short: 60, from: "-"},
		{name: "registered on the first new day", registered: "2014-01-01", firstPaid: "2014-01-10", paid: 180,
			required: 180, from: "2016-06"},
		{name: "new, none paid beyond the first", registered: "2015-07-01", firstPaid: "2015-07-01", paid: 1,
			required: 180, short: 179, from: "-"},
		{name: "more than needed", registered: "2015-07-01", firstPaid: "2015-07-01", paid: 300, required: 180,
			from: "2016-06"},
		{name: "registered and paid the same day", registered: "2001-12-01", firstPaid: "2001-12-01", paid: 120,
			required: 120, from: "2016-06"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := cover.Retire(cover.Decree123(),
				cover.Retiree{Registered: day(t, c.registered), FirstPaid: day(t, c.firstPaid), PaidMonths: c.paid,
					Statutory: month(t, "2016-05")})
			require.NoError(t, err)
			assert.Equal(t, c.required, got.RequiredMonths)
			assert.Equal(t, c.short, got.ShortMonths)
			assert.Equal(t, c.from, got.From.String())
		})
	}
}

func TestRetireRefuses(t *testing.T) {
	good := cover.Retiree{Registered: day(t, "2015-07-01"), FirstPaid: day(t, "2015-07-01"), PaidMonths: 1,
		Statutory: month(t, "2016-05")}
	for _, c := range []struct {
		name  string
		spoil func(*cover.Retiree)
		code  string
	}{
		{name: "no registration", spoil: func(r *cover.Retiree) { r.Registered = rule.Date{} }, code: "missing_field"},
		{name: "no payment", spoil: func(r *cover.Retiree) { r.FirstPaid = rule.Date{} }, code: "missing_field"},
		{name: "paid before registering", spoil: func(r *cover.Retiree) { r.FirstPaid = day(t, "2015-06-30") },
			code: "bad_date"},
		{name: "negative months", spoil: func(r *cover.Retiree) { r.PaidMonths = -1 }, code: "out_of_range"},
		{name: "no statutory month", spoil: func(r *cover.Retiree) { r.Statutory = rule.Month{} },
			code: "missing_field"},
		{name: "after the last month", spoil: func(r *cover.Retiree) { r.Statutory = rule.MonthOf(2200, 12) },
			code: "bad_date"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := good
			c.spoil(&r)
			_, err := cover.Retire(cover.Decree123(), r)
			assert.Equal(t, c.code, rule.CodeOf(err))
		})
	}
}

// record is a Record as text.
type record struct {
	insured                                   cover.Insured
	due, paid, unpaid, repaid, stopped, asked string
}

func (r record) in(t testing.TB) (cover.Cover, error) {
	t.Helper()
	return cover.CoverIn(cover.Decree123(), cover.Record{Insured: r.insured, Due: month(t, r.due),
		FirstPaid:   month(t, r.paid),
		FirstUnpaid: month(t, r.unpaid), Repaid: month(t, r.repaid), Stopped: month(t, r.stopped)}, month(t, r.asked))
}

// art. 12 and 36 by hand. January unpaid: repaid in April the three months January to March are in arrears and the fund
// pays afterwards; repaid in May they are four and the employer bears the care.
func TestCoverIn(t *testing.T) {
	for _, c := range []struct {
		name   string
		record record
		bearer cover.Bearer
		why    cover.Reason
		last   string
	}{
		{name: "month of the first payment", record: record{insured: "employer", paid: "2015-10", asked: "2015-10"},
			bearer: "person", why: "not_begun", last: "-"},
		{name: "the month after it", record: record{insured: "employer", paid: "2015-10", asked: "2015-11"},
			bearer: "fund", why: "paid", last: "-"},
		{name: "unemployed, first month of benefit",
			record: record{insured: "unemployment", paid: "2015-10", asked: "2015-10"}, bearer: "fund", why: "paid",
			last: "-"},
		{name: "unemployed, the month before",
			record: record{insured: "unemployment", paid: "2015-10", asked: "2015-09"}, bearer: "person",
			why: "not_begun", last: "-"},
		{name: "flexible, month of the first payment",
			record: record{insured: "self", paid: "2015-10", asked: "2015-10"}, bearer: "person", why: "not_begun",
			last: "-"},
		{name: "enrolled late: month of hiring",
			record: record{insured: "employer", due: "2015-08", paid: "2015-12", asked: "2015-08"}, bearer: "person",
			why: "not_begun", last: "-"},
		{name: "enrolled late: the employer's care",
			record: record{insured: "employer", due: "2015-08", paid: "2015-12", asked: "2015-09"}, bearer: "employer",
			why: "not_enrolled", last: "-"},
		{name: "enrolled late: month of payment",
			record: record{insured: "employer", due: "2015-08", paid: "2015-12", asked: "2015-12"}, bearer: "employer",
			why: "not_enrolled", last: "-"},
		{name: "enrolled late: covered after it",
			record: record{insured: "employer", due: "2015-08", paid: "2015-12", asked: "2016-01"}, bearer: "fund",
			why: "paid", last: "-"},
		{name: "a person who could have paid before",
			record: record{insured: "self", due: "2015-08", paid: "2015-12", asked: "2015-09"}, bearer: "person",
			why: "not_begun", last: "-"},
		{name: "never enrolled", record: record{insured: "employer", due: "2015-08", asked: "2017-01"},
			bearer: "employer", why: "not_enrolled", last: "-"},
		{name: "first month in arrears",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", asked: "2016-01"}, bearer: "fund",
			why: "paid", last: "-"},
		{name: "month after it, not repaid",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", asked: "2016-02"},
			bearer: "employer", why: "suspended", last: "2016-04"},
		{name: "repaid in April: February",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", repaid: "2016-04",
				asked: "2016-02"},
			bearer: "fund", why: "back_paid", last: "-"},
		{name: "repaid in April: April itself",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", repaid: "2016-04",
				asked: "2016-04"},
			bearer: "fund", why: "back_paid", last: "-"},
		{name: "repaid in April: May",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", repaid: "2016-04",
				asked: "2016-05"},
			bearer: "fund", why: "paid", last: "-"},
		{name: "repaid in May: February",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", repaid: "2016-05",
				asked: "2016-02"},
			bearer: "employer", why: "repaid_late", last: "-"},
		{name: "repaid in May: May itself",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", repaid: "2016-05",
				asked: "2016-05"},
			bearer: "employer", why: "repaid_late", last: "-"},
		{name: "repaid in May: June",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", repaid: "2016-05",
				asked: "2016-06"},
			bearer: "fund", why: "paid", last: "-"},
		{name: "a flexible worker's own gap",
			record: record{insured: "self", paid: "2015-08", unpaid: "2016-01", asked: "2016-02"}, bearer: "person",
			why: "own_arrears", last: "-"},
		{name: "own gap, resumed soon: not made up",
			record: record{insured: "self", paid: "2015-08", unpaid: "2016-01", repaid: "2016-02", asked: "2016-02"},
			bearer: "person", why: "own_arrears", last: "-"},
		{name: "own gap, the month after resuming",
			record: record{insured: "self", paid: "2015-08", unpaid: "2016-01", repaid: "2016-02", asked: "2016-03"},
			bearer: "fund", why: "paid", last: "-"},
		{name: "stopped: the month itself",
			record: record{insured: "employer", paid: "2015-08", stopped: "2016-01", asked: "2016-01"}, bearer: "fund",
			why: "paid", last: "-"},
		{name: "stopped: the month after",
			record: record{insured: "employer", paid: "2015-08", stopped: "2016-01", asked: "2016-02"},
			bearer: "person", why: "ended", last: "-"},
		{name: "in arrears, then left: before leaving",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", stopped: "2016-03",
				asked: "2016-02"},
			bearer: "employer", why: "suspended", last: "2016-04"},
		{name: "in arrears, then left: after leaving",
			record: record{insured: "employer", paid: "2015-08", unpaid: "2016-01", stopped: "2016-03",
				asked: "2016-04"},
			bearer: "person", why: "ended", last: "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.record.in(t)
			require.NoError(t, err)
			assert.Equal(t, c.bearer, got.Bearer)
			assert.Equal(t, c.why, got.Reason)
			assert.Equal(t, c.last, got.RepayLast.String())
		})
	}
}

func TestCoverInRefuses(t *testing.T) {
	for _, c := range []struct {
		name   string
		record record
		code   string
		says   string
	}{
		{name: "before the decree", record: record{insured: "employer", paid: "2014-10", asked: "2015-06"},
			code: "no_rule", says: "2015-06"},
		{name: "no month", record: record{insured: "employer", paid: "2015-10"}, code: "bad_date",
			says: "medical: month"},
		{name: "nobody insured", record: record{paid: "2015-10", asked: "2015-11"}, code: "missing_field",
			says: "medical: insured is missing"},
		{name: "unknown", record: record{insured: "state", paid: "2015-10", asked: "2015-11"}, code: "out_of_range",
			says: "medical: insured state"},
		{name: "nothing paid or due", record: record{insured: "employer", asked: "2015-11"}, code: "missing_field",
			says: "medical: first_paid is missing"},
		{name: "arrears of an employer that never enrolled",
			record: record{insured: "employer", due: "2015-08", unpaid: "2015-10", asked: "2015-11"},
			code:   "conflict", says: "medical: first_unpaid 2015-10 is not a month after the first one"},
		{name: "a person who never paid", record: record{insured: "self", due: "2015-10", asked: "2015-11"},
			code: "missing_field", says: "medical: first_paid is missing"},
		{name: "due after the payment",
			record: record{insured: "employer", due: "2015-11", paid: "2015-10", asked: "2015-11"}, code: "conflict",
			says: "medical: due 2015-11 is after the first month paid"},
		{name: "unpaid when first paid",
			record: record{insured: "employer", paid: "2015-10", unpaid: "2015-10", asked: "2015-11"},
			code:   "conflict", says: "medical: first_unpaid 2015-10 is not a month after the first one"},
		{name: "arrears of the unemployed",
			record: record{insured: "unemployment", paid: "2015-10", unpaid: "2015-11", asked: "2015-11"},
			code:   "conflict", says: "medical: first_unpaid 2015-11"},
		{name: "repaid without arrears",
			record: record{insured: "employer", paid: "2015-10", repaid: "2015-11", asked: "2015-11"},
			code:   "conflict", says: "medical: repaid 2015-11 is not after the first unpaid month"},
		{name: "repaid in the month unpaid",
			record: record{insured: "employer", paid: "2015-10", unpaid: "2015-11", repaid: "2015-11",
				asked: "2015-11"},
			code: "conflict", says: "medical: repaid 2015-11 is not after the first unpaid month"},
		{name: "stopped before paying",
			record: record{insured: "employer", paid: "2015-10", stopped: "2015-10", asked: "2015-11"},
			code:   "conflict", says: "medical: stopped 2015-10 is not after the months paid and owed"},
		{name: "stopped before the arrears",
			record: record{insured: "employer", paid: "2015-10", unpaid: "2015-12", stopped: "2015-11",
				asked: "2016-01"},
			code: "conflict", says: "medical: stopped 2015-11 is not after the months paid and owed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := c.record.in(t)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.ErrorContains(t, err, c.says)
		})
	}
}

func TestParams(t *testing.T) {
	p := cover.Decree123()
	require.NoError(t, p.Check())
	for _, c := range []struct {
		name  string
		spoil func(*cover.Params)
	}{
		{name: "zero", spoil: func(p *cover.Params) { *p = cover.Params{} }},
		{name: "no bands", spoil: func(p *cover.Params) { p.Bands = nil }},
		{name: "bands unsorted",
			spoil: func(p *cover.Params) { p.Bands = []cover.Band{p.Bands[0], p.Bands[2], p.Bands[1]} }},
		{name: "rate in percent", spoil: func(p *cover.Params) { p.RetireeRate = decimal.New(41, -1) }},
		{name: "no years", spoil: func(p *cover.Params) { p.YearsOld = 0 }},
		{name: "no span", spoil: func(p *cover.Params) { p.Force = rule.Span{} }},
		{name: "a retiree's amount below 0", spoil: func(p *cover.Params) {
			p.RetireeAmount = decimal.NewNullDecimal(decimal.New(-1, 0))
		}},
		{name: "years above 100", spoil: func(p *cover.Params) { p.YearsNew = 101 }},
		{name: "fewer years later", spoil: func(p *cover.Params) { p.YearsOld, p.YearsNew = 15, 14 }},
		{name: "months of arrears below 0", spoil: func(p *cover.Params) { p.BackPaidMonths = -1 }},
		{name: "months of arrears above 100 years", spoil: func(p *cover.Params) { p.BackPaidMonths = 1201 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := cover.Decree123()
			c.spoil(&p)
			assert.NotEmpty(t, rule.CodeOf(p.Check()))
		})
	}
	assert.True(t, p.ByAge())
	assert.True(t, cover.Params{Bands: p.Bands[:2]}.ByAge(), "two bands are enough")
	assert.False(t, cover.Params{Bands: p.Bands[:1]}.ByAge())
	account := cover.Params{Version: p.Version, Force: p.Force, Bands: p.Bands, AccountOnly: true}
	require.NoError(t, account.Check())
	account.RetireeRate = decimal.New(101, -2)
	assert.ErrorContains(t, account.Check(), "medical: retiree_rate 1.01")
	p.YearsOld, p.YearsNew, p.BackPaidMonths = 1, 1, 0
	assert.NoError(t, p.Check(), "the least")
	p.YearsOld, p.YearsNew, p.BackPaidMonths = 100, 100, 1200
	assert.NoError(t, p.Check(), "the most")
	p.RetireeRate = decimal.New(101, -2)
	assert.ErrorContains(t, p.Check(), "medical: retiree_rate 1.01")
}

// A credit never falls when the base or the age rises.
func FuzzCreditMonth(f *testing.F) {
	f.Add(uint32(500_000), uint32(1), uint16(420), uint16(1))
	f.Add(uint32(1), uint32(3), uint16(539), uint16(1))
	f.Fuzz(func(t *testing.T, fen, more uint32, age, older uint16) {
		at := func(fen int64, months int) decimal.Decimal {
			asked := rule.MonthOf(2020, 1)
			got, err := cover.CreditMonth(cover.Decree123(),
				cover.Credit{Month: asked, Birth: asked.Add(-months),
					Base: decimal.NewNullDecimal(decimal.New(fen, -2))})
			require.NoError(t, err)
			return got.Amount
		}
		months := int(age) % 1200
		base := at(int64(fen), months)
		assert.False(t, at(int64(fen)+int64(more), months).LessThan(base))
		assert.False(t, at(int64(fen), min(months+int(older), 1300)).LessThan(base))
	})
}
