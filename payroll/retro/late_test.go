package retro_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/rule"
)

func day(t testing.TB, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

// late is a figure that was issued after the months it is in force for had begun.
type late struct {
	name     string
	figure   string   // that is not known between the first day and the issue
	months   []string // that were paid before it came
	known    string   // the day before its first day: what was paid then
	between  string   // a day before its issue
	issued   string
	scheme   rule.Scheme // the one scheme that is compared
	settings payroll.Settings
	wage     string
	deltas   []string // of one month: payer, paid, due, difference, cause
	employee string   // totals of all months
	employer string
}

// lates are what the city's figures say, by hand from the rows of guangzhou/figures.
func lates() []late {
	class2, plain := payroll.Settings{InjuryClass: 2}, payroll.Settings{}
	autumn := []string{"2016-07", "2016-08", "2016-09", "2016-10"}
	half := []string{"2024-07", "2024-08", "2024-09", "2024-10", "2024-11"}
	halving := []string{"2021-07", "2021-08"}
	return []late{
		// 2,500 and 2,906 x 8 %, 14 %
		{"pension limits of 2016-07, the new floor", "pension.floor", autumn, "2016-06-30", "2016-10-08", "2016-10-09",
			rule.Pension, plain, "2500",
			[]string{"employee 200.00 232.48 32.48 limit", "employer 350.00 406.84 56.84 limit"}, "129.92", "227.36"},
		// 14,958 and 16,575 x 8 %, 14 %
		{"pension limits of 2016-07, the new ceiling", "pension.ceiling", autumn, "2016-06-30", "2016-07-01",
			"2016-10-09", rule.Pension, plain, "20000",
			[]string{"employee 1196.64 1326.00 129.36 limit", "employer 2094.12 2320.50 226.38 limit"}, "517.44",
			"905.52"},
		{"pension limits of 2016-07, a wage between them", "pension.floor", autumn, "2016-06-30", "2016-08-31",
			"2016-10-09", rule.Pension, plain, "8000",
			nil, "0", "0"},
		// 5,284 and 5,500 x 8 %, 15 %
		{"粤人社发〔2024〕33号, the floor", "pension.floor", half, "2024-06-30", "2024-12-02", "2024-12-03", rule.Pension,
			plain, "5000",
			[]string{"employee 422.72 440.00 17.28 limit", "employer 792.60 825.00 32.40 limit"}, "86.40", "162.00"},
		// 26,421 and 27,501 x 8 %, 15 %
		{"粤人社发〔2024〕33号, the ceiling", "pension.ceiling", half, "2024-06-30", "2024-07-01", "2024-12-03", rule.Pension,
			plain, "30000",
			[]string{"employee 2113.68 2200.08 86.40 limit", "employer 3963.15 4125.15 162.00 limit"}, "432.00",
			"810.00"},
		// 10,000 x 14 %, 15 %
		{"粤人社发〔2022〕8号, the employer's rate", "pension.employer_rate", []string{"2022-01", "2022-02"}, "2021-12-31",
			"2022-03-02", "2022-03-03",
			rule.Pension, plain, "10000", []string{"employer 1400.00 1500.00 100.00 rate"}, "0", "200.00"},
		// 10,000 x 0.4 % less 30 %, less 50 %
		{"穗人社规字〔2019〕4号, class 2", "injury.class_2_rate", []string{"2019-05", "2019-06"}, "2019-04-30", "2019-07-02",
			"2019-07-03",
			rule.Injury, class2, "10000", []string{"employer 28.00 20.00 -8.00 rate"}, "0", "-16.00"},
		// 10,000 x 5.5 %, 3.5 %
		{"通告 2021-08-25 art. 1, an enterprise", "medical.enterprise_relief_rate", halving, "2021-06-30", "2021-08-24",
			"2021-08-25",
			rule.Medical, plain, "10000", []string{"employer 550.00 350.00 -200.00 rate"}, "0", "-400.00"},
		{"通告 2021-08-25 art. 1, a social organisation", "medical.social_relief_rate", halving, "2021-06-30",
			"2021-08-24", "2021-08-25",
			rule.Medical, payroll.Settings{Kind: payroll.Social}, "10000",
			[]string{"employer 550.00 350.00 -200.00 rate"}, "0", "-400.00"},
		// 10,000 x 14 %, 7 %
		{"粤人社发〔2020〕122号, a large employer", "relief_2020.large", []string{"2020-05", "2020-06"}, "2020-04-30",
			"2020-07-02", "2020-07-03",
			rule.Pension, payroll.Settings{Relief2020: "large"}, "10000",
			[]string{"employer 1400.00 700.00 -700.00 relief"}, "0", "-1400.00"},
	}
}

// slip is one month of it, as known on a day; the zero day is today.
func (l late) slip(t testing.TB, m string, known rule.Date) (payroll.Slip, error) {
	t.Helper()
	var with []guangzhou.Option
	if !known.IsZero() {
		with = append(with, guangzhou.KnownOn(known))
	}
	p, err := guangzhou.Policy(month(t, m), with...)
	require.NoError(t, err)
	boss, err := payroll.NewEmployer(l.settings)
	require.NoError(t, err)
	person := payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, l.wage))}
	for _, scheme := range rule.Schemes() {
		if scheme != l.scheme {
			person.Outside = append(person.Outside, payroll.Exclusion{Scheme: scheme, Reason: "not in this case"})
		}
	}
	return p.Slip(boss, person)
}

// What was paid before a figure came, with the one before, and what is due: paid slips are those of the day before
// its first day.
func TestFiguresThatCameLate(t *testing.T) {
	for _, c := range lates() {
		t.Run(c.name, func(t *testing.T) {
			var paid, due []payroll.Slip
			want := []string{}
			for _, m := range c.months {
				was, err := c.slip(t, m, day(t, c.known))
				require.NoError(t, err)
				is, err := c.slip(t, m, rule.Date{})
				require.NoError(t, err)
				paid, due = append(paid, was), append(due, is)
				for _, d := range c.deltas {
					want = append(want, m+" "+c.scheme.String()+" "+d)
				}
			}
			r := compare(t, paid, due)
			assert.Equal(t, want, deltas(r))
			tabletest.Equal(t, c.employee, total(t, r, rule.Employee))
			tabletest.Equal(t, c.employer, total(t, r, rule.Employer))
			checkReproduces(t, r, paid, due)
		})
	}
}

// From its first day to the day before its issue nobody could know which figure would be right; from its issue it
// answers.
func TestFiguresThatCameLateAreAskedForByName(t *testing.T) {
	for _, c := range lates() {
		t.Run(c.name, func(t *testing.T) {
			for _, m := range c.months {
				_, err := c.slip(t, m, day(t, c.between))
				assert.Equal(t, "no_rule", rule.CodeOf(err))
				assert.ErrorContains(t, err,
					"("+c.figure+") is known for "+m+" (as known on "+c.between+": in force from ")
				assert.ErrorContains(t, err, "issued on "+c.issued)
				now, err := c.slip(t, m, rule.Date{})
				require.NoError(t, err)
				then, err := c.slip(t, m, day(t, "2026-11-29"))
				require.NoError(t, err)
				assert.Empty(t, compare(t, []payroll.Slip{then}, []payroll.Slip{now}).Deltas)
			}
		})
	}
}

// The relief of 2020 as a cause: on one side only, another one, and together with a rate or a wage. 10,000 x 14 %
// whole, halved, exempt; a wage of 9,000 gives 1,260.00 and 630.00.
func TestAReliefIsACause(t *testing.T) {
	only := []rule.Scheme{rule.Medical, rule.Unemployment, rule.Injury, rule.Housing}
	for _, c := range []struct {
		name, paid, due   string // the setting
		paidWage, dueWage string
		figures           []string // of the slip that is due
		want              []string
	}{
		{"粤人社发〔2020〕58号, large and not applied", "", "large", "10000", "10000", nil,
			[]string{"employer 1400.00 700.00 -700.00 relief"}},
		{"粤人社发〔2020〕58号, small and not applied", "", "small", "10000", "10000", nil,
			[]string{"employer 1400.00 0.00 -1400.00 relief"}},
		{"applied and not had", "small", "", "10000", "10000", nil, []string{"employer 0.00 1400.00 1400.00 relief"}},
		{"small, not large", "small", "large", "10000", "10000", nil, []string{"employer 0.00 700.00 700.00 relief"}},
		{"another factor", "large", "large", "10000", "10000", []string{"relief_2020.large", "0.25"},
			[]string{"employer 700.00 350.00 -350.00 relief"}},
		{"another rate, halved on both sides", "large", "large", "10000", "10000",
			[]string{"pension.employer_rate", "0.16"},
			[]string{"employer 700.00 800.00 100.00 rate"}},
		{"a wage, halved on both sides", "large", "large", "9000", "10000", nil,
			[]string{"employee 720.00 800.00 80.00 base", "employer 630.00 700.00 70.00 base"}},
		{"a relief and a rate", "", "large", "10000", "10000", []string{"pension.employer_rate", "0.16"},
			[]string{"employer 1400.00 800.00 -600.00 mixed"}},
		{"another rate that nobody pays, and a relief", "", "small", "10000", "10000",
			[]string{"pension.employer_rate", "0.16"},
			[]string{"employer 1400.00 0.00 -1400.00 relief"}},
		{"a relief and a wage", "", "large", "9000", "10000", nil,
			[]string{"employee 720.00 800.00 80.00 base", "employer 1260.00 700.00 -560.00 mixed"}},
		{"the same relief", "large", "large", "10000", "10000", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			paid := slipOf(t, policy(t, "2020-03"), payroll.Settings{Relief2020: c.paid}, c.paidWage, only...)
			due := slipOf(t, policy(t, "2020-03", c.figures...), payroll.Settings{Relief2020: c.due}, c.dueWage,
				only...)
			r := compare(t, []payroll.Slip{paid}, []payroll.Slip{due})
			want := []string{}
			for _, d := range c.want {
				want = append(want, "2020-03 pension "+d)
			}
			assert.Equal(t, want, deltas(r))
			checkReproduces(t, r, []payroll.Slip{paid}, []payroll.Slip{due})
		})
	}
	text, err := retro.Relief.MarshalText()
	require.NoError(t, err)
	assert.Equal(t, "relief", string(text))
}
