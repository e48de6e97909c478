package scenario_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// BenchmarkCall is one call of a small rule, of one with a list of objects, and of a slip.
func BenchmarkCall(b *testing.B) {
	for _, c := range []struct{ rule, in string }{
		{"housing.land_revenue", `{"net_revenue":"1000000","ratio":"0.13","allocated":"100000"}`},
		{"housing.eligibility", `{"text":"2024","applied":"2025-01-01","members":[
			{"role":"applicant","age":40,"registered":true},{"role":"spouse","age":38,"in_city":true},
			{"role":"child","age":8,"registered":true}],"income":"90000","assets":"1000","own_area":"0"}`},
		{"payroll.slip", slipInput},
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

const slipInput = `{"month":"2025-08","wage":"8000","injury_rate":"0.002","unemployment_rate":"0.008",` +
	`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`

// BenchmarkCallAll is slips as JSON lines, a thousand in one stream.
func BenchmarkCallAll(b *testing.B) {
	const lines = 1000
	in := bytes.Repeat([]byte(`{"rule":"payroll.slip","in":`+slipInput+"}\n"), lines)
	b.ReportAllocs()
	for b.Loop() {
		if failed, err := scenario.CallAll(bytes.NewReader(in), io.Discard, rule.English); failed > 0 || err != nil {
			b.Fatal(failed, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/lines, "ns/line")
}
