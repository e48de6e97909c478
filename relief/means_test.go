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
	type c struct {
		name                   string
		persons                int
		income, assets         string
		incomeLine, assetsLine string
		factor                 string
		want                   []relief.MeansReason
	}
	tabletest.Each(t, []c{
		{name: "below both lines", persons: 3, income: "3000", assets: "1000", incomeLine: "1309", assetsLine: "15708",
			factor: "1", want: nil},
		{name: "income exactly on the line is not below it", persons: 3, income: "3927", assets: "0",
			incomeLine: "1309", assetsLine: "15708", factor: "1", want: []relief.MeansReason{relief.IncomeTooHigh}},
		{name: "one fen below it", persons: 3, income: "3926.99", assets: "0", incomeLine: "1309", assetsLine: "15708",
			factor: "1", want: nil},
		{name: "assets exactly on an inclusive line", persons: 3, income: "0", assets: "47124", incomeLine: "1309",
			assetsLine: "15708", factor: "1", want: nil},
		{name: "one fen above it", persons: 3, income: "0", assets: "47124.01", incomeLine: "1309", assetsLine: "15708",
			factor: "1", want: []relief.MeansReason{relief.AssetsTooHigh}},
		{name: "both reasons are listed", persons: 1, income: "5000", assets: "99999", incomeLine: "1309",
			assetsLine: "15708", factor: "1", want: []relief.MeansReason{relief.IncomeTooHigh, relief.AssetsTooHigh}},
		{name: "no property line", persons: 1, income: "0", assets: "99999", incomeLine: "1309", assetsLine: "",
			factor: "1", want: nil},
		{name: "a line raised by half for family-planning families", persons: 1, income: "1963.49", assets: "20000",
			incomeLine: "1309", assetsLine: "15708", factor: "1.5", want: nil},
		{name: "and no further", persons: 1, income: "1963.50", assets: "20000", incomeLine: "1309",
			assetsLine: "15708", factor: "1.5", want: []relief.MeansReason{relief.IncomeTooHigh}},
		{name: "no rounding per head: 3 x 0.333.. above 0.33", persons: 3, income: "1", assets: "0", incomeLine: "0.33",
			assetsLine: "", factor: "1", want: []relief.MeansReason{relief.IncomeTooHigh}},
	}, func(t *testing.T, c c) {
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
