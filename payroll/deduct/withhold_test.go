package deduct_test

import (
	"math"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

// slip is 2025-08 with injury 0.2 %, unemployment 0.8 %, fund 5 % and 5 %. The medical floor is lowered to 5,510, so
// that its bases are inside the limits.
func slip(t testing.TB, wage string, lowFloor bool, outside ...rule.Scheme) *payroll.Slip {
	t.Helper()
	p, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	if lowFloor {
		p, err = p.WithAll(map[string]string{"medical.floor": "5510", "maternity.floor": "5510"}) // one base
		require.NoError(t, err)
	}
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	e := payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))}
	for _, scheme := range outside {
		e.Outside = append(e.Outside, payroll.Exclusion{Scheme: scheme, Reason: "not in this case"})
	}
	s, err := p.Slip(employer, e)
	require.NoError(t, err)
	return &s
}

func wages(t testing.TB, amount string) []deduct.Pay {
	t.Helper()
	return []deduct.Pay{{Kind: deduct.Wages, Amount: tabletest.Dec(t, amount)}}
}

func amounts(list []deduct.Amount) map[string]string {
	out := map[string]string{}
	for _, a := range list {
		out[a.Scheme.String()] = a.Amount.StringFixed(2)
	}
	return out
}

var order = []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Housing}

// 6,000 x 8 %, 2 % and 0.2 % = 480.00, 120.00 and 12.00; the employer bears the first.
func TestEmployerBearsThePension(t *testing.T) {
	s := slip(t, "6000", true, rule.Housing)
	got, err := deduct.Withhold(s, deduct.Month{Pay: wages(t, "6000"),
		Terms: deduct.Terms{Borne: []rule.Scheme{rule.Pension}}})
	require.NoError(t, err)
	tabletest.Equal(t, "612.00", got.Bill)
	tabletest.Equal(t, "132.00", got.WithheldTotal)
	tabletest.Equal(t, "480.00", got.BorneTotal)
	assert.Equal(t, map[string]string{"medical": "120.00", "unemployment": "12.00"}, amounts(got.Withheld))
	assert.Equal(t, map[string]string{"pension": "480.00"}, amounts(got.Borne))
	for _, zero := range []decimal.Decimal{got.Advanced, got.Recovered, got.Expense, got.CarryTotal} {
		tabletest.Equal(t, "0", zero)
	}
	total, err := s.Employee.Total()
	require.NoError(t, err)
	tabletest.Equal(t, "612.00", *total)
}

// Pay that is just enough needs no terms: 721.52 is due of a wage of 3,000. A fen less does.
func TestPayThatIsJustEnough(t *testing.T) {
	s := slip(t, "3000", false)
	got, err := deduct.Withhold(s, deduct.Month{Pay: wages(t, "721.52")})
	require.NoError(t, err)
	tabletest.Equal(t, "721.52", got.WithheldTotal)
	for _, zero := range []decimal.Decimal{got.Advanced, got.Recovered, got.Expense, got.CarryTotal} {
		tabletest.Equal(t, "0", zero)
	}
	_, err = deduct.Withhold(s, deduct.Month{Pay: wages(t, "721.51")})
	assert.ErrorContains(t, err, "short is missing and the pay is too small")
}

// 721.52 is due of a wage of 3,000 (440.80 + 124.72 + 6.00 + 150.00); the pay is 100.00, then 2,000.00.
func TestPayTooSmall(t *testing.T) {
	s := slip(t, "3000", false)
	terms := deduct.Terms{Short: deduct.CarryForward, Order: order}
	first, err := deduct.Withhold(s, deduct.Month{Pay: wages(t, "100.00"), Terms: terms})
	require.NoError(t, err)
	tabletest.Equal(t, "721.52", first.Bill)
	tabletest.Equal(t, "100.00", first.WithheldTotal)
	tabletest.Equal(t, "621.52", first.Advanced)
	tabletest.Equal(t, "621.52", first.CarryTotal)
	tabletest.Equal(t, "0", first.Expense)
	// 440.80 - 100.00
	assert.Equal(t, map[string]string{"pension": "100.00"}, amounts(first.Withheld))
	assert.Equal(t, map[string]string{"pension": "340.80", "medical": "124.72", "unemployment": "6.00",
		"housing": "150.00"}, amounts(first.Carry))

	second, err := deduct.Withhold(s, deduct.Month{Pay: wages(t, "2000.00"), Carried: first.Carry, Terms: terms})
	require.NoError(t, err)
	tabletest.Equal(t, "721.52", second.Bill)
	tabletest.Equal(t, "1343.04", second.WithheldTotal)
	tabletest.Equal(t, "621.52", second.Recovered)
	tabletest.Equal(t, "0", second.Advanced)
	tabletest.Equal(t, "0.00", second.CarryTotal)
	// 440.80 + 340.80; 124.72 x 2; 6 x 2; 150 x 2
	assert.Equal(t, map[string]string{"pension": "781.60", "medical": "249.44", "unemployment": "12.00",
		"housing": "300.00"}, amounts(second.Withheld))

	terms.Short = deduct.ByEmployer
	given, err := deduct.Withhold(s, deduct.Month{Pay: wages(t, "100.00"), Terms: terms})
	require.NoError(t, err)
	tabletest.Equal(t, "721.52", given.Bill)
	tabletest.Equal(t, "100.00", given.WithheldTotal)
	tabletest.Equal(t, "621.52", given.Expense)
	tabletest.Equal(t, "0", given.CarryTotal)
	assert.Empty(t, given.Carry)
}

// The pay that may be withheld from, by its kinds. 721.52 is due; what is not withheld is advanced.
func TestKindsOfPay(t *testing.T) {
	type c struct {
		name     string
		pay      []deduct.Pay
		withheld string
		advanced string
	}
	pay := func(kind deduct.Kind, amount string, choice deduct.Choice) deduct.Pay {
		return deduct.Pay{Kind: kind, Amount: tabletest.Dec(t, amount), Choice: choice}
	}
	tabletest.Each(t, []c{
		{name: "wages", pay: []deduct.Pay{pay(deduct.Wages, "3000", 0)}, withheld: "721.52", advanced: "0"},
		{name: "wages, and the choice agrees", pay: []deduct.Pay{pay(deduct.Wages, "3000", deduct.MayWithhold)},
			withheld: "721.52", advanced: "0"},
		{name: "paid injury leave", pay: []deduct.Pay{pay(deduct.InjuryLeavePay, "3000", 0)}, withheld: "721.52",
			advanced: "0"},
		{name: "unpaid leave", pay: []deduct.Pay{pay(deduct.UnpaidLeave, "0", 0)}, withheld: "0", advanced: "721.52"},
		{name: "half a month of wages, then none",
			pay: []deduct.Pay{pay(deduct.Wages, "500", 0), pay(deduct.UnpaidLeave, "0", 0)}, withheld: "500",
			advanced: "221.52"},
		{name: "sick leave, by choice", pay: []deduct.Pay{pay(deduct.SickLeavePay, "700", deduct.MayWithhold)},
			withheld: "700", advanced: "21.52"},
		{name: "sick leave, paid whole", pay: []deduct.Pay{pay(deduct.SickLeavePay, "700", deduct.HandsOff)},
			withheld: "0", advanced: "721.52"},
		{name: "maternity: only the top-up", pay: []deduct.Pay{pay(deduct.MaternityAllowance, "5000", deduct.HandsOff),
			pay(deduct.MaternityTopUp, "600", deduct.MayWithhold)}, withheld: "600", advanced: "121.52"},
		{name: "exactly enough", pay: []deduct.Pay{pay(deduct.Wages, "721.52", 0)}, withheld: "721.52", advanced: "0"},
		{name: "a fen short", pay: []deduct.Pay{pay(deduct.Wages, "721.51", 0)}, withheld: "721.51", advanced: "0.01"},
	}, func(t *testing.T, c c) {
		got, err := deduct.Withhold(slip(t, "3000", false), deduct.Month{Pay: c.pay,
			Terms: deduct.Terms{Short: deduct.CarryForward, Order: order}})
		require.NoError(t, err)
		tabletest.Equal(t, c.withheld, got.WithheldTotal)
		tabletest.Equal(t, c.advanced, got.Advanced)
		tabletest.Equal(t, "721.52", got.Bill)
	})
}

func TestKindSource(t *testing.T) {
	for kind, article := range map[deduct.Kind]string{deduct.Wages: "第十二条", deduct.InjuryLeavePay: "第三十三条"} {
		cite, err := kind.Source()
		require.NoError(t, err)
		assert.Equal(t, article, cite.Article)
		assert.NotEmpty(t, cite.Quote)
	}
	for _, kind := range []deduct.Kind{deduct.SickLeavePay, deduct.MaternityAllowance, deduct.MaternityTopUp,
		deduct.UnpaidLeave} {
		_, err := kind.Source()
		assert.ErrorIs(t, err, rule.ErrNoRule)
	}
	for _, kind := range []deduct.Kind{0, 7, 255} {
		_, err := kind.Source()
		assert.ErrorIs(t, err, rule.ErrMissingField)
	}
}

func TestWithholdRefuses(t *testing.T) {
	s := slip(t, "3000", false)
	enough, short, hundred := wages(t, "3000"), wages(t, "100"), decimal.New(100, 0)
	one := func(kind deduct.Kind, amount decimal.Decimal, choice deduct.Choice) []deduct.Pay {
		return []deduct.Pay{{Kind: kind, Amount: amount, Choice: choice}}
	}
	carried := func(scheme rule.Scheme, amount decimal.Decimal) []deduct.Amount {
		return []deduct.Amount{{Scheme: scheme, Amount: amount}}
	}
	pension, injury := []rule.Scheme{rule.Pension, rule.Pension}, []rule.Scheme{rule.Injury}
	for _, c := range []struct {
		name  string
		slip  *payroll.Slip
		pay   []deduct.Pay
		terms deduct.Terms
		carry []deduct.Amount
		kind  error
		says  string
	}{
		{name: "no slip", pay: enough, kind: rule.ErrMissingField, says: "slip is missing"},
		{name: "a slip that was refused", slip: &payroll.Slip{}, pay: enough, kind: rule.ErrMissingField,
			says: "slip was refused"},
		{name: "no pay", slip: s, kind: rule.ErrMissingField,
			says: "payroll: pay is missing; pass unpaid_leave with 0"},
		{name: "short without a way out", slip: s, pay: short, terms: deduct.Terms{Order: order},
			kind: rule.ErrMissingField, says: "short is missing and the pay is too small"},
		{name: "short without an order", slip: s, pay: short, terms: deduct.Terms{Short: deduct.CarryForward},
			kind: rule.ErrMissingField, says: "unemployment: order does not rank"},
		{name: "an order without the fund", slip: s, pay: short, kind: rule.ErrMissingField,
			terms: deduct.Terms{Short: deduct.CarryForward, Order: order[:3]}, says: "housing: order does not rank"},
		{name: "an unknown way out", slip: s, pay: enough, terms: deduct.Terms{Short: 3}, kind: rule.ErrOutOfRange,
			says: "payroll: short invalid(3) is not known; use one of carry_forward, by_employer"},
		{name: "bearing injury insurance", slip: s, pay: enough, terms: deduct.Terms{Borne: injury},
			kind: rule.ErrNotApplicable, says: "injury: borne[0] injury has no employee's part"},
		{name: "bearing twice", slip: s, pay: enough, terms: deduct.Terms{Borne: pension}, kind: rule.ErrConflict,
			says: "pension: borne[1] pension is named twice"},
		{name: "an order with an unknown one", slip: s, pay: enough, kind: rule.ErrOutOfRange,
			terms: deduct.Terms{Order: []rule.Scheme{200}}, says: "order[0] invalid(200) is not known"},
		{name: "an order with one twice", slip: s, pay: enough, kind: rule.ErrConflict,
			terms: deduct.Terms{Order: pension}, says: "pension: order[1] pension is named twice"},
		{name: "a negative carry", slip: s, pay: enough, carry: carried(rule.Pension, decimal.New(-1, 0)),
			kind: rule.ErrOutOfRange, says: "carried[0].amount -1 is below 0"},
		{name: "a hostile carry", slip: s, pay: enough, carry: carried(rule.Pension, decimal.New(1, math.MaxInt32)),
			kind: rule.ErrOutOfRange, says: "carried[0].amount has the exponent"},
		{name: "a carry of injury insurance", slip: s, pay: enough, carry: carried(rule.Injury, hundred),
			kind: rule.ErrNotApplicable, says: "injury: carried[0].scheme injury has no employee's part"},
		{name: "a kind that is not set", slip: s, pay: one(0, hundred, 0), kind: rule.ErrMissingField,
			says: "pay[0].kind is missing"},
		{name: "an unknown kind", slip: s, pay: one(7, hundred, 0), kind: rule.ErrOutOfRange,
			says: "pay[0].kind invalid(7) is not known"},
		{name: "sick leave without a choice", slip: s, pay: one(deduct.SickLeavePay, hundred, 0), kind: rule.ErrNoRule,
			says: "pay[0].kind sick_leave_pay has no text at hand"},
		{name: "allowance without a choice", slip: s, pay: one(deduct.MaternityAllowance, hundred, 0),
			kind: rule.ErrNoRule, says: "maternity_allowance"},
		{name: "top-up without a choice", slip: s, pay: one(deduct.MaternityTopUp, hundred, 0),
			kind: rule.ErrNoRule, says: "maternity_top_up"},
		{name: "an unknown choice", slip: s, pay: one(deduct.SickLeavePay, hundred, 3), kind: rule.ErrOutOfRange,
			says: "pay[0].choice invalid(3) is not known"},
		{name: "wages that are not to be taken", slip: s, pay: one(deduct.Wages, hundred, deduct.HandsOff),
			kind: rule.ErrConflict, says: "pay[0].choice hands_off goes against the law"},
		{name: "unpaid leave that is paid", slip: s, pay: one(deduct.UnpaidLeave, hundred, 0),
			kind: rule.ErrConflict, says: "pay[0].amount 100 is paid on unpaid leave"},
		{name: "negative pay", slip: s, pay: one(deduct.Wages, decimal.New(-1, 0), 0), kind: rule.ErrOutOfRange,
			says: "pay[0].amount -1 is below 0"},
		{name: "hostile pay", slip: s, pay: one(deduct.Wages, decimal.New(1, math.MinInt32), 0),
			kind: rule.ErrOutOfRange, says: "pay[0].amount has more than 2 decimals"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := deduct.Withhold(c.slip, deduct.Month{Pay: c.pay, Terms: c.terms, Carried: c.carry})
			require.ErrorIs(t, err, c.kind)
			assert.ErrorContains(t, err, c.says)
			if c.slip == nil || c.slip == s {
				tabletest.Chinese(t, rule.Message(err, rule.Chinese))
			}
		})
	}
	_, err := deduct.Withhold(nil, deduct.Month{Terms: deduct.Terms{Short: 9}, Pay: one(0, hundred, 9)})
	for _, says := range []string{"slip is missing", "pay[0].kind", "pay[0].choice", "short invalid(9)"} {
		assert.ErrorContains(t, err, says)
	}
	_, err = deduct.Withhold(nil, deduct.Month{Terms: deduct.Terms{Borne: injury}})
	for _, says := range []string{"slip is missing", "pay is missing", "borne[0] injury"} {
		assert.ErrorContains(t, err, says)
	}
}

// A side that lacks a figure is not withheld from.
func TestDueOfAnIncompleteSide(t *testing.T) {
	p, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	p.Pension.EmployeeRate = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPension,
		What: rule.Say("employee rate", "employee rate"), Month: p.Month})
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	s, err := p.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))}, payroll.Partial)
	require.NoError(t, err)
	_, err = deduct.Due(&s)
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

// FuzzWithhold: the two identities of Result hold, nothing is below 0, no more is withheld than there is, and the parts
// add up.
func FuzzWithhold(f *testing.F) {
	s := slip(f, "3000", false)
	f.Add(uint32(10_000), uint32(0), uint32(0), uint8(0), false)
	f.Add(uint32(200_000), uint32(34_080), uint32(15_000), uint8(1), true)
	f.Fuzz(func(t *testing.T, pay, pension, housing uint32, borne uint8, given bool) {
		terms := deduct.Terms{Short: deduct.CarryForward, Order: order}
		if given {
			terms.Short = deduct.ByEmployer
		}
		for i, scheme := range order {
			if borne&(1<<i) != 0 {
				terms.Borne = append(terms.Borne, scheme)
			}
		}
		carried := []deduct.Amount{{Scheme: rule.Pension, Amount: decimal.New(int64(pension), -2)},
			{Scheme: rule.Housing, Amount: decimal.New(int64(housing), -2)}}
		paid := decimal.New(int64(pay), -2)
		r, err := deduct.Withhold(s, deduct.Month{Pay: []deduct.Pay{{Kind: deduct.Wages, Amount: paid}},
			Carried: carried, Terms: terms})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range []decimal.Decimal{r.WithheldTotal, r.BorneTotal, r.Advanced, r.Recovered, r.Expense,
			r.CarryTotal} {
			if d.IsNegative() {
				t.Fatalf("%+v", r)
			}
		}
		in := carried[0].Amount.Add(carried[1].Amount)
		if !r.Bill.Add(r.Recovered).Equal(r.WithheldTotal.Add(r.BorneTotal).Add(r.Advanced)) ||
			!r.CarryTotal.Equal(in.Add(r.Advanced).Sub(r.Recovered).Sub(r.Expense)) {
			t.Fatalf("the identities: %+v", r)
		}
		short := r.CarryTotal.IsPositive() || r.Expense.IsPositive()
		if r.WithheldTotal.GreaterThan(paid) || short && !r.WithheldTotal.Equal(paid) {
			t.Fatalf("%s withheld of %s", r.WithheldTotal, paid)
		}
		if !sum(r.Withheld).Equal(r.WithheldTotal) || !sum(r.Borne).Equal(r.BorneTotal) ||
			!sum(r.Carry).Equal(r.CarryTotal) {
			t.Fatalf("the parts: %+v", r)
		}
	})
}

func sum(list []deduct.Amount) decimal.Decimal {
	var total decimal.Decimal
	for _, a := range list {
		total = total.Add(a.Amount)
	}
	return total
}
