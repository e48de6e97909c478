package rosteranswer_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/shebao/internal/rosteranswer"
	"github.com/shebao-go/shebao/rule"
)

// given are the settings of a month, with others that are true.
func given(month string, yes ...string) rosteranswer.Given {
	all := rosteranswer.Given{"month": {month}, "unemployment_rate": {"0.008"}, "injury_rate": {"0.002"},
		"housing_rate": {"0.05"}}
	for _, name := range yes {
		all[name] = []string{"true"}
	}
	return all
}

// TestSums: what nobody knows of one person is not known of all, and says so by its absence. In 2022-08 sources
// disagree on the employer's rate of the pension, of which 15 % is the likelier; 8 % of 8000 and of 9000 yuan are the
// employees' 640.00 and 720.00, and 15 % the employer's 1200.00 and 1350.00.
func TestSums(t *testing.T) {
	const two, none = "id,wage\n1,8000\n2,9000\n", "id,wage\n1,none\n1,8000,x\n"
	for _, c := range []struct {
		name, roster                string
		settings                    rosteranswer.Given
		computed, refused           int
		pension, employer           string // of the employees, of the employer
		knowsEmployees, knowsOthers bool
	}{
		{name: "disputed, in part", roster: two, settings: given("2022-08", "partial"),
			computed: 2, pension: "1360.00", knowsEmployees: true},
		{name: "the likelier of two values", roster: two, computed: 2, pension: "1360.00", employer: "2550.00",
			settings: given("2022-08", "disputed"), knowsEmployees: true,
			knowsOthers: true},
		{name: "nobody", roster: none, settings: given("2025-08"), refused: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := rosteranswer.Answer(c.settings, []byte(c.roster), rule.English)
			require.NoError(t, err)
			var out rosteranswer.Roster
			require.NoError(t, json.Unmarshal(text, &out))
			assert.Equal(t, c.computed, out.Computed)
			assert.Equal(t, c.refused, out.Refused)
			assert.Equal(t, c.knowsEmployees, out.Employee != "")
			assert.Equal(t, c.knowsOthers, out.Employer != "")
			if c.computed > 0 {
				assert.Equal(t, rosteranswer.Scheme{Scheme: rule.Pension, People: 2, Employee: c.pension,
					Employer: c.employer}, out.Schemes[0])
			}
		})
	}
}
