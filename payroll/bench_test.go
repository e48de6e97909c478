package payroll_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// The benchmarks compute 2022-01, a month with thirteen amounts: eleven lines and two totals. The command in bench/
// runs them beside other libraries and prints the ratios.
const benchMonth = "2022-01"

// keep holds what a benchmark computed, so that nothing is left out by the compiler.
var keep struct {
	amounts [13]decimal.Decimal
	text    []byte
}

func benchSlip(b *testing.B) (*payroll.Policy, payroll.Employer, payroll.Employee) {
	return policy(b, benchMonth), employer(b, settings()),
		payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(800_000, -2))}
}

// BenchmarkSlip is a slip nobody reads: the integers only.
func BenchmarkSlip(b *testing.B) {
	p, boss, person := benchSlip(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Slip(boss, person); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSlipRead is a slip with every amount and both totals read, and kept, as decimals.
func BenchmarkSlipRead(b *testing.B) {
	p, boss, person := benchSlip(b)
	b.ReportAllocs()
	for b.Loop() {
		s, err := p.Slip(boss, person)
		if err != nil {
			b.Fatal(err)
		}
		for i := range s.Lines {
			keep.amounts[i] = s.Lines[i].Amount()
		}
		for i, side := range [...]*payroll.Side{&s.Employee, &s.Employer} {
			total, err := side.Total()
			if err != nil {
				b.Fatal(err)
			}
			keep.amounts[11+i] = *total
		}
	}
}

// decimalFigure is what the plain decimal slip is computed from, as a caller would hold them.
type decimalFigure struct {
	payer                rule.Payer
	floor, ceiling, rate decimal.Decimal
	unlimited, fixed     bool
	places               int32
}

func decimalFigures(p *payroll.Policy) []decimalFigure {
	var out []decimalFigure
	for _, i := range someTerms()[0].items(p) {
		ceiling := i.ceiling.Number()
		out = append(out, decimalFigure{i.payer, i.floor.Number().Decimal(), ceiling.Decimal(), i.rate,
			ceiling.IsNone(), i.fixed, i.places})
	}
	return out
}

// BenchmarkDecimalSlip is the same slip with shopspring, operation by operation: what a caller would write.
func BenchmarkDecimalSlip(b *testing.B) {
	p := policy(b, benchMonth)
	all := decimalFigures(p)
	wage := decimal.New(800_000, -2)
	b.ReportAllocs()
	for b.Loop() {
		var employee, employer decimal.Decimal
		for i, f := range all {
			base := wage
			switch {
			case f.fixed || wage.LessThan(f.floor):
				base = f.floor
			case !f.unlimited && wage.GreaterThan(f.ceiling):
				base = f.ceiling
			}
			amount := base.Mul(f.rate).Round(f.places)
			keep.amounts[i] = amount
			if f.payer == rule.Employee {
				employee = employee.Add(amount)
			} else {
				employer = employer.Add(amount)
			}
		}
		keep.amounts[11], keep.amounts[12] = employee, employer
	}
}

// people are wages between 0 and 50,000.00, in no order.
func people(rows int) []int64 {
	wages := make([]int64, rows)
	for i := range wages {
		wages[i] = int64(i) * 2_654_435_761 % 5_000_001
	}
	return wages
}

const rows = 1_000_000

// columns is the output of a batch: eleven amounts and two totals.
type columns [13][]int64

func newColumns() *columns {
	var c columns
	for i := range c {
		c[i] = make([]int64, rows)
	}
	return &c
}

// constantLoop is the month written out by hand, every figure a constant of the program: what the plan is measured
// against.
func constantLoop(wages []int64, out *columns) {
	const d, half = 100_000_000, 50_000_000
	n := len(wages)
	c0, c1, c2, c3, c4, c5, c6 := out[0][:n], out[1][:n], out[2][:n], out[3][:n], out[4][:n], out[5][:n], out[6][:n]
	c7, c8, c9, c10, c11, c12 := out[7][:n], out[8][:n], out[9][:n], out[10][:n], out[11][:n], out[12][:n]
	for i, wage := range wages {
		pension := uint64(min(max(wage, 458_800), 2_294_100))
		medical := uint64(min(max(wage, 675_700), 3_378_600))
		unemployment := uint64(min(max(wage, 230_000), 3_378_600))
		injury := uint64(max(wage, 230_000))
		housing := uint64(min(max(wage, 230_000), 3_378_600))
		a0 := int64((pension*8_000_000 + half) / d)
		a1 := int64((pension*15_000_000 + half) / d)
		a2 := int64((medical*2_000_000 + half) / d)
		a3 := int64((medical*5_000_000 + half) / d)
		a4 := int64((medical*450_000 + half) / d)
		a5 := int64(2_928) // 11,262 x 0.26 % = 29.2812
		a6 := int64((unemployment*200_000 + half) / d)
		a7 := int64((unemployment*800_000 + half) / d)
		a8 := int64((injury*200_000 + half) / d)
		a9 := int64((housing*5_000_000 + half*100) / (d * 100) * 100)
		c0[i], c1[i], c2[i], c3[i], c4[i], c5[i], c6[i], c7[i], c8[i], c9[i], c10[i] =
			a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a9
		c11[i] = a0 + a2 + a6 + a9
		c12[i] = a1 + a3 + a4 + a5 + a7 + a8 + a9
	}
}

func perRow(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/employee")
}

// BenchmarkConstantLoop is the loop with the figures as constants, on one core.
func BenchmarkConstantLoop(b *testing.B) {
	wages, out := people(rows), newColumns()
	for b.Loop() {
		constantLoop(wages, out)
	}
	perRow(b, rows)
}

func benchPlan(b *testing.B, cores int) {
	p := policy(b, benchMonth)
	plan, err := p.Plan(employer(b, settings()), nil)
	require.NoError(b, err)
	batch := plan.NewBatch(rows)
	batch.Wages.All = people(rows)
	b.ReportAllocs()
	for b.Loop() {
		if refused, err := plan.Fill(batch, cores); err != nil || refused != nil {
			b.Fatal(refused, err)
		}
	}
	perRow(b, rows)
}

// BenchmarkPlan is the same work by the plan, on one core and on two.
func BenchmarkPlan(b *testing.B)         { benchPlan(b, 1) }
func BenchmarkPlanTwoCores(b *testing.B) { benchPlan(b, 2) }

// BenchmarkRows is the plan by rows, on one core.
func BenchmarkRows(b *testing.B) {
	p := policy(b, benchMonth)
	plan, err := p.Plan(employer(b, settings()), nil)
	require.NoError(b, err)
	wages, out := payroll.WageColumns{All: people(rows)}, make([]payroll.Row, rows)
	b.ReportAllocs()
	for b.Loop() {
		if refused, err := plan.FillRows(wages, out, 1); err != nil || refused != nil {
			b.Fatal(refused, err)
		}
	}
	perRow(b, rows)
}

// BenchmarkCSV writes the thirteen amounts of a row as text, straight from the fen.
func BenchmarkCSV(b *testing.B) {
	p := policy(b, benchMonth)
	plan, err := p.Plan(employer(b, settings()), nil)
	require.NoError(b, err)
	batch := plan.NewBatch(block)
	batch.Wages.All = people(block)
	_, err = plan.Fill(batch, 1)
	require.NoError(b, err)
	row := 0
	b.ReportAllocs()
	for b.Loop() {
		keep.text = batch.AppendCSV(keep.text[:0], row%block)
		row++
	}
}

// block is a few rows that stay in the cache.
const block = 256

// BenchmarkPolicy is a look-up of a month that was asked for before.
func BenchmarkPolicy(b *testing.B) {
	m := rule.MonthOf(2025, 8)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := guangzhou.Policy(m); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPolicyWithOption is a look-up that joins the tables anew.
func BenchmarkPolicyWithOption(b *testing.B) {
	m := rule.MonthOf(2025, 8)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := guangzhou.Policy(m, guangzhou.CarryForward()); err != nil {
			b.Fatal(err)
		}
	}
}
