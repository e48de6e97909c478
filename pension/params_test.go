package pension_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

func figure(t testing.TB, text string) rule.Figure {
	t.Helper()
	if text == "none" {
		return rule.NoneFigure()
	}
	n, err := rule.Input{Field: "figure", Max: 10_000_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "")
}

// july2025 are the figures of 2025-07 to 2026-06.
func july2025(t testing.TB) pension.Params {
	return pension.Params{Floor: figure(t, "5510"), Ceiling: figure(t, "27549"), EmployeeRate: figure(t, "0.08"),
		EmployerRate: figure(t, "0.16")}
}

// There are two classes where the higher rate is known and one rate is neither known nor in doubt.
func TestClassed(t *testing.T) {
	high, unknown := figure(t, "0.2"), rule.UnknownFigure(rule.ErrNoRule)
	for _, c := range []struct {
		name      string
		one, high rule.Figure
		want      bool
	}{
		{name: "a higher rate alone", one: unknown, high: high, want: true},
		{name: "no higher rate", one: unknown, high: rule.NoneFigure(), want: false},
		{name: "no rate at all", one: unknown, want: false},
		{name: "one rate beside the higher one", one: figure(t, "0.16"), high: high, want: false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := pension.Params{EmployerRate: c.one, EmployerRateHigh: c.high}
			assert.Equal(t, c.want, p.Classed())
		})
	}
}

// The limits times the rates, by hand.
func TestContribute(t *testing.T) {
	type c struct {
		name, wage, base, employee, employer string
		limit                                rule.Limit
	}
	tabletest.Each(t, []c{
		{name: "below the floor", wage: "3000", base: "5510", employee: "440.80", employer: "881.60",
			limit: rule.LimitFloor},
		{name: "no wage", wage: "0", base: "5510", employee: "440.80", employer: "881.60", limit: rule.LimitFloor},
		{name: "a fen below the floor", wage: "5509.99", base: "5510", employee: "440.80", employer: "881.60",
			limit: rule.LimitFloor},
		{name: "at the floor", wage: "5510", base: "5510", employee: "440.80", employer: "881.60",
			limit: rule.LimitNone},
		// 5,511.05 x 8 % = 440.884, x 16 % = 881.768
		{name: "just above the floor", wage: "5511.05", base: "5511.05", employee: "440.88", employer: "881.77",
			limit: rule.LimitNone},
		{name: "between", wage: "12000", base: "12000", employee: "960", employer: "1920", limit: rule.LimitNone},
		{name: "at the ceiling", wage: "27549", base: "27549", employee: "2203.92", employer: "4407.84",
			limit: rule.LimitNone},
		{name: "a fen above the ceiling", wage: "27549.01", base: "27549", employee: "2203.92", employer: "4407.84",
			limit: rule.LimitCeiling},
		{name: "above the ceiling", wage: "30000", base: "27549", employee: "2203.92", employer: "4407.84",
			limit: rule.LimitCeiling},
		{name: "the greatest wage", wage: "10000000000", base: "27549", employee: "2203.92", employer: "4407.84",
			limit: rule.LimitCeiling},
		// 5,678.94 x 8 % = 454.3152, x 16 % = 908.6304; 6,000.07 x 8 % = 480.0056, x 16 % = 960.0112
		{name: "rounding down", wage: "5678.94", base: "5678.94", employee: "454.32", employer: "908.63",
			limit: rule.LimitNone},
		{name: "each side by itself", wage: "6000.07", base: "6000.07", employee: "480.01", employer: "960.01",
			limit: rule.LimitNone},
	}, func(t *testing.T, c c) {
		lines, err := pension.Contribute(july2025(t), tabletest.Dec(t, c.wage))
		require.NoError(t, err)
		require.Len(t, lines, 2)
		for i, want := range []string{c.employee, c.employer} {
			line := &lines[i]
			assert.Equal(t, rule.Pension, line.Scheme())
			assert.Equal(t, []rule.Payer{rule.Employee, rule.Employer}[i], line.Payer())
			assert.Equal(t, c.limit, line.Limit())
			tabletest.Equal(t, c.base, line.Base())
			tabletest.Equal(t, want, line.Amount())
		}
	})
}

// Each line is rounded on its own: 5,533.33 x 8 % = 442.6664 and x 16 % = 885.3328 add to 1,328.00, as 24 % of the base
// (1,327.9992) would; 5,510.10 x 8 % = 440.808 and x 16 % = 881.616 add to 1,322.43, where 24 % would give 1,322.42.
func TestLinesAreRoundedOneByOne(t *testing.T) {
	for wage, want := range map[string]string{"5533.33": "1328.00", "5510.10": "1322.43"} {
		lines, err := pension.Contribute(july2025(t), tabletest.Dec(t, wage))
		require.NoError(t, err)
		tabletest.Equal(t, want, lines[0].Amount().Add(lines[1].Amount()))
	}
}

func TestZeroParams(t *testing.T) {
	var zero pension.Params
	_, contributeErr := pension.Contribute(zero, tabletest.Dec(t, "3000"))
	for _, err := range []error{zero.Check(), contributeErr} {
		require.ErrorIs(t, err, rule.ErrMissingField)
		for _, what := range []string{"employee floor", "employee ceiling", "employee rate", "employer floor",
			"employer ceiling", "employer rate"} {
			assert.Contains(t, err.Error(), "pension: "+what+" is not set; ")
		}
	}
}

// One missing figure is named, and no side gets a line.
func TestOneFigureMissing(t *testing.T) {
	p := july2025(t)
	p.EmployerRate = rule.Figure{}
	lines, err := pension.Contribute(p, tabletest.Dec(t, "3000"))
	assert.Nil(t, lines)
	assert.EqualError(t, err,
		"pension: employer rate is not set; take parameters from guangzhou.Policy, or set every figure")
	assert.EqualError(t, p.Check(), err.Error())
}

func TestUnknownFigure(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("employer rate", "employer rate"),
		Month: rule.MonthOf(2025, 6), Nearest: rule.MonthOf(2025, 7)}
	p := july2025(t)
	p.EmployerRate = rule.UnknownFigure(gap)
	require.NoError(t, p.Check(), "unknown for a stated reason")
	_, err := pension.Contribute(p, tabletest.Dec(t, "3000"))
	var got *rule.NoRuleError
	require.ErrorAs(t, err, &got)
	assert.Equal(t, gap, got)
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

func TestBadParams(t *testing.T) {
	type c struct {
		name   string
		change func(p *pension.Params)
		says   string
	}
	tabletest.Each(t, []c{
		{name: "floor above ceiling", change: func(p *pension.Params) { p.Floor = figure(t, "27550") },
			says: "pension: floor 27550 is above the ceiling 27549"},
		{name: "floor with a li", change: func(p *pension.Params) { p.Floor = figure(t, "5510.001") },
			says: "pension: floor 5510.001 has more than 2 decimals"},
		{name: "no floor", change: func(p *pension.Params) { p.Floor = figure(t, "none") },
			says: "pension: floor none must be a number"},
		{name: "rate of 8", change: func(p *pension.Params) { p.EmployeeRate = figure(t, "8") },
			says: "pension: rate 8 is not a fraction from 0 to 1"},
		{name: "employer rate none", change: func(p *pension.Params) { p.EmployerRate = figure(t, "none") },
			says: "pension: rate none is not a fraction from 0 to 1"},
		{name: "ceiling with 3 places", change: func(p *pension.Params) { p.Ceiling = figure(t, "27549.999") },
			says: "pension: ceiling 27549.999 has more than 2 decimals"},
	}, func(t *testing.T, c c) {
		p := july2025(t)
		c.change(&p)
		_, contributeErr := pension.Contribute(p, tabletest.Dec(t, "10000"))
		for _, err := range []error{p.Check(), contributeErr} {
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.Contains(t, err.Error(), c.says)
		}
	})
}

func TestBadWage(t *testing.T) {
	type c struct {
		name string
		wage string
	}
	tabletest.Each(t, []c{
		{name: "below 0", wage: "-0.01"},
		{name: "above 10^10", wage: "10000000000.01"},
		{name: "a part of a fen", wage: "5511.005"},
	}, func(t *testing.T, c c) {
		lines, err := pension.Contribute(july2025(t), tabletest.Dec(t, c.wage))
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "pension: wage "+c.wage)
		assert.Nil(t, lines)
	})
	_, err := pension.Contribute(july2025(t), decimal.New(1, 9999))
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
}

// FuzzContribute: within the limits, never less for more wage, the employer twice the employee but for the rounding.
func FuzzContribute(f *testing.F) {
	f.Add(uint64(300_000), uint64(1))
	f.Add(uint64(2_754_899), uint64(2))
	f.Fuzz(func(t *testing.T, wage, more uint64) {
		const limit = 1_000_000_000_000
		wage %= limit + 1
		p := july2025(t)
		lines, err := pension.Contribute(p, decimal.New(int64(wage), -2))
		higher, errHigher := pension.Contribute(p, decimal.New(int64(wage+more%(limit-wage+1)), -2))
		if err != nil || errHigher != nil {
			t.Fatal(err, errHigher)
		}
		employee, employer := lines[0].Fen(), lines[1].Fen()
		if employee < 44080 || employee > 220392 || employer-2*employee > 1 || 2*employee-employer > 1 ||
			higher[0].Fen() < employee || higher[1].Fen() < employer {
			t.Fatalf("%s and %s; of more wage %s and %s", lines[0].Formula(), lines[1].Formula(), higher[0].Formula(),
				higher[1].Formula())
		}
	})
}
