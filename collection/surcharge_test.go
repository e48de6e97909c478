package collection_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func date(t testing.TB, text string) rule.Date {
	if text == "" {
		return rule.Date{}
	}
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestSurcharge(t *testing.T) {
	const social, injury, levy = collection.SocialInsurance, collection.WorkInjury, collection.DisabilityLevy
	type c struct {
		name    string
		law     collection.Law
		arrears string
		days    int
		since   string
		overdue bool
		want    string
		article string // of the last part
	}
	tabletest.Each(t, []c{
		{name: "9,600.00 for 45 days at 0.05 %", law: social, arrears: "9600.00", days: 45, since: "", overdue: false,
			want: "216.00", article: "art. 86"},
		{name: "1,234.56 for 37 days = 22.83936", law: social, arrears: "1234.56", days: 37, since: "", overdue: false,
			want: "22.84", article: "art. 86"},
		{name: "an order makes no difference today", law: social, arrears: "9600.00", days: 45, since: "2024-01-01",
			overdue: true, want: "216.00", article: "art. 86"},
		{name: "no day", law: social, arrears: "9600.00", days: 0, since: "2024-01-01", overdue: false, want: "0",
			article: "art. 86"},
		{name: "simple, not compound: two years of 365 days", law: social, arrears: "10000", days: 730,
			since: "2012-01-01", overdue: false, want: "3650", article: "art. 86"},
		{name: "the first day of the law", law: social, arrears: "10000", days: 1, since: "2011-07-01", overdue: false,
			want: "5", article: "art. 86"},
		{name: "the day before it, without an order", law: social, arrears: "10000", days: 1, since: "2011-06-30",
			overdue: false, want: "0", article: "art. 13"},
		{name: "the day before it, ordered and overdue: 0.2 %", law: social, arrears: "10000", days: 1,
			since: "2011-06-30", overdue: true, want: "20", article: "art. 13"},
		{name: "over the change, overdue: one day at 20 and one at 5", law: social, arrears: "10000", days: 2,
			since: "2011-06-30", overdue: true, want: "25", article: "art. 86"},
		{name: "over the change, no order: only the day at 5", law: social, arrears: "10000", days: 2,
			since: "2011-06-30", overdue: false, want: "5", article: "art. 86"},
		{name: "the first day of the interim regulation", law: social, arrears: "10000", days: 1, since: "1999-01-22",
			overdue: true, want: "20", article: "art. 13"},
		{name: "work injury, before 2011: as the interim regulation", law: injury, arrears: "10000", days: 1,
			since: "2010-12-31", overdue: true, want: "20", article: "art. 3, 社会保险费征缴暂行条例 art. 13"},
		{name: "work injury, from 2011-01-01", law: injury, arrears: "10000", days: 1, since: "2011-01-01",
			overdue: false, want: "5", article: "art. 62"},
		{name: "the levy, no order: nothing is due yet", law: levy, arrears: "10000", days: 30, since: "2024-01-01",
			overdue: false, want: "0", article: "art. 27"},
		{name: "the levy, ordered and overdue: 0.5 % from the first day", law: levy, arrears: "10000", days: 30,
			since: "2024-01-01", overdue: true, want: "1500", article: "art. 27"},
		{name: "the levy, the first day of the regulation", law: levy, arrears: "81000", days: 1, since: "2007-05-01",
			overdue: true, want: "405", article: "art. 27"},
		{name: "half a fen goes up: 0.1 x 0.0005 x 100", law: social, arrears: "0.1", days: 100, since: "",
			overdue: false, want: "0.01", article: "art. 86"},
		{name: "below half a fen: 0.09 x 0.0005 x 100 = 0.0045", law: social, arrears: "0.09", days: 100, since: "",
			overdue: false, want: "0", article: "art. 86"},
		{name: "both parts are rounded together: 0.004 + 0.001", law: social, arrears: "2", days: 2,
			since: "2011-06-30", overdue: true, want: "0.01", article: "art. 86"},
	}, func(t *testing.T, c c) {
		got, err := c.law.Of(collection.Arrears{Amount: tabletest.Dec(t, c.arrears), Since: date(t, c.since),
			Days: c.days}, c.overdue)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Amount)
		require.NotEmpty(t, got.Parts)
		assert.Equal(t, c.article, got.Parts[len(got.Parts)-1].Source.Article)
	})
}

func TestSurchargeNamesItsLaws(t *testing.T) {
	got, err := collection.SocialInsurance.Of(collection.Arrears{Amount: decimal.New(10000, 0),
		Since: rule.DateOf(2011, 6, 1), Days: 45}, false)
	require.NoError(t, err)
	require.Len(t, got.Parts, 2)
	old, now := got.Parts[0], got.Parts[1]
	assert.Equal(t, "2011-06-01", old.From.String())
	assert.Equal(t, 30, old.Days)
	tabletest.Equal(t, "0.002", old.Rate)
	assert.False(t, old.Due)
	assert.Equal(t, "社会保险费征缴暂行条例", old.Source.Title)
	assert.Equal(t, "2011-07-01", now.From.String())
	assert.Equal(t, 15, now.Days)
	tabletest.Equal(t, "0.0005", now.Rate)
	assert.True(t, now.Due)
	assert.Equal(t, "社会保险法", now.Source.Title)
	tabletest.Equal(t, "75", got.Amount) // 15 days x 5
	got, err = collection.Maternity.Of(collection.Arrears{Amount: decimal.New(10000, 0),
		Since: rule.DateOf(2011, 7, 1), Days: 0}, false)
	require.NoError(t, err, "no day yet, from the first day of the law on")
	tabletest.Equal(t, "0", got.Amount)
	_, err = collection.SocialInsurance.Of(collection.Arrears{Amount: decimal.New(1, 0),
		Since: rule.DateOf(1999, 1, 21), Days: 1}, false)
	assert.ErrorContains(t, err, "art. 13; 社会保险法 art. 86", "every law of the kind is named")
}

func TestSurchargeRefuses(t *testing.T) {
	type c struct {
		name    string
		law     collection.Law
		arrears decimal.Decimal
		days    int
		since   string
		code    string
	}
	tabletest.Each(t, []c{
		{name: "no law", law: 0, arrears: decimal.New(1, 0), days: 1, since: "", code: "out_of_range"},
		{name: "an unknown law", law: 6, arrears: decimal.New(1, 0), days: 1, since: "2024-01-01",
			code: "out_of_range"},
		{name: "before the interim regulation", law: collection.SocialInsurance, arrears: decimal.New(1, 0), days: 1,
			since: "1999-01-21", code: "no_rule"},
		{name: "work injury before its regulation", law: collection.WorkInjury, arrears: decimal.New(1, 0), days: 1,
			since: "2003-12-31", code: "no_rule"},
		{name: "the levy before its regulation", law: collection.DisabilityLevy, arrears: decimal.New(1, 0), days: 1,
			since: "2007-04-30", code: "no_rule"},
		{name: "arrears below 0", law: collection.SocialInsurance, arrears: decimal.New(-1, 0), days: 1, since: "",
			code: "out_of_range"},
		{name: "arrears with a huge exponent", law: collection.SocialInsurance, arrears: decimal.New(1, 9999), days: 1,
			since: "", code: "out_of_range"},
		{name: "days below 0", law: collection.SocialInsurance, arrears: decimal.New(1, 0), days: -1, since: "",
			code: "out_of_range"},
		{name: "more than 100,000 days", law: collection.SocialInsurance, arrears: decimal.New(1, 0), days: 100_001,
			since: "", code: "out_of_range"},
		{name: "days that end after 2200", law: collection.SocialInsurance, arrears: decimal.New(1, 0), days: 100_000,
			since: "2020-01-01", code: "out_of_range"},
	}, func(t *testing.T, c c) {
		_, err := c.law.Of(collection.Arrears{Amount: c.arrears, Since: date(t, c.since), Days: c.days}, false)
		assert.Equal(t, c.code, rule.CodeOf(err))
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
	_, err := collection.SocialInsurance.Of(collection.Arrears{Amount: decimal.New(1, 0), Days: 100_000,
		Since: date(t, "2020-01-01")}, false)
	assert.ErrorContains(t, err, "collection: days 100000 end after 2200")
}

// Each scheme's contributions by the law of their days; no end was announced, so the laws hold to the end of the year
// after they were last looked at.
func TestSurchargeByScheme(t *testing.T) {
	const interim = "art. 3, 社会保险费征缴暂行条例 art. 13"
	for _, c := range []struct {
		name    string
		law     collection.Law
		days    int
		since   string
		overdue bool
		want    string // of 10,000 yuan
		article string // of the last part
		code    string
	}{
		{name: "not joined, 工伤保险条例 art. 62: 181 x 5", law: collection.WorkInjury, days: 181, since: "2011-01-01",
			want: "905", article: "art. 62"},
		{name: "joined, no order", law: collection.JoinedInjury, days: 181, since: "2011-01-01", want: "0",
			article: interim},
		{name: "joined, ordered: 181 x 20", law: collection.JoinedInjury, days: 181, since: "2011-01-01", overdue: true,
			want: "3620", article: interim},
		{name: "joined, 社会保险法 art. 86", law: collection.JoinedInjury, days: 1, since: "2011-07-01", want: "5",
			article: "art. 86"},
		{name: "joined, 工伤保险条例 art. 67", law: collection.JoinedInjury, days: 1, since: "2004-01-01", overdue: true,
			want: "20", article: interim},
		{name: "joined, the day before", law: collection.JoinedInjury, days: 1, since: "2003-12-31", code: "no_rule"},
		{name: "maternity, 社会保险法 art. 98", law: collection.Maternity, days: 1, since: "2011-07-01", want: "5",
			article: "art. 86"},
		{name: "maternity, the day before", law: collection.Maternity, days: 1, since: "2011-06-30", code: "no_rule"},
		{name: "the last day held", law: collection.SocialInsurance, days: 1, since: "2027-12-31", want: "5",
			article: "art. 86"},
		{name: "two days up to it", law: collection.SocialInsurance, days: 2, since: "2027-12-30", want: "10",
			article: "art. 86"},
		{name: "a lot that reaches beyond it", law: collection.SocialInsurance, days: 2, since: "2027-12-31",
			code: "no_rule"},
		{name: "no day, begun beyond it", law: collection.SocialInsurance, since: "2028-01-01", code: "no_rule"},
		{name: "the levy beyond it", law: collection.DisabilityLevy, days: 1, since: "2040-01-01", code: "no_rule"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lot := collection.Arrears{Amount: decimal.New(10_000, 0), Since: date(t, c.since), Days: c.days}
			got, err := c.law.Of(lot, c.overdue)
			assert.Equal(t, c.code, rule.CodeOf(err))
			if c.code == "" {
				tabletest.Equal(t, c.want, got.Amount)
				assert.Equal(t, c.article, got.Parts[len(got.Parts)-1].Source.Article)
			}
		})
	}
}

func TestLawOf(t *testing.T) {
	for _, c := range []struct {
		name      string
		scheme    rule.Scheme
		notJoined bool
		want      collection.Law
		code      string
	}{
		{name: "pension", scheme: rule.Pension, want: collection.SocialInsurance},
		{name: "medical", scheme: rule.Medical, want: collection.SocialInsurance},
		{name: "unemployment", scheme: rule.Unemployment, want: collection.SocialInsurance},
		{name: "injury", scheme: rule.Injury, want: collection.JoinedInjury},
		{name: "injury, not joined: 工伤保险条例 art. 62", scheme: rule.Injury, notJoined: true, want: collection.WorkInjury},
		{name: "maternity", scheme: rule.Maternity, want: collection.Maternity},
		{name: "the provident fund has none: 住房公积金管理条例 art. 38", scheme: rule.Housing, code: "not_applicable"},
		{name: "the illness supplement", scheme: rule.IllnessSupplement, code: "not_applicable"},
		{name: "no scheme", code: "not_applicable"},
		{name: "pension, not joined", scheme: rule.Pension, notJoined: true, code: "conflict"},
	} {
		t.Run(c.name, func(t *testing.T) {
			law, err := collection.LawOf(c.scheme, c.notJoined)
			assert.Equal(t, c.want, law)
			assert.Equal(t, c.code, rule.CodeOf(err))
			if err != nil {
				tabletest.Chinese(t, rule.Message(err, rule.Chinese))
			}
		})
	}
}

func TestThrough(t *testing.T) {
	lot := func(since, amount string) collection.Lot {
		return collection.Lot{Since: date(t, since), Amount: tabletest.Dec(t, amount)}
	}
	lots := []collection.Lot{lot("2024-02-01", "1000"), lot("2024-03-01", "1000"), lot("2024-04-01", "1000"),
		lot("2024-05-01", "1000")}
	// To 2024-04-10: 29 + 31 + 10 = 70 days, 31 + 10 = 41 days, 10 days, none yet; 0.50 a day.
	got, err := collection.SocialInsurance.Through(collection.Claim{Last: date(t, "2024-04-10"), Lots: lots}, false)
	require.NoError(t, err)
	for i, want := range []string{"35", "20.50", "5", "0"} {
		tabletest.Equal(t, want, got.Lots[i].Amount)
	}
	tabletest.Equal(t, "60.50", got.Amount)
	tabletest.Equal(t, "4000", got.Arrears)
	tabletest.Equal(t, "1000", got.NotYet)

	for _, c := range []struct {
		says  string
		claim collection.Claim
	}{
		{says: "collection: last is missing"},
		{says: "collection: lots[0].since is missing", claim: collection.Claim{Lots: make([]collection.Lot, 1)}},
		{says: "collection: lots[0].amount -1 is below 0",
			claim: collection.Claim{Last: date(t, "2024-04-10"), Lots: []collection.Lot{lot("2024-02-01", "-1")}}},
		{says: "1999-01-22",
			claim: collection.Claim{Last: date(t, "2024-04-10"), Lots: []collection.Lot{lot("1999-01-01", "1")}}},
		{says: "collection: lots 10001 items are not within 0 to 10000",
			claim: collection.Claim{Last: date(t, "2024-04-10"), Lots: make([]collection.Lot, 10_001)}},
	} {
		_, err = collection.SocialInsurance.Through(c.claim, false)
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}

// A surcharge never falls with arrears, days or an order, its parts cover its days, and it agrees with exact fractions.
func FuzzSurcharge(f *testing.F) {
	f.Add(uint8(0), uint32(960000), uint16(45), uint16(8500), uint32(1), uint16(1))
	f.Add(uint8(0), uint32(123456), uint16(400), uint16(4520), uint32(9), uint16(400))
	f.Add(uint8(2), uint32(8100000), uint16(30), uint16(3100), uint32(100), uint16(0))
	f.Fuzz(func(t *testing.T, which uint8, amount uint32, days, start uint16, more uint32, longer uint16) {
		law := collection.Law(which%5) + 1
		first := []rule.Date{rule.DateOf(1999, 1, 22), rule.DateOf(2004, 1, 1), rule.DateOf(2007, 5, 1),
			rule.DateOf(2004, 1, 1), rule.DateOf(2011, 7, 1)}[law-1]
		left := rule.DateOf(2027, 12, 31).Sub(first) + 1
		begins := int(start) % left
		a := collection.Arrears{Amount: decimal.New(int64(amount), -2), Since: first.Add(begins),
			Days: int(days) % (left - begins + 1)}
		of := func(a collection.Arrears, overdue bool) collection.Surcharge {
			out, err := law.Of(a, overdue)
			require.NoError(t, err)
			covered := 0
			for _, part := range out.Parts {
				assert.Equal(t, a.Since.Add(covered), part.From)
				covered += part.Days
			}
			assert.Equal(t, a.Days, covered)
			return out
		}
		due, ordered := of(a, false), of(a, true)
		assert.Equal(t, oracle(law, a, false), due.Amount.StringFixed(2))
		assert.Equal(t, oracle(law, a, true), ordered.Amount.StringFixed(2))
		assert.False(t, ordered.Amount.LessThan(due.Amount), "an order made it less")
		bigger, later := a, a
		bigger.Amount = a.Amount.Add(decimal.New(int64(more), -2))
		later.Days += int(longer) % (left - begins - a.Days + 1)
		assert.False(t, of(bigger, true).Amount.LessThan(ordered.Amount))
		assert.False(t, of(later, false).Amount.LessThan(due.Amount))
	})
}

// oracle walks day by day.
func oracle(law collection.Law, a collection.Arrears, overdue bool) string {
	change := map[collection.Law]rule.Date{
		collection.SocialInsurance: rule.DateOf(2011, 7, 1), collection.WorkInjury: rule.DateOf(2011, 1, 1),
		collection.DisabilityLevy: rule.DateOf(2200, 12, 31), collection.JoinedInjury: rule.DateOf(2011, 7, 1),
		collection.Maternity: rule.DateOf(2011, 7, 1)}[law]
	before := int64(20)
	if law == collection.DisabilityLevy {
		before = 50
	}
	sum := int64(0) // ten-thousandths of the arrears
	for i := range a.Days {
		if day := a.Since.Add(i); !day.Before(change) {
			sum += 5
		} else if overdue {
			sum += before
		}
	}
	amount, _ := new(big.Rat).SetString(a.Amount.String())
	return amount.Mul(amount, big.NewRat(sum, 10_000)).FloatString(2)
}

// Lots add up, in any number, and one lot is the same as Of.
func FuzzThrough(f *testing.F) {
	f.Add(uint32(100000), uint32(123456), uint16(8800), uint16(31), uint16(8900))
	f.Fuzz(func(t *testing.T, one, two uint32, start, gap, last uint16) {
		first := rule.DateOf(1999, 1, 22)
		lots := []collection.Lot{{Amount: decimal.New(int64(one), -2), Since: first.Add(int(start % 9000))},
			{Amount: decimal.New(int64(two), -2), Since: first.Add(int(start%9000) + int(gap%1000))}}
		through := func(lots ...collection.Lot) collection.Total {
			out, err := collection.SocialInsurance.Through(collection.Claim{Last: first.Add(int(last % 10_500)),
				Lots: lots}, true)
			require.NoError(t, err)
			return out
		}
		both, a, b := through(lots...), through(lots[0]), through(lots[1])
		assert.True(t, both.Amount.Equal(a.Amount.Add(b.Amount)))
		assert.True(t, both.Arrears.Equal(a.Arrears.Add(b.Arrears)))
		assert.False(t, both.Amount.IsNegative())
	})
}
