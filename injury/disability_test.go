package injury_test

import (
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
	tabletest.Run(t, map[string]struct{ average, pool, want string }{
		"within":                      {"8000", "6764", "8000.00"},
		"above 300 %":                 {"30000", "6764", "20292.00"},
		"below 60 %: 6764 x 0.6":      {"3000", "6764", "4058.40"},
		"60 % of 9183":                {"4000", "9183", "5509.80"},
		"60 % exactly":                {"4058.40", "6764", "4058.40"},
		"a fen below":                 {"4058.39", "6764", "4058.40"},
		"a fen above":                 {"4058.41", "6764", "4058.41"},
		"300 % exactly":               {"20292", "6764", "20292"},
		"a fen above 300 %":           {"20292.01", "6764", "20292"},
		"nothing paid":                {"0", "6764", "4058.40"},
		"rounded once: 9183.33 x 0.6": {"0", "9183.33", "5510.00"},
		"rounded down: 1.02 x 0.6":    {"0", "1.02", "0.61"},
	}, func(t *testing.T, c struct{ average, pool, want string }) {
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
	tabletest.Run(t, map[string]struct {
		grade                  int
		wage, minimum          string
		lump, allowance, topUp string
		payer                  string
	}{
		"grade 1: 27 months":                       {1, "1000", "", "27000", "900", "", "fund"},
		"grade 2: 25 months":                       {2, "1000", "", "25000", "850", "", "fund"},
		"grade 3: 23 months":                       {3, "1000", "", "23000", "800", "", "fund"},
		"grade 4: 21 months":                       {4, "1000", "", "21000", "750", "", "fund"},
		"grade 5: 18 months":                       {5, "1000", "", "18000", "700", "", "employer"},
		"grade 6: 16 months":                       {6, "1000", "", "16000", "600", "", "employer"},
		"grade 7: 13 months":                       {7, "1000", "", "13000", "", "", ""},
		"grade 8: 11 months":                       {8, "1000", "", "11000", "", "", ""},
		"grade 9: 9 months":                        {9, "1000", "", "9000", "", "", ""},
		"grade 10: 7 x 8000":                       {10, "8000", "", "56000", "", "", ""},
		"grade 1 on 10000":                         {1, "10000", "", "270000", "9000", "", "fund"},
		"grade 2 on 10000":                         {2, "10000", "", "250000", "8500", "", "fund"},
		"grade 3 on 10000":                         {3, "10000", "", "230000", "8000", "", "fund"},
		"grade 4 on 10000":                         {4, "10000", "", "210000", "7500", "", "fund"},
		"grade 5 on 10000":                         {5, "10000", "", "180000", "7000", "", "employer"},
		"grade 6 on 10000":                         {6, "10000", "", "160000", "6000", "", "employer"},
		"grade 6: 6000 x 60 %":                     {6, "6000", "2680", "96000", "3600", "0", "employer"},
		"grade 6: 5509.80 x 60 %":                  {6, "5509.80", "2680", "88156.80", "3305.88", "0", "employer"},
		"2400 up to the minimum wage of 2680":      {6, "4000", "2680", "64000", "2400", "280", "employer"},
		"equal to the minimum wage":                {1, "3000", "2700", "81000", "2700", "0", "fund"},
		"a fen below it":                           {1, "3000", "2700.01", "81000", "2700", "0.01", "fund"},
		"no top-up without an allowance":           {7, "1000", "2680", "13000", "", "", ""},
		"half a fen goes up: 0.01 x 75 % = 0.0075": {4, "0.01", "", "0.21", "0.01", "", "fund"},
		"no wage":                                  {1, "0", "2680", "0", "0", "2680", "fund"},
	}, func(t *testing.T, c struct {
		grade                  int
		wage, minimum          string
		lump, allowance, topUp string
		payer                  string
	}) {
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
	for _, grade := range []int{0, 11, -1, 1 << 40} {
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
	tabletest.Run(t, map[string]struct{ allowance, pension, want string }{
		"pension below": {"4500", "4000.50", "499.50"},
		"equal":         {"4500", "4500", "0"},
		"above":         {"4500", "5000", "0"},
	}, func(t *testing.T, c struct{ allowance, pension, want string }) {
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
	tabletest.Run(t, map[string]struct {
		p     injury.BenefitParams
		level int
		want  string
	}{
		"national 50 %":         {injury.NationalBenefits(), 1, "4591.50"},
		"national 40 %":         {injury.NationalBenefits(), 2, "3673.20"},
		"national 30 %":         {injury.NationalBenefits(), 3, "2754.90"},
		"four levels, heaviest": {guangdong(t), 1, "5509.80"},
		"four levels, lightest": {guangdong(t), 4, "2754.90"},
	}, func(t *testing.T, c struct {
		p     injury.BenefitParams
		level int
		want  string
	}) {
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
	tabletest.Run(t, map[string]struct {
		grade               int
		wage                string
		medical, employment string
	}{
		"grade 5": {5, "1000", "10000", "50000"}, "grade 6": {6, "1000", "8000", "40000"}, "grade 7": {7, "1000",
			"6000", "25000"},
		"grade 8": {8, "1000", "4000", "15000"}, "grade 9": {9, "1000", "2000", "8000"}, "grade 10": {10, "1000",
			"1000", "4000"},
		"with fen": {7, "5509.80", "33058.80", "137745"},
	}, func(t *testing.T, c struct {
		grade               int
		wage                string
		medical, employment string
	}) {
		got, err := guangdong(t).TerminationSubsidies(injury.Leaver{Grade: c.grade, OwnWage: tabletest.Dec(t, c.wage)})
		require.NoError(t, err)
		tabletest.Equal(t, c.medical, got.Medical)
		tabletest.Equal(t, c.employment, got.Employment)
	})
	rising, nursing, long := guangdong(t), guangdong(t), guangdong(t)
	rising.MedicalMonths[5] = 3
	nursing.Nursing[1] = tabletest.Dec(t, "0.7")
	long.Nursing = make([]decimal.Decimal, 11)
	for name, c := range map[string]struct {
		p     injury.BenefitParams
		grade int
		code  string
	}{
		"grade 4 keeps the relation": {guangdong(t), 4, "not_applicable"},
		"grade 0":                    {guangdong(t), 0, "out_of_range"},
		"grade 11":                   {guangdong(t), 11, "out_of_range"},
		"no months of the place":     {injury.NationalBenefits(), 5, "no_rule"},
		"months that rise":           {rising, 5, "out_of_range"},
		"nursing that rises":         {nursing, 5, "out_of_range"},
		"eleven levels":              {long, 5, "out_of_range"},
	} {
		_, err := c.p.TerminationSubsidies(injury.Leaver{Grade: c.grade, OwnWage: tabletest.Dec(t, "1000")})
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		assert.Equal(t, c.code, rule.CodeOf(err), name)
	}
}

func TestPaidLeave(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		months    int
		confirmed bool
		want      string
	}{
		"none": {0, false, "0"}, "12 months": {12, false, "96001.20"}, "24 confirmed": {24, true,
			"192002.40"}, "13 confirmed": {13, true, "104001.30"},
	}, func(t *testing.T, c struct {
		months    int
		confirmed bool
		want      string
	}) {
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
