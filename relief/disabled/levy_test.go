package disabled_test

import (
	"math/big"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/rule"
)

func average(t testing.TB, text string) disabled.Headcount {
	h, err := disabled.AverageHeadcount(tabletest.Dec(t, text))
	require.NoError(t, err)
	return h
}

// employer is one in Guangdong (1.5 %).
func employer(t testing.TB, year int, staff, employed, wage string) disabled.Employer {
	return disabled.Employer{Year: year, Headcount: average(t, staff), Disabled: tabletest.Dec(t, employed),
		Ratio: tabletest.Dec(t, "0.015"), AnnualWage: tabletest.Dec(t, wage)}
}

func TestLevy(t *testing.T) {
	type c struct {
		name                  string
		year                  int
		staff, disabled, wage string
		want                  string
		percent               int
		why                   disabled.Reduction
	}
	tabletest.Each(t, []c{
		{name: "0.75 x 120000 x 90 %", year: 2024, staff: "50", disabled: "0", wage: "120000", want: "81000.00",
			percent: 90, why: disabled.Ninety},
		{name: "0.675 x 120000 x 90 %", year: 2024, staff: "45", disabled: "0", wage: "120000", want: "72900.00",
			percent: 90, why: disabled.Ninety},
		{name: "exactly 30 staff: exempt", year: 2024, staff: "30", disabled: "0", wage: "120000", want: "0",
			percent: 0, why: disabled.Exempt},
		{name: "a little above 30: 0.4500015 x 120000 x 90 %", year: 2024, staff: "30.0001", disabled: "0",
			wage: "120000", want: "48600.16", percent: 90, why: disabled.Ninety},
		{name: "31 staff: 0.465 x 120000 x 90 %", year: 2024, staff: "31", disabled: "0", wage: "120000", want: "50220",
			percent: 90, why: disabled.Ninety},
		{name: "exactly 1 %: 0.5 x 120000 x 50 %", year: 2024, staff: "100", disabled: "1", wage: "120000",
			want: "30000", percent: 50, why: disabled.Half},
		{name: "just below 1 %: 0.515 x 120000 x 90 %", year: 2024, staff: "101", disabled: "1", wage: "120000",
			want: "55620", percent: 90, why: disabled.Ninety},
		{name: "just above 1 %: 0.485 x 120000 x 50 %", year: 2024, staff: "99", disabled: "1", wage: "120000",
			want: "29100", percent: 50, why: disabled.Half},
		{name: "exactly the ratio: met", year: 2024, staff: "200", disabled: "3", wage: "120000", want: "0", percent: 0,
			why: disabled.Met},
		{name: "more than the ratio is not paid back", year: 2024, staff: "100", disabled: "5", wage: "120000",
			want: "0", percent: 0, why: disabled.Met},
		{name: "a fraction of a disabled employee: (2.25 - 1.75) x 120000 x 50 %", year: 2024, staff: "150",
			disabled: "1.75", wage: "120000", want: "30000", percent: 50, why: disabled.Half},
		{name: "2019: no reduction, 0.75 x 120000", year: 2019, staff: "50", disabled: "0", wage: "120000",
			want: "90000", percent: 100, why: disabled.Unreduced},
		{name: "2019: no exemption either, 0.45 x 120000", year: 2019, staff: "30", disabled: "0", wage: "120000",
			want: "54000", percent: 100, why: disabled.Unreduced},
		{name: "2020 is the first year", year: 2020, staff: "50", disabled: "0", wage: "120000", want: "81000",
			percent: 90, why: disabled.Ninety},
		{name: "2022, the last of the first announcement", year: 2022, staff: "50", disabled: "0", wage: "120000",
			want: "81000", percent: 90, why: disabled.Ninety},
		{name: "2027 is the last year", year: 2027, staff: "100", disabled: "1", wage: "120000", want: "30000",
			percent: 50, why: disabled.Half},
		{name: "2015, the first year of the formula", year: 2015, staff: "50", disabled: "0", wage: "60000",
			want: "45000", percent: 100, why: disabled.Unreduced},
		{name: "nobody employed", year: 2024, staff: "0", disabled: "0", wage: "0", want: "0", percent: 0,
			why: disabled.Met},
		{name: "32.3333 staff: 0.4849995 x 100000 x 90 % = 43649.955", year: 2024, staff: "32.3333", disabled: "0",
			wage: "100000", want: "43649.96", percent: 90, why: disabled.Ninety},
	}, func(t *testing.T, c c) {
		got, err := disabled.Levy(employer(t, c.year, c.staff, c.disabled, c.wage))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Levy)
		assert.Equal(t, c.percent, got.Percent)
		assert.Equal(t, c.why, got.Reduction)
	})
}

// After 2027 (财政部公告2023年第8号 art. 3) only the year's own percentage gives a disabled.
func TestStatedPercent(t *testing.T) {
	percent := func(n int) *int { return &n }
	for _, c := range []struct {
		name     string
		year     int
		staff    string
		disabled string
		stated   *int
		want     string
		why      disabled.Reduction
		code     string
	}{
		{name: "2028 without", year: 2028, staff: "100", disabled: "1", code: "no_rule"},
		{name: "2040 without", year: 2040, staff: "100", disabled: "1", code: "no_rule"},
		{name: "2028 without, nobody missing", year: 2028, staff: "100", disabled: "2", code: "no_rule"},
		{name: "2028, half: 0.5 x 120000 x 50 %", year: 2028, staff: "100", disabled: "1", stated: percent(50),
			want: "30000", why: disabled.Stated},
		{name: "2028, all of it", year: 2028, staff: "100", disabled: "1", stated: percent(100), want: "60000",
			why: disabled.Stated},
		{name: "2028, exempt", year: 2028, staff: "30", disabled: "0", stated: percent(0), want: "0",
			why: disabled.Stated},
		{name: "2028, nobody missing", year: 2028, staff: "100", disabled: "2", stated: percent(90), want: "0",
			why: disabled.Met},
		{name: "2028, more than all", year: 2028, staff: "100", disabled: "1", stated: percent(101),
			code: "out_of_range"},
		{name: "2028, less than nothing", year: 2028, staff: "100", disabled: "1", stated: percent(-1),
			code: "out_of_range"},
		{name: "2027 has its announcement", year: 2027, staff: "100", disabled: "1", stated: percent(50),
			code: "conflict"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := employer(t, c.year, c.staff, c.disabled, "120000")
			e.StatedPercent = c.stated
			got, err := disabled.Levy(e)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.Equal(t, c.why, got.Reduction)
			if c.code == "" {
				tabletest.Equal(t, c.want, got.Levy)
			}
		})
	}
	e := employer(t, 2028, "100", "1", "120000")
	_, err := disabled.Levy(e)
	assert.ErrorContains(t, err, "财政部公告2023年第8号 ends with 2027; pass the percentage the year's own announcement has")
	e.StatedPercent = percent(50)
	_, err = disabled.Hire(e, 1)
	assert.Equal(t, "not_applicable", rule.CodeOf(err))
}

func TestExemptionIsForEnterprises(t *testing.T) {
	e := employer(t, 2024, "30", "0", "120000")
	e.NotEnterprise = true // 0.45 x 120000 x 90 %
	got, err := disabled.Levy(e)
	require.NoError(t, err)
	tabletest.Equal(t, "48600", got.Levy)
	tabletest.Equal(t, "54000", got.Full)
}

func TestWageCap(t *testing.T) {
	type c struct {
		name, wage, local string
		want, used        string
		capped            bool
	}
	tabletest.Each(t, []c{
		{name: "above twice the local average: 0.75 x 200000 x 90 %", wage: "300000", local: "100000", want: "135000",
			used: "200000", capped: true},
		{name: "exactly twice", wage: "200000", local: "100000", want: "135000", used: "200000", capped: false},
		{name: "below", wage: "120000", local: "100000", want: "81000", used: "120000", capped: false},
	}, func(t *testing.T, c c) {
		e := employer(t, 2024, "50", "0", c.wage)
		e.LocalWage = decimal.NewNullDecimal(tabletest.Dec(t, c.local))
		got, err := disabled.Levy(e)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Levy)
		tabletest.Equal(t, c.used, got.Wage)
		assert.Equal(t, c.capped, got.WageCapped)
	})
}

// months are the staff of a year: 4 months of 32, 8 of 32.5 make 388/12 = 32.333...
func months(t testing.TB) disabled.Headcount {
	var staff []decimal.Decimal
	for i := range 12 {
		n := decimal.New(325, -1)
		if i < 4 {
			n = decimal.New(32, 0)
		}
		staff = append(staff, n)
	}
	h, err := disabled.MonthlyHeadcount(staff)
	require.NoError(t, err)
	return h
}

func TestMonthlyHeadcountStaysExact(t *testing.T) {
	h := months(t)
	tabletest.Equal(t, "32.33333333", h.Decimal())
	more, err := disabled.MonthlyHeadcount([]decimal.Decimal{d(1), d(1), d(1), d(1), d(1), d(1), d(1), d(1), d(0), d(0),
		d(0), d(0)})
	require.NoError(t, err)
	tabletest.Equal(t, "0.66666667", more.Decimal())
	tiny := make([]decimal.Decimal, 12)
	tiny[0] = decimal.New(6, -8) // a twelfth is half of the 8th decimal
	least, err := disabled.MonthlyHeadcount(tiny)
	require.NoError(t, err)
	tabletest.Equal(t, "0.00000001", least.Decimal())
	e := employer(t, 2024, "0", "0", "100000")
	e.Headcount = h // 388/12 x 0.015 = 0.485; x 100000 x 90 % = 43650.00 exactly
	got, err := disabled.Levy(e)
	require.NoError(t, err)
	tabletest.Equal(t, "43650", got.Levy)

	flat, err := disabled.MonthlyHeadcount([]decimal.Decimal{d(30), d(30), d(30), d(30), d(30), d(30), d(30), d(30),
		d(30), d(30), d(30), d(30)})
	require.NoError(t, err)
	e.Headcount = flat
	got, err = disabled.Levy(e)
	require.NoError(t, err)
	assert.Equal(t, disabled.Exempt, got.Reduction, "360/12 is exactly 30")

	_, err = disabled.MonthlyHeadcount([]decimal.Decimal{d(1)})
	assert.ErrorContains(t, err, "headcount 1")
	_, err = disabled.MonthlyHeadcount(append(make([]decimal.Decimal, 10), d(-1), decimal.New(1, 9999)))
	assert.ErrorContains(t, err, "headcount[10]")
	assert.ErrorContains(t, err, "headcount[11]")
}

func d(n int64) decimal.Decimal { return decimal.New(n, 0) }

func TestLevyRefuses(t *testing.T) {
	good := employer(t, 2024, "50", "0", "120000")
	type c struct {
		name string
		with func(*disabled.Employer)
		code string
		says string
	}
	tabletest.Each(t, []c{
		{name: "2014 is before the formula", with: func(e *disabled.Employer) { e.Year = 2014 }, code: "no_rule",
			says: "2014-01; the nearest month that has one is 2015-01"},
		{name: "the cap of 2017 is not known", with: func(e *disabled.Employer) {
			e.Year, e.LocalWage = 2017,
				decimal.NewNullDecimal(d(1))
		}, code: "no_rule", says: "2017-01; the nearest month that has one is 2018-01"},
		{name: "no year", with: func(e *disabled.Employer) { e.Year = 0 }, code: "out_of_range", says: "year 0"},
		{name: "a ratio below 1.5 % (条例 art. 8)",
			with: func(e *disabled.Employer) { e.Ratio = tabletest.Dec(t, "0.0149") }, code: "out_of_range"},
		{name: "a ratio of 1.5, not 0.015", with: func(e *disabled.Employer) { e.Ratio = tabletest.Dec(t, "1.5") },
			code: "out_of_range"},
		{name: "disabled employees below 0", with: func(e *disabled.Employer) { e.Disabled = d(-1) },
			code: "out_of_range"},
		{name: "a wage with a huge exponent", with: func(e *disabled.Employer) { e.AnnualWage = decimal.New(1, 9999) },
			code: "out_of_range"},
		{name: "a local wage below 0", with: func(e *disabled.Employer) { e.LocalWage = decimal.NewNullDecimal(d(-1)) },
			code: "out_of_range"},
	}, func(t *testing.T, c c) {
		e := good
		c.with(&e)
		_, err := disabled.Levy(e)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		_, err = disabled.Hire(e, 1)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
	good.Year = 0
	_, err := disabled.Levy(good)
	assert.NotContains(t, err.Error(), "nearest month", "a year outside the calendar is before no document")
	_, err = disabled.AverageHeadcount(decimal.New(1, 9999))
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	_, err = disabled.Hire(good, -1)
	assert.ErrorContains(t, err, "hire -1 is not within")
}

func TestHire(t *testing.T) {
	type c struct {
		name, staff, disabled string
		n                     int
		after, saved          string
	}
	tabletest.Each(t, []c{
		{name: "50 and one: 51 x 1.5 % - 1 is met", staff: "50", disabled: "0", n: 1, after: "0", saved: "81000"},
		{name: "100 with one, and one more: 101 x 1.5 % - 2 is met", staff: "100", disabled: "1", n: 1, after: "0",
			saved: "30000"},
		{name: "99 and one is exactly 1 %: 0.5 x 120000 x 50 %", staff: "99", disabled: "0", n: 1, after: "30000",
			saved: "130380"},
		{name: "300 and one is below 1 %: 301 x 1.5 % - 1 = 3.515 at 90 %", staff: "300", disabled: "0", n: 1,
			after: "379620", saved: "106380"},
		{name: "nobody hired", staff: "50", disabled: "0", n: 0, after: "81000", saved: "0"},
		{name: "two more than needed", staff: "50", disabled: "0", n: 3, after: "0", saved: "81000"},
	}, func(t *testing.T, c c) {
		got, err := disabled.Hire(employer(t, 2024, c.staff, c.disabled, "120000"), c.n)
		require.NoError(t, err)
		tabletest.Equal(t, c.after, got.After.Levy)
		tabletest.Equal(t, c.saved, got.Saved)
	})
	e := employer(t, 2024, "0", "0", "100000")
	e.Headcount = months(t) // 43650 before; 33.33 x 1.5 % - 1 is met
	got, err := disabled.Hire(e, 1)
	require.NoError(t, err)
	tabletest.Equal(t, "43650", got.Saved)
}

// The levy never falls with staff or wage and never rises with disabled staff, agrees with exact fractions, and is
// within the unreduced one.
func FuzzLevy(f *testing.F) {
	f.Add(uint16(2024), uint32(5000), uint32(0), uint32(12000000), uint32(1), uint32(1), uint32(1), uint32(0))
	f.Add(uint16(2019), uint32(3000), uint32(30), uint32(9999999), uint32(1), uint32(100), uint32(1), uint32(5000000))
	f.Add(uint16(2027), uint32(10000), uint32(100), uint32(12345678), uint32(0), uint32(0), uint32(99), uint32(1))
	f.Fuzz(func(t *testing.T, year uint16, staff, employed, wage, moreStaff, moreDisabled, moreWage, local uint32) {
		h := decimal.New(int64(staff), -2)
		headcount, err := disabled.AverageHeadcount(h)
		require.NoError(t, err)
		e := disabled.Employer{Year: 2018 + int(year%10), Headcount: headcount,
			Disabled: decimal.New(int64(employed%1_000_000), -2),
			Ratio:    decimal.New(15, -3), AnnualWage: decimal.New(int64(wage), -2)}
		if local > 0 {
			e.LocalWage = decimal.NewNullDecimal(decimal.New(int64(local), -2))
		}
		run := func(e disabled.Employer) decimal.Decimal {
			out, err := disabled.Levy(e)
			require.NoError(t, err)
			assert.False(t, out.Levy.IsNegative())
			assert.False(t, out.Levy.GreaterThan(out.Full))
			return out.Levy
		}
		due := run(e)
		assert.Equal(t, oracle(e, h), due.StringFixed(2))

		larger, richer, better := e, e, e
		larger.Headcount, err = disabled.AverageHeadcount(h.Add(decimal.New(int64(moreStaff), -2)))
		require.NoError(t, err)
		assert.False(t, run(larger).LessThan(due), "more staff, less levy")
		richer.AnnualWage = e.AnnualWage.Add(decimal.New(int64(moreWage), -2))
		assert.False(t, run(richer).LessThan(due), "a higher wage, less levy")
		better.Disabled = e.Disabled.Add(decimal.New(int64(moreDisabled%1_000_000), -2))
		assert.False(t, run(better).GreaterThan(due), "more disabled staff, more levy")
	})
}

// oracle is the formula in exact fractions.
func oracle(e disabled.Employer, staff decimal.Decimal) string {
	rat := func(d decimal.Decimal) *big.Rat { r, _ := new(big.Rat).SetString(d.String()); return r }
	n, employed, wage := rat(staff), rat(e.Disabled), rat(e.AnnualWage)
	if e.LocalWage.Valid {
		if most := new(big.Rat).Mul(rat(e.LocalWage.Decimal), big.NewRat(2, 1)); wage.Cmp(most) > 0 {
			wage = most
		}
	}
	missing := new(big.Rat).Sub(new(big.Rat).Mul(n, big.NewRat(3, 200)), employed)
	if missing.Sign() <= 0 {
		return "0.00"
	}
	k := big.NewRat(1, 1)
	if e.Year >= 2020 && e.Year <= 2027 {
		switch {
		case n.Cmp(big.NewRat(30, 1)) <= 0:
			return "0.00"
		case new(big.Rat).Quo(employed, n).Cmp(big.NewRat(1, 100)) >= 0:
			k = big.NewRat(1, 2)
		default:
			k = big.NewRat(9, 10)
		}
	}
	return new(big.Rat).Mul(missing.Mul(missing, wage), k).FloatString(2) // half away from zero
}

// The average of twelve equal months is the month, and the order of the months does not matter.
func FuzzMonthlyHeadcount(f *testing.F) {
	f.Add(uint32(3233), uint32(1))
	f.Fuzz(func(t *testing.T, a, b uint32) {
		one, other := decimal.New(int64(a), -2), decimal.New(int64(b), -2)
		half := func(x, y decimal.Decimal) disabled.Headcount {
			h, err := disabled.MonthlyHeadcount([]decimal.Decimal{x, x, x, x, x, x, y, y, y, y, y, y})
			require.NoError(t, err)
			return h
		}
		assert.True(t, half(one, one).Decimal().Equal(one))
		assert.True(t, half(one, other).Decimal().Equal(half(other, one).Decimal()))
	})
}

// What anybody passes is refused or computed, never a panic.
func FuzzLevyAnyNumber(f *testing.F) {
	for _, seed := range []string{"50", "-1", "1e9999", "1e-9999", "0.001", "99999999999999999999"} {
		f.Add(seed, seed, 2024)
	}
	f.Fuzz(func(t *testing.T, staff, wage string, year int) {
		n, err1 := decimal.NewFromString(staff)
		w, err2 := decimal.NewFromString(wage)
		if err1 != nil || err2 != nil {
			return
		}
		h, err := disabled.AverageHeadcount(n)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		_, err = disabled.Levy(disabled.Employer{Year: year, Headcount: h, Ratio: decimal.New(15, -3), AnnualWage: w})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), strconv.Itoa(year))
		}
	})
}
