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
	for _, c := range []struct {
		name    string
		average string
		days    int
		order   Order
		wageDue string
		want    string
		topUp   string
	}{
		{name: "art. 15: 21,821.79 / 30 for 173 days, the day first", average: "21821.79", days: 173, order: DailyFirst,
			want: "125838.47"},
		{name: "art. 15: the same rounded once", average: "21821.79", days: 173, order: RoundOnce, want: "125838.99"},
		{name: "art. 15: 148 days", average: "3000", days: 148, order: RoundOnce, want: "14800.00"},
		{name: "art. 15: 178 days", average: "20000", days: 178, order: RoundOnce, want: "118666.67"},
		{name: "art. 17: the employer adds 600", average: "9000", days: 98, order: RoundOnce, wageDue: "30000",
			want: "29400.00", topUp: "600.00"},
		{name: "wage below the allowance", average: "9000", days: 98, order: RoundOnce, wageDue: "29399.99",
			want: "29400.00", topUp: "0"},
		{name: "wage equal to the allowance", average: "9000", days: 98, order: RoundOnce, wageDue: "29400.00",
			want: "29400.00", topUp: "0"},
		{name: "a fen above", average: "9000", days: 98, order: RoundOnce, wageDue: "29400.01", want: "29400.00",
			topUp: "0.01"},
		{name: "art. 15: 98 days rounded once", average: "8765.43", days: 98, order: RoundOnce, want: "28633.74"},
		{name: "art. 15: 98 days, the day first", average: "8765.43", days: 98, order: DailyFirst, want: "28633.64"},
		{name: "half a fen goes up: 0.15 x 1 / 30", average: "0.15", days: 1, order: RoundOnce, want: "0.01"},
		{name: "under half a fen goes down: 0.14 x 1 /30", average: "0.14", days: 1, order: RoundOnce, want: "0.00"},
		{name: "no wage", average: "0", days: 98, order: RoundOnce, wageDue: "100", want: "0", topUp: "100"},
		{name: "the largest", average: "10000000000", days: 1000, order: RoundOnce, wageDue: "0",
			want: "333333333333.33", topUp: "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Allowance(tabletest.Dec(t, c.average), c.days, c.order, null(t, c.wageDue))
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got.Allowance)
			equalNull(t, c.topUp, got.TopUp)
			assert.Equal(t, c.days, got.Days)
		})
	}
}

func TestAllowanceErrors(t *testing.T) {
	for _, c := range []struct {
		name    string
		average string
		days    int
		order   Order
		wageDue string
		says    []string
	}{
		{name: "negative average", average: "-0.01", days: 98, order: RoundOnce,
			says: []string{"maternity: employer_average -0.01 is below 0"}},
		{name: "too large", average: "10000000000.01", days: 98, order: RoundOnce, says: []string{"employer_average"}},
		{name: "three decimals", average: "9000.001", days: 98, order: RoundOnce,
			says: []string{"more than 2 decimals"}},
		{name: "a huge exponent", average: "1e9999", days: 98, order: RoundOnce, says: []string{"exponent 9999"}},
		{name: "no days", average: "9000", order: RoundOnce, says: []string{"days 0 is below 1"}},
		{name: "negative days", average: "9000", days: -98, order: RoundOnce, says: []string{"days -98"}},
		{name: "too many days", average: "9000", days: 1001, order: RoundOnce,
			says: []string{"days 1001 is above 1000"}},
		{name: "unknown order", average: "9000", days: 98, order: 7, says: []string{"order is not known"}},
		{name: "negative wage due", average: "9000", days: 98, order: RoundOnce, wageDue: "-1",
			says: []string{"wage_due -1"}},
		{name: "all bad ones named", average: "-1", order: 7, wageDue: "-1",
			says: []string{"employer_average", "days", "wage_due", "order"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Allowance(tabletest.Dec(t, c.average), c.days, c.order, null(t, c.wageDue))
			for _, s := range c.says {
				require.ErrorContains(t, err, s)
			}
			assert.Equal(t, "out_of_range", rule.CodeOf(err))
		})
	}
}

func TestEmployerAverage(t *testing.T) {
	for _, c := range []struct {
		name  string
		wages string
		heads int
		want  string
	}{
		{name: "10 people at 9,000 for 12 months", wages: "1080000", heads: 120, want: "9000"},
		{name: "a third of a fen goes down", wages: "100", heads: 3, want: "33.33"},
		{name: "two thirds go up", wages: "200", heads: 3, want: "66.67"},
		{name: "half a fen goes up", wages: "0.01", heads: 2, want: "0.01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := EmployerAverage(tabletest.Dec(t, c.wages), c.heads)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got)
		})
	}
	_, err := EmployerAverage(tabletest.Dec(t, "-1"), 0)
	require.ErrorContains(t, err, "wages")
	require.ErrorContains(t, err, "head_months")
	most := tabletest.Dec(t, "1000000000000000")
	got, err := EmployerAverage(most, 1_000_000_000)
	require.NoError(t, err)
	tabletest.Equal(t, "1000000", got)
	_, err = EmployerAverage(most.Add(decimal.New(1, -2)), 1)
	assert.ErrorContains(t, err, "maternity: wages 1000000000000000.01")
	_, err = EmployerAverage(most, 1_000_000_001)
	assert.ErrorContains(t, err, "maternity: head_months 1000000001")
}

func TestAward(t *testing.T) {
	normal := Case{Babies: 1}
	for _, c := range []struct {
		name                  string
		claim                 Claim
		byFund                bool
		payee                 Payee
		statutory, withReward string
		topUp, topUpReward    string
	}{
		// 9000 / 30 x 98 = 29,400.00 and x 178 = 53,400.00; due 55,000: 25,600.00 and 1,600.00
		{name: "birth on the first day paid to the person",
			claim: Claim{Case: normal, Event: date(t, "2025-12-01"), DirectFrom: date(t, "2025-12-01"),
				Average: null(t, "9000"), WageDue: null(t, "55000")},
			byFund: true, payee: ToPerson, statutory: "29400", withReward: "53400", topUp: "25600",
			topUpReward: "1600"},
		{name: "birth the day before",
			claim: Claim{Case: normal, Event: date(t, "2025-11-30"), DirectFrom: date(t, "2025-12-01"),
				Average: null(t, "9000")},
			byFund: true, payee: ToEmployer, statutory: "29400", withReward: "53400"},
		{name: "art. 8: not insured, by her own wage",
			claim: Claim{Case: normal, Event: date(t, "2020-01-01"), WageBefore: null(t, "6000")}, payee: ToPerson,
			statutory: "19600", withReward: "35600"},
		{name: "a miscarriage has no reward leave: 9000 / 30 x 42",
			claim: Claim{Case: Case{Miscarriage: From4Months}, Event: date(t, "2026-01-01"),
				DirectFrom: date(t, "2025-12-01"), Average: null(t, "9000")},
			byFund: true, payee: ToPerson, statutory: "12600", withReward: "12600"},
		{name: "daily first: 292.18 x 98 and x 178",
			claim: Claim{Case: normal, Event: date(t, "2026-01-01"), DirectFrom: date(t, "2025-12-01"),
				Average: null(t, "8765.43"), Order: DailyFirst},
			byFund: true, payee: ToPerson, statutory: "28633.64", withReward: "52008.04"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := GuangdongLeave().Award(c.claim)
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
}

func TestPayeeOf(t *testing.T) {
	direct := date(t, "2025-12-01")
	for _, c := range []struct {
		name  string
		event string
		want  Payee
	}{
		{name: "the day before", event: "2025-11-30", want: ToEmployer},
		{name: "the first day", event: "2025-12-01", want: ToPerson},
		{name: "the day after", event: "2025-12-02", want: ToPerson},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := PayeeOf(date(t, c.event), direct)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
	for _, days := range [][2]rule.Date{{{}, direct}, {direct, {}}} {
		_, err := PayeeOf(days[0], days[1])
		assert.Equal(t, "bad_date", rule.CodeOf(err))
	}
}

func TestAwardErrors(t *testing.T) {
	day := date(t, "2026-01-01")
	for _, c := range []struct {
		name  string
		claim Claim
		code  string
		says  []string
	}{
		{name: "no wage", claim: Claim{Case: Case{Babies: 1}, Event: day}, code: "missing_field",
			says: []string{"employer_average is missing"}},
		{name: "two wages",
			claim: Claim{Case: Case{Babies: 1}, Event: day, DirectFrom: day, Average: null(t, "1"),
				WageBefore: null(t, "1")},
			code: "conflict", says: []string{"exclude each other"}},
		{name: "no event", claim: Claim{Case: Case{Babies: 1}, DirectFrom: day, Average: null(t, "1")},
			code: "bad_date", says: []string{"event - or"}},
		{name: "no day of direct paying", claim: Claim{Case: Case{Babies: 1}, Event: day, Average: null(t, "1")},
			code: "bad_date", says: []string{"direct_from"}},
		{name: "bad case and no wage", claim: Claim{Event: day}, code: "out_of_range",
			says: []string{"babies", "employer_average"}},
		{name: "bad wage", claim: Claim{Case: Case{Babies: 1}, Event: day, WageBefore: null(t, "-1")},
			code: "out_of_range", says: []string{"-1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := GuangdongLeave().Award(c.claim)
			for _, s := range c.says {
				require.ErrorContains(t, err, s)
			}
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.Equal(t, Days{}, got.Days)
		})
	}
}

// FuzzAllowance compares both orders with exact fractions; the top-up is never negative and lifts the allowance to the
// wage.
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
