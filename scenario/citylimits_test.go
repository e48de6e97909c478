package scenario_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// The city's limits either answer, or are not known, or the scheme has no base of a person in that month: a rule never
// meets one that it cannot read.
func TestCityLimitsOfEveryMonth(t *testing.T) {
	const charge = `{"scheme":%[1]q,"payer":"employer","rate":"0.01"}`
	for _, r := range []struct{ name, in string }{
		{name: "collection.underdeclared", in: `{"actual_base":"8000","declared_base":"7000","combined_rate":"0.01",` +
			`"months":1,"month":%[2]q,"scheme":%[1]q}`},
		{name: "collection.audit", in: `{"basis":"month_by_month","city_limits":true,"people":[{"id":"a","months":[` +
			`{"month":%[2]q,"reported":"8000","declared":"7000","charges":[` + charge + `]}]}]}`},
	} {
		for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
			for month := rule.MonthOf(2012, time.January); month.Year() < 2029; month = month.Add(1) {
				_, err := scenario.Call(r.name, []byte(fmt.Sprintf(r.in, scheme.String(), month.String())))
				assert.Contains(t, []string{"", "no_rule", "not_applicable"}, rule.CodeOf(err), "%s %s %s: %v",
					r.name, scheme, month, err)
			}
		}
	}
}
