package payroll_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// BenchmarkSlip is a slip nobody reads: the integers only.
func BenchmarkSlip(b *testing.B) {
	p, boss := policy(b, "2025-08"), employer(b, settings())
	person := payroll.Employee{Wage: decimal.New(800_000, -2)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Slip(boss, person); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSlipRead is a slip with every amount and both totals read as decimals.
func BenchmarkSlipRead(b *testing.B) {
	p, boss := policy(b, "2025-08"), employer(b, settings())
	person := payroll.Employee{Wage: decimal.New(800_000, -2)}
	b.ReportAllocs()
	for b.Loop() {
		s, err := p.Slip(boss, person)
		if err != nil {
			b.Fatal(err)
		}
		for i := range s.Lines {
			if s.Lines[i].Amount().IsZero() {
				b.Fatal("no amount")
			}
		}
		if _, err := s.Employee.Total(); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Employer.Total(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecimalSlip is the same slip with shopspring, operation by operation: what a caller would write.
func BenchmarkDecimalSlip(b *testing.B) {
	items := someTerms()[0].items(policy(b, "2025-08"))
	wage := decimal.New(800_000, -2)
	b.ReportAllocs()
	for b.Loop() {
		totals := [rule.Employer + 1]decimal.Decimal{}
		for _, i := range items {
			_, amount := decimalAmount(i, wage)
			totals[i.payer] = totals[i.payer].Add(amount)
		}
		if totals[rule.Employee].IsZero() || totals[rule.Employer].IsZero() {
			b.Fatal("no total")
		}
	}
}

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
