package injury_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// null reads a decimal that may be absent.
func null(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

// equalNull compares an optional decimal; "" wants none.
func equalNull(t testing.TB, want string, got decimal.NullDecimal) {
	t.Helper()
	assert.Equal(t, want != "", got.Valid)
	if want != "" {
		tabletest.Equal(t, want, got.Decimal)
	}
}

// guangdong has the province's numbers as public copies print them; the regulation itself was not seen.
func guangdong(t testing.TB) injury.BenefitParams {
	p := injury.NationalBenefits()
	p.Nursing = []decimal.Decimal{tabletest.Dec(t, "0.6"), tabletest.Dec(t, "0.5"), tabletest.Dec(t, "0.4"),
		tabletest.Dec(t, "0.3")}
	p.MedicalMonths = [6]int{10, 8, 6, 4, 2, 1}
	p.EmploymentMonths = [6]int{50, 40, 25, 15, 8, 4}
	return p
}

func TestOwnWage(t *testing.T) {
	type c struct{ name, average, pool, want string }
	tabletest.Each(t, []c{
		{name: "within", average: "8000", pool: "6764", want: "8000.00"},
		{name: "above 300 %", average: "30000", pool: "6764", want: "20292.00"},
		{name: "below 60 %: 6764 x 0.6", average: "3000", pool: "6764", want: "4058.40"},
		{name: "60 % of 9183", average: "4000", pool: "9183", want: "5509.80"},
		{name: "60 % exactly", average: "4058.40", pool: "6764", want: "4058.40"},
		{name: "a fen below", average: "4058.39", pool: "6764", want: "4058.40"},
		{name: "a fen above", average: "4058.41", pool: "6764", want: "4058.41"},
		{name: "300 % exactly", average: "20292", pool: "6764", want: "20292"},
		{name: "a fen above 300 %", average: "20292.01", pool: "6764", want: "20292"},
		{name: "nothing paid", average: "0", pool: "6764", want: "4058.40"},
		{name: "rounded once: 9183.33 x 0.6", average: "0", pool: "9183.33", want: "5510.00"},
		{name: "rounded down: 1.02 x 0.6", average: "0", pool: "1.02", want: "0.61"},
	}, func(t *testing.T, c c) {
		got, err := injury.OwnWage(injury.Wages{Average: tabletest.Dec(t, c.average),
			PoolAverage: tabletest.Dec(t, c.pool)})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := injury.OwnWage(injury.Wages{Average: tabletest.Dec(t, "-1")})
	require.ErrorContains(t, err, "injury: average_12_months -1 is below 0")
	require.ErrorContains(t, err, "pool_average 0 is below 1")
}

func TestDisability(t *testing.T) {
	type c struct {
		name                   string
		grade                  int
		wage, minimum          string
		lump, allowance, topUp string
		payer                  string
	}
	tabletest.Each(t, []c{
		{name: "grade 1: 27 months", grade: 1, wage: "1000", minimum: "", lump: "27000", allowance: "900", topUp: "",
			payer: "fund"},
		{name: "grade 2: 25 months", grade: 2, wage: "1000", minimum: "", lump: "25000", allowance: "850", topUp: "",
			payer: "fund"},
		{name: "grade 3: 23 months", grade: 3, wage: "1000", minimum: "", lump: "23000", allowance: "800", topUp: "",
			payer: "fund"},
		{name: "grade 4: 21 months", grade: 4, wage: "1000", minimum: "", lump: "21000", allowance: "750", topUp: "",
			payer: "fund"},
		{name: "grade 5: 18 months", grade: 5, wage: "1000", minimum: "", lump: "18000", allowance: "700", topUp: "",
			payer: "employer"},
		{name: "grade 6: 16 months", grade: 6, wage: "1000", minimum: "", lump: "16000", allowance: "600", topUp: "",
			payer: "employer"},
		{name: "grade 7: 13 months", grade: 7, wage: "1000", minimum: "", lump: "13000", allowance: "", topUp: "",
			payer: ""},
		{name: "grade 8: 11 months", grade: 8, wage: "1000", minimum: "", lump: "11000", allowance: "", topUp: "",
			payer: ""},
		{name: "grade 9: 9 months", grade: 9, wage: "1000", minimum: "", lump: "9000", allowance: "", topUp: "",
			payer: ""},
		{name: "grade 10: 7 x 8000", grade: 10, wage: "8000", minimum: "", lump: "56000", allowance: "", topUp: "",
			payer: ""},
		{name: "grade 1 on 10000", grade: 1, wage: "10000", minimum: "", lump: "270000", allowance: "9000", topUp: "",
			payer: "fund"},
		{name: "grade 2 on 10000", grade: 2, wage: "10000", minimum: "", lump: "250000", allowance: "8500", topUp: "",
			payer: "fund"},
		{name: "grade 3 on 10000", grade: 3, wage: "10000", minimum: "", lump: "230000", allowance: "8000", topUp: "",
			payer: "fund"},
		{name: "grade 4 on 10000", grade: 4, wage: "10000", minimum: "", lump: "210000", allowance: "7500", topUp: "",
			payer: "fund"},
		{name: "grade 5 on 10000", grade: 5, wage: "10000", minimum: "", lump: "180000", allowance: "7000", topUp: "",
			payer: "employer"},
		{name: "grade 6 on 10000", grade: 6, wage: "10000", minimum: "", lump: "160000", allowance: "6000", topUp: "",
			payer: "employer"},
		{name: "grade 6: 6000 x 60 %", grade: 6, wage: "6000", minimum: "2680", lump: "96000", allowance: "3600",
			topUp: "0", payer: "employer"},
		{name: "grade 6: 5509.80 x 60 %", grade: 6, wage: "5509.80", minimum: "2680", lump: "88156.80",
			allowance: "3305.88", topUp: "0", payer: "employer"},
		{name: "2400 up to the minimum wage of 2680", grade: 6, wage: "4000", minimum: "2680", lump: "64000",
			allowance: "2400", topUp: "280", payer: "employer"},
		{name: "equal to the minimum wage", grade: 1, wage: "3000", minimum: "2700", lump: "81000", allowance: "2700",
			topUp: "0", payer: "fund"},
		{name: "a fen below it", grade: 1, wage: "3000", minimum: "2700.01", lump: "81000", allowance: "2700",
			topUp: "0.01", payer: "fund"},
		{name: "no top-up without an allowance", grade: 7, wage: "1000", minimum: "2680", lump: "13000", allowance: "",
			topUp: "", payer: ""},
		{name: "half a fen goes up: 0.01 x 75 % = 0.0075", grade: 4, wage: "0.01", minimum: "", lump: "0.21",
			allowance: "0.01", topUp: "", payer: "fund"},
		{name: "no wage", grade: 1, wage: "0", minimum: "2680", lump: "0", allowance: "0", topUp: "2680",
			payer: "fund"},
	}, func(t *testing.T, c c) {
		got, err := injury.Disability(injury.Disabled{Grade: c.grade, OwnWage: tabletest.Dec(t, c.wage),
			MinimumWage: null(t, c.minimum)})
		require.NoError(t, err)
		tabletest.Equal(t, c.lump, got.Lump)
		equalNull(t, c.allowance, got.Allowance)
		equalNull(t, c.topUp, got.TopUp)
		assert.Equal(t, c.payer, got.Payer.String())
		base := ""
		if c.grade <= 4 {
			base = c.allowance
		}
		equalNull(t, base, got.MedicalBase)
	})
}

func TestDisabilityErrors(t *testing.T) {
	for _, grade := range []int{0, 11, -1, math.MaxInt} {
		_, err := injury.Disability(injury.Disabled{Grade: grade, OwnWage: tabletest.Dec(t, "1000")})
		assert.Equal(t, "out_of_range", rule.CodeOf(err), "grade %d", grade)
	}
	_, err := injury.Disability(injury.Disabled{OwnWage: tabletest.Dec(t, "-1"), MinimumWage: null(t, "0")})
	for _, s := range []string{"grade 0", "own_wage -1", "minimum_wage 0"} {
		require.ErrorContains(t, err, s)
	}
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
}

func TestPensionTopUp(t *testing.T) {
	type c struct{ name, allowance, pension, want string }
	tabletest.Each(t, []c{
		{name: "pension below", allowance: "4500", pension: "4000.50", want: "499.50"},
		{name: "equal", allowance: "4500", pension: "4500", want: "0"},
		{name: "above", allowance: "4500", pension: "5000", want: "0"},
	}, func(t *testing.T, c c) {
		got, err := injury.PensionTopUp(injury.Replaced{Allowance: tabletest.Dec(t, c.allowance),
			Pension: tabletest.Dec(t, c.pension)})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := injury.PensionTopUp(injury.Replaced{Allowance: tabletest.Dec(t, "-1"), Pension: tabletest.Dec(t, "-2")})
	require.ErrorContains(t, err, "allowance -1")
	require.ErrorContains(t, err, "pension -2")
}

func TestNursingAllowance(t *testing.T) {
	type c struct {
		name  string
		p     injury.BenefitParams
		level int
		want  string
	}
	tabletest.Each(t, []c{
		{name: "national 50 %", p: injury.NationalBenefits(), level: 1, want: "4591.50"},
		{name: "national 40 %", p: injury.NationalBenefits(), level: 2, want: "3673.20"},
		{name: "national 30 %", p: injury.NationalBenefits(), level: 3, want: "2754.90"},
		{name: "four levels, heaviest", p: guangdong(t), level: 1, want: "5509.80"},
		{name: "four levels, lightest", p: guangdong(t), level: 4, want: "2754.90"},
	}, func(t *testing.T, c c) {
		got, err := c.p.NursingAllowance(injury.Nursed{Level: c.level, PoolAverage: tabletest.Dec(t, "9183")})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	for _, level := range []int{0, 4} {
		_, err := injury.NationalBenefits().NursingAllowance(injury.Nursed{Level: level,
			PoolAverage: tabletest.Dec(t, "9183")})
		require.ErrorContains(t, err, "level")
	}
	_, err := injury.BenefitParams{}.NursingAllowance(injury.Nursed{Level: 1})
	require.ErrorContains(t, err, "nursing 0")
	require.ErrorContains(t, err, "pool_average 0")
}

func TestTerminationSubsidies(t *testing.T) {
	type c struct {
		name                string
		grade               int
		wage                string
		medical, employment string
	}
	tabletest.Each(t, []c{
		{name: "grade 5", grade: 5, wage: "1000", medical: "10000", employment: "50000"},
		{name: "grade 6", grade: 6, wage: "1000", medical: "8000", employment: "40000"},
		{name: "grade 7", grade: 7, wage: "1000",
			medical: "6000", employment: "25000"},
		{name: "grade 8", grade: 8, wage: "1000", medical: "4000", employment: "15000"},
		{name: "grade 9", grade: 9, wage: "1000", medical: "2000", employment: "8000"},
		{name: "grade 10", grade: 10, wage: "1000",
			medical: "1000", employment: "4000"},
		{name: "with fen", grade: 7, wage: "5509.80", medical: "33058.80", employment: "137745"},
	}, func(t *testing.T, c c) {
		got, err := guangdong(t).TerminationSubsidies(injury.Leaver{Grade: c.grade, OwnWage: tabletest.Dec(t, c.wage)})
		require.NoError(t, err)
		tabletest.Equal(t, c.medical, got.Medical)
		tabletest.Equal(t, c.employment, got.Employment)
	})
	rising, nursing, long := guangdong(t), guangdong(t), guangdong(t)
	rising.MedicalMonths[5] = 3
	employment := guangdong(t)
	employment.EmploymentMonths[5] = 9
	nursing.Nursing[1] = tabletest.Dec(t, "0.7")
	long.Nursing = make([]decimal.Decimal, 11)
	for name, c := range map[string]struct {
		p     injury.BenefitParams
		grade int
		code  string
	}{
		"grade 4 keeps the relation":  {guangdong(t), 4, "not_applicable"},
		"grade 0":                     {guangdong(t), 0, "out_of_range"},
		"grade 11":                    {guangdong(t), 11, "out_of_range"},
		"no months of the place":      {injury.NationalBenefits(), 5, "no_rule"},
		"months that rise":            {rising, 5, "out_of_range"},
		"nursing that rises":          {nursing, 5, "out_of_range"},
		"employment months that rise": {employment, 5, "out_of_range"},
		"eleven levels":               {long, 5, "out_of_range"},
	} {
		_, err := c.p.TerminationSubsidies(injury.Leaver{Grade: c.grade, OwnWage: tabletest.Dec(t, "1000")})
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		assert.Equal(t, c.code, rule.CodeOf(err), name)
	}
	half := guangdong(t)
	half.EmploymentMonths = [6]int{}
	_, err := half.TerminationSubsidies(injury.Leaver{Grade: 5, OwnWage: decimal.New(5000, 0)})
	assert.ErrorIs(t, err, rule.ErrNoRule)
	assert.ErrorContains(t, err, "injury: place has no known months")
	half.EmploymentMonths, half.MedicalMonths = half.MedicalMonths, [6]int{}
	_, err = half.TerminationSubsidies(injury.Leaver{Grade: 5, OwnWage: decimal.New(5000, 0)})
	assert.ErrorIs(t, err, rule.ErrNoRule, "the months of one subsidy alone")
	even := guangdong(t)
	even.Nursing[1] = even.Nursing[0]
	assert.NoError(t, even.Check(), "two injuries may have the same share")
}

func TestPaidLeave(t *testing.T) {
	type c struct {
		name      string
		months    int
		confirmed bool
		want      string
	}
	tabletest.Each(t, []c{
		{name: "none", months: 0, confirmed: false, want: "0"},
		{name: "12 months", months: 12, confirmed: false, want: "96001.20"},
		{name: "24 confirmed", months: 24, confirmed: true,
			want: "192002.40"},
		{name: "13 confirmed", months: 13, confirmed: true, want: "104001.30"},
	}, func(t *testing.T, c c) {
		got, err := injury.PaidLeave(injury.Leave{Wage: tabletest.Dec(t, "8000.10"), Months: c.months,
			Confirmed: c.confirmed})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	for _, c := range []struct {
		says string
		in   injury.Leave
	}{
		{says: "injury: wage -1 is below 0", in: injury.Leave{Wage: tabletest.Dec(t, "-1"), Months: 12}},
		{says: "injury: months 13 is above 12; beyond 12 months the city's committee must confirm it",
			in: injury.Leave{Months: 13}},
		{says: "injury: months 25 is not within 0 to 24", in: injury.Leave{Months: 25, Confirmed: true}},
	} {
		_, err := injury.PaidLeave(c.in)
		require.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}

// FuzzDisability checks that a heavier grade never gives less and that the top-up lifts the allowance to the
// minimum wage.
func FuzzDisability(f *testing.F) {
	f.Add(int64(550980), int64(268000))
	f.Add(int64(1), int64(100))
	f.Add(int64(-1), int64(0))
	f.Fuzz(func(t *testing.T, fen, minimumFen int64) {
		wage, minimum := decimal.New(fen, -2), decimal.NewNullDecimal(decimal.New(minimumFen, -2))
		subsidies := guangdong(t)
		var heavier injury.Award
		for grade := 1; grade <= 10; grade++ {
			got, err := injury.Disability(injury.Disabled{Grade: grade, OwnWage: wage, MinimumWage: minimum})
			valid := fen >= 0 && fen <= 1_000_000_000_000 && minimumFen >= 100 && minimumFen <= 1_000_000_000_000
			require.Equal(t, valid, err == nil)
			if !valid {
				return
			}
			require.False(t, got.TopUp.Decimal.IsNegative())
			if got.Allowance.Valid {
				require.True(t,
					got.Allowance.Decimal.Add(got.TopUp.Decimal).Equal(decimal.Max(got.Allowance.Decimal,
						minimum.Decimal)))
			}
			if grade > 1 {
				require.False(t, got.Lump.GreaterThan(heavier.Lump), "grade %d", grade)
				require.False(t, got.Allowance.Decimal.GreaterThan(heavier.Allowance.Decimal), "grade %d", grade)
			}
			if grade > 5 {
				light, err := subsidies.TerminationSubsidies(injury.Leaver{Grade: grade, OwnWage: wage})
				require.NoError(t, err)
				heavy, err := subsidies.TerminationSubsidies(injury.Leaver{Grade: grade - 1, OwnWage: wage})
				require.NoError(t, err)
				require.False(t, light.Medical.GreaterThan(heavy.Medical) ||
					light.Employment.GreaterThan(heavy.Employment), "grade %d", grade)
			}
			heavier = got
		}
	})
}

// FuzzOwnWage checks that the own wage lies within the limits, never falls as wages rise, and is a fixed point.
func FuzzOwnWage(f *testing.F) {
	f.Add(int64(800000), int64(676400))
	f.Add(int64(0), int64(100))
	f.Fuzz(func(t *testing.T, fen, poolFen int64) {
		pool := decimal.New(poolFen, -2)
		got, err := injury.OwnWage(injury.Wages{Average: decimal.New(fen, -2), PoolAverage: pool})
		valid := fen >= 0 && fen < 1_000_000_000_000 && poolFen >= 100 && poolFen <= 1_000_000_000_000
		if !valid {
			return
		}
		require.NoError(t, err)
		tenths := pool.Mul(decimal.New(6, -1)).Round(2)
		require.False(t, got.LessThan(tenths) || got.GreaterThan(pool.Mul(decimal.New(3, 0))))
		more, err := injury.OwnWage(injury.Wages{Average: decimal.New(fen+1, -2), PoolAverage: pool})
		require.NoError(t, err)
		require.False(t, more.LessThan(got))
		if got.LessThanOrEqual(decimal.New(10_000_000_000, 0)) {
			again, err := injury.OwnWage(injury.Wages{Average: got, PoolAverage: pool})
			require.NoError(t, err)
			require.True(t, again.Equal(got))
		}
	})
}
