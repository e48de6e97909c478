package relief_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"
)

// request is a family of three at the standard of 2025.
func request(t testing.TB, kind relief.Kind, months int) relief.Request {
	return relief.Request{Kind: kind, Persons: 3, Standard: tabletest.Dec(t, "1309"), Months: months}
}

func spending(t testing.TB, text string) decimal.NullDecimal {
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

// All by 穗府办规〔2021〕19号 art. 12; 3 persons x 1309 = 3927 a month.
func TestTemporary(t *testing.T) {
	type c struct {
		name   string
		kind   relief.Kind
		months int
		spent  string
		with   func(*relief.Request)
		want   string
		cut    []relief.Limit
	}
	tabletest.Each(t, []c{
		{name: "urgent, the least two months", kind: relief.Urgent, months: 2, want: "7854"},
		{name: "urgent, the most three months", kind: relief.Urgent, months: 3, want: "11781"},
		{name: "first aid, two months", kind: relief.FirstAid, months: 2, want: "7854"},
		{name: "continuing, six months", kind: relief.Continuing, months: 6, want: "23562"},
		{name: "expenses, twelve months", kind: relief.Expense, months: 12, spent: "99999", want: "47124"},
		{name: "expenses, not above what was spent", kind: relief.Expense, months: 12, spent: "30000.50",
			want: "30000.50", cut: []relief.Limit{relief.ActualSpending}},
		{name: "expenses, exactly what was spent", kind: relief.Expense, months: 12, spent: "47124", want: "47124"},
		{name: "care in hospital, 120 a day", kind: relief.HospitalCare, spent: "5000",
			with: func(r *relief.Request) { r.CareDays = 30 }, want: "3600", cut: []relief.Limit{relief.DailyCare}},
		{name: "care of the destitute, 240 a day", kind: relief.HospitalCare, spent: "9000",
			with: func(r *relief.Request) {
				r.CareDays, r.Destitute = 30,
					true
			}, want: "7200", cut: []relief.Limit{relief.DailyCare}},
		{name: "care that cost less than the daily limit", kind: relief.HospitalCare, spent: "3599.99",
			with: func(r *relief.Request) { r.CareDays = 30 }, want: "3599.99"},
		{name: "care of one person above 12 months a head", kind: relief.HospitalCare, spent: "90000",
			with: func(r *relief.Request) {
				r.CareDays, r.Persons, r.Destitute = 300, 1,
					true
			}, want: "15708", cut: []relief.Limit{relief.DailyCare, relief.MonthsAHead}},
		{name: "the family's year has 20,000 left", kind: relief.Continuing, months: 6,
			with: func(r *relief.Request) {
				r.Granted = tabletest.Dec(t,
					"30000")
			}, want: "20000", cut: []relief.Limit{relief.FamilyYear}},
		{name: "the family's year is used up", kind: relief.Urgent, months: 2,
			with: func(r *relief.Request) {
				r.Granted = tabletest.Dec(t,
					"50000")
			}, want: "0", cut: []relief.Limit{relief.FamilyYear}},
		{name: "a grant decided above the year's limit", kind: relief.Urgent, months: 2,
			with: func(r *relief.Request) {
				r.Granted = tabletest.Dec(t,
					"60000")
			}, want: "0", cut: []relief.Limit{relief.FamilyYear}},
		{name: "both spending and the year", kind: relief.Expense, months: 12, spent: "47000",
			with: func(r *relief.Request) {
				r.Granted = tabletest.Dec(t,
					"10000")
			}, want: "40000", cut: []relief.Limit{relief.ActualSpending, relief.FamilyYear}},
		{name: "a person who applies alone", kind: relief.Urgent, months: 3,
			with: func(r *relief.Request) { r.Persons = 1 }, want: "3927"},
	}, func(t *testing.T, c c) {
		r := request(t, c.kind, c.months)
		if c.spent != "" {
			r.Spending = spending(t, c.spent)
		}
		if c.with != nil {
			c.with(&r)
		}
		got, err := relief.Temporary(relief.Temporary2021(), r)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Amount)
		assert.Equal(t, c.cut, got.Cut)
	})
}

func TestTemporaryContinuingIsPaidByTheMonth(t *testing.T) {
	r := request(t, relief.Continuing, 6)
	r.Granted = tabletest.Dec(t, "40000") // 10,000 left: two months of 3927 and 2146
	got, err := relief.Temporary(relief.Temporary2021(), r)
	require.NoError(t, err)
	require.Len(t, got.Monthly, 6)
	for i, want := range []string{"3927", "3927", "2146", "0", "0", "0"} {
		tabletest.Equal(t, want, got.Monthly[i])
	}
	tabletest.Equal(t, "23562", got.Computed)
}

func TestTemporaryRefuses(t *testing.T) {
	type c struct {
		name   string
		kind   relief.Kind
		months int
		with   func(*relief.Request)
		code   string
		says   string
	}
	tabletest.Each(t, []c{
		{name: "four months of urgent relief", kind: relief.Urgent, months: 4, with: nil, code: "out_of_range",
			says: "months 4 is not within"},
		{name: "one month is below the least", kind: relief.Urgent, months: 1, with: nil, code: "out_of_range",
			says: "months 1 is not within"},
		{name: "three months of first aid", kind: relief.FirstAid, months: 3, with: nil, code: "out_of_range",
			says: "months 3 is not within"},
		{name: "seven months of continuing relief", kind: relief.Continuing, months: 7, with: nil, code: "out_of_range",
			says: "months 7 is not within"},
		{name: "thirteen months of expenses", kind: relief.Expense, months: 13,
			with: func(r *relief.Request) { r.Spending = spending(t, "1") }, code: "out_of_range",
			says: "months 13 is not within"},
		{name: "expenses without what was spent", kind: relief.Expense, months: 12, with: nil, code: "missing_field",
			says: "spending is missing"},
		{name: "spending of urgent relief", kind: relief.Urgent, months: 2,
			with: func(r *relief.Request) { r.Spending = spending(t, "1") }, code: "conflict",
			says: "spending does not belong"},
		{name: "days of urgent relief", kind: relief.Urgent, months: 2,
			with: func(r *relief.Request) { r.CareDays = 1 }, code: "conflict", says: "care_days 1 does not belong"},
		{name: "months of hospital care", kind: relief.HospitalCare, months: 2,
			with: func(r *relief.Request) {
				r.CareDays, r.Spending = 1,
					spending(t, "1")
			}, code: "conflict", says: "months 2 does not belong"},
		{name: "hospital care without days", kind: relief.HospitalCare, months: 0,
			with: func(r *relief.Request) { r.Spending = spending(t, "1") }, code: "out_of_range",
			says: "care_days 0 is below 1"},
		{name: "the nurse is already paid", kind: relief.HospitalCare, months: 0,
			with: func(r *relief.Request) {
				r.CareDays, r.Spending, r.NursingAid = 1, spending(t, "1"),
					true
			}, code: "not_applicable", says: "not paid twice"},
		{name: "no kind", kind: 0, months: 2, with: nil, code: "missing_field", says: "kind is missing; use one of"},
		{name: "a spending that is no amount", kind: relief.Expense, months: 12,
			with: func(r *relief.Request) { r.Spending = spending(t, "1e9999") }, code: "out_of_range",
			says: "spending"},
		{name: "nobody, at no standard", kind: relief.Urgent, months: 2,
			with: func(r *relief.Request) {
				r.Persons, r.Standard = 0,
					tabletest.Dec(t, "-1")
			}, code: "out_of_range", says: "persons 0 is not within 1"},
	}, func(t *testing.T, c c) {
		r := request(t, c.kind, c.months)
		if c.with != nil {
			c.with(&r)
		}
		_, err := relief.Temporary(relief.Temporary2021(), r)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
	_, err := relief.Temporary(relief.TemporaryParams{}, request(t, relief.Urgent, 2))
	assert.ErrorContains(t, err, "least_months 0 is not within 1")
}

// No limit is ever passed, the months add up, and neither more months, persons or spending nor a higher standard gives
// less.
func FuzzTemporary(f *testing.F) {
	f.Add(uint8(1), uint8(3), uint32(130900), uint8(3), uint32(0), uint16(0), uint32(0), false)
	f.Add(uint8(5), uint8(1), uint32(130900), uint8(0), uint32(900000), uint16(30), uint32(0), true)
	f.Add(uint8(3), uint8(9), uint32(250000), uint8(6), uint32(0), uint16(0), uint32(4000000), false)
	f.Fuzz(func(t *testing.T, kind, persons uint8, standard uint32, months uint8, spent uint32, days uint16,
		granted uint32, destitute bool) {
		p := relief.Temporary2021()
		r := relief.Request{Kind: relief.Kind(kind%5 + 1), Persons: int(persons%20) + 1,
			Standard: decimal.New(int64(standard%1_000_000), -2),
			Granted:  decimal.New(int64(granted%8_000_000), -2), Destitute: destitute}
		most := map[relief.Kind]int{relief.Urgent: 3, relief.FirstAid: 2, relief.Continuing: 6,
			relief.Expense: 12}[r.Kind]
		if r.Kind == relief.HospitalCare {
			r.CareDays = int(days%366) + 1
		} else {
			r.Months = 2 + int(months)%(most-1)
		}
		if r.Kind >= relief.Expense {
			r.Spending = decimal.NewNullDecimal(decimal.New(int64(spent), -2))
		}
		got, err := relief.Temporary(p, r)
		require.NoError(t, err)
		assert.False(t, got.Amount.IsNegative())
		assert.False(t, got.Amount.GreaterThan(got.Computed))
		assert.False(t, got.Amount.IsPositive() && r.Granted.Add(got.Amount).GreaterThan(decimal.New(50_000, 0)),
			"family year")
		if r.Spending.Valid {
			assert.False(t, got.Amount.GreaterThan(r.Spending.Decimal), "above what was spent")
		}
		if got.Monthly != nil {
			assert.True(t, decimal.Sum(got.Monthly[0], got.Monthly[1:]...).Equal(got.Amount),
				"the months do not add up")
		}
		more := r
		more.Persons++
		more.Standard = r.Standard.Add(decimal.New(1, -2))
		more.Spending.Decimal = r.Spending.Decimal.Add(decimal.New(100, 0))
		b, err := relief.Temporary(p, more)
		require.NoError(t, err)
		assert.False(t, b.Amount.LessThan(got.Amount), "more gave less")
	})
}

func ExampleTemporary() {
	award, err := relief.Temporary(relief.Temporary2021(), relief.Request{
		Kind: relief.Expense, Persons: 3, Standard: decimal.New(1309,
			0), Months: 10, Spending: decimal.NewNullDecimal(decimal.New(35_000, 0)),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(award.Computed, award.Amount, award.Cut)
	// Output: 39270 35000 [actual_spending]
}
