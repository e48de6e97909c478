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

// By hand, year by year.
func TestProject(t *testing.T) {
	p := fund.Projection{FirstYear: 2014, Years: 10, Opening: tabletest.Dec(t, "1000"), Income: tabletest.Dec(t, "100"),
		Expenditure: tabletest.Dec(t, "400"), ExpenditureGrowth: tabletest.Dec(t, "0.1")}
	got, err := fund.Project(p)
	require.NoError(t, err)
	require.Len(t, got.Years, 3)
	for i, want := range [][3]string{{"400", "700", "21"}, {"440", "360", "9.8"}, {"484", "-24", "0"}} {
		tabletest.Equal(t, want[0], got.Years[i].Expenditure)
		tabletest.Equal(t, want[1], got.Years[i].Closing)
		tabletest.Equal(t, want[2], got.Years[i].Months)
		assert.Equal(t, 2014+i, got.Years[i].Year)
	}
	tabletest.Equal(t, "24", got.Gap)
	assert.Equal(t, rule.MonthOf(2016, 12), got.Exhausted, "360 less 11 × 32 is 8, less 12 × 32 is below 0")
}

func TestProjectEdges(t *testing.T) {
	type row struct {
		name, opening, income, expenditure, interest string
		changes                                      []string
		years                                        int
		closing                                      string // of the last year
		exhausted                                    rule.Month
	}
	tabletest.Each(t, []row{
		{name: "a fund that breaks even lasts", opening: "0", income: "400", expenditure: "400", interest: "0",
			changes: nil, years: 5, closing: "0", exhausted: rule.Month{}},
		{name: "used up to the fen is not short", opening: "300", income: "100", expenditure: "400", interest: "0",
			changes: nil, years: 1, closing: "0", exhausted: rule.Month{}},
		{name: "and the next January it is", opening: "300", income: "100", expenditure: "400", interest: "0",
			changes: nil, years: 2, closing: "-300", exhausted: rule.MonthOf(2015, 1)},
		{name: "an empty fund is short in January", opening: "0", income: "100", expenditure: "112", interest: "0",
			changes: nil, years: 1, closing: "-12", exhausted: rule.MonthOf(2014, 1)},
		// 60 pays six months of 10
		{name: "six months of a year that lacks double", opening: "60", income: "0", expenditure: "120", interest: "0",
			changes: nil, years: 1, closing: "-60", exhausted: rule.MonthOf(2014, 7)},
		{name: "a little more pays no longer", opening: "60.01", income: "0", expenditure: "120", interest: "0",
			changes: nil, years: 1, closing: "-59.99", exhausted: rule.MonthOf(2014, 7)},
		{name: "a fen that lacks is lacking in December", opening: "119.99", income: "0", expenditure: "120",
			interest: "0", changes: nil, years: 1, closing: "-0.01", exhausted: rule.MonthOf(2014, 12)},
		// 25.00125
		{name: "interest on the opening balance", opening: "1000.05", income: "0", expenditure: "100",
			interest: "0.025", changes: nil, years: 1, closing: "925.05", exhausted: rule.Month{}},
		{name: "a subsidy of the first year", opening: "0", income: "100", expenditure: "400", interest: "0",
			changes: []string{"300"}, years: 1, closing: "0", exhausted: rule.Month{}},
		{name: "a loss by a lower rate", opening: "0", income: "400", expenditure: "400", interest: "0",
			changes: []string{"0", "-12"}, years: 3, closing: "-12", exhausted: rule.MonthOf(2015, 1)},
		{name: "changes beyond the years are not looked at", opening: "0", income: "400", expenditure: "400",
			interest: "0", changes: []string{"0", "-12"}, years: 1, closing: "0", exhausted: rule.Month{}},
	}, func(t *testing.T, c row) {
		p := fund.Projection{FirstYear: 2014, Years: c.years, Opening: tabletest.Dec(t, c.opening),
			Income: tabletest.Dec(t, c.income), Expenditure: tabletest.Dec(t, c.expenditure), Return: tabletest.Dec(t,
				c.interest)}
		for _, change := range c.changes {
			p.Changes = append(p.Changes, tabletest.Dec(t, change))
		}
		got, err := fund.Project(p)
		require.NoError(t, err)
		tabletest.Equal(t, c.closing, got.Years[len(got.Years)-1].Closing)
		assert.Equal(t, c.exhausted, got.Exhausted)
	})
}

// Compound growth is exact until each year is rounded: 1 % of 0.50 is lost in the first year and not in the second.
func TestProjectRoundsOnce(t *testing.T) {
	got, err := fund.Project(fund.Projection{FirstYear: 2014, Years: 3, Opening: tabletest.Dec(t, "10"),
		Income: tabletest.Dec(t, "0.40"), Expenditure: tabletest.Dec(t, "0.40"), IncomeGrowth: tabletest.Dec(t,
			"0.01")})
	require.NoError(t, err)
	for i, want := range []string{"0.40", "0.40", "0.41"} { // 0.4, 0.404, 0.40804
		tabletest.Equal(t, want, got.Years[i].Income)
	}
}

func TestProjectRefuses(t *testing.T) {
	minus := decimal.New(-1, 0)
	_, err := fund.Project(fund.Projection{FirstYear: 1, Opening: minus, Income: minus, IncomeGrowth: minus,
		ExpenditureGrowth: decimal.New(101, -2), Return: decimal.New(2,
			0), Changes: []decimal.Decimal{decimal.New(1, 9999)}})
	for _, field := range []string{"first_year 1", "years 0", "opening -1", "income -1", "expenditure 0",
		"income_growth -1", "expenditure_growth 1.01", "return 2", "9999"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = fund.Project(fund.Projection{Changes: make([]decimal.Decimal, 101)})
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "changes 101 items are not within 0 to 100")
}

// FuzzProject: every year closes by the identity and opens with what the last one closed with; more in
// hand lasts no shorter.
func FuzzProject(f *testing.F) {
	f.Add(int64(100000), int64(10000), int64(40000), int64(0), int64(100000), int64(25000), int64(1))
	f.Add(int64(1), int64(1), int64(2), int64(-500000), int64(1000000), int64(0), int64(99))
	f.Fuzz(func(t *testing.T, opening, income, expenditure, incomeGrowth, expenditureGrowth, interest, more int64) {
		p := fund.Projection{FirstYear: 2014, Years: 40, Opening: decimal.New(opening, -2),
			Income: decimal.New(income, -2), Expenditure: decimal.New(expenditure, -2),
			IncomeGrowth: decimal.New(incomeGrowth, -6), ExpenditureGrowth: decimal.New(expenditureGrowth,
				-6), Return: decimal.New(interest, -6)}
		got, err := fund.Project(p)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		before := p.Opening
		for i, y := range got.Years {
			assert.True(t, y.Opening.Equal(before) &&
				y.Closing.Equal(y.Opening.Add(y.Income).Add(y.Change).Add(y.Interest).Sub(y.Expenditure)))
			assert.Equal(t, y.Closing.Sign() < 0, i == len(got.Years)-1 && !got.Exhausted.IsZero())
			before = y.Closing
		}
		if !got.Exhausted.IsZero() {
			assert.Equal(t, got.Years[len(got.Years)-1].Year, got.Exhausted.Year())
			assert.True(t, got.Gap.Equal(before.Neg()))
		}
		p.Opening = p.Opening.Add(decimal.New(more&0xffffffff, -2))
		if richer, err := fund.Project(p); err == nil && !richer.Exhausted.IsZero() {
			assert.False(t, got.Exhausted.IsZero() || richer.Exhausted.Before(got.Exhausted))
		}
	})
}
