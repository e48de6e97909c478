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
		years, months int
		in, want      string
	}
	tabletest.Run(t, map[string]c{
		"trap: 47 is 208, not 207":                          {47, 0, "2025-07", "208"},
		"trap: 55 years 1 month is 169.5, not 169.6":        {55, 1, "2025-04", "169.5"},
		"trap: 60 years 3 months, 137.25 goes up":           {60, 3, "2025-07", "137.3"},
		"award sheets: 60 years 1 month":                    {60, 1, "2025-07", "138.4"},
		"award sheets: 60 years 2 months":                   {60, 2, "2025-07", "137.8"},
		"award sheet of Liaoning: 50 years 1 month":         {50, 1, "2025-07", "194.6"},
		"award sheet of Shaanxi: 50 years 3 months, 193.75": {50, 3, "2025-07", "193.8"},
		"award sheet of Xizang: 45 years 1 month":           {45, 1, "2025-07", "215.7"},
		"award sheet: 62 years 6 months":                    {62, 6, "2025-07", "121"},
		"by hand: 69 years 11 months, 65 - 9 x 11 / 12":     {69, 11, "2025-07", "56.8"},
		"before 2025 only whole years count":                {60, 2, "2024-12", "139"},
		"before 2025, 11 months":                            {55, 11, "2024-12", "170"},
		"before 2025, in the 71st year":                     {70, 5, "2024-12", "56"},
		"the first month of the new method":                 {60, 2, "2025-01", "137.8"},
	}, func(t *testing.T, c c) {
		got, err := retire.Divisor(c.years, c.months, month(t, c.in))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestDivisorRefuses(t *testing.T) {
	type c struct {
		years, months int
		in            rule.Month
		code, says    string
	}
	in := rule.MonthOf(2025, 7)
	tabletest.Run(t, map[string]c{
		"39":                       {39, 0, in, "out_of_range", "age_years 39"},
		"71":                       {71, 0, in, "out_of_range", "age_years 71"},
		"past 70 there is no line": {70, 1, in, "out_of_range", "age_months 1"},
		"12 months":                {60, 12, in, "out_of_range", "age_months 12"},
		"negative months":          {60, -1, in, "out_of_range", "age_months -1"},
		"greatest numbers":         {math.MaxInt, math.MaxInt, in, "out_of_range", "age_years"},
		"least numbers":            {math.MinInt, math.MinInt, in, "out_of_range", "age_months"},
		"no month":                 {60, 0, rule.Month{}, "missing_field", "retired_in"},
		"before the table":         {60, 0, rule.MonthOf(2005, 12), "no_rule", "2006-01"},
		"after the month it holds to": {60, 0, rule.MonthOf(2028, 1), "no_rule",
			"nearest month that has one is 2027-12"},
		"two fields at once are told": {39, 0, rule.Month{}, "out_of_range", "retired_in"},
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

// A plan takes the table as it is: the annex has 139 at 60, and 180 - 5 x 4 / 12 = 178.33 at 53 years and 4 months.
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
