package temporary_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief/temporary"
	"github.com/shebao-go/shebao/rule"
)

// request is a family of three at the standard of 2025.
func request(t testing.TB, kind temporary.Kind, months int) temporary.Request {
	return temporary.Request{Kind: kind, Persons: 3, Standard: tabletest.Dec(t, "1309"), Months: months}
}

func spending(t testing.TB, text string) decimal.NullDecimal {
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

// All by 穗府办规〔2021〕19号 art. 12; 3 persons x 1309 = 3927 a month.
func TestGrant(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		kind   temporary.Kind
		months int
		spent  string
		with   func(*temporary.Request)
		want   string
		cut    []temporary.Limit
	}{
		"urgent, the least two months":              {kind: temporary.Urgent, months: 2, want: "7854"},
		"urgent, the most three months":             {kind: temporary.Urgent, months: 3, want: "11781"},
		"first aid, two months":                     {kind: temporary.FirstAid, months: 2, want: "7854"},
		"continuing, six months":                    {kind: temporary.Continuing, months: 6, want: "23562"},
		"expenses, twelve months":                   {kind: temporary.Expense, months: 12, spent: "99999", want: "47124"},
		"expenses, not above what was spent":        {kind: temporary.Expense, months: 12, spent: "30000.50", want: "30000.50", cut: []temporary.Limit{temporary.ActualSpending}},
		"expenses, exactly what was spent":          {kind: temporary.Expense, months: 12, spent: "47124", want: "47124"},
		"care in hospital, 120 a day":               {kind: temporary.HospitalCare, spent: "5000", with: func(r *temporary.Request) { r.CareDays = 30 }, want: "3600", cut: []temporary.Limit{temporary.DailyCare}},
		"care of the destitute, 240 a day":          {kind: temporary.HospitalCare, spent: "9000", with: func(r *temporary.Request) { r.CareDays, r.Destitute = 30, true }, want: "7200", cut: []temporary.Limit{temporary.DailyCare}},
		"care that cost less than the daily limit":  {kind: temporary.HospitalCare, spent: "3599.99", with: func(r *temporary.Request) { r.CareDays = 30 }, want: "3599.99"},
		"care of one person above 12 months a head": {kind: temporary.HospitalCare, spent: "90000", with: func(r *temporary.Request) { r.CareDays, r.Persons, r.Destitute = 300, 1, true }, want: "15708", cut: []temporary.Limit{temporary.DailyCare, temporary.MonthsAHead}},
		"the family's year has 20,000 left":         {kind: temporary.Continuing, months: 6, with: func(r *temporary.Request) { r.Granted = tabletest.Dec(t, "30000") }, want: "20000", cut: []temporary.Limit{temporary.FamilyYear}},
		"the family's year is used up":              {kind: temporary.Urgent, months: 2, with: func(r *temporary.Request) { r.Granted = tabletest.Dec(t, "50000") }, want: "0", cut: []temporary.Limit{temporary.FamilyYear}},
		"a grant decided above the year's limit":    {kind: temporary.Urgent, months: 2, with: func(r *temporary.Request) { r.Granted = tabletest.Dec(t, "60000") }, want: "0", cut: []temporary.Limit{temporary.FamilyYear}},
		"both spending and the year":                {kind: temporary.Expense, months: 12, spent: "47000", with: func(r *temporary.Request) { r.Granted = tabletest.Dec(t, "10000") }, want: "40000", cut: []temporary.Limit{temporary.ActualSpending, temporary.FamilyYear}},
		"a person who applies alone":                {kind: temporary.Urgent, months: 3, with: func(r *temporary.Request) { r.Persons = 1 }, want: "3927"},
	}, func(t *testing.T, c struct {
		kind   temporary.Kind
		months int
		spent  string
		with   func(*temporary.Request)
		want   string
		cut    []temporary.Limit
	}) {
		r := request(t, c.kind, c.months)
		if c.spent != "" {
			r.Spending = spending(t, c.spent)
		}
		if c.with != nil {
			c.with(&r)
		}
		got, err := temporary.Grant(temporary.Guangzhou2021(), r)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Amount)
		assert.Equal(t, c.cut, got.Cut)
	})
}

func TestContinuingIsPaidByTheMonth(t *testing.T) {
	r := request(t, temporary.Continuing, 6)
	r.Granted = tabletest.Dec(t, "40000") // 10,000 left: two months of 3927 and 2146
	got, err := temporary.Grant(temporary.Guangzhou2021(), r)
	require.NoError(t, err)
	require.Len(t, got.Monthly, 6)
	for i, want := range []string{"3927", "3927", "2146", "0", "0", "0"} {
		tabletest.Equal(t, want, got.Monthly[i])
	}
	tabletest.Equal(t, "23562", got.Computed)
}

func TestGrantRefuses(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		kind   temporary.Kind
		months int
		with   func(*temporary.Request)
		code   string
		says   string
	}{
		"four months of urgent relief":      {temporary.Urgent, 4, nil, "out_of_range", "months 4 is above 3"},
		"one month is below the least":      {temporary.Urgent, 1, nil, "out_of_range", "months 1 is below 2"},
		"three months of first aid":         {temporary.FirstAid, 3, nil, "out_of_range", "months 3 is above 2"},
		"seven months of continuing relief": {temporary.Continuing, 7, nil, "out_of_range", "months 7 is above 6"},
		"thirteen months of expenses":       {temporary.Expense, 13, func(r *temporary.Request) { r.Spending = spending(t, "1") }, "out_of_range", "months 13 is above 12"},
		"expenses without what was spent":   {temporary.Expense, 12, nil, "missing_field", "spending is missing"},
		"spending of urgent relief":         {temporary.Urgent, 2, func(r *temporary.Request) { r.Spending = spending(t, "1") }, "conflict", "spending does not belong"},
		"days of urgent relief":             {temporary.Urgent, 2, func(r *temporary.Request) { r.CareDays = 1 }, "conflict", "care_days 1 does not belong"},
		"months of hospital care":           {temporary.HospitalCare, 2, func(r *temporary.Request) { r.CareDays, r.Spending = 1, spending(t, "1") }, "conflict", "months 2 does not belong"},
		"hospital care without days":        {temporary.HospitalCare, 0, func(r *temporary.Request) { r.Spending = spending(t, "1") }, "out_of_range", "care_days 0 is below 1"},
		"the nurse is already paid":         {temporary.HospitalCare, 0, func(r *temporary.Request) { r.CareDays, r.Spending, r.NursingAid = 1, spending(t, "1"), true }, "not_applicable", "not paid twice"},
		"no kind":                           {0, 2, nil, "out_of_range", "kind 0 is not known"},
		"a spending that is no amount":      {temporary.Expense, 12, func(r *temporary.Request) { r.Spending = spending(t, "1e9999") }, "out_of_range", "spending"},
		"nobody, at no standard":            {temporary.Urgent, 2, func(r *temporary.Request) { r.Persons, r.Standard = 0, tabletest.Dec(t, "-1") }, "out_of_range", "persons 0 is below 1"},
	}, func(t *testing.T, c struct {
		kind   temporary.Kind
		months int
		with   func(*temporary.Request)
		code   string
		says   string
	}) {
		r := request(t, c.kind, c.months)
		if c.with != nil {
			c.with(&r)
		}
		_, err := temporary.Grant(temporary.Guangzhou2021(), r)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
	_, err := temporary.Grant(temporary.Params{}, request(t, temporary.Urgent, 2))
	assert.ErrorContains(t, err, "least_months 0 is below 1")
}

// No limit is ever passed, the months add up, and neither more months, persons or spending nor a higher standard gives less.
func FuzzGrant(f *testing.F) {
	f.Add(uint8(1), uint8(3), uint32(130900), uint8(3), uint32(0), uint16(0), uint32(0), false)
	f.Add(uint8(5), uint8(1), uint32(130900), uint8(0), uint32(900000), uint16(30), uint32(0), true)
	f.Add(uint8(3), uint8(9), uint32(250000), uint8(6), uint32(0), uint16(0), uint32(4000000), false)
	f.Fuzz(func(t *testing.T, kind, persons uint8, standard uint32, months uint8, spent uint32, days uint16, granted uint32, destitute bool) {
		p := temporary.Guangzhou2021()
		r := temporary.Request{Kind: temporary.Kind(kind%5 + 1), Persons: int(persons%20) + 1, Standard: decimal.New(int64(standard%1_000_000), -2),
			Granted: decimal.New(int64(granted%8_000_000), -2), Destitute: destitute}
		most := map[temporary.Kind]int{temporary.Urgent: 3, temporary.FirstAid: 2, temporary.Continuing: 6, temporary.Expense: 12}[r.Kind]
		if r.Kind == temporary.HospitalCare {
			r.CareDays = int(days%1000) + 1
		} else {
			r.Months = 2 + int(months)%(most-1)
		}
		if r.Kind >= temporary.Expense {
			r.Spending = decimal.NewNullDecimal(decimal.New(int64(spent), -2))
		}
		got, err := temporary.Grant(p, r)
		require.NoError(t, err)
		assert.False(t, got.Amount.IsNegative())
		assert.False(t, got.Amount.GreaterThan(got.Computed))
		assert.False(t, got.Amount.IsPositive() && r.Granted.Add(got.Amount).GreaterThan(decimal.New(50_000, 0)), "family year")
		if r.Spending.Valid {
			assert.False(t, got.Amount.GreaterThan(r.Spending.Decimal), "above what was spent")
		}
		if got.Monthly != nil {
			assert.True(t, decimal.Sum(got.Monthly[0], got.Monthly[1:]...).Equal(got.Amount), "the months do not add up")
		}
		more := r
		more.Persons++
		more.Standard = r.Standard.Add(decimal.New(1, -2))
		more.Spending.Decimal = r.Spending.Decimal.Add(decimal.New(100, 0))
		b, err := temporary.Grant(p, more)
		require.NoError(t, err)
		assert.False(t, b.Amount.LessThan(got.Amount), "more gave less")
	})
}

func ExampleGrant() {
	award, err := temporary.Grant(temporary.Guangzhou2021(), temporary.Request{
		Kind: temporary.Expense, Persons: 3, Standard: decimal.New(1309, 0), Months: 10, Spending: decimal.NewNullDecimal(decimal.New(35_000, 0)),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(award.Computed, award.Amount, award.Cut)
	// Output: 39270 35000 [actual_spending]
}
