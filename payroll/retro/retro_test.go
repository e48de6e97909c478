package retro_test

import (
	"encoding/json"
	"slices"
	"strings"
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

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

// policy is the city's policy of a month with some figures replaced: name, value, name, value.
func policy(t testing.TB, text string, figures ...string) payroll.Policy {
	t.Helper()
	p, err := guangzhou.Policy(month(t, text))
	require.NoError(t, err)
	own := map[string]string{}
	for ; len(figures) > 0; figures = figures[2:] {
		own[figures[0]] = figures[1]
	}
	p, err = p.WithAll(own)
	require.NoError(t, err)
	return p
}

// slip is one month of a wage at an employer of injury 0.2 %, unemployment 0.8 %, fund 5 % and 5 %.
func slip(t testing.TB, p payroll.Policy, wage string, outside ...rule.Scheme) payroll.Slip {
	t.Helper()
	return slipOf(t, p, payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
		HousingEmployeeRate: "0.05"}, wage, outside...)
}

func slipOf(t testing.TB, p payroll.Policy, settings payroll.Settings, wage string,
	outside ...rule.Scheme) payroll.Slip {
	t.Helper()
	boss, err := payroll.NewEmployer(settings)
	require.NoError(t, err)
	person := payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))}
	for _, s := range outside {
		person.Outside = append(person.Outside, payroll.Exclusion{Scheme: s, Reason: "retired"})
	}
	s, err := p.Slip(boss, person)
	require.NoError(t, err)
	return s
}

// lateNotice are four months paid with the pension limits of the year before, and due with the published ones.
func lateNotice(t testing.TB, wage string) (paid, due []payroll.Slip) {
	t.Helper()
	for _, m := range []string{"2025-07", "2025-08", "2025-09", "2025-10"} {
		paid = append(paid, slip(t, policy(t, m, "pension.floor", "5500", "pension.ceiling", "27501"), wage))
		due = append(due, slip(t, policy(t, m), wage))
	}
	return paid, due
}

func compare(t testing.TB, paid, due []payroll.Slip) retro.Result {
	t.Helper()
	r, err := retro.Compare(paid, due)
	require.NoError(t, err)
	return r
}

func total(t testing.TB, r retro.Result, payer rule.Payer) decimal.Decimal {
	t.Helper()
	sum, err := r.Total(payer)
	require.NoError(t, err)
	return *sum
}

// deltas writes each difference as one line of text.
func deltas(r retro.Result) []string {
	out := []string{}
	amount := func(d decimal.NullDecimal) string {
		if !d.Valid {
			return "absent"
		}
		return d.Decimal.StringFixed(2)
	}
	for _, d := range r.Deltas {
		out = append(out, strings.Join([]string{d.Month.String(), d.Scheme.String(), d.Payer.String(), amount(d.Old),
			amount(d.New), d.Diff.StringFixed(2), d.Cause.String()}, " "))
	}
	return out
}

// Limits of 2024-07 used for four months of the next year: the worked answers are 8 % and 16 % of the old and new
// limits.
func TestLateLimits(t *testing.T) {
	type c struct{ name, wage, old, new, employee, employer string }
	tabletest.Each(t, []c{
		// 5,500 and 5,510: 440.00, 440.80 and 880.00, 881.60
		{name: "a wage below the floor", wage: "5000", old: "440.00", new: "440.80", employee: "3.20",
			employer: "6.40"},
		// 27,501 and 27,549: 2,200.08, 2,203.92 and 4,400.16, 4,407.84
		{name: "a wage above the ceiling", wage: "40000", old: "2200.08", new: "2203.92", employee: "15.36",
			employer: "30.72"},
	}, func(t *testing.T, c c) {
		paid, due := lateNotice(t, c.wage)
		r := compare(t, paid, due)
		require.Len(t, r.Deltas, 8)
		for i, d := range r.Deltas {
			assert.Equal(t, rule.Pension, d.Scheme)
			assert.Equal(t, retro.Limit, d.Cause)
			assert.Equal(t, month(t, "2025-07").Add(i/2), d.Month)
		}
		tabletest.Equal(t, c.old, r.Deltas[0].Old.Decimal)
		tabletest.Equal(t, c.new, r.Deltas[0].New.Decimal)
		tabletest.Equal(t, c.employee, total(t, r, rule.Employee))
		tabletest.Equal(t, c.employer, total(t, r, rule.Employer))
		column, err := r.Amount(rule.Employee, rule.Pension)
		require.NoError(t, err)
		tabletest.Equal(t, c.employee, *column)
		column, err = r.Amount(rule.Employer, rule.Medical)
		require.NoError(t, err)
		tabletest.Equal(t, "0", *column)
	})
}

func TestNoDifferenceIsAnEmptySlice(t *testing.T) {
	paid, due := lateNotice(t, "12000")
	r := compare(t, paid, due)
	assert.NotNil(t, r.Deltas)
	assert.Empty(t, r.Deltas)
	tabletest.Equal(t, "0", total(t, r, rule.Employee))
	tabletest.Equal(t, "0", total(t, r, rule.Employer))
	r = compare(t, nil, nil)
	assert.NotNil(t, r.Deltas)
}

// 3.20 withheld in November on top of the month's own 440.80 is the pension column of the tax return: 444.00.
func TestColumnOfTheMonthItIsSettledIn(t *testing.T) {
	paid, due := lateNotice(t, "5000")
	r := compare(t, paid, due)
	extra, err := r.Amount(rule.Employee, rule.Pension)
	require.NoError(t, err)
	november := slip(t, policy(t, "2025-11"), "5000")
	own, ok := november.Employee.Amount(rule.Pension)
	require.True(t, ok)
	tabletest.Equal(t, "444.00", own.Add(*extra))
}

// 0.5 % of 5,003 is 25.015, of 5,008 it is 25.04: 25.02 and 25.04 differ by 0.02, while 0.5 % of 5 yuan is 0.025.
func TestADifferenceIsNotRounded(t *testing.T) {
	p := policy(t, "2025-08", "unemployment.employee_rate", "0.005", "unemployment.floor", "2500")
	only := []rule.Scheme{rule.Pension, rule.Medical, rule.Injury, rule.Housing}
	r := compare(t, []payroll.Slip{slip(t, p, "5003", only...)}, []payroll.Slip{slip(t, p, "5008", only...)})
	// the employer's 0.8 %: 40.024 and 40.064
	assert.Equal(t, []string{
		"2025-08 unemployment employee 25.02 25.04 0.02 base",
		"2025-08 unemployment employer 40.02 40.06 0.04 base",
	}, deltas(r))
}

// 8 % of 12,000 and of 10,000: 160 less a month, three months.
func TestRefund(t *testing.T) {
	var paid, due []payroll.Slip
	only := []rule.Scheme{rule.Medical, rule.Unemployment, rule.Injury, rule.Housing}
	for _, m := range []string{"2025-07", "2025-08", "2025-09"} {
		paid, due = append(paid, slip(t, policy(t, m), "12000", only...)), append(due,
			slip(t, policy(t, m), "10000", only...))
	}
	r := compare(t, paid, due)
	assert.Equal(t, []string{
		"2025-07 pension employee 960.00 800.00 -160.00 base", "2025-07 pension employer 1920.00 1600.00 -320.00 base",
		"2025-08 pension employee 960.00 800.00 -160.00 base", "2025-08 pension employer 1920.00 1600.00 -320.00 base",
		"2025-09 pension employee 960.00 800.00 -160.00 base", "2025-09 pension employer 1920.00 1600.00 -320.00 base",
	}, deltas(r))
	tabletest.Equal(t, "-480.00", total(t, r, rule.Employee))
	tabletest.Equal(t, "-960.00", total(t, r, rule.Employer))
	assert.Empty(t, compare(t, due, due).Deltas, "once paid, nothing is left")
}

// The first run is made again from the figures known then, and is the slip that was paid; only then is it compared.
func TestTheFirstRunIsMadeAgain(t *testing.T) {
	// Limits as known before a late notice of July, and after it.
	before, after := policy(t, "2025-07", "pension.floor", "5000", "pension.ceiling", "25000"), policy(t, "2025-07",
		"pension.floor", "5200", "pension.ceiling", "26000")
	stored := slip(t, before, "30000")
	again := slip(t, before, "30000")
	require.Empty(t, compare(t, []payroll.Slip{stored}, []payroll.Slip{again}).Deltas)
	r := compare(t, []payroll.Slip{again}, []payroll.Slip{slip(t, after, "30000")})
	// 8 % and 16 % of 25,000 and 26,000
	assert.Equal(t, []string{"2025-07 pension employee 2000.00 2080.00 80.00 limit",
		"2025-07 pension employer 4000.00 4160.00 160.00 limit"}, deltas(r))
}

// The employee's pension line of one month under two sets of figures and wages.
func TestCauses(t *testing.T) {
	type c struct {
		name             string
		old, new         []string // figures
		oldWage, newWage string
		want             string
	}
	floor := func(v string) []string { return []string{"pension.floor", v} }
	tabletest.Each(t, []c{
		{name: "a floor", old: floor("5000"), new: floor("5510"), oldWage: "4000", newWage: "4000",
			want: "400.00 440.80 40.80 limit"},
		{name: "a ceiling", old: []string{"pension.ceiling", "20000"}, new: nil, oldWage: "24000", newWage: "24000",
			want: "1600.00 1920.00 320.00 limit"},
		{name: "a rate", old: []string{"pension.employee_rate", "0.07"}, new: nil, oldWage: "10000", newWage: "10000",
			want: "700.00 800.00 100.00 rate"},
		{name: "a wage", old: nil, new: nil, oldWage: "8000", newWage: "9000", want: "640.00 720.00 80.00 base"},
		{name: "a wage lifted over the floor", old: nil, new: nil, oldWage: "3000", newWage: "6000",
			want: "440.80 480.00 39.20 base"},
		{name: "a wage below both floors, and the floor", old: floor("5000"), new: floor("5510"), oldWage: "3000",
			newWage: "3500", want: "400.00 440.80 40.80 limit"},
		{name: "a floor nobody meets, and the rate", old: append(floor("5000"), "pension.employee_rate", "0.07"),
			new: nil, oldWage: "10000", newWage: "10000", want: "700.00 800.00 100.00 rate"},
		{name: "a rate and a wage", old: []string{"pension.employee_rate", "0.07"}, new: nil, oldWage: "8000",
			newWage: "9000", want: "560.00 720.00 160.00 mixed"},
		{name: "a rate and a floor", old: append(floor("5000"), "pension.employee_rate", "0.07"), new: nil,
			oldWage: "4000", newWage: "4000", want: "350.00 440.80 90.80 mixed"},
		// 5,000 became 6,000 both as the wage and as the floor: either is enough
		{name: "a wage and a floor, each enough", old: floor("5000"), new: floor("6000"), oldWage: "5000",
			newWage: "6000", want: "400.00 480.00 80.00 mixed"},
	}, func(t *testing.T, c c) {
		only := []rule.Scheme{rule.Medical, rule.Unemployment, rule.Injury, rule.Housing}
		paid, due := slip(t, policy(t, "2025-08", c.old...), c.oldWage, only...), slip(t,
			policy(t, "2025-08", c.new...), c.newWage, only...)
		got := deltas(compare(t, []payroll.Slip{paid}, []payroll.Slip{due}))
		require.NotEmpty(t, got)
		assert.Equal(t, "2025-08 pension employee "+c.want, got[0])
	})
}

// 10,010 x 5 % = 500.50: the fund rounds to the yuan, 501, unless it keeps the fen.
func TestARoundingIsACorrection(t *testing.T) {
	settings := payroll.Settings{HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"}
	only := []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Injury}
	paid := slipOf(t, policy(t, "2025-08"), settings, "10010", only...)
	settings.HousingToFen = true
	due := slipOf(t, policy(t, "2025-08"), settings, "10010", only...)
	assert.Equal(t, []string{"2025-08 housing employee 501.00 500.50 -0.50 correction",
		"2025-08 housing employer 501.00 500.50 -0.50 correction"},
		deltas(compare(t, []payroll.Slip{paid}, []payroll.Slip{due})))
	// 10,030 x 5 % = 501.50 to the fen: the wage and the rounding both count
	due = slipOf(t, policy(t, "2025-08"), settings, "10030", only...)
	assert.Equal(t, retro.Mixed, compare(t, []payroll.Slip{paid}, []payroll.Slip{due}).Deltas[0].Cause)
}

// The supplement's base is a published average: 11,262 x 0.26 % = 29.28, 9,320 x 0.26 % = 24.23.
func TestAPublishedBaseIsALimit(t *testing.T) {
	paid := slip(t, policy(t, "2021-08", "illness_supplement.city_average", "9320"), "8000")
	assert.Equal(t, []string{"2021-08 illness_supplement employer 24.23 29.28 5.05 limit"},
		deltas(compare(t, []payroll.Slip{paid}, []payroll.Slip{slip(t, policy(t, "2021-08"), "8000")})))
}

// A line only one slip has is a difference with no old or no new amount.
func TestALineOnOneSideOnly(t *testing.T) {
	p := policy(t, "2025-08")
	with, without := slip(t, p, "8000", rule.Pension, rule.Medical, rule.Unemployment), slip(t, p, "8000", rule.Pension,
		rule.Medical, rule.Unemployment, rule.Injury)
	assert.Equal(t, []string{"2025-08 injury employer absent 16.00 16.00 correction"},
		deltas(compare(t, []payroll.Slip{without}, []payroll.Slip{with})))
	assert.Equal(t, []string{"2025-08 injury employer 16.00 absent -16.00 correction"},
		deltas(compare(t, []payroll.Slip{with}, []payroll.Slip{without})))

	// a line of 0.00 is still a line
	free := policy(t, "2025-08", "pension.employee_rate", "0", "pension.employer_rate", "0")
	with, without = slip(t, free, "8000", rule.Medical, rule.Unemployment, rule.Injury,
		rule.Housing), slip(t, free, "8000", everyScheme()...)
	assert.Equal(t, []string{"2025-08 pension employee absent 0.00 0.00 correction",
		"2025-08 pension employer absent 0.00 0.00 correction"},
		deltas(compare(t, []payroll.Slip{without}, []payroll.Slip{with})))
}

// everyScheme is what somebody is outside of who owes nothing.
func everyScheme() []rule.Scheme {
	return []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Injury, rule.Housing}
}

// 8,000 at 8 % is 640.00: a month on one side only was not paid, or is not due, where BothSides says so.
func TestBothSides(t *testing.T) {
	p := func(text string) payroll.Slip {
		return slip(t, policy(t, text), "8000", rule.Medical, rule.Unemployment, rule.Injury, rule.Housing)
	}
	july, august, september := p("2025-07"), p("2025-08"), p("2025-09")
	paid, due := make([]payroll.Slip, 2, 8), []payroll.Slip{august, september}
	copy(paid, []payroll.Slip{july, august})
	result, err := retro.Compare(retro.BothSides(paid, due))
	require.NoError(t, err)
	assert.Equal(t, []string{"2025-07 pension employee 640.00 absent -640.00 correction",
		"2025-07 pension employer 1280.00 absent -1280.00 correction",
		"2025-09 pension employee absent 640.00 640.00 correction",
		"2025-09 pension employer absent 1280.00 1280.00 correction"},
		deltas(result))
	assert.Equal(t, payroll.Slip{}, paid[:3][2], "what was passed stays as it is")
}

func TestCompareRefuses(t *testing.T) {
	july, august := slip(t, policy(t, "2025-07"), "8000"), slip(t, policy(t, "2025-08"), "8000")
	lost := august
	lost.Lines = august.Lines[2:]
	twice := august
	twice.Lines = append(slices.Clone(august.Lines), august.Lines[0])
	broken := august
	broken.Lines = append(slices.Clone(august.Lines), rule.Line{})
	silent := august
	silent.Missing = []payroll.Missing{{Scheme: rule.Pension, Payer: rule.Employee, What: "rate"}}
	type c struct {
		name       string
		paid, due  []payroll.Slip
		code, says string
	}
	tabletest.Each(t, []c{
		{name: "a month only due", paid: []payroll.Slip{july}, due: []payroll.Slip{july, august}, code: "missing_field",
			says: "due 2025-08 is not among the months paid; pass the same months on both sides"},
		{name: "a month only paid", paid: []payroll.Slip{july, august}, due: []payroll.Slip{august},
			code: "missing_field", says: "paid 2025-07 is not among the months due"},
		{name: "nothing due", paid: []payroll.Slip{july}, due: nil, code: "missing_field", says: "paid 2025-07"},
		{name: "two slips of a month", paid: []payroll.Slip{july, july}, due: []payroll.Slip{july}, code: "conflict",
			says: "paid 2025-07 has two slips; pass one slip a month"},
		{name: "a slip that was refused", paid: []payroll.Slip{july}, due: []payroll.Slip{july, {}},
			code: "missing_field", says: "due has a slip without a month; leave out slips that were refused"},
		{name: "an empty slip is not a month of 0", paid: []payroll.Slip{{Month: august.Month}},
			due: []payroll.Slip{august}, code: "missing_field",
			says: "paid 2025-08 has a slip that says nothing of pension, medical, maternity, " +
				"illness_supplement, unemployment, injury, housing; pass the slip as payroll.Policy made it"},
		{name: "an empty slip due", paid: []payroll.Slip{august}, due: []payroll.Slip{{Month: august.Month}},
			code: "missing_field", says: "due 2025-08 has a slip that says nothing of pension, medical"},
		{name: "a slip that lost a line", paid: []payroll.Slip{august}, due: []payroll.Slip{lost},
			code: "missing_field", says: "due 2025-08 has a slip that says nothing of pension; "},
		{name: "a line twice", paid: []payroll.Slip{twice}, due: []payroll.Slip{august}, code: "conflict",
			says: "pension: paid 2025-08 has two lines of the employee"},
		{name: "a line of nothing", paid: []payroll.Slip{august}, due: []payroll.Slip{broken}, code: "missing_field",
			says: "due 2025-08 has a line without scheme or payer"},
		{name: "a figure that is missing for no why", paid: []payroll.Slip{silent}, due: []payroll.Slip{august},
			code: "missing_field", says: "pension: paid 2025-08 misses rate for no reason"},
	}, func(t *testing.T, c c) {
		r, err := retro.Compare(c.paid, c.due)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		assert.Nil(t, r.Deltas)
	})
	_, err := retro.Compare([]payroll.Slip{july, {}}, []payroll.Slip{august})
	for _, says := range []string{"paid has a slip without a month", "paid 2025-07 is not among",
		"due 2025-08 is not among"} {
		assert.ErrorContains(t, err, says)
	}
}

// A slip without a month says one thing, whatever else it lacks or has twice.
func TestASlipWithoutAMonthSaysOneThing(t *testing.T) {
	nameless := slip(t, policy(t, "2025-08"), "8000")
	nameless.Month = rule.Month{}
	nameless.Lines = append(slices.Clone(nameless.Lines), nameless.Lines[0])
	for _, paid := range [][]payroll.Slip{{{}}, {nameless}} {
		_, err := retro.Compare(paid, nil)
		require.Error(t, err)
		assert.Equal(t, "paid has a slip without a month; leave out slips that were refused", err.Error())
		_, due := retro.BothSides(paid, nil)
		assert.Empty(t, due, "there is no month that the other side has")
	}
}

// Lines put together by hand that are of no scheme or of nobody are refused.
func TestLinesOfNothing(t *testing.T) {
	good := slip(t, policy(t, "2025-08"), "8000")
	for _, c := range []struct {
		name   string
		scheme rule.Scheme
		payer  rule.Payer
	}{
		{name: "no scheme", payer: rule.Employee},
		{name: "a scheme nobody knows", scheme: rule.Housing + 1, payer: rule.Employee},
		{name: "no payer", scheme: rule.Pension},
		{name: "a payer nobody knows", scheme: rule.Pension, payer: rule.Employer + 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			charge := good.Lines[0].Charge()
			charge.Scheme, charge.Payer = c.scheme, c.payer
			wage, err := rule.Wage("", "wage", decimal.New(8000, 0))
			require.NoError(t, err)
			line, err := charge.Line(wage)
			require.NoError(t, err)
			bad := good
			bad.Lines = append(slices.Clone(good.Lines), line)
			_, err = retro.Compare([]payroll.Slip{good}, []payroll.Slip{bad})
			assert.ErrorContains(t, err, "due 2025-08 has a line without scheme or payer")
		})
	}
}

// The employer's pension rate of 2022-08 is in dispute, so not known: the employee's side is exact, the employer's
// has no total.
func TestAMissingFigureIsNotZero(t *testing.T) {
	boss, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	known := policy(t, "2022-08", "pension.employer_rate", "0.15")
	unknown := policy(t, "2022-08")
	partial := func(p payroll.Policy, wage string) []payroll.Slip {
		s, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))}, payroll.Partial)
		require.NoError(t, err)
		return []payroll.Slip{s}
	}
	for name, pair := range map[string][2][]payroll.Slip{
		"not known now":  {partial(known, "10000"), partial(unknown, "9000")},
		"not known then": {partial(unknown, "10000"), partial(known, "9000")},
		"never known":    {partial(unknown, "10000"), partial(unknown, "9000")},
	} {
		t.Run(name, func(t *testing.T) {
			r := compare(t, pair[0], pair[1])
			require.Len(t, r.Missing, 1)
			assert.Equal(t, "2022-08 pension employer rate",
				r.Missing[0].Month.String()+" "+
					r.Missing[0].Scheme.String()+" "+r.Missing[0].Payer.String()+" "+r.Missing[0].What)
			// 1,000 less at 8 %, 2 %, 0.2 % and 5 %
			tabletest.Equal(t, "-152.00", total(t, r, rule.Employee))
			_, err := r.Total(rule.Employer)
			assert.ErrorIs(t, err, rule.ErrNoRule)
			_, err = r.Amount(rule.Employer, rule.Pension)
			assert.ErrorIs(t, err, rule.ErrNoRule)
			medical, err := r.Amount(rule.Employer, rule.Medical)
			require.NoError(t, err)
			assert.True(t, medical.IsNegative())
			for _, d := range r.Deltas {
				assert.False(t, d.Scheme == rule.Pension && d.Payer == rule.Employer)
			}
			text, err := json.Marshal(r)
			require.NoError(t, err)
			assert.Contains(t, string(text), `"employee_total":"-152.00"`)
			assert.NotContains(t, string(text), "employer_total")
			assert.Contains(t, string(text),
				`"missing":[{"month":"2022-08","payer":"employer","scheme":"pension",`+
					`"what":"rate",`+
					`"why":"pension: the employer rate (pension.employer_rate) of 2022-08 is disputed: 0.15`)
			assert.Contains(t, string(text), `"why_zh":"养老保险：2022-08 的单位费率（pension.employer_rate）来源有争议：0.15`)
		})
	}
}

// Two months of which nothing is known: every figure once, in the order of months, schemes and payers, whatever the
// order given.
func TestMissingFiguresAreListedOnce(t *testing.T) {
	boss, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	made := func(text string) payroll.Slip {
		p := policy(t, text)
		person := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(0, 0))}
		for _, s := range []rule.Scheme{rule.Medical, rule.Unemployment, rule.Injury, rule.Housing} {
			person.Outside = append(person.Outside, payroll.Exclusion{Scheme: s, Reason: "test"})
		}
		s, err := p.Slip(boss, person, payroll.Partial)
		require.NoError(t, err)
		return s
	}
	slips := []payroll.Slip{made("2030-02"), made("2030-01")}
	var got []string
	for _, m := range compare(t, slips, slips).Missing {
		got = append(got, m.Month.String()+" "+m.Scheme.String()+" "+m.Payer.String()+" "+m.What)
	}
	assert.Equal(t, []string{"2030-01 pension employee floor", "2030-01 pension employee ceiling",
		"2030-01 pension employee rate",
		"2030-01 pension employer floor", "2030-01 pension employer ceiling", "2030-01 pension employer rate",
		"2030-02 pension employee floor", "2030-02 pension employee ceiling", "2030-02 pension employee rate",
		"2030-02 pension employer floor", "2030-02 pension employer ceiling", "2030-02 pension employer rate"}, got)
}

func TestTotalOfNobody(t *testing.T) {
	for _, payer := range []rule.Payer{0, 3} {
		_, err := new(retro.Result).Total(payer)
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
	}
}

func TestJSON(t *testing.T) {
	p := policy(t, "2025-08")
	with, without := slip(t, p, "8000", rule.Pension, rule.Medical, rule.Unemployment), slip(t, p, "8000", rule.Pension,
		rule.Medical, rule.Unemployment, rule.Injury)
	text, err := json.Marshal(compare(t, []payroll.Slip{without}, []payroll.Slip{with}))
	require.NoError(t, err)
	assert.JSONEq(t, `{"deltas":[{"month":"2025-08","scheme":"injury","payer":"employer","old":null,"new":"16.00",
		"diff":"16.00","cause":"correction"}],"employee_total":"0.00","employer_total":"16.00"}`, string(text))
	text, err = json.Marshal(compare(t, []payroll.Slip{with}, []payroll.Slip{with}))
	require.NoError(t, err)
	assert.JSONEq(t, `{"deltas":[],"employee_total":"0.00","employer_total":"0.00"}`, string(text))
	assert.Equal(t, "invalid(0)", retro.Cause(0).String())
	assert.Equal(t, "relief", retro.Relief.String())
	assert.Equal(t, "invalid(7)", retro.Cause(7).String())
}

// history makes three months with a wage in fen that grows by a yuan, a pension floor in yuan, and some schemes left
// out.
func history(t testing.TB, wage uint32, floor uint16, outside uint8) []payroll.Slip {
	t.Helper()
	first := policy(t, "2025-08", "pension.floor", decimal.New(int64(floor%20_000), 0).String())
	var out []payroll.Slip
	for i := range 3 {
		p := first
		p.Month = first.Month.Add(i)
		var left []rule.Scheme
		for _, scheme := range rule.Schemes() {
			if outside>>scheme&1 == 1 {
				left = append(left, scheme)
			}
		}
		out = append(out, slip(t, p, decimal.New(int64(wage)+int64(i)*100, -2).String(), left...))
	}
	return out
}

// checkProperties checks what holds of every comparison.
func checkProperties(t *testing.T, paid, due []payroll.Slip) {
	t.Helper()
	require.Empty(t, compare(t, paid, paid).Deltas)
	require.Empty(t, compare(t, due, due).Deltas)
	whole := compare(t, paid, due)
	checkReproduces(t, whole, paid, due)
	checkAdditive(t, whole, paid, due)
	back := compare(t, due, paid)
	require.Len(t, back.Deltas, len(whole.Deltas))
	for i, d := range back.Deltas {
		require.True(t, d.Diff.Neg().Equal(whole.Deltas[i].Diff), "backwards is not the opposite")
	}
}

// Equal runs have no difference; the months add up to the whole; paying the differences gives what is
// due to the fen. Wages below, at and above the limits, each against each, under two floors, with and without schemes.
func TestPropertiesOfEveryPair(t *testing.T) {
	wages := []uint32{0, 1, 249_999, 500_300, 500_800, 533_333, 551_000, 623_600, 1_200_000, 2_754_901, 4_111_250,
		100_000_000}
	for _, old := range wages {
		for _, now := range wages {
			checkProperties(t, history(t, old, 5500, 0), history(t, now, 5510, 0))
		}
		checkProperties(t, history(t, old, 5510, 1<<rule.Housing), history(t, old, 5510, 1<<rule.Injury))
	}
}

// FuzzCompare takes two wages and two floors a month.
func FuzzCompare(f *testing.F) {
	f.Add(uint32(500_000), uint32(500_000), uint16(5500), uint16(5510), uint8(0))
	f.Add(uint32(1_200_000), uint32(1_000_000), uint16(5510), uint16(5510), uint8(1))
	f.Add(uint32(533_333), uint32(4_000_001), uint16(1), uint16(9000), uint8(7))
	f.Fuzz(func(t *testing.T, oldWage, newWage uint32, oldFloor, newFloor uint16, outside uint8) {
		checkProperties(t, history(t, oldWage, oldFloor, outside), history(t, newWage, newFloor, outside>>4))
	})
}

// checkReproduces pays the differences and compares with what is due, line by line and in total.
func checkReproduces(t *testing.T, r retro.Result, paid, due []payroll.Slip) {
	t.Helper()
	type line struct {
		month  rule.Month
		scheme rule.Scheme
		payer  rule.Payer
	}
	amounts := func(slips []payroll.Slip) map[line]decimal.Decimal {
		out := map[line]decimal.Decimal{}
		for _, s := range slips {
			for i := range s.Lines {
				out[line{s.Month, s.Lines[i].Scheme(), s.Lines[i].Payer()}] = s.Lines[i].Amount()
			}
		}
		return out
	}
	have, want := amounts(paid), amounts(due)
	for _, d := range r.Deltas {
		k := line{d.Month, d.Scheme, d.Payer}
		old, paid := have[k]
		require.Equal(t, paid, d.Old.Valid)
		have[k] = old.Add(d.Diff)
		if !d.New.Valid {
			require.True(t, have[k].IsZero())
			delete(have, k)
		}
	}
	require.Len(t, have, len(want))
	sums := map[rule.Payer]decimal.Decimal{}
	for k, amount := range want {
		require.True(t, amount.Equal(have[k]), "%v: %s, want %s", k, have[k], amount)
		sums[k.payer] = sums[k.payer].Add(amount)
	}
	for k, amount := range amounts(paid) {
		sums[k.payer] = sums[k.payer].Sub(amount)
	}
	for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
		require.True(t, sums[payer].Equal(total(t, r, payer)))
	}
}

// checkAdditive compares month by month, in another order, and expects the parts of the whole.
func checkAdditive(t *testing.T, whole retro.Result, paid, due []payroll.Slip) {
	t.Helper()
	var parts retro.Result
	for i := range paid {
		parts.Deltas = append(parts.Deltas, compare(t, paid[i:i+1], due[i:i+1]).Deltas...)
	}
	require.Equal(t, deltas(whole), deltas(parts))
	backwards := slices.Clone(due)
	slices.Reverse(backwards)
	require.Equal(t, deltas(whole), deltas(compare(t, paid, backwards)))
}
