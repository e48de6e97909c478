package rental_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestAllocate(t *testing.T) {
	type c struct {
		name, total string
		weights     []string
		want        []string
	}
	tabletest.Each(t, []c{
		{name: "a third each, the fen to the first", total: "100", weights: []string{"1", "1", "1"},
			want: []string{"33.34", "33.33", "33.33"}},
		{name: "two fen over", total: "200", weights: []string{"1", "1", "1"},
			want: []string{"66.67", "66.67", "66.66"}},
		// 16.67 and 83.33 fen
		{name: "the largest remainder is not first", total: "1", weights: []string{"1", "5"},
			want: []string{"0.17", "0.83"}},
		// two halves: the first
		{name: "3 : 2 : 1 of 130100.01", total: "130100.01", weights: []string{"3", "2", "1"},
			want: []string{"65050.01", "43366.67", "21683.33"}},
		{name: "less than a fen each", total: "0.01", weights: []string{"1", "2"}, want: []string{"0", "0.01"}},
		{name: "nothing to share", total: "0", weights: []string{"1", "2"}, want: []string{"0", "0"}},
		{name: "one project", total: "0.03", weights: []string{"0.0001"}, want: []string{"0.03"}},
		{name: "the greatest total and small weights", total: "1000000000000000", weights: []string{"0.0001", "0.0002"},
			want: []string{"333333333333333.33", "666666666666666.67"}},
	}, func(t *testing.T, c c) {
		got, err := rental.Allocate(tabletest.Dec(t, c.total), decimals(t, c.weights...))
		require.NoError(t, err)
		equalAll(t, c.want, got)
	})
	_, err := rental.Allocate(decimal.New(-1, 0), decimals(t, "0", "-1"))
	for _, field := range []string{"total -1", "weights[0] 0", "weights[1] -1"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = rental.Allocate(decimal.New(1, 0), decimals(t, "0.0001", "0.00011"))
	assert.ErrorContains(t, err, "weights[1] 0.00011 has more than 4 decimals")
	many := slices.Repeat(decimals(t, "1"), 1001)
	_, err = rental.Allocate(decimal.New(1, 0), many)
	assert.ErrorContains(t, err, "1001")
	_, err = rental.Allocate(decimal.New(1, 0), many[:1000])
	assert.NoError(t, err)
	_, err = rental.Allocate(decimal.New(1, 0), nil)
	assert.ErrorContains(t, err, "weights 0")
}

// By hand: 13 % of 1,000,000.01 goes up to 130,000.01, and 100 of the added value are left; then a loss; then its
// making good.
func TestFund(t *testing.T) {
	years := []rental.FundingYear{
		{Year: 2014, NetLand: tabletest.Dec(t, "1000000.01"), Ratio: tabletest.Dec(t, "0.13"),
			AddedValue: tabletest.Dec(t, "500"), RiskReserve: tabletest.Dec(t, "300"), ManagementFee: tabletest.Dec(t,
				"100")},
		{Year: 2015, NetLand: tabletest.Dec(t, "1000"), Ratio: tabletest.Dec(t, "0.13"),
			Allocated: decimal.NewNullDecimal(tabletest.Dec(t, "100")), AddedValue: tabletest.Dec(t,
				"-200"), RiskReserve: tabletest.Dec(t, "10")},
		{Year: 2016, Ratio: tabletest.Dec(t, "0.13"), AddedValue: tabletest.Dec(t, "500"),
			RiskReserve: tabletest.Dec(t, "100"), ManagementFee: tabletest.Dec(t, "50")},
	}
	projects := []rental.Project{{"A", tabletest.Dec(t, "3")}, {"B", tabletest.Dec(t, "2")},
		{"C", tabletest.Dec(t, "1")}}
	got, err := rental.Fund(years, projects)
	require.NoError(t, err)
	for i, want := range []struct {
		land, rental, loss, total string
		shares                    []string
	}{
		{"130000.01", "100", "0", "130100.01", []string{"65050.01", "43366.67", "21683.33"}},
		{"100", "0", "200", "100", []string{"50", "33.33", "16.67"}},
		{"0", "150", "0", "150", []string{"75", "50", "25"}},
	} {
		y := got.Years[i]
		tabletest.Equal(t, want.land, y.Land)
		tabletest.Equal(t, want.rental, y.Added.PublicRental)
		tabletest.Equal(t, want.loss, y.Loss)
		tabletest.Equal(t, want.total, y.Total)
		equalAll(t, want.shares, y.Shares)
	}
	tabletest.Equal(t, "30", got.Years[1].Share.Shortfall.Decimal)
	tabletest.Equal(t, "10", got.Years[1].Added.Unmet)
	tabletest.Equal(t, "200", got.Years[2].Added.Prior)
	equalAll(t, []string{"65175.01", "43450", "21725"}, got.Projects)
	tabletest.Equal(t, "130350.01", got.Total)
}

// A loss is carried from year to year; beyond 10^15 yuan the year that makes it so is named.
func TestFundRefusesLossesWithoutEnd(t *testing.T) {
	one, most := []rental.Project{{"A", decimal.New(1, 0)}}, decimal.New(-1_000_000_000_000_000, 0)
	_, err := rental.Fund([]rental.FundingYear{{Year: 2014, AddedValue: most}}, one)
	require.NoError(t, err)
	_, err = rental.Fund([]rental.FundingYear{{Year: 2014, AddedValue: most},
		{Year: 2015, AddedValue: decimal.New(-1, -2)}, {Year: 2016}}, one)
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "housing: years[1].added_value -0.01 makes the losses carried forward")
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))

	whole := rental.FundingYear{Year: 2014, Ratio: decimal.New(1, 0), NetLand: decimal.New(1_000_000_000_000_000, 0),
		AddedValue: decimal.New(1_000_000_000_000_000, 0)}
	got, err := rental.Fund([]rental.FundingYear{whole}, one)
	require.NoError(t, err, "land and added value together are shared out whole")
	equalAll(t, []string{"2000000000000000"}, got.Projects)
}

func TestFundRefuses(t *testing.T) {
	one := []rental.Project{{"A", decimal.New(1, 0)}}
	_, err := rental.Fund(nil, nil)
	assert.ErrorContains(t, err, "years 0")
	assert.ErrorContains(t, err, "projects 0")
	_, err = rental.Fund([]rental.FundingYear{{Year: 2015}, {Year: 2015, AddedValue: decimal.New(1, 9999)}},
		append(one, rental.Project{Weight: decimal.New(1, 0)}))
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "9999")
	_, err = rental.Fund([]rental.FundingYear{{Year: 2015}, {Year: 2015}},
		append(one, rental.Project{Weight: decimal.New(1, 0)}))
	require.ErrorIs(t, err, rule.ErrConflict)
	for _, field := range []string{"years[1].year 2015 is not after", "projects[1].name is not given"} {
		assert.ErrorContains(t, err, field)
	}
	minus := decimal.New(-1, 0)
	_, err = rental.Fund([]rental.FundingYear{{Year: 2015, NetLand: minus, Ratio: decimal.New(2, 0), RiskReserve: minus,
		ManagementFee: minus}}, one)
	for _, field := range []string{"net_revenue -1", "ratio 2", "risk_reserve -1", "management_fee -1"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = rental.Fund([]rental.FundingYear{{Year: 2015}}, []rental.Project{{"A", decimal.Decimal{}}})
	assert.ErrorContains(t, err, "weight 0")
}

// FuzzAllocate: the parts add up, none is below 0, and each is within a fen of its share.
func FuzzAllocate(f *testing.F) {
	f.Add(int64(10000), []byte{1, 1, 1})
	f.Add(int64(13010001), []byte{3, 2, 1, 255})
	f.Fuzz(func(t *testing.T, fen int64, data []byte) {
		total := decimal.New(fen, -2)
		var weights []decimal.Decimal
		var sum decimal.Decimal
		for _, b := range data {
			weights = append(weights, decimal.New(int64(b), -1))
			sum = sum.Add(weights[len(weights)-1])
		}
		got, err := rental.Allocate(total, weights)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		var added decimal.Decimal
		for i, part := range got {
			added = added.Add(part)
			off := part.Mul(sum).Sub(total.Mul(weights[i])).Abs()
			assert.True(t, part.Sign() >= 0 && off.LessThan(sum.Mul(decimal.New(1, -2))))
		}
		assert.True(t, added.Equal(total))
	})
}

// FuzzFund: every year's money is what its projects get, and the added value is used up in its order.
func FuzzFund(f *testing.F) {
	f.Add(int64(100000001), int64(50000), int64(30000), int64(10000), int64(-20000))
	f.Fuzz(func(t *testing.T, land, added, reserve, fee, next int64) {
		ratio := decimal.New(13, -2)
		years := []rental.FundingYear{
			{Year: 2014, NetLand: decimal.New(land, -2), Ratio: ratio, AddedValue: decimal.New(added, -2),
				RiskReserve: decimal.New(reserve, -2), ManagementFee: decimal.New(fee, -2)},
			{Year: 2015, NetLand: decimal.New(land, -2), Ratio: ratio, AddedValue: decimal.New(next, -2),
				RiskReserve: decimal.New(reserve, -2), ManagementFee: decimal.New(fee, -2)},
		}
		got, err := rental.Fund(years, []rental.Project{{"A", decimal.New(7, 0)}, {"B", decimal.New(3, 0)},
			{"C", decimal.New(1, -4)}})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		var all, loss decimal.Decimal
		for i, y := range got.Years {
			var shares decimal.Decimal
			for _, s := range y.Shares {
				shares = shares.Add(s)
			}
			assert.True(t, shares.Equal(y.Total) && y.Total.Equal(y.Land.Add(y.Added.PublicRental)))
			used := y.Added.Prior.Add(y.Added.RiskReserve).Add(y.Added.ManagementFee).Add(y.Added.PublicRental)
			assert.True(t, used.Sub(y.Loss).Equal(years[i].AddedValue.Sub(loss).Add(y.Added.Prior)),
				"nothing of the added value is lost")
			loss, all = y.Loss, all.Add(y.Total)
		}
		assert.True(t, all.Equal(got.Total))
	})
}
