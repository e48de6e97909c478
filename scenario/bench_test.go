package scenario_test

import (
	"testing"

	"github.com/shebao-go/shebao/scenario"
)

// BenchmarkCall is one call of a small rule and of one with a list of objects.
func BenchmarkCall(b *testing.B) {
	for _, c := range []struct{ rule, in string }{
		{"housing.land_revenue", `{"net_revenue":"1000000","ratio":"0.13","allocated":"100000"}`},
		{"housing.eligibility", `{"text":"2024","applied":"2025-01-01","members":[
			{"role":"applicant","age":40,"registered":true},{"role":"spouse","age":38,"in_city":true},
			{"role":"child","age":8,"registered":true}],"income":"90000","assets":"1000","own_area":"0"}`},
	} {
		b.Run(c.rule, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := scenario.Call(c.rule, []byte(c.in)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
