package outpatient_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/outpatient"
	"github.com/shebao-go/shebao/rule"
)

// terms2023 are the ratios of public pages on 市政府令第193号 with the highest amounts of 2023.
func terms2023(t testing.TB, person string) outpatient.Terms {
	t.Helper()
	row := map[string][4]string{
		"employee": {"0.8", "0.88", "0.65", "7214"},
		"retiree":  {"0.85", "0.935", "0.7", "10100"},
	}[person]
	return outpatient.Terms{Community: tabletest.Dec(t, row[0]), Essential: tabletest.Dec(t, row[1]),
		Other: tabletest.Dec(t, row[2]), Cap: tabletest.Dec(t, row[3])}
}

// The wants are by hand: cost times ratio.
func TestPay(t *testing.T) {
	for _, c := range []struct {
		name                  string
		person                string
		place                 outpatient.Place
		cost, essential, used string
		fund, self, left      string
		limit                 rule.Limit
	}{
		{name: "an employee in primary care: 80 %", person: "employee", place: outpatient.Community, cost: "200",
			fund: "160", self: "40", left: "7054"},
		{name: "50 of 200 essential: 150 x 80 % + 50 x 88 %", person: "employee", place: outpatient.Community,
			cost: "200", essential: "50", fund: "164", self: "36", left: "7050"},
		{name: "an employee elsewhere: 65 %, half a fen up", person: "employee", place: outpatient.Other, cost: "0.70",
			fund: "0.46", self: "0.24", left: "7213.54"},
		{name: "a retiree in primary care: 85 %", person: "retiree", place: outpatient.Community, cost: "200",
			fund: "170", self: "30", left: "9930"},
		{name: "a retiree's essential medicines: 93.5 %", person: "retiree", place: outpatient.Community, cost: "200",
			essential: "200", fund: "187", self: "13", left: "9913"},
		{name: "a retiree elsewhere: 70 %", person: "retiree", place: outpatient.Other, cost: "200", fund: "140",
			self: "60", left: "9960"},
		{name: "up to the highest amount", person: "employee", place: outpatient.Community, cost: "200", used: "7054",
			fund: "160", self: "40", left: "0"},
		{name: "cut by a yuan", person: "employee", place: outpatient.Community, cost: "200", used: "7055", fund: "159",
			self: "41", left: "0", limit: rule.LimitCeiling},
		{name: "nothing left", person: "employee", place: outpatient.Community, cost: "200", used: "8000", fund: "0",
			self: "200", left: "0", limit: rule.LimitCeiling},
		{name: "no cost", person: "employee", place: outpatient.Other, cost: "0", fund: "0", self: "0", left: "7214"},
	} {
		t.Run(c.name, func(t *testing.T) {
			claim := outpatient.Claim{Place: c.place, Cost: tabletest.Dec(t, c.cost),
				Essential: tabletest.Dec(t, "0"+c.essential), Used: tabletest.Dec(t, "0"+c.used)}
			got, err := outpatient.Pay(terms2023(t, c.person), claim)
			require.NoError(t, err)
			tabletest.Equal(t, c.fund, got.Fund)
			tabletest.Equal(t, c.self, got.Person)
			tabletest.Equal(t, c.left, got.Left)
			assert.Equal(t, c.limit, got.Limit)
		})
	}
}

func TestPayRefuses(t *testing.T) {
	for _, c := range []struct {
		name       string
		spoil      func(*outpatient.Terms, *outpatient.Claim)
		code, says string
	}{
		{name: "zero terms", code: "missing_field", says: "community_ratio 0 is not set",
			spoil: func(t *outpatient.Terms, _ *outpatient.Claim) { *t = outpatient.Terms{} }},
		{name: "a ratio in per cent", code: "out_of_range", says: "other_ratio 65",
			spoil: func(t *outpatient.Terms, _ *outpatient.Claim) { t.Other = decimal.New(65, 0) }},
		{name: "no place", code: "missing_field", says: "place is missing",
			spoil: func(_ *outpatient.Terms, c *outpatient.Claim) { c.Place = 0 }},
		{name: "a negative cost", code: "out_of_range", says: "cost -1",
			spoil: func(_ *outpatient.Terms, c *outpatient.Claim) { c.Cost = decimal.New(-1, 0) }},
		{name: "more essential medicines than cost", code: "out_of_range", says: "essential 201 is above the cost, 200",
			spoil: func(_ *outpatient.Terms, c *outpatient.Claim) { c.Essential = decimal.New(201, 0) }},
		{name: "essential medicines of another institution", code: "conflict",
			says: "medical: essential 1 has a ratio of its own in primary care only",
			spoil: func(_ *outpatient.Terms, c *outpatient.Claim) {
				c.Place, c.Essential = outpatient.Other, decimal.New(1, 0)
			}},
		{name: "a cost of too great an exponent", code: "out_of_range", says: "exponent 999999999",
			spoil: func(_ *outpatient.Terms, c *outpatient.Claim) { c.Cost = decimal.New(1, 999_999_999) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			terms := terms2023(t, "employee")
			claim := outpatient.Claim{Place: outpatient.Community, Cost: decimal.New(200, 0)}
			c.spoil(&terms, &claim)
			_, err := outpatient.Pay(terms, claim)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.ErrorContains(t, err, c.says)
		})
	}
}

// Who pays adds up to the cost, and the fund never pays more than is left.
func FuzzPay(f *testing.F) {
	f.Add(int64(20000), int64(5000), int64(705500), true)
	f.Add(int64(0), int64(0), int64(0), false)
	f.Fuzz(func(t *testing.T, cost, essential, used int64, community bool) {
		c := outpatient.Claim{Place: outpatient.Other, Cost: decimal.New(cost, -2), Used: decimal.New(used, -2)}
		if community {
			c.Place, c.Essential = outpatient.Community, decimal.New(essential, -2)
		}
		terms := terms2023(t, "retiree")
		got, err := outpatient.Pay(terms, c)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.Fund.Add(got.Person).Equal(c.Cost))
		assert.False(t, got.Person.IsNegative() || got.Fund.IsNegative() || got.Left.IsNegative())
		assert.True(t, got.Fund.LessThanOrEqual(decimal.Max(terms.Cap.Sub(c.Used), decimal.Decimal{})))
	})
}

func ExamplePay() {
	terms := outpatient.Terms{Community: decimal.RequireFromString("0.8"), Essential: decimal.RequireFromString("0.88"),
		Other: decimal.RequireFromString("0.65"), Cap: decimal.New(7214, 0)}
	paid, err := outpatient.Pay(terms, outpatient.Claim{Place: outpatient.Community, Cost: decimal.New(200, 0),
		Essential: decimal.New(50, 0)})
	fmt.Println(paid.Fund, paid.Person, paid.Left, err)
	// Output: 164 36 7050 <nil>
}

// The terms at their bounds and beyond them, by the name they are refused with.
func TestTermsAtTheirBounds(t *testing.T) {
	for _, c := range []struct {
		name      string
		of        func(*outpatient.Terms) *decimal.Decimal
		good, bad string
	}{
		{name: "community_ratio", of: func(t *outpatient.Terms) *decimal.Decimal { return &t.Community }, good: "1",
			bad: "1.01"},
		{name: "essential_ratio", of: func(t *outpatient.Terms) *decimal.Decimal { return &t.Essential }, good: "1",
			bad: "1.01"},
		{name: "other_ratio", of: func(t *outpatient.Terms) *decimal.Decimal { return &t.Other }, good: "1",
			bad: "1.01"},
		{name: "cap", of: func(t *outpatient.Terms) *decimal.Decimal { return &t.Cap }, good: "10000000000",
			bad: "10000000000.01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			terms := terms2023(t, "employee")
			claim := outpatient.Claim{Place: outpatient.Community, Cost: decimal.New(100, 0)}
			*c.of(&terms) = tabletest.Dec(t, c.good)
			_, err := outpatient.Pay(terms, claim)
			assert.NoError(t, err)
			*c.of(&terms) = tabletest.Dec(t, c.bad)
			_, err = outpatient.Pay(terms, claim)
			assert.ErrorContains(t, err, "medical: "+c.name+" "+c.bad)
		})
	}
}
