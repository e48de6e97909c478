package loadtest

import (
	"encoding/json"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

const (
	slipsPath   = "/v1/slips"
	amountsPath = "/v1/slips?form=amounts"
	ofStream    = 40 // lines of a short stream
)

// slipCalls are slips one by one and as short streams, whole and their amounts.
func slipCalls() []call {
	var out []call
	for _, form := range []struct {
		path string
		want func(who int) string
	}{
		{slipsPath, func(who int) string { return wanted(slipRule, []byte(person(who))).body }},
		{amountsPath, amountsOf},
	} {
		var lines, answers strings.Builder
		for who := range ofStream {
			out = append(out, call{form.path, jsonType, []byte(person(who)), answer{200, form.want(who)}})
			lines.WriteString(person(who) + "\n")
			answers.WriteString(form.want(who))
		}
		lines.WriteString("{\n" + person(0) + "\n")
		answers.WriteString(brokenLine(ofStream+1) + form.want(0))
		stream := call{form.path, linesType, []byte(lines.String()), answer{200, answers.String()}}
		for range ofStream / 2 {
			out = append(out, stream)
		}
	}
	return out
}

// amountsOf are the amounts of a person's slip, as the server has to write them; an empty text, which is no answer,
// where the library has none.
func amountsOf(who int) string {
	policy, policyErr := guangzhou.Policy(rule.MonthOf(2025, 8))
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	if policyErr != nil || err != nil {
		return ""
	}
	wage := decimal.NewNullDecimal(decimal.New(int64(firstWage+who), -2))
	slip, err := policy.Slip(employer, payroll.Employee{Wage: wage})
	if err != nil {
		return ""
	}
	text, err := json.Marshal(planrow.Of(&slip))
	if err != nil {
		return ""
	}
	return string(text) + "\n"
}
