package unemployment

import (
	"math"
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
	type c struct {
		name     string
		edit     func(*Claim)
		payments int
		total    string
		left     int
		lump     int
	}
	tabletest.Each(t, []c{
		{name: "under a year of contributions: nothing", edit: func(c *Claim) { c.PaidMonths = 11 }, payments: 0,
			total: "0", left: 0, lump: 0},
		{name: "months left of the last claim", edit: func(c *Claim) { c.PaidMonths, c.CarriedOver = 11, 2 },
			payments: 2, total: "4500", left: 0, lump: 0},
		{name: "24 months at most: 4 x 2250 + 20 x 2412", edit: func(c *Claim) {
			c.PaidMonths, c.First, c.MinimumWage = 1200,
				month(t, "2025-05"), figure(t, "2500")
		},
			payments: 24, total: "54000", left: 0, lump: 0},
		// art. 22: 7 left, half is 3.5, so 4 x 2,412 = 9,648; 4 x 2250 + 7 x 2412 = 25,884 before
		{name: "new work, 7 months left", edit: func(c *Claim) {
			c.End = End{Cause: Reemployed, From: month(t, "2027-04"), Applied: month(t, "2027-07"), Contract: 12,
				Insured: 3}
		}, payments: 11, total: "35532", left: 3, lump: 4},
		{name: "new work, no lump sum asked for", edit: func(c *Claim) {
			c.End = End{Cause: Reemployed,
				From: month(t, "2027-04")}
		}, payments: 11, total: "25884", left: 7, lump: 0},
		{name: "own business: all 7 months", edit: func(c *Claim) {
			c.End = End{Cause: StartedBusiness, From: month(t, "2027-04"), Applied: month(t, "2027-04")}
		}, payments: 11, total: "42768", left: 0, lump: 7},
		{name: "the lump sum by the benefit of its month: 18 x 2250", edit: func(c *Claim) {
			c.End = End{Cause: StartedBusiness, From: month(t, "2026-05"), Applied: month(t, "2026-08")}
		}, payments: 0, total: "40500", left: 0, lump: 18},
		{name: "the army", edit: func(c *Claim) { c.End = End{Cause: Enlisted, From: month(t, "2026-06")} },
			payments: 1, total: "2250", left: 17, lump: 0},
		{name: "emigration", edit: func(c *Claim) { c.End = End{Cause: Emigrated, From: month(t, "2026-06")} },
			payments: 1, total: "2250", left: 17, lump: 0},
		{name: "a monthly pension", edit: func(c *Claim) { c.End = End{Cause: Pensioned, From: month(t, "2026-06")} },
			payments: 1, total: "2250", left: 17, lump: 0},
		{name: "three refusals", edit: func(c *Claim) { c.End = End{Cause: RefusedThrice, From: month(t, "2026-06")} },
			payments: 1, total: "2250", left: 17, lump: 0},
		{name: "two checks missed", edit: func(c *Claim) {
			c.End = End{Cause: ChecksMissed,
				From: MissedTwice(months(t, "2026-06", "2026-07"))}
		}, payments: 2, total: "4500", left: 16, lump: 0},
		{name: "death in the second month",
			edit: func(c *Claim) { c.End = End{Cause: Died, From: month(t, "2026-07")} }, payments: 2, total: "4500",
			left: 16, lump: 0},
		{name: "an end after the period",
			edit: func(c *Claim) { c.End = End{Cause: Enlisted, From: month(t, "2030-01")} }, payments: 18,
			total: "42768", left: 0, lump: 0},
		{name: "an end in the first month",
			edit: func(c *Claim) { c.End = End{Cause: Enlisted, From: month(t, "2026-05")} }, payments: 0, total: "0",
			left: 18, lump: 0},
		{name: "a pause of 4 months before the step: 16 x 2412", edit: func(c *Claim) {
			c.PaidMonths, c.Pauses = 120,
				[]Pause{{month(t, "2026-05"), month(t, "2026-09")}}
		}, payments: 16, total: "38592", left: 0, lump: 0},
		{name: "two pauses, 2 x 2250 + 3 x 2412", edit: func(c *Claim) {
			c.PaidMonths, c.Pauses = 54, []Pause{{month(t, "2026-06"), month(t, "2026-07")},
				{month(t, "2026-08"), month(t, "2026-09")}}
		}, payments: 5, total: "11736", left: 0, lump: 0},
		{name: "two pauses, the second from the end of the first: 2250 + 2412", edit: func(c *Claim) {
			c.PaidMonths, c.Pauses = 24, []Pause{{month(t, "2026-06"), month(t, "2026-07")},
				{month(t, "2026-07"), month(t, "2026-09")}}
		}, payments: 2, total: "4662", left: 0, lump: 0},
		{name: "a pause that ends as the claim begins: 2 x 2250", edit: func(c *Claim) {
			c.PaidMonths, c.Pauses = 24, []Pause{{month(t, "2026-04"), month(t, "2026-05")}}
		}, payments: 2, total: "4500", left: 0, lump: 0},
		{name: "a pause cut short by an end", edit: func(c *Claim) {
			c.Pauses, c.End = []Pause{{month(t, "2026-06"), month(t, "2026-09")}}, End{Cause: Enlisted,
				From: month(t, "2026-08")}
		}, payments: 1, total: "2250", left: 17, lump: 0},
		{name: "a birth: 3 x 2250 more", edit: func(c *Claim) { c.Births = months(t, "2026-08") }, payments: 18,
			total: "49518", left: 0, lump: 0},
		{name: "a birth after the step: 3 x 2412", edit: func(c *Claim) { c.Births = months(t, "2026-09") },
			payments: 18, total: "50004", left: 0, lump: 0},
		{name: "the subsidy for 6 months: 6 x 1200", edit: func(c *Claim) { c.Wages = decs(t, "8000") }, payments: 18,
			total: "49968", left: 0, lump: 0},
		{name: "the subsidy for as long as it is due",
			edit: func(c *Claim) { c.PaidMonths, c.Wages = 24, decs(t, "8000") }, payments: 2, total: "6900", left: 0,
			lump: 0},
		{name: "no subsidy above the retirement age: 1 x 1200", edit: func(c *Claim) {
			c.PaidMonths, c.Wages, c.Retirement = 24,
				decs(t, "8000"), month(t, "2026-05")
		},
			payments: 2, total: "5700", left: 0, lump: 0},
		{name: "one-off in place of it all", edit: func(c *Claim) { c.OneOff = null(t, "1234.56") }, payments: 0,
			total: "1234.56", left: 0, lump: 0},
		{name: "never below the living standard",
			edit: func(c *Claim) { c.PaidMonths, c.Living = 24, figure(t, "2300") }, payments: 2, total: "4600",
			left: 0, lump: 0},
	}, func(t *testing.T, c c) {
		out := pay(t, claim(t, c.edit))
		assert.Len(t, out.Payments, c.payments)
		tabletest.Equal(t, c.total, out.Total)
		assert.Equal(t, c.left, out.Left)
		assert.Equal(t, c.lump, out.LumpMonths)
	})
}

func TestPayUpToRetirement(t *testing.T) {
	type c struct {
		name, retirement string
		last             string
		extended         int
	}
	tabletest.Each(t, []c{ // two months, 2026-05 and 2026-06
		{name: "in the last month", retirement: "2026-06", last: "2026-06", extended: 0},
		{name: "the month after", retirement: "2026-07", last: "2026-07", extended: 1},
		{name: "a year after the last month", retirement: "2027-06", last: "2027-06", extended: 12},
		{name: "13 months after", retirement: "2027-07", last: "2026-06", extended: 0},
		{name: "before", retirement: "2026-01", last: "2026-06", extended: 0},
	}, func(t *testing.T, c c) {
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

// The benefit goes on up to the retirement age from 2025-01: a month of 2,300 x 90 % = 2,070 in 2024-12 and one more.
func TestPayUpToRetirementFromItsFirstMonth(t *testing.T) {
	out, err := Guangdong().Pay(Claim{PaidMonths: 12, First: month(t, "2024-12"), Retirement: month(t, "2025-01"),
		MinimumWage: figure(t, "2300")})
	require.NoError(t, err)
	require.Len(t, out.Payments, 2)
	assert.True(t, out.Payments[1].Extended)
	tabletest.Equal(t, "4140", out.Total)
}

// A benefit is as weak as its weakest figure: the minimum wage is corroborated to 2026-08 and reported from then on,
// the living standard is the caller's, and the share is the regulation's own.
func TestPayGrade(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(*Claim)
		want rule.Grade
	}{
		{name: "the minimum wage", edit: func(c *Claim) { c.PaidMonths = 24 }, want: rule.Corroborated},
		{name: "a living standard beside it", edit: func(c *Claim) { c.PaidMonths, c.Living = 24, figure(t, "900") },
			want: rule.Supplied},
		{name: "a living standard beside what was published", edit: func(c *Claim) {
			c.PaidMonths, c.Published, c.Living = 24, c.MinimumWage, figure(t, "900")
		}, want: rule.Supplied},
		{name: "a lump sum of a weaker month", edit: func(c *Claim) {
			c.End = End{Cause: StartedBusiness, From: month(t, "2026-06"), Applied: month(t, "2026-09")}
		}, want: rule.Reported},
		{name: "a lump sum of a month known better", edit: func(c *Claim) {
			c.Published = func(m rule.Month) (rule.Figure, error) {
				if m == month(t, "2026-05") {
					return figure(t, "2300")(m)
				}
				return rule.Figure{}, &rule.NoRuleError{Area: rule.AreaUnemployment,
					What: rule.Say("benefit", "失业保险金"), Month: m}
			}
			c.End = End{Cause: StartedBusiness, From: month(t, "2026-06"), Applied: month(t, "2026-06")}
		}, want: rule.Supplied},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, pay(t, claim(t, c.edit)).Grade) })
	}
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

// A premium is rounded half up to the fen.
func TestPayMedicalPremiumIsRounded(t *testing.T) {
	for _, c := range []struct{ name, base, want string }{
		{name: "half a fen", base: "4200.05", want: "420.01"},
		{name: "below half a fen", base: "4200.04", want: "420"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := pay(t, claim(t, func(k *Claim) {
				k.PaidMonths, k.MedicalBase, k.MedicalRate = 24, figure(t, c.base), figure(t, "0.1")
			}))
			tabletest.Equal(t, c.want, out.Payments[0].MedicalPremium)
		})
	}
}

func TestDamages(t *testing.T) {
	claimed := pay(t, claim(t))
	for _, c := range []struct {
		name          string
		due, received Outcome
		want          string
	}{
		{name: "nothing received", due: claimed, received: Outcome{}, want: "42768"},
		{name: "nothing due", due: Outcome{}, received: claimed, want: "0"},
		{name: "16 months received: two of 2,412 less", due: claimed,
			received: pay(t, claim(t, func(c *Claim) { c.PaidMonths = 120 })), want: "4824"},
		{name: "the most there is", due: Outcome{Total: decimal.New(1, 16)}, want: "10000000000000000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			owed, err := c.due.Damages(c.received)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, owed)
		})
	}
}

// A total whose difference would have two thousand million digits is refused before it is taken.
func TestDamagesOfNoTotal(t *testing.T) {
	for _, c := range []struct {
		name          string
		due, received decimal.Decimal
		field         string
	}{
		{name: "due, the greatest exponent", due: decimal.New(1, math.MaxInt32), field: "due"},
		{name: "received, the least exponent", received: decimal.New(1, math.MinInt32), field: "received"},
		{name: "received, below 0", received: decimal.New(-1, 0), field: "received"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Outcome{Total: c.due}.Damages(Outcome{Total: c.received})
			assert.Equal(t, "out_of_range", rule.CodeOf(err))
			assert.ErrorContains(t, err, c.field)
		})
	}
}

// Where the city has published the benefit of a month, that is paid; where it is not known, the formula is.
func TestPayWhatWasPublished(t *testing.T) {
	c := claim(t, func(c *Claim) {
		c.PaidMonths = 24
		c.Published = func(m rule.Month) (rule.Figure, error) {
			if m == month(t, "2026-05") {
				return figure(t, "2300")(m)
			}
			return rule.Figure{}, &rule.NoRuleError{Area: rule.AreaUnemployment,
				What: rule.Say("benefit", "失业保险金"), Month: m}
		}
	})
	out := pay(t, c)
	require.Len(t, out.Payments, 2)
	tabletest.Equal(t, "2300", out.Payments[0].Benefit)
	tabletest.Equal(t, "2250", out.Payments[1].Benefit)
	assert.Equal(t, rule.Supplied, out.Payments[0].Grade, "what was published is the caller's")
	assert.Equal(t, rule.Corroborated, out.Payments[1].Grade, "as weak as the minimum wage")
	c.Published = func(rule.Month) (rule.Figure, error) { return rule.Figure{}, rule.ErrBelowGrade }
	_, err := Guangdong().Pay(c)
	assert.ErrorIs(t, err, rule.ErrBelowGrade)
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
	type c struct {
		name string
		edit func(*Claim)
		code string
		says string
	}
	tabletest.Each(t, []c{
		{name: "negative months", edit: func(c *Claim) { c.PaidMonths = -1 }, code: "out_of_range",
			says: "paid_months -1"},
		{name: "too many carried over", edit: func(c *Claim) { c.CarriedOver = 25 }, code: "out_of_range",
			says: "carried_over 25"},
		{name: "no first month", edit: func(c *Claim) { c.First = rule.Month{} }, code: "bad_date",
			says: "first_month"},
		{name: "at the end of the calendar", edit: func(c *Claim) { c.First = month(t, "2200-12") }, code: "bad_date",
			says: "first_month"},
		{name: "no minimum wage", edit: func(c *Claim) { c.MinimumWage = nil }, code: "missing_field",
			says: "minimum_wage"},
		{name: "a month without a figure", edit: func(c *Claim) { c.First = month(t, "2027-12") }, code: "no_rule",
			says: "2028-01"},
		{name: "an unset figure", edit: func(c *Claim) { c.MinimumWage = unknown }, code: "missing_field",
			says: "figure is not set"},
		{name: "an unset living standard", edit: func(c *Claim) { c.Living = unknown }, code: "missing_field",
			says: "figure is not set"},
		{name: "a failing living standard", edit: func(c *Claim) { c.Living = failing }, code: "no_rule",
			says: "no test"},
		{name: "a failing medical base",
			edit: func(c *Claim) { c.MedicalBase, c.MedicalRate = failing, figure(t, "0.1") }, code: "no_rule",
			says: "no test"},
		{name: "a medical rate above 1", edit: func(c *Claim) {
			c.MedicalBase, c.MedicalRate = figure(t, "4200"),
				figure(t, "1.1")
		}, code: "out_of_range", says: "rate 1.1"},
		{name: "a medical base, no rate", edit: func(c *Claim) { c.MedicalBase = figure(t, "4200") },
			code: "missing_field", says: "medical_rate"},
		{name: "a wage of 0", edit: func(c *Claim) { c.MinimumWage = figure(t, "0") }, code: "out_of_range",
			says: "minimum_wage 0"},
		{name: "a bad own wage", edit: func(c *Claim) { c.Wages = decs(t, "-1") }, code: "out_of_range",
			says: "wages[0] -1"},
		{name: "13 own wages", edit: func(c *Claim) { c.Wages = make([]decimal.Decimal, 13) }, code: "out_of_range",
			says: "wages 13 items"},
		{name: "a birth before the claim", edit: func(c *Claim) { c.Births = months(t, "2026-04") },
			code: "not_applicable", says: "births[0] 2026-04"},
		{name: "a birth after the claim", edit: func(c *Claim) { c.Births = months(t, "2027-11") },
			code: "not_applicable", says: "births[0] 2027-11"},
		{name: "a birth twice", edit: func(c *Claim) { c.Births = months(t, "2026-08", "2026-08") }, code: "conflict",
			says: "is there twice"},
		{name: "101 births", edit: func(c *Claim) { c.Births = make([]rule.Month, 101) }, code: "out_of_range",
			says: "births 101 items"},
		{name: "a pause beyond the calendar", edit: func(c *Claim) {
			c.Pauses = []Pause{{month(t, "2026-06"), month(t, "2150-01")}}
		}, code: "bad_date", says: "unemployment: pauses[0].from 2026-06 does not end after it begins"},
		{name: "a pause without an end", edit: func(c *Claim) { c.Pauses = []Pause{{From: month(t, "2026-06")}} },
			code: "missing_field", says: "pauses[0].until is missing"},
		{name: "a pause of no month", edit: func(c *Claim) {
			c.Pauses = []Pause{{month(t, "2026-06"),
				month(t, "2026-06")}}
		}, code: "bad_date", says: "pauses[0].from 2026-06"},
		{name: "pauses that overlap", edit: func(c *Claim) {
			c.Pauses = []Pause{{month(t, "2026-06"), month(t, "2026-09")}, {month(t, "2026-08"), month(t, "2026-10")}}
		}, code: "bad_date", says: "pauses[1].from 2026-08"},
		{name: "101 pauses", edit: func(c *Claim) { c.Pauses = make([]Pause, 101) }, code: "out_of_range",
			says: "pauses 101 items"},
		{name: "an end without a cause", edit: func(c *Claim) { c.End.From = month(t, "2026-06") },
			code: "out_of_range", says: "end 0 is not known"},
		{name: "an end without a month", edit: func(c *Claim) { c.End.Cause = Died }, code: "bad_date", says: "end"},
		{name: "an end without a month, of a claim without one", code: "bad_date",
			edit: func(c *Claim) { *c = Claim{End: End{Cause: Died}} },
			says: "unemployment: end - is not a month from the first one on"},
		{name: "an end before the start", edit: func(c *Claim) { c.End = End{Cause: Died, From: month(t, "2026-04")} },
			code: "bad_date", says: "end 2026-04"},
		{name: "a contract of 11 months", edit: lump(func(e *End) { e.Contract = 11 }), code: "not_applicable",
			says: "unemployment: applied 2027-07 comes without a contract of a year"},
		{name: "insured for 2 months", edit: lump(func(e *End) { e.Insured = 2 }), code: "not_applicable",
			says: "unemployment: applied 2027-07 comes without a contract of a year"},
		{name: "negative months of contract", edit: lump(func(e *End) { e.Contract = -1 }), code: "out_of_range",
			says: "contract -1"},
		{name: "a lump sum for the army", edit: lump(func(e *End) { e.Cause = Enlisted }), code: "not_applicable",
			says: "unemployment: applied 2027-07 asks for a lump sum this ending does not give"},
		{name: "a lump sum before the end", edit: lump(func(e *End) { e.Applied = month(t, "2027-03") }),
			code: "bad_date", says: "applied 2027-03"},
		{name: "a lump sum, nothing left", edit: lump(func(e *End) {
			e.From, e.Applied = month(t, "2027-11"),
				month(t, "2027-11")
		}), code: "not_applicable", says: "no month is left"},
		{name: "a lump sum without a figure", edit: lump(func(e *End) { e.Applied = month(t, "2030-01") }),
			code: "no_rule", says: "2030-01"},
		{name: "one-off and wages", edit: func(c *Claim) { c.OneOff, c.Wages = null(t, "1"), decs(t, "1") },
			code: "conflict", says: "unemployment: one_off "},
		{name: "one-off, a birth and a pause", edit: func(c *Claim) {
			c.OneOff, c.Births = null(t, "1"), months(t, "2026-05")
			c.Pauses = []Pause{{month(t, "2026-06"), month(t, "2026-07")}}
		}, code: "conflict", says: "unemployment: one_off "},
		{name: "one-off, wages and a birth", edit: func(c *Claim) {
			c.OneOff, c.Wages, c.Births = null(t, "1"), decs(t, "1"), months(t, "2026-05")
		}, code: "conflict", says: "unemployment: one_off "},
		{name: "one-off and an end", edit: func(c *Claim) { c.OneOff, c.End.Cause = null(t, "1"), Died },
			code: "conflict", says: "unemployment: one_off "},
		{name: "one-off without entitlement", edit: func(c *Claim) { c.OneOff, c.PaidMonths = null(t, "1"), 11 },
			code: "not_applicable", says: "unemployment: one_off 1 needs at least one benefit month"},
		{name: "a negative one-off", edit: func(c *Claim) { c.OneOff = null(t, "-1") }, code: "out_of_range",
			says: "one_off -1"},
		{name: "all at once", edit: func(c *Claim) { *c = Claim{PaidMonths: -1} }, code: "out_of_range",
			says: "minimum_wage is missing"},
	}, func(t *testing.T, c c) {
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
			var gap *rule.NoRuleError
			require.ErrorAs(t, err, &gap)
			assert.Equal(t, rule.AreaUnemployment, gap.Area)
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
