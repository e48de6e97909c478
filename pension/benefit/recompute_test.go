package benefit_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// TestRecompute: both sheets of 2025 paid on 9307 and computed again on 9493, by hand with fractions: Zhongshan's basic
// part is 1149.84; Huizhou's is 2098.24 and its adjustment 503.33 - 113.46 - 108 = 281.87.
func TestRecompute(t *testing.T) {
	type row struct {
		name         string
		in           benefit.GuangdongInput
		published    string
		months       int
		due          string
		month, total string
	}
	tabletest.Each(t, []row{
		{name: "Zhongshan, 8 months", in: zhongshan(t), published: "9493", months: 8, due: "1711.47", month: "22.53",
			total: "180.24"},
		{name: "Huizhou, 3 months", in: huizhou(t), published: "9493", months: 3, due: "3132.92", month: "50.97",
			total: "152.91"},
		{name: "a lower base is paid back", in: zhongshan(t), published: "9028", months: 5, due: "1655.15",
			month: "-33.79", total: "-168.95"}, // basic part 1093.52
		{name: "the same base, nothing due", in: zhongshan(t), published: "9307", months: 12, due: "1688.94",
			month: "0.00", total: "0.00"},
		{name: "nothing paid yet", in: zhongshan(t), published: "9493", months: 0, due: "1711.47", month: "22.53",
			total: "0.00"},
	}, func(t *testing.T, c row) {
		got, err := benefit.Recompute(benefit.Yuefuhan294Of2021(),
			benefit.RecomputeInput{GuangdongInput: c.in, Published: tabletest.Dec(t, c.published),
				MonthsPaid: c.months})
		require.NoError(t, err)
		tabletest.Equal(t, c.due, got.Due.Total)
		tabletest.Equal(t, c.month, got.PerMonth)
		tabletest.Equal(t, c.total, got.Total)
		assert.True(t, got.PerMonth.Equal(got.Due.Total.Sub(got.Paid.Total)))
		assert.True(t, got.Due.Account.Equal(got.Paid.Account), "the account does not depend on the base")
		checkSteps(t, got.Steps)
	})
}

func TestRecomputeRefuses(t *testing.T) {
	p := benefit.Yuefuhan294Of2021()
	_, err := benefit.Recompute(p, benefit.RecomputeInput{GuangdongInput: zhongshan(t),
		Published: tabletest.Dec(t, "9493"), MonthsPaid: -1})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = benefit.Recompute(p, benefit.RecomputeInput{GuangdongInput: zhongshan(t), Published: tabletest.Dec(t, "0"),
		MonthsPaid: 1})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = benefit.Recompute(p, benefit.RecomputeInput{GuangdongInput: benefit.GuangdongInput{},
		Published: tabletest.Dec(t, "9493"), MonthsPaid: 1})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
}
