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

// art. 13 by hand: 2 % below 35, 3 % from 35, 3.8 % from 45 until retirement of the own base; retirees 4.1 % of the city
// average.
func TestCreditMonth(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		birth, month string
		retired      bool
		base, want   string
		fromAge      int
	}{
		"34 years and 11 months":     {"1980-08", "2015-07", false, "5000", "100", 0},
		"month of the 35th birthday": {"1980-08", "2015-08", false, "5000", "150", 35},
		"44 years and 11 months":     {"1970-08", "2015-07", false, "5000", "150", 35},
		"month of the 45th birthday": {"1970-08", "2015-08", false, "5000", "190", 45},
		// 3,712 x 3.8 % = 141.056
		"paying on after retirement age": {"1950-01", "2015-08", false, "3712", "141.06", 45},
		// 6,187 x 4.1 % = 253.667
		"retiree, on the city average":    {"1950-01", "2015-08", true, "6187", "253.67", 0},
		"retiree without a birth":         {"", "2015-08", true, "6187", "253.67", 0},
		"half a fen up":                   {"1990-01", "2015-08", false, "1000.25", "20.01", 0}, // 20.005
		"born in the month of the credit": {"2015-07", "2015-07", false, "0", "0", 0},
	}, func(t *testing.T, c struct {
		birth, month string
		retired      bool
		base, want   string
		fromAge      int
	}) {
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
	tabletest.Run(t, map[string]struct{ birth, month, base, code string }{
		"before the decree":   {"1980-01", "2015-06", "5000", "no_rule"},
		"after the decree":    {"1980-01", "2022-12", "5000", "no_rule"},
		"no month":            {"1980-01", "", "5000", "missing_field"},
		"no birth":            {"", "2015-07", "5000", "missing_field"},
		"born later":          {"2015-08", "2015-07", "5000", "bad_date"},
		"negative base":       {"1980-01", "2015-07", "-1", "out_of_range"},
		"base of three place": {"1980-01", "2015-07", "0.001", "out_of_range"},
	}, func(t *testing.T, c struct{ birth, month, base, code string }) {
		_, err := cover.CreditMonth(cover.Decree123(),
			cover.Credit{Month: month(t, c.month), Birth: month(t, c.birth),
				Base: decimal.NewNullDecimal(tabletest.Dec(t, c.base))})
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
}

// art. 16 and 17 by hand.
func TestRetire(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		registered, firstPaid string
		paid, required, short int
		from                  string
	}{
		"old, last days, 10 years":         {"2013-12-31", "2014-01-31", 120, 120, 0, "2016-06"},
		"old, a month short":               {"2005-01-01", "2005-01-10", 119, 120, 1, "-"},
		"registered in time, paid a late":  {"2013-12-31", "2014-02-01", 120, 180, 60, "-"},
		"registered on the first new day":  {"2014-01-01", "2014-01-10", 180, 180, 0, "2016-06"},
		"new, none paid beyond the first":  {"2015-07-01", "2015-07-01", 1, 180, 179, "-"},
		"more than needed":                 {"2015-07-01", "2015-07-01", 300, 180, 0, "2016-06"},
		"registered and paid the same day": {"2001-12-01", "2001-12-01", 120, 120, 0, "2016-06"},
	}, func(t *testing.T, c struct {
		registered, firstPaid string
		paid, required, short int
		from                  string
	}) {
		got, err := cover.Retire(cover.Decree123(),
			cover.Retiree{Registered: day(t, c.registered), FirstPaid: day(t, c.firstPaid), PaidMonths: c.paid,
				Statutory: month(t, "2016-05")})
		require.NoError(t, err)
		assert.Equal(t, c.required, got.RequiredMonths)
		assert.Equal(t, c.short, got.ShortMonths)
		assert.Equal(t, c.from, got.From.String())
	})
}

func TestRetireRefuses(t *testing.T) {
	good := cover.Retiree{Registered: day(t, "2015-07-01"), FirstPaid: day(t, "2015-07-01"), PaidMonths: 1,
		Statutory: month(t, "2016-05")}
	tabletest.Run(t, map[string]struct {
		spoil func(*cover.Retiree)
		code  string
	}{
		"no registration":         {func(r *cover.Retiree) { r.Registered = rule.Date{} }, "missing_field"},
		"no payment":              {func(r *cover.Retiree) { r.FirstPaid = rule.Date{} }, "missing_field"},
		"paid before registering": {func(r *cover.Retiree) { r.FirstPaid = day(t, "2015-06-30") }, "bad_date"},
		"negative months":         {func(r *cover.Retiree) { r.PaidMonths = -1 }, "out_of_range"},
		"no statutory month":      {func(r *cover.Retiree) { r.Statutory = rule.Month{} }, "missing_field"},
		"after the last month":    {func(r *cover.Retiree) { r.Statutory = rule.MonthOf(2200, 12) }, "bad_date"},
	}, func(t *testing.T, c struct {
		spoil func(*cover.Retiree)
		code  string
	}) {
		r := good
		c.spoil(&r)
		_, err := cover.Retire(cover.Decree123(), r)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
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

// art. 12 and 36 by hand. January unpaid: repaid in April the three months January to March are in arrears and the fund pays
// afterwards; repaid in May they are four and the employer bears the care.
func TestCoverIn(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		record record
		bearer cover.Bearer
		why    cover.Reason
		last   string
	}{
		"month of the first payment": {record{insured: "employer", paid: "2015-10", asked: "2015-10"},
			"person", "not_begun", "-"},
		"the month after it": {record{insured: "employer", paid: "2015-10", asked: "2015-11"},
			"fund", "paid", "-"},
		"unemployed, first month of benefit": {record{insured: "unemployment", paid: "2015-10", asked: "2015-10"},
			"fund", "paid", "-"},
		"unemployed, the month before": {record{insured: "unemployment", paid: "2015-10", asked: "2015-09"},
			"person", "not_begun", "-"},
		"flexible, month of the first payment": {record{insured: "self", paid: "2015-10", asked: "2015-10"}, "person",
			"not_begun", "-"},
		"enrolled late: month of hiring": {record{insured: "employer", due: "2015-08", paid: "2015-12",
			asked: "2015-08"}, "person", "not_begun", "-"},
		"enrolled late: the employer's care": {record{insured: "employer", due: "2015-08", paid: "2015-12",
			asked: "2015-09"}, "employer", "not_enrolled", "-"},
		"enrolled late: month of payment": {record{insured: "employer", due: "2015-08", paid: "2015-12",
			asked: "2015-12"}, "employer", "not_enrolled", "-"},
		"enrolled late: covered after it": {record{insured: "employer", due: "2015-08", paid: "2015-12",
			asked: "2016-01"}, "fund", "paid", "-"},
		"never enrolled": {record{insured: "employer", due: "2015-08", asked: "2017-01"},
			"employer", "not_enrolled", "-"},
		"first month in arrears": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			asked: "2016-01"}, "fund", "paid", "-"},
		"month after it, not repaid": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			asked: "2016-02"}, "employer", "suspended", "2016-04"},
		"repaid in April: February": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			repaid: "2016-04", asked: "2016-02"}, "fund", "back_paid", "-"},
		"repaid in April: April itself": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			repaid: "2016-04", asked: "2016-04"}, "fund", "back_paid", "-"},
		"repaid in April: May": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			repaid: "2016-04", asked: "2016-05"}, "fund", "paid", "-"},
		"repaid in May: February": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			repaid: "2016-05", asked: "2016-02"}, "employer", "repaid_late", "-"},
		"repaid in May: May itself": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			repaid: "2016-05", asked: "2016-05"}, "employer", "repaid_late", "-"},
		"repaid in May: June": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			repaid: "2016-05", asked: "2016-06"}, "fund", "paid", "-"},
		"a flexible worker's own gap": {record{insured: "self", paid: "2015-08", unpaid: "2016-01",
			asked: "2016-02"}, "person", "own_arrears", "-"},
		"own gap, resumed soon: not made up": {record{insured: "self", paid: "2015-08", unpaid: "2016-01",
			repaid: "2016-02", asked: "2016-02"}, "person", "own_arrears", "-"},
		"own gap, the month after resuming": {record{insured: "self", paid: "2015-08", unpaid: "2016-01",
			repaid: "2016-02", asked: "2016-03"}, "fund", "paid", "-"},
		"stopped: the month itself": {record{insured: "employer", paid: "2015-08", stopped: "2016-01",
			asked: "2016-01"}, "fund", "paid", "-"},
		"stopped: the month after": {record{insured: "employer", paid: "2015-08", stopped: "2016-01",
			asked: "2016-02"}, "person", "ended", "-"},
		"in arrears, then left: before leaving": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			stopped: "2016-03", asked: "2016-02"}, "employer", "suspended", "2016-04"},
		"in arrears, then left: after leaving": {record{insured: "employer", paid: "2015-08", unpaid: "2016-01",
			stopped: "2016-03", asked: "2016-04"}, "person", "ended", "-"},
	}, func(t *testing.T, c struct {
		record record
		bearer cover.Bearer
		why    cover.Reason
		last   string
	}) {
		got, err := c.record.in(t)
		require.NoError(t, err)
		assert.Equal(t, c.bearer, got.Bearer)
		assert.Equal(t, c.why, got.Reason)
		assert.Equal(t, c.last, got.RepayLast.String())
	})
}

func TestCoverInRefuses(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		record record
		code   string
	}{
		"before the decree":       {record{insured: "employer", paid: "2014-10", asked: "2015-06"}, "no_rule"},
		"no month":                {record{insured: "employer", paid: "2015-10"}, "bad_date"},
		"nobody insured":          {record{paid: "2015-10", asked: "2015-11"}, "missing_field"},
		"unknown":                 {record{insured: "state", paid: "2015-10", asked: "2015-11"}, "out_of_range"},
		"nothing paid or due":     {record{insured: "employer", asked: "2015-11"}, "missing_field"},
		"a person who never paid": {record{insured: "self", due: "2015-10", asked: "2015-11"}, "missing_field"},
		"due after the payment": {record{insured: "employer", due: "2015-11", paid: "2015-10", asked: "2015-11"},
			"conflict"},
		"unpaid when first paid": {record{insured: "employer", paid: "2015-10", unpaid: "2015-10",
			asked: "2015-11"}, "conflict"},
		"arrears of the unemployed": {record{insured: "unemployment", paid: "2015-10", unpaid: "2015-11",
			asked: "2015-11"}, "conflict"},
		"repaid without arrears": {record{insured: "employer", paid: "2015-10", repaid: "2015-11",
			asked: "2015-11"}, "conflict"},
		"repaid in the month unpaid": {record{insured: "employer", paid: "2015-10", unpaid: "2015-11",
			repaid: "2015-11", asked: "2015-11"}, "conflict"},
		"stopped before paying": {record{insured: "employer", paid: "2015-10", stopped: "2015-10",
			asked: "2015-11"}, "conflict"},
		"stopped before the arrears": {record{insured: "employer", paid: "2015-10", unpaid: "2015-12",
			stopped: "2015-11", asked: "2016-01"}, "conflict"},
	}, func(t *testing.T, c struct {
		record record
		code   string
	}) {
		_, err := c.record.in(t)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
}

func TestParams(t *testing.T) {
	p := cover.Decree123()
	require.NoError(t, p.Check())
	tabletest.Run(t, map[string]func(*cover.Params){
		"zero":            func(p *cover.Params) { *p = cover.Params{} },
		"no bands":        func(p *cover.Params) { p.Bands = nil },
		"bands unsorted":  func(p *cover.Params) { p.Bands = []cover.Band{p.Bands[0], p.Bands[2], p.Bands[1]} },
		"rate in percent": func(p *cover.Params) { p.RetireeRate = decimal.New(41, -1) },
		"no years":        func(p *cover.Params) { p.YearsOld = 0 },
		"no span":         func(p *cover.Params) { p.Force = rule.Span{} },
		"a retiree's amount below 0": func(p *cover.Params) {
			p.RetireeAmount = decimal.NewNullDecimal(decimal.New(-1, 0))
		},
	}, func(t *testing.T, spoil func(*cover.Params)) {
		p := cover.Decree123()
		spoil(&p)
		assert.NotEmpty(t, rule.CodeOf(p.Check()))
	})
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
