package relief_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"
)

func lines(t testing.TB, income, assets, factor string) relief.MeansLines {
	l := relief.MeansLines{Income: relief.MeansLine{PerHead: tabletest.Dec(t, income)},
		Factor: tabletest.Dec(t, factor)}
	if assets == "" {
		l.Assets.None = true
	} else {
		l.Assets = relief.MeansLine{PerHead: tabletest.Dec(t, assets), Inclusive: true}
	}
	return l
}

func TestCheckMeans(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		persons                int
		income, assets         string
		incomeLine, assetsLine string
		factor                 string
		want                   []relief.MeansReason
	}{
		"below both lines": {3, "3000", "1000", "1309", "15708", "1", nil},
		"income exactly on the line is not below it": {3, "3927", "0", "1309", "15708", "1",
			[]relief.MeansReason{relief.IncomeTooHigh}},
		"one fen below it":                    {3, "3926.99", "0", "1309", "15708", "1", nil},
		"assets exactly on an inclusive line": {3, "0", "47124", "1309", "15708", "1", nil},
		"one fen above it": {3, "0", "47124.01", "1309", "15708", "1",
			[]relief.MeansReason{relief.AssetsTooHigh}},
		"both reasons are listed": {1, "5000", "99999", "1309", "15708", "1",
			[]relief.MeansReason{relief.IncomeTooHigh, relief.AssetsTooHigh}},
		"no property line": {1, "0", "99999", "1309", "", "1", nil},
		"a line raised by half for family-planning families": {1, "1963.49", "20000", "1309", "15708", "1.5", nil},
		"and no further": {1, "1963.50", "20000", "1309", "15708", "1.5",
			[]relief.MeansReason{relief.IncomeTooHigh}},
		"no rounding per head: 3 x 0.333.. above 0.33": {3, "1", "0", "0.33", "", "1",
			[]relief.MeansReason{relief.IncomeTooHigh}},
	}, func(t *testing.T, c struct {
		persons                int
		income, assets         string
		incomeLine, assetsLine string
		factor                 string
		want                   []relief.MeansReason
	}) {
		got, err := relief.CheckMeans(relief.Economy{Persons: c.persons, Income: tabletest.Dec(t, c.income),
			Assets: tabletest.Dec(t, c.assets)}, lines(t, c.incomeLine, c.assetsLine, c.factor))
		require.NoError(t, err)
		assert.Equal(t, c.want, got.Reasons)
		assert.Equal(t, len(c.want) == 0, got.Passes)
	})
}

func TestCheckMeansShowsPerHead(t *testing.T) {
	got, err := relief.CheckMeans(relief.Economy{Persons: 3, Income: tabletest.Dec(t, "1000"),
		Assets: tabletest.Dec(t, "2000")}, lines(t, "1309", "15708", "1"))
	require.NoError(t, err)
	tabletest.Equal(t, "333.33", got.IncomePerHead)
	tabletest.Equal(t, "666.67", got.AssetsPerHead)
}

func TestCheckMeansRefuses(t *testing.T) {
	_, err := relief.CheckMeans(relief.Economy{Income: tabletest.Dec(t, "1e9999"), Assets: tabletest.Dec(t, "-1")},
		relief.MeansLines{})
	for _, field := range []string{"persons", "income", "assets", "factor"} {
		assert.ErrorContains(t, err, "relief: "+field)
	}
	l := lines(t, "1309", "15708", "1")
	l.Assets.None = true
	_, err = relief.CheckMeans(relief.Economy{Persons: 1}, l)
	assert.Equal(t, "conflict", rule.CodeOf(err))
}

// Who passes still passes with less, and a higher factor never shuts anybody out.
func FuzzCheckMeans(f *testing.F) {
	f.Add(uint8(3), uint32(392700), uint32(0), uint32(1), uint16(10000), uint16(5000))
	f.Fuzz(func(t *testing.T, persons uint8, income, assets, less uint32, factor, more uint16) {
		l := relief.MeansLines{Income: relief.MeansLine{PerHead: decimal.New(1309, 0)},
			Assets: relief.MeansLine{PerHead: decimal.New(15708, 0), Inclusive: true},
			Factor: decimal.New(int64(factor%50000)+1, -4)}
		rich := relief.Economy{Persons: int(persons%100) + 1, Income: decimal.New(int64(income), -2),
			Assets: decimal.New(int64(assets), -2)}
		a, err := relief.CheckMeans(rich, l)
		require.NoError(t, err)
		poor := rich
		poor.Income = decimal.Max(rich.Income.Sub(decimal.New(int64(less), -2)), decimal.Decimal{})
		poor.Assets = decimal.Max(rich.Assets.Sub(decimal.New(int64(less), -2)), decimal.Decimal{})
		b, err := relief.CheckMeans(poor, l)
		require.NoError(t, err)
		l.Factor = l.Factor.Add(decimal.New(int64(more%50000), -4))
		c, err := relief.CheckMeans(rich, l)
		require.NoError(t, err)
		if a.Passes {
			assert.True(t, b.Passes, "the poorer is shut out")
			assert.True(t, c.Passes, "the raised line shuts out")
		}
		assert.Equal(t, a.Passes, len(a.Reasons) == 0)
	})
}

func ExampleCheckMeans() {
	verdict, err := relief.CheckMeans(
		relief.Economy{Persons: 2, Income: decimal.New(3000, 0), Assets: decimal.New(50_000, 0)},
		relief.MeansLines{Income: relief.MeansLine{PerHead: decimal.New(1309, 0)},
			Assets: relief.MeansLine{PerHead: decimal.New(20_000, 0), Inclusive: true}, Factor: decimal.New(1, 0)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verdict.Passes, verdict.Reasons, verdict.IncomePerHead)
	// Output: false [income_too_high assets_too_high] 1500
}
