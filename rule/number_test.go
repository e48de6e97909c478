package rule_test

import (
	"math"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestParse(t *testing.T) {
	type c struct{ name, text, want string }
	tabletest.Each(t, []c{
		{name: "whole", text: "3000", want: "3000"},
		{name: "two decimals", text: "3000.25", want: "3000.25"},
		{name: "zero", text: "0", want: "0"},
		{name: "minus zero", text: "-0", want: "0"},
		{name: "leading zeros", text: "0003000.10", want: "3000.1"},
		{name: "zeros beyond the fen", text: "3000.12000", want: "3000.12"},
		{name: "the limit", text: "10000000000.00", want: "10000000000"},
		{name: "32 bytes", text: "00000000000000000000000000003000", want: "3000"},
	}, func(t *testing.T, c c) {
		d, err := rule.WageInput(rule.AreaPension, "wage").Parse(c.text)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, d)
	})
}

// TestParseRefuses: text nobody may take for a number, or a number nobody may take for a wage.
func TestParseRefuses(t *testing.T) {
	type c struct{ name, text, code, says string }
	tabletest.Each(t, []c{
		{name: "empty", text: "", code: "bad_number", says: `wage "" is empty`},
		{name: "space alone", text: " ", code: "bad_number", says: `wage " " is not a plain number`},
		{name: "an exponent", text: "1e9999", code: "bad_number", says: "has an exponent"},
		{name: "a capital exponent", text: "3E3", code: "bad_number", says: "has an exponent"},
		{name: "a negative exponent", text: "1e-2000000000", code: "bad_number", says: "has an exponent"},
		{name: "1 MB of digits", text: strings.Repeat("9", 1<<20), code: "bad_number", says: "is longer than 32 bytes"},
		{name: "33 bytes", text: strings.Repeat("0", 33), code: "bad_number", says: "is longer than 32 bytes"},
		{name: "NaN", text: "NaN", code: "bad_number", says: "wage NaN is not a plain number"},
		{name: "Inf", text: "Inf", code: "bad_number", says: "wage Inf is not a plain number"},
		{name: "minus one", text: "-1", code: "out_of_range", says: "wage -1 is below 0"},
		{name: "a fen below zero", text: "-0.01", code: "out_of_range", says: "wage -0.01 is below 0"},
		{name: "a grouping comma", text: "1,000", code: "bad_number", says: "has a grouping comma"},
		{name: "a full-width comma", text: "1，000", code: "bad_number", says: "has a grouping comma"},
		{name: "full-width digits", text: "３０００", code: "bad_number", says: "has full-width digits"},
		{name: "one full-width digit", text: "300０", code: "bad_number", says: "has full-width digits"},
		{name: "a plus", text: "+1", code: "bad_number", says: "wage +1 is not a plain number"},
		{name: "a bare point in front", text: ".5", code: "bad_number", says: "wage .5 is not a plain number"},
		{name: "a bare point behind", text: "5.", code: "bad_number", says: "wage 5. is not a plain number"},
		{name: "a point alone", text: ".", code: "bad_number", says: "is not a plain number"},
		{name: "two points", text: "1.2.3", code: "bad_number", says: "is not a plain number"},
		{name: "a minus alone", text: "-", code: "bad_number", says: "is not a plain number"},
		{name: "two minuses", text: "--1", code: "bad_number", says: "is not a plain number"},
		{name: "a space in front", text: " 3", code: "bad_number", says: `wage " 3" is not a plain number`},
		{name: "a line break behind", text: "3\n", code: "bad_number", says: `wage "3\n" is not a plain number`},
		{name: "hexadecimal", text: "0x10", code: "bad_number", says: "wage 0x10 is not a plain number"},
		{name: "eights alone with an exponent", text: "8e8", code: "bad_number", says: "has an exponent"},
		{name: "nines alone with an exponent", text: "9e9", code: "bad_number", says: "has an exponent"},
		{name: "a word with an e", text: "hello", code: "bad_number", says: "wage hello is not a plain number"},
		{name: "a stroke", text: "3/4", code: "bad_number", says: "is written with a stroke"},
		{name: "a colon", text: "3:4", code: "bad_number", says: "wage 3:4 is not a plain number"},
		{name: "a percentage", text: "8%", code: "bad_number", says: "is a percentage"},
		{name: "an underscore", text: "1_000", code: "bad_number", says: "wage 1_000 is not a plain number"},
		{name: "a unicode minus", text: "−5", code: "bad_number", says: `wage "\u22125" is not a plain number`},
		{name: "Arabic digits", text: "٣٠٠", code: "bad_number", says: "is not a plain number"},
		{name: "a Chinese number", text: "三千", code: "bad_number", says: "is not a plain number"},
		{name: "a currency sign", text: "¥3000", code: "bad_number", says: "is not a plain number"},
		{name: "NUL", text: "3\x00", code: "bad_number", says: "is not a plain number"},
		{name: "broken UTF-8", text: "3\xff", code: "bad_number", says: "is not a plain number"},
		{name: "three decimals", text: "5511.005", code: "out_of_range",
			says: "wage 5511.005 has more than 2 decimals"},
		{name: "nine decimals", text: "0.000000001", code: "out_of_range", says: "more than 2 decimals"},
		{name: "a fen above the limit", text: "10000000000.01", code: "out_of_range", says: "is above 10000000000"},
		{name: "32 digits", text: strings.Repeat("9", 32), code: "out_of_range", says: "is above 10000000000"},
		{name: "many digits and places", text: "99999999999999999999999.12345678", code: "out_of_range",
			says: "has more than 2 decimals"},
	}, func(t *testing.T, c c) {
		_, err := rule.WageInput(rule.AreaPension, "wage").Parse(c.text)
		require.Error(t, err)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.Contains(t, err.Error(), c.says)
		assert.Regexp(t, `^pension: wage .+; .+`, err.Error(), "the message names scheme and field and says what to do")
		assert.Less(t, len(err.Error()), 200, "a long input is cut")
	})
}

// A rate of 8 % is 0.08: 8 and 8% are refused with what to write instead.
func TestRateInput(t *testing.T) {
	in := rule.RateInput(rule.AreaHousing, "housing_employer_rate", 12)
	for _, text := range []string{"0", "0.05", "0.12", "0.00000001"} {
		d, err := in.Parse(text)
		require.NoError(t, err)
		tabletest.Equal(t, text, d)
	}
	for text, says := range map[string]string{"8": "8 is above 0.12", "0.12000001": "is above 0.12",
		"0.13": "0.13 is above 0.12", "-0.01": "is below 0.00", "8%": "is a percentage", "0.000000001": "8 decimals"} {
		_, err := in.Parse(text)
		require.Error(t, err, text)
		assert.Contains(t, err.Error(), says)
		assert.Contains(t, err.Error(), "housing: housing_employer_rate")
		if text != "0.000000001" {
			assert.Contains(t, err.Error(), "such as 0.08 for 8", "the message shows how to write a rate")
		}
	}
}

// hostile are decimals whose arithmetic or text would take hours or all memory: each has to be refused before any.
func hostile() map[string]decimal.Decimal {
	megabyte := new(big.Int).Lsh(big.NewInt(1), 8<<20)
	bits129 := new(big.Int).Lsh(big.NewInt(1), 128)
	return map[string]decimal.Decimal{
		"1e9999":                           decimal.New(1, 9999),
		"the greatest exponent":            decimal.New(1, math.MaxInt32),
		"the least exponent":               decimal.New(1, math.MinInt32),
		"0 with the greatest exponent":     decimal.New(0, math.MaxInt32),
		"1 MB of coefficient":              decimal.NewFromBigInt(megabyte, 0),
		"1 MB of coefficient, 8 decimals":  decimal.NewFromBigInt(megabyte, -8),
		"1 MB below 0":                     decimal.NewFromBigInt(new(big.Int).Neg(megabyte), 4),
		"1 MB with the greatest exponent":  decimal.NewFromBigInt(megabyte, math.MaxInt32),
		"129 bits":                         decimal.NewFromBigInt(bits129, -8),
		"128 bits":                         decimal.NewFromBigInt(new(big.Int).Sub(bits129, big.NewInt(1)), 4),
		"an exponent a little too great":   decimal.New(1, 65),
		"an exponent a little too little":  decimal.New(0, -65),
		"the greatest exponent looked at":  decimal.New(1, 64),
		"the least exponent looked at":     decimal.New(1, -64),
		"above every limit, in few digits": decimal.New(1_000_000_000_000_000_001, 4),
	}
}

func TestHostileDecimals(t *testing.T) {
	in := rule.Input{Area: rule.AreaPension, Field: "wage", Min: -10_000_000_000, Max: 10_000_000_000, Places: 8,
		Do: rule.Say("pass yuan", "pass yuan")}
	tabletest.Run(t, hostile(), func(t *testing.T, d decimal.Decimal) {
		_, amountErr := in.Amount(d)
		_, numberErr := in.Number(d)
		_, lineErr := rule.Lines(d, charge(t, "5510", "27549", "0.08"))
		_, productErr := rule.Product(rule.Pension, d, decimal.New(8, -2), rule.Rounding{})
		_, rateErr := rule.Product(rule.Pension, decimal.New(8, 0), d, rule.Rounding{})
		for _, err := range []error{in.Check(d), amountErr, numberErr, lineErr, productErr, rateErr} {
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.Contains(t, err.Error(), "pension: ")
			assert.Less(t, len(err.Error()), 200)
		}
	})
}

func TestAmount(t *testing.T) {
	in := rule.Input{Area: rule.AreaPension, Field: "diff", Min: -10_000_000_000, Max: 10_000_000_000, Places: 2}
	type c struct {
		name string
		in   decimal.Decimal
		fen  int64
		text string
	}
	tabletest.Each(t, []c{
		{name: "zero value", in: decimal.Decimal{}, fen: 0, text: "0.00"},
		{name: "whole", in: decimal.New(3000, 0), fen: 300_000, text: "3000.00"},
		{name: "jiao", in: decimal.New(30001, -1), fen: 300_010, text: "3000.10"},
		{name: "fen", in: decimal.New(44080, -2), fen: 44_080, text: "440.80"},
		{name: "more zeros", in: decimal.New(44_080_000_000, -8), fen: 44_080, text: "440.80"},
		{name: "thousands", in: decimal.New(3, 3), fen: 300_000, text: "3000.00"},
		{name: "a fen", in: decimal.New(1, -2), fen: 1, text: "0.01"},
		{name: "below zero", in: decimal.New(-16000, -2), fen: -16_000, text: "-160.00"},
		{name: "a fen below zero", in: decimal.New(-1, -2), fen: -1, text: "-0.01"},
		{name: "the upper limit", in: decimal.New(10_000_000_000, 0), fen: 1_000_000_000_000, text: "10000000000.00"},
		{name: "the lower limit", in: decimal.New(-1_000_000, 4), fen: -1_000_000_000_000, text: "-10000000000.00"},
		{name: "a fen below a limit", in: decimal.New(999_999_999_999, -2), fen: 999_999_999_999,
			text: "9999999999.99"},
	}, func(t *testing.T, c c) {
		a, err := in.Amount(c.in)
		require.NoError(t, err)
		assert.Equal(t, c.fen, a.Fen())
		assert.Equal(t, c.text, a.String())
		assert.Equal(t, rule.FenAmount(c.fen), a)
		tabletest.Equal(t, c.text, a.Decimal())
	})
}

// An Amount holds 10^10 yuan either way and a Number 10^10, whatever wider bounds an Input gives.
func TestBoundsOfAmountAndNumber(t *testing.T) {
	for _, limit := range []int64{1_000_000_000_000_000, math.MaxInt64} {
		wide := rule.Input{Field: "total", Min: -limit, Max: limit, Places: 8, Do: rule.Say("pass less", "pass less")}
		for _, text := range []string{"10000000000.01", "-10000000000.01", "1000000000000", "-1000000000000",
			"1000000000000000", "-1000000000000000"} {
			d := tabletest.Dec(t, text)
			long := d.Add(decimal.New(0, -6)) // as short as it is written, and with six decimals
			for _, d := range []decimal.Decimal{d, long} {
				_, err := wide.Amount(d)
				assert.ErrorIs(t, err, rule.ErrOutOfRange, "amount %s", text)
				_, err = wide.Number(d)
				assert.ErrorIs(t, err, rule.ErrOutOfRange, "number %s", text)
				assert.NoError(t, wide.Check(d), "a city's total is checked, not held")
			}
		}
		for _, text := range []string{"10000000000", "-10000000000"} {
			a, err := wide.Amount(tabletest.Dec(t, text))
			require.NoError(t, err)
			tabletest.Equal(t, text, a.Decimal())
			n, err := wide.Number(tabletest.Dec(t, text))
			require.NoError(t, err)
			tabletest.Equal(t, text, n.Decimal())
		}
	}
}

// An Amount holds 2 decimals and a Number 8, however many places an Input allows.
func TestPlacesOfAmountAndNumber(t *testing.T) {
	long := rule.Input{Field: "ratio", Max: 10_000_000_000, Places: 16, Do: rule.Say("pass a ratio", "pass a ratio")}
	d := tabletest.Dec(t, "0.1234567890123456")
	assert.NoError(t, long.Check(d))
	_, err := long.Amount(d)
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = long.Number(d)
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorIs(t, long.Check(tabletest.Dec(t, "0.12345678901234567")), rule.ErrOutOfRange)
}

// A value is taken however it is written, and comes back as it is worth.
func TestWritingsOfOneValue(t *testing.T) {
	for _, c := range []struct {
		name string
		d    decimal.Decimal
		want string
	}{
		{name: "digits", d: decimal.New(100_000, 0), want: "100000"},
		{name: "an exponent of 5", d: decimal.New(1, 5), want: "100000"},
		{name: "an exponent of 10", d: decimal.New(1, 10), want: "10000000000"},
		{name: "six decimals of zeros", d: tabletest.Dec(t, "3000.000000"), want: "3000"},
		{name: "thirty decimals of zeros", d: tabletest.Dec(t, "3000.50"+strings.Repeat("0", 28)), want: "3000.5"},
		{name: "0 with an exponent", d: decimal.New(0, 64), want: "0"},
		{name: "0 with decimals", d: decimal.New(0, -64), want: "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := rule.WageInput(rule.AreaPension, "wage")
			require.NoError(t, in.Check(c.d))
			amount, err := rule.Wage(rule.AreaPension, "wage", c.d)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, amount.Decimal())
			number, err := in.Number(c.d)
			require.NoError(t, err)
			assert.Equal(t, c.want, number.String())
			product, err := rule.Product(rule.Pension, c.d, decimal.New(1, 0), rule.Rounding{})
			require.NoError(t, err)
			tabletest.Equal(t, c.want, product)
		})
	}
}

// FuzzDecimalDoor: Check, Amount and Number accept exactly the values within the bounds that they can hold, and keep
// them.
func FuzzDecimalDoor(f *testing.F) {
	f.Add(int64(300_000), int32(-2))
	f.Add(int64(-1), int32(0))
	f.Add(int64(1_000_000), int32(4))
	f.Add(int64(1_000_001), int32(4))
	f.Add(int64(12_345_678), int32(-8))
	f.Add(int64(math.MaxInt64), int32(-8))
	f.Add(int64(1), int32(9999))
	f.Add(int64(3), int32(3))
	f.Add(int64(3_000_000_000_000_000), int32(-12))
	f.Add(int64(0), int32(64))
	f.Fuzz(func(t *testing.T, coefficient int64, exponent int32) {
		d := decimal.New(coefficient, exponent)
		in := rule.Input{Field: "wage", Max: 10_000_000_000, Places: 8}
		amount, amountErr := in.Amount(d)
		number, numberErr := in.Number(d)
		checkErr := in.Check(d)
		if exponent < -64 || exponent > 64 {
			if amountErr == nil || numberErr == nil || checkErr == nil {
				t.Fatalf("%de%d was accepted", coefficient, exponent)
			}
			return
		}
		value := fraction(d)
		within := value.Sign() >= 0 && value.Cmp(new(big.Rat).SetInt64(10_000_000_000)) <= 0
		fens := new(big.Rat).Mul(value, big.NewRat(100, 1))
		exact := within && new(big.Rat).Mul(value, big.NewRat(100_000_000, 1)).IsInt()
		if (checkErr == nil) != exact || (numberErr == nil) != exact ||
			(amountErr == nil) != (within && fens.IsInt()) {
			t.Fatalf("%s: check %v, number %v, amount %v", d, checkErr, numberErr, amountErr)
		}
		if numberErr == nil && (!number.Decimal().Equal(d) || fraction(number.Decimal()).Cmp(value) != 0) {
			t.Fatalf("the number %s became %s", d, number)
		}
		if amountErr == nil && (fens.Num().Int64() != amount.Fen() || !amount.Decimal().Equal(d)) {
			t.Fatalf("the amount %s became %s", d, amount)
		}
	})
}

var plainNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// FuzzParse: accepted is exactly -?\d+(\.\d+)? of at most 32 bytes, without a part of a fen, within the bounds.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"3000", "3000.00", "-1", "1e9", "", "+1", ".5", "5.", "３０００", "8%", "1,000", "NaN",
		"0.005", "10000000000", "10000000000.01", "0.100000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := rule.WageInput(rule.AreaPension, "wage").Parse(text)
		valid := false
		if len(text) <= 32 && plainNumber.MatchString(text) {
			value, _ := new(big.Rat).SetString(text)
			valid = value.Sign() >= 0 && value.Cmp(new(big.Rat).SetInt64(10_000_000_000)) <= 0 &&
				new(big.Rat).Mul(value, big.NewRat(100, 1)).IsInt()
			if valid && (err != nil || fraction(d).Cmp(value) != 0) {
				t.Fatalf("Parse(%q) = %s, %v", text, d, err)
			}
		}
		if valid != (err == nil) {
			t.Fatalf("Parse(%q) = %s, %v", text, d, err)
		}
		if code := rule.CodeOf(err); err != nil && code != "bad_number" && code != "out_of_range" {
			t.Fatalf("Parse(%q): code %q", text, code)
		}
	})
}

func TestNumber(t *testing.T) {
	type c struct{ name, in, text, percent string }
	tabletest.Each(t, []c{
		{name: "rate", in: "0.08", text: "0.08", percent: "8%"},
		{name: "per mille", in: "0.0085", text: "0.0085", percent: "0.85%"},
		{name: "the smallest", in: "0.00000001", text: "0.00000001", percent: "0.000001%"},
		{name: "one", in: "1", text: "1", percent: "100%"},
		{name: "half a class", in: "0.00175", text: "0.00175", percent: "0.175%"},
		{name: "limit", in: "5510", text: "5510", percent: "551000%"},
		{name: "zeros", in: "0.0800", text: "0.08", percent: "8%"},
		{name: "zero", in: "0", text: "0", percent: "0%"},
		{name: "trailing zeros of a whole", in: "5500", text: "5500", percent: "550000%"},
		{name: "10^10", in: "10000000000", text: "10000000000", percent: "1000000000000%"},
		{name: "below zero", in: "-0.5", text: "-0.5", percent: "-50%"},
	}, func(t *testing.T, c c) {
		n := number(t, c.in)
		assert.Equal(t, c.text, n.String())
		assert.Equal(t, c.percent, n.Percent())
		assert.False(t, n.IsNone())
		tabletest.Equal(t, c.in, n.Decimal())
		assert.Equal(t, n, number(t, n.String()), "the text reads back")
	})
	none := rule.NoNumber()
	assert.True(t, none.IsNone())
	assert.Equal(t, "none", none.String())
	assert.NotEqual(t, rule.Number{}, none)
	var zero rule.Number
	assert.Equal(t, "0", zero.String())
}

func TestParseNumberRefuses(t *testing.T) {
	in := rule.RateInput(rule.AreaMedical, "rate", 100)
	for text, code := range map[string]string{"": "bad_number", "8%": "bad_number", "none": "bad_number",
		"1.01": "out_of_range", "0.123456789": "out_of_range", "-0.01": "out_of_range"} {
		n, err := in.ParseNumber(text)
		assert.Equal(t, code, rule.CodeOf(err), text)
		assert.Equal(t, rule.Number{}, n)
	}
}

func TestNumberAsAPercentage(t *testing.T) {
	for _, c := range []struct{ name, number, want string }{
		{name: "a whole one", number: "0.08", want: "8%"},
		{name: "with decimals", number: "0.0085", want: "0.85%"},
		{name: "above the whole", number: "1.5", want: "150%"},
		{name: "below 0", number: "-0.005", want: "-0.5%"},
		{name: "none", number: "none", want: "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, number(t, c.number).Percent())
		})
	}
}

func TestNumberCmp(t *testing.T) {
	order := []rule.Number{number(t, "-1"), number(t, "0"), number(t, "0.00000001"), number(t, "1"),
		number(t, "10000000000"), rule.NoNumber()}
	for i, a := range order {
		for j, b := range order {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			assert.Equal(t, want, a.Cmp(b), "%s and %s", a, b)
		}
	}
}

func TestNumberTimes(t *testing.T) {
	type c struct{ name, a, b, want string }
	tabletest.Each(t, []c{
		{name: "class 0.35 % floated to a half", a: "0.0035", b: "0.5", want: "0.00175"},
		{name: "benchmark 0.8 % at 0.8", a: "0.008", b: "0.8", want: "0.0064"},
		{name: "by one", a: "0.0035", b: "1", want: "0.0035"},
		{name: "by zero", a: "0.0035", b: "0", want: "0"},
		{name: "the smallest exact", a: "0.0001", b: "0.0001", want: "0.00000001"},
		{name: "up to the limit", a: "10000000000", b: "1", want: "10000000000"},
		{name: "8 decimals kept", a: "0.12345678", b: "1", want: "0.12345678"},
	}, func(t *testing.T, c c) {
		for _, ab := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			got, err := number(t, ab[0]).Times(number(t, ab[1]), rule.Input{Field: "factor"})
			require.NoError(t, err)
			assert.Equal(t, c.want, got.String())
		}
	})
}

func TestNumberTimesRefuses(t *testing.T) {
	type c struct{ name, a, b string }
	tabletest.Each(t, []c{
		{name: "a ninth decimal", a: "0.00000001", b: "0.5"},
		{name: "16 decimals", a: "0.12345678", b: "0.12345678"},
		{name: "above 10^10", a: "10000000000", b: "1.00000001"},
		{name: "far above", a: "10000000000", b: "10000000000"},
		{name: "none", a: "none", b: "1"},
		{name: "by none", a: "1", b: "none"},
		{name: "none, of nothing", a: "none", b: "0"},
		{name: "nothing, by none", a: "0", b: "none"},
		{name: "below 0", a: "-1", b: "2"},
		{name: "by what is below 0", a: "2", b: "-1"},
		{name: "both below 0", a: "-1", b: "-1"},
		{name: "the least below 0, by nothing", a: "-0.00000001", b: "0"},
		{name: "nothing, by the least below 0", a: "0", b: "-0.00000001"},
		{name: "a unit above 10^10", a: "101", b: "99009900.99009901"}, // 10000000000.00000001
		{name: "2^64 times the unit of a number", a: "10000000000", b: "18.44674408"},
	}, func(t *testing.T, c c) {
		_, err := number(t, c.a).Times(number(t, c.b), rule.Input{Area: rule.AreaInjury, Field: "injury_float"})
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "injury: injury_float")
		assert.Contains(t, err.Error(), c.a+" x "+c.b)
	})
}

// FuzzNumberTimes: the product is exact or refused.
func FuzzNumberTimes(f *testing.F) {
	f.Add(int64(350_000), int64(50_000_000))
	f.Add(int64(1), int64(1))
	f.Add(int64(1_000_000_000_000_000_000), int64(100_000_000))
	f.Fuzz(func(t *testing.T, a, b int64) {
		in := rule.Input{Field: "factor", Max: 10_000_000_000, Places: 8}
		x, errX := in.Number(decimal.New(a, -8))
		y, errY := in.Number(decimal.New(b, -8))
		if errX != nil || errY != nil {
			return
		}
		want := new(big.Rat).Mul(fraction(x.Decimal()), fraction(y.Decimal()))
		holds := new(big.Rat).Mul(want, big.NewRat(100_000_000, 1)).IsInt() &&
			want.Cmp(new(big.Rat).SetInt64(10_000_000_000)) <= 0
		got, err := x.Times(y, in)
		if holds != (err == nil) || holds && fraction(got.Decimal()).Cmp(want) != 0 {
			t.Fatalf("%s x %s = %s, %v", x, y, got, err)
		}
	})
}

// A door whose program asks for bounds or decimals it cannot have says so, whatever is passed.
func TestInputOfTooManyDecimals(t *testing.T) {
	for _, c := range []struct {
		name string
		in   rule.Input
	}{
		{name: "bounds in units of the greatest power", in: rule.Input{Max: 1, Scale: math.MaxInt32, Places: 2}},
		{name: "bounds in units below a hundred-millionth", in: rule.Input{Max: 1, Scale: 9, Places: 8}},
		{name: "bounds in units above 1", in: rule.Input{Max: 1, Scale: -1, Places: 2}},
		{name: "17 decimals", in: rule.Input{Max: 1, Places: 17}},
		{name: "decimals below 0", in: rule.Input{Max: 1, Places: -1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.in.Field = "rate"
			_, parsed := c.in.Parse("1")
			for _, err := range []error{c.in.Check(decimal.New(0, 0)), c.in.CheckNumber(rule.Number{}), parsed} {
				assert.Equal(t, "out_of_range", rule.CodeOf(err))
				assert.ErrorContains(t, err, "rate has bounds of")
			}
		})
	}
}

// What a program may ask for is what the message of a door that asks for more names.
func TestInputsAtTheirBounds(t *testing.T) {
	long := tabletest.Dec(t, "0.9999999999999999")
	for _, c := range []struct {
		name string
		in   rule.Input
		d    decimal.Decimal
		want string
	}{
		{name: "no decimals", in: rule.Input{Max: 5}, d: decimal.New(3, 0)},
		{name: "bounds in hundred-millionths", in: rule.Input{Max: 300_000_000, Scale: 8, Places: 2},
			d: decimal.New(3, 0)},
		{name: "above them", in: rule.Input{Max: 150_000_000, Scale: 8, Places: 2}, d: decimal.New(2, 0),
			want: "rate 2 is above 1.50000000"},
		{name: "16 decimals", in: rule.Input{Max: 1, Places: 16}, d: long},
		{name: "16 decimals, above", in: rule.Input{Max: 1, Places: 16}, d: long.Add(decimal.New(1, 0)),
			want: "rate 1.9999999999999999 is above 1"},
		{name: "too fine a unit", in: rule.Input{Max: 1, Scale: 9, Places: 8},
			want: "rate has bounds of 9 decimals and allows 8; let the program ask for at most 8 and 16"},
		{name: "a long text on the lower bound", in: rule.Input{Min: -50, Max: 100, Scale: 2, Places: 6},
			d: tabletest.Dec(t, "-0.5"+strings.Repeat("0", 20))},
		{name: "a long text below it", in: rule.Input{Min: -50, Max: 100, Scale: 2, Places: 6},
			d: tabletest.Dec(t, "-0.51"+strings.Repeat("0", 20)), want: "rate -0.51 is below -0.50"},
		{name: "an exponent of 64", in: rule.Input{Max: 1}, d: decimal.New(0, 64)},
		{name: "of 65", in: rule.Input{Max: 1}, d: decimal.New(0, 65), want: "rate has the exponent 65, above 64"},
		{name: "of -64", in: rule.Input{Max: 1}, d: decimal.New(0, -64)},
		{name: "of -65", in: rule.Input{Max: 1}, d: decimal.New(0, -65),
			want: "rate has more than 0 decimals; round it yourself first: nothing is rounded silently"},
		{name: "129 bits", in: rule.Input{Max: 1}, d: decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 128), 0),
			want: "rate has more than 128 bits"},
		{name: "128 bits", in: rule.Input{Max: 1}, d: decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 127), 0),
			want: "is above 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.in.Field = "rate"
			err := c.in.Check(c.d)
			if c.want == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.Contains(t, err.Error(), c.want)
		})
	}
}

// An amount holds 2 decimals and a number 8, whatever the unit of the bounds and however long the value is written.
func TestAmountsAndNumbersOfFineBounds(t *testing.T) {
	yuan := rule.Input{Field: "rate", Max: 100_000_000, Scale: 8, Places: 16}
	for _, c := range []struct{ name, text, amount, number string }{
		{name: "on the bound", text: "1", amount: "1.00", number: "1"},
		{name: "on it with zeros", text: "1.00000000000000000000", amount: "1.00", number: "1"},
		{name: "a fen above", text: "1.01"},
		{name: "a fen above with zeros", text: "1.01000000000000000000"},
		{name: "a fen", text: "0.01", amount: "0.01", number: "0.01"},
		{name: "three decimals", text: "0.001", number: "0.001"},
		{name: "eight", text: "0.00000001", number: "0.00000001"},
		{name: "nine", text: "0.000000001"},
	} {
		t.Run(c.name, func(t *testing.T) {
			amount, err := yuan.Amount(tabletest.Dec(t, c.text))
			if c.amount == "" {
				assert.ErrorIs(t, err, rule.ErrOutOfRange)
				assert.Zero(t, amount)
			} else {
				assert.Equal(t, c.amount, amount.String())
			}
			number, err := yuan.Number(tabletest.Dec(t, c.text))
			if c.number == "" {
				assert.ErrorIs(t, err, rule.ErrOutOfRange)
				assert.Zero(t, number)
			} else {
				assert.Equal(t, c.number, number.String())
			}
		})
	}
}

// CheckNumber says of a figure what Check says of its decimal.
func TestCheckNumber(t *testing.T) {
	tenths := rule.Input{Field: "rate", Min: -5, Max: 10, Scale: 1, Places: 8}
	for _, c := range []struct {
		name, number, want string
		in                 rule.Input
	}{
		{name: "on the lower bound", in: tenths, number: "-0.5"},
		{name: "on the upper bound", in: tenths, number: "1"},
		{name: "below", in: tenths, number: "-0.50000001", want: "is below -0.5"},
		{name: "above", in: tenths, number: "1.00000001", want: "is above 1.0"},
		{name: "below a whole bound", in: rule.Input{Field: "rate", Min: 5, Max: 10, Places: 8}, number: "0.6",
			want: "rate 0.6 is below 5"},
		{name: "above one, with 16 decimals", in: rule.Input{Field: "rate", Max: 10, Places: 16}, number: "60",
			want: "rate 60 is above 10"},
		{name: "none", in: tenths, number: "none", want: "rate none is not a number"},
		{name: "two decimals", in: rule.YuanInput("", "rate"), number: "1.25"},
		{name: "three decimals", in: rule.YuanInput("", "rate"), number: "1.255", want: "has more than 2 decimals"},
		{name: "a bound beyond 64 bits", in: rule.Input{Field: "rate", Max: 1_000_000_000_000_000, Places: 8},
			number: "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.in.CheckNumber(number(t, c.number))
			if c.want == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, c.want)
		})
	}
	none := rule.NoNumber().Decimal()
	assert.True(t, none.IsZero())
	assert.Equal(t, int32(-8), none.Exponent(), "none is 0 with the decimals of a number")
}

// A wage is 0 to 10^10 yuan with at most two decimals, as short as it may be written.
func TestWagesAtTheirBounds(t *testing.T) {
	for _, c := range []struct {
		name, says string
		wage       decimal.Decimal
		fens       int64
	}{
		{name: "nothing", wage: decimal.New(0, 0)},
		{name: "a fen below", wage: decimal.New(-1, -2), says: "pension: wage -0.01 is below 0"},
		{name: "the greatest", wage: decimal.New(10_000_000_000, 0), fens: 1_000_000_000_000},
		{name: "a fen more", wage: decimal.New(1_000_000_000_001, -2),
			says: "wage 10000000000.01 is above 10000000000"},
		{name: "three decimals", wage: decimal.New(1, -3), says: "wage 0.001 has more than 2 decimals"},
	} {
		t.Run(c.name, func(t *testing.T) {
			amount, err := rule.Wage(rule.AreaPension, "wage", c.wage)
			refused(t, err, c.says)
			assert.Equal(t, c.fens, amount.Fen())
		})
	}
}

// An amount of money is 0 to 10^10 yuan with at most two decimals.
func TestYuanInput(t *testing.T) {
	in := rule.YuanInput(rule.AreaRelief, "amount")
	for _, c := range []struct{ name, text, want string }{
		{name: "nothing", text: "0"},
		{name: "the greatest", text: "10000000000.00"},
		{name: "a fen more", text: "10000000000.01", want: "is above 10000000000"},
		{name: "a fen below 0", text: "-0.01", want: "is below 0"},
		{name: "three decimals", text: "0.001", want: "has more than 2 decimals"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := in.Parse(c.text)
			if c.want == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, c.want)
		})
	}
}
