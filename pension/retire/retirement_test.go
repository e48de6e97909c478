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
		category retire.Category
		birth    string
		delay    int
		month    string
	}
	tabletest.Run(t, map[string]c{
		"trap: the first delayed man is 1 month later, not 0":      {retire.Male60, "1965-01", 1, "2025-02"},
		"the last man of the old law":                              {retire.Male60, "1964-12", 0, "2024-12"},
		"the first month of the Social Insurance Law":              {retire.Male60, "1951-07", 0, "2011-07"},
		"award sheet: man of 1965-06":                              {retire.Male60, "1965-06", 2, "2025-08"},
		"award sheet: man of 1965-11":                              {retire.Male60, "1965-11", 3, "2026-02"},
		"award sheet: woman of 1975-05 in a worker post":           {retire.Female50, "1975-05", 3, "2025-08"},
		"award sheet of Zhongshan: woman of 1970-02 at 55 years 1": {retire.Female55, "1970-02", 1, "2025-03"},
		"public table: the last step of men begins":                {retire.Male60, "1976-09", 36, "2039-09"},
		"public table: the step before it ends":                    {retire.Male60, "1976-08", 35, "2039-07"},
		"after the table, man":                                     {retire.Male60, "1977-01", 36, "2040-01"},
		"after the table, woman of a technical post":               {retire.Female55, "2000-12", 36, "2058-12"},
		"after the table, woman of a worker post":                  {retire.Female50, "1990-01", 60, "2045-01"},
		"last woman of the old law, technical post":                {retire.Female55, "1969-12", 0, "2024-12"},
		"last woman of the old law, worker post":                   {retire.Female50, "1974-12", 0, "2024-12"},
		"the last step of worker posts begins":                     {retire.Female50, "1984-11", 60, "2039-11"},
	}, func(t *testing.T, c c) {
		r := retirement(t, c.category, c.birth, 0)
		assert.Equal(t, c.delay, r.DelayMonths)
		assert.Equal(t, c.month, r.StatutoryMonth.String())
	})
}

// Computed by hand from art. 3: at most 36 months either way, never below the original age.
func TestElection(t *testing.T) {
	type c struct {
		category retire.Category
		birth    string
		elect    int
		month    string
		age      int
	}
	tabletest.Run(t, map[string]c{
		"no choice":                                            {retire.Male60, "1990-06", 0, "2053-06", 756},
		"the whole three years early":                          {retire.Male60, "1990-06", -36, "2050-06", 720},
		"one year early":                                       {retire.Male60, "1990-06", -12, "2052-06", 744},
		"three years late":                                     {retire.Male60, "1990-06", 36, "2056-06", 792},
		"early by the one month there is":                      {retire.Male60, "1965-01", -1, "2025-01", 720},
		"early stops at the original age":                      {retire.Male60, "1965-01", -36, "2025-01", 720},
		"36 months do not reach the original age":              {retire.Female50, "1984-11", -36, "2036-11", 624},
		"early under the old law changes nothing":              {retire.Male60, "1960-01", -36, "2020-01", 720},
		"late, the first who may":                              {retire.Male60, "1965-01", 1, "2025-03", 722},
		"four of the 16 months of delay (block 16 of annex 2)": {retire.Female55, "1975-01", -4, "2031-01", 672},
		"early by more than the delay, late in ladder":         {retire.Female55, "1975-01", -30, "2030-01", 660},
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
		category retire.Category
		birth    rule.Month
		elect    int
		code     string
		says     string
	}
	born := rule.MonthOf(1990, 6)
	tabletest.Run(t, map[string]c{
		"no category":                    {0, born, 0, "missing_field", "male60, female55, female50"},
		"unknown category":               {9, born, 0, "out_of_range", "invalid(9)"},
		"no month of birth":              {retire.Male60, rule.Month{}, 0, "missing_field", "birth_month"},
		"37 months early":                {retire.Male60, born, -37, "out_of_range", "elect_months -37"},
		"37 months late":                 {retire.Male60, born, 37, "out_of_range", "elect_months 37"},
		"least number":                   {retire.Male60, born, math.MinInt, "out_of_range", "elect_months"},
		"greatest number":                {retire.Male60, born, math.MaxInt, "out_of_range", "elect_months"},
		"late before the choice existed": {retire.Male60, rule.MonthOf(1964, 12), 1, "not_applicable", "2024-12"},
		"before the Social Insurance Law": {retire.Male60, rule.MonthOf(1951, 6), 0, "no_rule",
			"社会保险法 art. 16 is in force from 2011-07-01"},
		"after the calendar":              {retire.Male60, rule.MonthOf(2140, 1), 0, "out_of_range", "after 2200"},
		"only the choice is beyond":       {retire.Male60, rule.MonthOf(2137, 12), 1, "out_of_range", "after 2200"},
		"the first of several errors":     {0, rule.Month{}, 99, "missing_field", "category"},
		"no month and too long a choice":  {retire.Male60, rule.Month{}, 99, "missing_field", "elect_months 99"},
		"the last month of birth, beyond": {retire.Female50, rule.MonthOf(2200, 12), 0, "out_of_range", "2200-12"},
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
	tabletest.Run(t, map[string]struct{ year, years, months int }{
		"first whole year of the law": {2012, 15, 0}, "first year of the measures": {2025, 15, 0}, "2029": {2029, 15,
			0}, "2030": {2030, 15, 6}, "2031": {2031, 16, 0},
		"2032": {2032, 16, 6}, "2033": {2033, 17, 0}, "2034": {2034, 17, 6}, "2035": {2035, 18, 0}, "2036": {2036, 18,
			6}, "2037": {2037, 19, 0},
		"2038": {2038, 19, 6}, "2039": {2039, 20, 0}, "2040": {2040, 20, 0}, "last year": {2200, 20, 0},
	}, func(t *testing.T, c struct{ year, years, months int }) {
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
	type c struct{ elect, months int }
	tabletest.Run(t, map[string]c{
		"statutory age in 2030":               {0, 186},
		"chosen month still in 2030":          {-1, 186},
		"chosen month in 2029":                {-2, 180},
		"late into 2031: the year of the age": {12, 186},
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
	_, err = retire.Result{}.MonthsUntil(month(t, "2025-08"))
	assert.ErrorIs(t, err, rule.ErrMissingField)
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
