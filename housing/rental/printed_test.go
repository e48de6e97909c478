package rental_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// texts are the figures of each year's text, with the low-income line of 2023 for that of 2022.
func texts() map[string]rental.Rules {
	return map[string]rental.Rules{"2013": rental.Rules2013(), "2015": rental.Rules2015(),
		"2022": rental.Rules2022(decimal.New(1857, 0)), "2024": rental.Rules2024()}
}

// Annex 2 of each text, income a head and year: its factor is paid to the very yuan that is printed and not a fen
// beyond. A person alone counts as 1.5 with 15 m²: in 2013 in 越秀 15 x 1.5 x 20 x 1.1 = 495 times the factor, in 2015 in
// 白云 15 x 1.5 x 25 = 562.5 times, in 2022 in 白云 15 x 1.5 x 30 = 675 times.
func TestPrintedSubsidyBands(t *testing.T) {
	for _, c := range []struct {
		name, text   string
		district     rental.District
		upTo         string
		at, justOver string // yuan a month; none beyond the last band
	}{
		{name: "2013 art. (4)2 and (4)3", text: "2013", district: rental.Yuexiu, upTo: "9600", at: "445.50",
			justOver: "346.50"},
		{name: "2013 art. (4)3 and (4)4", text: "2013", district: rental.Yuexiu, upTo: "15600", at: "346.50",
			justOver: "247.50"},
		{name: "2013 art. (4)4 and (4)5", text: "2013", district: rental.Yuexiu, upTo: "20663", at: "247.50",
			justOver: "148.50"},
		{name: "2013 art. (4)5", text: "2013", district: rental.Yuexiu, upTo: "24795", at: "148.50"},
		{name: "2015 art. (4)2 and (4)3", text: "2015", district: rental.Baiyun, upTo: "15600", at: "506.25",
			justOver: "393.75"},
		{name: "2015 art. (4)3 and (4)4", text: "2015", district: rental.Baiyun, upTo: "24795", at: "393.75",
			justOver: "281.25"},
		{name: "2015 art. (4)4", text: "2015", district: rental.Baiyun, upTo: "35321", at: "281.25"},
		{name: "2022, the low-income line", text: "2022", district: rental.Baiyun, upTo: "22284", at: "607.50",
			justOver: "472.50"},
		{name: "2022, 24795", text: "2022", district: rental.Baiyun, upTo: "24795", at: "472.50", justOver: "337.50"},
		{name: "2022, 35660", text: "2022", district: rental.Baiyun, upTo: "35660", at: "337.50", justOver: "270.00"},
		{name: "2022, 42792", text: "2022", district: rental.Baiyun, upTo: "42792", at: "270.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			claim := rental.Claim{Persons: 1, Income: tabletest.Dec(t, c.upTo), District: c.district}
			claim.Counted = 1
			got, err := texts()[c.text].Subsidy(claim)
			require.NoError(t, err)
			tabletest.Equal(t, c.at, got.Formula)
			claim.Income = claim.Income.Add(decimal.New(1, -2))
			got, err = texts()[c.text].Subsidy(claim)
			if c.justOver == "" {
				assert.ErrorIs(t, err, rule.ErrNotApplicable)
				return
			}
			require.NoError(t, err)
			tabletest.Equal(t, c.justOver, got.Formula)
		})
	}
}

// Annex 2(5) of 2013 and 2015, and the pages of 2022: with the lowest factor and 5 m² of one's own, 10 x 1.5 x 20 x
// 0.3 = 90 in 2013, 10 x 1.5 x 25 x 0.5 = 187.5 in 2015, 10 x 1.5 x 30 x 0.4 = 180 in 2022, times the factor of the
// district.
func TestPrintedDistricts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		income     string
		districts  []rental.District
		want       string
	}{
		{name: "2013, 1.1", text: "2013", income: "24795", want: "99",
			districts: []rental.District{rental.Yuexiu, rental.Liwan, rental.Haizhu, rental.Tianhe}},
		{name: "2013, 0.9", text: "2013", income: "24795", want: "81",
			districts: []rental.District{rental.Baiyun, rental.Huangpu, rental.Luogang, rental.Nansha, rental.Panyu,
				rental.Huadu}},
		{name: "2015, 1.1", text: "2015", income: "35321", want: "206.25",
			districts: []rental.District{rental.Yuexiu, rental.Haizhu, rental.Liwan, rental.Tianhe}},
		{name: "2015, 1.0", text: "2015", income: "35321", want: "187.5", districts: []rental.District{rental.Baiyun}},
		{name: "2015, 0.9", text: "2015", income: "35321", want: "168.75",
			districts: []rental.District{rental.Huangpu, rental.Nansha, rental.Panyu, rental.Huadu}},
		{name: "2022, 1.2", text: "2022", income: "42792", want: "216",
			districts: []rental.District{rental.Yuexiu, rental.Haizhu, rental.Liwan, rental.Tianhe}},
		{name: "2022, 1.0", text: "2022", income: "42792", want: "180", districts: []rental.District{rental.Baiyun}},
		{name: "2022, 0.9", text: "2022", income: "42792", want: "162",
			districts: []rental.District{rental.Huangpu, rental.Huadu, rental.Panyu, rental.Nansha}},
		{name: "2022, 0.7", text: "2022", income: "42792", want: "126", districts: []rental.District{rental.Zengcheng}},
		{name: "2022, 0.6", text: "2022", income: "42792", want: "108", districts: []rental.District{rental.Conghua}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, district := range c.districts {
				got, err := texts()[c.text].Subsidy(rental.Claim{Persons: 1, Counted: 1, OwnArea: decimal.New(5, 0),
					Income: tabletest.Dec(t, c.income), District: district})
				require.NoError(t, err, district)
				tabletest.Equal(t, c.want, got.Formula)
			}
		})
	}
}

// Annex 3 of 2013 and 2015, income a head and year, of a home of 10 m² at 10 yuan: 100 yuan less 100 times the factor
// in 2013, 100 times the factor in 2015.
func TestPrintedRentBands(t *testing.T) {
	for _, c := range []struct{ name, text, upTo, at, justOver string }{
		{name: "2013 annex 3(1) and (2)", text: "2013", upTo: "9600", at: "20", justOver: "30"},
		{name: "2013 annex 3(2) and (3)", text: "2013", upTo: "15600", at: "30", justOver: "40"},
		{name: "2013 annex 3(3) and (4)", text: "2013", upTo: "20663", at: "40", justOver: "50"},
		{name: "2013 annex 3(4)", text: "2013", upTo: "24795", at: "50"},
		{name: "2015 annex 3(1) and (2)", text: "2015", upTo: "10800", at: "20", justOver: "30"},
		{name: "2015 annex 3(2) and (3)", text: "2015", upTo: "15600", at: "30", justOver: "40"},
		{name: "2015 annex 3(3) and (4)", text: "2015", upTo: "20663", at: "40", justOver: "50"},
		{name: "2015 annex 3(4) and (5)", text: "2015", upTo: "24795", at: "50", justOver: "60"},
		{name: "2015 annex 3(5) and (6)", text: "2015", upTo: "29434", at: "60", justOver: "70"},
		{name: "2015 annex 3(6)", text: "2015", upTo: "35321", at: "70"},
	} {
		t.Run(c.name, func(t *testing.T) {
			home := rental.Tenancy{Persons: 1, Area: decimal.New(10, 0), Standard: decimal.New(10, 0),
				Income: tabletest.Dec(t, c.upTo)}
			got, err := texts()[c.text].Rent(home)
			require.NoError(t, err)
			tabletest.Equal(t, c.at, got.Net)
			home.Income = home.Income.Add(decimal.New(1, -2))
			got, err = texts()[c.text].Rent(home)
			if c.justOver == "" {
				assert.ErrorIs(t, err, rule.ErrNotApplicable)
				return
			}
			require.NoError(t, err)
			tabletest.Equal(t, c.justOver, got.Net)
		})
	}
}

// The families that each text names, and no other kind: 1.3 in annex 2(4)1 of 2013 (and 2015) and on the pages of 2022,
// the preferential rent in art. 31 of 2013 and sec. 3(2) of 2024, no rent in sec. 3(1) of 2024, the subsidy while
// waiting in sec. 2(2) of 2024.
func TestPrintedKinds(t *testing.T) {
	every := []rental.Kind{rental.Dibao, rental.Marginal, rental.HardshipWorker, rental.Entitled, rental.Destitute,
		rental.ExpensePoor, rental.MartyrFamily, rental.SevereDisability, rental.LeavingCare, rental.NamedElsewhere}
	rent := func(kind rental.Kind, text string, alone bool) rental.Basis {
		got, err := texts()[text].Rent(rental.Tenancy{Persons: 1, Area: decimal.New(10, 0), LoneElder: alone,
			Standard: decimal.New(10, 0), Preferential: maybe(t, "1"), Kinds: []rental.Kind{kind}})
		if err != nil { // no band is known to those who pay by income
			return 0
		}
		return got.Basis
	}
	relief := func(text string) func(rental.Kind) bool {
		return func(kind rental.Kind) bool {
			got, err := texts()[text].Subsidy(rental.Claim{Persons: 2, Counted: 2, Kinds: []rental.Kind{kind},
				District: rental.Baiyun})
			require.NoError(t, err)
			return got.IncomeFactor.Equal(decimal.New(13, -1))
		}
	}
	for _, c := range []struct {
		name string
		has  func(rental.Kind) bool
		want []rental.Kind
	}{
		{name: "2013, 1.3", has: relief("2013"),
			want: []rental.Kind{rental.Dibao, rental.Marginal, rental.HardshipWorker}},
		{name: "2015, 1.3", has: relief("2015"),
			want: []rental.Kind{rental.Dibao, rental.Marginal, rental.HardshipWorker}},
		{name: "2022, 1.3", has: relief("2022"),
			want: []rental.Kind{rental.Dibao, rental.Marginal, rental.HardshipWorker, rental.Entitled}},
		{name: "2013, the preferential rent",
			has:  func(k rental.Kind) bool { return rent(k, "2013", false) == rental.Preferential },
			want: []rental.Kind{rental.Dibao, rental.Marginal, rental.HardshipWorker, rental.NamedElsewhere}},
		{name: "2024, the preferential rent",
			has: func(k rental.Kind) bool { return rent(k, "2024", false) == rental.Preferential },
			want: []rental.Kind{rental.Dibao, rental.Marginal, rental.HardshipWorker, rental.Entitled, rental.Destitute,
				rental.ExpensePoor, rental.MartyrFamily, rental.LeavingCare, rental.NamedElsewhere}},
		{name: "2024, lone elders without rent",
			has:  func(k rental.Kind) bool { return rent(k, "2024", true) == rental.Free },
			want: []rental.Kind{rental.Dibao, rental.Marginal, rental.Destitute}},
		{name: "2024, the subsidy while waiting", has: func(k rental.Kind) bool {
			may, err := rental.Rules2024().MayDrawWhileWaiting(rental.Waiting{Kinds: []rental.Kind{k}})
			require.NoError(t, err)
			return may
		}, want: []rental.Kind{rental.Dibao, rental.Marginal, rental.HardshipWorker, rental.Entitled, rental.Destitute,
			rental.ExpensePoor, rental.MartyrFamily, rental.SevereDisability, rental.LeavingCare}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []rental.Kind
			for _, kind := range every {
				if c.has(kind) {
					got = append(got, kind)
				}
			}
			assert.Equal(t, c.want, got)
		})
	}
}

// The first and the last day of each text: three years from 2013-05-01 (art. 51), three from 2015-08-25 (sec. 5), the
// months of 2022-03 to 2024-03, five years from 2024-03-04 (sec. 7), and from 2024-07-26 on as long as that.
func TestPrintedTimes(t *testing.T) {
	for _, c := range []struct {
		name        string
		span        rule.Span
		first, last rule.Date
	}{
		{name: "2013", span: rental.Span2013(), first: rule.DateOf(2013, time.May, 1),
			last: rule.DateOf(2016, time.April, 30)},
		{name: "2015", span: rental.Span2015(), first: rule.DateOf(2015, time.August, 25),
			last: rule.DateOf(2018, time.August, 24)},
		{name: "2022", span: rental.Span2022(), first: rule.DateOf(2022, time.March, 1),
			last: rule.DateOf(2024, time.March, 31)},
		{name: "2024", span: rental.Span2024(), first: rule.DateOf(2024, time.March, 4),
			last: rule.DateOf(2029, time.March, 3)},
		{name: "the measures of 2024", span: rental.Span2024Measures(), first: rule.DateOf(2024, time.July, 26),
			last: rule.DateOf(2029, time.March, 3)},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.NoError(t, c.span.On(c.first))
			assert.NoError(t, c.span.On(c.last))
			assert.Error(t, c.span.On(c.first.Add(-1)))
			assert.Error(t, c.span.On(c.last.Add(1)))
		})
	}
	for name, first := range map[string]rule.Month{"2013": rule.MonthOf(2013, time.May),
		"2015": rule.MonthOf(2015, time.August), "2022": rule.MonthOf(2022, time.March),
		"2024": rule.MonthOf(2024, time.March)} {
		assert.Equal(t, first, texts()[name].From, name)
	}
	assert.Equal(t, rule.DateOf(2024, time.July, 26), rental.Span2024Measures().Cite.Issued)
	assert.Equal(t, rule.DateOf(2024, time.March, 4), rental.Span2024().Cite.Issued)
	assert.Equal(t, rule.DateOf(2015, time.August, 25), rental.Span2015().Cite.Issued)
}

// The same day some months later; where there is none, the first of the month after.
func TestLater(t *testing.T) {
	for _, c := range []struct {
		name   string
		day    rule.Date
		months int
		want   rule.Date
	}{
		{name: "the same day", day: rule.DateOf(2024, time.January, 15), months: 13,
			want: rule.DateOf(2025, time.February, 15)},
		{name: "earlier", day: rule.DateOf(2024, time.January, 15), months: -1,
			want: rule.DateOf(2023, time.December, 15)},
		{name: "the last of February stays", day: rule.DateOf(2024, time.January, 29), months: 1,
			want: rule.DateOf(2024, time.February, 29)},
		{name: "no such day", day: rule.DateOf(2023, time.January, 29), months: 1,
			want: rule.DateOf(2023, time.March, 1)},
		{name: "a zero date beyond 2200", day: rule.DateOf(2200, time.December, 1), months: 1},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, rental.Later(c.day, c.months)) })
	}
}
