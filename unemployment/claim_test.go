package unemployment

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// claim is 18 months from 2026-05 at Guangzhou's minimum wage.
func claim(t testing.TB, edits ...func(*Claim)) Claim {
	c := Claim{PaidMonths: 132, First: month(t, "2026-05"), MinimumWage: guangzhouWage(t)}
	for _, edit := range edits {
		edit(&c)
	}
	return c
}

func pay(t testing.TB, c Claim) Outcome {
	t.Helper()
	out, err := Guangdong().Pay(c)
	require.NoError(t, err)
	return out
}

func TestPay(t *testing.T) {
	out := pay(t, claim(t))
	require.Len(t, out.Payments, 18)
	for i, p := range out.Payments {
		want := "2250"
		if i >= 4 { // from 2026-09
			want = "2412"
		}
		tabletest.Equal(t, want, p.Benefit)
		assert.Equal(t, month(t, "2026-05").Add(i), p.Month)
		assert.False(t, p.Extended)
	}
	tabletest.Equal(t, "42768.00", out.Total)
	assert.Equal(t, []int{18, 0, 0}, []int{out.Entitled, out.Left, out.LumpMonths})
	assert.Equal(t, rule.Corroborated, out.Payments[3].Grade)
	assert.Equal(t, rule.Reported, out.Grade, "the weakest month")
}

func TestPayVariants(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		edit     func(*Claim)
		payments int
		total    string
		left     int
		lump     int
	}{
		"under a year of contributions: nothing": {func(c *Claim) { c.PaidMonths = 11 }, 0, "0", 0, 0},
		"months left of the last claim": {func(c *Claim) { c.PaidMonths, c.CarriedOver = 11, 2 }, 2, "4500", 0,
			0},
		"24 months at most: 4 x 2250 + 20 x 2412": {func(c *Claim) {
			c.PaidMonths, c.First, c.MinimumWage = 1200,
				month(t, "2025-05"), figure(t, "2500")
		},
			24, "54000", 0, 0},
		// art. 22: 7 left, half is 3.5, so 4 x 2,412 = 9,648; 4 x 2250 + 7 x 2412 = 25,884 before
		"new work, 7 months left": {func(c *Claim) {
			c.End = End{Cause: Reemployed, From: month(t, "2027-04"), Applied: month(t, "2027-07"), Contract: 12,
				Insured: 3}
		}, 11, "35532", 3, 4},
		"new work, no lump sum asked for": {func(c *Claim) {
			c.End = End{Cause: Reemployed,
				From: month(t, "2027-04")}
		}, 11, "25884", 7, 0},
		"own business: all 7 months": {func(c *Claim) {
			c.End = End{Cause: StartedBusiness, From: month(t, "2027-04"), Applied: month(t, "2027-04")}
		}, 11, "42768", 0, 7},
		"the lump sum by the benefit of its month: 18 x 2250": {func(c *Claim) {
			c.End = End{Cause: StartedBusiness, From: month(t, "2026-05"), Applied: month(t, "2026-08")}
		}, 0, "40500", 0, 18},
		"the army": {func(c *Claim) { c.End = End{Cause: Enlisted, From: month(t, "2026-06")} }, 1,
			"2250", 17, 0},
		"emigration": {func(c *Claim) { c.End = End{Cause: Emigrated, From: month(t, "2026-06")} }, 1,
			"2250", 17, 0},
		"a monthly pension": {func(c *Claim) { c.End = End{Cause: Pensioned, From: month(t, "2026-06")} }, 1,
			"2250", 17, 0},
		"three refusals": {func(c *Claim) { c.End = End{Cause: RefusedThrice, From: month(t, "2026-06")} },
			1, "2250", 17, 0},
		"two checks missed": {func(c *Claim) {
			c.End = End{Cause: ChecksMissed,
				From: MissedTwice(months(t, "2026-06", "2026-07"))}
		}, 2, "4500", 16, 0},
		"death in the second month": {func(c *Claim) { c.End = End{Cause: Died, From: month(t, "2026-07")} }, 2, "4500",
			16, 0},
		"an end after the period": {func(c *Claim) { c.End = End{Cause: Enlisted, From: month(t, "2030-01")} }, 18,
			"42768", 0, 0},
		"an end in the first month": {func(c *Claim) { c.End = End{Cause: Enlisted, From: month(t, "2026-05")} }, 0,
			"0", 18, 0},
		"a pause of 4 months before the step: 16 x 2412": {func(c *Claim) {
			c.PaidMonths, c.Pauses = 120,
				[]Pause{{month(t, "2026-05"), month(t, "2026-09")}}
		}, 16, "38592", 0, 0},
		"two pauses, 2 x 2250 + 3 x 2412": {func(c *Claim) {
			c.PaidMonths, c.Pauses = 54, []Pause{{month(t, "2026-06"), month(t, "2026-07")},
				{month(t, "2026-08"), month(t, "2026-09")}}
		}, 5, "11736", 0, 0},
		"a pause cut short by an end": {func(c *Claim) {
			c.Pauses, c.End = []Pause{{month(t, "2026-06"), month(t, "2026-09")}}, End{Cause: Enlisted,
				From: month(t, "2026-08")}
		}, 1, "2250", 17, 0},
		"a birth: 3 x 2250 more":             {func(c *Claim) { c.Births = months(t, "2026-08") }, 18, "49518", 0, 0},
		"a birth after the step: 3 x 2412":   {func(c *Claim) { c.Births = months(t, "2026-09") }, 18, "50004", 0, 0},
		"the subsidy for 6 months: 6 x 1200": {func(c *Claim) { c.Wages = decs(t, "8000") }, 18, "49968", 0, 0},
		"the subsidy for as long as it is due": {func(c *Claim) { c.PaidMonths, c.Wages = 24, decs(t, "8000") }, 2,
			"6900", 0, 0},
		"no subsidy above the retirement age: 1 x 1200": {func(c *Claim) {
			c.PaidMonths, c.Wages, c.Retirement = 24,
				decs(t, "8000"), month(t, "2026-05")
		},
			2, "5700", 0, 0},
		"one-off in place of it all": {func(c *Claim) { c.OneOff = null(t, "1234.56") }, 0, "1234.56", 0, 0},
		"never below the living standard": {func(c *Claim) { c.PaidMonths, c.Living = 24, figure(t, "2300") }, 2,
			"4600", 0, 0},
	}, func(t *testing.T, c struct {
		edit     func(*Claim)
		payments int
		total    string
		left     int
		lump     int
	}) {
		out := pay(t, claim(t, c.edit))
		assert.Len(t, out.Payments, c.payments)
		tabletest.Equal(t, c.total, out.Total)
		assert.Equal(t, c.left, out.Left)
		assert.Equal(t, c.lump, out.LumpMonths)
	})
}

func TestPayUpToRetirement(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		retirement string
		last       string
		extended   int
	}{ // two months, 2026-05 and 2026-06
		"in the last month":           {"2026-06", "2026-06", 0},
		"the month after":             {"2026-07", "2026-07", 1},
		"a year after the last month": {"2027-06", "2027-06", 12},
		"13 months after":             {"2027-07", "2026-06", 0},
		"before":                      {"2026-01", "2026-06", 0},
	}, func(t *testing.T, c struct {
		retirement string
		last       string
		extended   int
	}) {
		out := pay(t, claim(t, func(k *Claim) { k.PaidMonths, k.Retirement = 24, month(t, c.retirement) }))
		require.Len(t, out.Payments, 2+c.extended)
		for i, p := range out.Payments {
			assert.Equal(t, i >= 2, p.Extended)
		}
		assert.Equal(t, c.last, out.Payments[len(out.Payments)-1].Month.String())
		assert.Equal(t, []int{2, 0}, []int{out.Entitled, out.Left})
	})
	nothing := pay(t, claim(t, func(k *Claim) { k.PaidMonths, k.Retirement = 0, month(t, "2026-07") }))
	assert.Empty(t, nothing.Payments, "the extension follows a period that ran out")
	stopped := pay(t, claim(t, func(k *Claim) {
		k.PaidMonths, k.Retirement, k.End = 24, month(t, "2027-01"), End{Cause: Reemployed, From: month(t, "2026-08")}
	}))
	assert.Len(t, stopped.Payments, 3, "new work ends the extension")
}

func TestPayMedicalPremium(t *testing.T) {
	out := pay(t, claim(t, func(c *Claim) { // 4,200 x 10 %, paid by the fund
		c.PaidMonths, c.MedicalBase, c.MedicalRate = 24, figure(t, "4200"), figure(t, "0.1")
	}))
	tabletest.Equal(t, "420", out.Payments[0].MedicalPremium)
	tabletest.Equal(t, "840", out.Premiums)
	tabletest.Equal(t, "4500", out.Total)
	assert.Equal(t, rule.Supplied, out.Grade, "the caller's figures are the weakest")
}

func TestDamages(t *testing.T) {
	due, none := pay(t, claim(t)), Outcome{}
	tabletest.Equal(t, "42768", due.Damages(none))
	tabletest.Equal(t, "0", none.Damages(due))
	less := pay(t, claim(t, func(c *Claim) { c.PaidMonths = 120 })) // 16 months: two of 2,412 less
	tabletest.Equal(t, "4824", due.Damages(less))
}

func TestPayErrors(t *testing.T) {
	lump := func(edit func(*End)) func(*Claim) {
		return func(c *Claim) {
			c.End = End{Cause: Reemployed, From: month(t, "2027-04"), Applied: month(t, "2027-07"), Contract: 12,
				Insured: 3}
			edit(&c.End)
		}
	}
	unknown := func(rule.Month) (rule.Figure, error) { return rule.Figure{}, nil }
	failing := func(m rule.Month) (rule.Figure, error) {
		return rule.Figure{}, &rule.NoRuleError{Area: rule.AreaUnemployment, What: rule.Say("test", "测试"), Month: m}
	}
	tabletest.Run(t, map[string]struct {
		edit func(*Claim)
		code string
		says string
	}{
		"negative months":            {func(c *Claim) { c.PaidMonths = -1 }, "out_of_range", "paid_months -1"},
		"too many carried over":      {func(c *Claim) { c.CarriedOver = 25 }, "out_of_range", "carried_over 25"},
		"no first month":             {func(c *Claim) { c.First = rule.Month{} }, "bad_date", "first_month"},
		"at the end of the calendar": {func(c *Claim) { c.First = month(t, "2200-12") }, "bad_date", "first_month"},
		"no minimum wage":            {func(c *Claim) { c.MinimumWage = nil }, "missing_field", "minimum_wage"},
		"a month without a figure":   {func(c *Claim) { c.First = month(t, "2027-12") }, "no_rule", "2028-01"},
		"an unset figure": {func(c *Claim) { c.MinimumWage = unknown }, "missing_field",
			"figure is not set"},
		"an unset living standard":  {func(c *Claim) { c.Living = unknown }, "missing_field", "figure is not set"},
		"a failing living standard": {func(c *Claim) { c.Living = failing }, "no_rule", "no test"},
		"a failing medical base": {func(c *Claim) { c.MedicalBase, c.MedicalRate = failing, figure(t, "0.1") },
			"no_rule", "no test"},
		"a medical rate above 1": {func(c *Claim) {
			c.MedicalBase, c.MedicalRate = figure(t, "4200"),
				figure(t, "1.1")
		}, "out_of_range", "rate 1.1"},
		"a medical base, no rate": {func(c *Claim) { c.MedicalBase = figure(t, "4200") }, "missing_field",
			"medical_rate"},
		"a wage of 0": {func(c *Claim) { c.MinimumWage = figure(t, "0") }, "out_of_range",
			"minimum_wage 0"},
		"a bad own wage": {func(c *Claim) { c.Wages = decs(t, "-1") }, "out_of_range", "wages[0] -1"},
		"13 own wages": {func(c *Claim) { c.Wages = make([]decimal.Decimal, 13) }, "out_of_range",
			"wages 13 items"},
		"a birth before the claim": {func(c *Claim) { c.Births = months(t, "2026-04") }, "not_applicable",
			"births[0] 2026-04"},
		"a birth after the claim": {func(c *Claim) { c.Births = months(t, "2027-11") }, "not_applicable",
			"births[0] 2027-11"},
		"a birth twice": {func(c *Claim) { c.Births = months(t, "2026-08", "2026-08") }, "conflict",
			"is there twice"},
		"101 births": {func(c *Claim) { c.Births = make([]rule.Month, 101) }, "out_of_range",
			"births 101 items"},
		"a pause without an end": {func(c *Claim) { c.Pauses = []Pause{{From: month(t, "2026-06")}} },
			"missing_field", "pauses[0].until is missing"},
		"a pause of no month": {func(c *Claim) {
			c.Pauses = []Pause{{month(t, "2026-06"),
				month(t, "2026-06")}}
		}, "bad_date", "pauses[0].from 2026-06"},
		"pauses that overlap": {func(c *Claim) {
			c.Pauses = []Pause{{month(t, "2026-06"), month(t, "2026-09")}, {month(t, "2026-08"), month(t, "2026-10")}}
		}, "bad_date", "pauses[1].from 2026-08"},
		"101 pauses": {func(c *Claim) { c.Pauses = make([]Pause, 101) }, "out_of_range",
			"pauses 101 items"},
		"an end without a cause": {func(c *Claim) { c.End.From = month(t, "2026-06") }, "out_of_range",
			"end 0 is not known"},
		"an end without a month": {func(c *Claim) { c.End.Cause = Died }, "bad_date", "end"},
		"an end before the start": {func(c *Claim) { c.End = End{Cause: Died, From: month(t, "2026-04")} },
			"bad_date", "end 2026-04"},
		"a contract of 11 months":     {lump(func(e *End) { e.Contract = 11 }), "not_applicable", "art. 22"},
		"insured for 2 months":        {lump(func(e *End) { e.Insured = 2 }), "not_applicable", "art. 22"},
		"negative months of contract": {lump(func(e *End) { e.Contract = -1 }), "out_of_range", "contract -1"},
		"a lump sum for the army":     {lump(func(e *End) { e.Cause = Enlisted }), "not_applicable", "does not give"},
		"a lump sum before the end": {lump(func(e *End) { e.Applied = month(t, "2027-03") }), "bad_date",
			"applied 2027-03"},
		"a lump sum, nothing left": {lump(func(e *End) {
			e.From, e.Applied = month(t, "2027-11"),
				month(t, "2027-11")
		}), "not_applicable", "no month is left"},
		"a lump sum without a figure": {lump(func(e *End) { e.Applied = month(t, "2030-01") }), "no_rule", "2030-01"},
		"one-off and wages": {func(c *Claim) { c.OneOff, c.Wages = null(t, "1"), decs(t, "1") }, "conflict",
			"one_off"},
		"one-off and an end": {func(c *Claim) { c.OneOff, c.End.Cause = null(t, "1"), Died }, "conflict",
			"one_off"},
		"one-off without entitlement": {func(c *Claim) { c.OneOff, c.PaidMonths = null(t, "1"), 11 }, "not_applicable",
			"one_off"},
		"a negative one-off": {func(c *Claim) { c.OneOff = null(t, "-1") }, "out_of_range", "one_off -1"},
		"all at once": {func(c *Claim) { *c = Claim{PaidMonths: -1} }, "out_of_range",
			"minimum_wage is missing"},
	}, func(t *testing.T, c struct {
		edit func(*Claim)
		code string
		says string
	}) {
		out, err := Guangdong().Pay(claim(t, c.edit))
		require.ErrorContains(t, err, c.says)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.Nil(t, out.Payments)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
}

// 条例 art. 49: nothing before 2014-07; held to 2027-12; the time up to the retirement age from 2025-01 only.
func TestPayOutsideTheRegulation(t *testing.T) {
	for _, c := range []struct {
		name, first, retirement string
		paid                    int
		says                    string
	}{
		{name: "the month before", first: "2014-06", paid: 24, says: "art. 49 is in force from 2014-07-01"},
		{name: "long before, without a month", first: "2011-05", says: "art. 49 is in force from 2014-07-01"},
		{name: "the month after it holds to, without a month", first: "2028-01", says: "last looked at in 2026-11"},
		{name: "a month beyond it", first: "2027-12", paid: 24, says: "no benefit ratio is known for 2028-01"},
		{name: "up to retirement in 2024", first: "2024-10", retirement: "2024-12", paid: 12,
			says: "no benefit up to the retirement age is known for 2024-11"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Guangdong().Pay(Claim{PaidMonths: c.paid, First: month(t, c.first),
				Retirement:  month(t, c.retirement),
				MinimumWage: figure(t, "2300")})
			require.ErrorIs(t, err, rule.ErrNoRule)
			assert.ErrorContains(t, err, c.says)
		})
	}
}

// FuzzPay checks that the parts of a claim add up, that its months are used once, and that more contributions never
// give less.
func FuzzPay(f *testing.F) {
	f.Add(uint16(132), uint8(0), uint16(4), uint8(11), uint8(1), true, uint8(0))
	f.Add(uint16(24), uint8(3), uint16(0), uint8(0), uint8(0), false, uint8(9))
	f.Add(uint16(60), uint8(24), uint16(7), uint8(2), uint8(2), true, uint8(1))
	f.Fuzz(func(t *testing.T, paid uint16, carried uint8, start uint16, worked, cause uint8, lump bool, retires uint8) {
		p := Guangdong()
		// the months are made up
		p.Force.Until, p.Ratio, p.ExtendedFrom = rule.DateOf(2200, time.December, 31), figure(t, "0.9"), rule.Month{}
		c := Claim{PaidMonths: int(paid % 400), CarriedOver: int(carried % 25),
			First: rule.MonthOf(2020, time.January).Add(int(start % 600)), MinimumWage: figure(t,
				"2345.67"), Wages: decs(t, "7777.77")}
		if retires > 0 {
			c.Retirement = c.First.Add(int(retires))
		}
		if cause %= 9; cause > 0 {
			c.End = End{Cause: Ending(cause), From: c.First.Add(int(worked % 30))}
		}
		if lump && c.End.Cause != 0 && c.End.Cause <= StartedBusiness {
			c.End.Applied, c.End.Contract, c.End.Insured = c.End.From.Add(3), 12, 3
		}
		out, err := p.Pay(c)
		if err != nil {
			require.Equal(t, "not_applicable", rule.CodeOf(err), "only a lump sum with nothing left may fail: %v", err)
			return
		}
		var total decimal.Decimal
		regular := 0
		for _, m := range out.Payments {
			total = total.Add(m.Benefit).Add(m.Subsidy).Add(m.BirthBonus)
			if !m.Extended {
				regular++
			}
		}
		require.True(t, total.Add(out.Lump).Equal(out.Total))
		require.Equal(t, out.Entitled, regular+out.LumpMonths+out.Left)
		c.PaidMonths++
		more, err := p.Pay(c)
		require.NoError(t, err)
		require.False(t, c.Retirement.IsZero() && more.Total.LessThan(out.Total), "more contributions never pay less")
	})
}
