package bill_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// fund is a slip of somebody who is in the provident fund alone.
func fund(t *testing.T) payroll.Slip {
	t.Helper()
	of := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))}
	for scheme := rule.Pension; scheme < rule.Housing; scheme++ {
		of.Outside = append(of.Outside, payroll.Exclusion{Scheme: scheme, Reason: "test"})
	}
	policy := figuresOf(t, "2025-08")
	slip, err := policy.Slip(boss(t), of)
	require.NoError(t, err)
	return slip
}

// free is a slip whose unemployment insurance costs the employee nothing.
func free(t *testing.T) []payroll.Slip {
	t.Helper()
	policy, err := figuresOf(t, "2025-08").With("unemployment.employee_rate", "0")
	require.NoError(t, err)
	return slips(t, policy, "8000")
}

// A bill about something else than was said is recognised by what its rows say, or by their amounts.
func TestABillOfSomethingElse(t *testing.T) {
	type c struct {
		name   string
		bill   func(*bill.Received)
		want   string // scheme payer month; empty for the bill that was asked for
		says   string
		people []bill.Person
	}
	rows := func(change func(*bill.Row)) func(*bill.Received) {
		return func(b *bill.Received) {
			for i := range b.Rows {
				change(&b.Rows[i])
			}
		}
	}
	july := bill.Person{ID: "A", Slips: []payroll.Slip{slip(t, "2025-08", "8000"), slip(t, "2025-07", "7000")}}
	tabletest.Each(t, []c{
		{name: "the bill asked for", bill: func(*bill.Received) {}},
		{name: "rows of the fund beside social insurance", bill: rows(func(r *bill.Row) { r.Scheme = rule.Housing }),
			want: "housing employee 2025-08", says: "no row is about what is compared"},
		{name: "rows of the employer, and one of the fund before them", bill: func(b *bill.Received) {
			b.Rows = append([]bill.Row{b.Rows[0]}, b.Rows...)
			b.Rows[0].Scheme = rule.Housing
			b.Rows[1].Payer, b.Rows[2].Payer = rule.Employer, rule.Employer
		}, want: "pension employer 2025-08", says: "no row is about what is compared"},
		{name: "as many rows of one as of another", bill: func(b *bill.Received) {
			b.Rows[0].Scheme, b.Rows[1].Scheme = rule.Housing, rule.Medical
		}, want: "housing employee 2025-08", says: "no row is about what is compared"},
		{name: "rows of another month", bill: rows(func(r *bill.Row) { r.Month = rule.MonthOf(2025, 7) }),
			want: "pension employee 2025-07", says: "no row is of 2025-08"},
		// 8,000 and 9,000 at 2 %
		{name: "amounts of medical insurance", bill: func(b *bill.Received) {
			b.Rows[0].Rate, b.Rows[0].Amount = "2%", "160.00"
			b.Rows[1].Rate, b.Rows[1].Amount = "2%", "180.00"
		}, want: "medical employee 2025-08", says: "every row has the rate and the amount of our line of medical"},
		{name: "amounts of the fund, both payers alike", bill: func(b *bill.Received) {
			b.Rows[0].Rate, b.Rows[0].Amount = "5%", "400.00"
			b.Rows[1].Rate, b.Rows[1].Amount = "5%", "450.00"
		}, want: "housing employee 2025-08"},
		{name: "amounts of the other payer", bill: func(b *bill.Received) {
			b.Rows[0].Rate, b.Rows[0].Amount = "16%", "1280.00"
			b.Rows[1].Rate, b.Rows[1].Amount = "16%", "1440.00"
		}, want: "pension employer 2025-08"},
		{name: "one row is ours", bill: func(b *bill.Received) { b.Rows[0].Rate, b.Rows[0].Amount = "2%", "160.00" }},
		{name: "amounts of nothing of ours", bill: func(b *bill.Received) {
			b.Rows[0].Rate, b.Rows[0].Amount = "3%", "240.00"
			b.Rows[1].Rate, b.Rows[1].Amount = "2%", "180.00"
		}},
		// 7,000 x 8 %
		{name: "amounts of another month", people: []bill.Person{july}, bill: func(b *bill.Received) {
			b.Rows = []bill.Row{pension(t, "A", "", "", "560.00")}
		}, want: "pension employee 2025-07"},
		{name: "the fund's bill, and nothing said of what it is about", bill: func(b *bill.Received) {
			b.Covers = nil
			b.Rows[0].Scheme, b.Rows[0].Rate, b.Rows[0].Amount = rule.Housing, "5%", "400.00"
			b.Rows = b.Rows[:1]
		}, want: "housing employee 2025-08", says: "social insurance has a bill of its own"},
		// 8,000 x 8 % = 640 and 9,000 x 8 % = 720, whatever base is printed beside it
		{name: "rate and amount of the very line, beside another base", bill: func(b *bill.Received) {
			b.Rows[0].Base, b.Rows[1].Base = "7000", "6000"
		}},
		{name: "no rows", bill: func(b *bill.Received) { b.Rows = nil }},
		{name: "a sum alone", bill: func(b *bill.Received) {
			b.Rows = []bill.Row{{ID: "合计", Month: b.Month, Scheme: rule.Housing, Payer: rule.Employee, Amount: "1"}}
		}},
		{name: "no month", bill: rows(func(r *bill.Row) { r.Month = rule.Month{} })},
		{name: "a scheme nobody knows", bill: rows(func(r *bill.Row) { r.Scheme = rule.Housing + 1 })},
		{name: "no payer", bill: rows(func(r *bill.Row) { r.Payer = 0 })},
		{name: "nobody of ours", people: []bill.Person{}, bill: func(*bill.Received) {}},
		{name: "the bill asked for, and nothing said of what it is about",
			bill: func(b *bill.Received) { b.Covers = nil }},
		{name: "the fund's bill of who has nothing else", people: []bill.Person{{ID: "A",
			Slips: []payroll.Slip{fund(t)}}}, bill: func(b *bill.Received) {
			b.Covers, b.Rows = nil, b.Rows[:1]
			b.Rows[0].Scheme, b.Rows[0].Rate, b.Rows[0].Amount = rule.Housing, "5%", "400.00"
		}},
		{name: "the fund's rows of a bill that was said to have them", bill: func(b *bill.Received) {
			b.Covers, b.Rows = append(b.Covers, bill.Column{Scheme: rule.Housing, Payer: rule.Employee}), b.Rows[:1]
			b.Rows[0].Scheme, b.Rows[0].Rate, b.Rows[0].Amount = rule.Housing, "5%", "400.00"
		}},
		{name: "amounts of medical insurance, and a stranger", bill: func(b *bill.Received) {
			b.Rows[0].Rate, b.Rows[0].Amount = "2%", "160.00"
			b.Rows[1].ID, b.Rows[1].Rate, b.Rows[1].Amount = "C", "3%", "99.00"
		}, want: "medical employee 2025-08"},
		// a wage of 3,000 has 5,510 x 8 % = 440.80 of pension and 6,236 x 2 % = 124.72 of medical insurance
		{name: "base, rate and amount of medical insurance", people: []bill.Person{person(t, "A", "3000")},
			bill: func(b *bill.Received) { b.Rows = []bill.Row{pension(t, "A", "6236", "2%", "124.72")} },
			want: "medical employee 2025-08"},
		{name: "amounts of medical insurance at another rate", bill: func(b *bill.Received) {
			b.Rows[0].Rate, b.Rows[0].Amount = "3%", "160.00"
			b.Rows[1].Rate, b.Rows[1].Amount = "3%", "180.00"
		}},
		{name: "amounts of 0, as a line of ours has", people: []bill.Person{{ID: "A", Slips: free(t)}},
			bill: func(b *bill.Received) { b.Rows = []bill.Row{pension(t, "A", "", "", "0.00")} }},
	}, func(t *testing.T, c c) {
		if c.people == nil {
			c.people = []bill.Person{person(t, "A", "8000"), person(t, "B", "9000")}
		}
		b := received(t, pension(t, "A", "8000", "8%", "640"), pension(t, "B", "9000", "8%", "720"))
		c.bill(&b)
		r := compare(t, b, c.people...)
		if c.want == "" {
			assert.Nil(t, r.Other)
			return
		}
		require.NotNil(t, r.Other)
		assert.Equal(t, c.want, r.Other.Scheme.String()+" "+r.Other.Payer.String()+" "+r.Other.Month.String())
		assert.Contains(t, r.Other.Why.English, c.says)
		tabletest.Chinese(t, r.Other.Why.Chinese)
	})
}
