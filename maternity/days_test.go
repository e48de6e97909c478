package maternity

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// place returns the parameters a case names.
func place(t *testing.T, name string) LeaveParams {
	t.Helper()
	p, ok := map[string]LeaveParams{"national": NationalLeave(), "guangdong": GuangdongLeave()}[name]
	require.True(t, ok, name)
	return p
}

func TestDays(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		place, name              string
		statutory, reward, total int
	}{
		"G1064 normal":                   {"national", "normal", 98, 0, 98},
		"G1067 triplets":                 {"national", "triplets", 128, 0, 128},
		"G1068 difficult twins":          {"national", "difficult_twins", 128, 0, 128},
		"G1069 miscarriage under 4":      {"national", "miscarriage_under_4m", 15, 0, 15},
		"G1070 miscarriage from 4":       {"national", "miscarriage_4m_plus", 42, 0, 42},
		"art. 7 difficult: 98 + 15":      {"national", "difficult", 113, 0, 113},
		"art. 7 twins: 98 + 15":          {"national", "twins", 113, 0, 113},
		"art. 30: 98 + 80":               {"guangdong", "normal", 98, 80, 178},
		"art. 30 twins: 98 + 15 + 80":    {"guangdong", "twins", 113, 80, 193},
		"art. 30 triplets: 98 + 30 + 80": {"guangdong", "triplets", 128, 80, 208},
		"no reward for a miscarriage":    {"guangdong", "miscarriage_4m_plus", 42, 0, 42},
		"no reward for an early one":     {"guangdong", "miscarriage_under_4m", 15, 0, 15},
		"令203 art. 16 difficult: + 30":   {"guangdong", "difficult", 128, 80, 208},
		"令203 art. 16 difficult twins":   {"guangdong", "difficult_twins", 143, 80, 223},
	}, func(t *testing.T, c struct {
		place, name              string
		statutory, reward, total int
	}) {
		kind, err := ParseCase(c.name)
		require.NoError(t, err)
		got, err := place(t, c.place).Days(kind)
		require.NoError(t, err)
		assert.Equal(t, []int{c.statutory, c.reward, c.total}, []int{got.Statutory, got.Reward, got.Total})
	})
}

func TestDaysOfAnyBirth(t *testing.T) {
	// art. 7: 98 + 15 + 3 x 15; art. 9: an hour for each baby
	got, err := NationalLeave().Days(Case{Babies: 4, Difficult: true})
	require.NoError(t, err)
	assert.Equal(t, Days{Statutory: 158, Total: 158, BeforeBirth: 15, Nursing: 4}, got)
}

func TestDaysErrors(t *testing.T) {
	broken, unset := NationalLeave(), GuangdongLeave()
	broken.Birth, unset.Difficult = -1, 0
	tabletest.Run(t, map[string]struct {
		place LeaveParams
		c     Case
		code  string
		says  string
	}{
		"zero case":       {NationalLeave(), Case{}, "out_of_range", "babies 0 is below 1"},
		"eleven babies":   {NationalLeave(), Case{Babies: 11}, "out_of_range", "babies 11 is above 10"},
		"negative babies": {NationalLeave(), Case{Babies: -1}, "out_of_range", "babies -1"},
		"birth and miscarriage": {NationalLeave(), Case{Babies: 1, Miscarriage: Under4Months}, "conflict",
			"at once"},
		"difficult miscarriage": {NationalLeave(), Case{Difficult: true, Miscarriage: From4Months}, "conflict",
			"at once"},
		"unknown miscarriage": {NationalLeave(), Case{Miscarriage: 9}, "out_of_range",
			"no miscarriage of the law"},
		"difficult days of the place":     {unset, Case{Babies: 1, Difficult: true}, "no_rule", "set LeaveParams.Difficult"},
		"zero params":                     {LeaveParams{}, Case{Babies: 1}, "out_of_range", "birth 0 is below 1"},
		"negative days":                   {broken, Case{Babies: 1}, "out_of_range", "birth -1"},
		"zero params, zero case: all bad": {LeaveParams{}, Case{}, "out_of_range", "babies 0"},
	}, func(t *testing.T, c struct {
		place LeaveParams
		c     Case
		code  string
		says  string
	}) {
		got, err := c.place.Days(c.c)
		require.ErrorContains(t, err, c.says)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.Zero(t, got)
	})
}

func TestParseCaseUnknown(t *testing.T) {
	for _, name := range []string{"", "Normal", "quadruplets", strings.Repeat("x", 1000)} {
		_, err := ParseCase(name)
		require.Error(t, err)
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
		assert.Less(t, len(err.Error()), 300)
	}
}

func TestChildcareDays(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		born, day string
		want      int
	}{
		"day of birth":                  {"2024-03-15", "2024-03-15", 10},
		"day before the first birthday": {"2024-03-15", "2025-03-14", 10},
		"day before the third birthday": {"2024-03-15", "2027-03-14", 10},
		"third birthday":                {"2024-03-15", "2027-03-15", 0},
		"later":                         {"2024-03-15", "2030-01-01", 0},
		"born on 29 February, 28th":     {"2024-02-29", "2027-02-28", 10},
		"born on 29 February, 1 March":  {"2024-02-29", "2027-03-01", 0},
	}, func(t *testing.T, c struct {
		born, day string
		want      int
	}) {
		got, err := GuangdongLeave().ChildcareDays(date(t, c.born), date(t, c.day))
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	none, err := NationalLeave().ChildcareDays(date(t, "2024-03-15"), date(t, "2024-03-16"))
	require.NoError(t, err)
	assert.Zero(t, none, "the national regulation grants none")
	_, err = GuangdongLeave().ChildcareDays(date(t, "2024-03-15"), date(t, "2024-03-14"))
	assert.Equal(t, "bad_date", rule.CodeOf(err))
	_, err = GuangdongLeave().ChildcareDays(rule.Date{}, date(t, "2024-03-14"))
	assert.Equal(t, "bad_date", rule.CodeOf(err))
	_, err = LeaveParams{}.ChildcareDays(date(t, "2024-03-15"), date(t, "2024-03-16"))
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
}

func TestGuangdongLeave(t *testing.T) {
	p := GuangdongLeave()
	require.NoError(t, p.Check())
	require.NoError(t, NationalLeave().Check())
	assert.Equal(t, []int{80, 15, 10, 3}, []int{p.Reward, p.Paternity, p.Childcare, p.ChildcareYears}, "条例 art. 30")
	assert.Equal(t, 30, p.Difficult, "省政府令第203号 art. 16(1)")
	assert.Equal(t, []int{1, 2, 21, 7, 14}, []int{p.CoilOut, p.CoilIn, p.WomanLigation, p.ManLigation, p.Reversal},
		"省政府令第203号 art. 16(2)")
	n := NationalLeave()
	n.Difficult, n.Reward, n.Paternity, n.Childcare, n.ChildcareYears = 30, 80, 15, 10, 3
	n.CoilOut, n.CoilIn, n.WomanLigation, n.ManLigation, n.Reversal = 1, 2, 21, 7, 14
	assert.Equal(t, n, p, "all else is national")
}

func date(t *testing.T, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}
