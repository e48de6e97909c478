package benefit_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// given is a number that may be absent: the empty text is.
func given(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

func TestBasic(t *testing.T) {
	type row struct {
		name, base, index, years string
		months                   int
		threshold, want          string
	}
	tabletest.Each(t, []row{
		// Award sheets and worked examples of a public collection; the letter and number name the case.
		{name: "G0538 policy package", base: "12049.00", index: "0.8", years: "30", months: 0, threshold: "",
			want: "3253.23"},
		{name: "G0539 index 1", base: "12183", index: "1", years: "30", months: 0, threshold: "", want: "3654.90"},
		{name: "G0570 Chongqing, indexed wage not rounded", base: "8240", index: "0.6702", years: "30.17", months: 0,
			threshold: "", want: "2076.07"},
		{name: "G0586 Shenzhen has no coefficient a", base: "11181", index: "0.3803", years: "16.5833", months: 0,
			threshold: "", want: "1279.66"},
		{name: "G0590 Shenzhen", base: "11293", index: "0.7183", years: "30", months: 0, threshold: "",
			want: "2910.71"},
		{name: "G0594 Zhongshan, years as printed", base: "9307", index: "0.5241", years: "17.3333", months: 0,
			threshold: "0.6", want: "1127.31"},
		{name: "G0604 Guizhou, base with a jiao", base: "6797.5", index: "1.2357", years: "42.33", months: 0,
			threshold: "", want: "3216.48"},
		{name: "G0622 Hebei, index with 15 decimals", base: "7122", index: "0.733100252737995", years: "42.96",
			months: 0, threshold: "", want: "2651.31"},
		{name: "G0630 Heilongjiang, years with 3 decimals", base: "7570", index: "1.6563", years: "38.668", months: 0,
			threshold: "", want: "3887.72"},
		{name: "G0632 Heilongjiang, indexed wage unrounded", base: "7010", index: "0.6439", years: "30.75", months: 0,
			threshold: "", want: "1771.77"},
		{name: "G0636 years with 15 decimals", base: "7705", index: "0.6519", years: "33.416666666666664", months: 0,
			threshold: "", want: "2126.62"},
		{name: "G0684 Jiangsu, low index without a", base: "8613", index: "0.3246", years: "43.08", months: 0,
			threshold: "", want: "2457.45"},
		{name: "G0696 Suzhou 2026-07", base: "8917", index: "1.1623", years: "34.916666666666664", months: 0,
			threshold: "", want: "3366.18"},
		{name: "W1 Jiangmen by months", base: "9028", index: "0.4520", years: "", months: 213, threshold: "0.6",
			want: "965.73"},
		{name: "W2 Huizhou by months", base: "9307", index: "0.5938", years: "", months: 335, threshold: "0.6",
			want: "2057.13"},
		{name: "W3 Zhongshan by months", base: "9307", index: "0.5241", years: "", months: 208, threshold: "0.6",
			want: "1127.31"},
		{name: "W4 Zhongshan 2026 by months", base: "9493", index: "0.4665", years: "", months: 327, threshold: "0.6",
			want: "1609.02"},
		// 0.52407 ÷ 0.6 = 0.87345, half up 0.8735: (9307 × 0.8735 + 9307 × 0.52407) ÷ 2 × 208 ÷ 1200.
		{name: "half of the last digit of a", base: "9307", index: "0.52407", years: "", months: 208,
			threshold: "0.6", want: "1127.29"},
		// By hand: 9000 × (1 + 0.6) ÷ 2 × 15 % = 1080.
		{name: "an index at the threshold is not cut", base: "9000", index: "0.6", years: "", months: 180,
			threshold: "0.6", want: "1080.00"},
		{name: "a month is a twelfth of a year", base: "9000", index: "1", years: "", months: 1, threshold: "",
			want: "7.50"},
		{name: "index 0", base: "9000", index: "0", years: "", months: 120, threshold: "", want: "450.00"},
		{name: "index 0 under the threshold", base: "9000", index: "0", years: "", months: 120, threshold: "0.6",
			want: "0.00"},
	}, func(t *testing.T, c row) {
		got, err := benefit.Basic(benefit.BasicInput{BenefitBase: tabletest.Dec(t, c.base),
			AverageIndex: tabletest.Dec(t, c.index), Months: c.months,
			Years: given(t, c.years), LowIndexThreshold: given(t, c.threshold)})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Monthly)
		checkSteps(t, got.Steps)
	})
}

// TestLowIndexLowersBothParts: under the threshold the index enters twice, once as itself and once through a. By hand
// for the sheet of Huizhou: without a (9307 + 5526.4966) ÷ 2 × 335 ÷ 1200 = 2070.51, with it 2057.13.
func TestLowIndexLowersBothParts(t *testing.T) {
	in := benefit.BasicInput{BenefitBase: tabletest.Dec(t, "9307"), AverageIndex: tabletest.Dec(t, "0.5938"),
		Months: 335}
	without, err := benefit.Basic(in)
	require.NoError(t, err)
	in.LowIndexThreshold = given(t, "0.6")
	with, err := benefit.Basic(in)
	require.NoError(t, err)
	tabletest.Equal(t, "2070.51", without.Monthly)
	tabletest.Equal(t, "2057.13", with.Monthly)
	tabletest.Equal(t, "0.9897", with.Steps[0].Value)
}

// TestCoefficientIsRounded: with a not rounded to 4 decimals the sheets of Jiangmen and Huizhou would print 965.76 and
// 2057.08.
func TestCoefficientIsRounded(t *testing.T) {
	for want, in := range map[string]benefit.BasicInput{
		"965.73": {BenefitBase: tabletest.Dec(t, "9028"), AverageIndex: tabletest.Dec(t, "0.452"), Months: 213,
			LowIndexThreshold: given(t, "0.6")},
		"2057.13": {BenefitBase: tabletest.Dec(t, "9307"), AverageIndex: tabletest.Dec(t, "0.5938"), Months: 335,
			LowIndexThreshold: given(t, "0.6")},
	} {
		got, err := benefit.Basic(in)
		require.NoError(t, err)
		tabletest.Equal(t, want, got.Monthly)
	}
}

func TestBasicRefuses(t *testing.T) {
	sound := func() benefit.BasicInput {
		return benefit.BasicInput{BenefitBase: tabletest.Dec(t, "9307"), AverageIndex: tabletest.Dec(t, "1"),
			Months: 180}
	}
	type row struct {
		name   string
		change func(*benefit.BasicInput)
		kind   error
		says   string
	}
	tabletest.Each(t, []row{
		{name: "no months, no years", change: func(in *benefit.BasicInput) { in.Months = 0 },
			kind: rule.ErrMissingField, says: "contribution_months is missing"},
		{name: "months and years", change: func(in *benefit.BasicInput) { in.Years = given(t, "15") },
			kind: rule.ErrConflict, says: "both given"},
		{name: "negative months", change: func(in *benefit.BasicInput) { in.Months = -1 }, kind: rule.ErrOutOfRange,
			says: "contribution_months -1"},
		{name: "months of a century", change: func(in *benefit.BasicInput) { in.Months = 1201 },
			kind: rule.ErrOutOfRange, says: "1 to 1200"},
		{name: "years above 100", change: func(in *benefit.BasicInput) {
			in.Months, in.Years = 0,
				given(t, "100.0000000001")
		}, kind: rule.ErrOutOfRange, says: "contribution_years"},
		{name: "years below 0", change: func(in *benefit.BasicInput) {
			in.Months, in.Years = 0,
				given(t, "-0.0000000001")
		}, kind: rule.ErrOutOfRange, says: "contribution_years"},
		{name: "no base", change: func(in *benefit.BasicInput) { in.BenefitBase = decimal.Decimal{} },
			kind: rule.ErrOutOfRange, says: "benefit_base 0 is below 1"},
		{name: "base with three decimals",
			change: func(in *benefit.BasicInput) { in.BenefitBase = tabletest.Dec(t, "9307.005") },
			kind:   rule.ErrOutOfRange, says: "more than 2 decimals"},
		{name: "index with 17 decimals", change: func(in *benefit.BasicInput) {
			in.AverageIndex = tabletest.Dec(t,
				"0.12345678901234567")
		}, kind: rule.ErrOutOfRange, says: "average_index"},
		{name: "index 1e9999", change: func(in *benefit.BasicInput) { in.AverageIndex = decimal.New(1, 9999) },
			kind: rule.ErrOutOfRange, says: "exponent 9999"},
		{name: "index 1e-2000000000",
			change: func(in *benefit.BasicInput) { in.AverageIndex = decimal.New(1, -2_000_000_000) },
			kind:   rule.ErrOutOfRange, says: "average_index"},
		{name: "threshold 0", change: func(in *benefit.BasicInput) { in.LowIndexThreshold = given(t, "0") },
			kind: rule.ErrOutOfRange, says: "low_index_threshold"},
	}, func(t *testing.T, c row) {
		in := sound()
		c.change(&in)
		_, err := benefit.Basic(in)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		var field *rule.FieldError
		require.ErrorAs(t, err, &field)
		assert.Equal(t, rule.AreaPension, field.Area)
		assert.NotEmpty(t, field.Do)
	})
}

// TestBasicNamesEveryBadField: one call tells all.
func TestBasicNamesEveryBadField(t *testing.T) {
	_, err := benefit.Basic(benefit.BasicInput{AverageIndex: decimal.New(-1, 0), LowIndexThreshold: given(t, "-1")})
	for _, field := range []string{"benefit_base", "average_index", "contribution_months", "low_index_threshold"} {
		assert.ErrorContains(t, err, field)
	}
}

// TestBasicRises: more of anything is never less pension.
func TestBasicRises(t *testing.T) {
	monthly := func(base, index int64, months int, threshold string) decimal.Decimal {
		got, err := benefit.Basic(benefit.BasicInput{BenefitBase: decimal.New(base, 0),
			AverageIndex: decimal.New(index, -4), Months: months, LowIndexThreshold: given(t, threshold)})
		require.NoError(t, err)
		return got.Monthly
	}
	for _, threshold := range []string{"", "0.6"} {
		for index := int64(5900); index < 6100; index++ {
			assert.True(t, monthly(9307, index+1, 335, threshold).GreaterThan(monthly(9307, index, 335, threshold)),
				"index %d", index)
		}
		for months := 1; months < 500; months++ {
			assert.True(t, monthly(9307, 5938, months+1, threshold).GreaterThan(monthly(9307, 5938, months, threshold)),
				"months %d", months)
		}
		for base := int64(9000); base < 9100; base++ {
			assert.True(t, monthly(base+1, 5938, 335, threshold).GreaterThan(monthly(base, 5938, 335, threshold)),
				"base %d", base)
		}
	}
}

func FuzzBasic(f *testing.F) {
	f.Add(int64(9307), int32(0), int64(5938), int32(-4), 335, int64(6), int32(-1))
	f.Add(int64(7122), int32(0), int64(733100252737995), int32(-15), 515, int64(0), int32(9999))
	f.Add(int64(-1), int32(-9), int64(1), int32(-2000000000), -1, int64(1), int32(2000000000))
	f.Fuzz(func(t *testing.T, base int64, baseExp int32, index int64, indexExp int32, months int, low int64,
		lowExp int32) {
		in := benefit.BasicInput{BenefitBase: decimal.New(base, baseExp), AverageIndex: decimal.New(index, indexExp),
			Months: months}
		plain, err := benefit.Basic(in)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.False(t, plain.Monthly.IsNegative())
		in.LowIndexThreshold = decimal.NewNullDecimal(decimal.New(low, lowExp))
		cut, err := benefit.Basic(in)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.True(t, cut.Monthly.LessThanOrEqual(plain.Monthly), "the coefficient never raises a pension")
	})
}
