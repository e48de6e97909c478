package collection_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestFines(t *testing.T) {
	type c struct {
		name        string
		offence     collection.Offence
		amount      string
		least, most string
		article     string
		may, order  bool
	}
	tabletest.Each(t, []c{
		{name: "not registered, the employer", offence: collection.NotRegistered, amount: "10000", least: "10000",
			most: "30000", article: "art. 84", may: false, order: true},
		{name: "not registered, the persons", offence: collection.NotRegisteredPerson, amount: "", least: "500",
			most: "3000", article: "art. 84", may: false, order: true},
		{name: "not paid in time", offence: collection.NotPaid, amount: "9600.05", least: "9600.05", most: "28800.15",
			article: "art. 86", may: false, order: true},
		{name: "not declared, grave", offence: collection.NotDeclaredGrave, amount: "", least: "1000", most: "5000",
			article: "art. 23", may: true, order: false},
		{name: "not declared, very grave", offence: collection.NotDeclaredGravest, amount: "", least: "5000",
			most: "10000", article: "art. 23", may: true, order: false},
		{name: "false books", offence: collection.FalseBooks, amount: "", least: "5000", most: "20000",
			article: "art. 24", may: false, order: false},
		{name: "not insured against work injury", offence: collection.NotInsuredInjury, amount: "1", least: "1",
			most: "3", article: "art. 62", may: false, order: true},
		{name: "fraud on the fund by a provider", offence: collection.FundFraud, amount: "100", least: "200",
			most: "500", article: "art. 87", may: false, order: false},
		{name: "fraud for a benefit", offence: collection.BenefitFraud, amount: "100", least: "200", most: "500",
			article: "art. 88", may: false, order: false},
		{name: "fraud for a work-injury benefit", offence: collection.InjuryFraud, amount: "100", least: "200",
			most: "500", article: "art. 60", may: false, order: false},
		{name: "fraud for relief", offence: collection.ReliefFraud, amount: "100", least: "100", most: "300",
			article: "art. 68", may: true, order: false},
		{name: "no provident-fund account", offence: collection.NoFundAccount, amount: "", least: "10000",
			most: "50000", article: "art. 37", may: false, order: true},
		{name: "nothing due, no fine", offence: collection.NotPaid, amount: "0", least: "0", most: "0",
			article: "art. 86", may: false, order: true},
	}, func(t *testing.T, c c) {
		var amount decimal.NullDecimal
		if c.amount != "" {
			amount = decimal.NewNullDecimal(tabletest.Dec(t, c.amount))
		}
		got, err := collection.FineOf(collection.Offending{Offence: c.offence, Amount: amount})
		require.NoError(t, err)
		tabletest.Equal(t, c.least, got.Least)
		tabletest.Equal(t, c.most, got.Most)
		assert.Equal(t, c.article, got.Fine.Source.Article)
		assert.Equal(t, c.may, got.Fine.May)
		assert.Equal(t, c.order, got.Fine.AfterOrder)
	})
}

func TestEveryFineIsARange(t *testing.T) {
	seen := map[collection.Offence]bool{}
	for _, f := range collection.Fines() {
		assert.True(t, f.Least.LessThan(f.Most), "%s is one number", f.Offence)
		assert.False(t, seen[f.Offence], "%s is there twice", f.Offence)
		assert.NotEmpty(t, f.Source.Title)
		seen[f.Offence] = true
	}
	assert.Len(t, seen, 12)
}

func TestFinesRefuse(t *testing.T) {
	one := decimal.NewNullDecimal(decimal.New(1, 0))
	for _, c := range []struct {
		name string
		in   collection.Offending
		code string
	}{
		{name: "a multiple of nothing", in: collection.Offending{Offence: collection.NotPaid}, code: "missing_field"},
		{name: "a multiple of less than nothing", code: "out_of_range", in: collection.Offending{
			Offence: collection.NotPaid, Amount: decimal.NewNullDecimal(decimal.New(-1, 0))}},
		{name: "fixed yuan with an amount", code: "conflict",
			in: collection.Offending{Offence: collection.FalseBooks, Amount: one}},
		{name: "no offence", in: collection.Offending{Amount: one}, code: "missing_field"},
		{name: "an unknown one", in: collection.Offending{Offence: 13, Amount: one}, code: "out_of_range"},
	} {
		_, err := collection.FineOf(c.in)
		assert.Equal(t, c.code, rule.CodeOf(err), c.name)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}

func TestDeadlines(t *testing.T) {
	want := map[collection.Duty]struct {
		days    int
		article string
		last    string // of an event on 2024-02-01
	}{
		collection.RegisterEmployer: {30, "art. 57(1)", "2024-03-02"},
		collection.ReviewEmployer:   {15, "art. 57(1)", "2024-02-16"},
		collection.RegisterChange:   {30, "art. 57(2)", "2024-03-02"},
		collection.RegisterEmployee: {30, "art. 58(1)", "2024-03-02"},
		collection.ReportJobless:    {15, "art. 50", "2024-02-16"},
		collection.FundRegister:     {30, "art. 14(1)", "2024-03-02"},
		collection.FundOpen:         {20, "art. 14(1)", "2024-02-21"},
		collection.FundChange:       {30, "art. 14(2)", "2024-03-02"},
		collection.FundMove:         {20, "art. 14(2)", "2024-02-21"},
		collection.FundEmployee:     {30, "art. 15", "2024-03-02"},
		collection.FundLeaver:       {30, "art. 15", "2024-03-02"},
		collection.FundRemit:        {5, "art. 19", "2024-02-06"},
	}
	require.Len(t, collection.Deadlines(), len(want))
	for _, d := range collection.Deadlines() {
		assert.Equal(t, want[d.Duty].days, d.Days, d.Duty)
		assert.Equal(t, want[d.Duty].article, d.Source.Article, d.Duty)
		last, err := d.LastDay(rule.DateOf(2024, 2, 1))
		require.NoError(t, err)
		assert.Equal(t, want[d.Duty].last, last.String(), d.Duty)
	}
	_, err := collection.Deadlines()[0].LastDay(rule.Date{})
	assert.Equal(t, "bad_date", rule.CodeOf(err))
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	_, err = collection.Deadlines()[0].LastDay(rule.DateOf(2200, 12, 31))
	assert.Equal(t, "bad_date", rule.CodeOf(err))
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
}

func debtors() []collection.Debtor {
	return []collection.Debtor{
		{ID: "a", Arrears: decimal.New(100_000, 0), Months: 3, AfterOrder: true},
		{ID: "b", Arrears: decimal.New(500_000, 0), Months: 6},
		{ID: "c", Arrears: decimal.New(500_000, 0), Months: 12, AfterOrder: true},
		{ID: "d", Arrears: decimal.New(9_999_999, -2), Months: 24, AfterOrder: true},
	}
}

func TestExposed(t *testing.T) {
	type c struct {
		name     string
		criteria collection.Criteria
		want     string
	}
	tabletest.Each(t, []c{
		{name: "from 100,000 on, the limit included",
			criteria: collection.Criteria{LeastArrears: decimal.New(100_000, 0)}, want: "bca"},
		{name: "ordered and overdue", criteria: collection.Criteria{AfterOrder: true}, want: "cad"},
		{name: "from six months on", criteria: collection.Criteria{LeastMonths: 6}, want: "bcd"},
		{name: "all three", criteria: collection.Criteria{LeastArrears: decimal.New(100_000, 0),
			LeastMonths: 6, AfterOrder: true}, want: "c"},
		{name: "nobody owes a million", criteria: collection.Criteria{LeastArrears: decimal.New(1_000_000, 0)},
			want: ""},
	}, func(t *testing.T, c c) {
		got, err := collection.Exposed(collection.Debtors{Criteria: c.criteria, Debtors: debtors()})
		require.NoError(t, err)
		ids := ""
		for _, d := range got {
			ids += d.ID
		}
		assert.Equal(t, c.want, ids)
	})
}

func TestExposedRefuses(t *testing.T) {
	type c struct {
		name     string
		criteria collection.Criteria
		debtors  []collection.Debtor
		code     string
	}
	tabletest.Each(t, []c{
		{name: "no criteria would name everybody", criteria: collection.Criteria{}, debtors: debtors(),
			code: "missing_field"},
		{name: "months below 0", criteria: collection.Criteria{LeastMonths: -1}, debtors: debtors(),
			code: "out_of_range"},
		{name: "arrears with a huge exponent", criteria: collection.Criteria{LeastArrears: decimal.New(1, 9999)},
			debtors: debtors(), code: "out_of_range"},
		{name: "an employer twice", criteria: collection.Criteria{AfterOrder: true},
			debtors: append(debtors(), collection.Debtor{ID: "a"}), code: "conflict"},
		{name: "an employer without a name", criteria: collection.Criteria{AfterOrder: true},
			debtors: []collection.Debtor{{}}, code: "missing_field"},
		{name: "arrears below 0", criteria: collection.Criteria{AfterOrder: true},
			debtors: []collection.Debtor{{ID: "a", Arrears: decimal.New(-1, 0)}}, code: "out_of_range"},
		{name: "months in arrears below 0", criteria: collection.Criteria{AfterOrder: true},
			debtors: []collection.Debtor{{ID: "a", Months: -1}}, code: "out_of_range"},
	}, func(t *testing.T, c c) {
		_, err := collection.Exposed(collection.Debtors{Criteria: c.criteria, Debtors: c.debtors})
		assert.Equal(t, c.code, rule.CodeOf(err))
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
}

// Stricter criteria never name more, and every fine's ends keep their order and rise with the amount.
func FuzzFinesAndExposure(f *testing.F) {
	f.Add(uint32(10_000_000), uint8(6), uint32(1), uint8(1), uint32(960005))
	f.Fuzz(func(t *testing.T, least uint32, months uint8, more uint32, longer uint8, amount uint32) {
		loose := collection.Criteria{LeastArrears: decimal.New(int64(least), -2), LeastMonths: int(months) + 1}
		strict := collection.Criteria{LeastArrears: loose.LeastArrears.Add(decimal.New(int64(more), -2)),
			LeastMonths: loose.LeastMonths + int(longer), AfterOrder: true}
		a, err := collection.Exposed(collection.Debtors{Criteria: loose, Debtors: debtors()})
		require.NoError(t, err)
		b, err := collection.Exposed(collection.Debtors{Criteria: strict, Debtors: debtors()})
		require.NoError(t, err)
		assert.LessOrEqual(t, len(b), len(a))
		for _, fine := range collection.Fines() {
			if !fine.Multiple {
				continue
			}
			of := func(fens int64) (collection.FineRange, error) {
				return collection.FineOf(collection.Offending{Offence: fine.Offence,
					Amount: decimal.NewNullDecimal(decimal.New(fens, -2))})
			}
			one, err := of(int64(amount))
			require.NoError(t, err)
			two, err := of(int64(amount) + int64(more))
			require.NoError(t, err)
			assert.False(t, one.Most.LessThan(one.Least))
			assert.False(t, two.Least.LessThan(one.Least) || two.Most.LessThan(one.Most))
		}
	})
}

func ExampleFineOf() {
	r, err := collection.FineOf(collection.Offending{Offence: collection.NotPaid,
		Amount: decimal.NewNullDecimal(decimal.New(9600, 0))})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Least, "to", r.Most, r.Fine.Source.Title, r.Fine.Source.Article)
	// Output: 9600 to 28800 社会保险法 art. 86
}

// A word is written as it is printed; a number that stands for none prints as invalid.
func TestOffenceNames(t *testing.T) {
	for _, c := range []struct {
		offence collection.Offence
		want    string
	}{{collection.NotRegistered, "not_registered"}, {collection.FundFraud, "fund_fraud"}, {99, "invalid(99)"}} {
		text, err := c.offence.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, c.want, c.offence.String())
		assert.Equal(t, c.want, string(text))
	}
}
