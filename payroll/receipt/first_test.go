package receipt_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

func boss(t testing.TB) payroll.Employer {
	t.Helper()
	e, err := payroll.NewEmployer(inputs(t, "0").Settings)
	require.NoError(t, err)
	return e
}

// shown writes first differences as "scheme payer wage before after".
func shown(list []receipt.First) []string {
	text := func(d decimal.NullDecimal) string {
		if !d.Valid {
			return "-"
		}
		return d.Decimal.StringFixed(2)
	}
	out := []string{}
	for _, f := range list {
		out = append(out, fmt.Sprintf("%s %s %s %s %s", f.Scheme, f.Payer, f.Wage, text(f.Before), text(f.After)))
	}
	return out
}

func TestFirstDifferences(t *testing.T) {
	type c struct {
		name          string
		before, after payroll.Policy
		want          []string
	}
	tabletest.Each(t, []c{ // by hand
		{name: "a higher floor is felt from 0", before: august(t), after: august(t, "pension.floor", "5600"),
			want: []string{"pension employee 0 440.80 448.00", "pension employer 0 881.60 896.00"}},
		// 27,501.06 x 8 % = 2,200.0848, 27,501.07 x 8 % = 2,200.0856; x 16 %: 27,501.04 gives 4,400.1664
		{name: "a higher ceiling is felt just above the old one", before: august(t, "pension.ceiling", "27501"),
			after: august(t),
			want:  []string{"pension employee 27501.07 2200.08 2200.09", "pension employer 27501.04 4400.16 4400.17"}},
		{name: "the same figures from another document", before: august(t),
			after: august(t, "pension.ceiling", "27549"), want: []string{}},
		// 3,000.00 x 5 % = 150.00; from a floor of 2,500: 125.00 either way, 2,500.09 x 5 % = 125.0045, 2,500.10 x 5 %
		// = 125.005
		{name: "deposits to the fen", before: august(t, "housing.deposit_unit", "1"),
			after: august(t, "housing.deposit_unit", "0.01"),
			want:  []string{"housing employee 2500.1 125.00 125.01", "housing employer 2500.1 125.00 125.01"}},
		// 5,510 x 8 % = 440.80, x 8.1 % = 446.31
		{name: "a higher rate is felt at the floor", before: august(t),
			after: august(t, "pension.employee_rate", "0.081"), want: []string{"pension employee 0 440.80 446.31"}},
		// with a floor of 0: 0.06 x 8 % = 0.0048, 0.06 x 9 % = 0.0054
		{name: "a higher rate without a floor", before: august(t, "pension.floor", "0"),
			after: august(t, "pension.floor", "0", "pension.employee_rate", "0.09"),
			want:  []string{"pension employee 0.06 0.00 0.01"}},
		// 0.50 x 1 % = 0.005, x 0.99 % = 0.00495; below it both are nothing
		{name: "rates that part at the ceiling",
			before: august(t, "pension.floor", "0", "pension.ceiling", "0.5", "pension.employee_rate", "0.01"),
			after:  august(t, "pension.floor", "0", "pension.ceiling", "0.5", "pension.employee_rate", "0.0099"),
			want:   []string{"pension employee 0.5 0.01 0.00"}},
		// at the floor 0.60 x 1 % = 0.006 and x 0.99 % = 0.00594
		{name: "rates that would part below the floor",
			before: august(t, "pension.floor", "0.6", "pension.ceiling", "0.6", "pension.employee_rate", "0.01"),
			after:  august(t, "pension.floor", "0.6", "pension.ceiling", "0.6", "pension.employee_rate", "0.0099"),
			want:   []string{}},
		// The rate of 2022-08 is disputed, so it is not known until somebody says it: 4,588 x 15 %.
		{name: "an employer's rate that becomes known", before: disputed(t),
			after: disputed(t, "pension.employer_rate", "0.15"), want: []string{"pension employer 0 - 688.20"}},
		{name: "and is forgotten again", before: disputed(t, "pension.employer_rate", "0.15"), after: disputed(t),
			want: []string{"pension employer 0 688.20 -"}},
		// 9,999,999,999.99 x 60 % is 5,999,999,999.994, and the largest wage owes a fen more, before and after
		{name: "the largest wage, without a ceiling",
			before: august(t, "pension.ceiling", "none", "pension.employee_rate", "0.6"),
			after:  august(t, "pension.ceiling", "none", "pension.employee_rate", "0.6"), want: []string{}},
		{name: "a ceiling of half the largest wage",
			before: august(t, "pension.ceiling", "none", "pension.employee_rate", "1"),
			after:  august(t, "pension.ceiling", "5000000000", "pension.employee_rate", "1"),
			want: []string{"pension employee 5000000000.01 5000000000.01 5000000000.00",
				// x 16 %: 5,000,000,000.03 gives 800,000,000.0048, 5,000,000,000.04 gives 800,000,000.0064
				"pension employer 5000000000.04 800000000.01 800000000.00"}},
		{name: "a ceiling of a fen less than the largest wage",
			before: august(t, "pension.ceiling", "none", "pension.employee_rate", "1"),
			after:  august(t, "pension.ceiling", "9999999999.99", "pension.employee_rate", "1"),
			want:   []string{"pension employee 10000000000 10000000000.00 9999999999.99"}},
	}, func(t *testing.T, c c) {
		got, err := receipt.FirstDifferences(c.before, c.after, boss(t), payroll.Employee{})
		require.NoError(t, err)
		assert.Equal(t, c.want, shown(got))
	})
}

// Under the relief of 2020 the employer's parts are halved, once: 14 % is 7 %, 0.8 % is 0.4 %, 0.2 % is 0.1 %
// (粤人社发〔2020〕58号).
func TestFirstDifferencesUnderARelief(t *testing.T) {
	set := inputs(t, "0").Settings
	set.Relief2020 = "large"
	halved, err := payroll.NewEmployer(set)
	require.NoError(t, err)
	march := func(figures ...string) payroll.Policy { return policy(t, rule.MonthOf(2020, time.March), figures...) }
	for _, c := range []struct {
		name          string
		before, after payroll.Policy
		want          []string
	}{
		// 19,014 x 8 % = 1,521.12, 19,014.07 x 8 % = 1,521.1256; 19,014 x 7 % = 1,330.98, 19,014.08 x 7 % = 1,330.9856
		{"a higher ceiling", march(), march("pension.ceiling", "20000"),
			[]string{"pension employee 19014.07 1521.12 1521.13", "pension employer 19014.08 1330.98 1330.99"}},
		// 3,803 x 7 % = 266.21, x 3.5 % = 133.105; 2,100 x 0.4 % and 0.2 %, x 0.1 % and 0.05 %
		{"half of the half", march(), march("relief_2020.large", "0.25"),
			[]string{"pension employer 0 266.21 133.11", "unemployment employer 0 8.40 4.20",
				"injury employer 0 2.10 1.05"}},
		{"the relief of others", march(), march("relief_2020.small", "0.25"), []string{}},
		// without a floor: 0.07 x 7 % = 0.0049, 0.07 x 7.5 % = 0.00525
		{"a higher rate, halved", march("pension.floor", "0", "pension.ceiling", "60000"),
			march("pension.floor", "0", "pension.ceiling", "60000", "pension.employer_rate", "0.15"),
			[]string{"pension employer 0.07 0.00 0.01"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := receipt.FirstDifferences(c.before, c.after, halved, payroll.Employee{})
			require.NoError(t, err)
			assert.Equal(t, c.want, shown(got))
		})
	}
}

// A scheme with a wage of its own is compared at that, whatever the wage.
func TestFirstDifferencesWithAWageOfItsOwn(t *testing.T) {
	before, after := august(t, "pension.ceiling", "27501", "medical.ceiling", "31000", "maternity.ceiling", "31000"),
		august(t)
	for own, want := range map[string][]string{"20000": {}, "30000": {"pension employee 0 2200.08 2203.92",
		"pension employer 0 4400.16 4407.84"}} {
		person := payroll.Employee{Wages: payroll.Wages{Pension: decimal.NewNullDecimal(tabletest.Dec(t, own)),
			Medical: decimal.NewNullDecimal(tabletest.Dec(t, "9000"))}}
		got, err := receipt.FirstDifferences(before, after, boss(t), person)
		require.NoError(t, err)
		assert.Equal(t, want, shown(got))
	}
	// Maternity insurance follows the wage of medical insurance, not that of pension. 31,000.25 x 2 % = 620.005,
	// 31,000.12 x 4.5 % = 1,395.0054, 31,000.59 x 0.85 % = 263.505015, and a fen less is below the half.
	person := payroll.Employee{Wages: payroll.Wages{Pension: decimal.NewNullDecimal(decimal.New(20000, 0))}}
	before = august(t, "medical.ceiling", "31000", "maternity.ceiling", "31000")
	got, err := receipt.FirstDifferences(before, august(t), boss(t), person)
	require.NoError(t, err)
	assert.Equal(t, []string{"medical employee 31000.25 620.00 620.01", "medical employer 31000.12 1395.00 1395.01",
		"maternity employer 31000.59 263.50 263.51"}, shown(got))
}

func TestFirstDifferencesRefuses(t *testing.T) {
	_, err := receipt.FirstDifferences(august(t), payroll.Policy{}, boss(t), payroll.Employee{})
	assert.ErrorIs(t, err, rule.ErrMissingField)
	_, err = receipt.FirstDifferences(august(t), august(t), payroll.Employer{}, payroll.Employee{})
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

// bruteForce looks at every fen of wage up to last, one line at a time.
func bruteForce(t *testing.T, before, after payroll.Policy, person payroll.Employee, last int64) []string {
	t.Helper()
	old, err := before.Slip(boss(t), person)
	require.NoError(t, err)
	now, err := after.Slip(boss(t), person)
	require.NoError(t, err)
	require.Equal(t, len(old.Lines), len(now.Lines))
	out := []string{}
	for i := range old.Lines {
		if reflect.DeepEqual(old.Lines[i].Charge(), now.Lines[i].Charge()) {
			continue // which no wage tells apart
		}
		a, err := old.Lines[i].Charge().Prepare()
		require.NoError(t, err)
		b, err := now.Lines[i].Charge().Prepare()
		require.NoError(t, err)
		for w := int64(0); w <= last; w++ {
			x, was, err := a.Line(rule.FenAmount(w))
			y, is, other := b.Line(rule.FenAmount(w))
			if err != nil || other != nil {
				t.Fatal(err, other)
			}
			if was != is {
				out = append(out, fmt.Sprintf("%s %s %s %s %s", x.Scheme(), x.Payer(), decimal.New(w, -2),
					x.Amount().StringFixed(2), y.Amount().StringFixed(2)))
				break
			}
		}
	}
	return out
}

// Two rates a hair apart: the amounts differ at one wage, agree at the next thousands, and differ again.
func TestFirstDifferencesOfNearRatesOverEveryFen(t *testing.T) {
	type c struct {
		name  string
		floor string
		rates [2]string
	}
	tabletest.Each(t, []c{
		{name: "a hair more", floor: "0", rates: [2]string{"0.08", "0.08000001"}},
		{name: "a hair less", floor: "0", rates: [2]string{"0.08", "0.07999999"}},
		{name: "an odd rate", floor: "0", rates: [2]string{"0.07777777", "0.07777778"}},
		{name: "a hair more above a floor", floor: "5510", rates: [2]string{"0.08", "0.08000001"}},
		{name: "an odd rate above a floor", floor: "5510", rates: [2]string{"0.07777777", "0.07777778"}},
	}, func(t *testing.T, c c) {
		upTo := func(ceiling, rate string) payroll.Policy {
			return august(t, "pension.floor", c.floor, "pension.ceiling", ceiling, "pension.employee_rate", rate)
		}
		before, after := upTo("60000", c.rates[0]), upTo("60000", c.rates[1])
		person := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(0, 0))}
		for _, scheme := range []rule.Scheme{rule.Medical, rule.Unemployment, rule.Injury, rule.Housing} {
			person.Outside = append(person.Outside, payroll.Exclusion{Scheme: scheme, Reason: "test"})
		}
		want := bruteForce(t, before, after, person, 4_000_000)
		got, err := receipt.FirstDifferences(before, after, boss(t), person)
		require.NoError(t, err)
		require.Len(t, want, 1)
		assert.Equal(t, want, shown(got))

		// a ceiling where they part leaves the difference, a fen lower there is none
		part := got[0].Wage
		got, err = receipt.FirstDifferences(upTo(part.String(), c.rates[0]), upTo(part.String(), c.rates[1]), boss(t),
			person)
		require.NoError(t, err)
		assert.Equal(t, want, shown(got))
		lower := part.Sub(decimal.New(1, -2)).String()
		got, err = receipt.FirstDifferences(upTo(lower, c.rates[0]), upTo(lower, c.rates[1]), boss(t), person)
		require.NoError(t, err)
		assert.Empty(t, got)
	})
}

// Rates a hair apart make one amount of a wage that does not move: of a scheme's own, 10,000 x 8 % = 800.00 and
// 800.0001, and of a published base, 11,262 x 0.26 % = 29.2812 and 29.28131262.
func TestNoFirstDifferenceOfAWageThatStays(t *testing.T) {
	person := payroll.Employee{Wages: payroll.Wages{Pension: decimal.NewNullDecimal(tabletest.Dec(t, "10000"))}}
	got, err := receipt.FirstDifferences(august(t), august(t, "pension.employee_rate", "0.08000001"), boss(t), person)
	require.NoError(t, err)
	assert.Empty(t, got)
	then := rule.MonthOf(2021, time.August)
	got, err = receipt.FirstDifferences(policy(t, then), policy(t, then, "illness_supplement.rate", "0.00260001"),
		boss(t), payroll.Employee{})
	require.NoError(t, err)
	assert.Empty(t, got)
	// nothing on an own wage of 0, whatever the rate would make of the first fen
	person.Wages.Pension = decimal.NewNullDecimal(decimal.Decimal{})
	got, err = receipt.FirstDifferences(august(t, "pension.floor", "0", "pension.employee_rate", "0.49999999"),
		august(t, "pension.floor", "0", "pension.employee_rate", "0.5"), boss(t), person)
	require.NoError(t, err)
	assert.Empty(t, got)
	// twice the base at half the rate
	got, err = receipt.FirstDifferences(policy(t, then), policy(t, then, "illness_supplement.city_average", "22524",
		"illness_supplement.rate", "0.0013"), boss(t), payroll.Employee{})
	require.NoError(t, err)
	assert.Empty(t, got)
}

// Every fen up to 40 yuan, with limits of both policies below that, rates and units of every size.
func FuzzFirstDifferencesAgainstEveryFen(f *testing.F) {
	f.Add(uint16(551), uint16(2_000), uint32(8_000_000), uint16(551), uint16(2_040), uint32(8_000_000), uint8(0))
	f.Add(uint16(0), uint16(60_000), uint32(8_000_000), uint16(0), uint16(60_000), uint32(8_000_100), uint8(1))
	f.Add(uint16(100), uint16(0), uint32(1), uint16(100), uint16(50_000), uint32(2), uint8(5))
	f.Add(uint16(300), uint16(3_000), uint32(100_000_000), uint16(200), uint16(10), uint32(99_999_999), uint8(8))
	units := [...]string{"1", "0.1", "0.01"}
	const last = 4_000
	f.Fuzz(func(t *testing.T, floor1, more1 uint16, rate1 uint32, floor2, more2 uint16, rate2 uint32, unit uint8) {
		set := func(floor, more uint16, rate uint32, unit string) payroll.Policy {
			low := int64(floor) % last
			high := low + int64(more)%(last+1-low)
			a, b, r := decimal.New(low, -2).String(), decimal.New(high,
				-2).String(), decimal.New(int64(rate)%100_000_001, -8).String()
			return august(t, "pension.floor", "0", "pension.ceiling", b, "pension.floor", a, "pension.employee_rate", r,
				"housing.floor", "0", "housing.ceiling", b, "housing.floor", a, "housing.deposit_unit", unit)
		}
		before, after := set(floor1, more1, rate1, units[unit%3]), set(floor2, more2, rate2, units[unit/3%3])
		zero := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(0, 0))}
		got, err := receipt.FirstDifferences(before, after, boss(t), zero)
		require.NoError(t, err)
		require.Equal(t, bruteForce(t, before, after, zero, last), shown(got))
	})
}
