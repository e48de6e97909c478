package scenario_test

import (
	"encoding/json"
	"maps"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// reasons are what payroll.slip says of its lines.
type reasons struct {
	Lines   []struct{ Scheme, Payer string }
	Reasons []struct {
		Scheme, Payer, Reason string
		ReasonZH              string `json:"reason_zh"`
		Documents             []struct {
			Title   string
			TitleZH string `json:"title_zh"`
		}
	}
}

// TestReasonsOfASlip: with brief each line has its reason and its documents, each once, in both languages; without it
// there are none. 5510 yuan is the floor of the pension in 2025-08: 8 % of it are 440.80.
func TestReasonsOfASlip(t *testing.T) {
	const person = `{"month":"2025-08","wage":"3000","injury_rate":"0.002","unemployment_rate":"0.008",` +
		`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"`
	for _, c := range []struct {
		name, in string
		said     bool
	}{
		{name: "brief", in: person + `,"brief":true}`, said: true},
		{name: "not brief", in: person + `}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := scenario.Call("payroll.slip", []byte(c.in))
			require.NoError(t, err)
			var out reasons
			require.NoError(t, json.Unmarshal(text, &out))
			require.NotEmpty(t, out.Lines)
			if !c.said {
				assert.Empty(t, out.Reasons)
				return
			}
			require.Len(t, out.Reasons, len(out.Lines))
			assert.Equal(t, "养老保险个人缴费：基数 5510.00 元 × 8% = 440.80 元。申报工资 3000.00 元低于当月下限，按下限计算。",
				out.Reasons[0].ReasonZH)
			for i, r := range out.Reasons {
				assert.Equal(t, out.Lines[i].Scheme+out.Lines[i].Payer, r.Scheme+r.Payer)
				assert.NotEmpty(t, r.Reason)
				titles := map[string]bool{}
				for _, d := range r.Documents {
					assert.Regexp(t, `\p{Han}`, d.TitleZH)
					titles[d.Title] = true
				}
				assert.Len(t, titles, len(r.Documents))
			}
		})
	}
}

// TestWagesAreAskedOfEveryScheme: where wages stand for the wage, one that is left out is named, and none other.
func TestWagesAreAskedOfEveryScheme(t *testing.T) {
	all := map[string]string{"pension": "8000", "medical": "8000", "unemployment": "8000", "injury": "8000",
		"housing": "8000"}
	for left := range all {
		t.Run(left, func(t *testing.T) {
			wages := maps.Clone(all)
			delete(wages, left)
			in, err := json.Marshal(map[string]any{"month": "2025-08", "wages": wages, "injury_rate": "0.002",
				"unemployment_rate": "0.008", "housing_employer_rate": "0.05", "housing_employee_rate": "0.05"})
			require.NoError(t, err)
			_, err = scenario.Call("payroll.slip", in)
			assert.EqualError(t, err, "payroll: wages."+left+" is missing; pass it")
		})
	}
}
