package scenario_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/scenario"
)

// Where no line is known, the reason is that of the line that was asked for.
func TestWagesOfAnUnknownContribution(t *testing.T) {
	const boss = `{"month":"2030-01","injury_rate":"0.002","unemployment_rate":"0.008",` +
		`"housing_employer_rate":"0.05","housing_employee_rate":"0.05","amount":"440.80","payer":"employee",`
	for _, scheme := range []string{"pension", "medical", "unemployment", "housing"} {
		t.Run(scheme, func(t *testing.T) {
			_, err := scenario.Call("payroll.wages_of_contribution", []byte(boss+`"scheme":"`+scheme+`"}`))
			assert.ErrorContains(t, err, scheme+": no ")
			assert.ErrorContains(t, err, " is known for 2030-01")
		})
	}
}
