package benefit_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// huizhou is the sheet of Huizhou, 2025-10: with deemed years.
func huizhou(t testing.TB) benefit.GuangdongInput {
	return benefit.GuangdongInput{BenefitBase: tabletest.Dec(t, "9307"), AverageIndex: tabletest.Dec(t, "0.5938"),
		Months:  335,
		Balance: tabletest.Dec(t, "84112.74"), Divisor: tabletest.Dec(t, "195"), RetiredIn: rule.MonthOf(2025, 10),
		DeemedBalance: given(t, "13615.08"), NewMethodYears: given(t, "4.41845")}
}

// zhongshan is the sheet of Zhongshan, 2025-04: without deemed years.
func zhongshan(t testing.TB) benefit.GuangdongInput {
	return benefit.GuangdongInput{BenefitBase: tabletest.Dec(t, "9307"), AverageIndex: tabletest.Dec(t, "0.5241"),
		Months:  208,
		Balance: tabletest.Dec(t, "66720.85"), Divisor: tabletest.Dec(t, "169.5"), RetiredIn: rule.MonthOf(2025, 4)}
}

// TestAwardSheets: the four sheets, each part as printed.
func TestAwardSheets(t *testing.T) {
	type row struct {
		name                                            string
		in                                              benefit.GuangdongInput
		basic, account, transitional, adjustment, total string
		steps                                           int
	}
	tabletest.Each(t, []row{
		{name: "W1 Jiangmen 2024-05", in: benefit.GuangdongInput{BenefitBase: tabletest.Dec(t, "9028"),
			AverageIndex: tabletest.Dec(t, "0.4520"), Months: 213,
			Balance: tabletest.Dec(t, "55389.69"), Divisor: tabletest.Dec(t, "195"), RetiredIn: rule.MonthOf(2024, 5)},
			basic: "965.73", account: "284.05", transitional: "168.00", adjustment: "0.00", total: "1417.78", steps: 8},
		{name: "W2 Huizhou 2025-10", in: huizhou(t), basic: "2057.13", account: "431.35", transitional: "321.46",
			adjustment: "272.01", total: "3081.95", steps: 10},
		{name: "W3 Zhongshan 2025-04", in: zhongshan(t), basic: "1127.31", account: "393.63", transitional: "168.00",
			adjustment: "0.00", total: "1688.94", steps: 8},
		{name: "W4 Zhongshan 2026-04", in: benefit.GuangdongInput{BenefitBase: tabletest.Dec(t, "9493"),
			AverageIndex: tabletest.Dec(t, "0.4665"), Months: 327,
			Balance: tabletest.Dec(t, "83319.35"), Divisor: tabletest.Dec(t, "195"), RetiredIn: rule.MonthOf(2026, 4)},
			basic: "1609.02", account: "427.28", transitional: "208.00", adjustment: "0.00", total: "2244.30",
			steps: 8},
	}, func(t *testing.T, c row) {
		got, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), c.in)
		require.NoError(t, err)
		tabletest.Equal(t, c.basic, got.Basic)
		tabletest.Equal(t, c.account, got.Account)
		tabletest.Equal(t, c.transitional, got.Transitional)
		tabletest.Equal(t, c.adjustment, got.Adjustment)
		tabletest.Equal(t, c.total, got.Total)
		assert.Equal(t, rule.Reported, got.Grade)
		assert.Len(t, got.Steps, c.steps)
		checkSteps(t, got.Steps)
		tabletest.Equal(t, c.total, got.Steps[len(got.Steps)-1].Value)
	})
}

// TestStepsNameTheirDocuments: an award can be explained from its steps alone.
func TestStepsNameTheirDocuments(t *testing.T) {
	got, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), huizhou(t))
	require.NoError(t, err)
	numbers := map[string]string{}
	for _, s := range got.Steps {
		numbers[s.Chinese] = s.Cite.Number
	}
	assert.Equal(t, "粤府〔2006〕96号", numbers["低指数系数a"])
	assert.Equal(t, "国发〔2005〕38号", numbers["基础养老金"])
	assert.Equal(t, "粤人社发〔2014〕8号", numbers["缴费年限津贴"])
	assert.Equal(t, "粤府函〔2021〕294号", numbers["过渡性养老金调整额"])
}

func TestTransitional(t *testing.T) {
	type row struct {
		name, base, deemed, years  string
		months                     int
		share                      string
		old, paid, fresh, adjusted string
	}
	tabletest.Each(t, []row{
		// Case G0840, the sheet of Huizhou.
		{name: "Huizhou 2025", base: "9307", deemed: "13615.08", years: "4.41845", months: 335, share: "1.00",
			old: "113.46", paid: "321.46", fresh: "493.47", adjusted: "272.01"},
		// By hand: (493.47 - 113.46 - 108) × 70 % = 190.407.
		{name: "the same in 2023", base: "9307", deemed: "13615.08", years: "4.41845", months: 335, share: "0.7",
			old: "113.46", paid: "321.46", fresh: "493.47", adjusted: "190.41"},
		// By hand: 272.01 × 30 % = 81.603.
		{name: "the same in 2021", base: "9307", deemed: "13615.08", years: "4.41845", months: 335, share: "0.3",
			old: "113.46", paid: "321.46", fresh: "493.47", adjusted: "81.60"},
		// By hand: 9307 × 1 × 1.2 % = 111.684, less than 113.46.
		{name: "the new method gives less", base: "9307", deemed: "13615.08", years: "1", months: 335, share: "1",
			old: "113.46", paid: "321.46", fresh: "111.68", adjusted: "0.00"},
		// By hand: 10000 × 1.845 × 1.2 % = 221.40; 221.40 - 113.40 - 108 = 0.
		{name: "the new method gives as much", base: "10000", deemed: "13608", years: "1.845", months: 335, share: "1",
			old: "113.40", paid: "321.40", fresh: "221.40", adjusted: "0.00"},
		{name: "11 months are no full year", base: "9307", deemed: "0", years: "0", months: 11, share: "1", old: "0.00",
			paid: "100.00", fresh: "0.00", adjusted: "0.00"},
		{name: "12 months are one", base: "9307", deemed: "0", years: "0", months: 12, share: "1", old: "0.00",
			paid: "104.00", fresh: "0.00", adjusted: "0.00"},
	}, func(t *testing.T, c row) {
		got, err := benefit.Transitional(benefit.Yuefuhan294Of2021(),
			benefit.TransitionalInput{DeemedYears: benefit.DeemedYears{BenefitBase: tabletest.Dec(t, c.base),
				Months:        c.months,
				DeemedBalance: tabletest.Dec(t, c.deemed), NewMethodYears: tabletest.Dec(t,
					c.years)}, PhaseIn: tabletest.Dec(t, c.share)})
		require.NoError(t, err)
		tabletest.Equal(t, c.old, got.OldPart)
		tabletest.Equal(t, c.paid, got.Transitional)
		tabletest.Equal(t, c.fresh, got.NewMethod)
		tabletest.Equal(t, c.adjusted, got.Adjustment)
		checkSteps(t, got.Steps)
	})
}

// TestTransitionalWithOtherFigures: the figures are the parameters', here a supplement of 50 and 5 a year.
func TestTransitionalWithOtherFigures(t *testing.T) {
	p := benefit.Yuefuhan294Of2021()
	p.Supplement, p.PerYear = supplied(t, "50"), supplied(t, "5")
	in := zhongshan(t)
	got, err := benefit.Guangdong(p, in)
	require.NoError(t, err)
	tabletest.Equal(t, "135.00", got.Transitional) // 50 + 5 × 17
	assert.Equal(t, rule.Supplied, got.Grade)
}

// TestWithoutLowIndex: no coefficient a where the parameters say there is none. Without a, Zhongshan's basic part is
// 9307 × 1.5241 ÷ 2 × 208 ÷ 1200 = 1229.349 by hand.
func TestWithoutLowIndex(t *testing.T) {
	p := benefit.Yuefuhan294Of2021()
	p.LowIndex = rule.NoneFigure()
	got, err := benefit.Guangdong(p, zhongshan(t))
	require.NoError(t, err)
	tabletest.Equal(t, "1229.35", got.Basic)
	assert.Equal(t, "本人指数化月平均缴费工资", got.Steps[0].Chinese)
}

// The figures are those of retirements from 2021 (粤府函〔2021〕294号), last looked at in 2026 and held to 2027-12; with
// deemed years none after the phase-in is known, whenever it is.
func TestMonthsOfTheFigures(t *testing.T) {
	for _, c := range []struct {
		name, month string
		deemed, own bool
		until       rule.Date // of figures that end earlier
		code        string
	}{
		{name: "before the first year", month: "2020-12", code: "no_rule"},
		{name: "the first month", month: "2021-01"},
		{name: "the last month they hold to", month: "2027-12"},
		{name: "the month after", month: "2028-01", code: "no_rule"},
		{name: "the month after, for which the caller vouches", month: "2028-01", own: true},
		{name: "deemed years, before the first year", month: "2020-12", deemed: true, code: "no_rule"},
		{name: "deemed years, the last of the phase-in", month: "2025-12", deemed: true},
		{name: "deemed years, the last of the phase-in, after figures that ended", month: "2025-06", deemed: true,
			until: rule.DateOf(2025, 6, 1), code: "no_rule"},
		{name: "deemed years after it", month: "2026-01", deemed: true, code: "not_applicable"},
		{name: "deemed years long after it", month: "2040-01", deemed: true, code: "not_applicable"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, in := benefit.Yuefuhan294Of2021(), zhongshan(t)
			if c.deemed {
				in = huizhou(t)
			}
			if c.own {
				p.Force = rule.Span{}
			}
			if !c.until.IsZero() {
				p.Force.Until = c.until
			}
			at, err := rule.ParseMonth(c.month)
			require.NoError(t, err)
			in.RetiredIn = at
			_, err = benefit.Guangdong(p, in)
			assert.Equal(t, c.code, rule.CodeOf(err))
		})
	}
}

// TestDeemedNumbersThatAreNotValid: what a null holds does not enter.
func TestDeemedNumbersThatAreNotValid(t *testing.T) {
	in := zhongshan(t)
	in.DeemedBalance.Decimal, in.NewMethodYears.Decimal = decimal.New(99_999, 0), decimal.New(5, 0)
	got, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), in)
	require.NoError(t, err)
	tabletest.Equal(t, "1688.94", got.Total)
}

func TestPhaseIn(t *testing.T) {
	// 272.01 × the year's share, by hand
	for year, want := range map[int]string{2021: "81.60", 2022: "136.01", 2023: "190.41", 2024: "244.81",
		2025: "272.01"} {
		in := huizhou(t)
		in.RetiredIn = rule.MonthOf(year, 1)
		got, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), in)
		require.NoError(t, err)
		tabletest.Equal(t, want, got.Adjustment)
	}
}

func TestGuangdongRefuses(t *testing.T) {
	type row struct {
		name   string
		change func(*benefit.GuangdongInput)
		kind   error
		says   string
	}
	tabletest.Each(t, []row{
		{name: "deemed years from 2026",
			change: func(in *benefit.GuangdongInput) { in.RetiredIn = rule.MonthOf(2026, 1) },
			kind:   rule.ErrNotApplicable, says: "no award sheet"},
		{name: "before the phase-in",
			change: func(in *benefit.GuangdongInput) { in.RetiredIn = rule.MonthOf(2020, 12) }, kind: rule.ErrNoRule,
			says: "before 2021"},
		{name: "no month", change: func(in *benefit.GuangdongInput) { in.RetiredIn = rule.Month{} },
			kind: rule.ErrMissingField, says: "retired_in"},
		{name: "deemed account without years",
			change: func(in *benefit.GuangdongInput) { in.NewMethodYears = decimal.NullDecimal{} },
			kind:   rule.ErrMissingField, says: "go together"},
		{name: "deemed years without account",
			change: func(in *benefit.GuangdongInput) { in.DeemedBalance = decimal.NullDecimal{} },
			kind:   rule.ErrMissingField, says: "go together"},
		{name: "index with 5 decimals", change: func(in *benefit.GuangdongInput) {
			in.AverageIndex = tabletest.Dec(t,
				"0.59379")
		}, kind: rule.ErrOutOfRange, says: "more than 4 decimals"},
		{name: "no months", change: func(in *benefit.GuangdongInput) { in.Months = 0 }, kind: rule.ErrOutOfRange,
			says: "contribution_months 0"},
		{name: "negative deemed account",
			change: func(in *benefit.GuangdongInput) { in.DeemedBalance = given(t, "-1") }, kind: rule.ErrOutOfRange,
			says: "deemed_account_balance"},
		{name: "more weighted years than can be",
			change: func(in *benefit.GuangdongInput) { in.NewMethodYears = given(t, "101") }, kind: rule.ErrOutOfRange,
			says: "new_method_years"},
	}, func(t *testing.T, c row) {
		in := huizhou(t)
		c.change(&in)
		got, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), in)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		assert.True(t, got.Total.IsZero())
	})
}

// TestGuangdongNamesEveryBadField: in the order of the fields, so that the first gives the code.
func TestGuangdongNamesEveryBadField(t *testing.T) {
	_, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(),
		benefit.GuangdongInput{AverageIndex: decimal.New(-1, 0), Balance: decimal.New(-1, 0),
			DeemedBalance: given(t, "-2"), NewMethodYears: given(t, "-3")})
	for _, field := range []string{"benefit_base", "average_index", "contribution_months", "balance -1", "divisor",
		"retired_in", "deemed_account_balance -2", "new_method_years -3"} {
		assert.ErrorContains(t, err, field)
	}
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	assert.Equal(t, 1, strings.Count(err.Error(), "retired_in"), "nothing more is said of a month that is missing")
}

func TestParamsRefused(t *testing.T) {
	type row struct {
		name   string
		change func(*benefit.GuangdongParams)
		kind   error
		says   string
	}
	tabletest.Each(t, []row{
		{name: "zero value", change: func(p *benefit.GuangdongParams) { *p = benefit.GuangdongParams{} },
			kind: rule.ErrMissingField, says: "supplement is not set"},
		{name: "a year missing", change: func(p *benefit.GuangdongParams) { delete(p.PhaseIn, 2023) },
			kind: rule.ErrOutOfRange, says: "phase_in"},
		{name: "no year", change: func(p *benefit.GuangdongParams) { p.PhaseIn = nil }, kind: rule.ErrMissingField,
			says: "phase_in"},
		{name: "a share above 1", change: func(p *benefit.GuangdongParams) { p.PhaseIn[2025] = supplied(t, "1.1") },
			kind: rule.ErrOutOfRange, says: "phase_in[2025]"},
		{name: "an invalid year", change: func(p *benefit.GuangdongParams) {
			p.PhaseIn = map[int]rule.Figure{7: supplied(t,
				"1")}
		}, kind: rule.ErrOutOfRange, says: "phase_in"},
		{name: "low index 0", change: func(p *benefit.GuangdongParams) { p.LowIndex = supplied(t, "0") },
			kind: rule.ErrOutOfRange, says: "low_index"},
		{name: "old divisor 0", change: func(p *benefit.GuangdongParams) { p.OldDivisor = supplied(t, "0") },
			kind: rule.ErrOutOfRange, says: "old_divisor"},
		{name: "no supplement known", change: func(p *benefit.GuangdongParams) { p.Supplement = rule.NoneFigure() },
			kind: rule.ErrMissingField, says: "supplement"},
		{name: "unknown for a reason", change: func(p *benefit.GuangdongParams) {
			p.PerYear = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say("seniority", "seniority")})
		}, kind: rule.ErrNoRule, says: "seniority"},
		{name: "a percentage as a whole number",
			change: func(p *benefit.GuangdongParams) { p.Coefficient = supplied(t, "1.2") }, kind: rule.ErrOutOfRange,
			says: "coefficient"},
	}, func(t *testing.T, c row) {
		p := benefit.Yuefuhan294Of2021()
		require.NoError(t, p.Check())
		c.change(&p)
		require.ErrorIs(t, p.Check(), c.kind)
		assert.ErrorContains(t, p.Check(), c.says)
		_, err := benefit.Guangdong(p, huizhou(t))
		require.ErrorIs(t, err, c.kind)
		_, err = benefit.Transitional(p, benefit.TransitionalInput{
			DeemedYears: benefit.DeemedYears{BenefitBase: tabletest.Dec(t, "9307"),
				Months: 335}, PhaseIn: tabletest.Dec(t, "1")})
		require.ErrorIs(t, err, c.kind)
	})
}

// TestParamsAreTheCallersOwn: changing one set of figures leaves the next one alone.
func TestParamsAreTheCallersOwn(t *testing.T) {
	p := benefit.Yuefuhan294Of2021()
	clear(p.PhaseIn)
	assert.Len(t, benefit.Yuefuhan294Of2021().PhaseIn, 5)
}

// 社会保险法 art. 16; 国务院关于渐进式延迟法定退休年龄的办法 art. 2: 15 years to 2029, then half a year more each year to 20; the year
// of the statutory age counts, or of an earlier choice.
func TestGuangdongAsksForTheLeastYears(t *testing.T) {
	for _, c := range []struct {
		name               string
		retired, statutory rule.Month
		least              int
	}{
		{"2026", rule.MonthOf(2026, 4), rule.Month{}, 180},
		{"2029", rule.MonthOf(2029, 12), rule.Month{}, 180},
		{"2030", rule.MonthOf(2030, 1), rule.Month{}, 186},
		{"2039", rule.MonthOf(2039, 1), rule.Month{}, 240},
		{"2050", rule.MonthOf(2050, 1), rule.Month{}, 240},
		{"the age was reached in 2029", rule.MonthOf(2032, 1), rule.MonthOf(2029, 6), 180},
		{"a choice before the age", rule.MonthOf(2029, 6), rule.MonthOf(2032, 1), 180},
	} {
		p := benefit.Yuefuhan294Of2021()
		p.Force = rule.Span{}
		in := zhongshan(t)
		in.RetiredIn, in.StatutoryMonth, in.Months = c.retired, c.statutory, c.least
		_, err := benefit.Guangdong(p, in)
		require.NoError(t, err, c.name)
		in.Months--
		_, err = benefit.Guangdong(p, in)
		require.ErrorIs(t, err, rule.ErrNotApplicable, c.name)
	}
}

// An award is known no better than its benefit base.
func TestGuangdongGrade(t *testing.T) {
	for given, want := range map[rule.Grade]rule.Grade{0: rule.Reported, rule.Official: rule.Reported,
		rule.Provisional: rule.Provisional, rule.Supplied: rule.Supplied} {
		in := zhongshan(t)
		in.BenefitBaseGrade = given
		got, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), in)
		require.NoError(t, err)
		assert.Equal(t, want, got.Grade)
	}
}

func supplied(t testing.TB, text string) rule.Figure {
	t.Helper()
	n, err := rule.Input{Field: "figure", Max: 10_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "")
}

func FuzzGuangdong(f *testing.F) {
	f.Add(int64(930700), int64(5938), 335, int64(8411274), int64(1950), 2025, 10, true, int64(1361508), int64(441845))
	f.Add(int64(949300), int64(4665), 327, int64(8331935), int64(1950), 2026, 4, false, int64(0), int64(0))
	f.Fuzz(func(t *testing.T, base, index int64, months int, balance, divisor int64, year, month int, deemed bool,
		deemedBalance, years int64) {
		in := benefit.GuangdongInput{BenefitBase: decimal.New(base, -2), AverageIndex: decimal.New(index, -4),
			Months: months, Balance: decimal.New(balance, -2),
			Divisor: decimal.New(divisor, -1), RetiredIn: rule.MonthOf(year, 1).Add(month % 12)}
		if deemed {
			in.DeemedBalance, in.NewMethodYears = decimal.NewNullDecimal(decimal.New(deemedBalance,
				-2)), decimal.NewNullDecimal(decimal.New(years, -5))
		}
		got, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), in)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.True(t, got.Total.Equal(got.Basic.Add(got.Account).Add(got.Transitional).Add(got.Adjustment)),
			"the parts add up")
		assert.False(t, got.Adjustment.IsNegative())
		checkSteps(t, got.Steps)
		in.Months++
		if more, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), in); err == nil {
			assert.True(t, more.Basic.GreaterThanOrEqual(got.Basic) &&
				more.Transitional.GreaterThanOrEqual(got.Transitional), "a month more is no less")
		}
	})
}
