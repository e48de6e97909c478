package withhold_test

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
	"github.com/shebao-go/shebao/payroll/withhold"
	"github.com/shebao-go/shebao/rule"
)

// slip is 2025-08 with injury 0.2 %, unemployment 0.8 %, fund 5 % and 5 %. The medical floor is lowered to 5,510, so that
// the bases of requirement R17 are inside the limits.
func slip(t testing.TB, wage string, lowFloor bool, outside ...rule.Scheme) *payroll.Slip {
	t.Helper()
	p, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	if lowFloor {
		p, err = p.WithAll(map[string]string{"medical.floor": "5510", "maternity.floor": "5510"}) // one base
		require.NoError(t, err)
	}
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	e := payroll.Employee{Wage: tabletest.Dec(t, wage)}
	for _, scheme := range outside {
		e.Outside = append(e.Outside, payroll.Exclusion{Scheme: scheme, Reason: "not in this case"})
	}
	s, err := p.Slip(employer, e)
	require.NoError(t, err)
	return &s
}

func wages(t testing.TB, amount string) []withhold.Pay {
	t.Helper()
	return []withhold.Pay{{Kind: withhold.Wages, Amount: tabletest.Dec(t, amount)}}
}

func amounts(list []withhold.Amount) map[string]string {
	out := map[string]string{}
	for _, a := range list {
		out[a.Scheme.String()] = a.Amount.StringFixed(2)
	}
	return out
}

var order = []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Housing}

// Requirement R17: 6,000 x 8 %, 2 % and 0.2 % = 480.00, 120.00 and 12.00; the employer bears the first.
func TestR17EmployerBears(t *testing.T) {
	s := slip(t, "6000", true, rule.Housing)
	got, err := withhold.Withhold(withhold.Terms{Borne: []rule.Scheme{rule.Pension}}, withhold.Month{Slip: s, Pay: wages(t, "6000")})
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
	tabletest.Equal(t, "612.00", total)
}

// Requirement R18: 721.52 is due of a wage of 3,000 (440.80 + 124.72 + 6.00 + 150.00); the pay is 100.00, then 2,000.00.
func TestR18PayTooSmall(t *testing.T) {
	s := slip(t, "3000", false)
	terms := withhold.Terms{Short: withhold.CarryForward, Order: order}
	first, err := withhold.Withhold(terms, withhold.Month{Slip: s, Pay: wages(t, "100.00")})
	require.NoError(t, err)
	tabletest.Equal(t, "721.52", first.Bill)
	tabletest.Equal(t, "100.00", first.WithheldTotal)
	tabletest.Equal(t, "621.52", first.Advanced)
	tabletest.Equal(t, "621.52", first.CarryTotal)
	tabletest.Equal(t, "0", first.Expense)
	// 440.80 - 100.00
	assert.Equal(t, map[string]string{"pension": "100.00"}, amounts(first.Withheld))
	assert.Equal(t, map[string]string{"pension": "340.80", "medical": "124.72", "unemployment": "6.00", "housing": "150.00"}, amounts(first.Carry))

	second, err := withhold.Withhold(terms, withhold.Month{Slip: s, Pay: wages(t, "2000.00"), Carried: first.Carry})
	require.NoError(t, err)
	tabletest.Equal(t, "721.52", second.Bill)
	tabletest.Equal(t, "1343.04", second.WithheldTotal)
	tabletest.Equal(t, "621.52", second.Recovered)
	tabletest.Equal(t, "0", second.Advanced)
	tabletest.Equal(t, "0.00", second.CarryTotal)
	// 440.80 + 340.80; 124.72 x 2; 6 x 2; 150 x 2
	assert.Equal(t, map[string]string{"pension": "781.60", "medical": "249.44", "unemployment": "12.00", "housing": "300.00"}, amounts(second.Withheld))

	terms.Short = withhold.ByEmployer
	given, err := withhold.Withhold(terms, withhold.Month{Slip: s, Pay: wages(t, "100.00")})
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
		pay      []withhold.Pay
		withheld string
		advanced string
	}
	pay := func(kind withhold.Kind, amount string, choice withhold.Choice) withhold.Pay {
		return withhold.Pay{Kind: kind, Amount: tabletest.Dec(t, amount), Choice: choice}
	}
	tabletest.Run(t, map[string]c{
		"wages":                            {[]withhold.Pay{pay(withhold.Wages, "3000", 0)}, "721.52", "0"},
		"wages, and the choice agrees":     {[]withhold.Pay{pay(withhold.Wages, "3000", withhold.MayWithhold)}, "721.52", "0"},
		"paid injury leave":                {[]withhold.Pay{pay(withhold.InjuryLeavePay, "3000", 0)}, "721.52", "0"},
		"unpaid leave":                     {[]withhold.Pay{pay(withhold.UnpaidLeave, "0", 0)}, "0", "721.52"},
		"half a month of wages, then none": {[]withhold.Pay{pay(withhold.Wages, "500", 0), pay(withhold.UnpaidLeave, "0", 0)}, "500", "221.52"},
		"sick leave, by choice":            {[]withhold.Pay{pay(withhold.SickLeavePay, "700", withhold.MayWithhold)}, "700", "21.52"},
		"sick leave, paid whole":           {[]withhold.Pay{pay(withhold.SickLeavePay, "700", withhold.HandsOff)}, "0", "721.52"},
		"maternity: only the top-up":       {[]withhold.Pay{pay(withhold.MaternityAllowance, "5000", withhold.HandsOff), pay(withhold.MaternityTopUp, "600", withhold.MayWithhold)}, "600", "121.52"},
		"exactly enough":                   {[]withhold.Pay{pay(withhold.Wages, "721.52", 0)}, "721.52", "0"},
		"a fen short":                      {[]withhold.Pay{pay(withhold.Wages, "721.51", 0)}, "721.51", "0.01"},
	}, func(t *testing.T, c c) {
		got, err := withhold.Withhold(withhold.Terms{Short: withhold.CarryForward, Order: order}, withhold.Month{Slip: slip(t, "3000", false), Pay: c.pay})
		require.NoError(t, err)
		tabletest.Equal(t, c.withheld, got.WithheldTotal)
		tabletest.Equal(t, c.advanced, got.Advanced)
		tabletest.Equal(t, "721.52", got.Bill)
	})
}

func TestKindSource(t *testing.T) {
	for kind, article := range map[withhold.Kind]string{withhold.Wages: "第十二条", withhold.InjuryLeavePay: "第三十三条"} {
		cite, err := kind.Source()
		require.NoError(t, err)
		assert.Equal(t, article, cite.Article)
		assert.NotEmpty(t, cite.Quote)
	}
	for _, kind := range []withhold.Kind{withhold.SickLeavePay, withhold.MaternityAllowance, withhold.MaternityTopUp, withhold.UnpaidLeave} {
		_, err := kind.Source()
		assert.ErrorIs(t, err, rule.ErrNoRule)
	}
	for _, kind := range []withhold.Kind{0, 7, 255} {
		_, err := kind.Source()
		assert.ErrorIs(t, err, rule.ErrMissingField)
	}
}

func TestWithholdRefuses(t *testing.T) {
	type c struct {
		terms withhold.Terms
		month withhold.Month
		kind  error
		says  string
	}
	s := slip(t, "3000", false)
	enough, short := wages(t, "3000"), wages(t, "100")
	one := func(kind withhold.Kind, amount decimal.Decimal, choice withhold.Choice) withhold.Month {
		return withhold.Month{Slip: s, Pay: []withhold.Pay{{Kind: kind, Amount: amount, Choice: choice}}}
	}
	hundred := decimal.New(100, 0)
	tabletest.Run(t, map[string]c{
		"no slip":                        {withhold.Terms{}, withhold.Month{Pay: enough}, rule.ErrMissingField, "slip is missing"},
		"a slip that was refused":        {withhold.Terms{}, withhold.Month{Slip: &payroll.Slip{}, Pay: enough}, rule.ErrMissingField, "slip was refused"},
		"no pay":                         {withhold.Terms{}, withhold.Month{Slip: s}, rule.ErrMissingField, "pass UnpaidLeave with 0"},
		"short without a way out":        {withhold.Terms{Order: order}, withhold.Month{Slip: s, Pay: short}, rule.ErrMissingField, "short is missing and the pay is too small"},
		"short without an order":         {withhold.Terms{Short: withhold.CarryForward}, withhold.Month{Slip: s, Pay: short}, rule.ErrMissingField, "unemployment: order does not rank"},
		"an order without the fund":      {withhold.Terms{Short: withhold.CarryForward, Order: order[:3]}, withhold.Month{Slip: s, Pay: short}, rule.ErrMissingField, "housing: order does not rank"},
		"an unknown way out":             {withhold.Terms{Short: 3}, withhold.Month{Slip: s, Pay: enough}, rule.ErrOutOfRange, "short is not known"},
		"bearing injury insurance":       {withhold.Terms{Borne: []rule.Scheme{rule.Injury}}, withhold.Month{Slip: s, Pay: enough}, rule.ErrNotApplicable, "injury: borne injury has no employee's part"},
		"bearing twice":                  {withhold.Terms{Borne: []rule.Scheme{rule.Pension, rule.Pension}}, withhold.Month{Slip: s, Pay: enough}, rule.ErrConflict, "pension: borne pension is named twice"},
		"an order with an unknown one":   {withhold.Terms{Order: []rule.Scheme{200}}, withhold.Month{Slip: s, Pay: enough}, rule.ErrNotApplicable, "has no employee's part"},
		"a negative carry":               {withhold.Terms{}, withhold.Month{Slip: s, Pay: enough, Carried: []withhold.Amount{{Scheme: rule.Pension, Amount: decimal.New(-1, 0)}}}, rule.ErrOutOfRange, "pension: carried -1 is below 0"},
		"a hostile carry":                {withhold.Terms{}, withhold.Month{Slip: s, Pay: enough, Carried: []withhold.Amount{{Scheme: rule.Pension, Amount: decimal.New(1, math.MaxInt32)}}}, rule.ErrOutOfRange, "pension: carried has the exponent"},
		"a carry of injury insurance":    {withhold.Terms{}, withhold.Month{Slip: s, Pay: enough, Carried: []withhold.Amount{{Scheme: rule.Injury, Amount: hundred}}}, rule.ErrNotApplicable, "injury: carried"},
		"a kind that is not set":         {withhold.Terms{}, one(0, hundred, 0), rule.ErrMissingField, "kind is not set"},
		"sick leave without a choice":    {withhold.Terms{}, one(withhold.SickLeavePay, hundred, 0), rule.ErrNoRule, "pay sick_leave_pay has no text at hand"},
		"allowance without a choice":     {withhold.Terms{}, one(withhold.MaternityAllowance, hundred, 0), rule.ErrNoRule, "maternity_allowance"},
		"top-up without a choice":        {withhold.Terms{}, one(withhold.MaternityTopUp, hundred, 0), rule.ErrNoRule, "maternity_top_up"},
		"an unknown choice":              {withhold.Terms{}, one(withhold.SickLeavePay, hundred, 3), rule.ErrOutOfRange, "choice is not known"},
		"wages that are not to be taken": {withhold.Terms{}, one(withhold.Wages, hundred, withhold.HandsOff), rule.ErrConflict, "choice goes against the law"},
		"unpaid leave that is paid":      {withhold.Terms{}, one(withhold.UnpaidLeave, hundred, 0), rule.ErrConflict, "pay 100 is paid on unpaid leave"},
		"negative pay":                   {withhold.Terms{}, one(withhold.Wages, decimal.New(-1, 0), 0), rule.ErrOutOfRange, "pay -1 is below 0"},
		"hostile pay":                    {withhold.Terms{}, one(withhold.Wages, decimal.New(1, math.MinInt32), 0), rule.ErrOutOfRange, "pay has more than 2 decimals"},
	}, func(t *testing.T, c c) {
		_, err := withhold.Withhold(c.terms, c.month)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
	_, err := withhold.Withhold(withhold.Terms{Borne: []rule.Scheme{rule.Injury}, Short: 9}, withhold.Month{})
	for _, says := range []string{"slip is missing", "pay is missing", "borne injury", "short is not known"} {
		assert.ErrorContains(t, err, says)
	}
}

// A side that lacks a figure is not withheld from.
func TestDueOfAnIncompleteSide(t *testing.T) {
	p, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	p.Pension.EmployeeRate = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPension, What: rule.Untranslated("employee rate"), Month: p.Month})
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	s, err := p.Slip(employer, payroll.Employee{Wage: decimal.New(3000, 0)}, payroll.Partial)
	require.NoError(t, err)
	_, err = withhold.Due(&s)
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

// FuzzWithhold: the two identities of Result hold, nothing is below 0, no more is withheld than there is, and the parts add up.
func FuzzWithhold(f *testing.F) {
	s := slip(f, "3000", false)
	f.Add(uint32(10_000), uint32(0), uint32(0), uint8(0), false)
	f.Add(uint32(200_000), uint32(34_080), uint32(15_000), uint8(1), true)
	f.Fuzz(func(t *testing.T, pay, pension, housing uint32, borne uint8, given bool) {
		terms := withhold.Terms{Short: withhold.CarryForward, Order: order}
		if given {
			terms.Short = withhold.ByEmployer
		}
		for i, scheme := range order {
			if borne&(1<<i) != 0 {
				terms.Borne = append(terms.Borne, scheme)
			}
		}
		carried := []withhold.Amount{{Scheme: rule.Pension, Amount: decimal.New(int64(pension), -2)}, {Scheme: rule.Housing, Amount: decimal.New(int64(housing), -2)}}
		paid := decimal.New(int64(pay), -2)
		r, err := withhold.Withhold(terms, withhold.Month{Slip: s, Pay: []withhold.Pay{{Kind: withhold.Wages, Amount: paid}}, Carried: carried})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range []decimal.Decimal{r.WithheldTotal, r.BorneTotal, r.Advanced, r.Recovered, r.Expense, r.CarryTotal} {
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
		if !sum(r.Withheld).Equal(r.WithheldTotal) || !sum(r.Borne).Equal(r.BorneTotal) || !sum(r.Carry).Equal(r.CarryTotal) {
			t.Fatalf("the parts: %+v", r)
		}
	})
}

func sum(list []withhold.Amount) decimal.Decimal {
	var total decimal.Decimal
	for _, a := range list {
		total = total.Add(a.Amount)
	}
	return total
}
