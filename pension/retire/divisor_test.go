package retire_test

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

// printed is the annex of 国发〔2005〕38号, age and months.
const printed = "40 233 41 230 42 226 43 223 44 220 45 216 46 212 47 208 48 204 49 199 50 195 51 190 52 185 " +
	"53 180 54 175 55 170 " +
	"56 164 57 158 58 152 59 145 60 139 61 132 62 125 63 117 64 109 65 101 66 93 67 84 68 75 69 65 70 56"

func table(t testing.TB) map[int]int {
	t.Helper()
	words, ages := strings.Fields(printed), map[int]int{}
	for i := 0; i < len(words); i += 2 {
		age, err := strconv.Atoi(words[i])
		require.NoError(t, err)
		ages[age], err = strconv.Atoi(words[i+1])
		require.NoError(t, err)
	}
	require.Len(t, ages, 31)
	return ages
}

func TestDivisorWholeAges(t *testing.T) {
	for age, want := range table(t) {
		for _, in := range []string{"2006-01", "2024-12", "2025-01", "2027-12"} {
			got, err := retire.Divisor(age, 0, month(t, in))
			require.NoError(t, err)
			tabletest.Equal(t, strconv.Itoa(want), got)
		}
	}
}

func TestDivisor(t *testing.T) {
	type c struct {
		name          string
		years, months int
		in, want      string
	}
	tabletest.Each(t, []c{
		{name: "trap: 47 is 208, not 207", years: 47, months: 0, in: "2025-07", want: "208"},
		{name: "trap: 55 years 1 month is 169.5, not 169.6", years: 55, months: 1, in: "2025-04", want: "169.5"},
		{name: "trap: 60 years 3 months, 137.25 goes up", years: 60, months: 3, in: "2025-07", want: "137.3"},
		{name: "award sheets: 60 years 1 month", years: 60, months: 1, in: "2025-07", want: "138.4"},
		{name: "award sheets: 60 years 2 months", years: 60, months: 2, in: "2025-07", want: "137.8"},
		{name: "award sheet of Liaoning: 50 years 1 month", years: 50, months: 1, in: "2025-07", want: "194.6"},
		{name: "award sheet of Shaanxi: 50 years 3 months, 193.75", years: 50, months: 3, in: "2025-07", want: "193.8"},
		{name: "award sheet of Xizang: 45 years 1 month", years: 45, months: 1, in: "2025-07", want: "215.7"},
		{name: "award sheet: 62 years 6 months", years: 62, months: 6, in: "2025-07", want: "121"},
		{name: "by hand: 69 years 11 months, 65 - 9 x 11 / 12", years: 69, months: 11, in: "2025-07", want: "56.8"},
		{name: "before 2025 only whole years count", years: 60, months: 2, in: "2024-12", want: "139"},
		{name: "before 2025, 11 months", years: 55, months: 11, in: "2024-12", want: "170"},
		{name: "before 2025, in the 71st year", years: 70, months: 5, in: "2024-12", want: "56"},
		{name: "the first month of the new method", years: 60, months: 2, in: "2025-01", want: "137.8"},
	}, func(t *testing.T, c c) {
		got, err := retire.Divisor(c.years, c.months, month(t, c.in))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestDivisorRefuses(t *testing.T) {
	type c struct {
		name          string
		years, months int
		in            rule.Month
		code, says    string
	}
	in := rule.MonthOf(2025, 7)
	tabletest.Each(t, []c{
		{name: "39", years: 39, months: 0, in: in, code: "out_of_range", says: "age_years 39"},
		{name: "71", years: 71, months: 0, in: in, code: "out_of_range", says: "age_years 71"},
		{name: "past 70 there is no line", years: 70, months: 1, in: in, code: "out_of_range", says: "age_months 1"},
		{name: "12 months", years: 60, months: 12, in: in, code: "out_of_range", says: "age_months 12"},
		{name: "negative months", years: 60, months: -1, in: in, code: "out_of_range", says: "age_months -1"},
		{name: "greatest numbers", years: math.MaxInt, months: math.MaxInt, in: in, code: "out_of_range",
			says: "age_years"},
		{name: "least numbers", years: math.MinInt, months: math.MinInt, in: in, code: "out_of_range",
			says: "age_months"},
		{name: "no month", years: 60, months: 0, in: rule.Month{}, code: "missing_field", says: "retired_in"},
		{name: "before the table", years: 60, months: 0, in: rule.MonthOf(2005, 12), code: "no_rule", says: "2006-01"},
		{name: "after the month it holds to", years: 60, months: 0, in: rule.MonthOf(2028, 1), code: "no_rule",
			says: "nearest month that has one is 2027-12"},
		{name: "two fields at once are told", years: 39, months: 0, in: rule.Month{}, code: "out_of_range",
			says: "retired_in"},
	}, func(t *testing.T, c c) {
		_, err := retire.Divisor(c.years, c.months, c.in)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}

// The Zhongshan sheet: a woman of 1970-02 retired in 2025-03 at 55 years 1 month, paid from 2025-04, has 169.5.
func TestDivisorOfResult(t *testing.T) {
	got, err := retirement(t, retire.Female55, "1970-02", 0).Divisor()
	require.NoError(t, err)
	tabletest.Equal(t, "169.5", got)
	_, err = retirement(t, retire.Male60, "1990-06", -36).Divisor()
	assert.ErrorIs(t, err, rule.ErrNoRule, "of 2050 nobody knows the table")
	_, err = retire.Result{}.Divisor()
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

// A plan takes the table as it is: the annex has 139 at 60, and 180 - 5 x 4 / 12 = 178.33 at 53 years and 4 months. A
// man of 1967-05 is delayed by 8 months to 2028-01: 139 - 7 x 8 / 12 = 134.33, and a month earlier 139 - 7 x 7 / 12 =
// 134.92.
func TestPlannedDivisor(t *testing.T) {
	for _, c := range []struct {
		name     string
		category retire.Category
		birth    string
		elect    int
		want     string
	}{
		{name: "within the table's months, as Divisor", category: retire.Female55, birth: "1970-02", want: "169.5"},
		{name: "man of 1990-06, three years early, at 60", category: retire.Male60, birth: "1990-06", elect: -36,
			want: "139"},
		{name: "woman of 1984-11, at 53 years and 4 months", category: retire.Female50, birth: "1984-11", elect: -20,
			want: "178.3"},
		{name: "the last month the table holds to", category: retire.Male60, birth: "1967-05", elect: -1,
			want: "134.9"},
		{name: "the month after", category: retire.Male60, birth: "1967-05", want: "134.3"},
		{name: "long before, by completed years", category: retire.Male60, birth: "1955-03", want: "139"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := retirement(t, c.category, c.birth, c.elect).PlannedDivisor()
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got)
		})
	}
	_, err := retire.Result{}.PlannedDivisor()
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

// A result with an age the table has no line for is refused, also after the months the table holds to.
func TestPlannedDivisorOfNoAge(t *testing.T) {
	for _, c := range []struct {
		name   string
		months int
	}{{name: "a month below 40 years", months: 40*12 - 1}, {name: "a year above 70 years", months: 71 * 12},
		{name: "none", months: 0}} {
		t.Run(c.name, func(t *testing.T) {
			result := retirement(t, retire.Male60, "1990-06", -36)
			result.AgeMonths = c.months
			_, err := result.PlannedDivisor()
			assert.Equal(t, "out_of_range", rule.CodeOf(err))
			assert.ErrorContains(t, err, "age_years")
		})
	}
}

// Who retires later never has a larger divisor.
func TestLaterRetirementNeverHasLargerDivisor(t *testing.T) {
	for _, in := range []string{"2024-12", "2025-01"} {
		before := tabletest.Dec(t, "234")
		for age := 40 * 12; age <= 70*12; age++ {
			got, err := retire.Divisor(age/12, age%12, month(t, in))
			require.NoError(t, err)
			require.False(t, got.GreaterThan(before), "%d months in %s", age, in)
			before = got
		}
	}
	for _, category := range []retire.Category{retire.Male60, retire.Female55, retire.Female50} {
		before := tabletest.Dec(t, "234")
		for elect := -36; elect <= 36; elect++ {
			got, err := retirement(t, category, "1988-03", elect).PlannedDivisor()
			require.NoError(t, err)
			require.False(t, got.GreaterThan(before), "%s, choice %d", category, elect)
			before = got
		}
	}
}

// FuzzDivisor compares with the straight line between two printed lines in exact fractions, rounded half up to 0.1.
func FuzzDivisor(f *testing.F) {
	f.Add(60, 3, 2025, 7)
	f.Add(70, 0, 2025, 7)
	f.Add(55, 11, 2024, 12)
	f.Add(-1, 99, 0, 0)
	ages := table(f)
	f.Fuzz(func(t *testing.T, years, months, y, m int) {
		got, err := retire.Divisor(years, months, rule.MonthOf(y, time.Month(m)))
		if err != nil {
			require.NotEmpty(t, rule.CodeOf(err))
			return
		}
		want := big.NewRat(int64(ages[years]), 1)
		if y >= 2025 && months > 0 {
			step := big.NewRat(int64((ages[years]-ages[years+1])*months), 12)
			want.Sub(want, step)
		}
		tenths := want.Mul(want, big.NewRat(10, 1)).Add(want, big.NewRat(1, 2))
		floor := new(big.Int).Quo(tenths.Num(), tenths.Denom())
		require.Equal(t, floor.String(), got.Shift(1).String())
	})
}
