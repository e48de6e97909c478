package inpatient_test

import (
	"math/big"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/rule"
)

// fen turns any number into an amount of at most max yuan.
func fen(n uint32, max int64) decimal.Decimal { return decimal.New(int64(n)%(max*100+1), -2) }

// fuzzed is a stay whose parts are shares of the rest of its bill.
func fuzzed(seed uint64, bill uint32) inpatient.Stay {
	s := inpatient.Stay{Tier: int(seed%3) + 1, Days: int(seed>>2%400) + 1, Bill: fen(bill, 200_000)}
	left := s.Bill
	for i, part := range []*decimal.Decimal{&s.ClassB, &s.Treatment, &s.Examination, &s.Disposable, &s.Implant,
		&s.Essential, &s.OutOfScope} {
		*part = left.Mul(decimal.New(int64(seed>>(12+3*i)%8), -1)).Truncate(2)
		left = left.Sub(*part)
	}
	s.TransferredFrom = int(seed >> 40 % 4)
	s.Kind = []inpatient.Kind{inpatient.General, inpatient.General, inpatient.Tuberculosis,
		inpatient.Mental}[seed>>44%4]
	return s
}

func person(retired bool) inpatient.Person {
	if retired {
		return inpatient.Retiree
	}
	return inpatient.Employee
}

func funds(r inpatient.Result) decimal.Decimal {
	return decimal.Sum(r.Pooled, r.MajorIllness, r.Supplement)
}

// Payers add up to the fen, the funds never pay less for a higher bill, no cap is passed, and a year reckoned in two
// calls is the year reckoned in one.
func FuzzReimburse(f *testing.F) {
	f.Add(uint64(2), uint32(12_000_000), uint64(0), uint32(1_000_000), uint32(100), uint32(1_644_480), false, true)
	f.Add(uint64(1<<40|2), uint32(7_660_000), uint64(3<<40), uint32(7_660_001), uint32(1), uint32(1_000_000), true,
		false)
	f.Add(uint64(0x7777777777), uint32(40_001), uint64(0x2222222222), uint32(0), uint32(3), uint32(100_000), true, true)
	f.Fuzz(func(t *testing.T, one uint64, billOne uint32, two uint64, billTwo, rise, wage uint32, retired,
		supplemented bool) {
		year := inpatient.Year{Person: person(retired), CityAnnualWage: fen(wage, 30_000).Add(decimal.New(1, 0)),
			Supplemented: supplemented,
			Stays:        []inpatient.Stay{fuzzed(one, billOne), fuzzed(two, billTwo)}}
		if year.Stays[1].TransferredFrom == year.Stays[0].Tier {
			year.Stays[1].TransferredFrom = 0 // a listed transfer cannot be split into two calls
		}
		whole := reimburse(t, year)

		six, three := decimal.New(6, 0), decimal.New(3, 0)
		assert.False(t, whole.Pooled.GreaterThan(year.CityAnnualWage.Mul(six)), "pooled cap")
		assert.False(t, whole.MajorIllness.GreaterThan(year.CityAnnualWage.Mul(three)), "major-illness cap")

		first, second := year, year
		first.Stays, second.Stays = year.Stays[:1], year.Stays[1:]
		a := reimburse(t, first)
		second.Used = a.Used
		b := reimburse(t, second)
		assert.True(t, funds(whole).Equal(funds(a).Add(funds(b))), "split year")
		assert.True(t, whole.Self.Equal(a.Self.Add(b.Self)), "split year")
		assert.True(t, whole.Used.Pooled.Equal(b.Used.Pooled) && whole.Used.Own.Equal(b.Used.Own))

		higher := first
		higher.Stays = []inpatient.Stay{year.Stays[0]}
		higher.Stays[0].Bill = higher.Stays[0].Bill.Add(fen(rise, 100_000))
		more := reimburse(t, higher)
		assert.False(t, more.Pooled.LessThan(a.Pooled), "pooled fell with the bill")
		assert.False(t, funds(more).LessThan(funds(a)), "funds fell with the bill")
		assert.False(t, more.Self.LessThan(a.Self), "own cost fell with the bill")
	})
}

// The same stay in exact fractions: a second way to the result, for stays that carry no cap and no essential medicines.
func FuzzReimburseAgainstFractions(f *testing.F) {
	f.Add(uint32(12_000_000), uint32(2_000_000), uint32(3_000_000), uint8(2), uint16(100))
	f.Add(uint32(40_001), uint32(33), uint32(0), uint8(0), uint16(90))
	f.Fuzz(func(t *testing.T, bill, classB, implant uint32, tier uint8, days uint16) {
		s := inpatient.Stay{Tier: int(tier%3) + 1, Days: int(days%1000) + 1, ClassB: fen(classB, 100_000),
			Implant: fen(implant, 100_000)}
		s.Bill = fen(bill, 500_000).Add(s.ClassB).Add(s.Implant)
		got := reimburse(t, inpatient.Year{Person: inpatient.Employee, CityAnnualWage: decimal.New(1_000_000, 0),
			Stays: []inpatient.Stay{s}})

		rat := func(text string) *big.Rat { r, _ := new(big.Rat).SetString(text); return r }
		toFen := func(r *big.Rat) *big.Rat { return rat(r.FloatString(2)) } // half away from zero
		firstPay := toFen(new(big.Rat).Mul(rat(s.ClassB.String()), rat("1/20")))
		firstPay.Add(firstPay, toFen(new(big.Rat).Mul(rat(s.Implant.String()), rat("1/5"))))
		due := new(big.Rat).Mul(rat([]string{"400", "800", "1600"}[s.Tier-1]), big.NewRat(int64((s.Days+89)/90), 1))
		covered := new(big.Rat).Sub(rat(s.Bill.String()), new(big.Rat).Add(firstPay, due))
		if covered.Sign() < 0 {
			covered = new(big.Rat)
		}
		pooled := toFen(covered.Mul(covered, rat([]string{"9/10", "17/20", "4/5"}[s.Tier-1])))
		tabletest.Equal(t, firstPay.FloatString(2), got.Claims[0].FirstPay)
		tabletest.Equal(t, due.FloatString(2), got.Claims[0].Deductible)
		tabletest.Equal(t, pooled.FloatString(2), got.Pooled)
	})
}

// No text of a number makes the package panic, and what it accepts is in range.
func FuzzReimburseAnyNumber(f *testing.F) {
	for _, seed := range []string{"120000", "-1", "1e9999", "1e-9999", "0.001", "99999999999999999999"} {
		f.Add(seed, seed, 3, 100, 1)
	}
	f.Fuzz(func(t *testing.T, bill, wage string, tier, days, from int) {
		b, errB := decimal.NewFromString(bill)
		w, errW := decimal.NewFromString(wage)
		if errB != nil || errW != nil {
			return
		}
		out, err := inpatient.Reimburse(inpatient.Decree123(),
			inpatient.Year{Person: inpatient.Employee, CityAnnualWage: w,
				Stays: []inpatient.Stay{{Tier: tier, Days: days, Bill: b, TransferredFrom: from}}})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.False(t, out.Self.IsNegative() || out.Self.GreaterThan(b))
	})
}

func TestReimburseRefuses(t *testing.T) {
	good := func() inpatient.Year {
		return inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
			Stays: []inpatient.Stay{stay(t, 3, 10, "1000", parts{})}}
	}
	for _, c := range []struct {
		name  string
		spoil func(*inpatient.Year)
		code  string
		says  string
	}{
		{name: "no person", spoil: func(y *inpatient.Year) { y.Person = "" }, code: "missing_field",
			says: "person is missing"},
		{name: "unknown person", spoil: func(y *inpatient.Year) { y.Person = "student" }, code: "out_of_range",
			says: "person student is not known"},
		{name: "no stays", spoil: func(y *inpatient.Year) { y.Stays = nil }, code: "out_of_range",
			says: "stays 0 items are not within 1 to 1000"},
		{name: "tier 0", spoil: func(y *inpatient.Year) { y.Stays[0].Tier = 0 }, code: "out_of_range",
			says: "stays[0].tier 0 is not within 1 to 3"},
		{name: "tier 4", spoil: func(y *inpatient.Year) { y.Stays[0].Tier = 4 }, code: "out_of_range",
			says: "stays[0].tier 4"},
		{name: "no days", spoil: func(y *inpatient.Year) { y.Stays[0].Days = 0 }, code: "out_of_range",
			says: "stays[0].days 0"},
		{name: "negative bill", spoil: func(y *inpatient.Year) { y.Stays[0].Bill = dec(t, "-0.01") },
			code: "out_of_range", says: "stays[0].bill -0.01 is below 0"},
		{name: "tenth of a fen", spoil: func(y *inpatient.Year) { y.Stays[0].Bill = dec(t, "0.001") },
			code: "out_of_range", says: "stays[0].bill 0.001 has more than 2 decimals"},
		{name: "huge exponent", spoil: func(y *inpatient.Year) { y.Stays[0].Bill = decimal.New(1, 1_000_000) },
			code: "out_of_range", says: "exponent"},
		{name: "part above the bill", spoil: func(y *inpatient.Year) { y.Stays[0].ClassB = dec(t, "1000.01") },
			code: "out_of_range", says: "below the sum of its parts, 1000.01"},
		{name: "parts together above it", spoil: func(y *inpatient.Year) {
			y.Stays[0].ClassB, y.Stays[0].Implant = dec(t, "600"),
				dec(t, "600")
		}, code: "out_of_range", says: "1200"},
		{name: "negative part", spoil: func(y *inpatient.Year) { y.Stays[0].Essential = dec(t, "-1") },
			code: "out_of_range", says: "stays[0].essential"},
		{name: "transferred from tier 9", spoil: func(y *inpatient.Year) { y.Stays[0].TransferredFrom = 9 },
			code: "out_of_range", says: "transferred_from_tier 9"},
		{name: "days before, no transfer", spoil: func(y *inpatient.Year) { y.Stays[0].DaysBefore = 9 },
			code: "out_of_range", says: "days_before 9"},
		{name: "unknown kind", spoil: func(y *inpatient.Year) { y.Stays[0].Kind = "dental" }, code: "out_of_range",
			says: "kind dental"},
		{name: "unknown cause", spoil: func(y *inpatient.Year) { y.Stays[0].Cause = 6 }, code: "out_of_range",
			says: "stays[0].cause invalid(6) is not known"},
		{name: "consultation without ratio", spoil: func(y *inpatient.Year) { y.Stays[0].Consultation = dec(t, "10") },
			code: "out_of_range", says: "is below 0.7"},
		{name: "consultation ratio above one", spoil: func(y *inpatient.Year) {
			y.Stays[0].Consultation, y.Stays[0].ConsultationRate = dec(t, "10"), dec(t, "7")
		}, code: "out_of_range", says: "consultation_rate 7"},
		{name: "wage 0", spoil: func(y *inpatient.Year) { y.CityAnnualWage = decimal.Decimal{} }, code: "out_of_range",
			says: "city_annual_wage 0 is below 1"},
		{name: "negative used", spoil: func(y *inpatient.Year) { y.Used.Own = dec(t, "-1") }, code: "out_of_range",
			says: "used.own"},
		{name: "used above the pooled cap", spoil: func(y *inpatient.Year) { y.Used.Pooled = dec(t, "986688.01") },
			code: "out_of_range", says: "used.pooled 986688.01 is above the year's cap, 986688"},
		{name: "used above the major cap", spoil: func(y *inpatient.Year) { y.Used.MajorIllness = dec(t, "493344.01") },
			code: "out_of_range", says: "used.major_illness 493344.01 is above the year's cap, 493344"},
		{name: "days before a listed transfer", spoil: func(y *inpatient.Year) {
			y.Stays = append(y.Stays, inpatient.Stay{Tier: 3, Days: 1, TransferredFrom: 3, DaysBefore: 1})
		}, code: "conflict", says: "stays[1].days_before repeats"},
	} {
		t.Run(c.name, func(t *testing.T) {
			y := good()
			_, err := inpatient.Reimburse(inpatient.Decree123(), y)
			require.NoError(t, err)
			c.spoil(&y)
			_, err = inpatient.Reimburse(inpatient.Decree123(), y)
			require.Error(t, err)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.Contains(t, err.Error(), c.says)
			assert.Contains(t, err.Error(), "medical: ")
		})
	}
}

func TestReimburseNamesEveryBadField(t *testing.T) {
	_, err := inpatient.Reimburse(inpatient.Decree123(), inpatient.Year{Stays: []inpatient.Stay{{Bill: dec(t, "-1")}}})
	for _, says := range []string{"person", "stays[0].tier", "stays[0].days", "stays[0].bill", "city_annual_wage"} {
		assert.ErrorContains(t, err, says)
	}
}

func TestParams(t *testing.T) {
	p, err := inpatient.ParamsOf("decree_123_2015")
	require.NoError(t, err)
	assert.Equal(t, "2015-07-01", p.From.String())
	require.NoError(t, p.Check())

	_, err = inpatient.ParamsOf("decree_193_2022")
	assert.Equal(t, "out_of_range", rule.CodeOf(err))

	year := inpatient.Year{Person: inpatient.Employee, CityAnnualWage: dec(t, annualWage),
		Stays: []inpatient.Stay{stay(t, 3, 10, "1000", parts{})}}
	for _, c := range []struct {
		name  string
		spoil func(*inpatient.Params)
	}{
		{name: "zero", spoil: func(p *inpatient.Params) { *p = inpatient.Params{} }},
		{name: "no period", spoil: func(p *inpatient.Params) { p.AgainAfter = 0 }},
		{name: "rate above one", spoil: func(p *inpatient.Params) { p.Implant = dec(t, "20") }},
		{name: "ratio of nothing", spoil: func(p *inpatient.Params) { p.RetireeRatio[1] = decimal.Decimal{} }},
		{name: "negative cap", spoil: func(p *inpatient.Params) { p.PooledCap = dec(t, "-6") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := inpatient.Decree123()
			c.spoil(&p)
			_, err := inpatient.Reimburse(p, year)
			assert.NotEmpty(t, rule.CodeOf(err))
		})
	}
}

// Each parameter at its bounds and beyond them, by the name it is refused with.
func TestParamsAtTheirBounds(t *testing.T) {
	amount := func(of func(*inpatient.Params) *decimal.Decimal) func(*inpatient.Params, string) {
		return func(p *inpatient.Params, text string) { *of(p) = dec(t, text) }
	}
	days := func(of func(*inpatient.Params) *int) func(*inpatient.Params, string) {
		return func(p *inpatient.Params, text string) {
			n, err := strconv.Atoi(text)
			require.NoError(t, err)
			*of(p) = n
		}
	}
	for _, c := range []struct {
		name      string
		set       func(*inpatient.Params, string)
		good, bad []string
	}{
		{name: "again_after", set: days(func(p *inpatient.Params) *int { return &p.AgainAfter }),
			good: []string{"1", "10000"}, bad: []string{"0", "10001"}},
		{name: "class_b", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.ClassB }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "treatment", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.Treatment }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "examination", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.Examination }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "disposable", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.Disposable }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "implant", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.Implant }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "essential_more", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.EssentialMore }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "essential_most", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.EssentialMost }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "consultation_least",
			set:  amount(func(p *inpatient.Params) *decimal.Decimal { return &p.ConsultationLeast }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "major_ratio", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.MajorRatio }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "supplement_ratio",
			set:  amount(func(p *inpatient.Params) *decimal.Decimal { return &p.SupplementRatio }),
			good: []string{"0", "1"}, bad: []string{"-0.1", "1.01"}},
		{name: "deductible",
			set:  amount(func(p *inpatient.Params) *decimal.Decimal { return &p.EmployeeDeductible[0] }),
			good: []string{"0"}, bad: []string{"-1", "0.001"}},
		{name: "deductible", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.RetireeDeductible[2] }),
			good: []string{"0"}, bad: []string{"-1", "0.001"}},
		{name: "ratio", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.EmployeeRatio[2] }),
			good: []string{"1"}, bad: []string{"0", "1.01"}},
		{name: "ratio", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.RetireeRatio[0] }),
			good: []string{"1"}, bad: []string{"0", "1.01"}},
		{name: "cap", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.PooledCap }),
			good: []string{"0", "100", "6.25"}, bad: []string{"100.01", "1.001"}},
		{name: "cap", set: amount(func(p *inpatient.Params) *decimal.Decimal { return &p.MajorCap }),
			good: []string{"0", "100", "6.25"}, bad: []string{"100.01", "1.001"}},
		{name: "supplement_over",
			set:  amount(func(p *inpatient.Params) *decimal.Decimal { return &p.SupplementOver }),
			good: []string{"0"}, bad: []string{"-1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := inpatient.Decree123()
			for _, text := range c.good {
				c.set(&p, text)
				assert.NoError(t, p.Check(), text)
			}
			for _, text := range c.bad {
				c.set(&p, text)
				assert.ErrorContains(t, p.Check(), "medical: "+c.name+" "+text)
			}
		})
	}
	for _, n := range []int{0, 10001} {
		p := inpatient.Decree123()
		p.TuberculosisAfter = n
		assert.Error(t, p.Check())
	}
	p := inpatient.Decree123()
	for _, n := range []int{1, 10000} {
		p.TuberculosisAfter = n
		assert.NoError(t, p.Check())
	}
}
