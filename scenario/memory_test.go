package scenario_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// filled is an input of nearly 1 MiB: as many items as fit, with commas between, around them a text.
func filled(before string, item func(i int) string, after string) string {
	var items strings.Builder
	for i := 0; ; i++ {
		next := item(i)
		if len(before)+items.Len()+1+len(next)+len(after) > 1<<20 {
			return before + items.String() + after
		}
		if i > 0 {
			items.WriteByte(',')
		}
		items.WriteString(next)
	}
}

// months are 1900-01 and what follows, 3,612 of them, and from there on no months.
func months(i int) string { return fmt.Sprintf("%d-%02d", 1900+i/12, i%12+1) }

// An input of 1 MiB that is refused makes a call allocate less than 50 MiB in all, so it never holds more. Bounded is
// the sum, which does not depend on when garbage is collected. A reconciliation of some 17,000 rows allocates up to
// 150 MiB, of which less than 50 MiB are held at a time.
func TestMemoryOfListsOfPeopleAndRows(t *testing.T) {
	const rates = `"injury_rate":"0.002","unemployment_rate":"0.008",` +
		`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"`
	const reconcile = `{"month":"2025-08","people":[{"id":"a","wage":"8000",` + rates + `}],"covers":[],"rows":[`
	row := func(fields string) func(int) string {
		return func(i int) string { return strings.ReplaceAll(fields, "#", fmt.Sprint(i)) }
	}
	const short = `"scheme":"injury","payer":"employer","amount":"1"}`
	for _, c := range []struct {
		name, rule, in string
		answers        bool // the input is good
	}{
		{name: "rows of people nobody knows", rule: "payroll.reconcile",
			in: filled(reconcile, row(`{"id":"#",`+short), `]}`), answers: true},
		{name: "rows of one person", rule: "payroll.reconcile",
			in: filled(reconcile, row(`{"id":"a",`+short), `]}`), answers: true},
		{name: "rows with a wrong amount", rule: "payroll.reconcile",
			in:      filled(reconcile, row(`{"id":"#","scheme":"injury","payer":"employer","amount":"x"}`), `]}`),
			answers: true},
		{name: "rows with a wrong month", rule: "payroll.reconcile",
			in: filled(reconcile, row(`{"id":"#","month":"1900-01",`+short), `]}`), answers: true},
		{name: "people whose settings the month does not allow", rule: "payroll.reconcile",
			in: filled(`{"month":"2025-08","rows":[],"people":[`, row(`{"id":"#","wage":"1"}`), `]}`)},
		{name: "people with settings of their own", rule: "payroll.reconcile",
			in: filled(`{"month":"2025-08","rows":[],"people":[`,
				row(`{"id":"#","wage":"1","injury_rate":"0.0#"}`), `]}`)},
		{name: "people who all have one id", rule: "payroll.reconcile",
			in: filled(`{"month":"2025-08","rows":[],"people":[`, row(`{"id":"a","wage":"1",`+rates+`}`), `]}`)},
		{name: "bases", rule: "payroll.bill_match",
			in: filled(`{"rate":"0.08","billed":"1","bases":[`, row(`"1.#"`), `]}`)},
		{name: "bases", rule: "payroll.bill_match",
			in: filled(`{"rate":"0.08","billed":"1","bases":[`, row(`"1"`), `]}`)},
		{name: "wrong bases", rule: "payroll.bill_match",
			in: filled(`{"rate":"0.08","billed":"1","bases":[`, row(`"x"`), `]}`)},
		{name: "months that are paid", rule: "payroll.retro", in: filled(`{"wages":{},"due":{},"paid":{`,
			func(i int) string { return `"` + months(i) + `":{"wage":"1",` + rates + `}` }, `}}`)},
		{name: "wages of no month", rule: "payroll.retro", in: filled(`{"due":{},"paid":{},"wages":{`,
			func(i int) string { return fmt.Sprintf(`"%d":"1"`, i) }, `}}`)},
		{name: "slips of no month", rule: "payroll.retro", in: filled(`{"wages":{},"paid":{},"due":{`,
			func(i int) string { return fmt.Sprintf(`"%d":{}`, i) }, `}}`)},
		{name: "slips without figures", rule: "payroll.retro", in: filled(`{"wages":{},"paid":{},"due":{`,
			func(i int) string { return `"` + months(i) + `":{"wage":"1"}` }, `}}`)},
		{name: "payments", rule: "payroll.retro_paid", in: filled(`{"due":{},"paid":[`,
			row(`{"month":"2025-07",`+short), `]}`)},
		{name: "payments of many months", rule: "payroll.retro_paid", in: filled(`{"due":{},"paid":[`,
			func(i int) string { return `{"month":"` + months(i%3000) + `",` + short }, `]}`)},
		{name: "empty payments", rule: "payroll.retro_paid", in: filled(`{"due":{},"paid":[`, row(`{}`), `]}`)},
		{name: "slips without figures", rule: "payroll.retro_paid", in: filled(`{"paid":[],"due":{`,
			func(i int) string { return `"` + months(i) + `":{"wage":"1"}` }, `}}`)},
		{name: "months not paid", rule: "payroll.retro_paid", in: filled(`{"paid":[],"due":{},"unpaid":[`,
			func(i int) string { return `"` + months(i%3000) + `"` }, `]}`)},
	} {
		t.Run(c.rule+" "+c.name, func(t *testing.T) {
			require.LessOrEqual(t, len(c.in), 1<<20)
			require.Greater(t, len(c.in), 1<<17)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := scenario.Call(c.rule, []byte(c.in))
			runtime.ReadMemStats(&after)
			if err != nil {
				assert.Less(t, len(err.Error()), 1<<20)
			}
			most := uint64(50)
			if c.answers {
				most = 150
			}
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, most<<20)
		})
	}
}
