package maternity

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
	for _, c := range []struct {
		name                     string
		place, kind              string
		statutory, reward, total int
	}{
		{name: "art. 7: 98", place: "national", kind: "normal", statutory: 98, total: 98},
		{name: "art. 7 triplets: 98 + 15 + 15", place: "national", kind: "triplets", statutory: 128, total: 128},
		{name: "art. 7 difficult twins: 98 + 15 + 15", place: "national", kind: "difficult_twins", statutory: 128,
			total: 128},
		{name: "art. 7 miscarriage under 4 months: 15", place: "national", kind: "miscarriage_under_4m", statutory: 15,
			total: 15},
		{name: "art. 7 miscarriage from 4 months: 42", place: "national", kind: "miscarriage_4m_plus", statutory: 42,
			total: 42},
		{name: "art. 7 difficult: 98 + 15", place: "national", kind: "difficult", statutory: 113, total: 113},
		{name: "art. 7 twins: 98 + 15", place: "national", kind: "twins", statutory: 113, total: 113},
		{name: "条例 art. 30: 98 + 80", place: "guangdong", kind: "normal", statutory: 98, reward: 80, total: 178},
		{name: "条例 art. 30 twins: 98 + 15 + 80", place: "guangdong", kind: "twins", statutory: 113, reward: 80,
			total: 193},
		{name: "条例 art. 30 triplets: 98 + 30 + 80", place: "guangdong", kind: "triplets", statutory: 128, reward: 80,
			total: 208},
		{name: "条例 art. 30: no reward for a miscarriage", place: "guangdong", kind: "miscarriage_4m_plus",
			statutory: 42, total: 42},
		{name: "条例 art. 30: no reward for an early one", place: "guangdong", kind: "miscarriage_under_4m",
			statutory: 15, total: 15},
		{name: "令203 art. 16 difficult: + 30", place: "guangdong", kind: "difficult", statutory: 128, reward: 80,
			total: 208},
		{name: "令203 art. 16 difficult twins", place: "guangdong", kind: "difficult_twins", statutory: 143, reward: 80,
			total: 223},
	} {
		t.Run(c.name, func(t *testing.T) {
			parsed, err := ParseCase(c.kind)
			require.NoError(t, err)
			got, err := place(t, c.place).Days(parsed)
			require.NoError(t, err)
			assert.Equal(t, []int{c.statutory, c.reward, c.total}, []int{got.Statutory, got.Reward, got.Total})
		})
	}
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
	for _, c := range []struct {
		name  string
		place LeaveParams
		of    Case
		code  string
		says  string
	}{
		{name: "zero case", place: NationalLeave(), of: Case{}, code: "out_of_range", says: "babies 0 is below 1"},
		{name: "eleven babies", place: NationalLeave(), of: Case{Babies: 11}, code: "out_of_range",
			says: "babies 11 is above 10"},
		{name: "negative babies", place: NationalLeave(), of: Case{Babies: -1}, code: "out_of_range",
			says: "babies -1"},
		{name: "birth and miscarriage", place: NationalLeave(), of: Case{Babies: 1, Miscarriage: Under4Months},
			code: "conflict", says: "at once"},
		{name: "difficult miscarriage", place: NationalLeave(), of: Case{Difficult: true, Miscarriage: From4Months},
			code: "conflict", says: "at once"},
		{name: "unknown miscarriage", place: NationalLeave(), of: Case{Miscarriage: 9}, code: "out_of_range",
			says: "no miscarriage of the law"},
		{name: "difficult days of the place", place: unset, of: Case{Babies: 1, Difficult: true}, code: "no_rule",
			says: "set LeaveParams.Difficult"},
		{name: "zero params", place: LeaveParams{}, of: Case{Babies: 1}, code: "out_of_range",
			says: "birth 0 is below 1"},
		{name: "negative days", place: broken, of: Case{Babies: 1}, code: "out_of_range", says: "birth -1"},
		{name: "zero params, zero case: all bad", place: LeaveParams{}, of: Case{}, code: "out_of_range",
			says: "babies 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.place.Days(c.of)
			require.ErrorContains(t, err, c.says)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.Zero(t, got)
		})
	}
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
	for _, c := range []struct {
		name      string
		born, day string
		want      int
	}{
		{name: "day of birth", born: "2024-03-15", day: "2024-03-15", want: 10},
		{name: "day before the first birthday", born: "2024-03-15", day: "2025-03-14", want: 10},
		{name: "day before the third birthday", born: "2024-03-15", day: "2027-03-14", want: 10},
		{name: "third birthday", born: "2024-03-15", day: "2027-03-15"},
		{name: "later", born: "2024-03-15", day: "2030-01-01"},
		{name: "born on 29 February, 28th", born: "2024-02-29", day: "2027-02-28", want: 10},
		{name: "born on 29 February, 1 March", born: "2024-02-29", day: "2027-03-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := GuangdongLeave().ChildcareDays(date(t, c.born), date(t, c.day))
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
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
	for _, c := range []struct {
		name  string
		set   func(*LeaveParams, int)
		least int
	}{
		{name: "birth", set: func(p *LeaveParams, n int) { p.Birth = n }, least: 1},
		{name: "before_birth", set: func(p *LeaveParams, n int) { p.BeforeBirth = n }},
		{name: "difficult", set: func(p *LeaveParams, n int) { p.Difficult = n }},
		{name: "extra_baby", set: func(p *LeaveParams, n int) { p.ExtraBaby = n }, least: 1},
		{name: "under_4_months", set: func(p *LeaveParams, n int) { p.Under4Months = n }, least: 1},
		{name: "from_4_months", set: func(p *LeaveParams, n int) { p.From4Months = n }, least: 1},
		{name: "nursing_hours", set: func(p *LeaveParams, n int) { p.NursingHours = n }},
		{name: "reward", set: func(p *LeaveParams, n int) { p.Reward = n }},
		{name: "paternity", set: func(p *LeaveParams, n int) { p.Paternity = n }},
		{name: "childcare", set: func(p *LeaveParams, n int) { p.Childcare = n }},
		{name: "childcare_years", set: func(p *LeaveParams, n int) { p.ChildcareYears = n }},
		{name: "coil_out", set: func(p *LeaveParams, n int) { p.CoilOut = n }},
		{name: "coil_in", set: func(p *LeaveParams, n int) { p.CoilIn = n }},
		{name: "woman_ligation", set: func(p *LeaveParams, n int) { p.WomanLigation = n }},
		{name: "man_ligation", set: func(p *LeaveParams, n int) { p.ManLigation = n }},
		{name: "reversal", set: func(p *LeaveParams, n int) { p.Reversal = n }},
	} {
		leave := GuangdongLeave()
		for _, n := range []int{c.least, 1000} {
			c.set(&leave, n)
			assert.NoError(t, leave.Check(), "%s %d", c.name, n)
		}
		for _, n := range []int{c.least - 1, 1001} {
			c.set(&leave, n)
			assert.ErrorContains(t, leave.Check(), "maternity: "+c.name+" "+strconv.Itoa(n))
		}
	}
}

func date(t *testing.T, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}
