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

// The limits times the rates, by hand.
func TestContribute(t *testing.T) {
	type c struct {
		wage, base, employee, employer string
		limit                          rule.Limit
	}
	tabletest.Run(t, map[string]c{
		"below the floor":       {"3000", "5510", "440.80", "881.60", rule.LimitFloor},
		"no wage":               {"0", "5510", "440.80", "881.60", rule.LimitFloor},
		"a fen below the floor": {"5509.99", "5510", "440.80", "881.60", rule.LimitFloor},
		"at the floor":          {"5510", "5510", "440.80", "881.60", rule.LimitNone},
		// 5,511.05 x 8 % = 440.884, x 16 % = 881.768
		"just above the floor":    {"5511.05", "5511.05", "440.88", "881.77", rule.LimitNone},
		"between":                 {"12000", "12000", "960", "1920", rule.LimitNone},
		"at the ceiling":          {"27549", "27549", "2203.92", "4407.84", rule.LimitNone},
		"a fen above the ceiling": {"27549.01", "27549", "2203.92", "4407.84", rule.LimitCeiling},
		"above the ceiling":       {"30000", "27549", "2203.92", "4407.84", rule.LimitCeiling},
		"the greatest wage":       {"10000000000", "27549", "2203.92", "4407.84", rule.LimitCeiling},
		// 5,678.94 x 8 % = 454.3152, x 16 % = 908.6304; 6,000.07 x 8 % = 480.0056, x 16 % = 960.0112
		"rounding down":       {"5678.94", "5678.94", "454.32", "908.63", rule.LimitNone},
		"each side by itself": {"6000.07", "6000.07", "480.01", "960.01", rule.LimitNone},
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
		change func(p *pension.Params)
		says   string
	}
	tabletest.Run(t, map[string]c{
		"floor above ceiling": {func(p *pension.Params) { p.Floor = figure(t, "27550") },
			"pension: floor 27550 is above the ceiling 27549"},
		"floor with a li": {func(p *pension.Params) { p.Floor = figure(t, "5510.001") },
			"pension: floor 5510.001 has more than 2 decimals"},
		"no floor": {func(p *pension.Params) { p.Floor = figure(t, "none") },
			"pension: floor none must be a number"},
		"rate of 8": {func(p *pension.Params) { p.EmployeeRate = figure(t, "8") },
			"pension: rate 8 is not a fraction from 0 to 1"},
		"employer rate none": {func(p *pension.Params) { p.EmployerRate = figure(t, "none") },
			"pension: rate none is not a fraction from 0 to 1"},
		"ceiling with 3 places": {func(p *pension.Params) { p.Ceiling = figure(t, "27549.999") },
			"pension: ceiling 27549.999 has more than 2 decimals"},
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
	tabletest.Run(t, map[string]string{"below 0": "-0.01", "above 10^10": "10000000000.01",
		"a part of a fen": "5511.005"}, func(t *testing.T, wage string) {
		lines, err := pension.Contribute(july2025(t), tabletest.Dec(t, wage))
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "pension: wage "+wage)
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
