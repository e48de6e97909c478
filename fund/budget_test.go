package fund_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// account has contributions and a subsidy against benefits.
func account(t testing.TB, opening, contributions, subsidy, benefits, closing string) fund.Account {
	a := fund.Account{Opening: tabletest.Dec(t, opening),
		Income: []fund.Item{{"contributions", tabletest.Dec(t, contributions)},
			{"subsidy", tabletest.Dec(t, subsidy)}},
		Expenditure: []fund.Item{{"benefits", tabletest.Dec(t, benefits)}}}
	if closing != "" {
		a.Closing = decimal.NewNullDecimal(tabletest.Dec(t, closing))
	}
	return a
}

func TestClose(t *testing.T) {
	type row struct {
		name                      string
		in                        fund.Account
		surplus, closing, subsidy string
		balanced                  bool
	}
	tabletest.Each(t, []row{
		{name: "closes as printed", in: account(t, "1000.01", "500", "100", "550.50", "1049.51"), surplus: "49.50",
			closing: "1049.51", subsidy: "0", balanced: true},
		{name: "computed where not printed", in: account(t, "1000", "500", "0", "600", ""), surplus: "-100",
			closing: "900", subsidy: "0", balanced: false},
		{name: "to the fen, trailing zeroes", in: account(t, "0", "500", "0", "500", "0.00"), surplus: "0",
			closing: "0", subsidy: "0", balanced: true},
		{name: "the fund cannot pay", in: account(t, "50", "500", "0", "600", "-50"), surplus: "-100", closing: "-50",
			subsidy: "50", balanced: false},
		{name: "opens with a deficit", in: account(t, "-50", "500", "100", "550", "0"), surplus: "50", closing: "0",
			subsidy: "0", balanced: true},
	}, func(t *testing.T, c row) {
		got, err := c.in.Close()
		require.NoError(t, err)
		tabletest.Equal(t, c.surplus, got.Surplus)
		tabletest.Equal(t, c.closing, got.Closing)
		tabletest.Equal(t, c.subsidy, got.Subsidy)
		assert.Equal(t, c.balanced, got.Balanced)
	})
}

func TestCloseNamesTheGap(t *testing.T) {
	_, err := account(t, "1000", "500", "0", "450", "1049.99").Close()
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	require.ErrorIs(t, err, rule.ErrConflict)
	assert.EqualError(t, err,
		"fund: closing 1049.99 is not opening + income - expenditure, 1050: a gap of -0.01; check the lines")
}

func TestCloseRefuses(t *testing.T) {
	bad := fund.Account{Opening: decimal.New(1, 9999), Income: []fund.Item{{"a", decimal.New(-1, 0)}, {}},
		Expenditure: make([]fund.Item, 1001), Closing: decimal.NewNullDecimal(decimal.New(1, -3))}
	_, err := bad.Close()
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	for _, says := range []string{"opening has the exponent 9999", "income[0].amount -1", "income[1].name is missing",
		"expenditure 1001 items are not within 0 to 1000", "closing 0.001"} {
		assert.ErrorContains(t, err, "fund: "+says)
	}
	_, err = fund.Account{Income: []fund.Item{{Name: "a"}, {Name: "b"}, {Name: "a"}}}.Close()
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	require.ErrorIs(t, err, rule.ErrConflict)
	assert.ErrorContains(t, err, "fund: income[2].name a is there twice")
}

func TestCompareBudget(t *testing.T) {
	plan := account(t, "1000", "500", "0", "600", "")
	final := account(t, "1000", "520", "30", "580", "970")
	final.Income = append(final.Income, fund.Item{Name: "interest", Amount: tabletest.Dec(t, "25.55")})
	final.Closing = decimal.NullDecimal{}
	plan.Expenditure = append(plan.Expenditure, fund.Item{Name: "other", Amount: tabletest.Dec(t, "3")})
	got, err := fund.CompareBudget(plan, final)
	require.NoError(t, err)
	check := func(e fund.Execution, name, planned, actual, difference, percent string) {
		t.Helper()
		assert.Equal(t, name, e.Name)
		tabletest.Equal(t, planned, e.Budget)
		tabletest.Equal(t, actual, e.Actual)
		tabletest.Equal(t, difference, e.Difference)
		assert.Equal(t, percent != "", e.Percent.Valid)
		if percent != "" {
			tabletest.Equal(t, percent, e.Percent.Decimal)
		}
	}
	require.Len(t, got.Income, 3)
	check(got.Income[0], "contributions", "500", "520", "20", "104")
	check(got.Income[1], "subsidy", "0", "30", "30", "")
	check(got.Income[2], "interest", "0", "25.55", "25.55", "")
	require.Len(t, got.Expenditure, 2)
	check(got.Expenditure[0], "benefits", "600", "580", "-20", "96.67")
	check(got.Expenditure[1], "other", "3", "0", "-3", "0")
	tabletest.Equal(t, "897", got.Budget.Closing)
	tabletest.Equal(t, "995.55", got.Final.Closing)

	_, err = fund.CompareBudget(account(t, "0", "1", "0", "0", "2"), account(t, "0", "1", "0", "0", "3"))
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "a gap of 1;")
	assert.ErrorContains(t, err, "a gap of 2;")
}

func TestCloseYears(t *testing.T) {
	got, err := fund.CloseYears([]fund.Account{account(t, "0", "100", "0", "40", "60"),
		account(t, "60", "100", "0", "200", ""), account(t, "-40", "40", "0", "0", "0")})
	require.NoError(t, err)
	tabletest.Equal(t, "-40", got[1].Closing)
	_, err = fund.CloseYears([]fund.Account{account(t, "0", "100", "0", "40", ""), account(t, "61", "0", "0", "0", ""),
		account(t, "60.5", "0", "0", "0", "")})
	require.ErrorIs(t, err, rule.ErrConflict)
	assert.ErrorContains(t, err,
		"accounts[1].opening 61 is not what the year before closed with, 60: a gap of 1; check both years")
	assert.ErrorContains(t, err, "accounts[2].opening 60.5 is not what the year before closed with, 61: a gap of -0.5")
	_, err = fund.CloseYears([]fund.Account{account(t, "0", "0", "0", "0", "1"), account(t, "7", "0", "0", "0", "")})
	assert.NotContains(t, err.Error(), "the year before", "a year that does not close says nothing about the next")
	_, err = fund.CloseYears([]fund.Account{account(t, "0", "0", "0", "0", ""), account(t, "7", "0", "0", "0", "1")})
	assert.NotContains(t, err.Error(), "the year before", "nor does it say what it opened with")
	_, err = fund.CloseYears(nil)
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "accounts 0")
}

// FuzzClose: an account closes with the identity, and with any other balance the error names exactly the gap.
func FuzzClose(f *testing.F) {
	f.Add(int64(100001), int64(50000), int64(10000), int64(55050), int64(0))
	f.Add(int64(-5), int64(1), int64(1), int64(9), int64(-7))
	f.Fuzz(func(t *testing.T, opening, contributions, subsidy, benefits, gap int64) {
		a := fund.Account{Opening: decimal.New(opening, -2),
			Income: []fund.Item{{"contributions", decimal.New(contributions, -2)},
				{"subsidy", decimal.New(subsidy, -2)}},
			Expenditure: []fund.Item{{"benefits", decimal.New(benefits, -2)}}}
		got, err := a.Close()
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.Closing.Equal(a.Opening.Add(got.Income).Sub(got.Expenditure)) && got.Subsidy.Sign() >= 0)
		off := decimal.New(gap&0xffffff, -2)
		a.Closing = decimal.NewNullDecimal(got.Closing.Add(off))
		_, err = a.Close()
		if off.Sign() == 0 {
			assert.NoError(t, err)
			return
		}
		require.Error(t, err)
		if a.Closing.Decimal.Abs().LessThanOrEqual(decimal.New(1_000_000_000_000_000, 0)) {
			assert.ErrorContains(t, err, "a gap of "+off.String()+";")
		}
	})
}
