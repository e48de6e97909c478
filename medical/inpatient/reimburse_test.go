package inpatient_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/inpatient"
)

// annualWage is a city annual average wage high enough for no cap to matter.
const annualWage = "164448"

// parts are the named parts of a bill, as text.
type parts struct {
	classB, treatment, examination, disposable, implant, essential, outOfScope, consultation, rate string
}

func dec(t testing.TB, text string) decimal.Decimal {
	t.Helper()
	if text == "" {
		return decimal.Decimal{}
	}
	return tabletest.Dec(t, text)
}

func stay(t testing.TB, tier, days int, bill string, p parts) inpatient.Stay {
	t.Helper()
	return inpatient.Stay{Tier: tier, Days: days, Bill: dec(t, bill), ClassB: dec(t, p.classB),
		Treatment:   dec(t, p.treatment),
		Examination: dec(t, p.examination), Disposable: dec(t, p.disposable), Implant: dec(t,
			p.implant), Essential: dec(t, p.essential),
		OutOfScope: dec(t, p.outOfScope), Consultation: dec(t, p.consultation), ConsultationRate: dec(t, p.rate)}
}

func reimburse(t testing.TB, y inpatient.Year) inpatient.Result {
	t.Helper()
	out, err := inpatient.Reimburse(inpatient.Decree123(), y)
	require.NoError(t, err)
	require.Len(t, out.Claims, len(y.Stays))
	for i, c := range out.Claims {
		addsUp(t, y.Stays[i].Bill, c)
	}
	return out
}

// addsUp checks that the payers of a claim, and its parts, are the bill to the fen.
func addsUp(t testing.TB, bill decimal.Decimal, c inpatient.Claim) {
	t.Helper()
	sum := decimal.Sum(c.Pooled, c.MajorIllness, c.Supplement, c.Self, c.Elsewhere)
	assert.True(t, sum.Equal(bill), "payers %s, bill %s", sum, bill)
	sum = decimal.Decimal{}
	for _, p := range c.Parts {
		assert.True(t, p.Amount.IsPositive(), "%+v", p)
		sum = sum.Add(p.Amount)
	}
	assert.True(t, sum.Equal(bill), "parts %s, bill %s: %+v", sum, bill, c.Parts)
	assert.False(t, c.Self.IsNegative())
}

// The year by hand, from the articles of 令第123号.
//
// First stay, tier 3, 100 days, bill 120,000 with class B medicines of 20,000 and an implant of 30,000:
//
//	first self-pay   20,000 x 5 % = 1,000 (art. 11 (1)); 30,000 x 20 % = 6,000 (art. 11 (2)); together 7,000
//	deductible       1,600 x 2 = 3,200, for a retiree 1,120 x 2 = 2,240 (art. 18: day 91 begins a second)
//	covered          120,000 - 7,000 - 3,200 = 109,800, for a retiree 110,760
//	pooled fund      109,800 x 80 % = 87,840.00; 110,760 x 86 % = 95,253.60 (art. 19)
//
// Second stay, tier 1, bill 10,000: (10,000 - 400) x 90 % = 8,640.00; (10,000 - 280) x 93 % = 9,039.60.
//
// Third stay, tier 3, bill 50,000: (50,000 - 1,600) x 80 % = 38,720.00; (50,000 - 1,120) x 86 % = 42,036.80.
//
// Six annual wages are far above the sums, 135,200.00 and 146,330.00, so the major-illness fund pays nothing (art. 23).
func TestReimburseWorkedYear(t *testing.T) {
	type want struct{ firstPay, deductible, pooled, self string }
	for _, c := range []struct {
		name         string
		person       inpatient.Person
		stays        []want
		pooled, self string
	}{
		{name: "employee", person: inpatient.Employee,
			stays: []want{{"7000", "3200", "87840.00", "32160.00"}, {"0", "400", "8640.00", "1360.00"}, {"0", "1600",
				"38720.00", "11280.00"}},
			pooled: "135200.00", self: "44800.00"},
		{name: "retiree", person: inpatient.Retiree,
			stays: []want{{"7000", "2240", "95253.60", "24746.40"}, {"0", "280", "9039.60", "960.40"}, {"0", "1120",
				"42036.80", "7963.20"}},
			pooled: "146330.00", self: "33670.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := reimburse(t, inpatient.Year{Person: c.person, CityAnnualWage: dec(t, annualWage),
				Stays: []inpatient.Stay{
					stay(t, 3, 100, "120000", parts{classB: "20000", implant: "30000"}), stay(t, 1, 10, "10000",
						parts{}), stay(t, 3, 30, "50000", parts{}),
				}})
			for i, w := range c.stays {
				tabletest.Equal(t, w.firstPay, out.Claims[i].FirstPay)
				tabletest.Equal(t, w.deductible, out.Claims[i].Deductible)
				tabletest.Equal(t, w.deductible, out.Claims[i].DeductiblePaid)
				tabletest.Equal(t, w.pooled, out.Claims[i].Pooled)
				tabletest.Equal(t, "0", out.Claims[i].MajorIllness)
				tabletest.Equal(t, w.self, out.Claims[i].Self)
			}
			tabletest.Equal(t, c.pooled, out.Pooled)
			tabletest.Equal(t, "0", out.MajorIllness)
			tabletest.Equal(t, c.self, out.Self)
		})
	}
}

// The ratio of every tier and person on covered costs of 1,000 (art. 19), and that of essential medicines: ten points
// more, at most 95 % (art. 22). By hand.
func TestReimburseRatios(t *testing.T) {
	for _, c := range []struct {
		name             string
		person           inpatient.Person
		tier             int
		deductible       string
		plain, essential string // of 1,000 above the deductible, none or all of it essential medicines
	}{
		{name: "employee tier 1: 90, and 95 not 100", person: inpatient.Employee, tier: 1, deductible: "400",
			plain: "900", essential: "950"},
		{name: "employee tier 2: 85 and 95", person: inpatient.Employee, tier: 2, deductible: "800", plain: "850",
			essential: "950"},
		{name: "employee tier 3: 80 and 90", person: inpatient.Employee, tier: 3, deductible: "1600", plain: "800",
			essential: "900"},
		{name: "retiree tier 1: 93 and 95", person: inpatient.Retiree, tier: 1, deductible: "280", plain: "930",
			essential: "950"},
		{name: "retiree tier 2: 89.5 and 95", person: inpatient.Retiree, tier: 2, deductible: "560", plain: "895",
			essential: "950"},
		{name: "retiree tier 3: 86, and 95 not 96", person: inpatient.Retiree, tier: 3, deductible: "1120",
			plain: "860", essential: "950"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bill := dec(t, c.deductible).Add(dec(t, "1000")).String()
			out := reimburse(t, inpatient.Year{Person: c.person, CityAnnualWage: dec(t, annualWage),
				Stays: []inpatient.Stay{
					stay(t, c.tier, 5, bill, parts{}), stay(t, c.tier, 5, bill, parts{essential: "1000"}),
				}})
			tabletest.Equal(t, c.deductible, out.Claims[0].Deductible)
			tabletest.Equal(t, c.plain, out.Claims[0].Pooled)
			tabletest.Equal(t, c.essential, out.Claims[1].Pooled)
		})
	}
}

// First self-pay on 1,000 of each kind at tier 1 with a bill of 2,000 (art. 11), and what goes out before the ratio. By
// hand.
func TestReimburseWhatIsTakenOutFirst(t *testing.T) {
	for _, c := range []struct {
		name             string
		bill             string
		parts            parts
		firstPay, pooled string
	}{
		{name: "nothing special: (2000-400) x 90 %", bill: "2000", parts: parts{}, firstPay: "0", pooled: "1440"},
		{name: "class B medicine 5 %", bill: "2000", parts: parts{classB: "1000"}, firstPay: "50", pooled: "1395"},
		{name: "treatment 10 %", bill: "2000", parts: parts{treatment: "1000"}, firstPay: "100", pooled: "1350"},
		{name: "examination 15 %", bill: "2000", parts: parts{examination: "1000"}, firstPay: "150", pooled: "1305"},
		{name: "single-use material 10 %", bill: "2000", parts: parts{disposable: "1000"}, firstPay: "100",
			pooled: "1350"},
		{name: "implant 20 %", bill: "2000", parts: parts{implant: "1000"}, firstPay: "200", pooled: "1260"},
		{name: "out of scope is all the person's", bill: "2000", parts: parts{outOfScope: "1000"}, firstPay: "0",
			pooled: "540"},
		{name: "each kind is rounded by itself: 0.5 fen up twice", bill: "2000",
			parts: parts{classB: "0.10", treatment: "0.05"}, firstPay: "0.02", pooled: "1439.98"},
		{name: "bill equal to the deductible", bill: "400", parts: parts{}, firstPay: "0", pooled: "0"},
		{name: "bill one fen above it: 0.9 fen", bill: "400.01", parts: parts{}, firstPay: "0", pooled: "0.01"},
		{name: "bill below it", bill: "300", parts: parts{}, firstPay: "0", pooled: "0"},
		{name: "nothing billed", bill: "0", parts: parts{}, firstPay: "0", pooled: "0"},
		{name: "essential of 500: 1100 x 90 % + 500 x 95 %", bill: "2000", parts: parts{essential: "500"},
			firstPay: "0", pooled: "1465"},
		{name: "essential above what the deductible leaves", bill: "2000", parts: parts{essential: "1900"},
			firstPay: "0", pooled: "1520"},
		{name: "consultation fee of 10 at 70 %, no deductible", bill: "2010",
			parts: parts{consultation: "10", rate: "0.7"}, firstPay: "0", pooled: "1447"},
		{name: "consultation fee alone", bill: "10", parts: parts{consultation: "10", rate: "0.75"}, firstPay: "0",
			pooled: "7.5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
				Stays: []inpatient.Stay{stay(t, 1, 5, c.bill, c.parts)}})
			tabletest.Equal(t, c.firstPay, out.Claims[0].FirstPay)
			tabletest.Equal(t, c.pooled, out.Claims[0].Pooled)
			tabletest.Equal(t, dec(t, c.bill).Sub(dec(t, c.pooled)).String(), out.Self)
		})
	}
}

// Caps on a city annual wage of 10,000: pooled 60,000 (art. 23), major-illness 30,000 (art. 24). Employee, tier 3: the
// pooled fund reaches 60,000 at covered costs of 75,000, a bill of 76,600. By hand.
func TestReimburseCaps(t *testing.T) {
	for _, c := range []struct {
		name                      string
		bill, pooled, major, self string
	}{
		{name: "one yuan below", bill: "76599", pooled: "59999.20", major: "0", self: "16599.80"},
		{name: "cap exactly reached", bill: "76600", pooled: "60000", major: "0", self: "16600"},
		{name: "one yuan above: 95 fen", bill: "76601", pooled: "60000", major: "0.95", self: "16600.05"},
		{name: "25,000 above: 23,750", bill: "101600", pooled: "60000", major: "23750", self: "17850"},
		{name: "major cap just not: 31,578", bill: "108178", pooled: "60000", major: "29999.10", self: "18178.90"},
		{name: "major cap: 31,579 x 95 %", bill: "108179", pooled: "60000", major: "30000", self: "18179"},
		{name: "above both: the person's all", bill: "208179", pooled: "60000", major: "30000", self: "118179"},
	} {
		t.Run(c.name, func(t *testing.T) {
			year := inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, "10000"),
				Stays: []inpatient.Stay{stay(t, 3, 5, c.bill, parts{})}}
			out := reimburse(t, year)
			tabletest.Equal(t, c.pooled, out.Pooled)
			tabletest.Equal(t, c.major, out.MajorIllness)
			tabletest.Equal(t, c.self, out.Self)

			// A stay after the cap: (11,600 - 1,600) x 95 %, as far as the major-illness fund has room.
			year.Stays = append(year.Stays, stay(t, 3, 5, "11600", parts{}))
			after := reimburse(t, year)
			assert.False(t, after.Pooled.GreaterThan(dec(t, "60000")))
			assert.False(t, after.MajorIllness.GreaterThan(dec(t, "30000")))
		})
	}
}

// A stay begun after the pooled cap is used up: the major-illness fund pays 95 % of 10,000 above the deductible. By
// hand.
func TestReimburseAfterTheCap(t *testing.T) {
	out := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, "10000"), Supplemented: true,
		Stays: []inpatient.Stay{stay(t, 3, 5, "11600", parts{})}, Used: inpatient.Used{Pooled: dec(t, "60000")}})
	tabletest.Equal(t, "0", out.Pooled)
	tabletest.Equal(t, "9500", out.MajorIllness)
	tabletest.Equal(t, "0", out.Supplement) // art. 25 counts only what lies below the pooled cap
	tabletest.Equal(t, "2100", out.Self)
	var why []inpatient.Reason
	for _, p := range out.Claims[0].Parts {
		why = append(why, p.Reason)
	}
	assert.Subset(t, why, []inpatient.Reason{"above_pooled_cap", "own_above_cap"})
}

// Mixed ratios across the cap: covered 2,000 at tier 1, of it 1,000 essential: full payment 900 + 950 = 1,850. With 925
// of the cap left half is unpaid, so half of the costs, 1,000, is above it: 950 from the major-illness fund. By hand.
func TestReimburseCapSplitsMixedRatiosEvenly(t *testing.T) {
	out := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, "1000"),
		Stays: []inpatient.Stay{stay(t, 1, 5, "2400", parts{essential: "1000"})}, Used: inpatient.Used{Pooled: dec(t,
			"5075")}})
	tabletest.Equal(t, "925", out.Pooled)
	tabletest.Equal(t, "950", out.MajorIllness)
	tabletest.Equal(t, "525", out.Self)
}

// Supplement: 70 % of own cost above 2,000 in the year (art. 25). Tier 3, employee. By hand: the first stay costs the
// person 50 + 1,600 + 18,350 x 20 % = 5,320, so (5,320 - 2,000) x 70 % = 2,324; the second 1,600 + 400 = 2,000, all of
// it above.
func TestReimburseSupplement(t *testing.T) {
	stays := []inpatient.Stay{stay(t, 3, 5, "20300", parts{classB: "1000", outOfScope: "300"}),
		stay(t, 3, 5, "3600", parts{})}
	out := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage), Stays: stays,
		Supplemented: true})
	tabletest.Equal(t, "2324", out.Claims[0].Supplement)
	tabletest.Equal(t, "3296", out.Claims[0].Self)
	tabletest.Equal(t, "1400", out.Claims[1].Supplement)
	tabletest.Equal(t, "600", out.Claims[1].Self)
	tabletest.Equal(t, "3724", out.Supplement)
	tabletest.Equal(t, "7320", out.Used.Own)

	without := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
		Stays: stays})
	tabletest.Equal(t, "0", without.Supplement)

	exactly := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
		Supplemented: true,
		Stays:        []inpatient.Stay{stay(t, 3, 5, "3600", parts{})}})
	tabletest.Equal(t, "0", exactly.Supplement) // own cost of exactly 2,000
}

// Who bears the bill where the insurance does not (art. 10, 社会保险法 art. 30).
func TestReimburseCauses(t *testing.T) {
	for _, c := range []struct {
		name                                        string
		cause                                       inpatient.Cause
		pooled, self, elsewhere, recoverable, after string
	}{
		{name: "illness", cause: inpatient.Illness, pooled: "8640", self: "1360", elsewhere: "0", recoverable: "0",
			after: "8640"},
		{name: "work injury", cause: inpatient.WorkInjury, pooled: "0", self: "0", elsewhere: "10000", recoverable: "0",
			after: "8640"},
		{name: "third party", cause: inpatient.ThirdParty, pooled: "0", self: "0", elsewhere: "10000", recoverable: "0",
			after: "8640"},
		{name: "public health", cause: inpatient.PublicHealth, pooled: "0", self: "0", elsewhere: "10000",
			recoverable: "0", after: "8640"},
		{name: "abroad", cause: inpatient.Abroad, pooled: "0", self: "10000", elsewhere: "0", recoverable: "0",
			after: "8640"},
		{name: "third party unpaid: fund is first", cause: inpatient.ThirdPartyUnpaid, pooled: "8640", self: "1360",
			elsewhere: "0", recoverable: "8640", after: "8640"},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, next := stay(t, 1, 5, "10000", parts{}), stay(t, 1, 5, "10000", parts{})
			one.Cause = c.cause
			out := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
				Stays: []inpatient.Stay{one, next}})
			tabletest.Equal(t, c.pooled, out.Claims[0].Pooled)
			tabletest.Equal(t, c.self, out.Claims[0].Self)
			tabletest.Equal(t, c.elsewhere, out.Claims[0].Elsewhere)
			tabletest.Equal(t, c.recoverable, out.Claims[0].Recoverable)
			tabletest.Equal(t, c.after, out.Claims[1].Pooled)
			tabletest.Equal(t, c.elsewhere, out.Elsewhere)
			if c.pooled != "0" {
				return
			}
			payer := inpatient.Payer("elsewhere")
			if c.cause == inpatient.Abroad {
				payer = "self"
			}
			require.Len(t, out.Claims[0].Parts, 1)
			assert.Equal(t, payer, out.Claims[0].Parts[0].Payer)
			assert.Equal(t, inpatient.Reason("excluded"), out.Claims[0].Parts[0].Reason)
		})
	}
}

// Every part of a claim says who bears it and why. By hand: tier 1, bill 2,410, class B 100, essential 500, out of
// scope 300, consultation 10 at 70 %; first self-pay 5, deductible 400, covered 1,695: 1,195 x 90 % = 1,075.50, 500 x
// 95 % = 475.
func TestReimburseReasons(t *testing.T) {
	out := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
		Stays: []inpatient.Stay{
			stay(t, 1, 5, "2410", parts{classB: "100", essential: "500", outOfScope: "300", consultation: "10",
				rate: "0.7"})}})
	var got []string
	for _, p := range out.Claims[0].Parts {
		got = append(got,
			fmt.Sprintf("%s %s %s x %s = %s", p.Payer, p.Reason, p.Base, p.Rate, p.Amount.StringFixed(2)))
	}
	assert.Equal(t, []string{
		"self out_of_scope 300 x 0 = 300.00",
		"self class_b 100 x 0.05 = 5.00",
		"self deductible 400 x 0 = 400.00",
		"pooled tier_ratio 1195 x 0.9 = 1075.50",
		"pooled essential_medicine 500 x 0.95 = 475.00",
		"pooled consultation_fee 10 x 0.7 = 7.00",
		"self own_share 1705 x 0 = 147.50",
	}, got)
	// 1,000.06 x 90 % = 900.054 and 100.14 x 95 % = 95.133 are 995.187, so 995.19: the last part takes the fen.
	out = reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
		Stays: []inpatient.Stay{stay(t, 1, 5, "1500.20", parts{essential: "100.14"})}})
	assert.Equal(t, "995.19", out.Claims[0].Pooled.StringFixed(2))
	assert.Equal(t, "900.05", out.Claims[0].Parts[1].Amount.StringFixed(2))
	assert.Equal(t, "95.14", out.Claims[0].Parts[2].Amount.StringFixed(2))
	out = reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
		Stays: []inpatient.Stay{stay(t, 1, 5, "10000", parts{classB: "101", treatment: "102", examination: "103",
			disposable: "104", implant: "105"})}})
	var first []string
	for _, p := range out.Claims[0].Parts[:5] {
		first = append(first, string(p.Reason)+" "+p.Base.String())
	}
	assert.Equal(t, []string{"class_b 101", "treatment 102", "examination 103", "disposable 104", "implant 105"}, first,
		"art. 11: each kind by its own name")
}
