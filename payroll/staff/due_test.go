package staff_test

import (
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

func months(t testing.TB, list string) []rule.Month {
	t.Helper()
	var out []rule.Month
	for _, text := range strings.Fields(list) {
		m, err := rule.ParseMonth(text)
		require.NoError(t, err)
		out = append(out, m)
	}
	return out
}

func day(t testing.TB, text string) rule.Date {
	t.Helper()
	if text == "" {
		return rule.Date{}
	}
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

var (
	counts  = staff.DueRules{Entry: staff.EntryCounts, Exit: staff.ExitCounts}
	exit15  = staff.DueRules{Entry: staff.EntryCounts, Exit: staff.ExitAfterCutoff, ExitCutoff: 15}
	entry15 = staff.DueRules{Entry: staff.EntryBeforeCutoff, EntryCutoff: 15, Exit: staff.ExitCounts}
	both15  = staff.DueRules{Entry: staff.EntryBeforeCutoff, EntryCutoff: 15, Exit: staff.ExitAfterCutoff,
		ExitCutoff: 15}
	nextOnly = staff.DueRules{Entry: staff.EntryNextMonth, Exit: staff.ExitNever}
)

// From the words of the rules.
func TestDue(t *testing.T) {
	type c struct {
		name         string
		rules        staff.DueRules
		in, out      string
		through, due string
	}
	tabletest.Each(t, []c{
		{name: "entry counts, exit counts", rules: counts, in: "2026-03-20", out: "2026-05-10", through: "2026-12",
			due: "2026-03 2026-04 2026-05"},
		{name: "exit only after the 15th", rules: exit15, in: "2026-03-20", out: "2026-05-10", through: "2026-12",
			due: "2026-03 2026-04"},
		{name: "entry only before the 15th", rules: entry15, in: "2026-03-20", out: "2026-05-10", through: "2026-12",
			due: "2026-04 2026-05"},
		{name: "both cut-offs", rules: both15, in: "2026-03-20", out: "2026-05-10", through: "2026-12", due: "2026-04"},
		{name: "next month, never the month of leaving", rules: nextOnly, in: "2026-03-20", out: "2026-05-10",
			through: "2026-12", due: "2026-04"},
		{name: "the day before the cut-off of entry", rules: entry15, in: "2026-03-14", out: "2026-03-31",
			through: "2026-12", due: "2026-03"},
		{name: "the day of the cut-off of entry", rules: entry15, in: "2026-03-15", out: "2026-04-30",
			through: "2026-12", due: "2026-04"},
		{name: "the day of the cut-off of exit", rules: exit15, in: "2026-03-01", out: "2026-05-15", through: "2026-12",
			due: "2026-03 2026-04"},
		{name: "the day after the cut-off of exit", rules: exit15, in: "2026-03-01", out: "2026-05-16",
			through: "2026-12", due: "2026-03 2026-04 2026-05"},
		{name: "one day", rules: counts, in: "2026-03-31", out: "2026-03-31", through: "2026-12", due: "2026-03"},
		{name: "one day that is due nowhere", rules: nextOnly, in: "2026-03-31", out: "2026-03-31", through: "2026-12",
			due: ""},
		{name: "over the year's end", rules: counts, in: "2025-12-31", out: "2026-01-01", through: "2026-12",
			due: "2025-12 2026-01"},
		{name: "going on", rules: counts, in: "2026-03-20", out: "", through: "2026-05",
			due: "2026-03 2026-04 2026-05"},
		{name: "asked before it began", rules: counts, in: "2026-03-20", out: "", through: "2026-02", due: ""},
		{name: "asked before it ended", rules: counts, in: "2026-03-20", out: "2026-05-10", through: "2026-04",
			due: "2026-03 2026-04"},
		{name: "the last month there is", rules: counts, in: "2200-12-01", out: "", through: "2200-12", due: "2200-12"},
		{name: "after the last month there is", rules: nextOnly, in: "2200-12-01", out: "", through: "2200-12",
			due: ""},
		{name: "before the first month there is", rules: nextOnly, in: "1900-01-01", out: "1900-01-31",
			through: "1900-02", due: ""},
	}, func(t *testing.T, c c) {
		got, err := c.rules.Due(staff.Employment{In: day(t, c.in), Out: day(t, c.out)}, months(t, c.through)[0])
		require.NoError(t, err)
		assert.Equal(t, months(t, c.due), got)
	})
}

// Every month that is due is charged whole: 5,510 x 8 % = 440.80, never 440.80 x 12 / 31.
func TestWholeMonths(t *testing.T) {
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	due, err := counts.Due(staff.Employment{In: day(t, "2026-03-20"), Out: day(t, "2026-05-10")},
		months(t, "2026-12")[0])
	require.NoError(t, err)
	require.Len(t, due, 3)
	for _, m := range due {
		p, err := guangzhou.Policy(m)
		require.NoError(t, err)
		slip, err := p.Slip(employer,
			payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(5000, 0))}, payroll.Partial)
		require.NoError(t, err)
		amount, ok := slip.Employee.Amount(rule.Pension)
		require.True(t, ok)
		tabletest.Equal(t, "440.80", amount)
	}
}

func TestDueRefuses(t *testing.T) {
	beforeCutoff := staff.DueRules{Entry: staff.EntryBeforeCutoff, Exit: staff.ExitCounts}
	afterCutoff := staff.DueRules{Entry: staff.EntryCounts, Exit: staff.ExitAfterCutoff, ExitCutoff: 32}
	for _, c := range []struct {
		name    string
		rules   staff.DueRules
		in, out string
		kind    error
		says    string
	}{
		{"no rules", staff.DueRules{}, "2026-03-20", "", rule.ErrMissingField, "exit is missing"},
		{"an unknown rule", staff.DueRules{Entry: 4, Exit: 1}, "2026-03-20", "", rule.ErrOutOfRange,
			"entry invalid(4) is not known; use one of counts, before_cutoff, next_month"},
		{"an unknown exit", staff.DueRules{Entry: 1, Exit: 4}, "2026-03-20", "", rule.ErrOutOfRange,
			"exit invalid(4) is not known; use one of counts, after_cutoff, never"},
		{"a cut-off left out", beforeCutoff, "2026-03-20", "", rule.ErrMissingField, "entry_cutoff is missing"},
		{"a cut-off of 32", afterCutoff, "2026-03-20", "", rule.ErrOutOfRange, "exit_cutoff 32 is not within 1 to 31"},
		{"a cut-off without a use", staff.DueRules{Entry: 1, Exit: 1, EntryCutoff: 15}, "2026-03-20", "",
			rule.ErrConflict, "entry_cutoff 15 has no meaning"},
		{"an exit cut-off below 0", staff.DueRules{Entry: 1, Exit: 1, ExitCutoff: -1}, "2026-03-20", "",
			rule.ErrOutOfRange, "exit_cutoff -1 is not within 1 to 31"},
		{"no first day", counts, "", "", rule.ErrMissingField, "in is missing"},
		{"the last day before the first", counts, "2026-03-20", "2026-03-19", rule.ErrBadDate,
			"out 2026-03-19 is before the first day 2026-03-20"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := c.rules.Due(staff.Employment{In: day(t, c.in), Out: day(t, c.out)}, months(t, "2026-12")[0])
			require.ErrorIs(t, err, c.kind)
			assert.ErrorContains(t, err, c.says)
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		})
	}
	_, err := staff.DueRules{}.Due(staff.Employment{}, rule.Month{})
	for _, says := range []string{"entry is missing", "exit is missing", "in is missing", "through is missing"} {
		assert.ErrorContains(t, err, says)
	}
}

// FuzzDue: the months are in order without a gap, lie within the employment, and a stricter rule never adds a month.
func FuzzDue(f *testing.F) {
	f.Add(uint16(100), uint16(51), uint8(15), uint8(15))
	f.Add(uint16(0), uint16(0), uint8(1), uint8(31))
	f.Fuzz(func(t *testing.T, start, length uint16, entry, exit uint8) {
		in := rule.DateOf(2020, time.January, 1).Add(int(start % 3650))
		e := staff.Employment{In: in, Out: in.Add(int(length % 3650))}
		through := rule.MonthOf(2040, time.December)
		list := func(r staff.DueRules) []rule.Month {
			got, err := r.Due(e, through)
			if err != nil {
				t.Fatal(err)
			}
			for i, m := range got {
				if m.Before(e.In.Month()) || m.After(e.Out.Month()) || i > 0 && m.Sub(got[i-1]) != 1 {
					t.Fatalf("%s to %s: %v", e.In, e.Out, got)
				}
			}
			return got
		}
		all := list(counts)
		cut := list(staff.DueRules{Entry: staff.EntryBeforeCutoff, EntryCutoff: int(entry%31) + 1,
			Exit: staff.ExitAfterCutoff, ExitCutoff: int(exit%31) + 1})
		least := list(nextOnly)
		if len(all) != e.Out.Month().Sub(e.In.Month())+1 || len(cut) > len(all) || len(least) > len(cut) ||
			len(all)-len(least) > 2 {
			t.Fatalf("%s to %s: %d, %d and %d months", e.In, e.Out, len(all), len(cut), len(least))
		}
	})
}

// A pension month from two employers.
func TestOverlap(t *testing.T) {
	a := func(scheme rule.Scheme, employer, list string) staff.Claim {
		return staff.Claim{Employer: employer, Scheme: scheme, Months: months(t, list)}
	}
	type c struct {
		name   string
		claims []staff.Claim
		says   []string
	}
	tabletest.Each(t, []c{
		{name: "one after the other", claims: []staff.Claim{a(rule.Pension, "A", "2026-03 2026-04"),
			a(rule.Pension, "B", "2026-05")}, says: nil},
		{name: "injury insurance at both",
			claims: []staff.Claim{a(rule.Injury, "A", "2026-03"), a(rule.Injury, "B", "2026-03")}, says: nil},
		{name: "two schemes", claims: []staff.Claim{a(rule.Pension, "A", "2026-03"), a(rule.Injury, "A", "2026-03")},
			says: nil},
		{name: "the same month", claims: []staff.Claim{a(rule.Pension, "甲公司", "2026-03 2026-04"),
			a(rule.Pension, "乙公司", "2026-04 2026-05")},
			says: []string{"pension: claims[1].months[0] 2026-04 is claimed twice, by 甲公司 and by 乙公司"}},
		{name: "the same employer", claims: []staff.Claim{a(rule.Housing, "A", "2026-03"),
			a(rule.Housing, "A", "2026-03")},
			says: []string{"housing: claims[1].months[0] 2026-03 is claimed twice, by A and by A"}},
		{name: "injury at the same employer", claims: []staff.Claim{a(rule.Injury, "A", "2026-03 2026-03")},
			says: []string{"injury: claims[0].months[1] 2026-03 is claimed twice, by A and by A"}},
		{name: "every month twice, all named", claims: []staff.Claim{a(rule.Pension, "A", "2026-03 2026-04"),
			a(rule.Pension, "B", "2026-03 2026-04")}, says: []string{"2026-03", "2026-04"}},
	}, func(t *testing.T, c c) {
		err := staff.CheckOverlap(c.claims...)
		if c.says == nil {
			require.NoError(t, err)
			return
		}
		require.ErrorIs(t, err, rule.ErrConflict)
		for _, says := range c.says {
			assert.ErrorContains(t, err, says)
		}
	})
	err := staff.CheckOverlap(staff.Claim{Months: make([]rule.Month, 1)}, staff.Claim{Employer: "A", Scheme: 8})
	for _, says := range []string{"claims[0].scheme is missing", "claims[0].months[0] is missing",
		"claims[1].scheme"} {
		assert.ErrorContains(t, err, says)
	}
	assert.NoError(t, staff.CheckOverlap(staff.Claim{Employer: strings.Repeat("x", 100), Scheme: rule.Pension}))
	for _, employer := range []string{"", strings.Repeat("x", 101)} {
		err := staff.CheckOverlap(staff.Claim{Employer: employer, Scheme: rule.Pension})
		require.ErrorIs(t, err, rule.ErrMissingField)
		assert.ErrorContains(t, err, "claims[0].employer is not a name of 1 to 100 bytes")
	}
}
