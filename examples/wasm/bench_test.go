package wasm_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// BenchmarkCall is one call of a small rule and one of a slip: of the library, of the WASI module in wazero, and of the
// js module in Node. The first call of each is not counted, nor is the loading.
func BenchmarkCall(b *testing.B) {
	for _, name := range []string{"housing.land_revenue", "payroll.slip"} {
		declared, err := scenario.Declared(name)
		require.NoError(b, err)
		in := json.RawMessage(declared.Example())
		b.Run(name+"/native", func(b *testing.B) {
			for b.Loop() {
				if _, err := scenario.Call(name, in); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/wazero", func(b *testing.B) {
			module := loaded(b)
			for b.Loop() {
				if _, err := module.Call(b.Context(), name, in, false); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/node", func(b *testing.B) {
			said, err := node(b, "node/time.mjs", name, string(in), strconv.Itoa(b.N)).Output()
			require.NoError(b, err)
			took, err := strconv.ParseFloat(strings.TrimSpace(string(said)), 64)
			require.NoError(b, err)
			b.ReportMetric(took/float64(b.N), "ns/op")
		})
	}
}
