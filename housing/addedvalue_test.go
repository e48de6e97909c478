package housing_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func equalAll(t *testing.T, want []string, got []decimal.Decimal) {
	t.Helper()
	require.Len(t, got, len(want))
	for i := range want {
		tabletest.Equal(t, want[i], got[i])
	}
}

// The loss of the year before, the risk reserve, the management fee, in that order; the rest to public rental housing.
func TestAddedValue(t *testing.T) {
	type c struct {
		name, added, loss, reserve, fee string
		prior, risk, management         string
		rental, unmet                   string
	}
	tabletest.Each(t, []c{
		{name: "it suffices", added: "100", loss: "10", reserve: "60", fee: "5", prior: "10", risk: "60",
			management: "5", rental: "25", unmet: "0"},
		{name: "nothing is asked", added: "100", loss: "0", reserve: "0", fee: "0", prior: "0", risk: "0",
			management: "0", rental: "100", unmet: "0"},
		{name: "exactly used up", added: "75", loss: "10", reserve: "60", fee: "5", prior: "10", risk: "60",
			management: "5", rental: "0", unmet: "0"},
		{name: "the fee is short", added: "72", loss: "10", reserve: "60", fee: "5", prior: "10", risk: "60",
			management: "2", rental: "0", unmet: "3"},
		{name: "the fee gets nothing", added: "70", loss: "10", reserve: "60", fee: "5", prior: "10", risk: "60",
			management: "0", rental: "0", unmet: "5"},
		{name: "the reserve is short", added: "50", loss: "10", reserve: "60", fee: "5", prior: "10", risk: "40",
			management: "0", rental: "0", unmet: "25"},
		{name: "the loss takes all", added: "10", loss: "30", reserve: "60", fee: "5", prior: "10", risk: "0",
			management: "0", rental: "0", unmet: "85"},
		{name: "no added value", added: "0", loss: "10", reserve: "60", fee: "5", prior: "0", risk: "0",
			management: "0", rental: "0", unmet: "75"},
		{name: "to the fen", added: "100.01", loss: "0.01", reserve: "60.33", fee: "5.67", prior: "0.01", risk: "60.33",
			management: "5.67", rental: "34", unmet: "0"},
		{name: "a city's greatest", added: "1000000000000000", loss: "0", reserve: "600000000000000", fee: "0.01",
			prior: "0", risk: "600000000000000", management: "0.01", rental: "399999999999999.99", unmet: "0"},
		{name: "three times more than a city", added: "1", loss: "1000000000000000", reserve: "1000000000000000",
			fee: "1000000000000000", prior: "1", risk: "0", management: "0", rental: "0", unmet: "2999999999999999"},
	}, func(t *testing.T, c c) {
		got, err := housing.AddedValue(tabletest.Dec(t, c.added), tabletest.Dec(t, c.loss), tabletest.Dec(t, c.reserve),
			tabletest.Dec(t, c.fee))
		require.NoError(t, err)
		equalAll(t, []string{c.prior, c.risk, c.management, c.rental, c.unmet},
			[]decimal.Decimal{got.Prior, got.RiskReserve, got.ManagementFee, got.PublicRental, got.Unmet})
	})
}

func TestAddedValueRefuses(t *testing.T) {
	bad := decimal.New(-1, 0)
	for field, args := range map[string][4]decimal.Decimal{"added_value": {bad}, "prior_loss": {{}, bad},
		"risk_reserve": {{}, {}, bad}, "management_fee": {{}, {}, {}, bad}} {
		_, err := housing.AddedValue(args[0], args[1], args[2], args[3])
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.EqualError(t, err, "housing: "+field+" -1 is below 0; pass yuan with at most 2 decimals")
	}
	_, err := housing.AddedValue(decimal.New(1, math.MaxInt32), decimal.New(1, -3),
		decimal.New(1_000_000_000_000_001, 0), bad)
	for _, field := range []string{"added_value", "prior_loss", "risk_reserve", "management_fee"} {
		assert.ErrorContains(t, err, "housing: "+field)
	}
}

// FuzzAddedValue: the four uses add up to the added value; none is negative; nobody is served before the one ahead is;
// what is unmet is what was asked for and not given.
func FuzzAddedValue(f *testing.F) {
	f.Add(uint64(100), uint64(10), uint64(60), uint64(5))
	f.Add(uint64(50), uint64(10), uint64(60), uint64(5))
	f.Fuzz(func(t *testing.T, a, b, c, d uint64) {
		const most = 100_000_000_000_000_000
		money := func(x uint64) decimal.Decimal { return decimal.New(int64(x%(most+1)), -2) }
		added, asked := money(a), []decimal.Decimal{money(b), money(c), money(d)}
		got, err := housing.AddedValue(added, asked[0], asked[1], asked[2])
		if err != nil {
			t.Fatal(err)
		}
		given := []decimal.Decimal{got.Prior, got.RiskReserve, got.ManagementFee}
		sum, unmet, full := got.PublicRental, got.Unmet, true
		for i := range asked {
			sum, unmet = sum.Add(given[i]), unmet.Sub(asked[i].Sub(given[i]))
			if given[i].Sign() < 0 || given[i].GreaterThan(asked[i]) || !full && given[i].Sign() > 0 {
				t.Fatalf("use %d of %s: asked %s, given %s", i, added, asked[i], given[i])
			}
			full = full && given[i].Equal(asked[i])
		}
		if !sum.Equal(added) || unmet.Sign() != 0 || got.PublicRental.Sign() < 0 || !full &&
			got.PublicRental.Sign() > 0 {
			t.Fatalf("%s of %v: %+v", added, asked, got)
		}
	})
}
