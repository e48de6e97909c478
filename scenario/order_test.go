package scenario_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/scenario"
)

// 10,000 slips give the same bytes in any order and on any number of goroutines. Wages run over both
// limits.
func TestSlipsInAnyOrder(t *testing.T) {
	const slips = 10_000
	one := func(i int) string {
		out, err := scenario.Call("payroll.slip", fmt.Appendf(nil, `{"month": "2025-08", "wage": "%d.%02d",
			"injury_rate": "0.002", "unemployment_rate": "0.008",
			"housing_employer_rate": "0.05", "housing_employee_rate": "0.05"}`, i*5, i%100))
		return fmt.Sprint(string(out), err)
	}
	all := func(workers int, at func(int) int) []string {
		got := make([]string, slips)
		var group sync.WaitGroup
		for worker := range workers {
			group.Go(func() {
				for i := worker; i < slips; i += workers {
					got[at(i)] = one(at(i))
				}
			})
		}
		group.Wait()
		return got
	}
	want := all(1, func(i int) int { return i })
	assert.NotEqual(t, want[2000], want[2001], "another wage is another slip")
	assert.Contains(t, want[600], `"total":"721.52"`, "a wage of 3,000.00")
	assert.True(t, slices.Equal(want, all(1, func(i int) int { return slips - 1 - i })), "backwards")
	assert.True(t, slices.Equal(want, all(3, func(i int) int { return i * 7919 % slips })),
		"three at once, in steps of a prime")
	assert.True(t, slices.Equal(want, all(16, func(i int) int { return i * 3 % slips })), "sixteen at once")
}
