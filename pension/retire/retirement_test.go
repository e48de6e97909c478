package retire_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

// row is one line of an annex: month of birth, months of delay, month of retirement.
type row struct {
	birth string
	delay int
	month string
}

// annex writes the lines as the measures print them: a block of months of birth shares a delay, and each block has one
// month more. It counts calendar months by hand and knows nothing of the formula.
func annex(firstYear, block, blocks, ageYears int) []row {
	var rows []row
	birthYear, birthMonth := firstYear, 1
	for delay := 1; delay <= blocks; delay++ {
		for range block {
			y, m := birthYear+ageYears, birthMonth
			for range delay {
				if m++; m == 13 {
					y, m = y+1, 1
				}
			}
			rows = append(rows, row{fmt.Sprintf("%d-%02d", birthYear, birthMonth), delay, fmt.Sprintf("%d-%02d", y, m)})
			if birthMonth++; birthMonth == 13 {
				birthYear, birthMonth = birthYear+1, 1
			}
		}
	}
	return rows
}

// All lines of annexes 1 to 3: 144, 144 and 120.
func TestAnnexes(t *testing.T) {
	total := 0
	for _, c := range []struct {
		category retire.Category
		ageYears int
		rows     []row
		last     row
	}{
		{retire.Male60, 60, annex(1965, 4, 36, 60), row{"1976-12", 36, "2039-12"}},
		{retire.Female55, 55, annex(1970, 4, 36, 55), row{"1981-12", 36, "2039-12"}},
		{retire.Female50, 50, annex(1975, 2, 60, 50), row{"1984-12", 60, "2039-12"}},
	} {
		require.Equal(t, c.last, c.rows[len(c.rows)-1], "the annex ends where the measures end it")
		for _, want := range c.rows {
			r := retirement(t, c.category, want.birth, 0)
			got := row{want.birth, r.DelayMonths, r.StatutoryMonth.String()}
			require.Equal(t, want, got, c.category.String())
			require.Equal(t, c.ageYears*12+want.delay, r.StatutoryAgeMonths)
			require.Equal(t, r.StatutoryMonth, r.Month)
			require.Equal(t, r.StatutoryAgeMonths, r.AgeMonths)
		}
		total += len(c.rows)
	}
	assert.Equal(t, 408, total)
}

func TestStatutoryMonth(t *testing.T) {
	type c struct {
		name     string
		category retire.Category
		birth    string
		delay    int
		month    string
	}
	tabletest.Each(t, []c{
		{name: "trap: the first delayed man is 1 month later, not 0", category: retire.Male60, birth: "1965-01",
			delay: 1, month: "2025-02"},
		{name: "the last man of the old law", category: retire.Male60, birth: "1964-12", delay: 0, month: "2024-12"},
		{name: "the first month of the Social Insurance Law", category: retire.Male60, birth: "1951-07", delay: 0,
			month: "2011-07"},
		{name: "award sheet: man of 1965-06", category: retire.Male60, birth: "1965-06", delay: 2, month: "2025-08"},
		{name: "award sheet: man of 1965-11", category: retire.Male60, birth: "1965-11", delay: 3, month: "2026-02"},
		{name: "award sheet: woman of 1975-05 in a worker post", category: retire.Female50, birth: "1975-05", delay: 3,
			month: "2025-08"},
		{name: "award sheet of Zhongshan: woman of 1970-02 at 55 years 1", category: retire.Female55, birth: "1970-02",
			delay: 1, month: "2025-03"},
		{name: "public table: the last step of men begins", category: retire.Male60, birth: "1976-09", delay: 36,
			month: "2039-09"},
		{name: "public table: the step before it ends", category: retire.Male60, birth: "1976-08", delay: 35,
			month: "2039-07"},
		{name: "after the table, man", category: retire.Male60, birth: "1977-01", delay: 36, month: "2040-01"},
		{name: "after the table, woman of a technical post", category: retire.Female55, birth: "2000-12", delay: 36,
			month: "2058-12"},
		{name: "after the table, woman of a worker post", category: retire.Female50, birth: "1990-01", delay: 60,
			month: "2045-01"},
		{name: "last woman of the old law, technical post", category: retire.Female55, birth: "1969-12", delay: 0,
			month: "2024-12"},
		{name: "last woman of the old law, worker post", category: retire.Female50, birth: "1974-12", delay: 0,
			month: "2024-12"},
		{name: "the last step of worker posts begins", category: retire.Female50, birth: "1984-11", delay: 60,
			month: "2039-11"},
	}, func(t *testing.T, c c) {
		r := retirement(t, c.category, c.birth, 0)
		assert.Equal(t, c.delay, r.DelayMonths)
		assert.Equal(t, c.month, r.StatutoryMonth.String())
	})
}

// Computed by hand from art. 3: at most 36 months either way, never below the original age.
func TestElection(t *testing.T) {
	type c struct {
		name     string
		category retire.Category
		birth    string
		elect    int
		month    string
		age      int
	}
	tabletest.Each(t, []c{
		{name: "no choice", category: retire.Male60, birth: "1990-06", elect: 0, month: "2053-06", age: 756},
		{name: "the whole three years early", category: retire.Male60, birth: "1990-06", elect: -36, month: "2050-06",
			age: 720},
		{name: "one year early", category: retire.Male60, birth: "1990-06", elect: -12, month: "2052-06", age: 744},
		{name: "three years late", category: retire.Male60, birth: "1990-06", elect: 36, month: "2056-06", age: 792},
		{name: "early by the one month there is", category: retire.Male60, birth: "1965-01", elect: -1,
			month: "2025-01", age: 720},
		{name: "early stops at the original age", category: retire.Male60, birth: "1965-01", elect: -36,
			month: "2025-01", age: 720},
		{name: "36 months do not reach the original age", category: retire.Female50, birth: "1984-11", elect: -36,
			month: "2036-11", age: 624},
		{name: "early under the old law changes nothing", category: retire.Male60, birth: "1960-01", elect: -36,
			month: "2020-01", age: 720},
		{name: "late, the first who may", category: retire.Male60, birth: "1965-01", elect: 1, month: "2025-03",
			age: 722},
		{name: "four of the 16 months of delay (block 16 of annex 2)", category: retire.Female55, birth: "1975-01",
			elect: -4, month: "2031-01", age: 672},
		{name: "early by more than the delay, late in ladder", category: retire.Female55, birth: "1975-01", elect: -30,
			month: "2030-01", age: 660},
	}, func(t *testing.T, c c) {
		r := retirement(t, c.category, c.birth, c.elect)
		assert.Equal(t, c.month, r.Month.String())
		assert.Equal(t, c.age, r.AgeMonths)
		assert.Equal(t, retirement(t, c.category, c.birth, 0).StatutoryMonth, r.StatutoryMonth,
			"the statutory month does not move")
	})
}

func TestRetirementRefuses(t *testing.T) {
	type c struct {
		name     string
		category retire.Category
		birth    rule.Month
		elect    int
		code     string
		says     string
	}
	born := rule.MonthOf(1990, 6)
	tabletest.Each(t, []c{
		{name: "no category", category: 0, birth: born, elect: 0, code: "missing_field",
			says: "male60, female55, female50"},
		{name: "unknown category", category: 9, birth: born, elect: 0, code: "out_of_range", says: "invalid(9)"},
		{name: "no month of birth", category: retire.Male60, birth: rule.Month{}, elect: 0, code: "missing_field",
			says: "birth_month"},
		{name: "37 months early", category: retire.Male60, birth: born, elect: -37, code: "out_of_range",
			says: "elect_months -37"},
		{name: "37 months late", category: retire.Male60, birth: born, elect: 37, code: "out_of_range",
			says: "elect_months 37"},
		{name: "least number", category: retire.Male60, birth: born, elect: math.MinInt, code: "out_of_range",
			says: "elect_months"},
		{name: "greatest number", category: retire.Male60, birth: born, elect: math.MaxInt, code: "out_of_range",
			says: "elect_months"},
		{name: "late before the choice existed", category: retire.Male60, birth: rule.MonthOf(1964, 12), elect: 1,
			code: "not_applicable", says: "2024-12"},
		{name: "before the Social Insurance Law", category: retire.Male60, birth: rule.MonthOf(1951, 6), elect: 0,
			code: "no_rule", says: "社会保险法 art. 16 is in force from 2011-07-01"},
		{name: "after the calendar", category: retire.Male60, birth: rule.MonthOf(2140, 1), elect: 0,
			code: "out_of_range", says: "after 2200"},
		{name: "only the statutory age is beyond", category: retire.Male60, birth: rule.MonthOf(2138, 1), elect: -36,
			code: "out_of_range", says: "after 2200"},
		{name: "only the choice is beyond", category: retire.Male60, birth: rule.MonthOf(2137, 12), elect: 1,
			code: "out_of_range", says: "after 2200"},
		{name: "the first of several errors", category: 0, birth: rule.Month{}, elect: 99, code: "missing_field",
			says: "category"},
		{name: "no month and too long a choice", category: retire.Male60, birth: rule.Month{}, elect: 99,
			code: "missing_field", says: "elect_months 99"},
		{name: "the last month of birth, beyond", category: retire.Female50, birth: rule.MonthOf(2200, 12), elect: 0,
			code: "out_of_range", says: "2200-12"},
	}, func(t *testing.T, c c) {
		r, err := retire.Retirement(c.category, c.birth, c.elect)
		assert.Equal(t, retire.Result{}, r)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		assert.ErrorContains(t, err, "pension: ")
	})
}

// Annex 4 as printed: 15 years to 2029, then half a year more each year, 20 years from 2039.
func TestMinimumContributionMonths(t *testing.T) {
	type c struct {
		name                string
		year, years, months int
	}
	tabletest.Each(t, []c{
		{name: "first whole year of the law", year: 2012, years: 15, months: 0},
		{name: "first year of the measures", year: 2025, years: 15, months: 0},
		{name: "2029", year: 2029, years: 15,
			months: 0},
		{name: "2030", year: 2030, years: 15, months: 6},
		{name: "2031", year: 2031, years: 16, months: 0},
		{name: "2032", year: 2032, years: 16, months: 6},
		{name: "2033", year: 2033, years: 17, months: 0},
		{name: "2034", year: 2034, years: 17, months: 6},
		{name: "2035", year: 2035, years: 18, months: 0},
		{name: "2036", year: 2036, years: 18,
			months: 6},
		{name: "2037", year: 2037, years: 19, months: 0},
		{name: "2038", year: 2038, years: 19, months: 6},
		{name: "2039", year: 2039, years: 20, months: 0},
		{name: "2040", year: 2040, years: 20, months: 0},
		{name: "last year", year: 2200, years: 20, months: 0},
	}, func(t *testing.T, c c) {
		got, err := retire.MinimumContributionMonths(c.year)
		require.NoError(t, err)
		assert.Equal(t, c.years*12+c.months, got)
	})
	for _, year := range []int{1998, 2011} {
		_, err := retire.MinimumContributionMonths(year)
		assert.ErrorIs(t, err, rule.ErrNoRule, year)
	}
	for _, year := range []int{0, 1899, 2201, math.MinInt, math.MaxInt} {
		_, err := retire.MinimumContributionMonths(year)
		assert.ErrorIs(t, err, rule.ErrOutOfRange, year)
	}
}

// A man of 1969-01 reaches the statutory age in 2030-02 (13 months late).
func TestWhichYearCounts(t *testing.T) {
	type c struct {
		name          string
		elect, months int
	}
	tabletest.Each(t, []c{
		{name: "statutory age in 2030", elect: 0, months: 186},
		{name: "chosen month still in 2030", elect: -1, months: 186},
		{name: "chosen month in 2029", elect: -2, months: 180},
		{name: "late into 2031: the year of the age", elect: 12, months: 186},
	}, func(t *testing.T, c c) {
		assert.Equal(t, c.months, retirement(t, retire.Male60, "1969-01", c.elect).MinimumContributionMonths)
	})
}

func TestMonthsUntil(t *testing.T) {
	r := retirement(t, retire.Male60, "1965-06", 0) // 2025-08
	for from, want := range map[string]int{"2025-08": 0, "2025-07": 1, "2024-08": 12, "2025-09": -1} {
		got, err := r.MonthsUntil(month(t, from))
		require.NoError(t, err)
		assert.Equal(t, want, got, from)
	}
	_, err := r.MonthsUntil(rule.Month{})
	assert.ErrorIs(t, err, rule.ErrMissingField)
	for _, made := range []retire.Result{{}, {Month: r.Month}, {StatutoryMonth: r.StatutoryMonth}} {
		_, err = made.MonthsUntil(month(t, "2025-08"))
		assert.ErrorIs(t, err, rule.ErrMissingField)
	}
}

func TestCategoryText(t *testing.T) {
	for category, text := range map[retire.Category]string{retire.Male60: "male60", retire.Female55: "female55",
		retire.Female50: "female50"} {
		assert.Equal(t, text, category.String())
		data, err := json.Marshal(category)
		require.NoError(t, err)
		assert.Equal(t, `"`+text+`"`, string(data))
		var back retire.Category
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, category, back)
	}
	var c retire.Category
	for _, bad := range []string{"", "male", "Male60", "invalid(0)", "女"} {
		assert.ErrorIs(t, c.UnmarshalText([]byte(bad)), rule.ErrOutOfRange, bad)
	}
	_, err := json.Marshal(c)
	assert.Error(t, err, "the zero value has no name")
}

// Who is born later never retires earlier, for every choice, from the Social Insurance Law to past the last step of
// the ladder.
func TestLaterBirthNeverRetiresEarlier(t *testing.T) {
	for _, category := range []retire.Category{retire.Male60, retire.Female55, retire.Female50} {
		for _, elect := range []int{-36, -12, -1, 0} {
			var before retire.Result
			for birth := rule.MonthOf(1962, 1); birth.Before(rule.MonthOf(2010, 1)); birth = birth.Add(1) {
				r, err := retire.Retirement(category, birth, elect)
				require.NoError(t, err)
				require.False(t, r.Month.Before(before.Month), "%s born %s, choice %d", category, birth, elect)
				require.False(t, r.StatutoryMonth.Before(before.StatutoryMonth))
				before = r
			}
		}
	}
}

// FuzzRetirement: what is accepted stays within the law's bounds and the months agree with the ages; nothing panics.
func FuzzRetirement(f *testing.F) {
	f.Add(uint8(1), 1965, 1, 0)
	f.Add(uint8(2), 1970, 2, -36)
	f.Add(uint8(3), 1984, 12, 36)
	f.Add(uint8(0), 0, 0, 99)
	f.Add(uint8(1), 2140, 1, 1)
	whole := map[retire.Category][2]int{retire.Male60: {720, 36}, retire.Female55: {660, 36},
		retire.Female50: {600, 60}}
	f.Fuzz(func(t *testing.T, c uint8, year, m, elect int) {
		category, birth := retire.Category(c), rule.MonthOf(year, time.Month(m))
		r, err := retire.Retirement(category, birth, elect)
		if err != nil {
			require.NotEmpty(t, rule.CodeOf(err))
			require.Equal(t, retire.Result{}, r)
			return
		}
		law, known := whole[category]
		require.True(t, known)
		require.False(t, birth.IsZero())
		require.True(t, r.DelayMonths >= 0 && r.DelayMonths <= law[1])
		require.Equal(t, law[0]+r.DelayMonths, r.StatutoryAgeMonths)
		require.Equal(t, r.StatutoryAgeMonths, r.StatutoryMonth.Sub(birth))
		require.Equal(t, r.AgeMonths, r.Month.Sub(birth))
		require.GreaterOrEqual(t, r.AgeMonths, law[0])
		require.LessOrEqual(t, r.AgeMonths-r.StatutoryAgeMonths, 36)
		require.LessOrEqual(t, r.StatutoryAgeMonths-r.AgeMonths, 36)
		require.True(t, r.MinimumContributionMonths >= 180 && r.MinimumContributionMonths <= 240)
	})
}

// 社会保险法 art. 98: in force from 2011-07-01.
func TestMinimumContributionMonthsIn(t *testing.T) {
	for _, c := range []struct {
		name   string
		month  rule.Month
		months int
		err    error
	}{
		{name: "no month", err: rule.ErrMissingField},
		{name: "the month before the law", month: rule.MonthOf(2011, 6), err: rule.ErrNoRule},
		{name: "the first month of the law", month: rule.MonthOf(2011, 7), months: 180},
		{name: "2029-12", month: rule.MonthOf(2029, 12), months: 180},
		{name: "2030-01", month: rule.MonthOf(2030, 1), months: 186},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := retire.MinimumContributionMonthsIn(c.month)
			require.ErrorIs(t, err, c.err)
			assert.Equal(t, c.months, got)
		})
	}
}
