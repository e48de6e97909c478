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
	tabletest.Run(t, map[string]struct {
		offence     collection.Offence
		amount      string
		least, most string
		article     string
		may, order  bool
	}{
		"not registered, the employer": {collection.NotRegistered, "10000", "10000", "30000", "art. 84", false,
			true},
		"not registered, the persons": {collection.NotRegisteredPerson, "", "500", "3000", "art. 84", false, true},
		"not paid in time": {collection.NotPaid, "9600.05", "9600.05", "28800.15", "art. 86", false,
			true},
		"not declared, grave":             {collection.NotDeclaredGrave, "", "1000", "5000", "art. 23", true, false},
		"not declared, very grave":        {collection.NotDeclaredGravest, "", "5000", "10000", "art. 23", true, false},
		"false books":                     {collection.FalseBooks, "", "5000", "20000", "art. 24", false, false},
		"not insured against work injury": {collection.NotInsuredInjury, "1", "1", "3", "art. 62", false, true},
		"fraud on the fund by a provider": {collection.FundFraud, "100", "200", "500", "art. 87", false, false},
		"fraud for a benefit":             {collection.BenefitFraud, "100", "200", "500", "art. 88", false, false},
		"fraud for a work-injury benefit": {collection.InjuryFraud, "100", "200", "500", "art. 60", false, false},
		"fraud for relief":                {collection.ReliefFraud, "100", "100", "300", "art. 68", true, false},
		"no provident-fund account":       {collection.NoFundAccount, "", "10000", "50000", "art. 37", false, true},
		"nothing due, no fine":            {collection.NotPaid, "0", "0", "0", "art. 86", false, true},
	}, func(t *testing.T, c struct {
		offence     collection.Offence
		amount      string
		least, most string
		article     string
		may, order  bool
	}) {
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
		collection.FundRegister:     {30, "art. 14", "2024-03-02"},
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
	tabletest.Run(t, map[string]struct {
		criteria collection.Criteria
		want     string
	}{
		"from 100,000 on, the limit included": {collection.Criteria{LeastArrears: decimal.New(100_000, 0)}, "bca"},
		"ordered and overdue":                 {collection.Criteria{AfterOrder: true}, "cad"},
		"from six months on":                  {collection.Criteria{LeastMonths: 6}, "bcd"},
		"all three": {collection.Criteria{LeastArrears: decimal.New(100_000, 0),
			LeastMonths: 6, AfterOrder: true}, "c"},
		"nobody owes a million": {collection.Criteria{LeastArrears: decimal.New(1_000_000, 0)}, ""},
	}, func(t *testing.T, c struct {
		criteria collection.Criteria
		want     string
	}) {
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
	tabletest.Run(t, map[string]struct {
		criteria collection.Criteria
		debtors  []collection.Debtor
		code     string
	}{
		"no criteria would name everybody": {collection.Criteria{}, debtors(), "missing_field"},
		"months below 0":                   {collection.Criteria{LeastMonths: -1}, debtors(), "out_of_range"},
		"arrears with a huge exponent": {collection.Criteria{LeastArrears: decimal.New(1, 9999)}, debtors(),
			"out_of_range"},
		"an employer twice": {collection.Criteria{AfterOrder: true},
			append(debtors(), collection.Debtor{ID: "a"}), "conflict"},
		"an employer without a name": {collection.Criteria{AfterOrder: true}, []collection.Debtor{{}},
			"missing_field"},
		"arrears below 0": {collection.Criteria{AfterOrder: true},
			[]collection.Debtor{{ID: "a", Arrears: decimal.New(-1, 0)}}, "out_of_range"},
		"months in arrears below 0": {collection.Criteria{AfterOrder: true},
			[]collection.Debtor{{ID: "a", Months: -1}}, "out_of_range"},
	}, func(t *testing.T, c struct {
		criteria collection.Criteria
		debtors  []collection.Debtor
		code     string
	}) {
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
