package scenario_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// peopleOfABill are n people of a bill by name, each with an id of its own.
func peopleOfABill(n int) string {
	people := make([]string, n)
	for i := range people {
		people[i] = fmt.Sprintf(`{"id":"%d","wage":"8000","injury_rate":"0.002","unemployment_rate":"0.008",`+
			`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`, i)
	}
	return strings.Join(people, ",")
}

// allocated calls a rule and returns how many objects and bytes that took.
func allocated(t *testing.T, name, in string) (objects, bytes uint64) {
	t.Helper()
	require.LessOrEqual(t, len(in), 1<<20)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := scenario.Call(name, []byte(in))
	runtime.ReadMemStats(&after)
	require.NoError(t, err)
	return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
}

// TestMonthBillGrowsWithItsPeople: four times the people take four times the objects, not sixteen times.
func TestMonthBillGrowsWithItsPeople(t *testing.T) {
	bill := func(n int) string { return `{"month":"2025-08","people":[` + peopleOfABill(n) + `]}` }
	allocated(t, "payroll.month_bill", bill(10)) // the figures of the month are compiled once
	few, _ := allocated(t, "payroll.month_bill", bill(1000))
	many, _ := allocated(t, "payroll.month_bill", bill(4000))
	assert.Less(t, many, 5*few)
	twice := `{"month":"2025-08","people":[` + peopleOfABill(2) + "," + peopleOfABill(1) + `]}`
	_, err := scenario.Call("payroll.month_bill", []byte(twice))
	require.ErrorIs(t, err, rule.ErrConflict)
	assert.ErrorContains(t, err, "people[2].id 0 stands for two people")
}

// TestErrorOfAPersonOfABill: an error of one person says whose it is, one of the month is everybody's. In 2014-08 the
// class of a state employer's rate goes by the person's registration.
func TestErrorOfAPersonOfABill(t *testing.T) {
	unsaid := strings.TrimSuffix(peopleOfABill(1), "}") + `,"pension_class":"state"}`
	said := strings.Replace(unsaid, `"id":"0"`, `"id":"1","town_local":true`, 1)
	for _, c := range []struct{ name, month, says string }{
		{name: "of the second person", month: "2014-08", says: "payroll: people[1].town_local is missing; "},
		{name: "of the month", month: "1999-12", says: "payroll: month 1999-12 is not within "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := scenario.Call("payroll.month_bill", []byte(`{"month":"`+c.month+`","people":[`+said+`,`+
				unsaid+`]}`))
			require.Error(t, err)
			assert.True(t, strings.HasPrefix(err.Error(), c.says), err.Error())
		})
	}
}

// TestReconcileInMemory: a roll of 4,000 people against a bill of one column takes less than 50 MB in all.
func TestReconcileInMemory(t *testing.T) {
	in := `{"month":"2025-08","people":[` + peopleOfABill(4000) + `],"rows":[],` +
		`"covers":[{"scheme":"pension","payer":"employee"}]}`
	_, bytes := allocated(t, "payroll.reconcile", in)
	assert.Less(t, bytes, uint64(50<<20))
}
