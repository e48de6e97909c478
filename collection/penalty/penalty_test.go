package penalty_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/collection/penalty"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestFines(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		offence     penalty.Offence
		amount      string
		least, most string
		article     string
		may, order  bool
	}{
		"not registered, the employer":    {penalty.NotRegistered, "10000", "10000", "30000", "art. 84", false, true},
		"not registered, the persons":     {penalty.NotRegisteredPerson, "", "500", "3000", "art. 84", false, true},
		"not paid in time":                {penalty.NotPaid, "9600.05", "9600.05", "28800.15", "art. 86", false, true},
		"not declared, grave":             {penalty.NotDeclaredGrave, "", "1000", "5000", "art. 23", true, false},
		"not declared, very grave":        {penalty.NotDeclaredGravest, "", "5000", "10000", "art. 23", true, false},
		"false books":                     {penalty.FalseBooks, "", "5000", "20000", "art. 24", false, false},
		"not insured against work injury": {penalty.NotInsuredInjury, "1", "1", "3", "art. 62", false, true},
		"fraud on the fund by a provider": {penalty.FundFraud, "100", "200", "500", "art. 87", false, false},
		"fraud for a benefit":             {penalty.BenefitFraud, "100", "200", "500", "art. 88", false, false},
		"fraud for a work-injury benefit": {penalty.InjuryFraud, "100", "200", "500", "art. 60", false, false},
		"fraud for relief":                {penalty.ReliefFraud, "100", "100", "300", "art. 68", true, false},
		"no provident-fund account":       {penalty.NoFundAccount, "", "10000", "50000", "art. 37", false, true},
		"nothing due, no fine":            {penalty.NotPaid, "0", "0", "0", "art. 86", false, true},
	}, func(t *testing.T, c struct {
		offence     penalty.Offence
		amount      string
		least, most string
		article     string
		may, order  bool
	}) {
		fine, err := penalty.Fined(c.offence)
		require.NoError(t, err)
		var amount decimal.NullDecimal
		if c.amount != "" {
			amount = decimal.NewNullDecimal(tabletest.Dec(t, c.amount))
		}
		got, err := fine.Of(amount)
		require.NoError(t, err)
		tabletest.Equal(t, c.least, got.Least)
		tabletest.Equal(t, c.most, got.Most)
		assert.Equal(t, c.article, fine.Source.Article)
		assert.Equal(t, c.may, fine.May)
		assert.Equal(t, c.order, fine.AfterOrder)
	})
}

func TestEveryFineIsARange(t *testing.T) {
	seen := map[penalty.Offence]bool{}
	for _, f := range penalty.Fines() {
		assert.True(t, f.Least.LessThan(f.Most), "%s is one number", f.Offence)
		assert.False(t, seen[f.Offence], "%s is there twice", f.Offence)
		assert.NotEmpty(t, f.Source.Title)
		seen[f.Offence] = true
	}
	assert.Len(t, seen, 12)
}

func TestFinesRefuse(t *testing.T) {
	multiple, err := penalty.Fined(penalty.NotPaid)
	require.NoError(t, err)
	fixed, err := penalty.Fined(penalty.FalseBooks)
	require.NoError(t, err)
	_, err = multiple.Of(decimal.NullDecimal{})
	assert.Equal(t, "missing_field", rule.CodeOf(err))
	_, err = multiple.Of(decimal.NewNullDecimal(decimal.New(-1, 0)))
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	_, err = fixed.Of(decimal.NewNullDecimal(decimal.New(1, 0)))
	assert.Equal(t, "conflict", rule.CodeOf(err))
	_, err = penalty.Fine{Least: decimal.New(1, 9999)}.Of(decimal.NullDecimal{})
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	_, err = penalty.Fined("late")
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
}

func TestDeadlines(t *testing.T) {
	want := map[penalty.Duty]struct {
		days    int
		article string
		last    string // of an event on 2024-02-01
	}{
		penalty.RegisterEmployer: {30, "art. 57(1)", "2024-03-02"},
		penalty.ReviewEmployer:   {15, "art. 57(1)", "2024-02-16"},
		penalty.RegisterChange:   {30, "art. 57(2)", "2024-03-02"},
		penalty.RegisterEmployee: {30, "art. 58(1)", "2024-03-02"},
		penalty.ReportJobless:    {15, "art. 50", "2024-02-16"},
		penalty.FundRegister:     {30, "art. 14", "2024-03-02"},
		penalty.FundEmployee:     {30, "art. 15", "2024-03-02"},
		penalty.FundLeaver:       {30, "art. 15", "2024-03-02"},
		penalty.FundRemit:        {5, "art. 19", "2024-02-06"},
	}
	require.Len(t, penalty.Deadlines(), len(want))
	for _, d := range penalty.Deadlines() {
		assert.Equal(t, want[d.Duty].days, d.Days, d.Duty)
		assert.Equal(t, want[d.Duty].article, d.Source.Article, d.Duty)
		last, err := d.LastDay(rule.DateOf(2024, 2, 1))
		require.NoError(t, err)
		assert.Equal(t, want[d.Duty].last, last.String(), d.Duty)
	}
	_, err := penalty.Deadlines()[0].LastDay(rule.Date{})
	assert.Equal(t, "bad_date", rule.CodeOf(err))
	_, err = penalty.Deadlines()[0].LastDay(rule.DateOf(2200, 12, 31))
	assert.Equal(t, "bad_date", rule.CodeOf(err))
}

func debtors() []penalty.Debtor {
	return []penalty.Debtor{
		{ID: "a", Arrears: decimal.New(100_000, 0), Months: 3, AfterOrder: true},
		{ID: "b", Arrears: decimal.New(500_000, 0), Months: 6},
		{ID: "c", Arrears: decimal.New(500_000, 0), Months: 12, AfterOrder: true},
		{ID: "d", Arrears: decimal.New(9_999_999, -2), Months: 24, AfterOrder: true},
	}
}

func TestExposed(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		criteria penalty.Criteria
		want     string
	}{
		"from 100,000 on, the limit included": {penalty.Criteria{LeastArrears: decimal.New(100_000, 0)}, "bca"},
		"ordered and overdue":                 {penalty.Criteria{AfterOrder: true}, "cad"},
		"from six months on":                  {penalty.Criteria{LeastMonths: 6}, "bcd"},
		"all three":                           {penalty.Criteria{LeastArrears: decimal.New(100_000, 0), LeastMonths: 6, AfterOrder: true}, "c"},
		"nobody owes a million":               {penalty.Criteria{LeastArrears: decimal.New(1_000_000, 0)}, ""},
	}, func(t *testing.T, c struct {
		criteria penalty.Criteria
		want     string
	}) {
		got, err := penalty.Exposed(c.criteria, debtors())
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
		criteria penalty.Criteria
		debtors  []penalty.Debtor
		code     string
	}{
		"no criteria would name everybody": {penalty.Criteria{}, debtors(), "missing_field"},
		"months below 0":                   {penalty.Criteria{LeastMonths: -1}, debtors(), "out_of_range"},
		"arrears with a huge exponent":     {penalty.Criteria{LeastArrears: decimal.New(1, 9999)}, debtors(), "out_of_range"},
		"an employer twice":                {penalty.Criteria{AfterOrder: true}, append(debtors(), penalty.Debtor{ID: "a"}), "conflict"},
		"an employer without a name":       {penalty.Criteria{AfterOrder: true}, []penalty.Debtor{{}}, "missing_field"},
		"arrears below 0":                  {penalty.Criteria{AfterOrder: true}, []penalty.Debtor{{ID: "a", Arrears: decimal.New(-1, 0)}}, "out_of_range"},
		"months in arrears below 0":        {penalty.Criteria{AfterOrder: true}, []penalty.Debtor{{ID: "a", Months: -1}}, "out_of_range"},
	}, func(t *testing.T, c struct {
		criteria penalty.Criteria
		debtors  []penalty.Debtor
		code     string
	}) {
		_, err := penalty.Exposed(c.criteria, c.debtors)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
}

// Stricter criteria never name more, and every fine's ends keep their order and rise with the amount.
func FuzzPenalty(f *testing.F) {
	f.Add(uint32(10_000_000), uint8(6), uint32(1), uint8(1), uint32(960005))
	f.Fuzz(func(t *testing.T, least uint32, months uint8, more uint32, longer uint8, amount uint32) {
		loose := penalty.Criteria{LeastArrears: decimal.New(int64(least), -2), LeastMonths: int(months) + 1}
		strict := penalty.Criteria{LeastArrears: loose.LeastArrears.Add(decimal.New(int64(more), -2)), LeastMonths: loose.LeastMonths + int(longer), AfterOrder: true}
		a, err := penalty.Exposed(loose, debtors())
		require.NoError(t, err)
		b, err := penalty.Exposed(strict, debtors())
		require.NoError(t, err)
		assert.LessOrEqual(t, len(b), len(a))
		for _, fine := range penalty.Fines() {
			if !fine.Multiple {
				continue
			}
			one, err := fine.Of(decimal.NewNullDecimal(decimal.New(int64(amount), -2)))
			require.NoError(t, err)
			two, err := fine.Of(decimal.NewNullDecimal(decimal.New(int64(amount)+int64(more), -2)))
			require.NoError(t, err)
			assert.False(t, one.Most.LessThan(one.Least))
			assert.False(t, two.Least.LessThan(one.Least) || two.Most.LessThan(one.Most))
		}
	})
}

func ExampleFine_Of() {
	fine, err := penalty.Fined(penalty.NotPaid)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := fine.Of(decimal.NewNullDecimal(decimal.New(9600, 0)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Least, "to", r.Most, fine.Source.Title, fine.Source.Article)
	// Output: 9600 to 28800 社会保险法 art. 86
}
