package wasm_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// batch is how many calls are timed together; what is reported is the least of all batches, because other work on the
// machine only ever adds to it.
const batch = 50

// timedRules are a small rule and a slip.
func timedRules() []string { return []string{"housing.land_revenue", "payroll.slip"} }

// BenchmarkCall is one call of a small rule and one of a slip: of the library, of the WASI module in wazero, of the js
// module in Node, and of the server over a kept connection of this machine. Loading is not counted, nor is the first
// call, which makes the list of rules.
func BenchmarkCall(b *testing.B) {
	server := served(b)
	for _, name := range timedRules() {
		declared, err := scenario.Declared(name)
		require.NoError(b, err)
		in := json.RawMessage(declared.Example())
		b.Run(name+"/native", func(b *testing.B) {
			report(b, func() error {
				_, err := scenario.Call(name, in)
				return err
			})
		})
		b.Run(name+"/wazero", func(b *testing.B) {
			module := loaded(b)
			report(b, func() error {
				_, err := module.Call(b.Context(), name, in, false)
				return err
			})
		})
		b.Run(name+"/server", func(b *testing.B) {
			report(b, func() error {
				_, err := overHTTP(server, name, in)
				return err
			})
		})
		b.Run(name+"/node", func(b *testing.B) {
			least := 0
			for b.Loop() {
				said, err := node(b, "node/time.mjs", name, string(in), strconv.Itoa(batch)).Output()
				require.NoError(b, err)
				took, err := strconv.Atoi(strings.TrimSpace(string(said)))
				require.NoError(b, err)
				if least == 0 || took < least {
					least = took
				}
			}
			say(b, float64(least))
		})
	}
}

// report times batches of a call.
func report(b *testing.B, call func() error) {
	b.Helper()
	require.NoError(b, call())
	least := time.Duration(0)
	for b.Loop() {
		start := time.Now()
		for range batch {
			require.NoError(b, call())
		}
		if took := time.Since(start); least == 0 || took < least {
			least = took
		}
	}
	say(b, float64(least.Nanoseconds()))
}

// say gives the nanoseconds of the least batch as those of a call.
func say(b *testing.B, least float64) {
	b.Helper()
	b.ReportMetric(least/batch, "ns/call")
	b.ReportMetric(0, "ns/op")
}
