package payroll_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// insuredAlone is a person insured against injury alone.
func insuredAlone(t *testing.T, wage string) payroll.Employee {
	t.Helper()
	e := earning(t, wage, rule.Pension, rule.Medical, rule.Unemployment, rule.Housing)
	e.SpecialInjury = true
	return e
}

// 粤人社规〔2020〕55号: the base of special people has limits of its own, here at 0.2 %.
func TestSpecialPeople(t *testing.T) {
	for _, c := range []struct{ name, month, wage, want string }{
		{"the floor to 2023-06: 4,986 x 0.2 % = 9.972", "2023-06", "3000", "9.97"},
		{"the ceiling to 2023-06: 24,930 x 0.2 %", "2023-06", "30000", "49.86"},
		{"the floor to 2024-06: 5,284 x 0.2 % = 10.568", "2024-06", "3000", "10.57"},
		{"the ceiling to 2024-06: 26,421 x 0.2 % = 52.842", "2024-06", "30000", "52.84"},
		{"the floor of staff had moved in 2025-07: 5,500 x 0.2 %", "2025-10", "3000", "11.00"},
		{"the ceiling to 2025-10: 27,501 x 0.2 % = 55.002", "2025-10", "30000", "55.00"},
		{"the floor from 2025-11: 5,510 x 0.2 %", "2025-11", "3000", "11.02"},
		{"the ceiling from 2025-11: 27,549 x 0.2 % = 55.098", "2025-11", "30000", "55.10"},
		{"between the limits: 8,000 x 0.2 %", "2025-11", "8000", "16.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := policy(t, c.month)
			boss := employer(t, settings())
			s, err := p.Slip(boss, insuredAlone(t, c.wage))
			require.NoError(t, err)
			checkLines(t, map[string]string{"employer injury": c.want}, s)
			assert.Equal(t, rule.Reported, s.Grade())
			plain := insuredAlone(t, c.wage)
			plain.SpecialInjury = false
			byOption, err := p.Slip(boss, plain, payroll.SpecialInjury)
			require.NoError(t, err)
			assert.Equal(t, slipText(t, s), slipText(t, byOption))
			plan, err := p.Plan(boss, plain.Outside, payroll.SpecialInjury)
			require.NoError(t, err)
			batch := plan.NewBatch(1)
			batch.Wages.All[0] = tabletest.Dec(t, c.wage).Mul(decimal.New(100, 0)).IntPart()
			_, err = plan.Fill(batch, 1)
			require.NoError(t, err)
			checkRow(t, plan, batch, 0, &s)
		})
	}
}

// Staff are on the limits of staff, whoever else the employer insures.
func TestStaffBesideSpecialPeople(t *testing.T) {
	p, boss := policy(t, "2025-11"), employer(t, settings())
	special := earning(t, "3000")
	special.SpecialInjury = true
	alone, err := p.Slip(boss, special)
	require.NoError(t, err)
	staff, err := p.Slip(boss, earning(t, "3000"))
	require.NoError(t, err)
	require.Len(t, alone.Lines, len(staff.Lines))
	for i := range staff.Lines {
		a, b := &alone.Lines[i], &staff.Lines[i]
		if b.Scheme() == rule.Injury {
			tabletest.Equal(t, "11.02", a.Amount()) // 5,510 x 0.2 %
			tabletest.Equal(t, "6.00", b.Amount())  // 3,000 x 0.2 %
			continue
		}
		assert.Equal(t, b.Amount().String(), a.Amount().String(), "%s", b.Scheme())
	}
}

// Where nobody knows the limits the slip names them, and the caller's own help.
func TestUnknownLimitsOfSpecialPeople(t *testing.T) {
	for _, month := range []string{"2021-04", "2024-07", "2025-06", "2026-07"} {
		t.Run(month, func(t *testing.T) {
			p, boss := policy(t, month), employer(t, settings())
			_, err := p.Slip(boss, insuredAlone(t, "3000"))
			var gap *rule.NoRuleError
			require.True(t, errors.As(err, &gap))
			assert.ErrorContains(t, err, "injury.special_floor")
			assert.ErrorContains(t, err, "injury.special_ceiling")
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
			_, err = p.Plan(boss, nil, payroll.SpecialInjury)
			require.ErrorIs(t, err, rule.ErrNoRule)
			partial, err := p.Slip(boss, insuredAlone(t, "3000"), payroll.Partial)
			require.NoError(t, err)
			require.Len(t, partial.Missing, 2)
			_, err = partial.Employer.Total()
			require.ErrorIs(t, err, rule.ErrNoRule)
			own, err := p.WithAll(map[string]string{"injury.special_floor": "5000", "injury.special_ceiling": "25000"})
			require.NoError(t, err)
			s, err := own.Slip(boss, insuredAlone(t, "3000"))
			require.NoError(t, err)
			checkLines(t, map[string]string{"employer injury": "10.00"}, s) // 5,000 x 0.2 %
		})
	}
}
