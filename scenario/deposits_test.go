package scenario_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// answer calls a rule and reads what it says.
func answer(t *testing.T, name, in string) (map[string]any, error) {
	t.Helper()
	text, err := scenario.Call(name, []byte(in))
	if err != nil {
		return nil, err
	}
	said, err := read(text)
	require.NoError(t, err)
	return said.(map[string]any), nil
}

// everywhere asks each rule that takes a deposit about the same one and compares deposit, base, limit and tax; it
// returns what the first of them says, or the code all of them refuse it with. more are fields all of them take.
func everywhere(t *testing.T, base, rate, more string) (deposit map[string]any, code string) {
	t.Helper()
	what := base + " " + rate + more
	deposit, err := answer(t, "housing.fund_deposit", fmt.Sprintf(`{"base":"%s","rate":"%s"%s}`, base, rate, more))
	free, freeErr := answer(t, "housing.fund_tax_free",
		fmt.Sprintf(`{"base":"%s","rate":"%s","city_average":"6187"%s}`, base, rate, more))
	excess, excessErr := answer(t, "payroll.fund_excess",
		fmt.Sprintf(`{"base":"%s","employee_rate":"%s","employer_rate":"%[2]s","ceiling":"18561"%s}`, base, rate, more))
	require.Equal(t, rule.CodeOf(err), rule.CodeOf(freeErr), what)
	require.Equal(t, rule.CodeOf(err), rule.CodeOf(excessErr), what)
	if err != nil {
		return nil, rule.CodeOf(err)
	}
	require.Equal(t, deposit["each_side"], free["deposit"], what)
	for _, side := range []string{"employee", "employer"} {
		require.Equal(t, free["taxable"], excess[side], "%s %s", what, side)
	}
	for _, field := range []string{"base", "limit"} {
		require.Equal(t, deposit[field], free[field], what)
		require.Equal(t, deposit[field], excess[field], what)
	}
	made, untaxed := tabletest.Dec(t, free["deposit"].(string)), tabletest.Dec(t, free["tax_free"].(string))
	tabletest.Equal(t, free["taxable"].(string), made.Sub(untaxed))
	return deposit, ""
}

// depositWages lie at and around the limits of the base since 2015, and where half a yuan decides.
func depositWages() []string {
	return strings.Fields("0 1894.99 1895 2300 2499.99 10009.90 10010 10010.10 18561 18561.01 20292.01 30935 39828 " +
		"41010")
}

// slipOf is the slip of the same deposit, with the lines that can be known.
func slipOf(t *testing.T, month rule.Month, base, rate, rounding string) (deposits []map[string]any, code string) {
	t.Helper()
	slip, err := answer(t, "payroll.slip", fmt.Sprintf(`{"month":"%s","wage":"%s","injury_rate":"0.002",
		"unemployment_rate":"0.008","housing_employer_rate":"%s","housing_employee_rate":"%[3]s",
		"housing_rounding":"%s","partial":true}`, month, base, rate, rounding))
	if err != nil {
		return nil, rule.CodeOf(err)
	}
	for _, line := range slip["lines"].([]any) {
		if line := line.(map[string]any); line["scheme"] == "housing" {
			deposits = append(deposits, line)
		}
	}
	if len(deposits) == 0 {
		return nil, "no_rule"
	}
	return deposits, ""
}

// TestDepositsAgree: for every month, wage and rate the deposit of the slip is that of the rule of its name, its free
// part and what is over belong to the same deposit, and what the slip refuses all of them refuse.
func TestDepositsAgree(t *testing.T) {
	codes := map[string]int{}
	for month := rule.MonthOf(2015, time.January); month.Year() < 2028; month = month.Add(1) {
		for _, rate := range []string{"0.05", "0.12", "0.15"} {
			for i, wage := range depositWages() {
				rounding := []string{"yuan", "fen"}[(i+int(month.Month()))%2]
				deposit, code := everywhere(t, wage, rate,
					fmt.Sprintf(`,"rounding":"%s","month":"%s"`, rounding, month))
				lines, slipCode := slipOf(t, month, wage, rate, rounding)
				require.Equal(t, slipCode, code, "%s %s", month, rate)
				codes[code]++
				for _, line := range lines {
					require.Equal(t, line["amount"], deposit["each_side"], "%s %s", month, wage)
					require.Equal(t, line["base"], deposit["base"], "%s %s", month, wage)
					require.Equal(t, line["limit"], deposit["limit"], "%s %s", month, wage)
				}
			}
		}
	}
	for _, code := range []string{"", "no_rule", "out_of_range"} {
		assert.Positive(t, codes[code], "some month says %q", code)
	}
	assert.Len(t, codes, 3)
}

// TestDepositsOfNoMonth: without a month the rules agree too; the base has no limits.
func TestDepositsOfNoMonth(t *testing.T) {
	for _, rounding := range []string{"yuan", "fen"} {
		for _, rate := range []string{"0.05", "0.0625", "0.12", "0.2"} {
			for _, wage := range depositWages() {
				deposit, code := everywhere(t, wage, rate, `,"rounding":"`+rounding+`"`)
				require.Empty(t, code)
				assert.Equal(t, "none", deposit["limit"])
				tabletest.Equal(t, wage, tabletest.Dec(t, deposit["base"].(string)))
				exact := tabletest.Dec(t, wage).Mul(tabletest.Dec(t, rate))
				places := map[string]int32{"yuan": 0, "fen": 2}[rounding]
				assert.Equal(t, exact.Round(places).StringFixed(2), deposit["each_side"], "%s %s", wage, rate)
			}
		}
	}
}

// TestDepositRates: a deposit rate anywhere is refused at 4 % (住房公积金管理条例 art. 18: at least 5 %) and at 21 % (no month
// had more than 20 %).
func TestDepositRates(t *testing.T) {
	rates := 0
	for _, r := range declared(t) {
		schema := schemaOf(t, r, "input")
		example, err := read([]byte(r.Example()))
		require.NoError(t, err)
		for _, p := range placesOf(schema, place{schema: schema}, example) {
			name := p.path[strings.LastIndexByte(p.path, '.')+1:]
			ofDeposit := name == "housing_employer_rate" || name == "housing_employee_rate"
			if !ofDeposit && !strings.Contains(fmt.Sprint(p.schema["x-description-zh"]), "缴存比例") {
				continue
			}
			rates++
			for _, rate := range []string{"0.04", "0.21"} {
				in, err := json.Marshal(put(t, example, p.steps, rate))
				require.NoError(t, err)
				_, err = scenario.Call(r.Name(), in)
				assert.Equal(t, "out_of_range", rule.CodeOf(err), "%s %s %s: %v", r.Name(), p.path, rate, err)
			}
		}
	}
	assert.Greater(t, rates, 4)
}
