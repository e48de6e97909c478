package receipt_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

// A maker's receipts are those made one by one, whoever's settings come after one another.
func TestMaker(t *testing.T) {
	p := august(t)
	maker := receipt.NewMaker("v1", p)
	other := inputs(t, "12000")
	other.Settings.InjuryRate, other.Settings.InjuryClass, other.Settings.InjuryFloat = "0.004", 0, ""
	bad := inputs(t, "8000")
	bad.Settings.HousingCeilingTimes = 4
	for _, in := range []receipt.Inputs{inputs(t, "8000"), inputs(t, "0"), other, bad, other, inputs(t, "8000")} {
		want, wantErr := receipt.New("v1", p, in)
		got, err := maker.New(in)
		require.Equal(t, rule.CodeOf(wantErr), rule.CodeOf(err))
		require.Equal(t, want, got)
		if err != nil {
			continue
		}
		differences, err := maker.Verify(&got)
		require.NoError(t, err)
		assert.Empty(t, differences)
	}
	plain := receipt.Inputs{Employee: inputs(t, "8000").Employee}
	for _, scheme := range []rule.Scheme{rule.Unemployment, rule.Injury, rule.Housing} {
		plain.Employee.Outside = append(plain.Employee.Outside, payroll.Exclusion{Scheme: scheme, Reason: "test"})
	}
	first, err := receipt.NewMaker("v1", p).New(plain)
	require.NoError(t, err, "an employer of no settings is one, also as the first")
	assert.Contains(t, string(first.Slip), `"640.00"`) // 8,000 x 8 %
	_, err = receipt.NewMaker("", p).New(other)
	assert.Equal(t, "missing_field", rule.CodeOf(err))
}

// Many receipts on one policy cost what their slips cost: the digest of the figures, which is most of a receipt made
// alone, is worked out once.
func TestMakerDigestsOnce(t *testing.T) {
	p, in := august(t), inputs(t, "8000")
	maker := receipt.NewMaker("v1", p)
	digest := testing.AllocsPerRun(20, func() {
		_, err := receipt.Digest(p)
		require.NoError(t, err)
	})
	one := testing.AllocsPerRun(20, func() {
		_, err := maker.New(in)
		require.NoError(t, err)
	})
	alone := testing.AllocsPerRun(20, func() {
		_, err := receipt.New("v1", p, in)
		require.NoError(t, err)
	})
	assert.LessOrEqual(t, one, alone-digest)
}

// What a change of figures does to a slip is what verifying its receipt on them finds, of the whole slip: also the
// grade, which the lines that stay as they are decide as well.
func TestAffectedFindsWhatVerifyFinds(t *testing.T) {
	before := august(t)
	for _, c := range []struct {
		name    string
		wage    string
		figures []string
	}{
		{"at the floor", "3000", []string{"pension.floor", "5600"}},
		{"above it", "8000", []string{"pension.floor", "5600"}},
		{"every limit", "40000", []string{"pension.ceiling", "28000", "unemployment.ceiling", "32000"}},
		{"the other grades stay", "8000", []string{"medical.floor", "6300", "maternity.floor", "6300"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, r := august(t, c.figures...), made(t, before, inputs(t, c.wage))
			touched, err := receipt.Affected(before, after, []receipt.Receipt{r})
			require.NoError(t, err)
			require.Len(t, touched, 1)
			found, err := r.Verify(after)
			require.NoError(t, err)
			var slip []receipt.Difference
			for _, d := range found {
				if strings.HasPrefix(d.Field, "slip.") && !strings.HasPrefix(d.Field, "slip.notices") {
					slip = append(slip, d)
				}
			}
			assert.Equal(t, slip, touched[0].Differences)
		})
	}
}
