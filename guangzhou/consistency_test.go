package guangzhou_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// everyMonth yields the months from a year before the first figure to a year after the last one checked.
func everyMonth(yield func(rule.Month) bool) {
	for m := rule.MonthOf(2009, 1); !m.After(rule.MonthOf(2027, 12)); m = m.Add(1) {
		if !yield(m) {
			return
		}
	}
}

// known returns a figure and whether the tables have it; any error but a gap fails the test.
func known(t *testing.T, name string, m rule.Month) (rule.Figure, bool) {
	t.Helper()
	f, err := guangzhou.Lookup(name, m)
	if err != nil {
		require.True(t, errors.Is(err, rule.ErrNoRule), "%s %s: %v", name, m, err)
	}
	return f, err == nil
}

// Series that are another series by rule are equal to it, month by month, from the month the rule is in force.
func TestSeriesByRule(t *testing.T) {
	cases := map[string]struct{ other, since string }{
		"unemployment.floor": {"minimum_wage", "2015-07"},
		"injury.floor":       {"minimum_wage", "2015-07"},
		"maternity.floor":    {"medical.floor", "2020-01"},
		"maternity.ceiling":  {"medical.ceiling", "2020-01"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			since, compared := month(t, c.since), 0
			for m := range everyMonth {
				got, ok := known(t, name, m)
				if m.Before(since) {
					assert.False(t, ok && !got.None(), "%s is a number for %s", name, m)
					continue
				}
				want, wantOK := known(t, c.other, m)
				assert.Equal(t, wantOK, ok, "%s", m)
				assert.Equal(t, want.Number(), got.Number(), "%s", m)
				assert.Equal(t, want.Grade(), got.Grade(), "%s", m)
				if ok {
					compared++
				}
			}
			assert.Positive(t, compared)
		})
	}
}

// The supplement's base from July to June is the city's average wage of the year before (市政府令第123号 art. 38, 66).
func TestSupplementBaseIsLastYearsAverage(t *testing.T) {
	compared := 0
	for m := range everyMonth {
		year := m.Year() - 1
		if m.Month() < 7 {
			year--
		}
		want, wantOK := known(t, "city.average_wage", rule.MonthOf(year, 1))
		got, ok := known(t, "illness_supplement.city_average", m)
		assert.Equal(t, wantOK, ok, "%s", m)
		assert.Equal(t, want.Number(), got.Number(), "%s", m)
		if ok {
			compared++
		}
	}
	assert.Equal(t, 15*12, compared, "the averages of 2011 to 2025 serve twelve months each")
}

// The reliefs are in their months and in no other; that of 2020 (粤医保函〔2020〕62号) is half of the rate, and that of 2021
// (notice of 2021-08-25) half of the rate before the cut, 7 %.
func TestReliefsOnlyInTheirMonths(t *testing.T) {
	type span struct{ from, to, enterprise, social string }
	spans := []span{{"2020-02", "2020-06", "0.0275", "none"}, {"2021-07", "2021-09", "0.035", "0.035"}}
	months := 0
	for m := range everyMonth {
		p, err := guangzhou.Policy(m)
		require.NoError(t, err)
		want := span{enterprise: "none", social: "none"}
		for _, s := range spans {
			if !m.Before(month(t, s.from)) && !m.After(month(t, s.to)) {
				want = s
				months++
			}
		}
		assert.Equal(t, want.enterprise, p.Medical.EnterpriseRelief.Number().String(), "%s", m)
		assert.Equal(t, want.social, p.Medical.SocialRelief.Number().String(), "%s", m)
	}
	assert.Equal(t, 8, months)
}

// The published ceilings are three times the average wage of the year before: a digit that went wrong in one of the two
// shows here. The code never computes one from the other.
func TestCeilingsAreThreeTimesTheAverage(t *testing.T) {
	cases := map[string]struct {
		average string
		years   []int // of the July each ceiling begins in
	}{
		"pension.ceiling": {
			average: "pension.provincial_average",
			years:   []int{2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025},
		},
		"medical.ceiling": {
			average: "city.average_wage",
			years:   []int{2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022},
		},
		"unemployment.ceiling": {
			average: "city.average_wage",
			years:   []int{2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026},
		},
		"injury.ceiling": {average: "city.average_wage", years: []int{2013, 2014, 2015, 2016, 2017, 2018}},
		"housing.ceiling": {
			average: "city.average_wage", years: []int{2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024},
		},
	}
	for name, c := range cases {
		for _, year := range c.years {
			ceiling, ok := known(t, name, rule.MonthOf(year, 7))
			require.True(t, ok, "%s %d", name, year)
			average, ok := known(t, c.average, rule.MonthOf(year-1, 1))
			require.True(t, ok, "%s %d", c.average, year-1)
			tabletest.Equal(t, average.Number().Decimal().Mul(decimal.New(3, 0)).String(), ceiling.Number().Decimal())
		}
	}
}

// floorsAndCeilings are the series that have one name but for its end.
func floorsAndCeilings(t *testing.T) (pairs [][2]string) {
	t.Helper()
	all := tables(t)
	for name := range all {
		stem, floor := strings.CutSuffix(name, "floor")
		if _, both := all[stem+"ceiling"]; floor && both {
			pairs = append(pairs, [2]string{name, stem + "ceiling"})
		}
	}
	require.Contains(t, pairs, [2]string{"unemployment.floor", "unemployment.ceiling"})
	return pairs
}

// No floor reaches its ceiling, and what grows from one series to the next does so in every month.
func TestLimitsAndRatesAreInOrderInEveryMonth(t *testing.T) {
	compared := 0
	pairs := floorsAndCeilings(t)
	for m := range everyMonth {
		for _, pair := range append(slices.Clone(pairs), [][2]string{
			{"housing.ceiling", "housing.ceiling_five_times"},
			{"housing.min_rate", "housing.max_rate"},
			{"pension.employee_rate", "pension.employer_rate"},
			{"injury.class_1_rate", "injury.class_2_rate"},
			{"injury.class_2_rate", "injury.class_3_rate"},
			{"injury.class_3_rate", "injury.class_4_rate"},
			{"injury.class_4_rate", "injury.class_5_rate"},
			{"injury.class_5_rate", "injury.class_6_rate"},
			{"injury.class_6_rate", "injury.class_7_rate"},
			{"injury.class_7_rate", "injury.class_8_rate"},
		}...) {
			low, ok1 := known(t, pair[0], m)
			high, ok2 := known(t, pair[1], m)
			if ok1 && ok2 && !high.None() {
				compared++
				assert.Negative(t, low.Number().Cmp(high.Number()), "%s: %s is not below %s", m, pair[0], pair[1])
			}
		}
	}
	assert.Positive(t, compared)
}

// The flexible contribution is split without a rest (粤人社规〔2020〕30号: 20 % is 12 % and 8 %).
func TestFlexibleRateIsTheSumOfItsParts(t *testing.T) {
	compared := 0
	for m := range everyMonth {
		total, ok := known(t, "pension.flexible_rate", m)
		if !ok {
			continue
		}
		compared++
		pooled, _ := known(t, "pension.flexible_pooled_rate", m)
		account, _ := known(t, "pension.flexible_account_rate", m)
		sum := pooled.Number().Decimal().Add(account.Number().Decimal())
		assert.True(t, total.Number().Decimal().Equal(sum), "%s", m)
	}
	assert.Equal(t, 140, compared, "months from 2016-05 to 2027-12, the last the figure holds to")
}
