package inpatient_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/inpatient"
)

// visit is one hospital of a stay: tier, days, tier it was transferred from, days before, kind.
type visit struct {
	tier, days, from, before int
	kind                     inpatient.Kind
}

func visits(t testing.TB, bill string, list []visit) []inpatient.Stay {
	t.Helper()
	out := make([]inpatient.Stay, len(list))
	for i, v := range list {
		out[i] = inpatient.Stay{Tier: v.tier, Days: v.days, Bill: dec(t, bill), TransferredFrom: v.from,
			DaysBefore: v.before, Kind: v.kind}
	}
	return out
}

// The deductible of each hospital. By hand from art. 18 (400, 800, 1,600; once more for every 90 days exceeded, 180 for
// tuberculosis; none in a mental ward) and art. 53 (a transfer is one stay: the upward difference only).
func TestDeductible(t *testing.T) {
	tb, mental := inpatient.Tuberculosis, inpatient.Mental
	for _, c := range []struct {
		name   string
		visits []visit
		want   []string
	}{
		{name: "one day", visits: []visit{{tier: 3, days: 1}}, want: []string{"1600"}},
		{name: "90 days", visits: []visit{{tier: 3, days: 90}}, want: []string{"1600"}},
		{name: "91 days", visits: []visit{{tier: 3, days: 91}}, want: []string{"3200"}},
		{name: "180 days", visits: []visit{{tier: 3, days: 180}}, want: []string{"3200"}},
		{name: "181 days", visits: []visit{{tier: 3, days: 181}}, want: []string{"4800"}},
		{name: "361 days, tier 1", visits: []visit{{tier: 1, days: 361}}, want: []string{"2000"}},
		{name: "tuberculosis 180 days", visits: []visit{{tier: 2, days: 180, kind: tb}}, want: []string{"800"}},
		{name: "tuberculosis 181 days", visits: []visit{{tier: 2, days: 181, kind: tb}}, want: []string{"1600"}},
		{name: "tuberculosis 361 days", visits: []visit{{tier: 2, days: 361, kind: tb}}, want: []string{"2400"}},
		{name: "mental ward, a year", visits: []visit{{tier: 3, days: 365, kind: mental}}, want: []string{"0"}},
		{name: "general by name", visits: []visit{{tier: 2, days: 91, kind: inpatient.General}},
			want: []string{"1600"}},
		{name: "two stays pay twice", visits: []visit{{tier: 3, days: 10}, {tier: 3, days: 10}},
			want: []string{"1600", "1600"}},
		{name: "transfer 1 to 3", visits: []visit{{tier: 1, days: 10}, {tier: 3, days: 10, from: 1}},
			want: []string{"400", "1200"}},
		{name: "transfer 1 to 2", visits: []visit{{tier: 1, days: 10}, {tier: 2, days: 10, from: 1}},
			want: []string{"400", "400"}},
		{name: "transfer 2 to 3", visits: []visit{{tier: 2, days: 10}, {tier: 3, days: 10, from: 2}},
			want: []string{"800", "800"}},
		{name: "transfer 3 to 1", visits: []visit{{tier: 3, days: 10}, {tier: 1, days: 10, from: 3}},
			want: []string{"1600", "0"}},
		{name: "transfer within a tier", visits: []visit{{tier: 3, days: 10}, {tier: 3, days: 10, from: 3}},
			want: []string{"1600", "0"}},
		{name: "up step by step",
			visits: []visit{{tier: 1, days: 10}, {tier: 2, days: 10, from: 1}, {tier: 3, days: 10, from: 2}},
			want:   []string{"400", "400", "800"}},
		{name: "down and up again is still one stay",
			visits: []visit{{tier: 3, days: 10}, {tier: 1, days: 10, from: 3}, {tier: 3, days: 10, from: 1}},
			want:   []string{"1600", "0", "0"}},
		{name: "the days go on: 60 and 30", visits: []visit{{tier: 1, days: 60}, {tier: 3, days: 30, from: 1}},
			want: []string{"400", "1200"}},
		{name: "the days go on: 60 and 31", visits: []visit{{tier: 1, days: 60}, {tier: 3, days: 31, from: 1}},
			want: []string{"400", "2800"}},
		{name: "transfer after exactly 90 days", visits: []visit{{tier: 3, days: 90}, {tier: 1, days: 1, from: 3}},
			want: []string{"1600", "400"}},
		{name: "down, then past day 90", visits: []visit{{tier: 3, days: 60}, {tier: 1, days: 60, from: 3}},
			want: []string{"1600", "400"}},
		{name: "past day 90, then up", visits: []visit{{tier: 1, days: 100}, {tier: 3, days: 10, from: 1}},
			want: []string{"800", "1200"}},
		{name: "a new stay forgets the transfer before",
			visits: []visit{{tier: 1, days: 60}, {tier: 3, days: 31, from: 1}, {tier: 3, days: 90}},
			want:   []string{"400", "2800", "1600"}},
		{name: "first hospital not in the list, up", visits: []visit{{tier: 3, days: 10, from: 1}},
			want: []string{"1200"}},
		{name: "first hospital not in the list, down", visits: []visit{{tier: 1, days: 10, from: 3}},
			want: []string{"0"}},
		{name: "not listed, 90 days before", visits: []visit{{tier: 3, days: 1, from: 1, before: 90}},
			want: []string{"1600"}},
		{name: "not listed, 89 days before", visits: []visit{{tier: 3, days: 1, from: 1, before: 89}},
			want: []string{"1200"}},
		{name: "not listed, 100 days before", visits: []visit{{tier: 3, days: 80, from: 1, before: 100}},
			want: []string{"1200"}},
		{name: "not listed, 100 days before and 81 here", visits: []visit{{tier: 3, days: 81, from: 1, before: 100}},
			want: []string{"2800"}},
		{name: "the stay before is another hospital's",
			visits: []visit{{tier: 2, days: 60}, {tier: 3, days: 60, from: 1}}, want: []string{"800", "1200"}},
		{name: "into a mental ward", visits: []visit{{tier: 1, days: 10}, {tier: 3, days: 10, from: 1, kind: mental}},
			want: []string{"400", "0"}},
		{name: "out of a mental ward", visits: []visit{{tier: 3, days: 10, kind: mental}, {tier: 3, days: 10, from: 3}},
			want: []string{"0", "1600"}},
		{name: "through a mental ward",
			visits: []visit{{tier: 3, days: 10}, {tier: 3, days: 10, from: 3, kind: mental}, {tier: 3, days: 10,
				from: 3}},
			want: []string{"1600", "0", "0"}},
		{name: "first hospital not listed, mental ward", visits: []visit{{tier: 3, days: 10, from: 1, kind: mental}},
			want: []string{"0"}},
		{name: "tuberculosis transfer, 150 and 30 days",
			visits: []visit{{tier: 2, days: 150, kind: tb}, {tier: 2, days: 30, from: 2, kind: tb}},
			want:   []string{"800", "0"}},
		{name: "tuberculosis transfer, 150 and 31 days",
			visits: []visit{{tier: 2, days: 150, kind: tb}, {tier: 2, days: 31, from: 2, kind: tb}},
			want:   []string{"800", "800"}},
		{name: "tuberculosis 150 days, then a general ward",
			visits: []visit{{tier: 2, days: 150, kind: tb}, {tier: 2, days: 10, from: 2}},
			want:   []string{"800", "800"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
				Stays: visits(t, "100000", c.visits)})
			for i, want := range c.want {
				tabletest.Equal(t, want, out.Claims[i].Deductible)
			}
		})
	}
}

// A transfer costs the person what the article says: 1,200 more from tier 1 to 3, nothing from 3 to 1 (art. 53).
func TestDeductibleOfATransferAgainstNone(t *testing.T) {
	paid := func(list ...visit) decimal.Decimal {
		var sum decimal.Decimal
		for _, c := range reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
			Stays: visits(t, "50000", list)}).Claims {
			sum = sum.Add(c.DeductiblePaid)
		}
		return sum
	}
	tabletest.Equal(t, "1200", paid(visit{tier: 1, days: 5},
		visit{tier: 3, days: 5, from: 1}).Sub(paid(visit{tier: 1, days: 5})))
	tabletest.Equal(t, "0", paid(visit{tier: 3, days: 5},
		visit{tier: 1, days: 5, from: 3}).Sub(paid(visit{tier: 3, days: 5})))
}

// A bill below the deductible: all of it is the person's, and the standard itself is still reported.
func TestDeductibleAboveTheBill(t *testing.T) {
	c := reimburse(t, inpatient.Year{Person: inpatient.Retiree, CityAnnualWage: dec(t, annualWage),
		Stays: visits(t, "300", []visit{{tier: 2, days: 5}})}).Claims[0]
	tabletest.Equal(t, "560", c.Deductible)
	tabletest.Equal(t, "300", c.DeductiblePaid)
	tabletest.Equal(t, "300", c.Self)
}

// Where the deductible is due again after each day, a stay transferred before its first day is over owes the upward
// difference, 1,600 - 400, and one transferred after it the whole (art. 18 (3), 53).
func TestDeductibleDueAgainEachDay(t *testing.T) {
	rules := inpatient.Decree123()
	rules.AgainAfter = 1
	for _, c := range []struct {
		name   string
		before int
		want   string
	}{
		{name: "transferred on the first day", before: 0, want: "1200"},
		{name: "transferred on the second day", before: 1, want: "1600"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := inpatient.Reimburse(rules, inpatient.Year{Person: inpatient.Employee,
				CityAnnualWage: dec(t, annualWage),
				Stays:          visits(t, "11000", []visit{{tier: 3, days: 1, from: 1, before: c.before}})})
			require.NoError(t, err)
			tabletest.Equal(t, c.want, out.Claims[0].Deductible)
		})
	}
}

// The deductible is that of the year of admission (art. 52); the ratio is that of the year of settlement.
func TestDeductibleOfTheYearOfAdmission(t *testing.T) {
	earlier := inpatient.Decree123()
	earlier.Version = "test"
	earlier.EmployeeDeductible[2] = dec(t, "1000")
	earlier.EmployeeRatio[2] = dec(t, "0.5")
	stays := visits(t, "11000", []visit{{tier: 3, days: 5}, {tier: 3, days: 5}})
	stays[0].Admission = &earlier
	out := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage), Stays: stays})
	tabletest.Equal(t, "1000", out.Claims[0].Deductible)
	tabletest.Equal(t, "8000", out.Claims[0].Pooled)
	tabletest.Equal(t, "1600", out.Claims[1].Deductible)

	stays[0].Admission = &inpatient.Params{}
	_, err := inpatient.Reimburse(inpatient.Decree123(),
		inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage), Stays: stays})
	require.Error(t, err)
	assert.Contains(t, err.Error(), "version is missing")
}
