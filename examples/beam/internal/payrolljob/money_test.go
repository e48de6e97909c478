package payrolljob

import (
	"context"
	"encoding/json"
	"reflect"
	"sync"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/typex"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/vet"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// DecimalWage is an element nobody should have.
type DecimalWage struct {
	Wage     decimal.Decimal
	Nullable decimal.NullDecimal
	Fen      int64
}

func decimalOf(fen int64) DecimalWage {
	wage := decimal.New(fen, -2)
	return DecimalWage{wage, decimal.NewNullDecimal(wage), fen}
}

// arrived is what came out of the job; the workers of a test are in its own process.
var arrived struct {
	sync.Mutex
	wages []DecimalWage
}

func arrive(w DecimalWage) {
	arrived.Lock()
	defer arrived.Unlock()
	arrived.wages = append(arrived.wages, w)
}

func init() {
	register.Function1x1(decimalOf)
	register.Function1x0(arrive)
}

// TestDecimalIsLost shows why money crosses in fen: of a decimal, Beam's coder writes nothing and reads 0, without an
// error, and a nullable one even stays valid. If this test fails, Beam has learned better.
func TestDecimalIsLost(t *testing.T) {
	p, s := beam.NewPipelineWithRoot()
	beam.ParDo0(s, arrive, beam.Reshuffle(s, beam.ParDo(s, decimalOf, beam.Create(s, int64(300_012)))))
	require.NoError(t, beamx.Run(context.Background(), p), "there is no error")
	require.Len(t, arrived.wages, 1)
	got := arrived.wages[0]
	assert.True(t, got.Wage.Equal(decimal.Decimal{}), "3000.12 arrives as %s", got.Wage)
	assert.True(t, got.Nullable.Valid && got.Nullable.Decimal.Equal(decimal.Decimal{}), "3000.12 arrives as %v",
		got.Nullable)
	assert.Equal(t, int64(300_012), got.Fen)
}

// unfit says why a type cannot carry money from step to step; it is empty where it can.
func unfit(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return t.String() + " is not exact"
	case reflect.Slice, reflect.Array, reflect.Pointer:
		return unfit(t.Elem())
	case reflect.Map:
		if why := unfit(t.Key()); why != "" {
			return why
		}
		return unfit(t.Elem())
	case reflect.Interface, reflect.Func, reflect.Chan:
		return t.String() + " can hide anything"
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				return t.String() + "." + f.Name + " is not exported: it is lost on the way"
			}
			if why := unfit(f.Type); why != "" {
				return why
			}
		}
	}
	return ""
}

// elements returns the types in a type of Beam's.
func elements(t beam.FullType) []reflect.Type {
	if t.Class() != typex.Composite {
		return []reflect.Type{t.Type()}
	}
	var all []reflect.Type
	for _, part := range t.Components() {
		all = append(all, elements(part)...)
	}
	return all
}

func testPipeline(t *testing.T) *beam.Pipeline {
	t.Helper()
	return (&options{in: "in/*.csv", out: "out", shards: 2}).pipeline([]string{"pension_employee"})
}

// TestElementTypes walks everything that passes from step to step.
func TestElementTypes(t *testing.T) {
	edges, nodes, err := testPipeline(t).Build()
	require.NoError(t, err)
	seen := map[reflect.Type]bool{}
	for _, node := range nodes {
		for _, element := range elements(node.Type()) {
			seen[element] = true
		}
	}
	for _, edge := range edges {
		if edge.CombineFn != nil {
			seen[edge.CombineFn.MergeAccumulatorsFn().Ret[0].T] = true
		}
	}
	for _, own := range []any{Rows{}, Refusal{}, Totals{}, Refused{}} {
		assert.True(t, seen[reflect.TypeOf(own)], "%T is not found by the walk", own)
	}
	for element := range seen {
		if element.PkgPath() == reflect.TypeOf(fileio.ReadableFile{}).PkgPath() {
			continue // Beam's own: where a file is, its size and its time
		}
		assert.Empty(t, unfit(element), "%s", element)
	}
}

func TestUnfit(t *testing.T) {
	for want, element := range map[string]any{
		"":                               Totals{},
		"float64 is not exact":           struct{ Rates []float64 }{},
		"interface {} can hide anything": map[string]any{},
		"decimal.Decimal.value is not exported: it is lost on the way":    DecimalWage{},
		"struct { fen int64 }.fen is not exported: it is lost on the way": &struct{ fen int64 }{},
	} {
		assert.Equal(t, want, unfit(reflect.TypeOf(element)))
	}
}

// TestSteps: every step is registered, so that a worker finds it, and crosses to a worker as it is.
func TestSteps(t *testing.T) {
	found, err := vet.Evaluate(context.Background(), testPipeline(t))
	require.NoError(t, err)
	assert.True(t, found.Performant(), "a step, its emitters or its iterators are not registered")

	s := Settings{Month: "2025-08", Own: program.OwnFigures{{Name: "pension.employer_rate", Value: "0.15"}}}
	s.Employer.InjuryRate, s.Employer.HousingToFen = "0.002", true
	for _, step := range []any{&readFn{Files: 2, Names: map[string]string{"a": "b"}},
		&slipsFn{Settings: s, Files: []string{"f"}, Header: "h"}, &sumFn{3}, &refusalsFn{File: "f", Lang: rule.Chinese},
		&totalsFn{File: "f", Columns: []string{"a"}}} {
		text, err := json.Marshal(step)
		require.NoError(t, err)
		copied := reflect.New(reflect.TypeOf(step).Elem()).Interface()
		require.NoError(t, json.Unmarshal(text, copied))
		assert.Equal(t, step, copied)
	}
}
