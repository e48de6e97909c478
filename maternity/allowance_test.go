package maternity

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

func TestAllowance(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		average string
		days    int
		order   Order
		wageDue string
		want    string
		topUp   string
	}{
		"G1074 daily first":                        {"21821.79", 173, DailyFirst, "", "125838.47", ""},
		"the same once: 21821.79 x 173 / 30":       {"21821.79", 173, RoundOnce, "", "125838.99", ""},
		"G1076":                                    {"3000", 148, RoundOnce, "", "14800.00", ""},
		"G1164":                                    {"20000", 178, RoundOnce, "", "118666.67", ""},
		"R29 with a top-up":                        {"9000", 98, RoundOnce, "30000", "29400.00", "600.00"},
		"wage below the allowance":                 {"9000", 98, RoundOnce, "29399.99", "29400.00", "0"},
		"wage equal to the allowance":              {"9000", 98, RoundOnce, "29400.00", "29400.00", "0"},
		"a fen above":                              {"9000", 98, RoundOnce, "29400.01", "29400.00", "0.01"},
		"R29 once":                                 {"8765.43", 98, RoundOnce, "", "28633.74", ""},
		"R29 daily first":                          {"8765.43", 98, DailyFirst, "", "28633.64", ""},
		"half a fen goes up: 0.15 x 1 / 30":        {"0.15", 1, RoundOnce, "", "0.01", ""},
		"under half a fen goes down: 0.14 x 1 /30": {"0.14", 1, RoundOnce, "", "0.00", ""},
		"no wage":                                  {"0", 98, RoundOnce, "100", "0", "100"},
		"the largest":                              {"10000000000", 1000, RoundOnce, "0", "333333333333.33", "0"},
	}, func(t *testing.T, c struct {
		average string
		days    int
		order   Order
		wageDue string
		want    string
		topUp   string
	}) {
		got, err := Allowance(tabletest.Dec(t, c.average), c.days, c.order, null(t, c.wageDue))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Allowance)
		equalNull(t, c.topUp, got.TopUp)
		assert.Equal(t, c.days, got.Days)
	})
}

func TestAllowanceErrors(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		average string
		days    int
		order   Order
		wageDue string
		says    []string
	}{
		"negative average":   {"-0.01", 98, RoundOnce, "", []string{"maternity: employer_average -0.01 is below 0"}},
		"too large":          {"10000000000.01", 98, RoundOnce, "", []string{"employer_average"}},
		"three decimals":     {"9000.001", 98, RoundOnce, "", []string{"more than 2 decimals"}},
		"a huge exponent":    {"1e9999", 98, RoundOnce, "", []string{"exponent 9999"}},
		"no days":            {"9000", 0, RoundOnce, "", []string{"days 0 is below 1"}},
		"negative days":      {"9000", -98, RoundOnce, "", []string{"days -98"}},
		"too many days":      {"9000", 1001, RoundOnce, "", []string{"days 1001 is above 1000"}},
		"unknown order":      {"9000", 98, 7, "", []string{"order is not known"}},
		"negative wage due":  {"9000", 98, RoundOnce, "-1", []string{"wage_due -1"}},
		"all bad ones named": {"-1", 0, 7, "-1", []string{"employer_average", "days", "wage_due", "order"}},
	}, func(t *testing.T, c struct {
		average string
		days    int
		order   Order
		wageDue string
		says    []string
	}) {
		_, err := Allowance(tabletest.Dec(t, c.average), c.days, c.order, null(t, c.wageDue))
		for _, s := range c.says {
			require.ErrorContains(t, err, s)
		}
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
	})
}

func TestEmployerAverage(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		wages string
		heads int
		want  string
	}{
		"10 people at 9,000 for 12 months": {"1080000", 120, "9000"},
		"a third of a fen goes down":       {"100", 3, "33.33"},
		"two thirds go up":                 {"200", 3, "66.67"},
		"half a fen goes up":               {"0.01", 2, "0.01"},
	}, func(t *testing.T, c struct {
		wages string
		heads int
		want  string
	}) {
		got, err := EmployerAverage(tabletest.Dec(t, c.wages), c.heads)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := EmployerAverage(tabletest.Dec(t, "-1"), 0)
	require.ErrorContains(t, err, "wages")
	require.ErrorContains(t, err, "head_months")
}

func TestAward(t *testing.T) {
	normal := Case{Babies: 1}
	tabletest.Run(t, map[string]struct {
		c                     Claim
		byFund                bool
		payee                 Payee
		statutory, withReward string
		topUp, topUpReward    string
	}{
		// 9000 / 30 x 98 = 29,400.00 and x 178 = 53,400.00; due 55,000: 25,600.00 and 1,600.00
		"birth on the first day paid to the person": {
			Claim{Case: normal, Event: date(t, "2025-12-01"), DirectFrom: date(t, "2025-12-01"),
				Average: null(t, "9000"), WageDue: null(t, "55000")},
			true, ToPerson, "29400", "53400", "25600", "1600"},
		"birth the day before": {
			Claim{Case: normal, Event: date(t, "2025-11-30"), DirectFrom: date(t, "2025-12-01"),
				Average: null(t, "9000")},
			true, ToEmployer, "29400", "53400", "", ""},
		"art. 8: not insured, by her own wage": {
			Claim{Case: normal, Event: date(t, "2020-01-01"), WageBefore: null(t, "6000")},
			false, ToPerson, "19600", "35600", "", ""},
		"a miscarriage has no reward leave: 9000 / 30 x 42": {
			Claim{Case: Case{Miscarriage: From4Months}, Event: date(t, "2026-01-01"), DirectFrom: date(t, "2025-12-01"),
				Average: null(t, "9000")},
			true, ToPerson, "12600", "12600", "", ""},
		"daily first: 292.18 x 98 and x 178": {
			Claim{Case: normal, Event: date(t, "2026-01-01"), DirectFrom: date(t, "2025-12-01"),
				Average: null(t, "8765.43"), Order: DailyFirst},
			true, ToPerson, "28633.64", "52008.04", "", ""},
	}, func(t *testing.T, c struct {
		c                     Claim
		byFund                bool
		payee                 Payee
		statutory, withReward string
		topUp, topUpReward    string
	}) {
		got, err := GuangdongLeave().Award(c.c)
		require.NoError(t, err)
		assert.Equal(t, c.byFund, got.ByFund)
		assert.Equal(t, c.payee, got.Payee)
		tabletest.Equal(t, c.statutory, got.Statutory.Allowance)
		tabletest.Equal(t, c.withReward, got.WithReward.Allowance)
		equalNull(t, c.topUp, got.Statutory.TopUp)
		equalNull(t, c.topUpReward, got.WithReward.TopUp)
		assert.Equal(t, got.Days.Statutory, got.Statutory.Days)
		assert.Equal(t, got.Days.Total, got.WithReward.Days)
	})
}

func TestPayeeOf(t *testing.T) {
	direct := date(t, "2025-12-01")
	tabletest.Run(t, map[string]struct {
		event string
		want  Payee
	}{"the day before": {"2025-11-30", ToEmployer}, "the first day": {"2025-12-01",
		ToPerson}, "the day after": {"2025-12-02", ToPerson}}, func(t *testing.T, c struct {
		event string
		want  Payee
	}) {
		got, err := PayeeOf(date(t, c.event), direct)
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	for _, days := range [][2]rule.Date{{{}, direct}, {direct, {}}} {
		_, err := PayeeOf(days[0], days[1])
		assert.Equal(t, "bad_date", rule.CodeOf(err))
	}
}

func TestAwardErrors(t *testing.T) {
	day := date(t, "2026-01-01")
	tabletest.Run(t, map[string]struct {
		c    Claim
		code string
		says []string
	}{
		"no wage": {Claim{Case: Case{Babies: 1}, Event: day}, "missing_field",
			[]string{"employer_average is missing"}},
		"two wages": {Claim{Case: Case{Babies: 1}, Event: day, DirectFrom: day, Average: null(t, "1"),
			WageBefore: null(t, "1")}, "conflict", []string{"exclude each other"}},
		"no event": {Claim{Case: Case{Babies: 1}, DirectFrom: day, Average: null(t, "1")}, "bad_date",
			[]string{"event - or"}},
		"no day of direct paying": {Claim{Case: Case{Babies: 1}, Event: day, Average: null(t, "1")}, "bad_date",
			[]string{"direct_from"}},
		"bad case and no wage": {Claim{Event: day}, "out_of_range", []string{"babies", "employer_average"}},
		"bad wage": {Claim{Case: Case{Babies: 1}, Event: day, WageBefore: null(t, "-1")}, "out_of_range",
			[]string{"-1"}},
	}, func(t *testing.T, c struct {
		c    Claim
		code string
		says []string
	}) {
		got, err := GuangdongLeave().Award(c.c)
		for _, s := range c.says {
			require.ErrorContains(t, err, s)
		}
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.Equal(t, Days{}, got.Days)
	})
}

// FuzzAllowance compares both orders with exact fractions; the top-up is never negative and lifts the allowance to the wage.
func FuzzAllowance(f *testing.F) {
	f.Add(int64(2182179), uint16(173), int64(3000000), true)
	f.Add(int64(900000), uint16(98), int64(0), false)
	f.Add(int64(15), uint16(1), int64(1), false)
	f.Fuzz(func(t *testing.T, fen int64, days uint16, due int64, dailyFirst bool) {
		order := RoundOnce
		if dailyFirst {
			order = DailyFirst
		}
		wage := decimal.NewNullDecimal(decimal.New(due, -2))
		got, err := Allowance(decimal.New(fen, -2), int(days), order, wage)
		valid := fen >= 0 && fen <= 1_000_000_000_000 && days >= 1 && days <= 1000 && due >= 0 &&
			due <= 1_000_000_000_000
		require.Equal(t, valid, err == nil)
		if !valid {
			return
		}
		want := halfUp(fen*int64(days), 30)
		if dailyFirst {
			want = new(big.Int).Mul(halfUp(fen, 30), big.NewInt(int64(days)))
		}
		require.True(t, decimal.NewFromBigInt(want, -2).Equal(got.Allowance), "got %s, want %s fen", got.Allowance,
			want)
		require.False(t, got.TopUp.Decimal.IsNegative())
		require.True(t, got.Allowance.Add(got.TopUp.Decimal).Equal(decimal.Max(got.Allowance, wage.Decimal)))
	})
}

// halfUp is a / b rounded half up, for whole numbers not below 0.
func halfUp(a, b int64) *big.Int {
	twice := new(big.Int).Mul(big.NewInt(2), big.NewInt(a))
	return twice.Add(twice, big.NewInt(b)).Div(twice, big.NewInt(2*b))
}
