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
		base, index, years string
		months             int
		threshold, want    string
	}
	tabletest.Run(t, map[string]row{
		// Award sheets and worked examples of a public collection; the letter and number name the case.
		"G0538 policy package":                       {"12049.00", "0.8", "30", 0, "", "3253.23"},
		"G0539 index 1":                              {"12183", "1", "30", 0, "", "3654.90"},
		"G0570 Chongqing, indexed wage not rounded":  {"8240", "0.6702", "30.17", 0, "", "2076.07"},
		"G0586 Shenzhen has no coefficient a":        {"11181", "0.3803", "16.5833", 0, "", "1279.66"},
		"G0590 Shenzhen":                             {"11293", "0.7183", "30", 0, "", "2910.71"},
		"G0594 Zhongshan, years as printed":          {"9307", "0.5241", "17.3333", 0, "0.6", "1127.31"},
		"G0604 Guizhou, base with a jiao":            {"6797.5", "1.2357", "42.33", 0, "", "3216.48"},
		"G0622 Hebei, index with 15 decimals":        {"7122", "0.733100252737995", "42.96", 0, "", "2651.31"},
		"G0630 Heilongjiang, years with 3 decimals":  {"7570", "1.6563", "38.668", 0, "", "3887.72"},
		"G0632 Heilongjiang, indexed wage unrounded": {"7010", "0.6439", "30.75", 0, "", "1771.77"},
		"G0636 years with 15 decimals":               {"7705", "0.6519", "33.416666666666664", 0, "", "2126.62"},
		"G0684 Jiangsu, low index without a":         {"8613", "0.3246", "43.08", 0, "", "2457.45"},
		"G0696 Suzhou 2026-07":                       {"8917", "1.1623", "34.916666666666664", 0, "", "3366.18"},
		"W1 Jiangmen by months":                      {"9028", "0.4520", "", 213, "0.6", "965.73"},
		"W2 Huizhou by months":                       {"9307", "0.5938", "", 335, "0.6", "2057.13"},
		"W3 Zhongshan by months":                     {"9307", "0.5241", "", 208, "0.6", "1127.31"},
		"W4 Zhongshan 2026 by months":                {"9493", "0.4665", "", 327, "0.6", "1609.02"},
		// By hand: 9000 × (1 + 0.6) ÷ 2 × 15 % = 1080.
		"an index at the threshold is not cut": {"9000", "0.6", "", 180, "0.6", "1080.00"},
		"a month is a twelfth of a year":       {"9000", "1", "", 1, "", "7.50"},
		"index 0":                              {"9000", "0", "", 120, "", "450.00"},
		"index 0 under the threshold":          {"9000", "0", "", 120, "0.6", "0.00"},
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
		change func(*benefit.BasicInput)
		kind   error
		says   string
	}
	tabletest.Run(t, map[string]row{
		"no months, no years": {func(in *benefit.BasicInput) { in.Months = 0 }, rule.ErrMissingField,
			"contribution_months is missing"},
		"months and years": {func(in *benefit.BasicInput) { in.Years = given(t, "15") }, rule.ErrConflict,
			"both given"},
		"negative months": {func(in *benefit.BasicInput) { in.Months = -1 }, rule.ErrOutOfRange,
			"contribution_months -1"},
		"months of a century": {func(in *benefit.BasicInput) { in.Months = 1201 }, rule.ErrOutOfRange,
			"1 to 1200"},
		"years above 100": {func(in *benefit.BasicInput) {
			in.Months, in.Years = 0,
				given(t, "100.0000000001")
		}, rule.ErrOutOfRange, "contribution_years"},
		"years below 0": {func(in *benefit.BasicInput) {
			in.Months, in.Years = 0,
				given(t, "-0.0000000001")
		}, rule.ErrOutOfRange, "contribution_years"},
		"no base": {func(in *benefit.BasicInput) { in.BenefitBase = decimal.Decimal{} },
			rule.ErrOutOfRange, "benefit_base 0 is below 1"},
		"base with three decimals": {func(in *benefit.BasicInput) { in.BenefitBase = tabletest.Dec(t, "9307.005") },
			rule.ErrOutOfRange, "more than 2 decimals"},
		"index with 17 decimals": {func(in *benefit.BasicInput) {
			in.AverageIndex = tabletest.Dec(t,
				"0.12345678901234567")
		}, rule.ErrOutOfRange, "average_index"},
		"index 1e9999": {func(in *benefit.BasicInput) { in.AverageIndex = decimal.New(1, 9999) },
			rule.ErrOutOfRange, "exponent 9999"},
		"index 1e-2000000000": {func(in *benefit.BasicInput) { in.AverageIndex = decimal.New(1, -2_000_000_000) },
			rule.ErrOutOfRange, "average_index"},
		"threshold 0": {func(in *benefit.BasicInput) { in.LowIndexThreshold = given(t, "0") },
			rule.ErrOutOfRange, "low_index_threshold"},
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
