package scenario

import (
	"fmt"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

func someEmployment(injury string) *employment {
	return &employment{Settings: payroll.Settings{InjuryRate: injury, UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"}}
}

// The same settings in the same month are computed once; anything else by itself, above all a figure of one's own.
func TestCounterIsKeptByValue(t *testing.T) {
	month := rule.MonthOf(2025, 8)
	kept, err := counterOf(month, someEmployment("0.002"))
	require.NoError(t, err)
	own := someEmployment("0.002")
	own.Figures.OfMonth = map[string]string{"pension.employee_rate": "0.07"}
	carried := someEmployment("0.002")
	carried.CarryForward = true
	for _, c := range []struct {
		name  string
		month rule.Month
		of    *employment
		same  bool
	}{
		{name: "the same", month: month, of: someEmployment("0.002"), same: true},
		{name: "another setting", month: month, of: someEmployment("0.003")},
		{name: "another month", month: month.Add(-1), of: someEmployment("0.002")},
		{name: "another way of reading", month: month, of: carried},
		{name: "a figure of one's own", month: month, of: own},
	} {
		t.Run(c.name, func(t *testing.T) {
			at, err := counterOf(c.month, c.of)
			require.NoError(t, err)
			assert.Equal(t, c.same, at == kept)
		})
	}
	first, err := counterOf(month, own)
	require.NoError(t, err)
	own.Figures.OfMonth["pension.employee_rate"] = "0.06"
	second, err := counterOf(month, own)
	require.NoError(t, err)
	assert.NotEqual(t, first.policy.Pension.EmployeeRate, second.policy.Pension.EmployeeRate)
}

// However many settings are asked for, only so many are kept.
func TestCountersAreBounded(t *testing.T) {
	for i := range 3 * maxCounters {
		_, err := counterOf(rule.MonthOf(2025, 8), someEmployment(fmt.Sprintf("0.%04d", i+1)))
		require.NoError(t, err)
		assert.LessOrEqual(t, len(counters.kept), maxCounters)
	}
}

// What is kept holds no part of the document it came from.
func TestCounterKeyIsApart(t *testing.T) {
	document := `"0.002"`
	key := counterKey{settings: payroll.Settings{InjuryRate: document[1:6], Relief2020: document[1:2]}}
	apart := key.apart()
	assert.Equal(t, key, apart)
	assert.NotSame(t, unsafe.StringData(key.settings.InjuryRate), unsafe.StringData(apart.settings.InjuryRate))
	assert.NotSame(t, unsafe.StringData(key.settings.Relief2020), unsafe.StringData(apart.settings.Relief2020))
}
